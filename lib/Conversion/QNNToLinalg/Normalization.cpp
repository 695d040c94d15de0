// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// softmax, layer_norm and batch_norm, always in f32: around quantized values
// isolateFloatIslands has put a dequantize and a quantize. Sums are linalg
// reductions in ascending index order from 0; every operation rounds on its
// own; code generators must keep both. Formulas: docs/Numerics.md, section 9.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

/// One dimension of a tensor reduced, and the result broadcast back along it.
class AxisLoops {
public:
  AxisLoops(RankedTensorType type, int64_t axis)
      : type(type), iterators(type.getRank(), parallel) {
    SmallVector<int64_t> kept;
    for (int64_t d = 0; d != type.getRank(); ++d)
      if (d != axis)
        kept.push_back(d);
    iterators[axis] = reduction;
    full = identityMap(type.getContext(), type.getRank());
    reduced = selectMap(type.getContext(), type.getRank(), kept);
    reducedType = RankedTensorType::get(reduced.compose(type.getShape()),
                                        type.getElementType());
  }

  /// `body` gets the element of the input, that of `other` (if given, reduced),
  /// and the accumulator.
  Value reduce(ImplicitLocOpBuilder &b, Value input, Value other, double start,
               BodyBuilder body) const {
    Value init = filledTensor(b, reducedType, constantFloat(b, start));
    SmallVector<Value> inputs{input};
    SmallVector<AffineMap> maps{full};
    if (other) {
      inputs.push_back(other);
      maps.push_back(reduced);
    }
    maps.push_back(reduced);
    return createGeneric(b, inputs, init, maps, iterators, body);
  }
  /// Elementwise on the reduced shape.
  Value mapReduced(ImplicitLocOpBuilder &b, Value input,
                   BodyBuilder body) const {
    AffineMap map = identityMap(b.getContext(), reducedType.getRank());
    return createElementwise(b, reducedType, input, map, body);
  }
  /// Elementwise on the full shape, with the reduced `others` broadcast.
  Value mapFull(ImplicitLocOpBuilder &b, Value input, ValueRange others,
                BodyBuilder body) const {
    SmallVector<Value> inputs{input};
    SmallVector<AffineMap> maps{full};
    for (Value other : others) {
      inputs.push_back(other);
      maps.push_back(reduced);
    }
    return createElementwise(b, type, inputs, maps, body);
  }

private:
  RankedTensorType type, reducedType;
  Iterators iterators;
  AffineMap full, reduced;
};

struct SoftmaxLowering : OpConversionPattern<SoftmaxOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(SoftmaxOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value x = adaptor.getInput();
    AxisLoops loops(cast<RankedTensorType>(x.getType()), op.getAxis());
    Value max =
        loops.reduce(b, x, {}, -std::numeric_limits<double>::infinity(),
                     [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                       return arith::MaximumFOp::create(b, args[1], args[0]);
                     });
    Value e = loops.mapFull(
        b, x, max, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return math::ExpOp::create(
              b, arith::SubFOp::create(b, args[0], args[1]));
        });
    Value sum = loops.reduce(
        b, e, {}, 0.0, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::AddFOp::create(b, args[1], args[0]);
        });
    Value y = loops.mapFull(
        b, e, sum, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::DivFOp::create(b, args[0], args[1]);
        });
    rewriter.replaceOp(op, y);
    return success();
  }
};

/// (x - mean) / deviation * gamma + beta
Value emitNormalized(ImplicitLocOpBuilder &b, Value x, Value mean,
                     Value deviation, Value gamma, Value beta) {
  Value y = arith::SubFOp::create(b, x, mean);
  y = arith::DivFOp::create(b, y, deviation);
  y = arith::MulFOp::create(b, y, gamma);
  return arith::AddFOp::create(b, y, beta);
}

/// sqrt(variance + epsilon)
Value emitDeviation(ImplicitLocOpBuilder &b, Value variance, Value epsilon) {
  return math::SqrtOp::create(b, arith::AddFOp::create(b, variance, epsilon));
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
    double n = double(type.getDimSize(rank - 1));
    Value epsilon = constantFloat(b, op.getEpsilon().convertToFloat());

    Value sum = loops.reduce(
        b, x, {}, 0.0, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::AddFOp::create(b, args[1], args[0]);
        });
    Value mean = loops.mapReduced(
        b, sum, [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return arith::DivFOp::create(b, args[0], constantFloat(b, n));
        });
    Value squares = loops.reduce(
        b, x, mean, 0.0, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value d = arith::SubFOp::create(b, args[0], args[1]);
          Value square = arith::MulFOp::create(b, d, d);
          return arith::AddFOp::create(b, args[2], square);
        });
    Value deviation = loops.mapReduced(
        b, squares, [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value variance =
              arith::DivFOp::create(b, args[0], constantFloat(b, n));
          return emitDeviation(b, variance, epsilon);
        });

    MLIRContext *context = b.getContext();
    auto rows = llvm::to_vector(llvm::seq<int64_t>(rank - 1));
    AffineMap perRow = selectMap(context, rank, rows);
    AffineMap perColumn = selectMap(context, rank, {rank - 1});
    Value y = createElementwise(
        b, type, {x, mean, deviation, adaptor.getGamma(), adaptor.getBeta()},
        {identityMap(context, rank), perRow, perRow, perColumn, perColumn},
        [](ImplicitLocOpBuilder &b, ValueRange args) {
          return emitNormalized(b, args[0], args[1], args[2], args[3], args[4]);
        });
    rewriter.replaceOp(op, y);
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
    Value y = createElementwise(
        b, type,
        {adaptor.getInput(), adaptor.getMean(), deviation, adaptor.getGamma(),
         adaptor.getBeta()},
        {identityMap(b.getContext(), rank), perColumn, perColumn, perColumn,
         perColumn},
        [](ImplicitLocOpBuilder &b, ValueRange args) {
          return emitNormalized(b, args[0], args[1], args[2], args[3], args[4]);
        });
    rewriter.replaceOp(op, y);
    return success();
  }
};

} // namespace

void lowering::populateNormalizationPatterns(const TypeConverter &converter,
                                             RewritePatternSet &patterns) {
  patterns.add<SoftmaxLowering, LayerNormLowering, BatchNormLowering>(
      converter, patterns.getContext());
}
