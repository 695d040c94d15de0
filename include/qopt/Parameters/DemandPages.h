// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parameters larger than memory, computed where they are read: addresses of
// which a window has pages. A page that is missing is computed while its reader
// waits, and those behind it before they are missed, on another core.

#ifndef QOPT_PARAMETERS_DEMANDPAGES_H
#define QOPT_PARAMETERS_DEMANDPAGES_H

#include "qopt/Parameters/ParameterSource.h"
#include <deque>
#include <mutex>
#include <thread>

namespace qopt {

class DemandPages {
public:
  /// Null where the system does not let a process handle its own page faults.
  static std::unique_ptr<DemandPages>
  create(llvm::ArrayRef<ParameterHandle> parameters, uint64_t windowBytes);
  ~DemandPages();
  DemandPages(const DemandPages &) = delete;
  DemandPages &operator=(const DemandPages &) = delete;

  /// Where a parameter lies, aligned to a page. Only code of this process may
  /// read it: the system would not wait for the page.
  llvm::ArrayRef<char> getBytes(size_t parameter) const;
  /// What first went wrong while pages were computed. They are zeros from then
  /// on, for whoever reads them.
  llvm::Error getError() const;

private:
  struct Region {
    ParameterHandle parameter;
    uint64_t begin, end;
    /// A whole number of pages, and of rows where that is possible.
    uint64_t chunkBytes;
  };
  struct Chunk {
    size_t region;
    uint64_t index;
  };

  DemandPages(int fd, int stopFd, uint64_t windowBytes)
      : fd(fd), stopFd(stopFd), windowBytes(windowBytes) {}
  bool map(llvm::ArrayRef<ParameterHandle> parameters);
  void serve();
  bool readFault(bool wait, uint64_t &offset);
  Chunk findChunk(uint64_t offset) const;
  bool advance(Chunk &chunk) const;
  void provide(Chunk chunk);
  void copyIn(uint64_t begin, uint64_t bytes);
  void note(std::string error);
  void evict();

  int fd, stopFd;
  uint64_t windowBytes;
  char *base = nullptr;
  uint64_t size = 0;
  std::vector<Region> regions;
  /// Which chunks have pages, by region; those in the order they got them.
  std::vector<std::vector<bool>> present;
  std::deque<Chunk> order;
  uint64_t residentBytes = 0;
  AlignedBuffer buffer;

  mutable std::mutex errorMutex;
  std::string errorText;
  std::thread worker;
};

} // namespace qopt

#endif // QOPT_PARAMETERS_DEMANDPAGES_H
