// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins values that share a scale, finds their ranges, and decides from the
// results backwards which ops are worth computing in int8.

#include "QuantizationPlan.h"
#include "ConstantShare.h"
#include "WeightScales.h"
#include "mlir/IR/Iterators.h"
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

bool qnn::sharesScale(FusionGroup &group, Value operand) {
  return group.head.isSameScale() && isConstantOrParameter(operand);
}

/// The activations that bring a scale: constants take that of the values they
/// are joined with.
static SmallVector<Value> getScaledActivations(FusionGroup &group) {
  SmallVector<Value> values = group.getActivations();
  llvm::erase_if(values, [&](Value v) { return sharesScale(group, v); });
  return values;
}

unsigned QuantizationPlan::getIndex(Value value) {
  return indices.try_emplace(value, indices.size()).first->second;
}

using OptionalRange = std::optional<std::pair<double, double>>;

/// The range of both.
static std::pair<double, double> unite(OptionalRange a,
                                       std::pair<double, double> b) {
  return a ? std::make_pair(std::min(a->first, b.first),
                            std::max(a->second, b.second))
           : b;
}

/// Whether a softmax or a function reads a value, perhaps moved.
static bool isReadByFunction(Value value) {
  return llvm::any_of(value.getUsers(), [](Operation *user) {
    if (isa<SoftmaxOp, UnaryOp>(user))
      return true;
    auto op = dyn_cast<QuantizableOpInterface>(user);
    return op && op.isSameScale() && op->getNumOperands() == 1 &&
           isReadByFunction(op->getResult(0));
  });
}

/// Whether the constants that a group reads saturate, or take more than four
/// bits from its other operands, and a function, which is not linear, sees it:
/// exp(-1e9) is 0.
bool QuantizationPlan::hidesMask(FusionGroup &group) {
  if (!isa<SelectOp>(group.head.getOperation()) ||
      !isReadByFunction(group.getResult()))
    return false;
  std::optional<Range> others;
  for (Value value : getScaledActivations(group))
    if (std::optional<Range> range = findOwnRange(value))
      others = unite(others, *range);
  if (!others)
    return false;
  double width = std::max(others->second, 0.0) - std::min(others->first, 0.0);
  return llvm::any_of(group.getActivations(), [&](Value value) {
    if (!sharesScale(group, value))
      return false;
    std::optional<ConstantShare> share =
        getConstantShare(group.head, value, others);
    return share &&
           (share->saturates || share->max - share->min > 16.0 * width);
  });
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
  if (hidesMask(group))
    return "a function reads it, and its constant lies far outside the range "
           "of its other operands";
  for (unsigned i = 0, e = head->getNumOperands(); i < e; ++i)
    if (head.getOperandRole(i) == OperandRole::Bias &&
        !isConstantOrParameter(head->getOperand(i)))
      return "its bias is not constant";
  return "";
}

/// One class for the operand and the result of each op that keeps the scale.
/// Constants have none: each reader quantizes them for itself. Concats come
/// later: their operands may be better off with scales of their
/// own.
void QuantizationPlan::joinValues() {
  for (FusionGroup &group : analysis.getGroups()) {
    for (Value value : getScaledActivations(group))
      getIndex(value);
    getIndex(group.getResult());
  }
  classes.grow(indices.size());
  for (FusionGroup &group : analysis.getGroups())
    if (isQuantized(group) && group.head.isSameScale() &&
        !isa<ConcatOp>(group.head.getOperation()))
      for (Value value : getScaledActivations(group))
        classes.join(getIndex(value), getIndex(group.getResult()));
}

static std::optional<std::pair<double, double>> getConstantRange(Value value) {
  llvm::Expected<SmallVector<Summary>> statistics =
      getChannelStatistics(value, std::nullopt);
  if (!statistics) {
    llvm::consumeError(statistics.takeError());
    return std::nullopt;
  }
  return std::make_pair(double(statistics->front().min),
                        double(statistics->front().max));
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
  // Once for all paths that lead here.
  auto it = ownRanges.find(value);
  return it != ownRanges.end() ? it->second
                               : ownRanges[value] = joinOwnRanges(*producer);
}

