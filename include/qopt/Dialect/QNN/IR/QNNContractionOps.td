// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that multiply and accumulate: matmul and convolution.

#ifndef QOPT_DIALECT_QNN_IR_QNNCONTRACTIONOPS
#define QOPT_DIALECT_QNN_IR_QNNCONTRACTIONOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

/// Rules of a contraction with operands (activation, weight, bias?, residual?).
class QNN_ContractionRules<string weightAxis> {
  string rules = [{
    ::mlir::qnn::OperandRole getOperandRole(unsigned index);
    std::optional<int32_t> getWeightAxis(unsigned index) {
      if (index != 1)
        return std::nullopt;
      return }] # weightAxis # [{;
    }
    bool acceptsResidual() { return true; }
    bool acceptsClamp() { return true; }
    bool acceptsFloatResult() { return true; }
  }];
}

def QNN_MatmulOp : QNN_ComputeOp<"matmul", [AttrSizedOperandSegments],
    QNN_ContractionRules<[{
      (int32_t)(getRhs().getType().getRank() - (getTransposeRhs() ? 2 : 1))
    }]>.rules> {
  let summary = "matrix product, batched, with bias, residual and clamp";
  let description = [{
    ```
    result[.., m, n] = clamp(sum_k lhs[.., m, k] * rhs[.., k, n] + bias[n] + residual[.., m, n])
    ```

    `lhs` is `[batch.., M, K]` (`[batch.., K, M]` with `transpose_lhs`), `rhs` is
    `[batch.., K, N]` (`[batch.., N, K]` with `transpose_rhs`) or the same without
    batch dimensions, which is then used for every batch. `bias` is `[N]`, `residual`
    has the shape of the result `[batch.., M, N]`.

    Constraints:
    - `lhs` and `rhs` have at least two dimensions; `rhs` has two or as many as `lhs`.
    - Their batch dimensions and their K agree.
    - `clamp_min` is not above `clamp_max`, neither is NaN.
    - Quantized: `rhs` may have one scale per output column n, along its N dimension,
      then with zero point 0; the scales of `bias` are `scale(lhs) * scale(rhs)[n]`.

    Example:

    ```mlir
    %0 = qnn.matmul %x, %w bias(%b : tensor<10xf32>) {transpose_rhs}
       : tensor<50x64xf32>, tensor<10x64xf32> -> tensor<50x10xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$lhs, QNN_Tensor:$rhs,
    Optional<QNN_Tensor>:$bias, Optional<QNN_Tensor>:$residual,
    UnitAttr:$transpose_lhs, UnitAttr:$transpose_rhs,
    OptionalAttr<F32Attr>:$clamp_min, OptionalAttr<F32Attr>:$clamp_max);
  let assemblyFormat = [{
    $lhs `,` $rhs (`bias` `(` $bias^ `:` type($bias) `)`)?
    (`residual` `(` $residual^ `:` type($residual) `)`)?
    attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
  let hasVerifier = 1;
}

def QNN_Conv2DOp : QNN_ComputeOp<"conv2d", [AttrSizedOperandSegments],
    QNN_ContractionRules<"0">.rules> {
  let summary = "2-D convolution, grouped, with bias, residual and clamp";
  let description = [{
    ```
    result[n, y, x, o] = clamp(bias[o] + residual[n, y, x, o] + sum over i, j, c of
      input[n, y*stride_h + i*dilation_h - top, x*stride_w + j*dilation_w - left, g*C + c]
      * filter[o, i, j, c])      with C = in / groups and g = o / (out / groups)
    ```

    `input` is `[N, H, W, in]`, `filter` is `[out, kh, kw, in / groups]`, `bias` is
    `[out]`, `residual` has the shape of the result. Positions outside the input
    count as 0 (quantized: as the zero point). A depthwise convolution has
    `groups = in`, and `out = in * multiplier` with the multiplier varying fastest.

    `padding` is `[top, bottom, left, right]`, `strides` and `dilations` are
    `[height, width]`. The result height is
    `(H + top + bottom - ((kh - 1) * dilation_h + 1)) / stride_h + 1`, rounded down;
    the width alike.

    Constraints:
    - `input` and `filter` have four dimensions.
    - strides, dilations and groups are at least 1, padding is not negative.
    - `groups` divides `in` and `out`, `filter` has `in / groups` channels.
    - The dilated kernel fits in the padded input.
    - `clamp_min` is not above `clamp_max`, neither is NaN.
    - Quantized: `filter` may have one scale per output channel, along dimension 0,
      with zero point 0; the scales of `bias` are `scale(input) * scale(filter)[o]`.

    Example:

    ```mlir
    %0 = qnn.conv2d %x, %w bias(%b : tensor<8xf32>)
         {padding = array<i64: 1, 1, 1, 1>, clamp_min = 0.0 : f32}
       : tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32> -> tensor<1x8x8x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_Tensor:$filter,
    Optional<QNN_Tensor>:$bias, Optional<QNN_Tensor>:$residual,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    OptionalAttr<F32Attr>:$clamp_min, OptionalAttr<F32Attr>:$clamp_max);
  let assemblyFormat = [{
    $input `,` $filter (`bias` `(` $bias^ `:` type($bias) `)`)?
    (`residual` `(` $residual^ `:` type($residual) `)`)?
    attr-dict `:` type($input) `,` type($filter) `->` type($result)
  }];
  let hasVerifier = 1;
}

def QNN_ConvTranspose2DOp : QNN_ComputeOp<"conv_transpose2d", [AttrSizedOperandSegments],
    QNN_ContractionRules<"0">.rules> {
  let summary = "transposed 2-D convolution, grouped, with bias, residual and clamp";
  let description = [{
    The adjoint of a convolution with respect to its input (ONNX ConvTranspose, PyTorch
    conv_transpose2d, TOSA TRANSPOSE_CONV2D):

    ```
    result[n, y, x, o] = clamp(bias[o] + residual[n, y, x, o] + sum over i, j, c with
      y + top = v*stride_h + i*dilation_h and x + left = u*stride_w + j*dilation_w of
      input[n, v, u, g*C + c] * filter[o, i, j, c])  with C = in / groups, g = o / (out / groups)
    ```

    `input` is `[N, H, W, in]`, `filter` is `[out, kh, kw, in / groups]`, `bias` is
    `[out]`, `residual` has the shape of the result. `padding` is `[top, bottom, left,
    right]` and is cut from the full result (PyTorch's `padding` on both sides; its
    `output_padding` is a bottom and right padding that is smaller by as much, which may be
    negative). `strides` and `dilations` are `[height, width]`. The result height is
    `(H - 1) * stride_h + (kh - 1) * dilation_h + 1 - top - bottom`; the width alike.

    Constraints:
    - `input` and `filter` have four dimensions.
    - strides, dilations and groups are at least 1; the result is not empty.
    - `groups` divides `in` and `out`, `filter` has `in / groups` channels.
    - `clamp_min` is not above `clamp_max`, neither is NaN.
    - Quantized: as for conv2d.

    Example:

    ```mlir
    %0 = qnn.conv_transpose2d %x, %w {strides = array<i64: 2, 2>}
       : tensor<1x8x8x4xf32>, tensor<8x2x2x4xf32> -> tensor<1x16x16x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_Tensor:$filter,
    Optional<QNN_Tensor>:$bias, Optional<QNN_Tensor>:$residual,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    OptionalAttr<F32Attr>:$clamp_min, OptionalAttr<F32Attr>:$clamp_max);
  let assemblyFormat = [{
    $input `,` $filter (`bias` `(` $bias^ `:` type($bias) `)`)?
    (`residual` `(` $residual^ `:` type($residual) `)`)?
    attr-dict `:` type($input) `,` type($filter) `->` type($result)
  }];
  let hasVerifier = 1;
}

#endif // QOPT_DIALECT_QNN_IR_QNNCONTRACTIONOPS
