// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes .npz archives. libzip pulls each member's bytes through one callback
// and writes the archive through another, into the same kind of atomically
// renamed file as every other output; an array is never copied as a whole.

#include "qopt/Data/Npy.h"
#include "qopt/Parameters/AtomicFile.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/JSON.h"
#include <algorithm>
#include <cstring>
#include <zip.h>

using namespace llvm;
using namespace qopt;

namespace {
/// Header and data of an array as one stream.
struct MemberInput {
  std::string header;
  ArrayRef<char> data;
  uint64_t position = 0;

  uint64_t size() const { return header.size() + data.size(); }
  uint64_t read(MutableArrayRef<char> out);
  static zip_int64_t callback(void *self, void *data, zip_uint64_t length,
                              zip_source_cmd_t command);
};

/// The archive file as libzip sees it: empty, and written from front to back
/// with corrections.
struct ArchiveOutput {
  explicit ArchiveOutput(AtomicFile &file) : file(file) {}

  AtomicFile &file;
  uint64_t position = 0, size = 0;
  /// What libzip cannot tell: the reason why a write failed.
  std::string failure;
  zip_error_t error = {};

  zip_int64_t write(const void *data, zip_uint64_t length);
  static zip_int64_t callback(void *self, void *data, zip_uint64_t length,
                              zip_source_cmd_t command);
};
} // namespace

uint64_t MemberInput::read(MutableArrayRef<char> out) {
  ArrayRef<char> rest =
      position < header.size()
          ? ArrayRef<char>(header.data(), header.size()).drop_front(position)
          : data.drop_front(position - header.size());
  uint64_t count = std::min(rest.size(), out.size());
  if (count)
    std::memcpy(out.data(), rest.data(), count);
  position += count;
  return count;
}

zip_int64_t MemberInput::callback(void *self, void *data, zip_uint64_t length,
                                  zip_source_cmd_t command) {
  auto &input = *static_cast<MemberInput *>(self);
  switch (command) {
  case ZIP_SOURCE_OPEN:
    input.position = 0;
    return 0;
  case ZIP_SOURCE_READ:
    return input.read({static_cast<char *>(data), static_cast<size_t>(length)});
  case ZIP_SOURCE_STAT: {
    auto *status = static_cast<zip_stat_t *>(data);
    zip_stat_init(status);
    status->size = input.size();
    status->valid |= ZIP_STAT_SIZE;
    return sizeof(*status);
  }
  case ZIP_SOURCE_ERROR: {
    zip_error_t none;
    zip_error_init(&none);
    return zip_error_to_data(&none, data, length);
  }
  case ZIP_SOURCE_SUPPORTS:
    return ZIP_SOURCE_SUPPORTS_READABLE;
  default:
    return 0;
  }
}

zip_int64_t ArchiveOutput::write(const void *data, zip_uint64_t length) {
  if (Error problem =
          file.write(position, {static_cast<const char *>(data), length})) {
    failure = toString(std::move(problem));
    zip_error_set(&error, ZIP_ER_WRITE, 0);
    return -1;
  }
  position += length;
  size = std::max(size, position);
  return length;
}

zip_int64_t ArchiveOutput::callback(void *self, void *data, zip_uint64_t length,
                                    zip_source_cmd_t command) {
  auto &output = *static_cast<ArchiveOutput *>(self);
  switch (command) {
  case ZIP_SOURCE_STAT: {
    auto *status = static_cast<zip_stat_t *>(data);
    zip_stat_init(status);
    status->size = output.size;
    status->valid |= ZIP_STAT_SIZE;
    return sizeof(*status);
  }
  case ZIP_SOURCE_WRITE:
    return output.write(data, length);
  case ZIP_SOURCE_SEEK_WRITE: {
    zip_int64_t target = zip_source_seek_compute_offset(
        output.position, output.size, data, length, &output.error);
    if (target < 0)
      return -1;
    output.position = target;
    return 0;
  }
  case ZIP_SOURCE_TELL_WRITE:
    return output.position;
  case ZIP_SOURCE_ERROR:
    return zip_error_to_data(&output.error, data, length);
  case ZIP_SOURCE_SUPPORTS:
    return ZIP_SOURCE_SUPPORTS_WRITABLE;
  default:
    return 0;
  }
}

static Error addMember(zip_t *archive, const NamedArray &named,
                       MemberInput &input, NpzWriteOptions options) {
  zip_source_t *source =
      zip_source_function(archive, MemberInput::callback, &input);
  if (!source)
    return createStringError(zip_strerror(archive));
  std::string name = named.name + ".npy";
  zip_int64_t index =
      zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return createStringError(zip_strerror(archive));
  }
  // The same arrays give the same bytes: 1980-01-01, the first day of the
  // format.
  if (zip_file_set_dostime(archive, index, 0, (1 << 5) | 1, 0) != 0 ||
      zip_set_file_compression(archive, index,
                               options.compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                               0) != 0)
    return createStringError(zip_strerror(archive));
  return Error::success();
}

static Error buildArchive(ArchiveOutput &output, ArrayRef<NamedArray> arrays,
                          std::vector<MemberInput> &inputs,
                          NpzWriteOptions options) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source =
      zip_source_function_create(ArchiveOutput::callback, &output, &error);
  zip_t *archive =
      source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error)
             : nullptr;
  if (!archive) {
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    zip_source_free(source);
    return createStringError(text);
  }
  for (size_t i = 0; i < arrays.size(); ++i) {
    if (Error problem = addMember(archive, arrays[i], inputs[i], options)) {
      zip_discard(archive);
      return problem;
    }
  }
  if (zip_close(archive) == 0)
    return Error::success();
  std::string text =
      output.failure.empty() ? zip_strerror(archive) : output.failure;
  zip_discard(archive);
  return createStringError(text);
}

static Error checkNames(ArrayRef<NamedArray> arrays) {
  // libzip removes an archive without members instead of writing it.
  if (arrays.empty())
    return createStringError("an archive needs at least one array");
  StringSet<> seen;
  for (const NamedArray &named : arrays) {
    if (named.name.empty() || !json::isUTF8(named.name) ||
        StringRef(named.name).contains('\0'))
      return createStringError("an array's name is empty or not UTF-8");
    if (!seen.insert(named.name).second)
      return createStringError("array '" + named.name + "' exists twice");
  }
  return Error::success();
}

Error qopt::writeNpz(StringRef path, ArrayRef<NamedArray> arrays,
                     NpzWriteOptions options) {
  auto fail = [&](Error error) {
    return createStringError(path + ": " + toString(std::move(error)));
  };
  if (Error error = checkNames(arrays))
    return fail(std::move(error));
  std::vector<MemberInput> inputs;
  for (const NamedArray &named : arrays) {
    MemberInput &input = inputs.emplace_back();
    Expected<std::string> header =
        makeNpyHeader(named.array.getDType(), named.array.getShape());
    if (!header)
      return fail(header.takeError());
    input.header = std::move(*header);
    input.data = named.array.getBytes();
  }
  Expected<std::unique_ptr<AtomicFile>> file = AtomicFile::create(path);
  if (!file)
    return file.takeError();
  ArchiveOutput output(**file);
  if (Error error = buildArchive(output, arrays, inputs, options))
    // The file's own messages name it already.
    return output.failure.empty() ? fail(std::move(error)) : std::move(error);
  return (*file)->commit();
}
