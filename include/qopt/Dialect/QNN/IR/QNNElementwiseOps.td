// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Elementwise ops.

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

def QNN_DivOp : QNN_ComputeOp<"div"> {
  let summary = "elementwise div with broadcasting";
  let description = [{
    `result = lhs / rhs`, elementwise, with IEEE 754's results for a divisor of 0. Shapes
    broadcast as in numpy.

    Quantized: `t = f32(a - za) * m / f32(b - zb)` with `m = f32(sa / (sb * sy))`; a
    quotient that is NaN becomes the zero point, an infinite one saturates.

    Constraints:
    - The operand shapes broadcast to the shape of the result.
    - Quantized: every operand and the result has its own per-tensor scale.

    Example:

    ```mlir
    %0 = qnn.div %a, %b : tensor<4x8xf32>, tensor<4x1xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$lhs, QNN_Tensor:$rhs);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
}

class QNN_ExtremumOp<string mnemonic, string what>
    : QNN_SameScaleOp<mnemonic, [Commutative]> {
  let summary = "elementwise " # what # " with broadcasting";
  let description = "The " # what # [{ of `lhs` and `rhs`, elementwise, in the sense of IEEE
    754-2019: NaN if an operand is, +0 above -0. Shapes broadcast as in numpy.

    Constraints:
    - The operand shapes broadcast to the shape of the result.
    - Quantized: operands and result have the same element type.

    Example:

    ```mlir
    %0 = qnn.}] # mnemonic # [{ %a, %b : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$lhs, QNN_Tensor:$rhs);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
}

def QNN_MaxOp : QNN_ExtremumOp<"max", "maximum">;
def QNN_MinOp : QNN_ExtremumOp<"min", "minimum">;

def QNN_CompareOp : QNN_QuantizableOp<"compare", [],
    "bool acceptsFloatResult() { return true; }"> {
  let summary = "elementwise comparison with broadcasting";
  let description = [{
    `result = lhs kind rhs`, elementwise; every comparison with NaN is false, but `ne`.
    Shapes broadcast as in numpy.

    Quantized, the represented values are compared: `f32(a - za) * f32(sa)` with
    `f32(b - zb) * f32(sb)`; with equal element types that is a comparison of the integers.

    Constraints:
    - The operand shapes broadcast to the shape of the result.
    - Quantized: operands have per-tensor scales.

    Example:

    ```mlir
    %0 = qnn.compare lt %a, %b : tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xi1>
    ```
  }];
  let arguments = (ins QNN_CompareKindAttr:$kind, QNN_Tensor:$lhs, QNN_Tensor:$rhs);
  let results = (outs QNN_PredicateTensor:$result);
  let assemblyFormat = [{
    $kind $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
}

def QNN_SelectOp : QNN_SameScaleOp<"select", [], [{
    ::mlir::qnn::OperandRole getOperandRole(unsigned index) {
      return index == 0 ? ::mlir::qnn::OperandRole::Unquantized
                        : ::mlir::qnn::OperandRole::Activation;
    }
  }]> {
  let summary = "choose by a predicate, elementwise with broadcasting";
  let description = [{
    `result = condition ? on_true : on_false`, elementwise. The three shapes broadcast as in
    numpy.

    Constraints:
    - The operand shapes broadcast to the shape of the result.
    - Quantized: `on_true`, `on_false` and the result have the same element type.

    Example:

    ```mlir
    %0 = qnn.select %c, %a, %b
       : tensor<4x1xi1>, tensor<4x8xf32>, tensor<8xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins QNN_PredicateTensor:$condition, QNN_Tensor:$on_true,
    QNN_Tensor:$on_false);
  let assemblyFormat = [{
    $condition `,` $on_true `,` $on_false attr-dict `:` type($condition) `,`
    type($on_true) `,` type($on_false) `->` type($result)
  }];
}

def QNN_CastOp : QNN_Op<"cast",
    [Pure, DeclareOpInterfaceMethods<QNN_InferShapeOpInterface>]> {
  let summary = "convert the element type of a tensor that is not quantized";
  let description = [{
    f32 to integer truncates toward zero and saturates, NaN gives 0 (to i1: whether the
    value is not 0); integer to f32 rounds ties to even; i1 is 0 or 1, other integers are
    signed and wrap when narrowed. Quantized tensors take `qnn.quantize`,
    `qnn.dequantize` and `qnn.requantize`.

    Constraints:
    - Input and result have the same shape.

    Example:

    ```mlir
    %0 = qnn.cast %ids : tensor<4x8xi64> -> tensor<4x8xi32>
    ```
  }];
  let arguments = (ins QNN_PlainTensor:$input);
  let results = (outs QNN_PlainTensor:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

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

#endif // QOPT_DIALECT_QNN_IR_QNNELEMENTWISEOPS
