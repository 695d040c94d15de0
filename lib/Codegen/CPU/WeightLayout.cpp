// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Packing is a walk over the result in memory order: each of its dimensions
// advances by a fixed step in the source, so an element is found by additions
// alone.

#include "WeightLayout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MathExtras.h"
#include <cstring>

using namespace qopt;

static llvm::SmallVector<int64_t> getStrides(llvm::ArrayRef<int64_t> shape) {
  llvm::SmallVector<int64_t> strides(shape.size(), 1);
  for (size_t dim = shape.size(); dim-- > 1;)
    strides[dim - 1] = strides[dim] * shape[dim];
  return strides;
}

static std::string joinNumbers(llvm::ArrayRef<int64_t> values,
                               llvm::StringRef separator) {
  std::string text;
  for (int64_t value : values)
    text += (text.empty() ? "" : separator.str()) + std::to_string(value);
  return text;
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

/// The tile of a source dimension; 1 where there is none.
static int64_t getTile(const PackLayout &layout, int64_t dim) {
  for (auto [tiled, tile] : llvm::zip_equal(layout.tiled, layout.tiles))
    if (tiled == dim)
      return tile;
  return 1;
}

llvm::SmallVector<int64_t> PackLayout::getResultShape() const {
  llvm::SmallVector<int64_t> shape;
  for (int64_t dim : order)
    shape.push_back(llvm::divideCeil(source[dim], getTile(*this, dim)));
  llvm::append_range(shape, tiles);
  return shape;
}

std::pair<int64_t, int64_t> PackLayout::getSourceRows(int64_t begin,
                                                      int64_t end) const {
  if (order.front() != 0)
    return {0, source[0]};
  int64_t tile = getTile(*this, 0);
  return {begin * tile, std::min(end * tile, source[0])};
}

namespace {
/// One dimension of the result: how far it goes and what it does in the source.
struct Walk {
  int64_t size, sourceDim, step, stride;
};

struct Packer {
  llvm::SmallVector<Walk> walks;
  llvm::SmallVector<int64_t> limits;
  int64_t elementBytes;
  const char *in;
  char *out;

  /// `position` holds the source position of the dimensions walked so far.
  void run(size_t level, llvm::MutableArrayRef<int64_t> position,
           int64_t offset) {
    if (level == walks.size()) {
      bool isInside =
          llvm::all_of(llvm::zip_equal(position, limits), [](auto pair) {
            return std::get<0>(pair) < std::get<1>(pair);
          });
      if (isInside)
        std::memcpy(out, in + offset * elementBytes, elementBytes);
      else
        std::memset(out, 0, elementBytes);
      out += elementBytes;
      return;
    }
    const Walk &walk = walks[level];
    int64_t saved = position[walk.sourceDim];
    for (int64_t i = 0; i < walk.size; ++i) {
      run(level + 1, position, offset);
      position[walk.sourceDim] += walk.step;
      offset += walk.step * walk.stride;
    }
    position[walk.sourceDim] = saved;
  }
};
} // namespace

void PackLayout::computeRows(llvm::ArrayRef<char> in, int64_t begin,
                             int64_t end,
                             llvm::MutableArrayRef<char> out) const {
  llvm::SmallVector<int64_t> strides = getStrides(source),
                             shape = getResultShape();
  Packer packer{{}, source, elementBytes, in.data(), out.data()};
  for (auto [index, dim] : llvm::enumerate(order))
    packer.walks.push_back(
        {shape[index], dim, getTile(*this, dim), strides[dim]});
  for (auto [dim, tile] : llvm::zip_equal(tiled, tiles))
    packer.walks.push_back({tile, dim, 1, strides[dim]});
  packer.walks.front().size = end - begin;
  llvm::SmallVector<int64_t> position(source.size(), 0);
  int64_t first = order.front(), start = begin * getTile(*this, first);
  position[first] = start;
  int64_t skipped = getSourceRows(begin, end).first * strides[0];
  packer.run(0, position, start * strides[first] - skipped);
}

std::string PackLayout::describe() const {
  return "pack[" + joinNumbers(order, ",") + "][" + joinNumbers(tiled, ",") +
         "][" + joinNumbers(tiles, ",") + "](" + joinNumbers(source, "x") + ")";
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

llvm::SmallVector<int64_t> SumLayout::getResultShape() const {
  llvm::SmallVector<int64_t> shape;
  for (auto [size, reduced] : llvm::zip_equal(source, isReduced))
    if (!reduced)
      shape.push_back(size);
  return shape;
}

void SumLayout::compute(llvm::ArrayRef<char> in,
                        llvm::MutableArrayRef<int32_t> out) const {
  llvm::SmallVector<int64_t> kept = getStrides(getResultShape()), steps,
                             position(source.size());
  for (size_t dim = 0, next = 0; dim < source.size(); ++dim)
    steps.push_back(isReduced[dim] ? 0 : kept[next++]);
  llvm::fill(out, 0);
  int64_t target = 0;
  for (char byte : in) {
    out[target] += static_cast<int8_t>(byte);
    for (size_t dim = source.size(); dim-- > 0;) {
      target += steps[dim];
      if (++position[dim] < source[dim])
        break;
      target -= steps[dim] * source[dim];
      position[dim] = 0;
    }
  }
}

std::string SumLayout::describe() const {
  std::string text = "sum[";
  for (bool reduced : isReduced)
    text += reduced ? '1' : '0';
  return text + "](" + joinNumbers(source, "x") + ")";
}
