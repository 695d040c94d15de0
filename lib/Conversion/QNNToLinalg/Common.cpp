// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Builders that the lowerings share. Every formula of docs/Numerics.md that
// more than one op uses (centering, clamping, saturation) is emitted here and
// nowhere else.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "qopt/Numerics/Requantize.h"
#include <limits>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

StorageTypeConverter::StorageTypeConverter() {
  addConversion([](Type type) { return getStorageTensorType(type); });
}

//===--------------------------------------------------------------------------------===//
// Quantization
//===--------------------------------------------------------------------------------===//

Quantization Quantization::get(Type tensor) {
  quant::QuantizedType type = getQuantizedElementType(tensor);
  Quantization result;
  result.params.storage = {type.getStorageTypeIntegralWidth(), type.isSigned(),
                           type.getStorageTypeMin(), type.getStorageTypeMax()};
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(type)) {
    result.params.scales = {uniform.getScale()};
    result.params.zeroPoints = {uniform.getZeroPoint()};
    return result;
  }
  auto perAxis = cast<quant::UniformQuantizedPerAxisType>(type);
  result.params.scales.assign(perAxis.getScales().begin(),
                              perAxis.getScales().end());
  result.params.zeroPoints.assign(perAxis.getZeroPoints().begin(),
                                  perAxis.getZeroPoints().end());
  result.axis = perAxis.getQuantizedDimension();
  return result;
}

bool Quantization::hasZeroPoint() const {
  return llvm::any_of(params.zeroPoints, [](int64_t z) { return z != 0; });
}

numerics::IntInterval Quantization::centeredRange() const {
  auto [zMin, zMax] =
      std::minmax_element(params.zeroPoints.begin(), params.zeroPoints.end());
  return {params.storage.min - *zMax, params.storage.max - *zMin};
}

//===--------------------------------------------------------------------------------===//
// Constants
//===--------------------------------------------------------------------------------===//

Value lowering::constantFloat(ImplicitLocOpBuilder &b, double value,
                              Type type) {
  FloatAttr attr = b.getFloatAttr(type ? type : b.getF32Type(), value);
  return arith::ConstantOp::create(b, attr);
}

Value lowering::constantInt(ImplicitLocOpBuilder &b, int64_t value, Type type) {
  // Built through APInt, because an unsigned 8-bit 255 is no signed i8.
  unsigned width = cast<IntegerType>(type).getWidth();
  APInt bits(width, uint64_t(value), /*isSigned=*/true, /*implicitTrunc=*/true);
  return arith::ConstantOp::create(b, b.getIntegerAttr(type, bits));
}

Value lowering::constantVector(ImplicitLocOpBuilder &b,
                               ArrayRef<float> values) {
  auto type = RankedTensorType::get(int64_t(values.size()), b.getF32Type());
  return arith::ConstantOp::create(b, DenseElementsAttr::get(type, values));
}

Value lowering::constantElement(ImplicitLocOpBuilder &b, double value,
                                Type elementType) {
  if (isa<FloatType>(elementType))
    return constantFloat(b, value, elementType);
  return constantInt(b, int64_t(value), elementType);
}

//===--------------------------------------------------------------------------------===//
// Structured ops
//===--------------------------------------------------------------------------------===//

AffineMap lowering::identityMap(MLIRContext *context, int64_t rank) {
  return AffineMap::getMultiDimIdentityMap(rank, context);
}

AffineMap lowering::selectMap(MLIRContext *context, int64_t rank,
                              ArrayRef<int64_t> dims) {
  SmallVector<AffineExpr> exprs;
  for (int64_t dim : dims)
    exprs.push_back(getAffineDimExpr(dim, context));
  return AffineMap::get(rank, 0, exprs, context);
}

AffineMap lowering::broadcastMap(RankedTensorType operand,
                                 RankedTensorType result) {
  MLIRContext *context = operand.getContext();
  int64_t missing = result.getRank() - operand.getRank();
  SmallVector<AffineExpr> exprs;
  for (auto [dim, size] : llvm::enumerate(operand.getShape())) {
    bool repeats = size == 1 && result.getDimSize(missing + dim) != 1;
    exprs.push_back(repeats ? getAffineConstantExpr(0, context)
                            : getAffineDimExpr(missing + dim, context));
  }
  return AffineMap::get(result.getRank(), 0, exprs, context);
}

SmallVector<AffineMap> lowering::broadcastMaps(Operation *op) {
  auto result = cast<RankedTensorType>(op->getResult(0).getType());
  return llvm::map_to_vector(op->getOperandTypes(), [&](Type type) {
    return broadcastMap(cast<RankedTensorType>(type), result);
  });
}

