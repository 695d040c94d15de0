// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.reduce_sum, reduce_mean and reduce_max. In f32 the sum runs over the
// reduced dimensions in ascending row-major order, and the mean divides it by
// the count. Quantized (docs/Numerics.md, section 4):
//
//   t = f32(sum (x - zx)) * m,  m = f32(sx / (n * sy)) with n = 1 for the sum
//   y = saturate(rint(t) + zy)
//
// The maximum moves a stored value.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include <limits>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

/// The loops of a reduction: those of the input, the result keeping the
/// dimensions that are not reduced.
struct ReductionLoops {
  SmallVector<AffineMap> maps;
  Iterators iterators;
  SmallVector<int64_t> keptShape;
  int64_t count = 1;

  ReductionLoops(RankedTensorType input, ArrayRef<int64_t> axes) {
    SmallVector<int64_t> kept;
    for (auto [dim, size] : llvm::enumerate(input.getShape())) {
      bool reduced = llvm::is_contained(axes, int64_t(dim));
      iterators.push_back(reduced ? reduction : parallel);
      if (reduced) {
        count *= size;
        continue;
      }
      kept.push_back(dim);
      keptShape.push_back(size);
    }
    int64_t rank = input.getRank();
    maps = {identityMap(input.getContext(), rank),
            selectMap(input.getContext(), rank, kept)};
  }
};

Value createFloatSum(ImplicitLocOpBuilder &b, Value input,
                     const ReductionLoops &loops) {
  auto type = RankedTensorType::get(loops.keptShape, b.getF32Type());
  Value init = filledTensor(b, type, constantFloat(b, 0.0));
  return createGeneric(b, input, init, loops.maps, loops.iterators,
                       [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         return arith::AddFOp::create(b, args[1], args[0]);
                       });
}

/// i32 sum of stored - zero point.
Value createIntegerSum(ImplicitLocOpBuilder &b, Value input,
                       const Quantization &quantization,
                       const ReductionLoops &loops) {
  Type i32 = b.getI32Type();
  auto type = RankedTensorType::get(loops.keptShape, i32);
  Value zeroPoint = captureZeroPoint(b, quantization);
  Value init = filledTensor(b, type, constantInt(b, 0, i32));
  return createGeneric(b, input, init, loops.maps, loops.iterators,
                       [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         Value x =
                             emitCentered(b, args[0], quantization.isSigned(),
                                          zeroPoint, i32);
                         return arith::AddIOp::create(b, args[1], x);
                       });
}

template <typename OpTy> struct SumLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;
  using OpAdaptor = typename OpTy::Adaptor;
  static constexpr bool isMean = std::is_same_v<OpTy, ReduceMeanOp>;

  LogicalResult
  matchAndRewrite(OpTy op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    auto input = cast<RankedTensorType>(op.getInput().getType());
    auto result = cast<RankedTensorType>(op.getResult().getType());
    if (isQuantized(input) != isQuantized(result))
      return rewriter.notifyMatchFailure(op, "mixes float and quantized");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    ReductionLoops loops(input, op.getAxes());
    Value value = isQuantized(input)
                      ? lowerQuantized(b, op, adaptor.getInput(), loops)
                      : lowerFloat(b, adaptor.getInput(), loops);
    if (!value)
      return failure();
    rewriter.replaceOp(op, createReshape(b, value, result.getShape()));
    return success();
  }

private:
  static Value lowerFloat(ImplicitLocOpBuilder &b, Value input,
                          const ReductionLoops &loops) {
    Value sum = createFloatSum(b, input, loops);
    if (!isMean)
      return sum;
    auto type = cast<RankedTensorType>(sum.getType());
    return createElementwise(
        b, type, sum, identityMap(b.getContext(), type.getRank()),
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::DivFOp::create(b, args[0],
                                       constantFloat(b, double(loops.count)));
        });
  }

  static Value lowerQuantized(ImplicitLocOpBuilder &b, OpTy op, Value input,
                              const ReductionLoops &loops) {
    Quantization from = Quantization::get(op.getInput().getType());
    Type resultType = op.getResult().getType();
    double n = isMean ? double(loops.count) : 1.0;
    Value m = captureMultiplier(b, op, from.scale(), 1.0,
                                n * Quantization::get(resultType).scale());
    if (!m)
      return {};
    Value sum = createIntegerSum(b, input, from, loops);
    Saturator saturator(b, resultType);
    auto storage = cast<RankedTensorType>(getStorageTensorType(resultType));
    RankedTensorType type =
        RankedTensorType::get(loops.keptShape, storage.getElementType());
    return createElementwise(
        b, type, sum, identityMap(b.getContext(), type.getRank()),
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value t = arith::SIToFPOp::create(b, b.getF32Type(), args[0]);
          return saturator.emit(b, arith::MulFOp::create(b, t, m));
        });
  }
};

struct MaxLowering : OpConversionPattern<ReduceMaxOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ReduceMaxOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    auto result = cast<RankedTensorType>(op.getResult().getType());
    ReductionLoops loops(input, op.getAxes());
    Value max = createMax(b, op.getInput().getType(), adaptor.getInput(),
                          loops.keptShape, {}, loops.maps, loops.iterators);
    rewriter.replaceOp(op, createReshape(b, max, result.getShape()));
    return success();
  }
};

} // namespace

double lowering::lowestElement(Type tensor) {
  if (!isQuantized(tensor))
    return -std::numeric_limits<double>::infinity();
  return double(Quantization::get(tensor).params.storage.min);
}

Value lowering::createMax(ImplicitLocOpBuilder &b, Type original, Value input,
                          ArrayRef<int64_t> shape, Value window,
                          ArrayRef<AffineMap> maps,
                          ArrayRef<utils::IteratorType> iterators) {
  Type element = cast<RankedTensorType>(input.getType()).getElementType();
  bool isFloat = isa<FloatType>(element);
  bool isSigned = isFloat || Quantization::get(original).isSigned();
  Value lowest = constantElement(b, lowestElement(original), element);
  Value init = filledTensor(b, RankedTensorType::get(shape, element), lowest);
  SmallVector<Value> inputs{input};
  if (window)
    inputs.push_back(window);
  return createGeneric(b, inputs, init, maps, iterators,
                       [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         Value x = args.front(), acc = args.back();
                         if (isFloat)
                           return arith::MaximumFOp::create(b, acc, x);
                         if (isSigned)
                           return arith::MaxSIOp::create(b, acc, x);
                         return arith::MaxUIOp::create(b, acc, x);
                       });
}

void lowering::populateReductionPatterns(const TypeConverter &converter,
                                         RewritePatternSet &patterns) {
  patterns
      .add<SumLowering<ReduceSumOp>, SumLowering<ReduceMeanOp>, MaxLowering>(
          converter, patterns.getContext());
}
