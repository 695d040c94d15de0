// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Weights out of nothing: what a network of any size needs to be quantized,
// compiled, run and measured before there are trained weights, without a file.
// An element depends on the seed, the key and its index alone, so any range can
// be computed at any time, and a script of five lines computes the same.

#include "qopt/Numerics/VectorClones.h"
#include "qopt/Parameters/ParameterSource.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"
#include <cmath>
#include <cstring>

using namespace llvm;
using namespace qopt;

/// The output function of SplitMix64 (Steele, Lea, Flood: Fast splittable
/// pseudorandom number generators, 2014; constants of Vigna's version).
static inline uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/// The sum of four 16-bit numbers, less its mean: nearly normal, an integer,
/// and so the same on every machine. Its variance is 4 * (65536^2 - 1) / 12.
static inline int32_t sumOfFour(uint64_t bits) {
  return int32_t((bits & 0xffff) + (bits >> 16 & 0xffff) +
                 (bits >> 32 & 0xffff) + (bits >> 48)) -
         2 * 65535;
}

static inline float generate(uint64_t stream, float scale, uint64_t index) {
  return float(sumOfFour(mix(stream + index * 0x9e3779b97f4a7c15))) * scale;
}

/// `out` need not be aligned.
QOPT_VECTOR_CLONES static void generateRun(uint64_t stream, float scale,
                                           uint64_t first, uint64_t count,
                                           char *__restrict out) {
  for (uint64_t i = 0; i < count; ++i) {
    float value = generate(stream, scale, first + i);
    std::memcpy(out + i * sizeof(float), &value, sizeof(float));
  }
}

namespace {
/// Not a derived source: whoever reads columns reads many short ranges, and
/// each costs only its own elements here.
class GeneratedSource : public ParameterSource {
public:
  GeneratedSource(uint64_t stream, float scale)
      : ParameterSource("generator"), stream(stream), scale(scale) {}
  using ParameterSource::addInfo;

private:
  Error readImpl(size_t, uint64_t offset,
                 MutableArrayRef<char> out) const override {
    // Ranges may start and end inside of elements.
    while (!out.empty()) {
      uint64_t skipped = offset % sizeof(float);
      uint64_t count = std::min(sizeof(float) - skipped, out.size());
      if (uint64_t whole = out.size() / sizeof(float); skipped == 0 && whole) {
        generateRun(stream, scale, offset / sizeof(float), whole, out.data());
        count = whole * sizeof(float);
      } else {
        float value = generate(stream, scale, offset / sizeof(float));
        std::memcpy(out.data(), reinterpret_cast<char *>(&value) + skipped,
                    count);
      }
      offset += count;
      out = out.drop_front(count);
    }
    return Error::success();
  }

  uint64_t stream;
  float scale;
};
} // namespace

Expected<std::shared_ptr<ParameterSource>>
qopt::makeGenerated(ParameterInfo info, uint64_t seed) {
  if (info.dtype != DType::F32)
    return createStringError("parameter '" + info.key + "' is " +
                             getName(info.dtype) +
                             ": only F32 weights can be generated");
  // He's initialization keeps the size of activations from layer to layer:
  // variance 2 / fan-in. Vectors are biases.
  uint64_t elements = info.bytes / sizeof(float);
  double deviation = 0.1;
  if (info.shape.size() > 1 && elements)
    deviation = std::sqrt(2.0 * double(info.shape[0]) / double(elements));
  float scale =
      float(deviation / std::sqrt(4.0 * (65536.0 * 65536.0 - 1) / 12));
  char name[8];
  support::endian::write64le(name, seed);
  uint64_t stream = xxHash64(info.key) ^ xxHash64(StringRef(name, 8));
  auto source = std::make_shared<GeneratedSource>(stream, scale);
  if (Error error = source->addInfo(std::move(info)))
    return std::move(error);
  return source;
}
