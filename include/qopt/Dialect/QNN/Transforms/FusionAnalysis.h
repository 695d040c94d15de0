// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which ops become one quantized op: a contraction takes in the residual add
// and the clamps that follow it. The values in between are never rounded, so
// they have no scale; the observers, the Q/DQ insertion and the fusion all ask
// this one analysis which those are.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_FUSIONANALYSIS_H
#define QOPT_DIALECT_QNN_TRANSFORMS_FUSIONANALYSIS_H

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::qnn {

/// A quantizable op and what it absorbs, in program order.
struct FusionGroup {
  QuantizableOpInterface head;
  /// The add of a residual, or null.
  AddOp residualAdd;
  /// The operand of residualAdd that is not the head's result.
  Value residual;
  SmallVector<ClampOp, 1> clamps;

  Operation *getLast() {
    if (!clamps.empty())
      return clamps.back();
    return residualAdd ? residualAdd.getOperation() : head.getOperation();
  }
  /// The head and what it absorbs.
  SmallVector<Operation *> getOps();
  Value getResult() { return getLast()->getResult(0); }

  /// The values read with an activation scale: the head's activations and the
  /// residual.
  SmallVector<Value> getActivations();
  /// Bounds on the result, from the head's attributes, the add's and the
  /// clamps; open sides are infinite.
  std::pair<float, float> getClampBounds();
};

/// Groups of all quantizable ops on f32 below an op. An op with
/// `qnn.kept_float` is not absorbed; where a head has it, it speaks for the
/// whole group. Constant expressions (transposed weights) have no group.
class FusionAnalysis {
public:
  explicit FusionAnalysis(Operation *root);

  Operation *getRoot() const { return root; }
  /// In the order of the heads.
  MutableArrayRef<FusionGroup> getGroups() { return groups; }
  /// The group that gives a value, or null: no quantizable op, or an absorbed
  /// one.
  FusionGroup *getProducer(Value value);
  bool isAbsorbed(Operation *op) const { return absorbed.contains(op); }

private:
  Operation *root;
  SmallVector<FusionGroup> groups;
  DenseMap<Value, unsigned> producers;
  DenseSet<Operation *> absorbed;
};

/// Whether the op that gives the input of a clamp takes the clamp in.
bool isAbsorbable(ClampOp clamp);
/// The bounds that a clamping op applies to its result, infinite where open; op
/// may be null.
std::pair<float, float> getClampBounds(Operation *op);
/// Sets the clamp attributes of an op; infinite bounds remove the attribute.
void setClampBounds(Operation *op, std::pair<float, float> bounds);
/// Sets the residual operand of an op that acceptsResidual().
void setResidual(Operation *op, Value residual);
/// Whether an op computes f32 values that are known at compile time.
bool isConstantExpression(Operation *op);

} // namespace mlir::qnn

#endif // QOPT_DIALECT_QNN_TRANSFORMS_FUSIONANALYSIS_H
