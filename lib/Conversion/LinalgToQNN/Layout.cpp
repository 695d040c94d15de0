// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Layouts spelled by letters.

#include "Layout.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

SmallVector<int64_t> linalg_import::getLayoutShape(RankedTensorType type,
                                                   StringRef layout,
                                                   ArrayRef<StringRef> target) {
  SmallVector<int64_t> shape;
  for (StringRef letters : target) {
    int64_t size = 1;
    for (char letter : letters) {
      size_t position = layout.find(letter);
      if (position == StringRef::npos)
        continue;
      int64_t dim = type.getDimSize(position);
      size = ShapedType::isDynamic(dim) || ShapedType::isDynamic(size)
                 ? ShapedType::kDynamic
                 : size * dim;
    }
    shape.push_back(size);
  }
  return shape;
}

Value linalg_import::toLayout(Value value, StringRef layout,
                              ArrayRef<StringRef> target, Location loc,
                              RewriterBase &rewriter) {
  SmallVector<int64_t> perm,
      shape = getLayoutShape(typeOf(value), layout, target);
  for (StringRef letters : target)
    for (char letter : letters)
      if (size_t position = layout.find(letter); position != StringRef::npos)
        perm.push_back(position);
  if (!llvm::is_sorted(perm))
    value = createTranspose(rewriter, loc, value, perm);
  return tryReshape(rewriter, loc, value, shape);
}

Value linalg_import::fromLayout(Value value, RankedTensorType type,
                                StringRef layout, StringRef order, Location loc,
                                RewriterBase &rewriter) {
  SmallVector<int64_t> shape, perm;
  std::string present;
  for (char letter : order)
    if (size_t position = layout.find(letter); position != StringRef::npos) {
      shape.push_back(type.getDimSize(position));
      present += letter;
    }
  for (char letter : layout)
    perm.push_back(present.find(letter));
  value = tryReshape(rewriter, loc, value, shape);
  return !value || llvm::is_sorted(perm)
             ? value
             : createTranspose(rewriter, loc, value, perm);
}

Value linalg_import::takePadding(Value value, StringRef layout,
                                 llvm::function_ref<bool(double)> isNeutral,
                                 ArrayRef<int64_t> limits,
                                 MutableArrayRef<int64_t> padding) {
  auto pad = value.getDefiningOp<PadOp>();
  if (!pad || !isNeutral(pad.getValue().convertToDouble()))
    return value;
  SmallVector<int64_t> taken(4, 0);
  for (auto [d, letter] : llvm::enumerate(layout)) {
    int64_t low = pad.getLow()[d], high = pad.getHigh()[d];
    size_t spatial = StringRef("hw").find(letter);
    if (spatial == StringRef::npos
            ? low || high
            : !limits.empty() && std::max(low, high) >= limits[spatial])
      return value;
    if (spatial == StringRef::npos)
      continue;
    taken[2 * spatial] = low;
    taken[2 * spatial + 1] = high;
  }
  for (auto [sum, summand] : llvm::zip_equal(padding, taken))
    sum += summand;
  return pad.getInput();
}

SmallVector<int64_t> linalg_import::getSpatial(Operation *op, StringRef name) {
  SmallVector<int64_t> result;
  if (auto attr = op->getAttrOfType<DenseIntElementsAttr>(name))
    for (const APInt &value : attr.getValues<APInt>())
      result.push_back(value.getSExtValue());
  while (result.size() < 2)
    result.insert(result.begin(), 1);
  return result;
}
