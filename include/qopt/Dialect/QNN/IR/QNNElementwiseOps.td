// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Elementwise ops, and ops that reduce or normalize along dimensions.

#ifndef QOPT_DIALECT_QNN_IR_QNNELEMENTWISEOPS
#define QOPT_DIALECT_QNN_IR_QNNELEMENTWISEOPS

include "qopt/Dialect/QNN/IR/QNNBase.td"

class QNN_BinaryOp<string mnemonic, string symbol, list<Trait> traits>
    : QNN_ComputeOp<mnemonic, traits, "bool acceptsClamp() { return true; }"> {
  let summary = "elementwise " # mnemonic # " with broadcasting";
  let description = [{
    `result = clamp(lhs }] # symbol # [{ rhs)`, elementwise. Shapes broadcast as in numpy: aligned
    at the last dimension, a missing dimension or one of size 1 repeats.

    Constraints:
    - The operand shapes broadcast to the shape of the result.
    - `clamp_min` is not above `clamp_max`, neither is NaN.
    - Quantized: every operand and the result has its own per-tensor scale.

    Example:

    ```mlir
    %0 = qnn.}] # mnemonic # [{ %a, %b : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$lhs, QNN_Tensor:$rhs,
    OptionalAttr<F32Attr>:$clamp_min, OptionalAttr<F32Attr>:$clamp_max);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
  let hasVerifier = 1;
}

def QNN_AddOp : QNN_BinaryOp<"add", "+", [Commutative]>;
def QNN_SubOp : QNN_BinaryOp<"sub", "-", []>;
def QNN_MulOp : QNN_BinaryOp<"mul", "*", [Commutative]>;

def QNN_ClampOp : QNN_SameScaleOp<"clamp"> {
  let summary = "limit values to a range; relu is clamp with min = 0";
  let description = [{
    `result = min(max(input, min), max)`, elementwise; an absent bound does not
    limit. ReLU is `{min = 0.0}`, ReLU6 `{min = 0.0, max = 6.0}`. NaN stays NaN.

    Constraints:
    - `min` is not above `max`, neither is NaN.
    - Quantized: input and result have the same type; the bounds are quantized with it.

    Example:

    ```mlir
    %0 = qnn.clamp %x {min = 0.0 : f32} : tensor<4x8xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, OptionalAttr<F32Attr>:$min,
    OptionalAttr<F32Attr>:$max);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def QNN_UnaryOp : QNN_ComputeOp<"unary", [], [{
    ::mlir::qnn::QuantizedExecution getQuantizedExecution() {
      return ::mlir::qnn::QuantizedExecution::Table;
    }
    std::optional<std::pair<double, double>> getKnownResultRange();
  }]> {
  let summary = "function of one variable, elementwise";
  let description = [{
    `result = kind(input)`, elementwise. The functions are defined, with their
    domains, in the numerics document. `alpha` is the slope of `leaky_relu` (default
    0.01) and the factor of `elu` (default 1).

    Quantized, the op is a table of 256 entries computed in double precision: exact up
    to the rounding of the result.

    Constraints:
    - `alpha` is finite and given only for `leaky_relu` and `elu`.
    - Quantized: input and result have 8-bit storage.

    Example:

    ```mlir
    %0 = qnn.unary gelu %x : tensor<4x8xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_UnaryKindAttr:$kind, QNN_Tensor:$input,
    OptionalAttr<F32Attr>:$alpha);
  let assemblyFormat = "$kind $input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
}

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

#endif // QOPT_DIALECT_QNN_IR_QNNELEMENTWISEOPS
