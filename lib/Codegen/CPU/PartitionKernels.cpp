// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-partition-kernels: kernels move to nested modules, so that the passes
// after it, and LLVM, compile many of them at the same time. Modules and not
// single functions: each step has a cost of its own (patterns, a target
// machine, an object file) that several kernels share.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Parallel.h"
#include "qopt/Codegen/Passes.h"

using namespace mlir;
using mlir::qnn::kTaskAttr;

namespace mlir::qnn {
#define GEN_PASS_DEF_PARTITIONKERNELSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

static int64_t countOps(func::FuncOp func) {
  int64_t count = 0;
  func.walk([&](Operation *) { ++count; });
  return count;
}

/// The symbols that a kernel needs beside it, or nothing where it needs one
/// that cannot be copied.
static std::optional<SmallVector<Operation *>>
getNeededSymbols(func::FuncOp kernel, const SymbolTable &symbols) {
  SmallVector<Operation *> needed, functions{kernel};
  for (size_t i = 0; i < functions.size(); ++i) {
    auto uses = SymbolTable::getSymbolUses(functions[i]);
    if (!uses)
      return std::nullopt;
    for (const SymbolTable::SymbolUse &use : *uses) {
      Operation *symbol = symbols.lookup(use.getSymbolRef().getRootReference());
      auto global = dyn_cast_or_null<memref::GlobalOp>(symbol);
      auto callee = dyn_cast_or_null<func::FuncOp>(symbol);
      bool isTask = callee && callee->hasAttr(kTaskAttr);
      if (!(global && global.getConstant() && global.isPrivate()) &&
          !(callee && callee.isExternal()) && !isTask)
        return std::nullopt;
      needed.push_back(symbol);
      if (isTask)
        functions.push_back(symbol);
    }
  }
  return needed;
}

static ModuleOp createPart(ModuleOp module, StringRef name) {
  auto part = ModuleOp::create(module.getLoc(), name);
  module.push_back(part);
  return part;
}

namespace {
struct PartitionKernels
    : public qnn::impl::PartitionKernelsPassBase<PartitionKernels> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    current = nullptr;
    numParts = 0;
    SymbolTable symbols(module);
    SmallVector<Operation *> rest;
    SmallVector<std::pair<func::FuncOp, SmallVector<Operation *>>> kernels;
    for (Operation &op : *module.getBody()) {
      auto func = dyn_cast<func::FuncOp>(op);
      if (func && func->hasAttr("qopt.kernel") && !func.isExternal())
        if (auto needed = getNeededSymbols(func, symbols)) {
          kernels.push_back({func, std::move(*needed)});
          continue;
        }
      rest.push_back(&op);
    }
    DenseSet<Operation *> tasks;
    for (auto &[kernel, needed] : kernels)
      for (Operation *symbol : needed)
        if (symbol->hasAttr(kTaskAttr))
          tasks.insert(symbol);
    llvm::erase_if(rest, [&](Operation *op) { return tasks.contains(op); });

    ModuleOp schedule = createPart(module, "schedule");
    for (Operation *op : rest)
      op->moveBefore(schedule.getBody(), schedule.getBody()->end());
    for (auto &[kernel, needed] : kernels)
      move(kernel, needed, schedule);
    eraseUnreadGlobals(schedule);
    numMoved += kernels.size();
  }

private:
  void move(func::FuncOp kernel, ArrayRef<Operation *> needed,
            ModuleOp schedule) {
    if (!current || filled >= maxOps) {
      current =
          createPart(getOperation(), "kernels_" + std::to_string(numParts++));
      present.clear();
      filled = 0;
      ++numModules;
    }
    func::FuncOp declaration = kernel.cloneWithoutRegions();
    declaration.setPrivate();
    schedule.push_back(declaration);
    for (Operation *symbol : needed)
      if (symbol->hasAttr(kTaskAttr)) { // Of this kernel alone.
        symbol->moveBefore(current.getBody(), current.getBody()->end());
        filled += countOps(cast<func::FuncOp>(symbol));
      } else if (present.insert(symbol).second) {
        current.push_back(symbol->clone());
      }
    kernel->moveBefore(current.getBody(), current.getBody()->end());
    kernel.setPublic();
    filled += countOps(kernel);
  }

  /// Those whose readers have all gone elsewhere.
  static void eraseUnreadGlobals(ModuleOp schedule) {
    SymbolTableCollection tables;
    SymbolUserMap users(tables, schedule);
    for (auto global :
         llvm::make_early_inc_range(schedule.getOps<memref::GlobalOp>()))
      if (global.isPrivate() && users.useEmpty(global))
        global.erase();
  }

  ModuleOp current;
  DenseSet<Operation *> present;
  int64_t filled = 0;
  unsigned numParts = 0;
};
} // namespace
