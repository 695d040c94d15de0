// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where other tools give the same bits and where they do not. The digests were
// taken from the outputs of ONNX Runtime 1.32 (QuantizeLinear) and PyTorch 2.13
// (quantized_decomposed.quantize_per_tensor) on the half-step inputs that
// halfSteps builds; docs/Numerics.md quotes the counts.

#include "TestSupport.h"

#include "qopt/Numerics/Quantize.h"
#include "qopt/Numerics/Requantize.h"

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

/// (k + 1/2) * s for k in [-140, 140).
std::vector<float> halfSteps(float s) {
  std::vector<float> x;
  for (int k = -140; k != 140; ++k)
    x.push_back(float((k + 0.5) * double(s)));
  return x;
}

/// FNV-1a.
uint64_t digest(Span<const int8_t> bytes) {
  uint64_t h = 0xcbf29ce484222325;
  for (int8_t b : bytes)
    h = (h ^ uint8_t(b)) * 0x100000001b3;
  return h;
}

/// PyTorch: the input times the reciprocal of the scale.
int8_t byReciprocal(float x, float s, int64_t z) {
  float t = multiply(x, divide(1.0f, s));
  return int8_t(referenceRound(t, z, -128, 127));
}

/// StableHLO: the zero point is added before rounding.
int8_t zeroPointFirst(float x, float s, int64_t z) {
  float t = plus(divide(x, s), float(z));
  return int8_t(referenceRound(t, 0, -128, 127));
}

struct Golden {
  float scale;
  int64_t zeroPoint;
  uint64_t onnxRuntime, pyTorch;
  int pyTorchDiffers, stableHloDiffers; // of 280
};

const Golden golden[] = {
    {0.1f, 0, 0x273ade6e5af4a2ac, 0x273ade6e5af4a2ac, 0, 0},
    {0.1f, 1, 0x650b22ee9da6f117, 0x650b22ee9da6f117, 0, 219},
    {0.1f, -7, 0x5cc19ab57d883103, 0x5cc19ab57d883103, 0, 221},
    {0.3f, 0, 0x55f2d79651e6df69, 0xf93e72d76c5d0724, 33, 0},
    {0.3f, 1, 0x32f52d457a1630e7, 0xde90a9ba3b396268, 33, 223},
    {0.037f, 0, 0xc4fc3ce54f91a3e8, 0x9fd039a2adda9b80, 30, 0},
    {0.5f, -7, 0xf4c833d0107c23f4, 0xf4c833d0107c23f4, 0, 255},
    {0.0123f, 0, 0x8d36784334ed8a50, 0x4b1e1694cd0a1140, 74, 0},
    {0.0123f, -7, 0x13150550a6be79dc, 0xdc2ae6b929c57e9b, 73, 221},
};

TEST(OtherTools, QuantizeEqualsOnnxRuntime) {
  for (const Golden &g : golden) {
    std::vector<float> x = halfSteps(g.scale);
    std::vector<int8_t> q(x.size());
    quantize(x, {g.scale, g.zeroPoint, Storage::i8()}, q.data());
    EXPECT_EQ(digest(q), g.onnxRuntime) << g.scale << " " << g.zeroPoint;
  }
}

TEST(OtherTools, HalfStepsPartFromPyTorchAndStableHlo) {
  for (const Golden &g : golden) {
    QuantParams p{g.scale, g.zeroPoint, Storage::i8()};
    std::vector<int8_t> torch;
    int torchDiffers = 0, stableHloDiffers = 0;
    for (float x : halfSteps(g.scale)) {
      torch.push_back(byReciprocal(x, g.scale, g.zeroPoint));
      torchDiffers += torch.back() != quantize(x, p);
      stableHloDiffers +=
          zeroPointFirst(x, g.scale, g.zeroPoint) != quantize(x, p);
    }
    EXPECT_EQ(digest(torch), g.pyTorch) << g.scale << " " << g.zeroPoint;
    EXPECT_EQ(torchDiffers, g.pyTorchDiffers) << g.scale;
    EXPECT_EQ(stableHloDiffers, g.stableHloDiffers) << g.scale;
  }
}

TEST(OtherTools, OrdinaryInputsRarelyPart) {
  Values values(70);
  int reciprocal = 0, first = 0;
  const int count = 1000000;
  for (int n = 0; n != count; ++n) {
    float s = 0.0123f, x = float(values.uniform(-120, 120) * s);
    QuantParams p{s, 1, Storage::i8()};
    reciprocal += byReciprocal(x, s, 1) != quantize(x, p);
    first += zeroPointFirst(x, s, 1) != quantize(x, p);
  }
  EXPECT_LT(reciprocal, 50);
  EXPECT_LT(first, 50);
}

TEST(OtherTools, RequantizationModes) {
  // Shares of outputs that differ, for multipliers of practical size. Never by
  // more than one.
  Values values(71);
  for (double scale : {0.0003, 0.0017, 0.0051, 0.021}) {
    FixedPointScale fixed = *fixedPointScale(scale, ScaleWidth::Scale32);
    int twice = 0, real = 0;
    const int count = 400000, limit = int(127 / scale);
    for (int n = 0; n != count; ++n) {
      int32_t acc = int32_t(values.integer(-limit, limit));
      int64_t a = applyScale32(acc, fixed, RoundingMode::Single);
      int64_t b = applyScale32(acc, fixed, RoundingMode::Double);
      int64_t c = requantize(acc, float(scale), {0, -128, 127});
      ASSERT_LE(std::abs(a - b), 1);
      ASSERT_LE(std::abs(a - c), 1);
      twice += a != b;
      real += a != c;
    }
    // The first rounding leaves multiples of 2^-e, e = shift - 31; half of
    // those next below a tie are rounded into it.
    double expected = std::ldexp(double(count), 30 - fixed.shift);
    EXPECT_NEAR(twice, expected, 0.1 * expected + 40) << scale;
    EXPECT_LE(real, count / 1000) << scale;
  }
}

} // namespace
