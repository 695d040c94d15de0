// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Requantization with a float multiplier against exact references, with the
// order of f32 roundings that the documentation promises.

#include "TestSupport.h"

#include "qopt/Numerics/Quantize.h"
#include "qopt/Numerics/Requantize.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

constexpr int32_t kIntMin = std::numeric_limits<int32_t>::min();
constexpr int32_t kIntMax = std::numeric_limits<int32_t>::max();
const OutputBounds kI8{0, -128, 127};

TEST(Requantize, Multiplier) {
  EXPECT_EQ(*requantMultiplier(0.5, 0.25, 2.0), 0.0625f);
  // The product is not rounded to f32 before the division.
  double sx = 0.1f, sw = 0.3f, sy = 0.7f;
  EXPECT_EQ(*requantMultiplier(sx, sw, sy), float(sx * sw / sy));
  EXPECT_NE(*requantMultiplier(sx, sw, sy), float(sx) * float(sw) / float(sy));
  // sx * sw is below f32's range, the result is not.
  EXPECT_EQ(*requantMultiplier(0x1p-100, 0x1p-100, 0x1p-120), 0x1p-80f);
  EXPECT_EQ(*requantMultiplier(1, 1, 0x1p-95), kMaxMultiplier);
  EXPECT_EQ(requantMultiplier(1, 1, 0x1p-96).reason(),
            "multiplier exceeds 2^95");
  EXPECT_FALSE(requantMultiplier(0, 1, 1));
  EXPECT_FALSE(requantMultiplier(1, -1, 1));
  EXPECT_FALSE(requantMultiplier(1, 1, kNaN));
  EXPECT_FALSE(requantMultiplier(kInf, 1, 1));
}

TEST(Requantize, MultipliersPerChannel) {
  const double good[] = {1.0, 2.0}, bad[] = {1.0, 0.0};
  EXPECT_EQ(*requantMultipliers(0.5, good, 4.0),
            (std::vector<float>{0.125f, 0.25f}));
  EXPECT_EQ(requantMultipliers(0.5, bad, 4.0).reason(),
            "channel 1: scale 0 is not positive and finite");
}

TEST(Requantize, TiesSaturationAndExtremes) {
  EXPECT_EQ(requantize(1, 0.5f, kI8), 0);
  EXPECT_EQ(requantize(3, 0.5f, kI8), 2);
  EXPECT_EQ(requantize(-1, 0.5f, kI8), 0);
  EXPECT_EQ(requantize(-3, 0.5f, kI8), -2);
  EXPECT_EQ(requantize(1, 0.5f, {3, -128, 127}), 3);
  EXPECT_EQ(requantize(1000, 1.0f, kI8), 127);
  EXPECT_EQ(requantize(-1000, 1.0f, kI8), -128);
  EXPECT_EQ(requantize(kIntMin, 1.0f, kI8), -128);
  EXPECT_EQ(requantize(kIntMax, 1.0f, kI8), 127);
  EXPECT_EQ(requantize(kIntMin, 0x1p-25f, kI8), -64);
  EXPECT_EQ(requantize(kIntMax, 0x1p-25f, kI8), 64); // f32(kIntMax) = 2^31
  EXPECT_EQ(requantize(kIntMax, kMaxMultiplier, kI8), 127);
  EXPECT_EQ(requantize(kIntMin, kMaxMultiplier, kI8), -128);
  EXPECT_EQ(requantize(kIntMax, 0x1p-149f, {5, -128, 127}), 5);
  // 32-bit output keeps every bit of t.
  EXPECT_EQ(requantize(kIntMin, 1.0f, {0, kIntMin, kIntMax}), kIntMin);
  EXPECT_EQ(requantize(kIntMax, 1.0f, {0, kIntMin, kIntMax}), kIntMax);
}

