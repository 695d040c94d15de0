// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attention from its parts: two products with a softmax between, a scale before
// the first product or after it, perhaps a mask added. One op for all that
// keeps the scores out of int8, where a mask of -infinity would leave no
// digits.

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "qopt/Parameters/DType.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

static RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

static bool isPlain(MatmulOp op) {
  return !op.getBias() && !op.getResidual() && !op.getClampMin() &&
         !op.getClampMax() && !op.getTransposeLhs();
}

/// The last two dimensions, which hold the matrices.
static ArrayRef<int64_t> getMatrix(Value value) {
  ArrayRef<int64_t> shape = typeOf(value).getShape();
  return shape.take_back(std::min<size_t>(2, shape.size()));
}

/// Whether a reshape leaves the last two dimensions as they are. A dynamic one
/// is known to stay only if the others keep their number of elements.
static bool isBatchReshape(ReshapeOp reshape) {
  ArrayRef<int64_t> matrix = getMatrix(reshape.getInput());
  if (matrix != getMatrix(reshape.getResult()))
    return false;
  if (!ShapedType::isDynamicShape(matrix))
    return true;
  auto count = [&](Value value) {
    return qopt::getNumElements(
        typeOf(value).getShape().drop_back(matrix.size()));
  };
  std::optional<uint64_t> before = count(reshape.getInput());
  return before && before == count(reshape.getResult());
}

/// The value behind reshapes of the batch dimensions alone.
static Value stripBatchReshapes(Value value) {
  while (auto reshape = value.getDefiningOp<ReshapeOp>()) {
    if (!value.hasOneUse() || !isBatchReshape(reshape))
      break;
    value = reshape.getInput();
  }
  return value;
}

/// The x of `value` = c x, the product having no other use; multiplies `scale`.
static Value takeFactor(Value value, double &scale, PatternRewriter &rewriter) {
  auto reshape = value.getDefiningOp<ReshapeOp>();
  Value scaled = reshape ? reshape.getInput() : value;
  auto mul = scaled.getDefiningOp<MulOp>();
  std::optional<double> factor =
      mul ? getConstantScalar(mul.getRhs()) : std::nullopt;
  if (!factor || mul.getClampMin() || mul.getClampMax() ||
      !scaled.hasOneUse() || mul.getLhs().getType() != mul.getType())
    return value;
  scale *= *factor;
  return reshape ? createReshape(rewriter, value.getLoc(), mul.getLhs(),
                                 reshape.getType().getShape())
                 : mul.getLhs();
}

/// `value` with its last two dimensions swapped, before a reshape of the batch
/// dimensions, so that the swap meets the transpose that split the heads.
static Value swapMatrix(Value value, PatternRewriter &rewriter) {
  Value source = stripBatchReshapes(value);
  SmallVector<int64_t> shape(typeOf(value).getShape()), perm;
  std::swap(shape[shape.size() - 1], shape[shape.size() - 2]);
  for (int64_t d = 0; d < typeOf(source).getRank(); ++d)
    perm.push_back(d);
  std::swap(perm[perm.size() - 1], perm[perm.size() - 2]);
  source = createTranspose(rewriter, value.getLoc(), source, perm);
  return createReshape(rewriter, value.getLoc(), source, shape);
}

namespace {
/// softmax(scale * product + mask)
struct Scores {
  MatmulOp product;
  double scale = 1.0;
  Value mask;
};
} // namespace

