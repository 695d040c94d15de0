// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A small vocabulary to recognise computations by their algebra rather than by
// the order in which an exporter wrote them: constants, products, sums,
// statistics. And builders of views that fold where their operand is a small
// constant.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_MATCHERS_H
#define QOPT_DIALECT_QNN_TRANSFORMS_MATCHERS_H

#include "mlir/IR/Builders.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn {

/// The type of a value that is a ranked tensor.
inline RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// The number that a constant tensor holds in all its elements (f16, bf16, f32,
/// f64 or integer), or what a function of such a constant gives. None for
/// integers that double does not hold.
std::optional<double> getConstantScalar(Value value);

/// Equal up to the digits that exporters print and f32 keeps.
bool isNear(double a, double b);
bool isNear(std::optional<double> a, double b);

/// The value behind reshapes and transposes that keep the order of elements.
Value stripViews(Value value);

//===----------------------------------------------------------------------===//
// Algebra
//===----------------------------------------------------------------------===//

/// A product: scale * values[0] * values[1] * ...
struct Product {
  double scale = 1.0;
  SmallVector<Value> values;
  /// Removes `value` once; false if it is no factor.
  bool take(Value value);
};

/// A sum: constant + values[0] + values[1] + ...
struct Sum {
  double constant = 0.0;
  SmallVector<Value> values;
  bool take(Value value);
};

/// Expands nested qnn.mul, squares and negations; `stop` is not expanded.
Product getProduct(Value value, Value stop = {});
/// Expands nested qnn.add, and qnn.sub of a constant; `stop` is not expanded.
Sum getSum(Value value, Value stop = {});

/// The operand of `value` = kind(operand), or null.
Value getUnaryOperand(Value value, UnaryKind kind);

/// The base of `value` = 1/sqrt(base), however it is written, or null.
Value getRsqrtOperand(Value value);

/// The operand of a mean over the last dimension alone, or null. `shape` is the
/// shape with which the mean is used, the last dimension being 1.
Value getLastDimMeanOperand(Value value);

//===----------------------------------------------------------------------===//
// Builders
//===----------------------------------------------------------------------===//

Value createFloatConstant(OpBuilder &builder, Location loc,
                          ArrayRef<int64_t> shape, double value);
Value createReshape(OpBuilder &builder, Location loc, Value value,
                    ArrayRef<int64_t> shape);
Value createTranspose(OpBuilder &builder, Location loc, Value value,
                      ArrayRef<int64_t> perm);

/// `value` as a vector of `size` if it is a constant or parameter that
/// broadcasts along the last dimension only (or, being a scalar, along all of
/// them); null otherwise.
Value createLastDimVector(OpBuilder &builder, Location loc, Value value,
                          int64_t size);
/// Whether createLastDimVector would succeed.
bool isLastDimVector(Value value, int64_t size);

} // namespace mlir::qnn

#endif // QOPT_DIALECT_QNN_TRANSFORMS_MATCHERS_H
