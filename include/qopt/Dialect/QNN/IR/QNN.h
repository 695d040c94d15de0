// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The qnn dialect: ops, interfaces and the small vocabulary of quantization
// they share.

#ifndef QOPT_DIALECT_QNN_IR_QNN_H
#define QOPT_DIALECT_QNN_IR_QNN_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "qopt/Numerics/QuantParams.h"
#include <memory>
#include <optional>
#include <utility>

namespace qopt {
class ParameterRegistry;
} // namespace qopt

namespace mlir::qnn {

/// What an operand is to quantization.
enum class OperandRole {
  Activation,  ///< one scale and zero point, from calibration
  Weight,      ///< one scale per output channel, from its values
  Bias,        ///< int32 at the product of the scales of activation and weight
  Residual,    ///< an activation added to the unrounded accumulator
  Unquantized, ///< f32 parameters, indices, predicates
};

/// How an op computes on quantized operands.
enum class QuantizedExecution {
  Integer,     ///< integer arithmetic, or moves of stored integers
  Table,       ///< a table with one entry per stored value
  FloatIsland, ///< dequantize, compute in f32, quantize
};

/// In the sizes of `qnn.slice`: up to the end of the dimension.
constexpr int64_t kToEnd = -1;

/// The quantized element type of a tensor type, or null.
quant::QuantizedType getQuantizedElementType(Type type);
/// Whether a type is a tensor of quantized elements.
bool isQuantized(Type type);
/// The same tensor with another element type.
RankedTensorType withElementType(Type tensor, Type elementType);
/// The tensor of stored integers of a quantized tensor; other types unchanged.
Type getStorageTensorType(Type type);

/// Scale, zero point and storage of a per-tensor type, as the numerics library
/// has them.
qopt::numerics::QuantParams getQuantParams(quant::UniformQuantizedType type);

/// Whether a value is known at compile time: a constant or a parameter,
/// possibly behind views, transposes, quantize, dequantize and observe.
bool isConstantOrParameter(Value value);

/// Checks what upstream's verifiers let pass: the scale is a normal positive
/// float, the zero point is in the storage range, and the per-axis list has the
/// length of its dimension. Returns the reason, or an empty string. `tensor`
/// may be any type.
std::string explainInvalidQuantizedType(Type tensor);

} // namespace mlir::qnn

#include "qopt/Dialect/QNN/IR/QNNDialect.h.inc"
#include "qopt/Dialect/QNN/IR/QNNEnums.h.inc"
#define GET_ATTRDEF_CLASSES
#include "qopt/Dialect/QNN/IR/QNNAttrs.h.inc"

namespace mlir::qnn::detail {
LogicalResult verifyInferredShape(Operation *op);
LogicalResult verifyQuantizableOp(Operation *op);
} // namespace mlir::qnn::detail

#include "qopt/Dialect/QNN/IR/QNNInterfaces.h.inc"
#define GET_OP_CLASSES
#include "qopt/Dialect/QNN/IR/QNNOps.h.inc"

#endif // QOPT_DIALECT_QNN_IR_QNN_H
