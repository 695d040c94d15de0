// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-specialize-shapes: a model for one choice of its dynamic sizes. Sizes
// flow forwards from the arguments; every op's shape function gives the shape
// of its result. An op whose shapes nobody can infer keeps its types, behind
// casts that canonicalization moves on.

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Parameters/DType.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_SPECIALIZESHAPESPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
struct SpecializeShapes
    : public qnn::impl::SpecializeShapesPassBase<SpecializeShapes> {
  using Base::Base;

  void runOnOperation() override;

private:
  LogicalResult setArguments(func::FuncOp entry);
  LogicalResult visit(Operation *op);
  FailureOr<std::optional<SmallVector<int64_t>>> inferShape(Operation *op);
  LogicalResult checkMeeting(Operation *op);
  void setType(Value value, RankedTensorType type);
  void keepTypes(Operation *op);

  /// Of values whose type has changed.
  DenseMap<Value, RankedTensorType> originals;
};
} // namespace

void SpecializeShapes::setType(Value value, RankedTensorType type) {
  if (value.getType() == type)
    return;
  originals.try_emplace(value, cast<RankedTensorType>(value.getType()));
  value.setType(type);
}

LogicalResult SpecializeShapes::setArguments(func::FuncOp entry) {
  qopt::DynamicDims dims = qopt::getDynamicDims(entry);
  if (sizes.size() != dims.symbols.size()) {
    InFlightDiagnostic diag = entry.emitError()
                              << "'" << entry.getName() << "' has "
                              << dims.symbols.size() << " dynamic sizes";
    if (!dims.symbols.empty()) {
      diag << " (";
      llvm::interleaveComma(dims.symbols, diag);
      diag << ")";
    }
    return diag << ", " << sizes.size() << " are given";
  }
  SmallVector<SmallVector<int64_t>> shapes;
  for (BlockArgument argument : entry.getArguments()) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    shapes.emplace_back(type ? type.getShape() : ArrayRef<int64_t>());
  }
  for (const qopt::DynamicDims::Dim &dim : dims.dims)
    shapes[dim.argument][dim.dimension] = sizes[dim.symbol];
  if (llvm::Expected<SmallVector<int64_t>> valid = dims.getSizes(shapes);
      !valid)
    return entry.emitError() << toString(valid.takeError());
  for (auto [index, argument] : llvm::enumerate(entry.getArguments())) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!type || type.hasStaticShape())
      continue;
    if (!qopt::getNumElements(shapes[index]))
      return entry.emitError() << "argument " << index
                               << " has more elements than can be counted";
    setType(argument, type.clone(shapes[index]));
    entry.removeArgAttr(index, QNNDialect::kDimsAttr);
  }
  return success();
}

/// Only a static 1 broadcasts: two dynamic sizes that meet are one size. Import
/// relies on it when it moves reshapes.
LogicalResult SpecializeShapes::checkMeeting(Operation *op) {
  if (!isa<AddOp, SubOp, MulOp, DivOp, MaxOp, MinOp, CompareOp, SelectOp>(op))
    return success();
  // By the distance from the last dimension.
  SmallVector<int64_t> known;
  for (Value operand : op->getOperands()) {
    auto now = cast<RankedTensorType>(operand.getType());
    auto it = originals.find(operand);
    RankedTensorType before = it == originals.end() ? now : it->second;
    int64_t rank = now.getRank();
    known.resize(std::max<int64_t>(known.size(), rank), ShapedType::kDynamic);
    for (int64_t d = 0; d < rank; ++d) {
      int64_t size = now.getDimSize(d), &other = known[rank - 1 - d];
      if (!before.isDynamicDim(d))
        continue;
      if (!ShapedType::isDynamic(other) && other != size)
        return op->emitOpError("operands have dynamic sizes ")
               << other << " and " << size
               << " in one dimension; they must be equal";
      other = size;
    }
  }
  return success();
}

/// The dynamic dimension of a reshape takes what the others leave.
static LogicalResult inferReshape(ReshapeOp op,
                                  SmallVectorImpl<int64_t> &shape) {
  RankedTensorType input = op.getInput().getType();
  llvm::append_range(shape, op.getType().getShape());
  auto *dynamic = llvm::find(shape, ShapedType::kDynamic);
  if (dynamic == shape.end() || !input.hasStaticShape())
    return success();
  *dynamic = 1;
  std::optional<uint64_t> others = qopt::getNumElements(shape);
  std::optional<uint64_t> all = qopt::getNumElements(input.getShape());
  if (!others || !all || *others == 0 || *all % *others != 0)
    return op.emitOpError("cannot divide the elements of ")
           << input << " among " << op.getType();
  *dynamic = *all / *others;
  return success();
}

