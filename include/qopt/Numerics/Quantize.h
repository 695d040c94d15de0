// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantize and dequantize. The scalar functions are the definition, written for
// reading; the array functions compute the same bits in loops that compilers
// vectorize for any ISA, because weights and calibration data are streamed
// through them by the gigabyte. docs/Numerics.md, section 3.

#ifndef QOPT_NUMERICS_QUANTIZE_H
#define QOPT_NUMERICS_QUANTIZE_H

#include "qopt/Numerics/QuantParams.h"

namespace qopt::numerics {

/// saturate(rint(x / s) + z): the scale as f32, the division in f32, ties to
/// even, the zero point added after rounding. NaN gives z, infinities saturate.
int64_t quantize(float x, const QuantParams &params);

/// f32(q - z) * f32(s), one f32 multiplication.
float dequantize(int64_t q, const QuantParams &params);

/// The value that x is represented by.
inline float fakeQuantize(float x, const QuantParams &params) {
  return dequantize(quantize(x, params), params);
}

/// Arrays. T is int8_t, uint8_t, int16_t, uint16_t or int32_t and must hold the
/// storage range (i4 values travel one per byte, see packInt4). Input and
/// output must not overlap.
template <typename T>
void quantize(Span<const float> x, const QuantParams &params, T *q);
template <typename T>
void dequantize(const T *q, const QuantParams &params, Span<float> x);

/// One scale and zero point per channel; `layout.channels` entries are used.
template <typename T>
void quantize(const float *x, ChannelLayout layout,
              const PerChannelParams &params, T *q);
template <typename T>
void dequantize(const T *q, ChannelLayout layout,
                const PerChannelParams &params, float *x);

/// Two 4-bit values in a byte, the first in the low half; an odd count is
/// padded with 0. Writes (count + 1) / 2 bytes.
void packInt4(const int8_t *values, size_t count, uint8_t *packed);
void unpackInt4(const uint8_t *packed, size_t count, bool isSigned,
                int8_t *values);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_QUANTIZE_H
