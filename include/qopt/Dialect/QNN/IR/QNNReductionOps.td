// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that reduce along dimensions or over a sliding window.

#ifndef QOPT_DIALECT_QNN_IR_QNNREDUCTIONOPS
#define QOPT_DIALECT_QNN_IR_QNNREDUCTIONOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

class QNN_ReduceOp<string mnemonic, string what, string rules>
    : QNN_ComputeOp<mnemonic, [], rules> {
  let summary = what # " along dimensions";
  let description = what # [{ of the elements along `axes`. With `keep_dims` a reduced
    dimension stays with size 1, without it is dropped.

    Constraints:
    - `axes` names at least one dimension, in ascending order, each once.
    - The reduced dimensions are static and not empty.

    Example:

    ```mlir
    %0 = qnn.}] # mnemonic # [{ %x {axes = array<i64: 1, 2>} : tensor<1x4x4x8xf32> -> tensor<1x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$axes,
    UnitAttr:$keep_dims);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
}

def QNN_ReduceMeanOp : QNN_ReduceOp<"reduce_mean", "arithmetic mean", "">;
def QNN_ReduceSumOp : QNN_ReduceOp<"reduce_sum", "sum", "">;
def QNN_ReduceMaxOp : QNN_ReduceOp<"reduce_max", "maximum",
  "bool isSameScale() { return true; }">;
def QNN_ReduceMinOp : QNN_ReduceOp<"reduce_min", "minimum",
  "bool isSameScale() { return true; }">;
def QNN_ReduceProdOp : QNN_ReduceOp<"reduce_prod", "product",
  QNN_FloatIslandRules<1>.rules>;

def QNN_ArgmaxOp : QNN_QuantizableOp<"argmax", [],
    "bool acceptsFloatResult() { return true; }"> {
  let summary = "index of the maximum along one dimension";
  let description = [{
    The index of the largest element along `axis`, the first of equal ones; an element that
    is NaN counts as the largest. With `keep_dims` the dimension stays with size 1, without it
    is dropped.

    Constraints:
    - `axis` names a dimension (not counted from the end), static and not empty.
    - Quantized: the input has a per-tensor scale; the integers are compared.

    Example:

    ```mlir
    %0 = qnn.argmax %x {axis = 1 : i64} : tensor<4x10xf32> -> tensor<4xi32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, I64Attr:$axis, UnitAttr:$keep_dims);
  let results = (outs QNN_IndexTensor:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
}

class QNN_PoolOp<string mnemonic, string rules>
    : QNN_ComputeOp<mnemonic, [], rules> {
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  defvar common = [{
    `input` is `[N, H, W, C]`, `kernel` and `strides` are `[height, width]`, `padding`
    is `[top, bottom, left, right]`; the result height is
    `(H + top + bottom - kernel_h) / stride_h + 1`, rounded down, the width alike.

    Constraints:
    - `input` has four dimensions.
    - kernel and strides are at least 1; padding is not negative and below the kernel.
    - The kernel fits in the padded input.
  }];
}

def QNN_MaxPool2DOp : QNN_PoolOp<"max_pool2d", "bool isSameScale() { return true; }"> {
  let summary = "maximum over a sliding window";
  let description = "The maximum of each window; positions in the padding do not count.\n"
    # common # [{
    - Quantized: input and result have the same type.

    Example:

    ```mlir
    %0 = qnn.max_pool2d %x {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>}
       : tensor<1x8x8x4xf32> -> tensor<1x4x4x4xf32>
    ```
  }];
}

def QNN_AvgPool2DOp : QNN_PoolOp<"avg_pool2d", ""> {
  let summary = "mean over a sliding window";
  let description = [{
    The mean of each window. Positions in the padding do not count: the sum is divided
    by the number of positions inside the input.
  }] # common # [{
    Example:

    ```mlir
    %0 = qnn.avg_pool2d %x {kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>}
       : tensor<1x8x8x4xf32> -> tensor<1x4x4x4xf32>
    ```
  }];
}

#endif // QOPT_DIALECT_QNN_IR_QNNREDUCTIONOPS
