// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Moves dequantize down and quantize up through ops that keep the scale.
// Imported graphs have their pairs around convolutions only, with a transpose,
// a pooling or a reshape between them; after this pass the pairs enclose the
// compute ops, which is what qnn-fuse-qdq looks for.

#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Numerics/Quantize.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PROPAGATEQDQPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// Whether Q/DQ may move through an op; otherwise tells why not.
static LogicalResult canMoveThrough(QuantizableOpInterface op,
                                    PatternRewriter &rewriter) {
  if (!op.isSameScale())
    return rewriter.notifyMatchFailure(op, "does not keep the scale");
  if (isQuantized(op->getResult(0).getType()))
    return rewriter.notifyMatchFailure(op, "is quantized already");
  if (op->hasAttr(QNNDialect::kKeptFloatAttr))
    return rewriter.notifyMatchFailure(op, "is to stay in float");
  return success();
}

/// Whether an operand has the scale of the result; indices and predicates have
/// none.
static bool hasScale(QuantizableOpInterface op, unsigned index) {
  return op.getOperandRole(index) == OperandRole::Activation;
}

/// The same op on `operands`, those with a scale of element type `type`.
static Value cloneWithType(QuantizableOpInterface op, ValueRange operands,
                           Type type, PatternRewriter &rewriter) {
  Operation *clone = rewriter.clone(*op);
  clone->setOperands(operands);
  clone->getResult(0).setType(
      withElementType(op->getResult(0).getType(), type));
  return clone->getResult(0);
}

/// Whether an op does to stored integers what it does to their values: the
/// bounds of a clamp and the fill of a pad are values of the type, or the bound
/// lies beyond all of them.
static bool hasStoredConstants(Operation *op,
                               quant::UniformQuantizedType type) {
  qopt::numerics::QuantParams params = getQuantParams(type);
  auto isStored = [&](float value) {
    return qopt::numerics::fakeQuantize(value, params) == value;
  };
  if (auto pad = dyn_cast<PadOp>(op))
    return isStored(pad.getValue().convertToFloat());
  if (!isa<ClampOp>(op))
    return true;
  auto [low, high] = getClampBounds(op);
  return (low <= qopt::numerics::dequantize(params.storage.min, params) ||
          isStored(low)) &&
         (high >= qopt::numerics::dequantize(params.storage.max, params) ||
          isStored(high));
}

namespace {
/// op(dequantize(q)) -> dequantize(op(q))
struct MoveDequantizeDown : OpInterfaceRewritePattern<QuantizableOpInterface> {
  MoveDequantizeDown(MLIRContext *context, Pass::Statistic &numMoved)
      : OpInterfaceRewritePattern(context), numMoved(numMoved) {}

  LogicalResult matchAndRewrite(QuantizableOpInterface op,
                                PatternRewriter &rewriter) const override {
    if (failed(canMoveThrough(op, rewriter)))
      return failure();
    SmallVector<Value> operands(op->getOperands());
    quant::QuantizedType type;
    for (auto [index, operand] : llvm::enumerate(operands)) {
      if (!hasScale(op, index))
        continue;
      auto dequantize = operand.getDefiningOp<DequantizeOp>();
      if (!dequantize)
        return rewriter.notifyMatchFailure(op, "an operand is not dequantized");
      operand = dequantize.getInput();
      quant::QuantizedType own = getQuantizedElementType(operand.getType());
      if (type && own != type)
        return rewriter.notifyMatchFailure(
            op, "the operands have different scales");
      type = own;
    }
    auto uniform = dyn_cast_or_null<quant::UniformQuantizedType>(type);
    if (!uniform)
      return rewriter.notifyMatchFailure(op, "the scale is not per tensor");
    if (!hasStoredConstants(op, uniform))
      return rewriter.notifyMatchFailure(op, "a constant would be rounded");
    Value moved = cloneWithType(op, operands, type, rewriter);
    rewriter.replaceOpWithNewOp<DequantizeOp>(op, op->getResult(0).getType(),
                                              moved);
    ++numMoved;
    return success();
  }
  Pass::Statistic &numMoved;
};

/// quantize(op(x)) -> op(quantize(x))
struct MoveQuantizeUp : OpRewritePattern<QuantizeOp> {
  MoveQuantizeUp(MLIRContext *context, Pass::Statistic &numMoved)
      : OpRewritePattern(context), numMoved(numMoved) {}

