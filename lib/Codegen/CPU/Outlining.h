// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops of a function become a kernel: a private function that is called in their
// place.

#ifndef QOPT_LIB_CODEGEN_CPU_OUTLINING_H
#define QOPT_LIB_CODEGEN_CPU_OUTLINING_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/SymbolTable.h"

namespace mlir::qnn {

/// Whether a value is known when the module is compiled.
bool isKnownValue(Value value);

/// Whether an op is computed in each kernel that needs it, instead of being
/// handed over: a scalar constant, an empty tensor, a fill.
bool isCopied(Operation *op);

/// Moves `ops`, of one block and in its order, into a new function `name`,
/// numbered where it is taken. Nobody but them may use what they compute,
/// except for the results of the last. Arguments that are parameters are marked
/// `qopt.parameter`.
func::FuncOp outlineKernel(ArrayRef<Operation *> ops, const Twine &name,
                           SymbolTable &symbols);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_OUTLINING_H
