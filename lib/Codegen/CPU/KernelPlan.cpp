// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The decisions of the code generator: which loop becomes lanes, which operands
// are read packed, whether the dot instruction applies, how large the register
// block is and in which order the loops run.

#include "BodyVectorizer.h"
#include "KernelEmitter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/Support/MathExtras.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using qopt::TargetInfo;

bool qnn::isParameter(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op))
      return isa<LoadParameterOp>(op);
    value = op->getOperand(0);
  }
  auto argument = cast<BlockArgument>(value);
  auto func = dyn_cast<func::FuncOp>(argument.getOwner()->getParentOp());
  return func && func.getArgAttr(argument.getArgNumber(), "qopt.parameter");
}

namespace {
class Planner {
public:
  Planner(const FusionGroup &group, const TargetInfo &target,
          std::string &reason)
      : group(group), target(target), reason(reason) {
    plan.target = &target;
  }

  FailureOr<KernelPlan> run() {
    if (failed(checkStages()) || failed(chooseVectorLoop()))
      return failure();
    chooseLanes();
    collectLoops();
    chooseContraction();
    if (failed(chooseLayouts()))
      return failure();
    if (plan.taps) {
      orderTapLoops();
      return plan;
    }
    chooseBlock();
    orderLoops();
    return plan;
  }

private:
  LogicalResult fail(const Twine &why) {
    reason = why.str();
    return failure();
  }
  Value getOperand(unsigned number) const {
    return anchor()->getOperand(number);
  }
  linalg::GenericOp anchor() const { return group.anchor.op; }
  AffineMap getMap(unsigned operand) const {
    return group.anchor.maps[operand];
  }
  bool isPackable(unsigned operand) const;
  double getCost(std::optional<unsigned> rowLoop, int64_t rows,
                 int64_t vectors) const;

  int64_t getRowLimit(unsigned rowLoop) const;

  LogicalResult checkStages();
  LogicalResult chooseVectorLoop();
  void chooseLanes();
  void collectLoops();
  void chooseContraction();
  void chooseTaps();
  void orderTapLoops();
  LogicalResult chooseLayouts();
  void chooseBlock();
  void orderLoops();

  const FusionGroup &group;
  const TargetInfo &target;
  std::string &reason;
  KernelPlan plan;
};
} // namespace

LogicalResult Planner::checkStages() {
  LogicalResult result = success();
  group.forEachStage([&](const Stage &stage) {
    linalg::GenericOp op = stage.op;
    if (failed(result))
      return;
    if (op.getNumResults() != 1 || op.getNumDpsInits() != 1)
      result = fail("it has not exactly one result");
    else if (op.hasDynamicShape())
      result = fail("it has dynamic shapes");
    else if (std::string why = explainScalarBody(*op.getBlock()); !why.empty())
      result = fail(why);
    for (Type type : op->getOperandTypes()) {
      Type element = getElementTypeOrSelf(type);
      unsigned bits =
          element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 8;
      // In memory a boolean is a byte, in a vector it is a bit.
      if (succeeded(result) && isa<RankedTensorType>(type) && bits % 8 != 0)
        result = fail("its elements of " + Twine(bits) +
                      " bits are not whole bytes");
    }
    for (AffineMap map : stage.maps)
      for (AffineExpr expr : map.getResults())
        if (succeeded(result) && !getCoefficient(expr, 0, map.getNumDims()))
          result = fail("an indexing map is not linear");
  });
  if (failed(result))
    return result;
  if (group.ranges.empty() || llvm::is_contained(group.ranges, 0))
    return fail("it has no elements");
  return success();
}

/// The lanes are consecutive in memory: the loop that moves the result by one
/// element.
LogicalResult Planner::chooseVectorLoop() {
  AffineMap map = group.getResultMap();
  for (unsigned loop = group.ranges.size(); loop-- > 0;) {
    if (group.isReduction(loop) || getStride(map, loop) != Stride::One)
      continue;
    plan.vectorLoop = loop;
    if (group.ranges[loop] == 1)
      return fail("the innermost dimension of the result has one element");
    return success();
  }
  return fail("no loop moves the result by one element");
}

