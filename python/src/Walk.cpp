// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ops of a model as Python objects, for exporters: types, attributes, and
// the elements of constants as arrays.

#include "Module.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace qopt;
using namespace qopt::python;

template <typename T> static std::string print(const T &thing) {
  std::string text;
  llvm::raw_string_ostream(text) << thing;
  return text;
}

template <typename Range> static nb::list toList(const Range &range) {
  nb::list list;
  for (const auto &element : range)
    list.append(element);
  return list;
}

static nb::dict describeElements(quant::QuantizedType type) {
  nb::dict dict;
  dict["bits"] = type.getStorageTypeIntegralWidth();
  dict["signed"] = type.isSigned();
  dict["low"] = type.getStorageTypeMin();
  dict["high"] = type.getStorageTypeMax();
  dict["axis"] = nb::none();
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(type)) {
    dict["scales"] = toList(ArrayRef(uniform.getScale()));
    dict["zero_points"] = toList(ArrayRef(uniform.getZeroPoint()));
  } else if (auto axis = dyn_cast<quant::UniformQuantizedPerAxisType>(type)) {
    dict["axis"] = axis.getQuantizedDimension();
    dict["scales"] = toList(axis.getScales());
    dict["zero_points"] = toList(axis.getZeroPoints());
  }
  return dict;
}

/// shape, dtype (of what is stored) and, where it is quantized, how it is read.
static nb::dict describe(Type type) {
  nb::dict dict;
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor) {
    dict["dtype"] = print(type);
    return dict;
  }
  dict["shape"] = toTuple(tensor.getShape());
  auto quantized = dyn_cast<quant::QuantizedType>(tensor.getElementType());
  dict["dtype"] =
      print(quantized ? quantized.getStorageType() : tensor.getElementType());
  if (quantized)
    dict["quantization"] = describeElements(quantized);
  return dict;
}

static nb::object toPython(Attribute attribute) {
  if (isa<UnitAttr>(attribute))
    return nb::bool_(true);
  if (auto flag = dyn_cast<BoolAttr>(attribute))
    return nb::bool_(flag.getValue());
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return nb::int_(integer.getInt());
  if (auto number = dyn_cast<FloatAttr>(attribute))
    return nb::float_(number.getValueAsDouble());
  if (auto text = dyn_cast<StringAttr>(attribute))
    return nb::str(text.getValue().data(), text.getValue().size());
  if (auto array = dyn_cast<DenseI64ArrayAttr>(attribute))
    return toList(array.asArrayRef());
  if (auto array = dyn_cast<DenseI32ArrayAttr>(attribute))
    return toList(array.asArrayRef());
  if (auto kind = dyn_cast<qnn::UnaryKindAttr>(attribute))
    return nb::cast(qnn::stringifyUnaryKind(kind.getValue()).str());
  if (auto kind = dyn_cast<qnn::CompareKindAttr>(attribute))
    return nb::cast(qnn::stringifyCompareKind(kind.getValue()).str());
  if (auto mode = dyn_cast<qnn::ResizeModeAttr>(attribute))
    return nb::cast(qnn::stringifyResizeMode(mode.getValue()).str());
  return nb::cast(print(attribute));
}

/// An inline constant as an array.
static nb::object readInline(DenseElementsAttr elements) {
  Type element = elements.getElementType();
  std::optional<DType> dtype = element.isF32()         ? DType::F32
                               : element.isInteger(1)  ? DType::BOOL
                               : element.isInteger(8)  ? DType::I8
                               : element.isInteger(16) ? DType::I16
                               : element.isInteger(32) ? DType::I32
                               : element.isInteger(64)
                                   ? std::optional(DType::I64)
                                   : std::nullopt;
  if (!dtype)
    fail("constants of " + print(element) + " cannot be read");
  ArrayRef<int64_t> shape = elements.getType().getShape();
  unsigned width = element.getIntOrFloatBitWidth();
  uint64_t bytes = llvm::divideCeil(width, 8);
  AlignedBuffer buffer =
      take(AlignedBuffer::allocate(elements.getNumElements() * bytes));
  char *out = buffer.data();
  auto write = [&](const APInt &value) {
    uint64_t bits = width == 1 ? value.getZExtValue() : value.getSExtValue();
    std::memcpy(out, &bits, bytes);
    out += bytes;
  };
  if (element.isF32())
    for (const APFloat &value : elements.getValues<APFloat>())
      write(value.bitcastToAPInt());
  else
    for (const APInt &value : elements.getValues<APInt>())
      write(value);
  return toNumpy(std::move(buffer), *dtype, shape);
}

/// A parameter as an array; packed int4 weights with a byte each.
static nb::object readParameter(qnn::LoadParameterOp op) {
  ParameterHandle handle = take(qnn::getConstantSource(op.getResult())).handle;
  if (handle.info.dtype == DType::I4) {
    auto type = qnn::getQuantizedElementType(op.getType());
    handle = take(makeUnpackedI4(handle, !type || type.isSigned()));
  }
  AlignedBuffer buffer = take(AlignedBuffer::allocate(handle.info.bytes));
  check(handle.read(0, buffer.getBytes()));
  return toNumpy(std::move(buffer), handle.info.dtype, handle.info.shape);
}

/// The elements of a constant, or None.
static nb::object readConstant(Operation *op) {
  if (auto load = dyn_cast<qnn::LoadParameterOp>(op))
    return readParameter(load);
  DenseElementsAttr elements;
  if (matchPattern(op, m_Constant(&elements)))
    return readInline(elements);
  return nb::none();
}

static std::string findName(Operation *op) {
  if (auto load = dyn_cast<qnn::LoadParameterOp>(op))
    return load.getParameter().str();
  if (auto name = dyn_cast<NameLoc>(op->getLoc()))
    return name.getName().str();
  return "";
}

nb::dict python::walk(const python::Module &module) {
  llvm::DenseMap<mlir::Value, int64_t> ids;
  nb::list inputs, ops, outputs, types;
  auto define = [&](mlir::Value value) {
    types.append(describe(value.getType()));
    return ids.try_emplace(value, ids.size()).first->second;
  };
  func::FuncOp entry = module.model.getEntry();
  for (mlir::Value argument : entry.getArguments())
    inputs.append(define(argument));
  for (Operation &op : entry.getBody().front()) {
    nb::list operands, results;
    for (mlir::Value operand : op.getOperands())
      operands.append(ids.lookup(operand));
    if (op.hasTrait<OpTrait::IsTerminator>()) {
      outputs = operands;
      break;
    }
    for (mlir::Value result : op.getResults())
      results.append(define(result));
    nb::dict attributes, described;
    nb::object constant = readConstant(&op);
    if (constant.is_none())
      for (NamedAttribute attribute : op.getAttrDictionary())
        attributes[attribute.getName().str().c_str()] =
            toPython(attribute.getValue());
    described["op"] = op.getName().getStringRef().str();
    described["name"] = findName(&op);
    described["operands"] = operands;
    described["results"] = results;
    described["attributes"] = attributes;
    described["constant"] = constant;
    ops.append(described);
  }
  nb::dict dict;
  dict["inputs"] = inputs;
  dict["outputs"] = outputs;
  dict["types"] = types;
  dict["ops"] = ops;
  return dict;
}
