// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Opens a safetensors file: after the grammar, everything about sizes and
// places is checked here once, so that reading and mapping can trust it.

#include "SafetensorsHeader.h"
#include "qopt/Parameters/Safetensors.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace qopt;

namespace qopt {
class SafetensorsReader {
public:
  explicit SafetensorsReader(StringRef path) : path(path) {}
  Expected<std::shared_ptr<SafetensorsSource>> open();

private:
  Error fail(const Twine &what) const {
    return createStringError(path + ": " + what);
  }
  Error failTensor(const SafetensorsEntry &entry, const Twine &what) const {
    return fail("tensor '" + printableName(entry.name) + "': " + what);
  }

  Expected<StringRef> findHeader() const;
  Error checkMetadata();
  Error checkRanges() const;
  Error addTensor(const SafetensorsEntry &entry);

  StringRef path;
  std::shared_ptr<SafetensorsSource> source;
  SafetensorsHeader header;
  uint64_t dataSize = 0;
};
} // namespace qopt

Expected<StringRef> SafetensorsReader::findHeader() const {
  ArrayRef<char> bytes = source->file->getBytes();
  if (bytes.size() < 8)
    return fail("not a safetensors file: it has " + Twine(bytes.size()) +
                " bytes, the header length alone needs 8");
  uint64_t length = support::endian::read64le(bytes.data());
  if (length > maxSafetensorsHeader)
    return fail("not a safetensors file: a header of " + Twine(length) +
                " bytes exceeds the limit of " + Twine(maxSafetensorsHeader));
  if (length > bytes.size() - 8)
    return fail("truncated: the header has " + Twine(length) +
                " bytes, the file only " + Twine(bytes.size() - 8) +
                " behind its length");
  return StringRef(bytes.data() + 8, length);
}

Error SafetensorsReader::checkMetadata() {
  auto version = header.metadata.find(versionKey);
  if (version != header.metadata.end() && version->second != formatVersion)
    return fail("unknown format version '" + printableName(version->second) +
                "'; this reader knows " + formatVersion);
  auto digest = header.metadata.find(digestKey);
  if (digest != header.metadata.end()) {
    StringRef text = digest->second;
    if (!text.consume_front(digestPrefix) || text.size() != 16 ||
        text.getAsInteger(16, source->layout.contentDigest))
      return fail("malformed content digest");
  }
  return Error::success();
}

/// The data is covered exactly: no overlap, no hole, nothing beyond the end.
Error SafetensorsReader::checkRanges() const {
  uint64_t at = 0;
  for (const SafetensorsEntry &entry : header.tensors) {
    if (entry.begin > entry.end)
      return failTensor(entry, "ends before it begins");
    if (entry.end > dataSize)
      return failTensor(entry, "ends at byte " + Twine(entry.end) +
                                   " of the data, the file has only " +
                                   Twine(dataSize) + " (truncated?)");
    if (entry.begin < at)
      return failTensor(entry, "overlaps the tensor before it");
    if (entry.begin > at)
      return failTensor(entry, "hole of " + Twine(entry.begin - at) +
                                   " bytes before it");
    std::optional<uint64_t> bytes = getNumBytes(entry.dtype, entry.shape);
    if (!bytes)
      return failTensor(entry, "the size of its shape overflows");
    if (*bytes != entry.end - entry.begin)
      return failTensor(entry, "shape " + formatShape(entry.shape) + " of " +
                                   getName(entry.dtype) + " needs " +
                                   Twine(*bytes) + " bytes, the offsets give " +
                                   Twine(entry.end - entry.begin));
    at = entry.end;
  }
  if (at != dataSize)
    return fail(Twine(dataSize - at) + " bytes at the end belong to no tensor");
  return Error::success();
}

