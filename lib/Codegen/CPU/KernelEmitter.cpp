// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Emission of a planned kernel. Upstream's tiling and vectorization reach the
// same inner loop for one shape at a time; remainders, strides and partial
// vectors then need peeling, masks, unit-dimension folding and hoisting, each
// of which can fail alone. Emitting the loops directly gives all of them by
// construction, keeps every value in one-register vectors, and compiles in
// milliseconds.
//
// The nest: parallel loops; one loop over blocks of rows and one over blocks of
// vectors, each with a second, smaller block for what is left; inside,
// reduction loops that carry the accumulators; then the consumers, and the
// stores.

#include "KernelEmitter.h"
#include "BodyVectorizer.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::qnn;

namespace {

/// Reduction loops are unrolled while the copies of the core stay below this
/// many vector operations: a 3x3 window, not a matrix product.
constexpr int64_t unrollLimit = 160;

/// `count` blocks from `begin` on, each of `size` units of a loop.
struct Segment {
  int64_t begin, count, size;
};

class Emitter {
public:
  Emitter(OpBuilder &b, const FusionGroup &group, const KernelPlan &plan,
          ArrayRef<int64_t> offsets)
      : b(b), loc(group.getAnchor().getLoc()), group(group), plan(plan),
        numLoops(group.ranges.size()), base(numLoops, b.getIndexAttr(0)),
        resultMap(group.getResultMap()) {
    if (offsets.empty())
      return;
    SmallVector<AffineExpr> exprs;
    for (auto [expr, offset] : llvm::zip_equal(resultMap.getResults(), offsets))
      exprs.push_back(expr + offset);
    resultMap = AffineMap::get(numLoops, 0, exprs, b.getContext());
  }

  Value emitParallel(size_t level, Value destination);

private:
  /// Values of one region, by what they depend on.
  using Cache =
      llvm::SmallDenseMap<std::pair<void *, std::pair<int64_t, int64_t>>,
                          Value>;

  SmallVector<Segment> getSegments(unsigned loop) const;
  template <typename Emit>
  SmallVector<Value> emitLoop(unsigned loop, Segment segment, int64_t scale,
                              ValueRange carried, Emit emit);

  // Positions.
  Value getIndex(AffineExpr expr, int64_t row, int64_t vector);
  SmallVector<Value> getIndices(AffineMap map, int64_t row, int64_t vector);
  Value getLoopIndex(const Stage &stage, unsigned loop, int64_t row,
                     int64_t vector);
  bool isPartial(int64_t vector) const {
    return tail && vector + 1 == numVectors;
  }

  // Loads.
  Value load(const Stage &stage, unsigned operand, int64_t row, int64_t vector,
             Cache &cache);
  Value loadVector(Value tensor, ValueRange indices, int64_t size,
                   int64_t valid);
  Value loadPacked(unsigned operand, int64_t vector, Cache &cache);
  Value loadChunk(int64_t row, int64_t valid);

  // Computation.
  Value emitStage(const Stage &stage, int64_t row, int64_t vector,
                  Value chained, Value accumulator, Cache &cache);
  SmallVector<Value> emitInit();
  SmallVector<Value>
  emitReductions(size_t level, SmallVector<Value> accumulators, int64_t copies);
  SmallVector<Value> emitDotLoop(SmallVector<Value> accumulators);
  SmallVector<Value> emitDot(ArrayRef<Value> accumulators, int64_t valid);
  SmallVector<Value> emitCore(ArrayRef<Value> accumulators);
  Value emitTile(Value destination);

  VectorType getVectorType(Type element) const {
    return VectorType::get(plan.lanes, element);
  }
  Value constantMask(int64_t size, int64_t valid) {
    return vector::ConstantMaskOp::create(
        b, loc, VectorType::get(size, b.getI1Type()), ArrayRef<int64_t>{valid});
  }

  OpBuilder &b;
  Location loc;
  const FusionGroup &group;
  const KernelPlan &plan;
  unsigned numLoops;
  /// The first iteration of each loop that the current block computes; of the
  /// vector loop in lanes, of the dot loop in chunks.
  SmallVector<OpFoldResult> base;
  AffineMap resultMap;
  /// The current block.
  int64_t numRows = 1, numVectors = 1;
  /// Lanes in use of the block's last vector, if not all.
  int64_t tail = 0;
};

} // namespace

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

