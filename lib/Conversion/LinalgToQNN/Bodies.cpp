// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// linalg ops by what they do rather than by their names: linalg.generic, map,
// reduce, transpose, broadcast, fill and the named elementwise ops all are
// indexing maps and a body. Operands are brought into the iteration space by
// reshapes and transposes, the body is translated op by op, and a reduction
// follows where the body combines its result with the accumulator.

#include "Scalars.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// The loop that each dimension of an operand follows; -1 for dimensions of
/// size 1 that stay at index 0. Fails for other accesses, and where one loop
/// drives two dimensions.
static FailureOr<SmallVector<int64_t>> getLoops(AffineMap map) {
  SmallVector<int64_t> loops;
  for (AffineExpr expr : map.getResults()) {
    if (auto dim = dyn_cast<AffineDimExpr>(expr)) {
      if (llvm::is_contained(loops, int64_t(dim.getPosition())))
        return failure();
      loops.push_back(dim.getPosition());
      continue;
    }
    auto constant = dyn_cast<AffineConstantExpr>(expr);
    if (!constant || constant.getValue() != 0)
      return failure();
    loops.push_back(-1);
  }
  return loops;
}

/// `value`, accessed by `loops`, as a tensor whose last dimension is that of
/// the last loop and so on, 1 where it does not depend on a loop. Null if that
/// takes a reshape which dynamic dimensions forbid.
static Value align(Value value, ArrayRef<int64_t> loops, int64_t numLoops,
                   Location loc, RewriterBase &rewriter) {
  // Values that broadcast may have fewer dimensions than the operand.
  int64_t missing = loops.size() - typeOf(value).getRank();
  loops = loops.drop_front(missing);
  int64_t rank = loops.size();
  bool inPlace = true;
  for (int64_t d = 0; d < rank; ++d)
    inPlace &= loops[d] < 0 || loops[d] == numLoops - rank + d;
  if (inPlace && rank <= numLoops)
    return value;
  SmallVector<int64_t> order, perm;
  for (int64_t loop = 0; loop < numLoops; ++loop)
    if (const int64_t *it = llvm::find(loops, loop); it != loops.end())
      order.push_back(it - loops.begin());
  for (int64_t d = 0; d < rank; ++d)
    if (loops[d] < 0)
      perm.push_back(d);
  llvm::append_range(perm, order);
  SmallVector<int64_t> shape(numLoops, 1);
  for (int64_t d : order)
    shape[loops[d]] = typeOf(value).getDimSize(d);
  if (!llvm::is_sorted(perm))
    value = createTranspose(rewriter, loc, value, perm);
  return tryReshape(rewriter, loc, value, shape);
}

//===----------------------------------------------------------------------===//
// Assertions
//===----------------------------------------------------------------------===//

/// Exporters assert that a divisor is not zero. qnn divides by zero as PyTorch
/// does, with an infinite result, so that nothing is to be asserted.
static bool isNeeded(cf::AssertOp op) {
  if (matchPattern(op.getArg(), m_One()))
    return false;
  auto compare = op.getArg().getDefiningOp<arith::CmpFOp>();
  if (!compare ||
      (compare.getPredicate() != arith::CmpFPredicate::ONE &&
       compare.getPredicate() != arith::CmpFPredicate::UNE) ||
      !matchPattern(compare.getRhs(), m_AnyZeroFloat()))
    return true;
  return llvm::none_of(compare.getLhs().getUsers(), [&](Operation *user) {
    auto quotient = dyn_cast<arith::DivFOp>(user);
    return quotient && quotient.getRhs() == compare.getLhs();
  });
}

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

namespace {
/// Translates the body of one op. Accumulators of reductions have no term, nor
/// has what depends on them.
class BodyTranslator {
public:
  BodyTranslator(linalg::LinalgOp op, Translation &values)
      : op(op), values(values), rewriter(values.rewriter),
        numLoops(op.getNumLoops()),
        scalars(rewriter, op.getLoc(), op.getNumLoops()) {}

  LogicalResult run();
  Term lookup(Value value);

  linalg::LinalgOp op;
  Translation &values;
  RewriterBase &rewriter;
  int64_t numLoops;
  ScalarTranslator scalars;

private:
  FailureOr<Term> getOperand(OpOperand &operand);

  DenseMap<Value, Term> terms;
};
} // namespace

Term BodyTranslator::lookup(Value value) {
  if (Term term = terms.lookup(value))
    return term;
  FloatAttr number;
  if (matchPattern(value, m_Constant(&number)))
    return Term::of(number.getValueAsDouble());
  IntegerAttr integer;
  return matchPattern(value, m_Constant(&integer)) &&
                 integer.getValue().getSignificantBits() <= 53
             ? Term::of(double(integer.getValue().getSExtValue()))
             : Term();
}

