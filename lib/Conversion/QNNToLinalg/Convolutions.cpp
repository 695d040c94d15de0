// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.conv2d and qnn.conv_transpose2d as contractions over windows of the
// input: padded for the one, spread out for the other.

#include "Contractions.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

/// Which position of the prepared input meets tap i of the filter at position y
/// of the result, along one axis: y * stride + i * dilation + offset.
struct WindowAxis {
  int64_t stride, dilation, offset;
};

/// The loops of a convolution, and the shapes in which they see the operands.
/// How channels take part decides which loops there are:
///
///   dense      one group               n, y, x, o, i, j, c
///   depthwise  one channel per group   n, y, x, g, i, j
///              with a multiplier       n, y, x, g, o, i, j
///   grouped    everything else         n, y, x, g, o, i, j, c
///              one output each         n, y, x, g, i, j, c
///
/// Where the input channels are cut, p counts the blocks, behind x.
struct ConvLoops {
  SmallVector<AffineMap> maps;
  Iterators iterators;
  /// The channel dimensions of the input; all dimensions of the others.
  SmallVector<int64_t> inputChannels, filterShape, accShape;

  ConvLoops(MLIRContext *context, ArrayRef<int64_t> filter,
            ArrayRef<int64_t> result, int64_t groups, int64_t blocks,
            ArrayRef<WindowAxis> axes);
};

} // namespace

ConvLoops::ConvLoops(MLIRContext *context, ArrayRef<int64_t> filter,
                     ArrayRef<int64_t> result, int64_t groups, int64_t blocks,
                     ArrayRef<WindowAxis> axes) {
  int64_t out = filter[0] / groups, in = filter[3] / blocks;

  // Loop dimensions in order; absent ones stay -1.
  int64_t next = 3, p = -1, g = -1, o = -1, c = -1;
  if (blocks > 1)
    p = next++;
  if (groups > 1)
    g = next++;
  if (groups == 1 || out > 1)
    o = next++;
  iterators.append(next, parallel);
  int64_t i = next++, j = next++;
  if (groups == 1 || filter[3] > 1)
    c = next++;
  iterators.append(next - iterators.size(), reduction);

  auto dim = [&](int64_t d) { return getAffineDimExpr(d, context); };
  auto window = [&](int64_t position, int64_t tap, int axis) {
    return dim(position) * axes[axis].stride + dim(tap) * axes[axis].dilation +
           axes[axis].offset;
  };
  SmallVector<AffineExpr> inputExprs{dim(0), window(1, i, 0), window(2, j, 1)};
  SmallVector<AffineExpr> filterExprs, accExprs{dim(0), dim(1), dim(2)};
  llvm::append_range(accShape, result.take_front(3));

  auto add = [&](int64_t d, int64_t size, SmallVectorImpl<AffineExpr> &exprs,
                 SmallVectorImpl<int64_t> &shape) {
    if (d < 0)
      return;
    exprs.push_back(dim(d));
    shape.push_back(size);
  };
  add(g, groups, inputExprs, inputChannels);
  add(p, blocks, inputExprs, inputChannels);
  add(c, in, inputExprs, inputChannels);
  add(g, groups, filterExprs, filterShape);
  add(o, out, filterExprs, filterShape);
  add(i, filter[1], filterExprs, filterShape);
  add(j, filter[2], filterExprs, filterShape);
  add(p, blocks, filterExprs, filterShape);
  add(c, in, filterExprs, filterShape);
  add(p, blocks, accExprs, accShape);
  add(g, groups, accExprs, accShape);
  add(o, out, accExprs, accShape);
  for (ArrayRef<AffineExpr> exprs :
       {ArrayRef<AffineExpr>(inputExprs), ArrayRef<AffineExpr>(filterExprs),
        ArrayRef<AffineExpr>(accExprs)})
    maps.push_back(AffineMap::get(next, 0, exprs, context));
}

/// Borders and gaps hold the zero point, which stands for 0.0.
static double getBorder(Type input) {
  return qnn::isQuantized(input) ? double(Quantization::get(input).zeroPoint())
                                 : 0.0;
}

static SmallVector<WindowAxis> getWindowAxes(Conv2DOp op) {
  ArrayRef<int64_t> strides = op.getStrides(), dilations = op.getDilations();
  return {{strides[0], dilations[0], 0}, {strides[1], dilations[1], 0}};
}

