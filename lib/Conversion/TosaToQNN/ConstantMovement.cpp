// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constant folding of ops that move elements: each element of the result is one
// of an input.

#include "ConstantTensors.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

static bool isInside(ArrayRef<int64_t> position, ArrayRef<int64_t> shape) {
  return position.size() == shape.size() &&
         llvm::all_of(llvm::zip_equal(position, shape), [](auto pair) {
           auto [index, size] = pair;
           return index >= 0 && index < size;
         });
}

/// A tensor of `type` whose element at a position is that of `input` at
/// `map(position)`. None where that lies outside: TOSA does not verify every
/// shape.
static std::optional<Tensor>
move(const Tensor &input, RankedTensorType type,
     function_ref<SmallVector<int64_t>(ArrayRef<int64_t>)> map) {
  Tensor result{type, {}, {}};
  SmallVector<int64_t> strides = computeStrides(type.getShape()),
                       inputStrides = computeStrides(input.type.getShape());
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    SmallVector<int64_t> from = map(delinearize(i, strides));
    if (!isInside(from, input.type.getShape()))
      return std::nullopt;
    result.append(input, linearize(from, inputStrides));
  }
  return result;
}

std::optional<Tensor> tosa_import::broadcast(const Tensor &input,
                                             ArrayRef<int64_t> shape) {
  if (input.type.getShape() == shape)
    return input;
  if (input.type.getRank() > int64_t(shape.size()))
    return std::nullopt;
  return move(input, input.type.clone(shape), [&](ArrayRef<int64_t> position) {
    SmallVector<int64_t> from(position.take_back(input.type.getRank()));
    for (auto [index, size] : llvm::zip_equal(from, input.type.getShape()))
      index = size == 1 ? 0 : index;
    return from;
  });
}

static std::optional<Tensor> concatenate(tosa::ConcatOp op, Inputs inputs) {
  auto type = cast<RankedTensorType>(op.getType());
  int64_t axis = op.getAxis(), begin = 0;
  Tensor result{type, {}, {}};
  result.reals.resize(result.isReal() ? result.size() : 0);
  result.integers.resize(result.isReal() ? 0 : result.size());
  SmallVector<int64_t> strides = computeStrides(type.getShape());
  for (const Tensor *input : inputs) {
    SmallVector<int64_t> inputStrides = computeStrides(input->type.getShape());
    for (int64_t i = 0, e = input->size(); i < e; ++i) {
      SmallVector<int64_t> position = delinearize(i, inputStrides);
      position[axis] += begin;
      int64_t to = linearize(position, strides);
      if (result.isReal())
        result.reals[to] = input->reals[i];
      else
        result.integers[to] = input->integers[i];
    }
    begin += input->type.getDimSize(axis);
  }
  return result;
}

static std::optional<Tensor> slice(tosa::SliceOp op, const Tensor &input) {
  std::optional<SmallVector<int64_t>> start = getShapeConstant(op.getStart());
  auto type = cast<RankedTensorType>(op.getType());
  if (!start || int64_t(start->size()) != type.getRank())
    return std::nullopt;
  return move(input, type, [&](ArrayRef<int64_t> position) {
    SmallVector<int64_t> from(position);
    for (auto [index, first] : llvm::zip_equal(from, *start))
      index += first;
    return from;
  });
}

std::optional<Tensor> tosa_import::evaluateMovement(Operation *op,
                                                    Inputs inputs) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  const Tensor &input = *inputs.front();
  return llvm::TypeSwitch<Operation *, std::optional<Tensor>>(op)
      .Case([&](tosa::ReshapeOp) {
        Tensor result = input;
        result.type = type;
        return result;
      })
      .Case([&](tosa::TransposeOp transpose) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          for (auto [to, d] : llvm::enumerate(transpose.getPerms()))
            from[d] = position[to];
          return from;
        });
      })
      .Case([&](tosa::TileOp) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          for (auto [index, size] :
               llvm::zip_equal(from, input.type.getShape()))
            index %= size;
          return from;
        });
      })
      .Case([&](tosa::ReverseOp reverse) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          int64_t axis = reverse.getAxis();
          from[axis] = type.getDimSize(axis) - 1 - from[axis];
          return from;
        });
      })
      .Case([&](tosa::SliceOp op) { return slice(op, input); })
      .Case([&](tosa::ConcatOp op) { return concatenate(op, inputs); })
      .Default(std::nullopt);
}
