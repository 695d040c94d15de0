// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Matrix products, named or written as linalg.generic with any order of
// dimensions, and convolutions. A convolution's layout is spelled in its name
// (conv_2d_nchw_fchw, depthwise_conv_2d_nhwc_hwcm, ...): one function reads all
// of them.

#include "Layout.h"
#include "Translation.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

//===----------------------------------------------------------------------===//
// Matrix products
//===----------------------------------------------------------------------===//

/// `value`, whose dimensions follow the loops of `map`, as [batch.., rows,
/// columns], each of the latter two the product of several loops, or 1 for
/// none.
static Value toMatrices(Value value, AffineMap map, ArrayRef<unsigned> batch,
                        ArrayRef<unsigned> rows, ArrayRef<unsigned> columns,
                        Location loc, RewriterBase &rewriter) {
  SmallVector<int64_t> perm, shape;
  auto append = [&](ArrayRef<unsigned> loops) {
    int64_t size = 1;
    for (unsigned loop : loops) {
      perm.push_back(*map.getResultPosition(
          getAffineDimExpr(loop, rewriter.getContext())));
      int64_t dim = typeOf(value).getDimSize(perm.back());
      size = ShapedType::isDynamic(dim) || ShapedType::isDynamic(size)
                 ? ShapedType::kDynamic
                 : size * dim;
    }
    return size;
  };
  for (unsigned loop : batch)
    shape.push_back(append({loop}));
  shape.push_back(append(rows));
  shape.push_back(append(columns));
  if (!llvm::is_sorted(perm))
    value = createTranspose(rewriter, loc, value, perm);
  return tryReshape(rewriter, loc, value, shape);
}

/// The product [batch.., M, N] as the result that `map` describes.
static Value fromMatrices(Value value, AffineMap map, ArrayRef<unsigned> loops,
                          ArrayRef<int64_t> loopSizes, Location loc,
                          RewriterBase &rewriter) {
  SmallVector<int64_t> shape, perm;
  for (unsigned loop : loops)
    shape.push_back(loopSizes[loop]);
  value = tryReshape(rewriter, loc, value, shape);
  for (AffineExpr expr : map.getResults())
    perm.push_back(llvm::find(loops, cast<AffineDimExpr>(expr).getPosition()) -
                   loops.begin());
  return !value || llvm::is_sorted(perm)
             ? value
             : createTranspose(rewriter, loc, value, perm);
}

/// Loops in the order in which `map` uses them.
static SmallVector<unsigned> inOrderOf(AffineMap map,
                                       ArrayRef<unsigned> loops) {
  SmallVector<unsigned> result;
  for (AffineExpr expr : map.getResults())
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      if (llvm::is_contained(loops, dim.getPosition()))
        result.push_back(dim.getPosition());
  return result;
}

/// A right-hand side that repeats one matrix for each batch, without the batch
/// dimensions, and the map of what is left; otherwise the whole.
static std::pair<Value, AffineMap> getRhs(Value value, AffineMap map,
                                          ArrayRef<unsigned> batch,
                                          Translation &values) {
  Value small = values.getBroadcastable(value);
  ArrayRef<int64_t> full = typeOf(value).getShape();
  if (!small || small.getType() == value.getType() || batch.empty() ||
      typeOf(small).getRank() != int64_t(full.size()))
    return {values.get(value), map};
  SmallVector<int64_t> shape, dropped;
  for (auto [d, expr] : llvm::enumerate(map.getResults())) {
    int64_t size = typeOf(small).getDimSize(d);
    bool isBatch =
        llvm::is_contained(batch, cast<AffineDimExpr>(expr).getPosition());
    if (size != (isBatch ? 1 : full[d]))
      return {values.get(value), map};
    if (isBatch)
      dropped.push_back(d);
    else
      shape.push_back(size);
  }
  return {createReshape(values.rewriter, value.getLoc(), small, shape),
          map.dropResults(dropped)};
}

