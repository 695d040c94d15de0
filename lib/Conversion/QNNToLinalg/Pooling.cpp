// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.max_pool2d and avg_pool2d: a reduction over the loops (n, y, x, c, i, j),
// with an unread tensor of the window's shape as second input that gives the
// loops i and j their bounds, as in linalg's named pooling ops. Positions in
// the padding do not count: for the maximum they hold the lowest value, for the
// mean zero, and the sum is divided by the number of positions inside.
// Quantized mean (docs/Numerics.md, section 4):
//
//   no padding   t = f32(sum (x - zx)) * m,  m = f32(sx / (n * sy))
//   padding      t = f32(sum (x - zx)) / f32(n[y, x]) * m,  m = f32(sx / sy)
//   y = saturate(rint(t) + zy)

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

template <typename OpTy> SmallVector<AffineMap> getPoolMaps(OpTy op) {
  MLIRContext *context = op.getContext();
  auto dim = [&](int64_t d) { return getAffineDimExpr(d, context); };
  AffineExpr y = dim(1) * op.getStrides()[0] + dim(4);
  AffineExpr x = dim(2) * op.getStrides()[1] + dim(5);
  return {AffineMap::get(6, 0, {dim(0), y, x, dim(3)}, context),
          selectMap(context, 6, {4, 5}), selectMap(context, 6, {0, 1, 2, 3})};
}

Iterators getPoolIterators() {
  return {parallel, parallel, parallel, parallel, reduction, reduction};
}

template <typename OpTy>
Value createWindow(ImplicitLocOpBuilder &b, OpTy op, Type elementType) {
  return emptyTensor(b, RankedTensorType::get(op.getKernel(), elementType));
}

template <typename OpTy>
Value padInput(ImplicitLocOpBuilder &b, OpTy op, Value input, double value) {
  ArrayRef<int64_t> p = op.getPadding();
  return createPad(b, input, {0, p[0], p[2], 0}, {0, p[1], p[3], 0}, value);
}

struct MaxPoolLowering : OpConversionPattern<MaxPool2DOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(MaxPool2DOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Type original = op.getInput().getType();
    Value input = padInput(b, op, adaptor.getInput(), lowestElement(original));
    Type element = cast<RankedTensorType>(input.getType()).getElementType();
    auto result = cast<RankedTensorType>(op.getResult().getType());
    rewriter.replaceOp(op, createMax(b, original, input, result.getShape(),
                                     createWindow(b, op, element),
                                     getPoolMaps(op), getPoolIterators()));
    return success();
  }
};

/// The number of window positions inside the input for each (y, x), row-major.
SmallVector<float> countPositions(AvgPool2DOp op) {
  auto input = op.getInput().getType();
  auto result = op.getResult().getType();
  auto along = [&](int axis, int64_t position) {
    int64_t begin =
        position * op.getStrides()[axis] - op.getPadding()[2 * axis];
    int64_t end = begin + op.getKernel()[axis];
    return std::min(end, input.getDimSize(1 + axis)) -
           std::max<int64_t>(begin, 0);
  };
  SmallVector<float> counts;
  for (int64_t y = 0; y != result.getDimSize(1); ++y)
    for (int64_t x = 0; x != result.getDimSize(2); ++x)
      counts.push_back(float(along(0, y) * along(1, x)));
  return counts;
}

bool hasPadding(AvgPool2DOp op) {
  return llvm::any_of(op.getPadding(), [](int64_t p) { return p != 0; });
}

struct AvgPoolLowering : OpConversionPattern<AvgPool2DOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(AvgPool2DOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Type input = op.getInput().getType(), result = op.getResult().getType();
    if (isQuantized(input) != isQuantized(result))
      return rewriter.notifyMatchFailure(op, "mixes float and quantized");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);

    // The sum, and for each result element its divisor where there is padding.
    SmallVector<Value> inputs{createSum(b, op, adaptor.getInput())};
    SmallVector<AffineMap> maps{identityMap(b.getContext(), 4)};
    if (hasPadding(op)) {
      ArrayRef<int64_t> shape = cast<RankedTensorType>(result).getShape();
      Value counts = constantVector(b, countPositions(op));
      inputs.push_back(createReshape(b, counts, shape.slice(1, 2)));
      maps.push_back(selectMap(b.getContext(), 4, {1, 2}));
    }
    Value mean = isQuantized(input) ? createQuantized(b, op, inputs, maps)
                                    : createFloat(b, op, inputs, maps);
    if (!mean)
      return failure();
    rewriter.replaceOp(op, mean);
    return success();
  }

private:
  static double getWindowSize(AvgPool2DOp op) {
    return double(op.getKernel()[0] * op.getKernel()[1]);
  }

  static Value createSum(ImplicitLocOpBuilder &b, AvgPool2DOp op, Value input) {
    bool quantized = isQuantized(op.getInput().getType());
    std::optional<Quantization> q;
    if (quantized)
      q = Quantization::get(op.getInput().getType());
    Type accType = quantized ? Type(b.getI32Type()) : Type(b.getF32Type());
    Value padded =
        padInput(b, op, input, quantized ? double(q->zeroPoint()) : 0.0);
    Value zeroPoint = quantized ? captureZeroPoint(b, *q) : Value();
    auto type =
        RankedTensorType::get(op.getResult().getType().getShape(), accType);
    Value init = filledTensor(b, type, constantElement(b, 0.0, accType));
    Type element = cast<RankedTensorType>(padded.getType()).getElementType();
    return createGeneric(
        b, {padded, createWindow(b, op, element)}, init, getPoolMaps(op),
        getPoolIterators(),
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          if (!quantized)
            return arith::AddFOp::create(b, args[2], args[0]);
          Value x = emitCentered(b, args[0], q->isSigned(), zeroPoint, accType);
          return arith::AddIOp::create(b, args[2], x);
        });
  }

  static Value createFloat(ImplicitLocOpBuilder &b, AvgPool2DOp op,
                           ValueRange inputs, ArrayRef<AffineMap> maps) {
    return createElementwise(
        b, cast<RankedTensorType>(op.getResult().getType()), inputs, maps,
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value n = args.size() == 2 ? Value(args[1])
                                     : constantFloat(b, getWindowSize(op));
          return arith::DivFOp::create(b, args[0], n);
        });
  }

  static Value createQuantized(ImplicitLocOpBuilder &b, AvgPool2DOp op,
                               ValueRange inputs, ArrayRef<AffineMap> maps) {
    Type result = op.getResult().getType();
    double n = hasPadding(op) ? 1.0 : getWindowSize(op);
    Value m = captureMultiplier(
        b, op, Quantization::get(op.getInput().getType()).scale(), 1.0,
        n * Quantization::get(result).scale());
    if (!m)
      return {};
    Saturator saturator(b, result);
    return createElementwise(
        b, cast<RankedTensorType>(getStorageTensorType(result)), inputs, maps,
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value t = arith::SIToFPOp::create(b, b.getF32Type(), args[0]);
          if (args.size() == 2)
            t = arith::DivFOp::create(b, t, args[1]);
          return saturator.emit(b, arith::MulFOp::create(b, t, m));
        });
  }
};

} // namespace

void lowering::populatePoolingPatterns(const TypeConverter &converter,
                                       RewritePatternSet &patterns) {
  patterns.add<MaxPoolLowering, AvgPoolLowering>(converter,
                                                 patterns.getContext());
}
