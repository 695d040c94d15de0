// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.max, min, compare, select and cast. Extrema and select move stored values
// of one scale. compare reads the values that the integers stand for, f32(a -
// za) * f32(sa): with equal types that is a comparison of the integers, since
// distinct integers of at most 8 bits give distinct, ordered products.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

template <typename OpTy> struct ExtremumLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;
  using OpAdaptor = typename OpTy::Adaptor;
  static constexpr bool isMax = std::is_same_v<OpTy, MaxOp>;

  LogicalResult
  matchAndRewrite(OpTy op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    bool isSigned = isSignedOrFloat(op.getResult().getType());
    rewriter.replaceOp(
        op, createElementwise(b, type, adaptor.getOperands(), broadcastMaps(op),
                              [&](ImplicitLocOpBuilder &b, ValueRange args) {
                                return emitExtremum(b, args[0], args[1], isMax,
                                                    isSigned);
                              }));
    return success();
  }
};

arith::CmpFPredicate getFloatPredicate(CompareKind kind) {
  switch (kind) {
  case CompareKind::Eq:
    return arith::CmpFPredicate::OEQ;
  case CompareKind::Ne:
    return arith::CmpFPredicate::UNE;
  case CompareKind::Lt:
    return arith::CmpFPredicate::OLT;
  case CompareKind::Le:
    return arith::CmpFPredicate::OLE;
  case CompareKind::Gt:
    return arith::CmpFPredicate::OGT;
  case CompareKind::Ge:
    return arith::CmpFPredicate::OGE;
  }
  llvm_unreachable("all kinds are above");
}

struct CompareLowering : OpConversionPattern<CompareOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(CompareOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    arith::CmpFPredicate predicate = getFloatPredicate(op.getKind());
    std::optional<ScaledOperand> lhs, rhs;
    if (isQuantized(op.getLhs().getType())) {
      lhs.emplace(b, op, op.getLhs().getType(), 1.0, 1.0);
      rhs.emplace(b, op, op.getRhs().getType(), 1.0, 1.0);
      if (!*lhs || !*rhs)
        return failure();
    }
    rewriter.replaceOp(
        op, createElementwise(
                b, cast<RankedTensorType>(op.getResult().getType()),
                adaptor.getOperands(), broadcastMaps(op),
                [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                  Value x = lhs ? lhs->emitScaled(b, args[0]) : args[0];
                  Value y = rhs ? rhs->emitScaled(b, args[1]) : args[1];
                  return arith::CmpFOp::create(b, predicate, x, y);
                }));
    return success();
  }
};

struct SelectLowering : OpConversionPattern<SelectOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(SelectOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    rewriter.replaceOp(
        op, createElementwise(
                b,
                cast<RankedTensorType>(
                    getStorageTensorType(op.getResult().getType())),
                adaptor.getOperands(), broadcastMaps(op),
                [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                  return arith::SelectOp::create(b, args[0], args[1], args[2]);
                }));
    return success();
  }
};

/// f32 to a signed integer: truncate toward zero, saturate, NaN gives 0. The
/// bounds are the first f32 outside the integer's range, so that the
/// conversion itself never overflows.
Value emitFloatToInt(ImplicitLocOpBuilder &b, Value x, IntegerType type) {
  Value zero = constantFloat(b, 0.0);
  if (type.getWidth() == 1)
    return arith::CmpFOp::create(b, arith::CmpFPredicate::UNE, x, zero);
  unsigned width = type.getWidth();
  double limit = std::ldexp(1.0, int(width) - 1);
  Value above = arith::CmpFOp::create(b, arith::CmpFPredicate::OGE, x,
                                      constantFloat(b, limit));
  Value below = arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, x,
                                      constantFloat(b, -limit));
  Value isNaN = arith::CmpFOp::create(b, arith::CmpFPredicate::UNO, x, x);
  Value outside =
      arith::OrIOp::create(b, arith::OrIOp::create(b, above, below), isNaN);
  Value safe = arith::SelectOp::create(b, outside, zero, x);
  Value y = arith::FPToSIOp::create(b, type, safe);
  auto constant = [&](const APInt &value) -> Value {
    return arith::ConstantOp::create(b, IntegerAttr::get(type, value));
  };
  y = arith::SelectOp::create(b, above,
                              constant(APInt::getSignedMaxValue(width)), y);
  return arith::SelectOp::create(b, below,
                                 constant(APInt::getSignedMinValue(width)), y);
}

Value emitCast(ImplicitLocOpBuilder &b, Value x, Type to) {
  Type from = x.getType();
  if (from == to)
    return x;
  if (isa<FloatType>(from))
    return emitFloatToInt(b, x, cast<IntegerType>(to));
  bool isBool = from.isInteger(1);
  if (isa<FloatType>(to))
    return isBool ? Value(arith::UIToFPOp::create(b, to, x))
                  : Value(arith::SIToFPOp::create(b, to, x));
  if (to.isInteger(1)) {
    Value zero = arith::ConstantOp::create(b, b.getIntegerAttr(from, 0));
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ne, x, zero);
  }
  if (from.getIntOrFloatBitWidth() > to.getIntOrFloatBitWidth())
    return arith::TruncIOp::create(b, to, x);
  return isBool ? Value(arith::ExtUIOp::create(b, to, x))
                : Value(arith::ExtSIOp::create(b, to, x));
}

struct CastLowering : OpConversionPattern<CastOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(CastOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    RankedTensorType type = op.getResult().getType();
    rewriter.replaceOp(
        op, createElementwise(b, type, adaptor.getInput(),
                              identityMap(b.getContext(), type.getRank()),
                              [&](ImplicitLocOpBuilder &b, ValueRange args) {
                                return emitCast(b, args[0],
                                                type.getElementType());
                              }));
    return success();
  }
};

} // namespace

void lowering::populateComparisonPatterns(const TypeConverter &converter,
                                          RewritePatternSet &patterns) {
  patterns.add<ExtremumLowering<MaxOp>, ExtremumLowering<MinOp>,
               CompareLowering, SelectLowering, CastLowering>(
      converter, patterns.getContext());
}
