// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A three-dimensional convolution as a two-dimensional one: at each depth of
// the result, the frames that its taps read are concatenated along the
// channels, and the batch takes the depth in. The sum over (row, column, tap,
// channel) is the same sum; frames are moved, not rounded, so that int8 stays
// exact.

#include "Convolution3D.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;

/// [N, D, H, W, C] with `front` and `back` frames of zeros.
static Value padDepth(Value input, int64_t front, int64_t back, Location loc,
                      OpBuilder &builder) {
  if (front == 0 && back == 0)
    return input;
  SmallVector<int64_t> shape(typeOf(input).getShape());
  shape[1] += front + back;
  return PadOp::create(builder, loc, typeOf(input).clone(shape), input,
                       ArrayRef<int64_t>{0, front, 0, 0, 0},
                       ArrayRef<int64_t>{0, back, 0, 0, 0}, APFloat(0.0f));
}

/// The frames first, first + stride, ... `count` of them.
static Value takeFrames(Value input, int64_t first, int64_t stride,
                        int64_t count, Location loc, OpBuilder &builder) {
  SmallVector<int64_t> shape(typeOf(input).getShape()), sizes;
  shape[1] = count;
  for (int64_t size : shape)
    sizes.push_back(ShapedType::isDynamic(size) ? kToEnd : size);
  return builder.createOrFold<SliceOp>(loc, typeOf(input).clone(shape), input,
                                       ArrayRef<int64_t>{0, first, 0, 0, 0},
                                       sizes,
                                       ArrayRef<int64_t>{1, stride, 1, 1, 1});
}

/// [O, kd, kh, kw, C] as [O, kh, kw, kd * C].
static Value flattenFilter(Value filter, Location loc, OpBuilder &builder) {
  ArrayRef<int64_t> shape = typeOf(filter).getShape();
  SmallVector<int64_t> flat = {shape[0], shape[2], shape[3],
                               shape[1] * shape[4]};
  filter = createTranspose(builder, loc, filter, {0, 2, 3, 1, 4});
  return createReshape(builder, loc, filter, flat);
}

Value mlir::qnn::createConv3D(OpBuilder &builder, Location loc,
                              RankedTensorType type, Value input, Value filter,
                              Value bias, ArrayRef<int64_t> strides,
                              ArrayRef<int64_t> padding,
                              ArrayRef<int64_t> dilations) {
  ArrayRef<int64_t> in = typeOf(input).getShape(), out = type.getShape();
  int64_t taps = typeOf(filter).getDimSize(1), depth = out[1];
  Value padded = padDepth(input, padding[0], padding[1], loc, builder);
  SmallVector<Value> frames;
  for (int64_t tap = 0; tap < taps; ++tap)
    frames.push_back(takeFrames(padded, tap * dilations[0], strides[0], depth,
                                loc, builder));
  // The reshape below has one dynamic dimension at most: the batch.
  int64_t images =
      ShapedType::isDynamic(out[0]) ? ShapedType::kDynamic : out[0] * depth;
  Value joined = builder.createOrFold<ConcatOp>(
      loc, type.clone({in[0], depth, in[2], in[3], taps * in[4]}), frames,
      /*axis=*/4);
  joined =
      createReshape(builder, loc, joined, {images, in[2], in[3], taps * in[4]});
  Value result = Conv2DOp::create(
      builder, loc, type.clone({images, out[2], out[3], out[4]}), joined,
      flattenFilter(filter, loc, builder), bias, /*residual=*/Value(),
      strides.drop_front(), padding.drop_front(2), dilations.drop_front(),
      /*groups=*/1, /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  return createReshape(builder, loc, result, out);
}
