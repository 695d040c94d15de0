// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Elementwise TOSA ops: arithmetic, functions of one variable, limits.

#include "../ImportUtils.h"
#include "Patterns.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cfloat>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

template <typename TosaOp, typename QnnOp>
static LogicalResult convertBinary(TosaOp op, PatternRewriter &rewriter) {
  rewriter.replaceOpWithNewOp<QnnOp>(
      op, op.getType(), op.getInput1(), op.getInput2(),
      /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  return success();
}

static LogicalResult convertMul(tosa::MulOp op, PatternRewriter &rewriter) {
  if (failed(checkZero(op, op.getShift(), "shift", rewriter)))
    return failure();
  return convertBinary<tosa::MulOp, MulOp>(op, rewriter);
}

template <typename TosaOp, UnaryKind kind>
static LogicalResult convertUnary(TosaOp op, PatternRewriter &rewriter) {
  rewriter.replaceOpWithNewOp<UnaryOp>(op, op.getType(), kind,
                                       op->getOperand(0),
                                       /*alpha=*/FloatAttr());
  return success();
}

static LogicalResult convertNegate(tosa::NegateOp op,
                                   PatternRewriter &rewriter) {
  if (failed(checkZero(op, op.getInput1Zp(), "input zero point", rewriter)) ||
      failed(checkZero(op, op.getOutputZp(), "output zero point", rewriter)))
    return failure();
  return convertUnary<tosa::NegateOp, UnaryKind::Neg>(op, rewriter);
}

//===----------------------------------------------------------------------===//
// pow
//===----------------------------------------------------------------------===//

/// Powers that are functions of their own. For exponents -0.5 and 0.5 the two
/// differ on negative zero and infinity only, which TOSA's domain of pow leaves
/// out.
static LogicalResult convertPow(tosa::PowOp op, PatternRewriter &rewriter) {
  std::optional<double> exponent = getConstantScalar(op.getInput2());
  Value base = op.getInput1();
  if (!exponent)
    return rewriter.notifyMatchFailure(op, "exponent is not a constant scalar");
  if (base.getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "base is broadcast");
  Value power = createPower(rewriter, op.getLoc(), base, *exponent);
  if (!power)
    return rewriter.notifyMatchFailure(
        op, "exponent is none of -1, -0.5, 0.5, 1, 2, 3");
  rewriter.replaceOp(op, power);
  return success();
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

static LogicalResult replaceByClamp(Operation *op, Value input, double low,
                                    double high, PatternRewriter &rewriter) {
  Value clamp = createClamp(rewriter, op->getLoc(), input, low, high);
  if (!clamp)
    return rewriter.notifyMatchFailure(op, "limit is NaN");
  rewriter.replaceOp(op, clamp);
  return success();
}

static LogicalResult convertClamp(tosa::ClampOp op, PatternRewriter &rewriter) {
  if (failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  return replaceByClamp(
      op, op.getInput(), cast<FloatAttr>(op.getMinVal()).getValueAsDouble(),
      cast<FloatAttr>(op.getMaxVal()).getValueAsDouble(), rewriter);
}

/// A constant scalar is a limit.
template <typename OpTy>
static LogicalResult convertExtremum(OpTy op, PatternRewriter &rewriter) {
  if (failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  for (auto [input, limit] : {std::make_pair(op.getInput1(), op.getInput2()),
                              std::make_pair(op.getInput2(), op.getInput1())}) {
    std::optional<double> bound = getConstantScalar(limit);
    if (!bound || input.getType() != op.getType())
      continue;
    bool isMax = std::is_same_v<OpTy, tosa::MaximumOp>;
    return replaceByClamp(op, input, isMax ? *bound : -FLT_MAX,
                          isMax ? FLT_MAX : *bound, rewriter);
  }
  using QnnOp =
      std::conditional_t<std::is_same_v<OpTy, tosa::MaximumOp>, MaxOp, MinOp>;
  rewriter.replaceOpWithNewOp<QnnOp>(op, op.getType(), op.getInput1(),
                                     op.getInput2());
  return success();
}

//===----------------------------------------------------------------------===//
// Nothing to do
//===----------------------------------------------------------------------===//

static LogicalResult dropIdentity(tosa::IdentityOp op,
                                  PatternRewriter &rewriter) {
  if (op.getInput1().getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "changes the type");
  rewriter.replaceOp(op, op.getInput1());
  return success();
}

void mlir::qnn::tosa_import::populateElementwisePatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, convertBinary<tosa::AddOp, AddOp>);
  addPattern(patterns, convertBinary<tosa::SubOp, SubOp>);
  addPattern(patterns, convertMul);
  addPattern(patterns, convertNegate);
  addPattern(patterns, convertPow);
  addPattern(patterns, convertUnary<tosa::AbsOp, UnaryKind::Abs>);
  addPattern(patterns, convertUnary<tosa::CeilOp, UnaryKind::Ceil>);
  addPattern(patterns, convertUnary<tosa::CosOp, UnaryKind::Cos>);
  addPattern(patterns, convertUnary<tosa::ErfOp, UnaryKind::Erf>);
  addPattern(patterns, convertUnary<tosa::ExpOp, UnaryKind::Exp>);
  addPattern(patterns, convertUnary<tosa::FloorOp, UnaryKind::Floor>);
  addPattern(patterns, convertUnary<tosa::LogOp, UnaryKind::Log>);
  addPattern(patterns, convertUnary<tosa::ReciprocalOp, UnaryKind::Reciprocal>);
  addPattern(patterns, convertUnary<tosa::RsqrtOp, UnaryKind::Rsqrt>);
  addPattern(patterns, convertUnary<tosa::SigmoidOp, UnaryKind::Sigmoid>);
  addPattern(patterns, convertUnary<tosa::SinOp, UnaryKind::Sin>);
  addPattern(patterns, convertUnary<tosa::TanhOp, UnaryKind::Tanh>);
  addPattern(patterns, convertClamp);
  addPattern(patterns, convertExtremum<tosa::MaximumOp>);
  addPattern(patterns, convertExtremum<tosa::MinimumOp>);
  addPattern(patterns, dropIdentity);
}
