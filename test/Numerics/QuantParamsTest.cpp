// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Choice and validation of quantization parameters: ordinary, degenerate and
// hostile ranges, and the promise that every value of the range is represented
// within half a step.

#include "TestSupport.h"

#include "qopt/Numerics/Quantize.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

constexpr double kFloatMin = std::numeric_limits<float>::min();
constexpr double kFloatMax = std::numeric_limits<float>::max();

void expectParams(const Result<QuantParams> &r, double scale,
                  int64_t zeroPoint) {
  ASSERT_TRUE(r) << r.reason();
  EXPECT_EQ(r->scale, scale);
  EXPECT_EQ(r->zeroPoint, zeroPoint);
  EXPECT_EQ(validate(*r), "");
}

TEST(Storage, Ranges) {
  EXPECT_EQ(Storage::i8().min, -128);
  EXPECT_EQ(Storage::i8().max, 127);
  EXPECT_EQ(Storage::i8Narrow().min, -127);
  EXPECT_EQ(Storage::i8Narrow().narrow(), Storage::i8Narrow());
  EXPECT_EQ(Storage::u8().max, 255);
  EXPECT_EQ(Storage::u8().narrow(), Storage::u8());
  EXPECT_EQ(Storage::i4().min, -8);
  EXPECT_EQ(Storage::i4().narrow().min, -7);
  EXPECT_EQ(Storage::u4().max, 15);
  EXPECT_EQ(Storage::i16().min, -32768);
  EXPECT_EQ(Storage::u16().max, 65535);
  EXPECT_EQ(Storage::i32().min, std::numeric_limits<int32_t>::min());
  EXPECT_EQ(Storage::i32().max, std::numeric_limits<int32_t>::max());
  // The property that i7 exists for.
  Storage i7 = Storage::i7();
  EXPECT_LE(2 * 255 * i7.max, 32767);
  EXPECT_GE(2 * 255 * i7.min, -32768);
}

TEST(QuantParams, AsymmetricCoversTheRange) {
  expectParams(chooseAsymmetric(-1.0, 1.0, Storage::i8()), float(2.0 / 255), 0);
  expectParams(chooseAsymmetric(0.0, 255.0, Storage::u8()), 1.0, 0);
  expectParams(chooseAsymmetric(-255.0, 0.0, Storage::u8()), 1.0, 255);
  expectParams(chooseAsymmetric(0.0, 510.0, Storage::i8()), 2.0, -128);
  expectParams(chooseAsymmetric(-10.0, 245.0, Storage::u8()), 1.0, 10);
}

TEST(QuantParams, ZeroPointTiesToEven) {
  // -min / s = 10.5 and 11.5.
  expectParams(chooseAsymmetric(-10.5, 244.5, Storage::u8()), 1.0, 10);
  expectParams(chooseAsymmetric(-11.5, 243.5, Storage::u8()), 1.0, 12);
}

TEST(QuantParams, SymmetricRangesHaveOneZeroPoint) {
  Values values(2);
  for (int n = 0; n != 5000; ++n) {
    float m = float(values.logUniform(-100, 120));
    ASSERT_EQ(chooseAsymmetric(-m, m, Storage::i8())->zeroPoint, 0) << m;
    ASSERT_EQ(chooseAsymmetric(-m, m, Storage::u8())->zeroPoint, 128) << m;
  }
}

TEST(QuantParams, RangeIsWidenedToZero) {
  expectParams(chooseAsymmetric(100.0, 255.0, Storage::u8()), 1.0, 0);
  expectParams(chooseAsymmetric(-255.0, -100.0, Storage::u8()), 1.0, 255);
  expectParams(chooseSymmetric(63.5, 127.0, Storage::i8Narrow()), 1.0, 0);
}

TEST(QuantParams, DegenerateRange) {
  expectParams(chooseAsymmetric(0.0, 0.0, Storage::i8()), 1.0, 0);
  expectParams(chooseAsymmetric(0.0, 0.0, Storage::u8()), 1.0, 0);
  expectParams(chooseAsymmetric(0.0, 0.0, {8, false, 16, 235}), 1.0, 16);
  expectParams(chooseSymmetric(0.0, 0.0, Storage::i8Narrow()), 1.0, 0);
  expectParams(chooseSymmetric(0.0, 0.0, Storage::u8()), 1.0, 128);
}

TEST(QuantParams, DenormalRangeGetsSmallestNormalScale) {
  expectParams(chooseAsymmetric(0.0, 1e-44, Storage::i8()), kFloatMin, -128);
  expectParams(chooseSymmetric(-1e-40, 1e-42, Storage::i8()), kFloatMin, 0);
  expectParams(chooseAsymmetric(-5e-324, 0.0, Storage::u8()), kFloatMin, 0);
}

