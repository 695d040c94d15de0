// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the op files share: type constraints and op base classes.

#ifndef QOPT_DIALECT_QNN_IR_QNNBASE
#define QOPT_DIALECT_QNN_IR_QNNBASE

include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "qopt/Dialect/QNN/IR/QNNDialect.td"
include "qopt/Dialect/QNN/IR/QNNInterfaces.td"

def QNN_QuantizedElement : Type<
  CPred<"::llvm::isa<::mlir::quant::UniformQuantizedType, "
        "::mlir::quant::UniformQuantizedPerAxisType>($_self)">,
  "uniform quantized", "::mlir::quant::QuantizedType">;

def QNN_FloatTensor : RankedTensorOf<[F32]>;
def QNN_QuantizedTensor : RankedTensorOf<[QNN_QuantizedElement]>;
def QNN_Tensor : RankedTensorOf<[F32, QNN_QuantizedElement]>;

class QNN_Op<string mnemonic, list<Trait> traits = []>
    : Op<QNN_Dialect, mnemonic, traits>;

/// An op that computes: pure, with a shape function and a quantization rule. `rules`
/// overrides methods of QuantizableOpInterface, in C++.
class QNN_ComputeOp<string mnemonic, list<Trait> traits, string rules = "">
    : QNN_Op<mnemonic, !listconcat(
        [Pure, DeclareOpInterfaceMethods<QNN_InferShapeOpInterface>,
         QNN_QuantizableOpInterface], traits)> {
  let results = (outs QNN_Tensor:$result);
  let extraClassDeclaration = rules;
}

/// A view: moves values without changing them.
class QNN_SameScaleOp<string mnemonic, list<Trait> traits = []>
    : QNN_ComputeOp<mnemonic, traits, "bool isSameScale() { return true; }">;

/// The rules of an op that computes in float between a dequantize and a quantize,
/// whatever the types outside; operands from `firstFloatOperand` on stay f32.
class QNN_FloatIslandRules<int firstFloatOperand> {
  string rules = [{
    ::mlir::qnn::QuantizedExecution getQuantizedExecution() {
      return ::mlir::qnn::QuantizedExecution::FloatIsland;
    }
    ::mlir::qnn::OperandRole getOperandRole(unsigned index) {
      return index < }] # firstFloatOperand # [{
                 ? ::mlir::qnn::OperandRole::Activation
                 : ::mlir::qnn::OperandRole::Float;
    }
  }];
}

#endif // QOPT_DIALECT_QNN_IR_QNNBASE
