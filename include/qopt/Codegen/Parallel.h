// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How loops that may run on several threads are marked on their way from the
// kernel emitter to the call of the runtime.

#ifndef QOPT_CODEGEN_PARALLEL_H
#define QOPT_CODEGEN_PARALLEL_H

#include "mlir/Support/LLVM.h"

namespace mlir::qnn {

/// On an `scf.for`: no iteration reads or writes what another one writes.
constexpr StringLiteral kParallelLoopAttr = "qopt.parallel";
/// On a function: some iterations of such a loop, from its first argument up to
/// its second. Belongs to the kernel that calls it.
constexpr StringLiteral kTaskAttr = "qopt.task";
/// On the call of such a function for all iterations: may be split.
constexpr StringLiteral kParallelCallAttr = "qopt.parallel_call";

/// What splits the iterations; see qopt_parallel_for in qopt_runtime.h.
constexpr StringLiteral kParallelForName = "qopt_parallel_for";

} // namespace mlir::qnn

#endif // QOPT_CODEGEN_PARALLEL_H
