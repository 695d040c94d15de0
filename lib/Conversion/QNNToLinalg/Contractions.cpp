// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.matmul, qnn.conv2d and qnn.conv_transpose2d. Each becomes one contraction
// that starts from the bias and one elementwise op behind it:
//
//   acc[.., c] = bias[c] + sum (x - zx) * (w - zw)                     i32
//   t          = f32(acc) * m[c] [+ f32(r - zr) * mr]                  f32,
//   rounded each y          = saturate(clamp(rint(t) + zy))
//
// with m[c] = f32(sx * sw[c] / sy) and mr = f32(sr / sy) (docs/Numerics.md,
// section 4). A sum that 32 bits may not hold is computed in blocks along K,
// one more parallel loop p, which are added in 64 bits. In f32 the sum is a
// chain of fused multiply-adds over the reduction dimensions in ascending
// order: what vector code wants, and the same bits in every code generator.

#include "Contractions.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "qopt/Numerics/Requantize.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

namespace {

/// The multipliers m[c] as an extra input, or one captured value.
struct ChannelMultipliers {
  Value vector, scalar;

  /// Both stay null, and an error is emitted, if the scales do not fit
  /// together.
  ChannelMultipliers(ImplicitLocOpBuilder &b, const Epilogue &epilogue,
                     double resultScale) {
    Quantization weights = Quantization::get(epilogue.rhsType());
    double scale = Quantization::get(epilogue.lhsType()).scale();
    if (!weights.isPerAxis()) {
      scalar = captureMultiplier(b, epilogue.op, scale, weights.scale(),
                                 resultScale);
      return;
    }
    auto multipliers =
        numerics::requantMultipliers(scale, weights.params.scales, resultScale);
    if (multipliers)
      vector = constantVector(b, *multipliers);
    else
      epilogue.op->emitOpError("has scales that do not fit together: ")
          << multipliers.reason();
  }
};

} // namespace

Value Epilogue::emitFloat(ImplicitLocOpBuilder &b, Value acc) const {
  FloatBounds bounds(b, clampMin, clampMax);
  if (!residual && !bounds)
    return acc;
  SmallVector<Value> inputs{acc};
  if (residual)
    inputs.push_back(residual);
  SmallVector<AffineMap> maps(
      inputs.size(), identityMap(b.getContext(), resultType().getRank()));
  return createElementwise(b, resultType(), inputs, maps,
                           [&](ImplicitLocOpBuilder &b, ValueRange args) {
                             Value t = args[0];
                             if (residual)
                               t = arith::AddFOp::create(b, t, args[1]);
                             return emitClamp(b, t, bounds.lo, bounds.hi);
                           });
}

Value Epilogue::emit(ImplicitLocOpBuilder &b, Value acc) const {
  if (!isQuantized())
    return emitFloat(b, acc);

  RankedTensorType type = resultType();
  int64_t rank = type.getRank();
  bool toFloat = !qnn::isQuantized(type);
  double scale = toFloat ? 1.0 : Quantization::get(type).scale();
  ChannelMultipliers multipliers(b, *this, scale);
  std::optional<ScaledOperand> scaledResidual;
  if (residual)
    scaledResidual.emplace(b, op, residualType, 1.0, scale);
  if ((!multipliers.vector && !multipliers.scalar) ||
      (scaledResidual && !*scaledResidual))
    return {};

  AffineMap identity = identityMap(b.getContext(), rank);
  SmallVector<Value> inputs{acc};
  SmallVector<AffineMap> maps{identity};
  if (multipliers.vector) {
    inputs.push_back(multipliers.vector);
    maps.push_back(selectMap(b.getContext(), rank, {rank - 1}));
  }
  if (residual) {
    inputs.push_back(residual);
    maps.push_back(identity);
  }

  std::optional<Saturator> saturator;
  std::optional<FloatBounds> bounds;
  if (toFloat)
    bounds.emplace(b, clampMin, clampMax);
  else
    saturator.emplace(b, type, clampMin, clampMax);
  auto storage = cast<RankedTensorType>(getStorageTensorType(type));
  return createElementwise(
      b, storage, inputs, maps, [&](ImplicitLocOpBuilder &b, ValueRange args) {
        Value t = arith::SIToFPOp::create(b, b.getF32Type(), args[0]);
        t = arith::MulFOp::create(
            b, t, multipliers.scalar ? multipliers.scalar : args[1]);
        if (scaledResidual)
          t = arith::AddFOp::create(b, t,
                                    scaledResidual->emitScaled(b, args.back()));
        return saturator ? saturator->emit(b, t)
                         : emitClamp(b, t, bounds->lo, bounds->hi);
      });
}

