// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Softmax and the ops that normalize with means and variances.

#ifndef QOPT_DIALECT_QNN_IR_QNNNORMALIZATIONOPS
#define QOPT_DIALECT_QNN_IR_QNNNORMALIZATIONOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

def QNN_SoftmaxOp : QNN_ComputeOp<"softmax", [], QNN_FloatIslandRules<1>.rules # [{
    std::optional<std::pair<double, double>> getKnownResultRange() {
      return std::make_pair(0.0, 1.0);
    }
  }]> {
  let summary = "softmax along one dimension";
  let description = [{
    `result = exp(x - max(x)) / sum(exp(x - max(x)))`, maximum and sum along `axis`,
    the sum in ascending index order.

    Quantized, the op computes in `f32` between a dequantize and a quantize.

    Constraints:
    - `axis` names a dimension of the input (not counted from the end).

    Example:

    ```mlir
    %0 = qnn.softmax %x {axis = 1 : i64} : tensor<4x10xf32> -> tensor<4x10xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, I64Attr:$axis);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
}

def QNN_LayerNormOp : QNN_ComputeOp<"layer_norm", [], QNN_FloatIslandRules<1>.rules> {
  let summary = "layer normalization along the last dimension";
  let description = [{
    `result = (x - mean) / sqrt(variance + epsilon) * gamma + beta` with mean and
    (biased) variance along the last dimension: first the mean, then the mean of the
    squared differences, both summed in ascending index order.

    Quantized, the op computes in `f32` between a dequantize and a quantize; `gamma` and
    `beta` stay `f32`.

    Constraints:
    - `gamma` and `beta` have one dimension, of the size of the input's last one.
    - `epsilon` is positive and finite.

    Example:

    ```mlir
    %0 = qnn.layer_norm %x, %gamma, %beta {epsilon = 1.0e-5 : f32}
       : tensor<4x32xf32>, tensor<32xf32>, tensor<32xf32> -> tensor<4x32xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_FloatTensor:$gamma,
    QNN_FloatTensor:$beta, F32Attr:$epsilon);
  let assemblyFormat = [{
    $input `,` $gamma `,` $beta attr-dict `:` type($input) `,` type($gamma) `,`
    type($beta) `->` type($result)
  }];
}

def QNN_BatchNormOp : QNN_ComputeOp<"batch_norm",
    [AllTypesMatch<["gamma", "beta", "mean", "variance"]>],
    QNN_FloatIslandRules<1>.rules> {
  let summary = "batch normalization with given statistics, over the last dimension";
  let description = [{
    `result = (x - mean[c]) / sqrt(variance[c] + epsilon) * gamma[c] + beta[c]`, c being
    the last dimension. Inference only: `qnn-fold-batch-norm` multiplies it into the
    preceding conv2d or matmul, or turns it into mul and add.

    Constraints:
    - `gamma`, `beta`, `mean`, `variance` have one dimension, of the size of the
      input's last one.
    - `epsilon` is not negative and finite.

    Example:

    ```mlir
    %0 = qnn.batch_norm %x, %gamma, %beta, %mean, %variance {epsilon = 1.0e-5 : f32}
       : tensor<1x8x8x4xf32>, tensor<4xf32> -> tensor<1x8x8x4xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_FloatTensor:$gamma,
    QNN_FloatTensor:$beta, QNN_FloatTensor:$mean, QNN_FloatTensor:$variance,
    F32Attr:$epsilon);
  let assemblyFormat = [{
    $input `,` $gamma `,` $beta `,` $mean `,` $variance attr-dict `:` type($input) `,`
    type($gamma) `->` type($result)
  }];
}

def QNN_RMSNormOp : QNN_ComputeOp<"rms_norm", [], QNN_FloatIslandRules<1>.rules> {
  let summary = "root mean square normalization along the last dimension";
  let description = [{
    `result = x / sqrt(mean(x * x) + epsilon) * gamma`, the mean along the last dimension,
    summed in ascending index order (Zhang, Sennrich: Root Mean Square Layer Normalization,
    2019).

    Quantized, the op computes in `f32` between a dequantize and a quantize; `gamma` stays
    `f32`.

    Constraints:
    - `gamma` has one dimension, of the size of the input's last one.
    - `epsilon` is positive and finite.

    Example:

    ```mlir
    %0 = qnn.rms_norm %x, %gamma {epsilon = 1.0e-5 : f32}
       : tensor<4x32xf32>, tensor<32xf32> -> tensor<4x32xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_FloatTensor:$gamma, F32Attr:$epsilon);
  let assemblyFormat = [{
    $input `,` $gamma attr-dict `:` type($input) `,` type($gamma) `->` type($result)
  }];
}

def QNN_GroupNormOp : QNN_ComputeOp<"group_norm", [], QNN_FloatIslandRules<1>.rules> {
  let summary = "normalization over space and groups of channels";
  let description = [{
    The channels (last dimension) form `groups` groups of equal size. Within each element of
    the first dimension and each group, over all positions and the channels of the group:
    `result = (x - mean) / sqrt(variance + epsilon) * gamma[c] + beta[c]`, the variance biased;
    first the mean, then the mean of the squared differences, both summed in row-major order
    (Wu, He: Group Normalization, 2018). Instance normalization is `groups` = channels.

    Quantized, the op computes in `f32` between a dequantize and a quantize; `gamma` and
    `beta` stay `f32`.

    Constraints:
    - The input has at least two dimensions; all but the first are static.
    - `groups` is at least 1 and divides the number of channels.
    - `gamma` and `beta` have one dimension, of the size of the input's last one.
    - `epsilon` is positive and finite.

    Example:

    ```mlir
    %0 = qnn.group_norm %x, %gamma, %beta {groups = 2 : i64, epsilon = 1.0e-5 : f32}
       : tensor<1x8x8x4xf32>, tensor<4xf32>, tensor<4xf32> -> tensor<1x8x8x4xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, QNN_FloatTensor:$gamma,
    QNN_FloatTensor:$beta, I64Attr:$groups, F32Attr:$epsilon);
  let assemblyFormat = [{
    $input `,` $gamma `,` $beta attr-dict `:` type($input) `,` type($gamma) `,`
    type($beta) `->` type($result)
  }];
}

#endif // QOPT_DIALECT_QNN_IR_QNNNORMALIZATIONOPS
