// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The decision which ops are to compute in int8, and with which types. It is
// made as a whole before the IR changes, because it goes in both directions:
// ranges flow forward along ops that keep the scale, and whether a result is
// worth quantizing depends on who reads it.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZATIONPLAN_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZATIONPLAN_H

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::qnn {

struct PlanOptions {
  bool symmetricActivations = false;
  bool quantizeOutputs = false;
};

using ObservedRanges = DenseMap<Value, qopt::numerics::Range>;

class QuantizationPlan {
public:
  QuantizationPlan(FusionAnalysis &analysis, const ObservedRanges &observed,
                   PlanOptions options)
      : analysis(analysis), observed(observed), options(options) {}

  /// Fails, with an error emitted, on ranges and constants that no scale fits.
  LogicalResult compute();

  bool isQuantized(const FusionGroup &group) const {
    return !reasons.contains(group.head);
  }
  /// Why a group stays in float; empty if it does not.
  std::string getReason(const FusionGroup &group) const {
    return reasons.lookup(group.head);
  }
  /// Takes a group out of the plan after compute(); its operands may stay
  /// quantized.
  void keepFloat(FusionGroup &group, const Twine &reason) {
    setReason(group, reason);
  }

  /// Values to be rounded, in program order, and their types.
  const llvm::MapVector<Value, quant::UniformQuantizedType> &
  getActivations() const {
    return activations;
  }
  quant::UniformQuantizedType getType(Value value) const {
    return activations.lookup(value);
  }

private:
  using Range = std::pair<double, double>;
  void setReason(FusionGroup &group, const Twine &reason);
  std::string findReason(FusionGroup &group);
  bool hidesMask(FusionGroup &group);
  void joinValues();
  unsigned getIndex(Value value);
  unsigned getClass(Value value) {
    return classes.findLeader(indices.lookup(value));
  }
  /// The range that a value contributes to its class, if it has one of its own.
  std::optional<Range> findOwnRange(Value value);
  std::optional<Range> joinOwnRanges(FusionGroup &producer);
  void computeClassRanges();
  void addConstants(bool concats);
  void joinConcats();
  bool isReadOnlyBy(unsigned valueClass, Operation *op);
  void extend(unsigned valueClass, std::optional<Range> range);
  std::optional<Range> getClassRange(Value value);
  void decide();
  /// Adds the values that the group is to read and to give in int8.
  void decide(FusionGroup &group, DenseSet<Value> &rounded);
  LogicalResult chooseTypes();

  FusionAnalysis &analysis;
  const ObservedRanges &observed;
  PlanOptions options;

  DenseMap<Operation *, std::string> reasons;
  /// All activation values in program order, and the classes of those that
  /// share a scale.
  llvm::MapVector<Value, unsigned> indices;
  llvm::IntEqClasses classes;
  DenseMap<Value, std::optional<Range>> ownRanges;
  /// By the leader of the class; none where the range of a member is not known.
  DenseMap<unsigned, std::optional<Range>> classRanges;
  llvm::MapVector<Value, quant::UniformQuantizedType> activations;
};

/// Whether an op has quantize or dequantize around it already, as in an
/// imported graph.
bool hasExplicitTypes(FusionGroup &group);

/// Whether an operand is a constant that takes the scale of the values that it
/// is joined with. It has a pair for each op that reads it so.
bool sharesScale(FusionGroup &group, Value operand);

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_QUANTIZATIONPLAN_H
