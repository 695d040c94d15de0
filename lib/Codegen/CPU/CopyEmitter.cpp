// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A border is written as slabs around the middle, so that each element of the
// result is written once.

#include "CopyEmitter.h"
#include "KernelEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::qnn;
using qopt::TargetInfo;

/// Copies a tensor, or a scalar to every element, flipping the signs of bytes
/// if asked to.
static linalg::GenericOp createCopy(OpBuilder &b, Location loc, Value source,
                                    ArrayRef<int64_t> shape, bool flipped) {
  Type element = getElementTypeOrSelf(source);
  Value empty = tensor::EmptyOp::create(b, loc, shape, element);
  AffineMap identity = b.getMultiDimIdentityMap(shape.size());
  AffineMap scalar = AffineMap::get(shape.size(), 0, b.getContext());
  SmallVector<AffineMap> maps{
      isa<RankedTensorType>(source.getType()) ? identity : scalar, identity};
  SmallVector<utils::IteratorType> iterators(shape.size(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
      b, loc, empty.getType(), source, empty, maps, iterators,
      [&](OpBuilder &b, Location loc, ValueRange args) {
        Value value = args[0];
        if (flipped)
          value = arith::XOrIOp::create(
              b, loc, value,
              arith::ConstantIntOp::create(b, loc, element, -128));
        linalg::YieldOp::create(b, loc, value);
      });
}

/// Emits a copy into a part of `destination`. Null if it can't be vectorized.
static Value emitCopy(RewriterBase &rewriter, linalg::GenericOp copy,
                      const TargetInfo &target, Value destination,
                      ArrayRef<int64_t> offsets) {
  FusionGroup group = FusionGroup::get(copy);
  std::string reason;
  FailureOr<KernelPlan> plan = planKernel(group, target, reason);
  Value result;
  if (succeeded(plan))
    result = emitKernel(rewriter, group, *plan, destination, offsets);
  rewriter.eraseOp(copy);
  return result;
}

/// Joins the dimensions from `first` on.
static Value collapseFrom(OpBuilder &b, Location loc, Value tensor,
                          int64_t first) {
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  if (first + 1 >= rank)
    return tensor;
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < first; ++dim)
    groups.push_back({dim});
  groups.push_back(llvm::to_vector<2>(llvm::seq<int64_t>(first, rank)));
  return tensor::CollapseShapeOp::create(b, loc, tensor, groups);
}

Value qnn::emitFlip(RewriterBase &rewriter, Location loc, Value input,
                    const TargetInfo &target) {
  auto type = cast<RankedTensorType>(input.getType());
  Value flat = collapseFrom(rewriter, loc, input, 0);
  Value empty = tensor::EmptyOp::create(rewriter, loc, {type.getNumElements()},
                                        type.getElementType());
  linalg::GenericOp flip =
      createCopy(rewriter, loc, flat, {type.getNumElements()}, true);
  Value result = emitCopy(rewriter, flip, target, empty, {});
  if (!result || type.getRank() == 1)
    return result;
  auto all = llvm::to_vector<2>(llvm::seq<int64_t>(type.getRank()));
  return tensor::ExpandShapeOp::create(rewriter, loc, type, result,
                                       ArrayRef<ReassociationIndices>(all));
}

//===----------------------------------------------------------------------===//
// Borders
//===----------------------------------------------------------------------===//

namespace {
/// A pad in which the dimensions behind the last padded one are one run of
/// elements with it.
struct Border {
  SmallVector<int64_t> low, middle, shape;
  int64_t first;

  static std::optional<Border> get(tensor::PadOp op);
  /// The same with all dimensions of the pad.
  static Border getAll(tensor::PadOp op);
};
} // namespace

std::optional<Border> Border::get(tensor::PadOp op) {
  RankedTensorType type = op.getResultType(), sourceType = op.getSourceType();
  std::optional<SmallVector<int64_t>> low =
      getConstantIntValues(op.getMixedLowPad());
  if (!low || !op.getConstantPaddingValue() || type.getRank() == 0 ||
      !type.hasStaticShape() || !sourceType.hasStaticShape() ||
      type.getNumElements() == 0 || sourceType.getNumElements() == 0 ||
      llvm::any_of(*low, [](int64_t size) { return size < 0; }) ||
      llvm::any_of(op.getStaticHigh(), [](int64_t size) { return size < 0; }))
    return std::nullopt;
  int64_t first = type.getRank() - 1, inner = 1;
  for (; first > 0 && type.getDimSize(first) == sourceType.getDimSize(first);
       --first)
    inner *= type.getDimSize(first);
  Border border{
      SmallVector<int64_t>(ArrayRef(*low).take_front(first + 1)),
      SmallVector<int64_t>(sourceType.getShape().take_front(first + 1)),
      SmallVector<int64_t>(type.getShape().take_front(first + 1)), first};
  for (SmallVector<int64_t> *sizes :
       {&border.low, &border.middle, &border.shape})
    sizes->back() *= inner;
  return border;
}

