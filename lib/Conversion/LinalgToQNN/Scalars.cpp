// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One scalar op of a body becomes one qnn op, with two exceptions: arithmetic
// on constants is carried out, and a quotient becomes a product with the
// reciprocal (what TOSA has, and what the recognisers of softmax and
// normalizations know).

#include "Scalars.h"
#include "../ImportUtils.h"
#include "Layout.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

Term Term::of(Value tensor) {
  if (tensor)
    if (std::optional<double> scalar = getConstantScalar(tensor))
      return Term::of(*scalar);
  return {{}, tensor, {}};
}

SmallVector<int64_t> linalg_import::broadcastShapes(ArrayRef<int64_t> a,
                                                    ArrayRef<int64_t> b) {
  if (a.size() < b.size())
    std::swap(a, b);
  SmallVector<int64_t> shape(a);
  for (auto [i, size] : llvm::enumerate(llvm::reverse(b))) {
    int64_t &result = shape[shape.size() - 1 - i];
    if (result == 1)
      result = size;
  }
  return shape;
}

Value ScalarTranslator::getTensor(const Term &term, Type element) {
  SmallVector<int64_t> shape(rank, 1);
  if (term.constant && isa<FloatType>(element))
    return createFloatConstant(rewriter, loc, shape, *term.constant);
  if (term.constant) {
    auto type = RankedTensorType::get(shape, element);
    APInt value(element.getIntOrFloatBitWidth(), int64_t(*term.constant),
                /*isSigned=*/true, /*implicitTrunc=*/true);
    return arith::ConstantOp::create(rewriter, loc,
                                     DenseElementsAttr::get(type, value));
  }
  return term.tensor || !term.comparison ? term.tensor
                                         : createComparison(*term.comparison);
}

//===----------------------------------------------------------------------===//
// Builders
//===----------------------------------------------------------------------===//

Term ScalarTranslator::createUnary(UnaryKind kind, const Term &x,
                                   FloatAttr alpha) {
  Value input = getTensor(x);
  return input ? Term::of(UnaryOp::create(rewriter, loc, input.getType(), kind,
                                          input, alpha)
                              .getResult())
               : Term();
}

template <typename OpTy>
Term ScalarTranslator::createBinary(const Term &a, const Term &b) {
  Value lhs = getTensor(a), rhs = getTensor(b);
  if (!lhs || !rhs)
    return {};
  RankedTensorType type = typeOf(lhs).clone(
      broadcastShapes(typeOf(lhs).getShape(), typeOf(rhs).getShape()));
  return {{},
          OpTy::create(rewriter, loc, type, lhs, rhs, FloatAttr(), FloatAttr())
              .getResult(),
          {}};
}

template <typename OpTy>
Term ScalarTranslator::createPlainBinary(const Term &a, const Term &b) {
  Value lhs = getTensor(a), rhs = getTensor(b);
  RankedTensorType type = typeOf(lhs).clone(
      broadcastShapes(typeOf(lhs).getShape(), typeOf(rhs).getShape()));
  return Term::of(OpTy::create(rewriter, loc, type, lhs, rhs).getResult());
}

/// The c of value = x * c, with the x.
static std::pair<Value, std::optional<double>> splitFactor(Value value) {
  auto mul = value ? value.getDefiningOp<MulOp>() : MulOp();
  return mul ? std::make_pair(mul.getLhs(), getConstantScalar(mul.getRhs()))
             : std::make_pair(Value(), std::optional<double>());
}

static Value invert(DenseFPElementsAttr values, Location loc,
                    RewriterBase &rewriter) {
  auto inverse =
      values.mapValues(rewriter.getF32Type(), [](const APFloat &value) {
        return APFloat(1.0f / value.convertToFloat()).bitcastToAPInt();
      });
  return arith::ConstantOp::create(rewriter, loc, cast<TypedAttr>(inverse));
}

