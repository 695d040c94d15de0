// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops between float and quantized values, and the ops that name weights.

#ifndef QOPT_DIALECT_QNN_IR_QNNQUANTIZATIONOPS
#define QOPT_DIALECT_QNN_IR_QNNQUANTIZATIONOPS

include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/SymbolInterfaces.td"
include "qopt/Dialect/QNN/IR/QNNBase.td"

class QNN_ConversionOp<string mnemonic>
    : QNN_Op<mnemonic, [Pure, DeclareOpInterfaceMethods<QNN_InferShapeOpInterface>]> {
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
}

def QNN_QuantizeOp : QNN_ConversionOp<"quantize"> {
  let summary = "float to quantized";
  let description = [{
    `q = saturate(rint(x / scale) + zero_point)`: the division in `f32`, ties to even,
    the zero point added after rounding, saturation to the storage range of the type.
    NaN becomes the zero point, infinities saturate.

    Constraints:
    - Input and result have the same shape.

    Example:

    ```mlir
    %0 = qnn.quantize %x : tensor<4xf32> -> tensor<4x!quant.uniform<i8:f32, 0.5:3>>
    ```
  }];
  let arguments = (ins QNN_FloatTensor:$input);
  let results = (outs QNN_QuantizedTensor:$result);
  let hasFolder = 1;
}

def QNN_DequantizeOp : QNN_ConversionOp<"dequantize"> {
  let summary = "quantized to float";
  let description = [{
    `x = (q - zero_point) * scale`, the product in `f32`. A dequantize of a quantize does
    not fold to its input: the pair rounds, and rounding is the point.

    Constraints:
    - Input and result have the same shape.

    Example:

    ```mlir
    %0 = qnn.dequantize %q : tensor<4x!quant.uniform<i8:f32, 0.5:3>> -> tensor<4xf32>
    ```
  }];
  let arguments = (ins QNN_QuantizedTensor:$input);
  let results = (outs QNN_FloatTensor:$result);
}

def QNN_RequantizeOp : QNN_ConversionOp<"requantize"> {
  let summary = "quantized to quantized with another scale";
  let description = [{
    `r = saturate(rint(f32(q - z_in) * m) + z_out)` with `m = f32(scale_in / scale_out)`
    computed in double.

    Constraints:
    - Input and result have the same shape.

    Example:

    ```mlir
    %0 = qnn.requantize %q : tensor<4x!quant.uniform<i8:f32, 0.5:3>>
      -> tensor<4x!quant.uniform<i8:f32, 0.25>>
    ```
  }];
  let arguments = (ins QNN_QuantizedTensor:$input);
  let results = (outs QNN_QuantizedTensor:$result);
  let hasFolder = 1;
}

def QNN_FakeQuantizeOp : QNN_Op<"fake_quantize",
    [Pure, SameOperandsAndResultType]> {
  let summary = "round a float to the values of a quantized type";
  let description = [{
    `dequantize(quantize(x))` as one op on `f32`, as quantization-aware training inserts it.
    `type` is the quantized element type. `qnn-decompose-composites` turns it into the pair,
    from which quantized ops are made.

    Constraints:
    - `type` is valid for a tensor of the input's shape.

    Example:

    ```mlir
    %0 = qnn.fake_quantize %x as !quant.uniform<i8:f32, 0.5:3> : tensor<4xf32>
    ```
  }];
  let arguments = (ins QNN_FloatTensor:$input, TypeAttr:$type);
  let results = (outs QNN_FloatTensor:$result);
  let assemblyFormat = "$input `as` $type attr-dict `:` type($input)";
  let hasVerifier = 1;
}

def QNN_ObserveOp : QNN_Op<"observe",
    [Pure, SameOperandsAndResultType]> {
  let summary = "record the range of a value during calibration";
  let description = [{
    The identity. Calibration runs the model and records, under `name`, the statistics
    of the values that pass; `qnn-apply-calibration` writes the range found into `min`
    and `max`, from which `qnn-insert-qdq` chooses the scale.

    Constraints:
    - Input and result have the same type.
    - `min` and `max` come together, are finite, and `min` is not above `max`.

    Example:

    ```mlir
    %0 = qnn.observe %x name "conv1" {min = 0.0 : f32, max = 6.0 : f32} : tensor<4xf32>
    ```
  }];
  let arguments = (ins QNN_Tensor:$input, StrAttr:$name, OptionalAttr<F32Attr>:$min,
    OptionalAttr<F32Attr>:$max);
  let results = (outs QNN_Tensor:$result);
  let assemblyFormat = "$input `name` $name attr-dict `:` type($input)";
  let hasVerifier = 1;
}

def QNN_ConstantOp : QNN_Op<"constant", [Pure, ConstantLike]> {
  let summary = "small constant tensor of quantized elements";
  let description = [{
    A constant given by its stored integers. For small tensors only; weights are
    parameters. Float constants are `arith.constant`.

    Constraints:
    - `value` has the shape and the storage type of the result.
    - Every stored integer is in the storage range of the type.

    Example:

    ```mlir
    %0 = qnn.constant dense<[1, -2]> : tensor<2xi8> -> tensor<2x!quant.uniform<i8:f32, 0.5>>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs QNN_QuantizedTensor:$result);
  let assemblyFormat = "$value attr-dict `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def QNN_ParameterOp : QNN_Op<"parameter", [Symbol]> {
  let summary = "declare a weight by name and type";
  let description = [{
    Declares the symbol of a weight. `key` names its bytes in a parameter source, in the
    manner of a state dict (`layers.3.weight`); `scope` tells sources with equal keys
    apart. The IR holds neither the bytes nor the path of a file: the driver binds
    `Q.safetensors` beside `Q.mlir`, or what `--parameters` names.

    Constraints:
    - `type` is a ranked tensor of static shape; `key` is not empty.

    Example:

    ```mlir
    qnn.parameter @conv1 key "conv1.weight" : tensor<8x3x3x4xf32>
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, StrAttr:$key,
    DefaultValuedStrAttr<StrAttr, "">:$scope, TypeAttrOf<AnyRankedTensor>:$type,
    OptionalAttr<StrAttr>:$sym_visibility);
  let assemblyFormat = "$sym_name `key` $key attr-dict `:` $type";
  let hasVerifier = 1;
}

def QNN_LoadParameterOp : QNN_Op<"load_parameter",
    [Pure, DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "read a weight";
  let description = [{
    The value of a `qnn.parameter`.

    Constraints:
    - The symbol names a `qnn.parameter` of the result type.

    Example:

    ```mlir
    %w = qnn.load_parameter @conv1 : tensor<8x3x3x4xf32>
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$parameter);
  let results = (outs AnyRankedTensor:$result);
  let assemblyFormat = "$parameter attr-dict `:` type($result)";
}

#endif // QOPT_DIALECT_QNN_IR_QNNQUANTIZATIONOPS
