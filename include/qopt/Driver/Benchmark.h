// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How long a call of a model takes. Several models are measured in turns, so
// that a change of the machine's mood meets all of them.

#ifndef QOPT_DRIVER_BENCHMARK_H
#define QOPT_DRIVER_BENCHMARK_H

#include "qopt/Driver/ModelRunner.h"

namespace qopt {

struct BenchmarkOptions {
  /// Calls of each model; 0: as many as fit in `seconds`.
  uint64_t repeat = 0;
  double seconds = 1.0;
  /// Inputs, as Dataset::open takes them; none: fixed pseudo-random values.
  std::vector<std::string> files;
  /// What dynamic sizes are; 0: 1, or with data what ModelRunner takes.
  int64_t batch = 0;
};

/// Seconds of one call.
struct Timing {
  uint64_t calls = 0;
  /// Samples in a call.
  int64_t batch = 1;
  double minimum = 0, median = 0;

  double getSamplesPerSecond() const { return batch / median; }
};

llvm::Expected<std::vector<Timing>>
benchmark(llvm::ArrayRef<Executable *> models, const BenchmarkOptions &options);

} // namespace qopt

#endif // QOPT_DRIVER_BENCHMARK_H
