// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why the saturating instructions give the same bytes. Let q = rint(t), lo and
// hi the clamp before the zero point z is added, -128 <= lo + z, hi + z <= 127.
// hi is an integer, so min(q, hi) = rint(min(t, hi)), which never exceeds 32
// bits upwards; below, the conversion gives the lowest integer. Saturating to
// 16 bits, adding z with saturation and saturating to 8 bits then gives
// max(min(q, hi) + z, -128), because z >= -128 and hi + z <= 127. What is left
// of the lower clamp is a maximum of bytes where lo + z > -128. Where t is
// known to stay below 2^31, as the product of an integer and a multiplier below
// 1 does, and hi + z = 127, the upper clamp falls to the saturation too. Where
// layers share a kernel, the bounds are its arguments, and all of this must
// hold for the values of each layer.

#include "NarrowBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

double qnn::getMagnitude(Attribute constant) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double result = 0;
  if (auto number = dyn_cast<FloatAttr>(constant))
    result = std::abs(number.getValueAsDouble());
  else if (auto elements = dyn_cast<DenseFPElementsAttr>(constant))
    for (const APFloat &value : elements)
      result = std::max(result, std::abs(FloatAttr::getValueAsDouble(value)));
  else
    return infinity;
  return std::isfinite(result) ? result : infinity;
}

/// The attribute of a value that is an argument of its function.
static Attribute getArgumentAttr(Value value, StringRef name) {
  auto argument = dyn_cast<BlockArgument>(value);
  auto func =
      argument
          ? dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp())
          : FunctionOpInterface();
  return func ? func.getArgAttr(argument.getArgNumber(), name) : Attribute();
}

std::optional<LaneScalar> LaneScalar::get(Value vector) {
  Value value = vector;
  if (auto broadcast = vector.getDefiningOp<vector::BroadcastOp>())
    value = broadcast.getSource();
  Attribute constant;
  if (matchPattern(value, m_Constant(&constant))) {
    if (auto elements = dyn_cast<DenseElementsAttr>(constant)) {
      if (!elements.isSplat())
        return std::nullopt;
      constant = elements.getSplatValue<Attribute>();
    }
    return LaneScalar{value, {constant}};
  }
  auto values =
      dyn_cast_or_null<ArrayAttr>(getArgumentAttr(value, "qopt.values"));
  if (!values || values.empty())
    return std::nullopt;
  return LaneScalar{value, SmallVector<Attribute, 1>(values.getValue())};
}

/// An integer that a 16-bit sum can't overflow with, from a float constant.
static std::optional<int64_t> getBound(Attribute attribute) {
  auto number = dyn_cast_or_null<FloatAttr>(attribute);
  if (!number)
    return std::nullopt;
  double bound = number.getValueAsDouble();
  if (!(std::abs(bound) <= 256) || bound != std::rint(bound))
    return std::nullopt;
  return int64_t(bound);
}

/// select(bound > x, bound, x) or select(bound < x, bound, x).
static std::optional<LaneScalar> matchBound(Value value, bool isLower,
                                            Value &inner) {
  auto select = value.getDefiningOp<arith::SelectOp>();
  auto compare = select ? select.getCondition().getDefiningOp<arith::CmpFOp>()
                        : arith::CmpFOp();
  if (!compare ||
      compare.getPredicate() !=
          (isLower ? arith::CmpFPredicate::OGT : arith::CmpFPredicate::OLT) ||
      compare.getRhs() != select.getFalseValue())
    return std::nullopt;
  std::optional<LaneScalar> bound = LaneScalar::get(compare.getLhs());
  if (!bound || !(bound == LaneScalar::get(select.getTrueValue())))
    return std::nullopt;
  inner = select.getFalseValue();
  return bound;
}

