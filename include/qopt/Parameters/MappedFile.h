// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file opened for reading, mapped and readable by ranges. Ranges go through
// pread, so that a file which somebody truncates gives an error there; the
// mapping would give SIGBUS.

#ifndef QOPT_PARAMETERS_MAPPEDFILE_H
#define QOPT_PARAMETERS_MAPPEDFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace qopt {

class MappedFile {
public:
  static llvm::Expected<std::shared_ptr<MappedFile>> open(llvm::StringRef path);
  ~MappedFile();
  MappedFile(const MappedFile &) = delete;
  MappedFile &operator=(const MappedFile &) = delete;

  llvm::StringRef getPath() const { return path; }
  llvm::ArrayRef<char> getBytes() const { return {base, size}; }
  uint64_t getSize() const { return size; }

  /// Fills `out` from `offset`; reading past the end is an error.
  llvm::Error read(uint64_t offset, llvm::MutableArrayRef<char> out) const;

private:
  MappedFile(std::string path, int fd) : path(std::move(path)), fd(fd) {}

  std::string path;
  int fd;
  const char *base = nullptr;
  size_t size = 0;
};

} // namespace qopt

#endif // QOPT_PARAMETERS_MAPPEDFILE_H
