// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Times passes with the clock of the thread that runs them. Upstream's
// TimingManager measures wall time, in which the passes of a loaded machine
// cannot be compared.

#include "qopt/Execution/PassTimes.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <time.h>
#include <tuple>

using namespace qopt;

/// What is running on this thread, the innermost last.
namespace {
struct Frame {
  double begin;
  double inner = 0;
};
} // namespace
static thread_local llvm::SmallVector<Frame> frames;

static double getThreadSeconds() {
  timespec now;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now))
    return 0;
  return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

static void begin() { frames.push_back({getThreadSeconds()}); }

/// The innermost frame's own time.
static double end() {
  Frame frame = frames.pop_back_val();
  double all = getThreadSeconds() - frame.begin;
  if (!frames.empty())
    frames.back().inner += all;
  return all - frame.inner;
}

void PassTimes::add(llvm::StringRef name, double seconds) {
  std::lock_guard<std::mutex> lock(mutex);
  Entry &entry = entries[name.str()];
  entry.name = name.str();
  entry.seconds += seconds;
  ++entry.runs;
}

std::vector<PassTimes::Entry> PassTimes::getSorted() const {
  std::vector<Entry> sorted;
  {
    std::lock_guard<std::mutex> lock(mutex);
    for (const auto &[name, entry] : entries)
      sorted.push_back(entry);
  }
  llvm::sort(sorted, [](const Entry &a, const Entry &b) {
    return std::tie(b.seconds, a.name) < std::tie(a.seconds, b.name);
  });
  return sorted;
}

PassTimer::PassTimer(PassTimes *times, llvm::StringRef name)
    : times(times), name(name) {
  if (times)
    begin();
}

PassTimer::~PassTimer() {
  if (times)
    times->add(name, end());
}

namespace {
class Instrumentation : public mlir::PassInstrumentation {
public:
  explicit Instrumentation(std::shared_ptr<PassTimes> times)
      : times(std::move(times)) {}

  void runBeforePass(mlir::Pass *, mlir::Operation *) override { begin(); }
  void runAfterPass(mlir::Pass *pass, mlir::Operation *) override { add(pass); }
  void runAfterPassFailed(mlir::Pass *pass, mlir::Operation *) override {
    add(pass);
  }

private:
  /// What hands functions to nested passes has no flag.
  void add(mlir::Pass *pass) {
    llvm::StringRef name = pass->getArgument();
    times->add(name.empty() ? "nested passes" : name, end());
  }

  std::shared_ptr<PassTimes> times;
};
} // namespace

std::unique_ptr<mlir::PassInstrumentation>
qopt::createPassTiming(std::shared_ptr<PassTimes> times) {
  return std::make_unique<Instrumentation>(std::move(times));
}
