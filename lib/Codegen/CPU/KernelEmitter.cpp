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

#include "Emitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "qopt/Codegen/Parallel.h"

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

SmallVector<Segment> Emitter::getSegments(unsigned loop) const {
  int64_t size = 1, total = group.ranges[loop], whole = total;
  if (plan.rowLoop == loop) {
    size = plan.rows;
    total = whole = total / plan.getRowWidth();
  }
  if (loop == plan.vectorLoop) {
    // A partial vector belongs to the remainder, which alone has masks.
    size = plan.vectors;
    whole = total / plan.lanes;
    if (plan.taps)
      whole = total / plan.getPackedLanes() * size;
    total = llvm::divideCeil(total, plan.lanes);
    if (panel)
      std::tie(total, whole) = std::pair(panel->total, panel->whole);
  }
  SmallVector<Segment> segments;
  int64_t count = whole / size;
  if (count > 0)
    segments.push_back({0, count, size});
  if (int64_t rest = total - count * size; rest > 0)
    segments.push_back({count * size, 1, rest});
  // Fewer positions than a block of interleaved taps holds.
  if (plan.rowLoop == loop && group.ranges[loop] % plan.getRowWidth() != 0)
    segments.push_back({total, 1, 1});
  return segments;
}

/// One loop over the blocks of a segment; none for a single block.
SmallVector<Value>
Emitter::emitLoop(unsigned loop, Segment segment, int64_t scale,
                  ValueRange carried,
                  llvm::function_ref<SmallVector<Value>(ValueRange)> emit) {
  OpFoldResult begin = b.getIndexAttr(0);
  if (loop == plan.vectorLoop && panel)
    begin = panel->begin;
  auto setBase = [&](OpFoldResult block) {
    AffineExpr expr = getAffineDimExpr(0, b.getContext()) * scale +
                      getAffineDimExpr(1, b.getContext()) * plan.lanes;
    base[loop] =
        affine::makeComposedFoldedAffineApply(b, loc, expr, {block, begin});
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

/// The panels, those of whole vectors as a loop.
Value Emitter::emitPanels(size_t level, Value destination) {
  int64_t range = group.ranges[plan.vectorLoop], size = plan.panelVectors;
  int64_t total = llvm::divideCeil(range, plan.lanes),
          whole = range / plan.lanes, count = whole / size;
  auto emit = [&](OpFoldResult begin, int64_t vectors, int64_t wholeVectors,
                  Value carried) {
    panel = Panel{begin, vectors, wholeVectors};
    Value result = emitParallel(level + 1, carried);
    panel.reset();
    return result;
  };
  if (count > 0)
    destination = emitLoop(plan.vectorLoop, {0, count, size}, 1, destination,
                           [&](ValueRange carried) {
                             OpFoldResult begin = base[plan.vectorLoop];
                             return SmallVector<Value>{
                                 emit(begin, size, size, carried.front())};
                           })
                      .front();
  if (int64_t done = count * size; total > done)
    destination =
        emit(b.getIndexAttr(done), total - done, whole - done, destination);
  return destination;
}

Value Emitter::emitParallel(size_t level, Value destination) {
  if (level == plan.parallelLoops.size())
    return emitTile(destination);
  unsigned loop = plan.parallelLoops[level];
  if (loop == plan.vectorLoop && plan.panelVectors && !panel)
    return emitPanels(level, destination);
  for (Segment segment : getSegments(loop)) {
    int64_t scale = 1;
    if (plan.rowLoop == loop) {
      numRows = segment.size;
      if (int64_t width = plan.getRowWidth(); width > 1) {
        scale = width;
        bool isPart = segment.begin == group.ranges[loop] / width;
        tail = isPart ? group.ranges[loop] % width * channelTail : 0;
      }
    }
    if (loop == plan.vectorLoop) {
      scale = plan.lanes;
      numVectors = segment.size;
      int64_t end = (segment.begin + segment.count * segment.size) * plan.lanes;
      bool isPartial =
          panel ? segment.begin + segment.count * segment.size > panel->whole
                : end > group.ranges[loop];
      tail = isPartial ? group.ranges[loop] % plan.lanes : 0;
      if (plan.taps) {
        bool isWhole = segment.begin == 0 && end <= group.ranges[loop] &&
                       segment.size == plan.vectors;
        tail = isWhole ? 0 : group.ranges[loop] % plan.getPackedLanes();
        channelTail = tail;
        numVectors = plan.vectors;
      }
    }
    destination =
        emitLoop(loop, segment, scale, destination, [&](ValueRange carried) {
          if (plan.taps && loop == plan.vectorLoop)
            prepareTaps();
          return SmallVector<Value>{emitParallel(level + 1, carried.front())};
        }).front();
    if (auto forOp = destination.getDefiningOp<scf::ForOp>())
      forOp->setAttr(kParallelLoopAttr, b.getUnitAttr());
  }
  return destination;
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
  return vectorizeBody(
      b, body, arguments, plan.lanes, *plan.target,
      [&](unsigned loop) { return getLoopIndex(stage, loop, row, vector); });
}

/// Accumulates one block, computes the consumers on it, and stores it.
Value Emitter::emitTile(Value destination) {
  SmallVector<Value> accumulators;
  if (plan.taps)
    accumulators = emitTaps();
  else if (group.hasReduction())
    accumulators = emitReductions(0, emitInit(), 1);
  Cache cache;
  SmallVector<Value> vectors;
  for (int64_t row = 0; row < numRows; ++row)
    for (int64_t vector = 0; vector < numVectors; ++vector) {
      Value value = group.hasReduction()
                        ? accumulators[row * numVectors + vector]
                        : emitStage(group.anchor, row, vector, {}, {}, cache);
      for (const Stage &consumer : group.consumers)
        value = emitStage(consumer, row, vector, value, {}, cache);
      vectors.push_back(value);
    }
  if (!plan.taps)
    return storeVectors(vectors, destination);
  for (int64_t row = 0; row < numRows; ++row)
    destination =
        storeInterleaved(ArrayRef(vectors).slice(row * numVectors, numVectors),
                         row, destination);
  return destination;
}

Value qnn::emitKernel(OpBuilder &b, const FusionGroup &group,
                      const KernelPlan &plan, Value destination,
                      ArrayRef<int64_t> offsets) {
  return Emitter(b, group, plan, offsets).emitParallel(0, destination);
}
