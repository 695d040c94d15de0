// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bounds of integer accumulators in saturating interval arithmetic: an end of
// an interval that would leave int64_t stays at its limit, and so still fails
// the test that it is asked for.

#include "qopt/Numerics/Overflow.h"

#include <algorithm>
#include <limits>

using namespace qopt::numerics;

namespace {

constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
constexpr int64_t kMax = std::numeric_limits<int64_t>::max();

int64_t mulSat(int64_t a, int64_t b) {
  int64_t r;
  if (!__builtin_mul_overflow(a, b, &r))
    return r;
  return (a < 0) == (b < 0) ? kMax : kMin;
}

int64_t addSat(int64_t a, int64_t b) {
  int64_t r;
  if (!__builtin_add_overflow(a, b, &r))
    return r;
  return a < 0 ? kMin : kMax;
}

IntInterval add(IntInterval a, IntInterval b) {
  return {addSat(a.min, b.min), addSat(a.max, b.max)};
}

/// All products of an element of a and one of b lie between the products of the
/// ends.
IntInterval mul(IntInterval a, IntInterval b) {
  auto [lo, hi] = std::minmax({mulSat(a.min, b.min), mulSat(a.min, b.max),
                               mulSat(a.max, b.min), mulSat(a.max, b.max)});
  return {lo, hi};
}

IntInterval limitsOf(unsigned bits) {
  if (bits >= 64)
    return {kMin, kMax};
  return {-(int64_t(1) << (bits - 1)), (int64_t(1) << (bits - 1)) - 1};
}

} // namespace

bool IntInterval::fitsIn(unsigned bits) const {
  IntInterval limits = limitsOf(bits);
  return min >= limits.min && max <= limits.max;
}

unsigned IntInterval::requiredBits() const {
  unsigned bits = 1;
  while (!fitsIn(bits))
    ++bits;
  return bits;
}

IntInterval qopt::numerics::centeredRange(const QuantParams &params) {
  return {params.storage.min - params.zeroPoint,
          params.storage.max - params.zeroPoint};
}

IntInterval qopt::numerics::accumulatorBound(int64_t k, IntInterval x,
                                             IntInterval w, IntInterval bias) {
  IntInterval product = mul(x, w);
  // A partial sum may hold any number of products, so zero is always inside.
  product = {std::min<int64_t>(product.min, 0),
             std::max<int64_t>(product.max, 0)};
  return add(mul({k, k}, product), bias);
}

IntInterval qopt::numerics::accumulatorBound(int64_t positiveSum,
                                             int64_t negativeSum, IntInterval x,
                                             int64_t bias) {
  // w > 0: w*x in [w*xmin, w*xmax]; w < 0: |w|*(-x) in [-|w|*xmax, -|w|*xmin].
  x = {std::min<int64_t>(x.min, 0), std::max<int64_t>(x.max, 0)};
  IntInterval positive = mul({positiveSum, positiveSum}, x);
  IntInterval negative = mul({negativeSum, negativeSum}, {-x.max, -x.min});
  return add(add(positive, negative), {bias, bias});
}

int64_t qopt::numerics::maxSafeReduction(IntInterval x, IntInterval w,
                                         IntInterval bias, unsigned bits) {
  auto safe = [&](int64_t k) {
    return accumulatorBound(k, x, w, bias).fitsIn(bits);
  };
  if (!safe(1))
    return 0;
  // The bound grows with k: double, then bisect.
  int64_t good = 1, bad = kMax;
  if (safe(bad))
    return bad;
  while (bad - good > 1) {
    int64_t middle = good + (bad - good) / 2;
    (safe(middle) ? good : bad) = middle;
  }
  return good;
}

std::vector<WeightSums> qopt::numerics::weightSums(const int8_t *weights,
                                                   ChannelLayout layout) {
  std::vector<WeightSums> sums(layout.channels);
  for (size_t o = 0; o != layout.outer; ++o)
    for (size_t c = 0; c != layout.channels; ++c)
      for (size_t i = 0; i != layout.inner; ++i) {
        int64_t w = *weights++;
        (w > 0 ? sums[c].positive : sums[c].negative) += w > 0 ? w : -w;
      }
  return sums;
}

std::string qopt::numerics::checkAccumulators(Span<const WeightSums> sums,
                                              IntInterval x,
                                              Span<const int32_t> bias) {
  for (size_t c = 0, e = sums.size(); c != e; ++c) {
    IntInterval bound = accumulatorBound(sums[c].positive, sums[c].negative, x,
                                         bias.empty() ? 0 : int64_t(bias[c]));
    if (!bound.fitsIn(32))
      return "channel " + std::to_string(c) + ": accumulator range [" +
             std::to_string(bound.min) + ", " + std::to_string(bound.max) +
             "] needs " + std::to_string(bound.requiredBits()) + " bits";
  }
  return {};
}
