// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantizes blocks of rows in groups when they are read: once for the nibbles,
// once for the multipliers.

#include "QuantizeGroups.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using llvm::Error;
using llvm::Expected;
using qopt::GroupLayout;
using qopt::ParameterHandle;
using qopt::ParameterInfo;

bool qnn::canGroup(RankedTensorType type, int64_t group) {
  auto element =
      dyn_cast<quant::UniformQuantizedPerAxisType>(type.getElementType());
  if (!element || element.getStorageTypeIntegralWidth() != 8 ||
      !element.isSigned() || element.getStorageTypeMin() != -127)
    return false;
  Expected<GroupLayout> layout =
      GroupLayout::get(type.getShape(), element.getQuantizedDimension(), group);
  if (layout)
    return true;
  llvm::consumeError(layout.takeError());
  return false;
}

/// 7 * 18 = 126 is the largest product that an int8 holds.
static constexpr int kMaxMultiplier = 18, kMaxNibble = 7;

namespace {
class GroupQuantizer {
public:
  GroupQuantizer(const ParameterHandle &input, const GroupLayout &layout,
                 ArrayRef<double> scales)
      : input(input), layout(layout) {
    for (double scale : scales)
      this->scales.push_back(float(scale));
  }

  Error computeNibbles(uint64_t begin, uint64_t end,
                       MutableArrayRef<char> out) const;
  Error computeMultipliers(uint64_t begin, uint64_t end,
                           MutableArrayRef<char> out) const;

private:
  using Visit = llvm::function_ref<void(uint64_t group, uint8_t multiplier,
                                        ArrayRef<size_t> places,
                                        ArrayRef<double> values)>;
  Error forEachGroup(uint64_t begin, uint64_t end, Visit visit) const;

  ParameterHandle input;
  GroupLayout layout;
  SmallVector<float> scales;
};
} // namespace

static double round(double value, int multiplier) {
  return std::clamp(std::rint(value / multiplier), double(-kMaxNibble),
                    double(kMaxNibble));
}

/// The two multipliers next to that at which the largest value is 7; of equal
/// errors the smaller.
static uint8_t chooseMultiplier(ArrayRef<double> values) {
  double largest = 0.0;
  for (double value : values)
    largest = std::max(largest, std::fabs(value));
  // Bounded before it becomes an int: a scale that is given may be too small.
  int first =
      int(std::clamp(largest / kMaxNibble, 1.0, double(kMaxMultiplier)));
  int best = first;
  double bestError = std::numeric_limits<double>::infinity();
  for (int m : {first, std::min(first + 1, kMaxMultiplier)}) {
    double error = 0.0;
    for (double value : values) {
      double difference = value - m * round(value, m);
      error += difference * difference;
    }
    if (error < bestError) {
      bestError = error;
      best = m;
    }
  }
  return best;
}

/// Calls for each group that rows [begin, end) have a part in: its number from
/// the first on, the places of its elements behind `begin`'s group of rows, and
/// its values over the scale.
Error GroupQuantizer::forEachGroup(uint64_t begin, uint64_t end,
                                   Visit visit) const {
  const uint64_t columns = layout.rowElements;
  Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate((end - begin) * columns * sizeof(float));
  if (!buffer)
    return buffer.takeError();
  if (Error error =
          input.read(begin * columns * sizeof(float), buffer->getBytes()))
    return error;
  const auto *x = reinterpret_cast<const float *>(buffer->data());
  SmallVector<size_t> places;
  SmallVector<double> values;
  uint64_t number = 0;
  auto add = [&](uint64_t row, uint64_t column) {
    size_t place = (row - begin) * columns + column;
    places.push_back(place);
    // The quotient in f32, and 0 for NaN, as in every quantization.
    float value = x[place] / scales[layout.acrossRows ? column : row];
    values.push_back(std::isnan(value) ? 0.0 : value);
  };
  auto flush = [&] {
    visit(number++, chooseMultiplier(values), places, values);
    places.clear();
    values.clear();
  };
  if (layout.acrossRows) {
    for (uint64_t first = begin; first < end; first += layout.group)
      for (uint64_t column = 0; column < columns; ++column, flush())
        for (uint64_t row = first, last = std::min(first + layout.group, end);
             row < last; ++row)
          add(row, column);
    return Error::success();
  }
  for (uint64_t row = begin; row < end; ++row)
    for (uint64_t first = 0; first < columns; first += layout.group, flush())
      for (uint64_t column = first,
                    last = std::min(first + layout.group, columns);
           column < last; ++column)
        add(row, column);
  return Error::success();
}

/// As bytes. A part of a group of rows needs the whole group.
Error GroupQuantizer::computeNibbles(uint64_t begin, uint64_t end,
                                     MutableArrayRef<char> out) const {
  uint64_t unit = layout.acrossRows ? layout.group : 1;
  uint64_t first = begin / unit * unit;
  uint64_t last = std::min((end + unit - 1) / unit * unit, layout.rows);
  size_t skipped = (begin - first) * layout.rowElements;
  return forEachGroup(
      first, last,
      [&](uint64_t, uint8_t multiplier, ArrayRef<size_t> places,
          ArrayRef<double> values) {
        for (auto [place, value] : llvm::zip_equal(places, values))
          if (place >= skipped && place - skipped < out.size())
            out[place - skipped] = char(int(round(value, multiplier)));
      });
}

Error GroupQuantizer::computeMultipliers(uint64_t begin, uint64_t end,
                                         MutableArrayRef<char> out) const {
  uint64_t unit = layout.acrossRows ? layout.group : 1;
  return forEachGroup(begin * unit, std::min(end * unit, layout.rows),
                      [&](uint64_t group, uint8_t multiplier, ArrayRef<size_t>,
                          ArrayRef<double>) { out[group] = multiplier; });
}

static Expected<ParameterHandle> derive(const ParameterHandle &input,
                                        qopt::DType dtype,
                                        ArrayRef<int64_t> shape,
                                        qopt::RowFunction rows) {
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, dtype, shape);
  if (!info)
    return info.takeError();
  Expected<std::shared_ptr<qopt::ParameterSource>> source =
      qopt::makeDerived(*info, info->bytes / shape[0], std::move(rows));
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, info->key, *info};
}

Expected<GroupedWeight>
qnn::quantizeInGroups(const ParameterHandle &input,
                      quant::UniformQuantizedPerAxisType type, int64_t group) {
  Expected<GroupLayout> layout =
      GroupLayout::get(input.info.shape, type.getQuantizedDimension(), group);
  if (!layout)
    return layout.takeError();
  auto quantizer =
      std::make_shared<GroupQuantizer>(input, *layout, type.getScales());
  Expected<ParameterHandle> bytes = derive(
      input, qopt::DType::I8, input.info.shape,
      [quantizer](uint64_t begin, uint64_t end, MutableArrayRef<char> out) {
        return quantizer->computeNibbles(begin, end, out);
      });
  if (!bytes)
    return bytes.takeError();
  Expected<ParameterHandle> nibbles = qopt::makePackedI4(*bytes);
  if (!nibbles)
    return nibbles.takeError();
  Expected<ParameterHandle> multipliers = derive(
      input, qopt::DType::U8, layout->getMultiplierShape(),
      [quantizer](uint64_t begin, uint64_t end, MutableArrayRef<char> out) {
        return quantizer->computeMultipliers(begin, end, out);
      });
  if (!multipliers)
    return multipliers.takeError();
  Expected<ParameterHandle> values =
      qopt::makeGrouped(*nibbles, *multipliers, *layout);
  if (!values)
    return values.takeError();
  return GroupedWeight{*nibbles, *multipliers, *values};
}
