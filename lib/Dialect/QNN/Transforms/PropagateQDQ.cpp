// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Moves dequantize down and quantize up through ops that keep the scale.
// Imported graphs have their pairs around convolutions only, with a transpose,
// a pooling or a reshape between them; after this pass the pairs enclose the
// compute ops, which is what qnn-fuse-qdq looks for.

#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

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

/// The same op on `operands`, all of element type `type`.
static Value cloneWithType(QuantizableOpInterface op, ValueRange operands,
                           Type type, PatternRewriter &rewriter) {
  Operation *clone = rewriter.clone(*op);
  clone->setOperands(operands);
  clone->getResult(0).setType(
      withElementType(op->getResult(0).getType(), type));
  return clone->getResult(0);
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
    SmallVector<Value> operands;
    for (Value operand : op->getOperands()) {
      auto dequantize = operand.getDefiningOp<DequantizeOp>();
      if (!dequantize)
        return rewriter.notifyMatchFailure(op, "an operand is not dequantized");
      operands.push_back(dequantize.getInput());
    }
    quant::QuantizedType type =
        getQuantizedElementType(operands.front().getType());
    if (!isa<quant::UniformQuantizedType>(type))
      return rewriter.notifyMatchFailure(op, "the scale is not per tensor");
    if (!llvm::all_of(operands, [&](Value v) {
          return getQuantizedElementType(v.getType()) == type;
        }))
      return rewriter.notifyMatchFailure(op,
                                         "the operands have different scales");
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
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(QuantizeOp::create(
          rewriter, quantize.getLoc(), withElementType(operand.getType(), type),
          operand));
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

struct PropagateQDQ
    : public mlir::qnn::impl::PropagateQDQPassBase<PropagateQDQ> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<MoveDequantizeDown, MoveQuantizeUp>(&getContext(), numMoved);
    patterns.add<FoldPair>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
