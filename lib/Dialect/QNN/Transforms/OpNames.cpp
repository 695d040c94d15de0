// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stable names of ops, and the selection of ops by name.

#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"

using namespace mlir;
using namespace mlir::qnn;

std::string qnn::getArgumentName(BlockArgument argument) {
  unsigned index = argument.getArgNumber();
  if (auto function =
          dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp()))
    if (auto name =
            function.getArgAttrOfType<StringAttr>(index, QNNDialect::kNameAttr))
      return name.str();
  return "arg" + std::to_string(index);
}

StringRef qnn::getKind(Operation *op) {
  if (auto unary = dyn_cast<UnaryOp>(op))
    return stringifyUnaryKind(unary.getKind());
  return op->getName().stripDialect();
}

/// The name in a location; fused and call-site locations are searched from the
/// outside.
static StringRef getLocationName(Location loc) {
  if (auto name = dyn_cast<NameLoc>(loc))
    return name.getName();
  if (auto fused = dyn_cast<FusedLoc>(loc))
    for (Location inner : fused.getLocations())
      if (StringRef name = getLocationName(inner); !name.empty())
        return name;
  if (auto call = dyn_cast<CallSiteLoc>(loc))
    return getLocationName(call.getCallee());
  return "";
}

/// Names of ops in several functions are told apart by the name of the
/// function.
static std::string getPrefix(Operation *op, bool severalFunctions) {
  if (!severalFunctions)
    return "";
  if (auto function = op->getParentOfType<FunctionOpInterface>())
    return (function.getName() + "/").str();
  return "";
}

OpNames::OpNames(Operation *root) {
  unsigned functions = 0;
  root->walk([&](FunctionOpInterface function) {
    functions += !function.isExternal();
  });
  llvm::StringMap<unsigned> counts;
  root->walk([&](QuantizableOpInterface op) {
    if (isConstantExpression(op))
      return;
    StringRef kind = getKind(op);
    std::string prefix = getPrefix(op, functions > 1);
    // The index counts named ops too: naming one does not rename the others.
    unsigned index = counts[prefix + kind.str()]++;
    StringRef name = getLocationName(op->getLoc());
    makeUnique(prefix + (name.empty() ? kind.str() + "." + std::to_string(index)
                                      : name.str()),
               op);
  });
}

std::string OpNames::makeUnique(StringRef name, Operation *op) {
  auto [it, inserted] = ops.try_emplace(name, op);
  for (unsigned i = 1; !inserted; ++i)
    std::tie(it, inserted) = ops.try_emplace((name + "." + Twine(i)).str(), op);
  if (op)
    names[op] = it->first();
  return it->first().str();
}

LogicalResult qnn::markSkippedOps(Operation *root,
                                  ArrayRef<std::string> skipOps,
                                  ArrayRef<std::string> skipKinds) {
  auto keep = [&](Operation *op, const Twine &reason) {
    op->setAttr(QNNDialect::kKeptFloatAttr,
                StringAttr::get(op->getContext(), reason));
  };
  if (!skipOps.empty()) {
    OpNames names(root);
    for (const std::string &name : skipOps) {
      Operation *op = names.find(name);
      if (!op)
        return emitError(root->getLoc(),
                         "skip-ops: there is no quantizable op named '")
               << name << "'";
      keep(op, "skipped by name");
    }
  }
  for (const std::string &kind : skipKinds) {
    StringRef name = StringRef(kind);
    name.consume_front("qnn.");
    bool isKind = symbolizeUnaryKind(name) ||
                  RegisteredOperationName::lookup(("qnn." + name).str(),
                                                  root->getContext());
    if (!isKind)
      return emitError(root->getLoc(), "skip-kinds: there is no op 'qnn.")
             << name << "'";
    root->walk([&](QuantizableOpInterface op) {
      if ((getKind(op) == name || op->getName().stripDialect() == name) &&
          !isConstantExpression(op))
        keep(op, "skipped by kind");
    });
  }
  return success();
}
