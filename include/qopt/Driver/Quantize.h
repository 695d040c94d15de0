// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantizing a model: the settings, where they come from, and the pipeline that
// obeys them.

#ifndef QOPT_DRIVER_QUANTIZE_H
#define QOPT_DRIVER_QUANTIZE_H

#include "qopt/Data/Dataset.h"
#include "qopt/Driver/Model.h"
#include "qopt/Driver/Summary.h"
#include "qopt/Execution/Executable.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace qopt {

struct QuantizeSettings {
  /// Data, as Dataset::open takes it.
  std::vector<std::string> calibration;
  /// Data that is in no file, instead.
  BatchFunction batches;
  /// Ranges found before, instead of data.
  std::string statistics;
  /// Write the ranges found to this file.
  std::string saveStatistics;
  int64_t maxSamples = 0;
  std::string observer = "robust";
  double momentum = 0.01;
  bool perChannel = true;
  /// 8 or 4.
  unsigned weightBits = 8;
  /// With weightBits 4: how many weights share a multiplier; 0: none do.
  int64_t weightGroup = 0;
  bool symmetric = false;
  bool quantizeOutputs = false;
  std::vector<std::string> skip, skipKinds;
  /// How the float model is compiled for the run on calibration data.
  CompileOptions compile;
};

/// Sets what the JSON object of the file names, and nothing else. Unknown keys
/// and wrong types are errors that list what there is.
llvm::Error readSettings(llvm::StringRef path, QuantizeSettings &settings);
/// The same for an object that came otherwise; `name` is for messages.
llvm::Error applySettings(const llvm::json::Object &object,
                          llvm::StringRef name, QuantizeSettings &settings);

/// Gives every op that can be quantized its name as its location, so that it
/// keeps it through all passes.
void nameOps(mlir::ModuleOp module);

/// Whether a graph brings its own scales, and needs no data to find any.
bool hasOwnScales(mlir::ModuleOp module);

/// What a quantization is doing: the step, and the samples done of how many
/// (0: not counted).
using QuantizeProgress =
    std::function<void(llvm::StringRef step, int64_t done, int64_t total)>;

/// Quantizes the model in place. Remarks are about ops that stay in float, and
/// warnings about calibration.
llvm::Error quantize(Model &model, const QuantizeSettings &settings,
                     std::vector<Remark> *remarks = nullptr,
                     QuantizeProgress progress = nullptr);

/// Lets the inputs that are only quantized arrive quantized: the caller rounds
/// them, once for many calls. How many there are.
unsigned takeQuantizedInputs(Model &model);

} // namespace qopt

#endif // QOPT_DRIVER_QUANTIZE_H
