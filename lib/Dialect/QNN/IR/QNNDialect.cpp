// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Registration of the dialect, its constants and its discardable attributes.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/InliningUtils.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;

#include "qopt/Dialect/QNN/IR/QNNDialect.cpp.inc"
#include "qopt/Dialect/QNN/IR/QNNEnums.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "qopt/Dialect/QNN/IR/QNNAttrs.cpp.inc"

namespace {
struct QNNInlinerInterface : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool,
                       IRMapping &) const override {
    return true;
  }
};
} // namespace

void QNNDialect::initialize() {
  parameters = std::make_shared<qopt::ParameterRegistry>();
  addInterfaces<QNNInlinerInterface>();
  addOperations<
#define GET_OP_LIST
#include "qopt/Dialect/QNN/IR/QNNOps.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "qopt/Dialect/QNN/IR/QNNAttrs.cpp.inc"
      >();
}

Operation *QNNDialect::materializeConstant(OpBuilder &builder, Attribute value,
                                           Type type, Location loc) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements)
    return nullptr;
  if (isQuantized(type))
    return ConstantOp::create(builder, loc, type, elements);
  if (elements.getType() == type)
    return arith::ConstantOp::create(builder, loc, cast<TypedAttr>(value));
  return nullptr;
}

static LogicalResult verifyName(Operation *op, NamedAttribute attr) {
  if (attr.getName() == QNNDialect::kNameAttr) {
    auto name = dyn_cast<StringAttr>(attr.getValue());
    if (name && !name.empty())
      return success();
    return op->emitError("attribute '")
           << attr.getName().getValue() << "' must be a non-empty string";
  }
  return success();
}

/// One name for each dynamic dimension of the argument.
static LogicalResult verifyDims(Operation *op, unsigned argument,
                                NamedAttribute attr) {
  auto names = dyn_cast<ArrayAttr>(attr.getValue());
  bool valid = names && llvm::all_of(names, [](Attribute name) {
                 auto text = dyn_cast<StringAttr>(name);
                 return text && !text.empty();
               });
  if (!valid)
    return op->emitError("attribute '")
           << attr.getName().getValue()
           << "' must be an array of non-empty strings";
  auto function = dyn_cast<FunctionOpInterface>(op);
  auto type =
      function
          ? dyn_cast<RankedTensorType>(function.getArgumentTypes()[argument])
          : RankedTensorType();
  int64_t count = type ? type.getNumDynamicDims() : 0;
  if (int64_t(names.size()) != count)
    return op->emitError("attribute '")
           << attr.getName().getValue() << "' of argument " << argument
           << " has " << names.size() << " names for " << count
           << " dynamic dimensions";
  return success();
}

LogicalResult QNNDialect::verifyRegionArgAttribute(Operation *op, unsigned,
                                                   unsigned argument,
                                                   NamedAttribute attr) {
  if (attr.getName() == kDimsAttr)
    return verifyDims(op, argument, attr);
  return verifyName(op, attr);
}

LogicalResult QNNDialect::verifyRegionResultAttribute(Operation *op, unsigned,
                                                      unsigned,
                                                      NamedAttribute attr) {
  return verifyName(op, attr);
}

LogicalResult QNNDialect::verifyOperationAttribute(Operation *op,
                                                   NamedAttribute attr) {
  if (attr.getName() == kKeptFloatAttr && !isa<StringAttr>(attr.getValue()))
    return op->emitError("attribute '")
           << attr.getName().getValue() << "' must be a string, the reason";
  if (attr.getName() == kGroupAttr) {
    auto parameter = dyn_cast<ParameterOp>(op);
    auto size = dyn_cast<IntegerAttr>(attr.getValue());
    if (!parameter || !size || !size.getType().isSignlessInteger(64) ||
        size.getInt() < 1 ||
        !isa_and_nonnull<quant::UniformQuantizedPerAxisType>(
            getQuantizedElementType(parameter.getType())))
      return op->emitError("attribute '")
             << attr.getName().getValue()
             << "' must be a positive integer on a parameter with a scale for "
                "each channel";
  }
  return success();
}
