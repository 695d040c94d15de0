// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins values that share a scale, finds their ranges, and decides from the
// results backwards which ops are worth computing in int8.

#include "QuantizationPlan.h"
#include "WeightScales.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include <algorithm>

using namespace mlir;
using namespace mlir::qnn;
using namespace qopt::numerics;

bool qnn::hasExplicitTypes(FusionGroup &group) {
  bool reads = llvm::any_of(group.head->getOperands(), [](Value operand) {
    return operand.getDefiningOp<DequantizeOp>() != nullptr;
  });
  return reads ||
         llvm::any_of(group.getResult().getUsers(),
                      [](Operation *user) { return isa<QuantizeOp>(user); });
}

void QuantizationPlan::setReason(FusionGroup &group, const Twine &reason) {
  reasons[group.head] = reason.str();
}

unsigned QuantizationPlan::getIndex(Value value) {
  return indices.try_emplace(value, indices.size()).first->second;
}

/// What keeps a group in float whatever the others do; empty if nothing does.
std::string QuantizationPlan::findReason(FusionGroup &group) {
  QuantizableOpInterface head = group.head;
  if (auto attr = head->getAttrOfType<StringAttr>(QNNDialect::kKeptFloatAttr))
    return attr.str();
  if (hasExplicitTypes(group))
    return "it has explicit quantization";
  if (isa<BatchNormOp>(head.getOperation()))
    return "batch_norm was not folded";
  bool hasWeight = false;
  for (unsigned i = 0, e = head->getNumOperands(); i < e; ++i) {
    OperandRole role = head.getOperandRole(i);
    hasWeight |= role == OperandRole::Weight;
    if (role == OperandRole::Bias &&
        !isConstantOrParameter(head->getOperand(i)))
      return "its bias is not constant";
  }
  // 255 * 255 * K <= 2^31 - 1 for two activations; weights are looked at when
  // they are quantized.
  constexpr int64_t kLargestSum = 33025;
  if (!hasWeight && getReductionSize(head) > kLargestSum)
    return "a sum of " + std::to_string(getReductionSize(head)) +
           " products does not fit in 32 bits";
  return "";
}

/// One class for the operands and the result of each op that keeps the scale.
void QuantizationPlan::joinValues() {
  for (FusionGroup &group : analysis.getGroups()) {
    for (Value value : group.getActivations())
      getIndex(value);
    getIndex(group.getResult());
  }
  classes.grow(indices.size());
  for (FusionGroup &group : analysis.getGroups())
    if (isQuantized(group) && group.head.isSameScale())
      for (Value value : group.getActivations())
        classes.join(getIndex(value), getIndex(group.getResult()));
  classes.compress();
}

static std::optional<std::pair<double, double>> getConstantRange(Value value) {
  llvm::Expected<SmallVector<ChannelStatistics>> statistics =
      getChannelStatistics(value, std::nullopt);
  if (!statistics) {
    llvm::consumeError(statistics.takeError());
    return std::nullopt;
  }
  return std::make_pair(double(statistics->front().range.min),
                        double(statistics->front().range.max));
}

std::optional<QuantizationPlan::Range>
QuantizationPlan::findOwnRange(Value value) {
  if (auto it = observed.find(value); it != observed.end())
    return Range(it->second.min, it->second.max);
  if (isConstantOrParameter(value))
    return getConstantRange(value);
  FusionGroup *producer = analysis.getProducer(value);
  if (!producer)
    return std::nullopt;
  if (auto range = producer->head.getKnownResultRange())
    return range;
  if (!producer->head.isSameScale())
    return std::nullopt;
  // An op left in float that only moves values: their range is that of its
  // operands.
  std::optional<Range> joined;
  for (Value operand : producer->getActivations()) {
    std::optional<Range> range = findOwnRange(operand);
    if (!range)
      return std::nullopt;
    joined = joined ? Range(std::min(joined->first, range->first),
                            std::max(joined->second, range->second))
                    : *range;
  }
  return joined;
}

