// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a kernel wants computed from a weight before it runs: the weight in
// blocks, or its sums. Plain arithmetic on bytes, a block of rows at a time, so
// that a weight larger than memory can be streamed through it.

#ifndef QOPT_LIB_CODEGEN_CPU_WEIGHTLAYOUT_H
#define QOPT_LIB_CODEGEN_CPU_WEIGHTLAYOUT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <string>

namespace qopt {

/// linalg.pack: dimension `order[i]` of the source is outer dimension i of the
/// result, in blocks of `tiles` where it is one of `tiled`; the blocks' inside
/// comes last. Elements outside of the source are zero.
struct PackLayout {
  llvm::SmallVector<int64_t> source, order, tiled, tiles;
  int64_t elementBytes = 1;

  llvm::SmallVector<int64_t> getResultShape() const;
  /// The part of the source's dimension order[outer] that indices [begin, end)
  /// of outer dimension `outer` of the result need.
  std::pair<int64_t, int64_t> getSourceRange(size_t outer, int64_t begin,
                                             int64_t end) const;
  /// The layout that turns this part alone, dense, into these indices.
  PackLayout getPart(size_t outer, int64_t begin, int64_t end) const;
  void compute(llvm::ArrayRef<char> in, llvm::MutableArrayRef<char> out) const;
  /// For a key: "pack[0,1][16,4](8x3x4)".
  std::string describe() const;
};

/// The sum of bytes along some dimensions, as 32-bit integers: dimension i of
/// the result is dimension `kept[i]` of the source.
struct SumLayout {
  llvm::SmallVector<int64_t> source, kept;

  llvm::SmallVector<int64_t> getResultShape() const;
  /// Adds rows of the source, the first of which is `row`, to all sums.
  void add(llvm::ArrayRef<char> in, int64_t row,
           llvm::MutableArrayRef<int32_t> out) const;
  std::string describe() const;
};

} // namespace qopt

#endif // QOPT_LIB_CODEGEN_CPU_WEIGHTLAYOUT_H
