// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .npz archives through libzip. Sizes in an archive's directory are claims:
// they are checked against the header of the member, and against what deflate
// can possibly have produced.

#include "NpyLayout.h"
#include "qopt/Data/Npy.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cstring>
#include <zip.h>

using namespace llvm;
using namespace qopt;

/// Deflate emits at most 258 bytes for two bits or so: 1032 to 1.
static constexpr uint64_t maxDeflateRatio = 1032;

namespace {
struct CloseArchive {
  // Discards instead of closing: nothing is ever written through a reader.
  void operator()(zip_t *archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t *member) const { zip_fclose(member); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using MemberFile = std::unique_ptr<zip_file_t, CloseMember>;
} // namespace

static std::string zipErrorText(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

static Expected<Archive> openArchive(StringRef path) {
  int code = 0;
  zip_t *archive = zip_open(path.str().c_str(), ZIP_RDONLY, &code);
  if (!archive)
    return createStringError(path +
                             ": cannot open as .npz: " + zipErrorText(code));
  return Archive(archive);
}

/// Fills `out`; a short member, a broken stream and a wrong checksum all end
/// here.
static Error readExactly(zip_file_t *member, MutableArrayRef<char> out,
                         const Twine &name) {
  while (!out.empty()) {
    zip_int64_t count =
        zip_fread(member, out.data(), std::min<uint64_t>(out.size(), 1 << 30));
    if (count < 0)
      return createStringError(name + ": " + zip_file_strerror(member));
    if (count == 0)
      return createStringError(name + ": truncated");
    out = out.drop_front(count);
  }
  return Error::success();
}

/// libzip checks the checksum when it meets the end.
static Error expectEnd(zip_file_t *member, const Twine &name) {
  char byte;
  zip_int64_t count = zip_fread(member, &byte, 1);
  if (count == 0)
    return Error::success();
  return createStringError(
      name + ": " +
      (count < 0 ? zip_file_strerror(member) : "longer than it says"));
}

static Error checkMember(const zip_stat_t &status) {
  constexpr zip_uint64_t needed =
      ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  if ((status.valid & needed) != needed)
    return createStringError("incomplete directory entry");
  if (status.comp_method == ZIP_CM_STORE && status.size == status.comp_size)
    return Error::success();
  if (status.comp_method == ZIP_CM_DEFLATE &&
      status.size / maxDeflateRatio <= status.comp_size + 1)
    return Error::success();
  if (status.comp_method != ZIP_CM_STORE &&
      status.comp_method != ZIP_CM_DEFLATE)
    return createStringError("compression method " + Twine(status.comp_method) +
                             " is not supported");
  return createStringError("impossible size in the directory");
}

Expected<NpzFile> NpzFile::open(StringRef path) {
  Expected<Archive> archive = openArchive(path);
  if (!archive)
    return archive.takeError();
  NpzFile file;
  file.path = path.str();
  zip_int64_t count = zip_get_num_entries(archive->get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive->get(), i, 0, &status) != 0)
      return createStringError(path + ": " + zip_strerror(archive->get()));
    StringRef name = status.name ? status.name : "";
    if (!name.consume_back(".npy"))
      continue;
    if (Error error = checkMember(status))
      return createStringError(path + ": array '" + printableName(name) +
                               "': " + toString(std::move(error)));
    if (!file.members
             .try_emplace(name, Member{static_cast<uint64_t>(i), status.size})
             .second)
      return createStringError(path + ": array '" + printableName(name) +
                               "' exists twice");
    file.names.push_back(name.str());
  }
  return std::move(file);
}

namespace {
/// A member being decompressed, positioned behind the array's header.
class MemberStream {
public:
  MemberStream(StringRef path, StringRef array, uint64_t index, uint64_t bytes)
      : path(path), label((path + ": array '" + array + "'").str()),
        index(index), bytes(bytes) {}

  Error open();
  Error read(MutableArrayRef<char> out) {
    return readExactly(member.get(), out, label);
  }
  Error finish() { return expectEnd(member.get(), label); }
  const NpyHeader &getHeader() const { return header; }
  StringRef getLabel() const { return label; }

private:
  Error readHeader();

