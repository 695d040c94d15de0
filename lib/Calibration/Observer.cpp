// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The observers that keep a smallest and a largest value.

#include "qopt/Calibration/Observer.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <cmath>

using namespace qopt;

Observer::~Observer() = default;

void Observer::update(llvm::ArrayRef<float> values) {
  if (values.empty())
    return;
  // rangeOf gives NaN for any NaN, so the usual, finite batch takes one pass.
  numerics::Range range{values[0], values[0]};
  bool isFinite = true;
  for (float value : values) {
    isFinite &= std::isfinite(value);
    range.min = std::min(range.min, value);
    range.max = std::max(range.max, value);
  }
  if (!isFinite) {
    numNonFinite +=
        llvm::count_if(values, [](float v) { return !std::isfinite(v); });
    return;
  }
  updateImpl(range, values);
}

void MinMaxObserver::updateImpl(numerics::Range batch, llvm::ArrayRef<float>) {
  if (!range)
    range = batch;
  range->min = std::min(range->min, batch.min);
  range->max = std::max(range->max, batch.max);
}

void MovingAverageObserver::updateImpl(numerics::Range batch,
                                       llvm::ArrayRef<float>) {
  if (!average) {
    average = {batch.min, batch.max};
    return;
  }
  average->first += momentum * (batch.min - average->first);
  average->second += momentum * (batch.max - average->second);
}

std::optional<numerics::Range> MovingAverageObserver::getRange() const {
  if (!average)
    return std::nullopt;
  return numerics::Range{float(average->first), float(average->second)};
}

llvm::Expected<std::unique_ptr<Observer>>
qopt::createObserver(llvm::StringRef kind, const ObserverOptions &options) {
  if (!(options.momentum > 0.0 && options.momentum <= 1.0))
    return llvm::createStringError(
        llvm::formatv("momentum must be in (0, 1], it is {0}", options.momentum)
            .str());
  if (kind == "minmax")
    return std::make_unique<MinMaxObserver>();
  if (kind == "moving-average")
    return std::make_unique<MovingAverageObserver>(options.momentum);
  return llvm::createStringError(
      llvm::formatv(
          "unknown observer '{0}': there are minmax and moving-average", kind)
          .str());
}
