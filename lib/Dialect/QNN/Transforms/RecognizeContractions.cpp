// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What exporters write beside a convolution or matmul although the op can do it
// itself: a bias added afterwards, zero padding before it, rows cut off so that
// a stride divides exactly, weights transposed or repeated for each sample.

#include "RecognizeComposites.h"
#include "mlir/IR/IRMapping.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

//===----------------------------------------------------------------------===//
// Bias
//===----------------------------------------------------------------------===//

/// The contraction that gives `value`, possibly through reshapes which keep the
/// last dimension, if it has room for a bias and its result goes nowhere else.
static Operation *getContractionWithoutBias(Value value) {
  int64_t last =
      typeOf(value).getRank() == 0 ? 0 : typeOf(value).getShape().back();
  while (value.hasOneUse()) {
    Operation *op = value.getDefiningOp();
    if (auto reshape = dyn_cast_or_null<ReshapeOp>(op)) {
      value = reshape.getInput();
      if (typeOf(value).getRank() == 0 ||
          typeOf(value).getShape().back() != last)
        return nullptr;
      continue;
    }
    auto isFree = [](auto contraction) {
      return !contraction.getBias() && !contraction.getResidual() &&
             !contraction.getClampMin() && !contraction.getClampMax();
    };
    if (auto matmul = dyn_cast_or_null<MatmulOp>(op))
      return isFree(matmul) ? op : nullptr;
    if (auto conv = dyn_cast_or_null<Conv2DOp>(op))
      return isFree(conv) ? op : nullptr;
    if (auto conv = dyn_cast_or_null<ConvTranspose2DOp>(op))
      return isFree(conv) ? op : nullptr;
    return nullptr;
  }
  return nullptr;
}

static Value cloneWithBias(Operation *op, Value bias,
                           PatternRewriter &rewriter) {
  if (auto matmul = dyn_cast<MatmulOp>(op))
    return MatmulOp::create(rewriter, op->getLoc(), matmul.getType(),
                            matmul.getLhs(), matmul.getRhs(), bias,
                            /*residual=*/Value(), matmul.getTransposeLhs(),
                            matmul.getTransposeRhs(), FloatAttr(), FloatAttr());
  auto withBias = [&](auto conv) -> Value {
    return decltype(conv)::create(rewriter, op->getLoc(), conv.getType(),
                                  conv.getInput(), conv.getFilter(), bias,
                                  /*residual=*/Value(), conv.getStrides(),
                                  conv.getPadding(), conv.getDilations(),
                                  conv.getGroups(), FloatAttr(), FloatAttr());
  };
  if (auto conv = dyn_cast<ConvTranspose2DOp>(op))
    return withBias(conv);
  return withBias(cast<Conv2DOp>(op));
}

/// Whether a constant vector is a mask with infinite elements, and no bias.
static bool hasInfinity(Value vector, int64_t size) {
  std::optional<SmallVector<double>> values = evaluateConstant(vector, size);
  return values &&
         llvm::any_of(*values, [](double v) { return std::isinf(v); });
}

static FailureOr<Value> foldBias(AddOp op, PatternRewriter &rewriter) {
  if (op.getClampMin() || op.getClampMax() || op.getType().getRank() == 0)
    return rewriter.notifyMatchFailure(op, "clamps its result");
  int64_t size = op.getType().getShape().back();
  for (auto [value, vector] : {std::make_pair(op.getLhs(), op.getRhs()),
                               std::make_pair(op.getRhs(), op.getLhs())}) {
    if (value.getType() != op.getType() || !isLastDimVector(vector, size))
      continue;
    Operation *contraction = getContractionWithoutBias(value);
    if (!contraction || !isConstantOrParameter(contraction->getOperand(1)) ||
        hasInfinity(vector, size))
      continue;
    rewriter.setInsertionPoint(op);
    Value bias = createLastDimVector(rewriter, op.getLoc(), vector, size);
    Value result = cloneWithBias(contraction, bias, rewriter);
    return result.getType() == op.getType()
               ? result
               : createReshape(rewriter, op.getLoc(), result,
                               op.getType().getShape());
  }
  return rewriter.notifyMatchFailure(
      op, "not a weighted sum plus a vector of constants");
}

//===----------------------------------------------------------------------===//
// Padding and slicing before a convolution
//===----------------------------------------------------------------------===//

