// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the body of a linalg op computes from positions alone: carried out at
// compile time, for whole ops and for single scalars of a body.

#ifndef QOPT_LIB_CONVERSION_LINALGTOQNN_CONSTANTS_H
#define QOPT_LIB_CONVERSION_LINALGTOQNN_CONSTANTS_H

#include "Translation.h"

namespace mlir::qnn::linalg_import {

/// Carries out the ops of a body at one point of the iteration space.
struct ScalarEvaluator {
  explicit ScalarEvaluator(ArrayRef<int64_t> point) : point(point) {}

  /// What `value` is known to be, or null.
  Attribute lookup(Value value);
  /// False if a result is unknown, or an assertion does not hold.
  bool run(Operation &op);

  ArrayRef<int64_t> point;
  DenseMap<Value, Attribute> known;
};

/// The scalars of a body that depend on nothing but loop indices and constant
/// tensors of integers. Operands and ops are added in order.
class PositionScalars {
public:
  explicit PositionScalars(linalg::LinalgOp op) : op(op) {}

  void add(OpOperand &operand);
  void add(Operation &inner);
  bool contains(Value value) const { return loops.contains(value); }
  /// The values of `value` in the iteration space, with size 1 along the loops
  /// on which it does not depend; null if they are too many or unknown.
  DenseElementsAttr evaluate(Value value);

private:
  linalg::LinalgOp op;
  DenseMap<Value, SmallVector<bool>> loops;
  SmallVector<std::pair<OpOperand *, DenseElementsAttr>> inputs;
};

} // namespace mlir::qnn::linalg_import

#endif // QOPT_LIB_CONVERSION_LINALGTOQNN_CONSTANTS_H
