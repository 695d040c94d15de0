// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state of one kernel's emission, shared by the files that emit its parts:
// loops (KernelEmitter.cpp), operands (EmitOperands.cpp), reductions
// (EmitReductions.cpp) and interleaved taps (EmitTaps.cpp).

#ifndef QOPT_LIB_CODEGEN_CPU_EMITTER_H
#define QOPT_LIB_CODEGEN_CPU_EMITTER_H

#include "BodyVectorizer.h"
#include "KernelEmitter.h"
#include "NarrowBytes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <map>

namespace mlir::qnn {

/// The part of the vector loop that a panel covers, in vectors.
struct Panel {
  OpFoldResult begin;
  /// All of them, and those that are not partial.
  int64_t total, whole;
};

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
  Value emitPanels(size_t level, Value destination);
  /// Values of one region, by what they depend on.
  using Key = std::pair<void *, std::pair<int64_t, int64_t>>;
  using Cache = llvm::SmallDenseMap<Key, Value>;

  SmallVector<Segment> getSegments(unsigned loop) const;
  SmallVector<Value>
  emitLoop(unsigned loop, Segment segment, int64_t scale, ValueRange carried,
           llvm::function_ref<SmallVector<Value>(ValueRange)> emit);

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
  Key getKey(void *operand, AffineMap map, int64_t row, int64_t vector) const;
  Value loadLanes(void *operand, Value tensor, AffineMap map, int64_t row,
                  int64_t vector, Cache &cache);
  Value loadPacked(unsigned operand, int64_t vector, Cache &cache);
  bool canReadPastEnd() const;
  Value loadChunk(int64_t row, int64_t valid);

  // Computation.
  Value emitStage(const Stage &stage, int64_t row, int64_t vector,
                  Value chained, Value accumulator, Cache &cache);
  Value emitInputTerm(int64_t row);
  SmallVector<Value> emitInit();
  SmallVector<Value>
  emitReductions(size_t level, SmallVector<Value> accumulators, int64_t copies);
  SmallVector<Value> emitDotLoop(SmallVector<Value> accumulators);
  SmallVector<Value> emitDot(ArrayRef<Value> accumulators, int64_t valid);
  SmallVector<Value> emitCore(ArrayRef<Value> accumulators);
  Value emitTile(Value destination);
  Value storeElements(Value value, int64_t valid, ValueRange indices,
                      Value destination);
  Value storeVector(Value value, int64_t row, int64_t vector,
                    Value destination);
  Value storeVectors(ArrayRef<Value> vectors, Value destination);
  /// All of them; empty if one is something else or differs in its bounds.
  static SmallVector<RequantizedVector>
  matchRequantized(ArrayRef<Value> vectors);

  // Interleaved taps.
  void prepareTaps();
  SmallVector<int64_t> getChannels(int64_t size) const;
  void forEachOuterTap(size_t level, SmallVector<int64_t> &position,
                       llvm::function_ref<void()> emit);
  SmallVector<Value> &getTapWeights(ArrayRef<int64_t> position,
                                    ArrayRef<int64_t> taps);
  SmallVector<Value> loadTaps(ArrayRef<TapWindow::Position> chunk);
  SmallVector<Value> emitTaps();
  SmallVector<Value> loadInterleaved(Value tensor, AffineMap map, int64_t row);
  Value storeInterleaved(ArrayRef<Value> vectors, int64_t row,
                         Value destination);

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
  std::optional<Panel> panel;
  AffineMap resultMap;
  /// The current block.
  int64_t numRows = 1, numVectors = 1;
  /// Lanes in use of the block's last vector, if not all; with interleaved taps
  /// of the whole block.
  int64_t tail = 0;
  /// The same of operands that vary along the channels alone.
  int64_t channelTail = 0;

  /// What the positions of a block of channels share: interleaved weights by
  /// the window's outer loops and the taps, and operands that vary along the
  /// channels alone.
  std::map<SmallVector<int64_t>, SmallVector<Value>> tapWeights;
  Cache blockCache;
};

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_EMITTER_H
