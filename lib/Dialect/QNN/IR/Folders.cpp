// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Folders and canonicalizations. None of them changes a result bit; in
// particular a dequantize of a quantize never folds away. Constants fold only
// while they are small: large weights are parameters and are folded by
// streaming.

#include "mlir/Dialect/CommonFolders.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Numerics/Quantize.h"

using namespace mlir;
using namespace mlir::qnn;

#define GET_OP_CLASSES
#include "qopt/Dialect/QNN/IR/QNNOps.cpp.inc"

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }

OpFoldResult RequantizeOp::fold(FoldAdaptor) {
  return getInput().getType() == getType() ? OpFoldResult(getInput())
                                           : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// Quantize
//===----------------------------------------------------------------------===//

/// Constants above this many bytes are parameters, not attributes.
static constexpr int64_t kMaxFoldedElements = 4096;

static DenseElementsAttr quantizeConstant(DenseFPElementsAttr value,
                                          quant::UniformQuantizedType type) {
  qopt::numerics::QuantParams params = getQuantParams(type);
  unsigned width = type.getStorageTypeIntegralWidth();
  SmallVector<APInt> stored;
  stored.reserve(value.getNumElements());
  for (float x : value.getValues<float>())
    stored.emplace_back(width, (uint64_t)qopt::numerics::quantize(x, params),
                        /*isSigned=*/type.isSigned());
  return DenseElementsAttr::get(
      RankedTensorType::get(value.getType().getShape(), type.getStorageType()),
      stored);
}

OpFoldResult QuantizeOp::fold(FoldAdaptor adaptor) {
  // q -> x -> q: (q - z) * s / s rounds back to q - z for every storage of up
  // to 8 bits.
  if (auto dequantize = getInput().getDefiningOp<DequantizeOp>())
    if (dequantize.getInput().getType() == getType() &&
        getQuantizedElementType(getType()).getStorageTypeIntegralWidth() <= 8)
      return dequantize.getInput();
  auto value = dyn_cast_or_null<DenseFPElementsAttr>(adaptor.getInput());
  auto type =
      dyn_cast<quant::UniformQuantizedType>(getElementTypeOrSelf(getType()));
  if (!value || !type || value.getNumElements() > kMaxFoldedElements)
    return {};
  return quantizeConstant(value, type);
}

//===----------------------------------------------------------------------===//
// Clamp
//===----------------------------------------------------------------------===//

OpFoldResult ClampOp::fold(FoldAdaptor) {
  bool bounded =
      (getMin() && !(getMin()->isInfinity() && getMin()->isNegative())) ||
      (getMax() && !(getMax()->isInfinity() && !getMax()->isNegative()));
  return bounded ? OpFoldResult() : OpFoldResult(getInput());
}

namespace {
/// clamp(clamp(x, a, b), c, d) = clamp(x, max(a, c), min(b, d)) when the ranges
/// meet.
struct MergeClamps : OpRewritePattern<ClampOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ClampOp op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<ClampOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "input is not a clamp");
    auto pick = [](std::optional<APFloat> a, std::optional<APFloat> b,
                   bool larger) {
      if (!a || !b)
        return a ? a : b;
      return std::optional<APFloat>((*a > *b) == larger ? *a : *b);
    };
    auto low = pick(inner.getMin(), op.getMin(), /*larger=*/true);
    auto high = pick(inner.getMax(), op.getMax(), /*larger=*/false);
    if (low && high && *low > *high)
      return rewriter.notifyMatchFailure(op, "ranges do not meet");
    auto attr = [&](std::optional<APFloat> v) {
      return v ? rewriter.getF32FloatAttr(v->convertToFloat()) : FloatAttr();
    };
    rewriter.replaceOpWithNewOp<ClampOp>(op, op.getType(), inner.getInput(),
                                         attr(low), attr(high));
    return success();
  }
};

//===----------------------------------------------------------------------===//
// Transpose, reshape
//===----------------------------------------------------------------------===//

struct MergeTransposes : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<TransposeOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "input is not a transpose");
    SmallVector<int64_t> perm;
    for (int64_t d : op.getPerm())
      perm.push_back(inner.getPerm()[d]);
    rewriter.replaceOpWithNewOp<TransposeOp>(op, op.getType(), inner.getInput(),
                                             perm);
    return success();
  }
};

