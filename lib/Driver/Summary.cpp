// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Counting what is in a module.

#include "qopt/Driver/Summary.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Matchers.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

std::string qopt::describeElementType(Type type) {
  Type element = getElementTypeOrSelf(type);
  if (auto quantized = dyn_cast<quant::QuantizedType>(element)) {
    std::string name = quantized.isSigned() ? "i" : "u";
    name += std::to_string(quantized.getStorageTypeIntegralWidth());
    if (isa<quant::UniformQuantizedPerAxisType>(element))
      name += " per channel";
    return name;
  }
  std::string name;
  raw_string_ostream(name) << element;
  return name;
}

/// Without how the scales are laid out.
static std::string describeStorage(Type type) {
  return StringRef(describeElementType(type)).split(' ').first.str();
}

std::string qopt::describeType(Type type) {
  std::string element = describeElementType(type);
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return element;
  if (!shaped.hasRank())
    return "unranked " + element;
  std::string text;
  raw_string_ostream os(text);
  for (int64_t size : shaped.getShape()) {
    if (!text.empty())
      os << 'x';
    if (ShapedType::isDynamic(size))
      os << '?';
    else
      os << size;
  }
  return text.empty() ? element : text + " " + element;
}

/// Bits that an element takes in storage, 0 where that is not known.
static unsigned getStorageBits(Type element) {
  if (auto quantized = dyn_cast<quant::QuantizedType>(element))
    return quantized.getStorageTypeIntegralWidth();
  if (element.isIndex())
    return 64;
  return element.isIntOrFloat() ? std::max(8u, element.getIntOrFloatBitWidth())
                                : 0;
}

static std::optional<WeightSummary> summarizeWeight(StringRef key, Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape())
    return std::nullopt;
  WeightSummary weight;
  weight.key = key.str();
  weight.dtype = describeElementType(tensor);
  weight.shape.assign(tensor.getShape().begin(), tensor.getShape().end());
  weight.elements = tensor.getNumElements();
  weight.bytes =
      (weight.elements * getStorageBits(tensor.getElementType()) + 7) / 8;
  return weight;
}

/// The tensor types an op computes on: its operands, but for weights and bias.
static std::string describeComputation(Operation *op) {
  auto isTensor = [](Type type) { return isa<ShapedType>(type); };
  std::string in, out;
  if (op->getNumOperands() && isTensor(op->getOperand(0).getType()))
    in = describeStorage(op->getOperand(0).getType());
  if (op->getNumResults() && isTensor(op->getResult(0).getType()))
    out = describeStorage(op->getResult(0).getType());
  if (in.empty() || in == out)
    return out;
  return out.empty() ? in : in + " -> " + out;
}

/// A layer of an int8 model made elsewhere.
static bool isIntegerLayer(Operation *op) {
  if (!isa<tosa::TosaOp, linalg::LinalgOp>(op))
    return false;
  auto isInteger = [](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return !tensor || (tensor.getElementType().isInteger() &&
                       tensor.getElementTypeBitWidth() >= 8);
  };
  return llvm::all_of(op->getOperandTypes(), isInteger) &&
         llvm::all_of(op->getResultTypes(), isInteger);
}

/// Integer arithmetic, a table, or a move of integers; not a float op between
/// int8 values.
static bool computesOnIntegers(Operation *op) {
  auto hasQuantized = [](ValueRange values) {
    return llvm::any_of(values.getTypes(), qnn::isQuantized);
  };
  if (isIntegerLayer(op))
    return true;
  if (!hasQuantized(op->getOperands()))
    return false;
  auto quantizable = dyn_cast<qnn::QuantizableOpInterface>(op);
  return !quantizable || quantizable.getQuantizedExecution() !=
                             qnn::QuantizedExecution::FloatIsland;
}

static std::string explainFloat(Operation *op) {
  if (auto reason =
          op->getAttrOfType<StringAttr>(qnn::QNNDialect::kKeptFloatAttr))
    return reason.str();
  auto quantizable = dyn_cast<qnn::QuantizableOpInterface>(op);
  if (!quantizable)
    return "not an op that can be quantized";
  bool island = quantizable.getQuantizedExecution() ==
                qnn::QuantizedExecution::FloatIsland;
  if (island && llvm::any_of(op->getOperandTypes(), qnn::isQuantized))
    return "computes in float between int8 values";
  return "";
}

/// Arithmetic on indices and predicates, which is neither float nor int8.
static bool computesOnIndices(Operation *op) {
  auto isIndex = [](Type type) {
    Type element = getElementTypeOrSelf(type);
    return element.isIndex() || element.isSignlessInteger(1) ||
           element.isSignlessInteger(32) || element.isSignlessInteger(64);
  };
  return op->getNumOperands() > 0 &&
         llvm::all_of(op->getOperandTypes(), isIndex) &&
         llvm::all_of(op->getResultTypes(), isIndex);
}

/// Ops that carry values from one place to another, and those that only shape
/// the program.
static bool isComputation(Operation *op) {
  if (op->hasTrait<OpTrait::ConstantLike>() ||
      op->hasTrait<OpTrait::IsTerminator>() || op->getNumResults() == 0)
    return false;
  if (isa<qnn::LoadParameterOp, qnn::QuantizeOp, qnn::DequantizeOp,
          qnn::ObserveOp>(op))
    return false;
  return op->getName().getStringRef() != "tosa.const_shape" &&
         op->getName().getStringRef() != "tensor.empty" &&
         !computesOnIndices(op);
}

namespace {
class Summarizer {
public:
  Summarizer(ModuleOp module, func::FuncOp entry)
      : module(module), entry(entry), names(module) {}