SmallVector<Segment> Emitter::getSegments(unsigned loop) const {
  int64_t size = 1, total = group.ranges[loop], whole = total;
  if (plan.rowLoop == loop)
    size = plan.rows;
  if (loop == plan.vectorLoop) {
    // A partial vector belongs to the remainder, which alone has masks.
    size = plan.vectors;
    whole = total / plan.lanes;
    total = llvm::divideCeil(total, plan.lanes);
  }
  SmallVector<Segment> segments;
  int64_t count = whole / size;
  if (count > 0)
    segments.push_back({0, count, size});
  if (int64_t rest = total - count * size; rest > 0)
    segments.push_back({count * size, 1, rest});
  return segments;
}

/// One loop over the blocks of a segment; none for a single block.
template <typename Emit>
SmallVector<Value> Emitter::emitLoop(unsigned loop, Segment segment,
                                     int64_t scale, ValueRange carried,
                                     Emit emit) {
  auto setBase = [&](OpFoldResult block) {
    AffineExpr expr = getAffineDimExpr(0, b.getContext()) * scale;
    base[loop] = affine::makeComposedFoldedAffineApply(b, loc, expr, {block});
  };
  OpFoldResult saved = base[loop];
  SmallVector<Value> results;
  if (segment.count == 1) {
    setBase(b.getIndexAttr(segment.begin));
    results = emit(carried);
  } else {
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantIndexOp::create(b, loc, value);
    };
    auto forOp = scf::ForOp::create(
        b, loc, constant(segment.begin),
        constant(segment.begin + segment.count * segment.size),
        constant(segment.size), carried);
    OpBuilder::InsertionGuard guard(b);
    if (carried.empty())
      b.setInsertionPoint(forOp.getBody()->getTerminator());
    else
      b.setInsertionPointToEnd(forOp.getBody());
    setBase(forOp.getInductionVar());
    SmallVector<Value> inner = emit(forOp.getRegionIterArgs());
    if (!carried.empty())
      scf::YieldOp::create(b, loc, inner);
    results = forOp.getResults();
  }
  base[loop] = saved;
  return results;
}

Value Emitter::emitParallel(size_t level, Value destination) {
  if (level == plan.parallelLoops.size())
    return emitTile(destination);
  unsigned loop = plan.parallelLoops[level];
  for (Segment segment : getSegments(loop)) {
    int64_t scale = 1;
    if (plan.rowLoop == loop)
      numRows = segment.size;
    if (loop == plan.vectorLoop) {
      scale = plan.lanes;
      numVectors = segment.size;
      int64_t end = (segment.begin + segment.count * segment.size) * plan.lanes;
      tail = end > group.ranges[loop] ? group.ranges[loop] % plan.lanes : 0;
    }
    destination =
        emitLoop(loop, segment, scale, destination, [&](ValueRange carried) {
          return SmallVector<Value>{emitParallel(level + 1, carried.front())};
        }).front();
  }
  return destination;
}

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

Value Emitter::getIndex(AffineExpr expr, int64_t row, int64_t vector) {
  SmallVector<AffineExpr> loops;
  for (unsigned loop = 0; loop < numLoops; ++loop) {
    AffineExpr position = getAffineDimExpr(loop, b.getContext());
    if (plan.rowLoop == loop)
      position = position + row;
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
  bool usesRow = plan.rowLoop && map.isFunctionOfDim(*plan.rowLoop);
  bool usesVector = map.isFunctionOfDim(plan.vectorLoop);
  Value &entry = cache[{&op->getOpOperand(operand),
                        {usesRow ? row : -1, usesVector ? vector : -1}}];
  if (entry)
    return entry;
  SmallVector<Value> indices = getIndices(map, row, vector);
  if (getStride(map, plan.vectorLoop) == Stride::Zero)
    return entry = tensor::ExtractOp::create(b, loc, value, indices);
  return entry = loadVector(value, indices, plan.lanes,
                            isPartial(vector) ? tail : plan.lanes);
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
      expr = expr.floorDiv(plan.lanes) + vector;
    indices.push_back(getValueOrCreateConstantIndexOp(
        b, loc, affine::makeComposedFoldedAffineApply(b, loc, expr, base)));
  }
  indices.push_back(arith::ConstantIndexOp::create(b, loc, 0));
  int64_t size = plan.lanes * plan.depth;
  return entry = loadVector(packed.tensor, indices, size, size);
}

