// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks of a module from outside. Upstream's verifiers accept quantized types
// that mean nothing, resources without bytes, and tensors larger than memory
// can count; code behind this point relies on all three.

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Driver/Model.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

/// Why a type cannot be used, or "".
static std::string explainInvalidType(Type type) {
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    if (tensor.hasStaticShape() && !getNumElements(tensor.getShape()))
      return "the tensor has more elements than can be counted";
  // An element alone, without the tensor around it, is not per axis.
  if (isa<quant::UniformQuantizedPerAxisType>(type))
    return {};
  return qnn::explainInvalidQuantizedType(type);
}

/// Bytes of the elements of a dense resource, none where that is not fixed.
static std::optional<uint64_t> getResourceBytes(ShapedType type) {
  if (!type.hasStaticShape() || !type.getElementType().isIntOrIndexOrFloat())
    return std::nullopt;
  uint64_t bits =
      type.getElementType().isIndex() ? 64 : type.getElementTypeBitWidth();
  std::optional<uint64_t> count = getNumElements(type.getShape());
  // Small integers take a byte each.
  if (!count || *count > UINT64_MAX / 64)
    return std::nullopt;
  return *count * (llvm::alignTo<8>(bits) / 8);
}

/// Larger ones are expanded by upstream's folders and by code generation.
static constexpr uint64_t maxSplatBytes = uint64_t(2) << 30;

/// One value may stand for any number of elements.
static std::string explainHugeSplat(DenseElementsAttr attr) {
  if (!attr.isSplat() || !attr.getElementType().isIntOrIndexOrFloat())
    return {};
  std::optional<uint64_t> bytes = getResourceBytes(attr.getType());
  if (bytes && *bytes <= maxSplatBytes)
    return {};
  return "a constant of " + formatShape(attr.getType().getShape()) +
         " elements is larger than 2 GiB; make it a qnn.parameter";
}

static std::string explainInvalidResource(DenseResourceElementsAttr attr) {
  std::string name = ("resource '" + attr.getRawHandle().getKey() + "'").str();
  AsmResourceBlob *blob = attr.getRawHandle().getBlob();
  if (!blob)
    return name + " has no data: the file may be truncated";
  std::optional<uint64_t> expected = getResourceBytes(attr.getType());
  if (expected && blob->getData().size() != *expected)
    return name + " has " + std::to_string(blob->getData().size()) +
           " bytes, its type needs " + std::to_string(*expected);
  return {};
}

/// Code of a function that is only declared would come from the process itself.
static std::string explainInvalidCall(Operation *op) {
  auto call = dyn_cast<func::CallOp>(op);
  if (!call)
    return {};
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
  if (callee && callee.isExternal())
    return "calls '" + call.getCallee().str() + "', which has no body";
  return {};
}

/// Upstream's folders take a border that cuts off for none at all.
static std::string explainInvalidPad(Operation *op) {
  auto pad = dyn_cast<tensor::PadOp>(op);
  if (!pad || llvm::all_of(llvm::concat<const int64_t>(pad.getStaticLow(),
                                                       pad.getStaticHigh()),
                           [](int64_t size) {
                             return size >= 0 || ShapedType::isDynamic(size);
                           }))
    return {};
  return "has a negative border; use 'tensor.extract_slice'";
}

namespace {
/// Looks at every attribute and type inside an op, once each.
class Checker {
public:
  Checker() {
    walker.addWalk(
        [this](Type type) { return note(explainInvalidType(type)); });
    walker.addWalk([this](DenseElementsAttr attr) {
      return note(explainHugeSplat(attr));
    });
    walker.addWalk([this](DenseResourceElementsAttr attr) {
      return note(explainInvalidResource(attr));
    });
  }

  std::string check(Operation *op) {
    walker.walk<WalkOrder::PreOrder>(op->getAttrDictionary());
    for (Type type : op->getResultTypes())
      walker.walk<WalkOrder::PreOrder>(type);
    for (Region &region : op->getRegions())
      for (BlockArgument argument : region.getArguments())
        walker.walk<WalkOrder::PreOrder>(argument.getType());
    return reason;
  }

private:
  WalkResult note(std::string why) {
    if (why.empty())
      return WalkResult::advance();
    reason = std::move(why);
    return WalkResult::interrupt();
  }

  AttrTypeWalker walker;
  std::string reason;
};
} // namespace

Error qopt::checkModule(ModuleOp module, StringRef file) {
  Checker checker;
  DiagnosticCollector diagnostics(*module.getContext(), file);
  WalkResult result = module.walk([&](Operation *op) {
    std::string reason = explainInvalidCall(op);
    if (reason.empty())
      reason = explainInvalidPad(op);
    if (reason.empty())
      reason = checker.check(op);
    if (reason.empty())
      return WalkResult::advance();
    op->emitOpError() << reason;
    return WalkResult::interrupt();
  });
  if (result.wasInterrupted())
    return diagnostics.takeError("invalid module");
  return Error::success();
}

Error qopt::checkParameters(ModuleOp module, StringRef file,
                            ArrayRef<std::string> parameterFiles) {
  ParameterRegistry &registry =
      module.getContext()->getLoadedDialect<qnn::QNNDialect>()->getParameters();
  for (auto parameter : module.getOps<qnn::ParameterOp>()) {
    std::string name = ("parameter '" + parameter.getKey() + "'").str();
    Expected<ParameterHandle> handle =
        registry.get(parameter.getKey(), parameter.getScope());
    if (!handle && parameterFiles.empty()) {
      consumeError(handle.takeError());
      return createStringError(
          file + ": " + name + " has no data: there is no " +
          getParameterPath(file) + ", and --parameters names no other file");
    }
    if (!handle)
      return createStringError(llvm::join(parameterFiles, ", ") + ": " +
                               toString(handle.takeError()));
    auto type = cast<RankedTensorType>(parameter.getType());
    std::optional<DType> dtype = qnn::getDType(type.getElementType());
    if (!dtype)
      return createStringError(file + ": " + name +
                               " has an element type that cannot be stored");
    if (handle->info.dtype != *dtype || handle->info.shape != type.getShape())
      return createStringError(
          handle->source->getName() + ": " + name + " is " +
          formatShape(handle->info.shape) + " of " +
          getName(handle->info.dtype) + ", the model needs " +
          formatShape(type.getShape()) + " of " + getName(*dtype));
  }
  return Error::success();
}
