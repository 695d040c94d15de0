// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers on tensors of quantized elements, and the checks on `!quant.uniform`
// types that upstream's verifiers leave out: they accept a zero point of 300 in
// int8, a denormal scale, and a per-axis list of the wrong length.

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::qnn;

quant::QuantizedType qnn::getQuantizedElementType(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return nullptr;
  return dyn_cast<quant::QuantizedType>(shaped.getElementType());
}

bool qnn::isQuantized(Type type) { return bool(getQuantizedElementType(type)); }

RankedTensorType qnn::withElementType(Type tensor, Type elementType) {
  return RankedTensorType::get(cast<RankedTensorType>(tensor).getShape(),
                               elementType);
}

Type qnn::getStorageTensorType(Type type) {
  // Function signatures may have unranked tensors too.
  if (quant::QuantizedType element = getQuantizedElementType(type))
    return cast<ShapedType>(type).clone(element.getStorageType());
  return type;
}

qopt::numerics::QuantParams
qnn::getQuantParams(quant::UniformQuantizedType type) {
  return {type.getScale(),
          type.getZeroPoint(),
          {type.getStorageTypeIntegralWidth(), type.isSigned(),
           type.getStorageTypeMin(), type.getStorageTypeMax()}};
}

/// The producer of a value, looking through ops that only move or convert it.
static Operation *getUnconvertedProducer(Value value) {
  Operation *op = value.getDefiningOp();
  while (op &&
         isa<TransposeOp, ReshapeOp, QuantizeOp, DequantizeOp, ObserveOp>(op))
    op = op->getOperand(0).getDefiningOp();
  return op;
}

bool qnn::isConstantOrParameter(Value value) {
  Operation *op = getUnconvertedProducer(value);
  return op &&
         (isa<LoadParameterOp>(op) || op->hasTrait<OpTrait::ConstantLike>());
}

static std::string explainInvalidScale(double scale, int64_t zeroPoint,
                                       quant::QuantizedType type) {
  std::string reason;
  llvm::raw_string_ostream os(reason);
  // f32 is what every kernel multiplies with, so the scale must be a normal
  // f32.
  if (!(scale >= std::numeric_limits<float>::min() &&
        scale <= std::numeric_limits<float>::max()))
    os << "scale " << scale << " is not a positive, normal, finite f32";
  else if (zeroPoint < type.getStorageTypeMin() ||
           zeroPoint > type.getStorageTypeMax())
    os << "zero point " << zeroPoint << " is outside the storage range ["
       << type.getStorageTypeMin() << ", " << type.getStorageTypeMax() << "]";
  return reason;
}

std::string qnn::explainInvalidQuantizedType(Type tensor) {
  Type element = getElementTypeOrSelf(tensor);
  auto type = dyn_cast<quant::QuantizedType>(element);
  if (!type)
    return {};
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(element)) {
    if (!uniform.getExpressedType().isF32())
      return "expressed type must be f32";
    return explainInvalidScale(uniform.getScale(), uniform.getZeroPoint(),
                               uniform);
  }
  auto perAxis = dyn_cast<quant::UniformQuantizedPerAxisType>(element);
  if (!perAxis)
    return "quantized type is neither per tensor nor per axis";
  if (!perAxis.getExpressedType().isF32())
    return "expressed type must be f32";
  for (auto [scale, zeroPoint] :
       llvm::zip_equal(perAxis.getScales(), perAxis.getZeroPoints()))
    if (std::string reason = explainInvalidScale(scale, zeroPoint, perAxis);
        !reason.empty())
      return reason;
  auto ranked = dyn_cast<RankedTensorType>(tensor);
  if (!ranked)
    return "per-axis type on a value that is not a ranked tensor";
  int32_t axis = perAxis.getQuantizedDimension();
  if (axis < 0 || axis >= ranked.getRank())
    return "quantized dimension " + std::to_string(axis) +
           " is not one of the " + std::to_string(ranked.getRank()) +
           " dimensions";
  int64_t size = ranked.getDimSize(axis), scales = perAxis.getScales().size();
  if (!ShapedType::isDynamic(size) && size != scales)
    return std::to_string(scales) + " scales for dimension " +
           std::to_string(axis) + " of size " + std::to_string(size);
  return {};
}