/// The input with its borders.
static Value createConvInput(ImplicitLocOpBuilder &b, Conv2DOp op,
                             Value input) {
  ArrayRef<int64_t> p = op.getPadding();
  return createPad(b, input, {0, p[0], p[2], 0}, {0, p[1], p[3], 0},
                   getBorder(op.getInput().getType()));
}

/// The filter lies mirrored over the spread input: tap i meets it at
/// y + (kernel - 1 - i) * dilation.
static SmallVector<WindowAxis> getWindowAxes(ConvTranspose2DOp op) {
  SmallVector<WindowAxis> axes;
  for (int axis : {0, 1}) {
    int64_t dilation = op.getDilations()[axis];
    int64_t last = op.getFilter().getType().getDimSize(1 + axis) - 1;
    axes.push_back({1, -dilation, last * dilation});
  }
  return axes;
}

/// The input spread out: element v lies at v * stride - top + (kernel - 1) *
/// dilation, everything else is zero. What would lie outside is reached by no
/// tap.
static Value createConvInput(ImplicitLocOpBuilder &b, ConvTranspose2DOp op,
                             Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> spread(type.getShape()), sizes(type.getShape());
  SmallVector<int64_t> first(4, 0), offsets(4, 0), strides(4, 1);
  for (int axis : {0, 1}) {
    int d = 1 + axis;
    int64_t stride = op.getStrides()[axis];
    int64_t border =
        (op.getFilter().getType().getDimSize(d) - 1) * op.getDilations()[axis];
    spread[d] = op.getResult().getType().getDimSize(d) + border;
    int64_t start = border - op.getPadding()[2 * axis];
    first[d] = start < 0 ? llvm::divideCeil(-start, stride) : 0;
    offsets[d] = start + first[d] * stride;
    int64_t room =
        offsets[d] < spread[d] ? (spread[d] - 1 - offsets[d]) / stride + 1 : 0;
    sizes[d] =
        std::max<int64_t>(0, std::min(type.getDimSize(d) - first[d], room));
    strides[d] = stride;
  }
  Value zero = constantElement(b, getBorder(op.getInput().getType()),
                               type.getElementType());
  Value result = filledTensor(b, type.clone(spread), zero);
  if (llvm::is_contained(sizes, 0))
    return result;
  auto attrs = [&](ArrayRef<int64_t> values) {
    return getAsIndexOpFoldResult(b.getContext(), values);
  };
  if (ArrayRef<int64_t>(sizes) != type.getShape())
    input = tensor::ExtractSliceOp::create(b, input, attrs(first), attrs(sizes),
                                           attrs({1, 1, 1, 1}));
  return tensor::InsertSliceOp::create(b, input, result, attrs(offsets),
                                       attrs(sizes), attrs(strides));
}

namespace {

template <typename OpTy> struct ConvLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;

  LogicalResult
  matchAndRewrite(OpTy op, typename OpTy::Adaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Epilogue epilogue(op, adaptor);
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    ConvLoops loops(op.getContext(), op.getFilter().getType().getShape(),
                    epilogue.resultType().getShape(), op.getGroups(),
                    epilogue.plan.blocks, getWindowAxes(op));
    Value input = createConvInput(b, op, adaptor.getInput());
    SmallVector<int64_t> inputShape(
        cast<RankedTensorType>(input.getType()).getShape().take_front(3));
    llvm::append_range(inputShape, loops.inputChannels);
    input = createReshape(b, input, inputShape);
    Value filter = adaptor.getFilter();
    // Without a loop over c the filter first loses that dimension, so that the
    // rest splits.
    if (llvm::count(loops.iterators, reduction) == 2)
      filter = createReshape(
          b, filter,
          cast<RankedTensorType>(filter.getType()).getShape().drop_back());
    filter = createReshape(b, filter, loops.filterShape);
    Value acc = createSum(b, epilogue, input, filter, loops.accShape, /*cut=*/3,
                          loops.accShape.size() - 3 - epilogue.isCut(),
                          loops.maps, loops.iterators);
    acc = createReshape(b, acc, epilogue.resultType().getShape());
    Value result = epilogue.emit(b, acc);
    if (!result)
      return failure();
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void lowering::populateConvolutionPatterns(const TypeConverter &converter,
                                           RewritePatternSet &patterns) {
  patterns.add<ConvLowering<Conv2DOp>, ConvLowering<ConvTranspose2DOp>>(
      converter, patterns.getContext());
}
