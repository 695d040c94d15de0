// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Processor time of each pass, for what `--timing` prints. Processor time and
// not wall time, because passes run side by side on threads and machines are
// shared; of a pass that compiles in turn (calibration) only its own.

#ifndef QOPT_EXECUTION_PASSTIMES_H
#define QOPT_EXECUTION_PASSTIMES_H

#include "llvm/ADT/StringRef.h"
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mlir {
class PassInstrumentation;
} // namespace mlir

namespace qopt {

/// Any thread may report.
class PassTimes {
public:
  struct Entry {
    std::string name;
    double seconds = 0;
    /// How often the pass ran: on how many functions, mostly.
    uint64_t runs = 0;
  };

  void add(llvm::StringRef name, double seconds);
  /// The slowest first.
  std::vector<Entry> getSorted() const;

private:
  mutable std::mutex mutex;
  std::map<std::string, Entry> entries;
};

/// Adds the time between its beginning and its end, on this thread, less that
/// of inner ones.
class PassTimer {
public:
  PassTimer(PassTimes *times, llvm::StringRef name);
  ~PassTimer();
  PassTimer(const PassTimer &) = delete;

private:
  PassTimes *times;
  std::string name;
};

/// For PassManager::addInstrumentation.
std::unique_ptr<mlir::PassInstrumentation>
createPassTiming(std::shared_ptr<PassTimes> times);

} // namespace qopt

#endif // QOPT_EXECUTION_PASSTIMES_H
