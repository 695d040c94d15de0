// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tosa.conv3d, whose tensors have the layout that the conversion wants.

#include "../Convolution3D.h"
#include "Patterns.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static LogicalResult convertConv3D(tosa::Conv3DOp op,
                                   PatternRewriter &rewriter) {
  if (failed(checkConvolution(op, rewriter)))
    return failure();
  RankedTensorType input = typeOf(op.getInput()),
                   filter = typeOf(op.getWeight()),
                   type = cast<RankedTensorType>(op.getType());
  if (ShapedType::isDynamicShape(input.getShape().drop_front()) ||
      ShapedType::isDynamicShape(type.getShape().drop_front()) ||
      !filter.hasStaticShape())
    return rewriter.notifyMatchFailure(op,
                                       "a dimension but the first is dynamic");
  FailureOr<Value> bias =
      convertBias(op, op.getBias(), type.getDimSize(4), rewriter);
  if (failed(bias))
    return failure();
  rewriter.replaceOp(op, createConv3D(rewriter, op.getLoc(), type,
                                      op.getInput(), op.getWeight(), *bias,
                                      op.getStride(), op.getPad(),
                                      op.getDilation()));
  return success();
}

void mlir::qnn::tosa_import::populateConvolution3DPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, convertConv3D);
}
