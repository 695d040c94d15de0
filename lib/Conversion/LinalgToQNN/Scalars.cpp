// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One scalar op of a body becomes one qnn op, with three exceptions: arithmetic
// on constants is carried out, a quotient becomes a product with the reciprocal
// (what TOSA has, and what the recognisers of softmax and normalizations know),
// and a comparison with the selection that it controls become a maximum, a
// minimum or an activation.

#include "Scalars.h"
#include "../ImportUtils.h"
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

Value ScalarTranslator::getTensor(const Term &term) {
  if (term.constant)
    return createFloatConstant(rewriter, loc, SmallVector<int64_t>(rank, 1),
                               *term.constant);
  return term.tensor;
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

/// The c of value = x * c, with the x.
static std::pair<Value, std::optional<double>> splitFactor(Value value) {
  auto mul = value ? value.getDefiningOp<MulOp>() : MulOp();
  return mul ? std::make_pair(mul.getLhs(), getConstantScalar(mul.getRhs()))
             : std::make_pair(Value(), std::optional<double>());
}

/// a / b. A sum of n values that came from a mean (pooling) becomes the mean
/// again.
Term ScalarTranslator::createQuotient(const Term &a, const Term &b) {
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
  return {};
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

Term ScalarTranslator::translateUnary(Operation *op, const Term &x) {
  // Everything is computed in f32; constants keep their digits until then.
  if (isa<arith::TruncFOp, arith::ExtFOp>(op))
    return x.constant ? Term::of(roundTo(op->getResult(0), *x.constant)) : x;
  if (isa<arith::SIToFPOp>(op))
    return x.constant ? Term::of(roundTo(op->getResult(0), *x.constant))
                      : Term();
  if (isa<arith::NegFOp>(op) && x.constant)
    return Term::of(-*x.constant);
  if (isa<math::SqrtOp>(op) && x.constant)
    return Term::of(roundTo(op->getResult(0), std::sqrt(*x.constant)));
  if (isa<math::Log1pOp>(op))
    return createUnary(UnaryKind::Log, createBinary<AddOp>(x, Term::of(1.0)));
  if (isa<math::ExpM1Op>(op))
    return createBinary<SubOp>(createUnary(UnaryKind::Exp, x), Term::of(1.0));
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
  return TypeSwitch<Operation *, Term>(op)
      .Case<arith::AddFOp>([&](auto) { return createBinary<AddOp>(a, b); })
      .Case<arith::SubFOp>([&](auto) { return createBinary<SubOp>(a, b); })
      .Case<arith::MulFOp>([&](auto) { return createBinary<MulOp>(a, b); })
      .Case<arith::DivFOp>([&](auto) { return createQuotient(a, b); })
      .Case<arith::MaximumFOp>([&](auto) { return createExtremum(true, a, b); })
      .Case<arith::MinimumFOp>(
          [&](auto) { return createExtremum(false, a, b); })
      .Case<arith::CmpFOp>([&](arith::CmpFOp cmp) {
        Value lhs = getTensor(a), rhs = getTensor(b);
        return lhs && rhs
                   ? Term{{}, {}, Comparison{cmp.getPredicate(), lhs, rhs}}
                   : Term();
      })
      .Default([](Operation *) { return Term(); });
}

//===----------------------------------------------------------------------===//
// Selection
//===----------------------------------------------------------------------===//

std::optional<bool> linalg_import::isGreater(arith::CmpFPredicate predicate) {
  switch (predicate) {
  case arith::CmpFPredicate::OGT:
  case arith::CmpFPredicate::OGE:
  case arith::CmpFPredicate::UGT:
  case arith::CmpFPredicate::UGE:
    return true;
  case arith::CmpFPredicate::OLT:
  case arith::CmpFPredicate::OLE:
  case arith::CmpFPredicate::ULT:
  case arith::CmpFPredicate::ULE:
    return false;
  default:
    return std::nullopt;
  }
}

/// The value of a term, be it a tensor or a constant, is that of `side`.
static bool isSame(const Term &term, Value side) {
  return term.constant ? getConstantScalar(side) == term.constant
                       : term.tensor == side;
}

/// The a of value = a x, or of value = a (exp(x) - 1).
static std::optional<std::pair<UnaryKind, double>>
getNegativeBranch(Value value, Value x) {
  Product linear = getProduct(value, x);
  if (linear.take(x) && linear.values.empty())
    return std::make_pair(UnaryKind::LeakyRelu, linear.scale);
  Product product = getProduct(value);
  Sum sum = product.values.size() == 1 ? getSum(product.values[0]) : Sum();
  if (sum.values.size() == 1 && sum.constant == -1.0 &&
      getUnaryOperand(sum.values[0], UnaryKind::Exp) == x)
    return std::make_pair(UnaryKind::Elu, product.scale);
  return std::nullopt;
}

/// Whether each row of a constant mask has an element that is not -infinity.
static bool isFiniteSomewhere(Value mask) {
  DenseFPElementsAttr values;
  if (!matchPattern(mask, m_Constant(&values)) ||
      values.getType().getRank() == 0)
    return false;
  int64_t size = values.getType().getShape().back(), position = 0;
  bool found = true;
  for (const APFloat &value : values.getValues<APFloat>()) {
    if (position++ % size == 0) {
      if (!found)
        return false;
      found = false;
    }
    found |= value.isFinite();
  }
  return found;
}

/// Whether each row (along the last dimension) of `value` has an element that
/// is not -infinity as long as no sum overflows: scores of attention, masked or
/// not.
static bool hasFiniteRows(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (isa<MatmulOp>(op))
      return true;
    auto add = dyn_cast<AddOp>(op);
    if (add && isFiniteSomewhere(add.getRhs()))
      value = add.getLhs();
    else if (auto mul = dyn_cast<MulOp>(op);
             mul && getConstantScalar(mul.getRhs()))
      value = mul.getLhs();
    else if (auto reshape = dyn_cast<ReshapeOp>(op);
             reshape && typeOf(reshape.getInput()).getShape().back() ==
                            typeOf(value).getShape().back())
      value = reshape.getInput();
    else
      return false;
  }
  return false;
}

/// PyTorch's attention gives zeros for rows that are -infinity throughout:
/// max(x) = -infinity ? 0 : softmax(x).
static bool isRowGuard(const Comparison &condition, const Term &ifTrue) {
  auto max = condition.lhs.getDefiningOp<ReduceMaxOp>();
  return max && condition.predicate == arith::CmpFPredicate::OEQ &&
         getConstantScalar(condition.rhs) == -INFINITY &&
         ifTrue.constant == 0.0 && hasFiniteRows(max.getInput());
}

Term ScalarTranslator::translateSelect(const Term &condition,
                                       const Term &ifTrue,
                                       const Term &ifFalse) {
  if (!condition.comparison)
    return {};
  auto [predicate, lhs, rhs] = *condition.comparison;
  if (isRowGuard(*condition.comparison, ifTrue))
    return ifFalse;
  std::optional<bool> greater = isGreater(predicate);
  if (!greater)
    return {};
  if (isSame(ifTrue, lhs) && isSame(ifFalse, rhs))
    return createExtremum(*greater, ifTrue, ifFalse);
  if (isSame(ifTrue, rhs) && isSame(ifFalse, lhs))
    return createExtremum(!*greater, ifTrue, ifFalse);
  // x > 0 ? x : f(x), or x < 0 ? f(x) : x; at 0 both branches agree.
  const Term &positive = *greater ? ifTrue : ifFalse,
             &negative = *greater ? ifFalse : ifTrue;
  if (getConstantScalar(rhs) != 0.0 || !positive.tensor ||
      positive.tensor != lhs || !negative.tensor)
    return {};
  if (auto branch = getNegativeBranch(negative.tensor, lhs))
    return createUnary(branch->first, Term::of(lhs),
                       rewriter.getF32FloatAttr(branch->second));
  return {};
}

Term ScalarTranslator::translate(Operation *op, ArrayRef<Term> operands) {
  if (llvm::any_of(operands, [](const Term &term) { return !term; }))
    return {};
  if (isa<arith::SelectOp>(op))
    return translateSelect(operands[0], operands[1], operands[2]);
  if (operands.size() == 1)
    return translateUnary(op, operands[0]);
  return operands.size() == 2 ? translateBinary(op, operands[0], operands[1])
                              : Term();
}
