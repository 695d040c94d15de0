// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes the quantization plan into the graph as quantize-dequantize pairs. The
// graph still computes in float and means what the int8 graph will compute;
// fusing the pairs is the job of qnn-fuse-qdq, for our plan and for imported
// ones alike.

#include "QuantizationPlan.h"
#include "WeightScales.h"
#include "mlir/IR/Builders.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include <cmath>

namespace mlir::qnn {
#define GEN_PASS_DEF_INSERTQDQPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
struct InsertQDQ : public mlir::qnn::impl::InsertQDQPassBase<InsertQDQ> {
  using Base::Base;
  void runOnOperation() override;
  FailureOr<ObservedRanges> takeObservedRanges();
  LogicalResult quantizeWeights(FusionGroup &group, QuantizationPlan &plan);
  void markFloat(FusionGroup &group, StringRef reason);
};
} // namespace

/// Removes all observers and returns what they saw.
FailureOr<ObservedRanges> InsertQDQ::takeObservedRanges() {
  ObservedRanges ranges;
  SmallVector<ObserveOp> observers;
  getOperation().walk([&](ObserveOp op) { observers.push_back(op); });
  for (ObserveOp op : observers) {
    Value input = op.getInput();
    if (op.getMin() && op.getMax())
      ranges[input] = {op.getMin()->convertToFloat(),
                       op.getMax()->convertToFloat()};
    op.getResult().replaceAllUsesWith(input);
    op.erase();
  }
  if (!observers.empty() && ranges.empty()) {
    emitError(getOperation().getLoc(),
              "no observer has a range: run qnn-calibrate or "
              "qnn-apply-calibration before qnn-insert-qdq");
    return failure();
  }
  return ranges;
}

static Value createPair(OpBuilder &b, Value value,
                        quant::QuantizedType elementType) {
  Location loc = value.getLoc();
  auto quantize = QuantizeOp::create(
      b, loc, withElementType(value.getType(), elementType), value);
  return DequantizeOp::create(b, loc, value.getType(), quantize);
}

/// The values of a constant bias; an error where one is not finite.
static FailureOr<SmallVector<double>> getBiasValues(QuantizableOpInterface op,
                                                    Value bias) {
  std::optional<SmallVector<double>> values = evaluateConstant(bias);
  if (!values)
    return op->emitOpError("the values of its bias cannot be read");
  if (!llvm::all_of(*values, [](double v) { return std::isfinite(v); }))
    return op->emitOpError("its bias has a NaN or infinite value");
  return *values;
}

/// The operands with a role, as indices.
static SmallVector<unsigned> findOperands(QuantizableOpInterface op,
                                          OperandRole role) {
  SmallVector<unsigned> result;
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    if (op.getOperandRole(i) == role)
      result.push_back(i);
  return result;
}

/// Chooses the types of weights and bias of a group and inserts their pairs. A
/// group whose sums cannot be guaranteed to fit in 32 bits leaves the plan.
LogicalResult InsertQDQ::quantizeWeights(FusionGroup &group,
                                         QuantizationPlan &plan) {
  QuantizableOpInterface op = group.head;
  SmallVector<unsigned> weights = findOperands(op, OperandRole::Weight);
  SmallVector<unsigned> biases = findOperands(op, OperandRole::Bias);
  auto [input, other] = op.getBiasScaleOperands();
  SmallVector<double> bias;
  if (!biases.empty()) {
    FailureOr<SmallVector<double>> values =
        getBiasValues(op, op->getOperand(biases.front()));
    if (failed(values))
      return failure();
    bias = *values;
  }

  OpBuilder b(op);
  quant::QuantizedType otherType = nullptr;
  for (unsigned index : weights) {
    std::optional<int32_t> axis =
        perChannel ? op.getWeightAxis(index) : std::nullopt;
    auto statistics = getChannelStatistics(op->getOperand(index), axis);
    if (!statistics)
      return op->emitOpError(toString(statistics.takeError()));
    auto type = chooseWeightType(&getContext(), *statistics, axis, bias,
                                 plan.getType(op->getOperand(input)).getScale(),
                                 getReductionSize(op), weightBits);
    if (!type) {
      plan.keepFloat(group, toString(type.takeError()));
      return success();
    }
    op->setOperand(index, createPair(b, op->getOperand(index), *type));
    if (index == other)
      otherType = *type;
  }
  if (biases.empty())
    return success();
  if (!otherType)
    otherType = plan.getType(op->getOperand(other));
  quant::QuantizedType type =
      getBiasType(plan.getType(op->getOperand(input)), otherType);
  Value value = op->getOperand(biases.front());
  op->setOperand(biases.front(), createPair(b, value, type));
  return success();
}

