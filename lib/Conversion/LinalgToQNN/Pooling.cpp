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
