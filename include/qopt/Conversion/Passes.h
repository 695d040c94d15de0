// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conversions into and out of the qnn dialect; Passes.td documents them.

#ifndef QOPT_CONVERSION_PASSES_H
#define QOPT_CONVERSION_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir::qnn {

/// Module attribute that convert-qnn-to-linalg sets: the names of the
/// observers, at the index that their calls pass as `id`.
inline constexpr llvm::StringLiteral kObserversAttr = "qnn.observers";
/// The observer functions are named `qopt_observe.<n>`, one for each type
/// observed.
inline constexpr llvm::StringLiteral kObserverPrefix = "qopt_observe.";

#define GEN_PASS_DECL
#include "qopt/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "qopt/Conversion/Passes.h.inc"

} // namespace mlir::qnn

#endif // QOPT_CONVERSION_PASSES_H
