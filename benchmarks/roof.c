// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The most that one core of this machine does: multiply-adds of bytes
// (vpdpbusd, 128 operations) and of f32 (vfmadd, 32 operations) on independent
// 512-bit registers, as {"int8": GOPS, "f32": GFLOPS}. Best of many short runs.

#include <stdio.h>
#include <time.h>

#define ALL(X)                                                                 \
  X(0)                                                                         \
  X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)   \
      X(15) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23)
#define CLEAR(i) "vpxord %%zmm" #i ",%%zmm" #i ",%%zmm" #i "\n"
#define DOT(i) "vpdpbusd %%zmm30,%%zmm31,%%zmm" #i "\n"
#define FMA(i) "vfmadd231ps %%zmm30,%%zmm31,%%zmm" #i "\n"
#define RUN(X)                                                                 \
  __asm__ volatile(CLEAR(30) CLEAR(31)                                         \
                       ALL(CLEAR) "1:\n" ALL(X) "dec %0\njnz 1b\n"             \
                   : "+r"(count)::"memory")

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(void) {
  const long iterations = 2000;
  double best[2] = {1, 1};
  for (int repeat = 0; repeat < 1000; ++repeat)
    for (int kind = 0; kind < 2; ++kind) {
      long count = iterations;
      double start = now();
      if (kind == 0)
        RUN(DOT);
      else
        RUN(FMA);
      double seconds = now() - start;
      if (seconds < best[kind])
        best[kind] = seconds;
    }
  double instructions = 24.0 * iterations * 1e-9;
  printf("{\"int8\": %.1f, \"f32\": %.1f}\n", 128 * instructions / best[0],
         32 * instructions / best[1]);
  return 0;
}
