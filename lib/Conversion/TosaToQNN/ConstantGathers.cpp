// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Gathers by constant indices. TOSA has no strided slice and no gather along
// any dimension, so exporters flatten a tensor and list the positions of all
// elements. Where those are one list for each dimension, they become a slice, a
// gather along that dimension or a nearest resize again: ops that do not grow
// with the tensor, and that later passes know.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <numeric>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

/// Elements of a result whose positions are looked at one by one.
static constexpr int64_t kMaxPositions = 1 << 22;

/// The tensor before reshapes.
static Value stripReshapes(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<tosa::ReshapeOp, ReshapeOp>(op) ||
        !isa<RankedTensorType>(op->getOperand(0).getType()))
      break;
    value = op->getOperand(0);
  }
  return value;
}

/// For each element of values[n, indices[n, w], c] the place of its source in
/// row-major order; none if an index is outside.
static std::optional<SmallVector<int64_t, 0>> getSources(tosa::GatherOp op) {
  DenseIntElementsAttr indices;
  RankedTensorType values = typeOf(op.getValues());
  auto type = cast<RankedTensorType>(op.getType());
  if (!matchPattern(op.getIndices(), m_Constant(&indices)) ||
      !values.hasStaticShape() || !type.hasStaticShape() ||
      type.getNumElements() > kMaxPositions || type.getNumElements() == 0)
    return std::nullopt;
  int64_t rows = values.getDimSize(1), channels = values.getDimSize(2);
  int64_t picked = type.getDimSize(1);
  SmallVector<int64_t, 0> sources;
  for (auto [position, value] : llvm::enumerate(indices.getValues<APInt>())) {
    int64_t index = value.getSExtValue();
    if (index < 0 || index >= rows)
      return std::nullopt;
    int64_t row = int64_t(position) / picked * rows + index;
    for (int64_t c = 0; c < channels; ++c)
      sources.push_back(row * channels + c);
  }
  return sources;
}

/// One list of positions for each dimension, so that element [i, j, ..] of a
/// result of shape `to` is element [lists[0][i], lists[1][j], ..] of a tensor
/// of shape `from`.
static std::optional<SmallVector<SmallVector<int64_t>>>
separate(ArrayRef<int64_t> sources, ArrayRef<int64_t> from,
         ArrayRef<int64_t> to) {
  if (from.size() != to.size())
    return std::nullopt;
  SmallVector<int64_t> fromStrides = computeStrides(from),
                       toStrides = computeStrides(to);
  SmallVector<SmallVector<int64_t>> lists(to.size());
  for (auto [d, list] : llvm::enumerate(lists))
    for (int64_t i = 0; i < to[d]; ++i)
      list.push_back(delinearize(sources[i * toStrides[d]], fromStrides)[d]);
  for (auto [place, source] : llvm::enumerate(sources)) {
    SmallVector<int64_t> position = delinearize(place, toStrides);
    for (auto [index, list] : llvm::zip_equal(position, lists))
      index = list[index];
    if (linearize(position, fromStrides) != source)
      return std::nullopt;
  }
  return lists;
}

static bool isIdentity(ArrayRef<int64_t> list, int64_t size) {
  return int64_t(list.size()) == size &&
         llvm::all_of(llvm::enumerate(list), [](auto it) {
           return int64_t(it.index()) == it.value();
         });
}

/// Positions first, first + step, ... with a positive step.
static bool isProgression(ArrayRef<int64_t> list) {
  int64_t step = list.size() > 1 ? list[1] - list[0] : 1;
  for (size_t i = 1; i < list.size(); ++i)
    if (list[i] - list[i - 1] != step)
      return false;
  return step > 0;
}

/// `value` with the positions `list` of dimension `axis`.
static Value pick(Value value, int64_t axis, ArrayRef<int64_t> list,
                  Location loc, PatternRewriter &rewriter) {
  SmallVector<int64_t> shape(typeOf(value).getShape());
  shape[axis] = list.size();
  auto type = typeOf(value).clone(shape);
  if (isProgression(list)) {
    SmallVector<int64_t> offsets(shape.size(), 0), strides(shape.size(), 1);
    offsets[axis] = list.front();
    strides[axis] = list.size() > 1 ? list[1] - list[0] : 1;
    return SliceOp::create(rewriter, loc, type, value, offsets, shape, strides);
  }
  SmallVector<int32_t> narrow(list.begin(), list.end());
  auto indexType =
      RankedTensorType::get({int64_t(list.size())}, rewriter.getI32Type());
  Value indices = arith::ConstantOp::create(
      rewriter, loc, DenseElementsAttr::get(indexType, ArrayRef(narrow)));
  return GatherOp::create(rewriter, loc, type, value, indices, axis,
                          /*batch_dims=*/0);
}

