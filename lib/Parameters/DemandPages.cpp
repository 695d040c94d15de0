// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Demand pages by userfaultfd: one thread reads the faults of all others,
// computes the chunk and wakes the reader; with no fault pending it computes
// ahead. The oldest chunks are dropped where the window is full. A reader that
// still wants one faults again, so dropping is never wrong.

#include "qopt/Parameters/DemandPages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/MathExtras.h"
#include <cerrno>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

static constexpr uint64_t pageBytes = 4096;
/// The least that is computed at once, where a parameter is so large.
static constexpr uint64_t minChunkBytes = 1 << 20;

/// From here on the next dimension counts rows too.
static constexpr uint64_t maxRowBytes = 8 << 20;

static uint64_t getChunkBytes(const ParameterInfo &info) {
  uint64_t rowBytes = info.bytes;
  for (int64_t size : info.shape) {
    if (size == 0 || (rowBytes < info.bytes && rowBytes <= maxRowBytes))
      break;
    rowBytes /= size;
  }
  rowBytes = std::max<uint64_t>(1, rowBytes);
  uint64_t chunk = rowBytes;
  if (rowBytes < minChunkBytes)
    chunk *= minChunkBytes / rowBytes;
  return alignTo<pageBytes>(std::min(chunk, info.bytes));
}

std::unique_ptr<DemandPages>
DemandPages::create(ArrayRef<ParameterHandle> parameters,
                    uint64_t windowBytes) {
#ifdef UFFD_USER_MODE_ONLY
  int fd =
      ::syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | UFFD_USER_MODE_ONLY);
  if (fd < 0)
    return nullptr;
  int stopFd = ::eventfd(0, EFD_CLOEXEC);
  std::unique_ptr<DemandPages> pages(new DemandPages(fd, stopFd, windowBytes));
  uffdio_api api = {};
  api.api = UFFD_API;
  if (stopFd < 0 || ::ioctl(fd, UFFDIO_API, &api) != 0 ||
      !pages->map(parameters))
    return nullptr;
  return pages;
#else
  return nullptr;
#endif
}

bool DemandPages::map(ArrayRef<ParameterHandle> parameters) {
  uint64_t largest = 0;
  for (const ParameterHandle &parameter : parameters) {
    uint64_t bytes = parameter.info.bytes,
             chunk = getChunkBytes(parameter.info);
    if (bytes == 0 || size + alignTo(bytes, pageBytes) < size)
      return false;
    regions.push_back({parameter, size, size + bytes, chunk});
    present.emplace_back(divideCeil(bytes, chunk));
    size += alignTo<pageBytes>(bytes);
    largest = std::max(largest, chunk);
  }
  Expected<AlignedBuffer> allocated = AlignedBuffer::allocate(largest);
  if (!allocated) {
    consumeError(allocated.takeError());
    return false;
  }
  buffer = std::move(*allocated);
  // A kernel reads a few rows at once. They must not drive out each other.
  windowBytes = std::max(windowBytes, 16 * largest);
  void *address = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (address == MAP_FAILED)
    return false;
  base = static_cast<char *>(address);
  // A huge page would be filled with what nobody asked for.
  (void)::madvise(base, size, MADV_NOHUGEPAGE);
  uffdio_register range = {};
  range.range.start = reinterpret_cast<uintptr_t>(base);
  range.range.len = size;
  range.mode = UFFDIO_REGISTER_MODE_MISSING;
  if (::ioctl(fd, UFFDIO_REGISTER, &range) != 0)
    return false;
  worker = std::thread([this] { serve(); });
  return true;
}

DemandPages::~DemandPages() {
  if (worker.joinable()) {
    uint64_t one = 1;
    (void)!::write(stopFd, &one, sizeof(one));
    worker.join();
  }
  if (base)
    ::munmap(base, size);
  ::close(fd);
  if (stopFd >= 0)
    ::close(stopFd);
}

ArrayRef<char> DemandPages::getBytes(size_t parameter) const {
  const Region &region = regions[parameter];
  return {base + region.begin, region.end - region.begin};
}

Error DemandPages::getError() const {
  std::lock_guard<std::mutex> lock(errorMutex);
  return errorText.empty() ? Error::success() : createStringError(errorText);
}

void DemandPages::note(std::string error) {
  std::lock_guard<std::mutex> lock(errorMutex);
  if (errorText.empty())
    errorText = std::move(error);
}

DemandPages::Chunk DemandPages::findChunk(uint64_t offset) const {
  auto next = llvm::upper_bound(regions, offset,
                                [](uint64_t offset, const Region &region) {
                                  return offset < region.begin;
                                });
  size_t region = std::prev(next) - regions.begin();
  return {region,
          (offset - regions[region].begin) / regions[region].chunkBytes};
}