static Value createConv(Conv2DOp op, Value input, ArrayRef<int64_t> padding,
                        PatternRewriter &rewriter) {
  return Conv2DOp::create(
      rewriter, op.getLoc(), op.getType(), input, op.getFilter(), op.getBias(),
      op.getResidual(), op.getStrides(), padding, op.getDilations(),
      op.getGroups(), op.getClampMinAttr(), op.getClampMaxAttr());
}

/// conv(pad(x, 0)) = conv(x) with more padding.
static FailureOr<Value> foldPad(Conv2DOp op, PatternRewriter &rewriter) {
  auto pad = op.getInput().getDefiningOp<PadOp>();
  if (!pad || !pad.getValue().isZero())
    return rewriter.notifyMatchFailure(op, "input is not padded with zeros");
  ArrayRef<int64_t> low = pad.getLow(), high = pad.getHigh();
  if (low[0] || low[3] || high[0] || high[3])
    return rewriter.notifyMatchFailure(op, "pads batch or channels");
  ArrayRef<int64_t> old = op.getPadding();
  int64_t padding[] = {old[0] + low[1], old[1] + high[1], old[2] + low[2],
                       old[3] + high[2]};
  return createConv(op, pad.getInput(), padding, rewriter);
}

/// TOSA wants strides to divide exactly, so exporters cut off the rows and
/// columns at the end that no window reaches. qnn.conv2d rounds down: the whole
/// input gives the same windows, where nothing is padded behind the cut.
static FailureOr<Value> foldSlice(Conv2DOp op, PatternRewriter &rewriter) {
  auto slice = op.getInput().getDefiningOp<SliceOp>();
  if (!slice || ShapedType::isDynamicShape(
                    slice.getInput().getType().getShape().drop_front()))
    return rewriter.notifyMatchFailure(
        op, "input is not a slice of images of static size");
  if (slice.getType().isDynamicDim(0) && slice.getSizes()[0] != kToEnd)
    return rewriter.notifyMatchFailure(op, "cuts off images");
  ArrayRef<int64_t> whole = slice.getInput().getType().getShape(),
                    cut = slice.getType().getShape();
  auto isNot = [](int64_t value) {
    return [=](int64_t x) { return x != value; };
  };
  if (llvm::any_of(slice.getOffsets(), isNot(0)) ||
      llvm::any_of(slice.getStrides(), isNot(1)) || whole[0] != cut[0] ||
      whole[3] != cut[3])
    return rewriter.notifyMatchFailure(
        op, "cuts off more than the last rows and columns");
  for (int d : {0, 1}) {
    if (whole[1 + d] == cut[1 + d])
      continue;
    int64_t extent = (op.getFilter().getType().getDimSize(1 + d) - 1) *
                         op.getDilations()[d] +
                     1;
    int64_t room = whole[1 + d] + op.getPadding()[2 * d] - extent;
    if (op.getPadding()[2 * d + 1] != 0 ||
        room / op.getStrides()[d] + 1 != op.getType().getDimSize(1 + d))
      return rewriter.notifyMatchFailure(op, "what is cut off would be used");
  }
  return createConv(op, slice.getInput(), op.getPadding(), rewriter);
}

/// A slice of a transposed convolution is one that cuts more: its padding.
static FailureOr<Value> foldSliceAfter(SliceOp op, PatternRewriter &rewriter) {
  auto conv = op.getInput().getDefiningOp<ConvTranspose2DOp>();
  if (!conv || !op.getInput().hasOneUse() || conv.getResidual())
    return rewriter.notifyMatchFailure(
        op, "input is not a transposed convolution alone");
  ArrayRef<int64_t> whole = conv.getType().getShape(),
                    cut = op.getType().getShape(), first = op.getOffsets();
  if (ShapedType::isDynamicShape(whole.drop_front()) || first[0] != 0 ||
      first[3] != 0 || whole[0] != cut[0] || whole[3] != cut[3] ||
      (ShapedType::isDynamic(cut[0]) && op.getSizes()[0] != kToEnd) ||
      llvm::any_of(op.getStrides(), [](int64_t s) { return s != 1; }))
    return rewriter.notifyMatchFailure(op,
                                       "does more than to cut rows or columns");
  SmallVector<int64_t> padding(conv.getPadding());
  for (int d : {0, 1}) {
    padding[2 * d] += first[1 + d];
    padding[2 * d + 1] += whole[1 + d] - cut[1 + d] - first[1 + d];
  }
  return ConvTranspose2DOp::create(
             rewriter, conv.getLoc(), op.getType(), conv.getInput(),
             conv.getFilter(), conv.getBias(), /*residual=*/Value(),
             conv.getStrides(), padding, conv.getDilations(), conv.getGroups(),
             conv.getClampMinAttr(), conv.getClampMaxAttr())
      .getResult();
}

