// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that move values without changing them, and resize.

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
    `result[i, ..] = input[offsets[0] + i * strides[0], ..]`, of shape `sizes`. A size
    of -1 takes all from the offset to the end, which a dynamic dimension needs.

    Constraints:
    - offsets, sizes and strides have one entry for each dimension; offsets are not
      negative, sizes at least 1 or -1, strides at least 1; the last element lies in
      the input, and a size of -1 gives at least one.

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

def QNN_TileOp : QNN_SameScaleOp<"tile"> {
  let summary = "repeat a tensor along its dimensions";
  let description = [{
    `result[i, ..] = input[i mod size, ..]`: dimension d is repeated `multiples[d]` times.

    Constraints:
    - multiples has one entry for each dimension, at least 1 each.

    Example:

    ```mlir
    %0 = qnn.tile %x {multiples = array<i64: 1, 3>} : tensor<4x8xf32> -> tensor<4x24xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, DenseI64ArrayAttr:$multiples);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def QNN_BroadcastOp : QNN_SameScaleOp<"broadcast"> {
  let summary = "repeat dimensions of size 1, as numpy does";
  let description = [{
    The input, aligned at the last dimension, repeated along its missing dimensions and those
    of size 1.

    Constraints:
    - The input broadcasts to the shape of the result, which is static.

    Example:

    ```mlir
    %0 = qnn.broadcast %x : tensor<4x1xf32> -> tensor<2x4x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def QNN_GatherOp : QNN_SameScaleOp<"gather", [], QNN_UnquantizedFrom<1>.rules> {
  let summary = "pick slices by index; the embedding lookup";
  let description = [{
    ```
    result[b.., p.., i.., s..] = input[b.., p.., indices[b.., i..], s..]
    ```

    with `batch_dims` dimensions b, the dimensions p between them and `axis`, and s after it:
    TensorFlow's gather, numpy's `take` for `batch_dims` = 0, PyTorch's embedding for `axis` =
    0 of a table. Indices are clamped to the dimension they index, so that no index reads
    outside the tensor.

    Constraints:
    - `axis` names a dimension of the input (not counted from the end), which is not empty.
    - `batch_dims` is from 0 to `axis` and not above the rank of `indices`; those dimensions agree.
    - Quantized: input and result have the same element type.

    Example:

    ```mlir
    %0 = qnn.gather %table, %ids {axis = 0 : i64}
       : tensor<1000x64xf32>, tensor<2x16xi32> -> tensor<2x16x64xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_IndexTensor:$indices, I64Attr:$axis,
    DefaultValuedAttr<I64Attr, "0">:$batch_dims);
  let assemblyFormat = [{
    $input `,` $indices attr-dict `:` type($input) `,` type($indices) `->` type($result)
  }];
}

def QNN_ScatterOp : QNN_SameScaleOp<"scatter", [], [{
    ::mlir::qnn::OperandRole getOperandRole(unsigned index) {
      return index == 1 ? ::mlir::qnn::OperandRole::Unquantized
                        : ::mlir::qnn::OperandRole::Activation;
    }
  }]> {
  let summary = "replace rows by index, batched";
  let description = [{
    `result` is `input` with `result[n, indices[n, w], :] = updates[n, w, :]`, w ascending, so
    that of equal indices the last one counts (TOSA's SCATTER; the update of a key-value
    cache). Indices outside the dimension are left out.

    Constraints:
    - `input` is `[N, K, C]`, `indices` `[N, W]`, `updates` `[N, W, C]`.
    - Quantized: `input`, `updates` and the result have the same element type.

    Example:

    ```mlir
    %0 = qnn.scatter %cache, %positions, %new
       : tensor<1x128x64xf32>, tensor<1x1xi32>, tensor<1x1x64xf32> -> tensor<1x128x64xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_IndexTensor:$indices, QNN_Tensor:$updates);
  let assemblyFormat = [{
    $input `,` $indices `,` $updates attr-dict `:` type($input) `,` type($indices) `,`
    type($updates) `->` type($result)
  }];
}

def QNN_ResizeOp : QNN_ComputeOp<"resize", [], [{
    bool isSameScale() { return getMode() == ::mlir::qnn::ResizeMode::Nearest; }
  }]> {
  let summary = "resample height and width, nearest or bilinear";
  let description = [{
    The coordinates are rational, hence the same on every machine (TOSA's RESIZE). In each of
    the two dimensions, result position o reads at `(o * denominator + offset) / numerator`:

    ```
    i = floor((o*denominator + offset) / numerator),  d = o*denominator + offset - i*numerator
    nearest:   input[clamp(2*d >= numerator ? i + 1 : i)]
    bilinear:  (input[clamp(i)] * (numerator - d) + input[clamp(i + 1)] * d) / numerator
    ```

    with clamp to the input's positions; bilinear in both dimensions at once, the sum divided by
    the product of both numerators. Of size H the result has
    `((H - 1) * numerator - offset + border) / denominator + 1` positions, rounded down.
    `scale` is `[numerator_h, denominator_h, numerator_w, denominator_w]`, `offset` and `border`
    are `[height, width]`. Half-pixel centers for a factor of 2 are scale [4, 2, 4, 2], offset
    [-1, -1], border [1, 1].

    Constraints:
    - `input` is `[N, H, W, C]`, H and W static.
    - Numerators and denominators are from 1 to 2048, offset and border from -2048 to 2048; the
      result is not empty.
    - Quantized, nearest: input and result have the same type. Bilinear: the weighted sum of
      the integers is exact in `i32`, then `t = f32(sum) * m`, `m = f32(sx / (n_h * n_w * sy))`.

    Example:

    ```mlir
    %0 = qnn.resize nearest %x {scale = array<i64: 2, 1, 2, 1>, offset = array<i64: 0, 0>,
                                border = array<i64: 1, 1>}
       : tensor<1x8x8x4xf32> -> tensor<1x16x16x4xf32>
    ```
  }];
  let arguments = (ins QNN_ResizeModeAttr:$mode, QNN_Tensor:$input,
    DenseI64ArrayAttr:$scale, DenseI64ArrayAttr:$offset, DenseI64ArrayAttr:$border);
  let assemblyFormat = "$mode $input attr-dict `:` type($input) `->` type($result)";
}

#endif // QOPT_DIALECT_QNN_IR_QNNSHAPEOPS