/// What the saturating instructions need of the bounds, for every layer.
bool RequantizedVector::checkBounds() {
  size_t layers = std::max(low.known.size(), high.known.size());
  if (zeroPoint)
    layers = std::max(layers, zeroPoint->known.size());
  for (size_t layer = 0; layer < layers; ++layer) {
    std::optional<int64_t> lowest = getBound(low.getKnown(layer)),
                           highest = getBound(high.getKnown(layer));
    int64_t zero = 0;
    if (zeroPoint) {
      auto integer = dyn_cast<IntegerAttr>(zeroPoint->getKnown(layer));
      if (!integer)
        return false;
      zero = integer.getInt();
    }
    if (!lowest || !highest || *lowest > *highest || *lowest + zero < -128 ||
        *highest + zero > 127)
      return false;
    isLowest &= *lowest + zero == -128;
    isHighest &= *highest + zero == 127;
  }
  return true;
}

/// x if the value is x with all signs flipped.
static Value matchFlip(Value value) {
  auto flip = value.getDefiningOp<arith::XOrIOp>();
  std::optional<LaneScalar> sign =
      flip ? LaneScalar::get(flip.getRhs()) : std::nullopt;
  auto number = sign && sign->known.size() == 1
                    ? dyn_cast<IntegerAttr>(sign->known.front())
                    : IntegerAttr();
  return number && number.getValue().isSignMask() ? flip.getLhs() : Value();
}

std::optional<RequantizedVector> RequantizedVector::match(Value value) {
  Value unflipped = matchFlip(value);
  if (unflipped)
    value = unflipped;
  auto trunc = value.getDefiningOp<arith::TruncIOp>();
  if (!trunc || !getElementTypeOrSelf(value).isInteger(8) ||
      !getElementTypeOrSelf(trunc.getIn()).isInteger(32))
    return std::nullopt;
  RequantizedVector result;
  result.isFlipped = bool(unflipped);
  value = trunc.getIn();
  if (auto add = value.getDefiningOp<arith::AddIOp>()) {
    result.zeroPoint = LaneScalar::get(add.getRhs());
    if (!result.zeroPoint)
      return std::nullopt;
    value = add.getLhs();
  }
  auto convert = value.getDefiningOp<arith::FPToSIOp>();
  if (!convert || !getElementTypeOrSelf(convert.getIn()).isF32())
    return std::nullopt;
  Value inner;
  std::optional<LaneScalar> high = matchBound(convert.getIn(), false, inner);
  std::optional<LaneScalar> low =
      high ? matchBound(inner, true, inner) : std::nullopt;
  auto round =
      low ? inner.getDefiningOp<math::RoundEvenOp>() : math::RoundEvenOp();
  if (!round)
    return std::nullopt;
  result.scaled = round.getOperand();
  result.low = *low;
  result.high = *high;
  return result.checkBounds() ? std::optional(result) : std::nullopt;
}

/// The scalar in all lanes of a vector of integers.
static Value createLanes(OpBuilder &b, Location loc, VectorType type,
                         Value scalar) {
  if (isa<VectorType>(scalar.getType()))
    scalar = vector::ExtractOp::create(b, loc, scalar, 0);
  scalar = b.createOrFold<arith::TruncIOp>(loc, type.getElementType(), scalar);
  return vector::BroadcastOp::create(b, loc, type, scalar);
}

/// low + zero point as a byte in all lanes.
static Value createLowest(OpBuilder &b, Location loc, VectorType type,
                          const RequantizedVector &bounds) {
  Value low = bounds.low.value;
  if (isa<VectorType>(low.getType()))
    low = vector::ExtractOp::create(b, loc, low, 0);
  low = b.createOrFold<arith::FPToSIOp>(loc, b.getI32Type(), low);
  if (bounds.zeroPoint) {
    Value zero = bounds.zeroPoint->value;
    if (isa<VectorType>(zero.getType()))
      zero = vector::ExtractOp::create(b, loc, zero, 0);
    low = b.createOrFold<arith::AddIOp>(loc, low, zero);
  }
  return createLanes(b, loc, type, low);
}

