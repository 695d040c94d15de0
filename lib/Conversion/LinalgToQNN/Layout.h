// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Layouts spelled by letters, as in the names of linalg's convolutions and
// poolings: what a letter of "nchw" names is one dimension.

#ifndef QOPT_LIB_CONVERSION_LINALGTOQNN_LAYOUT_H
#define QOPT_LIB_CONVERSION_LINALGTOQNN_LAYOUT_H

#include "Translation.h"

namespace mlir::qnn::linalg_import {

/// The shape of a tensor in `layout`, with one dimension for each entry of
/// `target`: the product of the sizes that its letters name, 1 for letters that
/// the layout lacks.
SmallVector<int64_t> getLayoutShape(RankedTensorType type, StringRef layout,
                                    ArrayRef<StringRef> target);
/// `value` from `layout` to `target`; null if dynamic dimensions forbid it.
Value toLayout(Value value, StringRef layout, ArrayRef<StringRef> target,
               Location loc, RewriterBase &rewriter);
/// The opposite: `value` has the letters of `order`, in this order, in some
/// dimensions; gives a tensor of `type` in `layout`.
Value fromLayout(Value value, RankedTensorType type, StringRef layout,
                 StringRef order, Location loc, RewriterBase &rewriter);
/// The input of `value` = pad(input) if only height and width are padded, with
/// values that `isNeutral` and less than `limits` (height, width; may be
/// empty); adds to `padding`, [top, bottom, left, right]. Otherwise `value`.
Value takePadding(Value value, StringRef layout,
                  llvm::function_ref<bool(double)> isNeutral,
                  ArrayRef<int64_t> limits, MutableArrayRef<int64_t> padding);
/// `sum`, that of the windows of a pooling, over the number of positions inside
/// the input; null if `counts` are others.
Value createCountedAverage(Value sum, DenseElementsAttr counts,
                           RewriterBase &rewriter);

/// What `value` spreads over zeros, if it does; also behind a reshape.
std::optional<Spread> getSpread(Value value, Translation &values);
/// The filter that `filter` in `layout` reverses along its window, or null.
Value getReversedFilter(Value filter, StringRef layout, RewriterBase &rewriter);
/// The convolution of `spread`, in `layout`, with a reversed filter, given as
/// it was before, [out, kh, kw, in / groups]; null if other dimensions than
/// height and width are spread.
Value createTransposedConv(const Spread &spread, StringRef layout, Value filter,
                           Value bias, RankedTensorType type,
                           ArrayRef<int64_t> dilations, int64_t groups,
                           Location loc, RewriterBase &rewriter);

/// The attribute `name` (strides, dilations) for height and width; 1 for the
/// height of a 1-D op.
SmallVector<int64_t> getSpatial(Operation *op, StringRef name);

} // namespace mlir::qnn::linalg_import

#endif // QOPT_LIB_CONVERSION_LINALGTOQNN_LAYOUT_H
