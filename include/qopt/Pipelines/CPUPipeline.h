// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `qopt-lower-to-cpu-pipeline`: from qnn, and whatever tosa, linalg, tensor and
// arith is around it, to the LLVM dialect. Built of stages, so that other code
// generators can share the ends.

#ifndef QOPT_PIPELINES_CPUPIPELINE_H
#define QOPT_PIPELINES_CPUPIPELINE_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace qopt {

struct CPUPipelineOptions
    : public mlir::PassPipelineOptions<CPUPipelineOptions> {
  Option<bool> reference{
      *this, "reference",
      llvm::cl::desc("Plain loops straight from the semantics: slow, and what "
                     "every faster code must match bit for bit"),
      llvm::cl::init(false)};
  Option<std::string> cpu{
      *this, "cpu",
      llvm::cl::desc("Processor to generate code for: native, x86-64-v2, "
                     "x86-64-v3, x86-64-v4 or a name LLVM knows"),
      llvm::cl::init("native")};
  Option<std::string> features{
      *this, "features",
      llvm::cl::desc("Features to add or remove, e.g. +avx512vnni,-fma"),
      llvm::cl::init("")};
  Option<std::string> entry{
      *this, "entry",
      llvm::cl::desc("Function to compile; empty: the only public one"),
      llvm::cl::init("")};
};

// The stages, in order.

/// The entry alone, with upstream's tensor dialects as linalg.
void buildPrepareEntry(mlir::OpPassManager &pm,
                       const CPUPipelineOptions &options);
/// Ops to kernels: qnn to linalg on integers, functions of the math library to
/// arithmetic.
void buildLowerToLinalg(mlir::OpPassManager &pm,
                        const CPUPipelineOptions &options);
/// Structured ops on tensors to loops over vectors; not for the reference.
void buildVectorize(mlir::OpPassManager &pm, const CPUPipelineOptions &options);
/// Parameters to arguments, tensors to buffers in one workspace.
void buildBufferize(mlir::OpPassManager &pm);
/// Structured ops and vectors on buffers to the LLVM dialect.
void buildLowerToLLVM(mlir::OpPassManager &pm);

/// All but the last.
void buildKernels(mlir::OpPassManager &pm, const CPUPipelineOptions &options);

/// All of them; the result is one module per thread's worth of work, nested in
/// the given one (see qopt-partition-kernels).
void buildPartitionedCPUPipeline(mlir::OpPassManager &pm,
                                 const CPUPipelineOptions &options);
/// All of them, in one module.
void buildCPUPipeline(mlir::OpPassManager &pm,
                      const CPUPipelineOptions &options);
void registerCPUPipeline();

} // namespace qopt

#endif // QOPT_PIPELINES_CPUPIPELINE_H
