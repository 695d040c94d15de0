// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes types, attributes and constants of a module as JSON.

#include "ModuleToJson.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace mlir;

template <typename T> static std::string print(const T &thing) {
  std::string text;
  raw_string_ostream(text) << thing;
  return text;
}

static json::Value elementToJSON(Type type) {
  auto quantized = dyn_cast<quant::QuantizedType>(type);
  if (!quantized)
    return print(type);
  json::Object object{{"bits", quantized.getStorageTypeIntegralWidth()},
                      {"signed", quantized.isSigned()},
                      {"lo", quantized.getStorageTypeMin()},
                      {"hi", quantized.getStorageTypeMax()}};
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(type)) {
    object["scales"] = json::Array{uniform.getScale()};
    object["zeros"] = json::Array{uniform.getZeroPoint()};
  } else if (auto axis = dyn_cast<quant::UniformQuantizedPerAxisType>(type)) {
    object["axis"] = axis.getQuantizedDimension();
    object["scales"] = json::Array(axis.getScales());
    object["zeros"] = json::Array(axis.getZeroPoints());
  }
  return object;
}

static json::Value typeToJSON(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor)
    return print(type);
  return json::Object{{"shape", json::Array(tensor.getShape())},
                      {"element", elementToJSON(tensor.getElementType())}};
}

static json::Value attributeToJSON(Attribute attribute) {
  if (auto flag = dyn_cast<BoolAttr>(attribute))
    return flag.getValue();
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return integer.getInt();
  // JSON has no infinity; every number is a string of C's.
  if (auto number = dyn_cast<FloatAttr>(attribute))
    return formatv("{0:e16}", number.getValueAsDouble()).str();
  if (auto array = dyn_cast<DenseI64ArrayAttr>(attribute))
    return json::Array(array.asArrayRef());
  if (auto array = dyn_cast<DenseI32ArrayAttr>(attribute))
    return json::Array(array.asArrayRef());
  if (isa<UnitAttr>(attribute))
    return true;
  if (auto kind = dyn_cast<qnn::UnaryKindAttr>(attribute))
    return qnn::stringifyUnaryKind(kind.getValue());
  if (auto kind = dyn_cast<qnn::CompareKindAttr>(attribute))
    return qnn::stringifyCompareKind(kind.getValue());
  if (auto mode = dyn_cast<qnn::ResizeModeAttr>(attribute))
    return qnn::stringifyResizeMode(mode.getValue());
  if (auto reduction = dyn_cast<qnn::LossReductionAttr>(attribute))
    return qnn::stringifyLossReduction(reduction.getValue());
  return print(attribute);
}

/// The elements of a dense attribute, little endian, whole bytes each.
static std::string getBytes(DenseElementsAttr elements) {
  std::string bytes;
  if (isa<FloatType>(elements.getElementType())) {
    for (const APFloat &value : elements.getValues<APFloat>()) {
      uint64_t bits = value.bitcastToAPInt().getZExtValue();
      bytes.append(reinterpret_cast<const char *>(&bits),
                   elements.getElementType().getIntOrFloatBitWidth() / 8);
    }
    return bytes;
  }
  unsigned width = elements.getElementType().getIntOrFloatBitWidth();
  for (const APInt &value : elements.getValues<APInt>()) {
    uint64_t bits = width == 1 ? value.getZExtValue() : value.getSExtValue();
    bytes.append(reinterpret_cast<const char *>(&bits), divideCeil(width, 8));
  }
  return bytes;
}

/// Of a parameter; int4 elements, two in a byte, become a byte each.
static Expected<std::string> getBytes(qnn::LoadParameterOp op) {
  auto parameter = SymbolTable::lookupNearestSymbolFrom<qnn::ParameterOp>(
      op, op.getParameterAttr());
  auto &known =
      op.getContext()->getLoadedDialect<qnn::QNNDialect>()->getParameters();
  Expected<qopt::AlignedBuffer> bytes =
      known.readAll(parameter.getKey(), parameter.getScope());
  if (!bytes)
    return bytes.takeError();
  auto type = cast<RankedTensorType>(qnn::getStorageTensorType(op.getType()));
  std::string result(bytes->getBytes().begin(), bytes->getBytes().end());
  if (type.getElementTypeBitWidth() != 4)
    return result;
  // Each row starts at a byte.
  std::string wide;
  int64_t rows = type.getRank() ? type.getDimSize(0) : 1;
  int64_t columns = rows ? type.getNumElements() / rows : 0;
  for (int64_t i = 0; i != rows; ++i)
    for (int64_t j = 0; j != columns; ++j) {
      char byte = result[i * ((columns + 1) / 2) + j / 2];
      int nibble = (uint8_t(byte) >> (j % 2 * 4)) & 15;
      wide.push_back(char(nibble >= 8 ? nibble - 16 : nibble));
    }
  return wide;
}

/// The bytes of an op that is a constant; nothing for another op.
static Expected<std::optional<std::string>> getConstant(Operation *op) {
  if (auto load = dyn_cast<qnn::LoadParameterOp>(op)) {
    Expected<std::string> bytes = getBytes(load);
    if (!bytes)
      return bytes.takeError();
    return std::optional<std::string>(std::move(*bytes));
  }
  DenseElementsAttr elements;
  if (matchPattern(op, m_Constant(&elements)))
    return std::optional<std::string>(getBytes(elements));
  return std::optional<std::string>();
}

Expected<json::Value> qopt::differential::toJSON(func::FuncOp entry) {
  llvm::DenseMap<Value, int64_t> ids;
  json::Object types;
  auto define = [&](Value value) {
    int64_t id = ids.try_emplace(value, ids.size()).first->second;
    types[std::to_string(id)] = typeToJSON(value.getType());
    return id;
  };
  json::Array inputs, outputs, ops;
  for (Value argument : entry.getArguments())
    inputs.push_back(define(argument));
  for (Operation &op : entry.getBody().front()) {
    if (op.hasTrait<OpTrait::IsTerminator>()) {
      for (Value operand : op.getOperands())
        outputs.push_back(ids.lookup(operand));
      break;
    }
    json::Object object{{"name", op.getName().stripDialect()}};
    json::Array operands, results;
    for (Value operand : op.getOperands())
      operands.push_back(ids.lookup(operand));
    for (Value result : op.getResults())
      results.push_back(define(result));
    Expected<std::optional<std::string>> constant = getConstant(&op);
    if (!constant)
      return constant.takeError();
    if (*constant) {
      object["name"] = "constant";
      object["data"] = toHex(**constant, /*LowerCase=*/true);
    } else {
      json::Object attributes;
      for (NamedAttribute attribute : op.getAttrDictionary())
        attributes[attribute.getName().getValue()] =
            attributeToJSON(attribute.getValue());
      object["attributes"] = std::move(attributes);
    }
    object["operands"] = std::move(operands);
    object["results"] = std::move(results);
    ops.push_back(std::move(object));
  }
  return json::Object{{"inputs", std::move(inputs)},
                      {"outputs", std::move(outputs)},
                      {"types", std::move(types)},
                      {"ops", std::move(ops)}};
}