TEST(QuantParams, HugeRange) {
  // max - min overflows f32, the scale does not.
  expectParams(chooseAsymmetric(-kFloatMax, kFloatMax, Storage::i8()),
               float(2 * kFloatMax / 255), 0);
  expectParams(chooseSymmetric(-kFloatMax, kFloatMax, Storage::i8Narrow()),
               float(kFloatMax / 127), 0);
  // One step for the whole range: the scale itself is beyond f32.
  Result<QuantParams> r =
      chooseAsymmetric(-kFloatMax, kFloatMax, {1, false, 0, 1});
  ASSERT_FALSE(r);
  EXPECT_NE(r.reason().find("exceeds f32"), std::string::npos) << r.reason();
}

TEST(QuantParams, InvalidRanges) {
  auto reason = [](double min, double max) {
    Result<QuantParams> a = chooseAsymmetric(min, max, Storage::i8());
    Result<QuantParams> s = chooseSymmetric(min, max, Storage::i8());
    EXPECT_FALSE(a);
    EXPECT_FALSE(s);
    EXPECT_EQ(a.reason(), s.reason());
    return a.reason();
  };
  EXPECT_EQ(reason(kNaN, 1.0), "range [nan, 1] contains NaN");
  EXPECT_EQ(reason(0.0, kNaN), "range [0, nan] contains NaN");
  EXPECT_EQ(reason(-kInf, 0.0), "range [-inf, 0] is not finite in f32");
  EXPECT_EQ(reason(0.0, kInf), "range [0, inf] is not finite in f32");
  EXPECT_EQ(reason(0.0, 1e39), "range [0, 1e+39] is not finite in f32");
  EXPECT_EQ(reason(2.0, 1.0), "range [2, 1] is empty");
  EXPECT_FALSE(chooseAsymmetric(0, 1, {8, true, 5, 5}));
  EXPECT_FALSE(chooseSymmetric(0, 1, {0, true, 0, 0}));
}

TEST(QuantParams, SymmetricIsTight) {
  expectParams(chooseSymmetric(-127.0, 100.0, Storage::i8Narrow()), 1.0, 0);
  expectParams(chooseSymmetric(-100.0, 127.0, Storage::i8Narrow()), 1.0, 0);
  // [-128, 127] has one more step below zero.
  expectParams(chooseSymmetric(-128.0, 100.0, Storage::i8()), 1.0, 0);
  expectParams(chooseSymmetric(-128.0, 254.0, Storage::i8()), 2.0, 0);
  expectParams(chooseSymmetric(-128.0, 127.0, Storage::u8()), 1.0, 128);
  expectParams(chooseSymmetric(-7.0, 7.0, Storage::i4().narrow()), 1.0, 0);
}

TEST(QuantParams, ChosenParamsRepresentTheRange) {
  Values values(1);
  const Storage storages[] = {Storage::i8(), Storage::i8Narrow(),
                              Storage::u8(), Storage::i4(),
                              Storage::i7(), Storage::i16()};
  for (int n = 0; n != 2000; ++n) {
    const Storage &storage = storages[n % 6];
    float magnitude = float(values.logUniform(-100, 100));
    float a = float(values.uniform(-1, 1)) * magnitude;
    float b = float(values.uniform(-1, 1)) * magnitude;
    float lo = std::min(a, b), hi = std::max(a, b);
    Result<QuantParams> chosen[] = {chooseAsymmetric(lo, hi, storage),
                                    chooseSymmetric(lo, hi, storage)};
    for (const Result<QuantParams> &p : chosen) {
      ASSERT_TRUE(p) << p.reason();
      ASSERT_EQ(validate(*p), "");
      EXPECT_EQ(double(float(p->scale)), p->scale);
      EXPECT_EQ(fakeQuantize(0.0f, *p), 0.0f);
      for (int k = 0; k <= 16; ++k) {
        float x = float(lo + (double(hi) - lo) * k / 16);
        // Half a step, the two f32 roundings, and the scale's own rounding
        // times the width.
        double bound = p->scale * 0.5 + std::fabs(double(x)) * 0x1p-23 +
                       p->scale * double(storage.max - storage.min) * 0x1p-23;
        EXPECT_LE(std::fabs(double(fakeQuantize(x, *p)) - x), bound)
            << x << " in [" << lo << ", " << hi << "] scale " << p->scale;
      }
    }
  }
}

