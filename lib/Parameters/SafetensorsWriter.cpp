// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes a safetensors file: the layout follows from the declarations, the
// header is written first with a digest of zeros, and the real digest is
// patched in at commit.

#include "SafetensorsHeader.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace qopt;

/// Tensors of this size start on a page, so that they can be mapped and dropped
/// by themselves.
static constexpr uint64_t largeTensor = 1 << 20;
static constexpr uint64_t pageBytes = 4096;
static constexpr StringLiteral emptyDigest = "0000000000000000";

namespace {
class SafetensorsSink : public ParameterSink {
public:
  SafetensorsSink(StringRef path, std::unique_ptr<AtomicFile> file)
      : ParameterSink(path), file(std::move(file)) {}
  ~SafetensorsSink() override { discard(); }

private:
  struct Range {
    uint64_t begin, end;
  };

  Error beginImpl() override;
  Error writeImpl(size_t index, uint64_t offset, ArrayRef<char> bytes) override;
  Error commitImpl() override;
  void discardImpl() override { file.reset(); }

  void placeTensors();
  Expected<std::string> makeHeader();
  Error writeFillers();
  Expected<uint64_t> computeDigest();

  std::unique_ptr<AtomicFile> file;
  /// Of the declared tensors and of the fillers, from the start of the data.
  std::vector<Range> places, fillers;
  /// A filler is emitted in front of the tensor with this index.
  std::vector<size_t> fillerBefore;
  uint64_t alignment = AlignedBuffer::alignment;
  uint64_t headerSize = 0, dataSize = 0;
  /// Where the digits of the digest stand in the file.
  uint64_t digestOffset = 0;
  /// Hash of each digest block that one write covered whole. The others, at the
  /// seams of writes, are read back at commit.
  std::vector<std::optional<uint64_t>> blockHashes;
  std::mutex hashMutex;
};
} // namespace

void SafetensorsSink::placeTensors() {
  uint64_t at = 0;
  for (size_t i = 0; i < infos.size(); ++i) {
    uint64_t align =
        infos[i].bytes >= largeTensor ? pageBytes : AlignedBuffer::alignment;
    alignment = std::max(alignment, align);
    // An empty tensor needs no place of its own.
    uint64_t begin = infos[i].bytes == 0 ? at : alignTo(at, align);
    if (begin != at) {
      fillers.push_back({at, begin});
      fillerBefore.push_back(i);
    }
    at = begin + infos[i].bytes;
    places.push_back({begin, at});
  }
  dataSize = at;
}

static void writeEntry(json::OStream &os, StringRef name, StringRef dtype,
                       ArrayRef<int64_t> shape, uint64_t begin, uint64_t end) {
  os.attributeObject(name, [&] {
    os.attribute("dtype", dtype);
    os.attributeArray("shape", [&] {
      for (int64_t dim : shape)
        os.value(dim);
    });
    os.attributeArray("data_offsets", [&] {
      os.value(begin);
      os.value(end);
    });
  });
}

/// The JSON text behind its length, padded with spaces so that the data starts
/// aligned.
Expected<std::string> SafetensorsSink::makeHeader() {
  std::string text(8, '\0');
  raw_string_ostream stream(text);
  json::OStream os(stream);
  os.object([&] {
    os.attributeObject("__metadata__", [&] {
      os.attribute(versionKey, formatVersion);
      os.attribute(digestKey, (digestPrefix + emptyDigest).str());
      for (const ParameterInfo &info : infos)
        if (info.dtype == DType::I4)
          os.attribute(
              (packedPrefix + info.key).str(),
              "[" +
                  llvm::join(map_range(info.shape,
                                       [](int64_t d) { return itostr(d); }),
                             ",") +
                  "]");
      for (const auto &[key, value] : metadata)
        os.attribute(key, value);
    });
    size_t filler = 0;
    for (size_t i = 0; i < infos.size(); ++i) {
      if (filler < fillers.size() && fillerBefore[filler] == i) {
        Range range = fillers[filler];
        writeEntry(os, (fillerPrefix + Twine(filler)).str(), getName(DType::U8),
                   {static_cast<int64_t>(range.end - range.begin)}, range.begin,
                   range.end);
        ++filler;
      }
      bool packed = infos[i].dtype == DType::I4;
      writeEntry(os, infos[i].key, getName(packed ? DType::U8 : infos[i].dtype),
                 packed ? getPackedI4Shape(infos[i].shape) : infos[i].shape,
                 places[i].begin, places[i].end);
    }
  });
  stream.flush();
  text.resize(alignTo(text.size(), alignment), ' ');
  if (text.size() - 8 > maxSafetensorsHeader)
    return fail("the header would exceed " + Twine(maxSafetensorsHeader) +
                " bytes");
  support::endian::write64le(text.data(), text.size() - 8);
  digestOffset =
      text.find((digestPrefix + emptyDigest).str()) + digestPrefix.size();
  return text;
}

