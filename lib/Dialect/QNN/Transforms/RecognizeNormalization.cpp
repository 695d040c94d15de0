// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Softmax, layer, RMS and batch norm from their formulas. Scale and shift may
// come in any association of the product, as vectors, as scalars, or not at
// all.

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

/// Whether `value` has the shape of `x` with size 1 in dimension `axis`: then
/// it broadcasts along that dimension, whatever views it went through.
static bool broadcastsAlong(Value value, Value x, int64_t axis) {
  SmallVector<int64_t> shape(typeOf(x).getShape());
  shape[axis] = 1;
  return typeOf(value).getShape() == ArrayRef<int64_t>(shape);
}

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

/// The single axis of the reduction that gives `value`, if it is one of
/// `source`.
template <typename OpTy>
static std::optional<int64_t> getReducedAxis(Value value, Value source) {
  auto reduce = stripViews(value).getDefiningOp<OpTy>();
  if (!reduce || reduce.getInput() != source || reduce.getAxes().size() != 1)
    return std::nullopt;
  int64_t axis = reduce.getAxes()[0];
  return broadcastsAlong(value, source, axis) ? std::optional<int64_t>(axis)
                                              : std::nullopt;
}

/// e * (1 / sum(e)) with e = exp(x - max(x)). Without the maximum exp overflows
/// where softmax does not, so that form is left as it is.
static FailureOr<Value> recognizeSoftmax(MulOp op, PatternRewriter &rewriter) {
  Product product = getProduct(op.getResult());
  if (product.values.size() != 2 || product.scale != 1.0)
    return rewriter.notifyMatchFailure(op, "not a product of two values");
  for (int i : {0, 1}) {
    Value exponential = product.values[i];
    Value sum = getUnaryOperand(stripViews(product.values[1 - i]),
                                UnaryKind::Reciprocal);
    Value shifted = getUnaryOperand(exponential, UnaryKind::Exp);
    auto sub = shifted ? shifted.getDefiningOp<SubOp>() : SubOp();
    if (!sum || !sub || sub.getClampMin() || sub.getClampMax())
      continue;
    Value x = sub.getLhs();
    std::optional<int64_t> sumAxis =
        getReducedAxis<ReduceSumOp>(sum, exponential);
    std::optional<int64_t> maxAxis =
        getReducedAxis<ReduceMaxOp>(sub.getRhs(), x);
    if (!sumAxis || sumAxis != maxAxis || x.getType() != op.getType() ||
        !broadcastsAlong(product.values[1 - i], x, *sumAxis))
      return rewriter.notifyMatchFailure(
          op, "sum and maximum are not of one dimension of x");
    return SoftmaxOp::create(rewriter, op.getLoc(), op.getType(), x,
                             rewriter.getI64IntegerAttr(*sumAxis))
        .getResult();
  }
  return rewriter.notifyMatchFailure(op, "not exp(x - max(x)) over its sum");
}

//===----------------------------------------------------------------------===//
// Scale and shift
//===----------------------------------------------------------------------===//

namespace {
/// root = (product of `factors`) * scale * gamma + beta + shift. gamma and beta
/// are vectors over the last dimension, or null.
struct Affine {
  SmallVector<Value> factors;
  Value gamma, beta;
  double scale = 1.0, shift = 0.0;
};
} // namespace

static std::optional<Affine> matchAffine(Value root) {
  int64_t rank = typeOf(root).getRank();
  if (rank == 0)
    return std::nullopt;
  int64_t size = typeOf(root).getShape().back();
  Affine affine;
  Sum sum = getSum(root);
  affine.shift = sum.constant;
  Value product;
  for (Value value : sum.values) {
    if (isLastDimVector(value, size) && !affine.beta)
      affine.beta = value;
    else if (!product)
      product = value;
    else
      return std::nullopt;
  }
  if (!product || (affine.beta && affine.shift != 0.0))
    return std::nullopt;
  Product parts = getProduct(product);
  affine.scale = parts.scale;
  for (Value value : parts.values) {
    if (!isLastDimVector(value, size))
      affine.factors.push_back(value);
    else if (!affine.gamma)
      affine.gamma = value;
    else
      return std::nullopt;
  }
  if (affine.gamma && affine.scale != 1.0)
    return std::nullopt;
  return affine;
}

