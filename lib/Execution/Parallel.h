// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Work on several modules at the same time.

#ifndef QOPT_LIB_EXECUTION_PARALLEL_H
#define QOPT_LIB_EXECUTION_PARALLEL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ThreadPool.h"
#include <memory>

namespace qopt {

/// `count` threads, or as many as the machine has where it is 0. Null for one:
/// the caller's. They start when there is work.
std::unique_ptr<llvm::ThreadPoolInterface> createThreads(unsigned count);

/// Calls `work` for 0 .. count - 1. The error is that of the lowest index that
/// has one, whatever came first.
llvm::Error forEachParallel(llvm::ThreadPoolInterface *threads, size_t count,
                            llvm::function_ref<llvm::Error(size_t)> work);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_PARALLEL_H
