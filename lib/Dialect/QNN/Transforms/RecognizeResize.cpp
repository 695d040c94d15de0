// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bilinear resize from its formula: rows and columns picked at the two
// positions next to each coordinate, and mixed by constant weights, first along
// the width, then along the height,
//
//   mix(a, b, w) = a + (b - a) * w
//   y = mix(mix(x[y0, x0], x[y0, x1], v), mix(x[y1, x0], x[y1, x1], v), u).
//
// qnn.resize takes its coordinates as rationals; those of the two usual
// conventions are tried, and compared with positions and weights.

#include "RecognizeComposites.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

//===----------------------------------------------------------------------===//
// The parts
//===----------------------------------------------------------------------===//

namespace {
/// a + (b - a) * weight
struct Mix {
  Value a, b, weight;
};

/// A tensor with positions of two dimensions picked; none where they are too
/// many or not known.
struct Picked {
  Value source;
  SmallVector<int64_t> rows, columns;
};
} // namespace

template <typename OpTy> static OpTy getUnclamped(Value value) {
  auto op = value.getDefiningOp<OpTy>();
  return op && !op.getClampMin() && !op.getClampMax() ? op : OpTy();
}

static std::optional<Mix> matchMix(Value value) {
  auto add = getUnclamped<AddOp>(value);
  if (!add)
    return std::nullopt;
  for (auto [a, change] : {std::make_pair(add.getLhs(), add.getRhs()),
                           std::make_pair(add.getRhs(), add.getLhs())}) {
    auto mul = getUnclamped<MulOp>(change);
    auto sub = mul ? getUnclamped<SubOp>(mul.getLhs()) : SubOp();
    if (sub && sub.getRhs() == a && isConstantOrParameter(mul.getRhs()))
      return Mix{a, sub.getLhs(), mul.getRhs()};
  }
  return std::nullopt;
}

/// Of a source and of a result; larger ones are no images.
static constexpr int64_t kMaxSize = 1 << 20;

/// The positions that an op picks along `axis` and nothing else; none if it
/// does something else.
static std::optional<SmallVector<int64_t>> getPositions(Operation *op,
                                                        int64_t axis) {
  SmallVector<int64_t> positions;
  if (auto gather = dyn_cast_or_null<GatherOp>(op)) {
    DenseIntElementsAttr indices;
    if (int64_t(gather.getAxis()) != axis || gather.getBatchDims() != 0 ||
        typeOf(gather.getIndices()).getRank() != 1 ||
        !matchPattern(gather.getIndices(), m_Constant(&indices)))
      return std::nullopt;
    for (const APInt &index : indices.getValues<APInt>())
      positions.push_back(index.getSExtValue());
    return positions;
  }
  auto slice = dyn_cast_or_null<SliceOp>(op);
  if (!slice)
    return std::nullopt;
  for (int64_t d = 0, e = slice.getType().getRank(); d < e; ++d)
    if (d != axis && slice.getType().getDimSize(d) !=
                         slice.getInput().getType().getDimSize(d))
      return std::nullopt;
  if (slice.getType().getDimSize(axis) > kMaxSize)
    return std::nullopt;
  for (int64_t i = 0; i < slice.getType().getDimSize(axis); ++i)
    positions.push_back(slice.getOffsets()[axis] +
                        i * slice.getStrides()[axis]);
  return positions;
}

static Picked matchPicked(Value value, int64_t rowAxis, int64_t columnAxis) {
  Picked picked{value, {}, {}};
  auto strip = [&](int64_t axis, SmallVector<int64_t> &positions) {
    Operation *op = picked.source.getDefiningOp();
    if (auto found = getPositions(op, axis)) {
      positions = *found;
      picked.source = op->getOperand(0);
      return;
    }
    int64_t size = typeOf(picked.source).getDimSize(axis);
    if (size < 0 || size > kMaxSize)
      return;
    positions.resize(size);
    std::iota(positions.begin(), positions.end(), 0);
  };
  strip(columnAxis, picked.columns);
  strip(rowAxis, picked.rows);
  return picked;
}

//===----------------------------------------------------------------------===//
// Coordinates
//===----------------------------------------------------------------------===//

namespace {
struct Coordinates {
  int64_t numerator, denominator, offset, border = 0;
};
} // namespace

static bool fits(const Coordinates &c, int64_t size, ArrayRef<int64_t> first,
                 ArrayRef<int64_t> second, ArrayRef<double> weights) {
  for (int64_t o = 0, e = first.size(); o < e; ++o) {
    int64_t at = o * c.denominator + c.offset;
    int64_t i = llvm::divideFloorSigned(at, c.numerator);
    double share = double(at - i * c.numerator) / double(c.numerator);
    int64_t low = std::clamp<int64_t>(i, 0, size - 1),
            high = std::clamp<int64_t>(i + 1, 0, size - 1);
    // The two positions may come the other way round or be one; what counts is
    // how much each contributes.
    for (int64_t p : {low, high, first[o], second[o]}) {
      double want = (p == low ? 1.0 - share : 0.0) + (p == high ? share : 0.0);
      double have = (p == first[o] ? 1.0 - weights[o] : 0.0) +
                    (p == second[o] ? weights[o] : 0.0);
      if (std::fabs(want - have) > 1e-5)
        return false;
    }
  }
  return true;
}

