// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// PATH.partial, fsync, rename. Every failing step removes the partial file.

#include "qopt/Parameters/AtomicFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

/// Held while a name appears or changes, and for good once the process ends on
/// a signal: what LLVM's list of files to remove names then, is all there is.
static std::mutex namesMutex;

/// The file to replace: symbolic links are followed, as a plain open for
/// writing would.
static Expected<std::string> resolveTarget(StringRef path) {
  std::string target = path.str();
  struct stat status;
  if (::stat(target.c_str(), &status) != 0)
    return target;
  // Renaming over /dev/null would replace the device.
  if (!S_ISREG(status.st_mode))
    return createStringError(path + ": exists and is not a regular file");
  SmallString<256> real;
  if (!sys::fs::real_path(target, real))
    target = std::string(real);
  return target;
}

/// Opens and locks the partial file. A left-over of a killed process is taken
/// over; one in use is not.
static Expected<int> openPartial(const std::string &partial, unsigned mode) {
  int fd =
      ::open(partial.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
  if (fd < 0)
    return createStringError(Twine(partial) +
                             ": cannot create: " + sys::StrError(errno));
  struct stat opened, named;
  // Between our open and our lock its writer may have renamed it to the final
  // name: then what we hold is that finished file, which must not be touched.
  bool ours =
      ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::fstat(fd, &opened) == 0 &&
      ::stat(partial.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
      opened.st_dev == named.st_dev && S_ISREG(opened.st_mode);
  if (!ours) {
    ::close(fd);
    return createStringError(
        std::make_error_code(std::errc::device_or_resource_busy),
        Twine(partial) + ": another process is writing this file");
  }
  return fd;
}

Expected<std::unique_ptr<AtomicFile>>
AtomicFile::create(StringRef path, AtomicFileOptions options) {
  if (path.empty())
    return createStringError("the output path is empty");
  Expected<std::string> target = resolveTarget(path);
  if (!target)
    return target.takeError();
  std::string partial = *target + ".partial";
  std::lock_guard<std::mutex> lock(namesMutex);
  // Before there is such a file: a signal may come right after it is created.
  std::string error;
  if (options.removeOnSignal)
    sys::RemoveFileOnSignal(partial, &error);
  Expected<int> fd = openPartial(partial, options.mode);
  if (!fd) {
    if (options.removeOnSignal)
      sys::DontRemoveFileOnSignal(partial);
    return fd.takeError();
  }
  std::unique_ptr<AtomicFile> file(new AtomicFile(
      std::move(*target), std::move(partial), *fd, options.removeOnSignal));
  if (::ftruncate(*fd, 0) != 0)
    return file->fail("cannot truncate", errno);
  return std::move(file);
}

Error AtomicFile::fail(const Twine &what, int error) const {
  return createStringError(Twine(path) + ": " + what + ": " +
                           sys::StrError(error));
}

/// Whether a file of this size is beyond the process's limit. There the kernel
/// sends SIGXFSZ, whose default ends the process and leaves the partial file.
static bool exceedsLimit(uint64_t bytes) {
  struct rlimit limit;
  return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 &&
         limit.rlim_cur != RLIM_INFINITY && bytes > limit.rlim_cur;
}

Error AtomicFile::reserve(uint64_t bytes) {
  if (exceedsLimit(bytes))
    return fail("cannot reserve " + Twine(bytes) + " bytes", EFBIG);
  if (bytes == 0)
    return Error::success();
  int result;
  do
    result = ::fallocate(fd, 0, 0, bytes);
  while (result != 0 && errno == EINTR);
  // posix_fallocate would write every block on file systems without the call.
  if (result != 0 && errno == EOPNOTSUPP)
    result = ::ftruncate(fd, bytes);
  if (result != 0)
    return fail("cannot reserve " + Twine(bytes) + " bytes", errno);
  return Error::success();
}

Error AtomicFile::write(uint64_t offset, ArrayRef<char> bytes) {
  if (exceedsLimit(offset + bytes.size()))
    return fail("cannot write", EFBIG);
  while (!bytes.empty()) {
    ssize_t count = ::pwrite(fd, bytes.data(),
                             std::min<size_t>(bytes.size(), 1u << 30), offset);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return fail("cannot write", count < 0 ? errno : EIO);
    offset += count;
    bytes = bytes.drop_front(count);
  }
  return Error::success();
}

Error AtomicFile::read(uint64_t offset, MutableArrayRef<char> out) const {
  while (!out.empty()) {
    ssize_t count =
        ::pread(fd, out.data(), std::min<size_t>(out.size(), 1u << 30), offset);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return fail("cannot read back", count < 0 ? errno : EIO);
    offset += count;
    out = out.drop_front(count);
  }
  return Error::success();
}

void AtomicFile::startWriteback(uint64_t offset, uint64_t bytes) const {
  ::sync_file_range(fd, offset, bytes, SYNC_FILE_RANGE_WRITE);
}

/// Makes the rename itself durable; a file system that cannot do that is no
/// error.
static void syncDirectory(StringRef path) {
  std::string directory = sys::path::parent_path(path).str();
  int fd = ::open(directory.empty() ? "." : directory.c_str(),
                  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  ::fsync(fd);
  ::close(fd);
}

Error AtomicFile::commit() {
  if (fd < 0)
    return createStringError(Twine(path) + ": nothing to commit");
  if (::fsync(fd) != 0) {
    Error error = fail("cannot write to the disk", errno);
    discard();
    return error;
  }
  // The file's lock is held until the name has moved, see openPartial.
  std::unique_lock<std::mutex> lock(namesMutex);
  if (::rename(partial.c_str(), path.c_str()) != 0) {
    Error error = fail("cannot rename the finished file", errno);
    discard();
    return error;
  }
  lock.unlock();
  if (onSignal)
    sys::DontRemoveFileOnSignal(partial);
  ::close(fd);
  fd = -1;
  syncDirectory(path);
  return Error::success();
}

void qopt::endOnSignal(int signal) {
  namesMutex.lock();
  sys::RunInterruptHandlers();
  ::signal(signal, SIG_DFL);
  ::raise(signal);
  ::_exit(128 + signal);
}

void AtomicFile::discard() {
  if (fd < 0)
    return;
  ::unlink(partial.c_str());
  if (onSignal)
    sys::DontRemoveFileOnSignal(partial);
  ::close(fd);
  fd = -1;
}

Error qopt::writeFileAtomically(StringRef path, ArrayRef<ArrayRef<char>> parts,
                                AtomicFileOptions options) {
  Expected<std::unique_ptr<AtomicFile>> file =
      AtomicFile::create(path, options);
  if (!file)
    return file.takeError();
  uint64_t total = 0;
  for (ArrayRef<char> part : parts)
    total += part.size();
  if (Error error = (*file)->reserve(total))
    return error;
  uint64_t offset = 0;
  for (ArrayRef<char> part : parts) {
    if (Error error = (*file)->write(offset, part))
      return error;
    offset += part.size();
  }
  return (*file)->commit();
}
