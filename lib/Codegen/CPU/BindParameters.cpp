// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-bind-parameters: weights become arguments of the entry function, so that
// compiled code holds no bytes and no addresses of them and whoever calls it
// decides where they lie.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_BINDPARAMETERSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {

/// What a function loads, directly or through its callees: symbol -> type of
/// the value.
using Needs = llvm::SmallMapVector<StringAttr, Type, 8>;

class Binder {
public:
  explicit Binder(ModuleOp module) : module(module), symbols(module) {
    for (auto [index, parameter] :
         llvm::enumerate(module.getOps<ParameterOp>())) {
      order[parameter.getSymNameAttr()] = index;
      parameters[parameter.getSymNameAttr()] = parameter;
    }
  }

  LogicalResult collect();
  LogicalResult rewrite();
  unsigned getNumBound(func::FuncOp entry) { return needs[entry].size(); }

private:
  LogicalResult collectLoads(func::FuncOp func);
  LogicalResult add(Needs &to, StringAttr symbol, Type type, Operation *user);
  SmallVector<std::pair<StringAttr, Type>> getSorted(func::FuncOp func);
  void addArguments(func::FuncOp func);
  void rewriteCalls(func::FuncOp func);

  ModuleOp module;
  /// Looking a name up in the module itself is linear.
  SymbolTable symbols;
  DenseMap<StringAttr, unsigned> order;
  DenseMap<StringAttr, ParameterOp> parameters;
  llvm::MapVector<func::FuncOp, Needs> needs;
  DenseMap<func::FuncOp, DenseMap<StringAttr, Value>> arguments;
};

} // namespace

LogicalResult Binder::add(Needs &to, StringAttr symbol, Type type,
                          Operation *user) {
  auto [it, inserted] = to.insert({symbol, type});
  if (!inserted && it->second != type)
    return user->emitError("parameter '")
           << symbol.getValue() << "' is loaded as " << type << " here and as "
           << it->second << " elsewhere";
  return success();
}

LogicalResult Binder::collectLoads(func::FuncOp func) {
  Needs &own = needs[func];
  WalkResult result = func.walk([&](LoadParameterOp load) {
    StringAttr symbol = load.getParameterAttr().getAttr();
    if (!parameters.contains(symbol)) {
      load.emitError("there is no parameter '")
          << symbol.getValue() << "' in the module";
      return WalkResult::interrupt();
    }
    if (failed(add(own, symbol, load.getType(), load)))
      return WalkResult::interrupt();
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

LogicalResult Binder::collect() {
  for (func::FuncOp func : module.getOps<func::FuncOp>())
    if (failed(collectLoads(func)))
      return failure();
  // Callers need what their callees need; repeat until nothing is new, because
  // calls may be nested to any depth.
  for (bool changed = true; changed;) {
    changed = false;
    for (func::FuncOp func : module.getOps<func::FuncOp>()) {
      WalkResult result = func.walk([&](func::CallOp call) {
        auto callee = symbols.lookup<func::FuncOp>(call.getCallee());
        if (!callee || callee == func)
          return WalkResult::advance();
        for (auto [symbol, type] : Needs(needs[callee])) {
          size_t before = needs[func].size();
          if (failed(add(needs[func], symbol, type, call)))
            return WalkResult::interrupt();
          changed |= needs[func].size() != before;
        }
        return WalkResult::advance();
      });
      if (result.wasInterrupted())
        return failure();
    }
  }
  return success();
}

SmallVector<std::pair<StringAttr, Type>> Binder::getSorted(func::FuncOp func) {
  auto sorted = llvm::to_vector(llvm::map_range(needs[func], [](auto &need) {
    return std::pair(need.first, need.second);
  }));
  llvm::sort(sorted,
             [&](auto &a, auto &b) { return order[a.first] < order[b.first]; });
  return sorted;
}

void Binder::addArguments(func::FuncOp func) {
  Builder b(func.getContext());
  auto sorted = getSorted(func);
  // All at once: inserting one is linear in the arguments there are.
  unsigned begin = func.getNumArguments();
  SmallVector<Type> types;
  SmallVector<DictionaryAttr> attributes;
  SmallVector<Location> locations;
  for (auto [symbol, type] : sorted) {
    ParameterOp parameter = parameters[symbol];
    NamedAttrList attrs;
    attrs.append(kParameterAttr, parameter.getKeyAttr());
    attrs.append(kParameterTypeAttr, TypeAttr::get(type));
    if (!parameter.getScope().empty())
      attrs.append(kParameterScopeAttr, parameter.getScopeAttr());
    types.push_back(type);
    attributes.push_back(attrs.getDictionary(b.getContext()));
    locations.push_back(parameter.getLoc());
  }
  SmallVector<unsigned> indices(sorted.size(), begin);
  // Fails only where the type of the function is not its own.
  (void)func.insertArguments(indices, types, attributes, locations);
  for (auto [index, need] : llvm::enumerate(sorted))
    arguments[func][need.first] = func.getArgument(begin + index);
  func.walk([&](LoadParameterOp load) {
    load.replaceAllUsesWith(arguments[func][load.getParameterAttr().getAttr()]);
    load.erase();
  });
}

void Binder::rewriteCalls(func::FuncOp func) {
  func.walk([&](func::CallOp call) {
    auto callee = symbols.lookup<func::FuncOp>(call.getCallee());
    if (!callee)
      return;
    SmallVector<Value> extra;
    for (auto [symbol, type] : getSorted(callee))
      extra.push_back(arguments[func][symbol]);
    call.getOperandsMutable().append(extra);
  });
}

LogicalResult Binder::rewrite() {
  for (func::FuncOp func : module.getOps<func::FuncOp>())
    if (!needs[func].empty() && func.isExternal())
      return func.emitError("an external function cannot load parameters");
  for (func::FuncOp func : module.getOps<func::FuncOp>())
    addArguments(func);
  for (func::FuncOp func : module.getOps<func::FuncOp>())
    rewriteCalls(func);
  for (auto [symbol, parameter] : parameters)
    parameter.erase();
  return success();
}

namespace {

struct BindParametersPass
    : public qnn::impl::BindParametersPassBase<BindParametersPass> {
  using Base::Base;

  void runOnOperation() override {
    FailureOr<func::FuncOp> entry = findEntry(getOperation());
    if (failed(entry))
      return signalPassFailure();
    Binder binder(getOperation());
    if (failed(binder.collect()) || failed(binder.rewrite()))
      return signalPassFailure();
    numParameters += binder.getNumBound(*entry);
  }
};

} // namespace
