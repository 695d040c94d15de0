// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The passes on the qnn dialect; Passes.td documents them.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_PASSES_H
#define QOPT_DIALECT_QNN_TRANSFORMS_PASSES_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "qopt/Data/Dataset.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Execution/Executable.h"
#include <functional>

namespace mlir::qnn {

#define GEN_PASS_DECL
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"

/// Called after each calibration batch with the samples done and to do.
using CalibrationProgress = std::function<void(int64_t done, int64_t total)>;

/// qnn-calibrate with a progress report, for drivers, and how to compile. Where
/// `batches` is given, it is the data, instead of files.
std::unique_ptr<Pass> createCalibratePass(CalibratePassOptions options,
                                          CalibrationProgress progress,
                                          qopt::CompileOptions compile = {},
                                          qopt::BatchFunction batches = {});

#define GEN_PASS_REGISTRATION
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"

} // namespace mlir::qnn

#endif // QOPT_DIALECT_QNN_TRANSFORMS_PASSES_H
