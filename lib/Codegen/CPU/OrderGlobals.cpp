// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-order-globals: names for constants that depend on the module alone, so
// that compiling it twice gives the same bytes.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Passes.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;

namespace mlir::qnn {
#define GEN_PASS_DEF_ORDERGLOBALSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

static bool isConstant(memref::GlobalOp global) {
  return global && global.getConstant() && global.isPrivate();
}

namespace {
struct OrderGlobals : public qnn::impl::OrderGlobalsPassBase<OrderGlobals> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    SymbolTable symbols(module);
    llvm::SmallMapVector<Operation *, SmallVector<memref::GetGlobalOp>, 8>
        readers;
    module.walk([&](memref::GetGlobalOp read) {
      auto global = symbols.lookup<memref::GlobalOp>(read.getName());
      if (isConstant(global))
        readers[global].push_back(read);
    });
    for (auto global :
         llvm::make_early_inc_range(module.getOps<memref::GlobalOp>()))
      if (isConstant(global) && !readers.contains(global))
        symbols.erase(global);

    // Names in use and not about to change.
    auto isTaken = [&](StringRef name) {
      Operation *other = symbols.lookup(name);
      return other && !readers.contains(other);
    };
    Block *body = module.getBody();
    auto position = body->begin();
    unsigned number = 0;
    for (auto &[op, reads] : readers) {
      std::string name;
      do
        name = "constant_" + std::to_string(number++);
      while (isTaken(name));
      cast<memref::GlobalOp>(op).setSymName(name);
      for (memref::GetGlobalOp read : reads)
        read.setName(name);
      if (position != body->end() && &*position == op)
        ++position;
      else
        op->moveBefore(body, position);
    }
    numGlobals += readers.size();
  }
};
} // namespace
