// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The choice of weight and bias scales of one op.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_WEIGHTSCALES_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_WEIGHTSCALES_H

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Numerics/Summary.h"
#include "llvm/Support/Error.h"

namespace mlir::qnn {

quant::UniformQuantizedType
toQuantizedType(MLIRContext *context,
                const qopt::numerics::QuantParams &params);
quant::UniformQuantizedPerAxisType
toQuantizedType(MLIRContext *context,
                const qopt::numerics::PerChannelParams &params, int32_t axis);

/// Scales of an element type: one, or one for each channel.
SmallVector<double> getScales(quant::QuantizedType type);

/// Looks at every weight once, by row blocks; without an axis there is one
/// channel. Fails where a weight is NaN or infinite.
llvm::Expected<SmallVector<qopt::numerics::Summary>>
getChannelStatistics(Value weights, std::optional<int32_t> axis);

/// The weight type of a contraction that sums `reductionSize` products with
/// activations at `inputScale`. Symmetric, in `bits` bits; the scale of a
/// channel is the smallest with which its weights do not saturate, and with
/// which no i32 accumulator can overflow: bias included,
///   255 * sum |round(w/s)| + |b| / (inputScale * s) <= 2^31 - 1
/// where an i32 can hold that many products, else for the bias alone.
/// Fails with the reason where no scale will do.
llvm::Expected<quant::QuantizedType>
chooseWeightType(MLIRContext *context,
                 ArrayRef<qopt::numerics::Summary> channels,
                 std::optional<int32_t> axis, ArrayRef<double> bias,
                 double inputScale, int64_t reductionSize, unsigned bits = 8);

/// i32 at the product of the scales; per axis where one of them is.
quant::QuantizedType getBiasType(quant::QuantizedType input,
                                 quant::QuantizedType weight);

/// The number of products that a conv2d or matmul sums; 0 where it is not
/// known.
int64_t getReductionSize(Operation *contraction);

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_WEIGHTSCALES_H
