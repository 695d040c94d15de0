// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Requantization with a float multiplier. Each f32 operation rounds on its own
// (no fused multiply-add), since that is what every target can reproduce;
// multipliers are bounded so that no intermediate value is an infinity or NaN.

#include "qopt/Numerics/Requantize.h"

#include "Rounding.h"
#include "Text.h"
#include "qopt/Numerics/Quantize.h"

#include <algorithm>

using namespace qopt::numerics;

Result<float> qopt::numerics::requantMultiplier(double inputScale,
                                                double weightScale,
                                                double outputScale) {
  for (double scale : {inputScale, weightScale, outputScale})
    if (!(scale > 0.0 && std::isfinite(scale)))
      return Result<float>::failure("scale " + showNumber(scale) +
                                    " is not positive and finite");
  double m = inputScale * weightScale / outputScale;
  if (!(m <= double(kMaxMultiplier)))
    return Result<float>::failure("multiplier exceeds 2^95");
  return float(m);
}

Result<std::vector<float>> qopt::numerics::requantMultipliers(
    double inputScale, Span<const double> weightScales, double outputScale) {
  std::vector<float> multipliers;
  multipliers.reserve(weightScales.size());
  for (double weightScale : weightScales) {
    Result<float> m = requantMultiplier(inputScale, weightScale, outputScale);
    if (!m)
      return Result<std::vector<float>>::failure(
          "channel " + std::to_string(multipliers.size()) + ": " + m.reason());
    multipliers.push_back(*m);
  }
  return multipliers;
}

OutputBounds qopt::numerics::outputBounds(const QuantParams &output) {
  return {output.zeroPoint, output.storage.min, output.storage.max};
}

OutputBounds qopt::numerics::outputBounds(const QuantParams &output,
                                          float clampMin, float clampMax) {
  // quantize saturates, so the intersection with the storage range is implied.
  return {output.zeroPoint, quantize(clampMin, output),
          quantize(clampMax, output)};
}

int64_t qopt::numerics::saturateRounded(float t, const OutputBounds &out) {
  return roundAndSaturate(t, out.zeroPoint, out.lo, out.hi);
}

int64_t qopt::numerics::requantize(int32_t acc, float m,
                                   const OutputBounds &out) {
  return saturateRounded(float(acc) * m, out);
}

int64_t qopt::numerics::requantize(int32_t acc, float m, int32_t residual,
                                   float mr, const OutputBounds &out) {
  float t = float(acc) * m;
  float r = float(residual) * mr;
  return saturateRounded(t + r, out);
}

template <typename T>
void qopt::numerics::requantize(Span<const int32_t> acc, Span<const float> m,
                                const OutputBounds &out, T *y) {
  const float lo = float(out.lo - out.zeroPoint);
  const float hi = float(out.hi - out.zeroPoint);
  const int32_t zeroPoint = int32_t(out.zeroPoint);
  auto row = [=](const int32_t *__restrict a, const float *__restrict m,
                 size_t count, T *__restrict y) {
    for (size_t i = 0; i != count; ++i)
      y[i] = T(int32_t(roundSmall(clampReal(float(a[i]) * m[i], lo, hi))) +
               zeroPoint);
  };
  auto uniform = [=](const int32_t *__restrict a, float m, size_t count,
                     T *__restrict y) {
    for (size_t i = 0; i != count; ++i)
      y[i] = T(int32_t(roundSmall(clampReal(float(a[i]) * m, lo, hi))) +
               zeroPoint);
  };
  if (m.size() == 1)
    return uniform(acc.data(), m[0], acc.size(), y);
  for (size_t i = 0; i < acc.size(); i += m.size())
    row(acc.data() + i, m.data(), std::min(m.size(), acc.size() - i), y + i);
}

int64_t qopt::numerics::addQuantized(int32_t a, float ma, int32_t b, float mb,
                                     const OutputBounds &out) {
  return requantize(a, ma, b, mb, out);
}

int64_t qopt::numerics::subQuantized(int32_t a, float ma, int32_t b, float mb,
                                     const OutputBounds &out) {
  return requantize(a, ma, b, -mb, out);
}

int64_t qopt::numerics::mulQuantized(int32_t a, int32_t b, float m,
                                     const OutputBounds &out) {
  // The product of 16-bit operands may need 33 bits.
  return saturateRounded(float(int64_t(a) * b) * m, out);
}

int64_t qopt::numerics::meanQuantized(int32_t sum, int32_t count, float m,
                                      const OutputBounds &out) {
  float mean = float(sum) / float(count);
  return saturateRounded(mean * m, out);
}

namespace qopt::numerics {
#define INSTANTIATE(T)                                                         \
  template void requantize<T>(Span<const int32_t>, Span<const float>,          \
                              const OutputBounds &, T *);
INSTANTIATE(int8_t)
INSTANTIATE(uint8_t)
INSTANTIATE(int16_t)
INSTANTIATE(uint16_t)
#undef INSTANTIATE
} // namespace qopt::numerics
