// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-propagate-transposes: rewrites the ops that LayoutChoice picks, for each
// permutation in the function, until no choice saves a transpose. The number of
// transposes falls with every rewrite, so it ends.

#include "LayoutChoice.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PROPAGATETRANSPOSESPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Rewriting an op to inner layout
//===----------------------------------------------------------------------===//

/// The inner form of an operand of full or lower rank.
static Value getInner(Value value, const Layout &layout, OpBuilder &builder) {
  Operation *def = value.getDefiningOp();
  if (layout.isToOuter(def))
    return cast<TransposeOp>(def).getInput();
  for (Operation *user : value.getUsers())
    if (layout.isToInner(user) &&
        user->getBlock() == builder.getInsertionBlock() &&
        user->isBeforeInBlock(&*builder.getInsertionPoint()))
      return user->getResult(0);
  OpBuilder::InsertionGuard guard(builder);
  if (!layout.movesFreely(value))
    builder.setInsertionPointAfterValue(value);
  RankedTensorType expanded = layout.getExpandedType(value);
  Location loc = value.getLoc();
  if (std::optional<double> scalar = getConstantScalar(value);
      scalar && expanded.getElementType().isF32())
    return createFloatConstant(
        builder, loc, layout.getInnerType(expanded).getShape(), *scalar);
  Value full = createReshape(builder, loc, value, expanded.getShape());
  Value inner = createTranspose(builder, loc, full, layout.getInverse());
  // The new transpose comes before any other that there may be: one is enough.
  for (Operation *user : llvm::make_early_inc_range(value.getUsers()))
    if (layout.isToInner(user) && user->getResult(0) != inner && full == value)
      user->getResult(0).replaceAllUsesWith(inner);
  return inner;
}

/// Attributes that name dimensions, in inner order. Outer dimension d is inner
/// dimension perm[d].
static void permuteAttributes(Operation *op, const Layout &layout) {
  auto list = [&](ArrayRef<int64_t> values) {
    return applyPermutation(values, layout.getInverse());
  };
  auto reduce = [&](auto reduction) {
    SmallVector<int64_t> axes;
    for (int64_t axis : reduction.getAxes())
      axes.push_back(layout.getPerm()[axis]);
    llvm::sort(axes);
    reduction.setAxes(axes);
  };
  llvm::TypeSwitch<Operation *>(op)
      .Case<ConcatOp, SoftmaxOp>(
          [&](auto o) { o.setAxis(layout.getPerm()[o.getAxis()]); })
      .Case<SliceOp>([&](SliceOp o) {
        o.setOffsets(list(o.getOffsets()));
        o.setSizes(list(o.getSizes()));
        o.setStrides(list(o.getStrides()));
      })
      .Case<PadOp>([&](PadOp o) {
        o.setLow(list(o.getLow()));
        o.setHigh(list(o.getHigh()));
      })
      .Case<TileOp>([&](TileOp o) { o.setMultiples(list(o.getMultiples())); })
      .Case<ReduceMeanOp, ReduceSumOp, ReduceMaxOp, ReduceMinOp>(reduce);
}

static void rewriteToInner(Operation *op, const Layout &layout) {
  OpBuilder builder(op);
  for (OpOperand &operand : op->getOpOperands())
    operand.set(getInner(operand.get(), layout, builder));
  permuteAttributes(op, layout);
  Value result = op->getResult(0);
  auto type = cast<RankedTensorType>(result.getType());
  if (size_t(type.getRank()) != layout.getRank())
    return; // A reduction: the same result.
  result.setType(layout.getInnerType(type));
  builder.setInsertionPointAfter(op);
  auto outer = TransposeOp::create(builder, op->getLoc(), type, result,
                                   layout.getPerm());
  result.replaceAllUsesExcept(outer, outer);
}

//===----------------------------------------------------------------------===//
// Transposes that remain
//===----------------------------------------------------------------------===//

/// matmul(flatten(transpose(x)), w) = matmul(flatten(x), w with its rows
/// permuted).
struct FoldIntoMatmulRows : public OpRewritePattern<MatmulOp> {
  using OpRewritePattern<MatmulOp>::OpRewritePattern;

