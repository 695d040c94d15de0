// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tensor.extract in a body: every dimension of the source is read at a position
// that is a loop, a number, a function of the loops that is known at compile
// time, or an element of a tensor of indices. Each of these is one view of the
// source: nothing, a slice, or a gather.

#include "Bodies.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

namespace {
/// Where one dimension of the source is read: at `positions`, one for each
/// point of `loops` in order, or at the loop itself if there are none; or at
/// what `indices`, whose dimensions follow `loops`, hold.
struct Access {
  SmallVector<int64_t> loops;
  SmallVector<int64_t> positions;
  Value indices;
};
} // namespace

/// Known positions along the loops on which they depend.
static Access getKnownAccess(DenseElementsAttr attr) {
  SmallVector<int64_t> positions, shape(attr.getType().getShape());
  for (const APInt &position : attr.getValues<APInt>())
    positions.push_back(position.getSExtValue());
  Access access;
  for (int64_t loop = 0; loop < int64_t(shape.size()); ++loop) {
    int64_t inner = 1;
    for (int64_t size : ArrayRef(shape).drop_front(loop + 1))
      inner *= size;
    // Drops the loop if all is the same along it.
    SmallVector<int64_t> first;
    bool varies = false;
    for (auto [i, position] : llvm::enumerate(positions)) {
      int64_t along = int64_t(i) / inner % shape[loop];
      varies |= position != positions[i - along * inner];
      if (along == 0)
        first.push_back(position);
    }
    if (varies) {
      access.loops.push_back(loop);
      continue;
    }
    positions = first;
    shape[loop] = 1;
  }
  access.positions = positions;
  return access;
}

/// The index that `select(index < 0, index + n, index)` counts from the end.
static std::pair<Value, std::optional<int64_t>> stripWrap(Value value) {
  auto select = value.getDefiningOp<arith::SelectOp>();
  auto compare = select ? select.getCondition().getDefiningOp<arith::CmpIOp>()
                        : arith::CmpIOp();
  auto add = select ? select.getTrueValue().getDefiningOp<arith::AddIOp>()
                    : arith::AddIOp();
  Value index = select ? select.getFalseValue() : Value();
  APInt size;
  if (!compare || !add || compare.getPredicate() != arith::CmpIPredicate::slt ||
      compare.getLhs() != index || !matchPattern(compare.getRhs(), m_Zero()) ||
      add.getLhs() != index ||
      !matchPattern(add.getRhs(), m_ConstantInt(&size)))
    return {value, std::nullopt};
  return {index, size.getSExtValue()};
}

/// `indices` + size where they are negative.
static Value wrapIndices(Value indices, int64_t size, Location loc,
                         RewriterBase &rewriter) {
  RankedTensorType type = typeOf(indices);
  if (!type.hasStaticShape())
    return {};
  auto constant = [&](int64_t value) -> Value {
    auto attr = rewriter.getIntegerAttr(type.getElementType(), value);
    return arith::ConstantOp::create(rewriter, loc,
                                     DenseElementsAttr::get(type, attr));
  };
  Value negative = arith::CmpIOp::create(
      rewriter, loc, arith::CmpIPredicate::slt, indices, constant(0));
  Value sum = arith::AddIOp::create(rewriter, loc, indices, constant(size));
  return arith::SelectOp::create(rewriter, loc, negative, sum, indices);
}

/// Drops the dimensions of size 1 that follow no loop.
static Value dropUnits(Value indices, ArrayRef<int64_t> loops, Location loc,
                       RewriterBase &rewriter) {
  SmallVector<int64_t> shape;
  for (auto [loop, size] : llvm::zip_equal(loops, typeOf(indices).getShape()))
    if (loop >= 0)
      shape.push_back(size);
  RankedTensorType type = typeOf(indices).clone(shape);
  if (type == indices.getType())
    return indices;
  auto groups = getReassociationIndicesForCollapse(typeOf(indices).getShape(),
                                                   type.getShape());
  return groups ? tensor::CollapseShapeOp::create(rewriter, loc, type, indices,
                                                  *groups)
                : Value();
}

