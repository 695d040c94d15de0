// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds the residual adds and clamps that quantized ops absorb.

#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::qnn;

static constexpr float kInfinity = std::numeric_limits<float>::infinity();

static std::pair<float, float> toBounds(std::optional<APFloat> min,
                                        std::optional<APFloat> max) {
  return {min ? min->convertToFloat() : -kInfinity,
          max ? max->convertToFloat() : kInfinity};
}

std::pair<float, float> qnn::getClampBounds(Operation *op) {
  if (!op)
    return {-kInfinity, kInfinity};
  return llvm::TypeSwitch<Operation *, std::pair<float, float>>(op)
      .Case([](ClampOp clamp) {
        return toBounds(clamp.getMin(), clamp.getMax());
      })
      .Case<MatmulOp, Conv2DOp, ConvTranspose2DOp, AddOp, SubOp, MulOp>(
          [](auto op) { return toBounds(op.getClampMin(), op.getClampMax()); })
      .Default(std::make_pair(-kInfinity, kInfinity));
}

void qnn::setClampBounds(Operation *op, std::pair<float, float> bounds) {
  Builder b(op->getContext());
  llvm::TypeSwitch<Operation *>(op)
      .Case<MatmulOp, Conv2DOp, ConvTranspose2DOp, AddOp, SubOp, MulOp>(
          [&](auto op) {
            op.setClampMinAttr(bounds.first == -kInfinity
                                   ? FloatAttr()
                                   : b.getF32FloatAttr(bounds.first));
            op.setClampMaxAttr(bounds.second == kInfinity
                                   ? FloatAttr()
                                   : b.getF32FloatAttr(bounds.second));
          });
}

void qnn::setResidual(Operation *op, Value residual) {
  llvm::TypeSwitch<Operation *>(op).Case<MatmulOp, Conv2DOp, ConvTranspose2DOp>(
      [&](auto op) { op.getResidualMutable().assign(residual); });
}

/// clamp(clamp(x, a, b), c, d) is one clamp, with bounds moved into [c, d].
static std::pair<float, float> clampBounds(std::pair<float, float> inner,
                                           std::pair<float, float> outer) {
  auto clamp = [&](float v) {
    return std::fmin(std::fmax(v, outer.first), outer.second);
  };
  return {clamp(inner.first), clamp(inner.second)};
}

bool qnn::isConstantExpression(Operation *op) {
  return op->getNumResults() == 1 && isConstantOrParameter(op->getResult(0));
}

SmallVector<Operation *> FusionGroup::getOps() {
  SmallVector<Operation *> ops{head};
  if (residualAdd)
    ops.push_back(residualAdd);
  ops.append(clamps.begin(), clamps.end());
  return ops;
}

SmallVector<Value> FusionGroup::getActivations() {
  SmallVector<Value> values;
  for (auto [index, operand] : llvm::enumerate(head->getOperands())) {
    OperandRole role = head.getOperandRole(index);
    if (role == OperandRole::Activation || role == OperandRole::Residual)
      values.push_back(operand);
  }
  if (residual)
    values.push_back(residual);
  return values;
}

std::pair<float, float> FusionGroup::getClampBounds() {
  std::pair<float, float> bounds = qnn::getClampBounds(head);
  if (residualAdd)
    bounds = qnn::getClampBounds(residualAdd);
  for (ClampOp clamp : clamps)
    bounds = clampBounds(bounds, qnn::getClampBounds(clamp));
  return bounds;
}

static bool isKeptFloat(Operation *op) {
  return op->hasAttr(QNNDialect::kKeptFloatAttr);
}

/// The op that takes the single use of a value, if it has no use but that.
static Operation *getOnlyUser(Value value) {
  return value.hasOneUse() ? *value.user_begin() : nullptr;
}

/// Whether the op has its residual operand, if it can have one, still free.
static bool hasFreeResidual(QuantizableOpInterface op) {
  if (!op.acceptsResidual())
    return false;
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    if (op.getOperandRole(i) == OperandRole::Residual)
      return false;
  return true;
}

/// The add that `head` can absorb. Its clamp would come before the add, so it
/// has none.
static AddOp findResidualAdd(QuantizableOpInterface head,
                             const DenseSet<Operation *> &taken) {
  Value result = head->getResult(0);
  auto add = dyn_cast_or_null<AddOp>(getOnlyUser(result));
  if (!add || isKeptFloat(add) || taken.contains(add) ||
      !hasFreeResidual(head) ||
      qnn::getClampBounds(head) != qnn::getClampBounds(nullptr))
    return nullptr;
  Value other = add.getLhs() == result ? add.getRhs() : add.getLhs();
  if (add->getBlock() != head->getBlock() ||
      other.getType() != result.getType() || add.getType() != result.getType())
    return nullptr;
  return add;
}

bool qnn::isAbsorbable(ClampOp clamp) {
  Operation *producer = clamp.getInput().getDefiningOp();
  if (!producer || !clamp.getInput().hasOneUse() || isKeptFloat(clamp) ||
      producer->getBlock() != clamp->getBlock())
    return false;
  if (auto inner = dyn_cast<ClampOp>(producer))
    return isAbsorbable(inner);
  auto op = dyn_cast<QuantizableOpInterface>(producer);
  return op && op.acceptsClamp() && !isConstantExpression(op);
}

static FusionGroup buildGroup(QuantizableOpInterface head,
                              const DenseSet<Operation *> &taken) {
  FusionGroup group;
  group.head = head;
  if (AddOp add = findResidualAdd(head, taken)) {
    group.residualAdd = add;
    group.residual =
        add.getLhs() == head->getResult(0) ? add.getRhs() : add.getLhs();
  }
  if (!head.acceptsClamp())
    return group;
  for (;;) {
    auto clamp = dyn_cast_or_null<ClampOp>(getOnlyUser(group.getResult()));
    if (!clamp || !isAbsorbable(clamp))
      return group;
    group.clamps.push_back(clamp);
  }
}

FusionAnalysis::FusionAnalysis(Operation *root) : root(root) {
  SmallVector<QuantizableOpInterface> heads;
  root->walk([&](QuantizableOpInterface op) {
    bool allFloat = llvm::all_of(op->getResultTypes(),
                                 [](Type t) { return !isQuantized(t); });
    if (allFloat && op->getNumResults() == 1 && !isConstantExpression(op))
      heads.push_back(op);
  });
  // Backwards: of two convolutions that are added, the later one takes the add,
  // and the result of the earlier one is its residual.
  for (QuantizableOpInterface head : llvm::reverse(heads)) {
    FusionGroup group = buildGroup(head, absorbed);
    if (group.residualAdd)
      absorbed.insert(group.residualAdd);
    absorbed.insert(group.clamps.begin(), group.clamps.end());
    groups.push_back(std::move(group));
  }
  llvm::erase_if(groups, [&](FusionGroup &group) {
    return absorbed.contains(group.head);
  });
  std::reverse(groups.begin(), groups.end());
  for (auto [index, group] : llvm::enumerate(groups))
    producers[group.getResult()] = index;
}

FusionGroup *FusionAnalysis::getProducer(Value value) {
  auto it = producers.find(value);
  return it == producers.end() ? nullptr : &groups[it->second];
}
