// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The accumulators of a block: what they start from and the reduction loops
// that carry them.

#include "Emitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::qnn;

/// Reduction loops are unrolled while the copies of the core stay below this
/// many vector operations: a 3x3 window, not a matrix product.
static constexpr int64_t unrollLimit = 160;

/// The term of the weight's zero point for a row, z (sum x - n zx) over n
/// products.
Value Emitter::emitInputTerm(int64_t row) {
  Value sum = tensor::ExtractOp::create(b, loc, plan.inputSums,
                                        getIndices(plan.inputSumsMap, row, 0));
  if (Value zeroPoint = plan.contraction->zeroPoint) {
    Value count =
        arith::ConstantIntOp::create(b, loc, b.getI32Type(), plan.numProducts);
    sum = arith::SubIOp::create(
        b, loc, sum, arith::MulIOp::create(b, loc, count, zeroPoint));
  }
  sum = arith::MulIOp::create(b, loc, sum, plan.contraction->weightZeroPoint);
  return broadcast(b, loc, sum, plan.lanes);
}

/// What the accumulators start from: the init op or the output's elements, and
/// for bytes the terms of the zero points:
///   sum (x - zx) (w - zw) = sum (x + s) w - (zx + s) sum w - zw sum (x - zx),
/// where s is 128 if the input counts as unsigned.
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
  for (int64_t row = 0; row < numRows; ++row) {
    Value rowTerm = plan.inputSums ? emitInputTerm(row) : Value();
    for (int64_t vector = 0; vector < numVectors; ++vector) {
      Value value = group.init
                        ? emitStage(*group.init, row, vector, {}, {}, cache)
                        : load(anchor, group.getAnchor().getNumDpsInputs(), row,
                               vector, cache);
      value = broadcast(b, loc, value, plan.lanes);
      if (plan.weightSums) {
        Value sums =
            loadLanes(plan.weightSums.getAsOpaquePointer(), plan.weightSums,
                      plan.weightSumsMap, row, vector, cache);
        Value term = arith::MulIOp::create(b, loc, sums, shift);
        value = arith::SubIOp::create(b, loc, value, term);
      }
      if (rowTerm)
        value = arith::SubIOp::create(b, loc, value, rowTerm);
      accumulators.push_back(value);
    }
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
