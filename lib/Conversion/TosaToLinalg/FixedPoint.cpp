// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that scale by multiplier * 2^-shift. The arithmetic is that of
// numerics::rescale (docs/Numerics.md, section 5), elementwise in 64 bits:
//
//   t = (v * M + 2^(n-1) + e) >> n,   e = +-2^30 for DOUBLE_ROUND, n > 31
//   y = min(max(t, lo - zy), hi - zy) + zy
//
// The one clamp saturates to i32, adds the zero point with saturation and
// clips: all three are monotone.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
using namespace mlir::qnn::tosa_integer;

/// (value * multiplier + 2^(shift-1) + e) >> shift; all i64.
static Value emitScale(ImplicitLocOpBuilder &b, Value value, Value multiplier,
                       Value shift, bool doubleRound) {
  Type i64 = b.getI64Type();
  Value one = constantInt(b, 1, i64);
  Value round = arith::ShLIOp::create(
      b, one, arith::SubIOp::create(b, shift, one).getResult());
  if (doubleRound) {
    Value half = constantInt(b, int64_t(1) << 30, i64);
    Value minusHalf = constantInt(b, -(int64_t(1) << 30), i64);
    Value zero = constantInt(b, 0, i64);
    Value isNegative =
        arith::CmpIOp::create(b, arith::CmpIPredicate::slt, value, zero);
    Value isLong = arith::CmpIOp::create(b, arith::CmpIPredicate::sgt, shift,
                                         constantInt(b, 31, i64));
    Value extra = arith::SelectOp::create(b, isNegative, minusHalf, half);
    extra = arith::SelectOp::create(b, isLong, extra, zero);
    round = arith::AddIOp::create(b, round, extra);
  }
  Value product = arith::MulIOp::create(b, value, multiplier);
  Value sum = arith::AddIOp::create(b, product, round);
  return arith::ShRSIOp::create(b, sum, shift);
}

static Value emitExtend(ImplicitLocOpBuilder &b, Value value, Type type,
                        bool isUnsigned = false) {
  return emitCentered(b, value, !isUnsigned, Value(), type);
}

namespace {
/// What follows the scaling: zero point and clipping to the result's type.
class Output {
public:
  Output(ImplicitLocOpBuilder &b, IntegerType type, bool isUnsigned,
         int64_t zeroPoint)
      : type(type) {
    unsigned bits = type.getWidth();
    int64_t min = isUnsigned ? 0 : llvm::minIntN(bits);
    int64_t max =
        isUnsigned ? int64_t(llvm::maxUIntN(bits)) : llvm::maxIntN(bits);
    lo = constantInt(b, min - zeroPoint, b.getI64Type());
    hi = constantInt(b, max - zeroPoint, b.getI64Type());
    if (zeroPoint)
      offset = constantInt(b, zeroPoint, b.getI64Type());
  }

  Value emit(ImplicitLocOpBuilder &b, Value scaled) const {
    Value y = arith::MaxSIOp::create(b, scaled, lo);
    y = arith::MinSIOp::create(b, y, hi);
    if (offset)
      y = arith::AddIOp::create(b, y, offset);
    return arith::TruncIOp::create(b, type, y);
  }

private:
  IntegerType type;
  Value lo, hi, offset;
};

/// An operand of one element for each channel: captured where it is one
/// constant, an extra input otherwise.
class ChannelOperand {
public:
  ChannelOperand(ImplicitLocOpBuilder &b, Value operand, int64_t rank,
                 SmallVectorImpl<Value> &inputs,
                 SmallVectorImpl<AffineMap> &maps) {
    if (std::optional<int64_t> scalar = getScalar(operand)) {
      captured = constantInt(b, *scalar, b.getI64Type());
      return;
    }
    MLIRContext *context = b.getContext();
    bool isOne =
        cast<RankedTensorType>(operand.getType()).getNumElements() == 1;
    AffineExpr index = isOne ? getAffineConstantExpr(0, context)
                             : getAffineDimExpr(rank - 1, context);
    position = inputs.size();
    inputs.push_back(operand);
    maps.push_back(AffineMap::get(rank, 0, index, context));
  }

  Value emit(ImplicitLocOpBuilder &b, ValueRange args) const {
    return captured ? captured : emitExtend(b, args[position], b.getI64Type());
  }

private:
  Value captured;
  size_t position = 0;
};
} // namespace

