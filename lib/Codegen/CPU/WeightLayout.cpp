// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Packing is a walk over the result in memory order: each of its dimensions
// advances by a fixed step in the source, so an element is found by additions
// alone.

#include "WeightLayout.h"
#include "qopt/Numerics/VectorClones.h"
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

std::pair<int64_t, int64_t>
PackLayout::getSourceRange(size_t outer, int64_t begin, int64_t end) const {
  int64_t dim = order[outer], tile = getTile(*this, dim);
  return {begin * tile, std::min(end * tile, source[dim])};
}

PackLayout PackLayout::getPart(size_t outer, int64_t begin, int64_t end) const {
  PackLayout part = *this;
  auto [first, last] = getSourceRange(outer, begin, end);
  part.source[order[outer]] = last - first;
  return part;
}

/// out[k][lane] = in[lane][k]: words of `depth` bytes from rows that lie
/// `stride` bytes apart. A few words of each row at a time, so that what is
/// written stays in the nearest cache.
template <typename Word>
static inline void transposeWords(const char *__restrict in, int64_t stride,
                                  int64_t lanes, int64_t count,
                                  char *__restrict out) {
  constexpr int64_t block = 16;
  for (int64_t first = 0; first < count; first += block)
    for (int64_t lane = 0; lane < lanes; ++lane)
      for (int64_t k = first, end = std::min(first + block, count); k < end;
           ++k)
        std::memcpy(out + (k * lanes + lane) * sizeof(Word),
                    in + lane * stride + k * sizeof(Word), sizeof(Word));
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
    const Walk &walk = walks[level];
    if (level + 1 == walks.size())
      return runInner(walk, position, offset);
    int64_t saved = position[walk.sourceDim];
    int64_t done =
        level + 3 == walks.size() ? runWords(walk, position, offset) : 0;
    position[walk.sourceDim] += done * walk.step;
    offset += done * walk.step * walk.stride;
    for (int64_t i = done; i < walk.size; ++i) {
      run(level + 1, position, offset);
      position[walk.sourceDim] += walk.step;
      offset += walk.step * walk.stride;
    }
    position[walk.sourceDim] = saved;
  }

  /// The usual layout of bytes for dot instructions: behind the last outer
  /// dimension (lanes, depth), where depth elements are a word of the source.
  /// Does as many of the outer dimension as lie inside of the source whole.
  int64_t runWords(const Walk &outer, llvm::ArrayRef<int64_t> position,
                   int64_t offset) {
    const Walk &lanes = walks[walks.size() - 2], &depth = walks.back();
    if (elementBytes != 1 || (depth.size != 4 && depth.size != 2) ||
        depth.stride != 1 || outer.stride != 1 || outer.step != depth.size ||
        outer.sourceDim != depth.sourceDim ||
        lanes.sourceDim == depth.sourceDim)
      return 0;
    for (auto [dim, limit] : llvm::enumerate(limits)) {
      int64_t last = position[dim];
      if (int64_t(dim) == lanes.sourceDim)
        last += (lanes.size - 1) * lanes.step;
      if (last >= limit)
        return 0;
    }
    int64_t left = limits[depth.sourceDim] - position[depth.sourceDim];
    int64_t count = std::min(outer.size, left / depth.size);
    int64_t stride = lanes.step * lanes.stride;
    if (depth.size == 4)
      transposeWords<uint32_t>(in + offset, stride, lanes.size, count, out);
    else
      transposeWords<uint16_t>(in + offset, stride, lanes.size, count, out);
    out += count * lanes.size * depth.size;
    return count;
  }

  /// Elements of the innermost dimension, those inside of the source first.
  void runInner(const Walk &walk, llvm::ArrayRef<int64_t> position,
                int64_t offset) {
    int64_t inside = walk.size;
    for (auto [dim, limit] : llvm::enumerate(limits)) {
      int64_t left = limit - position[dim];
      if (int64_t(dim) == walk.sourceDim)
        inside = std::min(inside, llvm::divideCeilSigned(
                                      std::max<int64_t>(left, 0), walk.step));
      else if (left <= 0)
        inside = 0;
    }
    int64_t step = walk.step * walk.stride;
    const char *from = in + offset * elementBytes;
    if (step == 1)
      std::memcpy(out, from, inside * elementBytes);
    else if (elementBytes == 1)
      for (int64_t i = 0; i < inside; ++i)
        out[i] = from[i * step];
    else
      for (int64_t i = 0; i < inside; ++i)
        std::memcpy(out + i * elementBytes, from + i * step * elementBytes,
                    elementBytes);
    std::memset(out + inside * elementBytes, 0,
                (walk.size - inside) * elementBytes);
    out += walk.size * elementBytes;
  }
};
} // namespace

void PackLayout::compute(llvm::ArrayRef<char> in,
                         llvm::MutableArrayRef<char> out) const {
  llvm::SmallVector<int64_t> strides = getStrides(source),
                             shape = getResultShape();
  Packer packer{{}, source, elementBytes, in.data(), out.data()};
  for (auto [index, dim] : llvm::enumerate(order))
    packer.walks.push_back(
        {shape[index], dim, getTile(*this, dim), strides[dim]});
  for (auto [dim, tile] : llvm::zip_equal(tiled, tiles))
    packer.walks.push_back({tile, dim, 1, strides[dim]});
  llvm::SmallVector<int64_t> position(source.size(), 0);
  packer.run(0, position, 0);
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
  for (int64_t dim : kept)
    shape.push_back(source[dim]);
  return shape;
}

QOPT_VECTOR_CLONES static int32_t sumBytes(const char *bytes, int64_t count) {
  int32_t sum = 0;
  for (int64_t i = 0; i < count; ++i)
    sum += static_cast<int8_t>(bytes[i]);
  return sum;
}

void SumLayout::add(llvm::ArrayRef<char> in, int64_t row,
                    llvm::MutableArrayRef<int32_t> out) const {
  llvm::SmallVector<int64_t> steps(source.size(), 0), position(source.size());
  for (auto [dim, stride] : llvm::zip_equal(kept, getStrides(getResultShape())))
    steps[dim] = stride;
  position[0] = row;
  int64_t target = row * steps[0];
  size_t inner = source.size() - 1;
  int64_t size = inner ? source[inner] : int64_t(in.size());
  for (const char *from = in.begin(); from != in.end(); from += size) {
    if (!llvm::is_contained(kept, int64_t(inner))) {
      out[target] += sumBytes(from, size);
    } else {
      for (int64_t i = 0; i < size; ++i)
        out[target + i * steps[inner]] += static_cast<int8_t>(from[i]);
    }
    for (size_t dim = inner; dim-- > 0;) {
      target += steps[dim];
      if (++position[dim] < source[dim])
        break;
      target -= steps[dim] * source[dim];
      position[dim] = 0;
    }
  }
}

std::string SumLayout::describe() const {
  return "sum[" + joinNumbers(kept, ",") + "](" + joinNumbers(source, "x") +
         ")";
}
