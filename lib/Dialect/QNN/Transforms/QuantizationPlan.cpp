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
  for (unsigned i = 0, e = head->getNumOperands(); i < e; ++i)
    if (head.getOperandRole(i) == OperandRole::Bias &&
        !isConstantOrParameter(head->getOperand(i)))
      return "its bias is not constant";
  return "";
}

/// One class for the operand and the result of each op that keeps the scale.
/// Concats come later: their operands may be better off with scales of their
/// own.
void QuantizationPlan::joinValues() {
  for (FusionGroup &group : analysis.getGroups()) {
    for (Value value : group.getActivations())
      getIndex(value);
    getIndex(group.getResult());
  }
  classes.grow(indices.size());
  for (FusionGroup &group : analysis.getGroups())
    if (isQuantized(group) && group.head.isSameScale() &&
        !isa<ConcatOp>(group.head.getOperation()))
      for (Value value : group.getActivations())
        classes.join(getIndex(value), getIndex(group.getResult()));
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

void QuantizationPlan::extend(unsigned valueClass, std::optional<Range> range) {
  auto [it, inserted] = classRanges.try_emplace(valueClass, range);
  if (inserted || !it->second)
    return;
  if (!range)
    it->second = std::nullopt;
  else
    it->second = Range(std::min(it->second->first, range->first),
                       std::max(it->second->second, range->second));
}

void QuantizationPlan::computeClassRanges() {
  for (auto [value, index] : indices) {
    FusionGroup *producer = analysis.getProducer(value);
    bool isMoved =
        producer && isQuantized(*producer) && producer->head.isSameScale();
    if (auto pad = value.getDefiningOp<PadOp>(); pad && isMoved)
      extend(getClass(value), Range(pad.getValue().convertToDouble(),
                                    pad.getValue().convertToDouble()));
    if (isMoved)
      continue;
    std::optional<Range> range = findOwnRange(value);
    if (range)
      narrowToClamp(value, *range);
    extend(getClass(value), range);
  }
}

/// Whether a class ends in `op`: its values go nowhere else but to ops that
/// keep them in the class.
bool QuantizationPlan::isReadOnlyBy(unsigned valueClass, Operation *op) {
  for (auto [value, index] : indices) {
    if (classes.findLeader(index) != valueClass)
      continue;
    for (Operation *user : value.getUsers()) {
      bool keepsClass = user->getNumResults() == 1 &&
                        indices.contains(user->getResult(0)) &&
                        getClass(user->getResult(0)) == valueClass;
      if (user != op && !keepsClass)
        return false;
    }
  }
  return true;
}

/// A concat needs one scale. An operand that nobody else reads is rounded to it
/// at once; one that others read takes it only if that costs them at most one
/// bit, and is requantized otherwise.
void QuantizationPlan::joinConcats() {
  auto width = [](Range range) {
    return std::max(range.second, 0.0) - std::min(range.first, 0.0);
  };
  for (FusionGroup &group : analysis.getGroups()) {
    Operation *op = group.head;
    if (!isQuantized(group) || !isa<ConcatOp>(op))
      continue;
    Value result = group.getResult();
    for (Value operand : op->getOperands())
      extend(getClass(result), getClassRange(operand));
    for (Value operand : op->getOperands()) {
      std::optional<Range> own = getClassRange(operand),
                           all = getClassRange(result);
      unsigned a = getClass(operand), b = getClass(result);
      if (a == b || !own || !all ||
          (width(*own) * 2 < width(*all) && !isReadOnlyBy(a, op)))
        continue;
      unsigned joined = classes.join(a, b);
      extend(joined, own);
      extend(joined, all);
    }
  }
}

std::optional<QuantizationPlan::Range>
QuantizationPlan::getClassRange(Value value) {
  auto it = classRanges.find(getClass(value));
  return it == classRanges.end() ? std::nullopt : it->second;
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
                  (options.quantizeOutputs && isReturned(result) &&
                   getClassRange(result));
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
  computeClassRanges();
  joinConcats();
  decide();
  return chooseTypes();
}