/// Half-pixel centers, (o + 1/2) S / R - 1/2, or aligned corners,
/// o (S - 1) / (R - 1); whichever gives these positions and weights.
static std::optional<Coordinates> findCoordinates(int64_t size,
                                                  ArrayRef<int64_t> first,
                                                  ArrayRef<int64_t> second,
                                                  ArrayRef<double> weights) {
  int64_t result = first.size();
  if (second.size() != first.size() || weights.size() != first.size() ||
      size < 1 || size > kMaxSize || result < 1)
    return std::nullopt;
  SmallVector<Coordinates> candidates = {{2 * result, 2 * size, size - result}};
  if (result > 1 && size > 1)
    candidates.push_back({result - 1, size - 1, 0});
  for (Coordinates c : candidates) {
    int64_t divisor = std::gcd(std::gcd(c.numerator, c.denominator), c.offset);
    c = {c.numerator / divisor, c.denominator / divisor, c.offset / divisor};
    c.border =
        (result - 1) * c.denominator - (size - 1) * c.numerator + c.offset;
    constexpr int64_t most = 2048;
    if (c.numerator <= most && c.denominator <= most &&
        std::abs(c.offset) <= most && std::abs(c.border) <= most &&
        fits(c, size, first, second, weights))
      return c;
  }
  return std::nullopt;
}

/// The weights as a list along `axis`, if they vary along no other.
static SmallVector<double> getWeights(Value weight, int64_t axis,
                                      int64_t rank) {
  RankedTensorType type = typeOf(weight);
  int64_t d = axis - (rank - type.getRank());
  std::optional<SmallVector<double>> values = evaluateConstant(weight);
  if (!values || d < 0 || type.getNumElements() != type.getDimSize(d))
    return {};
  return *values;
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

/// The four neighbours and two weights, for images [N, C, H, W] or
/// [N, H, W, C].
static FailureOr<Value> recognizeAt(AddOp op, int64_t rowAxis,
                                    PatternRewriter &rewriter) {
  int64_t columnAxis = rowAxis + 1;
  std::optional<Mix> outer = matchMix(op.getResult());
  std::optional<Mix> top = outer ? matchMix(outer->a) : std::nullopt,
                     bottom = outer ? matchMix(outer->b) : std::nullopt;
  if (!top || !bottom || top->weight != bottom->weight)
    return rewriter.notifyMatchFailure(op, "is no mix of two mixes");
  for (Value corner : {top->a, top->b, bottom->a, bottom->b})
    if (typeOf(corner).getRank() != 4)
      return rewriter.notifyMatchFailure(op, "a corner is no image");
  Picked corners[] = {matchPicked(top->a, rowAxis, columnAxis),
                      matchPicked(top->b, rowAxis, columnAxis),
                      matchPicked(bottom->a, rowAxis, columnAxis),
                      matchPicked(bottom->b, rowAxis, columnAxis)};
  Value source = corners[0].source;
  for (const Picked &corner : corners)
    if (corner.source != source)
      return rewriter.notifyMatchFailure(op, "mixes different tensors");
  if (corners[0].rows != corners[1].rows ||
      corners[2].rows != corners[3].rows ||
      corners[0].columns != corners[2].columns ||
      corners[1].columns != corners[3].columns)
    return rewriter.notifyMatchFailure(op, "the corners are no rectangle");
  RankedTensorType type = typeOf(source);
  std::optional<Coordinates> vertical =
      findCoordinates(type.getDimSize(rowAxis), corners[0].rows,
                      corners[2].rows, getWeights(outer->weight, rowAxis, 4));
  std::optional<Coordinates> horizontal = findCoordinates(
      type.getDimSize(columnAxis), corners[0].columns, corners[1].columns,
      getWeights(top->weight, columnAxis, 4));
  if (!vertical || !horizontal)
    return rewriter.notifyMatchFailure(
        op, "positions and weights follow no known convention");
  Location loc = op.getLoc();
  bool channelsFirst = rowAxis == 2;
  Value x = channelsFirst ? createTranspose(rewriter, loc, source, {0, 2, 3, 1})
                          : source;
  ArrayRef<int64_t> in = typeOf(x).getShape();
  int64_t height = corners[0].rows.size(), width = corners[0].columns.size();
  Value y = ResizeOp::create(
      rewriter, loc, type.clone({in[0], height, width, in[3]}),
      ResizeMode::Bilinear, x,
      ArrayRef<int64_t>{vertical->numerator, vertical->denominator,
                        horizontal->numerator, horizontal->denominator},
      ArrayRef<int64_t>{vertical->offset, horizontal->offset},
      ArrayRef<int64_t>{vertical->border, horizontal->border});
  return channelsFirst ? createTranspose(rewriter, loc, y, {0, 3, 1, 2}) : y;
}

static FailureOr<Value> recognizeBilinear(AddOp op, PatternRewriter &rewriter) {
  if (op.getType().getRank() != 4 ||
      ShapedType::isDynamicShape(op.getType().getShape().drop_front()))
    return rewriter.notifyMatchFailure(op, "is no image of known size");
  for (int64_t rowAxis : {2, 1})
    if (FailureOr<Value> value = recognizeAt(op, rowAxis, rewriter);
        succeeded(value))
      return value;
  return failure();
}

void composites::populateResizePatterns(RewritePatternSet &patterns,
                                        int64_t &count) {
  addRecognizer(patterns, recognizeBilinear, count);
}
