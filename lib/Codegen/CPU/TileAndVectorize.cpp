// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-tile-and-vectorize: groups the structured ops of a function, plans each
// group and emits its loops. Nothing falls back in silence: an op that stays
// gets a remark.

#include "CopyEmitter.h"
#include "KernelEmitter.h"
#include "Preparation.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/CSE.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Codegen/TargetInfo.h"

using namespace mlir;
using namespace mlir::qnn;

namespace mlir::qnn {
#define GEN_PASS_DEF_TILEANDVECTORIZEPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

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
    flippedPads.clear();
    mergeLoops(rewriter, func);
    vectorizeAll(rewriter, func);
    SmallVector<tensor::PadOp> pads;
    func.walk([&](tensor::PadOp op) { pads.push_back(op); });
    for (tensor::PadOp op : pads) {
      std::string reason;
      if (canEmitPad(rewriter, op, *target, reason)) {
        emitPad(rewriter, op, *target, flippedPads.contains(op));
        continue;
      }
      ++numScalar;
      op.emitRemark("left as scalar loops: ") << reason;
    }
    DominanceInfo dominance(func);
    eliminateCommonSubExpressions(rewriter, dominance, func);
  }

private:
  void vectorizeAll(RewriterBase &rewriter, func::FuncOp func);
  LogicalResult vectorize(RewriterBase &rewriter, linalg::GenericOp op,
                          std::string &reason);
  tensor::PadOp getOnlyPad(Value value) const;
  Value flipSigns(RewriterBase &rewriter, Location loc, Value input, bool copy);

  std::optional<qopt::TargetInfo> target;
  /// Borders whose readers want the signs of all bytes flipped.
  llvm::SmallDenseSet<tensor::PadOp> flippedPads;
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

/// The pad that alone reads a value, if its bytes are not to be flipped on the
/// way.
tensor::PadOp TileAndVectorize::getOnlyPad(Value value) const {
  auto pad = value.hasOneUse()
                 ? dyn_cast<tensor::PadOp>(*value.getUsers().begin())
                 : tensor::PadOp();
  return pad && !flippedPads.contains(pad) ? pad : tensor::PadOp();
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
  // Interleaved taps are read few times: without a border the loads flip.
  if (plan->unsignedInput)
    plan->flippedInput = flipSigns(rewriter, op.getLoc(),
                                   op->getOperand(plan->contraction->input),
                                   /*copy=*/!plan->taps);
  numDot += plan->depth > 1 || plan->taps;
  if (tensor::PadOp pad = getOnlyPad(last->getResult(0));
      pad && canEmitPad(rewriter, pad, *target, reason)) {
    // Its middle is stored where it belongs.
    rewriter.setInsertionPoint(pad);
    Value border = emitBorder(rewriter, pad, *target);
    Value result = emitKernel(rewriter, group, *plan, border,
                              *getConstantIntValues(pad.getMixedLowPad()));
    rewriter.replaceOp(pad, result);
  } else {
    Value destination = last.getDpsInitOperand(0)->get();
    if (group.consumers.empty() && group.init)
      destination = group.init->op.getDpsInitOperand(0)->get();
    Value result = emitKernel(rewriter, group, *plan, destination);
    rewriter.replaceAllUsesWith(last->getResult(0), result);
  }
  group.erase(rewriter);
  // Sums of factors that come at run time are a reduction of their own.
  for (Value value : {plan->weightSums, plan->inputSums}) {
    auto sums =
        value ? value.getDefiningOp<linalg::GenericOp>() : linalg::GenericOp();
    std::string ignored;
    if (sums && !isParameter(sums->getOperand(0)))
      (void)vectorize(rewriter, sums, ignored);
  }
  return success();
}

/// The source of an op that does nothing but flip the signs of bytes.
static Value getFlipped(Value value) {
  auto op = value.getDefiningOp<linalg::GenericOp>();
  if (!op || op.getNumDpsInputs() != 1 || op.getNumReductionLoops() > 0 ||
      !llvm::all_of(op.getIndexingMapsArray(),
                    [](AffineMap map) { return map.isIdentity(); }))
    return {};
  auto flip = op.getBlock()
                  ->getTerminator()
                  ->getOperand(0)
                  .getDefiningOp<arith::XOrIOp>();
  APInt sign;
  bool matches = flip && flip.getLhs() == op.getRegionInputArgs().front() &&
                 matchPattern(flip.getRhs(), m_ConstantInt(&sign)) &&
                 sign.getBitWidth() == 8 && sign.isSignMask();
  return matches ? op.getDpsInputs().front() : Value();
}

/// `to` by the reshapes that lead from `from` to `value`.
static Value reshapeLike(OpBuilder &b, Value value, Value from, Value to) {
  if (value == from)
    return to;
  Operation *op = value.getDefiningOp();
  IRMapping mapping;
  mapping.map(op->getOperand(0), reshapeLike(b, op->getOperand(0), from, to));
  return b.clone(*op, mapping)->getResult(0);
}

/// The bytes with their signs flipped. Each byte of the input is read many
/// times by a contraction; flipping there takes the ports of the dot
/// instruction. A border is copied anyway and flips on the way.
Value TileAndVectorize::flipSigns(RewriterBase &rewriter, Location loc,
                                  Value input, bool copy) {
  Value root = input;
  while (root.hasOneUse() &&
         isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
             root.getDefiningOp()))
    root = root.getDefiningOp()->getOperand(0);
  // The kernel before has flipped them already.
  if (Value flipped = getFlipped(root))
    return reshapeLike(rewriter, input, root, flipped);
  std::string reason;
  if (auto pad = root.getDefiningOp<tensor::PadOp>();
      pad && root.hasOneUse() && canEmitPad(rewriter, pad, *target, reason)) {
    flippedPads.insert(pad);
    return input;
  }
  return copy ? emitFlip(rewriter, loc, input, *target) : Value();
}
