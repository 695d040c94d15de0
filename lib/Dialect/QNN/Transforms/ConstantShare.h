// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a constant adds to a scale that it shares with values that are computed.
// Fill values of masks and paddings (-inf, -FLT_MAX, -1e9) would leave those no
// digits, so they saturate. docs/Numerics.md, section 2.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_CONSTANTSHARE_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_CONSTANTSHARE_H

#include "mlir/IR/Value.h"
#include <optional>

namespace mlir::qnn {

/// A range around 0, and whether some elements lie outside it and saturate
/// where that can be seen in the result.
struct ConstantShare {
  double min = 0.0, max = 0.0;
  bool saturates = false;
};

/// The share of `value`, an element, padding or whole constant that op reads
/// beside operands of the range `others`.
void addToShare(Operation *op, double value,
                std::optional<std::pair<double, double>> others,
                ConstantShare &share);

/// The share of a constant operand of `op`; none if it has a NaN or its
/// elements cannot be read.
std::optional<ConstantShare>
getConstantShare(Operation *op, Value constant,
                 std::optional<std::pair<double, double>> others);

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_CONSTANTSHARE_H
