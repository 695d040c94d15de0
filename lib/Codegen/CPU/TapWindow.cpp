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
    return position.first * rowStep + position.second * tapStep;
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
        (position.first - row) * rowStep + position.second * tapStep;
    if (distance < 0 || distance % tapStep != 0 ||
        distance / tapStep >= numTaps)
      continue;
    taps[index] = distance / tapStep;
    any = true;
  }
  return any ? taps : SmallVector<int64_t>();
}

/// Instructions for an output element and a row of the window: loads and
/// shuffles of each chunk, and a dot instruction for each vector of it that an
/// element reads.
double TapWindow::getCost(int64_t numRows) const {
  SmallVector<Position> positions = getPositions(numRows);
  double cost = 0;
  for (ArrayRef<Position> chunk : split(positions)) {
    cost += double(chunk.size() + 2 * depth);
    for (int64_t row = 0; row < numRows; ++row)
      if (!getTaps(chunk, row).empty())
        cost += double(depth);
  }
  return cost / double(numRows);
}

/// The only dimension of the input that moves with a loop, and by how much.
static std::optional<std::pair<size_t, int64_t>> getStep(AffineMap map,
                                                         unsigned loop) {
  std::optional<std::pair<size_t, int64_t>> step;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    std::optional<int64_t> factor =
        getCoefficient(expr, loop, map.getNumDims());
    if (!factor)
      return std::nullopt;
    if (*factor == 0)
      continue;
    if (step)
      return std::nullopt;
    step = {dim, *factor};
  }
  return step;
}

std::optional<TapWindow>
TapWindow::choose(const FusionGroup &group,
                  const IntegerContraction &contraction, unsigned vectorLoop,
                  int64_t lanes, int64_t depth) {
  // Fewer channels than two vectors leave most lanes of a block empty.
  constexpr int64_t rowLimit = 4, vectorLimit = 256;
  if (depth != 4 || group.ranges[vectorLoop] <= lanes)
    return std::nullopt;
  AffineMap map = group.anchor.maps[contraction.input],
            weightMap = group.anchor.maps[contraction.weight];
  // A block's weights serve all of its positions.
  for (unsigned loop = 0; loop < group.ranges.size(); ++loop)
    if (!group.isReduction(loop) && loop != vectorLoop &&
        weightMap.isFunctionOfDim(loop))
      return std::nullopt;
  std::optional<TapWindow> best;
  double bestCost = 0;
  // Of equal choices the innermost loops, whose positions are neighbours.
  for (unsigned tapLoop = group.ranges.size(); tapLoop-- > 0;) {
    if (!group.isReduction(tapLoop) || group.ranges[tapLoop] < 2)
      continue;
    auto tapStep = getStep(map, tapLoop);
    if (!tapStep || tapStep->second <= 0 || !weightMap.isFunctionOfDim(tapLoop))
      continue;
    int64_t outer = 1;
    TapWindow window{0,     tapLoop, 0, tapStep->second, group.ranges[tapLoop],
                     depth, 1,       {}};
    for (unsigned loop = 0; loop < group.ranges.size(); ++loop)
      if (loop != tapLoop && group.isReduction(loop)) {
        window.outerLoops.push_back(loop);
        outer *= group.ranges[loop];
      }
    for (unsigned rowLoop = 0; rowLoop < group.ranges.size(); ++rowLoop) {
      auto rowStep = getStep(map, rowLoop);
      if (group.isReduction(rowLoop) || rowLoop == vectorLoop || !rowStep ||
          rowStep->first != tapStep->first || rowStep->second <= 0)
        continue;
      window.rowLoop = rowLoop;
      window.rowStep = rowStep->second;
      for (int64_t rows = 1; rows <= std::min(rowLimit, group.ranges[rowLoop]);
           ++rows) {
        double cost = window.getCost(rows) * double(outer);
        // Every chunk that an element reads has weights of its own.
        if ((best && cost >= bestCost * 0.99) ||
            rows * llvm::divideCeil(window.numTaps + depth, depth) * outer *
                    depth >
                vectorLimit)
          continue;
        window.rows = rows;
        best = window;
        bestCost = cost;
      }
    }
  }
  return best;
}
