// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the shape functions share. A failing shape function is the op's verifier
// error, so messages name the operands and sizes that do not fit.

#ifndef QOPT_LIB_DIALECT_QNN_IR_SHAPEINFERENCE_H
#define QOPT_LIB_DIALECT_QNN_IR_SHAPEINFERENCE_H

#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn::shapes {

constexpr int64_t kDynamic = ShapedType::kDynamic;
/// Upper bound of sizes in attributes: keeps every later product far inside 64
/// bits.
constexpr int64_t kMost = int64_t(1) << 30;

inline ArrayRef<int64_t> shapeOf(Value value) {
  return cast<RankedTensorType>(value.getType()).getShape();
}
inline bool agree(int64_t a, int64_t b) {
  return a == b || a == kDynamic || b == kDynamic;
}
inline int64_t moreStatic(int64_t a, int64_t b) {
  return a == kDynamic ? b : a;
}

/// The number of positions of a window of `extent` (dilated) that slides over
/// `size` plus padding; kDynamic if unknown, 0 if it does not fit.
int64_t windowCount(int64_t size, int64_t low, int64_t high, int64_t extent,
                    int64_t stride);

/// Checks that an attribute has `count` entries, all from `least` to `most`.
LogicalResult checkList(Operation *op, StringRef name, ArrayRef<int64_t> list,
                        size_t count, int64_t least, int64_t most = kMost);

/// Checks that `axis` is one of `rank` dimensions.
LogicalResult checkAxis(Operation *op, int64_t axis, int64_t rank);

/// The shape to which the operands broadcast, as in numpy.
LogicalResult broadcastShape(Operation *op, ValueRange operands,
                             SmallVectorImpl<int64_t> &shape);

inline LogicalResult sameShape(Value input, SmallVectorImpl<int64_t> &shape) {
  llvm::append_range(shape, shapeOf(input));
  return success();
}

} // namespace mlir::qnn::shapes

#endif // QOPT_LIB_DIALECT_QNN_IR_SHAPEINFERENCE_H
