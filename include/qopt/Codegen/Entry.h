// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The entry function of a module that becomes code, and the attributes that
// mark what its arguments are. Arguments are inputs, results, parameters and
// the workspace, in this order.

#ifndef QOPT_CODEGEN_ENTRY_H
#define QOPT_CODEGEN_ENTRY_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::qnn {

/// On an argument that is a parameter: its key.
constexpr StringLiteral kParameterAttr = "qnn.parameter";
/// On such an argument: its tensor type, which is gone from the compiled code.
constexpr StringLiteral kParameterTypeAttr = "qnn.parameter_type";
/// On such an argument: the scope of the key, where there is one.
constexpr StringLiteral kParameterScopeAttr = "qnn.parameter_scope";
/// On an argument of the entry that receives a result.
constexpr StringLiteral kResultAttr = "qopt.result";
/// On the argument that is the workspace: its size in bytes.
constexpr StringLiteral kWorkspaceAttr = "qopt.workspace";

/// The function `name`, or the only public function with a body if `name` is
/// empty. Emits an error at the module, naming the candidates, where there is
/// no such function.
FailureOr<func::FuncOp> findEntry(ModuleOp module, StringRef name = "");

} // namespace mlir::qnn

#endif // QOPT_CODEGEN_ENTRY_H
