// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions written with select, comparisons, or the maximum of two
// activations: recognised as a whole before the parts are converted, for some
// parts have no qnn counterpart. Compositions of ops that qnn has are left to
// qnn-recognize-composites.

#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cmath>

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

//===----------------------------------------------------------------------===//
// Rows that a mask excludes
//===----------------------------------------------------------------------===//

/// The x of all(x == -inf) over the last dimension, compared in f32 or f64.
static Value getFullyMasked(Value condition) {
  auto all = condition.getDefiningOp<tosa::ReduceAllOp>();
  auto equal =
      all ? all.getInput().getDefiningOp<tosa::EqualOp>() : tosa::EqualOp();
  auto type =
      equal ? dyn_cast<RankedTensorType>(equal.getType()) : RankedTensorType();
  if (!type || all.getAxis() != type.getRank() - 1)
    return {};
  std::optional<double> bound = getConstantScalar(equal.getInput2());
  if (!bound || !std::isinf(*bound) || *bound > 0.0)
    return {};
  auto widened = equal.getInput1().getDefiningOp<tosa::CastOp>();
  return widened ? widened.getInput() : equal.getInput1();
}

/// The size of the last dimension; 0 without one.
static int64_t getRowSize(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.getRank() > 0 ? type.getShape().back() : 0;
}

/// Whether x comes out of a contraction, scaled and masked, so that no row of
/// it is all -inf unless its sums overflow.
static bool hasFiniteRows(Value x) {
  bool masked = false, regrouped = false;
  while (Operation *op = x.getDefiningOp()) {
    if (isa<tosa::MatMulOp>(op))
      return true;
    auto reshape = dyn_cast<tosa::ReshapeOp>(op);
    regrouped |= reshape && getRowSize(reshape.getInput1()) != getRowSize(x);
    auto mul = dyn_cast<tosa::MulOp>(op);
    auto add = dyn_cast<tosa::AddOp>(op);
    bool isScaled = mul && getConstantScalar(mul.getInput2());
    // Two masks, or parts of the rows of one, may leave nothing.
    bool isMasked =
        add && !masked && !regrouped && leavesEachRow(add.getInput2());
    masked |= isMasked;
    if (!reshape && !isScaled && !isMasked)
      return false;
    x = op->getOperand(0);
  }
  return false;
}

/// PyTorch's attention gives 0 in rows that the mask excludes altogether,
/// select(all(x == -inf), 0, softmax(x)). A constant mask shows that there are
/// none.
static LogicalResult dropRowGuard(tosa::SelectOp op,
                                  PatternRewriter &rewriter) {
  Value x = getFullyMasked(op.getInput1());
  std::optional<double> onMasked = getConstantScalar(op.getInput2());
  if (!x || !onMasked || *onMasked != 0.0 ||
      op.getInput3().getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "is no guard of masked rows");
  if (!hasFiniteRows(x))
    return rewriter.notifyMatchFailure(
        op, "its mask is not constant, or excludes a whole row");
  rewriter.replaceOp(op, op.getInput3());
  return success();
}

void mlir::qnn::tosa_import::populateActivationPatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, recognizeLeakyRelu);
  addPattern(patterns, recognizeSelect);
  addPattern(patterns, dropRowGuard);
}
