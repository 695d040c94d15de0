// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ranges that calibration found, and the JSON file that keeps them:
// {"conv2d.0": {"min": -1.5, "max": 4.25}, ...}

#ifndef QOPT_CALIBRATION_STATISTICS_H
#define QOPT_CALIBRATION_STATISTICS_H

#include "qopt/Numerics/QuantParams.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace qopt {

/// In program order.
using CalibrationStatistics = llvm::MapVector<std::string, numerics::Range,
                                              std::map<std::string, unsigned>>;

/// Fails on anything but finite ranges with min <= max.
llvm::Expected<CalibrationStatistics> readStatistics(llvm::StringRef path);
llvm::Error writeStatistics(llvm::StringRef path,
                            const CalibrationStatistics &statistics);

} // namespace qopt

#endif // QOPT_CALIBRATION_STATISTICS_H
