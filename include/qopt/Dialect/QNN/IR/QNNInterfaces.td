// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The two interfaces every qnn op answers: what its result shape is, and how it
// quantizes. The quantization passes know ops only through them, so a new op costs
// one ODS entry and one lowering.

#ifndef QOPT_DIALECT_QNN_IR_QNNINTERFACES
#define QOPT_DIALECT_QNN_IR_QNNINTERFACES

include "mlir/IR/OpBase.td"

def QNN_InferShapeOpInterface : OpInterface<"InferShapeOpInterface"> {
  let cppNamespace = "::mlir::qnn";
  let description = [{
    Shape inference for ops whose result element type cannot be inferred (a scale is
    a choice), but whose result shape follows from operands and attributes.
  }];
  let methods = [
    InterfaceMethod<[{
      Computes the shape of the single result from operands and attributes.
      Emits an error on the op and fails when they do not fit together.
    }], "::llvm::LogicalResult", "inferResultShape",
      (ins "::llvm::SmallVectorImpl<int64_t> &":$shape)>
  ];
  let verify = [{ return ::mlir::qnn::detail::verifyInferredShape($_op); }];
}

def QNN_QuantizableOpInterface : OpInterface<"QuantizableOpInterface"> {
  let cppNamespace = "::mlir::qnn";
  let description = [{
    How an op quantizes: the role of each operand, the per-channel dimension of its
    weights, whether scales pass through it unchanged, and what it can absorb. All
    methods have defaults; an op overrides those in which it differs.
  }];
  let methods = [
    InterfaceMethod<"What operand `index` is to quantization.",
      "::mlir::qnn::OperandRole", "getOperandRole", (ins "unsigned":$index), "",
      [{ return ::mlir::qnn::OperandRole::Activation; }]>,
    InterfaceMethod<[{
      The dimension of weight operand `index` along which each slice has its own
      scale: the output channel. None: the operand takes per-tensor scales only.
    }], "std::optional<int32_t>", "getWeightAxis", (ins "unsigned":$index), "",
      [{ return std::nullopt; }]>,
    InterfaceMethod<[{
      The operands whose scales multiply to the scale of the bias operand.
    }], "std::pair<unsigned, unsigned>", "getBiasScaleOperands", (ins), "",
      [{ return std::make_pair(0u, 1u); }]>,
    InterfaceMethod<[{
      Result and activation operands have one common scale and zero point: the op
      moves or selects values (max-pool, reshape, transpose, concat, ...).
    }], "bool", "isSameScale", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
      The op can add a `residual` operand to its unrounded result.
    }], "bool", "acceptsResidual", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
      The op has `clamp_min` and `clamp_max` attributes applied to its result, so
      that a following clamp can be absorbed.
    }], "bool", "acceptsClamp", (ins), "", [{ return false; }]>,
    InterfaceMethod<[{
      The op may give an `f32` result from quantized operands.
    }], "bool", "acceptsFloatResult", (ins), "", [{ return false; }]>,
    InterfaceMethod<"How the op computes on quantized operands.",
      "::mlir::qnn::QuantizedExecution", "getQuantizedExecution", (ins), "",
      [{ return ::mlir::qnn::QuantizedExecution::Integer; }]>,
    InterfaceMethod<[{
      The range of the result where the op alone fixes it (softmax: [0, 1]).
    }], "std::optional<std::pair<double, double>>", "getKnownResultRange", (ins), "",
      [{ return std::nullopt; }]>
  ];
  let verify = [{ return ::mlir::qnn::detail::verifyQuantizableOp($_op); }];
}

#endif // QOPT_DIALECT_QNN_IR_QNNINTERFACES
