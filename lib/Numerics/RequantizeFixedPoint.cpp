// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Requantization with an integer multiplier and shift, as TOSA's RESCALE and
// TFLite define it. Kept apart from the float form: models that arrive with
// multipliers must give the bits their source promises, all others use the
// float form.

#include "Rounding.h"
#include "Text.h"
#include "qopt/Numerics/Requantize.h"

#include <algorithm>
#include <limits>

using namespace qopt::numerics;

namespace {

constexpr int32_t kMinShift = 2;
constexpr int32_t kMaxShift = 62;

int32_t saturateToI32(int64_t v) {
  constexpr int64_t lo = std::numeric_limits<int32_t>::min();
  constexpr int64_t hi = std::numeric_limits<int32_t>::max();
  return int32_t(std::clamp(v, lo, hi));
}

} // namespace

Result<FixedPointScale> qopt::numerics::fixedPointScale(double scale,
                                                        ScaleWidth width) {
  std::string text = "scale " + showNumber(scale);
  if (!(scale > 0.0 && std::isfinite(scale)))
    return Result<FixedPointScale>::failure(text +
                                            " is not positive and finite");
  // scale = mantissa * 2^exponent with mantissa in [0.5, 1).
  const int32_t bits = width == ScaleWidth::Scale32 ? 31 : 15;
  int exponent = 0;
  double mantissa = std::frexp(scale, &exponent);
  // Half away from zero, as TFLite and TOSA's own utilities round the
  // multiplier.
  int64_t multiplier = int64_t(std::round(std::ldexp(mantissa, bits)));
  if (multiplier == int64_t(1) << bits) {
    multiplier /= 2;
    ++exponent;
  }
  int32_t shift = bits - exponent;
  if (shift < kMinShift)
    return Result<FixedPointScale>::failure(text +
                                            " is too large for a shift of 2");
  if (shift > kMaxShift) {
    multiplier >>= std::min(31, shift - kMaxShift);
    shift = kMaxShift;
  }
  return FixedPointScale{int32_t(multiplier), shift};
}

FixedPointScale qopt::numerics::reduceToScale16(FixedPointScale scale) {
  int64_t multiplier = (int64_t(scale.multiplier) + (1 << 15)) >> 16;
  return {int32_t(std::min<int64_t>(multiplier, 0x7fff)), scale.shift - 16};
}

std::string qopt::numerics::validate(FixedPointScale scale, ScaleWidth width) {
  if (scale.multiplier < 0)
    return "multiplier " + std::to_string(scale.multiplier) + " is negative";
  if (width == ScaleWidth::Scale16 && scale.multiplier > 0x7fff)
    return "multiplier " + std::to_string(scale.multiplier) +
           " exceeds 16 bits";
  if (scale.shift < kMinShift || scale.shift > kMaxShift)
    return "shift " + std::to_string(scale.shift) + " is not within 2 to 62";
  return {};
}

std::string qopt::numerics::validateValue(int64_t value, FixedPointScale scale,
                                          ScaleWidth width) {
  int64_t limit = int64_t(1)
                  << (width == ScaleWidth::Scale32 ? scale.shift - 1 : 47);
  if (value < -limit || value >= limit)
    return "value " + std::to_string(value) + " is not within [-" +
           std::to_string(limit) + ", " + std::to_string(limit) + ")";
  return {};
}

int32_t qopt::numerics::applyScale32(int32_t value, FixedPointScale scale,
                                     RoundingMode mode) {
  // |value * multiplier| < 2^62 and round < 2^61 + 2^30: no overflow for any
  // value.
  int64_t round = int64_t(1) << (scale.shift - 1);
  if (mode == RoundingMode::Double && scale.shift > 31)
    round += value >= 0 ? int64_t(1) << 30 : -(int64_t(1) << 30);
  return saturateToI32((int64_t(value) * scale.multiplier + round) >>
                       scale.shift);
}

int32_t qopt::numerics::applyScale16(int64_t value, FixedPointScale scale) {
  // |value| <= 2^47 and multiplier < 2^15: the product is below 2^62.
  int64_t round = int64_t(1) << (scale.shift - 1);
  return saturateToI32((value * scale.multiplier + round) >> scale.shift);
}

int64_t qopt::numerics::rescale(int64_t value, int64_t inputZeroPoint,
                                FixedPointScale scale, ScaleWidth width,
                                RoundingMode mode, const QuantParams &output) {
  value -= inputZeroPoint;
  int32_t scaled = width == ScaleWidth::Scale32
                       ? applyScale32(int32_t(value), scale, mode)
                       : applyScale16(value, scale);
  return output.storage.clamp(
      saturateToI32(int64_t(scaled) + output.zeroPoint));
}
