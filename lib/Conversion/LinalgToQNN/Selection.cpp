// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Selections in a body. One that a comparison controls is often a maximum, a
// minimum or an activation, which is what it becomes then; otherwise it is
// qnn.select.

#include "Scalars.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// The value of a term, be it a tensor or a constant, is that of `side`.
static bool isSame(const Term &term, Value side) {
  return term.constant ? getConstantScalar(side) == term.constant
                       : term.tensor == side;
}

/// The a of value = a x, or of value = a (exp(x) - 1).
static std::optional<std::pair<UnaryKind, double>>
getNegativeBranch(Value value, Value x) {
  Product linear = getProduct(value, x);
  if (linear.take(x) && linear.values.empty())
    return std::make_pair(UnaryKind::LeakyRelu, linear.scale);
  Product product = getProduct(value);
  Sum sum = product.values.size() == 1 ? getSum(product.values[0]) : Sum();
  if (sum.values.size() == 1 && sum.constant == -1.0 &&
      getUnaryOperand(sum.values[0], UnaryKind::Exp) == x)
    return std::make_pair(UnaryKind::Elu, product.scale);
  return std::nullopt;
}

/// The size of the last dimension; 1 without one.
static int64_t getRowSize(Value value) {
  ArrayRef<int64_t> shape = typeOf(value).getShape();
  return shape.empty() ? 1 : shape.back();
}

/// Whether each row (along the last dimension) of `value` has an element that
/// is not -infinity as long as no sum overflows: scores of attention, masked or
/// not.
static bool hasFiniteRows(Value value) {
  bool masked = false;
  while (Operation *op = value.getDefiningOp()) {
    if (isa<MatmulOp>(op))
      return true;
    auto add = dyn_cast<AddOp>(op);
    // Two masks may leave nothing.
    if (add && !masked && leavesEachRow(add.getRhs())) {
      value = add.getLhs();
      masked = true;
    } else if (auto mul = dyn_cast<MulOp>(op);
               mul && getConstantScalar(mul.getRhs())) {
      value = mul.getLhs();
    } else if (auto reshape = dyn_cast<ReshapeOp>(op);
               reshape && getRowSize(reshape.getInput()) == getRowSize(value)) {
      value = reshape.getInput();
    } else {
      return false;
    }
  }
  return false;
}

/// PyTorch's attention gives zeros for rows that are -infinity throughout:
/// max(x) = -infinity ? 0 : softmax(x).
static bool isRowGuard(const Comparison &condition, const Term &ifTrue) {
  auto max = condition.lhs.getDefiningOp<ReduceMaxOp>();
  return max && condition.predicate == arith::CmpFPredicate::OEQ &&
         getConstantScalar(condition.rhs) == -INFINITY &&
         ifTrue.constant == 0.0 && hasFiniteRows(max.getInput());
}

Term ScalarTranslator::translateComparedSelect(const Comparison &comparison,
                                               const Term &ifTrue,
                                               const Term &ifFalse) {
  auto [predicate, lhs, rhs] = comparison;
  if (isRowGuard(comparison, ifTrue))
    return ifFalse;
  std::optional<bool> greater = isGreater(predicate);
  if (!greater)
    return {};
  if (isSame(ifTrue, lhs) && isSame(ifFalse, rhs))
    return createExtremum(*greater, ifTrue, ifFalse);
  if (isSame(ifTrue, rhs) && isSame(ifFalse, lhs))
    return createExtremum(!*greater, ifTrue, ifFalse);
  // x > 0 ? x : f(x), or x < 0 ? f(x) : x; at 0 both branches agree.
  const Term &positive = *greater ? ifTrue : ifFalse,
             &negative = *greater ? ifFalse : ifTrue;
  if (getConstantScalar(rhs) != 0.0 || !positive.tensor ||
      positive.tensor != lhs || !negative.tensor)
    return {};
  if (auto branch = getNegativeBranch(negative.tensor, lhs))
    return createUnary(branch->first, Term::of(lhs),
                       rewriter.getF32FloatAttr(branch->second));
  return {};
}

Term ScalarTranslator::translateSelect(arith::SelectOp op,
                                       const Term &condition,
                                       const Term &ifTrue,
                                       const Term &ifFalse) {
  if (condition.constant)
    return *condition.constant != 0.0 ? ifTrue : ifFalse;
  if (ifTrue.constant && ifFalse.constant &&
      *ifTrue.constant == *ifFalse.constant)
    return ifTrue;
  if (condition.comparison && !isa<IntegerType>(op.getType()))
    if (Term term =
            translateComparedSelect(*condition.comparison, ifTrue, ifFalse))
      return term;
  if (isa<IntegerType>(op.getType()))
    return translateInteger(op, {condition, ifTrue, ifFalse});
  Value predicate = getTensor(condition, rewriter.getI1Type()),
        onTrue = getTensor(ifTrue), onFalse = getTensor(ifFalse);
  if (!predicate)
    return {};
  SmallVector<int64_t> shape = broadcastShapes(
      typeOf(predicate).getShape(),
      broadcastShapes(typeOf(onTrue).getShape(), typeOf(onFalse).getShape()));
  return Term::of(SelectOp::create(rewriter, loc, typeOf(onTrue).clone(shape),
                                   predicate, onTrue, onFalse)
                      .getResult());
}
