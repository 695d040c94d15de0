// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The qnn dialect itself: its name, what it is for, and the enums its ops use.

#ifndef QOPT_DIALECT_QNN_IR_QNNDIALECT
#define QOPT_DIALECT_QNN_IR_QNNDIALECT

include "mlir/IR/OpBase.td"
include "mlir/IR/EnumAttr.td"

def QNN_Dialect : Dialect {
  let name = "qnn";
  let cppNamespace = "::mlir::qnn";
  let summary = "Neural networks and linear algebra on float and quantized tensors";
  let description = [{
    One small op set for neural networks and linear algebra. Every op takes `f32`
    tensors and, unless its documentation says otherwise, tensors of
    `!quant.uniform` elements: quantizing a model changes the types of its values,
    not its ops.

    ```mlir
    // A layer in float ...
    %0 = qnn.matmul %x, %w bias(%b : tensor<2xf32>)
       : tensor<4x8xf32>, tensor<8x2xf32> -> tensor<4x2xf32>

    // ... and the same layer in int8: per-tensor activations, one scale for each
    // output channel of the weights, an int32 bias at the product of both scales.
    !x = !quant.uniform<i8:f32, 0.5:-3>
    !w = !quant.uniform<i8<-127:127>:f32:1, {0.25, 0.125}>
    !b = !quant.uniform<i32:f32:0, {0.125, 0.0625}>
    !y = !quant.uniform<i8:f32, 1.0:-128>
    %1 = qnn.matmul %xq, %wq bias(%bq : tensor<2x!b>) {clamp_min = 0.0 : f32}
       : tensor<4x8x!x>, tensor<8x2x!w> -> tensor<4x2x!y>
    ```

    **Layout.** Images are NHWC, filters are `[out, height, width, in / groups]`,
    matrices are row-major with any number of leading batch dimensions.

    **Meaning.** On `f32` an op computes its formula in `f32`. On quantized types the
    exact integer arithmetic, with its rounding, is stated in the numerics
    document; two lowerings of the same op give the same bits.

    **Weights** are not attributes. A `qnn.parameter` declares one by name and type
    and `qnn.load_parameter` reads it; the bytes live in parameter sources (a
    mapped safetensors file, memory, or a generator) reachable through the dialect's
    `ParameterRegistry`. Only small tensors (up to 4 KiB) are constants in the IR.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::quant::QuantDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let hasConstantMaterializer = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  let extraClassDeclaration = [{
    /// Name of a function argument or result: `{qnn.name = "image"}`.
    static constexpr ::llvm::StringLiteral kNameAttr = "qnn.name";
    /// Names of the dynamic dimensions of a function argument, in order:
    /// `{qnn.dims = ["batch"]}`. Those of one name are one size.
    static constexpr ::llvm::StringLiteral kDimsAttr = "qnn.dims";
    /// On an int8 `qnn.parameter`: its bytes are stored in 4 bits, in groups of
    /// so many along the sum, and multipliers of the groups.
    static constexpr ::llvm::StringLiteral kGroupAttr = "qnn.group";
    /// Why an operation stays in float, set by the quantization passes.
    static constexpr ::llvm::StringLiteral kKeptFloatAttr = "qnn.kept_float";

    /// Where the bytes of `qnn.parameter` symbols come from. Thread-safe.
    ::qopt::ParameterRegistry &getParameters() { return *parameters; }

  private:
    std::shared_ptr<::qopt::ParameterRegistry> parameters;

  public:
  }];
}

class QNN_Enum<string name, string summary, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, summary, cases> {
  let genSpecializedAttr = 0;
  let cppNamespace = "::mlir::qnn";
}

def QNN_UnaryKind : QNN_Enum<"UnaryKind", "function of one real variable", [
  I32EnumAttrCase<"Abs", 0, "abs">,
  I32EnumAttrCase<"Neg", 1, "neg">,
  I32EnumAttrCase<"Exp", 2, "exp">,
  I32EnumAttrCase<"Log", 3, "log">,
  I32EnumAttrCase<"Sqrt", 4, "sqrt">,
  I32EnumAttrCase<"Rsqrt", 5, "rsqrt">,
  I32EnumAttrCase<"Reciprocal", 6, "reciprocal">,
  I32EnumAttrCase<"Square", 7, "square">,
  I32EnumAttrCase<"Tanh", 8, "tanh">,
  I32EnumAttrCase<"Sigmoid", 9, "sigmoid">,
  I32EnumAttrCase<"Erf", 10, "erf">,
  I32EnumAttrCase<"Gelu", 11, "gelu">,
  I32EnumAttrCase<"GeluTanh", 12, "gelu_tanh">,
  I32EnumAttrCase<"Silu", 13, "silu">,
  I32EnumAttrCase<"HardSwish", 14, "hard_swish">,
  I32EnumAttrCase<"HardSigmoid", 15, "hard_sigmoid">,
  I32EnumAttrCase<"LeakyRelu", 16, "leaky_relu">,
  I32EnumAttrCase<"Elu", 17, "elu">,
  I32EnumAttrCase<"Softplus", 18, "softplus">,
  I32EnumAttrCase<"Mish", 19, "mish">,
  I32EnumAttrCase<"Sin", 20, "sin">,
  I32EnumAttrCase<"Cos", 21, "cos">,
  I32EnumAttrCase<"Floor", 22, "floor">,
  I32EnumAttrCase<"Ceil", 23, "ceil">,
  I32EnumAttrCase<"Round", 24, "round">,
  I32EnumAttrCase<"Sign", 25, "sign">
]>;
def QNN_UnaryKindAttr : EnumAttr<QNN_Dialect, QNN_UnaryKind, "unary_kind">;

def QNN_CompareKind : QNN_Enum<"CompareKind", "comparison of two reals", [
  I32EnumAttrCase<"Eq", 0, "eq">,
  I32EnumAttrCase<"Ne", 1, "ne">,
  I32EnumAttrCase<"Lt", 2, "lt">,
  I32EnumAttrCase<"Le", 3, "le">,
  I32EnumAttrCase<"Gt", 4, "gt">,
  I32EnumAttrCase<"Ge", 5, "ge">
]>;
def QNN_CompareKindAttr : EnumAttr<QNN_Dialect, QNN_CompareKind, "compare_kind">;

def QNN_ResizeMode : QNN_Enum<"ResizeMode", "how to read between positions", [
  I32EnumAttrCase<"Nearest", 0, "nearest">,
  I32EnumAttrCase<"Bilinear", 1, "bilinear">
]>;
def QNN_ResizeModeAttr : EnumAttr<QNN_Dialect, QNN_ResizeMode, "resize_mode">;

def QNN_LossReduction : QNN_Enum<"LossReduction", "what becomes of the losses of all elements", [
  I32EnumAttrCase<"None", 0, "none">,
  I32EnumAttrCase<"Sum", 1, "sum">,
  I32EnumAttrCase<"Mean", 2, "mean">
]>;
def QNN_LossReductionAttr : EnumAttr<QNN_Dialect, QNN_LossReduction, "loss_reduction">;

#endif // QOPT_DIALECT_QNN_IR_QNNDIALECT
