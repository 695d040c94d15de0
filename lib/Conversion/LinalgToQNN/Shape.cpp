// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops of the tensor dialect that move values.

#include "Translation.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// The shape of `small`, which broadcasts to the input of a reshape between
/// `wide` (each group of dimensions of which is one dimension of the other
/// side) and the other side, after that reshape; nothing if a group is repeated
/// in part.
static std::optional<SmallVector<int64_t>>
reshapeRepeated(ArrayRef<int64_t> small, ArrayRef<int64_t> wide,
                ArrayRef<ReassociationIndices> groups, bool expands) {
  SmallVector<int64_t> shape;
  for (auto [narrow, group] : llvm::enumerate(groups)) {
    int64_t product = 1;
    for (int64_t d : group)
      product *= wide[d];
    if (expands) {
      if (small[narrow] != 1 && small[narrow] != product)
        return std::nullopt;
      for (int64_t d : group)
        shape.push_back(small[narrow] == 1 ? 1 : wide[d]);
      continue;
    }
    int64_t kept = 1;
    for (int64_t d : group)
      kept *= small[d];
    if (kept != 1 && kept != product)
      return std::nullopt;
    shape.push_back(kept);
  }
  return shape;
}

/// A reshape of a value that repeats a smaller one.
template <typename OpTy>
static LogicalResult convertRepeated(OpTy op, Translation &values) {
  constexpr bool expands = std::is_same_v<OpTy, tensor::ExpandShapeOp>;
  RankedTensorType from = op.getSrcType(), to = op.getResultType();
  Value small = values.getBroadcastable(op.getSrc());
  if (!small || small.getType() == from || !from.hasStaticShape() ||
      !to.hasStaticShape() || typeOf(small).getRank() != from.getRank())
    return failure();
  auto shape = reshapeRepeated(typeOf(small).getShape(),
                               (expands ? to : from).getShape(),
                               op.getReassociationIndices(), expands);
  if (!shape)
    return failure();
  return values.set(op->getResult(0),
                    createReshape(values.rewriter, op.getLoc(), small, *shape));
}

/// collapse_shape and expand_shape.
static FailureOr<Value> convertReshape(Operation *op, Value input,
                                       RewriterBase &rewriter) {
  Value value = tryReshape(rewriter, op->getLoc(), input,
                           typeOf(op->getResult(0)).getShape());
  if (!value)
    return rewriter.notifyMatchFailure(op,
                                       "more than one dimension is dynamic");
  return value;
}

static FailureOr<Value> convertSlice(tensor::ExtractSliceOp op, Value input,
                                     RewriterBase &rewriter) {
  ArrayRef<int64_t> offsets = op.getStaticOffsets(),
                    sizes = op.getStaticSizes(),
                    strides = op.getStaticStrides();
  if (ShapedType::isDynamicShape(offsets) ||
      ShapedType::isDynamicShape(sizes) || ShapedType::isDynamicShape(strides))
    return rewriter.notifyMatchFailure(
        op, "offsets, sizes or strides are not constants");
  if (llvm::any_of(sizes, [](int64_t size) { return size < 1; }) ||
      llvm::any_of(strides, [](int64_t stride) { return stride < 1; }))
    return rewriter.notifyMatchFailure(op, "is empty or runs backwards");
  Value slice =
      SliceOp::create(rewriter, op.getLoc(), typeOf(input).clone(sizes), input,
                      offsets, sizes, strides);
  return createReshape(rewriter, op.getLoc(), slice, op.getType().getShape());
}

static FailureOr<Value> convertPad(tensor::PadOp op, Value input,
                                   RewriterBase &rewriter) {
  FloatAttr value;
  Value scalar = op.getConstantPaddingValue();
  if (!scalar || !matchPattern(scalar, m_Constant(&value)))
    return rewriter.notifyMatchFailure(op, "pads with no constant");
  ArrayRef<int64_t> low = op.getStaticLow(), high = op.getStaticHigh();
  auto isNegative = [](int64_t size) { return size < 0; }; // or dynamic
  if (llvm::any_of(low, isNegative) || llvm::any_of(high, isNegative))
    return rewriter.notifyMatchFailure(op, "padding is negative or dynamic");
  return PadOp::create(rewriter, op.getLoc(), op.getType(), input, low, high,
                       APFloat(float(value.getValueAsDouble())))
      .getResult();
}

static FailureOr<Value> convertConcat(tensor::ConcatOp op,
                                      Translation &values) {
  SmallVector<Value> inputs;
  for (Value input : op.getInputs()) {
    inputs.push_back(values.get(input));
    if (!inputs.back())
      return values.rewriter.notifyMatchFailure(op, "an input is not f32");
  }
  return ConcatOp::create(values.rewriter, op.getLoc(), op.getType(), inputs,
                          op.getDim())
      .getResult();
}

