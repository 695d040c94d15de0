// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Opening, mapping and reading files.

#include "qopt/Parameters/MappedFile.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Errno.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

static Error fileError(StringRef path, const Twine &what, int error) {
  return createStringError(path + ": " + what + ": " + sys::StrError(error));
}

Expected<std::shared_ptr<MappedFile>> MappedFile::open(StringRef path) {
  std::string name = path.str();
  // O_NONBLOCK: a FIFO without a writer would block here instead of being
  // refused below.
  int fd = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return fileError(path, "cannot open", errno);
  std::shared_ptr<MappedFile> file(new MappedFile(std::move(name), fd));
  struct stat status;
  if (::fstat(fd, &status) != 0)
    return fileError(path, "cannot read the file's size", errno);
  if (!S_ISREG(status.st_mode))
    return createStringError(path + ": not a regular file");
  file->size = status.st_size;
  if (file->size == 0)
    return file;
  void *base = ::mmap(nullptr, file->size, PROT_READ, MAP_SHARED, fd, 0);
  if (base == MAP_FAILED)
    return fileError(path, "cannot map", errno);
  file->base = static_cast<const char *>(base);
  return file;
}

MappedFile::~MappedFile() {
  if (base)
    ::munmap(const_cast<char *>(base), size);
  ::close(fd);
}

Error MappedFile::read(uint64_t offset, MutableArrayRef<char> out) const {
  while (!out.empty()) {
    ssize_t count =
        ::pread(fd, out.data(), std::min<size_t>(out.size(), 1u << 30), offset);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return fileError(path, "cannot read", errno);
    if (count == 0)
      return createStringError(path +
                               ": the file became shorter while it was in use");
    offset += count;
    out = out.drop_front(count);
  }
  return Error::success();
}