/// a / b. A sum of n values that came from a mean (pooling) becomes the mean
/// again.
Term ScalarTranslator::createQuotient(const Term &a, const Term &b) {
  DenseFPElementsAttr divisors;
  if (b.tensor && matchPattern(b.tensor, m_Constant(&divisors))) {
    if (Value mean = a.tensor
                         ? createCountedAverage(a.tensor, divisors, rewriter)
                         : Value())
      return Term::of(mean);
    if (typeOf(b.tensor).getElementType().isF32())
      return createBinary<MulOp>(a, Term::of(invert(divisors, loc, rewriter)));
  }
  if (!b.constant) {
    Term inverse = createUnary(UnaryKind::Reciprocal, b);
    if (!inverse || (a.constant && *a.constant == 1.0))
      return inverse;
    return createBinary<MulOp>(a, inverse);
  }
  auto [x, factor] = splitFactor(a.tensor);
  if (factor && *factor == *b.constant)
    return {{}, x, {}};
  return createBinary<MulOp>(a, Term::of(float(1.0 / *b.constant)));
}

Term ScalarTranslator::createExtremum(bool isMax, const Term &a,
                                      const Term &b) {
  const Term &input = a.constant ? b : a, &limit = a.constant ? a : b;
  if (!input.tensor)
    return {};
  if (limit.constant) {
    Value clamp = createClamp(rewriter, loc, input.tensor,
                              isMax ? *limit.constant : -FLT_MAX,
                              isMax ? FLT_MAX : *limit.constant);
    return {{}, clamp, {}};
  }
  // max(x, a x) with 0 <= a <= 1 is leaky relu.
  for (auto [x, scaled] : {std::make_pair(a.tensor, b.tensor),
                           std::make_pair(b.tensor, a.tensor)}) {
    Product product = x && scaled ? getProduct(scaled, x) : Product();
    if (isMax && product.take(x) && product.values.empty() &&
        product.scale >= 0.0 && product.scale <= 1.0)
      return createUnary(UnaryKind::LeakyRelu, Term::of(x),
                         rewriter.getF32FloatAttr(product.scale));
  }
  return isMax ? createPlainBinary<MaxOp>(a, b)
               : createPlainBinary<MinOp>(a, b);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

static std::optional<UnaryKind> getUnaryKind(Operation *op) {
  return TypeSwitch<Operation *, std::optional<UnaryKind>>(op)
      .Case<arith::NegFOp>([](auto) { return UnaryKind::Neg; })
      .Case<math::AbsFOp>([](auto) { return UnaryKind::Abs; })
      .Case<math::CeilOp>([](auto) { return UnaryKind::Ceil; })
      .Case<math::CosOp>([](auto) { return UnaryKind::Cos; })
      .Case<math::ErfOp>([](auto) { return UnaryKind::Erf; })
      .Case<math::ExpOp>([](auto) { return UnaryKind::Exp; })
      .Case<math::FloorOp>([](auto) { return UnaryKind::Floor; })
      .Case<math::LogOp>([](auto) { return UnaryKind::Log; })
      .Case<math::RoundEvenOp>([](auto) { return UnaryKind::Round; })
      .Case<math::RsqrtOp>([](auto) { return UnaryKind::Rsqrt; })
      .Case<math::SinOp>([](auto) { return UnaryKind::Sin; })
      .Case<math::SqrtOp>([](auto) { return UnaryKind::Sqrt; })
      .Case<math::TanhOp>([](auto) { return UnaryKind::Tanh; })
      .Default([](Operation *) { return std::nullopt; });
}

/// Rounds to the type of `value` what was computed in double. For one sum,
/// product or quotient of f32 values this is the f32 operation: double has more
/// than twice the digits.
static double roundTo(Value value, double x) {
  return value.getType().isF32() ? double(float(x)) : x;
}

/// Whether the value is a float that f32 cannot stand for, since computing in
/// it rounds more.
static bool isNarrowFloat(Type type) {
  auto element = dyn_cast<FloatType>(type);
  return element && element.getWidth() < 32;
}

Term ScalarTranslator::translateUnary(Operation *op, const Term &x) {
  // Everything is computed in f32; constants keep their digits until then.
  if (isa<arith::TruncFOp, arith::ExtFOp>(op))
    return x.constant ? Term::of(roundTo(op->getResult(0), *x.constant)) : x;
  if (isa<arith::SIToFPOp, arith::UIToFPOp>(op) && x.constant)
    return Term::of(roundTo(op->getResult(0), *x.constant));
  if (isa<arith::NegFOp>(op) && x.constant)
    return Term::of(-*x.constant);
  if (isa<math::SqrtOp>(op) && x.constant)
    return Term::of(roundTo(op->getResult(0), std::sqrt(*x.constant)));
  if (isa<math::Log1pOp>(op))
    return createUnary(UnaryKind::Log, createBinary<AddOp>(x, Term::of(1.0)));
  if (isa<math::ExpM1Op>(op))
    return createBinary<SubOp>(createUnary(UnaryKind::Exp, x), Term::of(1.0));
  if (isa<math::Log2Op>(op))
    return createBinary<MulOp>(createUnary(UnaryKind::Log, x),
                               Term::of(1.0 / M_LN2));
  if (isa<math::Exp2Op>(op))
    return createUnary(UnaryKind::Exp, createBinary<MulOp>(x, Term::of(M_LN2)));
  std::optional<UnaryKind> kind = getUnaryKind(op);
  return kind ? createUnary(*kind, x) : Term();
}

static std::optional<double> fold(Operation *op, double a, double b) {
  return TypeSwitch<Operation *, std::optional<double>>(op)
      .Case<arith::AddFOp>([&](auto) { return a + b; })
      .Case<arith::SubFOp>([&](auto) { return a - b; })
      .Case<arith::MulFOp>([&](auto) { return a * b; })
      .Case<arith::DivFOp>([&](auto) { return a / b; })
      .Default([](Operation *) { return std::nullopt; });
}

Term ScalarTranslator::translateBinary(Operation *op, const Term &a,
                                       const Term &b) {
  if (a.constant && b.constant) {
    std::optional<double> value = fold(op, *a.constant, *b.constant);
    return value ? Term::of(roundTo(op->getResult(0), *value)) : Term();
  }
  if (isa<math::PowFOp, math::FPowIOp>(op) && a.tensor && b.constant) {
    Value power = createPower(rewriter, loc, a.tensor, *b.constant);
    return power ? Term::of(power) : Term();
  }
  if (isa<math::PowFOp>(op) && a.constant && b.tensor && *a.constant > 0.0)
    return createUnary(UnaryKind::Exp,
                       createBinary<MulOp>(b, Term::of(std::log(*a.constant))));
  return TypeSwitch<Operation *, Term>(op)
      .Case<arith::AddFOp>([&](auto) { return createBinary<AddOp>(a, b); })
      .Case<arith::SubFOp>([&](auto) { return createBinary<SubOp>(a, b); })
      .Case<arith::MulFOp>([&](auto) { return createBinary<MulOp>(a, b); })
      .Case<arith::DivFOp>([&](auto) { return createQuotient(a, b); })
      .Case<arith::MaximumFOp>([&](auto) { return createExtremum(true, a, b); })
      .Case<arith::MinimumFOp>(
          [&](auto) { return createExtremum(false, a, b); })
      .Case<arith::CmpFOp>([&](arith::CmpFOp cmp) {
        return Term{
            {}, {}, Comparison{cmp.getPredicate(), getTensor(a), getTensor(b)}};
      })
      .Default([](Operation *) { return Term(); });
}

Term ScalarTranslator::translate(Operation *op, ArrayRef<Term> operands) {
  if (llvm::any_of(operands, [](const Term &term) { return !term; }) ||
      llvm::any_of(op->getOperandTypes(), isNarrowFloat) ||
      llvm::any_of(op->getResultTypes(), isNarrowFloat))
    return {};
  if (auto select = dyn_cast<arith::SelectOp>(op))
    return translateSelect(select, operands[0], operands[1], operands[2]);
  if (operands.empty() || operands.size() > 2)
    return {};
  bool isFloat =
      isa<FloatType>(op->getResult(0).getType()) || isa<arith::CmpFOp>(op);
  for (auto [operand, term] : llvm::zip_equal(op->getOperands(), operands))
    isFloat &= isa<FloatType>(operand.getType()) || bool(term.constant);
  if (!isFloat)
    return operands.size() == 1 && isa<CastOpInterface>(op)
               ? translateCast(op, operands[0])
               : translateInteger(op, operands);
  return operands.size() == 1 ? translateUnary(op, operands[0])
                              : translateBinary(op, operands[0], operands[1]);
}