Error SafetensorsReader::addTensor(const SafetensorsEntry &entry) {
  ParameterInfo info{entry.name, entry.dtype, entry.shape,
                     entry.end - entry.begin};
  auto packed = header.metadata.find((packedPrefix + entry.name).str());
  if (packed != header.metadata.end()) {
    Expected<SmallVector<int64_t>> shape = parseShape(packed->second);
    if (!shape) {
      consumeError(shape.takeError());
      return failTensor(entry, "malformed shape in the int4 metadata");
    }
    if (entry.dtype != DType::U8 ||
        getNumBytes(DType::I4, *shape) != info.bytes)
      return failTensor(
          entry, "its size does not match the int4 shape in the metadata");
    info.dtype = DType::I4;
    info.shape = std::move(*shape);
  }
  source->offsets.push_back(source->layout.headerSize + entry.begin);
  return source->addInfo(std::move(info));
}

Expected<std::shared_ptr<SafetensorsSource>> SafetensorsReader::open() {
  source.reset(new SafetensorsSource(path));
  if (Error error = MappedFile::open(path).moveInto(source->file))
    return std::move(error);
  Expected<StringRef> text = findHeader();
  if (!text)
    return text.takeError();
  if (Error error = parseSafetensorsHeader(*text).moveInto(header))
    return fail(toString(std::move(error)));
  SafetensorsLayout &layout = source->layout;
  layout.fileSize = source->file->getSize();
  layout.headerSize = 8 + text->size();
  layout.headerHash = xxHash64(StringRef(text->data() - 8, layout.headerSize));
  dataSize = layout.fileSize - layout.headerSize;
  if (Error error = checkMetadata())
    return std::move(error);
  // File order is model order. Empty tensors share their place with the next
  // one.
  llvm::sort(header.tensors,
             [](const SafetensorsEntry &a, const SafetensorsEntry &b) {
               return std::tie(a.begin, a.end, a.position) <
                      std::tie(b.begin, b.end, b.position);
             });
  if (Error error = checkRanges())
    return std::move(error);
  bool hideFillers = header.metadata.contains(versionKey);
  for (const SafetensorsEntry &entry : header.tensors) {
    if (hideFillers && StringRef(entry.name).starts_with(fillerPrefix))
      continue;
    if (Error error = addTensor(entry))
      return std::move(error);
  }
  source->metadata = std::move(header.metadata);
  return std::move(source);
}

Expected<std::shared_ptr<SafetensorsSource>>
SafetensorsSource::open(StringRef path) {
  return SafetensorsReader(path).open();
}

std::optional<uint64_t> SafetensorsSource::getFileOffset(StringRef key) const {
  std::optional<size_t> index = findIndex(key);
  if (!index)
    return std::nullopt;
  return offsets[*index];
}

Error SafetensorsSource::readImpl(size_t index, uint64_t offset,
                                  MutableArrayRef<char> out) const {
  return file->read(offsets[index] + offset, out);
}

std::optional<ArrayRef<char>> SafetensorsSource::mapImpl(size_t index) const {
  return file->getBytes().slice(offsets[index], getParameters()[index].bytes);
}

uint64_t qopt::chainDigest(uint64_t digest, uint64_t blockHash) {
  uint8_t pair[16];
  support::endian::write64le(pair, digest);
  support::endian::write64le(pair + 8, blockHash);
  return xxHash64(pair);
}

Error SafetensorsSource::verifyDigest() const {
  if (!metadata.contains(digestKey))
    return Error::success();
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(digestBlockBytes);
  if (!buffer)
    return buffer.takeError();
  uint64_t digest = 0;
  for (uint64_t at = layout.headerSize; at < layout.fileSize;
       at += digestBlockBytes) {
    uint64_t size = std::min(digestBlockBytes, layout.fileSize - at);
    if (Error error = file->read(at, buffer->getBytes().take_front(size)))
      return error;
    digest = chainDigest(digest, xxHash64(StringRef(buffer->data(), size)));
  }
  if (digest != layout.contentDigest)
    return createStringError(
        getName() + ": the contents do not match the digest in the header");
  return Error::success();
}
