// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Wall time of consecutive steps, for what `--timing` prints.

#ifndef QOPT_EXECUTION_STOPWATCH_H
#define QOPT_EXECUTION_STOPWATCH_H

#include <chrono>

namespace qopt {

class Stopwatch {
public:
  /// Seconds since the last call.
  double lap() {
    auto now = std::chrono::steady_clock::now();
    std::chrono::duration<double> seconds = now - last;
    last = now;
    return seconds.count();
  }

private:
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

} // namespace qopt

#endif // QOPT_EXECUTION_STOPWATCH_H
