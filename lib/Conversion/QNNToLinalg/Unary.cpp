// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.unary. On 8-bit tensors a 256-entry table that the numerics library
// computes in double: the table is a captured constant, the body a single
// lookup, so that a code generator can recognize it and use byte shuffles.
//
//   %table = arith.constant dense<..> : tensor<256xi8>
//   linalg.generic { %i = arith.index_castui %x : i8 to index
//                    %y = tensor.extract %table[%i] }
//
// In f32 the formula of docs/Numerics.md, section 6, in arith and math ops,
// each rounded on its own. exp, tanh, erf, .. are math ops; both code
// generators expand them to the same polynomials.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "qopt/Numerics/UnaryTables.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

namespace {

/// f32 arithmetic that reads like the formula.
struct Formula {
  ImplicitLocOpBuilder &b;

  Value lit(double v) { return constantFloat(b, v); }
  Value add(Value x, Value y) { return arith::AddFOp::create(b, x, y); }
  Value sub(Value x, Value y) { return arith::SubFOp::create(b, x, y); }
  Value mul(Value x, Value y) { return arith::MulFOp::create(b, x, y); }
  Value div(Value x, Value y) { return arith::DivFOp::create(b, x, y); }
  Value neg(Value x) { return arith::NegFOp::create(b, x); }
  Value exp(Value x) { return math::ExpOp::create(b, x); }
  Value tanh(Value x) { return math::TanhOp::create(b, x); }
  Value greater(Value x, Value y) {
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, x, y);
  }
  Value select(Value c, Value x, Value y) {
    return arith::SelectOp::create(b, c, x, y);
  }

  /// 1 / (1 + e^-x)
  Value sigmoid(Value x) { return div(lit(1.0), add(lit(1.0), exp(neg(x)))); }
  /// x / (1 + e^-x)
  Value silu(Value x) { return div(x, add(lit(1.0), exp(neg(x)))); }
  /// max(x, 0) + log1p(e^-|x|), which does not overflow
  Value softplus(Value x) {
    Value magnitude = math::AbsFOp::create(b, x);
    Value tail = math::Log1pOp::create(b, exp(neg(magnitude)));
    return add(emitClamp(b, x, lit(0.0), {}), tail);
  }
  /// 0.5 x (1 + erf(x / sqrt 2))
  Value gelu(Value x) {
    Value erf = math::ErfOp::create(b, mul(x, lit(0.70710678118654752440)));
    return mul(mul(lit(0.5), x), add(lit(1.0), erf));
  }
  /// 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))
  Value geluTanh(Value x) {
    Value cube = mul(mul(x, x), x);
    Value inner = add(x, mul(lit(0.044715), cube));
    Value t = tanh(mul(lit(0.79788456080286535588), inner));
    return mul(mul(lit(0.5), x), add(lit(1.0), t));
  }
  /// x clamp(x + 3, 0, 6) / 6
  Value hardSwish(Value x) {
    Value gate = emitClamp(b, add(x, lit(3.0)), lit(0.0), lit(6.0));
    return div(mul(x, gate), lit(6.0));
  }
  /// clamp(x / 6 + 1/2, 0, 1)
  Value hardSigmoid(Value x) {
    return emitClamp(b, add(div(x, lit(6.0)), lit(0.5)), lit(0.0), lit(1.0));
  }
  /// x >= 0 ? x : alpha x
  Value leakyRelu(Value x, double alpha) {
    Value negative =
        arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, x, lit(0.0));
    return select(negative, mul(lit(alpha), x), x);
  }
  /// x > 0 ? x : alpha (e^x - 1)
  Value elu(Value x, double alpha) {
    Value tail = mul(lit(alpha), math::ExpM1Op::create(b, x));
    return select(greater(x, lit(0.0)), x, tail);
  }
  /// (x > 0) - (x < 0); 0 for NaN
  Value sign(Value x) {
    Value negative =
        arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, x, lit(0.0));
    return select(greater(x, lit(0.0)), lit(1.0),
                  select(negative, lit(-1.0), lit(0.0)));
  }
};

double getAlpha(UnaryOp op, double absent) {
  std::optional<APFloat> alpha = op.getAlpha();
  return alpha ? double(alpha->convertToFloat()) : absent;
}

