// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attention from its parts: two products with a softmax between, a scale before
// the first product or after it, perhaps a mask added, or a value that excludes
// put in by a select. One op for all that keeps the scores out of int8, where a
// mask of -infinity would leave no digits.

#include "RecognizeComposites.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "qopt/Parameters/DType.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

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
/// softmax(scale * product + mask), or with scores chosen where `hidden` is not
/// `hiddenIf` and `fill` elsewhere.
struct Scores {
  MatmulOp product;
  double scale = 1.0;
  Value mask, hidden;
  bool hiddenIf = true;
  double fill = 0.0;
  /// The batch dimensions that scores have where the mask is added.
  SmallVector<int64_t> batch;
};
} // namespace

/// Values from here down are meant to exclude: exp of their difference to any
/// score is 0 in f32.
static constexpr double kExcluded = -1e8;

/// The scores in a select between them and a value that excludes; fills in the
/// rest, or gives null.
static Value matchHidden(SelectOp select, Scores &scores) {
  for (bool hiddenIf : {true, false}) {
    Value fill = hiddenIf ? select.getOnTrue() : select.getOnFalse();
    Value kept = hiddenIf ? select.getOnFalse() : select.getOnTrue();
    std::optional<double> scalar = getConstantScalar(fill);
    if (!scalar || !(*scalar <= kExcluded) ||
        kept.getType() != select.getType())
      continue;
    scores.hidden = select.getCondition();
    scores.hiddenIf = hiddenIf;
    scores.fill = *scalar;
    return kept;
  }
  return {};
}

/// The x of all(x == -inf) over the last dimension, or null: rows that a mask
/// excludes altogether. Reductions of predicates stay in TOSA, and so does a
/// comparison in f64.
static Value getExcludedRows(Value condition) {
  auto all = condition.getDefiningOp<tosa::ReduceAllOp>();
  Operation *equal = all ? all.getInput().getDefiningOp() : nullptr;
  auto compare = dyn_cast_or_null<CompareOp>(equal);
  bool isEqual = isa_and_nonnull<tosa::EqualOp>(equal) ||
                 (compare && compare.getKind() == CompareKind::Eq);
  if (!isEqual || all.getAxis() != typeOf(equal->getResult(0)).getRank() - 1)
    return {};
  std::optional<double> bound = getConstantScalar(equal->getOperand(1));
  if (!bound || *bound != -HUGE_VAL)
    return {};
  auto widened = equal->getOperand(0).getDefiningOp<tosa::CastOp>();
  return widened ? Value(widened.getInput()) : equal->getOperand(0);
}

/// The softmax that gives `value`, also behind select(all(x == -inf), 0,
/// softmax(x)), which qnn.attention does by itself.
static SoftmaxOp getSoftmax(Value value) {
  value = stripBatchReshapes(value);
  auto guard = value.getDefiningOp<SelectOp>();
  if (!guard)
    return value.hasOneUse() ? value.getDefiningOp<SoftmaxOp>() : SoftmaxOp();
  auto softmax = guard.getOnFalse().getDefiningOp<SoftmaxOp>();
  std::optional<double> zero = getConstantScalar(guard.getOnTrue());
  bool fits = softmax && softmax->hasOneUse() && value.hasOneUse() && zero &&
              *zero == 0.0 && softmax.getType() == guard.getType() &&
              getExcludedRows(guard.getCondition()) == softmax.getInput();
  return fits ? softmax : SoftmaxOp();
}

/// Whether the softmax and the guard of its rows are all that read its input.
static bool isReadByGuardAlone(SoftmaxOp softmax) {
  auto guard = dyn_cast<SelectOp>(*softmax->user_begin());
  Operation *all = guard ? guard.getCondition().getDefiningOp() : nullptr;
  Operation *equal = all ? all->getOperand(0).getDefiningOp() : nullptr;
  return llvm::all_of(softmax.getInput().getUsers(), [&](Operation *user) {
    return user == softmax || (equal && user == equal) ||
           (equal && user == equal->getOperand(0).getDefiningOp());
  });
}

/// Whether `value` is a product of matrices, perhaps scaled by constants.
static bool isScaledProduct(Value value) {
  value = stripBatchReshapes(value);
  while (auto mul = value.getDefiningOp<MulOp>()) {
    if (!getConstantScalar(mul.getRhs()))
      return false;
    value = stripBatchReshapes(mul.getLhs());
  }
  return bool(value.getDefiningOp<MatmulOp>());
}

static std::optional<Scores> matchScores(SoftmaxOp softmax) {
  Scores scores;
  if (!isReadByGuardAlone(softmax))
    return std::nullopt;
  Value value = softmax.getInput();
  do {
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
    auto select = dyn_cast_or_null<SelectOp>(op);
    bool masked = scores.mask || scores.hidden;
    if (factor && !mul.getClampMin() && !mul.getClampMax()) {
      scores.scale *= *factor;
      value = mul.getLhs();
    } else if (add && !add.getClampMin() && !add.getClampMax() && !masked &&
               scores.scale == 1.0) {
      bool maskIsLeft = !isScaledProduct(add.getLhs());
      scores.mask = maskIsLeft ? add.getLhs() : add.getRhs();
      llvm::append_range(scores.batch, add.getType().getShape().drop_back(2));
      value = maskIsLeft ? add.getRhs() : add.getLhs();
      if (value.getType() != add.getType())
        return std::nullopt;
    } else if (Value kept = select && !masked && scores.scale == 1.0
                                ? matchHidden(select, scores)
                                : Value()) {
      llvm::append_range(scores.batch, typeOf(kept).getShape().drop_back(2));
      value = kept;
    } else {
      return std::nullopt;
    }
  } while (value.hasOneUse());
  return std::nullopt;
}

