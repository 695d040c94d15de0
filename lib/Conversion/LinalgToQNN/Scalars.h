// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Scalar arithmetic in the body of a linalg op, seen as arithmetic on whole
// tensors: each scalar of the body is a term, each op of the body a qnn op.

#ifndef QOPT_LIB_CONVERSION_LINALGTOQNN_SCALARS_H
#define QOPT_LIB_CONVERSION_LINALGTOQNN_SCALARS_H

#include "Translation.h"

namespace mlir::qnn::linalg_import {

/// A scalar of a body: a constant, or an element of a tensor (f32, i1 or i64)
/// whose shape broadcasts to the iteration space, or a comparison of such
/// elements that nothing has needed as a tensor yet.
struct Term {
  std::optional<double> constant;
  Value tensor;
  std::optional<Comparison> comparison;

  explicit operator bool() const { return constant || tensor || comparison; }
  static Term of(double constant) { return {constant, {}, {}}; }
  static Term of(Value tensor);
};

class ScalarTranslator {
public:
  /// `rank` is that of the iteration space.
  ScalarTranslator(RewriterBase &rewriter, Location loc, int64_t rank)
      : rewriter(rewriter), loc(loc), rank(rank) {}

  /// The term that `op` computes from `operands`, or none.
  Term translate(Operation *op, ArrayRef<Term> operands);
  /// `term` as a tensor, a constant in elements of the type that `element` has
  /// in qnn.
  Value getTensor(const Term &term, Type element);

private:
  Value getTensor(const Term &term) {
    return getTensor(term, rewriter.getF32Type());
  }
  Term translateUnary(Operation *op, const Term &x);
  Term translateBinary(Operation *op, const Term &a, const Term &b);
  /// Arithmetic on predicates and indices, which has no op of its own in qnn.
  Term translateInteger(Operation *op, ArrayRef<Term> operands);
  Term translateCast(Operation *op, const Term &x);
  Term translateSelect(arith::SelectOp op, const Term &condition,
                       const Term &ifTrue, const Term &ifFalse);
  /// Extrema and activations; none if the selection is nothing of the kind.
  Term translateComparedSelect(const Comparison &comparison, const Term &ifTrue,
                               const Term &ifFalse);
  Value createComparison(const Comparison &comparison);
  Term createUnary(UnaryKind kind, const Term &x, FloatAttr alpha = {});
  template <typename OpTy> Term createBinary(const Term &a, const Term &b);
  template <typename OpTy> Term createPlainBinary(const Term &a, const Term &b);
  Term createQuotient(const Term &a, const Term &b);
  Term createExtremum(bool isMax, const Term &a, const Term &b);

  RewriterBase &rewriter;
  Location loc;
  int64_t rank;
};

/// `comparison` as predicates of `shape`; null if qnn has no such comparison.
Value createComparison(const Comparison &comparison, ArrayRef<int64_t> shape,
                       Location loc, RewriterBase &rewriter);

/// Whether arithmetic on such elements is translated: predicates and indices.
bool isIndexElement(Type type);

/// True for > and >=, false for < and <=, nothing for other predicates. What
/// NaN compares to is not looked at: in extrema, qnn passes NaN on.
std::optional<bool> isGreater(arith::CmpFPredicate predicate);

/// Numpy's broadcast of two shapes of tensors that are known to agree.
SmallVector<int64_t> broadcastShapes(ArrayRef<int64_t> a, ArrayRef<int64_t> b);

} // namespace mlir::qnn::linalg_import

#endif // QOPT_LIB_CONVERSION_LINALGTOQNN_SCALARS_H
