// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Exporters leave the arithmetic on indices and masks in the module: a causal
// mask is a comparison of two iotas, nearest upsampling a gather by rounded
// products. What is computed from constants alone is evaluated here, with the
// results that the ops give at run time.

#include "ConstantTensors.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

/// Elements of one value, and of all values that one module may have evaluated.
static constexpr int64_t kMaxElements = 1 << 20;
static constexpr int64_t kMaxTotal = 1 << 24;

static bool isFoldable(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() ||
      tensor.getNumElements() > kMaxElements)
    return false;
  Type element = tensor.getElementType();
  return element.isF32() || element.isSignlessInteger(1) ||
         element.isSignlessInteger(32) || element.isSignlessInteger(64);
}

/// The elements as an attribute, also where they are a resource of the right
/// size.
static DenseElementsAttr getInline(ElementsAttr elements) {
  auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(elements);
  if (!resource)
    return dyn_cast_or_null<DenseElementsAttr>(elements);
  const AsmResourceBlob *blob = resource.getRawHandle().getBlob();
  if (!blob || !isFoldable(resource.getType()) ||
      resource.getType().getElementType().isInteger(1) ||
      int64_t(blob->getData().size()) !=
          resource.getType().getNumElements() *
              (resource.getType().getElementTypeBitWidth() / 8))
    return {};
  return DenseElementsAttr::getFromRawBuffer(resource.getType(),
                                             blob->getData());
}

static std::optional<Tensor> readConstant(Operation *op) {
  ElementsAttr elements;
  if (auto constant = dyn_cast<tosa::ConstOp>(op))
    elements = constant.getValues();
  else if (auto constant = dyn_cast<arith::ConstantOp>(op))
    elements = dyn_cast<ElementsAttr>(constant.getValue());
  DenseElementsAttr dense = getInline(elements);
  if (!dense || !isFoldable(dense.getType()))
    return std::nullopt;
  Tensor result{cast<RankedTensorType>(dense.getType()), {}, {}};
  if (result.isReal())
    for (float value : dense.getValues<float>())
      result.reals.push_back(value);
  else
    for (const APInt &value : dense.getValues<APInt>())
      result.integers.push_back(
          wrap(value.getZExtValue(), result.type.getElementType()));
  return result;
}

static std::optional<Tensor> evaluate(Operation *op, Inputs inputs) {
  return llvm::TypeSwitch<Operation *, std::optional<Tensor>>(op)
      .Case<tosa::ReshapeOp, tosa::TransposeOp, tosa::TileOp, tosa::ReverseOp,
            tosa::SliceOp, tosa::ConcatOp>(
          [&](auto) { return evaluateMovement(op, inputs); })
      .Case<tosa::ReduceSumOp, tosa::ReduceMaxOp, tosa::ReduceMinOp,
            tosa::ReduceAllOp, tosa::ReduceAnyOp>([&](auto reduction) {
        return evaluateReduction(op, reduction.getAxis(), *inputs.front());
      })
      .Default([&](Operation *) { return evaluateElementwise(op, inputs); });
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// The operands that hold elements; zero points, shifts and shapes follow them.
/// Empty for ops that are not evaluated.
static OperandRange getInputs(Operation *op) {
  return llvm::TypeSwitch<Operation *, OperandRange>(op)
      .Case<tosa::AddOp, tosa::SubOp, tosa::MulOp, tosa::MaximumOp,
            tosa::MinimumOp, tosa::LogicalAndOp, tosa::LogicalOrOp,
            tosa::LogicalXorOp, tosa::BitwiseAndOp, tosa::BitwiseOrOp,
            tosa::BitwiseXorOp, tosa::EqualOp, tosa::GreaterOp,
            tosa::GreaterEqualOp>(
          [](auto op) { return op->getOperands().take_front(2); })
      .Case<tosa::ConcatOp, tosa::SelectOp>(
          [](auto op) { return op->getOperands(); })
      .Case<tosa::CastOp, tosa::FloorOp, tosa::CeilOp, tosa::AbsOp,
            tosa::NegateOp, tosa::ClampOp, tosa::LogicalNotOp,
            tosa::BitwiseNotOp, tosa::ReshapeOp, tosa::TransposeOp,
            tosa::TileOp, tosa::ReverseOp, tosa::SliceOp, tosa::ReduceSumOp,
            tosa::ReduceMaxOp, tosa::ReduceMinOp, tosa::ReduceAllOp,
            tosa::ReduceAnyOp>(
          [](auto op) { return op->getOperands().take_front(1); })
      .Default([](Operation *op) { return op->getOperands().take_front(0); });
}

/// In a module, large masks become parameters; below one there is no place for
/// them.
static Value materialize(const Tensor &tensor, Location loc, OpBuilder &builder,
                         ModuleOp module) {
  if (!tensor.isReal()) {
    unsigned width = tensor.type.getElementTypeBitWidth();
    SmallVector<APInt> values;
    for (int64_t value : tensor.integers)
      values.emplace_back(width, uint64_t(value), /*isSigned=*/true,
                          /*implicitTrunc=*/true);
    return arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(tensor.type, values));
  }
  if (!module) {
    SmallVector<float> values(tensor.reals.begin(), tensor.reals.end());
    return arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(tensor.type, ArrayRef(values)));
  }
  llvm::Expected<Value> constant = qnn::createFloatConstant(
      builder, loc, module, tensor.reals, tensor.type, "folded");
  if (constant)
    return *constant;
  llvm::consumeError(constant.takeError());
  return {};
}

