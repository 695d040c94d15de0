// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-externalize-constants: large f32 constants become parameters. The bytes
// stay where the parser put them (attributes and resources live as long as the
// context, which also owns the registry), so that reading a model does not
// double its memory.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Pass/Pass.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/StringSet.h"
#include <cmath>

namespace mlir::qnn {
#define GEN_PASS_DEF_EXTERNALIZECONSTANTSPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// The value of a constant op that this pass may touch, or null.
static ElementsAttr getElements(Operation *op) {
  if (auto constant = dyn_cast<tosa::ConstOp>(op))
    return constant.getValues();
  if (auto constant = dyn_cast<arith::ConstantOp>(op))
    return dyn_cast<ElementsAttr>(constant.getValue());
  return {};
}

static void setElements(Operation *op, ElementsAttr attr) {
  if (auto constant = dyn_cast<tosa::ConstOp>(op))
    constant.setValuesAttr(attr);
  else
    cast<arith::ConstantOp>(op).setValueAttr(cast<TypedAttr>(attr));
}

/// Checks what upstream's verifiers let pass: a resource without data, or with
/// a size other than its type's.
static LogicalResult checkResource(Operation *op,
                                   DenseResourceElementsAttr attr) {
  StringRef name = attr.getRawHandle().getKey();
  const AsmResourceBlob *blob = attr.getRawHandle().getBlob();
  if (!blob)
    return op->emitError() << "resource '" << name << "' has no data";
  Type element = attr.getType().getElementType();
  if (!element.isIntOrFloat() || element.getIntOrFloatBitWidth() % 8 != 0)
    return success();
  uint64_t needed =
      attr.getType().getNumElements() * (element.getIntOrFloatBitWidth() / 8);
  if (blob->getData().size() == needed)
    return success();
  return op->emitError() << "resource '" << name << "' has "
                         << blob->getData().size() << " bytes, its type "
                         << attr.getType() << " needs " << needed;
}

/// The bytes of an f32 constant where they lie; empty for a splat.
static ArrayRef<char> getBytes(ElementsAttr attr) {
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr))
    return resource.getRawHandle().getBlob()->getData();
  auto dense = dyn_cast<DenseElementsAttr>(attr);
  return dense && !dense.isSplat() ? dense.getRawData() : ArrayRef<char>();
}

/// Reads floats that need not be aligned.
static float readFloat(ArrayRef<char> bytes, size_t index) {
  float value;
  std::memcpy(&value, bytes.data() + index * sizeof(float), sizeof(float));
  return value;
}

static DenseElementsAttr makeInline(ShapedType type, ArrayRef<char> bytes) {
  SmallVector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  if (!values.empty() && llvm::all_equal(values) && !std::isnan(values[0]))
    return DenseElementsAttr::get(type, values[0]);
  return DenseElementsAttr::get(type, ArrayRef<float>(values));
}

