// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The observers that keep a smallest and a largest value, and what they know of
// outlying samples.

#include "qopt/Calibration/Observer.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cmath>

using namespace qopt;

Observer::~Observer() = default;

static numerics::Range join(numerics::Range a, numerics::Range b) {
  return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

/// The range of one sample's values; none where one is NaN or infinite.
static std::optional<numerics::Range> findRange(llvm::ArrayRef<float> values) {
  numerics::Range range{values[0], values[0]};
  bool isFinite = true;
  for (float value : values) {
    isFinite &= std::isfinite(value);
    range = join(range, {value, value});
  }
  return isFinite ? std::optional(range) : std::nullopt;
}

void SampleRanges::add(numerics::Range range, int64_t sample, bool valid) {
  float magnitude = std::max(-range.min, range.max);
  if (magnitude == 0.0f) {
    numZero += valid;
    return;
  }
  auto [it, isNew] = octaves.try_emplace(std::ilogb(magnitude));
  Octave &octave = it->second;
  octave.range = isNew ? range : join(octave.range, range);
  if (!valid)
    return;
  if (octave.numSamples++ == 0 || sample < octave.firstSample)
    octave.firstSample = sample;
}

std::optional<Outliers> SampleRanges::findOutliers() const {
  uint64_t numNonzero = 0;
  for (const auto &[exponent, octave] : octaves)
    numNonzero += octave.numSamples;
  if (numNonzero < 3)
    return std::nullopt;
  // The lower median.
  auto typical = octaves.begin();
  for (uint64_t seen = typical->second.numSamples; seen < (numNonzero + 1) / 2;)
    seen += (++typical)->second.numSamples;

  Outliers outliers;
  outliers.numSamples = numNonzero + numZero;
  outliers.typical =
      std::max(-typical->second.range.min, typical->second.range.max);
  outliers.others = numZero ? numerics::Range{0, 0} : typical->second.range;
  outliers.all = outliers.others;
  for (const auto &[exponent, octave] : octaves) {
    outliers.all = join(outliers.all, octave.range);
    if (exponent - typical->first < outlierDistance) {
      outliers.others = join(outliers.others, octave.range);
      continue;
    }
    if (!octave.numSamples)
      continue;
    outliers.firstSample = outliers.numOutliers ? std::min(outliers.firstSample,
                                                           octave.firstSample)
                                                : octave.firstSample;
    outliers.numOutliers += octave.numSamples;
  }
  if (!outliers.numOutliers)
    return std::nullopt;
  return outliers;
}

std::string qopt::describeOutliers(llvm::StringRef name,
                                   const Outliers &outliers,
                                   numerics::Range range, bool leftOut) {
  float extreme = std::max(-outliers.all.min, outliers.all.max);
  bool one = outliers.numOutliers == 1;
  std::string who =
      one ? llvm::formatv("calibration sample {0} reaches",
                          outliers.firstSample)
                .str()
          : llvm::formatv("{0} of {1} calibration samples, first sample {2}, "
                          "reach",
                          outliers.numOutliers, outliers.numSamples,
                          outliers.firstSample)
                .str();
  std::string text;
  llvm::raw_string_ostream os(text);
  const char *them = one ? "it" : "them";
  os << "'" << name << "': " << who
     << llvm::format(" %.3g, a typical one %.3g: int8 over both would leave "
                     "the typical one %.2g of its 255 steps; ",
                     extreme, outliers.typical,
                     255.0 * outliers.typical / extreme)
     << "the range " << llvm::format("[%.6g, %.6g]", range.min, range.max);
  if (leftOut)
    os << " leaves " << them << " out (observer minmax keeps " << them << ")";
  else if (outliers.areRare())
    os << " has " << them << " in (observer robust leaves " << them << " out)";
  else
    os << " has them in, as they are more than one in a hundred";
  return text;
}

void Observer::update(llvm::ArrayRef<float> values, BatchRows rows) {
  if (values.empty())
    return;
  // What is not as many equal parts as the batch has samples is one part.
  if (rows.rows <= 0 || values.size() % rows.rows != 0)
    rows = {rows.firstSample, 1, 1};
  size_t size = values.size() / rows.rows;
  std::optional<numerics::Range> batch;
  bool isFinite = true;
  for (int64_t row = 0; row < rows.rows; ++row) {
    llvm::ArrayRef<float> part = values.slice(row * size, size);
    std::optional<numerics::Range> range = findRange(part);
    if (!range) {
      isFinite = false;
      if (!numNonFinite)
        firstNonFinite = rows.firstSample + row;
      numNonFinite +=
          llvm::count_if(part, [](float v) { return !std::isfinite(v); });
      continue;
    }
    samples.add(*range, rows.firstSample + row, row < rows.valid);
    batch = batch ? join(*batch, *range) : *range;
  }
  if (isFinite)
    updateImpl(*batch, values);
}

std::optional<numerics::Range> RobustObserver::getRange() const {
  std::optional<Outliers> outliers = findOutliers();
  if (outliers && leavesOut(*outliers))
    return outliers->others;
  return MinMaxObserver::getRange();
}

void MinMaxObserver::updateImpl(numerics::Range batch, llvm::ArrayRef<float>) {
  if (!range)
    range = batch;
  range = join(*range, batch);
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
  if (kind == "robust")
    return std::make_unique<RobustObserver>();
  if (kind == "minmax")
    return std::make_unique<MinMaxObserver>();
  if (kind == "moving-average")
    return std::make_unique<MovingAverageObserver>(options.momentum);
  return llvm::createStringError(
      llvm::formatv(
          "unknown observer '{0}': there are robust, minmax and moving-average",
          kind)
          .str());
}
