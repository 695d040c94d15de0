// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For loops through which weights stream by the gigabyte: compiled once for
// every processor and once each for those with wider vectors; the loader picks.
// All versions give the same bits, because nothing is contracted or reordered.

#ifndef QOPT_NUMERICS_VECTORCLONES_H
#define QOPT_NUMERICS_VECTORCLONES_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||     \
    __has_feature(thread_sanitizer)
// The loader picks before the sanitizers are ready.
#define QOPT_VECTOR_CLONES
#endif
#endif

#ifndef QOPT_VECTOR_CLONES
#if defined(__clang__) && defined(__x86_64__) && defined(__ELF__)
#define QOPT_VECTOR_CLONES                                                     \
  __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define QOPT_VECTOR_CLONES
#endif
#endif

#endif // QOPT_NUMERICS_VECTORCLONES_H
