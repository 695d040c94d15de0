// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bookkeeping of all sinks (every byte exactly once), the memory sink, and
// copying.

#include "qopt/Parameters/ParameterSink.h"
#include "SafetensorsHeader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/JSON.h"
#include <cstring>

using namespace llvm;
using namespace qopt;

ParameterSink::~ParameterSink() = default;

Error ParameterSink::fail(const Twine &what) const {
  return createStringError(Twine(name) + ": " + what);
}

bool ParameterSink::isDeclared(StringRef key) const {
  std::lock_guard<std::mutex> lock(mutex);
  return indices.contains(key);
}

Error ParameterSink::declare(const ParameterInfo &info) {
  Expected<ParameterInfo> checked =
      ParameterInfo::get(info.key, info.dtype, info.shape);
  if (!checked)
    return fail(toString(checked.takeError()));
  std::lock_guard<std::mutex> lock(mutex);
  if (state != State::Declaring)
    return fail("parameter '" + info.key +
                "' is declared after the first write");
  if (checked->bytes != info.bytes)
    return fail("parameter '" + info.key +
                "': the size does not match type and shape");
  if (info.key == "__metadata__" ||
      StringRef(info.key).starts_with(fillerPrefix))
    return fail("the name '" + info.key + "' is reserved by the file format");
  if (!indices.try_emplace(info.key, infos.size()).second)
    return fail("parameter '" + info.key + "' is declared twice");
  infos.push_back(std::move(*checked));
  return Error::success();
}

Error ParameterSink::setMetadata(StringRef key, StringRef value) {
  std::lock_guard<std::mutex> lock(mutex);
  if (state != State::Declaring)
    return fail("metadata is set after the first write");
  if (key.starts_with("qopt.") || !json::isUTF8(key) || !json::isUTF8(value))
    return fail("metadata '" + printableName(key) +
                "' is reserved or not UTF-8");
  for (auto &entry : metadata) {
    if (entry.first != key)
      continue;
    entry.second = value.str();
    return Error::success();
  }
  metadata.emplace_back(key.str(), value.str());
  return Error::success();
}

Error ParameterSink::beginLocked() {
  if (state == State::Writing)
    return Error::success();
  if (state != State::Declaring)
    return fail("the parameters are committed or given up already");
  if (Error error = beginImpl()) {
    state = State::Discarded;
    discardImpl();
    return error;
  }
  written.resize(infos.size());
  state = State::Writing;
  return Error::success();
}

Error ParameterSink::begin() {
  std::lock_guard<std::mutex> lock(mutex);
  return beginLocked();
}

/// Notes that [begin, end) is written; adjacent ranges are merged, so streaming
/// keeps one.
Error ParameterSink::claim(size_t index, uint64_t begin, uint64_t end) {
  Ranges &ranges = written[index];
  auto next = ranges.upper_bound(begin);
  auto previous = next == ranges.begin() ? ranges.end() : std::prev(next);
  if ((previous != ranges.end() && previous->second > begin) ||
      (next != ranges.end() && next->first < end))
    return fail("parameter '" + infos[index].key + "': bytes " + Twine(begin) +
                " to " + Twine(end) + " are written twice");
  if (next != ranges.end() && next->first == end) {
    end = next->second;
    ranges.erase(next);
  }
  if (previous != ranges.end() && previous->second == begin)
    previous->second = end;
  else
    ranges[begin] = end;
  return Error::success();
}

/// Checks and claims the range; the write counts as active until write() ends
/// it.
Expected<size_t> ParameterSink::startWrite(StringRef key, uint64_t offset,
                                           uint64_t size) {
  std::lock_guard<std::mutex> lock(mutex);
  if (Error error = beginLocked())
    return std::move(error);
  auto it = indices.find(key);
  if (it == indices.end())
    return fail("parameter '" + key + "' is not declared");
  uint64_t bytes = infos[it->second].bytes;
  if (offset > bytes || size > bytes - offset)
    return fail("parameter '" + key + "' has " + Twine(bytes) +
                " bytes; cannot write " + Twine(size) + " at offset " +
                Twine(offset));
  if (size != 0)
    if (Error error = claim(it->second, offset, offset + size))
      return std::move(error);
  ++activeWrites;
  return it->second;
}

Error ParameterSink::write(StringRef key, uint64_t offset,
                           ArrayRef<char> bytes) {
  Expected<size_t> index = startWrite(key, offset, bytes.size());
  if (!index)
    return index.takeError();
  Error error =
      bytes.empty() ? Error::success() : writeImpl(*index, offset, bytes);
  {
    std::lock_guard<std::mutex> lock(mutex);
    --activeWrites;
  }
  idle.notify_all();
  if (error)
    discard();
  return error;
}

