// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Scratch files by open, unlink, pwrite and mmap.

#include "qopt/Parameters/ScratchFile.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Errno.h"
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

static Error fail(StringRef path, const Twine &what, int error) {
  return createStringError(path + ": " + what + ": " + sys::StrError(error) +
                           "; QOPT_SCRATCH names another folder for scratch "
                           "files");
}

static std::string getFolder() {
  for (const char *name : {"QOPT_SCRATCH", "TMPDIR"})
    if (const char *folder = std::getenv(name); folder && *folder)
      return folder;
  return "/var/tmp";
}

Expected<std::shared_ptr<ScratchFile>> ScratchFile::create(uint64_t bytes) {
  std::string path = getFolder() + "/qopt-XXXXXX";
  int fd = ::mkostemp(path.data(), O_CLOEXEC);
  if (fd < 0)
    return fail(path, "cannot create a scratch file", errno);
  // Nobody else opens it, and it is gone however this process ends.
  ::unlink(path.c_str());
  std::shared_ptr<ScratchFile> file(new ScratchFile(path, fd, bytes));
  if (bytes == 0)
    return file;
  // A full disk must show here: writing through a mapping would be a signal.
  if (int error = ::posix_fallocate(fd, 0, bytes))
    return fail(path,
                "cannot reserve " + Twine(bytes) + " bytes for packed weights",
                error);
  void *base = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, fd, 0);
  if (base == MAP_FAILED)
    return fail(path, "cannot map", errno);
  file->base = static_cast<const char *>(base);
  return file;
}

ScratchFile::~ScratchFile() {
  if (base)
    ::munmap(const_cast<char *>(base), size);
  ::close(fd);
}

Error ScratchFile::write(uint64_t offset, const ParameterHandle &parameter) {
  uint64_t total = parameter.info.bytes;
  Expected<AlignedBuffer> buffer =
      AlignedBuffer::allocate(std::min(total, defaultCopyBlockBytes));
  if (!buffer)
    return buffer.takeError();
  for (uint64_t at = 0; at < total;) {
    uint64_t count = std::min(total - at, buffer->size());
    if (Error error = parameter.read(at, buffer->getBytes().take_front(count)))
      return error;
    for (uint64_t done = 0; done < count;) {
      ssize_t written =
          ::pwrite(fd, buffer->data() + done, count - done, offset + at + done);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return fail(path, "cannot write", errno);
      done += written;
    }
    at += count;
  }
  return Error::success();
}
