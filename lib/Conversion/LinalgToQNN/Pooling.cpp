// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Poolings. linalg has no average: exporters write a sum and divide by the size
// of the kernel. A sum becomes the mean times that size, and the division takes
// the factor away again.

#include "Layout.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cfloat>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

namespace {
/// A pooling by name: pooling_LAYOUT_KIND.
struct Pooling {
  StringRef layout, kind;
};
} // namespace

static std::optional<Pooling> getPooling(linalg::LinalgOp op) {
  StringRef name = op->getName().stripDialect();
  if (!name.consume_front("pooling_"))
    return std::nullopt;
  auto [layout, kind] = name.split('_');
  bool known = kind == "max" || kind == "min" || kind == "sum";
  return known && layout.size() <= 4 ? std::optional<Pooling>({layout, kind})
                                     : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Averages that do not count the padding
//===----------------------------------------------------------------------===//

/// The positions inside [0, size) of the window that starts at `start`.
static int64_t countInside(int64_t start, int64_t window, int64_t size) {
  return std::min(start + window, size) - std::max<int64_t>(start, 0);
}

/// Whether `counts`, in the layout that `perm` makes of [n, h, w, c], has the
/// number of positions inside the input for each window.
static bool hasWindowCounts(DenseElementsAttr counts, ArrayRef<int64_t> perm,
                            ArrayRef<int64_t> inputShape, ArrayRef<int64_t> low,
                            AvgPool2DOp pool) {
  ArrayRef<int64_t> shape = counts.getType().getShape();
  if (shape.size() != 4)
    return false;
  int64_t index = 0;
  for (const APFloat &count : counts.getValues<APFloat>()) {
    SmallVector<int64_t> point(4, 0);
    int64_t rest = index++;
    for (int64_t d = 3; d >= 0; --d) {
      point[perm[d]] = rest % shape[d];
      rest /= shape[d];
    }
    double expected = 1.0;
    for (int i : {0, 1}) {
      bool varies = shape[llvm::find(perm, 1 + i) - perm.begin()] ==
                    pool.getType().getDimSize(1 + i);
      if (!varies)
        return false;
      expected *=
          double(countInside(point[1 + i] * pool.getStrides()[i] - low[1 + i],
                             pool.getKernel()[i], inputShape[1 + i]));
    }
    if (count.convertToDouble() != expected)
      return false;
  }
  return true;
}

Value linalg_import::createCountedAverage(Value sum, DenseElementsAttr counts,
                                          RewriterBase &rewriter) {
  // sum = size * transpose(pool(transpose(pad(x)))), the transposes optional.
  auto mul = sum.getDefiningOp<MulOp>();
  auto after = mul ? mul.getLhs().getDefiningOp<TransposeOp>() : TransposeOp();
  Value pooled = after ? after.getInput() : mul ? mul.getLhs() : Value();
  auto pool = pooled ? pooled.getDefiningOp<AvgPool2DOp>() : AvgPool2DOp();
  if (!pool || getConstantScalar(mul.getRhs()) !=
                   double(pool.getKernel()[0] * pool.getKernel()[1]))
    return {};
  auto before = pool.getInput().getDefiningOp<TransposeOp>();
  auto pad =
      (before ? before.getInput() : pool.getInput()).getDefiningOp<PadOp>();
  if (!pad || !pad.getValue().isZero() || !pad.getType().hasStaticShape())
    return {};
  SmallVector<int64_t> identity = {0, 1, 2, 3};
  ArrayRef<int64_t> toLast = before ? before.getPerm() : ArrayRef(identity),
                    fromLast = after ? after.getPerm() : ArrayRef(identity);
  SmallVector<int64_t> low, high, shape;
  for (int64_t d : toLast) {
    low.push_back(pad.getLow()[d]);
    high.push_back(pad.getHigh()[d]);
    shape.push_back(pad.getInput().getType().getDimSize(d));
  }
  ArrayRef<int64_t> kernel = pool.getKernel();
  if (low[0] || low[3] || high[0] || high[3] || low[1] >= kernel[0] ||
      high[1] >= kernel[0] || low[2] >= kernel[1] || high[2] >= kernel[1] ||
      !hasWindowCounts(counts, fromLast, shape, low, pool))
    return {};
  Location loc = sum.getLoc();
  Value input = before ? createTranspose(rewriter, loc, pad.getInput(), toLast)
                       : Value(pad.getInput());
  Value result = AvgPool2DOp::create(
      rewriter, loc, pool.getType(), input, kernel, pool.getStrides(),
      ArrayRef<int64_t>{low[1], high[1], low[2], high[2]});
  return after ? createTranspose(rewriter, loc, result, fromLast) : result;
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

LogicalResult linalg_import::convertPooling(linalg::LinalgOp op,
                                            Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  std::optional<Pooling> pooling = getPooling(op);
  if (!pooling)
    return rewriter.notifyMatchFailure(op, "qnn has no such pooling");
  Value input = values.get(op->getOperand(0)), init = op->getOperand(2);
  auto window = dyn_cast<RankedTensorType>(op->getOperand(1).getType());
  auto isNotOne = [](int64_t x) { return x != 1; };
  if (!input || !window || !window.hasStaticShape())
    return rewriter.notifyMatchFailure(op, "computes on other types than f32");
  if (llvm::any_of(getSpatial(op, "dilations"), isNotOne))
    return rewriter.notifyMatchFailure(op, "windows are dilated");
  bool isSum = pooling->kind == "sum", isMin = pooling->kind == "min";
  double sign = isMin ? -1.0 : 1.0;
  if (!values.isFilledWith(init, [&](double x) {
        return isSum ? x == 0.0 : sign * x <= -FLT_MAX;
      }))
    return rewriter.notifyMatchFailure(op,
                                       "does not start at its neutral element");
  SmallVector<int64_t> kernel(window.getShape()), padding(4, 0);
  if (kernel.size() == 1)
    kernel.insert(kernel.begin(), 1);
  // No window may lie in the padding alone.
  if (pooling->kind == "max")
    input = takePadding(
        input, pooling->layout, [](double x) { return x <= -FLT_MAX; }, kernel,
        padding);
  StringRef target[] = {"n", "h", "w", "c"};
  auto type = typeOf(op->getResult(0));
  input = toLayout(input, pooling->layout, target, loc, rewriter);
  if (!input)
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  auto resultType =
      typeOf(input).clone(getLayoutShape(type, pooling->layout, target));
  SmallVector<int64_t> strides = getSpatial(op, "strides");
  auto negate = [&](Value value) -> Value {
    return UnaryOp::create(rewriter, loc, value.getType(), UnaryKind::Neg,
                           value, FloatAttr());
  };
  Value value;
  if (isSum) {
    value = AvgPool2DOp::create(rewriter, loc, resultType, input, kernel,
                                strides, padding);
  } else {
    value = MaxPool2DOp::create(rewriter, loc, resultType,
                                isMin ? negate(input) : input, kernel, strides,
                                padding);
    if (isMin)
      value = negate(value);
  }
  value = fromLayout(value, type, pooling->layout, "nhwc", loc, rewriter);
  if (isSum) {
    Value count = createFloatConstant(rewriter, loc,
                                      SmallVector<int64_t>(type.getRank(), 1),
                                      double(kernel[0]) * double(kernel[1]));
    value = MulOp::create(rewriter, loc, value.getType(), value, count,
                          FloatAttr(), FloatAttr());
  }
  return values.set(op->getResult(0), value);
}