void InsertQDQ::markFloat(FusionGroup &group, StringRef reason) {
  auto attr = StringAttr::get(&getContext(), reason);
  for (Operation *op : group.getOps())
    op->setAttr(QNNDialect::kKeptFloatAttr, attr);
  ++numLeftInFloat;
}

/// Inserts the pair of an activation. An int8 op gives nothing but the rounded
/// value; of a value that is computed in float, only readers in int8 see the
/// rounded one.
static void insertActivationPair(Value value, quant::UniformQuantizedType type,
                                 FusionAnalysis &analysis,
                                 QuantizationPlan &plan,
                                 const DenseSet<OpOperand *> &int8Uses) {
  OpBuilder b(value.getContext());
  b.setInsertionPointAfterValue(value);
  FusionGroup *producer = analysis.getProducer(value);
  bool isInt8 = producer && plan.isQuantized(*producer);
  SmallVector<OpOperand *> uses;
  for (OpOperand &use : value.getUses())
    if (isInt8 || int8Uses.contains(&use))
      uses.push_back(&use);
  if (uses.empty())
    return;
  Value pair = createPair(b, value, type);
  for (OpOperand *use : uses)
    use->set(pair);
}

/// The operands of an int8 group that are read with an activation scale.
static void collectInt8Uses(FusionGroup &group, DenseSet<OpOperand *> &uses) {
  SmallVector<Value> values = group.getActivations();
  for (OpOperand &operand : group.head->getOpOperands()) {
    OperandRole role = group.head.getOperandRole(operand.getOperandNumber());
    if (role == OperandRole::Activation || role == OperandRole::Residual)
      uses.insert(&operand);
  }
  if (group.residualAdd)
    for (OpOperand &operand : group.residualAdd->getOpOperands())
      if (operand.get() == group.residual)
        uses.insert(&operand);
}

/// Gives operands of same-scale ops that have another scale, or none, a pair of
/// the result's type: constants, and operands of concats, for which the second
/// pair becomes a requantize.
static void convertOperands(FusionGroup &group, QuantizationPlan &plan) {
  if (!group.head.isSameScale())
    return;
  quant::UniformQuantizedType type = plan.getType(group.getResult());
  OpBuilder b(group.head);
  for (OpOperand &operand : group.head->getOpOperands()) {
    if (group.head.getOperandRole(operand.getOperandNumber()) !=
        OperandRole::Activation)
      continue;
    bool own = isa<ConcatOp>(group.head.getOperation()) ||
               sharesScale(group, operand.get());
    if (own && plan.getType(operand.get()) != type)
      operand.set(createPair(b, operand.get(), type));
  }
}

void InsertQDQ::runOnOperation() {
  ModuleOp module = getOperation();
  if (weightBits != 8 && weightBits != 4) {
    emitError(module.getLoc(), "weight-bits must be 8 or 4, not ")
        << weightBits.getValue();
    return signalPassFailure();
  }
  FailureOr<ObservedRanges> ranges = takeObservedRanges();
  if (failed(ranges) || failed(markSkippedOps(module, skipOps, skipKinds)))
    return signalPassFailure();
  FusionAnalysis analysis(module);
  QuantizationPlan plan(analysis, *ranges,
                        {symmetricActivations, quantizeOutputs});
  if (failed(plan.compute()))
    return signalPassFailure();

  DenseSet<OpOperand *> int8Uses;
  for (FusionGroup &group : analysis.getGroups()) {
    if (plan.isQuantized(group) && failed(quantizeWeights(group, plan)))
      return signalPassFailure();
    if (plan.isQuantized(group)) {
      collectInt8Uses(group, int8Uses);
      convertOperands(group, plan);
      ++numQuantized;
    } else if (!hasExplicitTypes(group)) {
      markFloat(group, plan.getReason(group));
    }
  }
  for (auto [value, type] : plan.getActivations())
    insertActivationPair(value, type, analysis, plan, int8Uses);
}
