// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Times of layers: calls of a clock around each call of a kernel, in models
// that are compiled for it and in no others.

#ifndef QOPT_LIB_EXECUTION_PROFILE_H
#define QOPT_LIB_EXECUTION_PROFILE_H

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "qopt/Execution/Executable.h"

namespace qopt {

/// What the code calls with 2 i before layer i and with 2 i + 1 behind it.
constexpr llvm::StringLiteral profileName = "qopt_profile";

/// Notes at the location of each op of the model what it is and what work it
/// has: passes keep locations.
void annotateLayers(mlir::ModuleOp module);

/// Puts calls of qopt_profile around the calls of kernels in `entry`; what
/// these calls are, in order.
std::vector<LayerTime>
profileLayers(mlir::LLVM::LLVMFuncOp entry,
              llvm::function_ref<bool(llvm::StringRef)> isKernel);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_PROFILE_H