  LogicalResult matchAndRewrite(MatmulOp op,
                                PatternRewriter &rewriter) const override {
    auto flatten = op.getLhs().getDefiningOp<ReshapeOp>();
    auto transpose = flatten ? flatten.getInput().getDefiningOp<TransposeOp>()
                             : TransposeOp();
    if (!transpose || !transpose->hasOneUse() || !flatten->hasOneUse())
      return rewriter.notifyMatchFailure(
          op, "lhs is not a flattened transpose used once");
    RankedTensorType image = transpose.getType(),
                     weights = op.getRhs().getType();
    ArrayRef<int64_t> perm = transpose.getPerm();
    if (op.getTransposeLhs() || op.getLhs().getType().getRank() != 2 ||
        perm[0] != 0 ||
        ShapedType::isDynamicShape(image.getShape().drop_front()) ||
        op.getLhs().getType().getDimSize(0) != image.getDimSize(0) ||
        op.getLhs().getType().getDimSize(1) !=
            ShapedType::getNumElements(image.getShape().drop_front()))
      return rewriter.notifyMatchFailure(op, "does not keep rows apart");
    if (!isConstantOrParameter(op.getRhs()) || !weights.hasStaticShape() ||
        !weights.getElementType().isF32())
      return rewriter.notifyMatchFailure(op, "weights are not known");
    Location loc = op.getLoc();
    Value lhs = createReshape(rewriter, loc, transpose.getInput(),
                              op.getLhs().getType().getShape());
    Value rhs = permuteRows(op, image.getShape().drop_front(),
                            perm.drop_front(), rewriter);
    rewriter.modifyOpInPlace(op, [&] {
      op.getLhsMutable().assign(lhs);
      op.getRhsMutable().assign(rhs);
    });
    return success();
  }

private:
  /// Row k of the weights belongs to element k of the flattened image of shape
  /// `dims`; its dimension i is dimension perm[i] - 1 of the image before the
  /// transpose.
  static Value permuteRows(MatmulOp op, ArrayRef<int64_t> dims,
                           ArrayRef<int64_t> perm, PatternRewriter &rewriter) {
    Location loc = op.getLoc();
    Value rhs = op.getRhs();
    SmallVector<int64_t> shape(op.getRhs().getType().getShape());
    int64_t rows = op.getTransposeRhs() ? 1 : 0; // The dimension of K.
    SmallVector<int64_t> split(dims), order(perm.size() + 1);
    split.insert(rows == 0 ? split.end() : split.begin(), shape[1 - rows]);
    // `order` is the inverse of perm, with the columns' dimension added.
    order[rows == 0 ? perm.size() : 0] = rows == 0 ? perm.size() : 0;
    for (auto [i, d] : llvm::enumerate(perm))
      order[d - 1 + rows] = i + rows;
    rhs = createReshape(rewriter, loc, rhs, split);
    rhs = createTranspose(rewriter, loc, rhs, order);
    return createReshape(rewriter, loc, rhs, shape);
  }
};

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct PropagateTransposesPass
    : public qnn::impl::PropagateTransposesPassBase<PropagateTransposesPass> {
  using PropagateTransposesPassBase::PropagateTransposesPassBase;

  void runOnOperation() override {
    int64_t before = countTransposes();
    bool ok = succeeded(cleanUp());
    int64_t last = std::numeric_limits<int64_t>::max();
    while (ok && countTransposes() < last) {
      last = countTransposes();
      ok = !improve() || succeeded(cleanUp());
    }
    if (!ok)
      return signalPassFailure();
    numRemoved += std::max<int64_t>(0, before - countTransposes());
  }

private:
  /// Transposes of activations; those of weights vanish when weights are
  /// packed.
  int64_t countTransposes() {
    int64_t count = 0;
    getOperation().walk([&](TransposeOp op) {
      count += !isConstantOrParameter(op.getInput());
    });
    return count;
  }

  /// Rewrites for the first permutation that allows a saving.
  bool improve() {
    SmallVector<SmallVector<int64_t>> perms;
    getOperation().walk([&](TransposeOp op) {
      SmallVector<int64_t> perm(op.getPerm());
      if (!isIdentityPermutation(perm) && !llvm::is_contained(perms, perm))
        perms.push_back(perm);
    });
    for (ArrayRef<int64_t> perm : perms) {
      Layout layout(perm);
      SmallVector<Operation *> inner = chooseInnerOps(getOperation(), layout);
      for (Operation *op : inner)
        rewriteToInner(op, layout);
      if (!inner.empty())
        return true;
    }
    return false;
  }

  LogicalResult cleanUp() {
    RewritePatternSet patterns(&getContext());
    TransposeOp::getCanonicalizationPatterns(patterns, &getContext());
    ReshapeOp::getCanonicalizationPatterns(patterns, &getContext());
    patterns.add<FoldIntoMatmulRows>(&getContext());
    GreedyRewriteConfig config;
    config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
    return applyPatternsGreedily(getOperation(), std::move(patterns), config);
  }
};
} // namespace
