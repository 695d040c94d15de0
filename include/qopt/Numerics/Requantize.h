// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From the i32 accumulator to the output's integers. The float form is the
// compiler's own semantics; generated code on every target must give the bits
// that these functions give. The fixed-point form follows TOSA's RESCALE, for
// models that come with multipliers and shifts (TOSA, TFLite).
// docs/Numerics.md, sections 4 and 5.

#ifndef QOPT_NUMERICS_REQUANTIZE_H
#define QOPT_NUMERICS_REQUANTIZE_H

#include "qopt/Numerics/QuantParams.h"

namespace qopt::numerics {

//===--------------------------------------------------------------------------------===//
// Float multiplier
//===--------------------------------------------------------------------------------===//

/// Multipliers above this could make a product of f32 overflow; they are
/// refused.
inline constexpr float kMaxMultiplier = 0x1p95f;

/// f32(double(inputScale) * weightScale / outputScale). For one factor
/// (residual, add, average pooling) pass weightScale = 1. Fails if a scale is
/// not positive and finite, or if the multiplier exceeds kMaxMultiplier.
Result<float> requantMultiplier(double inputScale, double weightScale,
                                double outputScale);
Result<std::vector<float>> requantMultipliers(double inputScale,
                                              Span<const double> weightScales,
                                              double outputScale);

/// The output side: the zero point, and the storage bounds intersected with the
/// activation.
struct OutputBounds {
  int64_t zeroPoint = 0;
  int64_t lo = -128;
  int64_t hi = 127;
};

/// Bounds without an activation.
OutputBounds outputBounds(const QuantParams &output);
/// Bounds with clamp(., clampMin, clampMax); infinities leave a side open.
OutputBounds outputBounds(const QuantParams &output, float clampMin,
                          float clampMax);

/// min(max(rint(t), lo - z), hi - z) + z: the last step of every operation.
int64_t saturateRounded(float t, const OutputBounds &out);

/// saturateRounded(f32(acc) * m).
int64_t requantize(int32_t acc, float m, const OutputBounds &out);

/// The fused residual: saturateRounded(f32(acc) * m + f32(residual) * mr), each
/// product and the sum rounded to f32. `residual` is r - zr.
int64_t requantize(int32_t acc, float m, int32_t residual, float mr,
                   const OutputBounds &out);

/// Rows of m.size() channels: element i uses m[i % m.size()]; one entry is per
/// tensor. T must hold the bounds, which must be at most 16 bits wide.
template <typename T>
void requantize(Span<const int32_t> acc, Span<const float> m,
                const OutputBounds &out, T *y);

/// Elementwise operations on operands whose zero points are already subtracted.
int64_t addQuantized(int32_t a, float ma, int32_t b, float mb,
                     const OutputBounds &out);
int64_t subQuantized(int32_t a, float ma, int32_t b, float mb,
                     const OutputBounds &out);
int64_t mulQuantized(int32_t a, int32_t b, float m, const OutputBounds &out);
/// The mean of `count` elements with a count that varies by position:
/// (f32(sum) / f32(count)) * m, m = f32(sx / sy).
int64_t meanQuantized(int32_t sum, int32_t count, float m,
                      const OutputBounds &out);

//===--------------------------------------------------------------------------------===//
// Fixed-point multiplier (TOSA RESCALE)
//===--------------------------------------------------------------------------------===//

enum class ScaleWidth { Scale16, Scale32 };
enum class RoundingMode { Single, Double };

/// Stands for multiplier * 2^-shift.
struct FixedPointScale {
  int32_t multiplier = 1 << 30;
  int32_t shift = 30;
};

/// The nearest fixed-point scale with a full mantissa: multiplier in [2^30,
/// 2^31) or [2^14, 2^15). Scales below 2^-31 (2^-47 for Scale16) lose bits
/// until they become 0. Fails for scales that are not positive and finite or
/// need a shift below 2.
Result<FixedPointScale> fixedPointScale(double scale, ScaleWidth width);

/// TFLite's reduction of a 32-bit multiplier to 16 bits for int16x8 operators.
FixedPointScale reduceToScale16(FixedPointScale scale);

/// TOSA's preconditions on the scale: multiplier >= 0 (and 16 bits wide for
/// Scale16), 2 <= shift <= 62. Returns the reason, or an empty string.
std::string validate(FixedPointScale scale, ScaleWidth width);
/// TOSA's precondition on the value: -2^(shift-1) <= value < 2^(shift-1) for
/// Scale32, 48 bits for Scale16.
std::string validateValue(int64_t value, FixedPointScale scale,
                          ScaleWidth width);

/// TOSA's apply_scale_32 and apply_scale_16 for a valid scale. Where TOSA
/// leaves a result that exceeds i32 unpredictable, it saturates here.
int32_t applyScale32(int32_t value, FixedPointScale scale, RoundingMode mode);
int32_t applyScale16(int64_t value, FixedPointScale scale);

/// TOSA's RESCALE of one element: subtract the input zero point, scale, add the
/// output zero point with saturation to i32, clip to the output storage.
int64_t rescale(int64_t value, int64_t inputZeroPoint, FixedPointScale scale,
                ScaleWidth width, RoundingMode mode, const QuantParams &output);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_REQUANTIZE_H
