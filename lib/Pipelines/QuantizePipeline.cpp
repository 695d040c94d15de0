// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The quantizing pipeline: clean the float graph, find ranges, mark rounding
// with quantize-dequantize pairs, fuse them into int8 ops.

#include "qopt/Pipelines/QuantizePipeline.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace qopt;

static void addCleanup(OpPassManager &pm) {
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

/// Observers, and their ranges from data or from a file.
static void addCalibration(OpPassManager &pm,
                           const QuantizePipelineOptions &options,
                           qnn::CalibrationProgress progress,
                           const CompileOptions &compile,
                           BatchFunction batches) {
  pm.addPass(qnn::createInsertObserversPass());
  if (!options.statistics.empty()) {
    pm.addPass(qnn::createApplyCalibrationPass({options.statistics}));
    return;
  }
  qnn::CalibratePassOptions calibrate;
  calibrate.data.assign(options.data.begin(), options.data.end());
  calibrate.observer = options.observer;
  calibrate.momentum = options.momentum;
  calibrate.maxSamples = options.maxSamples;
  calibrate.output = options.output;
  pm.addPass(qnn::createCalibratePass(calibrate, std::move(progress), compile,
                                      std::move(batches)));
}

void qopt::buildQuantizePipeline(OpPassManager &pm,
                                 const QuantizePipelineOptions &options,
                                 qnn::CalibrationProgress progress,
                                 const CompileOptions &compile,
                                 BatchFunction batches) {
  // What computes in parts is calibrated in parts.
  pm.addPass(qnn::createDecomposeCompositesPass());
  // Folding needs to see batch normalization directly behind its convolution.
  addCleanup(pm);
  pm.addPass(qnn::createFoldBatchNormPass());
  addCleanup(pm);
  // Biases are in the matmuls now, and equal weights one value.
  pm.addPass(qnn::createSplitMatmulsPass());
  addCleanup(pm);
  // Explicit quantization, as in imported graphs, must reach all ops it is
  // meant for before the rest is looked at.
  pm.addPass(qnn::createPropagateQDQPass());
  if (!options.data.empty() || !options.statistics.empty() || batches)
    addCalibration(pm, options, std::move(progress), compile,
                   std::move(batches));

  qnn::InsertQDQPassOptions insert;
  insert.perChannel = options.perChannel;
  insert.weightBits = options.weightBits;
  insert.symmetricActivations = options.symmetricActivations;
  insert.quantizeOutputs = options.quantizeOutputs;
  insert.skipOps.assign(options.skipOps.begin(), options.skipOps.end());
  insert.skipKinds.assign(options.skipKinds.begin(), options.skipKinds.end());
  pm.addPass(qnn::createInsertQDQPass(insert));
  // Pairs move to the compute ops before fusing looks around these.
  pm.addPass(qnn::createPropagateQDQPass());
  qnn::FuseQDQPassOptions fuse;
  fuse.remarks = options.remarks;
  pm.addPass(qnn::createFuseQDQPass(fuse));
  // Two reads of one weight become one, so that it is quantized once.
  pm.addPass(createCSEPass());
  qnn::QuantizeConstantsPassOptions constants;
  constants.weightGroup = options.weightGroup;
  pm.addPass(qnn::createQuantizeConstantsPass(constants));
  addCleanup(pm);
}

void qopt::registerQuantizePipeline() {
  PassPipelineRegistration<QuantizePipelineOptions>(
      "qopt-quantize-pipeline", "Quantize a float model of qnn ops to int8",
      [](OpPassManager &pm, const QuantizePipelineOptions &options) {
        buildQuantizePipeline(pm, options);
      });
}
