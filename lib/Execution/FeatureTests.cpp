// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bits of features. Those that say nothing about instructions that code
// generation uses are left out: a virtual machine may hide them.

#include "FeatureTests.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace qopt;

/// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2,
/// CPUID; states: volume 1, 13.3.
static ArrayRef<FeatureTest> getX86Tests() {
  enum { eax, ebx, ecx, edx };
  constexpr uint32_t extended = 0x80000001;
  // Registers of SSE and AVX; masks and the wide registers; tiles.
  constexpr uint32_t avxState = 0x6, avx512State = 0xe6, tileState = 0x60000;
  static constexpr FeatureTest tests[] = {
      {"sse3", 1, 0, ecx, 1u << 0},
      {"pclmul", 1, 0, ecx, 1u << 1},
      {"ssse3", 1, 0, ecx, 1u << 9},
      {"fma", 1, 0, ecx, 1u << 12},
      {"cx16", 1, 0, ecx, 1u << 13},
      {"sse4.1", 1, 0, ecx, 1u << 19},
      {"sse4.2", 1, 0, ecx, 1u << 20},
      {"movbe", 1, 0, ecx, 1u << 22},
      {"popcnt", 1, 0, ecx, 1u << 23},
      {"aes", 1, 0, ecx, 1u << 25},
      {"avx", 1, 0, ecx, 1u << 28},
      {"avx", kSavedStates, 0, eax, avxState},
      {"f16c", 1, 0, ecx, 1u << 29},
      {"bmi", 7, 0, ebx, 1u << 3},
      {"avx2", 7, 0, ebx, 1u << 5},
      {"bmi2", 7, 0, ebx, 1u << 8},
      {"avx512f", 7, 0, ebx, 1u << 16},
      {"avx512f", kSavedStates, 0, eax, avx512State},
      {"avx512dq", 7, 0, ebx, 1u << 17},
      {"adx", 7, 0, ebx, 1u << 19},
      {"avx512ifma", 7, 0, ebx, 1u << 21},
      {"avx512cd", 7, 0, ebx, 1u << 28},
      {"sha", 7, 0, ebx, 1u << 29},
      {"avx512bw", 7, 0, ebx, 1u << 30},
      {"avx512vl", 7, 0, ebx, 1u << 31},
      {"avx512vbmi", 7, 0, ecx, 1u << 1},
      {"avx512vbmi2", 7, 0, ecx, 1u << 6},
      {"gfni", 7, 0, ecx, 1u << 8},
      {"vaes", 7, 0, ecx, 1u << 9},
      {"vpclmulqdq", 7, 0, ecx, 1u << 10},
      {"avx512vnni", 7, 0, ecx, 1u << 11},
      {"avx512bitalg", 7, 0, ecx, 1u << 12},
      {"avx512vpopcntdq", 7, 0, ecx, 1u << 14},
      {"avx512vp2intersect", 7, 0, edx, 1u << 8},
      {"amx-bf16", 7, 0, edx, 1u << 22},
      {"avx512fp16", 7, 0, edx, 1u << 23},
      {"amx-tile", 7, 0, edx, 1u << 24},
      {"amx-tile", kSavedStates, 0, eax, tileState},
      {"amx-int8", 7, 0, edx, 1u << 25},
      {"avxvnni", 7, 1, eax, 1u << 4},
      {"avx512bf16", 7, 1, eax, 1u << 5},
      {"avxifma", 7, 1, eax, 1u << 23},
      {"avxvnniint8", 7, 1, edx, 1u << 4},
      {"avxneconvert", 7, 1, edx, 1u << 5},
      {"avxvnniint16", 7, 1, edx, 1u << 10},
      {"sahf", extended, 0, ecx, 1u << 0},
      {"lzcnt", extended, 0, ecx, 1u << 5},
      {"sse4a", extended, 0, ecx, 1u << 6},
      {"xop", extended, 0, ecx, 1u << 11},
      {"fma4", extended, 0, ecx, 1u << 16},
      {"tbm", extended, 0, ecx, 1u << 21},
  };
  return tests;
}

/// Linux, arch/arm64/include/uapi/asm/hwcap.h.
static ArrayRef<FeatureTest> getAArch64Tests() {
  constexpr uint32_t hwcap = 16, hwcap2 = 26;
  static constexpr FeatureTest tests[] = {
      {"fp-armv8", hwcap, 0, 0, 1u << 0},
      {"neon", hwcap, 0, 0, 1u << 1},
      {"aes", hwcap, 0, 0, 1u << 3},
      {"sha2", hwcap, 0, 0, 1u << 6},
      {"crc", hwcap, 0, 0, 1u << 7},
      {"lse", hwcap, 0, 0, 1u << 8},
      {"fullfp16", hwcap, 0, 0, 1u << 9},
      {"fullfp16", hwcap, 0, 0, 1u << 10},
      {"rdm", hwcap, 0, 0, 1u << 12},
      {"jsconv", hwcap, 0, 0, 1u << 13},
      {"complxnum", hwcap, 0, 0, 1u << 14},
      {"rcpc", hwcap, 0, 0, 1u << 15},
      {"sha3", hwcap, 0, 0, 1u << 17},
      {"sm4", hwcap, 0, 0, 1u << 19},
      {"dotprod", hwcap, 0, 0, 1u << 20},
      {"sve", hwcap, 0, 0, 1u << 22},
      {"fp16fml", hwcap, 0, 0, 1u << 23},
      {"rcpc-immo", hwcap, 0, 0, 1u << 26},
      {"flagm", hwcap, 0, 0, 1u << 27},
      {"sve2", hwcap2, 0, 0, 1u << 1},
      {"altnzcv", hwcap2, 0, 0, 1u << 7},
      {"fptoint", hwcap2, 0, 0, 1u << 8},
      {"i8mm", hwcap2, 0, 0, 1u << 13},
      {"bf16", hwcap2, 0, 0, 1u << 14},
  };
  return tests;
}

SmallVector<FeatureTest> qopt::getFeatureTests(const Processor &processor) {
  SmallVector<FeatureTest> result;
  ArrayRef<FeatureTest> all =
      processor.arch == Triple::aarch64 ? getAArch64Tests() : getX86Tests();
  for (const FeatureTest &test : all)
    if (processor.features.lookup(test.feature))
      result.push_back(test);
  return result;
}

Error qopt::checkRunsHere(const CompileOptions &options) {
  Expected<Processor> processor = Processor::get(options.cpu, options.features);
  if (!processor)
    return processor.takeError();
  Expected<Processor> host = Processor::get("native");
  if (!host)
    return host.takeError();
  if (processor->arch != host->arch)
    return createStringError(
        "processor '" + options.cpu +
        "' is of another architecture than this machine (" +
        Triple::getArchTypeName(host->arch) +
        "): compile to a file and run it there");
  SmallVector<StringRef> missing;
  for (const FeatureTest &test : getFeatureTests(*processor))
    if (!host->features.lookup(test.feature) &&
        !is_contained(missing, test.feature))
      missing.push_back(test.feature);
  if (missing.empty())
    return Error::success();
  return createStringError(
      "this machine cannot run code for '" + options.cpu +
      (options.features.empty() ? "" : "' with '" + options.features) +
      "': it lacks " + join(missing, ", ") +
      "; leave --march and --features out, or compile to a file");
}
