// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which loops of a depthwise window interleave, and how many output elements
// share an interleaved vector.

#include "TapWindow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::qnn;

SmallVector<TapWindow::Position>
TapWindow::getPositions(int64_t numRows) const {
  SmallVector<Position> positions;
  auto getOffset = [&](Position position) {
    return position.first * rowStep * width + position.second * tapStep;
  };
  for (int64_t row = 0; row < numRows; ++row)
    for (int64_t tap = 0; tap < numTaps; ++tap)
      positions.push_back({row, tap});
  llvm::sort(positions, [&](Position a, Position b) {
    return std::pair(getOffset(a), a) < std::pair(getOffset(b), b);
  });
  positions.erase(llvm::unique(positions,
                               [&](Position a, Position b) {
                                 return getOffset(a) == getOffset(b);
                               }),
                  positions.end());
  return positions;
}

SmallVector<ArrayRef<TapWindow::Position>>
TapWindow::split(ArrayRef<Position> positions) const {
  SmallVector<ArrayRef<Position>> chunks;
  for (; !positions.empty();
       positions = positions.drop_front(chunks.back().size()))
    chunks.push_back(positions.take_front(depth));
  return chunks;
}

SmallVector<int64_t> TapWindow::getTaps(ArrayRef<Position> chunk,
                                        int64_t row) const {
  SmallVector<int64_t> taps(depth, -1);
  bool any = false;
  for (auto [index, position] : llvm::enumerate(chunk)) {
    int64_t distance =
        (position.first - row) * rowStep * width + position.second * tapStep;
    if (distance < 0 || distance % tapStep != 0 ||
        distance / tapStep >= numTaps)
      continue;
    taps[index] = distance / tapStep;
    any = true;
  }
  return any ? taps : SmallVector<int64_t>();
}

/// Instructions for an output position: loads and
/// shuffles of each chunk, and a dot instruction for each vector of it that a
/// block reads.
double TapWindow::getCost() const {
  SmallVector<Position> positions = getPositions(rows);
  double cost = 0;
  for (ArrayRef<Position> chunk : split(positions)) {
    cost += double(chunk.size() + 2 * depth);
    for (int64_t row = 0; row < rows; ++row)
      if (!getTaps(chunk, row).empty())
        cost += double(depth);
  }
  return cost * double(numOuter) / double(rows * width);
}

/// The only dimension that moves with a loop, and by how much; nothing if there
/// is none or more than one.
static std::optional<LoopStep> getOnlyStep(AffineMap map, unsigned loop) {
  FailureOr<std::optional<LoopStep>> step = getLoopStep(map, loop);
  return succeeded(step) ? *step : std::nullopt;
}

/// Whether consecutive iterations of the row loop access consecutive runs of
/// all channels, in every tensor that varies along the row.
static bool isContiguous(const FusionGroup &group, unsigned rowLoop,
                         unsigned vectorLoop) {
  bool result = true;
  group.forEachStage([&](const Stage &stage) {
    for (auto [number, map] : llvm::enumerate(stage.maps)) {
      auto type =
          dyn_cast<RankedTensorType>(stage.op->getOperand(number).getType());
      if (!type || stage.chained == number || !map.isFunctionOfDim(rowLoop))
        continue;
      int64_t rank = type.getRank();
      std::optional<LoopStep> row = getOnlyStep(map, rowLoop),
                              channel = getOnlyStep(map, vectorLoop);
      result &= rank >= 2 && row == LoopStep(rank - 2, 1) &&
                channel == LoopStep(rank - 1, 1) &&
                map.getResult(rank - 1) ==
                    getAffineDimExpr(vectorLoop, map.getContext()) &&
                type.getDimSize(rank - 1) == group.ranges[vectorLoop];
    }
  });
  return result;
}

std::optional<TapWindow>
TapWindow::choose(const FusionGroup &group,
                  const IntegerContraction &contraction, unsigned vectorLoop,
                  int64_t lanes, int64_t depth) {
  if (depth != 4)
    return std::nullopt;
  AffineMap map = group.anchor.maps[contraction.input],
            weightMap = group.anchor.maps[contraction.weight];
  // A block's weights serve all of its positions.
  for (unsigned loop = 0; loop < group.ranges.size(); ++loop)
    if (!group.isReduction(loop) && loop != vectorLoop &&
        weightMap.isFunctionOfDim(loop))
      return std::nullopt;
  std::optional<TapWindow> best;
  // Of equal choices the innermost loops, whose positions are neighbours.
  for (unsigned tapLoop = group.ranges.size(); tapLoop-- > 0;) {
    if (!group.isReduction(tapLoop) || group.ranges[tapLoop] < 2)
      continue;
    std::optional<LoopStep> tapStep = getOnlyStep(map, tapLoop);
    if (!tapStep || tapStep->second <= 0 || !weightMap.isFunctionOfDim(tapLoop))
      continue;
    TapWindow window;
    window.tapLoop = tapLoop;
    window.tapStep = tapStep->second;
    window.numTaps = group.ranges[tapLoop];
    window.depth = depth;
    for (unsigned loop = 0; loop < group.ranges.size(); ++loop)
      if (loop != tapLoop && group.isReduction(loop))
        window.addOuterLoop(loop, group.ranges[loop]);
    for (unsigned rowLoop = 0; rowLoop < group.ranges.size(); ++rowLoop) {
      std::optional<LoopStep> rowStep = getOnlyStep(map, rowLoop);
      if (group.isReduction(rowLoop) || rowLoop == vectorLoop || !rowStep ||
          rowStep->first != tapStep->first || rowStep->second <= 0)
        continue;
      window.rowLoop = rowLoop;
      window.rowStep = rowStep->second;
      window.chooseBlock(group, vectorLoop, lanes * depth, best);
    }
  }
  return best;
}

void TapWindow::chooseBlock(const FusionGroup &group, unsigned vectorLoop,
                            int64_t size, std::optional<TapWindow> &best) {
  constexpr int64_t rowLimit = 4, vectorLimit = 256;
  int64_t channels = group.ranges[vectorLoop];
  width = 1;
  // Otherwise fewer channels than two vectors leave most lanes empty.
  if (size % channels == 0 && isContiguous(group, rowLoop, vectorLoop))
    width = size / channels;
  else if (channels * depth <= size)
    return;
  for (rows = 1; rows <= rowLimit; ++rows) {
    // Every chunk that a block reads has weights of its own.
    if (width * rows > group.ranges[rowLoop] ||
        rows * llvm::divideCeil(numTaps + depth, depth) * numOuter * depth >
            vectorLimit)
      continue;
    if (!best || getCost() < best->getCost() * 0.99)
      best = *this;
  }
}
