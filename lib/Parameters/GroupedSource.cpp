// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Weights of 4 bits in groups, each with a small integer that all of its
// elements are multiplied by: stored in little more than 4 bits, read as the
// int8 that kernels multiply. The products are exact, so scales stay those of
// the channels.

#include "qopt/Numerics/Quantize.h"
#include "qopt/Parameters/GroupedWeights.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace qopt;

SmallVector<int64_t> GroupLayout::getMultiplierShape() const {
  if (acrossRows)
    return {int64_t(divideCeil(rows, group)), int64_t(rowElements)};
  return {int64_t(rows), int64_t(divideCeil(rowElements, group))};
}

Expected<GroupLayout> GroupLayout::get(ArrayRef<int64_t> shape, int64_t axis,
                                       int64_t group) {
  std::optional<uint64_t> elements = getNumElements(shape);
  if (!elements || *elements == 0 || shape.size() < 2 || group < 1 ||
      (axis != 0 && (axis != 1 || shape.size() != 2)))
    return createStringError("weights of shape " + formatShape(shape) +
                             " with channels along " + "dimension " +
                             Twine(axis) + " cannot be stored in groups of " +
                             Twine(group));
  GroupLayout layout;
  layout.rows = shape[0];
  layout.rowElements = *elements / shape[0];
  layout.group = group;
  layout.acrossRows = axis == 1;
  return layout;
}

/// The multipliers of one row.
static Error readRow(const ParameterHandle &multipliers,
                     const GroupLayout &layout, uint64_t row,
                     SmallVectorImpl<uint8_t> &out) {
  uint64_t count = layout.getMultiplierShape()[1];
  out.resize_for_overwrite(count);
  uint64_t at = (layout.acrossRows ? row / layout.group : row) * count;
  return multipliers.read(at, {reinterpret_cast<char *>(out.data()), count});
}

Expected<ParameterHandle> qopt::makeGrouped(const ParameterHandle &nibbles,
                                            const ParameterHandle &multipliers,
                                            const GroupLayout &layout) {
  Expected<ParameterHandle> unpacked =
      makeUnpackedI4(nibbles, /*isSigned=*/true);
  if (!unpacked)
    return unpacked.takeError();
  SmallVector<int64_t> shape = layout.getMultiplierShape();
  if (multipliers.info.dtype != DType::U8 || multipliers.info.shape != shape)
    return createStringError("parameter '" + multipliers.info.key + "' is " +
                             formatShape(multipliers.info.shape) + " of " +
                             getName(multipliers.info.dtype) +
                             ", the groups of '" + nibbles.info.key +
                             "' need " + formatShape(shape) + " of U8");
  Expected<std::shared_ptr<ParameterSource>> source = makeDerived(
      unpacked->info, layout.rowElements,
      [=, values = *unpacked](uint64_t begin, uint64_t end,
                              MutableArrayRef<char> out) -> Error {
        if (Error error = values.read(begin * layout.rowElements, out))
          return error;
        auto *value = reinterpret_cast<int8_t *>(out.data());
        SmallVector<uint8_t> row;
        for (uint64_t r = begin; r < end; ++r) {
          if (Error error = readRow(multipliers, layout, r, row))
            return error;
          for (uint64_t i = 0; i < layout.rowElements; ++i, ++value)
            // A file may hold anything; of an int8 the low bits are kept.
            *value =
                int8_t(*value * row[layout.acrossRows ? i : i / layout.group]);
        }
        return Error::success();
      });
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, unpacked->info.key, unpacked->info};
}
