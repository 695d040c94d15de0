// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constants, products and sums as seen through qnn ops.

#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static std::optional<double> getSplat(ElementsAttr attr) {
  auto dense = dyn_cast<DenseElementsAttr>(attr);
  if (!dense || dense.empty() || !dense.isSplat())
    return std::nullopt;
  if (isa<FloatType>(dense.getElementType())) {
    APFloat value = dense.getSplatValue<APFloat>();
    bool losesInfo;
    value.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    return value.convertToDouble();
  }
  if (!isa<IntegerType>(dense.getElementType()))
    return std::nullopt;
  APInt value = dense.getSplatValue<APInt>();
  if (value.getSignificantBits() > std::numeric_limits<double>::digits)
    return std::nullopt;
  return double(value.getSExtValue());
}

static std::optional<double> evaluate(UnaryKind kind, double x) {
  switch (kind) {
  case UnaryKind::Neg:
    return -x;
  case UnaryKind::Reciprocal:
    return 1.0 / x;
  case UnaryKind::Sqrt:
    return std::sqrt(x);
  case UnaryKind::Rsqrt:
    return 1.0 / std::sqrt(x);
  case UnaryKind::Square:
    return x * x;
  default:
    return std::nullopt;
  }
}

std::optional<double> mlir::qnn::getConstantScalar(Value value) {
  // A function of a function of a constant: enough for 1/sqrt(2).
  SmallVector<UnaryKind> functions;
  for (auto unary = value.getDefiningOp<UnaryOp>();
       unary && functions.size() < 2; unary = value.getDefiningOp<UnaryOp>()) {
    functions.push_back(unary.getKind());
    value = unary.getInput();
  }
  ElementsAttr attr;
  if (!matchPattern(value, m_Constant(&attr)))
    return std::nullopt;
  std::optional<double> result = getSplat(attr);
  for (UnaryKind kind : llvm::reverse(functions))
    result = result ? evaluate(kind, *result) : std::nullopt;
  return result;
}

bool mlir::qnn::isNear(double a, double b) {
  return std::abs(a - b) <= 1e-5 * std::max(std::abs(a), std::abs(b));
}

bool mlir::qnn::isNear(std::optional<double> a, double b) {
  return a && isNear(*a, b);
}

static bool keepsOrder(TransposeOp op) {
  int64_t previous = -1;
  for (int64_t d : op.getPerm()) {
    if (op.getInput().getType().getDimSize(d) == 1)
      continue;
    if (d < previous)
      return false;
    previous = d;
  }
  return true;
}

Value mlir::qnn::stripViews(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    auto transpose = dyn_cast<TransposeOp>(op);
    if (!isa<ReshapeOp>(op) && !(transpose && keepsOrder(transpose)))
      break;
    value = op->getOperand(0);
  }
  return value;
}

//===----------------------------------------------------------------------===//
// Algebra
//===----------------------------------------------------------------------===//

static bool takeOne(SmallVector<Value> &values, Value value) {
  auto it = llvm::find(values, value);
  if (it == values.end())
    return false;
  values.erase(it);
  return true;
}

bool Product::take(Value value) { return takeOne(values, value); }
bool Sum::take(Value value) { return takeOne(values, value); }

template <typename OpTy> static OpTy getUnclamped(Value value) {
  auto op = value.getDefiningOp<OpTy>();
  return op && !op.getClampMin() && !op.getClampMax() ? op : OpTy();
}

/// Bound on the factors or terms of one expression; no composite has more.
static constexpr size_t kMaxParts = 8;

Product mlir::qnn::getProduct(Value value, Value stop) {
  Product product;
  SmallVector<Value> open = {value};
  while (!open.empty()) {
    Value v = open.pop_back_val();
    bool expand = v != stop && open.size() + product.values.size() < kMaxParts;
    if (std::optional<double> scalar = getConstantScalar(v)) {
      product.scale *= *scalar;
    } else if (auto mul = getUnclamped<MulOp>(v); mul && expand) {
      open.append({mul.getRhs(), mul.getLhs()});
    } else if (Value x = getUnaryOperand(v, UnaryKind::Square); x && expand) {
      open.append({x, x});
    } else if (Value x = getUnaryOperand(v, UnaryKind::Neg); x && expand) {
      product.scale = -product.scale;
      open.push_back(x);
    } else {
      product.values.push_back(v);
    }
  }
  return product;
}

