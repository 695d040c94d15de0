// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Longer loops: a window's row of a NHWC tensor is one run of kw * C elements,
// so a 7x7x3 convolution reduces over 7 runs of 21 instead of 49 of 3; an
// elementwise op on a whole tensor is one loop over its elements, whatever its
// rank.

#include "Preparation.h"
#include "FusionGroup.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using namespace mlir::qnn;

LogicalResult qnn::generalizeAndFuse(func::FuncOp func) {
  IRRewriter rewriter(func.getContext());
  SmallVector<linalg::LinalgOp> named;
  func.walk([&](linalg::LinalgOp op) {
    if (!isa<linalg::GenericOp>(op))
      named.push_back(op);
  });
  for (linalg::LinalgOp op : named) {
    rewriter.setInsertionPoint(op);
    (void)linalg::generalizeNamedOp(rewriter, op);
  }
  RewritePatternSet patterns(func.getContext());
  // A producer of a reduction would be computed again in every iteration.
  linalg::populateElementwiseOpsFusionPatterns(
      patterns, [](OpOperand *operand) {
        Operation *producer = operand->get().getDefiningOp();
        auto consumer = dyn_cast<linalg::GenericOp>(operand->getOwner());
        return producer && producer->hasOneUse() && consumer &&
               consumer.getNumParallelLoops() == consumer.getNumLoops();
      });
  return applyPatternsGreedily(func, std::move(patterns));
}

static bool usesIndex(linalg::GenericOp op) { return op.hasIndexSemantics(); }

/// Joins the last two dimensions of a tensor.
static Value collapseLastTwo(OpBuilder &b, Location loc, Value tensor) {
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim + 2 < rank; ++dim)
    groups.push_back({dim});
  groups.push_back({rank - 2, rank - 1});
  return tensor::CollapseShapeOp::create(b, loc, tensor, groups);
}

namespace {
/// The last two loops of a convolution, (.., j, c), as one loop.
struct WindowRow {
  linalg::GenericOp op;
  unsigned window, channel;
  int64_t numChannels;

  static std::optional<WindowRow> match(linalg::GenericOp op);
  void rewrite(RewriterBase &rewriter) const;

private:
  /// Whether the last two dimensions are exactly the two loops.
  bool isWeight(AffineMap map, Type type) const;
  /// Whether they are a position that advances with j, and c, without gaps.
  bool isInput(AffineMap map, Type type) const;
};
} // namespace

bool WindowRow::isWeight(AffineMap map, Type type) const {
  auto tensor = cast<RankedTensorType>(type);
  int64_t rank = tensor.getRank();
  return rank >= 2 && map.isProjectedPermutation() &&
         map.getDimPosition(rank - 2) == window &&
         map.getDimPosition(rank - 1) == channel;
}

bool WindowRow::isInput(AffineMap map, Type type) const {
  auto tensor = cast<RankedTensorType>(type);
  int64_t rank = tensor.getRank();
  if (rank < 2 || tensor.getDimSize(rank - 1) != numChannels)
    return false;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    std::optional<int64_t> j = getCoefficient(expr, window, map.getNumDims());
    std::optional<int64_t> c = getCoefficient(expr, channel, map.getNumDims());
    if (!j || !c || *j != int64_t(int64_t(dim) == rank - 2) ||
        *c != int64_t(int64_t(dim) == rank - 1))
      return false;
  }
  return map.getResult(rank - 1) == getAffineDimExpr(channel, map.getContext());
}

std::optional<WindowRow> WindowRow::match(linalg::GenericOp op) {
  unsigned loops = op.getNumLoops();
  if (op.getNumReductionLoops() < 2 || op.getNumDpsInputs() != 2 ||
      op.getNumDpsInits() != 1 || op.hasDynamicShape() || usesIndex(op))
    return std::nullopt;
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  WindowRow row{op, loops - 2, loops - 1, ranges[loops - 1]};
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  if (!linalg::isReductionIterator(iterators[row.window]) ||
      !linalg::isReductionIterator(iterators[row.channel]) ||
      maps[2].isFunctionOfDim(row.window) ||
      maps[2].isFunctionOfDim(row.channel))
    return std::nullopt;
  for (unsigned i = 0; i < 2; ++i) {
    Type type = op->getOperand(i).getType();
    if (!isa<RankedTensorType>(type) ||
        !(row.isInput(maps[i], type) || row.isWeight(maps[i], type)))
      return std::nullopt;
  }
  return row;
}

