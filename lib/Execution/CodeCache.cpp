// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file of the cache is a magic number, the digest of all that follows, the
// key, and what was stored. LLVM's localCache would end the process on a full
// disk and asks for no owner; its pruning is used.

#include "CodeCache.h"
#include "qopt/Parameters/AtomicFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

static constexpr StringLiteral magic = "qopt code 1\n";
static constexpr uint64_t defaultMebibytes = 1024;
static constexpr size_t digestBytes = sizeof(CacheKey);

static StringRef toStringRef(const CacheKey &bytes) {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

static CacheKey digest(const CacheKey &key, ArrayRef<ArrayRef<char>> parts) {
  BLAKE3 hash;
  hash.update(key);
  for (ArrayRef<char> part : parts)
    hash.update(StringRef(part.data(), part.size()));
  return hash.final<digestBytes>();
}

static Expected<uint64_t> getMaxBytes() {
  const char *text = std::getenv("QOPT_CACHE_SIZE");
  if (!text || !*text)
    return defaultMebibytes << 20;
  uint64_t mebibytes;
  if (StringRef(text).getAsInteger(10, mebibytes) ||
      mebibytes > UINT64_MAX >> 20)
    return createStringError("QOPT_CACHE_SIZE is '" + Twine(text) +
                             "': it must be a number of MiB, 0 for no cache");
  return mebibytes << 20;
}

Expected<CodeCache> CodeCache::get() {
  CodeCache cache;
  if (Error error = getMaxBytes().moveInto(cache.maxBytes))
    return error;
  if (const char *name = std::getenv("QOPT_CACHE_DIR"); name && *name) {
    cache.folder = name;
    return cache;
  }
  SmallString<128> path;
  if (sys::path::cache_directory(path)) {
    sys::path::append(path, "qopt");
    cache.folder = std::string(path);
  }
  return cache;
}

/// Whoever may write there may also make the process run his code.
static Error checkOwner(StringRef path, const struct stat &status) {
  if (status.st_uid != ::geteuid())
    return createStringError(path + " belongs to another user");
  if (status.st_mode & (S_IWGRP | S_IWOTH))
    return createStringError(path + " can be written by other users");
  return Error::success();
}

Expected<std::string> CodeCache::getPath(const CacheKey &key) const {
  if (folder.empty())
    return createStringError("this user has no folder for caches");
  struct stat status;
  if (::stat(folder.c_str(), &status) == 0) {
    if (!S_ISDIR(status.st_mode))
      return createStringError(folder + " is not a folder");
    if (Error error = checkOwner(folder, status))
      return std::move(error);
  }
  SmallString<128> path(folder);
  // What pruneCache takes for a file of a cache.
  sys::path::append(path, "llvmcache-" + toHex(toStringRef(key), true));
  return std::string(path);
}

/// The contents behind what says that they are right.
static Expected<std::unique_ptr<MemoryBuffer>>
check(StringRef path, const CacheKey &key, const MemoryBuffer &file) {
  StringRef text = file.getBuffer();
  if (!text.consume_front(magic) || text.size() < 2 * digestBytes)
    return createStringError(path + " is no file of this cache");
  StringRef sum = text.take_front(digestBytes);
  text = text.drop_front(digestBytes);
  StringRef content = text.drop_front(digestBytes);
  if (!text.starts_with(toStringRef(key)) ||
      sum != toStringRef(
                 digest(key, ArrayRef<char>(content.data(), content.size()))))
    return createStringError(path + " is damaged");
  return MemoryBuffer::getMemBufferCopy(content, path);
}

Expected<std::unique_ptr<MemoryBuffer>>
CodeCache::load(const CacheKey &key) const {
  Expected<std::string> path = getPath(key);
  if (!path)
    return path.takeError();
  // O_NONBLOCK: a FIFO would block here instead of being refused below.
  int fd =
      ::open(path->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
    return nullptr;
  if (fd < 0)
    return createStringError(*path + ": " + sys::StrError(errno));
  llvm::scope_exit close([&] { ::close(fd); });
  struct stat status;
  if (::fstat(fd, &status) != 0)
    return createStringError(*path + ": " + sys::StrError(errno));
  if (!S_ISREG(status.st_mode))
    return createStringError(*path + " is not a regular file");
  if (Error error = checkOwner(*path, status))
    return std::move(error);
  // Read, not mapped: nobody can change it between the check and the use.
  auto file = MemoryBuffer::getOpenFile(fd, *path, status.st_size,
                                        /*RequiresNullTerminator=*/false,
                                        /*IsVolatile=*/true);
  if (!file)
    return createStringError(*path + ": " + file.getError().message());
  // What was used last is removed last, whatever the file system notes itself.
  struct timespec times[] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
  (void)::futimens(fd, times);
  return check(*path, key, **file);
}

Error CodeCache::store(const CacheKey &key,
                       ArrayRef<ArrayRef<char>> parts) const {
  uint64_t total = magic.size() + 2 * digestBytes;
  for (ArrayRef<char> part : parts)
    total += part.size();
  if (total > maxBytes)
    return createStringError("its " + Twine(total >> 20) +
                             " MiB are more than QOPT_CACHE_SIZE allows");
  if (std::error_code code = sys::fs::create_directories(
          folder, /*IgnoreExisting=*/true, sys::fs::owner_all))
    return createStringError(folder + ": " + code.message());
  Expected<std::string> path = getPath(key);
  if (!path)
    return path.takeError();
  // A link would be followed, and a FIFO is there for good.
  struct stat status;
  if (::lstat(path->c_str(), &status) == 0 && !S_ISREG(status.st_mode))
    (void)::unlink(path->c_str());
  CacheKey sum = digest(key, parts);
  SmallVector<ArrayRef<char>> all = {
      ArrayRef<char>(magic.data(), magic.size()),
      ArrayRef<char>(toStringRef(sum).data(), sum.size()),
      ArrayRef<char>(toStringRef(key).data(), key.size())};
  llvm::append_range(all, parts);
  AtomicFileOptions options;
  options.mode = S_IRUSR | S_IWUSR;
  if (Error error = writeFileAtomically(*path, all, options))
    return handleErrors(std::move(error),
                        [](std::unique_ptr<StringError> reason) -> Error {
                          if (reason->convertToErrorCode() ==
                              std::errc::device_or_resource_busy)
                            return Error::success();
                          return Error(std::move(reason));
                        });
  CachePruningPolicy policy;
  policy.Interval = std::chrono::seconds(0);
  policy.Expiration = std::chrono::seconds(0);
  policy.MaxSizePercentageOfAvailableSpace = 0;
  policy.MaxSizeBytes = maxBytes;
  pruneCache(folder, policy);
  return Error::success();
}