Border Border::getAll(tensor::PadOp op) {
  RankedTensorType type = op.getResultType();
  return Border{*getConstantIntValues(op.getMixedLowPad()),
                SmallVector<int64_t>(op.getSourceType().getShape()),
                SmallVector<int64_t>(type.getShape()), type.getRank() - 1};
}

bool qnn::canEmitPad(RewriterBase &rewriter, tensor::PadOp op,
                     const TargetInfo &target, std::string &reason) {
  std::optional<Border> border = Border::get(op);
  if (!border) {
    reason = "its border, its value or its sizes are not constant";
    return false;
  }
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(op);
  // A stand-in for the source, whose uses stay as they are.
  Value source = tensor::EmptyOp::create(rewriter, op.getLoc(), border->middle,
                                         op.getResultType().getElementType());
  linalg::GenericOp copy =
      createCopy(rewriter, op.getLoc(), source, border->middle, false);
  bool result = succeeded(planKernel(FusionGroup::get(copy), target, reason));
  rewriter.eraseOp(copy);
  rewriter.eraseOp(source.getDefiningOp());
  return result;
}

/// The slabs around the middle: of each dimension what lies before and after
/// it, in the middle of the outer dimensions and all of the inner ones.
static Value emitSlabs(RewriterBase &rewriter, Location loc,
                       const Border &border, Value value,
                       const TargetInfo &target, Value destination) {
  Value result = destination;
  for (size_t dim = 0; dim < border.shape.size(); ++dim) {
    SmallVector<int64_t> sizes(border.middle), offsets(border.low);
    for (size_t inner = dim; inner < sizes.size(); ++inner) {
      sizes[inner] = border.shape[inner];
      offsets[inner] = 0;
    }
    int64_t end = border.low[dim] + border.middle[dim];
    for (auto [begin, size] : {std::pair(int64_t(0), border.low[dim]),
                               std::pair(end, border.shape[dim] - end)}) {
      sizes[dim] = size;
      offsets[dim] = begin;
      if (size == 0)
        continue;
      result =
          emitCopy(rewriter, createCopy(rewriter, loc, value, sizes, false),
                   target, result, offsets);
      if (!result)
        return {};
    }
  }
  return result;
}

/// All of the destination.
static Value emitFill(RewriterBase &rewriter, Location loc,
                      ArrayRef<int64_t> shape, Value value,
                      const TargetInfo &target, Value destination) {
  Value result =
      emitCopy(rewriter, createCopy(rewriter, loc, value, shape, false), target,
               destination, {});
  return result ? result
                : createCopy(rewriter, loc, value, shape, false).getResult(0);
}

/// The border of a pad in a tensor of the shape that `border` has.
static Value emitBorderOf(RewriterBase &rewriter, tensor::PadOp op,
                          const Border &border, const TargetInfo &target,
                          bool flipped) {
  Location loc = op.getLoc();
  Type element = op.getResultType().getElementType();
  Value value = op.getConstantPaddingValue();
  if (flipped)
    value = rewriter.createOrFold<arith::XOrIOp>(
        loc, value, arith::ConstantIntOp::create(rewriter, loc, element, -128));
  Value empty = tensor::EmptyOp::create(rewriter, loc, border.shape, element);
  Value result = emitSlabs(rewriter, loc, border, value, target, empty);
  return result ? result
                : emitFill(rewriter, loc, border.shape, value, target, empty);
}

/// The dimensions of the pad's result again.
static Value expandTo(RewriterBase &rewriter, Location loc,
                      RankedTensorType type, const Border &border,
                      Value value) {
  if (border.first + 1 >= type.getRank())
    return value;
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < border.first; ++dim)
    groups.push_back({dim});
  groups.push_back(
      llvm::to_vector<2>(llvm::seq<int64_t>(border.first, type.getRank())));
  return tensor::ExpandShapeOp::create(rewriter, loc, type, value, groups);
}

Value qnn::emitBorder(RewriterBase &rewriter, tensor::PadOp op,
                      const TargetInfo &target) {
  // Without reshapes bufferization sees that the kernel returns the tensor that
  // it was given.
  return emitBorderOf(rewriter, op, Border::getAll(op), target, false);
}

void qnn::emitPad(RewriterBase &rewriter, tensor::PadOp op,
                  const TargetInfo &target, bool flipped) {
  RankedTensorType type = op.getResultType();
  bool isWide = type.getShape().back() >= target.getLanes(32);
  Border border = isWide ? Border::getAll(op) : *Border::get(op);
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  Value result = emitBorderOf(rewriter, op, border, target, flipped);
  linalg::GenericOp copy = createCopy(
      rewriter, loc, collapseFrom(rewriter, loc, op.getSource(), border.first),
      border.middle, flipped);
  result = emitCopy(rewriter, copy, target, result, border.low);
  rewriter.replaceOp(op, expandTo(rewriter, loc, type, border, result));
}
