// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Layers by the locations of their ops.

#include "Profile.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace qopt;

/// Multiply-adds of a contraction; 0 for other ops.
static int64_t getMultiplyAdds(Operation *op) {
  if (!isa<qnn::Conv2DOp, qnn::MatmulOp>(op))
    return 0;
  auto result = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  auto left = dyn_cast<RankedTensorType>(op->getOperand(0).getType());
  auto right = dyn_cast<RankedTensorType>(op->getOperand(1).getType());
  if (!result || !left || !right || !result.hasStaticShape() ||
      !left.hasStaticShape() || !right.hasStaticShape() || left.getRank() < 1)
    return 0;
  // Each result sums over a filter, or over what left and right have in common:
  // (m k) (k n) / (m n) = k^2.
  if (isa<qnn::Conv2DOp>(op) && right.getDimSize(0) > 0)
    return result.getNumElements() *
           (right.getNumElements() / right.getDimSize(0));
  auto matmul = cast<qnn::MatmulOp>(op);
  int64_t dim = left.getRank() - 1;
  if (matmul.getTransposeLhs() && left.getRank() > 1)
    --dim;
  return result.getNumElements() * left.getDimSize(dim);
}

void qopt::annotateLayers(ModuleOp module) {
  Builder b(module.getContext());
  module.walk([&](Operation *op) {
    if (op->getNumResults() == 0 ||
        !isa<RankedTensorType>(op->getResult(0).getType()))
      return;
    auto note = b.getDictionaryAttr(
        {b.getNamedAttr("qopt.macs", b.getI64IntegerAttr(getMultiplyAdds(op))),
         b.getNamedAttr("qopt.op",
                        b.getStringAttr(op->getName().stripDialect()))});
    op->setLoc(FusedLoc::get(module.getContext(), {op->getLoc()}, note));
  });
}

/// Notes that the location and those inside of it have.
static void read(Location loc, LayerTime &layer) {
  loc->walk([&](Location inner) {
    auto fused = dyn_cast<FusedLoc>(inner);
    auto note = fused ? dyn_cast_or_null<DictionaryAttr>(fused.getMetadata())
                      : DictionaryAttr();
    if (note && note.get("qopt.macs")) {
      layer.multiplyAdds += cast<IntegerAttr>(note.get("qopt.macs")).getInt();
      if (!layer.op.empty())
        layer.op += "+";
      layer.op += cast<StringAttr>(note.get("qopt.op")).getValue();
    }
    auto position = dyn_cast<FileLineColLoc>(inner);
    if (position && layer.location.empty())
      layer.location =
          (position.getFilename().getValue() + ":" + Twine(position.getLine()) +
           ":" + Twine(position.getColumn()))
              .str();
    return WalkResult::advance();
  });
}

std::vector<LayerTime>
qopt::profileLayers(LLVM::LLVMFuncOp entry,
                    llvm::function_ref<bool(StringRef)> isKernel) {
  std::vector<LayerTime> layers;
  SmallVector<LLVM::CallOp> calls;
  entry.walk([&](LLVM::CallOp call) {
    std::optional<StringRef> callee = call.getCallee();
    if (callee && isKernel(*callee))
      calls.push_back(call);
  });
  OpBuilder b(entry);
  auto type = LLVM::LLVMFunctionType::get(
      LLVM::LLVMVoidType::get(b.getContext()), {b.getI64Type()});
  auto clock = LLVM::LLVMFuncOp::create(b, entry.getLoc(), profileName, type);
  for (LLVM::CallOp call : calls) {
    LayerTime layer;
    layer.kernel = call.getCallee()->str();
    read(call.getLoc(), layer);
    auto note = [&](int64_t number) {
      Value value = LLVM::ConstantOp::create(b, call.getLoc(),
                                             b.getI64IntegerAttr(number));
      LLVM::CallOp::create(b, call.getLoc(), clock, value);
    };
    b.setInsertionPoint(call);
    note(2 * layers.size());
    b.setInsertionPointAfter(call);
    note(2 * layers.size() + 1);
    layers.push_back(std::move(layer));
  }
  return layers;
}
