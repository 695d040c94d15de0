// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-outline-layers: every compute op of the public functions becomes a
// private function. Works on qnn ops, before their lowering, so that a kernel
// is one layer however many structured ops it turns into.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/SymbolTable.h"
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

/// Whether an operand is known when the module is compiled.
static bool isParameter(Value value) {
  Operation *op = value.getDefiningOp();
  return op && (isa<qnn::LoadParameterOp>(op) ||
                op->hasTrait<OpTrait::ConstantLike>());
}

static func::FuncOp outline(Operation *op, SymbolTable &symbols,
                            unsigned number) {
  // An operand that the op reads twice is one argument.
  SetVector<Value> operands(op->operand_begin(), op->operand_end());
  OpBuilder b(op->getContext());
  std::string name = (op->getName().stripDialect() + "_" + Twine(number)).str();
  auto type = b.getFunctionType(TypeRange(ValueRange(operands.getArrayRef())),
                                op->getResultTypes());
  auto kernel = func::FuncOp::create(op->getLoc(), name, type);
  kernel.setPrivate();
  kernel.setNoInline(true);
  kernel->setAttr("qopt.kernel", b.getUnitAttr());
  Block *body = kernel.addEntryBlock();
  for (auto [index, operand] : llvm::enumerate(operands))
    if (isParameter(operand))
      kernel.setArgAttr(index, "qopt.parameter", b.getUnitAttr());
  symbols.insert(kernel);

  b.setInsertionPoint(op);
  auto call =
      func::CallOp::create(b, op->getLoc(), kernel, operands.getArrayRef());
  op->replaceAllUsesWith(call);
  op->moveBefore(body, body->end());
  for (OpOperand &operand : op->getOpOperands()) {
    auto *position = llvm::find(operands, operand.get());
    operand.set(body->getArgument(position - operands.begin()));
  }
  b.setInsertionPointToEnd(body);
  func::ReturnOp::create(b, op->getLoc(), op->getResults());
  return kernel;
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
      outline(op, symbols, number);
    numLayers += layers.size();
  }
};
} // namespace
