// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conversions into and out of the qnn dialect.

#ifndef QOPT_CONVERSION_PASSES
#define QOPT_CONVERSION_PASSES

include "mlir/Pass/PassBase.td"

#endif // QOPT_CONVERSION_PASSES
