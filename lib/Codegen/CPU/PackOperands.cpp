// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a plan needs before the loops: operands in the order in which the kernel
// reads them, and sums of weights.

#include "KernelEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::qnn;

/// The dimension of an operand that a loop indexes.
static int64_t findDim(AffineMap map, unsigned loop) {
  for (auto [dim, expr] : llvm::enumerate(map.getResults()))
    if (expr.isFunctionOfDim(loop))
      return dim;
  return -1;
}

static Value packOperand(OpBuilder &b, Location loc, Value source,
                         AffineMap map, unsigned vectorLoop,
                         ArrayRef<unsigned> loops, int64_t lanes,
                         int64_t depth) {
  auto type = cast<RankedTensorType>(source.getType());
  SmallVector<int64_t> order, positions, shape;
  SmallVector<OpFoldResult> tiles;
  for (unsigned loop : loops)
    order.push_back(findDim(map, loop));
  positions.push_back(findDim(map, vectorLoop));
  tiles.push_back(b.getIndexAttr(lanes));
  if (depth > 1) {
    positions.push_back(order.back());
    tiles.push_back(b.getIndexAttr(depth));
  }
  bool needsPadding = false;
  SmallVector<int64_t> blocks(type.getShape());
  for (auto [position, tile] : llvm::zip_equal(positions, tiles)) {
    int64_t size = *getConstantIntValue(tile);
    needsPadding |= blocks[position] % size != 0;
    blocks[position] = llvm::divideCeil(blocks[position], size);
  }
  for (int64_t dim : order)
    shape.push_back(blocks[dim]);
  for (OpFoldResult tile : tiles)
    shape.push_back(*getConstantIntValue(tile));
  Value empty = tensor::EmptyOp::create(b, loc, shape, type.getElementType());
  std::optional<Value> zero;
  if (needsPadding)
    zero =
        arith::ConstantOp::create(b, loc, b.getZeroAttr(type.getElementType()));
  Value packed = linalg::PackOp::create(b, loc, source, empty, positions, tiles,
                                        zero, order)
                     .getResult();
  if (depth == 1)
    return packed;
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < int64_t(order.size()); ++dim)
    groups.push_back({dim});
  groups.push_back({int64_t(order.size()), int64_t(order.size()) + 1});
  return tensor::CollapseShapeOp::create(b, loc, packed, groups);
}

/// The sum of the weights along the reduction loops, as i32. Vectors of them
/// are read: the vector loop's dimension is the last.
static void sumWeights(OpBuilder &b, Location loc, const FusionGroup &group,
                       KernelPlan &plan) {
  unsigned number = plan.contraction->weight;
  Value weights = group.anchor.op->getOperand(number);
  AffineMap map = group.anchor.maps[number];
  auto type = cast<RankedTensorType>(weights.getType());
  SmallVector<int64_t> dims, shape;
  SmallVector<AffineExpr> kept, outer;
  SmallVector<utils::IteratorType> iterators;
  auto getLoop = [&](int64_t dim) {
    return cast<AffineDimExpr>(map.getResult(dim)).getPosition();
  };
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    bool isReduction = group.isReduction(getLoop(dim));
    iterators.push_back(isReduction ? utils::IteratorType::reduction
                                    : utils::IteratorType::parallel);
    if (!isReduction && getLoop(dim) != plan.vectorLoop)
      dims.push_back(dim);
  }
  dims.push_back(findDim(map, plan.vectorLoop));
  for (int64_t dim : dims) {
    shape.push_back(type.getDimSize(dim));
    kept.push_back(b.getAffineDimExpr(dim));
    outer.push_back(map.getResult(dim));
  }
  Value zero = arith::ConstantIntOp::create(b, loc, b.getI32Type(), 0);
  Value empty = tensor::EmptyOp::create(b, loc, shape, b.getI32Type());
  Value init = linalg::FillOp::create(b, loc, zero, empty).getResult(0);
  AffineMap identity = b.getMultiDimIdentityMap(type.getRank());
  auto sums = linalg::GenericOp::create(
      b, loc, init.getType(), weights, init,
      {identity, AffineMap::get(type.getRank(), 0, kept, b.getContext())},
      iterators, [](OpBuilder &b, Location loc, ValueRange args) {
        Value wide = arith::ExtSIOp::create(b, loc, b.getI32Type(), args[0]);
        Value sum = arith::AddIOp::create(b, loc, args[1], wide);
        linalg::YieldOp::create(b, loc, sum);
      });
  sums->setAttr("qopt.weight_sums", b.getUnitAttr());
  plan.weightSums = sums.getResult(0);
  plan.weightSumsMap =
      AffineMap::get(map.getNumDims(), 0, outer, b.getContext());
}

void qnn::prepareOperands(OpBuilder &b, const FusionGroup &group,
                          KernelPlan &plan) {
  Location loc = group.getAnchor().getLoc();
  for (auto &[number, packed] : plan.packed) {
    bool isDotWeight = plan.depth > 1 && plan.contraction->weight == number;
    packed.tensor =
        packOperand(b, loc, group.anchor.op->getOperand(number),
                    group.anchor.maps[number], plan.vectorLoop, packed.loops,
                    plan.getPackedLanes(), isDotWeight ? plan.depth : 1);
  }
  if (plan.contraction && (plan.unsignedInput || plan.contraction->zeroPoint))
    sumWeights(b, loc, group, plan);
}