void WindowRow::rewrite(RewriterBase &rewriter) const {
  linalg::GenericOp op = this->op;
  rewriter.setInsertionPoint(op);
  MLIRContext *context = op.getContext();
  unsigned numLoops = op.getNumLoops() - 1;
  AffineExpr merged = getAffineDimExpr(window, context);
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  for (unsigned i = 0; i < 2; ++i) {
    AffineMap map = op.getIndexingMapsArray()[i];
    SmallVector<AffineExpr> exprs(map.getResults().drop_back(2));
    Value value = op->getOperand(i);
    if (isWeight(map, value.getType())) {
      exprs.push_back(merged);
    } else {
      // Position p + j of channel c is element (p + j) * C + c = p * C + (j * C
      // + c).
      AffineExpr position = map.getResult(map.getNumResults() - 2) -
                            getAffineDimExpr(window, context);
      exprs.push_back(
          simplifyAffineExpr(position * numChannels, numLoops + 1, 0) + merged);
    }
    maps.push_back(AffineMap::get(numLoops, 0, exprs, context));
    inputs.push_back(collapseLastTwo(rewriter, op.getLoc(), value));
  }
  AffineMap output = op.getIndexingMapsArray()[2];
  maps.push_back(AffineMap::get(numLoops, 0, output.getResults(), context));
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  iterators.pop_back();
  auto result =
      linalg::GenericOp::create(rewriter, op.getLoc(), op.getResultTypes(),
                                inputs, op.getDpsInits(), maps, iterators);
  rewriter.inlineRegionBefore(op.getRegion(), result.getRegion(),
                              result.getRegion().end());
  rewriter.replaceOp(op, result);
}

/// Whether all loops are parallel and every tensor is accessed in order.
static bool isFlat(linalg::GenericOp op) {
  if (op.getNumLoops() < 2 || op.getNumParallelLoops() != op.getNumLoops() ||
      op.hasDynamicShape() || usesIndex(op))
    return false;
  for (auto [operand, map] :
       llvm::zip_equal(op->getOperands(), op.getIndexingMapsArray()))
    if (!map.isIdentity() && isa<RankedTensorType>(operand.getType()))
      return false;
  return true;
}

void qnn::mergeLoops(RewriterBase &rewriter, func::FuncOp func) {
  SmallVector<linalg::GenericOp> ops;
  func.walk([&](linalg::GenericOp op) { ops.push_back(op); });
  // Elementwise ops around a reduction keep its loops; only those on their own
  // are flat.
  auto isAlone = [](linalg::GenericOp op) {
    auto isReduction = [](Operation *other) {
      auto generic = dyn_cast_or_null<linalg::GenericOp>(other);
      return generic && generic.getNumReductionLoops() > 0;
    };
    for (Value operand : op->getOperands())
      if (isReduction(operand.getDefiningOp()))
        return false;
    return llvm::none_of(op->getUsers(), isReduction);
  };
  for (linalg::GenericOp op : ops) {
    if (std::optional<WindowRow> row = WindowRow::match(op)) {
      row->rewrite(rewriter);
      continue;
    }
    if (!isFlat(op) || !isAlone(op))
      continue;
    rewriter.setInsertionPoint(op);
    ReassociationIndices all =
        llvm::to_vector(llvm::seq<int64_t>(op.getNumLoops()));
    FailureOr<linalg::CollapseResult> flat =
        linalg::collapseOpIterationDims(op, {all}, rewriter);
    if (succeeded(flat))
      rewriter.replaceOp(op, flat->results);
  }
}