//===----------------------------------------------------------------------===//
// Weights transposed, or repeated for each matrix of a batch
//===----------------------------------------------------------------------===//

/// matmul(x, tile(w)) = reshape(matmul(reshape(x), w)), the tile repeating one
/// matrix for each of the batch.
static FailureOr<Value> foldRepeatedRhs(MatmulOp op,
                                        PatternRewriter &rewriter) {
  Operation *repeat = op.getRhs().getDefiningOp();
  if (!isa_and_nonnull<TileOp, BroadcastOp>(repeat) ||
      !isConstantOrParameter(repeat->getOperand(0)))
    return rewriter.notifyMatchFailure(op, "rhs is no repeated constant");
  RankedTensorType matrix = typeOf(repeat->getOperand(0)),
                   rhs = op.getRhs().getType(), lhs = op.getLhs().getType();
  int64_t rank = lhs.getRank();
  ArrayRef<int64_t> last = matrix.getShape().take_back(2);
  if (rank < 3 || matrix.getRank() < 2 || op.getTransposeLhs() ||
      op.getResidual() || last != rhs.getShape().take_back(2) ||
      matrix.getNumElements() != last[0] * last[1] ||
      lhs.getNumDynamicDims() > 1 || lhs.isDynamicDim(rank - 1))
    return rewriter.notifyMatchFailure(op, "does not repeat one matrix");
  ArrayRef<int64_t> batch = op.getType().getShape();
  int64_t rows = 1;
  for (int64_t size : lhs.getShape().drop_back())
    rows = rows == ShapedType::kDynamic || ShapedType::isDynamic(size)
               ? ShapedType::kDynamic
               : rows * size;
  if (batch.drop_back() != lhs.getShape().drop_back())
    return rewriter.notifyMatchFailure(op, "the batch comes from the rhs");
  Location loc = op.getLoc();
  Value x = createReshape(rewriter, loc, op.getLhs(),
                          {rows, lhs.getDimSize(rank - 1)});
  Value w = createReshape(rewriter, loc, repeat->getOperand(0), last);
  Value product = MatmulOp::create(
      rewriter, loc, op.getType().clone({rows, batch.back()}), x, w,
      op.getBias(), /*residual=*/Value(), /*transpose_lhs=*/false,
      op.getTransposeRhs(), op.getClampMinAttr(), op.getClampMaxAttr());
  return createReshape(rewriter, loc, product, batch);
}

/// matmul(x, transpose(w)) = matmul(x, w) {transpose_rhs}.
static FailureOr<Value> foldTransposedRhs(MatmulOp op,
                                          PatternRewriter &rewriter) {
  auto transpose = op.getRhs().getDefiningOp<TransposeOp>();
  if (!transpose)
    return rewriter.notifyMatchFailure(op, "rhs is not a transpose");
  ArrayRef<int64_t> perm = transpose.getPerm();
  int64_t rank = perm.size();
  for (int64_t d = 0; d < rank; ++d) {
    int64_t expected = d < rank - 2 ? d : 2 * rank - 3 - d;
    if (perm[d] != expected)
      return rewriter.notifyMatchFailure(
          op, "does not swap the last two dimensions");
  }
  return MatmulOp::create(rewriter, op.getLoc(), op.getType(), op.getLhs(),
                          transpose.getInput(), op.getBias(), op.getResidual(),
                          op.getTransposeLhs(), !op.getTransposeRhs(),
                          op.getClampMinAttr(), op.getClampMaxAttr())
      .getResult();
}

void composites::populateContractionPatterns(RewritePatternSet &patterns,
                                             int64_t &count) {
  addRecognizer(patterns, foldBias, count);
  addRecognizer(patterns, foldPad, count);
  addRecognizer(patterns, foldSlice, count);
  addRecognizer(patterns, foldSliceAfter, count);
  addRecognizer(patterns, foldRepeatedRhs, count);
  addRecognizer(patterns, foldTransposedRhs, count);
}
