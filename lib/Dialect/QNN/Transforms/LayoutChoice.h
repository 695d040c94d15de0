// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which ops to compute in permuted layout so that the fewest transposes by one
// permutation remain.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_LAYOUTCHOICE_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_LAYOUTCHOICE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn {

/// A permutation as transposes apply it: `outer` = transpose(`inner`) {perm}.
/// Ops may work on the one or on the other.
class Layout {
public:
  explicit Layout(ArrayRef<int64_t> perm);

  ArrayRef<int64_t> getPerm() const { return perm; }
  ArrayRef<int64_t> getInverse() const { return inverse; }
  size_t getRank() const { return perm.size(); }

  bool isToOuter(Operation *op) const;
  bool isToInner(Operation *op) const;
  /// The inner type of an outer one.
  RankedTensorType getInnerType(RankedTensorType outer) const;
  /// Whether an op can compute on inner operands just as well.
  bool isFlexible(Operation *op) const;
  /// Whether the inner form of `value` costs no transpose: it is a small
  /// constant, or only dimensions of size 1 move.
  bool movesFreely(Value value) const;
  /// The type of `value` with leading dimensions of size 1 up to the rank.
  RankedTensorType getExpandedType(Value value) const;

private:
  SmallVector<int64_t> perm, inverse;
};

/// The ops to compute on inner operands, in program order; empty if that saves
/// nothing.
SmallVector<Operation *> chooseInnerOps(func::FuncOp func,
                                        const Layout &layout);

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_LAYOUTCHOICE_H
