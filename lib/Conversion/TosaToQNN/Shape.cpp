// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TOSA ops that move values, and constants.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static LogicalResult convertConst(tosa::ConstOp op, PatternRewriter &rewriter) {
  if (op.getValues().getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "value and result differ in type");
  rewriter.replaceOpWithNewOp<arith::ConstantOp>(
      op, cast<TypedAttr>(op.getValues()));
  return success();
}

static LogicalResult convertTranspose(tosa::TransposeOp op,
                                      PatternRewriter &rewriter) {
  SmallVector<int64_t> perm(op.getPerms());
  rewriter.replaceOpWithNewOp<TransposeOp>(op, op.getType(), op.getInput1(),
                                           perm);
  return success();
}

static LogicalResult convertReshape(tosa::ReshapeOp op,
                                    PatternRewriter &rewriter) {
  auto dynamicDims = [](Type type) {
    return llvm::count(cast<RankedTensorType>(type).getShape(),
                       ShapedType::kDynamic);
  };
  if (dynamicDims(op.getType()) > 1 ||
      dynamicDims(op.getInput1().getType()) > 1)
    return rewriter.notifyMatchFailure(op,
                                       "more than one dimension is dynamic");
  rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), op.getInput1());
  return success();
}

static LogicalResult convertConcat(tosa::ConcatOp op,
                                   PatternRewriter &rewriter) {
  rewriter.replaceOpWithNewOp<ConcatOp>(op, op.getType(), op.getInput1(),
                                        op.getAxis());
  return success();
}

static LogicalResult convertSlice(tosa::SliceOp op, PatternRewriter &rewriter) {
  std::optional<SmallVector<int64_t>> start = getShapeConstant(op.getStart());
  auto type = cast<RankedTensorType>(op.getType());
  if (!start)
    return rewriter.notifyMatchFailure(op, "start is not a constant");
  if (llvm::any_of(*start, [](int64_t s) { return s < 0; }) ||
      llvm::is_contained(type.getShape(), 0))
    return rewriter.notifyMatchFailure(op, "empty result or negative start");
  // The result type knows the static sizes; where it does not, a size of -1
  // means "to the end".
  SmallVector<int64_t> sizes(type.getShape());
  std::optional<SmallVector<int64_t>> given = getShapeConstant(op.getSize());
  for (auto [d, size] : llvm::enumerate(sizes)) {
    if (!ShapedType::isDynamic(size))
      continue;
    if (!given || (*given)[d] != kToEnd)
      return rewriter.notifyMatchFailure(
          op, "dynamic result that does not go up to the end");
    size = kToEnd;
  }
  rewriter.replaceOpWithNewOp<SliceOp>(op, type, op.getInput1(), *start, sizes,
                                       SmallVector<int64_t>(start->size(), 1));
  return success();
}

/// TOSA lists low and high of each dimension in turn: [low0, high0, low1,
/// high1, ..].
static LogicalResult convertPad(tosa::PadOp op, PatternRewriter &rewriter) {
  std::optional<SmallVector<int64_t>> padding =
      getShapeConstant(op.getPadding());
  std::optional<double> value = getConstantScalar(op.getPadConst());
  if (!padding || !value)
    return rewriter.notifyMatchFailure(
        op, "padding or its value is not a constant");
  SmallVector<int64_t> low, high;
  for (auto [i, size] : llvm::enumerate(*padding)) {
    if (size < 0)
      return rewriter.notifyMatchFailure(op, "padding is negative");
    (i % 2 == 0 ? low : high).push_back(size);
  }
  rewriter.replaceOpWithNewOp<PadOp>(op, op.getType(), op.getInput1(), low,
                                     high, APFloat(float(*value)));
  return success();
}

void mlir::qnn::tosa_import::populateShapePatterns(
    RewritePatternSet &patterns) {
  addPattern(patterns, convertConst);
  addPattern(patterns, convertTranspose);
  addPattern(patterns, convertReshape);
  addPattern(patterns, convertConcat);
  addPattern(patterns, convertSlice);
  addPattern(patterns, convertPad);
}
