// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Result shapes of elementwise ops.

#include "ShapeInference.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

LogicalResult AddOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult SubOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult MulOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}

LogicalResult ClampOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
LogicalResult UnaryOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
LogicalResult QuantizeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
LogicalResult DequantizeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
LogicalResult RequantizeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
LogicalResult DivOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult MaxOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult MinOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult CompareOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult SelectOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, getOperands(), shape);
}
LogicalResult CastOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return sameShape(getInput(), shape);
}
