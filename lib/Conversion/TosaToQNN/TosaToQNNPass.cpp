// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// convert-tosa-to-qnn: one walk that replaces the f32 ops of TOSA by qnn ops.
// Both dialects work on builtin tensors, so that a module in which some TOSA
// ops remain is valid; each remaining op gets a remark with the reason that its
// pattern gave.

#include "../ImportUtils.h"
#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CONVERTTOSATOQNNPASS
#include "qopt/Conversion/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

//===----------------------------------------------------------------------===//
// Shared by the patterns
//===----------------------------------------------------------------------===//

LogicalResult tosa_import::checkRanked(Operation *op,
                                       PatternRewriter &rewriter) {
  if (llvm::any_of(op->getOperandTypes(), llvm::IsaPred<UnrankedTensorType>) ||
      llvm::any_of(op->getResultTypes(), llvm::IsaPred<UnrankedTensorType>))
    return rewriter.notifyMatchFailure(op, "a tensor has no rank");
  return success();
}

LogicalResult tosa_import::checkFloat32(Operation *op, TypeRange types,
                                        PatternRewriter &rewriter) {
  for (Type type : types)
    if (!getElementTypeOrSelf(type).isF32())
      return rewriter.notifyMatchFailure(op, [&](Diagnostic &diagnostic) {
        diagnostic << "computes on " << getElementTypeOrSelf(type)
                   << ", not f32";
      });
  return success();
}

LogicalResult tosa_import::checkFloat32(Operation *op,
                                        PatternRewriter &rewriter) {
  SmallVector<Type> types = {op->getResult(0).getType()};
  // Trailing operands are zero points, shifts and shapes; select starts with a
  // condition.
  if (op->getNumOperands() > 0)
    types.push_back(op->getOperand(isa<tosa::SelectOp>(op) ? 1 : 0).getType());
  return checkFloat32(op, types, rewriter);
}

LogicalResult tosa_import::checkZero(Operation *op, Value value, StringRef what,
                                     PatternRewriter &rewriter) {
  std::optional<double> scalar = getConstantScalar(value);
  if (scalar && *scalar == 0.0)
    return success();
  return rewriter.notifyMatchFailure(op, what + " is not a constant zero");
}

LogicalResult tosa_import::checkNaN(Operation *op,
                                    tosa::NanPropagationMode mode,
                                    PatternRewriter &rewriter) {
  if (mode == tosa::NanPropagationMode::PROPAGATE)
    return success();
  return rewriter.notifyMatchFailure(op, "ignores NaN");
}

std::optional<SmallVector<int64_t>> tosa_import::getShapeConstant(Value value) {
  auto constant = value.getDefiningOp<tosa::ConstShapeOp>();
  if (!constant)
    return std::nullopt;
  return llvm::to_vector(
      llvm::map_range(constant.getValues().getValues<APInt>(),
                      [](const APInt &x) { return x.getSExtValue(); }));
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct ConvertTosaToQNN
    : public qnn::impl::ConvertTosaToQNNPassBase<ConvertTosaToQNN> {
  using ConvertTosaToQNNPassBase::ConvertTosaToQNNPassBase;

  void runOnOperation() override {
    int64_t before = countTosaOps();
    narrowFloat64Islands(getOperation());
    foldConstants(getOperation());
    ReasonListener listener;
    apply({populateActivationPatterns, populateConstantGatherPatterns},
          listener);
    apply({populateComparisonPatterns, populateContractionPatterns,
           populateElementwisePatterns, populateIndexingPatterns,
           populatePoolingPatterns, populateShapePatterns},
          listener);
    eraseUnused();
    reportLeft(listener);
    numConverted += std::max<int64_t>(0, before - int64_t(numLeft.getValue()));
  }

private:
  using Populate = void (*)(RewritePatternSet &);

  static bool isConstant(Operation *op) {
    return op->hasTrait<OpTrait::ConstantLike>();
  }

  /// What TOSA says of indices and predicates stays: qnn has ops on reals only.
  static bool isIndexArithmetic(Operation *op) {
    auto isIndex = [](Type type) {
      Type element = getElementTypeOrSelf(type);
      return element.isSignlessInteger(1) || element.isSignlessInteger(32) ||
             element.isSignlessInteger(64);
    };
    // A conv2d of i8 has an i32 result, a mul an i8 shift.
    return llvm::all_of(op->getResultTypes(), isIndex) &&
           op->getNumOperands() > 0 && isIndex(op->getOperand(0).getType());
  }

  /// Nothing to quantize, and not slow either: code generation takes it as it
  /// is.
  static bool isInteger(Operation *op) {
    auto isIntegerTensor = [](Type type) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      return tensor && tensor.getElementType().isInteger() &&
             tensor.getElementTypeBitWidth() >= 8;
    };
    return op->getNumOperands() > 0 && op->getNumResults() > 0 &&
           llvm::all_of(op->getResultTypes(), isIntegerTensor) &&
           llvm::all_of(op->getOperandTypes(), [&](Type type) {
             return isa<tosa::shapeType>(type) || isIntegerTensor(type);
           });
  }

  int64_t countTosaOps() {
    int64_t count = 0;
    getOperation()->walk([&](Operation *op) {
      count +=
          isa<tosa::TosaOp>(op) && !isConstant(op) && !isIndexArithmetic(op);
    });
    return count;
  }

  void apply(ArrayRef<Populate> families, ReasonListener &listener) {
    RewritePatternSet patterns(&getContext());
    for (Populate populate : families)
      populate(patterns);
    walkAndApplyPatterns(getOperation(), std::move(patterns), &listener);
  }

  /// Shapes, zero points and the parts of recognised activations.
  void eraseUnused() {
    SmallVector<Operation *> candidates;
    getOperation()->walk([&](Operation *op) {
      if (isa<tosa::TosaOp>(op) ||
          isa_and_nonnull<QNNDialect>(op->getDialect()) || isConstant(op))
        candidates.push_back(op);
    });
    for (Operation *op : llvm::reverse(candidates))
      if (isOpTriviallyDead(op))
        op->erase();
  }

  void reportLeft(const ReasonListener &listener) {
    getOperation()->walk([&](Operation *op) {
      if (!isa<tosa::TosaOp>(op) || isConstant(op) || isa<tosa::YieldOp>(op))
        return;
      if (isIndexArithmetic(op))
        return;
      ++numLeft;
      if (isInteger(op)) {
        op->emitRemark("integer arithmetic already: compiled to the bit as "
                       "TOSA specifies it");
        return;
      }
      std::string reason = listener.reasons.lookup(op->getLoc());
      op->emitRemark("stays in TOSA: ")
          << (reason.empty() ? "qnn has no such op" : StringRef(reason));
    });
  }
};
} // namespace