namespace {
class Folder {
public:
  explicit Folder(Operation *root)
      : root(root), module(dyn_cast<ModuleOp>(root)) {}

  int64_t run() {
    root->walk([&](Operation *op) { fold(op); });
    for (Operation *op : folded)
      replace(op);
    for (Operation *op : llvm::reverse(folded))
      if (op->use_empty())
        op->erase();
    return folded.size();
  }

private:
  /// The elements of a constant or of an op that is folded; null for others.
  const Tensor *getElements(Operation *op) {
    if (!op)
      return nullptr;
    if (auto it = known.find(op); it != known.end())
      return it->second.get();
    std::optional<Tensor> tensor = readConstant(op);
    if (!tensor)
      return nullptr;
    auto [it, inserted] =
        known.try_emplace(op, std::make_unique<Tensor>(std::move(*tensor)));
    return it->second.get();
  }

  bool isConstantLike(Value value) {
    Operation *op = value.getDefiningOp();
    return op && (op->hasTrait<OpTrait::ConstantLike>() || known.contains(op));
  }

  /// The variance and epsilon of a batch norm, which is recognised with both
  /// and folded in double precision.
  static bool isBelowRoot(Operation *op) {
    return isa<tosa::AddOp>(op) &&
           llvm::any_of(op->getUsers(),
                        llvm::IsaPred<tosa::PowOp, tosa::RsqrtOp>);
  }

  void fold(Operation *op) {
    if (isBelowRoot(op))
      return;
    OperandRange operands = getInputs(op);
    // Weights repeated for a batch are weights still, and stay one matrix.
    if (operands.empty() || !isFoldable(op->getResult(0).getType()) ||
        (isa<tosa::TileOp>(op) &&
         getElementTypeOrSelf(op->getResult(0).getType()).isF32()) ||
        !llvm::all_of(operands, [&](Value v) { return isConstantLike(v); }))
      return;
    total +=
        cast<RankedTensorType>(op->getResult(0).getType()).getNumElements();
    if (total > kMaxTotal)
      return;
    SmallVector<const Tensor *> inputs;
    for (Value operand : operands) {
      inputs.push_back(getElements(operand.getDefiningOp()));
      if (!inputs.back())
        return;
    }
    if (std::optional<Tensor> tensor = evaluate(op, inputs)) {
      known.try_emplace(op, std::make_unique<Tensor>(std::move(*tensor)));
      folded.push_back(op);
    }
  }

  /// Only what ops that stay read becomes a constant.
  void replace(Operation *op) {
    Value value = op->getResult(0);
    bool isRead = llvm::any_of(value.getUsers(), [&](Operation *user) {
      return !known.contains(user);
    });
    OpBuilder builder(op);
    Value constant =
        isRead ? materialize(*known[op], op->getLoc(), builder, module)
               : Value();
    if (constant)
      value.replaceAllUsesWith(constant);
  }

  Operation *root;
  ModuleOp module;
  llvm::DenseMap<Operation *, std::unique_ptr<Tensor>> known;
  SmallVector<Operation *> folded;
  int64_t total = 0;
};
} // namespace

int64_t tosa_import::foldConstants(Operation *root) {
  return Folder(root).run();
}
