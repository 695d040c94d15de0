// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How good a model's answers are: against labels, and against the answers of
// another model, usually the float one that it comes from.

#ifndef QOPT_DRIVER_EVALUATION_H
#define QOPT_DRIVER_EVALUATION_H

#include "qopt/Driver/ModelRunner.h"
#include "qopt/Numerics/Metrics.h"
#include <optional>

namespace qopt {

/// Rows whose largest value is where the label says.
struct Accuracy {
  uint64_t correct = 0, total = 0;
  double getShare() const { return total ? double(correct) / total : 0; }
};

struct OutputEvaluation {
  std::string name;
  /// NaN values in the model's answers, and in the other model's.
  uint64_t numNaN = 0, numNaNAgainst = 0;
  /// Compared with the other model.
  numerics::ErrorStats error;
  /// Rows with the same largest value in both; none for results that have no
  /// classes.
  std::optional<Accuracy> agreement;
};

struct Evaluation {
  int64_t numSamples = 0;
  bool compared = false;
  std::vector<OutputEvaluation> outputs;
  /// Of the first result.
  std::optional<Accuracy> accuracy, accuracyAgainst;
};

/// `against` and `labels` may be null; labels are integers, one for each row of
/// the first result. Both models may have different batch sizes. `progress`
/// learns the samples done.
llvm::Expected<Evaluation>
evaluate(ModelRunner &model, ModelRunner *against, const NpyArray *labels,
         llvm::function_ref<void(uint64_t)> progress = nullptr);

} // namespace qopt

#endif // QOPT_DRIVER_EVALUATION_H
