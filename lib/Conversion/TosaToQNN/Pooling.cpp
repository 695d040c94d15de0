// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TOSA ops that combine the values of a window or of a dimension.

#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static LogicalResult convertMaxPool2D(tosa::MaxPool2dOp op,
                                      PatternRewriter &rewriter) {
  if (failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  rewriter.replaceOpWithNewOp<MaxPool2DOp>(op, op.getType(), op.getInput(),
                                           op.getKernel(), op.getStride(),
                                           op.getPad());
  return success();
}

/// In TOSA as in qnn, positions in the padding do not count (TOSA 1.0,
/// AVG_POOL2D: "only the number of valid input values ... are used to calculate
/// the divisor"). A window over the whole image is a mean.
static LogicalResult convertAvgPool2D(tosa::AvgPool2dOp op,
                                      PatternRewriter &rewriter) {
  if (!op.getAccType().isF32())
    return rewriter.notifyMatchFailure(op, "accumulator is not f32");
  if (failed(checkZero(op, op.getInputZp(), "input zero point", rewriter)) ||
      failed(checkZero(op, op.getOutputZp(), "output zero point", rewriter)))
    return failure();
  bool unpadded = llvm::all_of(op.getPad(), [](int64_t p) { return p == 0; });
  auto input = cast<RankedTensorType>(op.getInput().getType());
  if (unpadded && op.getKernel() == input.getShape().slice(1, 2)) {
    rewriter.replaceOpWithNewOp<ReduceMeanOp>(op, op.getType(), op.getInput(),
                                              ArrayRef<int64_t>{1, 2},
                                              /*keep_dims=*/true);
    return success();
  }
  rewriter.replaceOpWithNewOp<AvgPool2DOp>(op, op.getType(), op.getInput(),
                                           op.getKernel(), op.getStride(),
                                           op.getPad());
  return success();
}

static bool isReducible(Value input, int64_t axis) {
  auto type = cast<RankedTensorType>(input.getType());
  return axis < type.getRank() && !type.isDynamicDim(axis) &&
         type.getDimSize(axis) > 0;
}

template <typename TosaOp, typename QnnOp>
static LogicalResult convertReduction(TosaOp op, PatternRewriter &rewriter) {
  if (!isReducible(op.getInput(), op.getAxis()))
    return rewriter.notifyMatchFailure(op,
                                       "reduced dimension is dynamic or empty");
  rewriter.replaceOpWithNewOp<QnnOp>(op, op.getType(), op.getInput(),
                                     ArrayRef<int64_t>{op.getAxis()},
                                     /*keep_dims=*/true);
  return success();
}

template <typename TosaOp, typename QnnOp>
static LogicalResult convertReducedExtremum(TosaOp op,
                                            PatternRewriter &rewriter) {
  if (failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  return convertReduction<TosaOp, QnnOp>(op, rewriter);
}

void mlir::qnn::tosa_import::populatePoolingPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, convertMaxPool2D);
  addPattern(patterns, convertAvgPool2D);
  addPattern(patterns, convertReduction<tosa::ReduceSumOp, ReduceSumOp>);
  addPattern(patterns, convertReduction<tosa::ReduceProductOp, ReduceProdOp>);
  addPattern(patterns, convertReducedExtremum<tosa::ReduceMaxOp, ReduceMaxOp>);
  addPattern(patterns, convertReducedExtremum<tosa::ReduceMinOp, ReduceMinOp>);
}
