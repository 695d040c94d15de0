// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Weights stored in 16-bit floats, read as f32. Every F16 and BF16 number is an
// f32 number, so nothing is rounded. Not a derived source: whoever reads
// columns reads many short ranges, and each costs only its own elements here.

#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"
#include <array>
#include <cstring>

using namespace llvm;
using namespace qopt;

/// The exponent of a half is biased by 15, that of an f32 by 127: with its bits
/// in place the value is 2^-112 of what it should be, denormals included, and
/// the product below is exact. An exponent of ones stands for infinity or NaN.
static inline float widenHalf(uint16_t half) {
  uint32_t magnitude = uint32_t(half & 0x7fff) << 13;
  float value;
  std::memcpy(&value, &magnitude, sizeof(value));
  value *= 0x1p112f;
  uint32_t bits;
  std::memcpy(&bits, &value, sizeof(bits));
  bits |= magnitude >= 0x0f800000 ? 0x7f800000 : 0;
  bits |= uint32_t(half & 0x8000) << 16;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

static inline float widenBFloat(uint16_t bfloat) {
  uint32_t bits = uint32_t(bfloat) << 16;
  float value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

namespace {
class WidenedSource : public ParameterSource {
public:
  explicit WidenedSource(ParameterHandle input)
      : ParameterSource(input.source->getName()), input(std::move(input)) {}
  using ParameterSource::addInfo;

private:
  /// Elements that are converted at a time.
  static constexpr uint64_t blockSize = 4096;

  Error readImpl(size_t, uint64_t offset,
                 MutableArrayRef<char> out) const override {
    std::array<uint16_t, blockSize> narrow;
    std::array<float, blockSize> wide;
    while (!out.empty()) {
      // Ranges may start and end inside of elements.
      uint64_t first = offset / sizeof(float), skipped = offset % sizeof(float);
      uint64_t count = std::min<uint64_t>(
          blockSize, divideCeil(skipped + out.size(), sizeof(float)));
      if (Error error = input.read(first * sizeof(uint16_t),
                                   {reinterpret_cast<char *>(narrow.data()),
                                    size_t(count * sizeof(uint16_t))}))
        return error;
      if (input.info.dtype == DType::F16)
        for (uint64_t i = 0; i < count; ++i)
          wide[i] = widenHalf(narrow[i]);
      else
        for (uint64_t i = 0; i < count; ++i)
          wide[i] = widenBFloat(narrow[i]);
      uint64_t bytes =
          std::min<uint64_t>(out.size(), count * sizeof(float) - skipped);
      std::memcpy(out.data(),
                  reinterpret_cast<const char *>(wide.data()) + skipped, bytes);
      offset += bytes;
      out = out.drop_front(bytes);
    }
    return Error::success();
  }

  ParameterHandle input;
};
} // namespace

Expected<ParameterHandle> qopt::makeWidened(const ParameterHandle &input) {
  DType dtype = input.info.dtype;
  if (dtype != DType::F16 && dtype != DType::BF16)
    return createStringError("parameter '" + input.info.key + "' is " +
                             getName(dtype) +
                             ": only F16 and BF16 are read as F32");
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, DType::F32, input.info.shape);
  if (!info)
    return info.takeError();
  auto source = std::make_shared<WidenedSource>(input);
  if (Error error = source->addInfo(*info))
    return std::move(error);
  return ParameterHandle{std::move(source), info->key, *info};
}
