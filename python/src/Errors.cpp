// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Errors of the library as exceptions.

#include "Common.h"
#include "llvm/Support/raw_ostream.h"

using namespace qopt;
using namespace qopt::python;

char RaisedError::ID = 0;

void RaisedError::log(llvm::raw_ostream &os) const {
  os << "a Python exception";
}

void python::fail(const llvm::Twine &message) {
  throw PythonError(message.str());
}

void python::check(llvm::Error error) {
  if (!error)
    return;
  std::exception_ptr raised;
  std::string text;
  llvm::handleAllErrors(
      std::move(error), [&](RaisedError &info) { raised = info.exception; },
      [&](llvm::ErrorInfoBase &info) {
        text += (text.empty() ? "" : "\n") + info.message();
      });
  if (raised)
    std::rethrow_exception(raised);
  fail(text);
}
