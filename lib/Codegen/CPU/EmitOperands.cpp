// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where an operand's elements lie for a row and a vector of the block, and
// their loads.

#include "Emitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

Value Emitter::getIndex(AffineExpr expr, int64_t row, int64_t vector) {
  SmallVector<AffineExpr> loops;
  for (unsigned loop = 0; loop < numLoops; ++loop) {
    AffineExpr position = getAffineDimExpr(loop, b.getContext());
    if (plan.rowLoop == loop)
      position = position + row * plan.getRowWidth();
    if (loop == plan.vectorLoop)
      position = position + vector * plan.lanes;
    if (plan.depth > 1 && loop == plan.reductionLoops.back())
      position = position * plan.depth;
    loops.push_back(position);
  }
  expr = expr.replaceDims(loops);
  return getValueOrCreateConstantIndexOp(
      b, loc, affine::makeComposedFoldedAffineApply(b, loc, expr, base));
}

SmallVector<Value> Emitter::getIndices(AffineMap map, int64_t row,
                                       int64_t vector) {
  return llvm::map_to_vector(map.getResults(), [&](AffineExpr expr) {
    return getIndex(expr, row, vector);
  });
}

/// The value of a linalg.index: one index for each lane if it depends on the
/// lane.
Value Emitter::getLoopIndex(const Stage &stage, unsigned loop, int64_t row,
                            int64_t vector) {
  AffineExpr expr = stage.loops[loop];
  Value first = getIndex(expr, row, vector);
  int64_t factor = *getCoefficient(expr, plan.vectorLoop, numLoops);
  if (factor == 0)
    return first;
  auto type = getVectorType(b.getIndexType());
  Value steps = vector::StepOp::create(b, loc, type);
  Value factors = broadcast(
      b, loc, arith::ConstantIndexOp::create(b, loc, factor), plan.lanes);
  steps = arith::MulIOp::create(b, loc, steps, factors);
  return arith::AddIOp::create(b, loc, broadcast(b, loc, first, plan.lanes),
                               steps);
}

//===----------------------------------------------------------------------===//
// Loads
//===----------------------------------------------------------------------===//

/// `size` consecutive elements, of which the first `valid` exist; the others
/// are zero.
Value Emitter::loadVector(Value tensor, ValueRange indices, int64_t size,
                          int64_t valid) {
  auto type = cast<RankedTensorType>(tensor.getType());
  Type element = type.getElementType();
  auto vectorType = VectorType::get(size, element);
  Value zero = arith::ConstantOp::create(b, loc, b.getZeroAttr(element));
  AffineMap map =
      AffineMap::getMinorIdentityMap(type.getRank(), 1, b.getContext());
  Value mask = valid == size ? Value() : constantMask(size, valid);
  return vector::TransferReadOp::create(b, loc, vectorType, tensor, indices,
                                        AffineMapAttr::get(map), zero, mask,
                                        b.getBoolArrayAttr({true}));
}

Value Emitter::load(const Stage &stage, unsigned operand, int64_t row,
                    int64_t vector, Cache &cache) {
  linalg::GenericOp op = stage.op;
  Value value = op->getOperand(operand);
  if (!isa<RankedTensorType>(value.getType()))
    return value;
  AffineMap map = stage.maps[operand];
  void *key = &op->getOpOperand(operand);
  if (getStride(map, plan.vectorLoop) != Stride::Zero)
    return loadLanes(key, value, map, row, vector, cache);
  Value &entry = cache[getKey(key, map, row, vector)];
  if (!entry)
    entry =
        tensor::ExtractOp::create(b, loc, value, getIndices(map, row, vector));
  return entry;
}

Emitter::Key Emitter::getKey(void *operand, AffineMap map, int64_t row,
                             int64_t vector) const {
  bool usesRow = plan.rowLoop && map.isFunctionOfDim(*plan.rowLoop);
  bool usesVector = map.isFunctionOfDim(plan.vectorLoop);
  return {operand, {usesRow ? row : -1, usesVector ? vector : -1}};
}