void Planner::chooseLanes() {
  int64_t widest = 8;
  group.forEachStage([&](const Stage &stage) {
    linalg::GenericOp op = stage.op;
    widest = std::max(widest, getWidestBits(*op.getBlock()));
  });
  plan.lanes =
      std::min<int64_t>(target.getLanes(widest),
                        llvm::PowerOf2Ceil(group.ranges[plan.vectorLoop]));
}

void Planner::collectLoops() {
  for (unsigned loop = 0; loop < group.ranges.size(); ++loop)
    (group.isReduction(loop) ? plan.reductionLoops : plan.parallelLoops)
        .push_back(loop);
}

/// An operand that can be read in blocks of lanes: its dimensions are loops.
bool Planner::isPackable(unsigned operand) const {
  AffineMap map = getMap(operand);
  return map.isProjectedPermutation() && map.isFunctionOfDim(plan.vectorLoop) &&
         map.getNumResults() > 0;
}

/// Bytes times bytes: the dot instruction if the input is the same for all
/// lanes and consecutive along the last reduction.
void Planner::chooseContraction() {
  plan.contraction = IntegerContraction::match(group.anchor, plan.vectorLoop);
  if (!plan.contraction)
    return;
  // Without a zero point the body does not tell which factor is the weight.
  if (!plan.contraction->zeroPoint && !plan.contraction->weightZeroPoint &&
      !isPackable(plan.contraction->weight))
    std::swap(plan.contraction->input, plan.contraction->weight);
  unsigned input = plan.contraction->input, weight = plan.contraction->weight;
  unsigned last = plan.reductionLoops.back();
  // The zero point of the weight meets the sum of the inputs: one for each row
  // of a matrix, where a window's elements count in several sums.
  if (!isPackable(weight) || (plan.contraction->weightZeroPoint &&
                              !getMap(input).isProjectedPermutation())) {
    plan.contraction.reset();
    return;
  }
  if (target.dot == qopt::DotKind::None)
    return;
  if (getStride(getMap(input), plan.vectorLoop) == Stride::One)
    return chooseTaps();
  if (getStride(getMap(input), plan.vectorLoop) != Stride::Zero ||
      getStride(getMap(input), last) != Stride::One ||
      !getMap(weight).isFunctionOfDim(last))
    return;
  plan.depth = target.getDotDepth();
  plan.unsignedInput = target.takesUnsigned();
  plan.lanes = target.getLanes(32);
}

/// Bytes times bytes, channel by channel, along the row of a window.
void Planner::chooseTaps() {
  if (!target.takesQuads())
    return;
  bool usesIndex = false;
  group.forEachStage([&](const Stage &stage) {
    linalg::GenericOp op = stage.op;
    usesIndex |= op.hasIndexSemantics();
  });
  if (usesIndex)
    return;
  std::optional<TapWindow> taps =
      TapWindow::choose(group, *plan.contraction, plan.vectorLoop,
                        target.getLanes(32), target.getDotDepth());
  if (!taps)
    return;
  plan.taps = *taps;
  plan.unsignedInput = target.takesUnsigned();
  plan.lanes = target.getLanes(32);
  plan.vectors = target.getDotDepth();
  plan.rowLoop = taps->rowLoop;
  plan.rows = taps->rows;
}

/// Channels outermost: a block's weights stay in registers or on the stack.
void Planner::orderTapLoops() {
  SmallVector<unsigned> loops{plan.vectorLoop};
  for (unsigned loop : plan.parallelLoops)
    if (loop != plan.vectorLoop && plan.rowLoop != loop)
      loops.push_back(loop);
  loops.push_back(*plan.rowLoop);
  plan.parallelLoops = loops;
}

