// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bodies that combine the values of the reduced loops: sums, products, extrema,
// conjunctions, and the position of an extremum.

#include "Bodies.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

//===----------------------------------------------------------------------===//
// Combiners
//===----------------------------------------------------------------------===//

namespace {
enum class Combiner { Sum, Product, Max, Min, All, Any };
} // namespace

/// How `yielded` combines the accumulator with a value, and that value.
static std::optional<std::pair<Combiner, Value>>
matchCombiner(Value yielded, BlockArgument accumulator) {
  Operation *op = yielded.getDefiningOp();
  if (!op)
    return std::nullopt;
  auto getOther = [&](Value a, Value b) {
    return a == accumulator ? b : b == accumulator ? a : Value();
  };
  if (auto select = dyn_cast<arith::SelectOp>(op)) {
    auto compare = select.getCondition().getDefiningOp<arith::CmpFOp>();
    Value other = getOther(select.getTrueValue(), select.getFalseValue());
    if (!compare || !other ||
        getOther(compare.getLhs(), compare.getRhs()) != other)
      return std::nullopt;
    std::optional<bool> greater = isGreater(compare.getPredicate());
    if (!greater)
      return std::nullopt;
    bool inOrder = compare.getLhs() == select.getTrueValue();
    return std::make_pair(*greater == inOrder ? Combiner::Max : Combiner::Min,
                          other);
  }
  if (op->getNumOperands() != 2)
    return std::nullopt;
  Value other = getOther(op->getOperand(0), op->getOperand(1));
  if (!other)
    return std::nullopt;
  if (isa<arith::AddFOp>(op))
    return std::make_pair(Combiner::Sum, other);
  if (isa<arith::MulFOp>(op))
    return std::make_pair(Combiner::Product, other);
  bool isPredicate = yielded.getType().isInteger(1);
  if (isPredicate && isa<arith::AndIOp>(op))
    return std::make_pair(Combiner::All, other);
  if (isPredicate && isa<arith::OrIOp>(op))
    return std::make_pair(Combiner::Any, other);
  if (isa<arith::MaximumFOp>(op))
    return std::make_pair(Combiner::Max, other);
  if (isa<arith::MinimumFOp>(op))
    return std::make_pair(Combiner::Min, other);
  return std::nullopt;
}

template <typename OpTy>
static Value createReduction(Value input, ArrayRef<int64_t> axes, Location loc,
                             RewriterBase &rewriter) {
  SmallVector<int64_t> shape(typeOf(input).getShape());
  for (int64_t axis : axes)
    shape[axis] = 1;
  return OpTy::create(rewriter, loc, typeOf(input).clone(shape), input, axes,
                      /*keep_dims=*/true);
}

/// The reduction, without what the accumulator starts with.
static Value createReduction(Combiner combiner, Value input,
                             ArrayRef<int64_t> axes, Location loc,
                             RewriterBase &rewriter) {
  switch (combiner) {
  case Combiner::Sum:
    return createReduction<ReduceSumOp>(input, axes, loc, rewriter);
  case Combiner::Product:
    return createReduction<ReduceProdOp>(input, axes, loc, rewriter);
  case Combiner::Max:
  case Combiner::Any:
    return createReduction<ReduceMaxOp>(input, axes, loc, rewriter);
  case Combiner::Min:
  case Combiner::All:
    return createReduction<ReduceMinOp>(input, axes, loc, rewriter);
  }
  return {};
}

/// Whether the accumulator starts at the value that changes nothing. Sums may
/// start anywhere.
static bool startsNeutral(Combiner combiner, Value init, Translation &values) {
  if (combiner == Combiner::Sum)
    return true;
  DenseIntElementsAttr start;
  if (combiner == Combiner::All || combiner == Combiner::Any)
    return matchPattern(init, m_Constant(&start)) && start.isSplat() &&
           start.getSplatValue<APInt>().isZero() == (combiner == Combiner::Any);
  return values.isFilledWith(init, [&](double x) {
    return combiner == Combiner::Product ? x == 1.0
           : combiner == Combiner::Max   ? x <= -FLT_MAX
                                         : x >= FLT_MAX;
  });
}

