// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model and its compiled form as Python holds them.

#ifndef QOPT_PYTHON_MODULE_H
#define QOPT_PYTHON_MODULE_H

#include "Common.h"
#include "qopt/Driver/Model.h"
#include "qopt/Numerics/QuantParams.h"

namespace qopt::python {

/// A tensor of a signature, in Python's words.
struct TensorSpec {
  std::string name;
  llvm::SmallVector<int64_t> shape;
  std::string dtype;
  /// Of quantized elements.
  std::optional<numerics::QuantParams> params;
};

class Module {
public:
  explicit Module(Model model) : model(std::move(model)) {}

  std::vector<TensorSpec> getInputs() const;
  std::vector<TensorSpec> getOutputs() const;
  Model model;
};

/// The ops of the entry, in order; see Walk.cpp.
nb::dict walk(const Module &module);

} // namespace qopt::python

#endif // QOPT_PYTHON_MODULE_H
