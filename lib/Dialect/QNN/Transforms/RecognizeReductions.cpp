// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Importers reduce one dimension at a time, keep it with size 1, reshape it
// away and turn a sum into a mean by a product. One op for all that is what
// quantizes well (one scale, one rounding) and what layouts can pass through.

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

template <typename OpTy>
static Value createReduction(PatternRewriter &rewriter, Location loc,
                             Value input, ArrayRef<int64_t> axes,
                             bool keepDims) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> shape;
  for (int64_t d = 0; d < type.getRank(); ++d) {
    if (!llvm::is_contained(axes, d))
      shape.push_back(type.getDimSize(d));
    else if (keepDims)
      shape.push_back(1);
  }
  return OpTy::create(rewriter, loc, type.clone(shape), input, axes, keepDims);
}

/// reshape(reduce(x) {keep_dims}) without the reduced dimensions = reduce(x).
template <typename OpTy>
struct DropKeptDims : public OpRewritePattern<ReshapeOp> {
  using OpRewritePattern<ReshapeOp>::OpRewritePattern;
  LogicalResult matchAndRewrite(ReshapeOp op,
                                PatternRewriter &rewriter) const override {
    auto reduce = op.getInput().template getDefiningOp<OpTy>();
    if (!reduce || !reduce.getKeepDims() || !reduce->hasOneUse())
      return rewriter.notifyMatchFailure(
          op, "input is not a reduction used only here");
    SmallVector<int64_t> shape;
    for (auto [d, size] :
         llvm::enumerate(reduce.getInput().getType().getShape()))
      if (!llvm::is_contained(reduce.getAxes(), int64_t(d)))
        shape.push_back(size);
    if (ArrayRef<int64_t>(shape) != op.getType().getShape())
      return rewriter.notifyMatchFailure(
          op, "does not drop the reduced dimensions");
    rewriter.replaceOpWithNewOp<OpTy>(op, op.getType(), reduce.getInput(),
                                      reduce.getAxes(),
                                      /*keep_dims=*/false);
    return success();
  }
};

/// reduce(reduce(x)) of one kind = reduce(x) over the axes of both. For a mean
/// it holds because all groups of the inner one have the same size.
template <typename OpTy>
struct MergeReductions : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;
  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getInput().template getDefiningOp<OpTy>();
    if (!inner || !inner->hasOneUse())
      return rewriter.notifyMatchFailure(
          op, "input is not a reduction used only here");
    SmallVector<int64_t> dims, axes(inner.getAxes());
    for (int64_t d = 0; d < inner.getInput().getType().getRank(); ++d)
      if (inner.getKeepDims() || !llvm::is_contained(inner.getAxes(), d))
        dims.push_back(d);
    for (int64_t axis : op.getAxes())
      axes.push_back(dims[axis]);
    llvm::sort(axes);
    axes.erase(llvm::unique(axes), axes.end());
    bool keep = inner.getKeepDims() && op.getKeepDims();
    Value merged = createReduction<OpTy>(rewriter, op.getLoc(),
                                         inner.getInput(), axes, keep);
    if (merged.getType() != op.getType())
      merged = ReshapeOp::create(rewriter, op.getLoc(), op.getType(), merged);
    rewriter.replaceOp(op, merged);
    return success();
  }
};

/// sum(x) * 1/n = mean(x), also with a reshape between.
static FailureOr<Value> recognizeMean(MulOp op, PatternRewriter &rewriter) {
  if (op.getClampMin() || op.getClampMax())
    return rewriter.notifyMatchFailure(op, "clamps its result");
  for (auto [sum, factor] : {std::make_pair(op.getLhs(), op.getRhs()),
                             std::make_pair(op.getRhs(), op.getLhs())}) {
    std::optional<double> scale = getConstantScalar(factor);
    Value source = sum;
    while (auto reshape = source.getDefiningOp<ReshapeOp>())
      source = reshape.getInput();
    auto reduce = source.getDefiningOp<ReduceSumOp>();
    if (!scale || !reduce || sum.getType() != op.getType())
      continue;
    double count = 1.0;
    for (int64_t axis : reduce.getAxes())
      count *= reduce.getInput().getType().getDimSize(axis);
    if (!isNear(*scale * count, 1.0))
      return rewriter.notifyMatchFailure(
          op, "factor is not 1 / number of summands");
    Value mean = ReduceMeanOp::create(rewriter, op.getLoc(), reduce.getType(),
                                      reduce.getInput(), reduce.getAxes(),
                                      reduce.getKeepDims());
    if (mean.getType() != op.getType())
      mean = ReshapeOp::create(rewriter, op.getLoc(), op.getType(), mean);
    return mean;
  }
  return rewriter.notifyMatchFailure(op,
                                     "not the product of a sum and a constant");
}

void composites::populateReductionPatterns(RewritePatternSet &patterns,
                                           int64_t &count) {
  // Products round, and merged ones in another order.
  patterns.add<DropKeptDims<ReduceSumOp>, DropKeptDims<ReduceMaxOp>,
               DropKeptDims<ReduceMinOp>, DropKeptDims<ReduceMeanOp>,
               DropKeptDims<ReduceProdOp>, MergeReductions<ReduceSumOp>,
               MergeReductions<ReduceMaxOp>, MergeReductions<ReduceMinOp>,
               MergeReductions<ReduceMeanOp>>(patterns.getContext());
  addRecognizer(patterns, recognizeMean, count);
}
