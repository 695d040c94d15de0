// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a fusion group to loops over vectors: the decisions (KernelPlan) and the
// emission (emitKernel), which has none left to make.

#ifndef QOPT_LIB_CODEGEN_CPU_KERNELEMITTER_H
#define QOPT_LIB_CODEGEN_CPU_KERNELEMITTER_H

#include "FusionGroup.h"
#include "TapWindow.h"
#include "qopt/Codegen/TargetInfo.h"

namespace mlir::qnn {

/// An operand that is read in another layout: `[.., blocks of lanes, .., lanes
/// * depth]`, the loops of `outer` in their order and the vector loop in
/// blocks.
struct PackedOperand {
  Value tensor;
  /// Loops that index the dimensions before the last one. The vector loop
  /// stands for the block of lanes, the dot loop for the chunk of its depth.
  SmallVector<unsigned> loops;
};

/// What to emit for a group.
struct KernelPlan {
  const qopt::TargetInfo *target = nullptr;
  /// The loop that becomes lanes, and how many lanes.
  unsigned vectorLoop = 0;
  int64_t lanes = 1;
  /// The loop of which `rows` iterations are computed together, if any.
  std::optional<unsigned> rowLoop;
  int64_t rows = 1;
  /// How many vectors along the vector loop are computed together.
  int64_t vectors = 1;
  /// How many vectors along the vector loop make a panel, whose weights stay in
  /// a cache for all rows; 0 for all of them.
  int64_t panelVectors = 0;
  /// All loops that are neither lanes nor reductions, outermost first; the
  /// vector loop's position is where its blocks are iterated. With panels it is
  /// there twice, first for the panels.
  SmallVector<unsigned> parallelLoops;
  SmallVector<unsigned> reductionLoops;

  /// Set where the contraction's core is acc + x * w on bytes; the zero point
  /// is then in the accumulator's start value.
  std::optional<IntegerContraction> contraction;
  /// How many steps of the last reduction loop one instruction takes; 1
  /// without.
  int64_t depth = 1;
  bool unsignedInput = false;
  /// Set where the dot instruction takes taps of a window instead.
  std::optional<TapWindow> taps;
  /// The input with every sign bit flipped, x + 128 as an unsigned byte, if
  /// there is such a copy; otherwise every load flips.
  Value flippedInput;
  /// Sum of the weights along all reductions, by the weight's other loops.
  Value weightSums;
  AffineMap weightSumsMap;
  /// Sum of the inputs likewise, where the weight has a zero point, and how
  /// many they are.
  Value inputSums;
  AffineMap inputSumsMap;
  int64_t numProducts = 0;

  /// Consecutive elements that a block of a packed operand holds.
  int64_t getPackedLanes() const { return taps ? lanes * vectors : lanes; }

  /// Iterations of the row loop that one row of the block stands for.
  int64_t getRowWidth() const { return taps ? taps->width : 1; }

  /// By operand number of the anchor.
  llvm::SmallDenseMap<unsigned, PackedOperand> packed;
};

/// Whether a tensor holds weights, possibly reshaped.
bool isParameter(Value value);

/// Decides how to vectorize a group, or says why it can't be. Creates no IR.
FailureOr<KernelPlan> planKernel(const FusionGroup &group,
                                 const qopt::TargetInfo &target,
                                 std::string &reason);

/// Creates what the plan needs before the loops: packed operands, sums of
/// weights.
void prepareOperands(OpBuilder &b, const FusionGroup &group, KernelPlan &plan);

/// Emits the loops. Returns the tensor that replaces the group's result.
/// `offsets` shift the position at which the result is stored into
/// `destination`.
Value emitKernel(OpBuilder &b, const FusionGroup &group, const KernelPlan &plan,
                 Value destination, ArrayRef<int64_t> offsets = {});

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_KERNELEMITTER_H
