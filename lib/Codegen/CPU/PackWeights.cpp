// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-pack-weights: what kernels compute from weights alone is computed once,
// when the parameter is read. The packed weight is a derived parameter: a
// streamed source beside the original, never a constant in the IR.

#include "WeightLayout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
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

static std::optional<qopt::DType> getDType(Type type) {
  if (type.isInteger(8))
    return qopt::DType::I8;
  if (type.isInteger(32))
    return qopt::DType::I32;
  if (type.isF32())
    return qopt::DType::F32;
  return std::nullopt;
}

static qopt::PackLayout getLayout(linalg::PackOp op) {
  qopt::PackLayout layout;
  auto source = cast<RankedTensorType>(op.getSource().getType());
  layout.source = SmallVector<int64_t>(source.getShape());
  layout.order = SmallVector<int64_t>(op.getOuterDimsPerm());
  if (layout.order.empty())
    layout.order = llvm::to_vector(llvm::seq<int64_t>(source.getRank()));
  layout.tiled = SmallVector<int64_t>(op.getInnerDimsPos());
  layout.tiles = op.getStaticTiles();
  layout.elementBytes = source.getElementTypeBitWidth() / 8;
  return layout;
}

static qopt::SumLayout getLayout(linalg::GenericOp op) {
  qopt::SumLayout layout;
  auto source = cast<RankedTensorType>(op->getOperand(0).getType());
  layout.source = SmallVector<int64_t>(source.getShape());
  AffineMap result = op.getIndexingMapsArray().back();
  for (unsigned i = 0; i < result.getNumResults(); ++i)
    layout.kept.push_back(result.getDimPosition(i));
  return layout;
}

//===----------------------------------------------------------------------===//
// Derived parameters
//===----------------------------------------------------------------------===//

/// Blocks in which weights are read and packed. Where columns become rows, each
/// block reads a part of every row, so there should not be many.
static constexpr uint64_t kBlockBytes = 8 << 20;

/// Reads a box of a parameter, dense: from `begins` on, `sizes` elements.
static llvm::Expected<qopt::AlignedBuffer>
readBox(const qopt::ParameterHandle &handle, ArrayRef<int64_t> shape,
        int64_t elementBytes, ArrayRef<int64_t> begins,
        ArrayRef<int64_t> sizes) {
  // What is contiguous: the dimensions behind the last that is cut, and it.
  size_t last = shape.size() - 1;
  uint64_t inner = elementBytes;
  while (last > 0 && sizes[last] == shape[last])
    inner *= shape[last--];
  uint64_t run = inner * sizes[last], count = 1;
  for (int64_t size : sizes.take_front(last))
    count *= size;
  llvm::Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate(count * run);
  if (!buffer)
    return buffer.takeError();
  SmallVector<int64_t> position(last, 0);
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t row = 0;
    for (size_t dim = 0; dim < last; ++dim)
      row = row * shape[dim] + begins[dim] + position[dim];
    uint64_t offset = (row * shape[last] + begins[last]) * inner;
    if (llvm::Error error =
            handle.read(offset, buffer->getBytes().slice(i * run, run)))
      return std::move(error);
    for (size_t dim = last; dim-- > 0 && ++position[dim] == sizes[dim];)
      position[dim] = 0;
  }
  return buffer;
}

/// Packs indices [begin, end) of the outer dimension `outer` of the result, of
/// the part of the source that the box of `layout` in `handle` is.
static llvm::Error packPart(const qopt::ParameterHandle &handle,
                            const qopt::PackLayout &layout,
                            ArrayRef<std::pair<int64_t, int64_t>> parts,
                            MutableArrayRef<char> out) {
  SmallVector<int64_t> begins(layout.source.size(), 0);
  qopt::PackLayout part = layout;
  for (auto [outer, range] : llvm::enumerate(parts)) {
    begins[layout.order[outer]] =
        layout.getSourceRange(outer, range.first, range.second).first;
    part = part.getPart(outer, range.first, range.second);
  }
  llvm::Expected<qopt::AlignedBuffer> in =
      readBox(handle, layout.source, layout.elementBytes, begins, part.source);
  if (!in)
    return in.takeError();
  part.compute(in->getBytes(), out);
  return llvm::Error::success();
}

/// Rows of the packed weight are its first dimension, or the first two where
/// rows of the first alone are large.
static llvm::Error derivePacked(qopt::ParameterRegistry &registry,
                                const qopt::ParameterHandle &handle,
                                StringRef scope, qopt::ParameterInfo info,
                                qopt::PackLayout layout) {
  qopt::DerivedOptions options;
  options.blockBytes = kBlockBytes;
  int64_t rowBytes = info.bytes / info.shape.front(), inner = 1;
  if (rowBytes > int64_t(kBlockBytes) && layout.order.size() > 1) {
    inner = info.shape[1];
    rowBytes /= inner;
  }
  auto rows = [=](uint64_t begin, uint64_t end,
                  MutableArrayRef<char> out) -> llvm::Error {
    if (inner == 1)
      return packPart(handle, layout, {{begin, end}}, out);
    for (int64_t row = begin, last = end; row < last;) {
      int64_t first = row / inner, from = row % inner;
      int64_t count = std::min(inner - from, last - row);
      if (llvm::Error error = packPart(
              handle, layout, {{first, first + 1}, {from, from + count}},
              out.take_front(count * rowBytes)))
        return error;
      out = out.drop_front(count * rowBytes);
      row += count;
    }
    return llvm::Error::success();
  };
  return registry.addDerived(info, rowBytes, rows, scope,
                             qopt::OnConflict::Replace, options);
}

