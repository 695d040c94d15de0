// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Building a model op by op. Importers call this: parameters are borrowed from
// the arrays that they come in, and what is wrong with an op is said where it
// is made, not when the model is complete.

#include "Graph.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Verifier.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Driver/Diagnostics.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace qopt;
using namespace qopt::python;
using llvm::Twine;

/// "layer1.0.conv1: " in front of what is wrong there.
static std::string describe(StringRef location) {
  return location.empty() ? std::string() : (location + ": ").str();
}

static Location getLocation(MLIRContext *context, StringRef name) {
  if (name.empty())
    return UnknownLoc::get(context);
  return NameLoc::get(StringAttr::get(context, name));
}

python::Graph::Graph(const std::string &name)
    : context(createModelContext()), builder(context.get()) {
  if (name.empty())
    fail("a graph needs a name, which its function gets");
  Location loc = UnknownLoc::get(context.get());
  module = ModuleOp::create(loc);
  builder.setInsertionPointToEnd(module->getBody());
  function =
      func::FuncOp::create(builder, loc, name, builder.getFunctionType({}, {}));
  builder.setInsertionPointToEnd(function.addEntryBlock());
}

void python::Graph::requireOpen() const {
  if (!module)
    fail(
        "the graph is finished: it takes no more ops, and its values are gone");
}

void python::Graph::requireNoOutputs() const {
  requireOpen();
  if (hasOutputs)
    fail("the graph has its outputs already");
}

mlir::Value python::Value::get(const Graph *of) const {
  if (of && of != graph.get())
    fail("the value belongs to another graph");
  graph->requireOpen();
  return value;
}

Type python::Graph::parseType(const std::string &text) const {
  if (text == "bool")
    return IntegerType::get(context.get(), 1);
  DiagnosticCollector diagnostics(*context, "'" + text + "' as a type");
  Type type = mlir::parseType(text, context.get());
  if (!type)
    check(diagnostics.takeError("not valid"));
  return type;
}

python::Value python::Graph::addInput(const std::string &name,
                                      nb::sequence shape,
                                      const std::string &dtype) {
  requireNoOutputs();
  SmallVector<int64_t> sizes;
  for (nb::handle size : shape) {
    if (!size.is_none() && !nb::isinstance<nb::int_>(size))
      fail("input '" + name +
           "': sizes are integers, or None where a size is "
           "dynamic");
    sizes.push_back(ShapedType::kDynamic);
    if (!size.is_none() &&
        (!nb::try_cast(size, sizes.back()) || sizes.back() < 0))
      fail("input '" + name + "': a size is negative or has over 64 bits");
  }
  Type element = parseType(dtype);
  if (!TensorType::isValidElementType(element))
    fail("input '" + name + "': there are no tensors of " + dtype);
  Type type = RankedTensorType::get(sizes, element);
  unsigned index = function.getNumArguments();
  DictionaryAttr attributes = builder.getDictionaryAttr(builder.getNamedAttr(
      qnn::QNNDialect::kNameAttr, builder.getStringAttr(name)));
  if (failed(function.insertArgument(index, type, attributes,
                                     getLocation(context.get(), name))))
    fail("input '" + name + "' cannot be added");
  return {shared_from_this(), function.getArgument(index)};
}

/// The elements of an array as MLIR has them, or null.
static Type getElementType(Builder &b, DType dtype) {
  switch (dtype) {
  case DType::F32:
    return b.getF32Type();
  case DType::BOOL:
    return b.getI1Type();
  case DType::I8:
    return b.getI8Type();
  case DType::I16:
    return b.getI16Type();
  case DType::I32:
    return b.getI32Type();
  case DType::I64:
    return b.getI64Type();
  default:
    return {};
  }
}

mlir::Value python::Graph::addInline(const Array &array, Location loc) {
  Type element = getElementType(builder, array.dtype);
  if (!element)
    fail("a constant of " + getPythonName(array.dtype) +
         " is not supported; convert it to float32 or to a signed integer");
  auto type = RankedTensorType::get(array.shape, element);
  DenseElementsAttr attr;
  if (array.dtype == DType::BOOL)
    attr = DenseElementsAttr::get(
        type, ArrayRef(reinterpret_cast<const bool *>(array.data.data()),
                       array.data.size()));
  else
    attr = DenseElementsAttr::getFromRawBuffer(type, array.data.bytes);
  return arith::ConstantOp::create(builder, loc, attr);
}

python::Value python::Graph::addConstant(nb::handle object,
                                         const std::string &location) {
  requireNoOutputs();
  Array array = toArray(object, describe(location) + "constant");
  return {shared_from_this(),
          addInline(array, getLocation(context.get(), location))};
}