/// The lanes of a vector of the block; `operand` tells accesses apart.
Value Emitter::loadLanes(void *operand, Value tensor, AffineMap map,
                         int64_t row, int64_t vector, Cache &cache) {
  Key key = getKey(operand, map, row, vector);
  if (Value known = blockCache.lookup(key))
    return known;
  if (Value known = cache.lookup(key))
    return known;
  if (!plan.taps)
    return cache[key] =
               loadVector(tensor, getIndices(map, row, vector), plan.lanes,
                          isPartial(vector) ? tail : plan.lanes);
  SmallVector<Value> vectors = loadInterleaved(tensor, map, row);
  for (auto [index, value] : llvm::enumerate(vectors))
    cache[getKey(operand, map, row, index)] = value;
  return vectors[vector];
}

/// The vector of a packed operand: its last dimension is one vector, always
/// whole.
Value Emitter::loadPacked(unsigned operand, int64_t vector, Cache &cache) {
  const PackedOperand &packed = plan.packed.find(operand)->second;
  Value &entry = cache[{packed.tensor.getImpl(), {-1, vector}}];
  if (entry)
    return entry;
  SmallVector<Value> indices;
  for (unsigned loop : packed.loops) {
    AffineExpr expr = getAffineDimExpr(loop, b.getContext());
    if (loop == plan.vectorLoop)
      expr = expr.floorDiv(plan.getPackedLanes()) + vector;
    indices.push_back(getValueOrCreateConstantIndexOp(
        b, loc, affine::makeComposedFoldedAffineApply(b, loc, expr, base)));
  }
  indices.push_back(arith::ConstantIndexOp::create(b, loc, 0));
  int64_t size = plan.getPackedLanes() * plan.depth;
  return entry = loadVector(packed.tensor, indices, size, size);
}

/// Whether what follows the last inputs of every row lies in the same row of
/// the tensor. It may be anything then: the packed weights are zero there.
bool Emitter::canReadPastEnd() const {
  unsigned input = plan.contraction->input, dot = plan.reductionLoops.back();
  auto type =
      cast<RankedTensorType>(group.anchor.op->getOperand(input).getType());
  AffineExpr expr = group.anchor.maps[input].getResults().back();
  int64_t last = plan.depth - 1;
  for (unsigned loop = 0; loop < numLoops; ++loop) {
    int64_t factor = *getCoefficient(expr, loop, numLoops);
    int64_t steps = group.ranges[loop] - 1;
    if (loop == dot)
      steps = steps / plan.depth * plan.depth;
    if (factor < 0)
      return false;
    last += factor * steps;
  }
  auto constant =
      dyn_cast<AffineConstantExpr>(expr.replaceDims(SmallVector<AffineExpr>(
          numLoops, getAffineConstantExpr(0, expr.getContext()))));
  return constant && constant.getValue() + last < type.getShape().back();
}

/// The next `depth` inputs of a row, of which `valid` exist, extended to i32.
Value Emitter::loadChunk(int64_t row, int64_t valid) {
  unsigned input = plan.contraction->input;
  if (valid < plan.depth && canReadPastEnd())
    valid = plan.depth;
  Value source = plan.flippedInput ? plan.flippedInput
                                   : group.getAnchor()->getOperand(input);
  Value value = loadVector(source, getIndices(group.anchor.maps[input], row, 0),
                           plan.depth, valid);
  auto type = VectorType::get(plan.depth, b.getI32Type());
  if (!plan.unsignedInput)
    return arith::ExtSIOp::create(b, loc, type, value);
  // x + 128 as an unsigned byte is x with its sign bit flipped.
  if (!plan.flippedInput) {
    auto bytes = cast<VectorType>(value.getType());
    Value flip = arith::ConstantOp::create(
        b, loc, DenseElementsAttr::get(bytes, APInt::getSignMask(8)));
    value = arith::XOrIOp::create(b, loc, value, flip);
  }
  return arith::ExtUIOp::create(b, loc, type, value);
}
