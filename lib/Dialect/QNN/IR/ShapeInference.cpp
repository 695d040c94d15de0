// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The shape function of each op. A failing one is the op's verifier error, so
// its messages name the operands and sizes that do not fit.

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

static constexpr int64_t kDynamic = ShapedType::kDynamic;

static ArrayRef<int64_t> shapeOf(Value value) {
  return cast<RankedTensorType>(value.getType()).getShape();
}

static bool agree(int64_t a, int64_t b) {
  return a == b || a == kDynamic || b == kDynamic;
}
static int64_t moreStatic(int64_t a, int64_t b) {
  return a == kDynamic ? b : a;
}

//===----------------------------------------------------------------------===//
// Contractions
//===----------------------------------------------------------------------===//

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

/// The number of positions of a window of `extent` (dilated) that slides over
/// `size` plus padding; kDynamic if unknown, 0 if it does not fit.
static int64_t windowCount(int64_t size, int64_t low, int64_t high,
                           int64_t extent, int64_t stride) {
  if (size == kDynamic)
    return kDynamic;
  int64_t room = size + low + high - extent;
  return room < 0 ? 0 : room / stride + 1;
}

/// Checks attribute lists that describe a window; `all >= least`, `count`
/// entries. The upper bound keeps every later product far inside 64 bits.
static LogicalResult checkList(Operation *op, StringRef name,
                               ArrayRef<int64_t> list, size_t count,
                               int64_t least) {
  constexpr int64_t most = int64_t(1) << 30;
  if (list.size() != count)
    return op->emitOpError() << name << " must have " << count
                             << " entries, it has " << list.size();
  for (int64_t value : list)
    if (value < least || value > most)
      return op->emitOpError() << name << " must be from " << least << " to "
                               << most << ", one is " << value;
  return success();
}

LogicalResult Conv2DOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()), filter = shapeOf(getFilter());
  if (input.size() != 4 || filter.size() != 4)
    return emitOpError("input and filter must have four dimensions");
  if (failed(checkList(*this, "strides", getStrides(), 2, 1)) ||
      failed(checkList(*this, "dilations", getDilations(), 2, 1)) ||
      failed(checkList(*this, "padding", getPadding(), 4, 0)))
    return failure();
  int64_t groups = getGroups(), in = input[3], out = filter[0];
  if (groups < 1)
    return emitOpError("groups must be at least 1, it is ") << groups;
  if (in != kDynamic && (in % groups != 0 || !agree(in / groups, filter[3])))
    return emitOpError("filter must have input channels / groups = ")
           << in << " / " << groups << " channels, it has " << filter[3];
  if (out != kDynamic && out % groups != 0)
    return emitOpError("groups = ")
           << groups << " must divide the " << out << " output channels";
  shape.push_back(input[0]);
  for (int d = 0; d < 2; ++d) {
    int64_t kernel = filter[1 + d];
    if (kernel == kDynamic)
      return emitOpError("filter must have a static kernel");
    int64_t extent = (kernel - 1) * getDilations()[d] + 1;
    int64_t count =
        windowCount(input[1 + d], getPadding()[2 * d], getPadding()[2 * d + 1],
                    extent, getStrides()[d]);
    if (kernel < 1 || count == 0)
      return emitOpError("kernel of extent ")
             << extent << " does not fit in dimension " << 1 + d << " of size "
             << input[1 + d] << " with padding";
    shape.push_back(count);
  }
  shape.push_back(out);
  return checkBiasAndResidual(*this, getBias(), getResidual(), shape);
}

//===----------------------------------------------------------------------===//
// Elementwise, reductions, pooling, normalization
//===----------------------------------------------------------------------===//

static LogicalResult broadcastShape(Operation *op,
                                    SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> a = shapeOf(op->getOperand(0)),
                    b = shapeOf(op->getOperand(1));
  size_t rank = std::max(a.size(), b.size());
  auto sizeAt = [&](ArrayRef<int64_t> list, size_t i) -> int64_t {
    size_t missing = rank - list.size();
    return i < missing ? 1 : list[i - missing];
  };
  for (size_t i = 0; i < rank; ++i) {
    int64_t x = sizeAt(a, i), y = sizeAt(b, i);
    if (x == 1)
      shape.push_back(y);
    else if (y == 1)
      shape.push_back(x);
    else if (agree(x, y))
      shape.push_back(moreStatic(x, y));
    else
      return op->emitOpError("operands do not broadcast: ")
             << op->getOperand(0).getType() << " and "
             << op->getOperand(1).getType();
  }
  return success();
}

