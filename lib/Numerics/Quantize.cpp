// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantize and dequantize. The array loops are written so that the vectorizer
// takes them on any ISA: no calls, no branches, clamping before rounding (the
// bounds are integers, so both orders agree) and the zero point added after the
// conversion to int.

#include "qopt/Numerics/Quantize.h"

#include "Rounding.h"
#include "qopt/Numerics/VectorClones.h"
#include <cstring>

using namespace qopt::numerics;

namespace {

/// What the loops need of the parameters of one channel. Real is the type in
/// which the rounded value is clamped: f32 holds every integer of 16-bit
/// storage, double those of 32-bit storage.
template <typename Real> struct Coefficients {
  float scale;
  Real lo, hi; // storage bounds minus the zero point
  int32_t zeroPoint;

  explicit Coefficients(const QuantParams &p)
      : scale(float(p.scale)), lo(Real(p.storage.min - p.zeroPoint)),
        hi(Real(p.storage.max - p.zeroPoint)), zeroPoint(int32_t(p.zeroPoint)) {
  }
};

template <typename T>
using RealFor = std::conditional_t<(sizeof(T) < 4), float, double>;

template <typename T, typename Real>
inline T quantizeOne(float x, float scale, Real lo, Real hi,
                     int32_t zeroPoint) {
  float t = x / scale;
  t = t == t ? t : 0.0f; // NaN
  Real v = roundSmall(clampReal(Real(t), lo, hi));
  if constexpr (sizeof(T) < 4)
    return T(int32_t(v) + zeroPoint);
  // v alone may exceed int32_t by the zero point.
  return T(v + Real(zeroPoint));
}

/// q - z in f32. Only 32-bit storage needs 64 bits for the difference.
template <typename T> inline float centered(T q, int32_t zeroPoint) {
  if constexpr (sizeof(T) < 4)
    return float(int32_t(q) - zeroPoint);
  return float(int64_t(q) - zeroPoint);
}

/// Nearly all weights are bytes.
QOPT_VECTOR_CLONES void quantizeBytes(const float *__restrict x, size_t count,
                                      Coefficients<float> k,
                                      int8_t *__restrict q) {
  for (size_t i = 0; i != count; ++i)
    q[i] = quantizeOne<int8_t>(x[i], k.scale, k.lo, k.hi, k.zeroPoint);
}

template <typename T>
void quantizeRun(const float *__restrict x, size_t count,
                 const Coefficients<RealFor<T>> &k, T *__restrict q) {
  if constexpr (std::is_same_v<T, int8_t>)
    return quantizeBytes(x, count, k, q);
  for (size_t i = 0; i != count; ++i)
    q[i] = quantizeOne<T>(x[i], k.scale, k.lo, k.hi, k.zeroPoint);
}

template <typename T>
void dequantizeRun(const T *__restrict q, size_t count, float scale,
                   int32_t zeroPoint, float *__restrict x) {
  for (size_t i = 0; i != count; ++i)
    x[i] = centered(q[i], zeroPoint) * scale;
}

/// The coefficients of all channels as arrays, for tensors whose last dimension
/// is the channel: consecutive elements then use consecutive coefficients.
template <typename Real> struct CoefficientRows {
  std::vector<float> scale;
  std::vector<Real> lo, hi;
  std::vector<int32_t> zeroPoint;

  CoefficientRows(const PerChannelParams &params, size_t channels) {
    for (size_t c = 0; c != channels; ++c) {
      Coefficients<Real> k(params.channel(c));
      scale.push_back(k.scale);
      lo.push_back(k.lo);
      hi.push_back(k.hi);
      zeroPoint.push_back(k.zeroPoint);
    }
  }
};

template <typename T, typename Real>
void quantizeRow(const float *__restrict x, size_t channels,
                 const float *__restrict scale, const Real *__restrict lo,
                 const Real *__restrict hi, const int32_t *__restrict zeroPoint,
                 T *__restrict q) {
  for (size_t c = 0; c != channels; ++c)
    q[c] = quantizeOne<T>(x[c], scale[c], lo[c], hi[c], zeroPoint[c]);
}

template <typename T>
void dequantizeRow(const T *__restrict q, size_t channels,
                   const float *__restrict scale,
                   const int32_t *__restrict zeroPoint, float *__restrict x) {
  for (size_t c = 0; c != channels; ++c)
    x[c] = centered(q[c], zeroPoint[c]) * scale[c];
}

} // namespace

