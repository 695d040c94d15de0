// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What calibration keeps of the values that pass an observer: a few numbers,
// whatever the amount of data. An observer sees each batch once and gives a
// range at the end.

#ifndef QOPT_CALIBRATION_OBSERVER_H
#define QOPT_CALIBRATION_OBSERVER_H

#include "qopt/Numerics/QuantParams.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>

namespace qopt {

struct ObserverOptions {
  /// Weight of a new batch in a moving average, in (0, 1].
  double momentum = 0.01;
};

class Observer {
public:
  virtual ~Observer();

  /// One batch of values. NaN and infinities are counted and not passed on.
  void update(llvm::ArrayRef<float> values);
  /// The range to quantize; none before the first finite value.
  virtual std::optional<numerics::Range> getRange() const = 0;

  uint64_t getNumNonFinite() const { return numNonFinite; }

protected:
  /// The smallest and largest value of a batch; the values themselves, for
  /// histograms.
  virtual void updateImpl(numerics::Range range,
                          llvm::ArrayRef<float> values) = 0;

private:
  uint64_t numNonFinite = 0;
};

/// The smallest and largest value of all batches.
class MinMaxObserver : public Observer {
public:
  std::optional<numerics::Range> getRange() const override { return range; }

private:
  void updateImpl(numerics::Range batch, llvm::ArrayRef<float> values) override;
  std::optional<numerics::Range> range;
};

/// The exponential moving average of the batches' smallest and largest values:
/// a rare outlier counts by its frequency.
class MovingAverageObserver : public Observer {
public:
  explicit MovingAverageObserver(double momentum) : momentum(momentum) {}
  std::optional<numerics::Range> getRange() const override;

private:
  void updateImpl(numerics::Range batch, llvm::ArrayRef<float> values) override;
  double momentum;
  std::optional<std::pair<double, double>> average;
};

/// Makes an observer by the name that options use: "minmax" or
/// "moving-average".
llvm::Expected<std::unique_ptr<Observer>>
createObserver(llvm::StringRef kind, const ObserverOptions &options);

} // namespace qopt

#endif // QOPT_CALIBRATION_OBSERVER_H