Value lowering::emptyTensor(ImplicitLocOpBuilder &b, RankedTensorType type) {
  return tensor::EmptyOp::create(b, type.getShape(), type.getElementType());
}

Value lowering::filledTensor(ImplicitLocOpBuilder &b, RankedTensorType type,
                             Value value) {
  return linalg::FillOp::create(b, value, emptyTensor(b, type)).getResult(0);
}

Value lowering::createGeneric(ImplicitLocOpBuilder &b, ValueRange inputs,
                              Value init, ArrayRef<AffineMap> maps,
                              ArrayRef<utils::IteratorType> iterators,
                              BodyBuilder body) {
  auto region = [&](OpBuilder &nested, Location loc, ValueRange args) {
    ImplicitLocOpBuilder inner(loc, nested);
    linalg::YieldOp::create(inner, body(inner, args));
  };
  return linalg::GenericOp::create(b, TypeRange(init.getType()), inputs, init,
                                   maps, iterators, region)
      .getResult(0);
}

Value lowering::createElementwise(ImplicitLocOpBuilder &b,
                                  RankedTensorType result, ValueRange inputs,
                                  ArrayRef<AffineMap> maps, BodyBuilder body) {
  SmallVector<AffineMap> allMaps(maps);
  allMaps.push_back(identityMap(b.getContext(), result.getRank()));
  Iterators iterators(result.getRank(), parallel);
  return createGeneric(b, inputs, emptyTensor(b, result), allMaps, iterators,
                       [&](ImplicitLocOpBuilder &inner, ValueRange args) {
                         return body(inner, args.drop_back());
                       });
}

Value lowering::createPad(ImplicitLocOpBuilder &b, Value input,
                          ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                          double value) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> shape(type.getShape());
  SmallVector<OpFoldResult> lowPad, highPad;
  for (int64_t d = 0; d != type.getRank(); ++d) {
    shape[d] += low[d] + high[d];
    lowPad.push_back(b.getIndexAttr(low[d]));
    highPad.push_back(b.getIndexAttr(high[d]));
  }
  if (ArrayRef<int64_t>(shape) == type.getShape())
    return input;
  return tensor::PadOp::create(
      b, type.clone(shape), input, lowPad, highPad,
      constantElement(b, value, type.getElementType()));
}

Value lowering::createReshape(ImplicitLocOpBuilder &b, Value input,
                              ArrayRef<int64_t> shape) {
  auto from = cast<RankedTensorType>(input.getType());
  RankedTensorType to = from.clone(shape);
  if (from == to)
    return input;
  if (auto groups = getReassociationIndicesForReshape(from, to)) {
    if (from.getRank() > to.getRank())
      return tensor::CollapseShapeOp::create(b, to, input, *groups);
    return tensor::ExpandShapeOp::create(b, to, input, *groups);
  }
  // Neither shape refines the other: through one dimension. Both have rank >= 1
  // here.
  auto flat = from.clone(ArrayRef<int64_t>(from.getNumElements()));
  if (from.getRank() != 1) {
    auto all = llvm::to_vector<2>(llvm::seq<int64_t>(from.getRank()));
    input = tensor::CollapseShapeOp::create(
        b, flat, input, ArrayRef<ReassociationIndices>(all));
  }
  if (to.getRank() == 1)
    return input;
  auto all = llvm::to_vector<2>(llvm::seq<int64_t>(to.getRank()));
  return tensor::ExpandShapeOp::create(b, to, input,
                                       ArrayRef<ReassociationIndices>(all));
}

//===--------------------------------------------------------------------------------===//
// Scalar arithmetic in bodies
//===--------------------------------------------------------------------------------===//

Value lowering::emitCentered(ImplicitLocOpBuilder &b, Value stored,
                             bool isSigned, Value zeroPoint, Type type) {
  if (stored.getType() != type)
    stored = isSigned ? Value(arith::ExtSIOp::create(b, type, stored))
                      : Value(arith::ExtUIOp::create(b, type, stored));
  return zeroPoint ? arith::SubIOp::create(b, stored, zeroPoint) : stored;
}

bool lowering::isSignedOrFloat(Type tensor) {
  return !isQuantized(tensor) || Quantization::get(tensor).isSigned();
}

Value lowering::emitExtremum(ImplicitLocOpBuilder &b, Value x, Value y,
                             bool isMax, bool isSigned) {
  if (isa<FloatType>(x.getType()))
    return isMax ? Value(arith::MaximumFOp::create(b, x, y))
                 : Value(arith::MinimumFOp::create(b, x, y));
  if (isSigned)
    return isMax ? Value(arith::MaxSIOp::create(b, x, y))
                 : Value(arith::MinSIOp::create(b, x, y));
  return isMax ? Value(arith::MaxUIOp::create(b, x, y))
               : Value(arith::MinUIOp::create(b, x, y));
}