int64_t qopt::numerics::quantize(float x, const QuantParams &params) {
  float t = x / float(params.scale);
  return roundAndSaturate(t, params.zeroPoint, params.storage.min,
                          params.storage.max);
}

float qopt::numerics::dequantize(int64_t q, const QuantParams &params) {
  return float(q - params.zeroPoint) * float(params.scale);
}

template <typename T>
void qopt::numerics::quantize(Span<const float> x, const QuantParams &params,
                              T *q) {
  quantizeRun(x.data(), x.size(), Coefficients<RealFor<T>>(params), q);
}

template <typename T>
void qopt::numerics::dequantize(const T *q, const QuantParams &params,
                                Span<float> x) {
  dequantizeRun(q, x.size(), float(params.scale), int32_t(params.zeroPoint),
                x.data());
}

template <typename T>
void qopt::numerics::quantize(const float *x, ChannelLayout layout,
                              const PerChannelParams &params, T *q) {
  using Real = RealFor<T>;
  if (layout.inner == 1) {
    CoefficientRows<Real> k(params, layout.channels);
    for (size_t o = 0; o != layout.outer; ++o)
      quantizeRow(x + o * layout.channels, layout.channels, k.scale.data(),
                  k.lo.data(), k.hi.data(), k.zeroPoint.data(),
                  q + o * layout.channels);
    return;
  }
  for (size_t o = 0; o != layout.outer; ++o)
    for (size_t c = 0; c != layout.channels; ++c) {
      quantizeRun(x, layout.inner, Coefficients<Real>(params.channel(c)), q);
      x += layout.inner;
      q += layout.inner;
    }
}

template <typename T>
void qopt::numerics::dequantize(const T *q, ChannelLayout layout,
                                const PerChannelParams &params, float *x) {
  if (layout.inner == 1) {
    CoefficientRows<float> k(params, layout.channels);
    for (size_t o = 0; o != layout.outer; ++o)
      dequantizeRow(q + o * layout.channels, layout.channels, k.scale.data(),
                    k.zeroPoint.data(), x + o * layout.channels);
    return;
  }
  for (size_t o = 0; o != layout.outer; ++o)
    for (size_t c = 0; c != layout.channels; ++c) {
      dequantizeRun(q, layout.inner, float(params.scales[c]),
                    int32_t(params.zeroPoints[c]), x);
      q += layout.inner;
      x += layout.inner;
    }
}

QOPT_VECTOR_CLONES void
qopt::numerics::packInt4(const int8_t *values, size_t count, uint8_t *packed) {
  for (size_t i = 0; i != count / 2; ++i) {
    // Little-endian: the first value is the low byte.
    uint16_t pair;
    std::memcpy(&pair, values + 2 * i, sizeof(pair));
    packed[i] = uint8_t((pair & 15) | ((pair >> 4) & 0xf0));
  }
  if (count % 2)
    packed[count / 2] = uint8_t(values[count - 1] & 15);
}

QOPT_VECTOR_CLONES void qopt::numerics::unpackInt4(const uint8_t *packed,
                                                   size_t count, bool isSigned,
                                                   int8_t *values) {
  for (size_t i = 0; i != count / 2; ++i) {
    uint16_t pair = uint16_t((packed[i] & 15) | ((packed[i] & 0xf0) << 4));
    std::memcpy(values + 2 * i, &pair, sizeof(pair));
  }
  if (count % 2)
    values[count - 1] = int8_t(packed[count / 2] & 15);
  if (!isSigned)
    return;
  // (v ^ 8) - 8 extends the sign of a 4-bit value.
  for (size_t i = 0; i != count; ++i)
    values[i] = int8_t((values[i] ^ 8) - 8);
}

namespace qopt::numerics {
#define INSTANTIATE(T)                                                         \
  template void quantize<T>(Span<const float>, const QuantParams &, T *);      \
  template void dequantize<T>(const T *, const QuantParams &, Span<float>);    \
  template void quantize<T>(const float *, ChannelLayout,                      \
                            const PerChannelParams &, T *);                    \
  template void dequantize<T>(const T *, ChannelLayout,                        \
                              const PerChannelParams &, float *);
INSTANTIATE(int8_t)
INSTANTIATE(uint8_t)
INSTANTIATE(int16_t)
INSTANTIATE(uint16_t)
INSTANTIATE(int32_t)
#undef INSTANTIATE
} // namespace qopt::numerics
