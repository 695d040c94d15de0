// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks that every op gets from the interfaces it has: the result shape, and
// that its operand and result types are all float or all quantized as their
// roles ask.

#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/SmallVector.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

#include "qopt/Dialect/QNN/IR/QNNInterfaces.cpp.inc"

LogicalResult qnn::detail::verifyInferredShape(Operation *op) {
  SmallVector<int64_t> shape;
  if (failed(cast<InferShapeOpInterface>(op).inferResultShape(shape)))
    return failure();
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (failed(verifyCompatibleShape(shape, type.getShape()))) {
    InFlightDiagnostic diag = op->emitOpError("result should have shape [");
    llvm::interleaveComma(shape, diag, [&](int64_t size) {
      if (ShapedType::isDynamic(size))
        diag << "?";
      else
        diag << size;
    });
    return diag << "], its type is " << type;
  }
  return success();
}

/// Bias scales must be the product of the scales they are accumulated at:
/// another scale would be added to the accumulator as if it were that product.
static LogicalResult verifyBiasScale(QuantizableOpInterface op,
                                     unsigned biasIndex) {
  auto [first, second] = op.getBiasScaleOperands();
  auto scalesOf = [&](unsigned index) -> SmallVector<double> {
    quant::QuantizedType type =
        getQuantizedElementType(op->getOperand(index).getType());
    if (auto uniform = dyn_cast_or_null<quant::UniformQuantizedType>(type))
      return {uniform.getScale()};
    if (auto perAxis =
            dyn_cast_or_null<quant::UniformQuantizedPerAxisType>(type))
      return SmallVector<double>(perAxis.getScales());
    return {};
  };
  SmallVector<double> a = scalesOf(first), w = scalesOf(second),
                      b = scalesOf(biasIndex);
  if (a.size() != 1 || w.empty() || b.empty())
    return success();
  for (size_t i = 0, e = std::max(w.size(), b.size()); i < e; ++i) {
    double want = a[0] * w[w.size() == 1 ? 0 : i % w.size()];
    double have = b[b.size() == 1 ? 0 : i % b.size()];
    // 1e-6 is a few units in the last place of an f32 scale.
    if (!(std::abs(have - want) <= 1e-6 * want))
      return op->emitOpError("bias scale ")
             << have << " of channel " << i << " is not the product " << want
             << " of the scales of operands " << first << " and " << second;
  }
  return success();
}

/// Checks one operand of an op whose activations are quantized.
static LogicalResult verifyQuantizedOperand(QuantizableOpInterface op,
                                            unsigned index) {
  Type type = op->getOperand(index).getType();
  quant::QuantizedType element = getQuantizedElementType(type);
  OperandRole role = op.getOperandRole(index);
  if (role == OperandRole::Unquantized) {
    if (element)
      return op->emitOpError("operand ")
             << index << " must be f32, it is " << type;
    return success();
  }
  if (!element)
    return op->emitOpError("operand ")
           << index << " must be quantized like the activations, it is "
           << type;
  auto perAxis = dyn_cast<quant::UniformQuantizedPerAxisType>(element);
  switch (role) {
  case OperandRole::Activation:
  case OperandRole::Residual:
    if (perAxis)
      return op->emitOpError("operand ")
             << index << " must have a per-tensor scale";
    break;
  case OperandRole::Weight: {
    if (!perAxis)
      break;
    std::optional<int32_t> axis = op.getWeightAxis(index);
    if (!axis || perAxis.getQuantizedDimension() != *axis) {
      InFlightDiagnostic diag = op->emitOpError("operand ")
                                << index << " has scales along dimension "
                                << perAxis.getQuantizedDimension();
      if (axis)
        return diag << ", its output channels are dimension " << *axis;
      return diag << ", it takes a per-tensor scale";
    }
    if (llvm::any_of(perAxis.getZeroPoints(), [](int64_t z) { return z != 0; }))
      return op->emitOpError("operand ")
             << index << " has per-axis zero points other than 0";
    break;
  }
  case OperandRole::Bias:
    if (!element.getStorageType().isInteger(32))
      return op->emitOpError("bias must be stored in i32, it is ") << type;
    return verifyBiasScale(op, index);
  case OperandRole::Unquantized:
    break;
  }
  if (role != OperandRole::Bias && element.getStorageTypeIntegralWidth() > 8)
    return op->emitOpError("operand ")
           << index << " must have at most 8 bits, it is " << type;
  return success();
}

/// Same-scale ops move stored integers, which is right only if all types agree.
static LogicalResult verifySameScale(QuantizableOpInterface op) {
  Type result = getElementTypeOrSelf(op->getResult(0).getType());
  if (isa<quant::UniformQuantizedPerAxisType>(result))
    return op->emitOpError("takes per-tensor scales only");
  for (auto [index, operand] : llvm::enumerate(op->getOperands()))
    if (op.getOperandRole(index) != OperandRole::Unquantized &&
        getElementTypeOrSelf(operand.getType()) != result)
      return op->emitOpError("keeps scale and zero point: operand ")
             << index << " and result must have the same element type";
  return success();
}

LogicalResult qnn::detail::verifyQuantizableOp(Operation *op) {
  if (op->getNumResults() != 1)
    return success(); // a malformed op, its own verifier speaks
  auto iface = cast<QuantizableOpInterface>(op);
  for (Type type : llvm::concat<Type>(SmallVector<Type>(op->getOperandTypes()),
                                      SmallVector<Type>(op->getResultTypes())))
    if (std::string reason = explainInvalidQuantizedType(type); !reason.empty())
      return op->emitOpError(reason) << " in " << type;
  if (iface.isSameScale())
    return verifySameScale(iface);

  bool quantized = false;
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    quantized |= isQuantized(op->getOperand(i).getType());
  Type result = op->getResult(0).getType();
  if (!quantized) {
    if (isQuantized(result))
      return op->emitOpError("result is quantized, but no operand is");
    return success();
  }
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    if (failed(verifyQuantizedOperand(iface, i)))
      return failure();
  quant::QuantizedType element = getQuantizedElementType(result);
  if (!element) {
    if (iface.acceptsFloatResult())
      return success();
    return op->emitOpError("operands are quantized, so the result must be");
  }
  if (!isa<quant::UniformQuantizedType>(element))
    return op->emitOpError("result must have a per-tensor scale");
  if (element.getStorageTypeIntegralWidth() > 8)
    return op->emitOpError("result must have at most 8 bits, it is ") << result;
  return success();
}
