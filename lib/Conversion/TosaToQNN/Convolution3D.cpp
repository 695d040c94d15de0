// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tosa.conv3d as a two-dimensional convolution: at each depth of the result,
// the frames that its taps read are concatenated along the channels, and the
// batch takes the depth in. The sum over (row, column, tap, channel) is the
// same sum; frames are moved, not rounded, so that int8 stays exact.

#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

/// [N, D, H, W, C] with `front` and `back` frames of zeros.
static Value padDepth(Value input, int64_t front, int64_t back, Location loc,
                      PatternRewriter &rewriter) {
  if (front == 0 && back == 0)
    return input;
  SmallVector<int64_t> shape(typeOf(input).getShape());
  shape[1] += front + back;
  return PadOp::create(rewriter, loc, typeOf(input).clone(shape), input,
                       ArrayRef<int64_t>{0, front, 0, 0, 0},
                       ArrayRef<int64_t>{0, back, 0, 0, 0}, APFloat(0.0f));
}

/// The frames first, first + stride, ... `count` of them.
static Value takeFrames(Value input, int64_t first, int64_t stride,
                        int64_t count, Location loc,
                        PatternRewriter &rewriter) {
  SmallVector<int64_t> shape(typeOf(input).getShape()), sizes;
  shape[1] = count;
  for (int64_t size : shape)
    sizes.push_back(ShapedType::isDynamic(size) ? kToEnd : size);
  return rewriter.createOrFold<SliceOp>(loc, typeOf(input).clone(shape), input,
                                        ArrayRef<int64_t>{0, first, 0, 0, 0},
                                        sizes,
                                        ArrayRef<int64_t>{1, stride, 1, 1, 1});
}

/// [O, kd, kh, kw, C] as [O, kh, kw, kd * C].
static Value flattenFilter(Value filter, Location loc,
                           PatternRewriter &rewriter) {
  ArrayRef<int64_t> shape = typeOf(filter).getShape();
  SmallVector<int64_t> flat = {shape[0], shape[2], shape[3],
                               shape[1] * shape[4]};
  filter = createTranspose(rewriter, loc, filter, {0, 2, 3, 1, 4});
  return createReshape(rewriter, loc, filter, flat);
}

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
  Location loc = op.getLoc();
  ArrayRef<int64_t> pad = op.getPad(), stride = op.getStride(),
                    dilation = op.getDilation(), in = input.getShape(),
                    out = type.getShape();
  int64_t taps = filter.getDimSize(1), depth = out[1];
  Value padded = padDepth(op.getInput(), pad[0], pad[1], loc, rewriter);
  SmallVector<Value> frames;
  for (int64_t tap = 0; tap < taps; ++tap)
    frames.push_back(
        takeFrames(padded, tap * dilation[0], stride[0], depth, loc, rewriter));
  // The reshape below has one dynamic dimension at most: the batch.
  bool dynamic = ShapedType::isDynamic(out[0]);
  int64_t images = dynamic ? ShapedType::kDynamic : out[0] * depth;
  Value joined = rewriter.createOrFold<ConcatOp>(
      loc, input.clone({in[0], depth, in[2], in[3], taps * in[4]}), frames,
      /*axis=*/4);
  joined = createReshape(rewriter, loc, joined,
                         {images, in[2], in[3], taps * in[4]});
  Value result = Conv2DOp::create(
      rewriter, loc, type.clone({images, out[2], out[3], out[4]}), joined,
      flattenFilter(op.getWeight(), loc, rewriter), *bias,
      /*residual=*/Value(), stride.drop_front(), pad.drop_front(2),
      dilation.drop_front(), /*groups=*/1, /*clamp_min=*/FloatAttr(),
      /*clamp_max=*/FloatAttr());
  rewriter.replaceOp(op, createReshape(rewriter, loc, result, out));
  return success();
}

void mlir::qnn::tosa_import::populateConvolution3DPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, convertConv3D);
}
