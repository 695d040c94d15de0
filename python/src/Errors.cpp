// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Errors of the library, and wrong arguments, as exceptions.

#include "Common.h"
#include "qopt/Execution/ThreadPool.h"

using namespace qopt;
using namespace qopt::python;

void python::fail(const llvm::Twine &message) {
  throw PythonError(message.str());
}

void python::check(llvm::Error error) {
  if (error)
    fail(llvm::toString(std::move(error)));
}

unsigned python::checkThreads(const char *name, int64_t threads) {
  using llvm::Twine;
  if (threads < 0 || threads > int64_t(maxThreads))
    fail(Twine(name) + " must be 0 to " + Twine(maxThreads) + ", not " +
         Twine(threads));
  return unsigned(threads);
}