Value emitFunction(ImplicitLocOpBuilder &b, UnaryOp op, Value x) {
  Formula f{b};
  switch (op.getKind()) {
  case UnaryKind::Abs:
    return math::AbsFOp::create(b, x);
  case UnaryKind::Neg:
    return f.neg(x);
  case UnaryKind::Exp:
    return f.exp(x);
  case UnaryKind::Log:
    return math::LogOp::create(b, x);
  case UnaryKind::Sqrt:
    return math::SqrtOp::create(b, x);
  case UnaryKind::Rsqrt:
    return f.div(f.lit(1.0), math::SqrtOp::create(b, x));
  case UnaryKind::Reciprocal:
    return f.div(f.lit(1.0), x);
  case UnaryKind::Square:
    return f.mul(x, x);
  case UnaryKind::Tanh:
    return f.tanh(x);
  case UnaryKind::Sigmoid:
    return f.sigmoid(x);
  case UnaryKind::Erf:
    return math::ErfOp::create(b, x);
  case UnaryKind::Gelu:
    return f.gelu(x);
  case UnaryKind::GeluTanh:
    return f.geluTanh(x);
  case UnaryKind::Silu:
    return f.silu(x);
  case UnaryKind::HardSwish:
    return f.hardSwish(x);
  case UnaryKind::HardSigmoid:
    return f.hardSigmoid(x);
  case UnaryKind::LeakyRelu:
    return f.leakyRelu(x, getAlpha(op, 0.01));
  case UnaryKind::Elu:
    return f.elu(x, getAlpha(op, 1.0));
  case UnaryKind::Softplus:
    return f.softplus(x);
  case UnaryKind::Mish:
    return f.mul(x, f.tanh(f.softplus(x)));
  case UnaryKind::Sin:
    return math::SinOp::create(b, x);
  case UnaryKind::Cos:
    return math::CosOp::create(b, x);
  case UnaryKind::Floor:
    return math::FloorOp::create(b, x);
  case UnaryKind::Ceil:
    return math::CeilOp::create(b, x);
  case UnaryKind::Round:
    return math::RoundEvenOp::create(b, x);
  case UnaryKind::Sign:
    return f.sign(x);
  }
  llvm_unreachable("enum is covered");
}

/// The table of the op as a constant tensor, or an error at the op and a null
/// value.
Value createTable(ImplicitLocOpBuilder &b, UnaryOp op) {
  auto kind =
      numerics::findUnaryFunction(stringifyUnaryKind(op.getKind()).str());
  if (!kind) {
    op.emitOpError("has no table for ") << stringifyUnaryKind(op.getKind());
    return {};
  }
  numerics::UnaryArgs args = numerics::getUnaryFunction(*kind).defaults;
  args.alpha = getAlpha(op, args.alpha);
  auto table = numerics::buildTable(
      *kind, args, Quantization::get(op.getInput().getType()).tensorParams(),
      Quantization::get(op.getResult().getType()).tensorParams());
  if (!table) {
    op.emitOpError("has no table: ") << table.reason();
    return {};
  }
  auto type = RankedTensorType::get(256, b.getI8Type());
  SmallVector<int8_t> entries(table->begin(), table->end());
  return arith::ConstantOp::create(
      b, DenseElementsAttr::get(type, ArrayRef<int8_t>(entries)));
}

struct UnaryLowering : OpConversionPattern<UnaryOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(UnaryOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    Type output = op.getResult().getType();
    bool quantized = isQuantized(op.getInput().getType());
    if (isQuantized(output) != quantized)
      return rewriter.notifyMatchFailure(op, "mixes float and quantized");
    if (quantized && input.getElementTypeBitWidth() != 8)
      return rewriter.notifyMatchFailure(op, "a table needs 8-bit storage");

    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value table = quantized ? createTable(b, op) : Value();
    if (quantized && !table)
      return failure();
    Value result = createElementwise(
        b, cast<RankedTensorType>(getStorageTensorType(output)),
        adaptor.getInput(), identityMap(b.getContext(), input.getRank()),
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          if (!table)
            return emitFunction(b, op, args[0]);
          Value index =
              arith::IndexCastUIOp::create(b, b.getIndexType(), args[0]);
          return tensor::ExtractOp::create(b, table, index);
        });
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void lowering::populateUnaryPatterns(const TypeConverter &converter,
                                     RewritePatternSet &patterns) {
  patterns.add<UnaryLowering>(converter, patterns.getContext());
}
