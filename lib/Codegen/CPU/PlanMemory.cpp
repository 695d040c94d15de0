// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-plan-memory: all buffers have static sizes, so where they lie can be
// decided at compile time. Running a model then needs one block of memory that
// the caller provides, and allocates nothing.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Codegen/Passes.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PLANMEMORYPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {

/// A buffer and when it is alive, in positions of the ops in the function's
/// block.
struct Buffer {
  memref::AllocOp alloc;
  int64_t bytes = 0, begin = 0, end = 0, offset = -1;

  bool overlapsInTime(const Buffer &other) const {
    return begin <= other.end && other.begin <= end;
  }
};

/// Plans the buffers of one function.
class FunctionPlan {
public:
  FunctionPlan(func::FuncOp func, int64_t alignment)
      : func(func), alignment(alignment) {}

  LogicalResult collect();
  /// Chooses offsets and returns the size of the workspace.
  int64_t place();
  /// Adds the workspace argument of `bytes` bytes and makes the buffers views
  /// into it.
  void rewrite(int64_t bytes);

  ArrayRef<Buffer> getBuffers() const { return buffers; }

private:
  FailureOr<Buffer> measure(memref::AllocOp alloc,
                            BufferViewFlowAnalysis &aliases);

  func::FuncOp func;
  int64_t alignment;
  std::vector<Buffer> buffers;
  DenseMap<Operation *, int64_t> positions;
};

} // namespace

/// Whether `user` hands the value to the next iteration of a loop that `alloc`
/// is in. Moving the alloc out of the loop would then make two iterations share
/// it while both are needed.
static bool isCarriedByLoop(memref::AllocOp alloc, Operation *user) {
  Operation *parent = user->getParentOp();
  return user->hasTrait<OpTrait::IsTerminator>() &&
         isa<LoopLikeOpInterface>(parent) && parent->isProperAncestor(alloc);
}

FailureOr<Buffer> FunctionPlan::measure(memref::AllocOp alloc,
                                        BufferViewFlowAnalysis &aliases) {
  MemRefType type = alloc.getType();
  if (!type.hasStaticShape() || !type.getLayout().isIdentity())
    return alloc.emitError("buffer of type ")
           << type << " has no static, contiguous layout";
  Type element = type.getElementType();
  if (!element.isIntOrIndexOrFloat())
    return alloc.emitError("buffer of type ") << type << " has no known size";
  int64_t width = element.isIndex() ? 64 : element.getIntOrFloatBitWidth();

  Buffer buffer;
  buffer.alloc = alloc;
  buffer.bytes =
      std::max<int64_t>(1, type.getNumElements()) * llvm::divideCeil(width, 8);
  buffer.begin = std::numeric_limits<int64_t>::max();
  buffer.end = -1;
  Block &body = func.getBody().front();
  for (Value alias : aliases.resolve(alloc.getResult())) {
    for (Operation *user : alias.getUsers()) {
      if (isCarriedByLoop(alloc, user))
        return alloc.emitError(
            "buffer is carried from one iteration of a loop to the next");
      if (isa<func::ReturnOp>(user))
        return alloc.emitError("buffer is returned from the function");
      Operation *top = body.findAncestorOpInBlock(*user);
      // A function with several blocks: positions say nothing, keep the buffer
      // all the time.
      int64_t position = top ? positions.lookup(top) : -1;
      buffer.begin = top ? std::min(buffer.begin, position) : 0;
      buffer.end = top ? std::max(buffer.end, position)
                       : std::numeric_limits<int64_t>::max();
    }
  }
  return buffer;
}

LogicalResult FunctionPlan::collect() {
  bool oneBlock = func.getBody().hasOneBlock();
  for (auto [index, op] : llvm::enumerate(func.getBody().front()))
    positions[&op] = index;
  BufferViewFlowAnalysis aliases(func);
  WalkResult result = func.walk([&](memref::AllocOp alloc) {
    FailureOr<Buffer> buffer = measure(alloc, aliases);
    if (failed(buffer))
      return WalkResult::interrupt();
    if (!oneBlock) {
      buffer->begin = 0;
      buffer->end = std::numeric_limits<int64_t>::max();
    }
    buffers.push_back(*buffer);
    return WalkResult::advance();
  });
  if (result.wasInterrupted())
    return failure();
  // The plan decides about lifetimes; nobody frees a part of the workspace.
  func.walk([](memref::DeallocOp dealloc) { dealloc.erase(); });
  return success();
}

