// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rewrites of structured ops that make longer and more regular loops, before
// vectorization.

#ifndef QOPT_LIB_CODEGEN_CPU_PREPARATION_H
#define QOPT_LIB_CODEGEN_CPU_PREPARATION_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::qnn {

/// Turns named ops into generic ones and fuses elementwise ops into elementwise
/// ops.
LogicalResult generalizeAndFuse(func::FuncOp func);

/// Makes one loop of the last window loop and the channel loop of convolutions,
/// and one loop of all loops of elementwise ops that access everything in
/// order.
void mergeLoops(RewriterBase &rewriter, func::FuncOp func);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_PREPARATION_H
