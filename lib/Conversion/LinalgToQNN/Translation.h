// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the parts of convert-linalg-to-qnn share: which qnn value stands for
// which linalg value. Ops are visited in program order, so that operands are
// translated before their users. f32 results are replaced at once; f64 results
// get an f32 stand-in that lives on only if it ends in a conversion to f32
// (exporters compute variances in f64), and values that merely repeat a smaller
// one (fills, broadcasts) are kept as the smaller one, because qnn ops
// broadcast by themselves.

#ifndef QOPT_LIB_CONVERSION_LINALGTOQNN_TRANSLATION_H
#define QOPT_LIB_CONVERSION_LINALGTOQNN_TRANSLATION_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/PatternMatch.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

namespace mlir::qnn::linalg_import {

/// A comparison that nothing has needed as a tensor yet. The sides broadcast
/// to the shape of the result.
struct Comparison {
  arith::CmpFPredicate predicate;
  Value lhs, rhs;
};

/// A tensor of zeros that holds `source`, its element i at offset + i * stride.
struct Spread {
  Value source;
  SmallVector<int64_t> offsets, strides;
};

class Translation {
public:
  explicit Translation(RewriterBase &rewriter) : rewriter(rewriter) {}

  /// The f32 tensor that `value` is, or null if it is of another type.
  Value get(Value value);
  /// The same, or a smaller tensor of the same rank that broadcasts to it.
  Value getBroadcastable(Value value);
  /// The same for tensors of integers too.
  Value getOfAnyType(Value value);
  /// The comparison that `value` is, or null.
  const Comparison *getComparison(Value value) const;

  /// `value` is what `result` computes. Fails if their shapes differ and
  /// `value` does not broadcast to it.
  LogicalResult set(OpResult result, Value value);
  void set(OpResult result, const Comparison &comparison) {
    comparisons[result] = comparison;
  }

  /// Gives what `op`, which is converted, still owes to users that are not.
  void finish(Operation *op, llvm::function_ref<bool(OpOperand &)> isForeign);

  /// `value` repeated to `shape`, or null.
  Value materialize(Location loc, Value value, ArrayRef<int64_t> shape);

  /// Constants that were computed, not given: their values, or null.
  DenseElementsAttr getComputed(Value value) const;
  void setComputed(Value value) { computed.insert(value); }

  /// What `value` spreads over zeros, or null.
  const Spread *lookupSpread(Value value) const {
    auto it = spreads.find(value);
    return it == spreads.end() ? nullptr : &it->second;
  }
  void setSpread(Value value, Spread spread) {
    spreads[value] = std::move(spread);
  }

  /// `result` plus what the op accumulates into, which is often zero.
  FailureOr<Value> addInit(Operation *op, Value result, Value init);
  /// Whether `init` holds `expected` everywhere.
  bool isFilledWith(Value init, llvm::function_ref<bool(double)> expected);

  RewriterBase &rewriter;

private:
  DenseMap<Value, Value> narrowed;
  DenseMap<Value, Value> repeated;
  DenseMap<Value, Comparison> comparisons;
  DenseSet<Value> computed;
  DenseMap<Value, Spread> spreads;
};

/// reshape, if the dynamic dimensions allow it; null otherwise.
Value tryReshape(OpBuilder &builder, Location loc, Value value,
                 ArrayRef<int64_t> shape);

/// transpose, if the elements are floats or nothing moves; null otherwise.
Value tryTranspose(OpBuilder &builder, Location loc, Value value,
                   ArrayRef<int64_t> perm);

// Each fails with a reason, and then has changed nothing.
LogicalResult convertContraction(linalg::LinalgOp op, Translation &values);
LogicalResult convertConvolution(linalg::LinalgOp op, Translation &values);
LogicalResult convertConvolution3D(linalg::LinalgOp op, Translation &values);
LogicalResult convertPooling(linalg::LinalgOp op, Translation &values);
/// Elementwise ops and reductions, recognised by their maps and bodies.
LogicalResult convertBody(linalg::LinalgOp op, Translation &values);
/// Carries out an op that reads nothing but constants, and of floats only what
/// was computed from integers.
LogicalResult evaluate(Operation *op, Translation &values);
/// Ops of the tensor dialect.
LogicalResult convertTensorOp(Operation *op, Translation &values);

} // namespace mlir::qnn::linalg_import

#endif // QOPT_LIB_CONVERSION_LINALGTOQNN_TRANSLATION_H