/// The shape of the only result; none where the op does not say.
FailureOr<std::optional<SmallVector<int64_t>>>
SpecializeShapes::inferShape(Operation *op) {
  SmallVector<int64_t> shape;
  if (auto reshape = dyn_cast<ReshapeOp>(op)) {
    if (failed(inferReshape(reshape, shape)))
      return failure();
    return std::optional(shape);
  }
  if (auto infer = dyn_cast<InferShapeOpInterface>(op)) {
    if (failed(checkMeeting(op)) || failed(infer.inferResultShape(shape)))
      return failure();
    return std::optional(shape);
  }
  if (auto infer = dyn_cast<InferShapedTypeOpInterface>(op)) {
    SmallVector<ShapedTypeComponents> components;
    if (op->getNumRegions() == 0 &&
        succeeded(infer.inferReturnTypeComponents(
            op->getContext(), op->getLoc(), op->getOperands(),
            op->getDiscardableAttrDictionary(), op->getPropertiesStorage(),
            op->getRegions(), components)) &&
        components.size() == 1 && components[0].hasRank())
      return std::optional(SmallVector<int64_t>(components[0].getDims()));
  }
  bool likeOperand = isa<tensor::CastOp>(op) ||
                     op->hasTrait<OpTrait::SameOperandsAndResultType>() ||
                     op->hasTrait<OpTrait::SameOperandsAndResultShape>() ||
                     op->hasTrait<OpTrait::Elementwise>();
  auto operand = op->getNumOperands() == 0
                     ? RankedTensorType()
                     : dyn_cast<RankedTensorType>(op->getOperand(0).getType());
  if (likeOperand && operand && !isa<InferShapedTypeOpInterface>(op))
    return std::optional(SmallVector<int64_t>(operand.getShape()));
  return std::optional<SmallVector<int64_t>>();
}

/// Gives an op its operands in the types it had.
void SpecializeShapes::keepTypes(Operation *op) {
  OpBuilder builder(op);
  for (OpOperand &operand : op->getOpOperands()) {
    auto it = originals.find(operand.get());
    if (it != originals.end())
      operand.set(tensor::CastOp::create(builder, op->getLoc(), it->second,
                                         operand.get()));
  }
}

LogicalResult SpecializeShapes::visit(Operation *op) {
  bool changed = llvm::any_of(op->getOperands(),
                              [&](Value v) { return originals.contains(v); });
  if (!changed || isa<func::ReturnOp>(op) || op->getNumResults() == 0)
    return success();
  auto type = op->getNumResults() == 1
                  ? dyn_cast<RankedTensorType>(op->getResult(0).getType())
                  : RankedTensorType();
  if (!type) {
    keepTypes(op);
    return success();
  }
  FailureOr<std::optional<SmallVector<int64_t>>> shape = inferShape(op);
  if (failed(shape))
    return failure();
  if (!*shape) {
    keepTypes(op);
    return success();
  }
  if (failed(verifyCompatibleShape(**shape, type.getShape())))
    return op->emitOpError("has the shape ")
           << type.clone(**shape) << " for these sizes, but is declared as "
           << type;
  SmallVector<int64_t> merged;
  for (auto [known, inferred] : llvm::zip_equal(type.getShape(), **shape))
    merged.push_back(ShapedType::isDynamic(known) ? inferred : known);
  if (ShapedType::isStaticShape(merged) && !qopt::getNumElements(merged))
    return op->emitOpError("has more elements than can be counted");
  setType(op->getResult(0), type.clone(merged));
  if (auto slice = dyn_cast<SliceOp>(op))
    slice.setSizes(merged);
  return success();
}

void SpecializeShapes::runOnOperation() {
  originals.clear();
  FailureOr<func::FuncOp> entry = findEntry(getOperation(), this->entry);
  if (failed(entry) || failed(setArguments(*entry)))
    return signalPassFailure();
  // Collected first: visiting adds casts.
  SmallVector<Operation *> ops;
  entry->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (op != *entry)
      ops.push_back(op);
  });
  for (Operation *op : ops)
    if (failed(visit(op)))
      return signalPassFailure();
  auto terminator = entry->getBody().back().getTerminator();
  entry->setType(FunctionType::get(&getContext(),
                                   entry->getBody().front().getArgumentTypes(),
                                   terminator->getOperandTypes()));
}