template <typename T>
static std::string explainOutOfRange(const Array &array, int64_t low,
                                     int64_t high) {
  const char *end = array.data.data() + array.data.size();
  for (const char *from = array.data.data(); from != end; from += sizeof(T)) {
    T stored;
    std::memcpy(&stored, from, sizeof(T));
    if (stored < low || stored > high)
      return "stored value " + std::to_string(stored) +
             " is outside the storage range [" + std::to_string(low) + ", " +
             std::to_string(high) + "]";
  }
  return "";
}

/// Kernels rely on the range: sums of products that it bounds fit their type.
static std::string explainOutOfRange(const Array &array,
                                     quant::QuantizedType element) {
  auto explain = [&](auto stored) {
    return explainOutOfRange<decltype(stored)>(
        array, element.getStorageTypeMin(), element.getStorageTypeMax());
  };
  switch (array.dtype) {
  case DType::I8:
    return explain(int8_t());
  case DType::U8:
    return explain(uint8_t());
  case DType::I16:
    return explain(int16_t());
  case DType::U16:
    return explain(uint16_t());
  default:
    return explain(int32_t());
  }
}

python::Value python::Graph::addQuantized(const std::string &key,
                                          const Array &array,
                                          const std::string &elements,
                                          Location loc) {
  std::string where = "parameter '" + key + "'";
  auto element = dyn_cast<quant::QuantizedType>(parseType(elements));
  if (!element || qnn::getDType(element) != array.dtype)
    fail(where + " of " + getPythonName(array.dtype) +
         " cannot have elements of " + elements);
  auto type = RankedTensorType::get(array.shape, element);
  if (std::string reason = qnn::explainInvalidQuantizedType(type);
      !reason.empty())
    fail(where + ": " + reason);
  if (std::string reason = explainOutOfRange(array, element); !reason.empty())
    fail(where + ": " + reason);
  if (int64_t(array.data.size()) <= qnn::kMaxInlineBytes) {
    auto integers =
        RankedTensorType::get(array.shape, element.getStorageType());
    return {shared_from_this(),
            qnn::ConstantOp::create(builder, loc, type,
                                    DenseElementsAttr::getFromRawBuffer(
                                        integers, array.data.bytes))};
  }
  return addStored(key, array, type, /*isHalf=*/false, loc);
}

python::Value python::Graph::addStored(const std::string &key,
                                       const Array &array,
                                       RankedTensorType type, bool isHalf,
                                       Location loc) {
  ParameterInfo info = take(ParameterInfo::get(key, array.dtype, array.shape));
  auto source = std::make_shared<MemoryParameterSource>("memory");
  check(source->add(info, array.data.bytes, array.data.owner));
  ParameterHandle handle{source, key, info};
  if (isHalf)
    handle = take(makeWidened(handle));
  qnn::ParameterOp parameter =
      take(qnn::createParameter(*module, handle, type, key, /*suffix=*/"",
                                /*scope=*/""));
  return {shared_from_this(),
          qnn::LoadParameterOp::create(builder, loc, type,
                                       parameter.getSymNameAttr())};
}

python::Value python::Graph::addParameter(const std::string &key,
                                          nb::handle object,
                                          const std::string &elements) {
  requireNoOutputs();
  Array array = toArray(object, "parameter '" + key + "'");
  Location loc = getLocation(context.get(), key);
  if (!elements.empty())
    return addQuantized(key, array, elements, loc);
  Type element = getElementType(builder, array.dtype);
  bool isHalf = array.dtype == DType::F16 || array.dtype == DType::BF16;
  if (isHalf)
    element = builder.getF32Type();
  if (!element)
    fail("parameter '" + key + "' is of " + getPythonName(array.dtype) +
         ", which is not supported; convert it to float32 or to a signed "
         "integer");
  // Integers of other widths have no storage type, and the smallest are not
  // worth a place in a file.
  bool isStored = isHalf || qnn::getDType(element) == array.dtype;
  if (!isHalf &&
      (!isStored || int64_t(array.data.size()) <= qnn::kMaxInlineBytes))
    return {shared_from_this(), addInline(array, loc)};
  return addStored(key, array, RankedTensorType::get(array.shape, element),
                   isHalf, loc);
}

mlir::Value python::Graph::getValue(nb::handle object) const {
  const Value *value = nullptr;
  if (!nb::try_cast<const Value *>(object, value) || !value)
    fail("an operand is not a qopt Value but " +
         nb::cast<std::string>(nb::repr(object)));
  return value->get(this);
}

