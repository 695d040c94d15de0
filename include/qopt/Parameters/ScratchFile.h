// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Computed bytes that are too many for memory: a file without a name, written
// by blocks and mapped. Its pages belong to the file, so the system can drop
// them and bring them back, which it cannot do with allocated memory.

#ifndef QOPT_PARAMETERS_SCRATCHFILE_H
#define QOPT_PARAMETERS_SCRATCHFILE_H

#include "qopt/Parameters/ParameterSource.h"

namespace qopt {

class ScratchFile {
public:
  /// In the folder that QOPT_SCRATCH names, or else TMPDIR, or else /var/tmp,
  /// which unlike /tmp is on a disk everywhere. Reserves the space at once.
  static llvm::Expected<std::shared_ptr<ScratchFile>> create(uint64_t bytes);
  ~ScratchFile();
  ScratchFile(const ScratchFile &) = delete;
  ScratchFile &operator=(const ScratchFile &) = delete;

  /// Writes a parameter from `offset` on, a block at a time.
  llvm::Error write(uint64_t offset, const ParameterHandle &parameter);
  llvm::ArrayRef<char> getBytes() const { return {base, size}; }

private:
  ScratchFile(std::string path, int fd, uint64_t size)
      : path(std::move(path)), fd(fd), size(size) {}

  std::string path;
  int fd;
  uint64_t size;
  const char *base = nullptr;
};

} // namespace qopt

#endif // QOPT_PARAMETERS_SCRATCHFILE_H
