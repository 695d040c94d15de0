// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of instruction sets, and the way from a CPU's name to its row
// through LLVM's own list of CPUs and features.

#include "qopt/Codegen/TargetInfo.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace qopt;

namespace {
struct Row {
  TargetInfo info;
  /// All of these must be there.
  llvm::SmallVector<llvm::StringRef, 4> features;
};
} // namespace

/// Best first. With AVX-512 the wide registers win although some CPUs lower
/// their clock for them: a dot instruction does twice the work.
static llvm::ArrayRef<Row> getTable() {
  static const Row table[] = {
      {{"avx512vnni", 512, 32, DotKind::Quads, "llvm.x86.avx512.vpdpbusd.512"},
       {"avx512f", "avx512bw", "avx512vl", "avx512vnni"}},
      {{"avx512", 512, 32, DotKind::Pairs, "llvm.x86.avx512.pmaddw.d.512"},
       {"avx512f", "avx512bw", "avx512vl"}},
      {{"avxvnni", 256, 16, DotKind::Quads, "llvm.x86.avx512.vpdpbusd.256"},
       {"avx2", "fma", "avxvnni"}},
      {{"avx2", 256, 16, DotKind::Pairs, "llvm.x86.avx2.pmadd.wd"},
       {"avx2", "fma"}},
      {{"sse", 128, 16, DotKind::Pairs, "llvm.x86.sse2.pmadd.wd"}, {"sse4.1"}},
      {{"portable", 128, 16, DotKind::None, ""}, {}},
  };
  return table;
}

llvm::Expected<TargetInfo> TargetInfo::get(llvm::StringRef cpu) {
  llvm::StringSet<> features;
  if (cpu == "native" || cpu.empty()) {
    for (const auto &feature : llvm::sys::getHostCPUFeatures())
      if (feature.second)
        features.insert(feature.first());
  } else if (cpu != "portable") {
    llvm::SmallVector<llvm::StringRef> names;
    llvm::X86::fillValidCPUArchList(names, /*Only64Bit=*/true);
    if (!llvm::is_contained(names, cpu))
      return llvm::createStringError(
          "unknown CPU '" + cpu +
          "': expected native, portable or a name that "
          "LLVM knows, such as x86-64-v3");
    llvm::SmallVector<llvm::StringRef> list;
    llvm::X86::getFeaturesForCPU(cpu, list);
    features.insert_range(list);
  }
  for (const Row &row : getTable())
    if (llvm::all_of(row.features, [&](llvm::StringRef name) {
          return features.contains(name);
        }))
      return row.info;
  return getTable().back().info;
}
