// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that read or write at computed positions: tile, broadcast, gather, resize
// and scatter. Each is one elementwise op but scatter, which is a loop over the
// rows that it writes; gather and resize extract from the whole input, at
// indices that are clamped into it.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

namespace {

Value constantIndex(ImplicitLocOpBuilder &b, int64_t value) {
  return arith::ConstantIndexOp::create(b, value);
}

struct BroadcastLowering : OpConversionPattern<BroadcastOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(BroadcastOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    rewriter.replaceOp(
        op, createElementwise(b, type, adaptor.getInput(),
                              broadcastMap(op.getInput().getType(), type),
                              [](ImplicitLocOpBuilder &, ValueRange args) {
                                return args[0];
                              }));
    return success();
  }
};

/// Each dimension d becomes (multiple, size), the input broadcast along the
/// first, and both are joined again.
struct TileLowering : OpConversionPattern<TileOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(TileOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto type = cast<RankedTensorType>(adaptor.getInput().getType());
    SmallVector<int64_t> shape, sizeDims;
    for (auto [size, multiple] :
         llvm::zip_equal(type.getShape(), op.getMultiples())) {
      if (multiple != 1)
        shape.push_back(multiple);
      sizeDims.push_back(shape.size());
      shape.push_back(size);
    }
    AffineMap map = selectMap(b.getContext(), shape.size(), sizeDims);
    Value tiled = createElementwise(
        b, type.clone(shape), adaptor.getInput(), map,
        [](ImplicitLocOpBuilder &, ValueRange args) { return args[0]; });
    rewriter.replaceOp(
        op, createReshape(b, tiled, op.getResult().getType().getShape()));
    return success();
  }
};

struct GatherLowering : OpConversionPattern<GatherOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(GatherOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto result =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    int64_t axis = op.getAxis(), batch = op.getBatchDims();
    int64_t picked = op.getIndices().getType().getRank() - batch;
    // result = [batch, input dims before axis, index dims, input dims after it]
    SmallVector<int64_t> indexDims;
    for (int64_t d = 0; d != batch; ++d)
      indexDims.push_back(d);
    for (int64_t d = 0; d != picked; ++d)
      indexDims.push_back(axis + d);
    Value source = adaptor.getInput();
    auto body = [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
      SmallVector<Value> position;
      for (int64_t d = 0; d != input.getRank(); ++d) {
        if (d == axis) {
          Value index =
              arith::IndexCastOp::create(b, b.getIndexType(), args[0]);
          position.push_back(emitClampedIndex(b, index, input.getDimSize(d)));
          continue;
        }
        int64_t loop = d < axis ? d : d - 1 + picked;
        position.push_back(linalg::IndexOp::create(b, loop));
      }
      return tensor::ExtractOp::create(b, source, position);
    };
    rewriter.replaceOp(
        op, createElementwise(
                b, result, adaptor.getIndices(),
                selectMap(b.getContext(), result.getRank(), indexDims), body));
    return success();
  }
};

/// One dimension of a resize at a result position: the lower input position and
/// the numerator of the distance to it.
struct ResizeAxis {
  int64_t size, numerator, denominator, offset;

  std::pair<Value, Value> emit(ImplicitLocOpBuilder &b, Value position) const {
    Value at =
        arith::MulIOp::create(b, position, constantIndex(b, denominator));
    at = arith::AddIOp::create(b, at, constantIndex(b, offset));
    Value n = constantIndex(b, numerator);
    Value low = arith::FloorDivSIOp::create(b, at, n);
    Value rest = arith::SubIOp::create(b, at, arith::MulIOp::create(b, low, n));
    return {low, rest};
  }
  Value clamp(ImplicitLocOpBuilder &b, Value index) const {
    return emitClampedIndex(b, index, size);
  }
};

