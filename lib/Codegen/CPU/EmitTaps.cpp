// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Depthwise windows on the dot instruction (see TapWindow.h). Bytes are
// interleaved within 128-bit lanes, the only way that x86 does in one
// instruction; vector g of a block then holds in its lane i byte
//   16 (i / 4) + 4 g + i mod 4
// and everything that meets the accumulators is read in this order. Narrowing
// four such vectors to bytes within 128-bit lanes gives the bytes back in their
// own order.

#include "Emitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::qnn;

/// The position of a lane within its block.
static int64_t getPosition(int64_t vector, int64_t lane) {
  return 16 * (lane / 4) + 4 * vector + lane % 4;
}

/// Alternates the elements of the lower or the upper halves of all 128-bit
/// lanes of two vectors.
static Value unpack(OpBuilder &b, Location loc, Value low, Value high,
                    bool upper) {
  auto type = cast<VectorType>(low.getType());
  int64_t size = type.getNumElements();
  int64_t lane = 128 / type.getElementTypeBitWidth();
  SmallVector<int64_t> mask;
  for (int64_t begin = 0; begin < size; begin += lane)
    for (int64_t i = 0; i < lane / 2; ++i) {
      int64_t position = begin + i + (upper ? lane / 2 : 0);
      mask.append({position, size + position});
    }
  return vector::ShuffleOp::create(b, loc, low, high, mask);
}

static Value bitcast(OpBuilder &b, Location loc, Value value, unsigned bits) {
  auto type = cast<VectorType>(value.getType());
  int64_t size = type.getNumElements() * type.getElementTypeBitWidth() / bits;
  return vector::BitCastOp::create(
      b, loc, VectorType::get(size, b.getIntegerType(bits)), value);
}

/// Four vectors of bytes become four in which each 32-bit lane holds one byte
/// of each.
static SmallVector<Value> interleaveBytes(OpBuilder &b, Location loc,
                                          ArrayRef<Value> v) {
  SmallVector<Value> pairs, result;
  for (int64_t first : {0, 2})
    for (bool upper : {false, true})
      pairs.push_back(
          bitcast(b, loc, unpack(b, loc, v[first], v[first + 1], upper), 16));
  for (int64_t half : {0, 1})
    for (bool upper : {false, true})
      result.push_back(bitcast(
          b, loc, unpack(b, loc, pairs[half], pairs[half + 2], upper), 8));
  return result;
}

/// Calls `emit` for each position of the window's loops other than the
/// interleaved one.
void Emitter::forEachOuterTap(size_t level, SmallVector<int64_t> &position,
                              llvm::function_ref<void()> emit) {
  if (level == plan.taps->outerLoops.size())
    return emit();
  unsigned loop = plan.taps->outerLoops[level];
  OpFoldResult saved = base[loop];
  for (int64_t i = 0; i < group.ranges[loop]; ++i) {
    base[loop] = b.getIndexAttr(i);
    position.push_back(i);
    forEachOuterTap(level + 1, position, emit);
    position.pop_back();
  }
  base[loop] = saved;
}

/// The channel of each element of a block.
SmallVector<int64_t> Emitter::getChannels(int64_t size) const {
  SmallVector<int64_t> channels;
  for (int64_t i = 0; i < size; ++i)
    channels.push_back(i % (size / plan.taps->width));
  return channels;
}

/// The weights of some taps, interleaved; -1 stands for a weight of zero.
SmallVector<Value> &Emitter::getTapWeights(ArrayRef<int64_t> position,
                                           ArrayRef<int64_t> taps) {
  SmallVector<int64_t> key(position);
  llvm::append_range(key, taps);
  SmallVector<Value> &weights = tapWeights[key];
  if (!weights.empty())
    return weights;
  int64_t size = plan.getPackedLanes();
  Value zero = arith::ConstantOp::create(
      b, loc, b.getZeroAttr(VectorType::get(size, b.getI8Type())));
  SmallVector<Value> columns;
  unsigned loop = plan.taps->tapLoop;
  OpFoldResult saved = base[loop];
  for (int64_t tap : taps) {
    Cache cache;
    base[loop] = b.getIndexAttr(std::max<int64_t>(tap, 0));
    Value column =
        tap < 0 ? zero : loadPacked(plan.contraction->weight, 0, cache);
    if (plan.taps->width > 1)
      column =
          vector::ShuffleOp::create(b, loc, column, column, getChannels(size));
    columns.push_back(column);
  }
  base[loop] = saved;
  auto wide = VectorType::get({plan.lanes, plan.taps->depth}, b.getI32Type());
  auto bytes = VectorType::get(wide.getShape(), b.getI8Type());
  for (Value vector : interleaveBytes(b, loc, columns)) {
    vector = vector::ShapeCastOp::create(b, loc, bytes, vector);
    weights.push_back(arith::ExtSIOp::create(b, loc, wide, vector));
  }
  return weights;
}