//===----------------------------------------------------------------------===//
// insert_slice
//===----------------------------------------------------------------------===//

static Value sliceAlong(Value value, int64_t axis, int64_t offset, int64_t size,
                        Location loc, RewriterBase &rewriter) {
  SmallVector<int64_t> shape(typeOf(value).getShape()),
      offsets(shape.size(), 0), strides(shape.size(), 1);
  shape[axis] = size;
  offsets[axis] = offset;
  return SliceOp::create(rewriter, loc, typeOf(value).clone(shape), value,
                         offsets, shape, strides);
}

/// `whole` with `part` in it from `offsets` on, both alike in the dimensions
/// before `axis`: what lies before and behind along one dimension is
/// concatenated with what is left to do in the others.
static Value insertPart(Value part, Value whole, ArrayRef<int64_t> offsets,
                        int64_t axis, Location loc, RewriterBase &rewriter) {
  if (axis == typeOf(part).getRank())
    return part;
  int64_t size = typeOf(part).getDimSize(axis),
          wholeSize = typeOf(whole).getDimSize(axis), offset = offsets[axis];
  if (size == wholeSize)
    return insertPart(part, whole, offsets, axis + 1, loc, rewriter);
  SmallVector<Value> pieces;
  if (offset > 0)
    pieces.push_back(sliceAlong(whole, axis, 0, offset, loc, rewriter));
  Value middle = sliceAlong(whole, axis, offset, size, loc, rewriter);
  pieces.push_back(insertPart(part, middle, offsets, axis + 1, loc, rewriter));
  if (offset + size < wholeSize)
    pieces.push_back(sliceAlong(whole, axis, offset + size,
                                wholeSize - offset - size, loc, rewriter));
  return ConcatOp::create(rewriter, loc, whole.getType(), pieces, axis);
}

/// The part of a tensor that is no constant; into one number everywhere it is
/// padding, into zeros perhaps the first half of a transposed convolution.
static LogicalResult convertInsertSlice(tensor::InsertSliceOp op,
                                        Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  Location loc = op.getLoc();
  RankedTensorType type = op.getType();
  Value part = values.get(op.getSource()),
        small = values.getBroadcastable(op.getDest());
  ArrayRef<int64_t> offsets = op.getStaticOffsets(),
                    sizes = op.getStaticSizes(),
                    strides = op.getStaticStrides();
  if (!part || !small)
    return rewriter.notifyMatchFailure(op, "moves no f32 values");
  if (!type.hasStaticShape() || ShapedType::isDynamicShape(offsets) ||
      ShapedType::isDynamicShape(sizes) || ShapedType::isDynamicShape(strides))
    return rewriter.notifyMatchFailure(
        op, "offsets, sizes or strides are not constants");
  part = createReshape(rewriter, loc, part, sizes);
  bool isDense = llvm::all_of(strides, [](int64_t s) { return s == 1; });
  std::optional<double> scalar = getConstantScalar(small);
  Spread spread{part, SmallVector<int64_t>(offsets),
                SmallVector<int64_t>(strides)};
  if (!isDense) {
    if (scalar != 0.0)
      return rewriter.notifyMatchFailure(op, "spreads values over no zeros");
    values.setSpread(op.getResult(), spread);
    return success();
  }
  if (!scalar)
    return values.set(op->getResult(0),
                      insertPart(part, values.get(op.getDest()), offsets,
                                 /*axis=*/0, loc, rewriter));
  SmallVector<int64_t> high;
  for (int64_t d = 0; d < type.getRank(); ++d)
    high.push_back(type.getDimSize(d) - sizes[d] - offsets[d]);
  Value padded = PadOp::create(rewriter, loc, type, part, offsets, high,
                               APFloat(float(*scalar)));
  if (*scalar == 0.0)
    values.setSpread(padded, spread);
  return values.set(op->getResult(0), padded);
}

LogicalResult linalg_import::convertTensorOp(Operation *op,
                                             Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op);
      expand && succeeded(convertRepeated(expand, values)))
    return success();
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op);
      collapse && succeeded(convertRepeated(collapse, values)))
    return success();
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return convertInsertSlice(insert, values);
  Value input = values.get(op->getOperand(0));
  if (!input)
    return rewriter.notifyMatchFailure(op, "moves no f32 values");
  auto value =
      TypeSwitch<Operation *, FailureOr<Value>>(op)
          .Case<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
              [&](auto op) { return convertReshape(op, input, rewriter); })
          .Case<tensor::ExtractSliceOp>(
              [&](auto op) { return convertSlice(op, input, rewriter); })
          .Case<tensor::PadOp>(
              [&](auto op) { return convertPad(op, input, rewriter); })
          .Case<tensor::ConcatOp>(
              [&](auto op) { return convertConcat(op, values); })
          .Default([](Operation *) { return failure(); });
  return failed(value) ? failure() : values.set(op->getResult(0), *value);
}
