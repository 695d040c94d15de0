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
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace qopt {

struct ObserverOptions {
  /// Weight of a new batch in a moving average, in (0, 1].
  double momentum = 0.01;
};

/// Which samples a batch of values belongs to: `rows` equal parts, of which the
/// first `valid` are samples of the data and the rest repeats the last.
struct BatchRows {
  int64_t firstSample = 0, rows = 1, valid = 1;
};

/// Samples whose largest magnitude is far above that of the typical sample.
struct Outliers {
  uint64_t numSamples = 0, numOutliers = 0;
  /// The first of them.
  int64_t firstSample = 0;
  /// The largest magnitude of a typical sample, less than twice too large.
  float typical = 0;
  /// Of all samples, and of those that are none.
  numerics::Range all, others;

  /// Few enough to be left out: one, or one in a hundred.
  bool areRare() const {
    return numOutliers <= std::max<uint64_t>(1, numSamples / 100);
  }
};

/// The ranges of samples by the power of two of their largest magnitude:
/// constant memory, and the same for every division of the data into batches.
///
/// Over the range of an outlier 2^6 times as large as a typical sample, int8
/// has 255 / 2^6, some 4, steps left for that sample, which is 12 dB (docs/
/// Numerics.md, Ranges).
class SampleRanges {
public:
  /// Powers of two from the typical sample to an outlier.
  static constexpr int outlierDistance = 6;

  /// A sample that is not `valid` counts with its range only.
  void add(numerics::Range range, int64_t sample, bool valid);
  /// None where no sample is one, or where there are fewer than three samples
  /// with values other than 0.
  std::optional<Outliers> findOutliers() const;

private:
  struct Octave {
    uint64_t numSamples = 0;
    int64_t firstSample = 0;
    numerics::Range range;
  };
  /// By exponent; samples of zeros are not in it.
  std::map<int, Octave> octaves;
  uint64_t numZero = 0;
};

class Observer {
public:
  virtual ~Observer();

  /// One batch of values. NaN and infinities are counted and not passed on.
  void update(llvm::ArrayRef<float> values, BatchRows rows = {});
  /// The range to quantize; none before the first finite value.
  virtual std::optional<numerics::Range> getRange() const = 0;

  uint64_t getNumNonFinite() const { return numNonFinite; }
  /// The sample that had the first of them.
  int64_t getFirstNonFinite() const { return firstNonFinite; }
  std::optional<Outliers> findOutliers() const {
    return samples.findOutliers();
  }
  /// Whether getRange leaves them out.
  virtual bool leavesOut(const Outliers &) const { return false; }

protected:
  /// The smallest and largest value of a batch; the values themselves, for
  /// histograms.
  virtual void updateImpl(numerics::Range range,
                          llvm::ArrayRef<float> values) = 0;

private:
  uint64_t numNonFinite = 0;
  int64_t firstNonFinite = 0;
  SampleRanges samples;
};

/// The smallest and largest value of all batches.
class MinMaxObserver : public Observer {
public:
  std::optional<numerics::Range> getRange() const override { return range; }

private:
  void updateImpl(numerics::Range batch, llvm::ArrayRef<float> values) override;
  std::optional<numerics::Range> range;
};

/// The smallest and largest value of all samples but rare outliers.
class RobustObserver : public MinMaxObserver {
public:
  std::optional<numerics::Range> getRange() const override;
  bool leavesOut(const Outliers &outliers) const override {
    return outliers.areRare();
  }
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

/// Makes an observer by the name that options use: "robust", "minmax" or
/// "moving-average".
llvm::Expected<std::unique_ptr<Observer>>
createObserver(llvm::StringRef kind, const ObserverOptions &options);

/// What a user should know about the outliers of a value: which, how far off,
/// and what was done.
std::string describeOutliers(llvm::StringRef name, const Outliers &outliers,
                             numerics::Range range, bool leftOut);

} // namespace qopt

#endif // QOPT_CALIBRATION_OBSERVER_H
