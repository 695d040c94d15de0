// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of instruction sets, and which row a processor gets.

#include "qopt/Codegen/TargetInfo.h"
#include "qopt/Codegen/Processor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace qopt;

namespace {
struct Row {
  TargetInfo info;
  llvm::Triple::ArchType arch;
  /// All of these must be there.
  llvm::SmallVector<llvm::StringRef, 4> features;

  bool fits(const Processor &processor) const {
    return arch == processor.arch && !processor.isPortable &&
           llvm::all_of(features, [&](llvm::StringRef name) {
             return processor.features.lookup(name);
           });
  }
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
      pick512 = "llvm.x86.avx512.vpermi2var.qi.512",
      sdot = "llvm.aarch64.neon.sdot.v4i32.v16i8",
      pairSums = "llvm.aarch64.neon.saddlp.v4i32.v8i16";
  constexpr llvm::Triple::ArchType x86 = llvm::Triple::x86_64,
                                   arm = llvm::Triple::aarch64;
  static const Row table[] = {
      {{"avx512vbmi", 512, 32, DotKind::Quads, quads512, pairs512, words512,
        bytes512, pick512},
       x86,
       {"avx512f", "avx512bw", "avx512vl", "avx512vnni", "avx512vbmi"}},
      {{"avx512vnni", 512, 32, DotKind::Quads, quads512, pairs512, words512,
        bytes512, ""},
       x86,
       {"avx512f", "avx512bw", "avx512vl", "avx512vnni"}},
      {{"avx512", 512, 32, DotKind::Pairs, pairs512, pairs512, words512,
        bytes512, ""},
       x86,
       {"avx512f", "avx512bw", "avx512vl"}},
      {{"avxvnni", 256, 16, DotKind::Quads, quads256, pairs256, words256,
        bytes256, ""},
       x86,
       {"avx2", "fma", "avxvnni"}},
      {{"avx2", 256, 16, DotKind::Pairs, pairs256, pairs256, words256, bytes256,
        ""},
       x86,
       {"avx2", "fma"}},
      {{"sse", 128, 16, DotKind::Pairs, pairs128, pairs128, words128, bytes128,
        ""},
       x86,
       {"sse4.1"}},
      {{"dotprod", 128, 32, DotKind::SignedQuads, sdot, "", "", "", ""},
       arm,
       {"neon", "dotprod"}},
      {{"neon", 128, 32, DotKind::PairSums, pairSums, "", "", "", ""},
       arm,
       {"neon"}},
      {{"portable", 128, 16, DotKind::None, "", "", "", "", ""},
       llvm::Triple::UnknownArch,
       {}},
  };
  return table;
}

llvm::Expected<TargetInfo> TargetInfo::get(llvm::StringRef cpu,
                                           llvm::StringRef features) {
  llvm::Expected<Processor> processor = Processor::get(cpu, features);
  if (!processor)
    return processor.takeError();
  for (const Row &row : getTable())
    if (row.fits(*processor))
      return row.info;
  return getTable().back().info;
}
