// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-expand-math: no result may depend on which math library is installed,
// and vector code must give what scalar code gives. So functions become
// arithmetic here, before anything vectorizes.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_EXPANDMATHPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

/// Ops that are exact or correctly rounded, each a few instructions on every
/// target: they have one right answer. math.round is not among them (x86 has no
/// such instruction, LLVM calls the library).
static bool isExact(Operation *op) {
  return isa<math::AbsFOp, math::AbsIOp, math::CeilOp, math::CopySignOp,
             math::CountLeadingZerosOp, math::CountTrailingZerosOp,
             math::CtPopOp, math::FloorOp, math::FmaOp, math::IsFiniteOp,
             math::IsInfOp, math::IsNaNOp, math::IsNormalOp, math::SqrtOp,
             math::RoundEvenOp, math::TruncOp>(op);
}

namespace {

/// log10(x) = log(x) * (1 / ln 10); upstream approximates log only.
struct ExpandLog10 : public OpRewritePattern<math::Log10Op> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::Log10Op op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType();
    if (!getElementTypeOrSelf(type).isF32())
      return rewriter.notifyMatchFailure(
          op, "only f32 has an approximation of log");
    TypedAttr factor = rewriter.getF32FloatAttr(0.434294481903251827651f);
    if (auto shaped = dyn_cast<ShapedType>(type))
      factor = DenseElementsAttr::get(shaped, Attribute(factor));
    Value log = math::LogOp::create(rewriter, op.getLoc(), op.getOperand());
    Value scale = arith::ConstantOp::create(rewriter, op.getLoc(), factor);
    rewriter.replaceOpWithNewOp<arith::MulFOp>(op, log, scale);
    return success();
  }
};

struct ExpandMathPass : public qnn::impl::ExpandMathPassBase<ExpandMathPass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    math::populateExpansionPatterns(
        patterns, {"acosh", "asinh", "atanh", "clampf", "cosh", "exp2", "fpowi",
                   "powf", "round", "rsqrt", "sincos", "sinh", "tan"});
    auto always = [](StringRef) { return true; };
    populateMathF32ExpansionPatterns(patterns, always);
    populateMathPolynomialApproximationPatterns(patterns, always);
    patterns.add<ExpandLog10>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();

    WalkResult result =
        getOperation()->walk([](Operation *op) {
          bool library =
              isa<arith::RemFOp>(op) ||
              (isa_and_nonnull<math::MathDialect>(op->getDialect()) &&
               !isExact(op));
          if (!library)
            return WalkResult::advance();
          op->emitError("'")
              << op->getName() << "' on " << op->getOperand(0).getType()
              << " has no expansion that is the same on every machine";
          return WalkResult::interrupt();
        });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};

} // namespace