static std::optional<Access> getAccess(BodyTranslator &body, Value index) {
  linalg::LinalgOp op = body.op;
  APInt number;
  if (matchPattern(index, m_ConstantInt(&number)))
    return Access{{}, {number.getSExtValue()}, {}};
  if (auto loop = index.getDefiningOp<linalg::IndexOp>())
    return Access{{int64_t(loop.getDim())}, {}, {}};
  if (body.positions.contains(index)) {
    DenseElementsAttr positions = body.positions.evaluate(index);
    return positions ? std::optional<Access>(getKnownAccess(positions))
                     : std::nullopt;
  }
  if (auto cast = index.getDefiningOp<arith::IndexCastOp>())
    index = cast.getIn();
  auto [source, size] = stripWrap(index);
  auto argument = dyn_cast<BlockArgument>(source);
  if (!argument || argument.getOwner() != op.getBlock() ||
      argument.getArgNumber() >= unsigned(op.getNumDpsInputs()))
    return std::nullopt;
  OpOperand &operand = op->getOpOperand(argument.getArgNumber());
  FailureOr<SmallVector<int64_t>> loops =
      getLoops(op.getMatchingIndexingMap(&operand));
  Value indices = operand.get();
  if (failed(loops) || !isa<RankedTensorType>(indices.getType()) ||
      !(source.getType().isSignlessInteger(32) ||
        source.getType().isSignlessInteger(64)))
    return std::nullopt;
  if (size)
    indices = wrapIndices(indices, *size, op.getLoc(), body.rewriter);
  if (indices)
    indices = dropUnits(indices, *loops, op.getLoc(), body.rewriter);
  llvm::erase(*loops, -1);
  return indices ? std::optional<Access>({*loops, {}, indices}) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

/// The step of positions that ascend evenly.
static std::optional<int64_t> getStep(ArrayRef<int64_t> positions) {
  if (positions.size() == 1)
    return 1;
  int64_t step = positions[1] - positions[0];
  for (size_t i = 1; i < positions.size(); ++i)
    if (positions[i] - positions[i - 1] != step)
      return std::nullopt;
  return step > 0 ? std::optional<int64_t>(step) : std::nullopt;
}

/// `value` at known positions of dimension `axis`; null if some lie outside.
static Value takePositions(Value value, int64_t axis,
                           ArrayRef<int64_t> positions, Location loc,
                           RewriterBase &rewriter) {
  RankedTensorType type = typeOf(value);
  int64_t size = type.getDimSize(axis), count = positions.size();
  if (type.getNumDynamicDims() > 0 ||
      llvm::any_of(positions, [&](int64_t p) { return p < 0 || p >= size; }))
    return {};
  SmallVector<int64_t> shape(type.getShape());
  shape[axis] = count;
  if (std::optional<int64_t> step = getStep(positions)) {
    if (*step == 1 && count == size)
      return value;
    SmallVector<int64_t> offsets(shape.size(), 0), strides(shape.size(), 1);
    offsets[axis] = positions[0];
    strides[axis] = *step;
    return SliceOp::create(rewriter, loc, type.clone(shape), value, offsets,
                           shape, strides);
  }
  auto indexType = RankedTensorType::get({count}, rewriter.getI64Type());
  Value indices = arith::ConstantOp::create(
      rewriter, loc, DenseElementsAttr::get(indexType, positions));
  return GatherOp::create(rewriter, loc, type.clone(shape), value, indices,
                          axis, /*batch_dims=*/0);
}

/// `value` where `access` reads dimension `axis`. A loop may end before the
/// dimension does.
static Value takeAccess(Value value, int64_t axis, const Access &access,
                        ArrayRef<int64_t> sizes, Location loc,
                        RewriterBase &rewriter) {
  if (!access.positions.empty())
    return takePositions(value, axis, access.positions, loc, rewriter);
  int64_t size = sizes[access.loops[0]], whole = typeOf(value).getDimSize(axis);
  if (size == whole || ShapedType::isDynamic(size) ||
      ShapedType::isDynamic(whole))
    return value;
  return takePositions(value, axis, llvm::to_vector(llvm::seq<int64_t>(size)),
                       loc, rewriter);
}

/// How many leading dimensions of the source the indices share with it: they
/// must be the first of both, in the same order.
static std::optional<int64_t> countBatchDims(ArrayRef<Access> accesses,
                                             int64_t axis) {
  ArrayRef<int64_t> loops = accesses[axis].loops;
  int64_t count = 0;
  for (; count < axis && count < int64_t(loops.size()); ++count)
    if (accesses[count].loops != ArrayRef<int64_t>(loops[count]))
      break;
  for (auto [d, access] : llvm::enumerate(accesses))
    for (int64_t loop : access.loops)
      if (int64_t(d) >= count && int64_t(d) != axis &&
          llvm::is_contained(loops, loop))
        return std::nullopt;
  return count;
}

/// The dimensions first .. last of the source, all read at known positions that
/// at most `loop` drives, as one: a view by computed coordinates.
static Value mergeDriven(Value value, SmallVectorImpl<Access> &accesses,
                         int64_t first, int64_t last, int64_t loop,
                         int64_t count, Location loc, RewriterBase &rewriter) {
  SmallVector<int64_t> positions(count, 0), shape(typeOf(value).getShape());
  int64_t whole = 1;
  for (int64_t d = first; d <= last; ++d) {
    const Access &access = accesses[d];
    whole *= shape[d];
    for (auto [i, position] : llvm::enumerate(positions)) {
      int64_t at = access.loops.empty()       ? access.positions[0]
                   : access.positions.empty() ? int64_t(i)
                                              : access.positions[i];
      if (at < 0 || at >= shape[d])
        return {};
      position = position * shape[d] + at;
    }
  }
  accesses.erase(accesses.begin() + first, accesses.begin() + last);
  accesses[first] = Access{{loop}, positions, {}};
  shape.erase(shape.begin() + first, shape.begin() + last);
  shape[first] = whole;
  return createReshape(rewriter, loc, value, shape);
}

/// Merges the dimensions that one loop drives together.
static Value mergeCoordinates(Value value, SmallVectorImpl<Access> &accesses,
                              ArrayRef<int64_t> sizes, Location loc,
                              RewriterBase &rewriter) {
  for (auto [loop, size] : llvm::enumerate(sizes)) {
    int64_t first = -1, last = -1;
    for (auto [d, access] : llvm::enumerate(accesses))
      if (access.loops == ArrayRef<int64_t>(loop) && !access.indices) {
        first = first < 0 ? d : first;
        last = d;
      }
    auto isKnown = [loop = int64_t(loop)](const Access &access) {
      return !access.indices &&
             (access.loops.empty() || access.loops == ArrayRef<int64_t>(loop));
    };
    if (value && first < last && typeOf(value).hasStaticShape() &&
        !ShapedType::isDynamic(size) &&
        llvm::all_of(ArrayRef(accesses).slice(first, last - first + 1),
                     isKnown))
      value =
          mergeDriven(value, accesses, first, last, loop, size, loc, rewriter);
  }
  return value;
}

Value linalg_import::createExtraction(BodyTranslator &body,
                                      tensor::ExtractOp op) {
  RewriterBase &rewriter = body.rewriter;
  Location loc = body.op.getLoc();
  Value value = body.values.get(op.getTensor());
  SmallVector<Access> accesses;
  int64_t gathered = -1;
  for (auto [d, index] : llvm::enumerate(op.getIndices())) {
    std::optional<Access> access = getAccess(body, index);
    if (!access || !value)
      return {};
    bool isGather = access->indices || access->loops.size() > 1;
    if (isGather && gathered >= 0)
      return {};
    if (isGather)
      gathered = d;
    accesses.push_back(*access);
  }
  int64_t rank = accesses.size();
  value = mergeCoordinates(value, accesses, body.op.getStaticLoopRanges(), loc,
                           rewriter);
  gathered = rank == int64_t(accesses.size()) ? gathered : -1;
  for (auto [d, access] : llvm::enumerate(accesses))
    if (access.indices || access.loops.size() > 1)
      gathered = d;
  for (auto [d, access] : llvm::enumerate(accesses))
    if (value && int64_t(d) != gathered)
      value = takeAccess(value, d, access, body.op.getStaticLoopRanges(), loc,
                         rewriter);
  SmallVector<int64_t> loops;
  for (const Access &access : accesses)
    loops.push_back(access.loops.empty() ? -1 : access.loops[0]);
  if (!value || gathered < 0)
    return value ? align(value, loops, body.numLoops, loc, rewriter) : Value();
  // The dimensions of the indices take the place of the one they index, without
  // those that are batches.
  Access &access = accesses[gathered];
  std::optional<int64_t> batchDims = countBatchDims(accesses, gathered);
  if (!batchDims)
    return {};
  SmallVector<int64_t> sizes;
  for (int64_t loop : access.loops)
    sizes.push_back(body.op.getStaticLoopRanges()[loop]);
  if (!access.indices)
    access.indices = arith::ConstantOp::create(
        rewriter, loc,
        DenseElementsAttr::get(
            RankedTensorType::get(sizes, rewriter.getI64Type()),
            ArrayRef<int64_t>(access.positions)));
  SmallVector<int64_t> shape(typeOf(value).getShape());
  ArrayRef<int64_t> rest = ArrayRef(access.loops).drop_front(*batchDims);
  shape.erase(shape.begin() + gathered);
  shape.insert(shape.begin() + gathered, sizes.begin() + *batchDims,
               sizes.end());
  loops.erase(loops.begin() + gathered);
  loops.insert(loops.begin() + gathered, rest.begin(), rest.end());
  value = GatherOp::create(rewriter, loc, typeOf(value).clone(shape), value,
                           access.indices, gathered, *batchDims);
  SmallVector<int64_t> sorted(loops);
  llvm::sort(sorted);
  bool isDistinct = true;
  for (size_t i = 1; i < sorted.size(); ++i)
    isDistinct &= sorted[i] < 0 || sorted[i] != sorted[i - 1];
  return isDistinct ? align(value, loops, body.numLoops, loc, rewriter)
                    : Value();
}
