// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The threads that compiled models run on, once for all models of the process.

#ifndef QOPT_EXECUTION_THREADPOOL_H
#define QOPT_EXECUTION_THREADPOOL_H

#include "llvm/Support/Error.h"
#include <cstdint>
#include <functional>
#include <memory>

namespace qopt {

/// Iterations begin .. end - 1 of a loop.
using ParallelTask = void (*)(void *context, int64_t begin, int64_t end);
/// Calls the task with ranges that cover 0 .. count - 1, each iteration once,
/// and returns when all calls have.
using ParallelFor =
    std::function<void(ParallelTask task, void *context, int64_t count)>;

constexpr unsigned maxThreads = 1024;

/// The physical cores that this process may run on: threads that share a core
/// also share the unit that multiplies.
unsigned getDefaultThreads();

/// What runs loops on `threads` threads, the caller's among them. Empty for
/// one. Pools are shared by all that ask for the same number; where one is
/// busy, the caller's thread does all.
llvm::Expected<ParallelFor> getThreadPool(unsigned threads);

} // namespace qopt

#endif // QOPT_EXECUTION_THREADPOOL_H
