// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations of the code generation passes.

#ifndef QOPT_CODEGEN_PASSES_H
#define QOPT_CODEGEN_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir::qnn {

#define GEN_PASS_DECL
#include "qopt/Codegen/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "qopt/Codegen/Passes.h.inc"

} // namespace mlir::qnn

#endif // QOPT_CODEGEN_PASSES_H