static LogicalResult convertRescale(tosa::RescaleOp op,
                                    PatternRewriter &rewriter) {
  if (failed(checkStaticInteger(op, rewriter)))
    return failure();
  std::optional<int64_t> inputZero =
      getScalar(op.getInputZp(), op.getInputUnsigned());
  std::optional<int64_t> outputZero =
      getScalar(op.getOutputZp(), op.getOutputUnsigned());
  if (!inputZero || !outputZero)
    return rewriter.notifyMatchFailure(op, "a zero point is not constant");
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  auto type = cast<RankedTensorType>(op.getType());
  int64_t rank = type.getRank();
  SmallVector<Value> inputs{op.getInput()};
  SmallVector<AffineMap> maps{identityMap(b.getContext(), rank)};
  ChannelOperand multiplier(b, op.getMultiplier(), rank, inputs, maps);
  ChannelOperand shift(b, op.getShift(), rank, inputs, maps);
  Type i64 = b.getI64Type();
  Value zeroPoint = *inputZero ? constantInt(b, *inputZero, i64) : Value();
  Output output(b, cast<IntegerType>(type.getElementType()),
                op.getOutputUnsigned(), *outputZero);
  bool doubleRound = op.getScale32() &&
                     op.getRoundingMode() == tosa::RoundingMode::DOUBLE_ROUND;
  rewriter.replaceOp(
      op, createElementwise(b, type, inputs, maps,
                            [&](ImplicitLocOpBuilder &b, ValueRange args) {
                              Value v = emitCentered(b, args[0],
                                                     !op.getInputUnsigned(),
                                                     zeroPoint, i64);
                              v = emitScale(b, v, multiplier.emit(b, args),
                                            shift.emit(b, args), doubleRound);
                              return output.emit(b, v);
                            }));
  return success();
}

//===----------------------------------------------------------------------===//
// mul
//===----------------------------------------------------------------------===//

static LogicalResult convertMul(tosa::MulOp op, PatternRewriter &rewriter) {
  if (failed(checkStaticInteger(op, rewriter)))
    return failure();
  std::optional<int64_t> shift = getScalar(op.getShift());
  if (!shift || *shift < 0 || *shift > 63)
    return rewriter.notifyMatchFailure(op, "no constant shift from 0 to 63");
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  auto type = cast<RankedTensorType>(op.getType());
  Type compute = *shift ? b.getI64Type() : type.getElementType();
  SmallVector<Value> inputs{op.getInput1(), op.getInput2()};
  SmallVector<AffineMap> maps;
  for (Value input : inputs)
    maps.push_back(broadcastMap(cast<RankedTensorType>(input.getType()), type));
  Value amount = *shift ? constantInt(b, *shift, compute) : Value();
  rewriter.replaceOp(
      op,
      createElementwise(
          b, type, inputs, maps,
          [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
            Value x = emitExtend(b, args[0], compute);
            Value y = emitExtend(b, args[1], compute);
            if (!amount)
              return arith::MulIOp::create(b, x, y);
            Value scaled = emitScale(b, x, y, amount, /*doubleRound=*/false);
            return arith::TruncIOp::create(b, type.getElementType(), scaled);
          }));
  return success();
}

//===----------------------------------------------------------------------===//
// avg_pool2d
//===----------------------------------------------------------------------===//

namespace {
/// TOSA's reciprocal_scale(count): multiplier * 2^-shift is about 1 / count.
struct Reciprocal {
  int32_t multiplier;
  int8_t shift;

  explicit Reciprocal(int64_t count) {
    int k = llvm::Log2_64_Ceil(uint64_t(count));
    int64_t numerator = ((int64_t(1) << 30) + 1) << k;
    multiplier = int32_t(numerator / count);
    shift = int8_t(30 + k);
  }
};
} // namespace

/// How many positions of each window lie inside of the input.
static SmallVector<int64_t> getCounts(tosa::AvgPool2dOp op, int64_t axis) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto output = cast<RankedTensorType>(op.getType());
  SmallVector<int64_t> counts;
  for (int64_t o = 0; o < output.getDimSize(1 + axis); ++o) {
    int64_t begin = o * op.getStride()[axis] - op.getPad()[2 * axis];
    int64_t end = begin + op.getKernel()[axis];
    counts.push_back(std::min(end, input.getDimSize(1 + axis)) -
                     std::max<int64_t>(begin, 0));
  }
  return counts;
}