/// Which operands of the anchor are read packed.
LogicalResult Planner::chooseLayouts() {
  LogicalResult result = success();
  group.forEachStage([&](const Stage &stage) {
    for (OpOperand &operand : stage.op->getOpOperands()) {
      unsigned number = operand.getOperandNumber();
      bool isAnchor = &stage == &group.anchor;
      if (!isa<RankedTensorType>(operand.get().getType()) ||
          stage.chained == number)
        continue;
      linalg::GenericOp op = stage.op;
      if (op.isDpsInit(&operand) &&
          op.getRegionOutputArgs().front().use_empty())
        continue;
      Stride stride = getStride(stage.maps[number], plan.vectorLoop);
      bool isWeight = isAnchor && group.hasReduction() && isPackable(number) &&
                      !op.isDpsInit(&operand);
      bool needsDot =
          (plan.depth > 1 || plan.taps) && plan.contraction->weight == number;
      bool worthIt = stride == Stride::Other ||
                     (stride == Stride::One && isParameter(operand.get()));
      if (isWeight && (needsDot || worthIt)) {
        PackedOperand packed;
        for (unsigned loop : plan.parallelLoops)
          if (loop != plan.vectorLoop &&
              stage.maps[number].isFunctionOfDim(loop))
            packed.loops.push_back(loop);
        packed.loops.push_back(plan.vectorLoop);
        for (unsigned loop : plan.reductionLoops)
          if (stage.maps[number].isFunctionOfDim(loop))
            packed.loops.push_back(loop);
        plan.packed[number] = packed;
      } else if (stride == Stride::Other && succeeded(result)) {
        result = fail(
            "operand #" + Twine(number) + " of '" +
            op->getName().getStringRef() +
            "' is not contiguous along the innermost dimension of the result");
      }
    }
  });
  return result;
}

/// Cycles, roughly, for all register blocks of a size and what remains at the
/// edges: the slowest of multiplications, loads (two a cycle) and the latency
/// of accumulating, and the loop's own instructions.
double Planner::getCost(std::optional<unsigned> rowLoop, int64_t rows,
                        int64_t vectors) const {
  constexpr double latency = 4.5, overhead = 1.0;
  double perProduct = plan.depth == 1 && plan.contraction ? 1.5 : 0.5;
  auto getStep = [&](int64_t r, int64_t v) {
    double loads = 0;
    for (unsigned number = 0; number < anchor().getNumDpsInputs(); ++number) {
      AffineMap map = getMap(number);
      loads += (rowLoop && map.isFunctionOfDim(*rowLoop) ? r : 1) *
               (map.isFunctionOfDim(plan.vectorLoop) ? v : 1);
    }
    return std::max({double(r * v) * perProduct, loads * 0.5, latency}) +
           overhead;
  };
  int64_t rowRange = rowLoop ? group.ranges[*rowLoop] : 1;
  int64_t blocks = llvm::divideCeil(group.ranges[plan.vectorLoop], plan.lanes);
  double cost = 0;
  for (auto [r, numR] : {std::pair(rows, rowRange / rows),
                         std::pair(rowRange % rows, int64_t(1))})
    for (auto [v, numV] : {std::pair(vectors, blocks / vectors),
                           std::pair(blocks % vectors, int64_t(1))})
      if (r > 0 && v > 0)
        cost += double(numR * numV) * getStep(r, v);
  for (unsigned loop : plan.parallelLoops)
    if (loop != plan.vectorLoop && rowLoop != loop)
      cost *= double(group.ranges[loop]);
  return cost;
}

/// How many rows a block may have. Rows that lie a multiple of 4096 bytes apart
/// meet in one set of the first-level cache, which has eight ways or more.
int64_t Planner::getRowLimit(unsigned rowLoop) const {
  for (unsigned number = 0; number < anchor().getNumDpsInputs(); ++number) {
    auto type = dyn_cast<RankedTensorType>(getOperand(number).getType());
    FailureOr<std::optional<LoopStep>> step =
        getLoopStep(getMap(number), rowLoop);
    if (!type || plan.packed.count(number) || failed(step) || !*step)
      continue;
    auto [dim, distance] = **step;
    for (int64_t size : type.getShape().drop_front(dim + 1))
      distance *= size;
    if (distance * type.getElementTypeBitWidth() / 8 % 4096 == 0)
      return 7;
  }
  return 16;
}