static std::optional<Scores> matchScores(Value value) {
  Scores scores;
  while (value.hasOneUse()) {
    value = stripBatchReshapes(value);
    Operation *op = value.getDefiningOp();
    if (auto product = dyn_cast_or_null<MatmulOp>(op)) {
      scores.product = product;
      return isPlain(product) ? std::optional<Scores>(scores) : std::nullopt;
    }
    auto mul = dyn_cast_or_null<MulOp>(op);
    std::optional<double> factor =
        mul ? getConstantScalar(mul.getRhs()) : std::nullopt;
    auto add = dyn_cast_or_null<AddOp>(op);
    if (factor && !mul.getClampMin() && !mul.getClampMax()) {
      scores.scale *= *factor;
      value = mul.getLhs();
    } else if (add && !add.getClampMin() && !add.getClampMax() &&
               !scores.mask && scores.scale == 1.0 &&
               add.getLhs().getType() == add.getType()) {
      scores.mask = add.getRhs();
      value = add.getLhs();
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// `mask` for scores of `type`, from which it may differ in batch dimensions of
/// size 1; null if it has others.
static Value fitMask(Value mask, RankedTensorType type,
                     PatternRewriter &rewriter) {
  ArrayRef<int64_t> shape = typeOf(mask).getShape();
  if (typeOf(mask).getRank() <= type.getRank())
    return mask;
  int64_t surplus = typeOf(mask).getRank() - 2;
  if (llvm::any_of(shape.take_front(surplus), [](int64_t x) { return x != 1; }))
    return {};
  return createReshape(rewriter, mask.getLoc(), mask, shape.take_back(2));
}

/// Whether the mask is 0 on and below the diagonal and -infinity above it.
static bool isCausal(Value mask, RankedTensorType scores) {
  int64_t rows = getMatrix(mask).front(), columns = getMatrix(mask).back();
  if (getMatrix(mask) != scores.getShape().take_back(2) || rows != columns)
    return false;
  std::optional<SmallVector<double>> values = evaluateConstant(mask);
  if (!values || int64_t(values->size()) != rows * columns)
    return false;
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t column = 0; column < columns; ++column) {
      double value = (*values)[row * columns + column];
      if (column <= row ? value != 0.0 : value != -HUGE_VAL)
        return false;
    }
  return true;
}

static FailureOr<Value> recognizeAttention(MatmulOp op,
                                           PatternRewriter &rewriter) {
  Value probabilities = stripBatchReshapes(op.getLhs());
  auto softmax = probabilities.getDefiningOp<SoftmaxOp>();
  if (!isPlain(op) || !softmax || !softmax->hasOneUse() ||
      int64_t(softmax.getAxis()) != softmax.getType().getRank() - 1)
    return rewriter.notifyMatchFailure(
        op, "lhs is not a softmax over the last dimension");
  std::optional<Scores> scores = matchScores(softmax.getInput());
  if (!scores)
    return rewriter.notifyMatchFailure(
        op, "softmax is not that of a scaled product");
  MatmulOp product = scores->product;
  RankedTensorType type = product.getType();
  if (typeOf(product.getRhs()).getRank() != type.getRank() ||
      typeOf(op.getRhs()).getRank() != type.getRank() ||
      op.getType().getRank() != type.getRank() ||
      isConstantOrParameter(product.getRhs()) ||
      type.getShape().drop_back(2) != op.getType().getShape().drop_back(2))
    return rewriter.notifyMatchFailure(
        op, "key or value are weights, or batches differ");
  Value mask;
  if (scores->mask && !(mask = fitMask(scores->mask, type, rewriter)))
    return rewriter.notifyMatchFailure(op, "mask has batches of its own");
  double scale = scores->scale;
  Value query = takeFactor(product.getLhs(), scale, rewriter);
  Value key = takeFactor(product.getRhs(), scale, rewriter);
  if (!product.getTransposeRhs())
    key = swapMatrix(key, rewriter);
  Value value =
      op.getTransposeRhs() ? swapMatrix(op.getRhs(), rewriter) : op.getRhs();
  bool causal = mask && typeOf(mask).getRank() >= 2 && isCausal(mask, type);
  return AttentionOp::create(rewriter, op.getLoc(), op.getType(), query, key,
                             value, causal ? Value() : mask,
                             rewriter.getF32FloatAttr(scale),
                             causal ? rewriter.getUnitAttr() : UnitAttr())
      .getResult();
}

void composites::populateAttentionPatterns(RewritePatternSet &patterns,
                                           int64_t &count) {
  addRecognizer(patterns, recognizeAttention, count);
}
