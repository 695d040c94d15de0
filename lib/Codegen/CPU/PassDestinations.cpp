// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-pass-destinations: results become arguments while they are still
// tensors, because then bufferization itself finds out what can be computed in
// place. Upstream's buffer-results-to-out-params works on buffers and copies.

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PASSDESTINATIONSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// Why a value of this type cannot be passed between compiled code and its
/// caller, or "".
static std::string explainUnsupported(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor)
    return "is not a ranked tensor";
  if (!tensor.hasStaticShape())
    return "has a dynamic shape, which compiled code does not support yet";
  Type element = tensor.getElementType();
  unsigned width = element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 0;
  if (element.isIndex() || width == 1 || width == 8 || width == 16 ||
      width == 32 || width == 64)
    return "";
  return "has an element type that has no counterpart in C";
}

static LogicalResult checkEntry(func::FuncOp entry) {
  for (auto [index, type] : llvm::enumerate(entry.getArgumentTypes()))
    if (std::string reason = explainUnsupported(type); !reason.empty())
      return entry.emitError("argument ") << index << " of '" << entry.getName()
                                          << "', " << type << ", " << reason;
  for (auto [index, type] : llvm::enumerate(entry.getResultTypes()))
    if (std::string reason = explainUnsupported(type); !reason.empty())
      return entry.emitError("result ") << index << " of '" << entry.getName()
                                        << "', " << type << ", " << reason;
  return success();
}

/// The only return of a function; emits an error where there are several.
static FailureOr<func::ReturnOp> getReturn(func::FuncOp func) {
  auto returns = llvm::to_vector(func.getOps<func::ReturnOp>());
  if (returns.size() == 1)
    return returns.front();
  return func.emitError("'") << func.getName() << "' has " << returns.size()
                             << " returns; compiled functions need exactly one";
}

/// Where the arguments for results go: before those of parameters.
static unsigned getInsertionIndex(func::FuncOp func) {
  for (unsigned i = 0, e = func.getNumArguments(); i != e; ++i)
    if (func.getArgAttr(i, kParameterAttr))
      return i;
  return func.getNumArguments();
}

static DictionaryAttr getDestinationAttrs(func::FuncOp func, unsigned result) {
  Builder b(func.getContext());
  NamedAttrList attrs(func.getResultAttrDict(result));
  attrs.set(LLVM::LLVMDialect::getNoAliasAttrName(), b.getUnitAttr());
  attrs.set(kResultAttr, b.getI64IntegerAttr(result));
  return attrs.getDictionary(b.getContext());
}

/// Results of the entry: gone, written to memrefs. Views at the end are undone
/// on the memref, so that the op before them writes the memory of the result.
static void writeTo(OpBuilder &b, Location loc, Value tensor, Value memref) {
  for (Operation *def = tensor.getDefiningOp(); def;
       def = tensor.getDefiningOp()) {
    auto from = def->getNumOperands()
                    ? dyn_cast<RankedTensorType>(def->getOperand(0).getType())
                    : RankedTensorType();
    if (!from || !from.hasStaticShape())
      break;
    auto type = MemRefType::get(from.getShape(), from.getElementType());
    if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(def))
      memref = memref::ExpandShapeOp::create(
          b, loc, type, memref, collapse.getReassociationIndices());
    else if (auto expand = dyn_cast<tensor::ExpandShapeOp>(def))
      memref = memref::CollapseShapeOp::create(
          b, loc, type, memref, expand.getReassociationIndices());
    else
      break;
    tensor = def->getOperand(0);
  }
  bufferization::MaterializeInDestinationOp::create(
      b, loc, /*result=*/Type(), tensor, memref,
      /*restrict=*/true, /*writable=*/true);
}

static LogicalResult rewriteEntry(func::FuncOp entry) {
  FailureOr<func::ReturnOp> exit = getReturn(entry);
  if (failed(checkEntry(entry)) || failed(exit))
    return failure();
  Builder attrs(entry.getContext());
  for (unsigned i = 0, e = entry.getNumArguments(); i != e; ++i)
    entry.setArgAttr(i, bufferization::BufferizationDialect::kWritableAttrName,
                     attrs.getBoolAttr(false));

  unsigned index = getInsertionIndex(entry);
  OpBuilder b(*exit);
  for (auto [result, value] : llvm::enumerate(exit->getOperands())) {
    auto tensor = cast<RankedTensorType>(value.getType());
    (void)entry.insertArgument(
        index, MemRefType::get(tensor.getShape(), tensor.getElementType()),
        getDestinationAttrs(entry, result), value.getLoc());
    writeTo(b, exit->getLoc(), value, entry.getArgument(index++));
  }
  exit->getOperation()->setOperands({});
  BitVector all(entry.getNumResults(), true);
  (void)entry.eraseResults(all);
  return success();
}

/// Whether an op writes this operand: the init of a structured op or of a loop.
static bool isInit(OpOperand &use) {
  if (auto op = dyn_cast<DestinationStyleOpInterface>(use.getOwner()))
    return op.isDpsInit(&use);
  auto loop = dyn_cast<scf::ForOp>(use.getOwner());
  return loop && llvm::is_contained(loop.getInitArgs(), use.get());
}

