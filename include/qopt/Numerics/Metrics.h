// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How far a quantized result is from its float reference. ErrorStats
// accumulates over chunks in double, so that whole data sets are compared in
// constant memory. Results for empty, all-zero and non-finite data are defined
// here and in docs/Numerics.md, section 8, because reports print them.

#ifndef QOPT_NUMERICS_METRICS_H
#define QOPT_NUMERICS_METRICS_H

#include "qopt/Numerics/Support.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace qopt::numerics {

struct ErrorStats {
  double signal = 0.0;     // sum of ref^2
  double testSignal = 0.0; // sum of test^2
  double noise = 0.0;      // sum of (test - ref)^2
  double dot = 0.0;        // sum of ref*test
  double maxAbs = 0.0;
  size_t count = 0;
  bool hasNaN = false;

  void add(float ref, float test) {
    ++count;
    if (std::isnan(ref) || std::isnan(test)) {
      hasNaN = true;
      return;
    }
    if (std::isinf(ref) || std::isinf(test)) {
      // Equal infinities agree; they would turn every sum into inf or NaN.
      if (ref != test)
        noise = maxAbs = std::numeric_limits<double>::infinity();
      return;
    }
    double r = ref, t = test, diff = t - r;
    signal += r * r;
    testSignal += t * t;
    noise += diff * diff;
    dot += r * t;
    maxAbs = std::fmax(maxAbs, std::fabs(diff));
  }
  /// `test` must be as long as `ref`.
  void add(Span<const float> ref, Span<const float> test) {
    for (size_t i = 0, e = ref.size(); i != e; ++i)
      add(ref[i], test[i]);
  }

  /// 10 log10(sum ref^2 / sum (test - ref)^2) in dB. No noise: +inf, also for
  /// two zero signals. Noise on a zero signal: -inf. Any NaN: NaN.
  double sqnrDb() const {
    if (hasNaN)
      return std::numeric_limits<double>::quiet_NaN();
    if (noise == 0.0)
      return std::numeric_limits<double>::infinity();
    return 10.0 * std::log10(signal / noise);
  }
  /// 1 for two zero vectors, 0 if only one is zero, NaN if any value is NaN.
  double cosine() const {
    if (hasNaN)
      return std::numeric_limits<double>::quiet_NaN();
    if (signal == 0.0 || testSignal == 0.0)
      return signal == testSignal ? 1.0 : 0.0;
    return dot / (std::sqrt(signal) * std::sqrt(testSignal));
  }
  double maxAbsError() const {
    return hasNaN ? std::numeric_limits<double>::quiet_NaN() : maxAbs;
  }
  /// 0 for no elements.
  double meanSquaredError() const {
    if (hasNaN)
      return std::numeric_limits<double>::quiet_NaN();
    return count ? noise / static_cast<double>(count) : 0.0;
  }
};

inline ErrorStats compare(Span<const float> ref, Span<const float> test) {
  ErrorStats stats;
  stats.add(ref, test);
  return stats;
}
inline double sqnrDb(Span<const float> ref, Span<const float> test) {
  return compare(ref, test).sqnrDb();
}
inline double cosine(Span<const float> ref, Span<const float> test) {
  return compare(ref, test).cosine();
}
inline double maxAbsError(Span<const float> ref, Span<const float> test) {
  return compare(ref, test).maxAbsError();
}

/// The index of the largest value, the first of equals; NaNs are passed over.
/// row.size() if there is none.
inline size_t argmax(Span<const float> row) {
  size_t best = row.size();
  for (size_t i = 0, e = row.size(); i != e; ++i)
    if (!std::isnan(row[i]) && (best == e || row[i] > row[best]))
      best = i;
  return best;
}

/// The share of rows of `classes` values whose argmax is the same; 1 for no
/// rows.
inline double top1Agreement(Span<const float> ref, Span<const float> test,
                            size_t classes) {
  size_t rows = classes ? ref.size() / classes : 0, same = 0;
  for (size_t r = 0; r != rows; ++r)
    same += argmax(ref.slice(r * classes, classes)) ==
            argmax(test.slice(r * classes, classes));
  return rows ? static_cast<double>(same) / static_cast<double>(rows) : 1.0;
}

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_METRICS_H
