// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loading weights, and the thread that keeps the window.

#include "WeightWindow.h"
#include "qopt/Parameters/ScratchFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"
#include <chrono>
#include <cstdio>
#include <cstdlib>
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
/// Of a model with large weights, those up to this size are kept in memory.
static constexpr uint64_t smallBytes = 1 << 20;

static Expected<uint64_t> getWindowBytes() {
  const char *text = std::getenv("QOPT_WINDOW");
  if (!text || !*text)
    return WeightWindow::defaultWindowBytes;
  uint64_t mebibytes;
  if (StringRef(text).getAsInteger(10, mebibytes) || mebibytes == 0 ||
      mebibytes > UINT64_MAX >> 20)
    return createStringError("QOPT_WINDOW is '" + Twine(text) +
                             "': it must be a number of MiB");
  return mebibytes << 20;
}

/// Weights that must be computed, each of which may be large: where the system
/// allows it and they exceed the window, while they are read; otherwise now,
/// into a scratch file.
Error WeightWindow::loadComputed(ArrayRef<const ParameterHandle *> handles,
                                 MutableArrayRef<ByteView *> places) {
  uint64_t scratchBytes = 0;
  for (const ParameterHandle *handle : handles)
    scratchBytes += alignTo<scratchAlignment>(handle->info.bytes);
  if (scratchBytes > windowBytes) {
    std::vector<ParameterHandle> parameters;
    for (const ParameterHandle *handle : handles)
      parameters.push_back(*handle);
    demand = DemandPages::create(parameters, windowBytes);
    if (demand) {
      for (auto [index, place] : llvm::enumerate(places))
        *place = {demand->getBytes(index), nullptr};
      return Error::success();
    }
  }
  auto scratch = ScratchFile::create(scratchBytes);
  if (!scratch)
    return scratch.takeError();
  uint64_t offset = 0;
  for (auto [handle, place] : llvm::zip_equal(handles, places)) {
    if (Error error = (*scratch)->write(offset, *handle))
      return error;
    *place = {(*scratch)->getBytes().slice(offset, handle->info.bytes),
              *scratch};
    offset += alignTo<scratchAlignment>(handle->info.bytes);
  }
  mapped.push_back({(*scratch)->getBytes(), *scratch});
  mappedBytes += scratchBytes;
  return Error::success();
}

Error WeightWindow::load(ArrayRef<ParameterUse> parameters) {
  if (Error error = getWindowBytes().moveInto(windowBytes))
    return error;
  uint64_t computed = 0, kept = 0;
  for (const ParameterUse &use : parameters)
    if (!findInPlace(use.handle))
      computed += use.handle.info.bytes;
  views.resize(parameters.size());
  std::vector<const ParameterHandle *> large;
  std::vector<ByteView *> places;
  for (auto [use, view] : llvm::zip_equal(parameters, views)) {
    uint64_t bytes = use.handle.info.bytes;
    numBytes += bytes;
    if (std::optional<ByteView> found = findInPlace(use.handle)) {
      view = *found;
      mapped.push_back(view);
      mappedBytes += bytes;
      continue;
    }
    if (computed > maxComputedBytes &&
        (bytes > smallBytes || kept + bytes > maxComputedBytes)) {
      large.push_back(&use.handle);
      places.push_back(&view);
      continue;
    }
    Expected<AlignedBuffer> buffer = use.handle.readAll();
    if (!buffer)
      return buffer.takeError();
    kept += bytes;
    view = ByteView::own(std::move(*buffer));
  }
  return large.empty() ? Error::success() : loadComputed(large, places);
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
