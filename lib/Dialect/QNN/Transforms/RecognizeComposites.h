// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pattern families of qnn-recognize-composites. A recogniser is a function
// from the last op of a composite to the value that replaces it.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_RECOGNIZECOMPOSITES_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_RECOGNIZECOMPOSITES_H

#include "mlir/IR/PatternMatch.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn::composites {

/// reduce of reduce, sum times 1/n.
void populateReductionPatterns(RewritePatternSet &patterns, int64_t &count);
/// gelu, silu, hard-swish, leaky relu, ...
void populateActivationPatterns(RewritePatternSet &patterns, int64_t &count);
/// Scaled dot-product attention, once softmax is one op.
void populateAttentionPatterns(RewritePatternSet &patterns, int64_t &count);
/// softmax, layer norm, batch norm.
void populateNormalizationPatterns(RewritePatternSet &patterns, int64_t &count);
/// What a convolution or matmul takes over from its neighbours: bias, padding,
/// slicing, transposition.
void populateContractionPatterns(RewritePatternSet &patterns, int64_t &count);

/// Grouped convolutions that came as one convolution for each group.
void populateGroupPatterns(RewritePatternSet &patterns, int64_t &count);

/// Group and instance norm, before batch norm can take their parts.
void populateGroupNormPatterns(RewritePatternSet &patterns, int64_t &count);
/// Bilinear resize from the mix of four neighbours.
void populateResizePatterns(RewritePatternSet &patterns, int64_t &count);

/// Moves reshapes behind ops that work row by row.
void populateReshapePatterns(RewritePatternSet &patterns);

/// Wraps a recogniser and counts its successes.
template <typename OpTy> class Recognizer : public OpRewritePattern<OpTy> {
public:
  using Function = FailureOr<Value> (*)(OpTy, PatternRewriter &);
  Recognizer(MLIRContext *context, Function function, int64_t &count)
      : OpRewritePattern<OpTy>(context), function(function), count(count) {}

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    FailureOr<Value> value = function(op, rewriter);
    if (failed(value))
      return failure();
    rewriter.replaceOp(op, *value);
    ++count;
    return success();
  }

private:
  Function function;
  int64_t &count;
};

template <typename OpTy>
void addRecognizer(RewritePatternSet &patterns,
                   FailureOr<Value> (*function)(OpTy, PatternRewriter &),
                   int64_t &count) {
  patterns.add<Recognizer<OpTy>>(patterns.getContext(), function, count);
}

} // namespace mlir::qnn::composites

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_RECOGNIZECOMPOSITES_H