struct ResizeLowering : OpConversionPattern<ResizeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ResizeOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto result =
        cast<RankedTensorType>(getStorageTensorType(op.getResult().getType()));
    auto input = cast<RankedTensorType>(adaptor.getInput().getType());
    ResizeAxis axes[2];
    for (int d = 0; d != 2; ++d)
      axes[d] = {input.getDimSize(1 + d), op.getScale()[2 * d],
                 op.getScale()[2 * d + 1], op.getOffset()[d]};
    Value empty = emptyTensor(b, result);
    AffineMap map = identityMap(b.getContext(), 4);
    auto nearest = [&](ImplicitLocOpBuilder &b, ValueRange) {
      return emitNearest(b, adaptor.getInput(), axes);
    };
    if (op.getMode() == ResizeMode::Nearest) {
      rewriter.replaceOp(op, createGeneric(b, {}, empty, map,
                                           Iterators(4, parallel), nearest));
      return success();
    }
    Sum sum = Sum(op, b, axes);
    if (!sum)
      return failure();
    rewriter.replaceOp(op,
                       createGeneric(b, {}, empty, map, Iterators(4, parallel),
                                     [&](ImplicitLocOpBuilder &b, ValueRange) {
                                       return emitBilinear(
                                           b, adaptor.getInput(), axes, sum);
                                     }));
    return success();
  }

private:
  /// How four weighted neighbors become one element, in f32 or in integers.
  struct Sum {
    bool isSigned = true;
    Value zeroPoint, multiplier;
    std::optional<Saturator> saturator;

    Sum(ResizeOp op, ImplicitLocOpBuilder &b, const ResizeAxis (&axes)[2]) {
      double product = double(axes[0].numerator) * double(axes[1].numerator);
      Type type = op.getInput().getType();
      if (!isQuantized(type)) {
        multiplier = constantFloat(b, product);
        return;
      }
      Quantization from = Quantization::get(type);
      isSigned = from.isSigned();
      zeroPoint = captureZeroPoint(b, from);
      Type result = op.getResult().getType();
      multiplier =
          captureMultiplier(b, op, from.scale(), 1.0,
                            product * Quantization::get(result).scale());
      saturator.emplace(b, result);
    }
    explicit operator bool() const { return bool(multiplier); }
  };

  static Value emitNearest(ImplicitLocOpBuilder &b, Value input,
                           const ResizeAxis (&axes)[2]) {
    SmallVector<Value> position{linalg::IndexOp::create(b, 0)};
    for (int d = 0; d != 2; ++d) {
      auto [low, rest] = axes[d].emit(b, linalg::IndexOp::create(b, 1 + d));
      Value twice = arith::AddIOp::create(b, rest, rest);
      Value up = arith::CmpIOp::create(b, arith::CmpIPredicate::sge, twice,
                                       constantIndex(b, axes[d].numerator));
      Value next = arith::AddIOp::create(b, low, constantIndex(b, 1));
      position.push_back(
          axes[d].clamp(b, arith::SelectOp::create(b, up, next, low)));
    }
    position.push_back(linalg::IndexOp::create(b, 3));
    return tensor::ExtractOp::create(b, input, position);
  }

  /// (((p00*w00 + p01*w01) + p10*w10) + p11*w11), w = wy * wx exact integers.
  static Value emitBilinear(ImplicitLocOpBuilder &b, Value input,
                            const ResizeAxis (&axes)[2], const Sum &sum) {
    Value positions[2][2], weights[2][2];
    for (int d = 0; d != 2; ++d) {
      auto [low, rest] = axes[d].emit(b, linalg::IndexOp::create(b, 1 + d));
      Value next = arith::AddIOp::create(b, low, constantIndex(b, 1));
      positions[d][0] = axes[d].clamp(b, low);
      positions[d][1] = axes[d].clamp(b, next);
      weights[d][0] =
          arith::SubIOp::create(b, constantIndex(b, axes[d].numerator), rest);
      weights[d][1] = rest;
    }
    Value batch = linalg::IndexOp::create(b, 0),
          channel = linalg::IndexOp::create(b, 3), total;
    bool isFloat = !sum.saturator;
    Type i32 = b.getI32Type(), f32 = b.getF32Type();
    for (int i = 0; i != 4; ++i) {
      Value element = tensor::ExtractOp::create(
          b, input,
          ValueRange{batch, positions[0][i / 2], positions[1][i % 2], channel});
      Value weight =
          arith::MulIOp::create(b, weights[0][i / 2], weights[1][i % 2]);
      weight = arith::IndexCastOp::create(b, i32, weight);
      Value term;
      if (isFloat)
        term = arith::MulFOp::create(b, element,
                                     arith::SIToFPOp::create(b, f32, weight));
      else
        term = arith::MulIOp::create(
            b, emitCentered(b, element, sum.isSigned, sum.zeroPoint, i32),
            weight);
      if (!total)
        total = term;
      else
        total = isFloat ? Value(arith::AddFOp::create(b, total, term))
                        : Value(arith::AddIOp::create(b, total, term));
    }
    if (isFloat)
      return arith::DivFOp::create(b, total, sum.multiplier);
    Value t = arith::SIToFPOp::create(b, f32, total);
    return sum.saturator->emit(b, arith::MulFOp::create(b, t, sum.multiplier));
  }
};

