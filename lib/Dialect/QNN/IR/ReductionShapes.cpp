// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Result shapes of reductions, pooling and normalization.

#include "ShapeInference.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

static LogicalResult reducedShape(Operation *op, ArrayRef<int64_t> axes,
                                  bool keepDims,
                                  SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(op->getOperand(0));
  int64_t rank = input.size(), previous = -1;
  if (axes.empty())
    return op->emitOpError("axes must name at least one dimension");
  for (int64_t axis : axes) {
    if (axis <= previous || axis >= rank)
      return op->emitOpError("axes must be ascending dimensions from 0 to ")
             << rank - 1 << ", one is " << axis;
    if (input[axis] == kDynamic || input[axis] == 0)
      return op->emitOpError("reduced dimension ")
             << axis << " must be static and not empty";
    previous = axis;
  }
  for (int64_t i = 0; i < rank; ++i) {
    if (!llvm::is_contained(axes, i))
      shape.push_back(input[i]);
    else if (keepDims)
      shape.push_back(1);
  }
  return success();
}

LogicalResult ReduceMeanOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, getAxes(), getKeepDims(), shape);
}
LogicalResult ReduceSumOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, getAxes(), getKeepDims(), shape);
}
LogicalResult ReduceMaxOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, getAxes(), getKeepDims(), shape);
}
LogicalResult ReduceMinOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, getAxes(), getKeepDims(), shape);
}
LogicalResult ReduceProdOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, getAxes(), getKeepDims(), shape);
}

static LogicalResult pooledShape(Operation *op, ArrayRef<int64_t> kernel,
                                 ArrayRef<int64_t> strides,
                                 ArrayRef<int64_t> padding,
                                 SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(op->getOperand(0));
  if (input.size() != 4)
    return op->emitOpError("input must have four dimensions");
  if (failed(checkList(op, "kernel", kernel, 2, 1)) ||
      failed(checkList(op, "strides", strides, 2, 1)) ||
      failed(checkList(op, "padding", padding, 4, 0)))
    return failure();
  shape.push_back(input[0]);
  for (int d = 0; d < 2; ++d) {
    int64_t low = padding[2 * d], high = padding[2 * d + 1];
    // A window wholly in the padding would have no maximum and a mean of 0 / 0.
    if (low >= kernel[d] || high >= kernel[d])
      return op->emitOpError("padding must be smaller than the kernel");
    int64_t count = windowCount(input[1 + d], low, high, kernel[d], strides[d]);
    if (count == 0)
      return op->emitOpError("kernel of size ")
             << kernel[d] << " does not fit in dimension " << 1 + d
             << " of size " << input[1 + d];
    shape.push_back(count);
  }
  shape.push_back(input[3]);
  return success();
}

LogicalResult MaxPool2DOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return pooledShape(*this, getKernel(), getStrides(), getPadding(), shape);
}
LogicalResult AvgPool2DOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return pooledShape(*this, getKernel(), getStrides(), getPadding(), shape);
}

LogicalResult ArgmaxOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return reducedShape(*this, {(int64_t)getAxis()}, getKeepDims(), shape);
}

LogicalResult SoftmaxOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  if (failed(checkAxis(*this, getAxis(), shapeOf(getInput()).size())))
    return failure();
  return sameShape(getInput(), shape);
}

/// Operands from index 1 on are vectors over the last dimension.
static LogicalResult checkPerChannelOperands(Operation *op) {
  ArrayRef<int64_t> input = shapeOf(op->getOperand(0));
  if (input.empty())
    return op->emitOpError("input must have at least one dimension");
  for (Value operand : op->getOperands().drop_front()) {
    ArrayRef<int64_t> shape = shapeOf(operand);
    if (shape.size() != 1 || !agree(shape[0], input.back()))
      return op->emitOpError(
                 "operands after the input must have one dimension, of size ")
             << input.back() << ", one has type " << operand.getType();
  }
  return success();
}

LogicalResult LayerNormOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  if (!(getEpsilon().convertToFloat() > 0) || !getEpsilon().isFinite())
    return emitOpError("epsilon must be positive and finite");
  if (failed(checkPerChannelOperands(*this)))
    return failure();
  return sameShape(getInput(), shape);
}

LogicalResult BatchNormOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  if (!(getEpsilon().convertToFloat() >= 0) || !getEpsilon().isFinite())
    return emitOpError("epsilon must not be negative and must be finite");
  if (failed(checkPerChannelOperands(*this)))
    return failure();
  return sameShape(getInput(), shape);
}

LogicalResult RMSNormOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  if (!(getEpsilon().convertToFloat() > 0) || !getEpsilon().isFinite())
    return emitOpError("epsilon must be positive and finite");
  if (failed(checkPerChannelOperands(*this)))
    return failure();
  return sameShape(getInput(), shape);
}

LogicalResult GroupNormOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput());
  if (!(getEpsilon().convertToFloat() > 0) || !getEpsilon().isFinite())
    return emitOpError("epsilon must be positive and finite");
  if (input.size() < 2)
    return emitOpError("input must have at least two dimensions");
  if (llvm::is_contained(input.drop_front(), kDynamic))
    return emitOpError("only the first dimension of the input may be dynamic");
  if (getGroups() < 1 || input.back() % (int64_t)getGroups() != 0)
    return emitOpError("groups = ")
           << getGroups() << " must divide the " << input.back() << " channels";
  if (failed(checkPerChannelOperands(*this)))
    return failure();
  return sameShape(getInput(), shape);
}
