// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A set of structured ops that become one loop nest: a reduction with the op
// that initializes it and the elementwise ops that follow it, or one
// elementwise op. All accesses are expressed in the loops of the reduction (the
// anchor).

#ifndef QOPT_LIB_CODEGEN_CPU_FUSIONGROUP_H
#define QOPT_LIB_CODEGEN_CPU_FUSIONGROUP_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include <optional>

namespace mlir::qnn {

/// One op of a group.
struct Stage {
  linalg::GenericOp op;
  /// For each operand, from the loops of the anchor to the element that is
  /// accessed.
  SmallVector<AffineMap> maps;
  /// The op's own loops in those of the anchor.
  SmallVector<AffineExpr> loops;
  /// The operand that is the value of the stage before, if any.
  std::optional<unsigned> chained;
};

struct FusionGroup {
  std::optional<Stage> init;
  Stage anchor;
  SmallVector<Stage> consumers;
  SmallVector<int64_t> ranges;
  SmallVector<utils::IteratorType> iterators;

  /// The group around an op: the init of a reduction and what consumes its
  /// result.
  static FusionGroup get(linalg::GenericOp anchor);

  const Stage &getLast() const {
    return consumers.empty() ? anchor : consumers.back();
  }
  /// From the loops to the element of the result.
  AffineMap getResultMap() const { return getLast().maps.back(); }
  bool isReduction(unsigned loop) const {
    return linalg::isReductionIterator(iterators[loop]);
  }
  bool hasReduction() const {
    return llvm::any_of(iterators, linalg::isReductionIterator);
  }
  linalg::GenericOp getAnchor() const { return anchor.op; }
  /// Calls `visit` for each stage, in the order of computation.
  void forEachStage(llvm::function_ref<void(const Stage &)> visit) const;
  /// Removes the ops once nothing uses them.
  void erase(RewriterBase &rewriter);
};

/// The factor of a loop in a linear expression; nothing if it isn't linear.
std::optional<int64_t> getCoefficient(AffineExpr expr, unsigned loop,
                                      unsigned numLoops);

/// The dimension of a tensor that moves with a loop, and by how much.
using LoopStep = std::pair<size_t, int64_t>;
/// Nothing if no dimension moves, failure if several do, or not linearly.
FailureOr<std::optional<LoopStep>> getLoopStep(AffineMap map, unsigned loop);

/// How an access moves when a loop advances by one.
enum class Stride { Zero, One, Other };
Stride getStride(AffineMap map, unsigned loop);

/// A contraction of small integers: acc + (x - zero point) * (w - zero point).
struct IntegerContraction {
  /// Operand numbers of the two factors; `weight` varies along the lanes. If
  /// both do, it is the one without a zero point.
  unsigned input, weight;
  /// The zero points as i32 scalars outside of the body; null for 0.
  Value zeroPoint, weightZeroPoint;

  /// Matches a body on two i8 inputs. `vectorLoop` is the loop that becomes
  /// lanes, along which the weight must vary.
  static std::optional<IntegerContraction> match(const Stage &stage,
                                                 unsigned vectorLoop);
};

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_FUSIONGROUP_H
