// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that move values: the same on f32 and on stored integers, since input and
// result have one scale. concat becomes a chain of insert_slice into one
// destination, which bufferizes without copies when the parts are computed in
// place.

#include "Common.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "qopt/Numerics/Quantize.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

namespace {

struct TransposeLowering : OpConversionPattern<TransposeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(TransposeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    auto transpose = linalg::TransposeOp::create(
        b, adaptor.getInput(), emptyTensor(b, type), op.getPerm());
    rewriter.replaceOp(op, transpose->getResult(0));
    return success();
  }
};

struct ReshapeLowering : OpConversionPattern<ReshapeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ReshapeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(op.getResult().getType());
    rewriter.replaceOp(op,
                       createReshape(b, adaptor.getInput(), type.getShape()));
    return success();
  }
};

SmallVector<OpFoldResult> toIndexAttrs(OpBuilder &b, ArrayRef<int64_t> values) {
  return getAsIndexOpFoldResult(b.getContext(), values);
}

struct ConcatLowering : OpConversionPattern<ConcatOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ConcatOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    Value result = emptyTensor(b, type);
    SmallVector<int64_t> offsets(type.getRank(), 0), strides(type.getRank(), 1);
    for (Value input : adaptor.getInputs()) {
      ArrayRef<int64_t> sizes =
          cast<RankedTensorType>(input.getType()).getShape();
      result = tensor::InsertSliceOp::create(
          b, input, result, toIndexAttrs(b, offsets), toIndexAttrs(b, sizes),
          toIndexAttrs(b, strides));
      offsets[op.getAxis()] += sizes[op.getAxis()];
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

struct SliceLowering : OpConversionPattern<SliceOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(SliceOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<tensor::ExtractSliceOp>(
        op, adaptor.getInput(), toIndexAttrs(rewriter, op.getOffsets()),
        toIndexAttrs(rewriter, op.getType().getShape()),
        toIndexAttrs(rewriter, op.getStrides()));
    return success();
  }
};

struct PadLowering : OpConversionPattern<PadOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(PadOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    float real = op.getValue().convertToFloat();
    double value = real;
    if (isQuantized(op.getInput().getType()))
      value = double(numerics::quantize(
          real, Quantization::get(op.getInput().getType()).tensorParams()));
    rewriter.replaceOp(
        op, createPad(b, adaptor.getInput(), op.getLow(), op.getHigh(), value));
    return success();
  }
};

} // namespace

void lowering::populateShapePatterns(const TypeConverter &converter,
                                     RewritePatternSet &patterns) {
  patterns.add<TransposeLowering, ReshapeLowering, ConcatLowering,
               SliceLowering, PadLowering>(converter, patterns.getContext());
}
