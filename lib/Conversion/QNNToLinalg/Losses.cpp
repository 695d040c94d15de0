// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.cross_entropy and mse_loss. Both are float islands: what is quantized
// has been dequantized before. Sums run in ascending row-major order.
//
//   cross_entropy  log(sum_c exp(x[n, c] - max)) + max - x[n, target[n]]
//   mse_loss       (prediction - target)^2

#include "AxisLoops.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

/// The losses themselves, their sum, or their mean, as a scalar.
Value reduceLosses(ImplicitLocOpBuilder &b, Value losses, LossReduction kind) {
  if (kind == LossReduction::None)
    return losses;
  auto type = cast<RankedTensorType>(losses.getType());
  AxisLoops loops(type, llvm::to_vector(llvm::seq<int64_t>(type.getRank())));
  Value sum =
      loops.sum(b, losses, {}, [](ImplicitLocOpBuilder &, ValueRange args) {
        return args[0];
      });
  if (kind == LossReduction::Sum)
    return sum;
  return loops.mapReduced(
      b, sum, [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        return arith::DivFOp::create(
            b, args[0], constantFloat(b, double(type.getNumElements())));
      });
}

struct MSELossLowering : OpConversionPattern<MSELossOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(MSELossOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(adaptor.getPrediction().getType());
    AffineMap map = identityMap(b.getContext(), type.getRank());
    Value losses = createElementwise(
        b, type, adaptor.getOperands(), {map, map},
        [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value d = arith::SubFOp::create(b, args[0], args[1]);
          return arith::MulFOp::create(b, d, d);
        });
    rewriter.replaceOp(op, reduceLosses(b, losses, op.getReduction()));
    return success();
  }
};

struct CrossEntropyLowering : OpConversionPattern<CrossEntropyOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(CrossEntropyOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    Value logits = adaptor.getLogits();
    auto type = cast<RankedTensorType>(logits.getType());
    AxisLoops loops(type, /*axes=*/1);
    Value max = loops.max(b, logits);
    Value sum = loops.sum(
        b, logits, max, [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          return math::ExpOp::create(
              b, arith::SubFOp::create(b, args[0], args[1]));
        });
    Value losses = loops.mapReduced(
        b, {sum, max, adaptor.getTargets()},
        [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
          Value target =
              arith::IndexCastOp::create(b, b.getIndexType(), args[2]);
          target = emitClampedIndex(b, target, type.getDimSize(1));
          Value x = tensor::ExtractOp::create(
              b, logits, ValueRange{linalg::IndexOp::create(b, 0), target});
          Value t = arith::AddFOp::create(b, math::LogOp::create(b, args[0]),
                                          args[1]);
          return arith::SubFOp::create(b, t, x);
        });
    rewriter.replaceOp(op, reduceLosses(b, losses, op.getReduction()));
    return success();
  }
};

} // namespace

void lowering::populateLossPatterns(const TypeConverter &converter,
                                    RewritePatternSet &patterns) {
  patterns.add<MSELossLowering, CrossEntropyLowering>(converter,
                                                      patterns.getContext());
}
