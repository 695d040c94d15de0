// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Summaries in independent lanes: one chain of comparisons and additions would
// wait for the latency of each.

#include "qopt/Numerics/Summary.h"
#include "qopt/Numerics/VectorClones.h"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

using namespace qopt::numerics;

namespace {
constexpr size_t kLanes = 16;
/// Bits of the magnitude of infinity; those of NaN are above.
constexpr uint32_t kInfinity = 0x7f800000;

struct Lanes {
  float min[kLanes] = {}, max[kLanes] = {};
  double absSum[kLanes] = {};
  uint32_t magnitude[kLanes] = {};
};

inline uint32_t getMagnitude(float value) {
  uint32_t bits;
  std::memcpy(&bits, &value, sizeof(bits));
  return bits & 0x7fffffff;
}

/// `count` is a multiple of kLanes.
QOPT_VECTOR_CLONES void addLanes(const float *__restrict x, size_t count,
                                 Lanes &result) {
  Lanes lanes = result;
  for (size_t i = 0; i != count; i += kLanes)
    for (size_t j = 0; j != kLanes; ++j) {
      float value = x[i + j];
      lanes.min[j] = value < lanes.min[j] ? value : lanes.min[j];
      lanes.max[j] = value > lanes.max[j] ? value : lanes.max[j];
      lanes.absSum[j] += std::fabs(value);
      uint32_t magnitude = getMagnitude(value);
      lanes.magnitude[j] = std::max(magnitude, lanes.magnitude[j]);
    }
  result = lanes;
}

inline void add(float value, Summary &summary) {
  summary.min = value < summary.min ? value : summary.min;
  summary.max = value > summary.max ? value : summary.max;
  summary.absSum += std::fabs(value);
  summary.isFinite &= getMagnitude(value) < kInfinity;
}
} // namespace

void qopt::numerics::summarize(Span<const float> x, Summary &summary) {
  size_t whole = x.size() / kLanes * kLanes;
  Lanes lanes;
  addLanes(x.data(), whole, lanes);
  for (size_t j = 0; j != kLanes; ++j) {
    summary.min = std::min(summary.min, lanes.min[j]);
    summary.max = std::max(summary.max, lanes.max[j]);
    summary.absSum += lanes.absSum[j];
    summary.isFinite &= lanes.magnitude[j] < kInfinity;
  }
  for (size_t i = whole; i != x.size(); ++i)
    add(x[i], summary);
}

void qopt::numerics::summarizeColumns(const float *x, size_t rows,
                                      size_t columns, Summary *summaries) {
  for (size_t row = 0; row != rows; ++row, x += columns)
    for (size_t column = 0; column != columns; ++column)
      add(x[column], summaries[column]);
}
