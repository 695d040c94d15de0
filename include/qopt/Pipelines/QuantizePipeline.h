// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `qopt-quantize-pipeline`: from a float model to an int8 one.

#ifndef QOPT_PIPELINES_QUANTIZEPIPELINE_H
#define QOPT_PIPELINES_QUANTIZEPIPELINE_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace qopt {

struct QuantizePipelineOptions
    : public mlir::PassPipelineOptions<QuantizePipelineOptions> {
  ListOption<std::string> data{
      *this, "data",
      llvm::cl::desc("Calibration data: one .npz, or one .npy for each "
                     "function argument in order")};
  Option<std::string> statistics{
      *this, "statistics",
      llvm::cl::desc("Ranges from an earlier calibration, instead of data"),
      llvm::cl::init("")};
  Option<std::string> observer{
      *this, "observer",
      llvm::cl::desc("How batches become a range: robust, minmax or "
                     "moving-average"),
      llvm::cl::init("robust")};
  Option<double> momentum{
      *this, "momentum",
      llvm::cl::desc("Weight of a new batch in a moving average"),
      llvm::cl::init(0.01)};
  Option<int64_t> maxSamples{
      *this, "max-samples",
      llvm::cl::desc("Calibrate with the first samples only; 0 means all"),
      llvm::cl::init(0)};
  Option<std::string> output{
      *this, "output",
      llvm::cl::desc("Write the ranges found to this JSON file"),
      llvm::cl::init("")};
  Option<bool> perChannel{
      *this, "per-channel",
      llvm::cl::desc("One weight scale for each output channel"),
      llvm::cl::init(true)};
  Option<unsigned> weightBits{
      *this, "weight-bits",
      llvm::cl::desc("Bits in which weights are stored: 8, or 4"),
      llvm::cl::init(8)};
  Option<int64_t> weightGroup{
      *this, "weight-group",
      llvm::cl::desc("Store int8 weights in 4 bits, in groups of so many along "
                     "the sum, each with a multiplier"),
      llvm::cl::init(0)};
  Option<bool> symmetricActivations{
      *this, "symmetric-activations",
      llvm::cl::desc("Zero point 0 for activations"), llvm::cl::init(false)};
  Option<bool> quantizeOutputs{
      *this, "quantize-outputs",
      llvm::cl::desc("Round the function's f32 results to int8 as well"),
      llvm::cl::init(false)};
  ListOption<std::string> skipOps{
      *this, "skip-ops", llvm::cl::desc("Names of ops to leave in float")};
  ListOption<std::string> skipKinds{
      *this, "skip-kinds", llvm::cl::desc("Kinds of ops to leave in float")};
  Option<bool> remarks{
      *this, "remarks",
      llvm::cl::desc("Emit a remark for each op left in float"),
      llvm::cl::init(true)};
};

/// Expects a model of qnn ops (`qopt-import-pipeline`). Without data and
/// statistics only explicit quantization, as in imported QDQ graphs, is fused.
/// `compile`: for the run on calibration data. `batches`: that data, where it
/// is in no file.
void buildQuantizePipeline(mlir::OpPassManager &pm,
                           const QuantizePipelineOptions &options,
                           mlir::qnn::CalibrationProgress progress = nullptr,
                           const CompileOptions &compile = {},
                           BatchFunction batches = {});
void registerQuantizePipeline();

} // namespace qopt

#endif // QOPT_PIPELINES_QUANTIZEPIPELINE_H
