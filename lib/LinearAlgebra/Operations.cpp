// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations as models of one op: built, compiled and kept by what they are.

#include "../Dialect/QNN/Transforms/WeightScales.h"
#include "mlir/IR/Verifier.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Driver/Model.h"
#include "qopt/Execution/Executable.h"
#include "qopt/LinearAlgebra/QuantizedTensor.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <list>
#include <mutex>

using namespace llvm;
using namespace mlir;
using namespace qopt;
using namespace qopt::linalg;
using numerics::QuantParams;

namespace {
/// The executables used last, by the text of their op.
class Cache {
public:
  std::shared_ptr<Executable> find(StringRef key) {
    std::lock_guard<std::mutex> lock(mutex);
    for (auto it = entries.begin(); it != entries.end(); ++it)
      if (it->first == key) {
        entries.splice(entries.begin(), entries, it);
        return it->second;
      }
    return nullptr;
  }
  void add(StringRef key, std::shared_ptr<Executable> executable) {
    std::lock_guard<std::mutex> lock(mutex);
    entries.emplace_front(key.str(), std::move(executable));
    if (entries.size() > capacity)
      entries.pop_back();
  }

private:
  static constexpr size_t capacity = 64;
  std::mutex mutex;
  std::list<std::pair<std::string, std::shared_ptr<Executable>>> entries;
};

/// An op with the tensors that it is applied to.
struct Applied {
  StringRef name;
  SmallVector<const QuantizedTensor *> operands;
  std::optional<QuantParams> out;
  bool transposeLhs = false, transposeRhs = false;
};
} // namespace

static void describe(raw_ostream &os,
                     const numerics::PerChannelParams &params) {
  for (size_t i = 0; i != params.size(); ++i)
    os << format_hex(llvm::bit_cast<uint64_t>(params.scales[i]), 18) << ","
       << params.zeroPoints[i] << ",";
  os << params.storage.min << ":" << params.storage.max;
}

/// All that the code depends on.
static std::string getKey(const Applied &op) {
  std::string key;
  raw_string_ostream os(key);
  os << op.name << op.transposeLhs << op.transposeRhs;
  for (const QuantizedTensor *operand : op.operands) {
    os << ";" << formatShape(operand->shape) << "@"
       << operand->axis.value_or(-1) << "@";
    describe(os, operand->params);
  }
  os << ";";
  if (op.out)
    describe(os, {{op.out->scale}, {op.out->zeroPoint}, op.out->storage});
  return key;
}

static RankedTensorType getType(MLIRContext *context,
                                const QuantizedTensor &tensor) {
  Type element =
      tensor.axis
          ? Type(qnn::toQuantizedType(context, tensor.params, *tensor.axis))
          : Type(qnn::toQuantizedType(context, tensor.params.channel(0)));
  return RankedTensorType::get(tensor.shape, element);
}

/// The op in `block`, with the type of its result still to be inferred.
static Expected<mlir::Operation *> createOp(OpBuilder &b, const Applied &op,
                                            ValueRange operands) {
  MLIRContext *context = b.getContext();
  Location loc = UnknownLoc::get(context);
  OperationState state(loc, op.name, operands, {});
  Type element = op.out ? Type(qnn::toQuantizedType(context, *op.out))
                        : Type(b.getF32Type());
  state.types.push_back(RankedTensorType::get({}, element));
  if (op.name == qnn::MatmulOp::getOperationName()) {
    state.addAttribute("operandSegmentSizes",
                       b.getDenseI32ArrayAttr({1, 1, 0, 0}));
    if (op.transposeLhs)
      state.addAttribute("transpose_lhs", b.getUnitAttr());
    if (op.transposeRhs)
      state.addAttribute("transpose_rhs", b.getUnitAttr());
  }
  mlir::Operation *created = b.create(state);
  SmallVector<int64_t> shape;
  DiagnosticCollector diagnostics(*context, op.name.drop_front(4));
  if (failed(cast<qnn::InferShapeOpInterface>(created).inferResultShape(shape)))
    return diagnostics.takeError("the shapes do not fit");
  created->getResult(0).setType(RankedTensorType::get(shape, element));
  return created;
}

static Expected<std::shared_ptr<Executable>> compile(const Applied &op) {
  std::unique_ptr<MLIRContext> context = createModelContext();
  OpBuilder b(context.get());
  Location loc = UnknownLoc::get(context.get());
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
  b.setInsertionPointToEnd(module->getBody());
  SmallVector<Type> types;
  for (const QuantizedTensor *operand : op.operands)
    types.push_back(getType(context.get(), *operand));
  auto function =
      func::FuncOp::create(b, loc, "main", b.getFunctionType(types, {}));
  b.setInsertionPointToEnd(function.addEntryBlock());
  Expected<mlir::Operation *> created =
      createOp(b, op, function.getArguments());
  if (!created)
    return created.takeError();
  func::ReturnOp::create(b, loc, (*created)->getResults());
  function.setType(b.getFunctionType(types, (*created)->getResultTypes()));
  {
    DiagnosticCollector diagnostics(*context, op.name.drop_front(4));
    if (failed(verify(*module)))
      return diagnostics.takeError("the operands do not fit");
  }
  Expected<std::unique_ptr<Executable>> executable =
      Executable::create(*module, "main");
  if (!executable)
    return executable.takeError();
  return std::shared_ptr<Executable>(std::move(*executable));
}

static Expected<Result> run(const Applied &op) {
  static Cache cache;
  if (op.out)
    if (std::string why = numerics::validate(*op.out); !why.empty())
      return createStringError(why);
  for (const QuantizedTensor *operand : op.operands)
    if (operand->data.size() == 0)
      return createStringError(op.name.drop_front(4) + ": an operand is empty");
  std::string key = getKey(op);
  std::shared_ptr<Executable> executable = cache.find(key);
  if (!executable) {
    if (Error error = compile(op).moveInto(executable))
      return std::move(error);
    cache.add(key, executable);
  }
  const TensorInfo &info = executable->outputs().front();
  Result result;
  result.shape = info.shape;
  if (Error error =
          AlignedBuffer::allocate(info.getNumBytes()).moveInto(result.data))
    return std::move(error);
  SmallVector<const void *> in;
  for (const QuantizedTensor *operand : op.operands)
    in.push_back(operand->data.data());
  if (Error error = executable->run(in, {result.data.data()}))
    return std::move(error);
  return std::move(result);
}

Expected<Result> qopt::linalg::matmul(const QuantizedTensor &lhs,
                                      const QuantizedTensor &rhs,
                                      bool transposeLhs, bool transposeRhs,
                                      const std::optional<QuantParams> &out) {
  if (lhs.shape.size() < 2 || rhs.shape.size() < 2)
    return createStringError("matmul: operands have at least two dimensions");
  Applied op{qnn::MatmulOp::getOperationName(), {&lhs, &rhs}, out};
  op.transposeLhs = transposeLhs;
  op.transposeRhs = transposeRhs;
  return run(op);
}

Expected<Result> qopt::linalg::add(const QuantizedTensor &lhs,
                                   const QuantizedTensor &rhs,
                                   const QuantParams &out) {
  return run({qnn::AddOp::getOperationName(), {&lhs, &rhs}, out});
}

Expected<Result> qopt::linalg::mul(const QuantizedTensor &lhs,
                                   const QuantizedTensor &rhs,
                                   const QuantParams &out) {
  return run({qnn::MulOp::getOperationName(), {&lhs, &rhs}, out});
}
