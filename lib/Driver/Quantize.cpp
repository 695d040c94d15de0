// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The quantization pipeline on a model.

#include "qopt/Driver/Quantize.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "qopt/Pipelines/QuantizePipeline.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

void qopt::nameOps(ModuleOp module) {
  qnn::OpNames names(module);
  module.walk([&](qnn::QuantizableOpInterface op) {
    StringRef name = names.lookup(op);
    Location loc = op->getLoc();
    if (name.empty() || isa<NameLoc>(loc))
      return;
    op->setLoc(NameLoc::get(StringAttr::get(op->getContext(), name), loc));
  });
}

namespace {
/// Tells which pass runs, in words.
class StepReporter : public PassInstrumentation {
public:
  explicit StepReporter(QuantizeProgress progress)
      : progress(std::move(progress)) {}

  void runBeforePass(Pass *pass, Operation *) override {
    StringRef name = pass->getArgument();
    if (name == "qnn-calibrate")
      progress("calibrating", 0, 0);
    else if (name.starts_with("qnn-"))
      progress("quantizing", 0, 0);
  }

private:
  QuantizeProgress progress;
};
} // namespace

bool qopt::hasOwnScales(ModuleOp module) {
  return module
      .walk([](Operation *op) {
        return isa<qnn::QuantizeOp, qnn::DequantizeOp>(op)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

Error qopt::quantize(Model &model, const QuantizeSettings &settings,
                     std::vector<Remark> *remarks, QuantizeProgress progress) {
  QuantizePipelineOptions options;
  options.data = settings.calibration;
  options.statistics = settings.statistics;
  options.output = settings.saveStatistics;
  options.maxSamples = settings.maxSamples;
  options.observer = settings.observer;
  options.momentum = settings.momentum;
  options.perChannel = settings.perChannel;
  // Grouped weights are int8 ones, each a product.
  bool isGrouped = settings.weightBits == 4 && settings.weightGroup != 0;
  options.weightBits = isGrouped ? 8 : settings.weightBits;
  options.weightGroup = isGrouped ? settings.weightGroup : 0;
  options.symmetricActivations = settings.symmetric;
  options.quantizeOutputs = settings.quantizeOutputs;
  options.skipOps = settings.skip;
  options.skipKinds = settings.skipKinds;

  nameOps(model.getModule());
  std::vector<std::unique_ptr<PassInstrumentation>> instrumentations;
  if (settings.compile.times)
    instrumentations.push_back(createPassTiming(settings.compile.times));
  qnn::CalibrationProgress calibrating;
  if (progress) {
    calibrating = [progress](int64_t done, int64_t total) {
      progress("calibrating", done, total);
    };
    instrumentations.push_back(std::make_unique<StepReporter>(progress));
  }
  return runPasses(
      model.getModule(), model.getPath(),
      [&](OpPassManager &passes) {
        buildQuantizePipeline(passes, options, calibrating, settings.compile,
                              settings.batches);
      },
      remarks, std::move(instrumentations));
}

unsigned qopt::takeQuantizedInputs(Model &model) {
  func::FuncOp entry = model.getEntry();
  unsigned count = 0;
  for (BlockArgument argument : entry.getArguments()) {
    if (argument.use_empty())
      continue;
    auto first = dyn_cast<qnn::QuantizeOp>(*argument.user_begin());
    if (!first || !llvm::all_of(argument.getUsers(), [&](Operation *user) {
          return isa<qnn::QuantizeOp>(user) &&
                 user->getResult(0).getType() == first.getType();
        }))
      continue;
    argument.setType(first.getType());
    for (Operation *user : llvm::make_early_inc_range(argument.getUsers())) {
      user->getResult(0).replaceAllUsesWith(argument);
      user->erase();
    }
    ++count;
  }
  entry.setType(FunctionType::get(entry.getContext(),
                                  entry.getBody().front().getArgumentTypes(),
                                  entry.getResultTypes()));
  return count;
}