//===----------------------------------------------------------------------===//
// Nearest upsampling
//===----------------------------------------------------------------------===//

/// Whether position o reads floor(o * size / list.size()).
static bool isNearest(ArrayRef<int64_t> list, int64_t size) {
  return llvm::all_of(llvm::enumerate(list), [&](auto it) {
    return it.value() == int64_t(it.index()) * size / int64_t(list.size());
  });
}

/// floor(o * S / R) in the form of qnn.resize, which rounds to the nearest: for
/// R / S = n / d in lowest terms that is scale [2 n, 2 d] and offset -n.
static bool appendNearest(int64_t size, int64_t result,
                          SmallVectorImpl<int64_t> &scale,
                          SmallVectorImpl<int64_t> &offset,
                          SmallVectorImpl<int64_t> &border) {
  int64_t divisor = std::gcd(size, result), n = result / divisor,
          d = size / divisor;
  scale.append({2 * n, 2 * d});
  offset.push_back(-n);
  border.push_back((result - 1) * 2 * d - (size - 1) * 2 * n - n);
  constexpr int64_t most = 2048;
  return 2 * n <= most && 2 * d <= most && border.back() >= -most &&
         border.back() <= most;
}

/// Images [N, C, H, W] with more rows and columns, or null.
static Value resizeNearest(Value value, ArrayRef<SmallVector<int64_t>> lists,
                           Location loc, PatternRewriter &rewriter) {
  ArrayRef<int64_t> from = typeOf(value).getShape();
  SmallVector<int64_t> scale, offset, border;
  if (from.size() != 4 || !isIdentity(lists[0], from[0]) ||
      !isIdentity(lists[1], from[1]))
    return {};
  for (int64_t d : {2, 3})
    if (int64_t(lists[d].size()) < from[d] || !isNearest(lists[d], from[d]) ||
        !appendNearest(from[d], lists[d].size(), scale, offset, border))
      return {};
  Value last = createTranspose(rewriter, loc, value, {0, 2, 3, 1});
  auto type = typeOf(value).clone(
      {from[0], int64_t(lists[2].size()), int64_t(lists[3].size()), from[1]});
  Value resized = ResizeOp::create(rewriter, loc, type, ResizeMode::Nearest,
                                   last, scale, offset, border);
  return createTranspose(rewriter, loc, resized, {0, 3, 1, 2});
}

static LogicalResult separateGather(tosa::GatherOp op,
                                    PatternRewriter &rewriter) {
  std::optional<SmallVector<int64_t, 0>> sources = getSources(op);
  if (!sources)
    return rewriter.notifyMatchFailure(
        op, "its indices are no constants within bounds");
  // The shape in which the result is read.
  auto type = cast<RankedTensorType>(op.getType());
  if (op->hasOneUse())
    if (auto reshape = dyn_cast<tosa::ReshapeOp>(*op->user_begin()))
      if (auto read = dyn_cast<RankedTensorType>(reshape.getType()))
        type = read;
  Value source = stripReshapes(op.getValues());
  if (!type.hasStaticShape() || !typeOf(source).hasStaticShape())
    return rewriter.notifyMatchFailure(op, "its shape is dynamic");
  Location loc = op.getLoc();
  auto replace = [&](Value value) {
    ArrayRef<int64_t> shape = cast<RankedTensorType>(op.getType()).getShape();
    rewriter.replaceOp(op, createReshape(rewriter, loc, value, shape));
    return success();
  };
  if (isIdentity(*sources, typeOf(source).getNumElements()))
    return replace(source);
  auto lists = separate(*sources, typeOf(source).getShape(), type.getShape());
  if (!lists)
    return rewriter.notifyMatchFailure(
        op, "its indices are no list for each dimension");
  Value value = resizeNearest(source, *lists, loc, rewriter);
  if (!value) {
    value = source;
    for (auto [axis, list] : llvm::enumerate(*lists))
      if (!isIdentity(list, typeOf(value).getDimSize(axis)))
        value = pick(value, axis, list, loc, rewriter);
  }
  return replace(value);
}

void mlir::qnn::tosa_import::populateConstantGatherPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, separateGather);
}