Error SafetensorsSink::writeFillers() {
  std::string zeros(pageBytes, '\0');
  for (Range filler : fillers)
    if (Error error = file->write(
            headerSize + filler.begin,
            ArrayRef<char>(zeros.data(), filler.end - filler.begin)))
      return error;
  return Error::success();
}

Error SafetensorsSink::beginImpl() {
  placeTensors();
  Expected<std::string> header = makeHeader();
  if (!header)
    return header.takeError();
  headerSize = header->size();
  if (dataSize > static_cast<uint64_t>(INT64_MAX) - headerSize)
    return fail("the file would exceed 63-bit offsets");
  if (Error error = file->reserve(headerSize + dataSize))
    return error;
  if (Error error =
          file->write(0, ArrayRef<char>(header->data(), header->size())))
    return error;
  // Only now: an absurd size has failed above.
  blockHashes.resize(divideCeil(dataSize, digestBlockBytes));
  return writeFillers();
}

Error SafetensorsSink::writeImpl(size_t index, uint64_t offset,
                                 ArrayRef<char> bytes) {
  uint64_t begin = places[index].begin + offset, end = begin + bytes.size();
  if (Error error = file->write(headerSize + begin, bytes))
    return error;
  file->startWriteback(headerSize + begin, bytes.size());
  for (uint64_t block = divideCeil(begin, digestBlockBytes);; ++block) {
    uint64_t blockBegin = block * digestBlockBytes;
    uint64_t blockEnd = std::min(blockBegin + digestBlockBytes, dataSize);
    if (blockBegin >= end || blockEnd > end)
      return Error::success();
    uint64_t hash = xxHash64(
        StringRef(bytes.data() + (blockBegin - begin), blockEnd - blockBegin));
    std::lock_guard<std::mutex> lock(hashMutex);
    blockHashes[block] = hash;
  }
}

Expected<uint64_t> SafetensorsSink::computeDigest() {
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(digestBlockBytes);
  if (!buffer)
    return buffer.takeError();
  uint64_t digest = 0;
  for (size_t block = 0; block < blockHashes.size(); ++block) {
    if (!blockHashes[block]) {
      uint64_t begin = block * digestBlockBytes;
      MutableArrayRef<char> bytes = buffer->getBytes().take_front(
          std::min(digestBlockBytes, dataSize - begin));
      if (Error error = file->read(headerSize + begin, bytes))
        return std::move(error);
      blockHashes[block] = xxHash64(StringRef(bytes.data(), bytes.size()));
    }
    digest = chainDigest(digest, *blockHashes[block]);
  }
  return digest;
}

Error SafetensorsSink::commitImpl() {
  Expected<uint64_t> digest = computeDigest();
  if (!digest)
    return digest.takeError();
  std::string digits = utohexstr(*digest, /*LowerCase=*/true, /*Width=*/16);
  if (Error error = file->write(digestOffset,
                                ArrayRef<char>(digits.data(), digits.size())))
    return error;
  return file->commit();
}

Expected<std::unique_ptr<ParameterSink>>
qopt::createSafetensorsSink(StringRef path, AtomicFileOptions options) {
  Expected<std::unique_ptr<AtomicFile>> file =
      AtomicFile::create(path, options);
  if (!file)
    return file.takeError();
  return std::make_unique<SafetensorsSink>(path, std::move(*file));
}
