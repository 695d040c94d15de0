// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fixed-point requantization against TOSA's definition in 128-bit arithmetic
// and against the formulas of gemmlowp and TFLite, written out here in their
// own form.

#include "TestSupport.h"

#include "qopt/Numerics/Requantize.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

constexpr int32_t kIntMin = std::numeric_limits<int32_t>::min();
constexpr int32_t kIntMax = std::numeric_limits<int32_t>::max();

/// floor(numerator / 2^shift) by division.
__int128 floorDivide(__int128 numerator, int shift) {
  __int128 d = __int128(1) << shift, q = numerator / d;
  return numerator % d < 0 ? q - 1 : q;
}

__int128 tosaScale(int64_t value, FixedPointScale s, RoundingMode mode) {
  __int128 round = __int128(1) << (s.shift - 1);
  if (mode == RoundingMode::Double && s.shift > 31)
    round += value >= 0 ? 1 << 30 : -(1 << 30);
  return floorDivide(__int128(value) * s.multiplier + round, s.shift);
}

/// gemmlowp's SaturatingRoundingDoublingHighMul: C division truncates toward
/// zero.
int32_t doublingHighMul(int32_t a, int32_t b) {
  if (a == kIntMin && b == kIntMin)
    return kIntMax;
  int64_t product = int64_t(a) * b;
  int64_t nudge = product >= 0 ? (1 << 30) : 1 - (1 << 30);
  return int32_t((product + nudge) / (int64_t(1) << 31));
}

/// gemmlowp's RoundingDivideByPOT: half away from zero.
int32_t divideByPot(int32_t x, int exponent) {
  int64_t half = exponent ? int64_t(1) << (exponent - 1) : 0;
  int64_t magnitude = (std::llabs(int64_t(x)) + half) >> exponent;
  return int32_t(x < 0 ? -magnitude : magnitude);
}

/// TFLite's MultiplyByQuantizedMultiplier with its default double rounding;
/// `shift` is TFLite's, positive to the left.
int32_t tfliteDouble(int32_t x, int32_t multiplier, int shift) {
  int left = shift > 0 ? shift : 0, right = shift > 0 ? 0 : -shift;
  return divideByPot(
      doublingHighMul(int32_t(int64_t(x) * (int64_t(1) << left)), multiplier),
      right);
}

/// The same with TFLITE_SINGLE_ROUNDING.
int32_t tfliteSingle(int32_t x, int32_t multiplier, int shift) {
  int total = 31 - shift;
  return int32_t((int64_t(x) * multiplier + (int64_t(1) << (total - 1))) >>
                 total);
}

int32_t randomValue(Values &values, int shift) {
  int64_t limit = int64_t(1) << std::min(31, shift - 1);
  switch (values.bits() % 8) {
  case 0:
    return int32_t(-limit);
  case 1:
    return int32_t(limit - 1);
  case 2:
    return int32_t(values.integer(-2, 1));
  default:
    return int32_t(values.integer(-limit, limit - 1) >> values.integer(0, 30));
  }
}

TEST(FixedPoint, ScaleOne) {
  FixedPointScale one = *fixedPointScale(1.0, ScaleWidth::Scale32);
  EXPECT_EQ(one.multiplier, 1 << 30);
  EXPECT_EQ(one.shift, 30);
  FixedPointScale one16 = *fixedPointScale(1.0, ScaleWidth::Scale16);
  EXPECT_EQ(one16.multiplier, 1 << 14);
  EXPECT_EQ(one16.shift, 14);
  for (int32_t v : {-5, 0, 7, 1 << 28, -(1 << 29)}) {
    EXPECT_EQ(applyScale32(v, one, RoundingMode::Single), v);
    EXPECT_EQ(applyScale16(v, one16), v);
  }
}

TEST(FixedPoint, ScaleIsTheNearestWithAFullMantissa) {
  Values values(30);
  for (int n = 0; n != 20000; ++n) {
    double scale = values.logUniform(-31, 28);
    FixedPointScale s = *fixedPointScale(scale, ScaleWidth::Scale32);
    ASSERT_EQ(validate(s, ScaleWidth::Scale32), "");
    ASSERT_GE(s.multiplier, 1 << 30);
    ASSERT_LE(std::fabs(std::ldexp(double(s.multiplier), -s.shift) - scale),
              std::ldexp(0.5, -s.shift));
    scale = values.logUniform(-47, 12);
    s = *fixedPointScale(scale, ScaleWidth::Scale16);
    ASSERT_EQ(validate(s, ScaleWidth::Scale16), "");
    ASSERT_GE(s.multiplier, 1 << 14);
    ASSERT_LE(std::fabs(std::ldexp(double(s.multiplier), -s.shift) - scale),
              std::ldexp(0.5, -s.shift));
  }
}