/// Everything that depends on the block of channels alone, before the loops
/// over positions: no analysis of stores would let it be hoisted later.
void Emitter::prepareTaps() {
  tapWeights.clear();
  blockCache.clear();
  Cache loaded;
  auto isShared = [&](AffineMap map) {
    for (unsigned loop = 0; loop < numLoops; ++loop)
      if (loop != plan.vectorLoop && map.isFunctionOfDim(loop))
        return false;
    return map.isFunctionOfDim(plan.vectorLoop);
  };
  group.forEachStage([&](const Stage &stage) {
    for (auto [number, map] : llvm::enumerate(stage.maps))
      if (&stage != &group.anchor && stage.chained != number && isShared(map) &&
          isa<RankedTensorType>(stage.op->getOperand(number).getType()))
        load(stage, number, 0, 0, loaded);
  });
  if (plan.weightSums)
    loadLanes(plan.weightSums.getAsOpaquePointer(), plan.weightSums,
              plan.weightSumsMap, 0, 0, loaded);
  blockCache = std::move(loaded);

  SmallVector<int64_t> sizes;
  for (Segment segment : getSegments(*plan.rowLoop))
    sizes.push_back(segment.size);
  for (int64_t size : sizes) {
    SmallVector<TapWindow::Position> positions = plan.taps->getPositions(size);
    SmallVector<int64_t> position;
    forEachOuterTap(0, position, [&] {
      for (ArrayRef<TapWindow::Position> chunk : plan.taps->split(positions))
        for (int64_t row = 0; row < size; ++row)
          if (SmallVector<int64_t> taps = plan.taps->getTaps(chunk, row);
              !taps.empty())
            getTapWeights(position, taps);
    });
  }
}

/// The input at the positions of a chunk, interleaved and extended.
SmallVector<Value> Emitter::loadTaps(ArrayRef<TapWindow::Position> chunk) {
  unsigned input = plan.contraction->input, loop = plan.taps->tapLoop;
  Value source = plan.flippedInput ? plan.flippedInput
                                   : group.getAnchor()->getOperand(input);
  int64_t size = plan.getPackedLanes();
  SmallVector<Value> columns;
  OpFoldResult saved = base[loop];
  for (auto [row, tap] : chunk) {
    base[loop] = b.getIndexAttr(tap);
    Value column =
        loadVector(source, getIndices(group.anchor.maps[input], row, 0), size,
                   tail ? tail : size);
    // x + 128 as an unsigned byte is x with its sign bit flipped.
    if (plan.unsignedInput && !plan.flippedInput) {
      Value flip = arith::ConstantOp::create(
          b, loc,
          DenseElementsAttr::get(cast<VectorType>(column.getType()),
                                 APInt::getSignMask(8)));
      column = arith::XOrIOp::create(b, loc, column, flip);
    }
    columns.push_back(column);
  }
  base[loop] = saved;
  // What meets a weight of zero may be anything.
  columns.resize(plan.taps->depth, columns.front());
  auto wide = VectorType::get({plan.lanes, plan.taps->depth}, b.getI32Type());
  auto bytes = VectorType::get(wide.getShape(), b.getI8Type());
  SmallVector<Value> result;
  for (Value vector : interleaveBytes(b, loc, columns)) {
    vector = vector::ShapeCastOp::create(b, loc, bytes, vector);
    result.push_back(
        plan.unsignedInput
            ? arith::ExtUIOp::create(b, loc, wide, vector).getResult()
            : arith::ExtSIOp::create(b, loc, wide, vector).getResult());
  }
  return result;
}