/// The cheapest block that fits in the registers: accumulators, one vector of
/// each weight column, one input and one constant. Packed operands are the same
/// for all rows.
void Planner::chooseBlock() {
  int64_t blocks = llvm::divideCeil(group.ranges[plan.vectorLoop], plan.lanes);
  if (!group.hasReduction()) {
    plan.vectors = std::min<int64_t>(4, blocks);
    return;
  }
  SmallVector<std::optional<unsigned>> candidates{std::nullopt};
  for (unsigned loop : plan.parallelLoops)
    if (loop != plan.vectorLoop && group.ranges[loop] > 1 &&
        llvm::none_of(plan.packed, [&](auto &entry) {
          return getMap(entry.first).isFunctionOfDim(loop);
        }))
      candidates.push_back(loop);
  double best = std::numeric_limits<double>::infinity();
  for (std::optional<unsigned> rowLoop : candidates) {
    int64_t rowLimit =
        rowLoop ? std::min(getRowLimit(*rowLoop), group.ranges[*rowLoop]) : 1;
    for (int64_t rows = 1; rows <= rowLimit; ++rows)
      for (int64_t vectors = 1; vectors <= std::min<int64_t>(8, blocks);
           ++vectors) {
        if (rows * vectors + vectors + 2 > target.numRegisters)
          break;
        double cost = getCost(rowLoop, rows, vectors);
        if (cost >= best * 0.999)
          continue;
        best = cost;
        plan.rowLoop = rowLoop;
        plan.rows = rows;
        plan.vectors = vectors;
      }
  }
}

/// Rows and vectors innermost. The vector loop goes outside of the loops over
/// which the weights stay the same if reading the input again for each block of
/// columns costs less memory traffic than reading the weights again for each
/// block of rows.
void Planner::orderLoops() {
  SmallVector<unsigned> loops;
  for (unsigned loop : plan.parallelLoops)
    if (loop != plan.vectorLoop && plan.rowLoop != loop)
      loops.push_back(loop);
  if (plan.rowLoop)
    loops.push_back(*plan.rowLoop);
  auto getBytes = [&](unsigned operand) -> double {
    auto type = dyn_cast<RankedTensorType>(getOperand(operand).getType());
    return type ? double(type.getNumElements()) *
                      type.getElementTypeBitWidth() / 8
                : 0;
  };
  auto position = loops.end();
  for (auto &[number, packed] : plan.packed) {
    double weightBytes = getBytes(number), inputBytes = 0;
    for (unsigned other = 0; other < anchor().getNumDpsInputs(); ++other)
      if (other != number)
        inputBytes += getBytes(other);
    double rowBlocks = 1;
    for (unsigned loop : loops)
      if (!getMap(number).isFunctionOfDim(loop))
        rowBlocks *=
            double(group.ranges[loop]) / (plan.rowLoop == loop ? plan.rows : 1);
    double columnBlocks = double(group.ranges[plan.vectorLoop]) /
                          double(plan.lanes * plan.vectors);
    // Panels of weights that stay in the second-level cache for all rows, where
    // the whole does not and rows are many enough to read the input once for
    // each panel.
    constexpr double panelBytes = 1024 * 1024;
    int64_t numPanels = int64_t(std::ceil(weightBytes / panelBytes));
    bool isOuter = llvm::none_of(loops, [&, n = number](unsigned loop) {
      return getMap(n).isFunctionOfDim(loop);
    });
    if (isOuter && numPanels > 1 && rowBlocks >= 16) {
      int64_t blocks = llvm::divideCeil(
          llvm::divideCeil(group.ranges[plan.vectorLoop], plan.lanes),
          plan.vectors);
      plan.panelVectors =
          std::max<int64_t>(blocks / numPanels, 1) * plan.vectors;
      position = loops.end();
      break;
    }
    constexpr double firstLevelCache = 16 * 1024;
    if (weightBytes <= firstLevelCache ||
        inputBytes * columnBlocks >= weightBytes * rowBlocks)
      continue;
    position = llvm::find_if(loops, [&, n = number](unsigned loop) {
      return !getMap(n).isFunctionOfDim(loop);
    });
  }
  loops.insert(position, plan.vectorLoop);
  if (plan.panelVectors)
    loops.insert(loops.begin(), plan.vectorLoop);
  plan.parallelLoops = loops;
}

FailureOr<KernelPlan> qnn::planKernel(const FusionGroup &group,
                                      const TargetInfo &target,
                                      std::string &reason) {
  return Planner(group, target, reason).run();
}
