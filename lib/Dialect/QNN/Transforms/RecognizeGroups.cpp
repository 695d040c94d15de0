// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A grouped convolution from its groups: dialects without groups (TOSA) get
// one convolution for each, on a slice of the channels, and a concatenation of
// the results. One op again, the groups share the scale of their result and
// are one kernel.

#include "RecognizeComposites.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

/// Filters and biases that are put together here may have this many elements;
/// those of parameters are slices of one tensor, of any size.
static constexpr int64_t kMaxJoined = 1 << 14;

/// Whether `slice` is part `index` of `count` equal parts along `axis`.
static bool isPart(SliceOp slice, int64_t axis, int64_t index, int64_t count) {
  ArrayRef<int64_t> whole = slice.getInput().getType().getShape(),
                    part = slice.getType().getShape();
  for (int64_t d = 0, e = whole.size(); d < e; ++d) {
    if (slice.getStrides()[d] != 1)
      return false;
    bool fits = d == axis ? !ShapedType::isDynamic(part[d]) &&
                                part[d] * count == whole[d] &&
                                slice.getOffsets()[d] == index * part[d]
                          : slice.getOffsets()[d] == 0 && part[d] == whole[d];
    if (!fits ||
        (ShapedType::isDynamic(part[d]) && slice.getSizes()[d] != kToEnd))
      return false;
  }
  return true;
}

/// The tensor whose equal parts along `axis` the values are, or null.
static Value getWhole(ValueRange values, int64_t axis) {
  Value whole;
  for (auto [index, value] : llvm::enumerate(values)) {
    auto slice = value.getDefiningOp<SliceOp>();
    if (!slice || (whole && slice.getInput() != whole) ||
        !isPart(slice, axis, index, values.size()))
      return {};
    whole = slice.getInput();
  }
  return whole;
}

/// The constants one after the other along dimension 0, or null.
static Value joinConstants(ValueRange values, Location loc,
                           PatternRewriter &rewriter) {
  if (Value whole = getWhole(values, 0); whole && isConstantOrParameter(whole))
    return whole;
  SmallVector<float> elements;
  for (Value value : values) {
    std::optional<SmallVector<double>> part =
        evaluateConstant(value, kMaxJoined);
    if (!part || typeOf(value) != typeOf(values.front()) ||
        int64_t(elements.size() + part->size()) > kMaxJoined)
      return {};
    llvm::append_range(elements, *part);
  }
  SmallVector<int64_t> shape(typeOf(values.front()).getShape());
  shape[0] *= values.size();
  auto type = typeOf(values.front()).clone(shape);
  return arith::ConstantOp::create(
      rewriter, loc, DenseElementsAttr::get(type, ArrayRef<float>(elements)));
}

static bool agree(Conv2DOp a, Conv2DOp b) {
  return a.getType() == b.getType() && a.getStrides() == b.getStrides() &&
         a.getPadding() == b.getPadding() &&
         a.getDilations() == b.getDilations() &&
         a.getClampMinAttr() == b.getClampMinAttr() &&
         a.getClampMaxAttr() == b.getClampMaxAttr() &&
         !a.getBias() == !b.getBias();
}

static FailureOr<Value> recognizeGroups(ConcatOp op,
                                        PatternRewriter &rewriter) {
  SmallVector<Value> inputs, filters, biases;
  Conv2DOp first;
  for (Value value : op.getInputs()) {
    auto conv = value.getDefiningOp<Conv2DOp>();
    if (!conv || !value.hasOneUse() || conv.getGroups() != 1 ||
        conv.getResidual() || (first && !agree(first, conv)))
      return rewriter.notifyMatchFailure(op, "no convolutions of one kind");
    first = first ? first : conv;
    inputs.push_back(conv.getInput());
    filters.push_back(conv.getFilter());
    if (conv.getBias())
      biases.push_back(conv.getBias());
  }
  int64_t groups = inputs.size();
  if (groups < 2 || op.getAxis() != 3)
    return rewriter.notifyMatchFailure(op, "joins no channels");
  Value input = getWhole(inputs, 3);
  if (!input)
    return rewriter.notifyMatchFailure(
        op, "the inputs are not the equal parts of one tensor");
  Value filter = joinConstants(filters, op.getLoc(), rewriter);
  Value bias =
      biases.empty() ? Value() : joinConstants(biases, op.getLoc(), rewriter);
  if (!filter || (!biases.empty() && !bias))
    return rewriter.notifyMatchFailure(
        op, "filters or biases are neither constants nor parts of one");
  return Conv2DOp::create(rewriter, op.getLoc(), op.getType(), input, filter,
                          bias, /*residual=*/Value(), first.getStrides(),
                          first.getPadding(), first.getDilations(), groups,
                          first.getClampMinAttr(), first.getClampMaxAttr())
      .getResult();
}

void composites::populateGroupPatterns(RewritePatternSet &patterns,
                                       int64_t &count) {
  addRecognizer(patterns, recognizeGroups, count);
}
