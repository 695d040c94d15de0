// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Activations written with select, comparisons, or the maximum of two
// activations. Those parts have no qnn counterpart, so the whole must be
// recognised before its parts are converted; compositions of ops that qnn has
// are left to qnn-recognize-composites.

#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

/// The factor a of `value` = x * a or a * x, a constant scalar.
static std::optional<double> getFactorOf(Value value, Value x) {
  auto mul = value.getDefiningOp<tosa::MulOp>();
  if (!mul)
    return std::nullopt;
  if (mul.getInput1() == x)
    return getConstantScalar(mul.getInput2());
  return mul.getInput2() == x ? getConstantScalar(mul.getInput1())
                              : std::nullopt;
}

/// The factor a of `value` = a * (exp(x) - 1) or exp(x) - 1, a constant scalar.
static std::optional<double> getExpMinusOneFactor(Value value, Value x) {
  double factor = 1.0;
  if (auto mul = value.getDefiningOp<tosa::MulOp>()) {
    for (auto [a, b] : {std::make_pair(mul.getInput1(), mul.getInput2()),
                        std::make_pair(mul.getInput2(), mul.getInput1())})
      if (std::optional<double> scalar = getConstantScalar(b)) {
        factor = *scalar;
        value = a;
        break;
      }
  }
  auto isExpOfX = [&](Value v) {
    auto exp = v.getDefiningOp<tosa::ExpOp>();
    return exp && exp.getInput1() == x;
  };
  auto isConstant = [](Value v, double expected) {
    std::optional<double> scalar = getConstantScalar(v);
    return scalar && *scalar == expected;
  };
  if (auto sub = value.getDefiningOp<tosa::SubOp>())
    if (isExpOfX(sub.getInput1()) && isConstant(sub.getInput2(), 1.0))
      return factor;
  if (auto add = value.getDefiningOp<tosa::AddOp>())
    if (isExpOfX(add.getInput1()) && isConstant(add.getInput2(), -1.0))
      return factor;
  return std::nullopt;
}

/// max(x, a x) with 0 <= a <= 1 is leaky relu.
static LogicalResult recognizeLeakyRelu(tosa::MaximumOp op,
                                        PatternRewriter &rewriter) {
  if (failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  for (auto [x, scaled] : {std::make_pair(op.getInput1(), op.getInput2()),
                           std::make_pair(op.getInput2(), op.getInput1())}) {
    std::optional<double> slope = getFactorOf(scaled, x);
    if (!slope || *slope < 0.0 || *slope > 1.0 || x.getType() != op.getType())
      continue;
    rewriter.replaceOpWithNewOp<UnaryOp>(op, op.getType(), UnaryKind::LeakyRelu,
                                         x, rewriter.getF32FloatAttr(*slope));
    return success();
  }
  return rewriter.notifyMatchFailure(
      op, "not the maximum of x and a multiple of x");
}

/// select(x >= 0, x, a x) is leaky relu, select(x > 0, x, a (exp(x) - 1)) is
/// elu; at x = 0 both branches agree, so that > and >= mean the same.
static LogicalResult recognizeSelect(tosa::SelectOp op,
                                     PatternRewriter &rewriter) {
  Operation *compare = op.getInput1().getDefiningOp();
  if (!compare || !isa<tosa::GreaterOp, tosa::GreaterEqualOp>(compare))
    return rewriter.notifyMatchFailure(
        op, "condition is not a comparison with zero");
  Value x = compare->getOperand(0);
  std::optional<double> bound = getConstantScalar(compare->getOperand(1));
  if (!bound || *bound != 0.0 || op.getInput2() != x ||
      x.getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "is not x where x is positive");
  UnaryKind kind = UnaryKind::LeakyRelu;
  std::optional<double> alpha = getFactorOf(op.getInput3(), x);
  if (!alpha) {
    kind = UnaryKind::Elu;
    alpha = getExpMinusOneFactor(op.getInput3(), x);
  }
  if (!alpha)
    return rewriter.notifyMatchFailure(
        op, "the negative branch is no known activation");
  rewriter.replaceOpWithNewOp<UnaryOp>(op, op.getType(), kind, x,
                                       rewriter.getF32FloatAttr(*alpha));
  return success();
}

void mlir::qnn::tosa_import::populateActivationPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, recognizeLeakyRelu);
  addPattern(patterns, recognizeSelect);
}
