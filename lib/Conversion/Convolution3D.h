// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three-dimensional convolutions, which qnn does not have, as conv2d.

#ifndef QOPT_LIB_CONVERSION_CONVOLUTION3D_H
#define QOPT_LIB_CONVERSION_CONVOLUTION3D_H

#include "mlir/IR/Builders.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn {

/// `input` [N, D, H, W, C] with `filter` [O, kd, kh, kw, C]; only N may be
/// dynamic. `padding` is [front, back, top, bottom, left, right].
Value createConv3D(OpBuilder &builder, Location loc, RankedTensorType type,
                   Value input, Value filter, Value bias,
                   ArrayRef<int64_t> strides, ArrayRef<int64_t> padding,
                   ArrayRef<int64_t> dilations);

} // namespace mlir::qnn

#endif // QOPT_LIB_CONVERSION_CONVOLUTION3D_H