/// CSE makes one of all fills of a type, too. An op that is the init of several
/// others gets a copy for each. Sharing costs a copy of the tensor anyway; and
/// if the shared tensor lies in the memory of one result, bufferization lets
/// the last op compute another result there, in the wrong order.
static void separateInits(ModuleOp module) {
  SmallVector<OpOperand *> shared;
  module.walk([&](linalg::LinalgOp op) {
    if (op->getNumResults() != 1 || op.getNumReductionLoops() > 0 ||
        !op.getDpsInits().front().getDefiningOp<tensor::EmptyOp>())
      return;
    bool isFirst = true;
    for (OpOperand &use : op->getResult(0).getUses())
      if (isInit(use) && !std::exchange(isFirst, false))
        shared.push_back(&use);
  });
  for (OpOperand *use : shared) {
    OpBuilder b(use->getOwner());
    use->set(b.clone(*use->get().getDefiningOp())->getResult(0));
  }
}

/// CSE makes one of all empty tensors of a type. Two results in one buffer are
/// a conflict that bufferization resolves with copies, or not at all around
/// loops.
static void separateEmptyTensors(ModuleOp module) {
  SmallVector<tensor::EmptyOp> shared;
  module.walk([&](tensor::EmptyOp empty) {
    if (!empty->use_empty() && !empty->hasOneUse())
      shared.push_back(empty);
  });
  for (tensor::EmptyOp empty : shared)
    for (OpOperand &use :
         llvm::make_early_inc_range(llvm::drop_begin(empty->getUses()))) {
      OpBuilder b(use.getOwner());
      use.set(b.clone(*empty)->getResult(0));
    }
}

/// The use of a tensor.empty that loops over vectors fill and return, if
/// nothing else reads it: then the loops are in place from the start. (For deep
/// nests bufferization does not find that out from materialize_in_destination.)
static OpOperand *findFilledEmpty(Value value) {
  OpOperand *use = nullptr;
  while (value.hasOneUse()) {
    Operation *def = value.getDefiningOp();
    if (isa_and_nonnull<tensor::EmptyOp>(def))
      return use;
    if (auto loop = dyn_cast_or_null<scf::ForOp>(def))
      use = loop.getTiedLoopInit(cast<OpResult>(value));
    else if (auto write = dyn_cast_or_null<vector::TransferWriteOp>(def))
      use = &write.getBaseMutable();
    else
      return nullptr;
    value = use->get();
  }
  return nullptr;
}

static LogicalResult rewritePrivate(func::FuncOp func,
                                    ArrayRef<func::CallOp> calls) {
  if (llvm::none_of(func.getResultTypes(), llvm::IsaPred<TensorType>))
    return success();
  FailureOr<func::ReturnOp> exit = getReturn(func);
  if (failed(exit))
    return failure();
  unsigned index = getInsertionIndex(func);
  OpBuilder b(*exit);
  for (OpOperand &operand : exit->getOperation()->getOpOperands()) {
    Value value = operand.get();
    if (!isa<TensorType>(value.getType()))
      continue;
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type || !type.hasStaticShape())
      return func.emitError("result ")
             << operand.getOperandNumber() << " of '" << func.getName() << "', "
             << value.getType() << ", has no static shape";
    (void)func.insertArgument(
        index, type, getDestinationAttrs(func, operand.getOperandNumber()),
        value.getLoc());
    if (OpOperand *use = findFilledEmpty(value))
      use->set(func.getArgument(index));
    else
      operand.set(bufferization::MaterializeInDestinationOp::create(
                      b, exit->getLoc(), value, func.getArgument(index))
                      .getResult());
    for (func::CallOp call : calls) {
      OpBuilder atCall(call);
      Value empty = tensor::EmptyOp::create(
          atCall, call.getLoc(), type.getShape(), type.getElementType());
      call->insertOperands(index, empty);
    }
    ++index;
  }
  return success();
}

namespace {

struct PassDestinationsPass
    : public qnn::impl::PassDestinationsPassBase<PassDestinationsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    FailureOr<func::FuncOp> entry = findEntry(module);
    if (failed(entry))
      return signalPassFailure();
    llvm::MapVector<StringRef, SmallVector<func::CallOp>> calls;
    module.walk(
        [&](func::CallOp call) { calls[call.getCallee()].push_back(call); });
    if (calls.contains(entry->getName())) {
      entry->emitError("the entry function '")
          << entry->getName() << "' is called by the module";
      return signalPassFailure();
    }
    separateInits(module);
    separateEmptyTensors(module);
    if (failed(rewriteEntry(*entry)))
      return signalPassFailure();
    for (func::FuncOp func : module.getOps<func::FuncOp>())
      if (func != *entry && !func.isExternal() &&
          failed(rewritePrivate(func, calls[func.getName()])))
        return signalPassFailure();
  }
};

} // namespace
