// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pattern families of convert-tosa-to-qnn, and what they share: a pattern
// that looks only at f32 ops, and readers of TOSA's constant operands.

#ifndef QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H
#define QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::qnn::tosa_import {

void populateContractionPatterns(RewritePatternSet &patterns);
void populateElementwisePatterns(RewritePatternSet &patterns);
void populatePoolingPatterns(RewritePatternSet &patterns);
void populateShapePatterns(RewritePatternSet &patterns);
/// Activations whose parts have no qnn counterpart (select, comparisons,
/// maximum of two activations); they must run before the parts are converted.
void populateActivationPatterns(RewritePatternSet &patterns);

/// Rewrites computations in f64 that start and end with a cast from and to f32.
/// Returns the number of ops that are f32 now.
int64_t narrowFloat64Islands(Operation *root);

/// Succeeds if the op reads and gives ranked f32 tensors.
LogicalResult checkFloat32(Operation *op, PatternRewriter &rewriter);
/// Succeeds if `value` is a constant zero; `what` names it in the reason
/// otherwise.
LogicalResult checkZero(Operation *op, Value value, StringRef what,
                        PatternRewriter &rewriter);
/// Succeeds if NaN propagates, as it does in every qnn op.
LogicalResult checkNaN(Operation *op, tosa::NanPropagationMode mode,
                       PatternRewriter &rewriter);
/// The entries of a tosa.const_shape.
std::optional<SmallVector<int64_t>> getShapeConstant(Value value);

/// A pattern made of a function, for ops on f32.
template <typename OpTy> class FloatPattern : public OpRewritePattern<OpTy> {
public:
  using Function = LogicalResult (*)(OpTy, PatternRewriter &);
  FloatPattern(MLIRContext *context, Function function)
      : OpRewritePattern<OpTy>(context), function(function) {}

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    if (failed(checkFloat32(op, rewriter)))
      return failure();
    return function(op, rewriter);
  }

private:
  Function function;
};

template <typename OpTy>
void addPattern(RewritePatternSet &patterns,
                LogicalResult (*function)(OpTy, PatternRewriter &)) {
  patterns.add<FloatPattern<OpTy>>(patterns.getContext(), function);
}

} // namespace mlir::qnn::tosa_import

#endif // QOPT_LIB_CONVERSION_TOSATOQNN_PATTERNS_H