  Summary run() {
    summary.entry = entry.getSymName().str();
    addSignature();
    entry.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op == entry.getOperation())
        return WalkResult::advance();
      addOp(op);
      // What is inside a structured op is its formula, not another op.
      return WalkResult::skip();
    });
    return std::move(summary);
  }

private:
  void addSignature() {
    auto getName = [](DictionaryAttr attributes, StringRef fallback,
                      unsigned index) {
      if (attributes)
        if (auto name =
                attributes.getAs<StringAttr>(qnn::QNNDialect::kNameAttr))
          return name.str();
      return (fallback + Twine(index)).str();
    };
    for (auto [i, type] : llvm::enumerate(entry.getArgumentTypes()))
      summary.inputs.push_back(
          {getName(entry.getArgAttrDict(i), "arg", i), describeType(type)});
    for (auto [i, type] : llvm::enumerate(entry.getResultTypes()))
      summary.outputs.push_back(
          {getName(entry.getResultAttrDict(i), "result", i),
           describeType(type)});
  }

  void addWeight(Operation *op) {
    std::string key = "constant." + std::to_string(summary.weights.size());
    IntegerAttr group;
    if (auto load = dyn_cast<qnn::LoadParameterOp>(op)) {
      if (!loaded.insert(load.getParameter()).second)
        return;
      if (auto parameter = module.lookupSymbol<qnn::ParameterOp>(
              load.getParameterAttr().getAttr())) {
        key = parameter.getKey().str();
        group =
            parameter->getAttrOfType<IntegerAttr>(qnn::QNNDialect::kGroupAttr);
      }
    }
    auto weight = summarizeWeight(key, op->getResult(0).getType());
    if (!weight)
      return;
    if (group) {
      weight->dtype = "i4 in groups of " + std::to_string(group.getInt());
      weight->bytes = divideCeil(weight->elements, 2) +
                      divideCeil(weight->elements, group.getInt());
    }
    summary.weights.push_back(std::move(*weight));
  }

  void addOp(Operation *op) {
    if (isa<qnn::LoadParameterOp>(op) ||
        (op->hasTrait<OpTrait::ConstantLike>() &&
         isa<RankedTensorType>(op->getResult(0).getType())))
      return addWeight(op);
    summary.numQuantize += isa<qnn::QuantizeOp>(op);
    summary.numDequantize += isa<qnn::DequantizeOp>(op);
    if (!isComputation(op))
      return;
    OpSummary item;
    bool isQNN = isa_and_present<qnn::QNNDialect>(op->getDialect());
    item.kind = (isQNN ? qnn::getKind(op) : op->getName().getStringRef()).str();
    item.name = names.lookup(op).str();
    if (item.name.empty())
      item.name = item.kind;
    item.dtype = describeComputation(op);
    item.resultType = describeType(op->getResult(0).getType());
    item.quantized = computesOnIntegers(op);
    if (!item.quantized)
      item.reason = explainFloat(op);
    summary.ops.push_back(std::move(item));
  }

  ModuleOp module;
  func::FuncOp entry;
  qnn::OpNames names;
  llvm::StringSet<> loaded;
  Summary summary;
};
} // namespace

Summary qopt::summarize(ModuleOp module, func::FuncOp entry) {
  return Summarizer(module, entry).run();
}

uint64_t Summary::getWeightBytes() const {
  uint64_t bytes = 0;
  for (const WeightSummary &weight : weights)
    bytes += weight.bytes;
  return bytes;
}

uint64_t Summary::getFloatBytes() const {
  uint64_t bytes = 0;
  for (const WeightSummary &weight : weights)
    bytes += weight.elements * sizeof(float);
  return bytes;
}

unsigned Summary::getNumQuantized() const {
  return llvm::count_if(ops, [](const OpSummary &op) { return op.quantized; });
}

std::vector<const OpSummary *> Summary::getFloatOps() const {
  std::vector<const OpSummary *> result;
  for (const OpSummary &op : ops)
    if (!op.quantized)
      result.push_back(&op);
  return result;
}

json::Value qopt::toJSON(const Summary &summary) {
  auto toValues = [](ArrayRef<ValueSummary> values) {
    json::Array array;
    for (const ValueSummary &value : values)
      array.push_back(json::Object{{"name", value.name}, {"type", value.type}});
    return array;
  };
  json::Array ops, weights;
  for (const OpSummary &op : summary.ops) {
    json::Object object{{"name", op.name},
                        {"kind", op.kind},
                        {"dtype", op.dtype},
                        {"result", op.resultType},
                        {"quantized", op.quantized}};
    if (!op.reason.empty())
      object["reason"] = op.reason;
    ops.push_back(std::move(object));
  }
  for (const WeightSummary &weight : summary.weights)
    weights.push_back(json::Object{{"key", weight.key},
                                   {"dtype", weight.dtype},
                                   {"shape", json::Array(weight.shape)},
                                   {"bytes", int64_t(weight.bytes)}});
  return json::Object{{"entry", summary.entry},
                      {"inputs", toValues(summary.inputs)},
                      {"outputs", toValues(summary.outputs)},
                      {"ops", std::move(ops)},
                      {"ops_quantized", int64_t(summary.getNumQuantized())},
                      {"ops_float", int64_t(summary.getNumFloat())},
                      {"quantize_ops", int64_t(summary.numQuantize)},
                      {"dequantize_ops", int64_t(summary.numDequantize)},
                      {"weights", std::move(weights)},
                      {"weight_bytes", int64_t(summary.getWeightBytes())},
                      {"weight_bytes_float", int64_t(summary.getFloatBytes())}};
}
