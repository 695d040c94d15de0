// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The runtime's pools behind a function. They live until nobody holds one.

#include "qopt/Execution/ThreadPool.h"
#include "qopt/Runtime/qopt_runtime.h"
#include "llvm/Support/Threading.h"
#include <algorithm>
#include <map>
#include <mutex>

using namespace llvm;
using namespace qopt;

static_assert(maxThreads == QOPT_MAX_THREADS);

unsigned qopt::getDefaultThreads() {
  return std::clamp(get_physical_cores(), 1, int(maxThreads));
}

Expected<ParallelFor> qopt::getThreadPool(unsigned threads) {
  if (threads < 1 || threads > maxThreads)
    return createStringError("a model runs on 1 to " + Twine(maxThreads) +
                             " threads, not " + Twine(threads));
  if (threads == 1)
    return ParallelFor();
  static std::mutex mutex;
  static std::map<unsigned, std::weak_ptr<qopt_pool>> pools;
  std::lock_guard<std::mutex> lock(mutex);
  std::shared_ptr<qopt_pool> pool = pools[threads].lock();
  if (!pool) {
    pool.reset(qopt_pool_create(int(threads)), qopt_pool_destroy);
    if (!pool)
      return createStringError("the system gives no " + Twine(threads) +
                               " threads: ask for fewer");
    pools[threads] = pool;
  }
  return ParallelFor([pool](ParallelTask task, void *context, int64_t count) {
    qopt_pool_run(pool.get(), task, context, count);
  });
}
