// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Work on several modules at the same time, on LLVM's thread pool.

#include "Parallel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Threading.h"
#include <vector>

using namespace llvm;

std::unique_ptr<ThreadPoolInterface> qopt::createThreads(unsigned count) {
  ThreadPoolStrategy strategy = hardware_concurrency(count);
  if (strategy.compute_thread_count() <= 1)
    return nullptr;
  return std::make_unique<DefaultThreadPool>(strategy);
}

Error qopt::forEachParallel(ThreadPoolInterface *threads, size_t count,
                            function_ref<Error(size_t)> work) {
  std::vector<std::string> messages(count);
  auto run = [&](size_t i) {
    if (Error error = work(i))
      messages[i] = toString(std::move(error));
  };
  if (threads) {
    ThreadPoolTaskGroup group(*threads);
    for (size_t i = 0; i != count; ++i)
      group.async([&run, i] { run(i); });
    group.wait();
  } else {
    for (size_t i = 0; i != count; ++i)
      run(i);
  }
  for (std::string &message : messages)
    if (!message.empty())
      return createStringError(message);
  return Error::success();
}