Error ParameterSink::checkComplete() const {
  for (auto [info, ranges] : llvm::zip_equal(infos, written)) {
    bool complete =
        info.bytes == 0 || (ranges.size() == 1 && ranges.begin()->first == 0 &&
                            ranges.begin()->second == info.bytes);
    if (complete)
      continue;
    uint64_t firstMissing = !ranges.empty() && ranges.begin()->first == 0
                                ? ranges.begin()->second
                                : 0;
    return fail("parameter '" + info.key + "' is not complete: byte " +
                Twine(firstMissing) + " of " + Twine(info.bytes) +
                " was never written");
  }
  return Error::success();
}

Error ParameterSink::commit() {
  std::unique_lock<std::mutex> lock(mutex);
  if (Error error = beginLocked())
    return error;
  idle.wait(lock, [&] { return activeWrites == 0; });
  // A write may have failed, or another thread may have committed, while this
  // one waited.
  if (state != State::Writing)
    return fail("the parameters are committed or given up already");
  if (Error error = checkComplete())
    return error;
  if (Error error = commitImpl()) {
    state = State::Discarded;
    discardImpl();
    return error;
  }
  state = State::Committed;
  return Error::success();
}

void ParameterSink::discard() {
  std::unique_lock<std::mutex> lock(mutex);
  if (state == State::Committed || state == State::Discarded)
    return;
  state = State::Discarded;
  idle.wait(lock, [&] { return activeWrites == 0; });
  discardImpl();
}

//===----------------------------------------------------------------------===//
// MemoryParameterSink
//===----------------------------------------------------------------------===//

Error MemoryParameterSink::beginImpl() {
  for (const ParameterInfo &info : infos) {
    Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(info.bytes);
    if (!buffer)
      return fail("parameter '" + info.key +
                  "': " + toString(buffer.takeError()));
    buffers.push_back(std::move(*buffer));
  }
  return Error::success();
}

Error MemoryParameterSink::writeImpl(size_t index, uint64_t offset,
                                     ArrayRef<char> bytes) {
  std::memcpy(buffers[index].data() + offset, bytes.data(), bytes.size());
  return Error::success();
}

Error MemoryParameterSink::commitImpl() {
  auto memory = std::make_shared<MemoryParameterSource>(name);
  for (auto [info, buffer] : llvm::zip_equal(infos, buffers))
    if (Error error = memory->add(info, std::move(buffer)))
      return error;
  source = std::move(memory);
  return Error::success();
}

void MemoryParameterSink::discardImpl() { buffers.clear(); }

//===----------------------------------------------------------------------===//
// Copying
//===----------------------------------------------------------------------===//

Error qopt::copyParameters(ArrayRef<ParameterHandle> parameters,
                           ParameterSink &sink, uint64_t blockBytes,
                           ProgressFunction progress) {
  uint64_t total = 0, done = 0, largest = 1;
  for (const ParameterHandle &parameter : parameters) {
    total += parameter.info.bytes;
    largest = std::max(largest, parameter.info.bytes);
    if (sink.isDeclared(parameter.info.key))
      continue;
    if (Error error = sink.declare(parameter.info))
      return error;
  }
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(
      std::min(std::max<uint64_t>(blockBytes, 1), largest));
  if (!buffer)
    return buffer.takeError();
  if (Error error = sink.begin())
    return error;
  for (const ParameterHandle &parameter : parameters) {
    for (uint64_t at = 0, size; at < parameter.info.bytes; at += size) {
      size = std::min(buffer->size(), parameter.info.bytes - at);
      MutableArrayRef<char> block = buffer->getBytes().take_front(size);
      if (Error error = parameter.read(at, block))
        return error;
      if (Error error = sink.write(parameter.info.key, at, block))
        return error;
      done += size;
      if (progress && !progress(done, total))
        return createStringError("writing the parameters was cancelled");
    }
  }
  return Error::success();
}

Error qopt::copyParameters(const ParameterRegistry &registry,
                           ArrayRef<std::string> keys, ParameterSink &sink,
                           uint64_t blockBytes, ProgressFunction progress,
                           StringRef scope) {
  std::vector<ParameterHandle> handles;
  for (const std::string &key : keys) {
    Expected<ParameterHandle> handle = registry.get(key, scope);
    if (!handle)
      return handle.takeError();
    handles.push_back(std::move(*handle));
  }
  return copyParameters(handles, sink, blockBytes, progress);
}