/// Whether a mask for scores with the batch dimensions `batch` tells no batches
/// apart that scores of `type` do not have.
static bool fitsBatches(Value mask, ArrayRef<int64_t> batch,
                        RankedTensorType type) {
  return batch == type.getShape().drop_back(2) ||
         llvm::all_of(typeOf(mask).getShape().drop_back(getMatrix(mask).size()),
                      [](int64_t size) { return size == 1; });
}

/// A predicate that hides scores as a mask to add: `fill` there, 0 elsewhere.
static Value createMask(const Scores &scores, Location loc,
                        PatternRewriter &rewriter) {
  auto type = typeOf(scores.hidden).clone(rewriter.getF32Type());
  DenseIntElementsAttr known;
  if (matchPattern(scores.hidden, m_Constant(&known))) {
    SmallVector<float> values;
    for (bool condition : known.getValues<bool>())
      values.push_back(condition == scores.hiddenIf ? scores.fill : 0.0);
    return arith::ConstantOp::create(
        rewriter, loc, DenseElementsAttr::get(type, ArrayRef(values)));
  }
  SmallVector<int64_t> one(type.getRank(), 1);
  Value fill = createFloatConstant(rewriter, loc, one, scores.fill);
  Value zero = createFloatConstant(rewriter, loc, one, 0.0);
  return SelectOp::create(rewriter, loc, type, scores.hidden,
                          scores.hiddenIf ? fill : zero,
                          scores.hiddenIf ? zero : fill);
}

/// Whether the mask is 0 on and below the diagonal and excludes what is above.
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
      if (column <= row ? value != 0.0 : !(value <= kExcluded))
        return false;
    }
  return true;
}

/// The mask in the form of the op, if there is one. `batch` gets the batch
/// dimensions that query, key and value have to take for it.
static LogicalResult getMask(const Scores &scores, MatmulOp op, Value &mask,
                             SmallVectorImpl<int64_t> &batch,
                             PatternRewriter &rewriter) {
  MatmulOp product = scores.product;
  RankedTensorType type = product.getType();
  llvm::append_range(batch, type.getShape().drop_back(2));
  Value given = scores.mask ? scores.mask : scores.hidden;
  if (!given)
    return success();
  bool fits = fitsBatches(given, scores.batch, type);
  if (!fits &&
      (!type.hasStaticShape() || ShapedType::isDynamicShape(scores.batch)))
    return rewriter.notifyMatchFailure(op, "mask has batches of its own");
  mask = scores.hidden ? createMask(scores, op.getLoc(), rewriter) : given;
  if (!fits)
    batch.assign(scores.batch.begin(), scores.batch.end());
  else if (typeOf(mask).getRank() > type.getRank())
    mask = createReshape(rewriter, mask.getLoc(), mask, getMatrix(mask));
  return success();
}

static FailureOr<Value> recognizeAttention(MatmulOp op,
                                           PatternRewriter &rewriter) {
  SoftmaxOp softmax = getSoftmax(op.getLhs());
  if (!isPlain(op) || !softmax ||
      int64_t(softmax.getAxis()) != softmax.getType().getRank() - 1)
    return rewriter.notifyMatchFailure(
        op, "lhs is not a softmax over the last dimension");
  std::optional<Scores> scores = matchScores(softmax);
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
  SmallVector<int64_t> batch;
  if (failed(getMask(*scores, op, mask, batch, rewriter)))
    return failure();
  Location loc = op.getLoc();
  double scale = scores->scale;
  Value query = takeFactor(product.getLhs(), scale, rewriter);
  Value key = takeFactor(product.getRhs(), scale, rewriter);
  if (!product.getTransposeRhs())
    key = swapMatrix(key, rewriter);
  Value value =
      op.getTransposeRhs() ? swapMatrix(op.getRhs(), rewriter) : op.getRhs();
  auto inBatch = [&](Value v) {
    SmallVector<int64_t> shape(batch);
    llvm::append_range(shape, getMatrix(v));
    return v.getType() == typeOf(v).clone(shape)
               ? v
               : createReshape(rewriter, loc, v, shape);
  };
  SmallVector<int64_t> shape(batch);
  llvm::append_range(shape, getMatrix(op.getResult()));
  bool causal = mask && typeOf(mask).getRank() >= 2 && isCausal(mask, type);
  Value result = AttentionOp::create(
      rewriter, loc, op.getType().clone(shape), inBatch(query), inBatch(key),
      inBatch(value), causal ? Value() : mask, rewriter.getF32FloatAttr(scale),
      causal ? rewriter.getUnitAttr() : UnitAttr());
  return result.getType() == op.getType()
             ? result
             : createReshape(rewriter, loc, result, op.getType().getShape());
}

void composites::populateAttentionPatterns(RewritePatternSet &patterns,
                                           int64_t &count) {
  addRecognizer(patterns, recognizeAttention, count);
}
