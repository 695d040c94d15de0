// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-lower-parallel-calls: a call that may be split becomes a call of the
// runtime, which gets a function of a range and the address of the arguments.

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Parallel.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_LOWERPARALLELCALLSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

static LLVM::LLVMFuncOp getRuntime(ModuleOp module, SymbolTable &symbols) {
  if (auto known = symbols.lookup<LLVM::LLVMFuncOp>(kParallelForName))
    return known;
  OpBuilder b = OpBuilder::atBlockBegin(module.getBody());
  Type pointer = LLVM::LLVMPointerType::get(b.getContext());
  auto type =
      LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()),
                                  {pointer, pointer, b.getI64Type()});
  auto function = LLVM::LLVMFuncOp::create(b, module.getLoc(),
                                           kParallelForName, type);
  symbols.insert(function);
  return function;
}

/// void wrapper(ptr context, i64 begin, i64 end): calls the task with the
/// fields of the context behind the range.
static LLVM::LLVMFuncOp buildWrapper(LLVM::LLVMFuncOp task, Type context) {
  OpBuilder b(task);
  Location loc = task.getLoc();
  Type pointer = LLVM::LLVMPointerType::get(b.getContext()),
       index = b.getI64Type();
  auto type = LLVM::LLVMFunctionType::get(
      LLVM::LLVMVoidType::get(b.getContext()), {pointer, index, index});
  auto wrapper = LLVM::LLVMFuncOp::create(
      b, loc, (task.getName() + "_range").str(), type,
      LLVM::Linkage::Internal);
  Block *body = wrapper.addEntryBlock(b);
  b.setInsertionPointToStart(body);
  SmallVector<Value> arguments{body->getArgument(1), body->getArgument(2)};
  for (auto [i, field] :
       llvm::enumerate(cast<LLVM::LLVMStructType>(context).getBody())) {
    Value address =
        LLVM::GEPOp::create(b, loc, pointer, context, body->getArgument(0),
                            ArrayRef<LLVM::GEPArg>{0, int32_t(i)});
    arguments.push_back(LLVM::LoadOp::create(b, loc, field, address));
  }
  LLVM::CallOp::create(b, loc, task, arguments);
  LLVM::ReturnOp::create(b, loc, ValueRange());
  return wrapper;
}

/// The arguments behind the range, stored in the caller's frame.
static Value storeContext(LLVM::CallOp call, Type context) {
  Location loc = call.getLoc();
  auto caller = call->getParentOfType<LLVM::LLVMFuncOp>();
  OpBuilder b = OpBuilder::atBlockBegin(&caller.getBody().front());
  Type pointer = LLVM::LLVMPointerType::get(b.getContext());
  Value one = LLVM::ConstantOp::create(b, loc, b.getI64IntegerAttr(1));
  Value memory = LLVM::AllocaOp::create(b, loc, pointer, context, one);
  b.setInsertionPoint(call);
  for (auto [i, value] : llvm::enumerate(call.getArgOperands().drop_front(2))) {
    Value address =
        LLVM::GEPOp::create(b, loc, pointer, context, memory,
                            ArrayRef<LLVM::GEPArg>{0, int32_t(i)});
    LLVM::StoreOp::create(b, loc, value, address);
  }
  return memory;
}

namespace {
struct LowerParallelCalls
    : qnn::impl::LowerParallelCallsPassBase<LowerParallelCalls> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<LLVM::CallOp> calls;
    for (auto function : getOperation().getOps<LLVM::LLVMFuncOp>())
      function.walk([&](LLVM::CallOp call) {
        if (call->hasAttr(kParallelCallAttr))
          calls.push_back(call);
      });
    SymbolTable symbols(getOperation());
    for (LLVM::CallOp call : calls)
      lower(call, symbols);
  }

private:
  void lower(LLVM::CallOp call, SymbolTable &symbols) {
    std::optional<StringRef> callee = call.getCallee();
    auto task =
        callee ? symbols.lookup<LLVM::LLVMFuncOp>(*callee) : LLVM::LLVMFuncOp();
    OpBuilder b(call);
    if (!task || task.isExternal() || task.getNumArguments() < 2 ||
        call.getNumResults() > 0 || !matchPattern(call.getArgOperands()[0],
                                                  m_Zero())) {
      // Right as it is, on one thread.
      call->removeAttr(kParallelCallAttr);
      return;
    }
    Type context = LLVM::LLVMStructType::getLiteral(
        b.getContext(),
        llvm::to_vector(TypeRange(call.getArgOperands().drop_front(2))));
    task.setLinkage(LLVM::Linkage::Internal);
    LLVM::LLVMFuncOp wrapper = buildWrapper(task, context);
    symbols.insert(wrapper);
    Value memory = storeContext(call, context);
    Value address = LLVM::AddressOfOp::create(b, call.getLoc(), wrapper);
    LLVM::CallOp::create(b, call.getLoc(), getRuntime(getOperation(), symbols),
                         ValueRange{address, memory,
                                    call.getArgOperands()[1]});
    call.erase();
    ++numCalls;
  }
};
} // namespace
