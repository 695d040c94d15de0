// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Passes within the qnn dialect: import clean-up and quantization.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_PASSES
#define QOPT_DIALECT_QNN_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

#endif // QOPT_DIALECT_QNN_TRANSFORMS_PASSES