namespace {
struct ExternalizeConstantsPass
    : public qnn::impl::ExternalizeConstantsPassBase<ExternalizeConstantsPass> {
  using ExternalizeConstantsPassBase::ExternalizeConstantsPassBase;

  void runOnOperation() override {
    parameterOf.clear();
    keys.clear();
    lastParameter = nullptr;
    numUnnamed = 0;
    SmallVector<Operation *> constants;
    getOperation().walk([&](Operation *op) {
      if (getElements(op) && op->getParentOfType<ModuleOp>() == getOperation())
        constants.push_back(op);
    });
    auto source = std::make_shared<qopt::MemoryParameterSource>(
        "constants of the module");
    SymbolTable symbols(getOperation());
    for (Operation *op : constants)
      if (failed(convert(op, *source, symbols)))
        return signalPassFailure();
    auto &registry =
        getContext().getOrLoadDialect<QNNDialect>()->getParameters();
    if (llvm::Error error = registry.add(std::move(source))) {
      getOperation().emitError(llvm::toString(std::move(error)));
      signalPassFailure();
    }
  }

private:
  LogicalResult convert(Operation *op, qopt::MemoryParameterSource &source,
                        SymbolTable &symbols) {
    ElementsAttr attr = getElements(op);
    auto resource = dyn_cast<DenseResourceElementsAttr>(attr);
    if (resource && failed(checkResource(op, resource)))
      return failure();
    auto type = dyn_cast<RankedTensorType>(attr.getShapedType());
    if (!type)
      return success();
    if (!type.getElementType().isF32()) {
      // Indices and masks, which importers compute with.
      Type element = type.getElementType();
      if (resource && element.isSignlessInteger() &&
          element.getIntOrFloatBitWidth() % 8 == 0 && type.getNumElements() > 0)
        setElements(op,
                    DenseElementsAttr::getFromRawBuffer(type, getBytes(attr)));
      return success();
    }
    ArrayRef<char> bytes = getBytes(attr);
    if (int64_t(bytes.size()) <= threshold) {
      if (resource)
        setElements(op, makeInline(type, bytes));
      return success();
    }
    ParameterOp &parameter = parameterOf[attr];
    if (!parameter) {
      FailureOr<ParameterOp> created =
          createParameter(op, attr, type, bytes, source, symbols);
      if (failed(created))
        return failure();
      parameter = *created;
    }
    OpBuilder builder(op);
    Value load = LoadParameterOp::create(builder, op->getLoc(), type,
                                         parameter.getSymName());
    op->getResult(0).replaceAllUsesWith(load);
    op->erase();
    return success();
  }

  FailureOr<ParameterOp> createParameter(Operation *op, ElementsAttr attr,
                                         RankedTensorType type,
                                         ArrayRef<char> bytes,
                                         qopt::MemoryParameterSource &source,
                                         SymbolTable &symbols) {
    std::string key = makeKey(op, attr);
    // Infinity is for masks; quantizing refuses it in weights.
    for (size_t i = 0, e = type.getNumElements(); i < e; ++i)
      if (std::isnan(readFloat(bytes, i)))
        return op->emitError() << "constant '" << key << "' holds NaN";
    llvm::Expected<qopt::ParameterInfo> info =
        qopt::ParameterInfo::get(key, qopt::DType::F32, type.getShape());
    if (!info)
      return op->emitError(llvm::toString(info.takeError()));
    // Attributes and resources live as long as the context: nothing to own.
    if (llvm::Error error = source.add(*info, bytes, /*owner=*/nullptr))
      return op->emitError(llvm::toString(std::move(error)));
    OpBuilder builder(&getContext());
    auto parameter = ParameterOp::create(
        builder, op->getLoc(), builder.getStringAttr(key),
        builder.getStringAttr(key),
        /*scope=*/builder.getStringAttr(""), TypeAttr::get(type),
        /*sym_visibility=*/StringAttr());
    Block::iterator position = lastParameter
                                   ? std::next(lastParameter->getIterator())
                                   : getOperation().getBody()->begin();
    symbols.insert(parameter, position);
    lastParameter = parameter;
    ++numExternalized;
    numBytes += bytes.size();
    return parameter;
  }

  /// The name in the location, or of the resource, or a number.
  std::string makeKey(Operation *op, ElementsAttr attr) {
    std::string base;
    if (auto name = op->getLoc()->findInstanceOf<NameLoc>())
      base = name.getName().str();
    else if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr))
      base = resource.getRawHandle().getKey().str();
    if (base.empty())
      base = "constant." + std::to_string(numUnnamed++);
    auto &registry =
        getContext().getOrLoadDialect<QNNDialect>()->getParameters();
    std::string key = base;
    for (int i = 1; keys.contains(key) || registry.lookup(key); ++i)
      key = base + "_" + std::to_string(i);
    keys.insert(key);
    return key;
  }

  DenseMap<Attribute, ParameterOp> parameterOf;
  llvm::StringSet<> keys;
  int64_t numUnnamed = 0;
  Operation *lastParameter = nullptr;
};
} // namespace
