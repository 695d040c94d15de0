// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-pack-weights: what kernels compute from weights alone is computed once,
// when the parameter is read. The packed weight is a derived parameter: a
// streamed source beside the original, never a constant in the IR.

#include "WeightDerivation.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;
using namespace mlir::qnn;

namespace mlir::qnn {
#define GEN_PASS_DEF_PACKWEIGHTSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

/// The value that an op reads, seen through reshapes.
static Value getRoot(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op))
      break;
    value = op->getOperand(0);
  }
  return value;
}

namespace {
struct PackWeights : qnn::impl::PackWeightsPassBase<PackWeights> {
  void runOnOperation() override {
    symbols.emplace(getOperation());
    callsByName.clear();
    getOperation().walk([&](func::CallOp call) {
      callsByName[call.getCallee()].push_back(call);
    });
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (!func.isDeclaration() && failed(visit(func)))
        return signalPassFailure();
    symbols.reset();
    callsByName.clear();
  }

private:
  LogicalResult visit(func::FuncOp func);
  FailureOr<bool> moveToCallers(func::FuncOp func, Operation *op,
                                BlockArgument argument);
  bool isKnown(Value weight);
  FailureOr<Value> compute(OpBuilder &b, Operation *op, Value weight);
  FailureOr<bool> replaceInPlace(Operation *op, Value weight);
  FailureOr<ParameterOp> derive(Operation *op, ParameterOp parameter);
  void eraseUnused(func::FuncOp func, BlockArgument argument);

  std::optional<SymbolTable> symbols;
  /// By callee: a walk for each kernel would be quadratic.
  llvm::StringMap<SmallVector<func::CallOp>> callsByName;
};
} // namespace

/// The parameter that `op` computes from `parameter`, declared once.
FailureOr<ParameterOp> PackWeights::derive(Operation *op,
                                           ParameterOp parameter) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  std::string what = describeDerivation(op);
  std::string key = (parameter.getKey() + "|" + what).str();
  std::string name = (parameter.getSymName() + "|" + what).str();
  if (auto known = symbols->lookup<ParameterOp>(name))
    return known;

  qopt::ParameterRegistry &registry =
      getContext().getLoadedDialect<QNNDialect>()->getParameters();
  auto fail = [&](llvm::Error error) {
    return parameter.emitError("cannot pack: ")
           << llvm::toString(std::move(error));
  };
  llvm::Expected<qopt::ParameterHandle> handle =
      registry.get(parameter.getKey(), parameter.getScope());
  if (!handle)
    return fail(handle.takeError());
  llvm::Expected<qopt::ParameterHandle> packed = deriveWeight(op, *handle, key);
  if (!packed)
    return fail(packed.takeError());
  if (llvm::Error error =
          registry.addParameter(key, std::move(*packed), parameter.getScope(),
                                qopt::OnConflict::Replace))
    return fail(std::move(error));

  OpBuilder b(parameter);
  b.setInsertionPointAfter(parameter);
  ParameterOp derived = cast<ParameterOp>(b.clone(*parameter));
  derived.setSymName(name);
  derived.setKey(key);
  derived.setType(type);
  symbols->insert(derived);
  return derived;
}

/// Inline weights are small: what is computed from one is a constant as well.
static FailureOr<TypedAttr> computeConstant(Operation *op,
                                            arith::ConstantOp constant) {
  auto fail = [&](llvm::Error error) {
    return constant.emitError("cannot pack: ")
           << llvm::toString(std::move(error));
  };
  llvm::Expected<ConstantSource> source = getConstantSource(constant);
  if (!source)
    return fail(source.takeError());
  llvm::Expected<qopt::ParameterHandle> packed =
      deriveWeight(op, source->handle, "constant");
  if (!packed)
    return fail(packed.takeError());
  llvm::Expected<qopt::AlignedBuffer> bytes = packed->readAll();
  if (!bytes)
    return fail(bytes.takeError());
  return TypedAttr(DenseElementsAttr::getFromRawBuffer(
      cast<ShapedType>(op->getResult(0).getType()), bytes->getBytes()));
}

/// Whether what `op` computes from this weight can be known before it is used:
/// a constant with elements in the IR, or a parameter with a source.
bool PackWeights::isKnown(Value weight) {
  if (auto constant = weight.getDefiningOp<arith::ConstantOp>())
    return isa<DenseElementsAttr>(constant.getValue());
  auto load = weight.getDefiningOp<LoadParameterOp>();
  auto parameter =
      load ? symbols->lookup<ParameterOp>(load.getParameter()) : ParameterOp();
  return parameter &&
         getContext().getLoadedDialect<QNNDialect>()->getParameters().lookup(
             parameter.getKey(), parameter.getScope());
}

