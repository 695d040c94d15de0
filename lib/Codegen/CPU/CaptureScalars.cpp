// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-capture-scalars: linalg's quantized contractions take their zero points
// as scalar operands. Read from outside of the body instead, they are what
// quantized layers of qnn look like, and kernels of the dot instruction apply.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CAPTURESCALARSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

/// A contraction or another reduction with scalar inputs. An elementwise op
/// (fill) has its own lowering.
static bool hasScalarInput(linalg::LinalgOp op) {
  return op.getNumReductionLoops() > 0 && op.hasPureTensorSemantics() &&
         llvm::any_of(op.getDpsInputOperands(),
                      [&](OpOperand *input) { return op.isScalar(input); });
}

/// The same op without its scalar inputs, whose elements the body reads from
/// outside.
static void captureScalars(IRRewriter &rewriter, linalg::GenericOp op) {
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  BitVector captured(op.getBody()->getNumArguments());
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (op.isScalar(input)) {
      BlockArgument argument = op.getMatchingBlockArgument(input);
      rewriter.replaceAllUsesWith(argument, input->get());
      captured.set(argument.getArgNumber());
      continue;
    }
    inputs.push_back(input->get());
    maps.push_back(op.getMatchingIndexingMap(input));
  }
  for (OpOperand &init : op.getDpsInitsMutable())
    maps.push_back(op.getMatchingIndexingMap(&init));
  rewriter.setInsertionPoint(op);
  auto result = linalg::GenericOp::create(
      rewriter, op.getLoc(), op.getResultTypes(), inputs, op.getDpsInits(),
      maps, op.getIteratorTypesArray());
  rewriter.inlineRegionBefore(op.getRegion(), result.getRegion(),
                              result.getRegion().begin());
  result.getBody()->eraseArguments(captured);
  rewriter.replaceOp(op, result);
}

namespace {
struct CaptureScalars
    : public qnn::impl::CaptureScalarsPassBase<CaptureScalars> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (hasScalarInput(op))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      rewriter.setInsertionPoint(op);
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic) {
        FailureOr<linalg::GenericOp> named =
            linalg::generalizeNamedOp(rewriter, op);
        if (failed(named))
          continue;
        generic = *named;
      }
      captureScalars(rewriter, generic);
      ++numCaptured;
    }
  }
};
} // namespace
