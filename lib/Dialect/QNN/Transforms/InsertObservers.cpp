// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Inserts qnn.observe on the values that will need a scale. Which values are
// never rounded is the FusionAnalysis's knowledge; which have the scale of
// another value, or a known range, the QuantizableOpInterface's.

#include "ConstantShare.h"
#include "QuantizationPlan.h"
#include "mlir/IR/Builders.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_INSERTOBSERVERSPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
struct InsertObservers
    : public mlir::qnn::impl::InsertObserversPassBase<InsertObservers> {
  void runOnOperation() override;
};
} // namespace

/// Whether the range of a value follows from the values that its op reads, or
/// from the op.
static bool hasDerivedRange(FusionGroup *producer) {
  if (!producer)
    return false;
  return producer->head.isSameScale() || producer->head.getKnownResultRange();
}

/// Whether an infinite operand gives an infinite result.
static bool keepsInfinity(QuantizableOpInterface op) {
  if (isa<MaxOp, MinOp, ClampOp, MaxPool2DOp, ReduceMaxOp, ReduceMinOp>(
          op.getOperation()))
    return false;
  return op.isSameScale() || isa<AddOp, SubOp, MulOp, DivOp>(op.getOperation());
}

/// The values that are infinite whatever the input: a mask of -infinity was
/// added or selected. No range holds them, so they are not observed, and what
/// reads them stays in float. Groups are met at their last op, after all that
/// they read.
static DenseSet<Value> findInfiniteValues(FusionAnalysis &analysis) {
  DenseSet<Value> infinite;
  auto isInfinite = [&](FusionGroup &group, Value value) {
    if (!isConstantOrParameter(value))
      return infinite.contains(value);
    std::optional<ConstantShare> share =
        getConstantShare(group.head, value, /*others=*/std::nullopt);
    return share && share->saturates;
  };
  analysis.getRoot()->walk([&](Operation *op) {
    FusionGroup *group = op->getNumResults() == 1
                             ? analysis.getProducer(op->getResult(0))
                             : nullptr;
    if (!group || !group->clamps.empty())
      return;
    bool fromHead = keepsInfinity(group->head) &&
                    llvm::any_of(group->getActivations(), [&](Value value) {
                      return isInfinite(*group, value);
                    });
    if (fromHead || (group->residual && isInfinite(*group, group->residual)))
      infinite.insert(group->getResult());
  });
  return infinite;
}

/// The values that need a range, in the order in which they are first met.
static llvm::SetVector<Value> findObservedValues(FusionAnalysis &analysis) {
  llvm::SetVector<Value> values;
  DenseSet<Value> infinite = findInfiniteValues(analysis);
  auto consider = [&](Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (type && type.getElementType().isF32() &&
        !isConstantOrParameter(value) && !infinite.contains(value) &&
        !hasDerivedRange(analysis.getProducer(value)) &&
        !value.getDefiningOp<DequantizeOp>())
      values.insert(value);
  };
  for (FusionGroup &group : analysis.getGroups()) {
    if (hasExplicitTypes(group))
      continue;
    for (Value value : group.getActivations())
      consider(value);
    consider(group.getResult());
  }
  return values;
}

/// Whether the value is observed already, as after a second run of the pass.
static bool isObserved(Value value) {
  return value.getDefiningOp<ObserveOp>() ||
         llvm::any_of(value.getUsers(),
                      [](Operation *user) { return isa<ObserveOp>(user); });
}

void InsertObservers::runOnOperation() {
  ModuleOp module = getOperation();
  OpNames names(module);
  module.walk([&](ObserveOp op) { names.makeUnique(op.getName()); });
  FusionAnalysis analysis(module);

  for (Value value : findObservedValues(analysis)) {
    if (isObserved(value))
      continue;
    std::string name;
    if (auto argument = dyn_cast<BlockArgument>(value))
      name = names.makeUnique(qnn::getArgumentName(argument));
    else if (FusionGroup *producer = analysis.getProducer(value))
      name = names.lookup(producer->head).str();
    else
      name = names.makeUnique(getKind(value.getDefiningOp()));
    OpBuilder b(&getContext());
    b.setInsertionPointAfterValue(value);
    auto observe =
        ObserveOp::create(b, value.getLoc(), value.getType(), value, name,
                          /*min=*/FloatAttr(), /*max=*/FloatAttr());
    value.replaceAllUsesExcept(observe.getResult(), observe);
    ++numObserved;
  }
}
