// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantizing weights in groups of 4 bits.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZEGROUPS_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZEGROUPS_H

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Parameters/GroupedWeights.h"

namespace mlir::qnn {

struct GroupedWeight {
  qopt::ParameterHandle nibbles, multipliers, values;
};

/// Whether a weight of this type can be stored in groups: int8 with a scale for
/// each channel, channels along the rows or along the columns of a matrix.
bool canGroup(RankedTensorType type, int64_t group);

/// Of each group, the multiplier m in [1, 18] and the q in [-7, 7] such that
/// q * m is nearest to x / s in the sum of squares. docs/Numerics.md,
/// section 2.
llvm::Expected<GroupedWeight>
quantizeInGroups(const qopt::ParameterHandle &input,
                 quant::UniformQuantizedPerAxisType type, int64_t group);

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZEGROUPS_H