TEST(FixedPoint, ScaleEdges) {
  // The mantissa rounds up to 2^31.
  FixedPointScale up =
      *fixedPointScale(std::nextafter(1.0, 0.0), ScaleWidth::Scale32);
  EXPECT_EQ(up.multiplier, 1 << 30);
  EXPECT_EQ(up.shift, 30);
  // Small scales: the shift stops at 62 and the multiplier loses bits.
  FixedPointScale small = *fixedPointScale(0x1p-40, ScaleWidth::Scale32);
  EXPECT_EQ(small.multiplier, 1 << 22);
  EXPECT_EQ(small.shift, 62);
  EXPECT_EQ(fixedPointScale(1e-300, ScaleWidth::Scale32)->multiplier, 0);
  EXPECT_EQ(fixedPointScale(0x1.8p28, ScaleWidth::Scale32)->shift, 2);
  EXPECT_FALSE(fixedPointScale(0x1p29, ScaleWidth::Scale32));
  EXPECT_FALSE(fixedPointScale(0x1p13, ScaleWidth::Scale16));
  EXPECT_EQ(fixedPointScale(-1e-9, ScaleWidth::Scale32).reason(),
            "scale -1e-09 is not positive and finite");
  EXPECT_FALSE(fixedPointScale(0.0, ScaleWidth::Scale32));
  EXPECT_FALSE(fixedPointScale(-1.0, ScaleWidth::Scale32));
  EXPECT_FALSE(fixedPointScale(kNaN, ScaleWidth::Scale32));
  EXPECT_FALSE(fixedPointScale(kInf, ScaleWidth::Scale32));
}

TEST(FixedPoint, Validate) {
  EXPECT_EQ(validate({-1, 30}, ScaleWidth::Scale32),
            "multiplier -1 is negative");
  EXPECT_EQ(validate({1, 1}, ScaleWidth::Scale32),
            "shift 1 is not within 2 to 62");
  EXPECT_EQ(validate({1, 63}, ScaleWidth::Scale32),
            "shift 63 is not within 2 to 62");
  EXPECT_EQ(validate({1, 2}, ScaleWidth::Scale32), "");
  EXPECT_EQ(validate({0, 62}, ScaleWidth::Scale32), "");
  EXPECT_EQ(validate({0x8000, 20}, ScaleWidth::Scale16),
            "multiplier 32768 exceeds 16 bits");
  EXPECT_EQ(validateValue(1, {1, 2}, ScaleWidth::Scale32), "");
  EXPECT_EQ(validateValue(2, {1, 2}, ScaleWidth::Scale32),
            "value 2 is not within [-2, 2)");
  EXPECT_EQ(validateValue(-2, {1, 2}, ScaleWidth::Scale32), "");
  EXPECT_NE(validateValue(-3, {1, 2}, ScaleWidth::Scale32), "");
  EXPECT_EQ(validateValue((int64_t(1) << 47) - 1, {1, 2}, ScaleWidth::Scale16),
            "");
  EXPECT_NE(validateValue(int64_t(1) << 47, {1, 2}, ScaleWidth::Scale16), "");
}

TEST(FixedPoint, Ties) {
  // 2^-1: ties go up with single rounding; 2^-2 shows the first rounding of the
  // double one.
  FixedPointScale half{1 << 30, 31};
  EXPECT_EQ(applyScale32(1, half, RoundingMode::Single), 1);
  EXPECT_EQ(applyScale32(-1, half, RoundingMode::Single), 0);
  EXPECT_EQ(applyScale32(-3, half, RoundingMode::Single), -1);
  EXPECT_EQ(applyScale32(-1, half, RoundingMode::Double),
            0); // one rounding up to shift 31
  FixedPointScale quarter{1 << 30, 32};
  EXPECT_EQ(applyScale32(2, quarter, RoundingMode::Single), 1);
  EXPECT_EQ(applyScale32(1, quarter, RoundingMode::Single), 0);
  EXPECT_EQ(applyScale32(1, quarter, RoundingMode::Double),
            1); // 0.25 -> 0.5 -> 1
  EXPECT_EQ(applyScale32(-2, quarter, RoundingMode::Single), 0);
  EXPECT_EQ(applyScale32(-2, quarter, RoundingMode::Double),
            -1); // away from zero
}

TEST(FixedPoint, ApplyScale32MatchesTosa) {
  Values values(31);
  int differ = 0;
  for (int n = 0; n != 300000; ++n) {
    int shift = int(values.integer(2, 62));
    FixedPointScale s{int32_t(values.bits() & kIntMax) >> values.integer(0, 3),
                      shift};
    int32_t v = randomValue(values, shift);
    ASSERT_EQ(validateValue(v, s, ScaleWidth::Scale32), "");
    int32_t single = applyScale32(v, s, RoundingMode::Single);
    int32_t twice = applyScale32(v, s, RoundingMode::Double);
    ASSERT_TRUE(single == tosaScale(v, s, RoundingMode::Single))
        << v << " " << shift;
    ASSERT_TRUE(twice == tosaScale(v, s, RoundingMode::Double))
        << v << " " << shift;
    differ += single != twice;
  }
  EXPECT_GT(differ, 0);
}

