// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether a model treats the samples of a batch apart, so that a batch may be
// computed in blocks of any size. Each value that depends on the batch has one
// dynamic dimension, whose size is a fixed number of rows for each sample, in
// the samples' order. An op keeps samples apart if it maps such operands to
// such a result and mixes no rows of different samples. What is not known to do
// so is said to mix them.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::qnn;

namespace {
class Analysis {
public:
  std::string explain(func::FuncOp function);

private:
  /// Where the samples are in a value: dimension `dim` has `rows` of them for
  /// each.
  struct Batch {
    int64_t dim, rows;
  };
  static RankedTensorType typeOf(Value value) {
    return cast<RankedTensorType>(value.getType());
  }
  std::optional<Batch> lookup(Value value) const {
    auto it = batches.find(value);
    return it == batches.end() ? std::nullopt
                               : std::optional<Batch>(it->second);
  }

  std::string explainArguments(func::FuncOp function);
  std::string explainResults(Operation *terminator);
  std::string visit(Operation *op);
  std::string visitReshape(ReshapeOp op, Batch in, Batch &out);
  std::string visitMatmul(MatmulOp op, Batch &out);
  std::string visitElementwise(Operation *op, Batch &out);
  std::string visitFirstOperand(Operation *op, Batch in, Batch &out);
  std::string visitConcat(ConcatOp op, Batch &out);

  DenseMap<Value, Batch> batches;
};
} // namespace

static constexpr const char *mixes = "mixes the samples of a batch";
static constexpr const char *unaligned =
    "combines batches that do not lie in the same dimension";

std::string Analysis::explainArguments(func::FuncOp function) {
  if (!llvm::hasSingleElement(function.getBody()))
    return "the function has control flow";
  for (BlockArgument argument : function.getArguments()) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!type || type.getNumDynamicDims() != 1 || !type.isDynamicDim(0))
      return ("argument " + llvm::Twine(argument.getArgNumber()) +
              " does not have its dynamic size in dimension 0 alone")
          .str();
    batches[argument] = {0, 1};
  }
  if (qopt::getDynamicDims(function).symbols.size() != 1)
    return "the arguments have several dynamic sizes";
  return {};
}

std::string Analysis::explainResults(Operation *terminator) {
  for (OpOperand &operand : terminator->getOpOperands()) {
    std::optional<Batch> batch = lookup(operand.get());
    if (!batch || batch->dim != 0)
      return ("result " + llvm::Twine(operand.getOperandNumber()) +
              " does not have the samples in dimension 0")
          .str();
  }
  return {};
}

/// A reshape keeps samples apart where as many elements stay in front of the
/// batch as before.
std::string Analysis::visitReshape(ReshapeOp op, Batch in, Batch &out) {
  ArrayRef<int64_t> from = typeOf(op.getInput()).getShape(),
                    to = typeOf(op.getResult()).getShape();
  const auto *dynamic = llvm::find(to, ShapedType::kDynamic);
  if (dynamic == to.end())
    return mixes;
  out.dim = dynamic - to.begin();
  auto count = [](ArrayRef<int64_t> dims) {
    return qopt::getNumElements(dims).value_or(0);
  };
  uint64_t before = count(from.take_front(in.dim));
  uint64_t inner = count(from.drop_front(in.dim + 1)) * in.rows;
  uint64_t innerAfter = count(to.drop_front(out.dim + 1));
  if (before != count(to.take_front(out.dim)) || innerAfter == 0 ||
      inner % innerAfter != 0)
    return mixes;
  out.rows = inner / innerAfter;
  return {};
}

std::string Analysis::visitMatmul(MatmulOp op, Batch &out) {
  std::optional<Batch> lhs = lookup(op.getLhs()), rhs = lookup(op.getRhs());
  int64_t rank = typeOf(op.getLhs()).getRank();
  int64_t m = rank - (op.getTransposeLhs() ? 1 : 2);
  if (lhs && rhs) {
    // The same sample's matrix on both sides.
    if (lhs->dim != rhs->dim || lhs->rows != rhs->rows ||
        lhs->dim >= rank - 2 || typeOf(op.getRhs()).getRank() != rank)
      return mixes;
    out = *lhs;
  } else if (lhs) {
    if (lhs->dim >= rank - 2 && lhs->dim != m)
      return mixes;
    out = {lhs->dim == m ? rank - 2 : lhs->dim, lhs->rows};
    if (lhs->dim < rank - 2 && typeOf(op.getRhs()).getRank() == rank &&
        typeOf(op.getRhs()).getDimSize(lhs->dim) != 1)
      return mixes;
  } else {
    return mixes;
  }
  if (lookup(op.getBias()))
    return mixes;
  if (Value residual = op.getResidual()) {
    std::optional<Batch> batch = lookup(residual);
    if (!batch || batch->dim != out.dim || batch->rows != out.rows)
      return unaligned;
  }
  return {};
}

/// Operands broadcast; dimensions count from the end.
std::string Analysis::visitElementwise(Operation *op, Batch &out) {
  int64_t rank = typeOf(op->getResult(0)).getRank();
  std::optional<Batch> common;
  for (Value operand : op->getOperands())
    if (std::optional<Batch> batch = lookup(operand)) {
      batch->dim += rank - typeOf(operand).getRank();
      if (common && (common->dim != batch->dim || common->rows != batch->rows))
        return unaligned;
      common = batch;
    }
  for (Value operand : op->getOperands()) {
    int64_t dim = common->dim - (rank - typeOf(operand).getRank());
    if (!lookup(operand) && dim >= 0 && typeOf(operand).getDimSize(dim) != 1)
      return unaligned;
  }
  out = *common;
  return {};
}