/// What the accumulation starts from: the bias, indexed by the last
/// `channelDims` dimensions of the accumulator, or zero.
static Value createInit(ImplicitLocOpBuilder &b, const Epilogue &epilogue,
                        RankedTensorType type, int64_t channelDims) {
  if (!epilogue.bias)
    return filledTensor(b, type,
                        constantElement(b, 0.0, type.getElementType()));
  int64_t rank = type.getRank();
  auto dims = llvm::to_vector(llvm::seq<int64_t>(rank - channelDims, rank));
  Value bias =
      createReshape(b, epilogue.bias, type.getShape().take_back(channelDims));
  return createElementwise(
      b, type, bias, selectMap(b.getContext(), rank, dims),
      [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        if (args[0].getType() == type.getElementType())
          return args[0];
        return arith::ExtSIOp::create(b, type.getElementType(), args[0]);
      });
}

/// A captured zero point as a number of this type.
static Value extendZeroPoint(ImplicitLocOpBuilder &b, Value zeroPoint,
                             Type type) {
  if (!zeroPoint || zeroPoint.getType() == type)
    return zeroPoint;
  return arith::ExtSIOp::create(b, type, zeroPoint);
}

/// acc += (x - zx) * (w - zw), or in f32 acc = fma(x, w, acc).
static Value createContraction(ImplicitLocOpBuilder &b,
                               const Epilogue &epilogue, Value lhs, Value rhs,
                               Value init, ArrayRef<AffineMap> maps,
                               ArrayRef<utils::IteratorType> iterators) {
  if (!epilogue.isQuantized())
    return createGeneric(b, {lhs, rhs}, init, maps, iterators,
                         [](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                           return math::FmaOp::create(b, args[0], args[1],
                                                      args[2]);
                         });

  Quantization x = Quantization::get(epilogue.lhsType());
  Quantization w = Quantization::get(epilogue.rhsType());
  Type type = getElementTypeOrSelf(init.getType());
  Value zx = extendZeroPoint(b, captureZeroPoint(b, x), type);
  Value zw = extendZeroPoint(b, captureZeroPoint(b, w), type);
  return createGeneric(b, {lhs, rhs}, init, maps, iterators,
                       [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         Value xc =
                             emitCentered(b, args[0], x.isSigned(), zx, type);
                         Value wc =
                             emitCentered(b, args[1], w.isSigned(), zw, type);
                         Value product = arith::MulIOp::create(b, xc, wc);
                         return arith::AddIOp::create(b, args[2], product);
                       });
}

