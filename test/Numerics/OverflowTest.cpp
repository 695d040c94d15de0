// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Accumulator bounds: they contain every result, they are reached, and they do
// not wrap.

#include "TestSupport.h"

#include "qopt/Numerics/Overflow.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

constexpr int64_t kMax64 = std::numeric_limits<int64_t>::max();
constexpr int64_t kMin64 = std::numeric_limits<int64_t>::min();

TEST(Overflow, RequiredBits) {
  EXPECT_EQ((IntInterval{0, 0}).requiredBits(), 1u);
  EXPECT_EQ((IntInterval{-1, 0}).requiredBits(), 1u);
  EXPECT_EQ((IntInterval{0, 1}).requiredBits(), 2u);
  EXPECT_EQ((IntInterval{-128, 127}).requiredBits(), 8u);
  EXPECT_EQ((IntInterval{-129, 0}).requiredBits(), 9u);
  EXPECT_EQ((IntInterval{0, 128}).requiredBits(), 9u);
  EXPECT_EQ((IntInterval{0, 2147483647}).requiredBits(), 32u);
  EXPECT_EQ((IntInterval{0, 2147483648}).requiredBits(), 33u);
  EXPECT_EQ((IntInterval{kMin64, kMax64}).requiredBits(), 64u);
  EXPECT_TRUE((IntInterval{-2147483648LL, 0}).fitsIn(32));
  EXPECT_FALSE((IntInterval{-2147483649LL, 0}).fitsIn(32));
}

TEST(Overflow, CenteredRange) {
  IntInterval r = centeredRange({1.0, 10, Storage::i8()});
  EXPECT_EQ(r.min, -138);
  EXPECT_EQ(r.max, 117);
}

TEST(Overflow, MaxSafeReduction) {
  // The worst zero point: |x - z| up to 255; (2^31 - 1) / (255 * 127) =
  // 66311.05.
  IntInterval x = centeredRange({1.0, -128, Storage::i8()});
  IntInterval w{-127, 127};
  EXPECT_EQ(maxSafeReduction(x, w, {0, 0}), 66311);
  EXPECT_TRUE(accumulatorBound(66311, x, w, {0, 0}).fitsIn(32));
  EXPECT_FALSE(accumulatorBound(66312, x, w, {0, 0}).fitsIn(32));
  // A centered zero point: 128 * 127.
  EXPECT_EQ(maxSafeReduction({-128, 127}, w, {0, 0}), 2147483647 / (128 * 127));
  // The bias takes its share, and may leave none.
  EXPECT_EQ(maxSafeReduction(x, w, {-1000000, 1000000}),
            (2147483647 - 1000000) / (255 * 127));
  EXPECT_EQ(maxSafeReduction(x, w, {0, 2147483647}), 0);
  EXPECT_EQ(maxSafeReduction(x, w, {0, 2147483648LL}), 0);
  EXPECT_EQ(maxSafeReduction({0, 0}, w, {0, 0}), kMax64);
  EXPECT_EQ(maxSafeReduction(x, w, {0, 0}, 16), 1);
  EXPECT_EQ(maxSafeReduction({-32768, 32767}, w, {0, 0}, 48),
            (int64_t(1) << 47) / (32768 * 127));
}

TEST(Overflow, BoundIsReached) {
  IntInterval x{-3, 5}, w{-7, 2};
  IntInterval bound = accumulatorBound(4, x, w, {-10, 20});
  EXPECT_EQ(bound.min, 4 * (5 * -7) - 10);
  EXPECT_EQ(bound.max, 4 * (-3 * -7) + 20);
}

TEST(Overflow, BoundsContainEveryPartialSum) {
  Values values(50);
  for (int n = 0; n != 3000; ++n) {
    QuantParams p{1.0, values.integer(-128, 127), Storage::i8()};
    IntInterval x = centeredRange(p);
    size_t k = size_t(values.integer(1, 40));
    std::vector<int8_t> w(k);
    for (int8_t &v : w)
      v = int8_t(values.integer(-127, 127));
    WeightSums sums = weightSums(w.data(), {1, 1, k})[0];
    int64_t bias = values.integer(-1000, 1000);
    IntInterval tight = accumulatorBound(sums.positive, sums.negative, x, bias);
    IntInterval loose =
        accumulatorBound(int64_t(k), x, {-127, 127}, {bias, bias});
    EXPECT_LE(loose.min, tight.min);
    EXPECT_GE(loose.max, tight.max);
    int64_t acc = bias, highest = bias, lowest = bias;
    for (int8_t v : w) {
      acc += v * values.integer(x.min, x.max);
      EXPECT_GE(acc, tight.min);
      EXPECT_LE(acc, tight.max);
      highest += v > 0 ? v * x.max : v * x.min;
      lowest += v > 0 ? v * x.min : v * x.max;
    }
    EXPECT_EQ(highest, tight.max); // and the ends are reached
    EXPECT_EQ(lowest, tight.min);
  }
}

TEST(Overflow, HostileSizesDoNotWrap) {
  IntInterval x{-65535, 65535}, w{-32768, 32767};
  for (int64_t k :
       {int64_t(1) << 33, int64_t(1) << 40, int64_t(1) << 62, kMax64}) {
    IntInterval bound = accumulatorBound(k, x, w, {-5, 5});
    EXPECT_FALSE(bound.fitsIn(32)) << k;
    EXPECT_LT(bound.min, 0) << k;
    EXPECT_GT(bound.max, 0) << k;
  }
  EXPECT_EQ(accumulatorBound(kMax64, x, w, {0, 0}).max, kMax64);
  EXPECT_EQ(accumulatorBound(kMax64, x, w, {0, 0}).min, kMin64);
  EXPECT_EQ(accumulatorBound(1, {0, 1}, {0, 1}, {0, kMax64}).max, kMax64);
}

TEST(Overflow, WeightSumsPerChannel) {
  const int8_t w[] = {1, -2, 3, -127, 127, 0, -1, -1};
  std::vector<WeightSums> first = weightSums(w, {1, 2, 4}); // [O, I]
  EXPECT_EQ(first[0].positive, 4);
  EXPECT_EQ(first[0].negative, 129);
  EXPECT_EQ(first[1].positive, 127);
  EXPECT_EQ(first[1].negative, 2);
  std::vector<WeightSums> last = weightSums(w, {4, 2, 1}); // [I, O]
  EXPECT_EQ(last[0].positive, 131);
  EXPECT_EQ(last[0].negative, 1);
  EXPECT_EQ(last[1].positive, 0);
  EXPECT_EQ(last[1].negative, 130);
}

TEST(Overflow, CheckAccumulators) {
  IntInterval x{-128, 127};
  const WeightSums sums[] = {{100, 100}, {1 << 23, 1 << 23}};
  EXPECT_EQ(checkAccumulators(sums, x, {}), "");
  const int32_t bias[] = {0, 1 << 24};
  EXPECT_EQ(
      checkAccumulators(sums, x, bias),
      "channel 1: accumulator range [-2122317824, 2155872256] needs 33 bits");
}

} // namespace
