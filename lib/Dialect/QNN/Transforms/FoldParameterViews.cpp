// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-fold-parameter-views: importers leave weights in the exporter's layout
// behind transposes and reshapes. They become derived parameters, so that every
// later pass meets a weight as one load.

#include "mlir/Pass/Pass.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_FOLDPARAMETERVIEWSPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

static bool isView(Operation *op) {
  return isa_and_nonnull<TransposeOp, ReshapeOp>(op);
}

/// Whether the op is the last view of a chain that starts at a parameter with
/// known bytes.
static bool endsParameterView(Operation *op) {
  if (!isView(op) || llvm::all_of(op->getUsers(), isView))
    return false;
  while (isView(op))
    op = op->getOperand(0).getDefiningOp();
  auto load = dyn_cast_or_null<LoadParameterOp>(op);
  if (!load)
    return false;
  auto parameter = SymbolTable::lookupNearestSymbolFrom<ParameterOp>(
      load, load.getParameterAttr());
  auto &registry =
      op->getContext()->getOrLoadDialect<QNNDialect>()->getParameters();
  return parameter && registry.lookup(parameter.getKey(), parameter.getScope());
}

namespace {
struct FoldParameterViewsPass
    : public qnn::impl::FoldParameterViewsPassBase<FoldParameterViewsPass> {
  using FoldParameterViewsPassBase::FoldParameterViewsPassBase;

  void runOnOperation() override {
    SmallVector<Operation *> views;
    getOperation().walk([&](Operation *op) {
      if (endsParameterView(op))
        views.push_back(op);
    });
    for (Operation *op : views)
      if (failed(fold(op)))
        return signalPassFailure();
    eraseUnused();
  }

private:
  LogicalResult fold(Operation *op) {
    llvm::Expected<ConstantSource> source = getConstantSource(op->getResult(0));
    if (!source)
      return op->emitError(llvm::toString(source.takeError()));
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    llvm::Expected<ParameterOp> parameter =
        createParameter(getOperation(), source->handle, type, source->key,
                        ".view", source->scope);
    if (!parameter)
      return op->emitError(llvm::toString(parameter.takeError()));
    OpBuilder builder(op);
    Value load = LoadParameterOp::create(builder, op->getLoc(), type,
                                         parameter->getSymName());
    op->getResult(0).replaceAllUsesWith(load);
    sources.insert(source->key);
    while (op && op->use_empty() && (isView(op) || isa<LoadParameterOp>(op))) {
      Operation *next =
          op->getNumOperands() ? op->getOperand(0).getDefiningOp() : nullptr;
      op->erase();
      op = next;
    }
    ++numFolded;
    return success();
  }

  /// The parameters that only views read.
  void eraseUnused() {
    eraseUnusedParameters(getOperation(), [&](ParameterOp parameter) {
      return sources.contains(parameter.getKey());
    });
    sources.clear();
  }

  llvm::StringSet<> sources;
};
} // namespace
