// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuzz target: both JSON files a user may write, quantization settings and
// calibration ranges.

#include "FuzzSupport.h"
#include "qopt/Calibration/Statistics.h"
#include "qopt/Driver/Quantize.h"
#include <cmath>

using namespace llvm;
using namespace qopt;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static fuzz::MemoryFile memory("input.json");
  const std::string &path = memory.set(data, size);

  QuantizeSettings settings;
  if (Error error = readSettings(path, settings))
    fuzz::expectMessage(std::move(error));
  else if (settings.maxSamples < 0 || !(settings.momentum > 0))
    std::abort();

  Expected<CalibrationStatistics> statistics = readStatistics(path);
  if (!statistics) {
    fuzz::expectMessage(statistics.takeError());
    return 0;
  }
  for (const auto &[name, range] : *statistics)
    if (!std::isfinite(range.min) || !(range.min <= range.max))
      std::abort();
  return 0;
}