TEST(FixedPoint, EqualsGemmlowpAndTflite) {
  Values values(32);
  for (int n = 0; n != 300000; ++n) {
    // TFLite's shift s is 31 - TOSA's; right shifts beyond 31 become zero
    // scales there.
    int tfliteShift = int(values.integer(-31, 29));
    FixedPointScale s{int32_t(values.integer(1 << 30, kIntMax)),
                      31 - tfliteShift};
    int32_t v = randomValue(values, s.shift);
    ASSERT_EQ(applyScale32(v, s, RoundingMode::Double),
              tfliteDouble(v, s.multiplier, tfliteShift))
        << v << " " << s.multiplier << " " << tfliteShift;
    ASSERT_EQ(applyScale32(v, s, RoundingMode::Single),
              tfliteSingle(v, s.multiplier, tfliteShift));
  }
}

TEST(FixedPoint, ApplyScale16MatchesTosa) {
  Values values(33);
  for (int n = 0; n != 200000; ++n) {
    int shift = int(values.integer(2, 62));
    FixedPointScale s{int32_t(values.integer(0, 32767)), shift};
    int64_t v = int64_t(values.bits()) >> values.integer(16, 63);
    __int128 exact = tosaScale(v, s, RoundingMode::Single);
    __int128 clamped =
        std::min<__int128>(std::max<__int128>(exact, kIntMin), kIntMax);
    ASSERT_TRUE(applyScale16(v, s) == clamped) << v << " " << shift;
  }
}

TEST(FixedPoint, ReducedMultiplierEqualsTflite16x8) {
  Values values(34);
  for (int n = 0; n != 100000; ++n) {
    int tfliteShift = int(values.integer(-31, 7));
    int32_t m = n % 16 ? int32_t(values.integer(1 << 30, kIntMax))
                       : int32_t(values.integer(0x7fff0000 - 2, kIntMax));
    int64_t v = int64_t(values.bits()) >> values.integer(24, 63);
    int64_t reduced = m < 0x7fff0000 ? (m + (1 << 15)) >> 16 : 0x7fff;
    int total = 15 - tfliteShift;
    int64_t expected = (v * reduced + (int64_t(1) << (total - 1))) >> total;
    FixedPointScale s = reduceToScale16({m, 31 - tfliteShift});
    ASSERT_EQ(validate(s, ScaleWidth::Scale16), "");
    if (expected == int32_t(expected)) {
      ASSERT_EQ(applyScale16(v, s), expected);
    }
  }
}

TEST(FixedPoint, Saturation) {
  // TOSA leaves these unpredictable; here they saturate.
  EXPECT_EQ(applyScale32(kIntMax, {kIntMax, 2}, RoundingMode::Single), kIntMax);
  EXPECT_EQ(applyScale32(kIntMin, {kIntMax, 2}, RoundingMode::Single), kIntMin);
  EXPECT_EQ(applyScale16(-(int64_t(1) << 47), {32767, 2}), kIntMin);
  EXPECT_EQ(applyScale32(kIntMin, {kIntMax, 62}, RoundingMode::Double), -1);
}

TEST(FixedPoint, Rescale) {
  FixedPointScale quarter{1 << 30, 32};
  QuantParams i8{1.0, 5, Storage::i8()}, u8{1.0, 128, Storage::u8()};
  auto run = [&](int64_t v, int64_t zp, const QuantParams &out) {
    return rescale(v, zp, quarter, ScaleWidth::Scale32, RoundingMode::Single,
                   out);
  };
  EXPECT_EQ(run(40, 0, i8), 15);
  EXPECT_EQ(run(40, 20, i8), 10);
  EXPECT_EQ(run(100000, 0, i8), 127);
  EXPECT_EQ(run(-100000, 0, i8), -128);
  EXPECT_EQ(run(-40, 0, u8), 118);
  EXPECT_EQ(run(-100000, 0, u8), 0);
  // The sum with the zero point saturates instead of wrapping.
  QuantParams i32{1.0, 5, Storage::i32()};
  EXPECT_EQ(rescale(kIntMax, 0, {kIntMax, 31}, ScaleWidth::Scale32,
                    RoundingMode::Single, i32),
            kIntMax);
  EXPECT_EQ(rescale(int64_t(1) << 40, 0, {1 << 14, 50}, ScaleWidth::Scale16,
                    RoundingMode::Single, i8),
            21);
}

TEST(FixedPoint, FloatMultiplierDiffersByAtMostOne) {
  Values values(35);
  int differ = 0;
  const int count = 200000;
  for (int n = 0; n != count; ++n) {
    double scale = values.logUniform(-14, -7);
    int32_t acc = int32_t(values.integer(-127, 127) / scale +
                          values.uniform(-1, 1) / scale);
    OutputBounds out{0, -128, 127};
    QuantParams i8{1.0, 0, Storage::i8()};
    int64_t a = requantize(acc, float(scale), out);
    int64_t b = rescale(acc, 0, *fixedPointScale(scale, ScaleWidth::Scale32),
                        ScaleWidth::Scale32, RoundingMode::Single, i8);
    ASSERT_LE(std::abs(a - b), 1);
    differ += a != b;
  }
  EXPECT_LT(differ, count / 100);
}

} // namespace