static Value materialize(Value vector, double scalar, int64_t size,
                         Location loc, PatternRewriter &rewriter) {
  return vector ? createLastDimVector(rewriter, loc, vector, size)
                : createFloatConstant(rewriter, loc, {size}, scalar);
}

//===----------------------------------------------------------------------===//
// Layer norm
//===----------------------------------------------------------------------===//

/// The x of `value` = x - mean(x) over the last dimension.
static Value getCentered(Value value) {
  auto sub = value.getDefiningOp<SubOp>();
  if (!sub || sub.getClampMin() || sub.getClampMax())
    return {};
  Value x = sub.getLhs();
  return getLastDimMeanOperand(sub.getRhs()) == x &&
                 broadcastsAlong(sub.getRhs(), x, typeOf(x).getRank() - 1)
             ? x
             : Value();
}

/// The epsilon of `value` = 1 / sqrt(mean(d * d) + epsilon), the mean over the
/// last dimension.
static std::optional<double> getInverseDeviation(Value value, Value d) {
  Value base = getRsqrtOperand(value);
  if (!base)
    return std::nullopt;
  Sum sum = getSum(base);
  Value squared =
      sum.values.size() == 1 ? getLastDimMeanOperand(sum.values[0]) : Value();
  if (!squared || !(sum.constant > 0.0))
    return std::nullopt;
  Product square = getProduct(squared);
  bool matches = square.values.size() == 2 && square.values[0] == d &&
                 square.values[1] == d && square.scale == 1.0;
  return matches && broadcastsAlong(value, d, typeOf(d).getRank() - 1)
             ? std::optional<double>(sum.constant)
             : std::nullopt;
}

template <typename OpTy>
static FailureOr<Value> recognizeLayerNorm(OpTy op, PatternRewriter &rewriter) {
  std::optional<Affine> affine = matchAffine(op.getResult());
  if (!affine || affine->factors.size() != 2)
    return rewriter.notifyMatchFailure(
        op, "not a scaled and shifted product of two values");
  for (int i : {0, 1}) {
    Value x = getCentered(affine->factors[i]);
    std::optional<double> epsilon =
        x ? getInverseDeviation(affine->factors[1 - i], affine->factors[i])
          : std::nullopt;
    if (!epsilon || x.getType() != op.getType())
      continue;
    Location loc = op.getLoc();
    int64_t size = typeOf(x).getShape().back();
    Value gamma =
        materialize(affine->gamma, affine->scale, size, loc, rewriter);
    Value beta = materialize(affine->beta, affine->shift, size, loc, rewriter);
    return LayerNormOp::create(rewriter, loc, op.getType(), x, gamma, beta,
                               rewriter.getF32FloatAttr(*epsilon))
        .getResult();
  }
  return rewriter.notifyMatchFailure(
      op, "not (x - mean) / sqrt(variance + epsilon)");
}

/// x / sqrt(mean(x * x) + epsilon) * gamma. Of a difference from its mean it is
/// a layer norm, which is recognised as such.
static FailureOr<Value> recognizeRMSNorm(MulOp op, PatternRewriter &rewriter) {
  std::optional<Affine> affine = matchAffine(op.getResult());
  if (!affine || affine->factors.size() != 2 || affine->beta ||
      affine->shift != 0.0)
    return rewriter.notifyMatchFailure(op,
                                       "not a scaled product of two values");
  for (int i : {0, 1}) {
    Value x = affine->factors[i];
    if (x.getType() != op.getType() || getCentered(x))
      continue;
    std::optional<double> epsilon =
        getInverseDeviation(affine->factors[1 - i], x);
    if (!epsilon)
      continue;
    Value gamma =
        materialize(affine->gamma, affine->scale, typeOf(x).getShape().back(),
                    op.getLoc(), rewriter);
    return RMSNormOp::create(rewriter, op.getLoc(), op.getType(), x, gamma,
                             rewriter.getF32FloatAttr(*epsilon))
        .getResult();
  }
  return rewriter.notifyMatchFailure(op, "not x / sqrt(mean(x * x) + epsilon)");
}

