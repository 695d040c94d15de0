// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// quantize, dequantize and requantize, the ops that name weights, observers,
// and float islands. docs/Numerics.md, section 3:
//
//   quantize     saturate(rint(x / s) + z), NaN gives z
//   dequantize   f32(q - z) * s
//   requantize   saturate(rint(f32(q - z) * (s / s')) + z')

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

/// A quantity with one value per tensor (captured) or per slice (an extra input
/// of the linalg op).
class Coefficient {
public:
  /// `values` has one entry or one for each index of `axis`.
  Coefficient(ImplicitLocOpBuilder &b, ArrayRef<float> values,
              std::optional<int64_t> axis, int64_t rank,
              SmallVectorImpl<Value> &inputs,
              SmallVectorImpl<AffineMap> &maps) {
    if (!axis) {
      captured = constantFloat(b, values.front());
      return;
    }
    position = inputs.size();
    inputs.push_back(constantVector(b, values));
    maps.push_back(selectMap(b.getContext(), rank, {*axis}));
  }
  Value get(ValueRange args) const {
    return captured ? captured : args[position];
  }

private:
  Value captured;
  unsigned position = 0;
};

SmallVector<float> toFloats(const std::vector<double> &values) {
  return SmallVector<float>(values.begin(), values.end());
}

/// Per-axis types with different zero points per slice occur nowhere in
/// practice.
bool hasVaryingZeroPoint(const Quantization &quantization) {
  return !llvm::all_equal(quantization.params.zeroPoints);
}

struct QuantizeLowering : OpConversionPattern<QuantizeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(QuantizeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Quantization quantization = Quantization::get(op.getType());
    if (hasVaryingZeroPoint(quantization))
      return rewriter.notifyMatchFailure(op, "zero point differs per slice");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    int64_t rank = op.getType().getRank();
    SmallVector<Value> inputs{adaptor.getInput()};
    SmallVector<AffineMap> maps{identityMap(b.getContext(), rank)};
    Coefficient scale(b, toFloats(quantization.params.scales),
                      quantization.axis, rank, inputs, maps);
    Saturator saturator(b, op.getType());
    Value result = createElementwise(
        b, cast<RankedTensorType>(getStorageTensorType(op.getType())), inputs,
        maps, [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value t = arith::DivFOp::create(b, args[0], scale.get(args));
          return saturator.emit(b, t, /*mayBeNaN=*/true);
        });
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// f32(q - z). A 32-bit q minus a zero point needs 64 bits.
Value emitCenteredFloat(ImplicitLocOpBuilder &b, Value stored,
                        const Quantization &quantization, Value zeroPoint) {
  Type type = zeroPoint ? zeroPoint.getType() : Type(b.getI32Type());
  Value centered =
      emitCentered(b, stored, quantization.isSigned(), zeroPoint, type);
  return arith::SIToFPOp::create(b, b.getF32Type(), centered);
}

Value captureWideZeroPoint(ImplicitLocOpBuilder &b,
                           const Quantization &quantization) {
  if (!quantization.hasZeroPoint())
    return {};
  bool wide = quantization.params.storage.bits > 16;
  return constantInt(b, quantization.zeroPoint(),
                     wide ? b.getI64Type() : b.getI32Type());
}

struct DequantizeLowering : OpConversionPattern<DequantizeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(DequantizeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Quantization quantization = Quantization::get(op.getInput().getType());
    if (hasVaryingZeroPoint(quantization))
      return rewriter.notifyMatchFailure(op, "zero point differs per slice");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    int64_t rank = op.getType().getRank();
    SmallVector<Value> inputs{adaptor.getInput()};
    SmallVector<AffineMap> maps{identityMap(b.getContext(), rank)};
    Coefficient scale(b, toFloats(quantization.params.scales),
                      quantization.axis, rank, inputs, maps);
    Value zeroPoint = captureWideZeroPoint(b, quantization);
    Value result = createElementwise(
        b, op.getType(), inputs, maps,
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value t = emitCenteredFloat(b, args[0], quantization, zeroPoint);
          return arith::MulFOp::create(b, t, scale.get(args));
        });
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct RequantizeLowering : OpConversionPattern<RequantizeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(RequantizeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Quantization from = Quantization::get(op.getInput().getType());
    Quantization to = Quantization::get(op.getType());
    if (from.isPerAxis() || to.isPerAxis())
      return rewriter.notifyMatchFailure(op, "per-axis scales");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value m = captureMultiplier(b, op, from.scale(), 1.0, to.scale());
    if (!m)
      return failure();
    Value zeroPoint = captureWideZeroPoint(b, from);
    Saturator saturator(b, op.getType());
    auto type = cast<RankedTensorType>(getStorageTensorType(op.getType()));
    Value result = createElementwise(
        b, type, adaptor.getInput(),
        identityMap(b.getContext(), type.getRank()),
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          Value t = emitCenteredFloat(b, args[0], from, zeroPoint);
          return saturator.emit(b, arith::MulFOp::create(b, t, m));
        });
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct ConstantLowering : OpConversionPattern<qnn::ConstantOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(qnn::ConstantOp op, OpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<arith::ConstantOp>(
        op, cast<TypedAttr>(op.getValue()));
    return success();
  }
};

/// Declaration and load change their types in step.
struct ParameterLowering : OpConversionPattern<ParameterOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ParameterOp op, OpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Type type = getStorageTensorType(op.getType());
    rewriter.modifyOpInPlace(op, [&] { op.setTypeAttr(TypeAttr::get(type)); });
    return success();
  }
};

struct LoadParameterLowering : OpConversionPattern<LoadParameterOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(LoadParameterOp op, OpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<LoadParameterOp>(
        op, getStorageTensorType(op.getResult().getType()),
        op.getParameterAttr());
    return success();
  }
};

/// A view of stored integers as quantized elements, or back: nothing is left.
struct StorageCastLowering : OpConversionPattern<quant::StorageCastOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(quant::StorageCastOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOp(op, adaptor.getInput());
    return success();
  }
};

} // namespace

void lowering::populateQuantizationPatterns(const TypeConverter &converter,
                                            RewritePatternSet &patterns) {
  patterns.add<QuantizeLowering, DequantizeLowering, RequantizeLowering,
               ConstantLowering, ParameterLowering, LoadParameterLowering,
               StorageCastLowering>(converter, patterns.getContext());
}
