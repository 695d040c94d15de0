// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt._core: the shared library as a Python extension. The package around it
// is the interface for people.

#include "Common.h"

using namespace qopt::python;

NB_MODULE(_core, module) {
  module.doc() = "The compiler behind the qopt package.";
  nb::exception<PythonError> error(module, "Error");
  error.attr("__doc__") =
      "What cannot be done, with the op, tensor or file that is the reason.";
  module.attr("__version__") = QOPT_VERSION;
  bindModule(module);
  bindGraph(module);
  bindExecutable(module);
  bindQuantize(module);
  bindLinearAlgebra(module);
}
