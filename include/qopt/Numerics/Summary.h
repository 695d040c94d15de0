// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What decides the scale of a channel of weights, from one look at its
// elements. Weights are streamed through it, so the loops are vectorized.

#ifndef QOPT_NUMERICS_SUMMARY_H
#define QOPT_NUMERICS_SUMMARY_H

#include "qopt/Numerics/Support.h"

namespace qopt::numerics {

struct Summary {
  /// Of the elements and 0.
  float min = 0.0f, max = 0.0f;
  /// The sum of magnitudes, in double.
  double absSum = 0.0;
  bool isFinite = true;
};

/// Adds elements to a summary. The sum's order, and so its last bits, are not
/// specified.
void summarize(Span<const float> x, Summary &summary);
/// Adds row-major elements to the summary of each column.
void summarizeColumns(const float *x, size_t rows, size_t columns,
                      Summary *summaries);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_SUMMARY_H
