// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constant folding of arithmetic: integers wrap, f32 rounds after each op, and
// only functions that IEEE 754 defines to the last bit take part.

#include "ConstantTensors.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

int64_t tosa_import::wrap(int64_t value, Type type) {
  unsigned width = type.getIntOrFloatBitWidth();
  if (width == 1)
    return value & 1;
  return width >= 64 ? value : llvm::SignExtend64(uint64_t(value), width);
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// f(a, b) on reals, rounded to f32; none if the op is not defined on them.
static std::optional<double> evaluateReal(Operation *op, double a, double b) {
  auto sum = [](double exact) { return double(float(exact)); };
  // Sums and products of two f32 are rounded once: double holds the product
  // exactly, and a sum's double rounding is innocuous (Figueroa 1995).
  return llvm::TypeSwitch<Operation *, std::optional<double>>(op)
      .Case([&](tosa::AddOp) { return sum(a + b); })
      .Case([&](tosa::SubOp) { return sum(a - b); })
      .Case([&](tosa::MulOp) { return sum(a * b); })
      .Case([&](tosa::FloorOp) { return std::floor(a); })
      .Case([&](tosa::CeilOp) { return std::ceil(a); })
      .Case([&](tosa::AbsOp) { return std::fabs(a); })
      .Case([&](tosa::NegateOp) { return -a; })
      .Case([&](tosa::MaximumOp) {
        return a < b || (a == b && std::signbit(a)) ? b : a;
      })
      .Case([&](tosa::MinimumOp) {
        return b < a || (a == b && std::signbit(b)) ? b : a;
      })
      .Case([&](tosa::ClampOp clamp) {
        double low = cast<FloatAttr>(clamp.getMinVal()).getValueAsDouble(),
               high = cast<FloatAttr>(clamp.getMaxVal()).getValueAsDouble();
        double limited = low > a ? low : a;
        return high < limited ? high : limited;
      })
      .Default(std::nullopt);
}

static std::optional<int64_t> evaluateInteger(Operation *op, int64_t a,
                                              int64_t b) {
  uint64_t x = a, y = b;
  return llvm::TypeSwitch<Operation *, std::optional<int64_t>>(op)
      .Case<tosa::AddOp>([&](auto) { return int64_t(x + y); })
      .Case<tosa::SubOp>([&](auto) { return int64_t(x - y); })
      .Case<tosa::MulOp>([&](auto) { return int64_t(x * y); })
      .Case<tosa::NegateOp>([&](auto) { return int64_t(-x); })
      .Case<tosa::AbsOp>([&](auto) { return int64_t(a < 0 ? -x : x); })
      .Case<tosa::MaximumOp>([&](auto) { return std::max(a, b); })
      .Case<tosa::MinimumOp>([&](auto) { return std::min(a, b); })
      .Case<tosa::LogicalAndOp, tosa::BitwiseAndOp>([&](auto) { return a & b; })
      .Case<tosa::LogicalOrOp, tosa::BitwiseOrOp>([&](auto) { return a | b; })
      .Case<tosa::LogicalXorOp, tosa::BitwiseXorOp>([&](auto) { return a ^ b; })
      .Case<tosa::LogicalNotOp, tosa::BitwiseNotOp>([&](auto) { return ~a; })
      .Default(std::nullopt);
}

template <typename T>
static std::optional<int64_t> compare(Operation *op, T a, T b) {
  if (isa<tosa::EqualOp>(op))
    return a == b;
  if (isa<tosa::GreaterOp>(op))
    return a > b;
  return isa<tosa::GreaterEqualOp>(op) ? std::optional<int64_t>(a >= b)
                                       : std::nullopt;
}

/// A NaN is left to the ops that meet it at run time, and so is a shift.
static bool hasPlainOperands(Operation *op, Inputs inputs) {
  if (auto mul = dyn_cast<tosa::MulOp>(op))
    if (std::optional<double> shift = getConstantScalar(mul.getShift());
        !shift || *shift != 0.0)
      return false;
  if (auto negate = dyn_cast<tosa::NegateOp>(op))
    for (Value zero : {negate.getInput1Zp(), negate.getOutputZp()})
      if (std::optional<double> scalar = getConstantScalar(zero);
          !scalar || *scalar != 0.0)
        return false;
  return llvm::none_of(inputs, [](const Tensor *input) {
    return llvm::any_of(input->reals, [](double x) { return std::isnan(x); });
  });
}

static std::optional<Tensor> evaluatePlain(Operation *op, Inputs inputs) {
  if (!hasPlainOperands(op, inputs))
    return std::nullopt;
  Tensor result{cast<RankedTensorType>(op->getResult(0).getType()), {}, {}};
  ArrayRef<int64_t> shape = result.type.getShape();
  std::optional<Tensor> lhs = broadcast(*inputs.front(), shape),
                        rhs = broadcast(*inputs.take_front(2).back(), shape);
  if (!lhs || !rhs)
    return std::nullopt;
  const Tensor &a = *lhs, &b = *rhs;
  for (int64_t i = 0, e = result.size(); i < e; ++i) {
    if (result.isReal()) {
      std::optional<double> value = evaluateReal(op, a.reals[i], b.reals[i]);
      if (!value || std::isnan(*value))
        return std::nullopt;
      result.reals.push_back(*value);
      continue;
    }
    bool isComparison =
        isa<tosa::EqualOp, tosa::GreaterOp, tosa::GreaterEqualOp>(op);
    std::optional<int64_t> value =
        isComparison && a.isReal() ? compare(op, a.reals[i], b.reals[i])
        : isComparison ? compare(op, a.integers[i], b.integers[i])
                       : evaluateInteger(op, a.integers[i], b.integers[i]);
    if (!value)
      return std::nullopt;
    result.integers.push_back(wrap(*value, result.type.getElementType()));
  }
  return result;
}

static std::optional<Tensor> select(tosa::SelectOp op, Inputs inputs) {
  Tensor result{cast<RankedTensorType>(op.getType()), {}, {}};
  ArrayRef<int64_t> shape = result.type.getShape();
  std::optional<Tensor> condition = broadcast(*inputs[0], shape),
                        onTrue = broadcast(*inputs[1], shape),
                        onFalse = broadcast(*inputs[2], shape);
  if (!condition || !onTrue || !onFalse)
    return std::nullopt;
  for (int64_t i = 0, e = result.size(); i < e; ++i)
    result.append(condition->integers[i] ? *onTrue : *onFalse, i);
  return result;
}

static std::optional<Tensor> castTo(tosa::CastOp op, const Tensor &input) {
  Tensor result{cast<RankedTensorType>(op.getType()), {}, {}};
  Type element = result.type.getElementType();
  for (int64_t i = 0, e = result.size(); i < e; ++i) {
    if (!input.isReal() && result.isReal()) {
      result.reals.push_back(float(input.integers[i]));
    } else if (!input.isReal()) {
      int64_t value = input.integers[i];
      result.integers.push_back(element.isInteger(1) ? value != 0
                                                     : wrap(value, element));
    } else if (element.isInteger(1)) {
      result.integers.push_back(input.reals[i] != 0.0);
    } else {
      double rounded = std::nearbyint(input.reals[i]);
      // Beyond the integers lies saturation, which indices do not need.
      if (!(std::fabs(rounded) < 2147483648.0))
        return std::nullopt;
      result.integers.push_back(int64_t(rounded));
    }
  }
  return result;
}

std::optional<Tensor> tosa_import::evaluateElementwise(Operation *op,
                                                       Inputs inputs) {
  if (auto choice = dyn_cast<tosa::SelectOp>(op))
    return select(choice, inputs);
  if (auto cast = dyn_cast<tosa::CastOp>(op))
    return castTo(cast, *inputs.front());
  return evaluatePlain(op, inputs);
}

//===----------------------------------------------------------------------===//
// Reductions of integers and predicates
//===----------------------------------------------------------------------===//

std::optional<Tensor> tosa_import::evaluateReduction(Operation *op,
                                                     int64_t axis,
                                                     const Tensor &input) {
  Tensor result{cast<RankedTensorType>(op->getResult(0).getType()), {}, {}};
  if (result.isReal() || input.type.getDimSize(axis) == 0)
    return std::nullopt;
  result.integers.resize(result.size());
  SmallVector<bool, 0> started(result.size());
  SmallVector<int64_t> strides = computeStrides(input.type.getShape()),
                       resultStrides = computeStrides(result.type.getShape());
  for (int64_t i = 0, e = input.size(); i < e; ++i) {
    SmallVector<int64_t> position = delinearize(i, strides);
    position[axis] = 0;
    int64_t to = linearize(position, resultStrides), value = input.integers[i];
    int64_t &total = result.integers[to];
    if (!started[to])
      total = value;
    else if (isa<tosa::ReduceSumOp>(op))
      total = wrap(int64_t(uint64_t(total) + uint64_t(value)),
                   result.type.getElementType());
    else if (isa<tosa::ReduceAnyOp, tosa::ReduceMaxOp>(op))
      total = std::max(total, value);
    else
      total = std::min(total, value);
    started[to] = true;
  }
  return result;
}
