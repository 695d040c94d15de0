// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// convert-linalg-to-qnn: one pass over the ops in program order. Both dialects
// work on builtin tensors, so that a module in which some linalg ops remain is
// valid; each remaining op gets a remark with the reason.

#include "../ImportUtils.h"
#include "Translation.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "qopt/Conversion/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CONVERTLINALGTOQNNPASS
#include "qopt/Conversion/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

static bool movesTensors(Operation *op) {
  return isa<tensor::CollapseShapeOp, tensor::ConcatOp, tensor::ExpandShapeOp,
             tensor::ExtractSliceOp, tensor::InsertSliceOp, tensor::PadOp>(op);
}

/// Ops that the pass converts; fill is only ever part of another op.
static bool isCandidate(Operation *op) {
  return isa<linalg::LinalgOp>(op) || movesTensors(op);
}

static LogicalResult convert(Operation *op, Translation &values) {
  auto structured = dyn_cast<linalg::LinalgOp>(op);
  if (succeeded(evaluate(op, values)))
    return success();
  if (!structured)
    return convertTensorOp(op, values);
  if (!structured.hasPureTensorSemantics())
    return values.rewriter.notifyMatchFailure(op, "works on buffers");
  StringRef name = op->getName().stripDialect();
  if (name.starts_with("pooling_"))
    return convertPooling(structured, values);
  if (name.starts_with("conv_3d_"))
    return convertConvolution3D(structured, values);
  if (name.contains("conv_"))
    return convertConvolution(structured, values);
  if (linalg::isaContractionOpInterface(structured) &&
      succeeded(convertContraction(structured, values)))
    return success();
  return convertBody(structured, values);
}

namespace {
struct ConvertLinalgToQNN
    : public qnn::impl::ConvertLinalgToQNNPassBase<ConvertLinalgToQNN> {
  using ConvertLinalgToQNNPassBase::ConvertLinalgToQNNPassBase;

  void runOnOperation() override {
    SmallVector<Operation *> candidates;
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isCandidate(op))
        candidates.push_back(op);
      // Bodies belong to their op.
      return isa<linalg::LinalgOp>(op) ? WalkResult::skip()
                                       : WalkResult::advance();
    });
    ReasonListener listener;
    IRRewriter rewriter(&getContext(), &listener);
    Translation values(rewriter);
    DenseSet<Operation *> converted;
    for (Operation *op : candidates) {
      rewriter.setInsertionPoint(op);
      if (succeeded(convert(op, values)))
        converted.insert(op);
    }
    auto isForeign = [&](OpOperand &use) {
      return !converted.contains(use.getOwner());
    };
    for (Operation *op : candidates)
      if (converted.contains(op))
        values.finish(op, isForeign);
    DenseSet<Operation *> known(candidates.begin(), candidates.end()), created;
    getOperation()->walk([&](Operation *op) {
      if (isCandidate(op) && !known.contains(op))
        created.insert(op);
    });
    eraseUnused(converted);
    reportLeft(listener, converted, created);
  }

private:
  /// Nothing is erased before: new ops must not get the addresses of old ones.
  void eraseUnused(const DenseSet<Operation *> &converted) {
    SmallVector<Operation *> all;
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op != getOperation())
        all.push_back(op);
      return isa<linalg::LinalgOp>(op) ? WalkResult::skip()
                                       : WalkResult::advance();
    });
    for (Operation *op : llvm::reverse(all)) {
      bool isTrueAssertion =
          isa<cf::AssertOp>(op) && matchPattern(op->getOperand(0), m_One());
      // What a body asserts goes with the op that was converted.
      bool isReplaced = converted.contains(op) && op->use_empty();
      numConverted += isReplaced;
      if (isTrueAssertion || isReplaced || isOpTriviallyDead(op))
        op->erase();
    }
  }

  void reportLeft(const ReasonListener &listener,
                  const DenseSet<Operation *> &converted,
                  const DenseSet<Operation *> &created) {
    getOperation()->walk([&](Operation *op) {
      if (!isCandidate(op) || isa<linalg::FillOp>(op) || created.contains(op))
        return;
      ++numLeft;
      std::string reason = converted.contains(op)
                               ? "an op that stays needs its result"
                               : listener.reasons.lookup(op->getLoc());
      op->emitRemark("stays in ")
          << op->getDialect()->getNamespace() << ": "
          << (reason.empty() ? "qnn has no such op" : StringRef(reason));
    });
  }
};
} // namespace
