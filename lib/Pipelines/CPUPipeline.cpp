// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way from a model to the LLVM dialect for CPUs. The reference and the fast
// code share every stage but the one that tiles and vectorizes, and so every
// expansion of a math function, every bufferization decision and every
// lowering: what differs is only the order of integer work.

#include "qopt/Pipelines/CPUPipeline.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToArith/TosaToArith.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Conversion/TosaToSCF/TosaToSCF.h"
#include "mlir/Conversion/TosaToTensor/TosaToTensor.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Tosa/Transforms/Passes.h"
#include "mlir/Transforms/Passes.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

using namespace mlir;

/// Function by function: the canonicalizer looks at all of its op again until
/// nothing in it changes.
template <typename FuncOp = func::FuncOp>
static void addCleanup(OpPassManager &pm) {
  OpPassManager &func = pm.nest<FuncOp>();
  func.addPass(createCanonicalizerPass());
  func.addPass(createCSEPass());
}

/// Ops of tosa that the import left: upstream's lowering, which needs the
/// layout of constants and broadcasts made explicit first.
static void addTosaToLinalg(OpPassManager &pm) {
  OpPassManager &func = pm.nest<func::FuncOp>();
  // What upstream rounds, pads or accumulates differently, or in a form that
  // code generation does not know as a contraction of bytes.
  func.addPass(qnn::createConvertTosaIntToLinalgPass());
  func.addPass(tosa::createTosaOptionalDecompositionsPass());
  func.addPass(tosa::createTosaMakeBroadcastablePass());
  func.addPass(tosa::createTosaToLinalgNamed());
  func.addPass(tosa::createTosaToLinalg());
  TosaToArithPassOptions arith;
  arith.includeApplyRescale = true;
  func.addPass(createTosaToArithPass(arith));
  func.addPass(createTosaToTensorPass());
  func.addPass(createTosaToSCFPass());
}

void qopt::buildPrepareEntry(OpPassManager &pm,
                             const CPUPipelineOptions &options) {
  qnn::SelectEntryPassOptions select;
  select.entry = options.entry;
  pm.addPass(qnn::createSelectEntryPass(select));
  // One function holds the model: layers are cut out of it, not its author's
  // functions. Recursive functions stay and are refused later.
  pm.addPass(createInlinerPass());
  pm.addPass(createSymbolDCEPass());
  pm.addPass(qnn::createDecomposeCompositesPass());
  addTosaToLinalg(pm);
  addCleanup(pm);
  // What is left of them is in float, where each would be a pass over memory.
  qnn::FoldBatchNormPassOptions fold;
  fold.onlyBatchNorm = true;
  pm.addPass(qnn::createFoldBatchNormPass(fold));
  pm.addPass(qnn::createFuseEpiloguesPass());
  pm.addPass(qnn::createUnpackWeightsPass());
}

void qopt::buildLowerToLinalg(OpPassManager &pm,
                              const CPUPipelineOptions &options) {
  // The reference is outlined too: LLVM's time is superlinear in the size of a
  // function.
  pm.addPass(qnn::createOutlineLayersPass());
  pm.addPass(qnn::createConvertQNNToLinalgPass());
  // Arithmetic on predicates and indices is arith on whole tensors until here.
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  pm.addPass(qnn::createOutlineLinalgPass());
  pm.addPass(qnn::createCaptureScalarsPass());
  addCleanup(pm);
  if (!options.reference) {
    qnn::MoveBordersPassOptions borders;
    borders.cpu = options.cpu;
    borders.features = options.features;
    pm.addPass(qnn::createMoveBordersPass(borders));
  }
  pm.addPass(qnn::createMergeKernelsPass());
  // Before anything vectorizes: scalar and vector code must expand alike.
  pm.addNestedPass<func::FuncOp>(qnn::createExpandMathPass());
}

void qopt::buildVectorize(OpPassManager &pm,
                          const CPUPipelineOptions &options) {
  qnn::TileAndVectorizePassOptions vectorize;
  vectorize.cpu = options.cpu;
  vectorize.features = options.features;
  pm.addNestedPass<func::FuncOp>(qnn::createTileAndVectorizePass(vectorize));
  addCleanup(pm);
  pm.addPass(qnn::createPackWeightsPass());
  qnn::LowerContractionsPassOptions contractions;
  contractions.cpu = options.cpu;
  contractions.features = options.features;
  pm.addNestedPass<func::FuncOp>(
      qnn::createLowerContractionsPass(contractions));
}

void qopt::buildBufferize(OpPassManager &pm) {
  pm.addPass(qnn::createBindParametersPass());
  pm.addPass(qnn::createPassDestinationsPass());
  pm.addNestedPass<func::FuncOp>(qnn::createPassLoopDestinationsPass());
  // Lets the last op write the destination instead of a buffer of its own.
  pm.addPass(bufferization::createEmptyTensorEliminationPass());
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  // Loops that carry the same buffer around are gone then, and a function is
  // seen to return its argument.
  addCleanup(pm);
  pm.addPass(bufferization::createDropEquivalentBufferResultsPass());
  pm.addPass(qnn::createOrderGlobalsPass());
  addCleanup(pm);
  // Canonicalized first: an alloc that nobody reads is gone then.
  pm.addPass(qnn::createPlanMemoryPass());
  // Directly behind it: a buffer of each iteration is still known as one.
  pm.addPass(qnn::createParallelizeKernelsPass());
}

void qopt::buildLowerToLLVM(OpPassManager &pm) {
  OpPassManager &func = pm.nest<func::FuncOp>();
  func.addPass(qnn::createExpandCopiesPass());
  func.addPass(createConvertLinalgToLoopsPass());
  // Named ops have brought new math ops.
  func.addPass(qnn::createExpandMathPass());
  func.addPass(createConvertVectorToSCFPass());
  addCleanup(pm);
  // Conversions visit the whole module at once: each would build its patterns
  // anew for each function.
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createConvertVectorToLLVMPass());
  ConvertMathToLLVMPassOptions math;
  math.approximateLog1p = false;
  pm.addPass(createConvertMathToLLVMPass(math));
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  ConvertFuncToLLVMPassOptions funcToLLVM;
  funcToLLVM.useBarePtrCallConv = true;
  pm.addPass(createConvertFuncToLLVMPass(funcToLLVM));
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(qnn::createLowerParallelCallsPass());
  addCleanup<LLVM::LLVMFuncOp>(pm);
}

void qopt::buildKernels(OpPassManager &pm, const CPUPipelineOptions &options) {
  buildPrepareEntry(pm, options);
  buildLowerToLinalg(pm, options);
  if (!options.reference)
    buildVectorize(pm, options);
  buildBufferize(pm);
}

void qopt::buildCPUPipeline(OpPassManager &pm,
                            const CPUPipelineOptions &options) {
  buildKernels(pm, options);
  buildLowerToLLVM(pm);
}

void qopt::buildPartitionedCPUPipeline(OpPassManager &pm,
                                       const CPUPipelineOptions &options) {
  buildKernels(pm, options);
  pm.addPass(qnn::createPartitionKernelsPass());
  buildLowerToLLVM(pm.nest<ModuleOp>());
}

void qopt::registerCPUPipeline() {
  PassPipelineRegistration<CPUPipelineOptions>(
      "qopt-lower-to-cpu-pipeline",
      "Lower a model to the LLVM dialect for a CPU",
      [](OpPassManager &pm, const CPUPipelineOptions &options) {
        buildCPUPipeline(pm, options);
      });
}