TEST(QuantParams, Validate) {
  auto reason = [](double scale, int64_t zeroPoint = 0,
                   Storage storage = Storage::i8()) {
    return validate(QuantParams{scale, zeroPoint, storage});
  };
  EXPECT_EQ(reason(1.0), "");
  EXPECT_EQ(reason(0.1), ""); // not an f32, but usable
  EXPECT_EQ(reason(kFloatMin), "");
  EXPECT_EQ(reason(kFloatMax), "");
  EXPECT_EQ(reason(0.0), "scale is zero");
  EXPECT_EQ(reason(-0.0), "scale is zero");
  EXPECT_EQ(reason(kNaN), "scale is NaN");
  EXPECT_EQ(reason(-0.5), "scale -0.5 is negative");
  EXPECT_EQ(reason(-kInf), "scale -inf is negative");
  EXPECT_EQ(reason(kInf), "scale inf is not finite in f32");
  EXPECT_EQ(reason(1e39), "scale 1e+39 is not finite in f32");
  EXPECT_EQ(reason(1e-39), "scale 1e-39 is denormal in f32");
  EXPECT_EQ(reason(1e-60), "scale 1e-60 is denormal in f32");
  EXPECT_EQ(reason(1, 127), "");
  EXPECT_EQ(reason(1, -128), "");
  EXPECT_EQ(reason(1, 128),
            "zero point 128 is outside the storage range [-128, 127]");
  EXPECT_EQ(reason(1, -129),
            "zero point -129 is outside the storage range [-128, 127]");
  EXPECT_EQ(reason(1, 0, {33, true, 0, 1}),
            "storage of 33 bits is not within 1 to 32");
  EXPECT_EQ(reason(1, 0, {8, true, -129, 1}),
            "storage range [-129, 1] exceeds [-128, 127]");
  EXPECT_EQ(reason(1, 0, {8, false, 0, 256}),
            "storage range [0, 256] exceeds [0, 255]");
  EXPECT_EQ(reason(1, 3, {8, true, 3, 3}), "storage range [3, 3] is empty");
}

TEST(QuantParams, PerChannel) {
  const Range ranges[] = {{-1.0f, 127.0f}, {0.0f, 0.0f}, {-254.0f, 1.0f}};
  Result<PerChannelParams> r = chooseSymmetric(ranges, Storage::i8Narrow());
  ASSERT_TRUE(r) << r.reason();
  EXPECT_EQ(r->scales, (std::vector<double>{1.0, 1.0, 2.0}));
  EXPECT_EQ(r->zeroPoints, (std::vector<int64_t>{0, 0, 0}));
  EXPECT_EQ(validate(*r), "");
  Result<PerChannelParams> a = chooseAsymmetric(ranges, Storage::u8());
  ASSERT_TRUE(a) << a.reason();
  EXPECT_EQ(a->zeroPoints, (std::vector<int64_t>{2, 0, 254}));

  const Range bad[] = {{0.0f, 1.0f}, {kNaN, kNaN}};
  EXPECT_EQ(chooseSymmetric(bad, Storage::i8()).reason(),
            "channel 1: range [nan, nan] contains NaN");
  PerChannelParams broken{{1.0, 0.0}, {0, 0}, Storage::i8()};
  EXPECT_EQ(validate(broken), "channel 1: scale is zero");
  broken.zeroPoints.pop_back();
  EXPECT_EQ(validate(broken), "2 scales but 1 zero points");
}

TEST(QuantParams, Ranges) {
  // Each position once holds the extreme, so that no lane and no remainder is
  // missed.
  for (size_t n = 1; n != 70; ++n)
    for (size_t at = 0; at != n; ++at) {
      std::vector<float> x(n, 0.5f);
      x[at] = 3.0f;
      EXPECT_EQ(rangeOf(x).max, 3.0f);
      EXPECT_EQ(rangeOf(x).min, 0.0f); // widened to zero
      x[at] = -3.0f;
      EXPECT_EQ(rangeOf(x).min, -3.0f);
      x[at] = kNaN;
      EXPECT_TRUE(std::isnan(rangeOf(x).min) && std::isnan(rangeOf(x).max));
      x[at] = -kInf;
      EXPECT_EQ(rangeOf(x).min, -kInf);
    }
  EXPECT_EQ(rangeOf({}).max, 0.0f);
}

TEST(QuantParams, ChannelRanges) {
  // Shape [2, 3, 2].
  const float x[] = {1, -2, 3, 4, 5, 6, 7, -8, kNaN, 1, -1, 0};
  std::vector<Range> r = channelRangesOf(x, {2, 3, 2});
  EXPECT_EQ(r[0].min, -8.0f);
  EXPECT_EQ(r[0].max, 7.0f);
  EXPECT_TRUE(std::isnan(r[1].min) && std::isnan(r[1].max));
  EXPECT_EQ(r[2].min, -1.0f);
  EXPECT_EQ(r[2].max, 6.0f);
}

TEST(QuantParams, Bias) {
  const double weightScales[] = {0.5, 0.25, 1e-30};
  Result<PerChannelParams> r = biasParams(0.125, weightScales);
  ASSERT_TRUE(r) << r.reason();
  EXPECT_EQ(r->scales[0], 0.0625);
  EXPECT_EQ(r->scales[1], 0.03125);
  EXPECT_EQ(r->storage, Storage::i32());
  // Underflow does not make the scale zero.
  EXPECT_EQ(biasScale(1e-30, 1e-30), kFloatMin);
  const double huge[] = {1.0, 1e30};
  EXPECT_EQ(biasParams(1e30, huge).reason(),
            "bias channel 1: scale inf is not finite in f32");
}

} // namespace
