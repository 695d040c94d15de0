// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Progress on a terminal: silent for whatever takes less than a second, and
// where the output is a file or a pipe.

#ifndef QOPT_DRIVER_PROGRESS_H
#define QOPT_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace qopt {

/// One line on standard error that a thread redraws. Any thread may report.
class Progress {
public:
  /// Draws only if standard error is a terminal and `enabled`.
  explicit Progress(bool enabled = true);
  ~Progress() { finish(); }
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  /// Wipes the line: before anything else is printed.
  void finish();

  /// Starts a step; without a total it shows the time that it takes.
  void start(llvm::StringRef label, uint64_t total = 0);
  void update(uint64_t done);
  /// Starts the step unless it runs.
  void update(llvm::StringRef label, uint64_t done, uint64_t total);
  void update(uint64_t done, uint64_t total);

private:
  using Clock = std::chrono::steady_clock;
  void loop();
  std::string render(double seconds) const;

  std::mutex mutex;
  std::condition_variable wake;
  std::string label;
  uint64_t done = 0, total = 0;
  Clock::time_point began, stepBegan;
  bool stopping = false, drawn = false;
  std::thread thread;
};

} // namespace qopt

#endif // QOPT_DRIVER_PROGRESS_H
