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

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "qopt/Numerics/Requantize.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

namespace {

/// The parts of a contraction that do not depend on its shape. Values are
/// converted, types are those before the conversion. Operands 0 and 1 are the
/// factors.
struct Epilogue {
  Operation *op;
  Value bias, residual;
  Type biasType, residualType;
  std::optional<APFloat> clampMin, clampMax;
  SumPlan plan;

  template <typename OpTy>
  Epilogue(OpTy op, typename OpTy::Adaptor adaptor)
      : op(op), bias(adaptor.getBias()), residual(adaptor.getResidual()),
        clampMin(op.getClampMin()), clampMax(op.getClampMax()),
        plan(planSum(op)) {
    biasType = op.getBias() ? op.getBias().getType() : Type();
    residualType = op.getResidual() ? op.getResidual().getType() : Type();
  }

  Type lhsType() const { return op->getOperand(0).getType(); }
  Type rhsType() const { return op->getOperand(1).getType(); }
  RankedTensorType resultType() const {
    return cast<RankedTensorType>(op->getResult(0).getType());
  }
  bool isQuantized() const { return qnn::isQuantized(lhsType()); }
  bool isCut() const { return plan.blocks > 1; }

  /// f32(acc) * m[c], the residual, clamp, and the conversion to the result's
  /// elements.
  Value emit(ImplicitLocOpBuilder &b, Value acc) const;

private:
  Value emitFloat(ImplicitLocOpBuilder &b, Value acc) const;
};

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

/// The whole sum of a contraction with the given loops. `shape` is that of the
/// result of the loops; where it is cut, dimension `cut` of it counts the
/// blocks. The last `channelDims` dimensions index the bias.
static Value createSum(ImplicitLocOpBuilder &b, const Epilogue &epilogue,
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

//===--------------------------------------------------------------------------------===//
// conv2d, conv_transpose2d
//===--------------------------------------------------------------------------------===//

/// Which position of the prepared input meets tap i of the filter at position y
/// of the result, along one axis: y * stride + i * dilation + offset.
struct WindowAxis {
  int64_t stride, dilation, offset;
};

/// The loops of a convolution, and the shapes in which they see the operands.
/// How channels take part decides which loops there are:
///   dense      one group               n, y, x, o, i, j, c
///   depthwise  one channel per group   n, y, x, g, i, j; with a multiplier n,
///   y, x, g, o, i, j grouped    everything else         n, y, x, g, o, i, j, c
///   (without o for one output each)
/// Where the input channels are cut, p counts the blocks, behind x.
struct ConvLoops {
  SmallVector<AffineMap> maps;
  Iterators iterators;
  /// The channel dimensions of the input; all dimensions of the others.
  SmallVector<int64_t> inputChannels, filterShape, accShape;

  ConvLoops(MLIRContext *context, ArrayRef<int64_t> filter,
            ArrayRef<int64_t> result, int64_t groups, int64_t blocks,
            ArrayRef<WindowAxis> axes);
};

} // namespace

ConvLoops::ConvLoops(MLIRContext *context, ArrayRef<int64_t> filter,
                     ArrayRef<int64_t> result, int64_t groups, int64_t blocks,
                     ArrayRef<WindowAxis> axes) {
  int64_t out = filter[0] / groups, in = filter[3] / blocks;

  // Loop dimensions in order; absent ones stay -1.
  int64_t next = 3, p = -1, g = -1, o = -1, c = -1;
  if (blocks > 1)
    p = next++;
  if (groups > 1)
    g = next++;
  if (groups == 1 || out > 1)
    o = next++;
  iterators.append(next, parallel);
  int64_t i = next++, j = next++;
  if (groups == 1 || filter[3] > 1)
    c = next++;
  iterators.append(next - iterators.size(), reduction);

  auto dim = [&](int64_t d) { return getAffineDimExpr(d, context); };
  auto window = [&](int64_t position, int64_t tap, int axis) {
    return dim(position) * axes[axis].stride + dim(tap) * axes[axis].dilation +
           axes[axis].offset;
  };
  SmallVector<AffineExpr> inputExprs{dim(0), window(1, i, 0), window(2, j, 1)};
  SmallVector<AffineExpr> filterExprs, accExprs{dim(0), dim(1), dim(2)};
  llvm::append_range(accShape, result.take_front(3));

  auto add = [&](int64_t d, int64_t size, SmallVectorImpl<AffineExpr> &exprs,
                 SmallVectorImpl<int64_t> &shape) {
    if (d < 0)
      return;
    exprs.push_back(dim(d));
    shape.push_back(size);
  };
  add(g, groups, inputExprs, inputChannels);
  add(p, blocks, inputExprs, inputChannels);
  add(c, in, inputExprs, inputChannels);
  add(g, groups, filterExprs, filterShape);
  add(o, out, filterExprs, filterShape);
  add(i, filter[1], filterExprs, filterShape);
  add(j, filter[2], filterExprs, filterShape);
  add(p, blocks, filterExprs, filterShape);
  add(c, in, filterExprs, filterShape);
  add(p, blocks, accExprs, accShape);
  add(g, groups, accExprs, accShape);
  add(o, out, accExprs, accShape);
  for (ArrayRef<AffineExpr> exprs :
       {ArrayRef<AffineExpr>(inputExprs), ArrayRef<AffineExpr>(filterExprs),
        ArrayRef<AffineExpr>(accExprs)})
    maps.push_back(AffineMap::get(next, 0, exprs, context));
}

/// Borders and gaps hold the zero point, which stands for 0.0.
static double getBorder(Type input) {
  return qnn::isQuantized(input) ? double(Quantization::get(input).zeroPoint())
                                 : 0.0;
}

static SmallVector<WindowAxis> getWindowAxes(Conv2DOp op) {
  ArrayRef<int64_t> strides = op.getStrides(), dilations = op.getDilations();
  return {{strides[0], dilations[0], 0}, {strides[1], dilations[1], 0}};
}

/// The input with its borders.
static Value createConvInput(ImplicitLocOpBuilder &b, Conv2DOp op,
                             Value input) {
  ArrayRef<int64_t> p = op.getPadding();
  return createPad(b, input, {0, p[0], p[2], 0}, {0, p[1], p[3], 0},
                   getBorder(op.getInput().getType()));
}

/// The filter lies mirrored over the spread input: tap i meets it at
/// y + (kernel - 1 - i) * dilation.
static SmallVector<WindowAxis> getWindowAxes(ConvTranspose2DOp op) {
  SmallVector<WindowAxis> axes;
  for (int axis : {0, 1}) {
    int64_t dilation = op.getDilations()[axis];
    int64_t last = op.getFilter().getType().getDimSize(1 + axis) - 1;
    axes.push_back({1, -dilation, last * dilation});
  }
  return axes;
}

/// The input spread out: element v lies at v * stride - top + (kernel - 1) *
/// dilation, everything else is zero. What would lie outside is reached by no
/// tap.
static Value createConvInput(ImplicitLocOpBuilder &b, ConvTranspose2DOp op,
                             Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> spread(type.getShape()), sizes(type.getShape());
  SmallVector<int64_t> first(4, 0), offsets(4, 0), strides(4, 1);
  for (int axis : {0, 1}) {
    int d = 1 + axis;
    int64_t stride = op.getStrides()[axis];
    int64_t border =
        (op.getFilter().getType().getDimSize(d) - 1) * op.getDilations()[axis];
    spread[d] = op.getResult().getType().getDimSize(d) + border;
    int64_t start = border - op.getPadding()[2 * axis];
    first[d] = start < 0 ? llvm::divideCeil(-start, stride) : 0;
    offsets[d] = start + first[d] * stride;
    int64_t room =
        offsets[d] < spread[d] ? (spread[d] - 1 - offsets[d]) / stride + 1 : 0;
    sizes[d] =
        std::max<int64_t>(0, std::min(type.getDimSize(d) - first[d], room));
    strides[d] = stride;
  }
  Value zero = constantElement(b, getBorder(op.getInput().getType()),
                               type.getElementType());
  Value result = filledTensor(b, type.clone(spread), zero);
  if (llvm::is_contained(sizes, 0))
    return result;
  auto attrs = [&](ArrayRef<int64_t> values) {
    return getAsIndexOpFoldResult(b.getContext(), values);
  };
  if (ArrayRef<int64_t>(sizes) != type.getShape())
    input = tensor::ExtractSliceOp::create(b, input, attrs(first), attrs(sizes),
                                           attrs({1, 1, 1, 1}));
  return tensor::InsertSliceOp::create(b, input, result, attrs(offsets),
                                       attrs(sizes), attrs(strides));
}

namespace {

template <typename OpTy> struct ConvLowering : OpConversionPattern<OpTy> {
  using OpConversionPattern<OpTy>::OpConversionPattern;

  LogicalResult
  matchAndRewrite(OpTy op, typename OpTy::Adaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Epilogue epilogue(op, adaptor);
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    ConvLoops loops(op.getContext(), op.getFilter().getType().getShape(),
                    epilogue.resultType().getShape(), op.getGroups(),
                    epilogue.plan.blocks, getWindowAxes(op));
    Value input = createConvInput(b, op, adaptor.getInput());
    SmallVector<int64_t> inputShape(
        cast<RankedTensorType>(input.getType()).getShape().take_front(3));
    llvm::append_range(inputShape, loops.inputChannels);
    input = createReshape(b, input, inputShape);
    Value filter = adaptor.getFilter();
    // Without a loop over c the filter first loses that dimension, so that the
    // rest splits.
    if (llvm::count(loops.iterators, reduction) == 2)
      filter = createReshape(
          b, filter,
          cast<RankedTensorType>(filter.getType()).getShape().drop_back());
    filter = createReshape(b, filter, loops.filterShape);
    Value acc = createSum(b, epilogue, input, filter, loops.accShape, /*cut=*/3,
                          loops.accShape.size() - 3 - epilogue.isCut(),
                          loops.maps, loops.iterators);
    acc = createReshape(b, acc, epilogue.resultType().getShape());
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
  patterns.add<MatmulLowering, ConvLowering<Conv2DOp>,
               ConvLowering<ConvTranspose2DOp>>(converter,
                                                patterns.getContext());
}
