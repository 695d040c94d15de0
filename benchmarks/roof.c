// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The most that one core of this machine does, as one line of JSON: int8 dot
// products and f32 multiply-adds on independent registers, in 1e9 operations a
// second (a multiply-add is two), and reading memory from an array larger than
// the caches, in GB a second. Takes the widest instructions that the processor
// has; best of many short runs.
//
//   roof [MIB]     the size of the array; 0 (the default) leaves memory out

#include <emmintrin.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ITERATIONS = 2000, RUNS = 1000, PASSES = 3 };

#define ALL(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11)
#define DOT512(i) "vpdpbusd %%zmm14, %%zmm15, %%zmm" #i "\n"
#define FMA512(i) "vfmadd231ps %%zmm14, %%zmm15, %%zmm" #i "\n"
#define DOT256(i) "%{vex%} vpdpbusd %%ymm14, %%ymm15, %%ymm" #i "\n"
#define FMA256(i) "vfmadd231ps %%ymm14, %%ymm15, %%ymm" #i "\n"
#define WIDE256(i) "vpmaddwd %%ymm14, %%ymm15, %%ymm" #i "\n"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// A function that times ITERATIONS times 24 of an instruction; operands are
// zero, since denormal ones are slow.
#define MEASURE(name, X)                                                       \
  static double name(void) {                                                   \
    long count = ITERATIONS;                                                   \
    double start = now();                                                      \
    __asm__ volatile("vzeroall\n1:\n" ALL(X) ALL(X) "dec %0\njnz 1b\n"         \
                                                    "vzeroupper\n"             \
                     : "+r"(count)                                             \
                     :                                                         \
                     : "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4",       \
                       "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",        \
                       "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");           \
    return now() - start;                                                      \
  }

MEASURE(dot512, DOT512)
MEASURE(fma512, FMA512)
MEASURE(dot256, DOT256)
MEASURE(fma256, FMA256)
MEASURE(wide256, WIDE256)

typedef struct {
  double (*run)(void);
  int operations; // of one instruction
} Instruction;

static double rate(Instruction instruction) {
  double best = 1;
  for (int i = 0; i < RUNS; ++i) {
    double seconds = instruction.run();
    best = seconds < best ? seconds : best;
  }
  return 24e-9 * ITERATIONS * instruction.operations / best;
}

static double readMemory(size_t bytes) {
  char *data = aligned_alloc(64, bytes);
  if (!data)
    return 0;
  for (size_t i = 0; i < bytes; i += 64)
    data[i] = (char)i;
  double best = 1e9;
  for (int pass = 0; pass < PASSES; ++pass) {
    double start = now();
    __m128i sum = _mm_setzero_si128();
    for (size_t i = 0; i < bytes; i += 64) {
      const __m128i *p = (const __m128i *)(data + i);
      __m128i a = _mm_xor_si128(p[0], p[1]), b = _mm_xor_si128(p[2], p[3]);
      sum = _mm_xor_si128(sum, _mm_xor_si128(a, b));
    }
    __asm__ volatile("" ::"x"(sum));
    double seconds = now() - start;
    best = seconds < best ? seconds : best;
  }
  free(data);
  return 1e-9 * (double)bytes / best;
}

int main(int argc, char **argv) {
  Instruction dot = {wide256, 32}, fma = {fma256, 16};
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
    fprintf(stderr, "roof: needs a processor with AVX2 and FMA\n");
    return 1;
  }
  if (__builtin_cpu_supports("avx512f"))
    fma = (Instruction){fma512, 32};
  if (__builtin_cpu_supports("avx512vnni"))
    dot = (Instruction){dot512, 128};
  else if (__builtin_cpu_supports("avxvnni"))
    dot = (Instruction){dot256, 64};
  printf("{\"int8\": %.1f, \"f32\": %.1f", rate(dot), rate(fma));
  size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
  if (size)
    printf(", \"memory\": %.1f", readMemory(size << 20));
  printf("}\n");
  return 0;
}
