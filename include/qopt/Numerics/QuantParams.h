// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantization parameters: which integers store a tensor, what real step they
// stand for, and how scale and zero point are chosen from an observed range.
// Every scale chosen here is a normal, finite f32 held in a double, so that the
// compiler, the generated code and every other tool that reads the model see
// the same number. docs/Numerics.md, section 2.

#ifndef QOPT_NUMERICS_QUANTPARAMS_H
#define QOPT_NUMERICS_QUANTPARAMS_H

#include "qopt/Numerics/Support.h"

#include <cstdint>
#include <string>
#include <vector>

namespace qopt::numerics {

/// The integers that may be stored: [min, max] within a two's complement (or
/// unsigned) integer of `bits` bits.
struct Storage {
  unsigned bits = 8;
  bool isSigned = true;
  int64_t min = -128;
  int64_t max = 127;

  static constexpr Storage make(unsigned bits, bool isSigned) {
    return isSigned ? Storage{bits, true, -(int64_t(1) << (bits - 1)),
                              (int64_t(1) << (bits - 1)) - 1}
                    : Storage{bits, false, 0, (int64_t(1) << bits) - 1};
  }
  static constexpr Storage i4() { return make(4, true); }
  static constexpr Storage u4() { return make(4, false); }
  static constexpr Storage i8() { return make(8, true); }
  static constexpr Storage u8() { return make(8, false); }
  static constexpr Storage i16() { return make(16, true); }
  static constexpr Storage u16() { return make(16, false); }
  static constexpr Storage i32() { return make(32, true); }
  /// Seven significant bits in a byte: 2 * 255 * 64 fits in i16, so pairs of
  /// products with u8 cannot saturate AVX2's vpmaddubsw.
  static constexpr Storage i7() { return {8, true, -64, 63}; }
  /// Without the most negative value: [-127, 127] for i8. The range of weights.
  constexpr Storage narrow() const {
    return isSigned && min == -max - 1 ? Storage{bits, true, -max, max} : *this;
  }
  static constexpr Storage i8Narrow() { return i8().narrow(); }

  constexpr int64_t clamp(int64_t v) const {
    return v < min ? min : v > max ? max : v;
  }
  constexpr bool operator==(const Storage &o) const {
    return bits == o.bits && isSigned == o.isSigned && min == o.min &&
           max == o.max;
  }
};

/// real = scale * (stored - zeroPoint)
struct QuantParams {
  double scale = 1.0;
  int64_t zeroPoint = 0;
  Storage storage = Storage::i8();
};

/// One scale and zero point per index of the channel dimension.
struct PerChannelParams {
  std::vector<double> scales;
  std::vector<int64_t> zeroPoints;
  Storage storage = Storage::i8Narrow();

  size_t size() const { return scales.size(); }
  QuantParams channel(size_t c) const {
    return {scales[c], zeroPoints[c], storage};
  }
};

/// How a dense row-major tensor divides around its channel dimension: element
/// (o * channels + c) * inner + i belongs to channel c. Channel-first weights
/// of shape [O, ...] have outer = 1, channel-last ones inner = 1. Groups of g
/// weights along the last dimension are channels of inner = g.
struct ChannelLayout {
  size_t outer = 1;
  size_t channels = 1;
  size_t inner = 1;

  size_t size() const { return outer * channels * inner; }
};

/// The smallest and largest value seen. A NaN anywhere makes both NaN.
struct Range {
  float min = 0.0f;
  float max = 0.0f;
};

/// The range of the values, widened to include zero; [0, 0] for none.
Range rangeOf(Span<const float> values);
/// The same for each channel.
std::vector<Range> channelRangesOf(const float *values, ChannelLayout layout);

/// Why the parameters cannot be used, or an empty string: the storage must be
/// well formed, the scale must be positive, finite and not denormal when
/// rounded to f32, and the zero point must lie in the storage range.
std::string validate(const Storage &storage);
std::string validate(const QuantParams &params);
std::string validate(const PerChannelParams &params);

/// Scale and zero point that map [min, max], widened to include zero, on the
/// whole storage range. The range [0, 0] gives scale 1. Fails for NaN,
/// infinities, min > max, and a scale beyond f32.
Result<QuantParams> chooseAsymmetric(double min, double max, Storage storage);

/// The smallest scale for which [min, max] does not saturate with the zero
/// point in the middle of the storage range (0 for signed storage). Same
/// failures.
Result<QuantParams> chooseSymmetric(double min, double max, Storage storage);

/// chooseSymmetric for every channel; a channel of zeros gets scale 1. The
/// reason of a failure names the channel.
Result<PerChannelParams> chooseSymmetric(Span<const Range> ranges,
                                         Storage storage);
/// chooseAsymmetric for every channel.
Result<PerChannelParams> chooseAsymmetric(Span<const Range> ranges,
                                          Storage storage);

/// The scale of the accumulator and thus of the bias: inputScale * weightScale,
/// multiplied in double and rounded to f32 (not below the smallest normal f32).
double biasScale(double inputScale, double weightScale);
/// Parameters of an i32 bias: biasScale per channel, zero point 0.
Result<PerChannelParams> biasParams(double inputScale,
                                    Span<const double> weightScales);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_QUANTPARAMS_H