/// The accumulators of a block. The contractions take a group of bytes for each
/// lane, which qopt-lower-contractions maps to the dot instruction.
SmallVector<Value> Emitter::emitTaps() {
  SmallVector<Value> accumulators = emitInit();
  MLIRContext *context = b.getContext();
  AffineExpr lane = getAffineDimExpr(0, context),
             step = getAffineDimExpr(1, context);
  AffineMap bytes = AffineMap::get(2, 0, {lane, step}, context),
            sums = AffineMap::get(2, 0, {lane}, context);
  ArrayAttr maps = b.getAffineMapArrayAttr({bytes, bytes, sums});
  ArrayAttr iterators = b.getArrayAttr(
      {vector::IteratorTypeAttr::get(context, vector::IteratorType::parallel),
       vector::IteratorTypeAttr::get(context,
                                     vector::IteratorType::reduction)});
  SmallVector<TapWindow::Position> positions = plan.taps->getPositions(numRows);
  SmallVector<int64_t> position;
  forEachOuterTap(0, position, [&] {
    for (ArrayRef<TapWindow::Position> chunk : plan.taps->split(positions)) {
      SmallVector<Value> inputs = loadTaps(chunk);
      for (int64_t row = 0; row < numRows; ++row) {
        SmallVector<int64_t> taps = plan.taps->getTaps(chunk, row);
        if (taps.empty())
          continue;
        SmallVector<Value> &weights = getTapWeights(position, taps);
        for (int64_t vector = 0; vector < numVectors; ++vector) {
          Value &accumulator = accumulators[row * numVectors + vector];
          accumulator = vector::ContractionOp::create(
              b, loc, inputs[vector], weights[vector], accumulator, maps,
              iterators);
        }
      }
    }
  });
  return accumulators;
}

/// A block of consecutive elements, as vectors in the order of the
/// accumulators.
SmallVector<Value> Emitter::loadInterleaved(Value tensor, AffineMap map,
                                            int64_t row) {
  int64_t size = plan.getPackedLanes();
  bool isShared = !map.isFunctionOfDim(*plan.rowLoop);
  int64_t valid = isShared ? channelTail : tail;
  Value block =
      loadVector(tensor, getIndices(map, row, 0), size, valid ? valid : size);
  SmallVector<int64_t> positions =
      isShared ? getChannels(size) : llvm::to_vector(llvm::seq(size));
  SmallVector<Value> vectors;
  for (int64_t vector = 0; vector < plan.vectors; ++vector) {
    SmallVector<int64_t> mask;
    for (int64_t lane = 0; lane < plan.lanes; ++lane)
      mask.push_back(positions[getPosition(vector, lane)]);
    vectors.push_back(vector::ShuffleOp::create(b, loc, block, block, mask));
  }
  return vectors;
}

/// Stores a row of vectors in the order of the accumulators.
Value Emitter::storeInterleaved(ArrayRef<Value> vectors, int64_t row,
                                Value destination) {
  int64_t size = plan.getPackedLanes();
  Value block;
  if (SmallVector<RequantizedVector> requantized = matchRequantized(vectors);
      !requantized.empty())
    block = narrowToBytes(b, loc, requantized, *plan.target,
                          /*interleaved=*/true);
  if (!block) {
    SmallVector<Value> halves;
    SmallVector<int64_t> all = llvm::to_vector(llvm::seq(2 * plan.lanes)), mask;
    for (int64_t first : {0, 2})
      halves.push_back(vector::ShuffleOp::create(b, loc, vectors[first],
                                                 vectors[first + 1], all));
    mask.resize(size);
    for (int64_t vector = 0; vector < plan.vectors; ++vector)
      for (int64_t lane = 0; lane < plan.lanes; ++lane)
        mask[getPosition(vector, lane)] = vector * plan.lanes + lane;
    block = vector::ShuffleOp::create(b, loc, halves[0], halves[1], mask);
  }
  return storeElements(block, tail ? tail : size, getIndices(resultMap, row, 0),
                       destination);
}