/// The sum of (x - zx) over each window, in i32.
static Value createWindowSum(ImplicitLocOpBuilder &b, tosa::AvgPool2dOp op,
                             int64_t zeroPoint) {
  MLIRContext *context = b.getContext();
  ArrayRef<int64_t> p = op.getPad();
  Type i32 = b.getI32Type();
  Value input = createPad(b, op.getInput(), {0, p[0], p[2], 0},
                          {0, p[1], p[3], 0}, double(zeroPoint));
  Value window = tensor::EmptyOp::create(b, op.getKernel(), b.getI8Type());
  Value zero = zeroPoint ? constantInt(b, zeroPoint, i32) : Value();
  auto type = cast<RankedTensorType>(op.getType()).clone(i32);
  SmallVector<AffineExpr> exprs{getAffineDimExpr(0, context)};
  for (int64_t axis = 0; axis < 2; ++axis)
    exprs.push_back(getAffineDimExpr(1 + axis, context) * op.getStride()[axis] +
                    getAffineDimExpr(4 + axis, context));
  exprs.push_back(getAffineDimExpr(3, context));
  return createGeneric(
      b, {input, window}, filledTensor(b, type, constantInt(b, 0, i32)),
      {AffineMap::get(6, 0, exprs, context), selectMap(context, 6, {4, 5}),
       selectMap(context, 6, {0, 1, 2, 3})},
      {parallel, parallel, parallel, parallel, reduction, reduction},
      [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value x = emitCentered(b, args[0], /*isSigned=*/true, zero, i32);
        return arith::AddIOp::create(b, args[2], x);
      });
}

static LogicalResult convertAvgPool(tosa::AvgPool2dOp op,
                                    PatternRewriter &rewriter) {
  if (failed(checkStaticInteger(op, rewriter)))
    return failure();
  std::optional<int64_t> inputZero = getScalar(op.getInputZp()),
                         outputZero = getScalar(op.getOutputZp());
  if (!inputZero || !outputZero)
    return rewriter.notifyMatchFailure(op, "a zero point is not constant");
  SmallVector<int64_t> rows = getCounts(op, 0), columns = getCounts(op, 1);
  SmallVector<int32_t> multipliers;
  SmallVector<int8_t> shifts;
  for (int64_t row : rows)
    for (int64_t column : columns) {
      if (row <= 0 || column <= 0)
        return rewriter.notifyMatchFailure(op, "a window lies in the padding");
      Reciprocal reciprocal(row * column);
      multipliers.push_back(reciprocal.multiplier);
      shifts.push_back(reciprocal.shift);
    }
  ImplicitLocOpBuilder b(op.getLoc(), rewriter);
  auto type = cast<RankedTensorType>(op.getType());
  Value sum = createWindowSum(b, op, *inputZero);
  SmallVector<Value> inputs{sum};
  SmallVector<AffineMap> maps{identityMap(b.getContext(), 4)};
  Type i64 = b.getI64Type();
  Value multiplier, shift;
  bool isUniform = llvm::all_equal(multipliers) && llvm::all_equal(shifts);
  if (isUniform) {
    multiplier = constantInt(b, multipliers.front(), i64);
    shift = constantInt(b, shifts.front(), i64);
  } else {
    SmallVector<int64_t> shape{int64_t(rows.size()), int64_t(columns.size())};
    auto add = [&](auto values, Type element) {
      auto tensorType = RankedTensorType::get(shape, element);
      inputs.push_back(arith::ConstantOp::create(
          b, DenseElementsAttr::get(tensorType, values)));
      maps.push_back(selectMap(b.getContext(), 4, {1, 2}));
    };
    add(ArrayRef<int32_t>(multipliers), b.getI32Type());
    add(ArrayRef<int8_t>(shifts), b.getI8Type());
  }
  Output output(b, cast<IntegerType>(type.getElementType()),
                /*isUnsigned=*/false, *outputZero);
  rewriter.replaceOp(
      op,
      createElementwise(
          b, type, inputs, maps, [&](ImplicitLocOpBuilder &b, ValueRange args) {
            Value m = isUniform ? multiplier : emitExtend(b, args[1], i64);
            Value n = isUniform ? shift : emitExtend(b, args[2], i64);
            Value v = emitExtend(b, args[0], i64);
            return output.emit(b, emitScale(b, v, m, n, /*doubleRound=*/false));
          }));
  return success();
}

void tosa_integer::populateFixedPointPatterns(RewritePatternSet &patterns) {
  patterns.add(convertRescale);
  patterns.add(convertMul);
  patterns.add(convertAvgPool);
}
