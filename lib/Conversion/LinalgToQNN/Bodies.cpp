// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// linalg ops by what they do rather than by their names: linalg.generic, map,
// reduce, transpose, broadcast, fill and the named elementwise ops all are
// indexing maps and a body. Operands are brought into the iteration space by
// reshapes and transposes, the body is translated op by op, and a reduction
// follows where the body combines its result with the accumulator.

#include "Bodies.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<int64_t>> linalg_import::getLoops(AffineMap map) {
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

Value linalg_import::align(Value value, ArrayRef<int64_t> loops,
                           int64_t numLoops, Location loc,
                           RewriterBase &rewriter) {
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
  value = tryTranspose(rewriter, loc, value, perm);
  return value ? tryReshape(rewriter, loc, value, shape) : Value();
}

//===----------------------------------------------------------------------===//
// Assertions
//===----------------------------------------------------------------------===//

/// Exporters assert that a divisor is not zero and that an index is in range.
/// qnn divides by zero as PyTorch does, with an infinite result, and reads
/// nothing outside a tensor, so that nothing is to be asserted.
static bool isNeeded(cf::AssertOp op) {
  if (matchPattern(op.getArg(), m_One()))
    return false;
  // qnn clamps the indices of a lookup into the range that is asserted.
  bool looksUp = llvm::any_of(*op->getBlock(), [](Operation &other) {
    return isa<tensor::ExtractOp>(other);
  });
  if (looksUp && op.getArg().getDefiningOp<arith::CmpIOp>())
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

/// Splats are constants; true is 1.
static Term getSplatOrTensor(Value tensor) {
  Term term = tensor ? Term::of(tensor) : Term();
  if (term.constant && typeOf(tensor).getElementType().isInteger(1))
    term.constant = std::abs(*term.constant);
  return term;
}

Term BodyTranslator::lookup(Value value) {
  if (Term term = terms.lookup(value))
    return term;
  FloatAttr number;
  if (matchPattern(value, m_Constant(&number)))
    return Term::of(number.getValueAsDouble());
  IntegerAttr integer;
  if (matchPattern(value, m_Constant(&integer)))
    return integer.getType().isInteger(1)
               ? Term::of(double(integer.getValue().getBoolValue()))
           : integer.getValue().getSignificantBits() <= 53
               ? Term::of(double(integer.getValue().getSExtValue()))
               : Term();
  DenseElementsAttr known = positions.evaluate(value);
  if (!known || !known.getElementType().isIntOrFloat())
    return {};
  Term term = getSplatOrTensor(arith::ConstantOp::create(
      rewriter, op.getLoc(), cast<TypedAttr>(Attribute(known))));
  terms[value] = term;
  return term;
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
  if (getConstantScalar(value))
    return getSplatOrTensor(value);
  Value tensor = values.getOfAnyType(value);
  return tensor ? Term::of(aligned(tensor)) : Term();
}

LogicalResult BodyTranslator::translate(Operation &inner) {
  if (auto assertion = dyn_cast<cf::AssertOp>(inner))
    return isNeeded(assertion)
               ? rewriter.notifyMatchFailure(op, "contains an assertion")
               : success();
  positions.add(inner);
  if (inner.getNumResults() != 1 || positions.contains(inner.getResult(0)))
    return success();
  if (auto extract = dyn_cast<tensor::ExtractOp>(inner)) {
    if (Value value = createExtraction(*this, extract))
      terms[inner.getResult(0)] = Term::of(value);
    return success();
  }
  SmallVector<Term> operands;
  for (Value operand : inner.getOperands())
    operands.push_back(lookup(operand));
  terms[inner.getResult(0)] = scalars.translate(&inner, operands);
  return success();
}

LogicalResult BodyTranslator::run() {
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    bool accumulates = op.isDpsInit(&operand) && op.getNumReductionLoops() > 0;
    if (argument.use_empty() || accumulates)
      continue;
    FailureOr<Term> term = getOperand(operand);
    if (failed(term))
      return failure();
    terms[argument] = *term;
    positions.add(operand);
  }
  for (Operation &inner : op.getBlock()->without_terminator())
    if (failed(translate(inner)))
      return failure();
  return success();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

Value BodyTranslator::arrange(Value value, ArrayRef<int64_t> loops) {
  Location loc = op.getLoc();
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
  value = value ? tryTranspose(rewriter, loc, value, perm) : Value();
  return value ? tryReshape(rewriter, loc, value, shape) : Value();
}

/// Names the first op of the body that has no qnn counterpart.
static std::string describeFailure(BodyTranslator &body, Value yielded) {
  for (Operation &inner : body.op.getBlock()->without_terminator()) {
    if (inner.getNumResults() != 1 || inner.getResult(0).getType().isIndex() ||
        body.positions.contains(inner.getResult(0)) ||
        body.lookup(inner.getResult(0)))
      continue;
    bool readsKnown = llvm::all_of(inner.getOperands(), [&](Value operand) {
      return body.positions.contains(operand) || body.lookup(operand);
    });
    std::string type;
    llvm::raw_string_ostream(type) << inner.getResult(0).getType();
    std::string name = inner.getName().getStringRef().str();
    return readsKnown ? "computes '" + name + "' to " + type +
                            ", which has no qnn counterpart here"
                      : "computes '" + name + "' of values that qnn lacks";
  }
  std::string type;
  llvm::raw_string_ostream(type) << yielded.getType();
  return "yields values of type " + type + " that qnn lacks";
}

static LogicalResult setParallelResult(BodyTranslator &body, OpResult result,
                                       Value yielded, ArrayRef<int64_t> loops) {
  RewriterBase &rewriter = body.rewriter;
  Term term = body.lookup(yielded);
  if (!term)
    return rewriter.notifyMatchFailure(body.op, describeFailure(body, yielded));
  auto arranged = [&](Value value) { return body.arrange(value, loops); };
  if (term.comparison) {
    Value lhs = arranged(term.comparison->lhs),
          rhs = arranged(term.comparison->rhs);
    if (!lhs || !rhs)
      return rewriter.notifyMatchFailure(body.op, "shapes are dynamic");
    body.values.set(result, {term.comparison->predicate, lhs, rhs});
    return success();
  }
  Value tensor = body.scalars.getTensor(term, yielded.getType());
  Value value = tensor ? arranged(tensor) : Value();
  if (!value || failed(body.values.set(result, value)))
    return rewriter.notifyMatchFailure(body.op, "shapes are dynamic");
  return success();
}

LogicalResult linalg_import::convertBody(linalg::LinalgOp op,
                                         Translation &values) {
  if (succeeded(convertArgmax(op, values)))
    return success();
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
