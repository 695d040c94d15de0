// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-recognize-composites: finds functions that importers took apart. Users
// are visited before their operands, so that the largest composite wins: gelu,
// not the erf in it.

#include "RecognizeComposites.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_RECOGNIZECOMPOSITESPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

namespace {
struct RecognizeCompositesPass
    : public qnn::impl::RecognizeCompositesPassBase<RecognizeCompositesPass> {
  using RecognizeCompositesPassBase::RecognizeCompositesPassBase;

  void runOnOperation() override {
    int64_t count = 0;
    // Reductions first: means are parts of the normalizations.
    bool ok = apply({populateReductionPatterns}, /*topDown=*/true, count) &&
              apply({populateActivationPatterns, populateNormalizationPatterns,
                     populateGroupNormPatterns, populateResizePatterns},
                    /*topDown=*/false, count) &&
              apply({populateAttentionPatterns}, /*topDown=*/false, count) &&
              apply({populateContractionPatterns, populateGroupPatterns},
                    /*topDown=*/true, count);
    if (!ok) {
      getOperation()->emitError(
          "recognising composites did not come to an end");
      return signalPassFailure();
    }
    numRecognized += count;
  }

private:
  using Populate = void (*)(RewritePatternSet &, int64_t &);

  bool apply(ArrayRef<Populate> families, bool topDown, int64_t &count) {
    MLIRContext *context = &getContext();
    RewritePatternSet patterns(context);
    for (Populate populate : families)
      populate(patterns, count);
    if (topDown)
      populateReshapePatterns(patterns);
    ReshapeOp::getCanonicalizationPatterns(patterns, context);
    TransposeOp::getCanonicalizationPatterns(patterns, context);
    ClampOp::getCanonicalizationPatterns(patterns, context);
    GreedyRewriteConfig config;
    config.setUseTopDownTraversal(topDown).setRegionSimplificationLevel(
        GreedySimplifyRegionLevel::Disabled);
    return succeeded(
        applyPatternsGreedily(getOperation(), std::move(patterns), config));
  }
};
} // namespace
