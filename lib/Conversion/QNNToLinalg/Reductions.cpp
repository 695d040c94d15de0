// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.reduce_sum, mean, max, min, prod and argmax. In f32 the sum runs over the
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

/// min(x) moves a stored value; the product runs in row-major order, in f32
/// only.
template <typename OpTy> struct FoldLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;
  using OpAdaptor = typename OpTy::Adaptor;
  static constexpr bool isMin = std::is_same_v<OpTy, ReduceMinOp>;

  LogicalResult
  matchAndRewrite(OpTy op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Type original = op.getInput().getType();
    if (!isMin && isQuantized(original))
      return rewriter.notifyMatchFailure(op, "product of quantized values");
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    ReductionLoops loops(input, op.getAxes());
    Type element = input.getElementType();
    Value start =
        constantElement(b, isMin ? highestElement(original) : 1.0, element);
    Value init =
        filledTensor(b, RankedTensorType::get(loops.keptShape, element), start);
    bool isSigned = isSignedOrFloat(original);
    Value value =
        createGeneric(b, adaptor.getInput(), init, loops.maps, loops.iterators,
                      [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                        if (!isMin)
                          return arith::MulFOp::create(b, args[1], args[0]);
                        if (isa<FloatType>(element))
                          return arith::MinimumFOp::create(b, args[1], args[0]);
                        if (isSigned)
                          return arith::MinSIOp::create(b, args[1], args[0]);
                        return arith::MinUIOp::create(b, args[1], args[0]);
                      });
    rewriter.replaceOp(
        op, createReshape(b, value, op.getResult().getType().getShape()));
    return success();
  }
};

/// The index of the maximum: value and index are carried along the axis, and a
/// later element wins only if it is larger, or the first NaN.
struct ArgmaxLowering : OpConversionPattern<ArgmaxOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ArgmaxOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    Type original = op.getInput().getType(), element = input.getElementType();
    auto result = op.getResult().getType();
    Type indexType = result.getElementType();
    int64_t axis = op.getAxis();
    ReductionLoops loops(input, {axis});
    bool isSigned = isSignedOrFloat(original);
    Value best =
        filledTensor(b, RankedTensorType::get(loops.keptShape, element),
                     constantElement(b, lowestElement(original), element));
    Value index =
        filledTensor(b, RankedTensorType::get(loops.keptShape, indexType),
                     constantInt(b, 0, indexType));
    SmallVector<AffineMap> maps{loops.maps[0], loops.maps[1], loops.maps[1]};
    auto generic = linalg::GenericOp::create(
        b, TypeRange{best.getType(), index.getType()}, adaptor.getInput(),
        ValueRange{best, index}, maps, loops.iterators,
        [&](OpBuilder &nested, Location loc, ValueRange args) {
          ImplicitLocOpBuilder body(loc, nested);
          Value here = arith::IndexCastOp::create(
              body, indexType, linalg::IndexOp::create(body, axis));
          Value wins = emitWins(body, args[0], args[1], isSigned);
          linalg::YieldOp::create(
              body,
              ValueRange{arith::SelectOp::create(body, wins, args[0], args[1]),
                         arith::SelectOp::create(body, wins, here, args[2])});
        });
    rewriter.replaceOp(
        op, createReshape(b, generic.getResult(1), result.getShape()));
    return success();
  }

private:
  static Value emitWins(ImplicitLocOpBuilder &b, Value x, Value best,
                        bool isSigned) {
    if (!isa<FloatType>(x.getType()))
      return arith::CmpIOp::create(
          b, isSigned ? arith::CmpIPredicate::sgt : arith::CmpIPredicate::ugt,
          x, best);
    // x > best, or x is NaN and best is not.
    Value larger = arith::CmpFOp::create(b, arith::CmpFPredicate::UGT, x, best);
    Value open =
        arith::CmpFOp::create(b, arith::CmpFPredicate::ORD, best, best);
    return arith::AndIOp::create(b, larger, open);
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

double lowering::highestElement(Type tensor) {
  if (!isQuantized(tensor))
    return std::numeric_limits<double>::infinity();
  return double(Quantization::get(tensor).params.storage.max);
}

Value lowering::createMax(ImplicitLocOpBuilder &b, Type original, Value input,
                          ArrayRef<int64_t> shape, Value window,
                          ArrayRef<AffineMap> maps,
                          ArrayRef<utils::IteratorType> iterators) {
  Type element = cast<RankedTensorType>(input.getType()).getElementType();
  bool isSigned = isSignedOrFloat(original);
  Value lowest = constantElement(b, lowestElement(original), element);
  Value init = filledTensor(b, RankedTensorType::get(shape, element), lowest);
  SmallVector<Value> inputs{input};
  if (window)
    inputs.push_back(window);
  return createGeneric(b, inputs, init, maps, iterators,
                       [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         return emitExtremum(b, args.back(), args.front(),
                                             /*isMax=*/true, isSigned);
                       });
}

void lowering::populateReductionPatterns(const TypeConverter &converter,
                                         RewritePatternSet &patterns) {
  patterns.add<SumLowering<ReduceSumOp>, SumLowering<ReduceMeanOp>,
               FoldLowering<ReduceMinOp>, FoldLowering<ReduceProdOp>,
               ArgmaxLowering, MaxLowering>(converter, patterns.getContext());
}
