// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C++ interface against plain loops over qopt::numerics.

#include "qopt/LinearAlgebra/QuantizedTensor.h"
#include "qopt/Numerics/Quantize.h"
#include "qopt/Numerics/Requantize.h"
#include "llvm/ADT/STLExtras.h"
#include <gtest/gtest.h>

using namespace qopt;
using namespace qopt::linalg;
using numerics::QuantParams;
using numerics::Storage;

static std::vector<float> makeValues(size_t count, float step) {
  std::vector<float> values(count);
  for (size_t i = 0; i != count; ++i)
    values[i] = float(int(i * 37 % 101) - 40) * step;
  return values;
}

template <typename T> static T take(llvm::Expected<T> value) {
  if (!value) {
    ADD_FAILURE() << llvm::toString(value.takeError());
    abort();
  }
  return std::move(*value);
}

static QuantizedTensor make(llvm::ArrayRef<int64_t> shape, float step,
                            std::optional<int32_t> axis, bool symmetric) {
  size_t count = 1;
  for (int64_t size : shape)
    count *= size;
  std::vector<float> values = makeValues(count, step);
  auto params =
      take(chooseParams(values, shape, axis, symmetric,
                        symmetric ? Storage::i8Narrow() : Storage::i8()));
  return take(quantize(values, shape, params, axis));
}

static const int8_t *stored(const QuantizedTensor &tensor) {
  return reinterpret_cast<const int8_t *>(tensor.data.data());
}

TEST(QuantizedTensor, QuantizesAndDequantizes) {
  QuantizedTensor tensor = make({3, 4}, 0.1f, 0, true);
  std::vector<float> values = makeValues(12, 0.1f);
  AlignedBuffer floats = take(dequantize(tensor));
  for (size_t i = 0; i != 12; ++i) {
    QuantParams params = tensor.params.channel(i / 4);
    EXPECT_EQ(stored(tensor)[i], numerics::quantize(values[i], params));
    EXPECT_EQ(reinterpret_cast<const float *>(floats.data())[i],
              numerics::fakeQuantize(values[i], params));
  }
}

TEST(QuantizedTensor, MultipliesMatrices) {
  QuantizedTensor a = make({5, 33}, 0.05f, std::nullopt, false);
  QuantizedTensor b = make({33, 7}, 0.02f, 1, true);
  QuantParams out{0.25, -3, Storage::i8()};
  Result product = take(matmul(a, b, false, false, out));
  ASSERT_EQ(product.shape, (llvm::SmallVector<int64_t>{5, 7}));
  for (int m = 0; m != 5; ++m)
    for (int n = 0; n != 7; ++n) {
      int32_t sum = 0;
      for (int k = 0; k != 33; ++k)
        sum += (stored(a)[m * 33 + k] - int32_t(a.params.zeroPoints[0])) *
               stored(b)[k * 7 + n];
      float multiplier = *numerics::requantMultiplier(
          a.params.scales[0], b.params.scales[n], out.scale);
      EXPECT_EQ(
          product.data.data()[m * 7 + n],
          numerics::requantize(sum, multiplier, numerics::outputBounds(out)));
    }
}

TEST(QuantizedTensor, AddsWithBroadcasting) {
  QuantizedTensor a = make({4, 1}, 0.1f, std::nullopt, false);
  QuantizedTensor b = make({3}, 0.3f, std::nullopt, false);
  QuantParams out{0.1, 5, Storage::i8()};
  Result sum = take(add(a, b, out));
  ASSERT_EQ(sum.shape, (llvm::SmallVector<int64_t>{4, 3}));
  float ma = *numerics::requantMultiplier(a.params.scales[0], 1, out.scale);
  float mb = *numerics::requantMultiplier(b.params.scales[0], 1, out.scale);
  for (int i = 0; i != 12; ++i)
    EXPECT_EQ(sum.data.data()[i],
              numerics::addQuantized(
                  stored(a)[i / 3] - int32_t(a.params.zeroPoints[0]), ma,
                  stored(b)[i % 3] - int32_t(b.params.zeroPoints[0]), mb,
                  numerics::outputBounds(out)));
}

TEST(QuantizedTensor, TransposesWithItsScales) {
  QuantizedTensor a = make({2, 3, 4}, 0.1f, 2, true);
  QuantizedTensor b = take(transpose(a, {2, 0, 1}));
  EXPECT_EQ(b.axis, 0);
  EXPECT_EQ(b.params.scales, a.params.scales);
  for (int i = 0; i != 24; ++i)
    EXPECT_EQ(stored(b)[i], stored(a)[(i / 3 % 2) * 12 + i % 3 * 4 + i / 6]);
}

TEST(QuantizedTensor, RefusesWhatDoesNotFit) {
  QuantizedTensor a = make({2, 3}, 0.1f, std::nullopt, false);
  auto reason = [](auto expected) {
    return expected ? std::string() : llvm::toString(expected.takeError());
  };
  EXPECT_NE(reason(matmul(a, a, false, false, std::nullopt)), "");
  EXPECT_NE(reason(add(a, a, {-1.0, 0, Storage::i8()})), "");
  EXPECT_NE(reason(transpose(a, {0})), "");
  EXPECT_NE(reason(QuantizedTensor::get({7}, a.params, {}, a.data)), "");
}