  LogicalResult matchAndRewrite(QuantizeOp quantize,
                                PatternRewriter &rewriter) const override {
    auto op = quantize.getInput().getDefiningOp<QuantizableOpInterface>();
    if (!op)
      return rewriter.notifyMatchFailure(
          quantize, "the input is not from a quantizable op");
    if (failed(canMoveThrough(op, rewriter)))
      return failure();
    quant::QuantizedType type = getQuantizedElementType(quantize.getType());
    if (!isa<quant::UniformQuantizedType>(type))
      return rewriter.notifyMatchFailure(quantize,
                                         "the scale is not per tensor");
    if (isConstantExpression(op))
      return rewriter.notifyMatchFailure(op, "is constant");
    if (auto clamp = dyn_cast<ClampOp>(op.getOperation());
        clamp && isAbsorbable(clamp))
      return rewriter.notifyMatchFailure(op, "belongs to the op before it");
    SmallVector<Operation *> users(op->getUsers());
    for (Operation *user : users)
      if (!isa<QuantizeOp>(user) ||
          user->getResult(0).getType() != quantize.getType())
        return rewriter.notifyMatchFailure(op, "has other uses");
    rewriter.setInsertionPoint(op);
    SmallVector<Value> operands(op->getOperands());
    for (auto [index, operand] : llvm::enumerate(operands))
      if (hasScale(op, index))
        operand = QuantizeOp::create(rewriter, quantize.getLoc(),
                                     withElementType(operand.getType(), type),
                                     operand);
    Value moved = cloneWithType(op, operands, type, rewriter);
    for (Operation *user : users)
      rewriter.replaceOp(user, moved);
    ++numMoved;
    return success();
  }
  Pass::Statistic &numMoved;
};

/// quantize(dequantize(q)) -> q, where the types are the same: stored integers
/// are exactly representable, so rounding gives them back.
struct FoldPair : OpRewritePattern<QuantizeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(QuantizeOp op,
                                PatternRewriter &rewriter) const override {
    auto dequantize = op.getInput().getDefiningOp<DequantizeOp>();
    if (!dequantize || dequantize.getInput().getType() != op.getType())
      return rewriter.notifyMatchFailure(
          op, "is not behind a dequantize of the same type");
    rewriter.replaceOp(op, dequantize.getInput());
    return success();
  }
};

/// The view of a weight with one scale for each channel: quantized ops take no
/// such operand, but the weight is constant. Over stored integers the view
/// becomes a constant, over a quantize it moves before it; the axis of the
/// scales moves along.
struct MoveWeightDequantize : OpRewritePattern<DequantizeOp> {
  MoveWeightDequantize(MLIRContext *context, Pass::Statistic &numMoved)
      : OpRewritePattern(context), numMoved(numMoved) {}

  LogicalResult matchAndRewrite(DequantizeOp op,
                                PatternRewriter &rewriter) const override {
    Operation *view = op->hasOneUse() ? *op->user_begin() : nullptr;
    auto type = dyn_cast<quant::UniformQuantizedPerAxisType>(
        getQuantizedElementType(op.getInput().getType()));
    if (!isa_and_nonnull<TransposeOp, ReshapeOp>(view) || !type ||
        !isConstantOrParameter(op.getInput()))
      return rewriter.notifyMatchFailure(op, "is no weight behind a view");
    std::optional<int32_t> axis = mapAxis(view, type.getQuantizedDimension());
    if (!axis)
      return rewriter.notifyMatchFailure(op, "the view splits the channels");
    auto elementType = quant::UniformQuantizedPerAxisType::get(
        type.getFlags(), type.getStorageType(), type.getExpressedType(),
        type.getScales(), type.getZeroPoints(), *axis, type.getStorageTypeMin(),
        type.getStorageTypeMax());
    rewriter.setInsertionPoint(view);
    FailureOr<Value> moved = moveView(
        op, view, withElementType(view->getResult(0).getType(), elementType),
        rewriter);
    if (failed(moved))
      return failure();
    rewriter.replaceOpWithNewOp<DequantizeOp>(
        view, view->getResult(0).getType(), *moved);
    ++numMoved;
    return success();
  }

  /// Where a dimension of the input is in the result of a view.
  static std::optional<int32_t> mapAxis(Operation *view, int32_t axis) {
    if (auto transpose = dyn_cast<TransposeOp>(view))
      return llvm::find(transpose.getPerm(), axis) -
             transpose.getPerm().begin();
    auto shapeOf = [](Value v) {
      return cast<RankedTensorType>(v.getType()).getShape();
    };
    ArrayRef<int64_t> from = shapeOf(view->getOperand(0));
    int64_t outer = 1, passed = 1;
    for (int64_t size : from.take_front(axis))
      outer *= size;
    for (auto [index, size] : llvm::enumerate(shapeOf(view->getResult(0)))) {
      if (passed == outer && size == from[axis])
        return index;
      passed *= size;
    }
    return std::nullopt;
  }

  static FailureOr<Value> moveView(DequantizeOp op, Operation *view,
                                   RankedTensorType type,
                                   PatternRewriter &rewriter) {
    if (auto quantize = op.getInput().getDefiningOp<QuantizeOp>()) {
      Operation *moved = rewriter.clone(*view);
      moved->setOperand(0, quantize.getInput());
      return Value(QuantizeOp::create(rewriter, quantize.getLoc(), type,
                                      moved->getResult(0)));
    }
    auto fail = [&](llvm::Error error) -> FailureOr<Value> {
      return rewriter.notifyMatchFailure(op, toString(std::move(error)));
    };
    llvm::Expected<ConstantSource> source = getConstantSource(op.getInput());
    if (!source)
      return fail(source.takeError());
    auto transpose = dyn_cast<TransposeOp>(view);
    llvm::Expected<qopt::ParameterHandle> handle =
        transpose ? makeTransposed(source->handle, transpose.getPerm())
                  : makeReshaped(source->handle, type.getShape());
    if (!handle)
      return fail(handle.takeError());
    source->handle = *handle;
    llvm::Expected<Value> value = createConstant(
        rewriter, op.getLoc(), op->getParentOfType<ModuleOp>(), *source, type,
        transpose ? ".transposed" : ".reshaped", !source->isParameter());
    if (!value)
      return fail(value.takeError());
    return *value;
  }
  Pass::Statistic &numMoved;
};

struct PropagateQDQ
    : public mlir::qnn::impl::PropagateQDQPassBase<PropagateQDQ> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<MoveDequantizeDown, MoveQuantizeUp, MoveWeightDequantize>(
        &getContext(), numMoved);
    patterns.add<FoldPair>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
