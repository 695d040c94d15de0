// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tosa.conv2d, depthwise_conv2d, transpose_conv2d and matmul. TOSA knows
// neither a matmul of rank 2 nor a fully connected layer: exporters write [1,
// M, K] x [1, K, N], or a 1x1 convolution of 1x1 images. Both become a plain
// matmul, the shape that weights and kernels have.

#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static ArrayRef<int64_t> shapeOf(Value value) {
  return cast<RankedTensorType>(value.getType()).getShape();
}

FailureOr<Value> tosa_import::convertBias(Operation *op, Value bias,
                                          int64_t channels,
                                          PatternRewriter &rewriter) {
  std::optional<double> scalar = getConstantScalar(bias);
  if (scalar && *scalar == 0.0)
    return Value();
  if (shapeOf(bias)[0] == channels)
    return bias;
  if (!scalar || ShapedType::isDynamic(channels))
    return rewriter.notifyMatchFailure(op, "bias of size 1 is not a constant");
  return createFloatConstant(rewriter, op->getLoc(), {channels}, *scalar);
}

/// A convolution of 1x1 images with 1x1 kernels is a fully connected layer.
static bool isFullyConnected(tosa::Conv2DOp op) {
  auto is = [](int64_t value) { return [=](int64_t x) { return x == value; }; };
  return llvm::all_of(shapeOf(op.getInput()).slice(1, 2), is(1)) &&
         llvm::all_of(shapeOf(op.getWeight()).slice(1, 2), is(1)) &&
         llvm::all_of(op.getPad(), is(0)) &&
         shapeOf(op.getOutput()).drop_front() ==
             ArrayRef<int64_t>({1, 1, shapeOf(op.getWeight())[0]}) &&
         !ShapedType::isDynamic(shapeOf(op.getInput())[3]);
}

static LogicalResult convertConv2D(tosa::Conv2DOp op,
                                   PatternRewriter &rewriter) {
  if (failed(checkConvolution(op, rewriter)))
    return failure();
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(op.getType());
  FailureOr<Value> bias =
      convertBias(op, op.getBias(), type.getDimSize(3), rewriter);
  if (failed(bias))
    return failure();
  if (!isFullyConnected(op)) {
    rewriter.replaceOpWithNewOp<Conv2DOp>(
        op, type, op.getInput(), op.getWeight(), *bias,
        /*residual=*/Value(), op.getStride(), op.getPad(), op.getDilation(),
        /*groups=*/1,
        /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
    return success();
  }
  int64_t n = type.getDimSize(0), out = type.getDimSize(3),
          in = shapeOf(op.getInput())[3];
  Value lhs = createReshape(rewriter, loc, op.getInput(), {n, in});
  Value rhs = createReshape(rewriter, loc, op.getWeight(), {out, in});
  Value product = MatmulOp::create(
      rewriter, loc, type.clone({n, out}), lhs, rhs, *bias,
      /*residual=*/Value(), /*transpose_lhs=*/false, /*transpose_rhs=*/true,
      /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  rewriter.replaceOp(op,
                     createReshape(rewriter, loc, product, type.getShape()));
  return success();
}

/// TOSA's weights [kh, kw, C, M] become the filter [C * M, kh, kw, 1] of a
/// convolution with C groups; output channel c * M + m in both.
static LogicalResult convertDepthwiseConv2D(tosa::DepthwiseConv2DOp op,
                                            PatternRewriter &rewriter) {
  if (failed(checkConvolution(op, rewriter)))
    return failure();
  ArrayRef<int64_t> shape = shapeOf(op.getWeight());
  if (ShapedType::isDynamicShape(shape))
    return rewriter.notifyMatchFailure(op, "weight has dynamic dimensions");
  int64_t height = shape[0], width = shape[1], channels = shape[2],
          multiplier = shape[3];
  FailureOr<Value> bias =
      convertBias(op, op.getBias(), channels * multiplier, rewriter);
  if (failed(bias))
    return failure();
  Value filter =
      createTranspose(rewriter, op.getLoc(), op.getWeight(), {2, 3, 0, 1});
  filter = createReshape(rewriter, op.getLoc(), filter,
                         {channels * multiplier, height, width, 1});
  rewriter.replaceOpWithNewOp<Conv2DOp>(
      op, op.getType(), op.getInput(), filter, *bias,
      /*residual=*/Value(), op.getStride(), op.getPad(), op.getDilation(),
      /*groups=*/channels,
      /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  return success();
}

/// TOSA pads the full result, qnn.conv_transpose2d cuts it: padding with the
/// sign turned.
static LogicalResult convertTransposeConv2D(tosa::TransposeConv2DOp op,
                                            PatternRewriter &rewriter) {
  if (failed(checkConvolution(op, rewriter)))
    return failure();
  auto type = cast<RankedTensorType>(op.getType());
  FailureOr<Value> bias =
      convertBias(op, op.getBias(), type.getDimSize(3), rewriter);
  if (failed(bias))
    return failure();
  SmallVector<int64_t> padding;
  for (int64_t pad : op.getOutPad())
    padding.push_back(-pad);
  rewriter.replaceOpWithNewOp<ConvTranspose2DOp>(
      op, type, op.getInput(), op.getWeight(), *bias,
      /*residual=*/Value(), op.getStride(), padding, ArrayRef<int64_t>{1, 1},
      /*groups=*/1,
      /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  return success();
}

static LogicalResult convertMatmul(tosa::MatMulOp op,
                                   PatternRewriter &rewriter) {
  if (failed(checkZero(op, op.getAZp(), "zero point of a", rewriter)) ||
      failed(checkZero(op, op.getBZp(), "zero point of b", rewriter)))
    return failure();
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(op.getType());
  Value lhs = op.getA(), rhs = op.getB();
  auto create = [&](RankedTensorType type) -> Value {
    return MatmulOp::create(rewriter, loc, type, lhs, rhs, /*bias=*/Value(),
                            /*residual=*/Value(), /*transpose_lhs=*/false,
                            /*transpose_rhs=*/false, /*clamp_min=*/FloatAttr(),
                            /*clamp_max=*/FloatAttr());
  };
  bool single =
      shapeOf(lhs)[0] == 1 && shapeOf(rhs)[0] == 1 && type.getDimSize(0) == 1;
  auto dynamicDims = [](Value v) {
    return llvm::count(shapeOf(v), ShapedType::kDynamic);
  };
  if (!single || dynamicDims(lhs) > 1 || dynamicDims(rhs) > 1) {
    rewriter.replaceOp(op, create(type));
    return success();
  }
  lhs = createReshape(rewriter, loc, lhs, shapeOf(lhs).drop_front());
  rhs = createReshape(rewriter, loc, rhs, shapeOf(rhs).drop_front());
  Value product = create(type.clone(type.getShape().drop_front()));
  rewriter.replaceOp(op,
                     createReshape(rewriter, loc, product, type.getShape()));
  return success();
}

void mlir::qnn::tosa_import::populateContractionPatterns(
    RewritePatternSet &patterns) {
  populateConvolution3DPatterns(patterns);
  addPattern(patterns, convertConv2D);
  addPattern(patterns, convertDepthwiseConv2D);
  addPattern(patterns, convertTransposeConv2D);
  addPattern(patterns, convertMatmul);
}
