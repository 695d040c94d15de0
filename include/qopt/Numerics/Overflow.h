// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Proof that an i32 accumulator cannot overflow. The compiler asks before it
// chooses i32 and refuses or splits the reduction otherwise. All bounds are
// computed in saturating 64-bit arithmetic, so that hostile sizes cannot wrap
// around to "safe". docs/Numerics.md, section 7.

#ifndef QOPT_NUMERICS_OVERFLOW_H
#define QOPT_NUMERICS_OVERFLOW_H

#include "qopt/Numerics/QuantParams.h"

namespace qopt::numerics {

/// A closed interval of integers; the ends saturate at the limits of int64_t.
struct IntInterval {
  int64_t min = 0;
  int64_t max = 0;

  bool fitsIn(unsigned bits) const;
  /// The width of the narrowest two's complement integer that holds the
  /// interval.
  unsigned requiredBits() const;
};

/// stored - zeroPoint over the whole storage range.
IntInterval centeredRange(const QuantParams &params);

/// sum of k products x*w plus a bias, for any x, w, bias within the intervals.
IntInterval accumulatorBound(int64_t k, IntInterval x, IntInterval w,
                             IntInterval bias);

/// The same for known weights of one output channel, given the sum of its
/// positive weights and the sum of the magnitudes of its negative ones.
IntInterval accumulatorBound(int64_t positiveSum, int64_t negativeSum,
                             IntInterval x, int64_t bias);

/// The largest k for which accumulatorBound(k, ...) fits in `bits`; 0 if none
/// does, the largest int64_t if every one does.
int64_t maxSafeReduction(IntInterval x, IntInterval w, IntInterval bias,
                         unsigned bits = 32);

/// Sum of the positive weights and of the magnitudes of the negative ones.
struct WeightSums {
  int64_t positive = 0;
  int64_t negative = 0;
};
/// For each channel; weights are already centered (w - zw, zero for narrow i8).
std::vector<WeightSums> weightSums(const int8_t *weights, ChannelLayout layout);

/// Checks every channel with known weights. Returns the reason (channel, range,
/// bits) of the first that does not fit in i32, or an empty string. An empty
/// `bias` means none.
std::string checkAccumulators(Span<const WeightSums> sums, IntInterval x,
                              Span<const int32_t> bias);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_OVERFLOW_H
