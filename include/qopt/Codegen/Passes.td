// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code generation: layers to kernels, vectors and LLVM.

#ifndef QOPT_CODEGEN_PASSES
#define QOPT_CODEGEN_PASSES

include "mlir/Pass/PassBase.td"

#endif // QOPT_CODEGEN_PASSES
