// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constant tensors whose elements are computed during the import, and the TOSA
// ops that are evaluated on them with the results that they give at run time.

#ifndef QOPT_LIB_CONVERSION_TOSATOQNN_CONSTANTTENSORS_H
#define QOPT_LIB_CONVERSION_TOSATOQNN_CONSTANTTENSORS_H

#include "Patterns.h"

namespace mlir::qnn::tosa_import {

/// The elements of a constant: integers exactly, f32 as the doubles they are.
struct Tensor {
  RankedTensorType type;
  SmallVector<double, 0> reals;
  SmallVector<int64_t, 0> integers;

  bool isReal() const { return isa<FloatType>(type.getElementType()); }
  int64_t size() const { return type.getNumElements(); }
  /// Appends element `i` of `from`, a tensor of the same elements.
  void append(const Tensor &from, int64_t i) {
    if (isReal())
      reals.push_back(from.reals[i]);
    else
      integers.push_back(from.integers[i]);
  }
};

using Inputs = ArrayRef<const Tensor *>;

/// Wraps to the width of the type; i1 is 0 or 1.
int64_t wrap(int64_t value, Type type);

/// `input` repeated to `shape`, aligned at the last dimension; none if it does
/// not broadcast to it.
std::optional<Tensor> broadcast(const Tensor &input, ArrayRef<int64_t> shape);

// Each gives the result of the op on these inputs; none where they are left to
// run time.

/// reshape, transpose, tile, reverse, slice and concat.
std::optional<Tensor> evaluateMovement(Operation *op, Inputs inputs);
/// Arithmetic, comparisons, select and cast.
std::optional<Tensor> evaluateElementwise(Operation *op, Inputs inputs);
/// Reductions of integers and predicates along `axis`.
std::optional<Tensor> evaluateReduction(Operation *op, int64_t axis,
                                        const Tensor &input);

} // namespace mlir::qnn::tosa_import

#endif // QOPT_LIB_CONVERSION_TOSATOQNN_CONSTANTTENSORS_H
