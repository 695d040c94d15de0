// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-parallelize-kernels: the outer loops of a kernel that are marked as
// parallel become functions of a range of iterations, so that threads can each
// take a part. What an iteration computes does not depend on which thread it
// runs on or on the other iterations: the bits are the same for any split.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/RegionUtils.h"
#include "qopt/Codegen/Parallel.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PARALLELIZEKERNELSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
/// A loop with bounds known at compile time.
struct Loop {
  scf::ForOp op;
  int64_t lower, step, count;

  static std::optional<Loop> get(scf::ForOp op);
};

/// Loops of which each holds the next, and apart from it only what can be
/// computed again in each iteration.
struct Nest {
  SmallVector<Loop> loops;
  int64_t count = 1;

  scf::ForOp getOuter() const { return loops.front().op; }
  static std::optional<Nest> get(scf::ForOp outer, int64_t wanted);
};
} // namespace

std::optional<Loop> Loop::get(scf::ForOp op) {
  std::optional<int64_t> lower = getConstantIntValue(op.getLowerBound());
  std::optional<int64_t> step = getConstantIntValue(op.getStep());
  std::optional<APInt> count = op.getStaticTripCount();
  if (!op->hasAttr(kParallelLoopAttr) || op.getNumResults() > 0 || !lower ||
      !step || !count || !count->isIntN(62))
    return std::nullopt;
  return Loop{op, *lower, *step, count->getSExtValue()};
}

static bool canRecompute(Operation *op) {
  return isPure(op) && op->getNumRegions() == 0 &&
         op->getNumSuccessors() == 0 && !isa<memref::GetGlobalOp>(op);
}

/// The loop in the body where all else there can be computed again.
static scf::ForOp getOnlyLoop(scf::ForOp outer) {
  scf::ForOp only;
  for (Operation &op : outer.getBody()->without_terminator()) {
    auto loop = dyn_cast<scf::ForOp>(op);
    if (loop && !only)
      only = loop;
    else if (!canRecompute(&op))
      return {};
  }
  return only;
}

/// As many loops as it takes to have `wanted` iterations.
std::optional<Nest> Nest::get(scf::ForOp outer, int64_t wanted) {
  Nest nest;
  for (scf::ForOp op = outer; op && nest.count < wanted; op = getOnlyLoop(op)) {
    std::optional<Loop> loop = Loop::get(op);
    if (!loop)
      break;
    nest.loops.push_back(*loop);
    nest.count *= loop->count;
  }
  if (nest.loops.empty() || nest.count < 2)
    return std::nullopt;
  return nest;
}

/// An op that takes about a cycle; vectors of more than 512 bits more.
static uint64_t estimateOp(Operation &op) {
  if (op.hasTrait<OpTrait::ConstantLike>() || isa<ViewLikeOpInterface>(op))
    return 0;
  uint64_t most = 0;
  auto look = [&](Type type) {
    if (auto vector = dyn_cast<VectorType>(type)) {
      int64_t width = vector.getElementType().isIntOrFloat()
                          ? vector.getElementTypeBitWidth()
                          : 64;
      most = std::max<uint64_t>(most,
                      llvm::divideCeil(vector.getNumElements() * width, 512));
    } else if (type.isFloat() || (type.isInteger() && !type.isInteger(1))) {
      most = std::max<uint64_t>(most, 1);
    }
  };
  llvm::for_each(op.getOperandTypes(), look);
  llvm::for_each(op.getResultTypes(), look);
  return most;
}

/// About how many cycles the block takes.
static uint64_t estimateWork(Block &block) {
  uint64_t work = 0;
  for (Operation &op : block) {
    uint64_t trips = 1;
    if (auto loop = dyn_cast<scf::ForOp>(op))
      if (std::optional<APInt> count = loop.getStaticTripCount())
        trips = count->getLimitedValue(1 << 20);
    uint64_t once = estimateOp(op);
    for (Region &region : op.getRegions())
      for (Block &inner : region)
        once += estimateWork(inner);
    work = llvm::SaturatingAdd(work, llvm::SaturatingMultiply(once, trips));
  }
  return work;
}

/// A temporary of one iteration: threads would share it.
static memref::ViewOp findTemporary(scf::ForOp loop) {
  SetVector<Value> used;
  getUsedValuesDefinedAbove(loop.getRegion(), used);
  // Through views to the place in the workspace.
  for (size_t i = 0; i < used.size(); ++i)
    if (auto view = used[i].getDefiningOp<ViewLikeOpInterface>())
      used.insert(view.getViewSource());
  auto onlyHere = [&](Value value, auto &onlyHere) -> bool {
    return llvm::all_of(value.getUsers(), [&](Operation *user) {
      if (loop->isAncestor(user))
        return true;
      auto view = dyn_cast<ViewLikeOpInterface>(user);
      return view && onlyHere(user->getResult(0), onlyHere);
    });
  };
  for (Value value : used)
    if (auto view = value.getDefiningOp<memref::ViewOp>();
        view && onlyHere(value, onlyHere))
      return view;
  return {};
}

namespace {
/// Writes the function of a nest.
class TaskBuilder {
public:
  TaskBuilder(func::FuncOp kernel, const Nest &nest)
      : kernel(kernel), nest(nest) {}

  /// Null where something comes into the loop that no argument can be.
  func::FuncOp build(StringRef name);
  ArrayRef<Value> getCaptures() const { return captures.getArrayRef(); }

private:
  void collect(Value value);
  Value map(OpBuilder &b, Value value);
  void emitIteration(OpBuilder &b, Value iteration);

  func::FuncOp kernel;
  const Nest &nest;
  SetVector<Value> captures;
  IRMapping mapping;
};
} // namespace

