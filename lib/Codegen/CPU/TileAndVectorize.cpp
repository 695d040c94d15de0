// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-tile-and-vectorize: groups the structured ops of a function, plans each
// group and emits its loops. Nothing falls back in silence: an op that stays
// gets a remark.

#include "KernelEmitter.h"
#include "Preparation.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Transforms/CSE.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Codegen/TargetInfo.h"

using namespace mlir;
using namespace mlir::qnn;

namespace mlir::qnn {
#define GEN_PASS_DEF_TILEANDVECTORIZEPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

/// Copies a tensor, or a scalar to every element.
static linalg::GenericOp createCopy(OpBuilder &b, Location loc, Value source,
                                    Value empty) {
  auto type = cast<RankedTensorType>(empty.getType());
  AffineMap identity = b.getMultiDimIdentityMap(type.getRank());
  AffineMap scalar = AffineMap::get(type.getRank(), 0, b.getContext());
  SmallVector<AffineMap> maps{
      isa<RankedTensorType>(source.getType()) ? identity : scalar, identity};
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  return linalg::GenericOp::create(
      b, loc, type, source, empty, maps, iterators,
      [](OpBuilder &b, Location loc, ValueRange args) {
        linalg::YieldOp::create(b, loc, args[0]);
      });
}

/// x xor 0x80 for every byte.
static linalg::GenericOp createFlip(OpBuilder &b, Location loc, Value source,
                                    Value empty) {
  SmallVector<AffineMap> maps(2, b.getMultiDimIdentityMap(1));
  return linalg::GenericOp::create(
      b, loc, empty.getType(), source, empty, maps,
      {utils::IteratorType::parallel},
      [](OpBuilder &b, Location loc, ValueRange args) {
        Value sign = arith::ConstantIntOp::create(b, loc, b.getI8Type(), -128);
        Value flipped = arith::XOrIOp::create(b, loc, args[0], sign);
        linalg::YieldOp::create(b, loc, flipped);
      });
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

namespace {
struct TileAndVectorize
    : qnn::impl::TileAndVectorizePassBase<TileAndVectorize> {
  using TileAndVectorizePassBase::TileAndVectorizePassBase;

  void runOnOperation() override {
    func::FuncOp func = getOperation();
    if (func.isDeclaration())
      return;
    llvm::Expected<qopt::TargetInfo> info =
        qopt::TargetInfo::get(cpu, features);
    if (!info) {
      func.emitError(llvm::toString(info.takeError()));
      return signalPassFailure();
    }
    target = *info;
    if (failed(generalizeAndFuse(func)))
      return signalPassFailure();
    IRRewriter rewriter(func.getContext());
    SmallVector<tensor::PadOp> pads;
    func.walk([&](tensor::PadOp op) { pads.push_back(op); });
    for (tensor::PadOp op : pads)
      vectorizePad(rewriter, op);
    mergeLoops(rewriter, func);
    vectorizeAll(rewriter, func);
    DominanceInfo dominance(func);
    eliminateCommonSubExpressions(rewriter, dominance, func);
  }

private:
  void vectorizeAll(RewriterBase &rewriter, func::FuncOp func);
  LogicalResult vectorize(RewriterBase &rewriter, linalg::GenericOp op,
                          std::string &reason);
  Value flipSigns(RewriterBase &rewriter, Location loc, Value input);
  void vectorizePad(RewriterBase &rewriter, tensor::PadOp op);

  std::optional<qopt::TargetInfo> target;
};
} // namespace

/// Reductions first: they take the elementwise ops around them along.
void TileAndVectorize::vectorizeAll(RewriterBase &rewriter, func::FuncOp func) {
  for (bool reductions : {true, false}) {
    SmallVector<linalg::GenericOp> ops;
    func.walk([&](linalg::GenericOp op) {
      if ((op.getNumReductionLoops() > 0) == reductions)
        ops.push_back(op);
    });
    for (linalg::GenericOp op : ops) {
      if (op->use_empty()) {
        rewriter.eraseOp(op);
        continue;
      }
      std::string reason;
      if (succeeded(vectorize(rewriter, op, reason))) {
        ++numVectorized;
        continue;
      }
      ++numScalar;
      op.emitRemark("left as scalar loops: ") << reason;
    }
  }
}

LogicalResult TileAndVectorize::vectorize(RewriterBase &rewriter,
                                          linalg::GenericOp op,
                                          std::string &reason) {
  FusionGroup group = FusionGroup::get(op);
  FailureOr<KernelPlan> plan = planKernel(group, *target, reason);
  if (failed(plan) && !group.consumers.empty()) {
    group.consumers.clear();
    plan = planKernel(group, *target, reason);
  }
  if (failed(plan))
    return failure();
  linalg::GenericOp last = group.getLast().op;
  rewriter.setInsertionPoint(last);
  prepareOperands(rewriter, group, *plan);
  if (plan->unsignedInput && !plan->taps)
    plan->flippedInput = flipSigns(rewriter, op.getLoc(),
                                   op->getOperand(plan->contraction->input));
  Value destination = last.getDpsInitOperand(0)->get();
  if (group.consumers.empty() && group.init)
    destination = group.init->op.getDpsInitOperand(0)->get();
  Value result = emitKernel(rewriter, group, *plan, destination);
  numDot += plan->depth > 1 || plan->taps;
  rewriter.replaceAllUsesWith(last->getResult(0), result);
  group.erase(rewriter);
  // Sums of weights that come at run time are a reduction of their own.
  if (!plan->weightSums)
    return success();
  auto sums = plan->weightSums.getDefiningOp<linalg::GenericOp>();
  std::string ignored;
  if (sums && !isParameter(sums->getOperand(0)))
    (void)vectorize(rewriter, sums, ignored);
  return success();
}

/// A copy of the bytes with their signs flipped. Each byte of the input is read
/// many times by a contraction; flipping there takes the ports of the dot
/// instruction.
Value TileAndVectorize::flipSigns(RewriterBase &rewriter, Location loc,
                                  Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  Value flat = collapseFrom(rewriter, loc, input, 0);
  Value empty = tensor::EmptyOp::create(rewriter, loc, {type.getNumElements()},
                                        type.getElementType());
  linalg::GenericOp flip = createFlip(rewriter, loc, flat, empty);
  FusionGroup group = FusionGroup::get(flip);
  std::string reason;
  FailureOr<KernelPlan> plan = planKernel(group, *target, reason);
  Value result =
      succeeded(plan) ? emitKernel(rewriter, group, *plan, empty) : Value();
  rewriter.eraseOp(flip);
  if (!result || type.getRank() == 1)
    return result;
  auto all = llvm::to_vector<2>(llvm::seq<int64_t>(type.getRank()));
  return tensor::ExpandShapeOp::create(rewriter, loc, type, result,
                                       ArrayRef<ReassociationIndices>(all));
}

/// A border is a tensor full of the border's value and a copy into its middle.
void TileAndVectorize::vectorizePad(RewriterBase &rewriter, tensor::PadOp op) {
  RankedTensorType type = op.getResultType(), sourceType = op.getSourceType();
  Value value = op.getConstantPaddingValue();
  if (!value || !type.hasStaticShape() || !sourceType.hasStaticShape())
    return;
  std::optional<SmallVector<int64_t>> low =
      getConstantIntValues(op.getMixedLowPad());
  if (!low)
    return;
  // Dimensions behind the last padded one are one run of elements with it.
  int64_t first = type.getRank() - 1;
  while (first > 0 && type.getDimSize(first) == sourceType.getDimSize(first))
    --first;
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  Value empty = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                        type.getElementType());
  Value source = collapseFrom(rewriter, loc, op.getSource(), first);
  auto flatSource = cast<RankedTensorType>(source.getType());
  Value room = tensor::EmptyOp::create(rewriter, loc, flatSource.getShape(),
                                       flatSource.getElementType());
  linalg::GenericOp copy = createCopy(rewriter, loc, source, room);
  FusionGroup group = FusionGroup::get(copy);
  std::string reason;
  FailureOr<KernelPlan> plan = planKernel(group, *target, reason);
  if (failed(plan)) {
    rewriter.eraseOp(copy);
    return;
  }
  linalg::GenericOp fill = createCopy(rewriter, loc, value, empty);
  Value filled = collapseFrom(rewriter, loc, fill.getResult(0), first);
  SmallVector<int64_t> offsets(ArrayRef(*low).take_front(first + 1));
  for (int64_t dim = first + 1; dim < type.getRank(); ++dim)
    offsets.back() *= type.getDimSize(dim);
  Value result = emitKernel(rewriter, group, *plan, filled, offsets);
  rewriter.eraseOp(copy);
  if (first + 1 < type.getRank()) {
    SmallVector<ReassociationIndices> groups;
    for (int64_t dim = 0; dim < first; ++dim)
      groups.push_back({dim});
    groups.push_back(
        llvm::to_vector<2>(llvm::seq<int64_t>(first, type.getRank())));
    result = tensor::ExpandShapeOp::create(rewriter, loc, type, result, groups);
  }
  rewriter.replaceOp(op, result);
}
