// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Moves ops into kernels.

#include "Outlining.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;

bool qnn::isKnownValue(Value value) {
  Operation *op = value.getDefiningOp();
  return op && (isa<qnn::LoadParameterOp>(op) ||
                op->hasTrait<OpTrait::ConstantLike>());
}

bool qnn::isCopied(Operation *op) {
  if (!op || op->getNumResults() != 1)
    return false;
  if (op->hasTrait<OpTrait::ConstantLike>())
    return !isa<ShapedType>(op->getResult(0).getType());
  // A fill makes what its consumer would otherwise have to copy.
  return isa<tensor::EmptyOp, linalg::FillOp>(op);
}

namespace {
/// What the ops of a kernel read from outside.
class Boundary {
public:
  explicit Boundary(ArrayRef<Operation *> ops)
      : members(llvm::from_range, ops) {
    for (Operation *op : ops) {
      for (Value operand : op->getOperands())
        add(operand);
      SetVector<Value> captured;
      getUsedValuesDefinedAbove(op->getRegions(), captured);
      for (Value value : captured)
        add(value);
    }
  }

  /// Arguments of the kernel: each value once.
  SetVector<Value> inputs;
  /// Ops to compute in the kernel, in order.
  SetVector<Operation *> copies;

private:
  void add(Value value) {
    Operation *op = value.getDefiningOp();
    if (op && members.contains(op))
      return;
    if (!qnn::isCopied(op)) {
      inputs.insert(value);
      return;
    }
    for (Value operand : op->getOperands())
      add(operand);
    copies.insert(op);
  }

  DenseSet<Operation *> members;
};
} // namespace

/// Operands of `op`, and of all ops inside of it, by what stands for them.
static void remap(Operation *op, const IRMapping &mapping) {
  op->walk([&](Operation *inner) {
    for (OpOperand &operand : inner->getOpOperands())
      operand.set(mapping.lookupOrDefault(operand.get()));
  });
}

func::FuncOp qnn::outlineKernel(ArrayRef<Operation *> ops, const Twine &name,
                                SymbolTable &symbols) {
  Boundary boundary(ops);
  ArrayRef<Value> inputs = boundary.inputs.getArrayRef();
  Operation *last = ops.back();
  OpBuilder b(last->getContext());
  auto type =
      b.getFunctionType(TypeRange(ValueRange(inputs)), last->getResultTypes());
  auto kernel = func::FuncOp::create(last->getLoc(), name.str(), type);
  kernel.setPrivate();
  kernel.setNoInline(true);
  kernel->setAttr("qopt.kernel", b.getUnitAttr());
  Block *body = kernel.addEntryBlock();
  IRMapping mapping;
  for (auto [index, input] : llvm::enumerate(inputs)) {
    mapping.map(input, body->getArgument(index));
    if (isKnownValue(input))
      kernel.setArgAttr(index, "qopt.parameter", b.getUnitAttr());
  }
  symbols.insert(kernel);

  b.setInsertionPoint(last);
  auto call = func::CallOp::create(b, last->getLoc(), kernel, inputs);
  last->replaceAllUsesWith(call);
  b.setInsertionPointToEnd(body);
  for (Operation *op : boundary.copies)
    b.clone(*op, mapping);
  for (Operation *op : ops) {
    op->moveBefore(body, body->end());
    remap(op, mapping);
  }
  func::ReturnOp::create(b, last->getLoc(), last->getResults());
  return kernel;
}
