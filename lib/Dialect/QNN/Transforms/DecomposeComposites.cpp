// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-decompose-composites: composites whose parts quantize better than the
// whole become these parts, before calibration gives each of them a range.

#include "DecomposeComposites.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_DECOMPOSECOMPOSITESPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// The pair from which qnn-fuse-qdq makes quantized ops.
static LogicalResult decomposeFakeQuantize(FakeQuantizeOp op,
                                           PatternRewriter &rewriter) {
  auto quantize = QuantizeOp::create(
      rewriter, op.getLoc(),
      withElementType(op.getInput().getType(), op.getType()), op.getInput());
  rewriter.replaceOpWithNewOp<DequantizeOp>(op, op.getResult().getType(),
                                            quantize);
  return success();
}

namespace {
struct DecomposeComposites
    : public qnn::impl::DecomposeCompositesPassBase<DecomposeComposites> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    composites::populateRecurrentCellPatterns(patterns);
    patterns.add(decomposeFakeQuantize);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
