// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// convert-qnn-to-linalg: the semantics of the dialect. The result is structured
// integer and float IR that runs anywhere; every code generator must give the
// bits that it gives when run as naive loops.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Pass/Pass.h"
#include "qopt/Conversion/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CONVERTQNNTOLINALGPASS
#include "qopt/Conversion/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

/// Emits an error for the first reason why the op cannot be lowered.
static LogicalResult checkOp(Operation *op) {
  auto isDynamic = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return shaped && !shaped.hasStaticShape();
  };
  if (llvm::any_of(op->getOperandTypes(), isDynamic) ||
      llvm::any_of(op->getResultTypes(), isDynamic))
    return op->emitOpError(
        "has a dynamic shape; give the model's inputs static shapes, a "
        "fixed batch size for example, before it is lowered");
  return checkAccumulator(op);
}

namespace {

struct ConvertQNNToLinalg
    : mlir::qnn::impl::ConvertQNNToLinalgPassBase<ConvertQNNToLinalg> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    bool ok = true;
    module.walk([&](Operation *op) {
      if (!isa_and_nonnull<QNNDialect>(op->getDialect()))
        return;
      ok &= succeeded(checkOp(op));
      if (!isa<ParameterOp, LoadParameterOp>(op))
        ++numConverted;
    });
    if (!ok)
      return signalPassFailure();
    expandAttention(module);
    isolateFloatIslands(module);
    lowerObservers(module);
    if (failed(convert(module)))
      signalPassFailure();
  }

  static LogicalResult convert(ModuleOp module);
};

} // namespace

LogicalResult ConvertQNNToLinalg::convert(ModuleOp module) {
  MLIRContext *context = module.getContext();
  StorageTypeConverter converter;
  RewritePatternSet patterns(context);
  for (auto populate :
       {populateContractionPatterns, populateElementwisePatterns,
        populateComparisonPatterns, populateIndexingPatterns,
        populateLossPatterns, populateUnaryPatterns, populateReductionPatterns,
        populatePoolingPatterns, populateNormalizationPatterns,
        populateShapePatterns, populateQuantizationPatterns})
    populate(converter, patterns);
  populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns,
                                                                 converter);
  populateCallOpTypeConversionPattern(patterns, converter);
  populateReturnOpTypeConversionPattern(patterns, converter);

  ConversionTarget target(*context);
  target.addIllegalDialect<QNNDialect>();
  target.addDynamicallyLegalOp<ParameterOp>(
      [&](ParameterOp op) { return converter.isLegal(Type(op.getType())); });
  target.addDynamicallyLegalOp<LoadParameterOp>([&](LoadParameterOp op) {
    return converter.isLegal(Type(op.getType()));
  });
  target.addDynamicallyLegalOp<func::FuncOp>([&](func::FuncOp op) {
    return converter.isSignatureLegal(op.getFunctionType());
  });
  // All other ops stay, unless a quantized type is left on them.
  target.markUnknownOpDynamicallyLegal(
      [&](Operation *op) { return converter.isLegal(op); });
  return applyPartialConversion(module, target, std::move(patterns));
}
