// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between f32 and int8, and views of what is there already.

#include "qopt/LinearAlgebra/QuantizedTensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "qopt/Numerics/Quantize.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/Twine.h"
#include <numeric>

using namespace llvm;
using namespace qopt;
using namespace qopt::linalg;
using numerics::ChannelLayout;
using numerics::PerChannelParams;

/// How the tensor divides around its axis.
static Expected<ChannelLayout> getLayout(ArrayRef<int64_t> shape,
                                         std::optional<int32_t> axis) {
  std::optional<uint64_t> count = getNumElements(shape);
  if (!count)
    return createStringError(
        "the tensor has more elements than can be counted");
  if (!axis)
    return ChannelLayout{1, 1, size_t(*count)};
  if (*axis < 0 || *axis >= int64_t(shape.size()))
    return createStringError("axis " + Twine(*axis) + " is not one of the " +
                             Twine(shape.size()) + " dimensions");
  auto product = [](ArrayRef<int64_t> sizes) {
    return size_t(std::accumulate(sizes.begin(), sizes.end(), int64_t(1),
                                  std::multiplies<>()));
  };
  return ChannelLayout{product(shape.take_front(*axis)), size_t(shape[*axis]),
                       product(shape.drop_front(*axis + 1))};
}

static Error checkParams(const PerChannelParams &params, size_t channels) {
  if (params.scales.size() != channels || params.zeroPoints.size() != channels)
    return createStringError(Twine(params.scales.size()) + " scales and " +
                             Twine(params.zeroPoints.size()) +
                             " zero points, there must be " + Twine(channels) +
                             " of each");
  if (params.storage.bits != 8 || !params.storage.isSigned)
    return createStringError("tensors are stored in int8");
  if (std::string why = numerics::validate(params); !why.empty())
    return createStringError(why);
  return Error::success();
}

/// The layout, where parameters and data fit it.
static Expected<ChannelLayout> checkTensor(ArrayRef<int64_t> shape,
                                           const PerChannelParams &params,
                                           std::optional<int32_t> axis,
                                           size_t count) {
  Expected<ChannelLayout> layout = getLayout(shape, axis);
  if (!layout)
    return layout;
  if (Error error = checkParams(params, layout->channels))
    return std::move(error);
  if (count != layout->size())
    return createStringError("the tensor has " + Twine(layout->size()) +
                             " elements, the data " + Twine(count));
  return layout;
}

Expected<QuantizedTensor> QuantizedTensor::get(ArrayRef<int64_t> shape,
                                               PerChannelParams params,
                                               std::optional<int32_t> axis,
                                               ByteView data) {
  if (Error error = checkTensor(shape, params, axis, data.size()).takeError())
    return std::move(error);
  auto *values = reinterpret_cast<const int8_t *>(data.data());
  for (size_t i = 0; i != data.size(); ++i)
    if (values[i] < params.storage.min || values[i] > params.storage.max)
      return createStringError("element " + Twine(i) + " is " +
                               Twine(int(values[i])) + ", the type holds " +
                               Twine(params.storage.min) + " to " +
                               Twine(params.storage.max));
  return QuantizedTensor{SmallVector<int64_t>(shape), std::move(params), axis,
                         std::move(data)};
}

Expected<PerChannelParams> linalg::chooseParams(ArrayRef<float> values,
                                                ArrayRef<int64_t> shape,
                                                std::optional<int32_t> axis,
                                                bool symmetric,
                                                numerics::Storage storage) {
  Expected<ChannelLayout> layout = getLayout(shape, axis);
  if (!layout)
    return layout.takeError();
  std::vector<numerics::Range> ranges =
      numerics::channelRangesOf(values.data(), *layout);
  auto params = symmetric ? numerics::chooseSymmetric(ranges, storage)
                          : numerics::chooseAsymmetric(ranges, storage);
  if (!params)
    return createStringError(params.reason());
  return *params;
}

Expected<QuantizedTensor> linalg::quantize(ArrayRef<float> values,
                                           ArrayRef<int64_t> shape,
                                           PerChannelParams params,
                                           std::optional<int32_t> axis) {
  Expected<ChannelLayout> layout =
      checkTensor(shape, params, axis, values.size());
  if (!layout)
    return layout.takeError();
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(values.size());
  if (!buffer)
    return buffer.takeError();
  auto *stored = reinterpret_cast<int8_t *>(buffer->data());
  numerics::quantize<int8_t>(values.data(), *layout, params, stored);
  return QuantizedTensor{SmallVector<int64_t>(shape), std::move(params), axis,
                         ByteView::own(std::move(*buffer))};
}

Expected<AlignedBuffer> linalg::dequantize(const QuantizedTensor &tensor) {
  Expected<ChannelLayout> layout = getLayout(tensor.shape, tensor.axis);
  if (!layout)
    return layout.takeError();
  Expected<AlignedBuffer> buffer =
      AlignedBuffer::allocate(layout->size() * sizeof(float));
  if (!buffer)
    return buffer.takeError();
  numerics::dequantize<int8_t>(
      reinterpret_cast<const int8_t *>(tensor.data.data()), *layout,
      tensor.params, reinterpret_cast<float *>(buffer->data()));
  return std::move(*buffer);
}

Expected<QuantizedTensor> linalg::transpose(const QuantizedTensor &tensor,
                                            ArrayRef<int64_t> perm) {
  size_t rank = tensor.shape.size();
  if (perm.size() != rank || !mlir::isPermutationVector(perm))
    return createStringError("transpose: perm must be a permutation of the " +
                             Twine(rank) + " dimensions");
  QuantizedTensor result = tensor;
  SmallVector<size_t> strides(rank, 1), steps(rank, 1);
  for (size_t i = rank; i-- > 1;)
    strides[i - 1] = strides[i] * tensor.shape[i];
  for (size_t i = 0; i != rank; ++i) {
    result.shape[i] = tensor.shape[perm[i]];
    steps[i] = strides[perm[i]];
    if (tensor.axis == perm[i])
      result.axis = int32_t(i);
  }
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(tensor.data.size());
  if (!buffer)
    return buffer.takeError();
  // The index of the result counts up; `from` follows it in the input.
  SmallVector<int64_t> index(rank, 0);
  size_t from = 0;
  for (size_t to = 0; to != tensor.data.size(); ++to) {
    buffer->data()[to] = tensor.data.data()[from];
    for (size_t d = rank; d-- > 0;) {
      from += steps[d];
      if (++index[d] < result.shape[d])
        break;
      from -= steps[d] * result.shape[d];
      index[d] = 0;
    }
  }
  result.data = ByteView::own(std::move(*buffer));
  return std::move(result);
}
