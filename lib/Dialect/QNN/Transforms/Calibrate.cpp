// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs the model on calibration data. The module is compiled as it is,
// observers included, by the same code generator that compiles it for use:
// calibration is as fast as the float model, and sees the values that the float
// model has. Memory is that of one batch and a few numbers for each observer.

#include "mlir/IR/Builders.h"
#include "mlir/Pass/PassManager.h"
#include "qopt/Calibration/Observer.h"
#include "qopt/Calibration/Statistics.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Driver/ModelRunner.h"
#include "qopt/Pipelines/CPUPipeline.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CALIBRATEPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using llvm::Error;
using llvm::Expected;
using qopt::Executable;

namespace {
using Observers = llvm::StringMap<std::unique_ptr<qopt::Observer>>;

struct Calibrate : public mlir::qnn::impl::CalibratePassBase<Calibrate> {
  using Base::Base;
  Calibrate(CalibratePassOptions options, CalibrationProgress progress,
            qopt::CompileOptions compile, qopt::BatchFunction batches)
      : Base(std::move(options)), progress(std::move(progress)),
        compile(std::move(compile)), batches(std::move(batches)) {}

  /// Compiling happens inside of this pass, so it needs the dialects of all
  /// later ones.
  void getDependentDialects(DialectRegistry &registry) const override {
    Base::getDependentDialects(registry);
    OpPassManager pm(ModuleOp::getOperationName());
    qopt::buildCPUPipeline(pm, qopt::CPUPipelineOptions());
    pm.getDependentDialects(registry);
  }
  void runOnOperation() override;

  Error calibrate(ArrayRef<ObserveOp> ops);
  Expected<qopt::ModelRunner> createRunner(Executable &executable);
  std::string getDataName() const;
  Expected<Observers> createObservers(ArrayRef<ObserveOp> ops);
  Error runBatches(Executable &executable, qopt::ModelRunner &runner,
                   const Observers &observers);
  Error writeRanges(ArrayRef<ObserveOp> ops, const Observers &observers);

  CalibrationProgress progress;
  qopt::CompileOptions compile;
  qopt::BatchFunction batches;
};
} // namespace

std::unique_ptr<Pass> qnn::createCalibratePass(CalibratePassOptions options,
                                               CalibrationProgress progress,
                                               qopt::CompileOptions compile,
                                               qopt::BatchFunction batches) {
  return std::make_unique<Calibrate>(std::move(options), std::move(progress),
                                     std::move(compile), std::move(batches));
}

Expected<Observers> Calibrate::createObservers(ArrayRef<ObserveOp> ops) {
  Observers observers;
  for (ObserveOp op : ops) {
    auto created = qopt::createObserver(observer, {momentum});
    if (!created)
      return created.takeError();
    if (!observers.try_emplace(op.getName(), std::move(*created)).second)
      return llvm::createStringError("two observers are named '" +
                                     op.getName() + "'");
  }
  return observers;
}

/// The samples of the batch that runs.
static qopt::BatchRows getRows(qopt::ModelRunner &runner) {
  const qopt::Batch &batch = runner.getBatch();
  ArrayRef<int64_t> shape = batch.arguments.front().shape;
  if (runner.isOneCall() || shape.empty())
    return {batch.firstSample, 1, 1};
  return {batch.firstSample, shape.front(), batch.numSamples};
}

Error Calibrate::runBatches(Executable &executable, qopt::ModelRunner &runner,
                            const Observers &observers) {
  const qopt::Observer *failed = nullptr;
  StringRef failedName;
  executable.setObserver(
      [&](StringRef name, const float *values, int64_t count) {
        auto it = observers.find(name);
        if (it == observers.end())
          return;
        it->second->update({values, size_t(count)}, getRows(runner));
        if (it->second->getNumNonFinite() && !failed) {
          failed = it->second.get();
          failedName = it->first();
        }
      });
  while (true) {
    Expected<bool> more = runner.next();
    if (!more)
      return more.takeError();
    if (!*more)
      return Error::success();
    const qopt::Batch &batch = runner.getBatch();
    if (std::optional<std::string> what = qopt::describeNonFinite(batch))
      return llvm::createStringError(getDataName() + ": " + *what);
    if (failed)
      return llvm::createStringError(
          "the float model has a NaN or infinite value in '" + failedName +
          "' for sample " + Twine(failed->getFirstNonFinite()));
    if (progress)
      progress(batch.firstSample + batch.numSamples, runner.getNumSamples());
  }
}

Error Calibrate::writeRanges(ArrayRef<ObserveOp> ops,
                             const Observers &observers) {
  Builder b(&getContext());
  qopt::CalibrationStatistics statistics;
  for (ObserveOp op : ops) {
    const qopt::Observer &seen = *observers.find(op.getName())->second;
    std::optional<qopt::numerics::Range> range = seen.getRange();
    if (!range)
      return llvm::createStringError("no value passed the observer '" +
                                     op.getName() + "'");
    if (std::optional<qopt::Outliers> outliers = seen.findOutliers()) {
      emitWarning(getOperation().getLoc()) << qopt::describeOutliers(
          op.getName(), *outliers, *range, seen.leavesOut(*outliers));
      ++numWithOutliers;
    }
    op.setMinAttr(b.getF32FloatAttr(range->min));
    op.setMaxAttr(b.getF32FloatAttr(range->max));
    statistics[op.getName().str()] = *range;
    ++numCalibrated;
  }
  return output.empty() ? Error::success()
                        : qopt::writeStatistics(output, statistics);
}

std::string Calibrate::getDataName() const {
  return batches ? "calibration data"
                 : llvm::join(data.begin(), data.end(), ", ");
}

Expected<qopt::ModelRunner> Calibrate::createRunner(Executable &executable) {
  if (batches)
    return qopt::ModelRunner::create(executable, batches);
  SmallVector<std::string> files(data.begin(), data.end());
  qopt::DatasetOptions options;
  options.maxSamples = maxSamples;
  qopt::setBatching(executable, /*batch=*/0, options);
  return qopt::ModelRunner::create(executable, files, options);
}

Error Calibrate::calibrate(ArrayRef<ObserveOp> ops) {
  if (data.empty() && !batches)
    return llvm::createStringError(
        "qnn-calibrate needs data=X.npz or data=A.npy,B.npy");
  Expected<Observers> observers = createObservers(ops);
  if (!observers)
    return observers.takeError();
  Expected<std::unique_ptr<Executable>> executable =
      Executable::create(getOperation(), /*entry=*/"", compile);
  if (!executable)
    return executable.takeError();
  Expected<qopt::ModelRunner> runner = createRunner(**executable);
  if (!runner)
    return runner.takeError();
  if (!batches && runner->getNumSamples() == 0)
    return llvm::createStringError("'" + data.front() +
                                   "': there are no samples");
  if (Error error = runBatches(**executable, *runner, *observers))
    return error;
  return writeRanges(ops, *observers);
}

void Calibrate::runOnOperation() {
  SmallVector<ObserveOp> ops;
  getOperation().walk([&](ObserveOp op) { ops.push_back(op); });
  if (ops.empty())
    return;
  if (Error error = calibrate(ops)) {
    emitError(getOperation().getLoc(), "calibration failed: ")
        << toString(std::move(error));
    signalPassFailure();
  }
}