LogicalResult linalg_import::convertContraction(linalg::LinalgOp op,
                                                Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  FailureOr<linalg::ContractionDimensions> dims =
      linalg::inferContractionDims(op);
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  if (failed(dims) || (dims->m.empty() && dims->n.empty()) ||
      !llvm::all_of(maps, [](AffineMap map) {
        return map.isProjectedPermutation(/*allowZeroInResults=*/false);
      }))
    return rewriter.notifyMatchFailure(op, "is no matrix product");
  Value lhs = values.get(op->getOperand(0));
  auto [rhs, rhsMap] = getRhs(op->getOperand(1), maps[1], dims->batch, values);
  if (!lhs || !rhs)
    return rewriter.notifyMatchFailure(op, "computes on other types than f32");
  SmallVector<unsigned> batch = inOrderOf(maps[2], dims->batch),
                        m = inOrderOf(maps[2], dims->m),
                        n = inOrderOf(maps[2], dims->n),
                        k = inOrderOf(maps[1], dims->k);
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  lhs = toMatrices(lhs, maps[0], batch, m, k, loc, rewriter);
  rhs = toMatrices(rhs, rhsMap,
                   rhsMap == maps[1] ? ArrayRef<unsigned>(batch)
                                     : ArrayRef<unsigned>(),
                   k, n, loc, rewriter);
  if (!lhs || !rhs)
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  SmallVector<int64_t> shape(typeOf(lhs).getShape());
  shape.back() = typeOf(rhs).getShape().back();
  Value product = MatmulOp::create(
      rewriter, loc, typeOf(lhs).clone(shape), lhs, rhs, /*bias=*/Value(),
      /*residual=*/Value(), /*transpose_lhs=*/false, /*transpose_rhs=*/false,
      /*clamp_min=*/FloatAttr(), /*clamp_max=*/FloatAttr());
  SmallVector<unsigned> loops = batch;
  llvm::append_range(loops, m);
  llvm::append_range(loops, n);
  Value result = fromMatrices(product, maps[2], loops, sizes, loc, rewriter);
  if (!result)
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  FailureOr<Value> sum = values.addInit(op, result, op->getOperand(2));
  if (failed(sum) || failed(values.set(op->getResult(0), *sum)))
    return failure();
  return success();
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

/// Layouts of a convolution by letters: n batch, g groups, c input channels of
/// a group, f output channels of a group, m multiplier, h and w.
namespace {
struct ConvLayout {
  StringRef input, filter;
  std::string result;
  bool depthwise;
};
} // namespace

static std::optional<ConvLayout> getConvLayout(linalg::LinalgOp op) {
  StringRef name = op->getName().stripDialect();
  bool depthwise = name.consume_front("depthwise_");
  if (!name.consume_front("conv_1d_") && !name.consume_front("conv_2d_"))
    return std::nullopt;
  auto [input, filter] = name.split('_');
  if (filter.empty() || filter.contains('_')) // conv_2d, conv_2d_.._q
    return std::nullopt;
  std::string result = input.str();
  if (!depthwise)
    result[result.find('c')] = 'f';
  else if (filter.contains('m'))
    result += 'm';
  return ConvLayout{input, filter, result, depthwise};
}

/// The init as a bias if it depends on channels only. Zeros are none: of one
/// channel, too, they would keep the bias that is added later out.
static Value getBias(Value init, StringRef layout, Translation &values) {
  if (values.isFilledWith(init, [](double x) { return x == 0.0; }))
    return {};
  Value small = values.getBroadcastable(init);
  if (!small || typeOf(small).getRank() != int64_t(layout.size()))
    return {};
  int64_t channels = 1;
  for (auto [letter, whole, size] : llvm::zip_equal(
           layout, typeOf(init).getShape(), typeOf(small).getShape())) {
    if (!StringRef("gcfm").contains(letter)) {
      if (size != 1)
        return {};
    } else if (size != whole || ShapedType::isDynamic(size)) {
      return {};
    }
    channels *= size;
  }
  return createReshape(values.rewriter, init.getLoc(), small, {channels});
}

/// Groups and the channels in them as one dimension: a reshape that meets the
/// one by which exporters split them.
static Value mergeChannels(Value value, std::string &layout, Location loc,
                           RewriterBase &rewriter) {
  size_t group = layout.find('g');
  if (group == std::string::npos || group + 1 == layout.size() ||
      !StringRef("cf").contains(layout[group + 1]))
    return value;
  SmallVector<int64_t> shape(typeOf(value).getShape());
  shape[group + 1] *= shape[group];
  shape.erase(shape.begin() + group);
  layout.erase(group, 1);
  if (auto split = value.getDefiningOp<ReshapeOp>())
    if (split.getInput().getType().getShape() == ArrayRef<int64_t>(shape))
      return split.getInput();
  return createReshape(rewriter, loc, value, shape);
}

/// The result [n, h, w, channels] as that of the op. Groups are split last, so
/// that this meets the reshape by which exporters join them.
static Value restoreLayout(Value value, RankedTensorType type,
                           const ConvLayout &layout, Location loc,
                           RewriterBase &rewriter) {
  if (layout.depthwise)
    return fromLayout(value, type, layout.result, "nhwcm", loc, rewriter);
  StringRef whole = layout.result;
  size_t group = whole.find('g');
  if (group == StringRef::npos || whole[group + 1] != 'f')
    return fromLayout(value, type, whole, "nhwgf", loc, rewriter);
  std::string merged = layout.result;
  merged.erase(group, 1);
  SmallVector<int64_t> shape(type.getShape());
  shape[group + 1] *= shape[group];
  shape.erase(shape.begin() + group);
  value = fromLayout(value, type.clone(shape), merged, "nhwf", loc, rewriter);
  return value ? tryReshape(rewriter, loc, value, type.getShape()) : Value();
}

LogicalResult linalg_import::convertConvolution(linalg::LinalgOp op,
                                                Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  std::optional<ConvLayout> layout = getConvLayout(op);
  if (!layout)
    return rewriter.notifyMatchFailure(op, "qnn has no such convolution");
  Value input = values.get(op->getOperand(0)),
        filter = values.get(op->getOperand(1)), init = op->getOperand(2);
  if (!input || !filter)
    return rewriter.notifyMatchFailure(op, "computes on other types than f32");
  int64_t groups = 1;
  for (auto [letter, size] :
       llvm::zip_equal(layout->input, typeOf(input).getShape()))
    if (letter == 'g' || (layout->depthwise && letter == 'c'))
      groups = size;
  if (ShapedType::isDynamic(groups) || !typeOf(filter).hasStaticShape())
    return rewriter.notifyMatchFailure(op, "channels or filter are dynamic");
  std::optional<Spread> spread = getSpread(input, values);
  Value reversed =
      spread ? getReversedFilter(filter, layout->filter, rewriter) : Value();
  SmallVector<int64_t> padding(4, 0);
  if (!reversed) {
    std::string inputLayout = layout->input.str();
    input = mergeChannels(input, inputLayout, loc, rewriter);
    input = takePadding(
        input, inputLayout, [](double x) { return x == 0.0; }, {}, padding);
    input = toLayout(input, inputLayout, {"n", "h", "w", "gc"}, loc, rewriter);
  }
  filter =
      toLayout(reversed ? reversed : filter, layout->filter,
               layout->depthwise ? ArrayRef<StringRef>({"cm", "h", "w", ""})
                                 : ArrayRef<StringRef>({"gf", "h", "w", "c"}),
               loc, rewriter);
  RankedTensorType type =
      typeOf(op->getResult(0))
          .clone(getLayoutShape(typeOf(op->getResult(0)), layout->result,
                                {"n", "h", "w", "gfcm"}));
  Value bias = getBias(init, layout->result, values), value;
  SmallVector<int64_t> strides = getSpatial(op, "strides"),
                       dilations = getSpatial(op, "dilations");
  if (reversed && strides == ArrayRef<int64_t>({1, 1})) {
    value = createTransposedConv(*spread, layout->input, filter, bias, type,
                                 dilations, groups, loc, rewriter);
  } else if (!reversed && input) {
    value = Conv2DOp::create(rewriter, loc, type, input, filter, bias,
                             /*residual=*/Value(), strides, padding, dilations,
                             groups, /*clamp_min=*/FloatAttr(),
                             /*clamp_max=*/FloatAttr());
  }
  if (value)
    value =
        restoreLayout(value, typeOf(op->getResult(0)), *layout, loc, rewriter);
  if (!value)
    return rewriter.notifyMatchFailure(
        op, "shapes are dynamic, or the transposed convolution has strides");
  FailureOr<Value> sum =
      bias ? FailureOr<Value>(value) : values.addInit(op, value, init);
  if (failed(sum))
    return failure();
  return values.set(op->getResult(0), *sum);
}