namespace {
/// A reduction, and what its result is compared with where that is a predicate.
struct Reduction {
  Combiner combiner = Combiner::Sum;
  Value input;
  std::optional<std::pair<arith::CmpFPredicate, double>> test;
};
} // namespace

/// The reduction of a term whose elements in the body are of type `element`;
/// without an input if the term is no tensor.
static Reduction getReduction(BodyTranslator &body, Combiner combiner,
                              const Term &term, Type element) {
  if (combiner != Combiner::All && combiner != Combiner::Any)
    return {combiner, body.scalars.getTensor(term, element), {}};
  // Whether all x are -infinity: max(x) = -infinity, NaN included.
  const std::optional<Comparison> &comparison = term.comparison;
  if (combiner == Combiner::All && comparison &&
      comparison->predicate == arith::CmpFPredicate::OEQ &&
      getConstantScalar(comparison->rhs) == -INFINITY &&
      typeOf(comparison->lhs).getShape() ==
          ArrayRef<int64_t>(body.op.getStaticLoopRanges()))
    return {Combiner::Max,
            comparison->lhs,
            {{arith::CmpFPredicate::OEQ, -INFINITY}}};
  // Whether all or any hold: the smallest or largest of 0 and 1.
  Value input = body.scalars.getTensor(term, element);
  if (input)
    input =
        CastOp::create(body.rewriter, body.op.getLoc(),
                       typeOf(input).clone(body.rewriter.getF32Type()), input);
  return {combiner, input, {{arith::CmpFPredicate::UNE, 0.0}}};
}

/// The loops that are reduced, if none is dynamic or empty.
static FailureOr<SmallVector<int64_t>> getReducedAxes(linalg::LinalgOp op) {
  SmallVector<int64_t> axes;
  for (auto [loop, kind] : llvm::enumerate(op.getIteratorTypesArray())) {
    if (kind != utils::IteratorType::reduction)
      continue;
    int64_t size = op.getStaticLoopRanges()[loop];
    if (ShapedType::isDynamic(size) || size == 0)
      return failure();
    axes.push_back(loop);
  }
  return axes;
}

LogicalResult linalg_import::setReducedResult(BodyTranslator &body,
                                              OpResult result, Value yielded,
                                              ArrayRef<int64_t> loops) {
  linalg::LinalgOp op = body.op;
  RewriterBase &rewriter = body.rewriter;
  Location loc = op.getLoc();
  OpOperand *init = op.getDpsInitOperand(result.getResultNumber());
  auto match = matchCombiner(yielded, op.getMatchingBlockArgument(init));
  Term term = match ? body.lookup(match->second) : Term();
  Reduction reduction;
  if (term)
    reduction = getReduction(body, match->first, term, match->second.getType());
  if (!reduction.input)
    return rewriter.notifyMatchFailure(
        op, "not a sum, product or extremum of values that qnn can compute");
  if (!startsNeutral(match->first, init->get(), body.values))
    return rewriter.notifyMatchFailure(
        op, "does not start at the neutral element of what it computes");
  Value input =
      body.values.materialize(loc, reduction.input, op.getStaticLoopRanges());
  if (!input)
    return rewriter.notifyMatchFailure(op, "reduces repeated values");
  FailureOr<SmallVector<int64_t>> axes = getReducedAxes(op);
  if (failed(axes))
    return rewriter.notifyMatchFailure(
        op, "a reduced dimension is dynamic or empty");
  FailureOr<Value> value = body.arrange(
      createReduction(reduction.combiner, input, *axes, loc, rewriter), loops);
  if (*value && reduction.combiner == Combiner::Sum)
    value = body.values.addInit(op, *value, init->get());
  if (failed(value))
    return failure();
  if (!*value)
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  if (reduction.test) {
    auto [predicate, number] = *reduction.test;
    Value bound = createFloatConstant(
        rewriter, loc, SmallVector<int64_t>(typeOf(*value).getRank(), 1),
        number);
    body.values.set(result, {predicate, *value, bound});
    return success();
  }
  if (failed(body.values.set(result, *value)))
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  return success();
}

