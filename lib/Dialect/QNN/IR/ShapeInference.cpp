// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the shape functions share.

#include "ShapeInference.h"
#include "mlir/IR/TypeUtilities.h"
#include <algorithm>
#include <limits>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

int64_t shapes::windowCount(int64_t size, int64_t low, int64_t high,
                            int64_t extent, int64_t stride) {
  if (size == kDynamic)
    return kDynamic;
  // Each fits in 64 bits, their sum may not.
  __int128 room = __int128(size) + low + high - extent;
  if (room < 0)
    return 0;
  __int128 count = room / stride + 1;
  return int64_t(
      std::min<__int128>(count, std::numeric_limits<int64_t>::max()));
}

LogicalResult shapes::checkList(Operation *op, StringRef name,
                                ArrayRef<int64_t> list, size_t count,
                                int64_t least, int64_t most) {
  if (list.size() != count)
    return op->emitOpError() << name << " must have " << count
                             << " entries, it has " << list.size();
  for (int64_t value : list)
    if (value < least || value > most)
      return op->emitOpError() << name << " must be from " << least << " to "
                               << most << ", one is " << value;
  return success();
}

LogicalResult shapes::checkAxis(Operation *op, int64_t axis, int64_t rank) {
  if (axis >= 0 && axis < rank)
    return success();
  return op->emitOpError("axis must be from 0 to ")
         << rank - 1 << ", it is " << axis;
}

LogicalResult shapes::broadcastShape(Operation *op, ValueRange operands,
                                     SmallVectorImpl<int64_t> &shape) {
  for (Value operand : operands) {
    ArrayRef<int64_t> other = shapeOf(operand);
    if (other.size() > shape.size())
      shape.insert(shape.begin(), other.size() - shape.size(), 1);
    for (size_t i = 0, e = other.size(); i < e; ++i) {
      int64_t &size = shape[shape.size() - e + i];
      if (size == 1 || other[i] == 1)
        size = size == 1 ? other[i] : size;
      else if (agree(size, other[i]))
        size = moreStatic(size, other[i]);
      else {
        InFlightDiagnostic diag =
            op->emitOpError("operands do not broadcast: ");
        llvm::interleaveComma(operands.getTypes(), diag);
        return diag;
      }
    }
  }
  return success();
}
