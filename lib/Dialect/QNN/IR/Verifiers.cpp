// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Op-specific rules: operand roles of contractions, and verifiers of what
// neither the ODS constraints nor the interfaces check.

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Quantization rules
//===----------------------------------------------------------------------===//

/// The role of an operand of a contraction with optional bias and residual. The
/// right side of a matmul is a weight only if it is known at compile time.
template <typename OpTy>
static OperandRole getContractionRole(OpTy op, unsigned index) {
  if (index == 0)
    return OperandRole::Activation;
  if (index == 1)
    return isConstantOrParameter(op->getOperand(1)) ||
                   isa<quant::UniformQuantizedPerAxisType>(
                       getElementTypeOrSelf(op->getOperand(1).getType()))
               ? OperandRole::Weight
               : OperandRole::Activation;
  return index == 2 && op.getBias() ? OperandRole::Bias : OperandRole::Residual;
}

OperandRole MatmulOp::getOperandRole(unsigned index) {
  return getContractionRole(*this, index);
}
OperandRole Conv2DOp::getOperandRole(unsigned index) {
  return getContractionRole(*this, index);
}
OperandRole ConvTranspose2DOp::getOperandRole(unsigned index) {
  return getContractionRole(*this, index);
}

std::optional<std::pair<double, double>> UnaryOp::getKnownResultRange() {
  switch (getKind()) {
  case UnaryKind::Sigmoid:
  case UnaryKind::HardSigmoid:
    return std::make_pair(0.0, 1.0);
  case UnaryKind::Tanh:
  case UnaryKind::Erf:
  case UnaryKind::Sin:
  case UnaryKind::Cos:
  case UnaryKind::Sign:
    return std::make_pair(-1.0, 1.0);
  default:
    return std::nullopt;
  }
}

//===----------------------------------------------------------------------===//
// Verifiers
//===----------------------------------------------------------------------===//

static LogicalResult verifyBounds(Operation *op, std::optional<APFloat> low,
                                  std::optional<APFloat> high) {
  if ((low && low->isNaN()) || (high && high->isNaN()))
    return op->emitOpError("clamp bounds must not be NaN");
  if (low && high && *low > *high)
    return op->emitOpError("lower clamp bound ")
           << low->convertToFloat() << " is above the upper bound "
           << high->convertToFloat();
  return success();
}

LogicalResult MatmulOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult Conv2DOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult ConvTranspose2DOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult AddOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult SubOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult MulOp::verify() {
  return verifyBounds(*this, getClampMin(), getClampMax());
}
LogicalResult ClampOp::verify() {
  return verifyBounds(*this, getMin(), getMax());
}

LogicalResult UnaryOp::verify() {
  if (!getAlpha())
    return success();
  if (!llvm::is_contained({UnaryKind::LeakyRelu, UnaryKind::Elu}, getKind()))
    return emitOpError("takes no alpha for ") << stringifyUnaryKind(getKind());
  if (!getAlpha()->isFinite())
    return emitOpError("alpha must be finite");
  return success();
}

static LogicalResult verifyTypes(Operation *op) {
  for (Type type : {op->getOperand(0).getType(), op->getResult(0).getType()})
    if (std::string reason = explainInvalidQuantizedType(type); !reason.empty())
      return op->emitOpError(reason) << " in " << type;
  return success();
}

LogicalResult QuantizeOp::verify() { return verifyTypes(*this); }
LogicalResult DequantizeOp::verify() { return verifyTypes(*this); }
LogicalResult RequantizeOp::verify() { return verifyTypes(*this); }

LogicalResult ObserveOp::verify() {
  if (getMin().has_value() != getMax().has_value())
    return emitOpError("min and max come together");
  if (!getMin())
    return verifyTypes(*this);
  if (!getMin()->isFinite() || !getMax()->isFinite())
    return emitOpError("min and max must be finite");
  if (*getMin() > *getMax())
    return emitOpError("min is above max");
  return verifyTypes(*this);
}

LogicalResult FakeQuantizeOp::verify() {
  if (!isa<quant::UniformQuantizedType, quant::UniformQuantizedPerAxisType>(
          getType()))
    return emitOpError("type must be a uniform quantized type, it is ")
           << getType();
  Type quantized = withElementType(getInput().getType(), getType());
  if (std::string reason = explainInvalidQuantizedType(quantized);
      !reason.empty())
    return emitOpError(reason) << " in " << quantized;
  return success();
}

LogicalResult ConstantOp::verify() {
  if (std::string reason = explainInvalidQuantizedType(getType());
      !reason.empty())
    return emitOpError(reason) << " in " << getType();
  quant::QuantizedType element = getQuantizedElementType(getType());
  ShapedType type = getValue().getShapedType();
  if (type.getElementType() != element.getStorageType() ||
      type.getShape() != cast<RankedTensorType>(getType()).getShape())
    return emitOpError("value must have type ")
           << getStorageTensorType(getType());
  auto dense = dyn_cast<DenseIntElementsAttr>(getValue());
  if (!dense)
    return emitOpError("value must be a dense attribute");
  for (const APInt &value : dense.getValues<APInt>()) {
    int64_t stored =
        element.isSigned() ? value.getSExtValue() : value.getZExtValue();
    if (stored < element.getStorageTypeMin() ||
        stored > element.getStorageTypeMax())
      return emitOpError("stored value ")
             << stored << " is outside the storage range ["
             << element.getStorageTypeMin() << ", "
             << element.getStorageTypeMax() << "]";
  }
  return success();
}

LogicalResult ParameterOp::verify() {
  auto type = dyn_cast<RankedTensorType>(getType());
  if (!type || !type.hasStaticShape())
    return emitOpError("type must be a ranked tensor of static shape");
  if (getKey().empty())
    return emitOpError("key must not be empty");
  if (std::string reason = explainInvalidQuantizedType(type); !reason.empty())
    return emitOpError(reason) << " in " << type;
  return success();
}

LogicalResult
LoadParameterOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto parameter =
      symbols.lookupNearestSymbolFrom<ParameterOp>(*this, getParameterAttr());
  if (!parameter)
    return emitOpError("'") << getParameter() << "' is not a qnn.parameter";
  if (parameter.getType() != getType())
    return emitOpError("has type ")
           << getType() << ", parameter '" << getParameter() << "' has type "
           << parameter.getType();
  return success();
}