Value lowering::createSum(ImplicitLocOpBuilder &b, const Epilogue &epilogue,
                          Value lhs, Value rhs, ArrayRef<int64_t> shape,
                          int64_t cut, int64_t channelDims,
                          ArrayRef<AffineMap> maps,
                          ArrayRef<utils::IteratorType> iterators) {
  SumPlan::Kind kind = epilogue.plan.kind;
  Type narrow = epilogue.isQuantized() ? Type(b.getI32Type()) : b.getF32Type();
  Type wide = kind == SumPlan::Narrow ? narrow : b.getI64Type();
  SmallVector<int64_t> wholeShape(shape);
  if (epilogue.isCut())
    wholeShape.erase(wholeShape.begin() + cut);
  Value init = createInit(b, epilogue, RankedTensorType::get(wholeShape, wide),
                          channelDims);
  if (kind != SumPlan::Blocks)
    return createContraction(b, epilogue, lhs, rhs, init, maps, iterators);
  Value zero = filledTensor(b, RankedTensorType::get(shape, narrow),
                            constantInt(b, 0, narrow));
  Value blocks =
      createContraction(b, epilogue, lhs, rhs, zero, maps, iterators);
  return createBlockSum(
      b, blocks, epilogue.isCut() ? std::optional(cut) : std::nullopt, init);
}

/// Splits dimension `dim` of a tensor into (blocks, size / blocks).
static Value cutDimension(ImplicitLocOpBuilder &b, Value tensor, int64_t dim,
                          int64_t blocks) {
  if (blocks == 1)
    return tensor;
  SmallVector<int64_t> shape(
      cast<RankedTensorType>(tensor.getType()).getShape());
  shape[dim] /= blocks;
  shape.insert(shape.begin() + dim, blocks);
  return createReshape(b, tensor, shape);
}

//===--------------------------------------------------------------------------------===//
// matmul
//===--------------------------------------------------------------------------------===//

namespace {

/// Loops (batch.., m, n, k), or (batch.., p, m, n, k) where K is cut.
/// Transposed operands and a right-hand side that is shared by all batches are
/// indexing maps, not data movement.
struct MatmulLowering : OpConversionPattern<MatmulOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(MatmulOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Epilogue epilogue(op, adaptor);
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);

    int64_t batch = epilogue.resultType().getRank() - 2, next = batch;
    int64_t p = epilogue.isCut() ? next++ : -1;
    int64_t m = next++, n = next++, k = next++;
    auto getMap = [&](bool isBatched, ArrayRef<int64_t> matrix) {
      SmallVector<int64_t> dims;
      if (isBatched)
        llvm::append_range(dims, llvm::seq<int64_t>(batch));
      for (int64_t dim : matrix) {
        if (dim == k && epilogue.isCut())
          dims.push_back(p);
        dims.push_back(dim);
      }
      return selectMap(b.getContext(), next, dims);
    };
    auto cut = [&](Value tensor, bool kIsLast) {
      int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
      return cutDimension(b, tensor, rank - (kIsLast ? 1 : 2),
                          epilogue.plan.blocks);
    };
    using Matrix = SmallVector<int64_t, 2>;
    bool rhsIsBatched = op.getRhs().getType().getRank() != 2;
    SmallVector<AffineMap> maps{
        getMap(true, op.getTransposeLhs() ? Matrix{k, m} : Matrix{m, k}),
        getMap(rhsIsBatched,
               op.getTransposeRhs() ? Matrix{n, k} : Matrix{k, n}),
        selectMap(b.getContext(), next,
                  llvm::to_vector(llvm::seq<int64_t>(next - 1)))};
    Iterators iterators(next - 1, parallel);
    iterators.push_back(reduction);

    SmallVector<int64_t> shape(epilogue.resultType().getShape());
    if (epilogue.isCut())
      shape.insert(shape.begin() + p, epilogue.plan.blocks);
    Value acc =
        createSum(b, epilogue, cut(adaptor.getLhs(), !op.getTransposeLhs()),
                  cut(adaptor.getRhs(), op.getTransposeRhs()), shape, p,
                  /*channelDims=*/1, maps, iterators);
    Value result = epilogue.emit(b, acc);
    if (!result)
      return failure();
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void lowering::populateContractionPatterns(const TypeConverter &converter,
                                           RewritePatternSet &patterns) {
  patterns.add<MatmulLowering>(converter, patterns.getContext());
  populateConvolutionPatterns(converter, patterns);
}