FailureOr<Term> BodyTranslator::getOperand(OpOperand &operand) {
  Value value = operand.get();
  if (!isa<ShapedType>(value.getType()))
    return lookup(value);
  FailureOr<SmallVector<int64_t>> loops =
      getLoops(op.getMatchingIndexingMap(&operand));
  if (failed(loops))
    return rewriter.notifyMatchFailure(
        op, "an operand is not accessed by distinct loops");
  auto aligned = [&](Value tensor) {
    return align(tensor, *loops, numLoops, op.getLoc(), rewriter);
  };
  if (const Comparison *comparison = values.getComparison(value)) {
    Value lhs = aligned(comparison->lhs), rhs = aligned(comparison->rhs);
    if (lhs && rhs)
      return Term{{}, {}, Comparison{comparison->predicate, lhs, rhs}};
    return Term();
  }
  // Integers are known only as constants.
  if (std::optional<double> constant = getConstantScalar(value))
    return Term::of(*constant);
  Value tensor = values.getBroadcastable(value);
  return tensor ? Term::of(aligned(tensor)) : Term();
}

LogicalResult BodyTranslator::run() {
  Block *body = op.getBlock();
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    bool accumulates = op.isDpsInit(&operand) && op.getNumReductionLoops() > 0;
    if (argument.use_empty() || accumulates)
      continue;
    FailureOr<Term> term = getOperand(operand);
    if (failed(term))
      return failure();
    terms[argument] = *term;
  }
  for (Operation &inner : body->without_terminator()) {
    if (auto assertion = dyn_cast<cf::AssertOp>(inner)) {
      if (isNeeded(assertion))
        return rewriter.notifyMatchFailure(op, "contains an assertion");
      continue;
    }
    if (inner.getNumResults() != 1)
      continue;
    SmallVector<Term> operands;
    for (Value operand : inner.getOperands())
      operands.push_back(lookup(operand));
    terms[inner.getResult(0)] = scalars.translate(&inner, operands);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// `value` in the iteration space as a result that is accessed by `loops`;
/// loops that the result lacks have size 1, dimensions that broadcast stay 1.
/// Null if that takes a reshape which dynamic dimensions forbid.
static Value arrange(Value value, ArrayRef<int64_t> loops, int64_t numLoops,
                     Location loc, RewriterBase &rewriter) {
  // Fewer dimensions than loops: leading ones broadcast.
  SmallVector<int64_t> whole(numLoops - typeOf(value).getRank(), 1);
  llvm::append_range(whole, typeOf(value).getShape());
  SmallVector<int64_t> used, usedShape, perm, shape;
  for (int64_t loop = 0; loop < numLoops; ++loop)
    if (llvm::is_contained(loops, loop)) {
      used.push_back(loop);
      usedShape.push_back(whole[loop]);
    }
  for (int64_t loop : loops) {
    if (loop >= 0)
      perm.push_back(llvm::find(used, loop) - used.begin());
    shape.push_back(loop >= 0 ? whole[loop] : 1);
  }
  if (llvm::is_sorted(perm))
    return tryReshape(rewriter, loc, value, shape);
  value = tryReshape(rewriter, loc, value, usedShape);
  if (value)
    value = createTranspose(rewriter, loc, value, perm);
  return value ? tryReshape(rewriter, loc, value, shape) : Value();
}

static LogicalResult setParallelResult(BodyTranslator &body, OpResult result,
                                       Value yielded, ArrayRef<int64_t> loops) {
  RewriterBase &rewriter = body.rewriter;
  Term term = body.lookup(yielded);
  if (!term)
    return rewriter.notifyMatchFailure(
        body.op, "the body has no qnn counterpart, or reads other types");
  auto arranged = [&](Value value) {
    return arrange(value, loops, body.numLoops, body.op.getLoc(), rewriter);
  };
  if (term.comparison) {
    Value lhs = arranged(term.comparison->lhs),
          rhs = arranged(term.comparison->rhs);
    if (!lhs || !rhs)
      return rewriter.notifyMatchFailure(body.op, "shapes are dynamic");
    body.values.set(result, {term.comparison->predicate, lhs, rhs});
    return success();
  }
  Value value = arranged(body.scalars.getTensor(term));
  if (!value || failed(body.values.set(result, value)))
    return rewriter.notifyMatchFailure(body.op, "shapes are dynamic");
  return success();
}

namespace {
enum class Combiner { Sum, Max, Min };
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

static Value createNegation(Value value, Location loc, RewriterBase &rewriter) {
  return UnaryOp::create(rewriter, loc, value.getType(), UnaryKind::Neg, value,
                         FloatAttr());
}

/// The reduction, without what the accumulator starts with.
static Value createReduction(Combiner combiner, Value input,
                             ArrayRef<int64_t> axes, Location loc,
                             RewriterBase &rewriter) {
  switch (combiner) {
  case Combiner::Sum:
    return createReduction<ReduceSumOp>(input, axes, loc, rewriter);
  case Combiner::Max:
    return createReduction<ReduceMaxOp>(input, axes, loc, rewriter);
  case Combiner::Min: // min(x) = -max(-x), exactly.
    input = createNegation(input, loc, rewriter);
    return createNegation(
        createReduction<ReduceMaxOp>(input, axes, loc, rewriter), loc,
        rewriter);
  }
  return {};
}

/// Whether all x are -infinity: max(x) = -infinity, NaN included.
static LogicalResult setAllInfinite(BodyTranslator &body, OpResult result,
                                    Value yielded, ArrayRef<int64_t> loops) {
  linalg::LinalgOp op = body.op;
  Operation *conjunction = yielded.getDefiningOp();
  OpOperand *init = op.getDpsInitOperand(result.getResultNumber());
  BlockArgument accumulator = op.getMatchingBlockArgument(init);
  DenseIntElementsAttr start;
  if (!isa_and_nonnull<arith::AndIOp>(conjunction) ||
      !llvm::is_contained(conjunction->getOperands(), accumulator) ||
      !matchPattern(init->get(), m_Constant(&start)) || !start.isSplat() ||
      start.getSplatValue<APInt>().isZero())
    return failure();
  bool first = conjunction->getOperand(0) == accumulator;
  Term term = body.lookup(conjunction->getOperand(first ? 1 : 0));
  SmallVector<int64_t> shape = op.getStaticLoopRanges();
  if (!term.comparison ||
      term.comparison->predicate != arith::CmpFPredicate::OEQ ||
      getConstantScalar(term.comparison->rhs) != -INFINITY ||
      typeOf(term.comparison->lhs).getShape() != ArrayRef<int64_t>(shape))
    return failure();
  SmallVector<unsigned> reduced;
  op.getReductionDims(reduced);
  SmallVector<int64_t> axes(reduced.begin(), reduced.end());
  Value max = createReduction<ReduceMaxOp>(term.comparison->lhs, axes,
                                           op.getLoc(), body.rewriter);
  max = arrange(max, loops, body.numLoops, op.getLoc(), body.rewriter);
  if (!max)
    return failure();
  Value bound = createFloatConstant(
      body.rewriter, op.getLoc(),
      SmallVector<int64_t>(typeOf(max).getRank(), 1), -INFINITY);
  body.values.set(result, {arith::CmpFPredicate::OEQ, max, bound});
  return success();
}

static LogicalResult setReducedResult(BodyTranslator &body, OpResult result,
                                      Value yielded, ArrayRef<int64_t> loops) {
  linalg::LinalgOp op = body.op;
  RewriterBase &rewriter = body.rewriter;
  OpOperand *init = op.getDpsInitOperand(result.getResultNumber());
  if (succeeded(setAllInfinite(body, result, yielded, loops)))
    return success();
  auto match = matchCombiner(yielded, op.getMatchingBlockArgument(init));
  Term term = match ? body.lookup(match->second) : Term();
  if (!term || term.comparison)
    return rewriter.notifyMatchFailure(
        op, "not a sum, maximum or minimum of values that qnn can compute");
  Combiner combiner = match->first;
  bool isSum = combiner == Combiner::Sum;
  double sign = combiner == Combiner::Min ? -1.0 : 1.0;
  if (!isSum && !body.values.isFilledWith(init->get(), [&](double x) {
        return sign * x <= -FLT_MAX;
      }))
    return rewriter.notifyMatchFailure(
        op, "an extremum does not start at its neutral element");
  SmallVector<int64_t> shape = op.getStaticLoopRanges();
  Value input =
      body.values.materialize(op.getLoc(), body.scalars.getTensor(term), shape);
  if (!input)
    return rewriter.notifyMatchFailure(op, "reduces repeated values");
  SmallVector<int64_t> axes;
  for (auto [loop, kind] : llvm::enumerate(op.getIteratorTypesArray()))
    if (kind == utils::IteratorType::reduction) {
      if (ShapedType::isDynamic(shape[loop]) || shape[loop] == 0)
        return rewriter.notifyMatchFailure(
            op, "a reduced dimension is dynamic or empty");
      axes.push_back(loop);
    }
  FailureOr<Value> value =
      arrange(createReduction(combiner, input, axes, op.getLoc(), rewriter),
              loops, body.numLoops, op.getLoc(), rewriter);
  if (*value && isSum)
    value = body.values.addInit(op, *value, init->get());
  if (failed(value))
    return failure();
  if (!*value || failed(body.values.set(result, *value)))
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  return success();
}

LogicalResult linalg_import::convertBody(linalg::LinalgOp op,
                                         Translation &values) {
  BodyTranslator body(op, values);
  if (failed(body.run()))
    return failure();
  auto yield = cast<linalg::YieldOp>(op.getBlock()->getTerminator());
  for (OpResult result : op->getResults()) {
    if (result.use_empty())
      continue;
    FailureOr<SmallVector<int64_t>> loops =
        getLoops(op.getIndexingMapMatchingResult(result));
    Value yielded = yield.getOperand(result.getResultNumber());
    bool reduces = op.getNumReductionLoops() > 0;
    if (failed(loops))
      return values.rewriter.notifyMatchFailure(
          op, "a result is not accessed by distinct loops");
    if (failed(reduces ? setReducedResult(body, result, yielded, *loops)
                       : setParallelResult(body, result, yielded, *loops)))
      return failure();
  }
  return success();
}
