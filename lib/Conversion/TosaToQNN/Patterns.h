// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pattern families of convert-tosa-to-qnn, and what they share: a pattern
// that looks only at f32 ops, and readers of TOSA's constant operands.

#ifndef QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H
#define QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::qnn::tosa_import {

void populateComparisonPatterns(RewritePatternSet &patterns);
void populateContractionPatterns(RewritePatternSet &patterns);
/// Part of the contractions.
void populateConvolution3DPatterns(RewritePatternSet &patterns);
void populateElementwisePatterns(RewritePatternSet &patterns);
void populateIndexingPatterns(RewritePatternSet &patterns);
void populatePoolingPatterns(RewritePatternSet &patterns);
void populateShapePatterns(RewritePatternSet &patterns);
/// Gathers whose constant indices are one list for each dimension; before they
/// are converted, for the reshapes around them must still be TOSA's.
void populateConstantGatherPatterns(RewritePatternSet &patterns);
/// Activations whose parts have no qnn counterpart (select, comparisons,
/// maximum of two activations); they must run before the parts are converted.
void populateActivationPatterns(RewritePatternSet &patterns);

/// Rewrites computations in f64 that start and end with a cast from and to f32.
/// Returns the number of ops that are f32 now.
int64_t narrowFloat64Islands(Operation *root);

/// Replaces what is computed from constants alone (indices, masks) by
/// constants. Returns the number of ops that are gone.
int64_t foldConstants(Operation *root);

/// Succeeds if what the op reads and gives are ranked tensors, or shapes.
LogicalResult checkRanked(Operation *op, PatternRewriter &rewriter);
/// Succeeds if the types are those of f32 tensors.
LogicalResult checkFloat32(Operation *op, TypeRange types,
                           PatternRewriter &rewriter);
/// Succeeds if the op reads and gives f32 tensors.
LogicalResult checkFloat32(Operation *op, PatternRewriter &rewriter);
/// Succeeds if `value` is a constant zero; `what` names it in the reason
/// otherwise.
LogicalResult checkZero(Operation *op, Value value, StringRef what,
                        PatternRewriter &rewriter);
/// Succeeds if NaN propagates, as it does in every qnn op.
LogicalResult checkNaN(Operation *op, tosa::NanPropagationMode mode,
                       PatternRewriter &rewriter);
/// The bias as a vector of `channels`: null if it is zero, spread out if TOSA
/// lets one value stand for all channels.
FailureOr<Value> convertBias(Operation *op, Value bias, int64_t channels,
                             PatternRewriter &rewriter);
/// Succeeds if a convolution computes in f32, with zero points of 0.
template <typename OpTy>
LogicalResult checkConvolution(OpTy op, PatternRewriter &rewriter) {
  if (!op.getAccType().isF32())
    return rewriter.notifyMatchFailure(op, "accumulator is not f32");
  if (failed(checkZero(op, op.getInputZp(), "input zero point", rewriter)))
    return failure();
  return checkZero(op, op.getWeightZp(), "weight zero point", rewriter);
}
/// The entries of a tosa.const_shape.
std::optional<SmallVector<int64_t>> getShapeConstant(Value value);

/// A pattern made of a function. `onFloat`: it looks at ops from f32 to f32
/// only.
template <typename OpTy> class FunctionPattern : public OpRewritePattern<OpTy> {
public:
  using Function = LogicalResult (*)(OpTy, PatternRewriter &);
  FunctionPattern(MLIRContext *context, Function function, bool onFloat)
      : OpRewritePattern<OpTy>(context), function(function), onFloat(onFloat) {}

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    if (failed(checkRanked(op, rewriter)) ||
        (onFloat && failed(checkFloat32(op, rewriter))))
      return failure();
    return function(op, rewriter);
  }

private:
  Function function;
  bool onFloat;
};

template <typename OpTy>
void addPattern(RewritePatternSet &patterns,
                LogicalResult (*function)(OpTy, PatternRewriter &)) {
  patterns.add<FunctionPattern<OpTy>>(patterns.getContext(), function,
                                      /*onFloat=*/true);
}

/// For ops that read f32 and give integers, or the other way round.
template <typename OpTy>
void addMixedPattern(RewritePatternSet &patterns,
                     LogicalResult (*function)(OpTy, PatternRewriter &)) {
  patterns.add<FunctionPattern<OpTy>>(patterns.getContext(), function,
                                      /*onFloat=*/false);
}

} // namespace mlir::qnn::tosa_import

#endif // QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H