/// Rows are written one after the other: of equal indices the last one counts.
struct ScatterLowering : OpConversionPattern<ScatterOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(ScatterOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    auto updates = cast<RankedTensorType>(adaptor.getUpdates().getType());
    Value zero = constantIndex(b, 0), one = constantIndex(b, 1);
    Value batches = constantIndex(b, updates.getDimSize(0));
    Value rows = constantIndex(b, updates.getDimSize(1));
    auto outer = scf::ForOp::create(
        b, zero, batches, one, adaptor.getInput(),
        [&](OpBuilder &nested, Location loc, Value n, ValueRange args) {
          ImplicitLocOpBuilder b(loc, nested);
          auto inner = scf::ForOp::create(
              b, zero, rows, one, args,
              [&](OpBuilder &nested, Location loc, Value w, ValueRange args) {
                ImplicitLocOpBuilder b(loc, nested);
                scf::YieldOp::create(b,
                                     emitRow(b, adaptor, n, w, args.front()));
              });
          scf::YieldOp::create(b, inner.getResults());
        });
    rewriter.replaceOp(op, outer.getResults());
    return success();
  }

private:
  static Value emitRow(ImplicitLocOpBuilder &b, OpAdaptor adaptor, Value n,
                       Value w, Value target) {
    auto type = cast<RankedTensorType>(target.getType());
    Type i64 = b.getI64Type();
    Value index =
        tensor::ExtractOp::create(b, adaptor.getIndices(), ValueRange{n, w});
    if (index.getType() != i64)
      index = arith::ExtSIOp::create(b, i64, index);
    // Unsigned: a negative index is above every size.
    Value isInside =
        arith::CmpIOp::create(b, arith::CmpIPredicate::ult, index,
                              constantInt(b, type.getDimSize(1), i64));
    Value k = arith::IndexCastOp::create(b, b.getIndexType(), index);
    auto write = [&](OpBuilder &nested, Location loc) {
      ImplicitLocOpBuilder b(loc, nested);
      OpFoldResult zero = b.getIndexAttr(0), one = b.getIndexAttr(1);
      SmallVector<OpFoldResult> sizes{one, one,
                                      b.getIndexAttr(type.getDimSize(2))};
      SmallVector<OpFoldResult> strides(3, one);
      Value row = tensor::ExtractSliceOp::create(
          b, adaptor.getUpdates(), ArrayRef<OpFoldResult>{n, w, zero}, sizes,
          strides);
      Value written = tensor::InsertSliceOp::create(
          b, row, target, ArrayRef<OpFoldResult>{n, k, zero}, sizes, strides);
      scf::YieldOp::create(b, written);
    };
    auto keep = [&](OpBuilder &nested, Location loc) {
      scf::YieldOp::create(nested, loc, target);
    };
    return scf::IfOp::create(b, isInside, write, keep).getResult(0);
  }
};

} // namespace

void lowering::populateIndexingPatterns(const TypeConverter &converter,
                                        RewritePatternSet &patterns) {
  patterns.add<BroadcastLowering, TileLowering, GatherLowering, ResizeLowering,
               ScatterLowering>(converter, patterns.getContext());
}
