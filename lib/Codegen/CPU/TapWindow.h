// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Depthwise convolution with a dot instruction. There is no sum over channels;
// the sum is over the window. `depth` neighbouring positions of an input row
// are interleaved byte by byte, so that the 32-bit lane of a channel holds
// `depth` of its taps, and the weights are interleaved alike. A position that a
// tap does not reach has weight zero, so one interleaved vector serves several
// output elements of the row.

#ifndef QOPT_LIB_CODEGEN_CPU_TAPWINDOW_H
#define QOPT_LIB_CODEGEN_CPU_TAPWINDOW_H

#include "FusionGroup.h"

namespace mlir::qnn {

struct TapWindow {
  /// The parallel loop along the input's row and the reduction loop over the
  /// window's row: position = row * rowStep + tap * tapStep.
  unsigned rowLoop = 0, tapLoop = 0;
  int64_t rowStep = 1, tapStep = 1, numTaps = 1;
  int64_t depth = 1;
  /// Few channels leave room in a block for `width` neighbouring positions side
  /// by side, channels within positions as they lie in memory.
  int64_t width = 1;
  /// Blocks of the row that are computed together.
  int64_t rows = 1;
  /// The window's other loops, and how many steps they have together.
  SmallVector<unsigned> outerLoops;
  int64_t numOuter = 1;

  /// An input position as a block of the row and one of its taps.
  using Position = std::pair<int64_t, int64_t>;
  /// The distinct positions that `numRows` blocks read, ascending.
  SmallVector<Position> getPositions(int64_t numRows) const;
  /// Positions in chunks of `depth`; the last one may have fewer.
  SmallVector<ArrayRef<Position>> split(ArrayRef<Position> positions) const;
  /// The taps of `row` at the `depth` positions of a chunk; -1 where it has
  /// none. Empty if it has none at all.
  SmallVector<int64_t> getTaps(ArrayRef<Position> chunk, int64_t row) const;

  /// The window of a contraction of bytes in which both factors are contiguous
  /// along the vector loop, if interleaving pays.
  static std::optional<TapWindow> choose(const FusionGroup &group,
                                         const IntegerContraction &contraction,
                                         unsigned vectorLoop, int64_t lanes,
                                         int64_t depth);

private:
  void addOuterLoop(unsigned loop, int64_t range) {
    outerLoops.push_back(loop);
    numOuter *= range;
  }
  double getCost() const;
  /// Replaces `best` by the best block of `size` bytes of this window's loops
  /// if that is better.
  void chooseBlock(const FusionGroup &group, unsigned vectorLoop, int64_t size,
                   std::optional<TapWindow> &best);
};

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_TAPWINDOW_H
