// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The integer contractions of TOSA as one linalg.generic each:
//
//   acc[.., c] = bias[c] + sum (x - zx) * (w - zw)                      i32
//
// in the form that convert-qnn-to-linalg emits. Borders hold the zero point of
// the input, as the specification skips positions outside of it. A transposed
// convolution is a convolution of the input, spread out by the strides, with
// the window turned around.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
using namespace mlir::qnn::tosa_integer;

namespace {
/// One factor of the products.
struct Factor {
  Value tensor;
  int64_t zeroPoint;
};
} // namespace

/// The factors of a contraction, or a reason why they are not what the
/// conversion handles: bytes that accumulate in 32 bits.
template <typename OpTy>
static FailureOr<std::pair<Factor, Factor>>
getFactors(OpTy op, Value lhs, Value rhs, Value lhsZeroPoint,
           Value rhsZeroPoint, PatternRewriter &rewriter) {
  if (failed(checkStaticInteger(op, rewriter)))
    return failure();
  if (!getElementTypeOrSelf(op.getType()).isInteger(32) ||
      !getElementTypeOrSelf(lhs).isInteger(8) ||
      !getElementTypeOrSelf(rhs).isInteger(8))
    return rewriter.notifyMatchFailure(op, "not i8 times i8 into i32");
  std::optional<int64_t> lhsZero = getScalar(lhsZeroPoint),
                         rhsZero = getScalar(rhsZeroPoint);
  if (!lhsZero || !rhsZero)
    return rewriter.notifyMatchFailure(op, "a zero point is not constant");
  return std::pair(Factor{lhs, *lhsZero}, Factor{rhs, *rhsZero});
}

static Value createContraction(ImplicitLocOpBuilder &b, Factor lhs, Factor rhs,
                               Value init, ArrayRef<AffineMap> maps,
                               ArrayRef<utils::IteratorType> iterators) {
  Type i32 = b.getI32Type();
  auto capture = [&](int64_t zeroPoint) {
    return zeroPoint ? constantInt(b, zeroPoint, i32) : Value();
  };
  Value lhsZero = capture(lhs.zeroPoint), rhsZero = capture(rhs.zeroPoint);
  return createGeneric(
      b, {lhs.tensor, rhs.tensor}, init, maps, iterators,
      [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value x = emitCentered(b, args[0], /*isSigned=*/true, lhsZero, i32);
        Value w = emitCentered(b, args[1], /*isSigned=*/true, rhsZero, i32);
        Value product = arith::MulIOp::create(b, x, w);
        return arith::AddIOp::create(b, args[2], product);
      });
}

//===----------------------------------------------------------------------===//
// matmul
//===----------------------------------------------------------------------===//