Value lowering::emitClampedIndex(ImplicitLocOpBuilder &b, Value index,
                                 int64_t size) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, value);
  };
  index = arith::MaxSIOp::create(b, index, constant(0));
  return arith::MinSIOp::create(b, index, constant(size - 1));
}

Value lowering::emitClamp(ImplicitLocOpBuilder &b, Value value, Value lo,
                          Value hi) {
  if (lo) {
    Value below =
        arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, lo, value);
    value = arith::SelectOp::create(b, below, lo, value);
  }
  if (hi) {
    Value above =
        arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, hi, value);
    value = arith::SelectOp::create(b, above, hi, value);
  }
  return value;
}

Value lowering::captureZeroPoint(ImplicitLocOpBuilder &b,
                                 const Quantization &quantization) {
  if (!quantization.hasZeroPoint())
    return {};
  return constantInt(b, quantization.zeroPoint(), b.getI32Type());
}

Value lowering::captureMultiplier(ImplicitLocOpBuilder &b, Operation *op,
                                  double scale, double otherScale,
                                  double resultScale) {
  auto m = numerics::requantMultiplier(scale, otherScale, resultScale);
  if (m)
    return constantFloat(b, *m);
  op->emitOpError("has scales that do not fit together: ") << m.reason();
  return {};
}

ScaledOperand::ScaledOperand(ImplicitLocOpBuilder &b, Operation *op,
                             Type tensor, double otherScale,
                             double resultScale) {
  Quantization quantization = Quantization::get(tensor);
  isSigned = quantization.isSigned();
  zeroPoint = captureZeroPoint(b, quantization);
  multiplier =
      captureMultiplier(b, op, quantization.scale(), otherScale, resultScale);
}

Value ScaledOperand::emitCentered(ImplicitLocOpBuilder &b, Value stored) const {
  return lowering::emitCentered(b, stored, isSigned, zeroPoint, b.getI32Type());
}

Value ScaledOperand::emitScaled(ImplicitLocOpBuilder &b, Value stored) const {
  Value value =
      arith::SIToFPOp::create(b, b.getF32Type(), emitCentered(b, stored));
  return arith::MulFOp::create(b, value, multiplier);
}

Saturator::Saturator(ImplicitLocOpBuilder &b, Type resultTensor,
                     std::optional<APFloat> clampMin,
                     std::optional<APFloat> clampMax) {
  constexpr float inf = std::numeric_limits<float>::infinity();
  auto bound = [](std::optional<APFloat> value, float absent) {
    return value ? value->convertToFloat() : absent;
  };
  Quantization quantization = Quantization::get(resultTensor);
  numerics::OutputBounds bounds = numerics::outputBounds(
      quantization.tensorParams(), bound(clampMin, -inf), bound(clampMax, inf));
  bool wide = quantization.params.storage.bits > 16;
  realType = wide ? Type(b.getF64Type()) : Type(b.getF32Type());
  intType = wide ? b.getI64Type() : b.getI32Type();
  storageType = cast<RankedTensorType>(getStorageTensorType(resultTensor))
                    .getElementType();
  lo = constantFloat(b, double(bounds.lo - bounds.zeroPoint), realType);
  hi = constantFloat(b, double(bounds.hi - bounds.zeroPoint), realType);
  if (bounds.zeroPoint != 0)
    zeroPoint = constantInt(b, bounds.zeroPoint, intType);
}

Value Saturator::emit(ImplicitLocOpBuilder &b, Value t, bool mayBeNaN) const {
  if (mayBeNaN) {
    Value isNaN = arith::CmpFOp::create(b, arith::CmpFPredicate::UNO, t, t);
    t = arith::SelectOp::create(b, isNaN, constantFloat(b, 0.0), t);
  }
  if (t.getType() != realType)
    t = arith::ExtFOp::create(b, realType, t);
  t = emitClamp(b, math::RoundEvenOp::create(b, t), lo, hi);
  Value y = arith::FPToSIOp::create(b, intType, t);
  if (zeroPoint)
    y = arith::AddIOp::create(b, y, zeroPoint);
  if (intType == storageType)
    return y;
  return arith::TruncIOp::create(b, storageType, y);
}

FloatBounds::FloatBounds(ImplicitLocOpBuilder &b, std::optional<APFloat> min,
                         std::optional<APFloat> max) {
  if (min && !(min->isInfinity() && min->isNegative()))
    lo = constantFloat(b, min->convertToFloat());
  if (max && !(max->isInfinity() && !max->isNegative()))
    hi = constantFloat(b, max->convertToFloat());
}