int64_t FunctionPlan::place() {
  SmallVector<Buffer *> bySize;
  for (Buffer &buffer : buffers)
    bySize.push_back(&buffer);
  llvm::sort(bySize, [](Buffer *a, Buffer *b) {
    return std::pair(-a->bytes, a) < std::pair(-b->bytes, b);
  });

  int64_t total = 0;
  SmallVector<Buffer *> placed;
  for (Buffer *buffer : bySize) {
    SmallVector<Buffer *> busy;
    llvm::copy_if(placed, std::back_inserter(busy), [&](Buffer *other) {
      return other->overlapsInTime(*buffer);
    });
    llvm::sort(busy,
               [](Buffer *a, Buffer *b) { return a->offset < b->offset; });
    int64_t offset = 0;
    for (Buffer *other : busy) {
      if (offset + buffer->bytes <= other->offset)
        break;
      offset = std::max(offset, (int64_t)llvm::alignTo(
                                    other->offset + other->bytes, alignment));
    }
    buffer->offset = offset;
    placed.push_back(buffer);
    total = std::max(total,
                     (int64_t)llvm::alignTo(offset + buffer->bytes, alignment));
  }
  return total;
}

void FunctionPlan::rewrite(int64_t bytes) {
  MLIRContext *context = func.getContext();
  Builder attrs(context);
  unsigned index = func.getNumArguments();
  auto type = MemRefType::get({bytes}, attrs.getI8Type());
  NamedAttrList marks;
  marks.append(LLVM::LLVMDialect::getNoAliasAttrName(), attrs.getUnitAttr());
  marks.append(kWorkspaceAttr, attrs.getI64IntegerAttr(bytes));
  (void)func.insertArgument(index, type, marks.getDictionary(context),
                            func.getLoc());
  Value workspace = func.getArgument(index);

  OpBuilder b(context);
  for (Buffer &buffer : buffers) {
    Location loc = buffer.alloc.getLoc();
    // Set anew each time: the first op may have been the alloc just erased.
    b.setInsertionPointToStart(&func.getBody().front());
    Value offset = arith::ConstantIndexOp::create(b, loc, buffer.offset);
    Value view = memref::ViewOp::create(b, loc, buffer.alloc.getType(),
                                        workspace, offset, ValueRange());
    buffer.alloc.replaceAllUsesWith(view);
    buffer.alloc.erase();
  }
}

namespace {

struct PlanMemoryPass : public qnn::impl::PlanMemoryPassBase<PlanMemoryPass> {
  using Base::Base;

  void runOnOperation() override {
    FailureOr<func::FuncOp> entry = findEntry(getOperation());
    if (failed(entry))
      return signalPassFailure();
    symbols.emplace(getOperation());
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>())
      if (!func.isExternal() && failed(plan(func)))
        return signalPassFailure();
    bytesPlanned += workspaces.lookup(*entry);
  }

private:
  /// Plans a function after the functions that it calls.
  LogicalResult plan(func::FuncOp func);
  LogicalResult reserveForCallees(func::FuncOp func);

  /// Functions planned, and the size of their workspace; -1 while being
  /// planned.
  DenseMap<func::FuncOp, int64_t> workspaces;
  std::optional<SymbolTable> symbols;
};

} // namespace

LogicalResult PlanMemoryPass::reserveForCallees(func::FuncOp func) {
  SmallVector<func::CallOp> calls;
  func.walk([&](func::CallOp call) { calls.push_back(call); });
  for (func::CallOp call : calls) {
    auto callee = symbols->lookup<func::FuncOp>(call.getCallee());
    if (!callee || callee.isExternal())
      continue;
    auto it = workspaces.find(callee);
    if (it != workspaces.end() && it->second < 0)
      return call.emitError("recursive call of '") << call.getCallee() << "'";
    if (failed(plan(callee)))
      return failure();
    int64_t bytes = workspaces.lookup(callee);
    if (bytes == 0)
      continue;
    OpBuilder b(call);
    auto type = MemRefType::get({bytes}, b.getI8Type());
    Value workspace = memref::AllocOp::create(b, call.getLoc(), type);
    call.getOperandsMutable().append(workspace);
  }
  return success();
}

LogicalResult PlanMemoryPass::plan(func::FuncOp func) {
  if (!workspaces.try_emplace(func, -1).second)
    return success();
  if (failed(reserveForCallees(func)))
    return failure();
  FunctionPlan functionPlan(func, alignment);
  if (failed(functionPlan.collect()))
    return failure();
  int64_t bytes = functionPlan.place();
  if (bytes)
    functionPlan.rewrite(bytes);
  workspaces[func] = bytes;
  for (const Buffer &buffer : functionPlan.getBuffers()) {
    ++numBuffers;
    bytesRequested += buffer.bytes;
  }
  return success();
}
