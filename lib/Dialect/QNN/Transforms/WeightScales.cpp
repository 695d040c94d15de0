// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Chooses weight and bias scales from a streamed look at the weights.

#include "WeightScales.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Numerics/Overflow.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace qopt::numerics;
using llvm::Error;
using llvm::Expected;

quant::UniformQuantizedType qnn::toQuantizedType(MLIRContext *context,
                                                 const QuantParams &params) {
  const Storage &storage = params.storage;
  return quant::UniformQuantizedType::get(
      storage.isSigned ? quant::QuantizationFlags::Signed : 0,
      IntegerType::get(context, storage.bits), Float32Type::get(context),
      params.scale, params.zeroPoint, storage.min, storage.max);
}

quant::UniformQuantizedPerAxisType
qnn::toQuantizedType(MLIRContext *context, const PerChannelParams &params,
                     int32_t axis) {
  const Storage &storage = params.storage;
  return quant::UniformQuantizedPerAxisType::get(
      storage.isSigned ? quant::QuantizationFlags::Signed : 0,
      IntegerType::get(context, storage.bits), Float32Type::get(context),
      params.scales, params.zeroPoints, axis, storage.min, storage.max);
}

SmallVector<double> qnn::getScales(quant::QuantizedType type) {
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(type))
    return {uniform.getScale()};
  return SmallVector<double>(
      cast<quant::UniformQuantizedPerAxisType>(type).getScales());
}

Expected<SmallVector<Summary>>
qnn::getChannelStatistics(Value weights, std::optional<int32_t> axis) {
  Expected<ConstantSource> source = getConstantSource(weights);
  if (!source)
    return source.takeError();
  ArrayRef<int64_t> shape = source->handle.info.shape;
  uint64_t channels = axis ? shape[*axis] : 1, inner = 1;
  for (int64_t size : shape.drop_front(axis ? *axis + 1 : 0))
    inner *= size;
  SmallVector<Summary> result(channels);
  // Channels change after every `inner` elements; blocks are whole rows, but an
  // axis other than 0 starts over in each row.
  uint64_t channel = 0, position = 0;
  Error error =
      forEachRowBlock(source->handle, [&](uint64_t, ArrayRef<float> values) {
        if (inner == 1 && position == 0 && channel == 0 &&
            values.size() % channels == 0) {
          summarizeColumns(values.data(), values.size() / channels, channels,
                           result.data());
          return Error::success();
        }
        while (!values.empty()) {
          size_t run = std::min<size_t>(inner - position, values.size());
          summarize(values.take_front(run), result[channel]);
          values = values.drop_front(run);
          position += run;
          if (position == inner) {
            position = 0;
            channel = channel + 1 == channels ? 0 : channel + 1;
          }
        }
        return Error::success();
      });
  if (error)
    return std::move(error);
  if (!llvm::all_of(result, [](const Summary &s) { return s.isFinite; }))
    return llvm::createStringError(
        source->isParameter()
            ? "parameter '" + source->key + "' has a NaN or infinite value"
            : std::string("a constant operand has a NaN or infinite value"));
  return result;
}

/// The smallest weight scale with which the accumulator of a channel fits in
/// i32. From
///   255 * (absSum / s + K / 2) + |b| / (inputScale * s) <= 2^31 - 1 - 1
/// the K / 2 and the last 1 being what rounding of weights and bias can add.
/// Where K products do not fit whatever their scale, the sum is computed in 64
/// bits, and the bias alone must fit.
static double getSmallestScale(double absSum, double bias, double inputScale,
                               int64_t reductionSize, const Storage &storage) {
  const bool isNarrow =
      reductionSize <=
      maxSafeReduction({-255, 255}, {storage.min, storage.max}, {0, 0});
  double room = 2147483646.0, sum = std::fabs(bias) / inputScale;
  if (isNarrow) {
    room -= 127.5 * double(reductionSize);
    sum += 255.0 * absSum;
  }
  // A little more than needed, for the rounding of the scale to f32.
  return sum / room * (1.0 + 1e-6);
}

Expected<quant::QuantizedType>
qnn::chooseWeightType(MLIRContext *context, ArrayRef<Summary> channels,
                      std::optional<int32_t> axis, ArrayRef<double> bias,
                      double inputScale, int64_t reductionSize, unsigned bits) {
  SmallVector<qopt::numerics::Range> ranges;
  for (const Summary &channel : channels)
    ranges.push_back({channel.min, channel.max});
  Result<PerChannelParams> params =
      chooseSymmetric(Span<const qopt::numerics::Range>(ranges),
                      Storage::make(bits, /*isSigned=*/true).narrow());
  if (!params)
    return llvm::createStringError("weights, " + params.reason());
  PerChannelParams chosen = *params;

  // A channel of zeros may have any scale; the largest of the others keeps its
  // bias as precise as theirs.
  double largest = 0.0, largestBias = 0.0;
  for (auto [scale, channel] : llvm::zip_equal(chosen.scales, channels))
    if (channel.absSum != 0.0)
      largest = std::max(largest, scale);
  for (double value : bias)
    largestBias = std::max(largestBias, std::fabs(value));
  if (largest == 0.0)
    largest = largestBias > 0.0 ? largestBias / inputScale / (1 << 24) : 1.0;

  for (size_t c = 0, e = chosen.size(); c < e; ++c) {
    double channelBias = bias.empty()       ? 0.0
                         : e == bias.size() ? bias[c]
                                            : largestBias;
    double smallest =
        getSmallestScale(channels[c].absSum, channelBias, inputScale,
                         reductionSize, chosen.storage);
    double scale = std::max(
        channels[c].absSum == 0.0 ? largest : chosen.scales[c], smallest);
    chosen.scales[c] =
        std::max(float(scale), std::numeric_limits<float>::min());
    if (!std::isfinite(chosen.scales[c]))
      return llvm::createStringError(
          "the bias is too large for an int32 at any weight scale");
  }
  if (axis)
    return toQuantizedType(context, chosen, *axis);
  return toQuantizedType(context, chosen.channel(0));
}

quant::QuantizedType qnn::getBiasType(quant::QuantizedType input,
                                      quant::QuantizedType weight) {
  SmallVector<double> scales = getScales(weight);
  Result<PerChannelParams> params =
      biasParams(getScales(input).front(), Span<const double>(scales));
  if (!params)
    return nullptr;
  if (isa<quant::UniformQuantizedPerAxisType>(weight))
    return toQuantizedType(weight.getContext(), *params, 0);
  return toQuantizedType(weight.getContext(), params->channel(0));
}

int64_t qnn::getReductionSize(Operation *contraction) {
  int64_t size =
      llvm::TypeSwitch<Operation *, int64_t>(contraction)
          .Case([](MatmulOp op) {
            ArrayRef<int64_t> shape = op.getLhs().getType().getShape();
            return shape[shape.size() - (op.getTransposeLhs() ? 2 : 1)];
          })
          .Case<Conv2DOp, ConvTranspose2DOp>([](auto op) {
            return qopt::getNumElements(
                       op.getFilter().getType().getShape().drop_front())
                .value_or(0);
          })
          .Case([](AttentionOp op) {
            // Over D of the query, over S of the value.
            auto query = op.getQuery().getType(),
                 value = op.getValue().getType();
            return std::max(query.getShape().back(),
                            value.getDimSize(value.getRank() - 2));
          })
          .Default(int64_t(0));
  return std::max<int64_t>(size, 0);
}
