// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantize and dequantize: ties, saturation, special values, and the equality
// of the vectorized loops, the scalar definition and an independent reference.

#include "TestSupport.h"

#include "qopt/Numerics/Quantize.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

constexpr float kFloatMin = std::numeric_limits<float>::min();
constexpr float kFloatMax = std::numeric_limits<float>::max();

template <typename T> T quantizeArray(float x, const QuantParams &p) {
  T q;
  quantize<T>({&x, 1}, p, &q);
  return q;
}

/// Checks the scalar and the array form.
void expectQuantized(float x, const QuantParams &p, int64_t expected) {
  EXPECT_EQ(quantize(x, p), expected) << x;
  if (p.storage.bits == 32) {
    EXPECT_EQ(quantizeArray<int32_t>(x, p), expected) << x;
  } else if (p.storage.isSigned) {
    EXPECT_EQ(quantizeArray<int8_t>(x, p), expected) << x;
  } else {
    EXPECT_EQ(quantizeArray<uint8_t>(x, p), expected) << x;
  }
}

TEST(Quantize, TiesToEvenThenZeroPoint) {
  QuantParams p{0.5, 1, Storage::i8()};
  // Ties of x / s; an odd zero point tells rounding before from rounding after
  // adding it.
  expectQuantized(0.25f, p, 1);   // 0.5 -> 0
  expectQuantized(0.75f, p, 3);   // 1.5 -> 2
  expectQuantized(1.25f, p, 3);   // 2.5 -> 2
  expectQuantized(-0.25f, p, 1);  // -0.5 -> 0
  expectQuantized(-0.75f, p, -1); // -1.5 -> -2
  expectQuantized(-1.25f, p, -1); // -2.5 -> -2
  expectQuantized(0.9f, p, 3);
  expectQuantized(-0.9f, p, -1);
}

TEST(Quantize, DividesInsteadOfMultiplyingByTheReciprocal) {
  // On half steps the two often part; the division must win.
  Values values(16);
  int found = 0;
  for (int n = 0; n != 20000; ++n) {
    float s = float(values.logUniform(-10, 2)), inverse = divide(1.0f, s);
    float x = multiply(float(values.integer(-120, 120)) + 0.5f, s);
    long double byDivision = roundHalfEven(divide(x, s));
    long double byReciprocal = roundHalfEven(multiply(x, inverse));
    found += byDivision != byReciprocal;
    expectQuantized(x, {s, 0, Storage::i8()}, int64_t(byDivision));
  }
  EXPECT_GT(found, 200);
}

TEST(Quantize, Saturates) {
  QuantParams p{1.0, 10, Storage::i8()};
  expectQuantized(117.0f, p, 127);
  expectQuantized(117.4f, p, 127);
  expectQuantized(118.0f, p, 127);
  expectQuantized(-138.0f, p, -128);
  expectQuantized(-139.0f, p, -128);
  expectQuantized(1e30f, p, 127);
  expectQuantized(-1e30f, p, -128);
  expectQuantized(3e9f, p, 127); // beyond int32
  expectQuantized(-3e9f, p, -128);
  expectQuantized(-128.0f, {1.0, 0, Storage::i8Narrow()}, -127);
  expectQuantized(300.0f, {1.0, 3, Storage::u8()}, 255);
  expectQuantized(-300.0f, {1.0, 3, Storage::u8()}, 0);
  expectQuantized(9.0f, {1.0, 0, Storage::i4()}, 7);
  expectQuantized(-9.0f, {1.0, 0, Storage::i4()}, -8);
}

TEST(Quantize, SpecialValues) {
  QuantParams p{0.1, -7, Storage::i8()};
  expectQuantized(kNaN, p, -7);
  expectQuantized(-kNaN, p, -7);
  expectQuantized(kInf, p, 127);
  expectQuantized(-kInf, p, -128);
  expectQuantized(0.0f, p, -7);
  expectQuantized(-0.0f, p, -7);
  expectQuantized(std::numeric_limits<float>::denorm_min(), p, -7);
}

TEST(Quantize, ExtremeScales) {
  QuantParams tiny{kFloatMin, 0, Storage::i8()};
  expectQuantized(kFloatMin, tiny, 1);
  expectQuantized(kFloatMin / 2, tiny, 0); // a denormal, and a tie
  expectQuantized(kFloatMin * 1.5f, tiny, 2);
  expectQuantized(kFloatMax, tiny, 127); // the quotient is infinite
  expectQuantized(-kFloatMax, tiny, -128);
  QuantParams huge{kFloatMax, 0, Storage::i8()};
  expectQuantized(kFloatMax, huge, 1);
  expectQuantized(kFloatMax / 4, huge, 0);
  expectQuantized(-kFloatMax, huge, -1);
  EXPECT_EQ(dequantize(2, huge), kInf);
  EXPECT_EQ(dequantize(-2, huge), -kInf);
}

TEST(Quantize, ScaleIsRoundedToFloat) {
  // 0.1 as double and as f32 differ; 0.05f / 0.1f is exactly 0.5.
  QuantParams p{0.1, 0, Storage::i8()};
  expectQuantized(0.05f, p, 0);
  EXPECT_EQ(dequantize(3, p), 3.0f * 0.1f);
  Values values(17);
  int found = 0;
  for (int n = 0; n != 20000; ++n) {
    double s = values.logUniform(-10, 2);
    float x = multiply(float(values.integer(-120, 120)) + 0.5f, float(s));
    expectQuantized(x, {s, 0, Storage::i8()},
                    quantize(x, {float(s), 0, Storage::i8()}));
    found += std::rint(x / s) != double(quantize(x, {s, 0, Storage::i8()}));
  }
  EXPECT_GT(found, 200);
}