void python::Graph::readOperands(nb::sequence operands,
                                 SmallVectorImpl<mlir::Value> &values,
                                 SmallVectorImpl<int32_t> &segments) const {
  for (nb::handle operand : operands) {
    size_t before = values.size();
    if (nb::isinstance<nb::list>(operand) || nb::isinstance<nb::tuple>(operand))
      for (nb::handle element : operand)
        values.push_back(getValue(element));
    else if (!operand.is_none())
      values.push_back(getValue(operand));
    segments.push_back(values.size() - before);
  }
}

/// Segments for all operands of the definition: those behind the last given
/// are left out. What cannot be right is for the verifier to say.
static void completeSegments(RegisteredOperationName name,
                             SmallVectorImpl<int32_t> &segments) {
  if (!name.hasTrait<OpTrait::AttrSizedOperandSegments>())
    return segments.clear();
  if (name.getDialectNamespace() == "qnn" && segments.size() < 4)
    segments.resize(4); // matmul and the convolutions: two, bias, residual
}

std::vector<python::Value> python::Graph::addOp(const std::string &name,
                                                nb::sequence operands,
                                                nb::dict attributes,
                                                nb::sequence results,
                                                const std::string &location) {
  requireNoOutputs();
  std::string where = describe(location);
  std::optional<RegisteredOperationName> registered =
      RegisteredOperationName::lookup(name, context.get());
  StringRef dialect = StringRef(name).split('.').first;
  if (!registered && context->getOrLoadDialect(dialect))
    registered = RegisteredOperationName::lookup(name, context.get());
  if (!registered)
    fail(where + "there is no op '" + name + "'");

  OperationState state(getLocation(context.get(), location), *registered);
  SmallVector<mlir::Value> values;
  SmallVector<int32_t> segments;
  readOperands(operands, values, segments);
  state.addOperands(values);
  if (dialect == "qnn")
    for (mlir::Value value : values)
      if (!isa<RankedTensorType>(value.getType()))
        fail(where + "'" + name + "': operands are ranked tensors");
  completeSegments(*registered, segments);
  DictionaryAttr dictionary;
  try {
    dictionary = convertAttributes(*registered, attributes, segments);
  } catch (PythonError &error) {
    fail(where + error.what());
  }
  for (nb::handle result : results) {
    std::string text;
    if (!nb::try_cast(result, text))
      fail(where + "'" + name + "': types of results are texts");
    state.types.push_back(parseType(text));
  }

  DiagnosticCollector diagnostics(*context, "");
  auto failed = [&](const Twine &fallback) {
    std::string text = llvm::toString(diagnostics.takeError(fallback));
    fail(where + StringRef(text).ltrim(": "));
  };
  if (state.types.empty() && mlir::failed(inferResultTypes(state, dictionary)))
    failed("the types of the results of '" + name + "' cannot be inferred");
  Operation *op = createOp(state, dictionary);
  if (!op)
    failed("the attributes of '" + name + "' do not fit it");
  builder.insert(op);
  if (mlir::failed(verify(op))) {
    op->erase();
    failed("'" + name + "' is not valid");
  }
  std::vector<Value> created;
  for (mlir::Value result : op->getResults())
    created.emplace_back(shared_from_this(), result);
  return created;
}

void python::Graph::setOutputs(const std::vector<Value> &values,
                               const std::vector<std::string> &names) {
  requireNoOutputs();
  if (values.empty() || values.size() != names.size())
    fail(Twine(values.size()) + " outputs and " + Twine(names.size()) +
         " names for them; there must be as many, and at least one");
  SmallVector<mlir::Value> returned;
  SmallVector<Type> types;
  for (const Value &value : values) {
    returned.push_back(value.get(this));
    types.push_back(returned.back().getType());
  }
  func::ReturnOp::create(builder, UnknownLoc::get(context.get()), returned);
  function.setType(builder.getFunctionType(function.getArgumentTypes(), types));
  for (auto [i, name] : llvm::enumerate(names))
    function.setResultAttr(i, qnn::QNNDialect::kNameAttr,
                           builder.getStringAttr(name));
  hasOutputs = true;
}

Model python::Graph::finish(bool import) {
  requireOpen();
  if (!hasOutputs)
    fail("the graph has no outputs: call output() first");
  std::string name = function.getSymName().str();
  {
    DiagnosticCollector diagnostics(*context, name);
    if (mlir::failed(verify(*module)))
      check(diagnostics.takeError("the graph is not valid"));
  }
  return take(Model::take(std::move(context), std::move(module), name, import));
}

std::string python::Graph::print() {
  requireOpen();
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os,
                OpPrintingFlags().elideLargeElementsAttrs().assumeVerified());
  return text;
}
