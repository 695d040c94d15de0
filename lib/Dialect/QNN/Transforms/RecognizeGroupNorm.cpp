// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Group and instance norm from their formulas, on images [N, C, ..] as PyTorch
// has them. The statistics are those of a tensor t that has each group in its
// last two dimensions, a reshape of the images x; scale and shift come in one
// of two forms:
//
//   x * a + (beta - mean * a),  a = gamma / sqrt(variance + epsilon)
//   (t - mean) / sqrt(variance + epsilon) * gamma + beta

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

static Value stripReshapes(Value value) {
  while (auto reshape = value.getDefiningOp<ReshapeOp>())
    value = reshape.getInput();
  return value;
}

namespace {
/// t, its mean over the last two dimensions, t - mean, and
/// `inverse` = 1 / sqrt(mean((t - mean)^2) + epsilon).
struct Statistics {
  Value t, mean, centered, inverse;
  double epsilon = 0.0;
};

/// The tensor to which factors and summands broadcast: its dimensions but the
/// last `inner` count images and channels in order.
struct Frame {
  ArrayRef<int64_t> shape;
  size_t inner;
  int64_t channels;
};

/// What the op needs: images, groups, and one factor and summand for each
/// channel.
struct GroupNorm {
  Value x, gamma, beta;
  int64_t groups = 0;
  double epsilon = 0.0;
};
} // namespace

/// The shape of a value in the dimensions of one to which it broadcasts.
static SmallVector<int64_t> alignTo(Value value, ArrayRef<int64_t> shape) {
  ArrayRef<int64_t> own = typeOf(value).getShape();
  SmallVector<int64_t> aligned(shape.size() - own.size(), 1);
  llvm::append_range(aligned, own);
  return aligned;
}

/// Whether a value that broadcasts to `shape` has one element for each of
/// `rows` equal parts, which lie one after the other.
static bool hasElementPerRow(Value value, ArrayRef<int64_t> shape,
                             int64_t rows) {
  if (!typeOf(value).hasStaticShape() || typeOf(value).getNumElements() != rows)
    return false;
  SmallVector<int64_t> own = alignTo(value, shape);
  size_t leading = 0;
  while (leading < shape.size() && own[leading] == shape[leading])
    ++leading;
  return llvm::all_of(ArrayRef(own).drop_front(leading),
                      [](int64_t size) { return size == 1; });
}

/// Whether a tensor of shape `whole` is one of shape `part` repeated as a
/// whole.
static bool repeats(ArrayRef<int64_t> whole, ArrayRef<int64_t> part) {
  part = part.drop_while([](int64_t size) { return size == 1; });
  return part.size() <= whole.size() && whole.take_back(part.size()) == part;
}

/// The operand of a mean over the last two of four dimensions, or null.
static Value getPlaneMeanOperand(Value value) {
  auto mean = stripReshapes(value).getDefiningOp<ReduceMeanOp>();
  return mean && mean.getInput().getType().getRank() == 4 &&
                 mean.getAxes() == ArrayRef<int64_t>({2, 3})
             ? mean.getInput()
             : Value();
}

static std::optional<Statistics> matchStatistics(Value inverse) {
  Value base = getRsqrtOperand(inverse);
  if (!base)
    return std::nullopt;
  Sum sum = getSum(base);
  Value squared =
      sum.values.size() == 1 ? getPlaneMeanOperand(sum.values[0]) : Value();
  if (!squared || !(sum.constant > 0.0))
    return std::nullopt;
  Product square = getProduct(squared);
  if (square.values.size() != 2 || square.scale != 1.0 ||
      square.values[0] != square.values[1])
    return std::nullopt;
  auto sub = square.values[0].getDefiningOp<SubOp>();
  if (!sub || sub.getClampMin() || sub.getClampMax() ||
      getPlaneMeanOperand(sub.getRhs()) != sub.getLhs())
    return std::nullopt;
  RankedTensorType planes = typeOf(sub.getLhs());
  if (!planes.hasStaticShape() || sub.getType() != planes ||
      !hasElementPerRow(sub.getRhs(), planes.getShape(),
                        planes.getDimSize(0) * planes.getDimSize(1)))
    return std::nullopt;
  return Statistics{sub.getLhs(), stripReshapes(sub.getRhs()), sub.getResult(),
                    inverse, sum.constant};
}

/// A constant with one element for each channel, also where it is repeated for
/// each image; null for others.
static Value getChannelVector(Value value, const Frame &frame) {
  SmallVector<int64_t> own = alignTo(value, frame.shape);
  if (llvm::any_of(ArrayRef(own).take_back(frame.inner),
                   [](int64_t size) { return size != 1; }) ||
      !repeats(frame.shape.drop_back(frame.inner),
               ArrayRef(own).drop_back(frame.inner)))
    return {};
  value = stripReshapes(value);
  if (Operation *op = value.getDefiningOp();
      isa_and_nonnull<TileOp, BroadcastOp>(op)) {
    Value part = op->getOperand(0);
    if (!repeats(typeOf(value).getShape(), typeOf(part).getShape()))
      return {};
    value = stripReshapes(part);
  }
  return isConstantOrParameter(value) && typeOf(value).hasStaticShape() &&
                 typeOf(value).getNumElements() == frame.channels
             ? value
             : Value();
}