  std::string path, label;
  uint64_t index, bytes;
  Archive archive;
  MemberFile member;
  NpyHeader header;
};
} // namespace

Error MemberStream::open() {
  member.reset();
  // An archive of its own: libzip's handles must not be shared between threads.
  if (!archive)
    if (Error error = openArchive(path).moveInto(archive))
      return error;
  member.reset(zip_fopen_index(archive.get(), index, 0));
  if (!member)
    return createStringError(Twine(label) + ": " + zip_strerror(archive.get()));
  return readHeader();
}

Error MemberStream::readHeader() {
  std::string start(std::min<uint64_t>(bytes, 12), '\0');
  if (Error error = read({start.data(), start.size()}))
    return error;
  // The lengths of both formats, see parseNpyHeader, which checks them again.
  uint64_t length = 0;
  auto byteAt = [&](size_t i) {
    return static_cast<uint64_t>(static_cast<uint8_t>(start[i]));
  };
  if (start.size() == 12)
    length = start[6] == 1
                 ? 10 + byteAt(8) + (byteAt(9) << 8)
                 : 12 + byteAt(8) + (byteAt(9) << 8) + (byteAt(10) << 16);
  size_t had = start.size();
  start.resize(std::max<uint64_t>(had, std::min(bytes, length)));
  if (Error error = read({start.data() + had, start.size() - had}))
    return error;
  Expected<NpyHeader> parsed =
      parseNpyHeader({start.data(), start.size()}, label);
  if (!parsed)
    return parsed.takeError();
  header = std::move(*parsed);
  if (header.dataOffset != start.size() ||
      header.dataBytes != bytes - header.dataOffset)
    return createStringError(
        Twine(label) + ": shape " + formatShape(header.shape) + " of " +
        getName(header.dtype) + " needs " + Twine(header.dataBytes) +
        " bytes, the archive has " + Twine(bytes - header.dataOffset));
  return Error::success();
}

Expected<NpyArray> NpzFile::read(StringRef name) const {
  auto it = members.find(name);
  if (it == members.end())
    return createStringError(Twine(path) + ": no array '" + name + "'");
  MemberStream stream(path, name, it->second.index, it->second.bytes);
  if (Error error = stream.open())
    return std::move(error);
  const NpyHeader &header = stream.getHeader();
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(header.dataBytes);
  if (!buffer)
    return createStringError(stream.getLabel() + ": " +
                             toString(buffer.takeError()));
  if (Error error = stream.read(buffer->getBytes()))
    return std::move(error);
  if (Error error = stream.finish())
    return std::move(error);
  if (header.fortranOrder)
    if (Error error =
            convertLayout(header, buffer->getBytes()).moveInto(*buffer))
      return createStringError(stream.getLabel() + ": " +
                               toString(std::move(error)));
  if (header.swapBytes && !header.fortranOrder)
    swapElementBytes(buffer->getBytes(), getBitWidth(header.dtype) / 8);
  return NpyArray::get(header.dtype, header.shape, std::move(*buffer));
}

namespace {
class MemberRowReader : public RowReader {
public:
  explicit MemberRowReader(std::unique_ptr<MemberStream> stream)
      : stream(std::move(stream)) {
    const NpyHeader &header = this->stream->getHeader();
    dtype = header.dtype;
    shape = header.shape;
    rowBytes = getNumRows() ? header.dataBytes / getNumRows() : 0;
  }

  Expected<ByteView> read(uint64_t first, uint64_t count) override;

private:
  Error skipTo(uint64_t row);

  std::unique_ptr<MemberStream> stream;
  uint64_t rowBytes = 0;
  /// The row at which the stream stands.
  uint64_t position = 0;
};
} // namespace

Error MemberRowReader::skipTo(uint64_t row) {
  if (row < position) {
    position = 0;
    if (Error error = stream->open())
      return error;
  }
  uint64_t left = (row - position) * rowBytes;
  std::vector<char> scratch(std::min<uint64_t>(left, 1 << 16));
  while (left) {
    uint64_t size = std::min<uint64_t>(left, scratch.size());
    if (Error error = stream->read({scratch.data(), size}))
      return error;
    left -= size;
  }
  position = row;
  return Error::success();
}

Expected<ByteView> MemberRowReader::read(uint64_t first, uint64_t count) {
  if (first > getNumRows() || count > getNumRows() - first)
    return createStringError(stream->getLabel() + ": rows " + Twine(first) +
                             " to " + Twine(first + count) +
                             " are beyond its " + Twine(getNumRows()));
  if (Error error = skipTo(first))
    return std::move(error);
  Expected<AlignedBuffer> buffer = AlignedBuffer::allocate(count * rowBytes);
  if (!buffer)
    return buffer.takeError();
  if (Error error = stream->read(buffer->getBytes()))
    return std::move(error);
  position += count;
  if (position == getNumRows())
    if (Error error = stream->finish())
      return std::move(error);
  if (stream->getHeader().swapBytes)
    swapElementBytes(buffer->getBytes(), getBitWidth(dtype) / 8);
  return ByteView::own(std::move(*buffer));
}

Expected<std::unique_ptr<RowReader>> NpzFile::openRows(StringRef name) const {
  auto it = members.find(name);
  if (it == members.end())
    return createStringError(Twine(path) + ": no array '" + name + "'");
  auto stream = std::make_unique<MemberStream>(path, name, it->second.index,
                                               it->second.bytes);
  if (Error error = stream->open())
    return std::move(error);
  if (!stream->getHeader().fortranOrder)
    return std::make_unique<MemberRowReader>(std::move(stream));
  // A row of such an array is spread over the whole of it.
  Expected<NpyArray> array = read(name);
  if (!array)
    return array.takeError();
  return makeRowReader(std::move(*array));
}
