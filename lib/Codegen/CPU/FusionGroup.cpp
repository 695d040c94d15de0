// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Grouping of structured ops. Fusion is decided on indexing maps alone: a
// consumer joins if it reads the result at a permutation of its own loops and
// nobody else reads it.

#include "FusionGroup.h"
#include "mlir/Analysis/FlatLinearValueConstraints.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;

/// Expresses the maps of `op` in the anchor's loops, given that element
/// `access` of a tensor, an expression in those loops, is element `map` of it
/// in the op's own loops.
static Stage makeStage(linalg::GenericOp op, AffineMap map, AffineMap access) {
  Stage stage{op, {}, {}, std::nullopt};
  stage.loops.resize(op.getNumLoops());
  for (auto [own, outer] :
       llvm::zip_equal(map.getResults(), access.getResults()))
    stage.loops[cast<AffineDimExpr>(own).getPosition()] = outer;
  for (AffineMap own : op.getIndexingMapsArray())
    stage.maps.push_back(
        own.replaceDimsAndSymbols(stage.loops, {}, access.getNumDims(), 0));
  return stage;
}

/// An op that fuses into its producer or consumer: one result, all loops
/// parallel, the output written once and not read.
static bool isElementwise(linalg::GenericOp op) {
  return op && op.getNumResults() == 1 &&
         op.getNumParallelLoops() == op.getNumLoops() &&
         op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isPermutation() &&
         op.getRegionOutputArgs().front().use_empty();
}

/// The reduction's init, if an elementwise op computes it.
static void addInit(FusionGroup &group) {
  linalg::GenericOp anchor = group.anchor.op;
  OpOperand *init = anchor.getDpsInitOperand(0);
  auto producer = init->get().getDefiningOp<linalg::GenericOp>();
  if (isElementwise(producer))
    group.init = makeStage(
        producer,
        producer.getMatchingIndexingMap(producer.getDpsInitOperand(0)),
        anchor.getMatchingIndexingMap(init));
}

FusionGroup FusionGroup::get(linalg::GenericOp anchor) {
  FusionGroup group;
  AffineMap identity = AffineMap::getMultiDimIdentityMap(anchor.getNumLoops(),
                                                         anchor.getContext());
  group.anchor = makeStage(anchor, identity, identity);
  group.ranges = anchor.getStaticLoopRanges();
  group.iterators = anchor.getIteratorTypesArray();
  if (!group.hasReduction() || anchor.getNumResults() != 1)
    return group;
  addInit(group);
  while (true) {
    Value result = group.getLast().op->getResult(0);
    AffineMap access = group.getLast().maps.back();
    if (!result.hasOneUse())
      break;
    OpOperand &use = *result.getUses().begin();
    auto consumer = dyn_cast<linalg::GenericOp>(use.getOwner());
    if (!isElementwise(consumer) || consumer.isDpsInit(&use) ||
        consumer->getBlock() != anchor->getBlock() ||
        !consumer.getMatchingIndexingMap(&use).isPermutation())
      break;
    Stage stage =
        makeStage(consumer, consumer.getMatchingIndexingMap(&use), access);
    stage.chained = use.getOperandNumber();
    group.consumers.push_back(std::move(stage));
  }
  return group;
}

void FusionGroup::forEachStage(
    llvm::function_ref<void(const Stage &)> visit) const {
  if (init)
    visit(*init);
  visit(anchor);
  llvm::for_each(consumers, visit);
}

void FusionGroup::erase(RewriterBase &rewriter) {
  for (Stage &stage : llvm::reverse(consumers))
    rewriter.eraseOp(stage.op);
  rewriter.eraseOp(anchor.op);
  if (init && init->op->use_empty())
    rewriter.eraseOp(init->op);
}

std::optional<int64_t> qnn::getCoefficient(AffineExpr expr, unsigned loop,
                                           unsigned numLoops) {
  SmallVector<int64_t> flat;
  if (failed(getFlattenedAffineExpr(expr, numLoops, 0, &flat)) ||
      flat.size() != numLoops + 1)
    return std::nullopt;
  return flat[loop];
}