std::string Analysis::visitConcat(ConcatOp op, Batch &out) {
  std::optional<Batch> first = lookup(op.getInputs()[0]);
  for (Value input : op.getInputs()) {
    std::optional<Batch> batch = lookup(input);
    if (!first || !batch || batch->dim != first->dim ||
        batch->rows != first->rows)
      return unaligned;
  }
  if (first->dim == int64_t(op.getAxis()))
    return mixes;
  out = *first;
  return {};
}

/// Ops on one batched value: what they do along `in.dim`.
std::string Analysis::visitFirstOperand(Operation *op, Batch in, Batch &out) {
  out = in;
  int64_t rank = typeOf(op->getOperand(0)).getRank();
  auto unless = [](bool apart) { return apart ? "" : mixes; };
  auto reduce = [&](ArrayRef<int64_t> axes, bool keepDims) {
    if (llvm::is_contained(axes, in.dim))
      return mixes;
    if (!keepDims)
      out.dim -= llvm::count_if(axes, [&](int64_t a) { return a < in.dim; });
    return "";
  };
  return llvm::TypeSwitch<Operation *, const char *>(op)
      .Case<ClampOp, UnaryOp, QuantizeOp, DequantizeOp, RequantizeOp,
            ObserveOp>([](auto) { return ""; })
      .Case<Conv2DOp, MaxPool2DOp, AvgPool2DOp>(
          [&](auto) { return unless(in.dim == 0); })
      .Case<ReduceMeanOp, ReduceSumOp, ReduceMaxOp>([&](auto reduction) {
        return reduce(reduction.getAxes(), reduction.getKeepDims());
      })
      .Case([&](SoftmaxOp softmax) {
        return unless(in.dim != int64_t(softmax.getAxis()));
      })
      .Case<LayerNormOp, BatchNormOp>(
          [&](auto) { return unless(in.dim != rank - 1); })
      .Case([&](TransposeOp transpose) {
        out.dim = llvm::find(transpose.getPerm(), in.dim) -
                  transpose.getPerm().begin();
        return "";
      })
      .Case([&](SliceOp slice) {
        return unless(slice.getOffsets()[in.dim] == 0 &&
                      slice.getStrides()[in.dim] == 1 &&
                      slice.getSizes()[in.dim] == kToEnd);
      })
      .Case([&](PadOp pad) {
        return unless(pad.getLow()[in.dim] == 0 && pad.getHigh()[in.dim] == 0);
      })
      .Default(
          [](Operation *) { return "is not known to keep samples apart"; });
}

std::string Analysis::visit(Operation *op) {
  bool batched = llvm::any_of(op->getOperands(),
                              [&](Value v) { return batches.contains(v); });
  if (!batched) {
    for (Type type : op->getResultTypes())
      if (auto shaped = dyn_cast<ShapedType>(type);
          shaped && !shaped.hasStaticShape())
        return "has a dynamic result that does not come from the arguments";
    return {};
  }
  if (op->getNumResults() != 1 ||
      !isa<RankedTensorType>(op->getResult(0).getType()))
    return "is not known to keep samples apart";
  Batch out = {0, 0};
  std::string why;
  if (isa<AddOp, SubOp, MulOp>(op))
    why = visitElementwise(op, out);
  else if (auto matmul = dyn_cast<MatmulOp>(op))
    why = visitMatmul(matmul, out);
  else if (auto concat = dyn_cast<ConcatOp>(op))
    why = visitConcat(concat, out);
  else if (std::optional<Batch> in = lookup(op->getOperand(0))) {
    if (auto reshape = dyn_cast<ReshapeOp>(op))
      why = visitReshape(reshape, *in, out);
    else
      why = visitFirstOperand(op, *in, out);
    for (Value other : llvm::drop_begin(op->getOperands()))
      if (std::optional<Batch> batch = lookup(other)) {
        auto conv = dyn_cast<Conv2DOp>(op);
        if (!conv || conv.getResidual() != other || batch->dim != out.dim ||
            batch->rows != out.rows)
          return mixes;
      }
  } else {
    return mixes;
  }
  if (!why.empty())
    return why;
  auto type = typeOf(op->getResult(0));
  if (type.getNumDynamicDims() != 1 || !type.isDynamicDim(out.dim))
    return "has a result whose size is not a multiple of the batch";
  batches[op->getResult(0)] = out;
  return {};
}

std::string Analysis::explain(func::FuncOp function) {
  if (std::string why = explainArguments(function); !why.empty())
    return why;
  Block &body = function.getBody().front();
  for (Operation &op : body.without_terminator())
    if (std::string why = visit(&op); !why.empty()) {
      std::string text = "'" + op.getName().getStringRef().str() + "'";
      if (auto name = op.getLoc()->findInstanceOf<NameLoc>())
        text += " (" + name.getName().str() + ")";
      return text + " " + why;
    }
  return explainResults(body.getTerminator());
}

std::string qopt::explainBatchDependence(func::FuncOp function) {
  return Analysis().explain(function);
}