TEST(Requantize, AccumulatorIsRoundedToFloatFirst) {
  // f32(2^24 + 1) = 2^24; without that rounding the product would be above the
  // tie.
  EXPECT_EQ(requantize((1 << 24) + 1, 0x1.8p-24f, kI8), 2);
  EXPECT_EQ(requantize((1 << 24) + 1, 0x1p-25f, kI8), 0);
  EXPECT_EQ(requantize((1 << 24) + 4, 0x1p-25f, kI8), 1);
}

TEST(Requantize, Bounds) {
  QuantParams out{0.5, 3, Storage::i8()};
  OutputBounds open = outputBounds(out);
  EXPECT_EQ(open.lo, -128);
  EXPECT_EQ(open.hi, 127);
  OutputBounds relu6 = outputBounds(out, 0.0f, 6.0f);
  EXPECT_EQ(relu6.lo, 3);
  EXPECT_EQ(relu6.hi, 15);
  OutputBounds relu = outputBounds(out, 0.0f, kInf);
  EXPECT_EQ(relu.lo, 3);
  EXPECT_EQ(relu.hi, 127);
  OutputBounds wide = outputBounds(out, -1e9f, 1e9f);
  EXPECT_EQ(wide.lo, -128);
  EXPECT_EQ(wide.hi, 127);
  EXPECT_EQ(requantize(-100, 1.0f, relu6), 3);
  EXPECT_EQ(requantize(100, 1.0f, relu6), 15);
  EXPECT_EQ(requantize(5, 1.0f, relu6), 8);
}

OutputBounds randomBounds(Values &values) {
  int64_t lo = values.integer(-128, 126);
  return {values.integer(-128, 127), lo, values.integer(lo + 1, 127)};
}

int32_t randomAccumulator(Values &values) {
  return int32_t(values.bits()) >> values.integer(0, 31);
}

TEST(Requantize, MatchesTheReference) {
  Values values(20);
  for (int n = 0; n != 200000; ++n) {
    OutputBounds out = randomBounds(values);
    int32_t acc = randomAccumulator(values);
    float m = float(values.logUniform(-30, 3));
    if (n % 4 == 0)
      m = float(0.5 / std::fabs(double(acc) + 0.25)); // t near a tie
    float t = multiply(floatFromInt(acc), m);
    ASSERT_EQ(requantize(acc, m, out),
              referenceRound(t, out.zeroPoint, out.lo, out.hi))
        << acc << " * " << m;
  }
}

TEST(Requantize, ResidualOrder) {
  Values values(21);
  int fusedDiffers = 0;
  for (int n = 0; n != 200000; ++n) {
    OutputBounds out = randomBounds(values);
    int32_t acc = int32_t(values.integer(-100000, 100000));
    float m = float(values.logUniform(-16, -8));
    int32_t r = int32_t(values.integer(-255, 255));
    float mr = float(values.logUniform(-4, 1));
    if (n % 2) {
      // The rounded products sum to a tie exactly, the unrounded ones only
      // nearly.
      float rest =
          float(values.integer(-100, 100)) + 0.5f - multiply(float(acc), m);
      r = rest < 0 ? -1 : 1;
      mr = std::fabs(rest);
      if (n % 4 == 1) { // the other product may not be fused either
        std::swap(acc, r);
        std::swap(m, mr);
      }
    }
    float t =
        plus(multiply(floatFromInt(acc), m), multiply(floatFromInt(r), mr));
    int64_t expected = referenceRound(t, out.zeroPoint, out.lo, out.hi);
    ASSERT_EQ(requantize(acc, m, r, mr, out), expected);
    ASSERT_EQ(addQuantized(acc, m, r, mr, out), expected);
    ASSERT_EQ(subQuantized(acc, m, -r, mr, out), expected);
    float fused = n % 4 == 1 ? std::fma(float(r), mr, multiply(float(acc), m))
                             : std::fma(float(acc), m, multiply(float(r), mr));
    fusedDiffers +=
        referenceRound(fused, out.zeroPoint, out.lo, out.hi) != expected;
  }
  // The inputs do tell fused multiply-add apart.
  EXPECT_GT(fusedDiffers, 0);
}