/// A quotient x / c that is about to be rounded and clamped to |bound| <= 256,
/// without a division, which takes longer than all of the products here. With y
/// = 1 / c,
///   q0 = x * y, q1 = fma(x - q0 * c, y, q0), q2 = fma(x - q1 * c, y, q1):
/// y is rounded to nearest and q1 within one unit of the last place, so q2 is
/// x / c rounded to nearest (Markstein, IBM J. Res. Dev. 34, 1990), provided
/// that nothing over- or underflows. With 2^-100 <= |c| <= 2^100 that holds for
/// 2^-2 < |q0| < 2^20; what is smaller rounds to 0 and what is larger is
/// clamped, so there an error does not matter. Null if it is something else.
static Value divideByProducts(OpBuilder &b, Location loc, Value value) {
  auto divide = value.getDefiningOp<arith::DivFOp>();
  std::optional<LaneScalar> divisor =
      divide ? LaneScalar::get(divide.getRhs()) : std::nullopt;
  if (!divisor)
    return {};
  for (Attribute known : divisor->known) {
    auto number = dyn_cast<FloatAttr>(known);
    double magnitude = number ? std::abs(number.getValueAsDouble()) : 0;
    if (!(magnitude >= 0x1p-100 && magnitude <= 0x1p100))
      return {};
  }
  Type type = value.getType();
  auto splat = [&](float number) -> Value {
    return arith::ConstantOp::create(
        b, loc,
        DenseElementsAttr::get(cast<VectorType>(type), APFloat(number)));
  };
  Value x = divide.getLhs(), c = divide.getRhs();
  Value y = b.createOrFold<arith::DivFOp>(loc, splat(1), c);
  Value minus = b.createOrFold<arith::NegFOp>(loc, c);
  Value first = arith::MulFOp::create(b, loc, x, y), quotient = first;
  for (int step = 0; step < 2; ++step) {
    Value rest = math::FmaOp::create(b, loc, quotient, minus, x);
    quotient = math::FmaOp::create(b, loc, rest, y, quotient);
  }
  Value inside = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT,
                                       math::AbsFOp::create(b, loc, first),
                                       splat(0x1p20f));
  return arith::SelectOp::create(b, loc, inside, quotient, first);
}

/// The same for a quotient of which NaN becomes something else.
static Value avoidDivision(OpBuilder &b, Location loc, Value value) {
  if (Value quotient = divideByProducts(b, loc, value))
    return quotient;
  auto select = value.getDefiningOp<arith::SelectOp>();
  auto compare = select ? select.getCondition().getDefiningOp<arith::CmpFOp>()
                        : arith::CmpFOp();
  if (!compare || compare.getPredicate() != arith::CmpFPredicate::UNO ||
      compare.getLhs() != select.getFalseValue() ||
      compare.getRhs() != select.getFalseValue())
    return value;
  Value quotient = divideByProducts(b, loc, select.getFalseValue());
  if (!quotient)
    return value;
  Value isNaN = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::UNO,
                                      quotient, quotient);
  return arith::SelectOp::create(b, loc, isNaN, select.getTrueValue(),
                                 quotient);
}

