// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pattern families of qnn-decompose-composites.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_DECOMPOSECOMPOSITES_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_DECOMPOSECOMPOSITES_H

#include "mlir/IR/PatternMatch.h"

namespace mlir::qnn::composites {

/// LSTM and GRU cells.
void populateRecurrentCellPatterns(RewritePatternSet &patterns);

} // namespace mlir::qnn::composites

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_DECOMPOSECOMPOSITES_H