/// What `op` computes from a weight that is known.
FailureOr<Value> PackWeights::compute(OpBuilder &b, Operation *op,
                                      Value weight) {
  if (auto constant = weight.getDefiningOp<arith::ConstantOp>()) {
    FailureOr<TypedAttr> value = computeConstant(op, constant);
    if (failed(value))
      return failure();
    return Value(arith::ConstantOp::create(b, op->getLoc(), *value));
  }
  auto load = weight.getDefiningOp<LoadParameterOp>();
  FailureOr<ParameterOp> derived =
      derive(op, symbols->lookup<ParameterOp>(load.getParameter()));
  if (failed(derived))
    return failure();
  return Value(LoadParameterOp::create(
      b, op->getLoc(), op->getResult(0).getType(), derived->getSymName()));
}

/// Passes the result of `op`, which reads `argument` alone, as a new argument.
FailureOr<bool> PackWeights::moveToCallers(func::FuncOp func, Operation *op,
                                           BlockArgument argument) {
  SmallVector<func::CallOp> calls = callsByName.lookup(func.getSymName());
  unsigned number = argument.getArgNumber();
  if (calls.empty() || !func.isPrivate() ||
      !llvm::all_of(calls, [&](func::CallOp call) {
        return isKnown(call.getOperand(number));
      }))
    return false;
  for (func::CallOp call : calls) {
    OpBuilder b(call);
    FailureOr<Value> value = compute(b, op, call.getOperand(number));
    if (failed(value))
      return failure();
    call.getOperandsMutable().append(*value);
  }
  Builder b(&getContext());
  (void)func.insertArgument(
      func.getNumArguments(), op->getResult(0).getType(),
      b.getDictionaryAttr(b.getNamedAttr("qopt.parameter", b.getUnitAttr())),
      op->getLoc());
  op->getResult(0).replaceAllUsesWith(func.getArguments().back());
  op->erase();
  return true;
}

/// Removes an argument that nothing reads any more, with the reshapes in
/// between.
void PackWeights::eraseUnused(func::FuncOp func, BlockArgument argument) {
  for (Operation *user : llvm::make_early_inc_range(argument.getUsers()))
    if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(user) &&
        user->use_empty())
      user->erase();
  if (!argument.use_empty() || !func.isPrivate())
    return;
  unsigned number = argument.getArgNumber();
  for (func::CallOp call : callsByName.lookup(func.getSymName())) {
    Operation *definition = call.getOperand(number).getDefiningOp();
    call.getOperandsMutable().erase(number);
    if (isa_and_nonnull<LoadParameterOp, arith::ConstantOp>(definition) &&
        definition->use_empty())
      definition->erase();
  }
  (void)func.eraseArgument(number);
}

/// Replaces what `op` computes from a weight of its own function.
FailureOr<bool> PackWeights::replaceInPlace(Operation *op, Value weight) {
  if (!isKnown(weight))
    return false;
  OpBuilder b(op);
  FailureOr<Value> value = compute(b, op, weight);
  if (failed(value))
    return failure();
  op->getResult(0).replaceAllUsesWith(*value);
  op->erase();
  return true;
}

/// Removes the loads of parameters that are read packed now.
static void eraseUnusedLoads(func::FuncOp func) {
  SmallVector<Operation *> ops;
  func.walk([&](Operation *op) {
    if (isa<LoadParameterOp, arith::ConstantOp, tensor::CollapseShapeOp,
            tensor::ExpandShapeOp>(op))
      ops.push_back(op);
  });
  for (Operation *op : llvm::reverse(ops))
    if (op->use_empty())
      op->erase();
}

LogicalResult PackWeights::visit(func::FuncOp func) {
  SmallVector<Operation *> ops;
  func.walk([&](Operation *op) {
    if (isa<linalg::PackOp>(op) || op->hasAttr("qopt.weight_sums"))
      ops.push_back(op);
  });
  SetVector<BlockArgument> arguments;
  for (Operation *op : ops) {
    Value root = getRoot(op->getOperand(0));
    auto argument = dyn_cast<BlockArgument>(root);
    bool isDerivable = canDerive(op);
    bool isWeight = isDerivable && argument &&
                    argument.getOwner() == &func.getBody().front() &&
                    func.getArgAttr(argument.getArgNumber(), "qopt.parameter");
    if (isWeight) {
      FailureOr<bool> moved = moveToCallers(func, op, argument);
      if (failed(moved))
        return failure();
      if (*moved) {
        ++numPacked;
        arguments.insert(argument);
        continue;
      }
    }
    if (isDerivable) {
      FailureOr<bool> replaced = replaceInPlace(op, root);
      if (failed(replaced))
        return failure();
      if (*replaced) {
        ++numPacked;
        continue;
      }
    }
    ++numLeft;
    op->removeAttr("qopt.weight_sums");
    if (auto pack = dyn_cast<linalg::PackOp>(op)) {
      IRRewriter rewriter(op);
      if (failed(linalg::lowerPack(rewriter, pack)))
        return op->emitError("cannot lower the packing of a run-time operand");
    }
  }
  for (BlockArgument argument : llvm::reverse(arguments))
    eraseUnused(func, argument);
  eraseUnusedLoads(func);
  return success();
}
