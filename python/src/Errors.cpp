// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Errors of the library as exceptions.

#include "Common.h"

using namespace qopt;
using namespace qopt::python;

void python::fail(const llvm::Twine &message) {
  throw PythonError(message.str());
}

void python::check(llvm::Error error) {
  if (error)
    fail(llvm::toString(std::move(error)));
}
