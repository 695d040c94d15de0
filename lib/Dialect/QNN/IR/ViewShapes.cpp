// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Result shapes of ops that move values, and of resize.

#include "ShapeInference.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

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
  if (failed(checkAxis(*this, axis, rank)))
    return failure();
  for (Value input : getInputs().drop_front()) {
    ArrayRef<int64_t> other = shapeOf(input);
    if ((int64_t)other.size() != rank)
      return emitOpError("inputs must have the same rank");
    for (int64_t d = 0; d < rank; ++d) {
      if (d == axis) {
        if (shape[d] == kDynamic || other[d] == kDynamic)
          shape[d] = kDynamic;
        else if (llvm::AddOverflow(shape[d], other[d], shape[d]))
          return emitOpError("inputs are too long together in dimension ") << d;
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
  // A size to the end is in range.
  SmallVector<int64_t> given(getSizes());
  llvm::replace(given, kToEnd, int64_t(1));
  if (failed(checkList(*this, "offsets", getOffsets(), rank, 0)) ||
      failed(checkList(*this, "sizes", given, rank, 1)) ||
      failed(checkList(*this, "strides", getStrides(), rank, 1)))
    return failure();
  for (size_t d = 0; d < rank; ++d) {
    if (getSizes()[d] == kToEnd) {
      int64_t room = input[d] - getOffsets()[d];
      if (input[d] != kDynamic && room < 1)
        return emitOpError("offset ")
               << getOffsets()[d] << " of dimension " << d
               << " is outside the input of size " << input[d];
      shape.push_back(input[d] == kDynamic ? kDynamic
                                           : (room - 1) / getStrides()[d] + 1);
      continue;
    }
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

LogicalResult TileOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput());
  if (failed(checkList(*this, "multiples", getMultiples(), input.size(), 1)))
    return failure();
  for (auto [size, multiple] : llvm::zip_equal(input, getMultiples())) {
    if (size != kDynamic && size > kMost)
      return emitOpError("input dimensions must be at most ") << kMost;
    shape.push_back(size == kDynamic ? kDynamic : size * multiple);
  }
  return success();
}

LogicalResult BroadcastOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()), result = shapeOf(getResult());
  if (input.size() > result.size())
    return emitOpError("input has more dimensions than the result");
  for (auto [from, to] : llvm::zip_equal(input, result.take_back(input.size())))
    if (from != 1 && !agree(from, to))
      return emitOpError("input ")
             << getInput().getType() << " does not broadcast to " << getType();
  llvm::append_range(shape, result);
  return success();
}

//===----------------------------------------------------------------------===//
// Indexing and resampling
//===----------------------------------------------------------------------===//

LogicalResult GatherOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()),
                    indices = shapeOf(getIndices());
  int64_t axis = getAxis(), batch = getBatchDims();
  if (failed(checkAxis(*this, axis, input.size())))
    return failure();
  if (batch < 0 || batch > axis || batch > (int64_t)indices.size())
    return emitOpError("batch_dims must be from 0 to axis and at most the rank "
                       "of indices, it is ")
           << batch;
  if (input[axis] == 0)
    return emitOpError("dimension ") << axis << " of the input is empty";
  for (int64_t d = 0; d < batch; ++d) {
    if (!agree(input[d], indices[d]))
      return emitOpError("batch dimension ")
             << d << " is " << input[d] << " in input and " << indices[d]
             << " in indices";
    shape.push_back(moreStatic(input[d], indices[d]));
  }
  llvm::append_range(shape, input.slice(batch, axis - batch));
  llvm::append_range(shape, indices.drop_front(batch));
  llvm::append_range(shape, input.drop_front(axis + 1));
  return success();
}

LogicalResult ScatterOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> input = shapeOf(getInput()),
                    indices = shapeOf(getIndices()),
                    updates = shapeOf(getUpdates());
  if (input.size() != 3 || indices.size() != 2 || updates.size() != 3)
    return emitOpError(
        "input and updates must have three dimensions, indices two");
  if (!agree(input[0], indices[0]) || !agree(input[0], updates[0]) ||
      !agree(indices[1], updates[1]) || !agree(input[2], updates[2]))
    return emitOpError("shapes must be [N, K, C], [N, W] and [N, W, C], they "
                       "are those of ")
           << getInput().getType() << ", " << getIndices().getType() << " and "
           << getUpdates().getType();
  return sameShape(getInput(), shape);
}

LogicalResult ResizeOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  constexpr int64_t most = 2048;
  ArrayRef<int64_t> input = shapeOf(getInput());
  if (input.size() != 4)
    return emitOpError("input must have four dimensions");
  if (failed(checkList(*this, "scale", getScale(), 4, 1, most)) ||
      failed(checkList(*this, "offset", getOffset(), 2, -most, most)) ||
      failed(checkList(*this, "border", getBorder(), 2, -most, most)))
    return failure();
  shape.push_back(input[0]);
  for (int d = 0; d < 2; ++d) {
    int64_t size = input[1 + d];
    if (size == kDynamic || size < 1 || size > kMost)
      return emitOpError("dimension ")
             << 1 + d << " must be static and from 1 to " << kMost;
    int64_t numerator = getScale()[2 * d], denominator = getScale()[2 * d + 1];
    int64_t last = (size - 1) * numerator - getOffset()[d] + getBorder()[d];
    if (last < 0)
      return emitOpError("the result is empty in dimension ") << 1 + d;
    shape.push_back(last / denominator + 1);
  }
  shape.push_back(input[3]);
  return success();
}
