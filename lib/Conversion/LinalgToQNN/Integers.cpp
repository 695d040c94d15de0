// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Predicates, indices and casts in a body. Comparisons of reals and casts are
// qnn ops; arithmetic on i1 and i64 alone stays arith, on whole tensors.

#include "Scalars.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

bool linalg_import::isIndexElement(Type type) {
  return type.isSignlessInteger(1) || type.isSignlessInteger(64);
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

std::optional<bool> linalg_import::isGreater(arith::CmpFPredicate predicate) {
  switch (predicate) {
  case arith::CmpFPredicate::OGT:
  case arith::CmpFPredicate::OGE:
  case arith::CmpFPredicate::UGT:
  case arith::CmpFPredicate::UGE:
    return true;
  case arith::CmpFPredicate::OLT:
  case arith::CmpFPredicate::OLE:
  case arith::CmpFPredicate::ULT:
  case arith::CmpFPredicate::ULE:
    return false;
  default:
    return std::nullopt;
  }
}

/// A qnn comparison, or the negation of one: every comparison with NaN is false
/// in qnn, but `ne`, so that what is true for NaN is not the opposite of it.
static std::optional<std::pair<CompareKind, bool>>
getKind(arith::CmpFPredicate predicate) {
  switch (predicate) {
  case arith::CmpFPredicate::OEQ:
    return std::make_pair(CompareKind::Eq, false);
  case arith::CmpFPredicate::UNE:
    return std::make_pair(CompareKind::Ne, false);
  case arith::CmpFPredicate::OGT:
    return std::make_pair(CompareKind::Gt, false);
  case arith::CmpFPredicate::OGE:
    return std::make_pair(CompareKind::Ge, false);
  case arith::CmpFPredicate::OLT:
    return std::make_pair(CompareKind::Lt, false);
  case arith::CmpFPredicate::OLE:
    return std::make_pair(CompareKind::Le, false);
  case arith::CmpFPredicate::UGT:
    return std::make_pair(CompareKind::Le, true);
  case arith::CmpFPredicate::UGE:
    return std::make_pair(CompareKind::Lt, true);
  case arith::CmpFPredicate::ULT:
    return std::make_pair(CompareKind::Ge, true);
  case arith::CmpFPredicate::ULE:
    return std::make_pair(CompareKind::Gt, true);
  default:
    return std::nullopt;
  }
}

Value linalg_import::createComparison(const Comparison &comparison,
                                      ArrayRef<int64_t> shape, Location loc,
                                      RewriterBase &rewriter) {
  auto [predicate, lhs, rhs] = comparison;
  auto type = RankedTensorType::get(shape, rewriter.getI1Type());
  // NaN is what does not equal itself.
  bool isOrdered = predicate == arith::CmpFPredicate::ORD;
  if ((isOrdered || predicate == arith::CmpFPredicate::UNO) && lhs == rhs)
    return CompareOp::create(rewriter, loc, type,
                             isOrdered ? CompareKind::Eq : CompareKind::Ne, lhs,
                             rhs);
  auto kind = getKind(predicate);
  if (!kind)
    return {};
  Value result = CompareOp::create(rewriter, loc, type, kind->first, lhs, rhs);
  if (!kind->second || ShapedType::isDynamicShape(shape))
    return kind->second ? Value() : result;
  Value all = arith::ConstantOp::create(rewriter, loc,
                                        DenseElementsAttr::get(type, true));
  return arith::XOrIOp::create(rewriter, loc, result, all);
}

Value ScalarTranslator::createComparison(const Comparison &comparison) {
  return linalg_import::createComparison(
      comparison,
      broadcastShapes(typeOf(comparison.lhs).getShape(),
                      typeOf(comparison.rhs).getShape()),
      loc, rewriter);
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

/// `value` repeated to `shape`; null unless it is a constant or a comparison.
static Value repeat(Value value, ArrayRef<int64_t> shape, Location loc,
                    RewriterBase &rewriter) {
  RankedTensorType type = typeOf(value).clone(shape);
  if (value.getType() == type)
    return value;
  DenseElementsAttr constant;
  if (matchPattern(value, m_Constant(&constant)) && constant.isSplat() &&
      type.hasStaticShape())
    return arith::ConstantOp::create(
        rewriter, loc, cast<TypedAttr>(Attribute(constant.resizeSplat(type))));
  if (auto compare = value.getDefiningOp<CompareOp>())
    return CompareOp::create(rewriter, loc, type, compare.getKind(),
                             compare.getLhs(), compare.getRhs());
  return {};
}

Term ScalarTranslator::translateInteger(Operation *op,
                                        ArrayRef<Term> operands) {
  if (!isa<arith::AddIOp, arith::AndIOp, arith::CmpIOp, arith::MaxSIOp,
           arith::MinSIOp, arith::MulIOp, arith::OrIOp, arith::SelectOp,
           arith::SubIOp, arith::XOrIOp>(op))
    return {};
  SmallVector<Value> tensors;
  SmallVector<int64_t> shape;
  for (auto [operand, term] : llvm::zip_equal(op->getOperands(), operands)) {
    Value tensor = isIndexElement(operand.getType())
                       ? getTensor(term, operand.getType())
                       : Value();
    if (!tensor)
      return {};
    tensors.push_back(tensor);
    shape = broadcastShapes(typeOf(tensor).getShape(), shape);
  }
  for (Value &tensor : tensors)
    if (!(tensor = repeat(tensor, shape, loc, rewriter)))
      return {};
  OperationState state(loc, op->getName(), tensors,
                       RankedTensorType::get(shape, op->getResult(0).getType()),
                       op->getAttrs());
  return Term::of(rewriter.create(state)->getResult(0));
}

//===----------------------------------------------------------------------===//
// Casts
//===----------------------------------------------------------------------===//

/// qnn.cast reads i1 as 0 or 1 and other integers as signed; it truncates reals
/// toward zero.
Term ScalarTranslator::translateCast(Operation *op, const Term &x) {
  Type from = op->getOperand(0).getType(), to = op->getResult(0).getType();
  bool isPredicate = from.isInteger(1);
  bool isKnown =
      TypeSwitch<Operation *, bool>(op)
          .Case<arith::ExtUIOp, arith::UIToFPOp>(
              [&](auto) { return isPredicate; })
          .Case<arith::ExtSIOp, arith::SIToFPOp>(
              [&](auto) { return !isPredicate; })
          .Case<arith::FPToSIOp>(
              [&](auto) { return from.isF32() && !to.isInteger(1); })
          .Case<arith::TruncIOp>([&](auto) { return !to.isInteger(1); })
          .Default([](Operation *) { return false; });
  auto canCast = [](Type type) {
    return isa<FloatType>(type) || isIndexElement(type) ||
           type.isSignlessInteger(32);
  };
  Value tensor = getTensor(x, from);
  if (!isKnown || !tensor || !canCast(from) || !canCast(to))
    return {};
  Type element = isa<FloatType>(to) ? Type(rewriter.getF32Type()) : to;
  return Term::of(
      CastOp::create(rewriter, loc,
                     RankedTensorType::get(typeOf(tensor).getShape(), element),
                     tensor)
          .getResult());
}
