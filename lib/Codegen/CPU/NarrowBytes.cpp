// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why the saturating instructions give the same bytes. Let q = rint(t), lo and
// hi the clamp before the zero point z is added, -128 <= lo + z, hi + z <= 127.
// hi is an integer, so min(q, hi) = rint(min(t, hi)), which never exceeds 32
// bits upwards; below, the conversion gives the lowest integer. Saturating to
// 16 bits, adding z with saturation and saturating to 8 bits then gives
// max(min(q, hi) + z, -128), because z >= -128 and hi + z <= 127. What is left
// of the lower clamp is a maximum of bytes where lo + z > -128.

#include "NarrowBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

/// The constant in every lane of a vector.
static Attribute getLaneConstant(Value value) {
  if (auto broadcast = value.getDefiningOp<vector::BroadcastOp>())
    value = broadcast.getSource();
  Attribute attribute;
  if (!matchPattern(value, m_Constant(&attribute)))
    return {};
  if (auto elements = dyn_cast<DenseElementsAttr>(attribute))
    return elements.isSplat() ? elements.getSplatValue<Attribute>()
                              : Attribute();
  return attribute;
}

/// An integer that a 16-bit sum can't overflow with, from a float constant.
static std::optional<int64_t> getBound(Value value) {
  auto attribute = dyn_cast_or_null<FloatAttr>(getLaneConstant(value));
  if (!attribute)
    return std::nullopt;
  double bound = attribute.getValueAsDouble();
  if (!(std::abs(bound) <= 256) || bound != std::rint(bound))
    return std::nullopt;
  return int64_t(bound);
}

/// select(bound > x, bound, x) or select(bound < x, bound, x).
static std::optional<int64_t> matchBound(Value value, bool isLower,
                                         Value &inner) {
  auto select = value.getDefiningOp<arith::SelectOp>();
  auto compare = select ? select.getCondition().getDefiningOp<arith::CmpFOp>()
                        : arith::CmpFOp();
  if (!compare ||
      compare.getPredicate() !=
          (isLower ? arith::CmpFPredicate::OGT : arith::CmpFPredicate::OLT) ||
      compare.getRhs() != select.getFalseValue() ||
      getBound(compare.getLhs()) != getBound(select.getTrueValue()))
    return std::nullopt;
  inner = select.getFalseValue();
  return getBound(select.getTrueValue());
}

std::optional<RequantizedVector> RequantizedVector::match(Value value) {
  auto trunc = value.getDefiningOp<arith::TruncIOp>();
  if (!trunc || !getElementTypeOrSelf(value).isInteger(8) ||
      !getElementTypeOrSelf(trunc.getIn()).isInteger(32))
    return std::nullopt;
  RequantizedVector result{{}, 0, 0, 0};
  value = trunc.getIn();
  if (auto add = value.getDefiningOp<arith::AddIOp>()) {
    auto zero = dyn_cast_or_null<IntegerAttr>(getLaneConstant(add.getRhs()));
    if (!zero)
      return std::nullopt;
    result.zeroPoint = zero.getInt();
    value = add.getLhs();
  }
  auto convert = value.getDefiningOp<arith::FPToSIOp>();
  if (!convert || !getElementTypeOrSelf(convert.getIn()).isF32())
    return std::nullopt;
  Value inner;
  std::optional<int64_t> high = matchBound(convert.getIn(), false, inner);
  std::optional<int64_t> low =
      high ? matchBound(inner, true, inner) : std::nullopt;
  auto round =
      low ? inner.getDefiningOp<math::RoundEvenOp>() : math::RoundEvenOp();
  if (!round || *low > *high || *low + result.zeroPoint < -128 ||
      *high + result.zeroPoint > 127)
    return std::nullopt;
  result.scaled = round.getOperand();
  result.low = *low;
  result.high = *high;
  return result;
}

static Value createSplat(OpBuilder &b, Location loc, VectorType type,
                         int64_t value) {
  return arith::ConstantOp::create(
      b, loc,
      DenseElementsAttr::get(
          type, APInt(type.getElementTypeBitWidth(), value, true)));
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
  RequantizedVector bounds = vectors.front();
  auto integers = VectorType::get(lanes, b.getI32Type());
  auto words = VectorType::get(2 * lanes, b.getI16Type());
  auto bytes = VectorType::get(4 * lanes, b.getI8Type());
  Value high = arith::ConstantOp::create(
      b, loc, DenseElementsAttr::get(type, APFloat(float(bounds.high))));
  SmallVector<Value, 4> rounded;
  for (const RequantizedVector &vector : vectors) {
    Value above = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT, high,
                                        vector.scaled);
    Value value = arith::SelectOp::create(b, loc, above, high, vector.scaled);
    rounded.push_back(LLVM::LrintOp::create(b, loc, integers, value));
  }
  SmallVector<Value, 2> halves;
  for (size_t first : {0, 2}) {
    Value half = call(b, loc, target.packWordsIntrinsic, words, rounded[first],
                      rounded[first + 1]);
    if (bounds.zeroPoint != 0)
      half = LLVM::SAddSat::create(
          b, loc, half, createSplat(b, loc, words, bounds.zeroPoint));
    halves.push_back(half);
  }
  Value result =
      call(b, loc, target.packBytesIntrinsic, bytes, halves[0], halves[1]);
  if (bounds.low + bounds.zeroPoint > -128)
    result = arith::MaxSIOp::create(
        b, loc, result,
        createSplat(b, loc, bytes, bounds.low + bounds.zeroPoint));
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