//===----------------------------------------------------------------------===//
// Batch norm
//===----------------------------------------------------------------------===//

namespace {
struct BatchNorm {
  Value x, mean, variance;
  double epsilon = 0.0;
};
} // namespace

/// Splits 1 / sqrt(variance + epsilon) with a constant variance.
static bool matchInverseDeviation(Value value, int64_t size, BatchNorm &norm) {
  Value base = getRsqrtOperand(value);
  RankedTensorType type = typeOf(value);
  if (!base || type.getRank() == 0 || !type.hasStaticShape() ||
      type.getShape().back() != size || type.getNumElements() != size)
    return false;
  Sum sum = getSum(base);
  if (sum.values.size() != 1 || sum.constant < 0.0 ||
      !isLastDimVector(sum.values[0], size))
    return false;
  norm.variance = sum.values[0];
  norm.epsilon = sum.constant;
  return true;
}

/// Finds x, mean and variance in the factors.
static std::optional<BatchNorm> matchBatchNorm(const Affine &affine,
                                               int64_t size) {
  BatchNorm norm;
  for (Value factor : affine.factors) {
    if (!norm.variance && matchInverseDeviation(factor, size, norm))
      continue;
    if (norm.x)
      return std::nullopt;
    norm.x = factor;
  }
  if (!norm.x || !norm.variance)
    return std::nullopt;
  auto sub = norm.x.getDefiningOp<SubOp>();
  if (sub && !sub.getClampMin() && !sub.getClampMax() &&
      isLastDimVector(sub.getRhs(), size)) {
    norm.x = sub.getLhs();
    norm.mean = sub.getRhs();
  }
  return norm;
}

template <typename OpTy>
static FailureOr<Value> recognizeBatchNorm(OpTy op, PatternRewriter &rewriter) {
  std::optional<Affine> affine = matchAffine(op.getResult());
  if (!affine)
    return rewriter.notifyMatchFailure(op, "not a scaled and shifted value");
  int64_t size = typeOf(op.getResult()).getShape().back();
  std::optional<BatchNorm> norm = matchBatchNorm(*affine, size);
  if (!norm || norm->x.getType() != op.getType())
    return rewriter.notifyMatchFailure(
        op, "no statistics per element of the last dimension");
  Location loc = op.getLoc();
  Value gamma = materialize(affine->gamma, affine->scale, size, loc, rewriter);
  Value beta = materialize(affine->beta, affine->shift, size, loc, rewriter);
  Value mean = materialize(norm->mean, 0.0, size, loc, rewriter);
  Value variance = createLastDimVector(rewriter, loc, norm->variance, size);
  return BatchNormOp::create(rewriter, loc, op.getType(), norm->x, gamma, beta,
                             mean, variance,
                             rewriter.getF32FloatAttr(norm->epsilon))
      .getResult();
}

void composites::populateNormalizationPatterns(RewritePatternSet &patterns,
                                               int64_t &count) {
  addRecognizer(patterns, recognizeSoftmax, count);
  addRecognizer(patterns, recognizeLayerNorm<AddOp>, count);
  addRecognizer(patterns, recognizeLayerNorm<MulOp>, count);
  addRecognizer(patterns, recognizeRMSNorm, count);
  addRecognizer(patterns, recognizeBatchNorm<AddOp>, count);
  addRecognizer(patterns, recognizeBatchNorm<SubOp>, count);
  addRecognizer(patterns, recognizeBatchNorm<MulOp>, count);
}