LogicalResult AddOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, shape);
}
LogicalResult SubOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, shape);
}
LogicalResult MulOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  return broadcastShape(*this, shape);
}

static LogicalResult sameShape(Value input, SmallVectorImpl<int64_t> &shape) {
  llvm::append_range(shape, shapeOf(input));
  return success();
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

LogicalResult SoftmaxOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  int64_t axis = getAxis(), rank = shapeOf(getInput()).size();
  if (axis < 0 || axis >= rank)
    return emitOpError("axis must be from 0 to ")
           << rank - 1 << ", it is " << axis;
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

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

LogicalResult TransposeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()), perm = getPerm();
  llvm::SmallBitVector seen(input.size());
  if (perm.size() != input.size())
    return emitOpError("perm must have ")
           << input.size() << " entries, it has " << perm.size();
  for (int64_t d : perm) {
    if (d < 0 || d >= (int64_t)input.size() || seen[d])
      return emitOpError("perm must be a permutation of 0 to ")
             << input.size() - 1;
    seen.set(d);
    shape.push_back(input[d]);
  }
  return success();
}

LogicalResult ReshapeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  auto input = getInput().getType(), result = getResult().getType();
  llvm::append_range(shape, result.getShape());
  if (llvm::count(input.getShape(), kDynamic) > 1 ||
      llvm::count(shape, kDynamic) > 1)
    return emitOpError("input and result may each have one dynamic dimension");
  if (input.hasStaticShape() && result.hasStaticShape() &&
      input.getNumElements() != result.getNumElements())
    return emitOpError("input has ")
           << input.getNumElements() << " elements, result has "
           << result.getNumElements();
  return success();
}

LogicalResult ConcatOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  if (getInputs().empty())
    return emitOpError("must have at least one input");
  llvm::append_range(shape, shapeOf(getInputs()[0]));
  int64_t axis = getAxis(), rank = shape.size();
  if (axis < 0 || axis >= rank)
    return emitOpError("axis must be from 0 to ")
           << rank - 1 << ", it is " << axis;
  for (Value input : getInputs().drop_front()) {
    ArrayRef<int64_t> other = shapeOf(input);
    if ((int64_t)other.size() != rank)
      return emitOpError("inputs must have the same rank");
    for (int64_t d = 0; d < rank; ++d) {
      if (d == axis) {
        bool dynamic = shape[d] == kDynamic || other[d] == kDynamic;
        shape[d] = dynamic ? kDynamic : shape[d] + other[d];
      } else if (!agree(shape[d], other[d])) {
        return emitOpError("inputs differ in dimension ")
               << d << ": " << shape[d] << " and " << other[d];
      } else {
        shape[d] = moreStatic(shape[d], other[d]);
      }
    }
  }
  return success();
}

LogicalResult SliceOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput());
  size_t rank = input.size();
  if (failed(checkList(*this, "offsets", getOffsets(), rank, 0)) ||
      failed(checkList(*this, "sizes", getSizes(), rank, 1)) ||
      failed(checkList(*this, "strides", getStrides(), rank, 1)))
    return failure();
  for (size_t d = 0; d < rank; ++d) {
    int64_t last = getOffsets()[d] + (getSizes()[d] - 1) * getStrides()[d];
    if (input[d] != kDynamic && last >= input[d])
      return emitOpError("element ")
             << last << " of dimension " << d
             << " is outside the input of size " << input[d];
    shape.push_back(getSizes()[d]);
  }
  return success();
}

LogicalResult PadOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput());
  if (failed(checkList(*this, "low", getLow(), input.size(), 0)) ||
      failed(checkList(*this, "high", getHigh(), input.size(), 0)))
    return failure();
  for (auto [size, low, high] : llvm::zip_equal(input, getLow(), getHigh()))
    shape.push_back(size == kDynamic ? kDynamic : size + low + high);
  return success();
}
