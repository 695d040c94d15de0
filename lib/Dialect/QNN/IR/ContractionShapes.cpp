// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Result shapes of matmul and the convolutions.

#include "ShapeInference.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/MathExtras.h"
#include <limits>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

static LogicalResult checkBiasAndResidual(Operation *op, Value bias,
                                          Value residual,
                                          ArrayRef<int64_t> shape) {
  if (bias &&
      (shapeOf(bias).size() != 1 || !agree(shapeOf(bias)[0], shape.back())))
    return op->emitOpError("bias must have one dimension, of size ")
           << shape.back() << ", its type is " << bias.getType();
  if (residual && failed(verifyCompatibleShape(shapeOf(residual), shape)))
    return op->emitOpError(
               "residual must have the shape of the result, its type is ")
           << residual.getType();
  return success();
}

LogicalResult MatmulOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> lhs = shapeOf(getLhs()), rhs = shapeOf(getRhs());
  if (lhs.size() < 2 || rhs.size() < 2)
    return emitOpError("lhs and rhs must have at least two dimensions");
  if (rhs.size() != 2 && rhs.size() != lhs.size())
    return emitOpError("rhs must have two dimensions or as many as lhs");
  size_t batch = lhs.size() - 2;
  for (size_t i = 0; i < batch; ++i) {
    int64_t size = lhs[i];
    if (rhs.size() == lhs.size()) {
      if (!agree(size, rhs[i]))
        return emitOpError("batch dimension ")
               << i << " is " << size << " in lhs and " << rhs[i] << " in rhs";
      size = moreStatic(size, rhs[i]);
    }
    shape.push_back(size);
  }
  ArrayRef<int64_t> a = lhs.take_back(2), b = rhs.take_back(2);
  int64_t m = a[getTransposeLhs() ? 1 : 0], k = a[getTransposeLhs() ? 0 : 1];
  int64_t rhsK = b[getTransposeRhs() ? 1 : 0], n = b[getTransposeRhs() ? 0 : 1];
  if (!agree(k, rhsK))
    return emitOpError("lhs has K = ") << k << ", rhs has K = " << rhsK;
  shape.append({m, n});
  return checkBiasAndResidual(*this, getBias(), getResidual(), shape);
}

/// What input, filter and groups of a convolution must satisfy.
static LogicalResult checkFilter(Operation *op, ArrayRef<int64_t> input,
                                 ArrayRef<int64_t> filter, int64_t groups) {
  if (input.size() != 4 || filter.size() != 4)
    return op->emitOpError("input and filter must have four dimensions");
  if (groups < 1)
    return op->emitOpError("groups must be at least 1, it is ") << groups;
  int64_t in = input[3], out = filter[0];
  if (in != kDynamic && (in % groups != 0 || !agree(in / groups, filter[3])))
    return op->emitOpError("filter must have input channels / groups = ")
           << in << " / " << groups << " channels, it has " << filter[3];
  if (out != kDynamic && out % groups != 0)
    return op->emitOpError("groups = ")
           << groups << " must divide the " << out << " output channels";
  return success();
}

LogicalResult Conv2DOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()), filter = shapeOf(getFilter());
  if (failed(checkFilter(*this, input, filter, getGroups())) ||
      failed(checkList(*this, "strides", getStrides(), 2, 1)) ||
      failed(checkList(*this, "dilations", getDilations(), 2, 1)) ||
      failed(checkList(*this, "padding", getPadding(), 4, 0)))
    return failure();
  shape.push_back(input[0]);
  for (int d = 0; d < 2; ++d) {
    int64_t kernel = filter[1 + d];
    if (kernel == kDynamic)
      return emitOpError("filter must have a static kernel");
    int64_t extent;
    if (llvm::MulOverflow(kernel - 1, getDilations()[d], extent) ||
        llvm::AddOverflow<int64_t>(extent, 1, extent))
      extent = std::numeric_limits<int64_t>::max(); // Fits nowhere.
    int64_t count =
        windowCount(input[1 + d], getPadding()[2 * d], getPadding()[2 * d + 1],
                    extent, getStrides()[d]);
    if (kernel < 1 || count == 0)
      return emitOpError("kernel of extent ")
             << extent << " does not fit in dimension " << 1 + d << " of size "
             << input[1 + d] << " with padding";
    shape.push_back(count);
  }
  shape.push_back(filter[0]);
  return checkBiasAndResidual(*this, getBias(), getResidual(), shape);
}

LogicalResult
ConvTranspose2DOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()), filter = shapeOf(getFilter());
  if (failed(checkFilter(*this, input, filter, getGroups())) ||
      failed(checkList(*this, "strides", getStrides(), 2, 1)) ||
      failed(checkList(*this, "dilations", getDilations(), 2, 1)) ||
      failed(checkList(*this, "padding", getPadding(), 4, -kMost)))
    return failure();
  shape.push_back(input[0]);
  for (int d = 0; d < 2; ++d) {
    int64_t size = input[1 + d], kernel = filter[1 + d];
    if (kernel == kDynamic || kernel < 1)
      return emitOpError("filter must have a static kernel");
    if (size == kDynamic) {
      shape.push_back(kDynamic);
      continue;
    }
    if (size < 1 || size > kMost || kernel > kMost)
      return emitOpError("dimension ")
             << 1 + d << " must be from 1 to " << kMost;
    int64_t full =
        (size - 1) * getStrides()[d] + (kernel - 1) * getDilations()[d] + 1;
    int64_t count = full - getPadding()[2 * d] - getPadding()[2 * d + 1];
    if (count < 1)
      return emitOpError("padding leaves nothing of dimension ")
             << 1 + d << " of size " << full;
    shape.push_back(count);
  }
  shape.push_back(filter[0]);
  return checkBiasAndResidual(*this, getBias(), getResidual(), shape);
}
