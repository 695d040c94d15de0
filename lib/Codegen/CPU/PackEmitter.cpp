// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two cases. Where the summed dimension is consecutive in memory, a block of
// lanes is a matrix of words, `depth` elements each, that is transposed in
// registers: log2(lanes) rounds in which vector i meets vector i + lanes / 2
// and their elements alternate. Where the lanes are consecutive, `depth` rows
// alternate element by element.

#include "PackEmitter.h"
#include "BodyVectorizer.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::qnn;

SmallVector<int64_t>
BlockedLayout::getResultShape(ArrayRef<int64_t> source) const {
  SmallVector<int64_t> shape;
  for (auto [index, dim] : llvm::enumerate(order)) {
    int64_t tile = dim == lanesDim             ? lanes
                   : index + 1 == order.size() ? depth
                                               : 1;
    shape.push_back(llvm::divideCeil(source[dim], tile));
  }
  shape.push_back(lanes * depth);
  return shape;
}

/// A loop that carries one value; none for a single iteration.
static Value
emitLoop(OpBuilder &b, Location loc, int64_t count, Value carried,
         llvm::function_ref<Value(OpFoldResult index, Value carried)> emit) {
  if (count == 0)
    return carried;
  if (count == 1)
    return emit(b.getIndexAttr(0), carried);
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  auto loop = scf::ForOp::create(b, loc, constant(0), constant(count),
                                 constant(1), carried);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToEnd(loop.getBody());
  Value result = emit(loop.getInductionVar(), loop.getRegionIterArg(0));
  scf::YieldOp::create(b, loc, result);
  return loop.getResult(0);
}

namespace {
class PackEmitter {
public:
  PackEmitter(OpBuilder &b, Location loc, Value source,
              const BlockedLayout &layout)
      : b(b), loc(loc), source(source), layout(layout),
        type(cast<RankedTensorType>(source.getType())),
        element(type.getElementType()), innerDim(layout.order.back()),
        position(type.getRank(), b.getIndexAttr(0)) {}

  Value run();

private:
  Value emitOuter(size_t level, Value destination);
  Value emitChunks(int64_t validLanes, Value destination);
  Value emitTransposed(int64_t validLanes, int64_t valid, Value destination);
  Value emitAlternating(int64_t validLanes, int64_t valid, Value destination);

  int64_t getSize(int64_t dim) const { return type.getDimSize(dim); }
  bool isTransposed() const { return innerDim == type.getRank() - 1; }
  /// How many of the last dimension of the order one step takes.
  int64_t getChunk() const {
    return isTransposed() ? layout.lanes * layout.depth : layout.depth;
  }
  OpFoldResult apply(OpFoldResult value, int64_t factor, int64_t offset) {
    AffineExpr expr = getAffineDimExpr(0, b.getContext()) * factor + offset;
    return affine::makeComposedFoldedAffineApply(b, loc, expr, {value});
  }
  Value load(int64_t dim, int64_t offset, int64_t size, int64_t valid);
  Value store(Value vector, int64_t step, Value destination);
  Value alternate(Value first, Value second, bool upper);
  SmallVector<Value> transpose(SmallVector<Value> vectors);

  OpBuilder &b;
  Location loc;
  Value source;
  const BlockedLayout &layout;
  RankedTensorType type;
  Type element;
  int64_t innerDim;
  /// Where the current block begins, by dimension of the source.
  SmallVector<OpFoldResult> position;
};
} // namespace

/// `valid` of `size` elements along the source's last dimension, `offset`
/// further along `dim`; the others are zero.
Value PackEmitter::load(int64_t dim, int64_t offset, int64_t size,
                        int64_t valid) {
  SmallVector<OpFoldResult> indices(position);
  indices[dim] = apply(indices[dim], 1, offset);
  Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
  Value mask;
  if (valid < size)
    mask = vector::ConstantMaskOp::create(
        b, loc, VectorType::get(size, b.getI1Type()), ArrayRef<int64_t>{valid});
  AffineMap map =
      AffineMap::getMinorIdentityMap(type.getRank(), 1, b.getContext());
  return vector::TransferReadOp::create(
      b, loc, VectorType::get(size, element), source,
      getValueOrCreateConstantIndexOp(b, loc, indices), AffineMapAttr::get(map),
      zero, mask, b.getBoolArrayAttr({true}));
}