/// Takes the statistics' factor out of a product; the one that is left, if
/// any, has to be gamma.
static std::optional<Statistics> takeStatistics(Product &product) {
  for (Value value : product.values)
    if (std::optional<Statistics> statistics = matchStatistics(value)) {
      product.take(value);
      return statistics;
    }
  return std::nullopt;
}

static bool takeGamma(Product &product, const Frame &frame, GroupNorm &norm) {
  if (product.scale != 1.0 || product.values.size() > 1)
    return false;
  if (product.values.empty())
    return true;
  norm.gamma = getChannelVector(product.values[0], frame);
  return norm.gamma != nullptr;
}

/// Splits beta from a sum of two values; true for the sum of one.
static bool takeBeta(Sum &sum, const Frame &frame, GroupNorm &norm) {
  if (sum.constant != 0.0 || sum.values.empty() || sum.values.size() > 2)
    return false;
  if (sum.values.size() == 1)
    return true;
  for (Value value : sum.values)
    if (Value vector = getChannelVector(value, frame)) {
      norm.beta = vector;
      return sum.take(value);
    }
  return false;
}

/// Whether t [N, G, C / G, P] or [1, N * C, H, W] has the groups of images x of
/// shape [N, C, ..] in its planes; then the number of groups.
static std::optional<int64_t> getGroups(Value t, Value x) {
  ArrayRef<int64_t> images = typeOf(x).getShape(),
                    planes = typeOf(t).getShape();
  if (!typeOf(x).hasStaticShape() || !typeOf(t).hasStaticShape() ||
      images.size() < 3 || images[0] == 0 || stripReshapes(t) != x)
    return std::nullopt;
  int64_t rows = planes[0] * planes[1];
  if (rows % images[0] != 0 || rows / images[0] == 0 ||
      images[1] % (rows / images[0]) != 0)
    return std::nullopt;
  return rows / images[0];
}

/// The tensor behind reshapes of `value`, a factor or summand of images
/// [N, C, ..] that has one element for each channel, or for each image; null
/// for others.
static Value getChannelwise(Value value, RankedTensorType images) {
  Value source = stripReshapes(value);
  if (!images.hasStaticShape() || !typeOf(source).hasStaticShape())
    return {};
  ArrayRef<int64_t> shape = images.getShape();
  return hasElementPerRow(value, shape, shape[0] * shape[1]) ||
                 hasElementPerRow(value, shape, shape[0])
             ? source
             : Value();
}

/// Of what getChannelwise gives. No vector has 0 channels.
static Frame getFrame(Value source, RankedTensorType images) {
  bool hasChannels = typeOf(source).getNumElements() ==
                     images.getDimSize(0) * images.getDimSize(1);
  return {typeOf(source).getShape(), 0, hasChannels ? images.getDimSize(1) : 0};
}

/// The scale a = gamma * inverse deviation of x.
static std::optional<Statistics> matchScale(Value a, GroupNorm &norm) {
  RankedTensorType images = typeOf(norm.x);
  Value source = getChannelwise(a, images);
  if (!source)
    return std::nullopt;
  Frame frame = getFrame(source, images);
  Product factor = getProduct(source);
  std::optional<Statistics> statistics = takeStatistics(factor);
  std::optional<int64_t> groups =
      statistics ? getGroups(statistics->t, norm.x) : std::nullopt;
  if (!groups || !takeGamma(factor, frame, norm) ||
      !hasElementPerRow(statistics->inverse, frame.shape,
                        images.getDimSize(0) * *groups))
    return std::nullopt;
  norm.groups = *groups;
  norm.epsilon = statistics->epsilon;
  return statistics;
}

/// The shift beta - mean * a with the same a.
static bool matchShift(Value shift, const Statistics &statistics,
                       GroupNorm &norm) {
  RankedTensorType images = typeOf(norm.x);
  Value source = getChannelwise(shift, images);
  if (!source)
    return false;
  Frame frame = getFrame(source, images);
  int64_t rows = images.getDimSize(0) * norm.groups;
  Sum sum = getSum(source);
  if (!takeBeta(sum, frame, norm) || sum.values.size() != 1)
    return false;
  Product product = getProduct(sum.values[0], statistics.mean);
  product.scale = -product.scale;
  std::optional<Statistics> again = takeStatistics(product);
  bool takesMean = llvm::any_of(product.values, [&](Value value) {
    return stripReshapes(value) == statistics.mean &&
           hasElementPerRow(value, frame.shape, rows) && product.take(value);
  });
  GroupNorm other;
  return takesMean && again && again->mean == statistics.mean &&
         again->epsilon == statistics.epsilon &&
         hasElementPerRow(again->inverse, frame.shape, rows) &&
         takeGamma(product, frame, other) && other.gamma == norm.gamma;
}

