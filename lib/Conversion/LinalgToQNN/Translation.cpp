// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which qnn value stands for which linalg value.

#include "Translation.h"
#include "Scalars.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

static bool isTensorOf(Value value, llvm::function_ref<bool(Type)> element) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && element(type.getElementType());
}

static bool isF32(Type type) { return type.isF32(); }
static bool isF64(Type type) { return type.isF64(); }

/// An f64 constant in f32.
static Value narrowConstant(Value value, RewriterBase &rewriter) {
  DenseFPElementsAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return {};
  auto narrow = [](const APFloat &element) {
    APFloat result = element;
    bool losesInfo;
    result.convert(APFloat::IEEEsingle(), APFloat::rmNearestTiesToEven,
                   &losesInfo);
    return result.bitcastToAPInt();
  };
  auto values = attr.mapValues(rewriter.getF32Type(), narrow);
  return arith::ConstantOp::create(rewriter, value.getLoc(),
                                   cast<TypedAttr>(values));
}

Value Translation::getBroadcastable(Value value) {
  if (Value small = repeated.lookup(value))
    return small;
  if (isTensorOf(value, isF32))
    return value;
  if (!isTensorOf(value, isF64))
    return {};
  if (Value narrow = narrowed.lookup(value))
    return narrow;
  return narrowConstant(value, rewriter);
}

Value Translation::getOfAnyType(Value value) {
  if (Value small = getBroadcastable(value))
    return small;
  return isTensorOf(value, [](Type type) { return type.isSignlessInteger(); })
             ? value
             : Value();
}

Value Translation::get(Value value) {
  Value small = getBroadcastable(value);
  return small ? materialize(value.getLoc(), small, typeOf(value).getShape())
               : Value();
}

const Comparison *Translation::getComparison(Value value) const {
  auto it = comparisons.find(value);
  return it == comparisons.end() ? nullptr : &it->second;
}

DenseElementsAttr Translation::getComputed(Value value) const {
  DenseElementsAttr constant;
  // Filled tensors hold one value.
  if (computed.contains(value) && matchPattern(value, m_Constant(&constant)))
    return constant;
  auto fill = value.getDefiningOp<linalg::FillOp>();
  Attribute scalar;
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!fill || !type || !type.hasStaticShape() ||
      !matchPattern(fill.getInputs()[0], m_Constant(&scalar)))
    return {};
  return DenseElementsAttr::get(type, scalar);
}

Value Translation::materialize(Location loc, Value value,
                               ArrayRef<int64_t> shape) {
  if (typeOf(value).getShape() == shape)
    return value;
  if (ShapedType::isDynamicShape(shape) ||
      !typeOf(value).getElementType().isF32())
    return {};
  if (std::optional<double> scalar = getConstantScalar(value))
    return createFloatConstant(rewriter, loc, shape, *scalar);
  return BroadcastOp::create(rewriter, loc, typeOf(value).clone(shape), value);
}

LogicalResult Translation::set(OpResult result, Value value) {
  auto type = cast<RankedTensorType>(result.getType());
  if (typeOf(value).getShape() != type.getShape()) {
    if (typeOf(value).getRank() != type.getRank())
      return failure();
    repeated[result] = value;
  } else if (type == value.getType()) {
    rewriter.replaceAllUsesWith(result, value);
  } else {
    narrowed[result] = value;
  }
  return success();
}

void Translation::finish(Operation *op,
                         llvm::function_ref<bool(OpOperand &)> isForeign) {
  for (OpResult result : op->getResults()) {
    if (llvm::none_of(result.getUses(), isForeign))
      continue;
    auto type = dyn_cast<RankedTensorType>(result.getType());
    rewriter.setInsertionPoint(op);
    Value value;
    if (const Comparison *comparison = getComparison(result))
      value = createComparison(*comparison, type.getShape(), op->getLoc(),
                               rewriter);
    else if (Value small = repeated.lookup(result);
             small && typeOf(small).getElementType() == type.getElementType())
      value = materialize(op->getLoc(), small, type.getShape());
    if (value)
      rewriter.replaceUsesWithIf(result, value, isForeign);
  }
}

bool Translation::isFilledWith(Value init,
                               llvm::function_ref<bool(double)> expected) {
  Value value = getBroadcastable(init);
  std::optional<double> scalar =
      value ? getConstantScalar(value) : std::nullopt;
  return scalar && expected(*scalar);
}

FailureOr<Value> Translation::addInit(Operation *op, Value result, Value init) {
  if (isFilledWith(init, [](double x) { return x == 0.0; }))
    return result;
  Value summand = getBroadcastable(init);
  if (!summand || init.getDefiningOp<tensor::EmptyOp>())
    return rewriter.notifyMatchFailure(op, "accumulates into no f32 value");
  return AddOp::create(rewriter, op->getLoc(), result.getType(), result,
                       summand, /*clamp_min=*/FloatAttr(),
                       /*clamp_max=*/FloatAttr())
      .getResult();
}

Value linalg_import::tryReshape(OpBuilder &builder, Location loc, Value value,
                                ArrayRef<int64_t> shape) {
  ArrayRef<int64_t> old = typeOf(value).getShape();
  if (old == shape)
    return value;
  if (!typeOf(value).getElementType().isF32()) {
    DenseElementsAttr constant;
    if (!matchPattern(value, m_Constant(&constant)))
      return {};
    return arith::ConstantOp::create(builder, loc,
                                     cast<TypedAttr>(Attribute(constant.reshape(
                                         typeOf(value).clone(shape)))));
  }
  int64_t before = llvm::count(old, ShapedType::kDynamic),
          after = llvm::count(shape, ShapedType::kDynamic);
  if (before > 1 || before != after)
    return {};
  return createReshape(builder, loc, value, shape);
}

Value linalg_import::tryTranspose(OpBuilder &builder, Location loc, Value value,
                                  ArrayRef<int64_t> perm) {
  if (llvm::is_sorted(perm))
    return value;
  return typeOf(value).getElementType().isF32()
             ? createTranspose(builder, loc, value, perm)
             : Value();
}
