// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A matmul of rank 2 in a model of rank 3 leaves reshapes between the matmul
// and the residual, activation or norm that follows. Reshapes cost nothing, but
// they hide what can be fused. A reshape that keeps the last dimension commutes
// with every op that works element by element or row by row; moved behind them
// all, most meet their inverse. Each step lowers the rank of an op, so the
// steps end.

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

/// The reshape behind `value` if it adds dimensions but keeps the last one, and
/// is no weight.
static ReshapeOp getRowReshape(Value value) {
  auto reshape = value.getDefiningOp<ReshapeOp>();
  if (!reshape || isConstantOrParameter(reshape.getInput()))
    return {};
  auto from = reshape.getInput().getType(), to = reshape.getType();
  // At most one dimension each is dynamic.
  bool rows = from.getRank() > 0 && from.getRank() < to.getRank() &&
              from.getShape().back() == to.getShape().back();
  return rows ? reshape : ReshapeOp();
}

/// An operand of the op in the shape of the row reshape's input: by the inverse
/// reshape if it has the shape of the result, with fewer dimensions of size 1
/// if it broadcasts along all rows. Null if it varies between some rows only.
static Value moveOperand(Value value, RankedTensorType result,
                         RankedTensorType target, PatternRewriter &rewriter) {
  RankedTensorType type = typeOf(value);
  if (type == result)
    return createReshape(rewriter, value.getLoc(), value, target.getShape());
  if (type.getRank() == 0)
    return value;
  if (!llvm::all_of(type.getShape().drop_back(),
                    [](int64_t size) { return size == 1; }))
    return {};
  SmallVector<int64_t> shape(target.getRank(), 1);
  shape.back() = type.getShape().back();
  return createReshape(rewriter, value.getLoc(), value, shape);
}

/// Rebuilds the op before the reshape.
template <typename OpTy> struct SinkReshape : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    constexpr bool isBinary = llvm::is_one_of<OpTy, AddOp, SubOp, MulOp>::value;
    RankedTensorType result = op.getType();
    unsigned numMoved =
        isBinary ? 2 : 1; // Others are vectors over the last dimension.
    ReshapeOp reshape;
    for (Value operand : op->getOperands().take_front(numMoved))
      if (ReshapeOp candidate = getRowReshape(operand);
          candidate && !reshape && candidate.getType() == result)
        reshape = candidate;
    if (!reshape)
      return rewriter.notifyMatchFailure(
          op, "no operand is a reshape that keeps rows");
    RankedTensorType target = reshape.getInput().getType();
    if (!worksOnRows(op))
      return rewriter.notifyMatchFailure(op, "does not work row by row");
    SmallVector<Value> operands;
    for (auto [i, operand] : llvm::enumerate(op->getOperands())) {
      Value moved = operand == reshape.getResult() ? reshape.getInput()
                    : i < numMoved
                        ? moveOperand(operand, result, target, rewriter)
                        : Value(operand);
      if (!moved)
        return rewriter.notifyMatchFailure(
            op, "an operand varies between some rows only");
      operands.push_back(moved);
    }
    Operation *sunk = rewriter.clone(*op.getOperation());
    sunk->setOperands(operands);
    sunk->getResult(0).setType(target);
    if constexpr (std::is_same_v<OpTy, SoftmaxOp>)
      cast<SoftmaxOp>(sunk).setAxis(target.getRank() - 1);
    rewriter.replaceOpWithNewOp<ReshapeOp>(op, result, sunk->getResult(0));
    return success();
  }

private:
  static bool worksOnRows(OpTy op) {
    if constexpr (std::is_same_v<OpTy, SoftmaxOp>)
      return int64_t(op.getAxis()) == op.getType().getRank() - 1;
    return true;
  }
};

void composites::populateReshapePatterns(RewritePatternSet &patterns) {
  patterns
      .add<SinkReshape<AddOp>, SinkReshape<SubOp>, SinkReshape<MulOp>,
           SinkReshape<ClampOp>, SinkReshape<UnaryOp>, SinkReshape<SoftmaxOp>,
           SinkReshape<LayerNormOp>, SinkReshape<BatchNormOp>>(
          patterns.getContext());
}
