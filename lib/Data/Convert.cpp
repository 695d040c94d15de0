// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conversion of array elements, and the search for values that no scale can
// represent.

#include "qopt/Data/Npy.h"
#include "llvm/ADT/Twine.h"
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

using namespace llvm;
using namespace qopt;

namespace {
struct Half {
  uint16_t bits;
};
struct BFloat {
  uint16_t bits;
};
struct Bool {
  uint8_t value;
};
} // namespace

static float bitsToFloat(uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/// IEEE binary16, exactly.
static float widen(Half half) {
  uint32_t sign = static_cast<uint32_t>(half.bits & 0x8000) << 16;
  uint32_t exponent = (half.bits >> 10) & 31, mantissa = half.bits & 1023;
  if (exponent == 31)
    return bitsToFloat(sign | 0x7F800000 | mantissa << 13);
  if (exponent == 0) {
    float value = std::ldexp(static_cast<float>(mantissa), -24);
    return sign ? -value : value;
  }
  return bitsToFloat(sign | (exponent + 112) << 23 | mantissa << 13);
}
static float widen(BFloat value) {
  return bitsToFloat(static_cast<uint32_t>(value.bits) << 16);
}
static uint8_t widen(Bool value) { return value.value != 0; }
template <typename T> static T widen(T value) { return value; }

/// Calls `body` with a value of the C++ type that stores `dtype`; false where
/// there is none.
template <typename Body> static bool dispatch(DType dtype, Body body) {
  switch (dtype) {
  case DType::F32:
    return body(float()), true;
  case DType::F64:
    return body(double()), true;
  case DType::F16:
    return body(Half()), true;
  case DType::BF16:
    return body(BFloat()), true;
  case DType::I8:
    return body(int8_t()), true;
  case DType::U8:
    return body(uint8_t()), true;
  case DType::I16:
    return body(int16_t()), true;
  case DType::U16:
    return body(uint16_t()), true;
  case DType::I32:
    return body(int32_t()), true;
  case DType::U32:
    return body(uint32_t()), true;
  case DType::I64:
    return body(int64_t()), true;
  case DType::U64:
    return body(uint64_t()), true;
  case DType::BOOL:
    return body(Bool()), true;
  case DType::I4:
  case DType::F8E4M3:
  case DType::F8E5M2:
    return false;
  }
  return false;
}

static bool isFloat(DType dtype) {
  return dtype == DType::F32 || dtype == DType::F64 || dtype == DType::F16 ||
         dtype == DType::BF16;
}

bool qopt::isConvertible(DType from, DType to) {
  if (from == to)
    return true;
  if (!dispatch(from, [](auto) {}))
    return false;
  bool toInteger = to == DType::I8 || to == DType::U8 || to == DType::I16 ||
                   to == DType::U16 || to == DType::I32 || to == DType::U32 ||
                   to == DType::I64 || to == DType::U64;
  return to == DType::F32 || to == DType::F64 || (toInteger && !isFloat(from));
}

template <typename From, typename To> static bool fits(From value) {
  if constexpr (std::is_integral_v<To> && std::is_integral_v<From>) {
    To out = static_cast<To>(value);
    return static_cast<From>(out) == value &&
           (out < To(0)) == (value < From(0));
  }
  return true;
}

/// Index of the first element that does not fit, or nothing.
template <typename From, typename To>
static std::optional<uint64_t> convertAll(ArrayRef<char> in, char *out) {
  uint64_t count = in.size() / sizeof(From);
  for (uint64_t i = 0; i < count; ++i) {
    From stored;
    std::memcpy(&stored, in.data() + i * sizeof(From), sizeof(From));
    auto value = widen(stored);
    if (!fits<decltype(value), To>(value))
      return i;
    To converted = static_cast<To>(value);
    std::memcpy(out + i * sizeof(To), &converted, sizeof(To));
  }
  return std::nullopt;
}

Error qopt::convertElements(DType from, ArrayRef<char> in, DType to,
                            MutableArrayRef<char> out) {
  if (!isConvertible(from, to))
    return createStringError("cannot convert " + getName(from) + " to " +
                             getName(to));
  uint64_t elements = in.size() / (std::max(getBitWidth(from), 8u) / 8);
  if (from == to ? in.size() != out.size()
                 : out.size() != elements * (getBitWidth(to) / 8))
    return createStringError("converting " + getName(from) + " to " +
                             getName(to) + ": sizes do not match");
  if (from == to) {
    if (!in.empty())
      std::memcpy(out.data(), in.data(), in.size());
    return Error::success();
  }
  std::optional<uint64_t> bad;
  dispatch(from, [&](auto source) {
    dispatch(to, [&](auto target) {
      using From = decltype(source);
      using To = decltype(target);
      if constexpr (std::is_arithmetic_v<To>)
        bad = convertAll<From, To>(in, out.data());
    });
  });
  if (bad)
    return createStringError("element " + Twine(*bad) + " does not fit in " +
                             getName(to));
  return Error::success();
}

Expected<NpyArray> qopt::convert(const NpyArray &array, DType to) {
  if (array.getDType() == to)
    return array;
  std::optional<uint64_t> bytes = getNumBytes(to, array.getShape());
  if (!bytes)
    return createStringError("the converted array is too large");
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(*bytes);
  if (!buffer)
    return buffer.takeError();
  if (Error error = convertElements(array.getDType(), array.getBytes(), to,
                                    buffer->getBytes()))
    return std::move(error);
  return NpyArray::get(to, array.getShape(), std::move(*buffer));
}

Expected<NpyArray> qopt::toF32(const NpyArray &array) {
  return convert(array, DType::F32);
}
Expected<NpyArray> qopt::toI64(const NpyArray &array) {
  return convert(array, DType::I64);
}

std::optional<uint64_t> qopt::findNonFinite(DType dtype, ArrayRef<char> bytes) {
  if (!isFloat(dtype))
    return std::nullopt;
  std::optional<uint64_t> found;
  dispatch(dtype, [&](auto example) {
    using T = decltype(example);
    for (uint64_t i = 0, count = bytes.size() / sizeof(T); i < count && !found;
         ++i) {
      T stored;
      std::memcpy(&stored, bytes.data() + i * sizeof(T), sizeof(T));
      if (!std::isfinite(widen(stored)))
        found = i;
    }
  });
  return found;
}
