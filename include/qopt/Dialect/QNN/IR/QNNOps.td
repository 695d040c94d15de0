// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All ops of the qnn dialect, in the order in which the documentation lists them.

#ifndef QOPT_DIALECT_QNN_IR_QNNOPS
#define QOPT_DIALECT_QNN_IR_QNNOPS

include "qopt/Dialect/QNN/IR/QNNContractionOps.td"
include "qopt/Dialect/QNN/IR/QNNElementwiseOps.td"
include "qopt/Dialect/QNN/IR/QNNReductionOps.td"
include "qopt/Dialect/QNN/IR/QNNNormalizationOps.td"
include "qopt/Dialect/QNN/IR/QNNCompositeOps.td"
include "qopt/Dialect/QNN/IR/QNNShapeOps.td"
include "qopt/Dialect/QNN/IR/QNNQuantizationOps.td"

#endif // QOPT_DIALECT_QNN_IR_QNNOPS
