// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.add, sub, mul, div and clamp. Quantized (docs/Numerics.md, section 4):
//
//   add, sub   t = f32(a - za) * (sa/sy) +- f32(b - zb) * (sb/sy)
//   mul        t = f32((a - za) * (b - zb)) * (sa*sb/sy)
//   div        t = (f32(a - za) * (sa/(sb*sy))) / f32(b - zb)
//   y = saturate(clamp(rint(t) + zy))
//
// clamp has one scale on both sides and only compares stored integers.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "qopt/Numerics/Quantize.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

namespace {

template <typename OpTy>
Value emitFloatBinary(ImplicitLocOpBuilder &b, Value x, Value y) {
  if constexpr (std::is_same_v<OpTy, AddOp>)
    return arith::AddFOp::create(b, x, y);
  else if constexpr (std::is_same_v<OpTy, SubOp>)
    return arith::SubFOp::create(b, x, y);
  else
    return arith::MulFOp::create(b, x, y);
}

template <typename OpTy> struct BinaryLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;
  using OpAdaptor = typename OpTy::Adaptor;

  LogicalResult
  matchAndRewrite(OpTy op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Type lhs = op.getLhs().getType(), rhs = op.getRhs().getType();
    auto type = cast<RankedTensorType>(op.getResult().getType());
    bool quantized = isQuantized(type);
    if (isQuantized(lhs) != quantized || isQuantized(rhs) != quantized)
      return rewriter.notifyMatchFailure(op, "mixes float and quantized");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value result =
        quantized ? lowerQuantized(b, op, adaptor) : lowerFloat(b, op, adaptor);
    if (!result)
      return failure();
    rewriter.replaceOp(op, result);
    return success();
  }

private:
  static Value lowerFloat(ImplicitLocOpBuilder &b, OpTy op, OpAdaptor adaptor) {
    FloatBounds bounds(b, op.getClampMin(), op.getClampMax());
    return createElementwise(
        b, cast<RankedTensorType>(op.getResult().getType()),
        {adaptor.getLhs(), adaptor.getRhs()}, broadcastMaps(op),
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value t = emitFloatBinary<OpTy>(b, args[0], args[1]);
          return emitClamp(b, t, bounds.lo, bounds.hi);
        });
  }

  static Value lowerQuantized(ImplicitLocOpBuilder &b, OpTy op,
                              OpAdaptor adaptor) {
    constexpr bool isMul = std::is_same_v<OpTy, MulOp>;
    Type type = op.getResult().getType();
    double scale = Quantization::get(type).scale();
    Type lhsType = op.getLhs().getType(), rhsType = op.getRhs().getType();
    // A product is scaled once, by a multiplier of both scales.
    auto other = [&](Type type) {
      return isMul ? Quantization::get(type).scale() : 1.0;
    };
    ScaledOperand lhs(b, op, lhsType, other(rhsType), scale);
    ScaledOperand rhs(b, op, rhsType, other(lhsType), scale);
    if (!lhs || !rhs)
      return {};
    Saturator saturator(b, type, op.getClampMin(), op.getClampMax());
    return createElementwise(
        b, cast<RankedTensorType>(getStorageTensorType(type)),
        {adaptor.getLhs(), adaptor.getRhs()}, broadcastMaps(op),
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          if constexpr (!isMul) {
            Value x = lhs.emitScaled(b, args[0]);
            Value y = rhs.emitScaled(b, args[1]);
            return saturator.emit(b, emitFloatBinary<OpTy>(b, x, y));
          }
          Value x = lhs.emitCentered(b, args[0]);
          Value y = rhs.emitCentered(b, args[1]);
          Value product = arith::MulIOp::create(b, x, y);
          Value t = arith::SIToFPOp::create(b, b.getF32Type(), product);
          t = arith::MulFOp::create(b, t, lhs.getMultiplier());
          return saturator.emit(b, t);
        });
  }
};

/// t = (f32(a - za) * m) / f32(b - zb), m = f32(sa / (sb * sy)). 0 / 0 is NaN
/// and becomes the zero point.
struct DivLowering : OpConversionPattern<DivOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(DivOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    RankedTensorType type = op.getResult().getType();
    SmallVector<AffineMap> maps = broadcastMaps(op);
    if (!isQuantized(type)) {
      rewriter.replaceOp(
          op, createElementwise(
                  b, type, adaptor.getOperands(), maps,
                  [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                    return arith::DivFOp::create(b, args[0], args[1]);
                  }));
      return success();
    }
    double divisor = Quantization::get(op.getRhs().getType()).scale();
    ScaledOperand lhs(b, op, op.getLhs().getType(), 1.0,
                      divisor * Quantization::get(type).scale());
    ScaledOperand rhs(b, op, op.getRhs().getType(), 1.0, 1.0);
    if (!lhs || !rhs)
      return failure();
    Saturator saturator(b, type);
    rewriter.replaceOp(
        op, createElementwise(
                b, cast<RankedTensorType>(getStorageTensorType(type)),
                adaptor.getOperands(), maps,
                [&](ImplicitLocOpBuilder &b, ValueRange args) {
                  Value x = lhs.emitScaled(b, args[0]);
                  Value y = arith::SIToFPOp::create(
                      b, b.getF32Type(), rhs.emitCentered(b, args[1]));
                  Value t = arith::DivFOp::create(b, x, y);
                  return saturator.emit(b, t, /*mayBeNaN=*/true);
                }));
    return success();
  }
};

struct ClampLowering : OpConversionPattern<ClampOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ClampOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(adaptor.getInput().getType());
    AffineMap map = identityMap(b.getContext(), type.getRank());
    if (isQuantized(op.getInput().getType())) {
      rewriter.replaceOp(op, lowerQuantized(b, op, adaptor.getInput(), map));
      return success();
    }
    FloatBounds bounds(b, op.getMin(), op.getMax());
    Value result =
        createElementwise(b, type, adaptor.getInput(), map,
                          [&](ImplicitLocOpBuilder &b, ValueRange args) {
                            return emitClamp(b, args[0], bounds.lo, bounds.hi);
                          });
    rewriter.replaceOp(op, result);
    return success();
  }

private:
  static Value lowerQuantized(ImplicitLocOpBuilder &b, ClampOp op, Value input,
                              AffineMap map) {
    Quantization quantization = Quantization::get(op.getInput().getType());
    numerics::QuantParams params = quantization.tensorParams();
    auto type = cast<RankedTensorType>(input.getType());
    auto bound = [&](std::optional<APFloat> value) -> Value {
      if (!value)
        return {};
      return constantInt(b, numerics::quantize(value->convertToFloat(), params),
                         type.getElementType());
    };
    Value lo = bound(op.getMin()), hi = bound(op.getMax());
    bool isSigned = quantization.isSigned();
    return createElementwise(
        b, type, input, map, [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value v = args[0];
          if (lo)
            v = emitExtremum(b, v, lo, /*isMax=*/true, isSigned);
          if (hi)
            v = emitExtremum(b, v, hi, /*isMax=*/false, isSigned);
          return v;
        });
  }
};

} // namespace

void lowering::populateElementwisePatterns(const TypeConverter &converter,
                                           RewritePatternSet &patterns) {
  patterns.add<BinaryLowering<AddOp>, BinaryLowering<SubOp>,
               BinaryLowering<MulOp>, DivLowering, ClampLowering>(
      converter, patterns.getContext());
}
