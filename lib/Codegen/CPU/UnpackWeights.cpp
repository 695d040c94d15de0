// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-unpack-weights: int4 is how weights are stored, int8 is what kernels
// multiply. Each packed weight becomes a derived int8 parameter, unpacked when
// its rows are read; packing for the kernel reads from there, so the unpacked
// weight is never in memory as a whole. Scales and results stay the same.

#include "WeightDerivation.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Parameters/ParameterRegistry.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_UNPACKWEIGHTSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

/// The type with the same values in 8 bits; null where it does not store 4.
static Type getUnpackedType(Type type) {
  auto quantized =
      dyn_cast_or_null<quant::QuantizedType>(getElementTypeOrSelf(type));
  if (!quantized || !isa<RankedTensorType>(type) ||
      quantized.getStorageTypeIntegralWidth() != 4)
    return nullptr;
  auto i8 = IntegerType::get(type.getContext(), 8);
  int64_t min = quantized.getStorageTypeMin(),
          max = quantized.getStorageTypeMax();
  Type expressed = quantized.getExpressedType();
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(quantized))
    return withElementType(type, quant::UniformQuantizedType::get(
                                     uniform.getFlags(), i8, expressed,
                                     uniform.getScale(), uniform.getZeroPoint(),
                                     min, max));
  if (auto perAxis = dyn_cast<quant::UniformQuantizedPerAxisType>(quantized))
    return withElementType(type,
                           quant::UniformQuantizedPerAxisType::get(
                               perAxis.getFlags(), i8, expressed,
                               perAxis.getScales(), perAxis.getZeroPoints(),
                               perAxis.getQuantizedDimension(), min, max));
  return nullptr;
}

/// Gives a value its unpacked type, and the views of it. Other ops of the
/// dialect compute the same from 8 bits as from 4.
static LogicalResult retype(Value value, Type type) {
  value.setType(cast<RankedTensorType>(type));
  for (Operation *user : value.getUsers()) {
    if (isa<ReshapeOp, TransposeOp>(user)) {
      Value result = user->getResult(0);
      Type unpacked = getUnpackedType(result.getType());
      if (!unpacked)
        return user->emitOpError("changes the type of a packed weight");
      if (failed(retype(result, unpacked)))
        return failure();
    } else if (!isa<QNNDialect>(user->getDialect()) ||
               isa<RequantizeOp>(user)) {
      return user->emitOpError("cannot take a weight stored in 4 bits");
    }
  }
  return success();
}

namespace {
struct UnpackWeights : qnn::impl::UnpackWeightsPassBase<UnpackWeights> {
  void runOnOperation() override {
    for (auto parameter : getOperation().getOps<ParameterOp>())
      if (failed(unpack(parameter)))
        return signalPassFailure();
    WalkResult result = getOperation().walk([](Operation *op) {
      bool failed = false;
      if (isa<LoadParameterOp, ConstantOp>(op))
        if (Type type = getUnpackedType(op->getResult(0).getType()))
          failed = mlir::failed(unpackResult(op, type));
      return failed ? WalkResult::interrupt() : WalkResult::advance();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }

private:
  static LogicalResult unpackResult(Operation *op, Type type) {
    auto constant = dyn_cast<ConstantOp>(op);
    if (!constant)
      return retype(op->getResult(0), type);
    auto attr = dyn_cast<DenseElementsAttr>(constant.getValue());
    if (!attr)
      return op->emitOpError("has no elements to unpack");
    bool isSigned = getQuantizedElementType(type).isSigned();
    constant->setAttr(constant.getValueAttrName(),
                      attr.mapValues(IntegerType::get(op->getContext(), 8),
                                     [=](const APInt &value) {
                                       return isSigned ? value.sext(8)
                                                       : value.zext(8);
                                     }));
    return retype(op->getResult(0), type);
  }

  LogicalResult unpack(ParameterOp parameter) {
    // The reader of the model has joined them.
    parameter->removeAttr(QNNDialect::kGroupAttr);
    Type type = getUnpackedType(parameter.getType());
    if (!type)
      return success();
    auto fail = [&](llvm::Error error) {
      return parameter.emitError("cannot unpack: ")
             << llvm::toString(std::move(error));
    };
    auto &registry =
        getContext().getLoadedDialect<QNNDialect>()->getParameters();
    StringRef scope = parameter.getScope();
    llvm::Expected<qopt::ParameterHandle> handle =
        registry.get(parameter.getKey(), scope);
    if (!handle)
      return fail(handle.takeError());
    std::string key = (parameter.getKey() + "|i8").str();
    bool isSigned = getQuantizedElementType(type).isSigned();
    auto unpacked = qopt::makeUnpackedI4(*handle, isSigned);
    if (!unpacked)
      return fail(unpacked.takeError());
    unpacked->derivation = std::make_shared<const qopt::ParameterDerivation>(
        qopt::ParameterDerivation{*handle, qopt::getUnpackRecipe(isSigned)});
    if (llvm::Error error = registry.addParameter(
            key, std::move(*unpacked), scope, qopt::OnConflict::Replace))
      return fail(std::move(error));
    parameter.setKey(key);
    parameter.setType(cast<RankedTensorType>(type));
    ++numUnpacked;
    return success();
  }
};
} // namespace
