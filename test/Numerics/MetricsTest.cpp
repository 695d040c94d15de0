// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Error metrics, in particular their results for empty, zero and non-finite
// data.

#include "TestSupport.h"

#include "qopt/Numerics/Metrics.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

const std::vector<float> kZero{0, 0, 0};

TEST(Metrics, Sqnr) {
  std::vector<float> ref{3, 4}, test{3, 4.5f};
  EXPECT_DOUBLE_EQ(sqnrDb(ref, test), 20.0); // 25 / 0.25
  EXPECT_EQ(sqnrDb(ref, ref), kInf);
  EXPECT_EQ(sqnrDb(kZero, kZero), kInf);
  EXPECT_EQ(sqnrDb(kZero, std::vector<float>{0, 1, 0}), -kInf);
  EXPECT_DOUBLE_EQ(sqnrDb(std::vector<float>{0, 1, 0}, kZero), 0.0);
  EXPECT_EQ(sqnrDb({}, {}), kInf);
}

TEST(Metrics, NonFinite) {
  std::vector<float> ref{1, 2}, nan{1, kNaN}, inf{1, kInf}, minusInf{1, -kInf};
  EXPECT_TRUE(std::isnan(sqnrDb(ref, nan)));
  EXPECT_TRUE(std::isnan(sqnrDb(nan, ref)));
  EXPECT_TRUE(std::isnan(sqnrDb(nan, nan)));
  EXPECT_TRUE(std::isnan(cosine(nan, ref)));
  EXPECT_TRUE(std::isnan(maxAbsError(ref, nan)));
  EXPECT_EQ(sqnrDb(inf, inf), kInf);
  EXPECT_EQ(maxAbsError(inf, inf), 0.0);
  EXPECT_EQ(sqnrDb(ref, inf), -kInf);
  EXPECT_EQ(sqnrDb(inf, minusInf), -kInf);
  EXPECT_EQ(maxAbsError(ref, inf), kInf);
}

TEST(Metrics, AccumulatesInDouble) {
  // Squares of 1e30 overflow f32; a million small terms vanish in an f32 sum.
  EXPECT_DOUBLE_EQ(
      sqnrDb(std::vector<float>{1e30f}, std::vector<float>{-1e30f}),
      10 * std::log10(0.25));
  ErrorStats stats;
  stats.add(4096.0f, 4096.0f);
  for (int i = 0; i != 1000000; ++i)
    stats.add(0.5f, 0.0f);
  EXPECT_DOUBLE_EQ(stats.signal, 4096.0 * 4096.0 + 250000.0);
  EXPECT_DOUBLE_EQ(stats.noise, 250000.0);
  EXPECT_DOUBLE_EQ(stats.meanSquaredError(), 250000.0 / 1000001.0);
}

TEST(Metrics, ChunksEqualTheWhole) {
  Values values(60);
  std::vector<float> a(100), b(100);
  for (size_t i = 0; i != a.size(); ++i) {
    a[i] = float(values.uniform(-1, 1));
    b[i] = float(values.uniform(-1, 1));
  }
  ErrorStats chunks;
  for (size_t i = 0; i != 100; i += 20)
    chunks.add(Span<const float>(a).slice(i, 20),
               Span<const float>(b).slice(i, 20));
  EXPECT_EQ(chunks.sqnrDb(), sqnrDb(a, b));
  EXPECT_EQ(chunks.cosine(), cosine(a, b));
}

TEST(Metrics, Cosine) {
  std::vector<float> a{1, 0}, b{0, 2}, c{-3, 0}, d{1, 1};
  EXPECT_DOUBLE_EQ(cosine(a, a), 1.0);
  EXPECT_DOUBLE_EQ(cosine(a, b), 0.0);
  EXPECT_DOUBLE_EQ(cosine(a, c), -1.0);
  EXPECT_DOUBLE_EQ(cosine(a, d), std::sqrt(0.5));
  EXPECT_EQ(cosine(kZero, kZero), 1.0);
  EXPECT_EQ(cosine(kZero, std::vector<float>{1, 0, 0}), 0.0);
}

TEST(Metrics, MaxAbsError) {
  EXPECT_EQ(
      maxAbsError(std::vector<float>{1, -2, 3}, std::vector<float>{1, 2, 2.5f}),
      4.0);
  EXPECT_EQ(maxAbsError({}, {}), 0.0);
}

TEST(Metrics, Argmax) {
  EXPECT_EQ(argmax(std::vector<float>{1, 3, 3}), 1u); // the first of equals
  EXPECT_EQ(argmax(std::vector<float>{kNaN, 1, 2}), 2u);
  EXPECT_EQ(argmax(std::vector<float>{kNaN, -kInf}), 1u);
  EXPECT_EQ(argmax(std::vector<float>{kNaN, kNaN}), 2u);
  EXPECT_EQ(argmax({}), 0u);
}

TEST(Metrics, Top1Agreement) {
  std::vector<float> a{1, 2, 5, 4, 0, 1, 9, 8}, b{0, 9, 1, 2, 3, 4, 7, 5};
  EXPECT_EQ(top1Agreement(a, b, 2), 0.75);
  EXPECT_EQ(top1Agreement(a, a, 2), 1.0);
  EXPECT_EQ(top1Agreement({}, {}, 2), 1.0);
  EXPECT_EQ(top1Agreement(a, b, 0), 1.0);
}

} // namespace
