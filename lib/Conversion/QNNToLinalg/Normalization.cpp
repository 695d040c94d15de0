// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// softmax and the normalizations, always in f32: around quantized values
// isolateFloatIslands has put a dequantize and a quantize. Sums are linalg
// reductions in ascending index order from 0; every operation rounds on its
// own; code generators must keep both. Formulas: docs/Numerics.md, section 9.

#include "AxisLoops.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

struct SoftmaxLowering : OpConversionPattern<SoftmaxOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(SoftmaxOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value x = adaptor.getInput();
    AxisLoops loops(cast<RankedTensorType>(x.getType()), op.getAxis());
    Value max = loops.max(b, x);
    Value e = loops.mapFull(
        b, x, max, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return math::ExpOp::create(
              b, arith::SubFOp::create(b, args[0], args[1]));
        });
    Value sum =
        loops.sum(b, e, {}, [](ImplicitLocOpBuilder &, ValueRange args) {
          return args[0];
        });
    Value y = loops.mapFull(
        b, e, sum, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::DivFOp::create(b, args[0], args[1]);
        });
    rewriter.replaceOp(op, y);
    return success();
  }
};

/// (x - mean) / deviation * gamma + beta. `statistics` reads mean and
/// deviation, `affine` gamma and beta.
Value createNormalized(ImplicitLocOpBuilder &b, Value x, Value mean,
                       Value deviation, Value gamma, Value beta,
                       AffineMap statistics, AffineMap affine) {
  auto type = cast<RankedTensorType>(x.getType());
  return createElementwise(
      b, type, {x, mean, deviation, gamma, beta},
      {identityMap(b.getContext(), type.getRank()), statistics, statistics,
       affine, affine},
      [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value y = arith::SubFOp::create(b, args[0], args[1]);
        y = arith::DivFOp::create(b, y, args[2]);
        y = arith::MulFOp::create(b, y, args[3]);
        return arith::AddFOp::create(b, y, args[4]);
      });
}

/// sqrt(variance + epsilon)
Value emitDeviation(ImplicitLocOpBuilder &b, Value variance, Value epsilon) {
  return math::SqrtOp::create(b, arith::AddFOp::create(b, variance, epsilon));
}

/// sqrt(sum / count + epsilon)
Value createDeviation(ImplicitLocOpBuilder &b, const AxisLoops &loops,
                      Value squares, double count, const APFloat &epsilon) {
  Value captured = constantFloat(b, epsilon.convertToFloat());
  return loops.mapReduced(
      b, squares, [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value mean = arith::DivFOp::create(b, args[0], constantFloat(b, count));
        return emitDeviation(b, mean, captured);
      });
}

/// Mean and deviation over the reduced dimensions: first the mean, then the
/// mean of the squared differences.
std::pair<Value, Value> createStatistics(ImplicitLocOpBuilder &b,
                                         const AxisLoops &loops, Value x,
                                         double count, const APFloat &epsilon) {
  Value sum = loops.sum(b, x, {}, [](ImplicitLocOpBuilder &, ValueRange args) {
    return args[0];
  });
  Value mean = loops.mapReduced(
      b, sum, [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        return arith::DivFOp::create(b, args[0], constantFloat(b, count));
      });
  Value squares = loops.sum(
      b, x, mean, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value d = arith::SubFOp::create(b, args[0], args[1]);
        return arith::MulFOp::create(b, d, d);
      });
  return {mean, createDeviation(b, loops, squares, count, epsilon)};
}

struct LayerNormLowering : OpConversionPattern<LayerNormOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(LayerNormOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value x = adaptor.getInput();
    auto type = cast<RankedTensorType>(x.getType());
    int64_t rank = type.getRank();
    AxisLoops loops(type, rank - 1);
    auto [mean, deviation] = createStatistics(
        b, loops, x, double(type.getDimSize(rank - 1)), op.getEpsilon());
    Value y = createNormalized(b, x, mean, deviation, adaptor.getGamma(),
                               adaptor.getBeta(), loops.getReducedMap(),
                               selectMap(b.getContext(), rank, {rank - 1}));
    rewriter.replaceOp(op, y);
    return success();
  }
};

struct RMSNormLowering : OpConversionPattern<RMSNormOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(RMSNormOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value x = adaptor.getInput();
    auto type = cast<RankedTensorType>(x.getType());
    int64_t rank = type.getRank();
    AxisLoops loops(type, rank - 1);
    Value squares = loops.sum(
        b, x, {}, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::MulFOp::create(b, args[0], args[0]);
        });
    Value deviation = createDeviation(
        b, loops, squares, double(type.getDimSize(rank - 1)), op.getEpsilon());
    Value y = createElementwise(
        b, type, {x, deviation, adaptor.getGamma()},
        {loops.getFullMap(), loops.getReducedMap(),
         selectMap(b.getContext(), rank, {rank - 1})},
        [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value y = arith::DivFOp::create(b, args[0], args[1]);
          return arith::MulFOp::create(b, y, args[2]);
        });
    rewriter.replaceOp(op, y);
    return success();
  }
};

/// On [N, positions, groups, channels of a group].
struct GroupNormLowering : OpConversionPattern<GroupNormOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(GroupNormOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(adaptor.getInput().getType());
    ArrayRef<int64_t> shape = type.getShape();
    int64_t groups = op.getGroups(), channels = shape.back() / groups;
    int64_t positions = 1;
    for (int64_t size : shape.drop_front().drop_back())
      positions *= size;
    RankedTensorType split =
        type.clone({shape[0], positions, groups, channels});
    Value x = createReshape(b, adaptor.getInput(), split.getShape());
    Value gamma = createReshape(b, adaptor.getGamma(), {groups, channels});
    Value beta = createReshape(b, adaptor.getBeta(), {groups, channels});
    AxisLoops loops(split, {1, 3});
    auto [mean, deviation] = createStatistics(
        b, loops, x, double(positions) * double(channels), op.getEpsilon());
    Value y = createNormalized(b, x, mean, deviation, gamma, beta,
                               loops.getReducedMap(),
                               selectMap(b.getContext(), 4, {2, 3}));
    rewriter.replaceOp(op, createReshape(b, y, shape));
    return success();
  }
};

struct BatchNormLowering : OpConversionPattern<BatchNormOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(BatchNormOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(adaptor.getInput().getType());
    int64_t rank = type.getRank();
    Value epsilon = constantFloat(b, op.getEpsilon().convertToFloat());
    auto channels = cast<RankedTensorType>(adaptor.getVariance().getType());
    Value deviation = createElementwise(
        b, channels, adaptor.getVariance(), identityMap(b.getContext(), 1),
        [&](ImplicitLocOpBuilder &b, ValueRange args) {
          return emitDeviation(b, args[0], epsilon);
        });
    AffineMap perColumn = selectMap(b.getContext(), rank, {rank - 1});
    Value y = createNormalized(b, adaptor.getInput(), adaptor.getMean(),
                               deviation, adaptor.getGamma(), adaptor.getBeta(),
                               perColumn, perColumn);
    rewriter.replaceOp(op, y);
    return success();
  }
};

} // namespace

void lowering::populateNormalizationPatterns(const TypeConverter &converter,
                                             RewritePatternSet &patterns) {
  patterns.add<SoftmaxLowering, LayerNormLowering, BatchNormLowering,
               RMSNormLowering, GroupNormLowering>(converter,
                                                   patterns.getContext());
}
