// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading and writing .npy files: mapping, and conversion of foreign orders.

#include "qopt/Data/Npy.h"
#include "NpyLayout.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Parameters/MappedFile.h"
#include "llvm/ADT/Twine.h"
#include <algorithm>
#include <cstring>

using namespace llvm;
using namespace qopt;

Expected<NpyArray> NpyArray::get(DType dtype, ArrayRef<int64_t> shape,
                                 ByteView data) {
  std::optional<uint64_t> bytes = qopt::getNumBytes(dtype, shape);
  if (dtype == DType::I4 || !bytes || *bytes != data.size())
    return createStringError("an array of shape " + formatShape(shape) +
                             " and type " + getName(dtype) + " cannot have " +
                             Twine(data.size()) + " bytes");
  NpyArray array;
  array.dtype = dtype;
  array.shape.assign(shape.begin(), shape.end());
  array.data = std::move(data);
  return array;
}

Expected<NpyArray> NpyArray::get(DType dtype, ArrayRef<int64_t> shape,
                                 AlignedBuffer data) {
  return get(dtype, shape, ByteView::own(std::move(data)));
}

Expected<NpyArray> NpyArray::copy(DType dtype, ArrayRef<int64_t> shape,
                                  ArrayRef<char> data) {
  Expected<AlignedBuffer> buffer = AlignedBuffer::copy(data);
  if (!buffer)
    return buffer.takeError();
  return get(dtype, shape, std::move(*buffer));
}

/// Copies element by element from Fortran order: out[i0]..[in] = in[in]..[i0].
static void copyFortranOrder(ArrayRef<int64_t> shape, uint64_t width,
                             const char *in, char *out, uint64_t count) {
  SmallVector<uint64_t> strides;
  uint64_t stride = width;
  for (int64_t dim : shape) {
    strides.push_back(stride);
    stride *= dim;
  }
  SmallVector<int64_t> index(shape.size(), 0);
  uint64_t offset = 0;
  for (uint64_t i = 0; i < count; ++i, out += width) {
    std::memcpy(out, in + offset, width);
    // The last index runs fastest in C order.
    for (size_t d = shape.size(); d-- > 0;) {
      offset += strides[d];
      if (++index[d] < shape[d])
        break;
      offset -= strides[d] * shape[d];
      index[d] = 0;
    }
  }
}

void qopt::swapElementBytes(MutableArrayRef<char> data, uint64_t width) {
  for (uint64_t at = 0; at + width <= data.size(); at += width)
    std::reverse(data.data() + at, data.data() + at + width);
}

Expected<AlignedBuffer> qopt::convertLayout(const NpyHeader &header,
                                            ArrayRef<char> data) {
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(data.size());
  if (!buffer || data.empty())
    return buffer;
  uint64_t width = getBitWidth(header.dtype) / 8;
  if (header.fortranOrder)
    copyFortranOrder(header.shape, width, data.data(), buffer->data(),
                     data.size() / width);
  else
    std::memcpy(buffer->data(), data.data(), data.size());
  if (header.swapBytes)
    swapElementBytes(buffer->getBytes(), width);
  return buffer;
}

Expected<NpyArray> qopt::parseNpy(ByteView file, StringRef name) {
  Expected<NpyHeader> header = parseNpyHeader(file.bytes, name);
  if (!header)
    return header.takeError();
  uint64_t available = file.size() - header->dataOffset;
  if (available != header->dataBytes)
    return createStringError(
        name + ": shape " + formatShape(header->shape) + " of " +
        getName(header->dtype) + " needs " + Twine(header->dataBytes) +
        " bytes, the file has " + Twine(available) +
        (available < header->dataBytes ? " (truncated?)" : ""));
  ArrayRef<char> data = file.bytes.drop_front(header->dataOffset);
  uint64_t width = getBitWidth(header->dtype) / 8;
  bool inPlace = !header->swapBytes && !header->fortranOrder &&
                 reinterpret_cast<uintptr_t>(data.data()) % width == 0;
  if (inPlace)
    return NpyArray::get(header->dtype, header->shape,
                         ByteView{data, std::move(file.owner)});
  Expected<AlignedBuffer> buffer = convertLayout(*header, data);
  if (!buffer)
    return createStringError(name + ": " + toString(buffer.takeError()));
  return NpyArray::get(header->dtype, header->shape, std::move(*buffer));
}

Expected<NpyArray> qopt::readNpy(StringRef path) {
  Expected<std::shared_ptr<MappedFile>> file = MappedFile::open(path);
  if (!file)
    return file.takeError();
  ArrayRef<char> bytes = (*file)->getBytes();
  return parseNpy(ByteView{bytes, std::move(*file)}, path);
}

Error qopt::writeNpy(StringRef path, const NpyArray &array) {
  Expected<std::string> header =
      makeNpyHeader(array.getDType(), array.getShape());
  if (!header)
    return createStringError(path + ": " + toString(header.takeError()));
  return writeFileAtomically(
      path, {ArrayRef<char>(header->data(), header->size()), array.getBytes()});
}

RowReader::~RowReader() = default;

namespace {
class ArrayRowReader : public RowReader {
public:
  explicit ArrayRowReader(NpyArray array) : array(std::move(array)) {
    dtype = this->array.getDType();
    shape.assign(this->array.getShape().begin(), this->array.getShape().end());
  }

  Expected<ByteView> read(uint64_t first, uint64_t count) override {
    if (first > getNumRows() || count > getNumRows() - first)
      return createStringError(
          "rows " + Twine(first) + " to " + Twine(first + count) +
          " are beyond the array's " + Twine(getNumRows()));
    uint64_t rowBytes = array.getRowBytes();
    return ByteView{array.getBytes().slice(first * rowBytes, count * rowBytes),
                    array.getView().owner};
  }

private:
  NpyArray array;
};
} // namespace

std::unique_ptr<RowReader> qopt::makeRowReader(NpyArray array) {
  return std::make_unique<ArrayRowReader>(std::move(array));
}