/// An op left in float that only moves values: their range is that of its
/// operands.
std::optional<QuantizationPlan::Range>
QuantizationPlan::joinOwnRanges(FusionGroup &producer) {
  std::optional<Range> joined;
  for (Value operand : getScaledActivations(producer)) {
    std::optional<Range> range = findOwnRange(operand);
    if (!range)
      return std::nullopt;
    joined = unite(joined, *range);
  }
  for (Value operand : producer.getActivations()) {
    if (!sharesScale(producer, operand))
      continue;
    std::optional<ConstantShare> share =
        getConstantShare(producer.head, operand, joined);
    if (!share || share->saturates)
      return std::nullopt;
    joined = unite(joined, Range(share->min, share->max));
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
    it->second = unite(it->second, *range);
}

void QuantizationPlan::computeClassRanges() {
  for (auto [value, index] : indices) {
    FusionGroup *producer = analysis.getProducer(value);
    bool isMoved =
        producer && isQuantized(*producer) && producer->head.isSameScale();
    if (isMoved)
      continue;
    std::optional<Range> range = findOwnRange(value);
    if (range)
      narrowToClamp(value, *range);
    extend(getClass(value), range);
  }
}

/// Extends the ranges of classes by the constants that join them: all of them
/// measured by what is computed, so that their order does not matter.
void QuantizationPlan::addConstants(bool concats) {
  SmallVector<std::pair<unsigned, std::optional<Range>>> shares;
  for (FusionGroup &group : analysis.getGroups()) {
    Operation *op = group.head;
    if (!isQuantized(group) || !group.head.isSameScale() ||
        isa<ConcatOp>(op) != concats)
      continue;
    unsigned valueClass = getClass(group.getResult());
    std::optional<Range> others = getClassRange(group.getResult());
    if (auto pad = dyn_cast<PadOp>(op)) {
      ConstantShare share;
      addToShare(op, pad.getValue().convertToDouble(), others, share);
      shares.emplace_back(valueClass, Range(share.min, share.max));
    }
    for (Value operand : group.getActivations()) {
      if (!sharesScale(group, operand))
        continue;
      std::optional<ConstantShare> share =
          getConstantShare(op, operand, others);
      shares.emplace_back(valueClass, share ? std::optional<Range>(
                                                  Range(share->min, share->max))
                                            : std::nullopt);
      if (share && share->saturates)
        op->emitRemark("values of its constant operand saturate: they are "
                       "infinite or more than 65536 times as far from 0 as its "
                       "other operands reach");
    }
  }
  for (auto [valueClass, range] : shares)
    extend(valueClass, range);
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
    SmallVector<Value> operands = getScaledActivations(group);
    for (Value operand : operands)
      extend(getClass(result), getClassRange(operand));
    for (Value operand : operands) {
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

/// Whether a value of the range is within one step of 0, the step being that of
/// the 255 into which int8 divides it.
static bool mayRoundToZero(std::pair<double, double> range) {
  double step =
      (std::max(range.second, 0.0) - std::min(range.first, 0.0)) / 255;
  return range.first <= step && range.second >= -step;
}

void QuantizationPlan::decide(FusionGroup &group, DenseSet<Value> &rounded) {
  if (!isQuantized(group))
    return;
  Value result = group.getResult();
  bool isRead =
      rounded.contains(result) ||
      (options.quantizeOutputs && isReturned(result) && getClassRange(result));
  if (!isRead && !group.head.acceptsFloatResult())
    return setReason(group, "its result is used in float only");
  SmallVector<Value> values = getScaledActivations(group);
  if (isRead)
    values.push_back(result);
  bool isKnown = llvm::all_of(
      values, [&](Value v) { return getClassRange(v).has_value(); });
  if (!isKnown)
    return setReason(group,
                     "the range of an operand or of its result is not known");
  auto div = dyn_cast<DivOp>(group.head.getOperation());
  if (div && mayRoundToZero(*getClassRange(div.getRhs())))
    return setReason(
        group, "its divisor comes so close to 0 that int8 may round it to 0");
  rounded.insert(values.begin(), values.end());
}

/// Users come after their operands, so one pass from the end sees all readers
/// of a value before the op that gives it. It takes a group at its last op: the
/// residual may be computed after the head.
void QuantizationPlan::decide() {
  DenseSet<Value> rounded;
  analysis.getRoot()->walk<WalkOrder::PostOrder, ReverseIterator>(
      [&](Operation *op) {
        if (op->getNumResults() != 1)
          return;
        if (FusionGroup *group = analysis.getProducer(op->getResult(0)))
          decide(*group, rounded);
      });
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
  addConstants(/*concats=*/false);
  joinConcats();
  addConstants(/*concats=*/true);
  decide();
  return chooseTypes();
}
