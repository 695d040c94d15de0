// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The body of one linalg op in translation, which elementwise ops, reductions
// and lookups share.

#ifndef QOPT_LIB_CONVERSION_LINALGTOQNN_BODIES_H
#define QOPT_LIB_CONVERSION_LINALGTOQNN_BODIES_H

#include "Constants.h"
#include "Scalars.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::qnn::linalg_import {

/// The loop that each dimension of an operand follows; -1 for dimensions of
/// size 1 that stay at index 0. Fails for other accesses, and where one loop
/// drives two dimensions.
FailureOr<SmallVector<int64_t>> getLoops(AffineMap map);

/// Translates the body of one op. Accumulators of reductions have no term, nor
/// has what depends on them.
class BodyTranslator {
public:
  BodyTranslator(linalg::LinalgOp op, Translation &values)
      : op(op), values(values), rewriter(values.rewriter),
        numLoops(op.getNumLoops()),
        scalars(rewriter, op.getLoc(), op.getNumLoops()), positions(op) {}

  LogicalResult run();
  Term lookup(Value value);
  /// `value` in the iteration space as a result that is accessed by `loops`;
  /// loops that the result lacks have size 1, dimensions that broadcast stay 1.
  /// Null if that takes a reshape which dynamic dimensions forbid.
  Value arrange(Value value, ArrayRef<int64_t> loops);

  linalg::LinalgOp op;
  Translation &values;
  RewriterBase &rewriter;
  int64_t numLoops;
  ScalarTranslator scalars;
  PositionScalars positions;

private:
  FailureOr<Term> getOperand(OpOperand &operand);
  LogicalResult translate(Operation &inner);

  DenseMap<Value, Term> terms;
};

/// `value`, accessed by `loops`, as a tensor whose last dimension is that of
/// the last loop and so on, 1 where it does not depend on a loop. Null if that
/// takes a reshape which dynamic dimensions forbid.
Value align(Value value, ArrayRef<int64_t> loops, int64_t numLoops,
            Location loc, RewriterBase &rewriter);

/// What tensor.extract reads, in the iteration space; null if it is no view of
/// the tensor and no gather.
Value createExtraction(BodyTranslator &body, tensor::ExtractOp op);

/// A result that combines the values of the reduced loops.
LogicalResult setReducedResult(BodyTranslator &body, OpResult result,
                               Value yielded, ArrayRef<int64_t> loops);
/// The maximum and where it is, the two results of one op.
LogicalResult convertArgmax(linalg::LinalgOp op, Translation &values);

} // namespace mlir::qnn::linalg_import

#endif // QOPT_LIB_CONVERSION_LINALGTOQNN_BODIES_H
