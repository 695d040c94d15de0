// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// convert-quant-to-qnn: the casts of the quant dialect as qnn ops, so that a
// graph quantized elsewhere takes the way of qopt's own pairs. It must run
// before anything canonicalizes: upstream folds dcast(qcast(x)) to x, which
// undoes the quantization.

#include "../ImportUtils.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CONVERTQUANTTOQNNPASS
#include "qopt/Conversion/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// Succeeds for ranked tensors of f32 on one side and of per-tensor or per-axis
/// quantized elements on the other.
static LogicalResult checkTypes(Operation *op, Type real, Type quantized,
                                PatternRewriter &rewriter) {
  if (!isa<RankedTensorType>(real) || !isa<RankedTensorType>(quantized))
    return rewriter.notifyMatchFailure(op, "a tensor has no rank");
  if (!getElementTypeOrSelf(real).isF32())
    return rewriter.notifyMatchFailure(op, "its float type is not f32");
  if (!isa<quant::UniformQuantizedType, quant::UniformQuantizedPerAxisType>(
          getElementTypeOrSelf(quantized)))
    return rewriter.notifyMatchFailure(
        op, "its quantized type is neither per tensor nor per axis");
  if (std::string reason = explainInvalidQuantizedType(quantized);
      !reason.empty())
    return rewriter.notifyMatchFailure(op, reason);
  return success();
}

static LogicalResult convertQuantize(quant::QuantizeCastOp op,
                                     PatternRewriter &rewriter) {
  Type real = op.getInput().getType(), quantized = op.getType();
  if (failed(checkTypes(op, real, quantized, rewriter)))
    return failure();
  rewriter.replaceOpWithNewOp<QuantizeOp>(op, quantized, op.getInput());
  return success();
}

static LogicalResult convertDequantize(quant::DequantizeCastOp op,
                                       PatternRewriter &rewriter) {
  Type real = op.getType(), quantized = op.getInput().getType();
  if (failed(checkTypes(op, real, quantized, rewriter)))
    return failure();
  rewriter.replaceOpWithNewOp<DequantizeOp>(op, real, op.getInput());
  return success();
}

/// Stored integers that are constant become a constant of quantized type; a
/// cast there and back vanishes. Others are views, which the lowering drops.
static LogicalResult convertStorage(quant::StorageCastOp op,
                                    PatternRewriter &rewriter) {
  Value input = op.getInput();
  if (auto inner = input.getDefiningOp<quant::StorageCastOp>())
    if (inner.getInput().getType() == op.getType()) {
      rewriter.replaceOp(op, inner.getInput());
      return success();
    }
  auto type = dyn_cast<RankedTensorType>(op.getType());
  if (!type || !isQuantized(type))
    return rewriter.notifyMatchFailure(op, "does not give a quantized tensor");
  if (!isConstantOrParameter(input))
    return rewriter.notifyMatchFailure(op, "its input is not constant");
  if (std::string reason = explainInvalidQuantizedType(type); !reason.empty())
    return rewriter.notifyMatchFailure(op, reason);
  llvm::Expected<ConstantSource> source = getConstantSource(input);
  if (!source)
    return rewriter.notifyMatchFailure(op, toString(source.takeError()));
  llvm::Expected<Value> constant =
      createConstant(rewriter, op.getLoc(), op->getParentOfType<ModuleOp>(),
                     *source, type, "quantized", !source->isParameter());
  if (!constant)
    return rewriter.notifyMatchFailure(op, toString(constant.takeError()));
  rewriter.replaceOp(op, *constant);
  return success();
}

namespace {
struct ConvertQuantToQNN
    : public qnn::impl::ConvertQuantToQNNPassBase<ConvertQuantToQNN> {
  void runOnOperation() override {
    numConverted += getCasts().size();
    RewritePatternSet patterns(&getContext());
    patterns.add(convertQuantize);
    patterns.add(convertDequantize);
    patterns.add(convertStorage);
    ReasonListener listener;
    walkAndApplyPatterns(getOperation(), std::move(patterns), &listener);
    SmallVector<Operation *> left = getCasts();
    numConverted -= left.size();
    for (Operation *op : llvm::reverse(left)) {
      if (isOpTriviallyDead(op))
        op->erase();
      else if (!isa<quant::StorageCastOp>(op))
        op->emitRemark("stays in the quant dialect: ")
            << listener.reasons.lookup(op->getLoc());
    }
  }

private:
  SmallVector<Operation *> getCasts() {
    SmallVector<Operation *> casts;
    getOperation()->walk([&](Operation *op) {
      if (isa<quant::QuantizeCastOp, quant::DequantizeCastOp,
              quant::StorageCastOp>(op))
        casts.push_back(op);
    });
    return casts;
  }
};
} // namespace
