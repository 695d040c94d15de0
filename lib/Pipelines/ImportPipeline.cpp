// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The order of the import, and why it is this one.

#include "qopt/Pipelines/ImportPipeline.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

using namespace mlir;

void qopt::buildImportPipeline(OpPassManager &pm,
                               const ImportPipelineOptions &options) {
  // Before anything can copy or print weights.
  qnn::ExternalizeConstantsPassOptions externalize;
  externalize.threshold = options.threshold;
  pm.addPass(qnn::createExternalizeConstantsPass(externalize));
  // Before anything folds a dequantize with its quantize.
  pm.addPass(qnn::createConvertQuantToQNNPass());
  pm.addPass(qnn::createConvertTosaToQNNPass());
  pm.addPass(qnn::createConvertLinalgToQNNPass());
  // Recognisers compare values: what is computed twice must be one value.
  pm.addPass(createCSEPass());
  pm.addPass(qnn::createRecognizeCompositesPass());
  // One softmax passes a transpose on, its five parts would have to do so
  // together ...
  pm.addNestedPass<func::FuncOp>(qnn::createPropagateTransposesPass());
  pm.addPass(createCSEPass());
  // ... and batch norm is over the last dimension, which channels are only now.
  pm.addPass(qnn::createRecognizeCompositesPass());
  // Transposed and reshaped weights are weights again.
  pm.addPass(qnn::createFoldParameterViewsPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

void qopt::registerImportPipeline() {
  PassPipelineRegistration<ImportPipelineOptions>(
      "qopt-import-pipeline",
      "From TOSA and linalg to qnn on f32: composite ops, channels last, "
      "weights as "
      "parameters",
      buildImportPipeline);
}
