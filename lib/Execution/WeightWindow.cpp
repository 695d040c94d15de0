// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loading weights, and the thread that keeps the window.

#include "WeightWindow.h"
#include "qopt/Parameters/ScratchFile.h"
#include "llvm/Support/MathExtras.h"
#include <chrono>
#include <cstdio>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

/// The bytes of a parameter where they lie, if code may read them there with
/// aligned loads.
static std::optional<ByteView> findInPlace(const ParameterHandle &handle) {
  auto bytes = handle.map();
  if (!bytes)
    return std::nullopt;
  ByteView view{*bytes, handle.source};
  return view.isAligned() ? std::optional(view) : std::nullopt;
}

/// Where each parameter starts in the scratch file.
static constexpr uint64_t scratchAlignment = 4096;

Error WeightWindow::load(ArrayRef<ParameterUse> parameters) {
  uint64_t computed = 0, scratchBytes = 0;
  for (const ParameterUse &use : parameters)
    if (!findInPlace(use.handle)) {
      computed += use.handle.info.bytes;
      scratchBytes += alignTo<scratchAlignment>(use.handle.info.bytes);
    }
  std::shared_ptr<ScratchFile> scratch;
  if (computed > maxComputedBytes) {
    auto created = ScratchFile::create(scratchBytes);
    if (!created)
      return created.takeError();
    scratch = std::move(*created);
  }
  uint64_t offset = 0;
  for (const ParameterUse &use : parameters) {
    uint64_t bytes = use.handle.info.bytes;
    numBytes += bytes;
    if (std::optional<ByteView> view = findInPlace(use.handle)) {
      views.push_back(*view);
      mapped.push_back(*view);
      mappedBytes += bytes;
    } else if (scratch) {
      if (Error error = scratch->write(offset, use.handle))
        return error;
      views.push_back({scratch->getBytes().slice(offset, bytes), scratch});
      offset += alignTo<scratchAlignment>(bytes);
    } else {
      Expected<AlignedBuffer> buffer = use.handle.readAll();
      if (!buffer)
        return buffer.takeError();
      views.push_back(ByteView::own(std::move(*buffer)));
    }
  }
  if (scratch) {
    mapped.push_back({scratch->getBytes(), scratch});
    mappedBytes += scratchBytes;
  }
  return Error::success();
}

/// The part of this process's memory that is pages of files.
static uint64_t getResidentFileBytes() {
  unsigned long long pages = 0;
  if (FILE *file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%*u %*u %llu", &pages) != 1)
      pages = 0;
    std::fclose(file);
  }
  return pages * ::sysconf(_SC_PAGESIZE);
}

/// Drops the pages from this process, not from the system's cache: code that
/// reads on finds them there, or in the file.
void WeightWindow::giveBack() const {
  const uint64_t page = ::sysconf(_SC_PAGESIZE);
  for (const ByteView &view : mapped) {
    uint64_t begin = alignTo(reinterpret_cast<uintptr_t>(view.data()), page);
    uint64_t end =
        alignDown(reinterpret_cast<uintptr_t>(view.data()) + view.size(), page);
    if (begin < end)
      (void)::madvise(reinterpret_cast<void *>(begin), end - begin,
                      MADV_DONTNEED);
  }
}

void WeightWindow::watch() {
  std::unique_lock<std::mutex> lock(mutex);
  while (!stopping) {
    // At 20 GB/s, 10 ms are a tenth of the window.
    if (numRuns == 0)
      wake.wait(lock);
    else
      wake.wait_for(lock, std::chrono::milliseconds(10));
    if (stopping || getResidentFileBytes() <= windowBytes)
      continue;
    lock.unlock();
    giveBack();
    lock.lock();
  }
}

void WeightWindow::enter() {
  if (mappedBytes <= windowBytes)
    return;
  std::lock_guard<std::mutex> lock(mutex);
  if (!watcher.joinable())
    watcher = std::thread([this] { watch(); });
  ++numRuns;
  wake.notify_all();
}

void WeightWindow::leave() {
  if (mappedBytes <= windowBytes)
    return;
  std::lock_guard<std::mutex> lock(mutex);
  --numRuns;
}

WeightWindow::~WeightWindow() {
  if (!watcher.joinable())
    return;
  {
    std::lock_guard<std::mutex> lock(mutex);
    stopping = true;
  }
  wake.notify_all();
  watcher.join();
}