/// A bound of the magnitude of all lanes.
static double boundLanes(Value value) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  // What rounding may add.
  constexpr double slack = 1.000001;
  Operation *op = value.getDefiningOp();
  if (std::optional<LaneScalar> scalar = LaneScalar::get(value)) {
    double result = 0;
    for (Attribute known : scalar->known)
      result = std::max(result, getMagnitude(known));
    return result;
  }
  if (isa_and_nonnull<arith::SIToFPOp>(op))
    return getElementTypeOrSelf(op->getOperand(0)).isInteger(32) ? 0x1p31
                                                                 : infinity;
  if (isa_and_nonnull<arith::MulFOp>(op))
    return boundLanes(op->getOperand(0)) * boundLanes(op->getOperand(1)) *
           slack;
  if (isa_and_nonnull<arith::AddFOp>(op))
    return (boundLanes(op->getOperand(0)) + boundLanes(op->getOperand(1))) *
           slack;
  if (isa_and_nonnull<vector::ShuffleOp>(op))
    return std::max(boundLanes(op->getOperand(0)),
                    boundLanes(op->getOperand(1)));
  auto read = dyn_cast_or_null<vector::TransferReadOp>(op);
  if (!read)
    return infinity;
  Attribute constant;
  if (matchPattern(read.getBase(), m_Constant(&constant)))
    return getMagnitude(constant);
  Attribute known = getArgumentAttr(read.getBase(), "qopt.magnitude");
  return known ? getMagnitude(known) : infinity;
}

static Value call(OpBuilder &b, Location loc, StringRef intrinsic, Type type,
                  Value low, Value high) {
  return LLVM::CallIntrinsicOp::create(b, loc, type, b.getStringAttr(intrinsic),
                                       ValueRange{low, high})
      .getResult(0);
}

Value qnn::narrowToBytes(OpBuilder &b, Location loc,
                         ArrayRef<RequantizedVector> vectors,
                         const qopt::TargetInfo &target, bool interleaved) {
  auto type = cast<VectorType>(vectors.front().scaled.getType());
  int64_t lanes = type.getNumElements();
  if (target.packWordsIntrinsic.empty() || lanes != target.getLanes(32))
    return {};
  const RequantizedVector &bounds = vectors.front();
  auto integers = VectorType::get(lanes, b.getI32Type());
  auto words = VectorType::get(2 * lanes, b.getI16Type());
  auto bytes = VectorType::get(4 * lanes, b.getI8Type());
  Value high = bounds.high.value;
  if (!isa<VectorType>(high.getType()))
    high = vector::BroadcastOp::create(b, loc, type, high);
  SmallVector<Value, 4> rounded;
  for (const RequantizedVector &vector : vectors) {
    Value value = avoidDivision(b, loc, vector.scaled);
    if (bounds.isHighest && boundLanes(vector.scaled) < 0x1p31) {
      rounded.push_back(LLVM::LrintOp::create(b, loc, integers, value));
      continue;
    }
    Value above =
        arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT, high, value);
    value = arith::SelectOp::create(b, loc, above, high, value);
    rounded.push_back(LLVM::LrintOp::create(b, loc, integers, value));
  }
  SmallVector<Value, 2> halves;
  for (size_t first : {0, 2}) {
    Value half = call(b, loc, target.packWordsIntrinsic, words, rounded[first],
                      rounded[first + 1]);
    if (bounds.zeroPoint)
      half = LLVM::SAddSat::create(
          b, loc, half, createLanes(b, loc, words, bounds.zeroPoint->value));
    halves.push_back(half);
  }
  Value result =
      call(b, loc, target.packBytesIntrinsic, bytes, halves[0], halves[1]);
  if (!bounds.isLowest)
    result = arith::MaxSIOp::create(b, loc, result,
                                    createLowest(b, loc, bytes, bounds));
  if (bounds.isFlipped)
    result = arith::XOrIOp::create(
        b, loc, result,
        arith::ConstantOp::create(
            b, loc, DenseElementsAttr::get(bytes, APInt::getSignMask(8))));
  if (interleaved)
    return result;
  // Four bytes of vector v lie at 4 * lane + v; they belong at
  // v * number of lanes + lane.
  int64_t registers = lanes / 4;
  SmallVector<int64_t> mask;
  for (int64_t vector = 0; vector < 4; ++vector)
    for (int64_t lane = 0; lane < registers; ++lane)
      mask.push_back(4 * lane + vector);
  result = vector::BitCastOp::create(b, loc, integers, result);
  result = vector::ShuffleOp::create(b, loc, result, result, mask);
  return vector::BitCastOp::create(b, loc, bytes, result);
}
