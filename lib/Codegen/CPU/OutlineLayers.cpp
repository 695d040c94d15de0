// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-outline-layers: every compute op of the public functions becomes a
// private function. Works on qnn ops, before their lowering, so that a kernel
// is one layer however many structured ops it turns into.

#include "Outlining.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;

namespace mlir::qnn {
#define GEN_PASS_DEF_OUTLINELAYERSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

/// Whether an op computes, and so is worth a kernel. A reshape is a view; loads
/// and constants are addresses; an observer is a call already.
static bool isLayer(Operation *op) {
  if (isa<qnn::ReshapeOp>(op))
    return false;
  return isa<qnn::QuantizableOpInterface, qnn::QuantizeOp, qnn::DequantizeOp,
             qnn::RequantizeOp>(op);
}

namespace {
struct OutlineLayers : qnn::impl::OutlineLayersPassBase<OutlineLayers> {
  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    SmallVector<Operation *> layers;
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (func.isPublic())
        for (Block &block : func.getBody())
          for (Operation &op : block)
            if (isLayer(&op))
              layers.push_back(&op);
    for (auto [number, op] : llvm::enumerate(layers))
      qnn::outlineKernel(op, op->getName().stripDialect() + "_" + Twine(number),
                         symbols);
    numLayers += layers.size();
  }
};
} // namespace