TEST(Requantize, NoMultiplierMakesNaN) {
  EXPECT_EQ(requantize(kIntMax, kMaxMultiplier, kIntMin, kMaxMultiplier,
                       {5, -128, 127}),
            5);
  EXPECT_EQ(requantize(kIntMax, kMaxMultiplier, kIntMax, kMaxMultiplier, kI8),
            127);
}

template <typename T> void checkRows(int64_t lo, int64_t hi, uint64_t seed) {
  Values values(seed);
  for (size_t channels : {1, 3, 16, 33}) {
    std::vector<float> m(channels);
    for (float &v : m)
      v = float(values.logUniform(-28, 0));
    OutputBounds out{values.integer(lo, hi), lo, hi};
    std::vector<int32_t> acc(channels * 7 + channels / 2);
    for (int32_t &a : acc)
      a = randomAccumulator(values);
    acc[0] = kIntMin;
    std::vector<T> y(acc.size());
    requantize(acc, m, out, y.data());
    for (size_t i = 0; i != acc.size(); ++i)
      ASSERT_EQ(int64_t(y[i]), requantize(acc[i], m[i % channels], out))
          << acc[i];
  }
}

TEST(Requantize, RowsMatchTheScalarForm) {
  checkRows<int8_t>(-128, 127, 22);
  checkRows<int8_t>(3, 15, 23);
  checkRows<uint8_t>(0, 255, 24);
  checkRows<int16_t>(-32768, 32767, 25);
  checkRows<uint16_t>(0, 65535, 26);
}

TEST(Requantize, ElementwiseMultiplication) {
  Values values(27);
  for (int n = 0; n != 50000; ++n) {
    OutputBounds out = randomBounds(values);
    int32_t limit = n % 2 ? 255 : 65535;
    int32_t a = int32_t(values.integer(-limit, limit)),
            b = int32_t(values.integer(-limit, limit));
    float m = float(values.logUniform(-30, 0));
    float t = multiply(floatFromInt(__int128(a) * b), m);
    ASSERT_EQ(mulQuantized(a, b, m, out),
              referenceRound(t, out.zeroPoint, out.lo, out.hi));
  }
}

TEST(Requantize, MeanWithVaryingCount) {
  Values values(28);
  for (int n = 0; n != 50000; ++n) {
    OutputBounds out = randomBounds(values);
    int32_t count = int32_t(values.integer(1, 50));
    int32_t sum = int32_t(values.integer(-255 * count, 255 * count));
    float m = float(values.logUniform(-3, 3));
    if (n % 2) // t near a tie
      m = float((double(values.integer(0, 20)) + 0.5) * count /
                (std::fabs(double(sum)) + 1e-3));
    float t = multiply(divide(floatFromInt(sum), floatFromInt(count)), m);
    ASSERT_EQ(meanQuantized(sum, count, m, out),
              referenceRound(t, out.zeroPoint, out.lo, out.hi));
  }
}

TEST(Requantize, WithinHalfAStepOfTheRealResult) {
  // The bound of docs/Numerics.md: three f32 roundings of t on top of half a
  // step.
  Values values(29);
  for (int n = 0; n != 100000; ++n) {
    double sx = float(values.logUniform(-12, 0)),
           sw = float(values.logUniform(-12, 0));
    int32_t acc = randomAccumulator(values);
    double real = double(acc) * sx * sw;
    double sy = float(std::fabs(real) / values.uniform(1, 120) + 1e-6);
    QuantParams out{sy, 0, Storage::i8()};
    int64_t q =
        requantize(acc, *requantMultiplier(sx, sw, sy), outputBounds(out));
    double t = real / sy;
    ASSERT_LE(std::fabs(double(q) - t), 0.5 + std::fabs(t) * 3.01 * 0x1p-24);
  }
}

} // namespace
