// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The weights of a compiled model, where its code reads them: in the mapped
// file if they lie there as the code wants them, in memory if they are small,
// otherwise in a scratch file. Weights larger than a window pass through it:
// pages of files that have been read are given back while the model runs, and
// what must be computed is computed where it is read.

#ifndef QOPT_LIB_EXECUTION_WEIGHTWINDOW_H
#define QOPT_LIB_EXECUTION_WEIGHTWINDOW_H

#include "Lowering.h"
#include "qopt/Parameters/AlignedBuffer.h"
#include "qopt/Parameters/DemandPages.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace qopt {

class WeightWindow {
public:
  /// Computed weights of more than this go to a scratch file.
  static constexpr uint64_t maxComputedBytes = 64 << 20;
  /// Weights of more than this are read through a window of this size, unless
  /// QOPT_WINDOW gives another in MiB.
  static constexpr uint64_t defaultWindowBytes = uint64_t(2) << 30;

  ~WeightWindow();
  llvm::Error load(llvm::ArrayRef<ParameterUse> parameters);
  /// What went wrong with weights that were computed while they were read.
  llvm::Error getError() const {
    return demand ? demand->getError() : llvm::Error::success();
  }

  llvm::ArrayRef<ByteView> getViews() const { return views; }
  uint64_t getNumBytes() const { return numBytes; }

  /// Whether weights are forgotten behind the reader. Threads that read at
  /// several places would have several windows: such models run on one.
  bool isUsed() const { return demand || mappedBytes > windowBytes; }

  /// While one of these lives, the window is kept.
  class Guard {
  public:
    explicit Guard(WeightWindow &window) : window(window) { window.enter(); }
    ~Guard() { window.leave(); }

  private:
    WeightWindow &window;
  };

private:
  llvm::Error loadComputed(llvm::ArrayRef<const ParameterHandle *> handles,
                           llvm::MutableArrayRef<ByteView *> places);
  void enter();
  void leave();
  void watch();
  void giveBack() const;

  std::vector<ByteView> views;
  /// The views that lie in files.
  std::vector<ByteView> mapped;
  uint64_t numBytes = 0, mappedBytes = 0;
  uint64_t windowBytes = defaultWindowBytes;
  std::unique_ptr<DemandPages> demand;

  std::mutex mutex;
  std::condition_variable wake;
  unsigned numRuns = 0;
  bool stopping = false;
  std::thread watcher;
};

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_WEIGHTWINDOW_H
