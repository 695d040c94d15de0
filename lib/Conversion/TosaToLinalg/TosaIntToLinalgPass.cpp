// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// convert-tosa-int-to-linalg: the integer ops of TOSA whose arithmetic the
// specification fixes to the last bit, as the integer linalg that code
// generation takes. What is left needs no arithmetic of its own and goes
// through upstream's conversions.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "qopt/Conversion/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_CONVERTTOSAINTTOLINALGPASS
#include "qopt/Conversion/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_integer;

LogicalResult tosa_integer::checkStaticInteger(Operation *op,
                                               PatternRewriter &rewriter) {
  SmallVector<Type> types(op->getOperandTypes());
  llvm::append_range(types, op->getResultTypes());
  for (Type type : types) {
    if (isa<tosa::shapeType>(type))
      continue;
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || !tensor.hasStaticShape())
      return rewriter.notifyMatchFailure(op, "a shape is not static");
    if (!tensor.getElementType().isSignlessInteger())
      return rewriter.notifyMatchFailure(op, "does not compute on integers");
  }
  return success();
}

std::optional<int64_t> tosa_integer::getScalar(Value value, bool isUnsigned) {
  DenseElementsAttr attr;
  if (!matchPattern(value, m_Constant(&attr)) || attr.getNumElements() != 1 ||
      !attr.getElementType().isInteger())
    return std::nullopt;
  APInt element = *attr.value_begin<APInt>();
  return isUnsigned ? int64_t(element.getZExtValue()) : element.getSExtValue();
}

namespace {
struct ConvertTosaIntToLinalg
    : qnn::impl::ConvertTosaIntToLinalgPassBase<ConvertTosaIntToLinalg> {
  void runOnOperation() override {
    int64_t before = count();
    RewritePatternSet patterns(&getContext());
    populateContractionPatterns(patterns);
    populateFixedPointPatterns(patterns);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
    numConverted += std::max<int64_t>(0, before - count());
  }

private:
  int64_t count() {
    int64_t result = 0;
    getOperation()->walk([&](tosa::TosaOp op) {
      result += !op->hasTrait<OpTrait::ConstantLike>();
    });
    return result;
  }
};
} // namespace