TEST(Quantize, ThirtyTwoBits) {
  QuantParams p{1.0, 0, Storage::i32()};
  expectQuantized(2147483648.0f, p, 2147483647);
  expectQuantized(2147483520.0f, p, 2147483520);
  expectQuantized(-2147483648.0f, p, -2147483648LL);
  expectQuantized(-1e30f, p, -2147483648LL);
  expectQuantized(16777218.0f, p, 16777218);
  expectQuantized(8388607.5f, p, 8388608);
  expectQuantized(4194304.5f, p, 4194304);
  QuantParams shifted{1.0, 2147483647, Storage::i32()};
  expectQuantized(-4294967296.0f, shifted, -2147483648LL);
  expectQuantized(-4294966784.0f, shifted, 2147483647LL - 4294966784LL);
  expectQuantized(1.0f, shifted, 2147483647);
}

template <typename T> void checkArrays(Storage storage, uint64_t seed) {
  Values values(seed);
  for (int round = 0; round != 200; ++round) {
    QuantParams p = values.params(storage);
    size_t n = size_t(values.integer(0, 67));
    std::vector<float> x(n);
    for (float &v : x)
      v = values.sample(p);
    std::vector<T> q(n);
    quantize(x, p, q.data());
    std::vector<float> back(n);
    dequantize(q.data(), p, back);
    for (size_t i = 0; i != n; ++i) {
      ASSERT_EQ(int64_t(q[i]), referenceQuantize(x[i], p))
          << x[i] << " scale " << p.scale;
      ASSERT_EQ(quantize(x[i], p), int64_t(q[i])) << x[i];
      float d =
          multiply(floatFromInt(__int128(q[i]) - p.zeroPoint), float(p.scale));
      ASSERT_EQ(back[i], d);
      ASSERT_EQ(dequantize(q[i], p), d);
    }
  }
}

TEST(Quantize, ArraysMatchTheReference) {
  checkArrays<int8_t>(Storage::i8(), 1);
  checkArrays<int8_t>(Storage::i8Narrow(), 2);
  checkArrays<int8_t>(Storage::i4(), 3);
  checkArrays<int8_t>(Storage::i7(), 4);
  checkArrays<uint8_t>(Storage::u8(), 5);
  checkArrays<uint8_t>(Storage::u4(), 6);
  checkArrays<int16_t>(Storage::i16(), 7);
  checkArrays<uint16_t>(Storage::u16(), 8);
  checkArrays<int32_t>(Storage::i32(), 9);
}

TEST(Quantize, EveryStoredValueSurvivesTheRoundTrip) {
  Values values(10);
  for (int round = 0; round != 500; ++round) {
    QuantParams p = values.params(Storage::i8());
    p.scale = float(values.logUniform(-120, 110));
    for (int64_t q = -128; q != 128; ++q)
      ASSERT_EQ(quantize(dequantize(q, p), p), q)
          << p.scale << " " << p.zeroPoint;
  }
}

template <typename T> void checkPerChannel(Storage storage, uint64_t seed) {
  Values values(seed);
  const ChannelLayout layouts[] = {
      {1, 5, 33}, {7, 5, 1}, {3, 4, 6}, {2, 1, 19}, {4, 37, 1}};
  for (const ChannelLayout &layout : layouts) {
    PerChannelParams params;
    params.storage = storage;
    for (size_t c = 0; c != layout.channels; ++c) {
      QuantParams p = values.params(storage);
      params.scales.push_back(p.scale);
      params.zeroPoints.push_back(p.zeroPoint);
    }
    std::vector<float> x(layout.size()), back(layout.size());
    std::vector<T> q(layout.size());
    auto channelOf = [&](size_t i) {
      return i / layout.inner % layout.channels;
    };
    for (size_t i = 0; i != x.size(); ++i)
      x[i] = values.sample(params.channel(channelOf(i)));
    quantize(x.data(), layout, params, q.data());
    dequantize(q.data(), layout, params, back.data());
    for (size_t i = 0; i != x.size(); ++i) {
      QuantParams p = params.channel(channelOf(i));
      ASSERT_EQ(int64_t(q[i]), referenceQuantize(x[i], p));
      ASSERT_EQ(back[i], dequantize(int64_t(q[i]), p));
    }
  }
}

TEST(Quantize, PerChannel) {
  checkPerChannel<int8_t>(Storage::i8Narrow(), 11);
  checkPerChannel<uint8_t>(Storage::u8(), 12);
  checkPerChannel<int16_t>(Storage::i16(), 13);
  checkPerChannel<uint16_t>(Storage::u16(), 14);
  checkPerChannel<int32_t>(Storage::i32(), 15);
}

TEST(Quantize, PackInt4) {
  const int8_t values[] = {-8, 7, 0, -1, 3};
  uint8_t packed[3] = {0xff, 0xff, 0xff};
  packInt4(values, 5, packed);
  EXPECT_EQ(packed[0], 0x78); // low half first
  EXPECT_EQ(packed[1], 0xf0);
  EXPECT_EQ(packed[2], 0x03);
  int8_t back[5];
  unpackInt4(packed, 5, /*isSigned=*/true, back);
  for (int i = 0; i != 5; ++i)
    EXPECT_EQ(back[i], values[i]);
  unpackInt4(packed, 5, /*isSigned=*/false, back);
  EXPECT_EQ(back[0], 8);
  EXPECT_EQ(back[3], 15);
}

} // namespace