/// What must be handed over so that `value` is known in the task.
void TaskBuilder::collect(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || !canRecompute(op)) {
    captures.insert(value);
    return;
  }
  for (Value operand : op->getOperands())
    collect(operand);
}

/// The value in the task, computed there if it was not handed over.
Value TaskBuilder::map(OpBuilder &b, Value value) {
  if (Value mapped = mapping.lookupOrNull(value))
    return mapped;
  Operation *op = value.getDefiningOp();
  for (Value operand : op->getOperands())
    map(b, operand);
  b.clone(*op, mapping);
  return mapping.lookup(value);
}

/// The bodies of the loops without the loops, the number of the iteration
/// counted in the innermost fastest.
void TaskBuilder::emitIteration(OpBuilder &b, Value iteration) {
  Location loc = kernel.getLoc();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  Value rest = iteration;
  for (size_t i = nest.loops.size(); i-- > 0;) {
    Loop loop = nest.loops[i];
    Value number = rest;
    if (i > 0) {
      number = arith::RemUIOp::create(b, loc, rest, constant(loop.count));
      rest = arith::DivUIOp::create(b, loc, rest, constant(loop.count));
    }
    number = arith::MulIOp::create(b, loc, number, constant(loop.step));
    mapping.map(
        Value(loop.op.getInductionVar()),
        Value(arith::AddIOp::create(b, loc, number, constant(loop.lower))));
  }
  for (auto [i, loop] : llvm::enumerate(nest.loops))
    for (Operation &op : scf::ForOp(loop.op).getBody()->without_terminator())
      if (i + 1 == nest.loops.size() || &op != nest.loops[i + 1].op)
        b.clone(op, mapping);
}

func::FuncOp TaskBuilder::build(StringRef name) {
  SetVector<Value> used;
  getUsedValuesDefinedAbove(nest.getOuter().getRegion(), used);
  for (Value value : used)
    collect(value);
  OpBuilder b(kernel.getContext());
  SmallVector<Type> types(2, b.getIndexType());
  for (Value value : captures) {
    auto buffer = dyn_cast<MemRefType>(value.getType());
    if (buffer &&
        (!buffer.hasStaticShape() || !buffer.getLayout().isIdentity()))
      return {};
    types.push_back(value.getType());
  }
  Location loc = kernel.getLoc();
  auto task = func::FuncOp::create(loc, name, b.getFunctionType(types, {}));
  task.setPrivate();
  task->setAttr(kTaskAttr, b.getUnitAttr());
  Block *body = task.addEntryBlock();
  StringRef noAlias = LLVM::LLVMDialect::getNoAliasAttrName();
  for (auto [i, value] : llvm::enumerate(captures)) {
    mapping.map(value, body->getArgument(i + 2));
    auto argument = dyn_cast<BlockArgument>(value);
    if (argument && argument.getOwner()->isEntryBlock() &&
        kernel.getArgAttr(argument.getArgNumber(), noAlias))
      task.setArgAttr(i + 2, noAlias, b.getUnitAttr());
  }
  b.setInsertionPointToStart(body);
  for (Value value : used)
    map(b, value);
  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  auto loop = scf::ForOp::create(b, loc, body->getArgument(0),
                                 body->getArgument(1), one);
  func::ReturnOp::create(b, loc);
  b.setInsertionPointToStart(loop.getBody());
  emitIteration(b, loop.getInductionVar());
  return task;
}

namespace {
struct ParallelizeKernels
    : qnn::impl::ParallelizeKernelsPassBase<ParallelizeKernels> {
  using Base::Base;

  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    auto kernels = llvm::to_vector(getOperation().getOps<func::FuncOp>());
    for (func::FuncOp kernel : kernels) {
      if (kernel.isExternal())
        continue;
      if (kernel->hasAttr("qopt.kernel"))
        parallelize(kernel, symbols);
      kernel.walk([](scf::ForOp op) { op->removeAttr(kParallelLoopAttr); });
    }
  }

private:
  void parallelize(func::FuncOp kernel, SymbolTable &symbols) {
    for (Block &block : kernel.getBody())
      for (scf::ForOp loop :
           llvm::make_early_inc_range(block.getOps<scf::ForOp>()))
        if (loop->hasAttr(kParallelLoopAttr))
          outline(kernel, loop, symbols);
  }

  void outline(func::FuncOp kernel, scf::ForOp loop, SymbolTable &symbols) {
    std::optional<Nest> nest = Nest::get(loop, minTasks);
    if (!nest || findTemporary(loop))
      return;
    uint64_t work =
        llvm::SaturatingMultiply(estimateWork(*loop.getBody()),
                                 uint64_t(nest->loops.front().count));
    if (work < uint64_t(minWork)) {
      ++numSmall;
      return;
    }
    TaskBuilder builder(kernel, *nest);
    func::FuncOp task = builder.build((kernel.getName() + "_task").str());
    if (!task)
      return;
    task.walk([](scf::ForOp op) { op->removeAttr(kParallelLoopAttr); });
    symbols.insert(task, Block::iterator(kernel->getNextNode()));
    OpBuilder b(loop);
    Location loc = loop.getLoc();
    SmallVector<Value> arguments{
        arith::ConstantIndexOp::create(b, loc, 0),
        arith::ConstantIndexOp::create(b, loc, nest->count)};
    llvm::append_range(arguments, builder.getCaptures());
    auto call = func::CallOp::create(b, loc, task, arguments);
    call->setAttr(kParallelCallAttr, b.getUnitAttr());
    loop.erase();
    ++numTasks;
  }
};
} // namespace