/// A value that only a clamp reads may saturate at its bounds: quantizing
/// clamps.
static void narrowToClamp(Value value, std::pair<double, double> &range) {
  if (!value.hasOneUse() || !isa<ClampOp>(*value.user_begin()))
    return;
  std::pair<float, float> bounds = getClampBounds(*value.user_begin());
  range.first = std::clamp<double>(range.first, bounds.first, bounds.second);
  range.second = std::clamp<double>(range.second, bounds.first, bounds.second);
}

LogicalResult QuantizationPlan::computeClassRanges() {
  classRanges.assign(classes.getNumClasses(), std::nullopt);
  auto extend = [&](unsigned index, Range range) {
    std::optional<Range> &joined = classRanges[index];
    joined = joined ? Range(std::min(joined->first, range.first),
                            std::max(joined->second, range.second))
                    : range;
  };
  for (auto [value, index] : indices) {
    FusionGroup *producer = analysis.getProducer(value);
    bool isMoved =
        producer && isQuantized(*producer) && producer->head.isSameScale();
    if (auto pad = value.getDefiningOp<PadOp>(); pad && isMoved)
      extend(classes[index], {pad.getValue().convertToDouble(),
                              pad.getValue().convertToDouble()});
    if (isMoved)
      continue;
    if (std::optional<Range> range = findOwnRange(value)) {
      narrowToClamp(value, *range);
      extend(classes[index], *range);
    } else {
      unknown.try_emplace(classes[index], value);
    }
  }
  return success();
}

std::optional<QuantizationPlan::Range>
QuantizationPlan::getClassRange(Value value) {
  unsigned index = classes[getIndex(value)];
  return unknown.contains(index) ? std::nullopt : classRanges[index];
}

static bool isReturned(Value value) {
  return llvm::any_of(value.getUsers(), [](Operation *user) {
    return user->hasTrait<OpTrait::ReturnLike>();
  });
}

/// Users come after their operands, so one pass from the end sees all readers
/// of a value before the op that gives it.
void QuantizationPlan::decide() {
  DenseSet<Value> rounded;
  for (FusionGroup &group : llvm::reverse(analysis.getGroups())) {
    if (!isQuantized(group))
      continue;
    Value result = group.getResult();
    bool isRead = rounded.contains(result) ||
                  (options.quantizeOutputs && isReturned(result));
    if (!isRead && !group.head.acceptsFloatResult()) {
      setReason(group, "its result is used in float only");
      continue;
    }
    SmallVector<Value> values = group.getActivations();
    if (isRead)
      values.push_back(result);
    bool isKnown = llvm::all_of(
        values, [&](Value v) { return getClassRange(v).has_value(); });
    if (!isKnown) {
      setReason(group, "the range of an operand or of its result is not known");
      continue;
    }
    rounded.insert(values.begin(), values.end());
  }
  for (auto [value, index] : indices)
    if (rounded.contains(value))
      activations[value] = nullptr;
}

LogicalResult QuantizationPlan::chooseTypes() {
  for (auto &[value, type] : activations) {
    Range range = *getClassRange(value);
    Result<QuantParams> params =
        options.symmetricActivations
            ? chooseSymmetric(range.first, range.second, Storage::i8())
            : chooseAsymmetric(range.first, range.second, Storage::i8());
    if (!params)
      return emitError(value.getLoc(), "cannot quantize this value: ")
             << params.reason();
    type = toQuantizedType(value.getContext(), *params);
  }
  return success();
}

LogicalResult QuantizationPlan::compute() {
  for (FusionGroup &group : analysis.getGroups())
    if (std::string reason = findReason(group); !reason.empty())
      setReason(group, reason);
  joinValues();
  if (failed(computeClassRanges()))
    return failure();
  decide();
  return chooseTypes();
}
