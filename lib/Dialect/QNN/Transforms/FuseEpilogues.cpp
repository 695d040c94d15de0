// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuses what the FusionAnalysis groups where nothing is quantized: a residual
// add and clamps then cost no pass over memory of their own. The contraction
// adds the residual to its rounded sum and clamps last, as the ops did.

#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_FUSEEPILOGUESPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
struct FuseEpilogues
    : public mlir::qnn::impl::FuseEpiloguesPassBase<FuseEpilogues> {
  void runOnOperation() override;
};
} // namespace

/// The head goes to where the last op is: the residual may come between them.
static void fuse(FusionGroup &group) {
  Operation *last = group.getLast();
  std::pair<float, float> bounds = group.getClampBounds();
  Value result = group.getResult();
  group.head->moveBefore(last);
  // Read from the add: group.residual may be of an op that is fused by now.
  if (AddOp add = group.residualAdd)
    setResidual(group.head, add.getLhs() == group.head->getResult(0)
                                ? add.getRhs()
                                : add.getLhs());
  setClampBounds(group.head, bounds);
  result.replaceAllUsesWith(group.head->getResult(0));
  SmallVector<Operation *> ops = group.getOps();
  for (Operation *op : llvm::reverse(ArrayRef(ops).drop_front()))
    op->erase();
}

/// A product of integers with a result in f32 takes no residual in f32.
static bool isFloat(Operation *op) {
  return llvm::none_of(op->getOperandTypes(), isQuantized);
}

void FuseEpilogues::runOnOperation() {
  // Why something was not quantized does not keep it from being fused in float.
  getOperation().walk(
      [](Operation *op) { op->removeAttr(QNNDialect::kKeptFloatAttr); });
  FusionAnalysis analysis(getOperation());
  for (FusionGroup &group : analysis.getGroups()) {
    if (group.getLast() == group.head || !isFloat(group.head))
      continue;
    numFused += group.getOps().size() - 1;
    fuse(group);
  }
}
