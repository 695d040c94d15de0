// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the fuzz targets share: readers take paths, so an input becomes a file
// in memory; and every error must say something, which is checked here.

#ifndef QOPT_TEST_FUZZ_FUZZSUPPORT_H
#define QOPT_TEST_FUZZ_FUZZSUPPORT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace qopt::fuzz {

/// A file without a place on disk. One per process: the path stays the same.
class MemoryFile {
public:
  explicit MemoryFile(const char *name) : fd(::memfd_create(name, 0)) {
    if (fd < 0)
      std::abort();
    path = "/proc/self/fd/" + std::to_string(fd);
  }
  const std::string &set(const uint8_t *data, size_t size) {
    if (::ftruncate(fd, 0) != 0 ||
        ::pwrite(fd, data, size, 0) != static_cast<ssize_t>(size))
      std::abort();
    return path;
  }

private:
  int fd;
  std::string path;
};

/// An error is a good answer if it says something.
inline void expectMessage(llvm::Error error) {
  if (llvm::toString(std::move(error)).empty()) {
    std::fprintf(stderr, "error without a message\n");
    std::abort();
  }
}

/// Reads every byte, so that the sanitizer sees them all.
inline void touch(llvm::ArrayRef<char> bytes) {
  volatile char sum = 0;
  for (char byte : bytes)
    sum = sum ^ byte;
}

} // namespace qopt::fuzz

#endif // QOPT_TEST_FUZZ_FUZZSUPPORT_H
