// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Range checks common to all sources, and parameters in memory.

#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/JSON.h"
#include <cstring>

using namespace llvm;
using namespace qopt;

Expected<ParameterInfo> ParameterInfo::get(StringRef key, DType dtype,
                                           ArrayRef<int64_t> shape) {
  if (key.empty())
    return createStringError("a parameter's key must not be empty");
  if (!json::isUTF8(key))
    return createStringError("a parameter's key is not valid UTF-8");
  std::optional<uint64_t> bytes = getNumBytes(dtype, shape);
  if (!bytes)
    return createStringError("parameter '" + key + "': the size of shape " +
                             formatShape(shape) + " is negative or overflows");
  return ParameterInfo{key.str(), dtype, SmallVector<int64_t>(shape), *bytes};
}

ParameterSource::~ParameterSource() = default;

std::optional<size_t> ParameterSource::findIndex(StringRef key) const {
  auto it = indices.find(key);
  if (it == indices.end())
    return std::nullopt;
  return it->second;
}

std::optional<ParameterInfo> ParameterSource::find(StringRef key) const {
  std::optional<size_t> index = findIndex(key);
  if (!index)
    return std::nullopt;
  return infos[*index];
}

Error ParameterSource::addInfo(ParameterInfo info) {
  if (info.key.empty())
    return createStringError(Twine(name) + ": a parameter's key is empty");
  if (getNumBytes(info.dtype, info.shape) != info.bytes)
    return createStringError(Twine(name) + ": parameter '" + info.key +
                             "': the size does not match type and shape");
  if (!indices.try_emplace(info.key, infos.size()).second)
    return createStringError(Twine(name) + ": parameter '" + info.key +
                             "' exists twice");
  infos.push_back(std::move(info));
  return Error::success();
}

Error ParameterSource::read(StringRef key, uint64_t offset,
                            MutableArrayRef<char> out) const {
  std::optional<size_t> index = findIndex(key);
  if (!index)
    return createStringError(Twine(name) + ": no parameter '" + key + "'");
  uint64_t bytes = infos[*index].bytes;
  if (offset > bytes || out.size() > bytes - offset)
    return createStringError(Twine(name) + ": parameter '" + key + "' has " +
                             Twine(bytes) + " bytes; cannot read " +
                             Twine(out.size()) + " at offset " + Twine(offset));
  if (out.empty())
    return Error::success();
  return readImpl(*index, offset, out);
}

std::optional<ArrayRef<char>> ParameterSource::map(StringRef key) const {
  std::optional<size_t> index = findIndex(key);
  if (!index)
    return std::nullopt;
  return mapImpl(*index);
}

std::optional<ArrayRef<char>> ParameterSource::mapImpl(size_t) const {
  return std::nullopt;
}

Expected<AlignedBuffer> ParameterHandle::readAll() const {
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(info.bytes);
  if (!buffer)
    return createStringError("parameter '" + info.key +
                             "': " + toString(buffer.takeError()));
  if (Error error = read(0, buffer->getBytes()))
    return std::move(error);
  return buffer;
}

//===----------------------------------------------------------------------===//
// MemoryParameterSource
//===----------------------------------------------------------------------===//

Error MemoryParameterSource::add(ParameterInfo info, ArrayRef<char> bytes,
                                 std::shared_ptr<const void> owner) {
  if (bytes.size() != info.bytes)
    return createStringError(getName() + ": parameter '" + info.key +
                             "' needs " + Twine(info.bytes) + " bytes, got " +
                             Twine(bytes.size()));
  if (Error error = addInfo(std::move(info)))
    return error;
  views.push_back({bytes, std::move(owner)});
  return Error::success();
}

Error MemoryParameterSource::add(ParameterInfo info, AlignedBuffer buffer) {
  ByteView view = ByteView::own(std::move(buffer));
  return add(std::move(info), view.bytes, view.owner);
}

Error MemoryParameterSource::addCopy(ParameterInfo info, ArrayRef<char> bytes) {
  Expected<AlignedBuffer> buffer = AlignedBuffer::copy(bytes);
  if (!buffer)
    return buffer.takeError();
  return add(std::move(info), std::move(*buffer));
}

Error MemoryParameterSource::readImpl(size_t index, uint64_t offset,
                                      MutableArrayRef<char> out) const {
  std::memcpy(out.data(), views[index].data() + offset, out.size());
  return Error::success();
}

std::optional<ArrayRef<char>>
MemoryParameterSource::mapImpl(size_t index) const {
  return views[index].bytes;
}
