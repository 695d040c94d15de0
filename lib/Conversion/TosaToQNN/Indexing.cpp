// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TOSA ops that pick values by position: argmax, gather, scatter, tile,
// reverse, resize.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static bool isIndex(Type type) {
  Type element = getElementTypeOrSelf(type);
  return isa<RankedTensorType>(type) &&
         (element.isSignlessInteger(32) || element.isSignlessInteger(64));
}

static LogicalResult convertArgmax(tosa::ArgMaxOp op,
                                   PatternRewriter &rewriter) {
  if (failed(checkFloat32(op, {op.getInput().getType()}, rewriter)) ||
      failed(checkNaN(op, op.getNanMode(), rewriter)))
    return failure();
  RankedTensorType input = typeOf(op.getInput());
  int64_t axis = op.getAxis();
  if (!isIndex(op.getType()))
    return rewriter.notifyMatchFailure(op, "gives neither i32 nor i64");
  if (axis >= input.getRank() || input.isDynamicDim(axis) ||
      input.getDimSize(axis) == 0)
    return rewriter.notifyMatchFailure(op, "dimension is dynamic or empty");
  rewriter.replaceOpWithNewOp<ArgmaxOp>(op, op.getType(), op.getInput(), axis,
                                        /*keep_dims=*/false);
  return success();
}

//===----------------------------------------------------------------------===//
// Gather, scatter
//===----------------------------------------------------------------------===//

/// The indices before exporters made them one row of i32: a table of one batch
/// is indexed by any shape, in i64 as well.
static Value stripIndexViews(Value indices) {
  while (Operation *op = indices.getDefiningOp()) {
    bool isView = isa<tosa::ReshapeOp, tosa::CastOp, CastOp>(op);
    if (!isView || !isIndex(op->getOperand(0).getType()))
      break;
    indices = op->getOperand(0);
  }
  return indices;
}

/// values [N, K, C] and indices [N, W]. With one batch that is the lookup in a
/// table [K, C], which may be weights.
static LogicalResult convertGather(tosa::GatherOp op,
                                   PatternRewriter &rewriter) {
  Value values = op.getValues(), indices = op.getIndices();
  RankedTensorType table = typeOf(values);
  auto type = cast<RankedTensorType>(op.getType());
  if (!isIndex(indices.getType()) || table.isDynamicDim(1) ||
      table.getDimSize(1) == 0)
    return rewriter.notifyMatchFailure(
        op, "indexes a dimension that is dynamic or empty");
  Value source = stripIndexViews(indices);
  bool isTable =
      table.getDimSize(0) == 1 && table.hasStaticShape() &&
      llvm::count(typeOf(source).getShape(), ShapedType::kDynamic) <= 1 &&
      llvm::count(type.getShape(), ShapedType::kDynamic) <= 1;
  if (!isTable) {
    rewriter.replaceOpWithNewOp<GatherOp>(op, type, values, indices, /*axis=*/1,
                                          /*batch_dims=*/1);
    return success();
  }
  Location loc = op.getLoc();
  values = createReshape(rewriter, loc, values, table.getShape().drop_front());
  SmallVector<int64_t> shape(typeOf(source).getShape());
  shape.push_back(table.getDimSize(2));
  Value rows = GatherOp::create(rewriter, loc, type.clone(shape), values,
                                source, /*axis=*/0, /*batch_dims=*/0);
  rewriter.replaceOp(op, createReshape(rewriter, loc, rows, type.getShape()));
  return success();
}

static LogicalResult convertScatter(tosa::ScatterOp op,
                                    PatternRewriter &rewriter) {
  if (!isIndex(op.getIndices().getType()))
    return rewriter.notifyMatchFailure(op, "indices are neither i32 nor i64");
  rewriter.replaceOpWithNewOp<ScatterOp>(op, op.getType(), op.getValuesIn(),
                                         op.getIndices(), op.getInput());
  return success();
}

//===----------------------------------------------------------------------===//
// Tile, reverse, resize
//===----------------------------------------------------------------------===//

static LogicalResult convertTile(tosa::TileOp op, PatternRewriter &rewriter) {
  std::optional<SmallVector<int64_t>> multiples =
      getShapeConstant(op.getMultiples());
  if (!multiples || llvm::any_of(*multiples, [](int64_t n) { return n < 1; }))
    return rewriter.notifyMatchFailure(op,
                                       "multiples are not positive constants");
  rewriter.replaceOpWithNewOp<TileOp>(op, op.getType(), op.getInput1(),
                                      *multiples);
  return success();
}

/// A gather by descending indices.
static LogicalResult convertReverse(tosa::ReverseOp op,
                                    PatternRewriter &rewriter) {
  RankedTensorType input = typeOf(op.getInput1());
  int64_t axis = op.getAxis();
  if (input.isDynamicDim(axis) || input.getDimSize(axis) == 0)
    return rewriter.notifyMatchFailure(op, "dimension is dynamic or empty");
  SmallVector<int32_t> descending;
  for (int64_t i = input.getDimSize(axis); i > 0; --i)
    descending.push_back(i - 1);
  auto type =
      RankedTensorType::get({input.getDimSize(axis)}, rewriter.getI32Type());
  Value indices = arith::ConstantOp::create(
      rewriter, op.getLoc(),
      DenseElementsAttr::get(type, ArrayRef<int32_t>(descending)));
  rewriter.replaceOpWithNewOp<GatherOp>(op, op.getType(), op.getInput1(),
                                        indices, axis, /*batch_dims=*/0);
  return success();
}

static LogicalResult convertResize(tosa::ResizeOp op,
                                   PatternRewriter &rewriter) {
  std::optional<SmallVector<int64_t>> scale = getShapeConstant(op.getScale()),
                                      offset = getShapeConstant(op.getOffset()),
                                      border = getShapeConstant(op.getBorder());
  if (!scale || !offset || !border)
    return rewriter.notifyMatchFailure(op, "its scale is not constant");
  RankedTensorType input = typeOf(op.getInput());
  if (ShapedType::isDynamicShape(input.getShape().slice(1, 2)))
    return rewriter.notifyMatchFailure(op, "height or width is dynamic");
  // Verified here, where a reason can be given, for qnn.resize verifies it too.
  constexpr int64_t most = 2048;
  auto isOutside = [&](int64_t x) { return x < -most || x > most; };
  if (llvm::any_of(*scale, [&](int64_t x) { return x < 1 || x > most; }) ||
      llvm::any_of(*offset, isOutside) || llvm::any_of(*border, isOutside))
    return rewriter.notifyMatchFailure(op, "scale, offset or border is beyond "
                                           "2048");
  ResizeMode mode = op.getMode() == tosa::ResizeMode::BILINEAR
                        ? ResizeMode::Bilinear
                        : ResizeMode::Nearest;
  rewriter.replaceOpWithNewOp<ResizeOp>(op, op.getType(), mode, op.getInput(),
                                        *scale, *offset, *border);
  return success();
}

void mlir::qnn::tosa_import::populateIndexingPatterns(
    RewritePatternSet &patterns) {
  addMixedPattern(patterns, convertArgmax);
  addPattern(patterns, convertGather);
  addPattern(patterns, convertScatter);
  addPattern(patterns, convertTile);
  addPattern(patterns, convertReverse);
  addPattern(patterns, convertResize);
}
