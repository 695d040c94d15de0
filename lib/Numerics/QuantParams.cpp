// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Choice and validation of quantization parameters. Ranges come from
// calibration data and from model files, so every degenerate case (zero,
// denormal, huge, NaN) has a defined outcome here instead of an infinity or a
// division by zero in generated code.

#include "qopt/Numerics/QuantParams.h"

#include "Rounding.h"
#include "Text.h"

#include <algorithm>
#include <limits>

using namespace qopt::numerics;

namespace {

constexpr float kSmallest = std::numeric_limits<float>::min();
constexpr float kLargest = std::numeric_limits<float>::max();

std::string show(const Storage &s) {
  return "[" + std::to_string(s.min) + ", " + std::to_string(s.max) + "]";
}

/// The nearest normal f32; the smallest one for anything below. Must be
/// positive.
Result<double> scaleAsFloat(double scale) {
  // The conversion of an out-of-range double is undefined in C++: compare
  // first. Doubles less than half a unit above the largest float still round to
  // it.
  if (scale >= 0x1.ffffffp127)
    return Result<double>::failure("scale " + showNumber(scale) +
                                   " exceeds f32");
  return double(std::max(float(scale), kSmallest));
}

/// Why [min, max] is no range, or an empty string.
std::string validateRange(double min, double max) {
  std::string text = "range [" + showNumber(min) + ", " + showNumber(max) + "]";
  if (std::isnan(min) || std::isnan(max))
    return text + " contains NaN";
  if (std::fabs(min) > double(kLargest) || std::fabs(max) > double(kLargest))
    return text + " is not finite in f32";
  if (min > max)
    return text + " is empty";
  return {};
}

using ChooseFn = Result<QuantParams>(double, double, Storage);

Result<PerChannelParams> chooseAll(Span<const Range> ranges, Storage storage,
                                   ChooseFn &choose) {
  PerChannelParams params;
  params.storage = storage;
  params.scales.reserve(ranges.size());
  params.zeroPoints.reserve(ranges.size());
  for (size_t c = 0, e = ranges.size(); c != e; ++c) {
    Result<QuantParams> one = choose(ranges[c].min, ranges[c].max, storage);
    if (!one)
      return Result<PerChannelParams>::failure("channel " + std::to_string(c) +
                                               ": " + one.reason());
    params.scales.push_back(one->scale);
    params.zeroPoints.push_back(one->zeroPoint);
  }
  return params;
}

} // namespace

Range qopt::numerics::rangeOf(Span<const float> values) {
  // Independent lanes: a single minimum would be a serial chain that compilers
  // may not reorder. Comparisons skip NaN, so it is looked for separately.
  constexpr size_t lanes = 16;
  float lo[lanes] = {}, hi[lanes] = {};
  int nan[lanes] = {};
  size_t count = values.size(), i = 0;
  const float *x = values.data();
  for (; i + lanes <= count; i += lanes)
    for (size_t l = 0; l != lanes; ++l) {
      float v = x[i + l];
      lo[l] = v < lo[l] ? v : lo[l];
      hi[l] = v > hi[l] ? v : hi[l];
      nan[l] |= v != v;
    }
  for (; i != count; ++i) {
    lo[0] = x[i] < lo[0] ? x[i] : lo[0];
    hi[0] = x[i] > hi[0] ? x[i] : hi[0];
    nan[0] |= x[i] != x[i];
  }
  if (*std::max_element(nan, nan + lanes))
    return {std::numeric_limits<float>::quiet_NaN(),
            std::numeric_limits<float>::quiet_NaN()};
  return {*std::min_element(lo, lo + lanes), *std::max_element(hi, hi + lanes)};
}

std::vector<Range> qopt::numerics::channelRangesOf(const float *values,
                                                   ChannelLayout layout) {
  std::vector<Range> ranges(layout.channels);
  auto merge = [](Range &into, Range part) {
    // std::min and std::max keep a NaN in the first argument only.
    if (std::isnan(part.min))
      into = part;
    into = {std::min(into.min, part.min), std::max(into.max, part.max)};
  };
  for (size_t o = 0; o != layout.outer; ++o)
    for (size_t c = 0; c != layout.channels; ++c, values += layout.inner)
      merge(ranges[c], rangeOf({values, layout.inner}));
  return ranges;
}

std::string qopt::numerics::validate(const Storage &storage) {
  if (storage.bits < 1 || storage.bits > 32)
    return "storage of " + std::to_string(storage.bits) +
           " bits is not within 1 to 32";
  Storage full = Storage::make(storage.bits, storage.isSigned);
  if (storage.min < full.min || storage.max > full.max)
    return "storage range " + show(storage) + " exceeds " + show(full);
  if (storage.min >= storage.max)
    return "storage range " + show(storage) + " is empty";
  return {};
}

