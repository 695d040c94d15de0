// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 3-d convolutions, channels first or last.

#include "../Convolution3D.h"
#include "Layout.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// The attribute `name` for depth, height and width.
static SmallVector<int64_t> getTriple(Operation *op, StringRef name) {
  SmallVector<int64_t> result(3, 1);
  if (auto attr = op->getAttrOfType<DenseIntElementsAttr>(name))
    for (auto [entry, value] : llvm::zip(result, attr.getValues<APInt>()))
      entry = value.getSExtValue();
  return result;
}

/// The input of a padding with zeros along the letters of "dhw" alone, and
/// [front, back, top, bottom, left, right]; otherwise `value`.
static Value takePadding3D(Value value, StringRef layout,
                           MutableArrayRef<int64_t> padding) {
  auto pad = value.getDefiningOp<PadOp>();
  if (!pad || !pad.getValue().isZero())
    return value;
  for (auto [d, letter] : llvm::enumerate(layout)) {
    size_t spatial = StringRef("dhw").find(letter);
    if (spatial == StringRef::npos && (pad.getLow()[d] || pad.getHigh()[d]))
      return value;
    if (spatial == StringRef::npos)
      continue;
    padding[2 * spatial] = pad.getLow()[d];
    padding[2 * spatial + 1] = pad.getHigh()[d];
  }
  return pad.getInput();
}

LogicalResult linalg_import::convertConvolution3D(linalg::LinalgOp op,
                                                  Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  auto [layout, filterLayout] =
      op->getName().stripDialect().drop_front(strlen("conv_3d_")).split('_');
  if (filterLayout.size() != 5 || layout.size() != 5)
    return rewriter.notifyMatchFailure(op, "qnn has no such convolution");
  Value input = values.get(op->getOperand(0)),
        filter = values.get(op->getOperand(1));
  RankedTensorType type = typeOf(op->getResult(0));
  if (!input || !filter)
    return rewriter.notifyMatchFailure(op, "computes on other types than f32");
  if (!typeOf(input).hasStaticShape() || !typeOf(filter).hasStaticShape() ||
      !type.hasStaticShape())
    return rewriter.notifyMatchFailure(op, "shapes are dynamic");
  SmallVector<int64_t> padding(6, 0);
  input = takePadding3D(input, layout, padding);
  input = toLayout(input, layout, {"n", "d", "h", "w", "c"}, loc, rewriter);
  filter =
      toLayout(filter, filterLayout, {"f", "d", "h", "w", "c"}, loc, rewriter);
  std::string resultLayout = layout.str();
  resultLayout[layout.find('c')] = 'f';
  auto lastType =
      type.clone(getLayoutShape(type, resultLayout, {"n", "d", "h", "w", "f"}));
  Value value = createConv3D(rewriter, loc, lastType, input, filter,
                             /*bias=*/Value(), getTriple(op, "strides"),
                             padding, getTriple(op, "dilations"));
  value = fromLayout(value, type, resultLayout, "ndhwf", loc, rewriter);
  FailureOr<Value> sum = values.addInit(op, value, op->getOperand(2));
  if (failed(sum))
    return failure();
  return values.set(op->getResult(0), *sum);
}
