// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What quantization did to each layer, measured on data, and a page that shows
// it: distributions of weights and activations, the ranges that int8 covers,
// and how far each layer's values are from those of the float model.

#ifndef QOPT_REPORT_REPORT_H
#define QOPT_REPORT_REPORT_H

#include "qopt/Driver/Evaluation.h"
#include "qopt/Driver/Model.h"
#include "qopt/Driver/Summary.h"

namespace qopt {

/// Counts of values in bins of equal width over [low, high].
struct Histogram {
  double low = 0, high = 0;
  std::vector<uint64_t> bins;

  Histogram() = default;
  Histogram(double low, double high, size_t numBins = 64)
      : low(low), high(high), bins(numBins) {}
  void add(double value);
  bool empty() const { return bins.empty(); }
};

struct LayerReport {
  OpSummary op;
  /// Of the result, where it is quantized: values are scale * (q - zeroPoint),
  /// from `low` to `high`.
  std::optional<double> scale;
  int64_t zeroPoint = 0;
  double low = 0, high = 0;
  /// The scales of the weights; none where it has no quantized weights.
  std::vector<double> weightScales;
  Histogram weights, activations;
  /// The result against that of the float model.
  numerics::ErrorStats error;
};

struct Report {
  std::string modelPath, outputPath, dataName;
  Summary before, after;
  std::vector<LayerReport> layers;
  Evaluation evaluation;
  double seconds = 0;
};

/// Runs both modules over the data and looks at each layer. `before` is the
/// imported float module whose ops have names (nameOps); `after` is what
/// quantization made of it. Both stay as they are.
llvm::Error collectLayers(Report &report, mlir::ModuleOp before,
                          mlir::ModuleOp after,
                          llvm::ArrayRef<std::string> data, int64_t maxSamples);

/// A page that needs nothing else.
std::string renderReport(const Report &report);

} // namespace qopt

#endif // QOPT_REPORT_REPORT_H
