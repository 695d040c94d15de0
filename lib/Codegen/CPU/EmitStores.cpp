// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The stores of a block.

#include "Emitter.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::qnn;

/// Stores the first `valid` elements of a vector. One element is stored as a
/// scalar: LLVM 22 turns the masked store of one lane of a truncated vector
/// into a store of the wide element.
Value Emitter::storeElements(Value value, int64_t valid, ValueRange indices,
                             Value destination) {
  auto type = cast<RankedTensorType>(destination.getType());
  int64_t size = cast<VectorType>(value.getType()).getNumElements();
  if (valid == 1) {
    Value element = vector::ExtractOp::create(b, loc, value, 0);
    return tensor::InsertOp::create(b, loc, element, destination, indices);
  }
  AffineMapAttr map = AffineMapAttr::get(
      AffineMap::getMinorIdentityMap(type.getRank(), 1, b.getContext()));
  Value mask = valid == size ? Value() : constantMask(size, valid);
  return vector::TransferWriteOp::create(b, loc, type, value, destination,
                                         indices, map, mask,
                                         b.getBoolArrayAttr({true}))
      .getResult();
}

/// Stores a vector, or the bytes of several consecutive vectors.
Value Emitter::storeVector(Value value, int64_t row, int64_t vector,
                           Value destination) {
  int64_t size = cast<VectorType>(value.getType()).getNumElements();
  return storeElements(value, isPartial(vector) ? tail : size,
                       getIndices(resultMap, row, vector), destination);
}

SmallVector<RequantizedVector>
Emitter::matchRequantized(ArrayRef<Value> vectors) {
  SmallVector<RequantizedVector> result;
  for (Value vector : vectors) {
    std::optional<RequantizedVector> requantized =
        RequantizedVector::match(vector);
    if (!requantized ||
        (!result.empty() && !requantized->hasBoundsOf(result.front())))
      return {};
    result.push_back(*requantized);
  }
  return result;
}

/// Stores all vectors of the block, row by row.
Value Emitter::storeVectors(ArrayRef<Value> vectors, Value destination) {
  constexpr int64_t groupSize = 4;
  int64_t begin = 0, size = vectors.size();
  SmallVector<RequantizedVector> requantized = matchRequantized(vectors);
  if (!requantized.empty())
    for (; begin + groupSize <= size; begin += groupSize) {
      Value bytes = narrowToBytes(
          b, loc, ArrayRef(requantized).slice(begin, groupSize), *plan.target,
          /*interleaved=*/false);
      if (!bytes)
        break;
      // Vectors of one row are consecutive in memory; a partial one is masked.
      for (int64_t i = 0, count; i < groupSize; i += count) {
        int64_t row = (begin + i) / numVectors,
                vector = (begin + i) % numVectors;
        count = std::min(groupSize - i, numVectors - vector);
        if (count > 1 && isPartial(vector + count - 1))
          --count;
        Value part = bytes;
        if (count < groupSize)
          part = vector::ExtractStridedSliceOp::create(
              b, loc, bytes, {i * plan.lanes}, {count * plan.lanes}, {1});
        destination = storeVector(part, row, vector, destination);
      }
    }
  for (; begin < size; ++begin)
    destination = storeVector(vectors[begin], begin / numVectors,
                              begin % numVectors, destination);
  return destination;
}
