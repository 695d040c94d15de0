// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Comparison, choice and casts: where values meet predicates and integers.
// Arithmetic on those alone (indices, masks) has no qnn form and needs none, it
// stays in TOSA.

#include "Patterns.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

template <typename TosaOp, CompareKind kind>
static LogicalResult convertComparison(TosaOp op, PatternRewriter &rewriter) {
  if (failed(checkFloat32(op, {op.getInput1().getType()}, rewriter)))
    return failure();
  rewriter.replaceOpWithNewOp<CompareOp>(op, op.getType(), kind, op.getInput1(),
                                         op.getInput2());
  return success();
}

static LogicalResult convertSelect(tosa::SelectOp op,
                                   PatternRewriter &rewriter) {
  rewriter.replaceOpWithNewOp<SelectOp>(op, op.getType(), op.getInput1(),
                                        op.getInput2(), op.getInput3());
  return success();
}

//===----------------------------------------------------------------------===//
// Casts
//===----------------------------------------------------------------------===//

/// Whether rounding changes nothing, as after floor. Bounded: exporters write a
/// truncation as select(0 > x, ceil(x), floor(x)).
static bool isIntegral(Value value, int depth = 2) {
  Operation *op = value.getDefiningOp();
  if (!op)
    return false;
  if (auto unary = dyn_cast<UnaryOp>(op))
    return llvm::is_contained(
        {UnaryKind::Floor, UnaryKind::Ceil, UnaryKind::Round}, unary.getKind());
  auto select = dyn_cast<SelectOp>(op);
  return select && depth > 0 && isIntegral(select.getOnTrue(), depth - 1) &&
         isIntegral(select.getOnFalse(), depth - 1);
}

static bool isCastable(Type type) {
  Type element = getElementTypeOrSelf(type);
  return isa<RankedTensorType>(type) &&
         (element.isF32() || element.isSignlessInteger(1) ||
          element.isSignlessInteger(8) || element.isSignlessInteger(32) ||
          element.isSignlessInteger(64));
}

/// TOSA rounds f32 to the nearest integer, ties to even; qnn.cast truncates.
static LogicalResult convertCast(tosa::CastOp op, PatternRewriter &rewriter) {
  Value input = op.getInput();
  if (input.getType() == op.getType()) {
    rewriter.replaceOp(op, input);
    return success();
  }
  Type from = getElementTypeOrSelf(input.getType()),
       to = getElementTypeOrSelf(op.getType());
  // An integer is true unless it is 0; qnn.cast keeps its last bit.
  if (!isCastable(input.getType()) || !isCastable(op.getType()) ||
      (to.isInteger(1) && !from.isF32()))
    return rewriter.notifyMatchFailure(op, [&](Diagnostic &diagnostic) {
      diagnostic << "casts " << from << " to " << to;
    });
  if (from.isF32() && !to.isInteger(1) && !isIntegral(input))
    input = UnaryOp::create(rewriter, op.getLoc(), input.getType(),
                            UnaryKind::Round, input, /*alpha=*/FloatAttr());
  rewriter.replaceOpWithNewOp<CastOp>(op, op.getType(), input);
  return success();
}

void mlir::qnn::tosa_import::populateComparisonPatterns(
    RewritePatternSet &patterns) {
  addMixedPattern(patterns,
                  convertComparison<tosa::GreaterOp, CompareKind::Gt>);
  addMixedPattern(patterns,
                  convertComparison<tosa::GreaterEqualOp, CompareKind::Ge>);
  addMixedPattern(patterns, convertComparison<tosa::EqualOp, CompareKind::Eq>);
  addMixedPattern(patterns, convertCast);
  addPattern(patterns, convertSelect);
}
