// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that move values without changing them.

#ifndef QOPT_DIALECT_QNN_IR_QNNSHAPEOPS
#define QOPT_DIALECT_QNN_IR_QNNSHAPEOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

def QNN_TransposeOp : QNN_SameScaleOp<"transpose"> {
  let summary = "permute dimensions";
  let description = [{
    Dimension i of the result is dimension `perm[i]` of the input.

    Constraints:
    - `perm` is a permutation of 0 .. rank-1.

    Example:

    ```mlir
    %0 = qnn.transpose %x {perm = array<i64: 0, 2, 3, 1>}
       : tensor<1x4x8x8xf32> -> tensor<1x8x8x4xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$perm);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def QNN_ReshapeOp : QNN_SameScaleOp<"reshape"> {
  let summary = "same elements in row-major order, another shape";
  let description = [{
    The result has the elements of the input in the same row-major order. At most one
    dimension of input and result each is dynamic.

    Constraints:
    - Input and result have the same number of elements.

    Example:

    ```mlir
    %0 = qnn.reshape %x : tensor<1x4x4x8xf32> -> tensor<1x128xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def QNN_ConcatOp : QNN_SameScaleOp<"concat"> {
  let summary = "join tensors along one dimension";
  let description = [{
    Constraints:
    - There is at least one input; all have the same rank, and equal sizes in every
      dimension but `axis`.
    - `axis` names a dimension (not counted from the end).
    - Quantized: inputs and result have the same element type.

    Example:

    ```mlir
    %0 = qnn.concat %a, %b {axis = 3 : i64}
       : tensor<1x8x8x4xf32>, tensor<1x8x8x2xf32> -> tensor<1x8x8x6xf32>
    ```
  }];
  let arguments = (ins Variadic<QNN_Tensor>:$inputs, I64Attr:$axis);
  let assemblyFormat = "$inputs attr-dict `:` type($inputs) `->` type($result)";
  let hasFolder = 1;
}

def QNN_SliceOp : QNN_SameScaleOp<"slice"> {
  let summary = "a rectangular, strided part of a tensor";
  let description = [{
    `result[i, ..] = input[offsets[0] + i * strides[0], ..]`, of shape `sizes`.

    Constraints:
    - offsets, sizes and strides have one entry for each dimension; offsets are not
      negative, sizes and strides at least 1; the last element lies in the input.

    Example:

    ```mlir
    %0 = qnn.slice %x {offsets = array<i64: 0, 2>, sizes = array<i64: 4, 3>,
                       strides = array<i64: 1, 2>} : tensor<4x8xf32> -> tensor<4x3xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$offsets,
    DenseI64ArrayAttr:$sizes, DenseI64ArrayAttr:$strides);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def QNN_PadOp : QNN_SameScaleOp<"pad"> {
  let summary = "add constant borders";
  let description = [{
    Adds `low[d]` elements before and `high[d]` after dimension d, all with `value`
    (quantized: `value` quantized with the type of the input).

    Constraints:
    - low and high have one entry for each dimension, none negative.

    Example:

    ```mlir
    %0 = qnn.pad %x {low = array<i64: 0, 1, 1, 0>, high = array<i64: 0, 1, 1, 0>,
                     value = 0.0 : f32} : tensor<1x8x8x4xf32> -> tensor<1x10x10x4xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$low,
    DenseI64ArrayAttr:$high, F32Attr:$value);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

#endif // QOPT_DIALECT_QNN_IR_QNNSHAPEOPS