/// Stores the vector of chunk `step` behind the current position.
Value PackEmitter::store(Value vector, int64_t step, Value destination) {
  SmallVector<Value> indices;
  for (auto [index, dim] : llvm::enumerate(layout.order)) {
    OpFoldResult value = position[dim];
    AffineExpr expr = getAffineDimExpr(0, b.getContext());
    if (dim == layout.lanesDim)
      expr = expr.floorDiv(layout.lanes);
    else if (index + 1 == layout.order.size())
      expr = expr.floorDiv(layout.depth) + step;
    indices.push_back(getValueOrCreateConstantIndexOp(
        b, loc, affine::makeComposedFoldedAffineApply(b, loc, expr, {value})));
  }
  indices.push_back(arith::ConstantIndexOp::create(b, loc, 0));
  auto result = cast<RankedTensorType>(destination.getType());
  AffineMap map =
      AffineMap::getMinorIdentityMap(result.getRank(), 1, b.getContext());
  return vector::TransferWriteOp::create(b, loc, result, vector, destination,
                                         indices, AffineMapAttr::get(map),
                                         Value(), b.getBoolArrayAttr({true}))
      .getResult();
}

/// The elements of the lower or upper halves of two vectors in turns.
Value PackEmitter::alternate(Value first, Value second, bool upper) {
  int64_t size = cast<VectorType>(first.getType()).getNumElements();
  SmallVector<int64_t> mask;
  for (int64_t i = 0; i < size / 2; ++i) {
    int64_t index = i + (upper ? size / 2 : 0);
    mask.append({index, size + index});
  }
  return vector::ShuffleOp::create(b, loc, first, second, mask);
}

SmallVector<Value> PackEmitter::transpose(SmallVector<Value> vectors) {
  size_t half = vectors.size() / 2;
  for (size_t round = 1; round < vectors.size(); round *= 2) {
    SmallVector<Value> next;
    for (size_t i = 0; i < half; ++i)
      for (bool upper : {false, true})
        next.push_back(alternate(vectors[i], vectors[half + i], upper));
    vectors = next;
  }
  return vectors;
}

Value PackEmitter::emitTransposed(int64_t validLanes, int64_t valid,
                                  Value destination) {
  int64_t size = getChunk();
  auto elements = VectorType::get(size, element);
  Type word = element;
  if (layout.depth > 1)
    word = b.getIntegerType(element.getIntOrFloatBitWidth() * layout.depth);
  auto words = VectorType::get(layout.lanes, word);
  SmallVector<Value> rows;
  for (int64_t lane = 0; lane < layout.lanes; ++lane) {
    Value row;
    if (lane < validLanes)
      row = load(layout.lanesDim, lane, size, valid);
    else
      row = arith::ConstantOp::create(b, loc, b.getZeroAttr(elements));
    if (layout.depth > 1)
      row = vector::BitCastOp::create(b, loc, words, row);
    rows.push_back(row);
  }
  SmallVector<Value> columns = transpose(rows);
  for (int64_t i = 0, end = llvm::divideCeil(valid, layout.depth); i < end;
       ++i) {
    Value column = columns[i];
    if (layout.depth > 1)
      column = vector::BitCastOp::create(b, loc, elements, column);
    destination = store(column, i, destination);
  }
  return destination;
}

Value PackEmitter::emitAlternating(int64_t validLanes, int64_t valid,
                                   Value destination) {
  SmallVector<Value> rows;
  for (int64_t i = 0; i < layout.depth; ++i)
    rows.push_back(
        i < valid
            ? load(innerDim, i, layout.lanes, validLanes)
            : Value(arith::ConstantOp::create(
                  b, loc,
                  b.getZeroAttr(VectorType::get(layout.lanes, element)))));
  while (rows.size() > 1) {
    size_t half = rows.size() / 2;
    for (size_t i = 0; i < half; ++i) {
      int64_t size = cast<VectorType>(rows[i].getType()).getNumElements();
      SmallVector<int64_t> mask;
      for (int64_t k = 0; k < size; ++k)
        mask.append({k, size + k});
      rows[i] =
          vector::ShuffleOp::create(b, loc, rows[i], rows[half + i], mask);
    }
    rows.resize(half);
  }
  return store(rows.front(), 0, destination);
}

/// The blocks of one run of lanes, of which the first `validLanes` exist.
Value PackEmitter::emitChunks(int64_t validLanes, Value destination) {
  int64_t chunk = getChunk(), size = getSize(innerDim);
  auto emit = [&](int64_t valid, Value carried) {
    return isTransposed() ? emitTransposed(validLanes, valid, carried)
                          : emitAlternating(validLanes, valid, carried);
  };
  destination = emitLoop(b, loc, size / chunk, destination,
                         [&](OpFoldResult index, Value carried) {
                           position[innerDim] = apply(index, chunk, 0);
                           return emit(chunk, carried);
                         });
  position[innerDim] = b.getIndexAttr(size / chunk * chunk);
  return size % chunk ? emit(size % chunk, destination) : destination;
}