/// To the next chunk; false behind the last.
bool DemandPages::advance(Chunk &chunk) const {
  if (++chunk.index < present[chunk.region].size())
    return true;
  chunk = {chunk.region + 1, 0};
  return chunk.region < regions.size();
}

/// Drops chunks from the oldest on until the window has room for another.
void DemandPages::evict() {
  while (!order.empty() && residentBytes + buffer.size() > windowBytes) {
    Chunk chunk = order.front();
    order.pop_front();
    const Region &region = regions[chunk.region];
    uint64_t begin = region.begin + chunk.index * region.chunkBytes;
    uint64_t bytes =
        std::min(region.chunkBytes, alignTo<pageBytes>(region.end) - begin);
    (void)::madvise(base + begin, bytes, MADV_DONTNEED);
    present[chunk.region][chunk.index] = false;
    residentBytes -= bytes;
  }
}

/// Gives the chunk at `begin` its pages, those of the buffer.
void DemandPages::copyIn(uint64_t begin, uint64_t bytes) {
  const uint64_t address = reinterpret_cast<uintptr_t>(base) + begin;
  for (uint64_t done = 0; done < bytes;) {
    uffdio_copy copy = {};
    copy.dst = address + done;
    copy.src = reinterpret_cast<uintptr_t>(buffer.data()) + done;
    copy.len = bytes - done;
    // EAGAIN: the mapping changes elsewhere in the process, try again.
    if (::ioctl(fd, UFFDIO_COPY, &copy) != 0 && errno != EAGAIN) {
      note("cannot give weights their memory: " + sys::StrError(errno));
      // The system takes over, with zeros: readers would wait for ever.
      uffdio_range range = {address, bytes};
      (void)::ioctl(fd, UFFDIO_UNREGISTER, &range);
      return;
    }
    done += std::max<int64_t>(copy.copy, 0);
  }
}

void DemandPages::provide(Chunk chunk) {
  const Region &region = regions[chunk.region];
  uint64_t begin = region.begin + chunk.index * region.chunkBytes;
  uint64_t bytes = std::min(region.chunkBytes, region.end - begin);
  uint64_t whole = alignTo<pageBytes>(bytes);
  if (present[chunk.region][chunk.index]) {
    uffdio_range range = {reinterpret_cast<uintptr_t>(base) + begin, whole};
    (void)::ioctl(fd, UFFDIO_WAKE, &range);
    return;
  }
  evict();
  MutableArrayRef<char> out = buffer.getBytes().take_front(bytes);
  if (Error error = region.parameter.read(begin - region.begin, out)) {
    llvm::fill(out, 0);
    note(toString(std::move(error)));
  }
  std::fill(buffer.data() + bytes, buffer.data() + whole, 0);
  copyIn(begin, whole);
  present[chunk.region][chunk.index] = true;
  order.push_back(chunk);
  residentBytes += whole;
}

/// The place of a pending fault. Without one, false; if told to, it first waits
/// for a fault or for the end.
bool DemandPages::readFault(bool wait, uint64_t &offset) {
  pollfd fds[] = {{fd, POLLIN, 0}, {stopFd, POLLIN, 0}};
  uffd_msg message;
  if (wait && ::poll(fds, 2, -1) < 0)
    return false;
  if (::read(fd, &message, sizeof(message)) != sizeof(message) ||
      message.event != UFFD_EVENT_PAGEFAULT)
    return false;
  offset = message.arg.pagefault.address - reinterpret_cast<uintptr_t>(base);
  return true;
}

void DemandPages::serve() {
  // What is computed ahead of the last fault: not so much that it drops what is
  // being read.
  const uint64_t aheadBytes = windowBytes / 4;
  Chunk next = {regions.size(), 0};
  uint64_t computed = 0;
  for (;;) {
    bool isIdle = next.region >= regions.size() || computed >= aheadBytes;
    uint64_t offset;
    if (readFault(/*wait=*/isIdle, offset)) {
      Chunk chunk = findChunk(offset);
      provide(chunk);
      computed = 0;
      next = chunk;
      if (!advance(next))
        next.region = regions.size();
      continue;
    }
    pollfd stop = {stopFd, POLLIN, 0};
    if (::poll(&stop, 1, 0) > 0)
      return;
    if (isIdle)
      continue;
    if (!present[next.region][next.index])
      provide(next);
    computed += regions[next.region].chunkBytes;
    if (!advance(next))
      next.region = regions.size();
  }
}
