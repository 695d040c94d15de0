// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a plan needs before the loops: operands in the order in which the kernel
// reads them, and sums of weights.

#include "KernelEmitter.h"
#include "PackEmitter.h"
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

/// The layout by linalg.pack, which qopt-pack-weights computes ahead of time.
static Value packParameter(OpBuilder &b, Location loc, Value source,
                           const BlockedLayout &layout) {
  auto type = cast<RankedTensorType>(source.getType());
  SmallVector<int64_t> positions{layout.lanesDim};
  SmallVector<OpFoldResult> tiles{b.getIndexAttr(layout.lanes)};
  if (layout.depth > 1) {
    positions.push_back(layout.order.back());
    tiles.push_back(b.getIndexAttr(layout.depth));
  }
  bool needsPadding = false;
  for (auto [position, tile] : llvm::zip_equal(positions, tiles))
    needsPadding |= type.getDimSize(position) % *getConstantIntValue(tile) != 0;
  SmallVector<int64_t> shape = layout.getResultShape(type.getShape());
  shape.pop_back();
  for (OpFoldResult tile : tiles)
    shape.push_back(*getConstantIntValue(tile));
  Value empty = tensor::EmptyOp::create(b, loc, shape, type.getElementType());
  std::optional<Value> zero;
  if (needsPadding)
    zero =
        arith::ConstantOp::create(b, loc, b.getZeroAttr(type.getElementType()));
  Value packed = linalg::PackOp::create(b, loc, source, empty, positions, tiles,
                                        zero, layout.order)
                     .getResult();
  if (layout.depth == 1)
    return packed;
  int64_t rank = layout.order.size();
  SmallVector<ReassociationIndices> groups;
  for (int64_t dim = 0; dim < rank; ++dim)
    groups.push_back({dim});
  groups.push_back({rank, rank + 1});
  return tensor::CollapseShapeOp::create(b, loc, packed, groups);
}

static Value packOperand(OpBuilder &b, Location loc, Value source,
                         AffineMap map, unsigned vectorLoop,
                         ArrayRef<unsigned> loops, int64_t lanes,
                         int64_t depth) {
  BlockedLayout layout{{}, findDim(map, vectorLoop), lanes, depth};
  for (unsigned loop : loops)
    layout.order.push_back(findDim(map, loop));
  if (!isParameter(source))
    if (Value packed = emitPack(b, loc, source, layout))
      return packed;
  return packParameter(b, loc, source, layout);
}

/// The sum of a factor of the contraction along the reduction loops, as i32,
/// and its place by the other loops. The vector loop's dimension is the last:
/// vectors along it are read.
static std::pair<Value, AffineMap> sumFactor(OpBuilder &b, Location loc,
                                             const FusionGroup &group,
                                             const KernelPlan &plan,
                                             unsigned number) {
  Value factor = group.anchor.op->getOperand(number);
  AffineMap map = group.anchor.maps[number];
  auto type = cast<RankedTensorType>(factor.getType());
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
  if (map.isFunctionOfDim(plan.vectorLoop))
    dims.push_back(findDim(map, plan.vectorLoop));
  for (int64_t dim : dims) {
    shape.push_back(type.getDimSize(dim));
    kept.push_back(b.getAffineDimExpr(dim));
    outer.push_back(map.getResult(dim));
  }
  AffineMap place = AffineMap::get(map.getNumDims(), 0, outer, b.getContext());
  // What comes at run time and lies row by row.
  if (llvm::equal(dims, llvm::seq<int64_t>(type.getRank() - 1)) &&
      !isParameter(factor))
    return {emitRowSums(b, loc, factor, plan.target->getLanes(32)), place};
  Value zero = arith::ConstantIntOp::create(b, loc, b.getI32Type(), 0);
  Value empty = tensor::EmptyOp::create(b, loc, shape, b.getI32Type());
  Value init = linalg::FillOp::create(b, loc, zero, empty).getResult(0);
  AffineMap identity = b.getMultiDimIdentityMap(type.getRank());
  auto sums = linalg::GenericOp::create(
      b, loc, init.getType(), factor, init,
      {identity, AffineMap::get(type.getRank(), 0, kept, b.getContext())},
      iterators, [](OpBuilder &b, Location loc, ValueRange args) {
        Value wide = arith::ExtSIOp::create(b, loc, b.getI32Type(), args[0]);
        Value sum = arith::AddIOp::create(b, loc, args[1], wide);
        linalg::YieldOp::create(b, loc, sum);
      });
  sums->setAttr("qopt.weight_sums", b.getUnitAttr());
  return {sums.getResult(0), place};
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
  if (!plan.contraction)
    return;
  if (plan.unsignedInput || plan.contraction->zeroPoint)
    std::tie(plan.weightSums, plan.weightSumsMap) =
        sumFactor(b, loc, group, plan, plan.contraction->weight);
  if (!plan.contraction->weightZeroPoint)
    return;
  std::tie(plan.inputSums, plan.inputSumsMap) =
      sumFactor(b, loc, group, plan, plan.contraction->input);
  plan.numProducts = 1;
  for (unsigned loop : plan.reductionLoops)
    plan.numProducts *= group.ranges[loop];
}
