// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of instruction sets, and the way from a CPU's name to its row
// through LLVM's own list of CPUs and features.

#include "qopt/Codegen/TargetInfo.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
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
  static constexpr llvm::StringLiteral
      quads512 = "llvm.x86.avx512.vpdpbusd.512",
      quads256 = "llvm.x86.avx512.vpdpbusd.256",
      pairs512 = "llvm.x86.avx512.pmaddw.d.512",
      pairs256 = "llvm.x86.avx2.pmadd.wd", pairs128 = "llvm.x86.sse2.pmadd.wd",
      words512 = "llvm.x86.avx512.packssdw.512",
      words256 = "llvm.x86.avx2.packssdw",
      words128 = "llvm.x86.sse2.packssdw.128",
      bytes512 = "llvm.x86.avx512.packsswb.512",
      bytes256 = "llvm.x86.avx2.packsswb",
      bytes128 = "llvm.x86.sse2.packsswb.128",
      pick512 = "llvm.x86.avx512.vpermi2var.qi.512";
  static const Row table[] = {
      {{"avx512vbmi", 512, 32, DotKind::Quads, quads512, pairs512, words512,
        bytes512, pick512},
       {"avx512f", "avx512bw", "avx512vl", "avx512vnni", "avx512vbmi"}},
      {{"avx512vnni", 512, 32, DotKind::Quads, quads512, pairs512, words512,
        bytes512, ""},
       {"avx512f", "avx512bw", "avx512vl", "avx512vnni"}},
      {{"avx512", 512, 32, DotKind::Pairs, pairs512, pairs512, words512,
        bytes512, ""},
       {"avx512f", "avx512bw", "avx512vl"}},
      {{"avxvnni", 256, 16, DotKind::Quads, quads256, pairs256, words256,
        bytes256, ""},
       {"avx2", "fma", "avxvnni"}},
      {{"avx2", 256, 16, DotKind::Pairs, pairs256, pairs256, words256, bytes256,
        ""},
       {"avx2", "fma"}},
      {{"sse", 128, 16, DotKind::Pairs, pairs128, pairs128, words128, bytes128,
        ""},
       {"sse4.1"}},
      {{"portable", 128, 16, DotKind::None, "", "", "", "", ""}, {}},
  };
  return table;
}

/// Sets a feature and those that come, or go, with it.
static void setFeature(llvm::StringMap<bool> &features, llvm::StringRef name,
                       bool enabled) {
  features[name] = enabled;
  llvm::X86::updateImpliedFeatures(name, enabled, features);
}

llvm::Expected<TargetInfo> TargetInfo::get(llvm::StringRef cpu,
                                           llvm::StringRef changes) {
  llvm::StringMap<bool> features;
  if (cpu == "native" || cpu.empty()) {
    features = llvm::sys::getHostCPUFeatures();
  } else if (cpu != "portable") {
    llvm::SmallVector<llvm::StringRef> names, list;
    llvm::X86::fillValidCPUArchList(names, /*Only64Bit=*/true);
    if (!llvm::is_contained(names, cpu))
      return llvm::createStringError("unknown processor '" + cpu +
                                     "': expected native, portable or a name "
                                     "that LLVM knows, such as x86-64-v3");
    llvm::X86::getFeaturesForCPU(cpu, list);
    // The list has avx512bw without the avx512f that it needs.
    for (llvm::StringRef feature : list)
      setFeature(features, feature, true);
  }
  for (llvm::StringRef change : llvm::split(changes, ',')) {
    change = change.trim();
    if (change.consume_front("+"))
      setFeature(features, change, true);
    else if (change.consume_front("-"))
      setFeature(features, change, false);
  }
  for (const Row &row : getTable())
    if (llvm::all_of(row.features, [&](llvm::StringRef name) {
          return features.lookup(name);
        }))
      return row.info;
  return getTable().back().info;
}
