// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Types of results where the caller names none: from the op's own inference
// where it has one; for qnn ops, which infer shapes only, with elements as the
// operands have them.

#include "Graph.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;
using namespace qopt;
using namespace qopt::python;

Operation *python::createOp(OperationState &state, DictionaryAttr attributes) {
  RegisteredOperationName name = *state.name.getRegisteredInfo();
  bool hasProperties = name.getOpPropertyByteSize() != 0;
  NamedAttrList properties;
  for (NamedAttribute attribute : attributes)
    if (hasProperties &&
        (attribute.getName() == "operandSegmentSizes" ||
         llvm::is_contained(name.getAttributeNames(), attribute.getName())))
      properties.push_back(attribute);
    else
      state.attributes.push_back(attribute);
  Operation *op = Operation::create(state);
  if (!hasProperties || succeeded(op->setPropertiesFromAttribute(
                            properties.getDictionary(state.getContext()), [&] {
                              return emitError(state.location)
                                     << state.name << ": ";
                            })))
    return op;
  op->destroy();
  return nullptr;
}

/// Whether there are as many operands as the definition says. Inference, which
/// runs before the verifier, relies on it.
template <unsigned... N>
static bool hasOperandCount(OperationName name, unsigned count,
                            std::integer_sequence<unsigned, N...>) {
  if (name.hasTrait<OpTrait::OneOperand>())
    return count == 1;
  return !((name.hasTrait<OpTrait::NOperands<N + 2>::template Impl>() &&
            count != N + 2) ||
           ...) &&
         (count || !name.hasTrait<OpTrait::VariadicOperands>());
}

/// The elements of the result of an op whose shape alone can be inferred; null
/// where the caller has to say.
static Type inferElementType(const OperationState &state) {
  StringRef name = state.name.getStringRef();
  Builder b(state.getContext());
  if (name == qnn::CompareOp::getOperationName())
    return b.getI1Type();
  if (name == qnn::ArgmaxOp::getOperationName())
    return b.getI64Type();
  if (name == qnn::DequantizeOp::getOperationName())
    return b.getF32Type();
  if (name == qnn::QuantizeOp::getOperationName() ||
      name == qnn::RequantizeOp::getOperationName() ||
      name == qnn::CastOp::getOperationName() || state.operands.empty())
    return {};
  // select takes a predicate first.
  mlir::Value like = name == qnn::SelectOp::getOperationName()
                         ? state.operands.back()
                         : state.operands.front();
  Type element = getElementTypeOrSelf(like);
  return element;
}

/// Why the op is wrong, apart from the shape of its result; "" if it is right.
/// Shape functions rely on what is checked before them: operands and
/// attributes.
static std::string explainInvalid(Operation *op) {
  std::string why;
  ScopedDiagnosticHandler collect(op->getContext(),
                                  [&](Diagnostic &diagnostic) {
                                    if (why.empty())
                                      why = diagnostic.str();
                                    return success();
                                  });
  if (succeeded(op->getName().getRegisteredInfo()->verifyInvariants(op)) ||
      StringRef(why).contains("result should have shape"))
    return "";
  return why.empty() ? "is not valid" : why;
}

/// An op has to exist for its shape to be inferred; this one is not for keeps.
static LogicalResult inferShape(OperationState &state,
                                DictionaryAttr attributes) {
  StringRef name = state.name.getStringRef();
  Type element = inferElementType(state);
  // These have the shape that they are given.
  bool isFree = name == qnn::ReshapeOp::getOperationName() ||
                name == qnn::BroadcastOp::getOperationName();
  if (!element || isFree)
    return emitError(state.location)
           << "'" << name
           << "': the type of the result cannot be inferred; give results";
  OperationState trial(state.location, state.name);
  trial.operands = state.operands;
  trial.types.push_back(RankedTensorType::get({}, element));
  Operation *op = createOp(trial, attributes);
  if (!op)
    return failure();
  SmallVector<int64_t> shape;
  std::string why = explainInvalid(op);
  LogicalResult result = failure();
  if (!why.empty())
    emitError(state.location) << why;
  else
    result = cast<qnn::InferShapeOpInterface>(op).inferResultShape(shape);
  op->destroy();
  if (succeeded(result))
    state.types.push_back(RankedTensorType::get(shape, element));
  return result;
}

LogicalResult python::inferResultTypes(OperationState &state,
                                       DictionaryAttr attributes) {
  StringRef name = state.name.getStringRef();
  if (auto *inference = state.name.getInterface<InferTypeOpInterface>()) {
    if (!hasOperandCount(state.name, state.operands.size(),
                         std::make_integer_sequence<unsigned, 6>()))
      return emitError(state.location)
             << "'" << name << "': there are not as many operands as it takes";
    // Properties first: inference reads them.
    OperationState trial(state.location, state.name);
    trial.operands = state.operands;
    trial.types.push_back(NoneType::get(state.getContext()));
    Operation *op = createOp(trial, attributes);
    if (!op)
      return failure();
    if (std::string why = explainInvalid(op);
        StringRef(why).contains("requires attribute")) {
      op->destroy();
      return emitError(state.location) << why;
    }
    SmallVector<Type> types;
    LogicalResult result = inference->inferReturnTypes(
        state.getContext(), state.location, state.operands, attributes,
        op->getPropertiesStorage(), {}, types);
    op->destroy();
    if (failed(result))
      return emitError(state.location)
             << "'" << name << "': the operands and attributes do not fit";
    llvm::append_range(state.types, types);
    return success();
  }
  if (state.name.hasInterface<qnn::InferShapeOpInterface>())
    return inferShape(state, attributes);
  // A cell's next state is like its state.
  if (name == qnn::LSTMCellOp::getOperationName() && state.operands.size() > 2)
    return state.addTypes(
               {state.operands[1].getType(), state.operands[2].getType()}),
           success();
  if (name == qnn::GRUCellOp::getOperationName() && state.operands.size() > 1)
    return state.addTypes(state.operands[1].getType()), success();
  if (name == qnn::FakeQuantizeOp::getOperationName() && state.operands.size())
    return state.addTypes(state.operands[0].getType()), success();
  return emitError(state.location)
         << "'" << name
         << "': the types of the results cannot be inferred; give results";
}