Sum mlir::qnn::getSum(Value value, Value stop) {
  Sum sum;
  SmallVector<Value> open = {value};
  while (!open.empty()) {
    Value v = open.pop_back_val();
    bool expand = v != stop && open.size() + sum.values.size() < kMaxParts;
    auto sub = getUnclamped<SubOp>(v);
    std::optional<double> subtrahend =
        sub ? getConstantScalar(sub.getRhs()) : std::nullopt;
    if (std::optional<double> scalar = getConstantScalar(v)) {
      sum.constant += *scalar;
    } else if (auto add = getUnclamped<AddOp>(v); add && expand) {
      open.append({add.getRhs(), add.getLhs()});
    } else if (subtrahend && expand) {
      sum.constant -= *subtrahend;
      open.push_back(sub.getLhs());
    } else {
      sum.values.push_back(v);
    }
  }
  return sum;
}

Value mlir::qnn::getUnaryOperand(Value value, UnaryKind kind) {
  auto unary = value.getDefiningOp<UnaryOp>();
  return unary && unary.getKind() == kind ? unary.getInput() : Value();
}

Value mlir::qnn::getRsqrtOperand(Value value) {
  value = stripViews(value);
  if (Value x = getUnaryOperand(value, UnaryKind::Rsqrt))
    return x;
  if (Value root = getUnaryOperand(value, UnaryKind::Reciprocal))
    return getUnaryOperand(stripViews(root), UnaryKind::Sqrt);
  if (Value inverse = getUnaryOperand(value, UnaryKind::Sqrt))
    return getUnaryOperand(stripViews(inverse), UnaryKind::Reciprocal);
  return {};
}

Value mlir::qnn::getLastDimMeanOperand(Value value) {
  auto mean = stripViews(value).getDefiningOp<ReduceMeanOp>();
  if (!mean)
    return {};
  int64_t last = mean.getInput().getType().getRank() - 1;
  return mean.getAxes() == ArrayRef<int64_t>{last} ? mean.getInput() : Value();
}

//===----------------------------------------------------------------------===//
// Builders
//===----------------------------------------------------------------------===//

Value mlir::qnn::createFloatConstant(OpBuilder &builder, Location loc,
                                     ArrayRef<int64_t> shape, double value) {
  auto type = RankedTensorType::get(shape, builder.getF32Type());
  return arith::ConstantOp::create(builder, loc,
                                   DenseElementsAttr::get(type, float(value)));
}

Value mlir::qnn::createReshape(OpBuilder &builder, Location loc, Value value,
                               ArrayRef<int64_t> shape) {
  auto type = cast<RankedTensorType>(value.getType());
  return builder.createOrFold<ReshapeOp>(loc, type.clone(shape), value);
}

Value mlir::qnn::createTranspose(OpBuilder &builder, Location loc, Value value,
                                 ArrayRef<int64_t> perm) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> shape;
  for (int64_t d : perm)
    shape.push_back(type.getDimSize(d));
  return builder.createOrFold<TransposeOp>(loc, type.clone(shape), value, perm);
}

bool mlir::qnn::isLastDimVector(Value value, int64_t size) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !type.hasStaticShape() || !isConstantOrParameter(value))
    return false;
  if (type.getNumElements() == 1)
    return getConstantScalar(value).has_value() || size == 1;
  return type.getNumElements() == size &&
         type.getDimSize(type.getRank() - 1) == size;
}

Value mlir::qnn::createLastDimVector(OpBuilder &builder, Location loc,
                                     Value value, int64_t size) {
  if (!isLastDimVector(value, size))
    return {};
  if (cast<RankedTensorType>(value.getType()).getNumElements() != size)
    return createFloatConstant(builder, loc, {size}, *getConstantScalar(value));
  return createReshape(builder, loc, value, {size});
}
