// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Transposed convolutions. linalg has none: exporters spread the input over
// zeros, `strides` apart, reverse the filter along its window and convolve.

#include "Layout.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// `spread` seen through a reshape of leading dimensions that nothing is spread
/// along.
static std::optional<Spread> reshapeSpread(const Spread &spread,
                                           RankedTensorType from,
                                           RankedTensorType to, Location loc,
                                           RewriterBase &rewriter) {
  int64_t fromRank = from.getRank(), toRank = to.getRank(), same = 0;
  while (same < std::min(fromRank, toRank) &&
         from.getDimSize(fromRank - 1 - same) ==
             to.getDimSize(toRank - 1 - same))
    ++same;
  ArrayRef<int64_t> source = typeOf(spread.source).getShape();
  for (int64_t d = 0; d < fromRank - same; ++d)
    if (spread.strides[d] != 1 || source[d] != from.getDimSize(d))
      return std::nullopt;
  SmallVector<int64_t> shape(to.getShape().drop_back(same));
  llvm::append_range(shape, source.take_back(same));
  Spread result{tryReshape(rewriter, loc, spread.source, shape),
                SmallVector<int64_t>(toRank - same, 0),
                SmallVector<int64_t>(toRank - same, 1)};
  llvm::append_range(result.offsets, ArrayRef(spread.offsets).take_back(same));
  llvm::append_range(result.strides, ArrayRef(spread.strides).take_back(same));
  return result.source ? std::optional<Spread>(result) : std::nullopt;
}

std::optional<Spread> linalg_import::getSpread(Value value,
                                               Translation &values) {
  if (const Spread *spread = values.lookupSpread(value))
    return *spread;
  auto reshape = value.getDefiningOp<ReshapeOp>();
  const Spread *spread =
      reshape ? values.lookupSpread(reshape.getInput()) : nullptr;
  return spread
             ? reshapeSpread(*spread, reshape.getInput().getType(),
                             reshape.getType(), value.getLoc(), values.rewriter)
             : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Filter
//===----------------------------------------------------------------------===//

static bool isDescending(Value indices, int64_t size) {
  DenseIntElementsAttr attr;
  if (typeOf(indices).getRank() != 1 ||
      !matchPattern(indices, m_Constant(&attr)) ||
      attr.getNumElements() != size)
    return false;
  for (auto [i, index] : llvm::enumerate(attr.getValues<APInt>()))
    if (index.getSExtValue() != size - 1 - int64_t(i))
      return false;
  return true;
}

/// The value that `value` reverses along dimension `axis`, or null.
static Value getReversed(Value value, int64_t axis, RewriterBase &rewriter) {
  if (auto transpose = value.getDefiningOp<TransposeOp>()) {
    Value input =
        getReversed(transpose.getInput(), transpose.getPerm()[axis], rewriter);
    return input ? createTranspose(rewriter, value.getLoc(), input,
                                   transpose.getPerm())
                 : Value();
  }
  auto gather = value.getDefiningOp<GatherOp>();
  if (!gather || gather.getBatchDims() != 0 ||
      gather.getInput().getType() != gather.getType())
    return {};
  int64_t gathered = gather.getAxis();
  if (gathered == axis)
    return isDescending(gather.getIndices(), typeOf(value).getDimSize(axis))
               ? gather.getInput()
               : Value();
  Value input = getReversed(gather.getInput(), axis, rewriter);
  return input ? GatherOp::create(rewriter, value.getLoc(), gather.getType(),
                                  input, gather.getIndices(), gathered,
                                  /*batch_dims=*/0)
               : Value();
}

Value linalg_import::getReversedFilter(Value filter, StringRef layout,
                                       RewriterBase &rewriter) {
  for (auto [d, letter] : llvm::enumerate(layout))
    if (filter && StringRef("hw").contains(letter) &&
        typeOf(filter).getDimSize(d) != 1)
      filter = getReversed(filter, d, rewriter);
  return filter;
}

//===----------------------------------------------------------------------===//
// The convolution
//===----------------------------------------------------------------------===//

/// conv reads row o + k d, where the spread input has row v at first + v s;
/// with the filter reversed, k = K - 1 - k', that is o + (K - 1) d - first = v
/// s + k' d: `top` = (K - 1) d - first rows are cut off. What the result lacks
/// to (H - 1) s + (K - 1) d + 1 rows is cut off at the top or bottom.
Value linalg_import::createTransposedConv(const Spread &spread,
                                          StringRef layout, Value filter,
                                          Value bias, RankedTensorType type,
                                          ArrayRef<int64_t> dilations,
                                          int64_t groups, Location loc,
                                          RewriterBase &rewriter) {
  SmallVector<int64_t> strides(2, 1), first(2, 0), padding;
  for (auto [d, letter] : llvm::enumerate(layout)) {
    size_t spatial = StringRef("hw").find(letter);
    if (spatial != StringRef::npos) {
      strides[spatial] = spread.strides[d];
      first[spatial] = spread.offsets[d];
    } else if (spread.strides[d] != 1 || spread.offsets[d] != 0) {
      return {};
    }
  }
  Value input =
      toLayout(spread.source, layout, {"n", "h", "w", "gc"}, loc, rewriter);
  if (!input || !typeOf(input).hasStaticShape())
    return {};
  for (int i : {0, 1}) {
    int64_t extent = (typeOf(filter).getDimSize(1 + i) - 1) * dilations[i];
    int64_t whole =
        (typeOf(input).getDimSize(1 + i) - 1) * strides[i] + extent + 1;
    padding.push_back(extent - first[i]);
    padding.push_back(whole - padding.back() - type.getDimSize(1 + i));
  }
  return ConvTranspose2DOp::create(rewriter, loc, type, input, filter, bias,
                                   /*residual=*/Value(), strides, padding,
                                   dilations, groups,
                                   /*clamp_min=*/FloatAttr(),
                                   /*clamp_max=*/FloatAttr());
}
