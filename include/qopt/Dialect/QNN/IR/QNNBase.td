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
def QNN_IndexTensor : RankedTensorOf<[I32, I64]>;
def QNN_PredicateTensor : RankedTensorOf<[I1]>;
def QNN_PlainTensor : RankedTensorOf<[F32, I1, I8, I32, I64]>;

class QNN_Op<string mnemonic, list<Trait> traits = []>
    : Op<QNN_Dialect, mnemonic, traits>;

/// An op with a shape function and a quantization rule, whatever its result. `rules`
/// overrides methods of QuantizableOpInterface, in C++.
class QNN_QuantizableOp<string mnemonic, list<Trait> traits, string rules>
    : QNN_Op<mnemonic, !listconcat(
        [Pure, DeclareOpInterfaceMethods<QNN_InferShapeOpInterface>,
         QNN_QuantizableOpInterface], traits)> {
  let extraClassDeclaration = rules;
}

/// An op that computes a tensor which may be quantized.
class QNN_ComputeOp<string mnemonic, list<Trait> traits = [], string rules = "">
    : QNN_QuantizableOp<mnemonic, traits, rules> {
  let results = (outs QNN_Tensor:$result);
}

/// Moves or selects values without changing them.
class QNN_SameScaleOp<string mnemonic, list<Trait> traits = [], string rules = "">
    : QNN_ComputeOp<mnemonic, traits, "bool isSameScale() { return true; }" # rules>;

/// Operands from `first` on are not quantized: f32 parameters, indices, predicates.
class QNN_UnquantizedFrom<int first> {
  string rules = [{
    ::mlir::qnn::OperandRole getOperandRole(unsigned index) {
      return index < }] # first # [{
                 ? ::mlir::qnn::OperandRole::Activation
                 : ::mlir::qnn::OperandRole::Unquantized;
    }
  }];
}

/// The rules of an op that computes in float between a dequantize and a quantize,
/// whatever the types outside; operands from `firstFloatOperand` on stay f32.
class QNN_FloatIslandRules<int firstFloatOperand> {
  string rules = [{
    ::mlir::qnn::QuantizedExecution getQuantizedExecution() {
      return ::mlir::qnn::QuantizedExecution::FloatIsland;
    }
  }] # QNN_UnquantizedFrom<firstFloatOperand>.rules;
}

#endif // QOPT_DIALECT_QNN_IR_QNNBASE
