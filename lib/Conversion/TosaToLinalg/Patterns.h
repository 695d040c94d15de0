// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pattern families of convert-tosa-int-to-linalg and the readers of TOSA
// operands that they share. The builders of linalg ops are those of
// convert-qnn-to-linalg, so that code generation meets one form of contraction.

#ifndef QOPT_LIB_CONVERSION_TOSATOLINALG_PATTERNS_H
#define QOPT_LIB_CONVERSION_TOSATOLINALG_PATTERNS_H

#include "../QNNToLinalg/Common.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::qnn::tosa_integer {

/// conv2d, depthwise_conv2d, transpose_conv2d and matmul.
void populateContractionPatterns(RewritePatternSet &patterns);
/// rescale, avg_pool2d and mul.
void populateFixedPointPatterns(RewritePatternSet &patterns);

/// Succeeds if all operands and results are integer tensors of static shape;
/// shapes (`!tosa.shape`) do not count.
LogicalResult checkStaticInteger(Operation *op, PatternRewriter &rewriter);

/// The one element of a constant integer tensor; unsigned elements are extended
/// with zeros.
std::optional<int64_t> getScalar(Value value, bool isUnsigned = false);

} // namespace mlir::qnn::tosa_integer

#endif // QOPT_LIB_CONVERSION_TOSATOLINALG_PATTERNS_H