/// A transpose that only moves dimensions of size 1 keeps the row-major order.
struct TransposeToReshape : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op,
                                PatternRewriter &rewriter) const override {
    auto type = op.getInput().getType();
    if (type.getNumDynamicDims() > 1 || isIdentityPermutation(op.getPerm()))
      return rewriter.notifyMatchFailure(op, "dynamic or identity");
    int64_t previous = -1;
    for (int64_t d : op.getPerm()) {
      if (type.getDimSize(d) == 1)
        continue;
      if (d < previous)
        return rewriter.notifyMatchFailure(op, "moves elements");
      previous = d;
    }
    rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), op.getInput());
    return success();
  }
};

struct MergeReshapes : OpRewritePattern<ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ReshapeOp op,
                                PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<ReshapeOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "input is not a reshape");
    auto from = inner.getInput().getType(), to = op.getType();
    if (from.hasStaticShape() && to.hasStaticShape() &&
        from.getNumElements() != to.getNumElements())
      return rewriter.notifyMatchFailure(op, "sizes do not fit");
    rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), inner.getInput());
    return success();
  }
};
} // namespace

void ClampOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<MergeClamps>(context);
}

void TransposeOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                              MLIRContext *context) {
  patterns.add<MergeTransposes, TransposeToReshape>(context);
}

void ReshapeOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                            MLIRContext *context) {
  patterns.add<MergeReshapes>(context);
}

OpFoldResult TransposeOp::fold(FoldAdaptor adaptor) {
  if (isIdentityPermutation(getPerm()) && getInput().getType() == getType())
    return getInput();
  auto value = dyn_cast_or_null<DenseElementsAttr>(adaptor.getInput());
  if (!value || value.getNumElements() > kMaxFoldedElements ||
      !getType().hasStaticShape())
    return {};
  auto type =
      RankedTensorType::get(getType().getShape(), value.getElementType());
  if (value.isSplat())
    return value.resizeSplat(type);
  // Row-major strides of the input, in the order of the result's dimensions.
  SmallVector<int64_t> inputStrides =
      computeStrides(value.getType().getShape());
  SmallVector<int64_t> strides = applyPermutation(inputStrides, getPerm());
  SmallVector<int64_t> resultStrides = computeStrides(type.getShape());
  SmallVector<Attribute> source(value.getValues<Attribute>()), moved;
  moved.reserve(source.size());
  for (int64_t i = 0, e = source.size(); i < e; ++i)
    moved.push_back(source[linearize(delinearize(i, resultStrides), strides)]);
  return DenseElementsAttr::get(type, moved);
}

OpFoldResult ReshapeOp::fold(FoldAdaptor adaptor) {
  if (getInput().getType() == getType())
    return getInput();
  auto value = dyn_cast_or_null<DenseElementsAttr>(adaptor.getInput());
  if (!value || !getType().hasStaticShape())
    return {};
  return value.reshape(
      RankedTensorType::get(getType().getShape(), value.getElementType()));
}

//===----------------------------------------------------------------------===//
// Concat, slice, pad
//===----------------------------------------------------------------------===//

OpFoldResult ConcatOp::fold(FoldAdaptor) {
  if (getInputs().size() == 1 && getInputs()[0].getType() == getType())
    return getInputs()[0];
  return {};
}

OpFoldResult SliceOp::fold(FoldAdaptor) {
  bool whole = llvm::all_of(getOffsets(), [](int64_t o) { return o == 0; }) &&
               llvm::all_of(getStrides(), [](int64_t s) { return s == 1; });
  for (auto [d, size] : llvm::enumerate(getType().getShape()))
    whole &= !ShapedType::isDynamic(size) || getSizes()[d] == kToEnd;
  return whole && getInput().getType() == getType() ? OpFoldResult(getInput())
                                                    : OpFoldResult();
}

OpFoldResult PadOp::fold(FoldAdaptor) {
  auto none = [](int64_t n) { return n == 0; };
  return llvm::all_of(getLow(), none) && llvm::all_of(getHigh(), none)
             ? OpFoldResult(getInput())
             : OpFoldResult();
}

OpFoldResult TileOp::fold(FoldAdaptor) {
  return llvm::all_of(getMultiples(), [](int64_t n) { return n == 1; })
             ? OpFoldResult(getInput())
             : OpFoldResult();
}

OpFoldResult BroadcastOp::fold(FoldAdaptor) {
  return getInput().getType() == getType() && getType().hasStaticShape()
             ? OpFoldResult(getInput())
             : OpFoldResult();
}

OpFoldResult CastOp::fold(FoldAdaptor) {
  return getInput().getType() == getType() ? OpFoldResult(getInput())
                                           : OpFoldResult();
}