/// The loops over all dimensions but the last of the order.
Value PackEmitter::emitOuter(size_t level, Value destination) {
  if (level + 1 == layout.order.size()) {
    int64_t lanes = layout.lanes, size = getSize(layout.lanesDim);
    destination = emitLoop(b, loc, size / lanes, destination,
                           [&](OpFoldResult index, Value carried) {
                             position[layout.lanesDim] = apply(index, lanes, 0);
                             return emitChunks(lanes, carried);
                           });
    position[layout.lanesDim] = b.getIndexAttr(size / lanes * lanes);
    return size % lanes ? emitChunks(size % lanes, destination) : destination;
  }
  int64_t dim = layout.order[level];
  if (dim == layout.lanesDim)
    return emitOuter(level + 1, destination);
  return emitLoop(b, loc, getSize(dim), destination,
                  [&](OpFoldResult index, Value carried) {
                    position[dim] = index;
                    return emitOuter(level + 1, carried);
                  });
}

Value PackEmitter::run() {
  Value empty = tensor::EmptyOp::create(
      b, loc, layout.getResultShape(type.getShape()), element);
  return emitOuter(0, empty);
}

Value qnn::emitPack(OpBuilder &b, Location loc, Value source,
                    const BlockedLayout &layout) {
  auto type = cast<RankedTensorType>(source.getType());
  Type element = type.getElementType();
  int64_t last = type.getRank() - 1;
  if (!type.hasStaticShape() || type.getNumElements() == 0 ||
      !element.isIntOrFloat() || element.getIntOrFloatBitWidth() % 8 != 0 ||
      (layout.depth > 1 && !element.isInteger(8)) ||
      !llvm::isPowerOf2_64(layout.lanes) || layout.lanes < 2 ||
      layout.order.back() == layout.lanesDim ||
      (layout.order.back() != last && layout.lanesDim != last) ||
      int64_t(layout.order.size()) != type.getRank())
    return {};
  return PackEmitter(b, loc, source, layout).run();
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// One row: lanes of partial sums, which are i32 and so may be in any order.
static Value emitRowSum(OpBuilder &b, Location loc, Value source,
                        SmallVector<Value> indices, int64_t lanes) {
  auto type = cast<RankedTensorType>(source.getType());
  auto bytes = VectorType::get(lanes, b.getI8Type());
  auto wide = VectorType::get(lanes, b.getI32Type());
  AffineMap map =
      AffineMap::getMinorIdentityMap(type.getRank(), 1, b.getContext());
  Value zero = arith::ConstantIntOp::create(b, loc, b.getI8Type(), 0);
  auto add = [&](OpFoldResult chunk, int64_t valid, Value sum) -> Value {
    AffineExpr expr = getAffineDimExpr(0, b.getContext()) * lanes;
    indices.back() = getValueOrCreateConstantIndexOp(
        b, loc, affine::makeComposedFoldedAffineApply(b, loc, expr, {chunk}));
    Value mask;
    if (valid < lanes)
      mask = vector::ConstantMaskOp::create(
          b, loc, VectorType::get(lanes, b.getI1Type()),
          ArrayRef<int64_t>{valid});
    Value row = vector::TransferReadOp::create(
        b, loc, bytes, source, indices, AffineMapAttr::get(map), zero, mask,
        b.getBoolArrayAttr({true}));
    row = arith::ExtSIOp::create(b, loc, wide, row);
    return arith::AddIOp::create(b, loc, sum, row);
  };
  int64_t size = type.getShape().back(), chunks = size / lanes;
  Value sum = arith::ConstantOp::create(b, loc, b.getZeroAttr(wide));
  sum = emitLoop(b, loc, chunks, sum, [&](OpFoldResult chunk, Value carried) {
    return add(chunk, lanes, carried);
  });
  if (size % lanes)
    sum = add(b.getIndexAttr(chunks), size % lanes, sum);
  return vector::ReductionOp::create(b, loc, vector::CombiningKind::ADD, sum);
}

Value qnn::emitRowSums(OpBuilder &b, Location loc, Value source,
                       int64_t lanes) {
  auto type = cast<RankedTensorType>(source.getType());
  ArrayRef<int64_t> shape = type.getShape().drop_back();
  SmallVector<Value> indices;
  auto emit = [&](auto &self, Value destination) -> Value {
    if (indices.size() == shape.size()) {
      SmallVector<Value> elements(indices);
      elements.push_back({});
      Value sum = emitRowSum(b, loc, source, elements, lanes);
      return tensor::InsertOp::create(b, loc, sum, destination, indices);
    }
    return emitLoop(b, loc, shape[indices.size()], destination,
                    [&](OpFoldResult index, Value carried) {
                      indices.push_back(
                          getValueOrCreateConstantIndexOp(b, loc, index));
                      Value result = self(self, carried);
                      indices.pop_back();
                      return result;
                    });
  };
  return emit(emit, tensor::EmptyOp::create(b, loc, shape, b.getI32Type()));
}