static llvm::Error deriveSums(qopt::ParameterRegistry &registry,
                              const qopt::ParameterHandle &handle,
                              StringRef scope, qopt::ParameterInfo info,
                              qopt::SumLayout layout) {
  qopt::DerivedOptions options;
  options.blockBytes = info.bytes;
  uint64_t count = info.bytes / sizeof(int32_t);
  int64_t numRows = layout.source.front();
  uint64_t rowBytes = handle.info.bytes / numRows;
  auto readRows = [=](int64_t first, int64_t last) {
    SmallVector<int64_t> begins(layout.source.size(), 0), sizes(layout.source);
    begins[0] = first;
    sizes[0] = last - first;
    return readBox(handle, layout.source, /*elementBytes=*/1, begins, sizes);
  };
  auto rows = [=](uint64_t begin, uint64_t end,
                  MutableArrayRef<char> out) -> llvm::Error {
    std::vector<int32_t> sums(count);
    int64_t step = std::max<int64_t>(1, kBlockBytes / rowBytes);
    for (int64_t row = 0; row < numRows; row += step) {
      llvm::Expected<qopt::AlignedBuffer> in =
          readRows(row, std::min(row + step, numRows));
      if (!in)
        return in.takeError();
      layout.add(in->getBytes(), row, sums);
    }
    std::memcpy(out.data(), sums.data() + begin,
                (end - begin) * sizeof(int32_t));
    return llvm::Error::success();
  };
  return registry.addDerived(info, sizeof(int32_t), rows, scope,
                             qopt::OnConflict::Replace, options);
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
  FailureOr<bool> replaceInPlace(Operation *op, LoadParameterOp load);
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
  auto pack = dyn_cast<linalg::PackOp>(op);
  auto sums = dyn_cast<linalg::GenericOp>(op);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  std::string what =
      pack ? getLayout(pack).describe() : getLayout(sums).describe();
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
  llvm::Expected<qopt::ParameterInfo> info = qopt::ParameterInfo::get(
      key, *getDType(type.getElementType()), type.getShape());
  if (!info)
    return fail(info.takeError());
  llvm::Error error =
      pack ? derivePacked(registry, *handle, parameter.getScope(), *info,
                          getLayout(pack))
           : deriveSums(registry, *handle, parameter.getScope(), *info,
                        getLayout(sums));
  if (error)
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

/// Passes the result of `op`, which reads `argument` alone, as a new argument.
FailureOr<bool> PackWeights::moveToCallers(func::FuncOp func, Operation *op,
                                           BlockArgument argument) {
  SmallVector<func::CallOp> calls = callsByName.lookup(func.getSymName());
  SmallVector<ParameterOp> parameters;
  qopt::ParameterRegistry &registry =
      getContext().getLoadedDialect<QNNDialect>()->getParameters();
  for (func::CallOp call : calls) {
    auto load = call.getOperand(argument.getArgNumber())
                    .getDefiningOp<LoadParameterOp>();
    auto parameter = load ? symbols->lookup<ParameterOp>(load.getParameter())
                          : ParameterOp();
    if (!parameter ||
        !registry.lookup(parameter.getKey(), parameter.getScope()))
      return false;
    parameters.push_back(parameter);
  }
  if (calls.empty() || !func.isPrivate())
    return false;
  for (auto [call, parameter] : llvm::zip_equal(calls, parameters)) {
    FailureOr<ParameterOp> derived = derive(op, parameter);
    if (failed(derived))
      return failure();
    OpBuilder b(call);
    Value load = LoadParameterOp::create(
        b, call.getLoc(), op->getResult(0).getType(), derived->getSymName());
    call.getOperandsMutable().append(load);
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
    if (auto load = dyn_cast_or_null<LoadParameterOp>(definition);
        load && load->use_empty())
      load.erase();
  }
  (void)func.eraseArgument(number);
}

/// Replaces what `op` computes from a parameter that its own function loads.
FailureOr<bool> PackWeights::replaceInPlace(Operation *op,
                                            LoadParameterOp load) {
  auto parameter = symbols->lookup<ParameterOp>(load.getParameter());
  qopt::ParameterRegistry &registry =
      getContext().getLoadedDialect<QNNDialect>()->getParameters();
  if (!parameter || !registry.lookup(parameter.getKey(), parameter.getScope()))
    return false;
  FailureOr<ParameterOp> derived = derive(op, parameter);
  if (failed(derived))
    return failure();
  OpBuilder b(op);
  Value packed = LoadParameterOp::create(
      b, op->getLoc(), op->getResult(0).getType(), derived->getSymName());
  op->getResult(0).replaceAllUsesWith(packed);
  op->erase();
  return true;
}

/// Removes the loads of parameters that are read packed now.
static void eraseUnusedLoads(func::FuncOp func) {
  SmallVector<Operation *> ops;
  func.walk([&](Operation *op) {
    if (isa<LoadParameterOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
            op))
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
    bool isWeight =
        argument && argument.getOwner() == &func.getBody().front() &&
        func.getArgAttr(argument.getArgNumber(), "qopt.parameter") &&
        getDType(getElementTypeOrSelf(op->getResult(0)));
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
    if (auto load = root.getDefiningOp<LoadParameterOp>();
        load && getDType(getElementTypeOrSelf(op->getResult(0)))) {
      FailureOr<bool> replaced = replaceInPlace(op, load);
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
