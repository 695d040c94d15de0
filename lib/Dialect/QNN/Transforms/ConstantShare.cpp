// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which elements of a constant a common scale has to represent.

#include "ConstantShare.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

/// A value this many times as far from 0 as the others reach is no quantity but
/// a sign: a scale for both would map the others to fractions of a step.
static constexpr double kBeyond = 65536.0;

void qnn::addToShare(Operation *op, double value,
                     std::optional<std::pair<double, double>> others,
                     ConstantShare &share) {
  if (others) {
    // The larger of x and what lies below every x is x.
    if (isa<MaxOp>(op))
      value = std::max(value, others->first);
    if (isa<MinOp>(op))
      value = std::min(value, others->second);
  }
  double width =
      others ? std::max(others->second, 0.0) - std::min(others->first, 0.0)
             : 0.0;
  if (std::isinf(value) ||
      (width > 0.0 && std::fabs(value) > kBeyond * width)) {
    share.saturates = true;
    return;
  }
  share.min = std::min(share.min, value);
  share.max = std::max(share.max, value);
}

std::optional<ConstantShare>
qnn::getConstantShare(Operation *op, Value constant,
                      std::optional<std::pair<double, double>> others) {
  llvm::Expected<ConstantSource> source = getConstantSource(constant);
  if (!source) {
    llvm::consumeError(source.takeError());
    return std::nullopt;
  }
  ConstantShare share;
  bool isNumber = true;
  llvm::Error error =
      forEachRowBlock(source->handle, [&](uint64_t, ArrayRef<float> values) {
        for (float value : values) {
          isNumber &= !std::isnan(value);
          addToShare(op, value, others, share);
        }
        return llvm::Error::success();
      });
  if (error) {
    llvm::consumeError(std::move(error));
    return std::nullopt;
  }
  return isNumber ? std::optional(share) : std::nullopt;
}
