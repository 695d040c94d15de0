// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The runtime's threads: each iteration once, whatever the number of threads,
// of iterations and of callers.

#include "qopt/Runtime/qopt_runtime.h"
#include <atomic>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {
struct Loop {
  explicit Loop(int64_t count) : visits(count) {}
  std::vector<std::atomic<int>> visits;
  qopt_pool *nested = nullptr;

  static void run(void *context, int64_t begin, int64_t end) {
    auto *loop = static_cast<Loop *>(context);
    for (int64_t i = begin; i < end; ++i)
      ++loop->visits[i];
  }
  bool isDone(int times = 1) const {
    for (const std::atomic<int> &count : visits)
      if (count != times)
        return false;
    return true;
  }
};
} // namespace

TEST(Pool, VisitsEachIterationOnce) {
  for (int threads : {1, 2, 3, 8, 64}) {
    qopt_pool *pool = qopt_pool_create(threads);
    ASSERT_NE(pool, nullptr);
    for (int64_t count : {0, 1, 2, 3, 7, 31, 32, 33, 1000}) {
      Loop loop(count);
      qopt_pool_run(pool, Loop::run, &loop, count);
      EXPECT_TRUE(loop.isDone()) << threads << " " << count;
    }
    qopt_pool_destroy(pool);
  }
  Loop alone(10);
  qopt_pool_run(nullptr, Loop::run, &alone, 10);
  EXPECT_TRUE(alone.isDone());
  qopt_pool_destroy(nullptr);
}

// Threads that come late for one loop must not take from the next with what
// they know of the last one.
TEST(Pool, ShortLoopsOneAfterTheOther) {
  qopt_pool *pool = qopt_pool_create(4);
  ASSERT_NE(pool, nullptr);
  Loop few(2), many(40);
  constexpr int rounds = 20000;
  for (int i = 0; i < rounds; ++i) {
    qopt_pool_run(pool, Loop::run, &few, 2);
    qopt_pool_run(pool, Loop::run, &many, 40);
  }
  EXPECT_TRUE(few.isDone(rounds));
  EXPECT_TRUE(many.isDone(rounds));
  qopt_pool_destroy(pool);
}

TEST(Pool, WakesThreadsThatSleep) {
  qopt_pool *pool = qopt_pool_create(2);
  ASSERT_NE(pool, nullptr);
  // Until both have met in one loop: neither can do it alone.
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    std::atomic<int> present(0);
    qopt_pool_run(
        pool,
        [](void *context, int64_t, int64_t) {
          auto *present = static_cast<std::atomic<int> *>(context);
          ++*present;
          while (*present < 2)
            std::this_thread::yield();
        },
        &present, 2);
    EXPECT_EQ(present, 2);
  }
  qopt_pool_destroy(pool);
}

TEST(Pool, CallersDoNotWaitForEachOther) {
  qopt_pool *pool = qopt_pool_create(2);
  ASSERT_NE(pool, nullptr);
  constexpr int rounds = 2000;
  Loop first(50), second(50);
  auto call = [&](Loop &loop) {
    for (int i = 0; i < rounds; ++i)
      qopt_pool_run(pool, Loop::run, &loop, 50);
  };
  std::thread other([&] { call(second); });
  call(first);
  other.join();
  EXPECT_TRUE(first.isDone(rounds));
  EXPECT_TRUE(second.isDone(rounds));
  // A loop inside a loop finds the pool busy.
  Loop outer(4);
  outer.nested = pool;
  qopt_pool_run(
      pool,
      [](void *context, int64_t begin, int64_t end) {
        Loop inner(5);
        auto *loop = static_cast<Loop *>(context);
        qopt_pool_run(loop->nested, Loop::run, &inner, 5);
        if (inner.isDone())
          Loop::run(context, begin, end);
      },
      &outer, 4);
  EXPECT_TRUE(outer.isDone());
  qopt_pool_destroy(pool);
}

// A child has the pool, but none of its threads: it must not wait for them.
TEST(Pool, WorksInAChildWithoutItsThreads) {
  qopt_pool *pool = qopt_pool_create(4);
  ASSERT_NE(pool, nullptr);
  Loop before(100);
  qopt_pool_run(pool, Loop::run, &before, 100);
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    (void)alarm(10);
    Loop loop(100);
    for (int i = 0; i < 50; ++i)
      qopt_pool_run(pool, Loop::run, &loop, 100);
    qopt_pool_destroy(pool);
    _exit(loop.isDone(50) ? 0 : 1);
  }
  int status = -1;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  // The parent's threads are as they were.
  Loop after(100);
  qopt_pool_run(pool, Loop::run, &after, 100);
  EXPECT_TRUE(after.isDone());
  qopt_pool_destroy(pool);
}

TEST(Pool, RefusesAbsurdNumbers) {
  for (int threads : {0, -1, QOPT_MAX_THREADS + 1, INT32_MIN, INT32_MAX}) {
    EXPECT_EQ(qopt_pool_create(threads), nullptr);
    EXPECT_EQ(qopt_set_threads(threads), QOPT_ERROR_ARGUMENT);
  }
}

TEST(Pool, ModelsTakeTheirExecutor) {
  Loop loop(100);
  qopt_parallel_for(Loop::run, &loop, 100);
  EXPECT_TRUE(loop.isDone(1));
  EXPECT_EQ(qopt_set_threads(3), QOPT_OK);
  qopt_parallel_for(Loop::run, &loop, 100);
  EXPECT_TRUE(loop.isDone(2));
  int calls = 0;
  EXPECT_EQ(
      qopt_set_executor(
          [](void *executor, qopt_task task, void *context, int64_t count) {
            ++*static_cast<int *>(executor);
            for (int64_t i = count; i-- > 0;)
              task(context, i, i + 1);
          },
          &calls),
      QOPT_OK);
  qopt_parallel_for(Loop::run, &loop, 100);
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(loop.isDone(3));
  EXPECT_EQ(qopt_set_threads(1), QOPT_OK);
  qopt_parallel_for(Loop::run, &loop, 100);
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(loop.isDone(4));
}
