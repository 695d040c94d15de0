// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes ranges from a calibration file into the observers. Reading is strict:
// a file that does not fit the model would quantize it silently wrong.

#include "mlir/IR/Builders.h"
#include "qopt/Calibration/Statistics.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_APPLYCALIBRATIONPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
struct ApplyCalibration
    : public mlir::qnn::impl::ApplyCalibrationPassBase<ApplyCalibration> {
  using Base::Base;
  void runOnOperation() override;
};
} // namespace

void ApplyCalibration::runOnOperation() {
  ModuleOp module = getOperation();
  auto fail = [&](const Twine &message) {
    emitError(module.getLoc(), message);
    signalPassFailure();
  };
  if (statistics.empty())
    return fail("qnn-apply-calibration needs statistics=FILE.json");
  llvm::Expected<qopt::CalibrationStatistics> ranges =
      qopt::readStatistics(statistics);
  if (!ranges)
    return fail(toString(ranges.takeError()));

  llvm::StringSet<> observed;
  SmallVector<ObserveOp> observers;
  module.walk([&](ObserveOp op) {
    observed.insert(op.getName());
    observers.push_back(op);
  });
  for (const auto &entry : *ranges)
    if (!observed.contains(entry.first))
      return fail("'" + statistics + "': the model has no observer '" +
                  entry.first + "'");
  Builder b(&getContext());
  for (ObserveOp op : observers) {
    auto it = ranges->find(op.getName().str());
    if (it == ranges->end())
      return fail("'" + statistics + "': there is no range for observer '" +
                  op.getName() + "'");
    op.setMinAttr(b.getF32FloatAttr(it->second.min));
    op.setMaxAttr(b.getF32FloatAttr(it->second.max));
    ++numCalibrated;
  }
}