/// The next `depth` inputs of a row, of which `valid` exist, extended to i32.
Value Emitter::loadChunk(int64_t row, int64_t valid) {
  unsigned input = plan.contraction->input;
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

//===----------------------------------------------------------------------===//
// Computation
//===----------------------------------------------------------------------===//

Value Emitter::emitStage(const Stage &stage, int64_t row, int64_t vector,
                         Value chained, Value accumulator, Cache &cache) {
  linalg::GenericOp op = stage.op;
  Block &body = *op.getBlock();
  SmallVector<Value> arguments;
  for (BlockArgument argument : body.getArguments()) {
    unsigned number = argument.getArgNumber();
    Value value;
    if (argument.use_empty())
      value = Value(); // Nothing looks at it.
    else if (number == op.getNumDpsInputs() && accumulator)
      value = accumulator;
    else if (chained && stage.chained == number)
      value = chained;
    else if (&stage == &group.anchor && plan.packed.count(number))
      value = loadPacked(number, vector, cache);
    else
      value = load(stage, number, row, vector, cache);
    arguments.push_back(value ? value : Value(argument));
  }
  return vectorizeBody(b, body, arguments, plan.lanes, [&](unsigned loop) {
    return getLoopIndex(stage, loop, row, vector);
  });
}

/// What the accumulators start from: the init op or the output's elements, and
/// for bytes the term of the zero point: sum (x - z) w = sum (x + s) w - (z +
/// s) sum w, where s is 128 if the input counts as unsigned.
SmallVector<Value> Emitter::emitInit() {
  Cache cache;
  const Stage &anchor = group.anchor;
  Value shift;
  if (plan.weightSums) {
    Value offset = arith::ConstantIntOp::create(b, loc, b.getI32Type(),
                                                plan.unsignedInput ? 128 : 0);
    if (plan.contraction->zeroPoint)
      offset =
          arith::AddIOp::create(b, loc, offset, plan.contraction->zeroPoint);
    shift = broadcast(b, loc, offset, plan.lanes);
  }
  SmallVector<Value> accumulators;
  for (int64_t row = 0; row < numRows; ++row)
    for (int64_t vector = 0; vector < numVectors; ++vector) {
      Value value = group.init
                        ? emitStage(*group.init, row, vector, {}, {}, cache)
                        : load(anchor, group.getAnchor().getNumDpsInputs(), row,
                               vector, cache);
      value = broadcast(b, loc, value, plan.lanes);
      if (plan.weightSums) {
        Value sums = loadVector(
            plan.weightSums, getIndices(plan.weightSumsMap, row, vector),
            plan.lanes, isPartial(vector) ? tail : plan.lanes);
        Value term = arith::MulIOp::create(b, loc, sums, shift);
        value = arith::SubIOp::create(b, loc, value, term);
      }
      accumulators.push_back(value);
    }
  return accumulators;
}

SmallVector<Value> Emitter::emitReductions(size_t level,
                                           SmallVector<Value> accumulators,
                                           int64_t copies) {
  if (level == plan.reductionLoops.size())
    return emitCore(accumulators);
  if (plan.depth > 1 && level + 1 == plan.reductionLoops.size())
    return emitDotLoop(accumulators);
  unsigned loop = plan.reductionLoops[level];
  int64_t range = group.ranges[loop];
  int64_t remaining = 1;
  for (unsigned inner : ArrayRef(plan.reductionLoops).drop_front(level))
    remaining *= group.ranges[inner];
  int64_t work = numRows * numVectors * copies * remaining;
  if (plan.depth == 1 && work <= unrollLimit) {
    for (int64_t i = 0; i < range; ++i)
      accumulators =
          emitLoop(loop, {i, 1, 1}, 1, accumulators, [&](ValueRange carried) {
            return emitReductions(level + 1, SmallVector<Value>(carried),
                                  copies * range);
          });
    return accumulators;
  }
  return emitLoop(
      loop, {0, range, 1}, 1, accumulators, [&](ValueRange carried) {
        return emitReductions(level + 1, SmallVector<Value>(carried), copies);
      });
}

/// The last reduction in chunks, and what is left of it with the missing inputs
/// zero (the packed weights are zero there too).
SmallVector<Value> Emitter::emitDotLoop(SmallVector<Value> accumulators) {
  unsigned loop = plan.reductionLoops.back();
  int64_t chunks = group.ranges[loop] / plan.depth;
  int64_t rest = group.ranges[loop] % plan.depth;
  if (chunks > 0)
    accumulators = emitLoop(
        loop, {0, chunks, 1}, 1, accumulators, [&](ValueRange carried) {
          return emitDot(SmallVector<Value>(carried), plan.depth);
        });
  if (rest > 0)
    accumulators = emitLoop(loop, {chunks, 1, 1}, 1, accumulators,
                            [&](ValueRange carried) {
                              return emitDot(SmallVector<Value>(carried), rest);
                            });
  return accumulators;
}

/// One chunk for every row and vector, as contractions that
/// qopt-lower-contractions maps to the dot instruction.
SmallVector<Value> Emitter::emitDot(ArrayRef<Value> accumulators,
                                    int64_t valid) {
  Cache cache;
  MLIRContext *context = b.getContext();
  AffineExpr lane = getAffineDimExpr(0, context),
             step = getAffineDimExpr(1, context);
  auto map = [&](ArrayRef<AffineExpr> exprs) {
    return AffineMap::get(2, 0, exprs, context);
  };
  ArrayAttr maps =
      b.getAffineMapArrayAttr({map({step}), map({lane, step}), map({lane})});
  ArrayAttr iterators = b.getArrayAttr(
      {vector::IteratorTypeAttr::get(context, vector::IteratorType::parallel),
       vector::IteratorTypeAttr::get(context,
                                     vector::IteratorType::reduction)});
  auto bytes = VectorType::get({plan.lanes, plan.depth}, b.getI8Type());
  auto wide = VectorType::get({plan.lanes, plan.depth}, b.getI32Type());

  SmallVector<Value> weights, results;
  for (int64_t vector = 0; vector < numVectors; ++vector) {
    Value value = loadPacked(plan.contraction->weight, vector, cache);
    value = vector::ShapeCastOp::create(b, loc, bytes, value);
    weights.push_back(arith::ExtSIOp::create(b, loc, wide, value));
  }
  for (int64_t row = 0; row < numRows; ++row) {
    Value input = loadChunk(row, valid);
    for (int64_t vector = 0; vector < numVectors; ++vector)
      results.push_back(vector::ContractionOp::create(
          b, loc, input, weights[vector],
          accumulators[row * numVectors + vector], maps, iterators));
  }
  return results;
}

/// One iteration of the reduction for every row and vector.
SmallVector<Value> Emitter::emitCore(ArrayRef<Value> accumulators) {
  Cache cache;
  SmallVector<Value> results;
  for (int64_t row = 0; row < numRows; ++row)
    for (int64_t vector = 0; vector < numVectors; ++vector) {
      Value accumulator = accumulators[row * numVectors + vector];
      if (!plan.contraction) {
        results.push_back(
            emitStage(group.anchor, row, vector, {}, accumulator, cache));
        continue;
      }
      // Without the zero point both factors are sign-extended bytes, whose
      // product x86 computes in one instruction instead of a slow 32-bit
      // multiplication.
      auto factor = [&](unsigned operand) {
        Value value = plan.packed.count(operand)
                          ? loadPacked(operand, vector, cache)
                          : load(group.anchor, operand, row, vector, cache);
        value = broadcast(b, loc, value, plan.lanes);
        return Value(arith::ExtSIOp::create(
            b, loc, getVectorType(b.getI32Type()), value));
      };
      Value product =
          arith::MulIOp::create(b, loc, factor(plan.contraction->input),
                                factor(plan.contraction->weight));
      results.push_back(arith::AddIOp::create(b, loc, accumulator, product));
    }
  return results;
}

/// Accumulates one block, computes the consumers on it, and stores it.
Value Emitter::emitTile(Value destination) {
  SmallVector<Value> accumulators;
  if (group.hasReduction())
    accumulators = emitReductions(0, emitInit(), 1);
  Cache cache;
  auto type = cast<RankedTensorType>(destination.getType());
  AffineMapAttr map = AffineMapAttr::get(
      AffineMap::getMinorIdentityMap(type.getRank(), 1, b.getContext()));
  for (int64_t row = 0; row < numRows; ++row)
    for (int64_t vector = 0; vector < numVectors; ++vector) {
      Value value = group.hasReduction()
                        ? accumulators[row * numVectors + vector]
                        : emitStage(group.anchor, row, vector, {}, {}, cache);
      for (const Stage &consumer : group.consumers)
        value = emitStage(consumer, row, vector, value, {}, cache);
      Value mask = isPartial(vector) ? constantMask(plan.lanes, tail) : Value();
      destination =
          vector::TransferWriteOp::create(b, loc, type, value, destination,
                                          getIndices(resultMap, row, vector),
                                          map, mask, b.getBoolArrayAttr({true}))
              .getResult();
    }
  return destination;
}

Value qnn::emitKernel(OpBuilder &b, const FusionGroup &group,
                      const KernelPlan &plan, Value destination,
                      ArrayRef<int64_t> offsets) {
  return Emitter(b, group, plan, offsets).emitParallel(0, destination);
}