//===----------------------------------------------------------------------===//
// Argmax
//===----------------------------------------------------------------------===//

/// Whether `index` = select(x > most, position, index) for the position in the
/// loop `axis`, and `most` = max(x, most); x < most and min for the smallest.
static std::optional<bool> matchArgmax(linalg::LinalgOp op, int64_t axis) {
  Block *body = op.getBlock();
  auto yield = cast<linalg::YieldOp>(body->getTerminator());
  BlockArgument x = body->getArgument(0), most = body->getArgument(1),
                index = body->getArgument(2);
  auto select = yield.getOperand(1).getDefiningOp<arith::SelectOp>();
  auto compare = select ? select.getCondition().getDefiningOp<arith::CmpFOp>()
                        : arith::CmpFOp();
  auto cast = select ? select.getTrueValue().getDefiningOp<arith::IndexCastOp>()
                     : arith::IndexCastOp();
  auto position =
      cast ? cast.getIn().getDefiningOp<linalg::IndexOp>() : linalg::IndexOp();
  auto match = matchCombiner(yield.getOperand(0), most);
  if (!compare || !position || int64_t(position.getDim()) != axis || !match ||
      select.getFalseValue() != index || match->second != x ||
      compare.getLhs() != x || compare.getRhs() != most)
    return std::nullopt;
  bool isMax = match->first == Combiner::Max;
  arith::CmpFPredicate strict =
      isMax ? arith::CmpFPredicate::OGT : arith::CmpFPredicate::OLT;
  if ((!isMax && match->first != Combiner::Min) ||
      compare.getPredicate() != strict)
    return std::nullopt;
  return isMax;
}

LogicalResult linalg_import::convertArgmax(linalg::LinalgOp op,
                                           Translation &values) {
  FailureOr<SmallVector<int64_t>> axes = getReducedAxes(op);
  if (op.getNumDpsInputs() != 1 || op.getNumDpsInits() != 2 || failed(axes) ||
      axes->size() != 1)
    return failure();
  int64_t axis = axes->front();
  std::optional<bool> isMax = matchArgmax(op, axis);
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  FailureOr<SmallVector<int64_t>> loops = getLoops(maps[1]);
  Value input = values.get(op->getOperand(0));
  if (!isMax || !input || !maps[0].isIdentity() || maps[1] != maps[2] ||
      failed(loops) || !llvm::is_sorted(*loops))
    return failure();
  Value init = op.getDpsInits()[0];
  // The position in a row where nothing exceeds the start.
  DenseIntElementsAttr start;
  auto type = cast<RankedTensorType>(op->getResult(1).getType());
  bool keepsDim = type.getRank() == typeOf(input).getRank();
  if (!startsNeutral(*isMax ? Combiner::Max : Combiner::Min, init, values) ||
      !matchPattern(op.getDpsInits()[1], m_Constant(&start)) ||
      !start.isSplat() || !start.getSplatValue<APInt>().isZero() ||
      !type.getElementType().isSignlessInteger(64))
    return failure();
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  auto createReduce = [&](auto tag) -> Value {
    using OpTy = decltype(tag);
    return OpTy::create(rewriter, loc,
                        cast<RankedTensorType>(op->getResult(0).getType()),
                        input, ArrayRef<int64_t>(axis), keepsDim);
  };
  if (!op->getResult(0).use_empty() &&
      failed(values.set(op->getResult(0), *isMax
                                              ? createReduce(ReduceMaxOp())
                                              : createReduce(ReduceMinOp()))))
    return failure();
  if (!*isMax)
    input = UnaryOp::create(rewriter, loc, input.getType(), UnaryKind::Neg,
                            input, FloatAttr());
  return values.set(op->getResult(1), ArgmaxOp::create(rewriter, loc, type,
                                                       input, axis, keepsDim));
}