/// x * a + (beta - mean * a) with a = gamma * inverse deviation.
static std::optional<GroupNorm> matchScaledImages(AddOp op) {
  for (auto [scaled, shift] : {std::make_pair(op.getLhs(), op.getRhs()),
                               std::make_pair(op.getRhs(), op.getLhs())}) {
    auto mul = scaled.getDefiningOp<MulOp>();
    if (!mul || mul.getClampMin() || mul.getClampMax() ||
        mul.getLhs().getType() != op.getType() || op.getType().getRank() < 3)
      continue;
    GroupNorm norm;
    norm.x = mul.getLhs();
    std::optional<Statistics> statistics = matchScale(mul.getRhs(), norm);
    if (statistics && matchShift(shift, *statistics, norm))
      return norm;
  }
  return std::nullopt;
}

/// (t - mean) * inverse deviation * gamma + beta
template <typename OpTy>
static std::optional<GroupNorm> matchCentered(OpTy op) {
  Sum sum = getSum(op.getResult());
  // The images are what t is a view of; their channels are not known before.
  for (Value value : sum.values) {
    Product product = getProduct(value);
    std::optional<Statistics> statistics = takeStatistics(product);
    if (!statistics || !product.take(statistics->centered) ||
        statistics->t.getType() != op.getType())
      continue;
    GroupNorm norm;
    norm.x = stripReshapes(statistics->t);
    std::optional<int64_t> groups = getGroups(statistics->t, norm.x);
    if (!groups || typeOf(norm.x).getRank() < 3)
      continue;
    Frame frame{op.getType().getShape(), 2, typeOf(norm.x).getDimSize(1)};
    if (*groups != frame.channels || !takeGamma(product, frame, norm) ||
        !takeBeta(sum, frame, norm) || sum.values.size() != 1 ||
        !hasElementPerRow(statistics->inverse, frame.shape,
                          frame.shape[0] * frame.shape[1]))
      continue;
    norm.groups = *groups;
    norm.epsilon = statistics->epsilon;
    return norm;
  }
  return std::nullopt;
}

/// On channels last, between transposes.
static Value build(const GroupNorm &norm, RankedTensorType result, Location loc,
                   PatternRewriter &rewriter) {
  RankedTensorType type = typeOf(norm.x);
  int64_t rank = type.getRank(), channels = type.getDimSize(1);
  SmallVector<int64_t> toLast = {0}, back = {0, rank - 1};
  for (int64_t d = 2; d < rank; ++d) {
    toLast.push_back(d);
    back.push_back(d - 1);
  }
  toLast.push_back(1);
  auto vector = [&](Value value, double neutral) {
    return value ? createReshape(rewriter, loc, value, {channels})
                 : createFloatConstant(rewriter, loc, {channels}, neutral);
  };
  Value x = createTranspose(rewriter, loc, norm.x, toLast);
  Value y = GroupNormOp::create(rewriter, loc, x.getType(), x,
                                vector(norm.gamma, 1.0), vector(norm.beta, 0.0),
                                rewriter.getI64IntegerAttr(norm.groups),
                                rewriter.getF32FloatAttr(norm.epsilon));
  y = createTranspose(rewriter, loc, y, back);
  return createReshape(rewriter, loc, y, result.getShape());
}

static FailureOr<Value> recognizeGroupNorm(AddOp op,
                                           PatternRewriter &rewriter) {
  std::optional<GroupNorm> norm;
  if (!op.getClampMin() && !op.getClampMax()) {
    norm = matchScaledImages(op);
    if (!norm)
      norm = matchCentered(op);
  }
  if (!norm)
    return rewriter.notifyMatchFailure(op, "no statistics of groups");
  return build(*norm, op.getType(), op.getLoc(), rewriter);
}

/// Without a shift.
static FailureOr<Value> recognizeUnshifted(MulOp op,
                                           PatternRewriter &rewriter) {
  std::optional<GroupNorm> norm;
  if (!op.getClampMin() && !op.getClampMax())
    norm = matchCentered(op);
  if (!norm)
    return rewriter.notifyMatchFailure(op, "no statistics of groups");
  return build(*norm, op.getType(), op.getLoc(), rewriter);
}

void composites::populateGroupNormPatterns(RewritePatternSet &patterns,
                                           int64_t &count) {
  addRecognizer(patterns, recognizeGroupNorm, count);
  addRecognizer(patterns, recognizeUnshifted, count);
}