FailureOr<std::optional<LoopStep>> qnn::getLoopStep(AffineMap map,
                                                    unsigned loop) {
  std::optional<LoopStep> step;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    std::optional<int64_t> factor =
        getCoefficient(expr, loop, map.getNumDims());
    if (!factor || (*factor != 0 && step))
      return failure();
    if (*factor != 0)
      step = {dim, *factor};
  }
  return step;
}

Stride qnn::getStride(AffineMap map, unsigned loop) {
  FailureOr<std::optional<LoopStep>> step = getLoopStep(map, loop);
  if (failed(step))
    return Stride::Other;
  if (!*step)
    return Stride::Zero;
  return **step == LoopStep(map.getNumResults() - 1, 1) ? Stride::One
                                                        : Stride::Other;
}

namespace {
/// ext(argument) or ext(argument) - zeroPoint.
struct Factor {
  BlockArgument argument;
  Value zeroPoint;
};
} // namespace

static std::optional<Factor> matchFactor(Value value) {
  Factor factor;
  if (auto sub = value.getDefiningOp<arith::SubIOp>()) {
    factor.zeroPoint = sub.getRhs();
    value = sub.getLhs();
  }
  auto ext = value.getDefiningOp<arith::ExtSIOp>();
  if (!ext || !ext.getIn().getType().isInteger(8) ||
      !ext.getType().isInteger(32))
    return std::nullopt;
  factor.argument = dyn_cast<BlockArgument>(ext.getIn());
  if (!factor.argument)
    return std::nullopt;
  return factor;
}

/// A value of the body as one outside of it: a constant, or one that comes from
/// there. Null if it is neither.
static Value getOutside(Value value, linalg::GenericOp op) {
  Block *body = op.getBlock();
  Attribute constant;
  if (Operation *definition = value.getDefiningOp();
      definition && definition->getBlock() == body &&
      matchPattern(value, m_Constant(&constant))) {
    OpBuilder builder(op);
    return arith::ConstantOp::create(builder, op.getLoc(),
                                     cast<TypedAttr>(constant));
  }
  return value.getParentBlock() == body ? Value() : value;
}

std::optional<IntegerContraction>
IntegerContraction::match(const Stage &stage, unsigned vectorLoop) {
  linalg::GenericOp op = stage.op;
  Block &body = *op.getBlock();
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1)
    return std::nullopt;
  auto add = body.getTerminator()->getOperand(0).getDefiningOp<arith::AddIOp>();
  if (!add || !add.getType().isInteger(32))
    return std::nullopt;
  Value accumulator = body.getArgument(2);
  Value product = add.getLhs() == accumulator ? add.getRhs() : add.getLhs();
  if (add.getLhs() != accumulator && add.getRhs() != accumulator)
    return std::nullopt;
  auto mul = product.getDefiningOp<arith::MulIOp>();
  if (!mul)
    return std::nullopt;
  std::optional<Factor> a = matchFactor(mul.getLhs()),
                        b = matchFactor(mul.getRhs());
  if (!a || !b || a->argument == b->argument)
    return std::nullopt;
  auto isZero = [](Value value) {
    return !value || matchPattern(value, m_Zero());
  };
  auto varies = [&](const Factor &factor) {
    return getStride(stage.maps[factor.argument.getArgNumber()], vectorLoop) !=
           Stride::Zero;
  };
  // The weight varies along the lanes; if both do, it has no zero point.
  if (varies(*a) && (!varies(*b) || isZero(a->zeroPoint)))
    std::swap(a, b);
  if (!varies(*b) || (varies(*a) && !isZero(b->zeroPoint)))
    return std::nullopt;
  IntegerContraction result{
      a->argument.getArgNumber(), b->argument.getArgNumber(), {}, {}};
  for (auto [factor, zeroPoint] : {std::pair(*a, &result.zeroPoint),
                                   std::pair(*b, &result.weightZeroPoint)}) {
    if (isZero(factor.zeroPoint))
      continue;
    *zeroPoint = getOutside(factor.zeroPoint, op);
    if (!*zeroPoint)
      return std::nullopt;
  }
  return result;
}