std::string qopt::numerics::validate(const QuantParams &params) {
  if (std::string reason = validate(params.storage); !reason.empty())
    return reason;
  std::string scale = "scale " + showNumber(params.scale);
  if (std::isnan(params.scale))
    return "scale is NaN";
  if (params.scale == 0.0)
    return "scale is zero";
  if (params.scale < 0.0)
    return scale + " is negative";
  if (params.scale >= 0x1.ffffffp127)
    return scale + " is not finite in f32";
  if (float(params.scale) < kSmallest)
    return scale + " is denormal in f32";
  if (params.zeroPoint < params.storage.min ||
      params.zeroPoint > params.storage.max)
    return "zero point " + std::to_string(params.zeroPoint) +
           " is outside the storage range " + show(params.storage);
  return {};
}

std::string qopt::numerics::validate(const PerChannelParams &params) {
  if (params.scales.size() != params.zeroPoints.size())
    return std::to_string(params.scales.size()) + " scales but " +
           std::to_string(params.zeroPoints.size()) + " zero points";
  for (size_t c = 0, e = params.size(); c != e; ++c)
    if (std::string reason = validate(params.channel(c)); !reason.empty())
      return "channel " + std::to_string(c) + ": " + reason;
  return {};
}

Result<QuantParams> qopt::numerics::chooseAsymmetric(double min, double max,
                                                     Storage storage) {
  if (std::string reason = validate(storage); !reason.empty())
    return Result<QuantParams>::failure(reason);
  if (std::string reason = validateRange(min, max); !reason.empty())
    return Result<QuantParams>::failure(reason);
  min = std::min(min, 0.0);
  max = std::max(max, 0.0);
  if (min == max)
    return QuantParams{1.0, storage.clamp(0), storage};
  // In double: max - min may exceed f32 although both are finite.
  double steps = double(storage.max - storage.min);
  Result<double> scale = scaleAsFloat((max - min) / steps);
  if (!scale)
    return Result<QuantParams>::failure(scale.reason());
  // From the range itself, not from the rounded scale, so that [-m, m] has the
  // same zero point for every m. min <= 0 <= max keeps it in the storage range
  // up to rounding.
  double below =
      *scale == double(kSmallest) ? -min / *scale : -min * steps / (max - min);
  double zeroPoint = std::rint(double(storage.min) + below);
  zeroPoint = clampReal(zeroPoint, double(storage.min), double(storage.max));
  return QuantParams{*scale, int64_t(zeroPoint), storage};
}

Result<QuantParams> qopt::numerics::chooseSymmetric(double min, double max,
                                                    Storage storage) {
  if (std::string reason = validate(storage); !reason.empty())
    return Result<QuantParams>::failure(reason);
  if (std::string reason = validateRange(min, max); !reason.empty())
    return Result<QuantParams>::failure(reason);
  // Arithmetic shift rounds down: (-128 + 127 + 1) >> 1 = 0, (0 + 255 + 1) >> 1
  // = 128.
  int64_t zeroPoint = (storage.min + storage.max + 1) >> 1;
  double scale = 0.0;
  if (max > 0.0 && storage.max > zeroPoint)
    scale = max / double(storage.max - zeroPoint);
  if (min < 0.0)
    scale = std::max(scale, min / double(storage.min - zeroPoint));
  if (scale == 0.0)
    return QuantParams{1.0, zeroPoint, storage};
  Result<double> rounded = scaleAsFloat(scale);
  if (!rounded)
    return Result<QuantParams>::failure(rounded.reason());
  return QuantParams{*rounded, zeroPoint, storage};
}

Result<PerChannelParams>
qopt::numerics::chooseSymmetric(Span<const Range> ranges, Storage storage) {
  return chooseAll(ranges, storage, chooseSymmetric);
}

Result<PerChannelParams>
qopt::numerics::chooseAsymmetric(Span<const Range> ranges, Storage storage) {
  return chooseAll(ranges, storage, chooseAsymmetric);
}

double qopt::numerics::biasScale(double inputScale, double weightScale) {
  double product = inputScale * weightScale;
  if (!(product < 0x1.ffffffp127))
    return std::isnan(product) ? product
                               : std::numeric_limits<double>::infinity();
  return std::max(float(product), kSmallest);
}

Result<PerChannelParams>
qopt::numerics::biasParams(double inputScale, Span<const double> weightScales) {
  PerChannelParams params;
  params.storage = Storage::i32();
  for (double weightScale : weightScales)
    params.scales.push_back(biasScale(inputScale, weightScale));
  params.zeroPoints.assign(params.scales.size(), 0);
  if (std::string reason = validate(params); !reason.empty())
    return Result<PerChannelParams>::failure("bias " + reason);
  return params;
}