static LogicalResult convertMatmul(tosa::MatMulOp op,
                                   PatternRewriter &rewriter) {
  auto factors =
      getFactors(op, op.getA(), op.getB(), op.getAZp(), op.getBZp(), rewriter);
  if (failed(factors))
    return failure();
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  auto type = cast<RankedTensorType>(op.getType());
  auto map = [&](ArrayRef<int64_t> dims) {
    return selectMap(b.getContext(), 4, dims);
  };
  Value init = filledTensor(b, type, constantInt(b, 0, b.getI32Type()));
  rewriter.replaceOp(
      op, createContraction(b, factors->first, factors->second, init,
                            {map({0, 1, 3}), map({0, 3, 2}), map({0, 1, 2})},
                            {parallel, parallel, parallel, reduction}));
  return success();
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

/// The bias along the last dimensions of the accumulator; one element stands
/// for all.
static Value createInit(ImplicitLocOpBuilder &b, Value bias,
                        RankedTensorType type, int64_t channelDims) {
  auto biasType = cast<RankedTensorType>(bias.getType());
  int64_t rank = type.getRank();
  AffineMap map;
  if (biasType.getNumElements() == 1) {
    map = AffineMap::get(rank, 0, getAffineConstantExpr(0, b.getContext()));
  } else {
    auto dims = llvm::to_vector(llvm::seq<int64_t>(rank - channelDims, rank));
    bias = createReshape(b, bias, type.getShape().take_back(channelDims));
    map = selectMap(b.getContext(), rank, dims);
  }
  return createElementwise(
      b, type, bias, map,
      [](ImplicitLocOpBuilder &, ValueRange args) { return args[0]; });
}

/// (position * stride + tap * dilation) for the two axes of a window.
static SmallVector<AffineExpr> getWindow(MLIRContext *context, int64_t firstTap,
                                         ArrayRef<int64_t> strides,
                                         ArrayRef<int64_t> dilations) {
  SmallVector<AffineExpr> exprs{getAffineDimExpr(0, context)};
  for (int64_t axis = 0; axis < 2; ++axis)
    exprs.push_back(getAffineDimExpr(1 + axis, context) * strides[axis] +
                    getAffineDimExpr(firstTap + axis, context) *
                        dilations[axis]);
  return exprs;
}

static Value padInput(ImplicitLocOpBuilder &b, Factor input,
                      ArrayRef<int64_t> p) {
  return createPad(b, input.tensor, {0, p[0], p[2], 0}, {0, p[1], p[3], 0},
                   double(input.zeroPoint));
}

/// Loops (n, y, x, o, i, j, c) over an input with borders.
static Value createConv2D(ImplicitLocOpBuilder &b, Factor input, Factor filter,
                          Value bias, RankedTensorType type,
                          ArrayRef<int64_t> strides,
                          ArrayRef<int64_t> dilations) {
  MLIRContext *context = b.getContext();
  SmallVector<AffineExpr> window = getWindow(context, 4, strides, dilations);
  window.push_back(getAffineDimExpr(6, context));
  AffineMap maps[] = {AffineMap::get(7, 0, window, context),
                      selectMap(context, 7, {3, 4, 5, 6}),
                      selectMap(context, 7, {0, 1, 2, 3})};
  Iterators iterators(4, parallel);
  iterators.append(3, reduction);
  return createContraction(b, input, filter, createInit(b, bias, type, 1), maps,
                           iterators);
}

static LogicalResult convertConv2D(tosa::Conv2DOp op,
                                   PatternRewriter &rewriter) {
  auto factors = getFactors(op, op.getInput(), op.getWeight(), op.getInputZp(),
                            op.getWeightZp(), rewriter);
  if (failed(factors))
    return failure();
  auto [input, filter] = *factors;
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  input.tensor = padInput(b, input, op.getPad());
  rewriter.replaceOp(op, createConv2D(b, input, filter, op.getBias(),
                                      cast<RankedTensorType>(op.getType()),
                                      op.getStride(), op.getDilation()));
  return success();
}

/// Loops (n, y, x, g, [o,] i, j); the filter is [i, j, g, o].
static LogicalResult convertDepthwise(tosa::DepthwiseConv2DOp op,
                                      PatternRewriter &rewriter) {
  auto factors = getFactors(op, op.getInput(), op.getWeight(), op.getInputZp(),
                            op.getWeightZp(), rewriter);
  if (failed(factors))
    return failure();
  auto [input, filter] = *factors;
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  MLIRContext *context = b.getContext();
  auto type = cast<RankedTensorType>(op.getType());
  auto filterType = cast<RankedTensorType>(filter.tensor.getType());
  bool hasMultiplier = filterType.getDimSize(3) > 1;
  SmallVector<int64_t> shape(type.getShape().take_front(3));
  shape.push_back(filterType.getDimSize(2));
  SmallVector<int64_t> filterDims, accDims{0, 1, 2, 3};
  int64_t tap = 4;
  if (hasMultiplier) {
    shape.push_back(filterType.getDimSize(3));
    accDims.push_back(4);
    tap = 5;
    filterDims = {5, 6, 3, 4};
  } else {
    filterDims = {4, 5, 3};
    filter.tensor =
        createReshape(b, filter.tensor, filterType.getShape().drop_back());
  }
  input.tensor = padInput(b, input, op.getPad());
  SmallVector<AffineExpr> window =
      getWindow(context, tap, op.getStride(), op.getDilation());
  window.push_back(getAffineDimExpr(3, context));
  AffineMap maps[] = {AffineMap::get(tap + 2, 0, window, context),
                      selectMap(context, tap + 2, filterDims),
                      selectMap(context, tap + 2, accDims)};
  Iterators iterators(tap, parallel);
  iterators.append(2, reduction);
  Value init = createInit(b, op.getBias(), type.clone(shape), tap - 3);
  Value acc = createContraction(b, input, filter, init, maps, iterators);
  rewriter.replaceOp(op, createReshape(b, acc, type.getShape()));
  return success();
}

/// The input spread out by the strides in a tensor of zero points: element
/// (y, x) comes to (y * stride + border, ..), with a border of window - 1 and
/// the padding of the output.
static FailureOr<Value> spreadInput(ImplicitLocOpBuilder &b,
                                    tosa::TransposeConv2DOp op, Factor input,
                                    PatternRewriter &rewriter) {
  auto inputType = cast<RankedTensorType>(input.tensor.getType());
  auto outputType = cast<RankedTensorType>(op.getType());
  auto filterType = cast<RankedTensorType>(op.getWeight().getType());
  SmallVector<int64_t> shape(inputType.getShape());
  SmallVector<OpFoldResult> offsets(4, b.getIndexAttr(0)),
      strides(4, b.getIndexAttr(1)), sizes;
  for (int64_t size : inputType.getShape())
    sizes.push_back(b.getIndexAttr(size));
  for (int64_t dim : {1, 2}) {
    int64_t stride = op.getStride()[dim - 1];
    int64_t border =
        filterType.getDimSize(dim) - 1 + op.getOutPad()[2 * (dim - 1)];
    shape[dim] = outputType.getDimSize(dim) + filterType.getDimSize(dim) - 1;
    int64_t last = border + (inputType.getDimSize(dim) - 1) * stride;
    if (border < 0 || last >= shape[dim])
      return rewriter.notifyMatchFailure(
          op, "the padding removes more than the window adds");
    offsets[dim] = b.getIndexAttr(border);
    strides[dim] = b.getIndexAttr(stride);
  }
  Value zero = constantInt(b, input.zeroPoint, b.getI8Type());
  Value spread = filledTensor(b, inputType.clone(shape), zero);
  return Value(tensor::InsertSliceOp::create(b, input.tensor, spread, offsets,
                                             sizes, strides));
}

static LogicalResult convertTransposeConv2D(tosa::TransposeConv2DOp op,
                                            PatternRewriter &rewriter) {
  auto factors = getFactors(op, op.getInput(), op.getWeight(), op.getInputZp(),
                            op.getWeightZp(), rewriter);
  if (failed(factors))
    return failure();
  auto [input, filter] = *factors;
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  FailureOr<Value> spread = spreadInput(b, op, input, rewriter);
  if (failed(spread))
    return failure();
  input.tensor = *spread;
  for (int32_t axis : {1, 2})
    filter.tensor = tosa::ReverseOp::create(b, filter.tensor.getType(),
                                            filter.tensor, axis);
  rewriter.replaceOp(op, createConv2D(b, input, filter, op.getBias(),
                                      cast<RankedTensorType>(op.getType()),
                                      {1, 1}, {1, 1}));
  return success();
}

void tosa_integer::populateContractionPatterns(RewritePatternSet &patterns) {
  patterns.add(convertMatmul);
  patterns.add(convertConv2D);
  patterns.add(convertDepthwise);
  patterns.add(convertTransposeConv2D);
}
