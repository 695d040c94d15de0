// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The progress line.

#include "qopt/Driver/Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <unistd.h>

using namespace llvm;
using namespace qopt;

/// Work that ends sooner shows nothing.
static constexpr auto delay = std::chrono::seconds(1);
static constexpr auto interval = std::chrono::milliseconds(100);
static constexpr unsigned barWidth = 30;

Progress::Progress(bool enabled) : began(Clock::now()), stepBegan(began) {
  if (enabled && ::isatty(STDERR_FILENO))
    thread = std::thread([this] { loop(); });
}

void Progress::finish() {
  if (!thread.joinable())
    return;
  {
    std::lock_guard<std::mutex> lock(mutex);
    stopping = true;
  }
  wake.notify_all();
  thread.join();
  if (drawn)
    errs() << "\r\033[K";
}

void Progress::start(StringRef text, uint64_t steps) {
  std::lock_guard<std::mutex> lock(mutex);
  label = text.str();
  done = 0;
  total = steps;
  stepBegan = Clock::now();
}

void Progress::update(uint64_t count) {
  std::lock_guard<std::mutex> lock(mutex);
  done = count;
}

void Progress::update(StringRef text, uint64_t count, uint64_t steps) {
  bool running;
  {
    std::lock_guard<std::mutex> lock(mutex);
    running = label == text;
  }
  if (!running)
    start(text, steps);
  update(count, steps);
}

void Progress::update(uint64_t count, uint64_t steps) {
  std::lock_guard<std::mutex> lock(mutex);
  done = count;
  total = steps;
}

std::string Progress::render(double seconds) const {
  std::string line;
  raw_string_ostream os(line);
  os << label << ' ';
  if (total) {
    double share = std::min(1.0, double(done) / double(total));
    unsigned filled = unsigned(share * barWidth);
    os << '[' << std::string(filled, '=') << std::string(barWidth - filled, ' ')
       << format("] %3.0f %%", share * 100);
    if (done && share < 1.0)
      os << format(", %.0f s left", seconds / share * (1.0 - share));
  } else {
    os << format("... %.0f s", seconds);
  }
  return line;
}

void Progress::loop() {
  std::unique_lock<std::mutex> lock(mutex);
  while (!wake.wait_for(lock, interval, [this] { return stopping; })) {
    Clock::time_point now = Clock::now();
    if (now - began < delay || label.empty())
      continue;
    std::chrono::duration<double> seconds = now - stepBegan;
    errs() << "\r\033[K" << render(seconds.count());
    drawn = true;
  }
}
