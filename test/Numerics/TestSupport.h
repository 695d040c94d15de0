// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Independent references for the numerics tests. They are written in exact
// integer and wider floating-point arithmetic, on purpose unlike the library: a
// shared helper would hide a shared mistake.

#ifndef QOPT_TEST_NUMERICS_TESTSUPPORT_H
#define QOPT_TEST_NUMERICS_TESTSUPPORT_H

#include "qopt/Numerics/QuantParams.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

namespace qopt::numerics::test {

inline constexpr float kInf = std::numeric_limits<float>::infinity();
inline constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Round half to even by comparing the distance to the floor.
inline long double roundHalfEven(long double v) {
  long double below = std::floor(v), rest = v - below;
  if (rest != 0.5L)
    return rest < 0.5L ? below : below + 1;
  return std::fmod(below, 2.0L) == 0 ? below : below + 1;
}

/// The f32 nearest to an exact integer, ties to even, by integer arithmetic.
inline float floatFromInt(__int128 v) {
  bool negative = v < 0;
  unsigned __int128 m = negative ? -v : v;
  int shift = 0;
  while ((m >> shift) >> 24)
    ++shift;
  unsigned __int128 rest =
      m & ((static_cast<unsigned __int128>(1) << shift) - 1);
  unsigned __int128 half =
      shift ? static_cast<unsigned __int128>(1) << (shift - 1) : 1;
  m >>= shift;
  if (rest > half || (rest == half && (m & 1)))
    ++m;
  float f = std::ldexp(static_cast<float>(static_cast<uint32_t>(m)), shift);
  return negative ? -f : f;
}

/// Quotient, product and sum of f32 values computed in double and then rounded.
/// Double has more than 2 * 24 + 2 bits, so rounding twice gives the correctly
/// rounded f32 result.
inline float divide(float a, float b) {
  volatile double q = static_cast<double>(a) / static_cast<double>(b);
  return static_cast<float>(q);
}
inline float multiply(float a, float b) {
  volatile double p = static_cast<double>(a) * static_cast<double>(b);
  return static_cast<float>(p);
}
inline float plus(float a, float b) {
  volatile double s = static_cast<double>(a) + static_cast<double>(b);
  return static_cast<float>(s);
}

/// saturate(round half even(t) + z) without any conversion that could overflow.
inline int64_t referenceRound(float t, int64_t z, int64_t lo, int64_t hi) {
  if (std::isnan(t))
    return z;
  if (std::isinf(t))
    return t > 0 ? hi : lo;
  long double v = roundHalfEven(t) + static_cast<long double>(z);
  if (v < static_cast<long double>(lo))
    return lo;
  if (v > static_cast<long double>(hi))
    return hi;
  return static_cast<int64_t>(v);
}

inline int64_t referenceQuantize(float x, const QuantParams &p) {
  return referenceRound(divide(x, static_cast<float>(p.scale)), p.zeroPoint,
                        p.storage.min, p.storage.max);
}

/// Deterministic values of every kind: uniform and wide exponents, ties,
/// specials.
class Values {
public:
  explicit Values(uint64_t seed) : engine(seed) {}

  uint64_t bits() { return engine(); }
  int64_t integer(int64_t lo, int64_t hi) {
    return lo + static_cast<int64_t>(engine() %
                                     (static_cast<uint64_t>(hi - lo) + 1));
  }
  double uniform(double lo, double hi) {
    return lo + (hi - lo) * (static_cast<double>(engine() >> 11) * 0x1p-53);
  }
  /// A positive number with an exponent uniform in [lo, hi].
  double logUniform(double lo, double hi) { return std::exp2(uniform(lo, hi)); }
  /// Any f32 bit pattern, NaNs and infinities included.
  float anyFloat() {
    uint32_t pattern = static_cast<uint32_t>(engine());
    float f;
    std::memcpy(&f, &pattern, sizeof(f));
    return f;
  }
  QuantParams params(Storage storage) {
    float scale = static_cast<float>(logUniform(-20, 10));
    return {scale, integer(storage.min, storage.max), storage};
  }
  /// Values that matter for params: mostly in range, often exact ties,
  /// sometimes special.
  float sample(const QuantParams &p) {
    float s = static_cast<float>(p.scale);
    switch (engine() % 8) {
    case 0:
      return anyFloat();
    case 1: {
      const float special[] = {0.0f,
                               -0.0f,
                               kInf,
                               -kInf,
                               kNaN,
                               std::numeric_limits<float>::max(),
                               std::numeric_limits<float>::denorm_min()};
      return special[engine() % 7];
    }
    case 2:
    case 3:
      return static_cast<float>(
          (static_cast<double>(integer(-300, 300)) + 0.5) * s);
    default:
      return static_cast<float>(uniform(-300, 300) * s);
    }
  }

private:
  std::mt19937_64 engine;
};

} // namespace qopt::numerics::test

#endif // QOPT_TEST_NUMERICS_TESTSUPPORT_H
