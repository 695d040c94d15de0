// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops made of several layers, and losses.

#ifndef QOPT_DIALECT_QNN_IR_QNNCOMPOSITEOPS
#define QOPT_DIALECT_QNN_IR_QNNCOMPOSITEOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

def QNN_AttentionOp : QNN_ComputeOp<"attention", [], QNN_UnquantizedFrom<3>.rules> {
  let summary = "scaled dot-product attention";
  let description = [{
    ```
    p[.., i, :]      = softmax over j of (scale * sum_d query[.., i, d] * key[.., j, d] + mask[.., i, j])
    result[.., i, e] = sum_j p[.., i, j] * value[.., j, e]
    ```

    `query` is `[batch.., L, D]`, `key` `[batch.., S, D]`, `value` `[batch.., S, E]`; `mask`
    broadcasts to `[batch.., L, S]`, -inf excludes a position. With `causal` position i sees the
    keys j <= i + S - L only; a row that sees no key has p = 0. (Vaswani et al.: Attention Is All You Need, 2017.)

    Quantized, the op is one unit and its inner values have no scales from calibration: the
    products of query and key are summed in `i32`, the softmax is computed in `f32`, its result
    is quantized to `[0, 255]` at the scale 1/255, and the products with value are summed in `i32`.
    `mask` stays `f32`.

    Constraints:
    - query, key and value have the same rank, at least 2, and equal batch dimensions;
      D of query and key and S of key and value agree.
    - `scale` is finite.

    Example:

    ```mlir
    %0 = qnn.attention %q, %k, %v {scale = 0.125 : f32}
       : tensor<2x4x16x64xf32>, tensor<2x4x20x64xf32>, tensor<2x4x20x64xf32>
      -> tensor<2x4x16x64xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$query, QNN_Tensor:$key, QNN_Tensor:$value,
    Optional<QNN_FloatTensor>:$mask, F32Attr:$scale, UnitAttr:$causal);
  let assemblyFormat = [{
    $query `,` $key `,` $value (`mask` `(` $mask^ `:` type($mask) `)`)? attr-dict `:`
    type($query) `,` type($key) `,` type($value) `->` type($result)
  }];
}

class QNN_RecurrentCellOp<string mnemonic> : QNN_Op<mnemonic, [Pure]> {
  defvar operands = [{
    `input` is `[N, I]`, the state `[N, H]`, `input_weight` `[G*H, I]`, `hidden_weight`
    `[G*H, H]`, `input_bias` and `hidden_bias` `[G*H]`, all `f32`.
    `qnn-decompose-composites` turns the op into matmuls and elementwise ops, which quantize.
  }];
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
  let hasVerifier = 1;
}

def QNN_LSTMCellOp : QNN_RecurrentCellOp<"lstm_cell"> {
  let summary = "one step of a long short-term memory";
  let description = [{
    ```
    [i f g o] = input * input_weight^T + input_bias + hidden * hidden_weight^T + hidden_bias
    cell'     = sigmoid(f) * cell + sigmoid(i) * tanh(g)
    hidden'   = sigmoid(o) * tanh(cell')
    ```

    The gates lie in the order input, forget, cell, output (PyTorch's), G = 4.
  }] # operands # [{
    Constraints:
    - The shapes above.

    Example:

    ```mlir
    %h1, %c1 = qnn.lstm_cell %x, %h, %c, %wi, %wh, %bi, %bh
      : (tensor<2x8xf32>, tensor<2x16xf32>, tensor<2x16xf32>, tensor<64x8xf32>,
         tensor<64x16xf32>, tensor<64xf32>, tensor<64xf32>)
      -> (tensor<2x16xf32>, tensor<2x16xf32>)
    ```
  }];
  let arguments = (ins QNN_FloatTensor:$input, QNN_FloatTensor:$hidden,
    QNN_FloatTensor:$cell, QNN_FloatTensor:$input_weight,
    QNN_FloatTensor:$hidden_weight, QNN_FloatTensor:$input_bias,
    QNN_FloatTensor:$hidden_bias);
  let results = (outs QNN_FloatTensor:$next_hidden, QNN_FloatTensor:$next_cell);
}

def QNN_GRUCellOp : QNN_RecurrentCellOp<"gru_cell"> {
  let summary = "one step of a gated recurrent unit";
  let description = [{
    With `a = input * input_weight^T + input_bias` and `b = hidden * hidden_weight^T +
    hidden_bias`, each cut into three parts:

    ```
    r = sigmoid(a_r + b_r),  z = sigmoid(a_z + b_z),  n = tanh(a_n + r * b_n)
    hidden' = (1 - z) * n + z * hidden
    ```

    The gates lie in the order reset, update, new (PyTorch's), G = 3.
  }] # operands # [{
    Constraints:
    - The shapes above.

    Example:

    ```mlir
    %h1 = qnn.gru_cell %x, %h, %wi, %wh, %bi, %bh
      : (tensor<2x8xf32>, tensor<2x16xf32>, tensor<48x8xf32>, tensor<48x16xf32>,
         tensor<48xf32>, tensor<48xf32>) -> tensor<2x16xf32>
    ```
  }];
  let arguments = (ins QNN_FloatTensor:$input, QNN_FloatTensor:$hidden,
    QNN_FloatTensor:$input_weight, QNN_FloatTensor:$hidden_weight,
    QNN_FloatTensor:$input_bias, QNN_FloatTensor:$hidden_bias);
  let results = (outs QNN_FloatTensor:$next_hidden);
}

class QNN_LossOp<string mnemonic, string rules> : QNN_QuantizableOp<mnemonic, [], rules> {
  let results = (outs QNN_FloatTensor:$result);
}

def QNN_CrossEntropyOp : QNN_LossOp<"cross_entropy", QNN_FloatIslandRules<1>.rules # [{
    bool acceptsFloatResult() { return true; }
  }]> {
  let summary = "cross entropy of logits against class indices";
  let description = [{
    `loss[n] = log(sum_c exp(x[n, c] - max x[n])) + max x[n] - x[n, target[n]]`, the sum in
    ascending order; then by `reduction` the vector itself (`none`), its sum, or its mean,
    as a scalar. Quantized logits are dequantized; the loss is always `f32`.

    Constraints:
    - `logits` is `[N, C]`, `targets` is `[N]`, with values clamped to 0 .. C-1.
    - The result is `[N]` for `none` and a scalar otherwise.

    Example:

    ```mlir
    %0 = qnn.cross_entropy mean %x, %t : tensor<4x10xf32>, tensor<4xi64> -> tensor<f32>
    ```
  }];
  let arguments = (ins QNN_LossReductionAttr:$reduction, QNN_Tensor:$logits,
    QNN_IndexTensor:$targets);
  let assemblyFormat = [{
    $reduction $logits `,` $targets attr-dict `:` type($logits) `,` type($targets) `->`
    type($result)
  }];
}

def QNN_MSELossOp : QNN_LossOp<"mse_loss", QNN_FloatIslandRules<2>.rules # [{
    bool acceptsFloatResult() { return true; }
  }]> {
  let summary = "mean squared error";
  let description = [{
    `loss = (prediction - target)^2`, elementwise; then by `reduction` the tensor itself
    (`none`), its sum in row-major order, or its mean, as a scalar. Quantized operands are
    dequantized; the loss is always `f32`.

    Constraints:
    - `prediction` and `target` have the same shape, which is that of the result for `none`; it
      is a scalar otherwise.

    Example:

    ```mlir
    %0 = qnn.mse_loss mean %x, %t : tensor<4x10xf32>, tensor<4x10xf32> -> tensor<f32>
    ```
  }];
  let arguments = (ins QNN_LossReductionAttr:$reduction, QNN_Tensor:$prediction,
    QNN_Tensor:$target);
  let assemblyFormat = [{
    $reduction $prediction `,` $target attr-dict `:` type($prediction) `,` type($target)
    `->` type($result)
  }];
}

#endif // QOPT_DIALECT_QNN_IR_QNNCOMPOSITEOPS
