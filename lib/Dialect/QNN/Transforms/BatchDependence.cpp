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
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
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
  std::string visitReduction(ArrayRef<int64_t> axes, bool keepDims, Batch in,
                             Batch &out);
  std::string visitFirstOperand(Operation *op, Batch in, Batch &out);
  std::string visitAligned(ValueRange operands, Batch &out);
  std::string visitConcat(ConcatOp op, Batch &out);
  std::string visitGather(GatherOp op, Batch &out);
  std::string visitScatter(ScatterOp op, Batch &out);
  std::string visitAttention(AttentionOp op, Batch &out);
  std::string visitCell(Operation *op, unsigned states, Batch &out);
  std::string visitCrossEntropy(CrossEntropyOp op, Batch &out);
  std::string visitOneOperand(Operation *op, Batch &out);
  std::string dispatch(Operation *op, Batch &out);

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

/// All operands have the samples, in the same place.
std::string Analysis::visitAligned(ValueRange operands, Batch &out) {
  std::optional<Batch> first;
  for (Value operand : operands) {
    std::optional<Batch> batch = lookup(operand);
    if (!batch ||
        (first && (batch->dim != first->dim || batch->rows != first->rows)))
      return unaligned;
    first = batch;
  }
  out = *first;
  return {};
}

std::string Analysis::visitConcat(ConcatOp op, Batch &out) {
  if (std::string why = visitAligned(op.getInputs(), out); !why.empty())
    return why;
  return out.dim == int64_t(op.getAxis()) ? mixes : "";
}

/// The result has the input's dimensions with `axis` replaced by those of the
/// indices, less the common ones in front.
std::string Analysis::visitGather(GatherOp op, Batch &out) {
  std::optional<Batch> input = lookup(op.getInput()),
                       indices = lookup(op.getIndices());
  int64_t axis = op.getAxis(), common = op.getBatchDims();
  if ((input && input->dim < common) || (indices && indices->dim < common))
    return visitAligned({op.getInput(), op.getIndices()}, out);
  // A row of indices picks from rows that are not the samples'.
  if (input && (indices || input->dim == axis))
    return mixes;
  out = input ? *input : *indices;
  int64_t inserted = typeOf(op.getIndices()).getRank() - common;
  if (indices)
    out.dim += axis - common;
  else if (input->dim > axis)
    out.dim += inserted - 1;
  return {};
}

/// Indices count within an element of dimension 0.
std::string Analysis::visitScatter(ScatterOp op, Batch &out) {
  if (std::string why = visitAligned(op->getOperands(), out); !why.empty())
    return why;
  return out.dim == 0 ? "" : mixes;
}

/// Every sample has its own query, key and value; or its own queries, for keys
/// and values that all have in common.
std::string Analysis::visitAttention(AttentionOp op, Batch &out) {
  std::optional<Batch> query = lookup(op.getQuery());
  int64_t rank = typeOf(op.getQuery()).getRank();
  if (!query)
    return mixes;
  if (query->dim < rank - 2) {
    if (std::string why =
            visitAligned({op.getQuery(), op.getKey(), op.getValue()}, out);
        !why.empty())
      return why;
  } else if (query->dim != rank - 2 || lookup(op.getKey()) ||
             lookup(op.getValue()) || op.getCausal()) {
    return mixes;
  }
  out = *query;
  Value mask = op.getMask();
  if (!mask)
    return {};
  // As an elementwise operand of the scores [batch.., L, S].
  int64_t missing = rank - typeOf(mask).getRank();
  if (std::optional<Batch> batch = lookup(mask))
    return batch->dim + missing == out.dim && batch->rows == out.rows
               ? ""
               : unaligned;
  int64_t dim = out.dim - missing;
  return dim < 0 || typeOf(mask).getDimSize(dim) == 1 ? "" : unaligned;
}

/// Input and states have the samples in front, weights and biases none.
std::string Analysis::visitCell(Operation *op, unsigned states, Batch &out) {
  OperandRange operands = op->getOperands();
  if (std::string why = visitAligned(operands.take_front(states), out);
      !why.empty())
    return why;
  bool weights = llvm::any_of(operands.drop_front(states),
                              [&](Value v) { return batches.contains(v); });
  return out.dim == 0 && !weights ? "" : mixes;
}

std::string Analysis::visitCrossEntropy(CrossEntropyOp op, Batch &out) {
  if (std::string why = visitAligned(op->getOperands(), out); !why.empty())
    return why;
  return out.dim == 0 && op.getReduction() == LossReduction::None ? "" : mixes;
}

std::string Analysis::visitReduction(ArrayRef<int64_t> axes, bool keepDims,
                                     Batch in, Batch &out) {
  if (llvm::is_contained(axes, in.dim))
    return mixes;
  out = in;
  if (!keepDims)
    out.dim -= llvm::count_if(axes, [&](int64_t a) { return a < in.dim; });
  return {};
}

/// Ops on one batched value: what they do along `in.dim`.
std::string Analysis::visitFirstOperand(Operation *op, Batch in, Batch &out) {
  out = in;
  int64_t rank = typeOf(op->getOperand(0)).getRank();
  auto unless = [](bool apart) { return std::string(apart ? "" : mixes); };
  return llvm::TypeSwitch<Operation *, std::string>(op)
      .Case<ClampOp, UnaryOp, QuantizeOp, DequantizeOp, RequantizeOp, ObserveOp,
            CastOp, FakeQuantizeOp>([](auto) { return ""; })
      // Each element of the first dimension is for itself.
      .Case<Conv2DOp, ConvTranspose2DOp, MaxPool2DOp, AvgPool2DOp, ResizeOp,
            GroupNormOp>([&](auto) { return unless(in.dim == 0); })
      .Case<ReduceMeanOp, ReduceSumOp, ReduceMaxOp, ReduceMinOp, ReduceProdOp>(
          [&](auto reduction) {
            return visitReduction(reduction.getAxes(), reduction.getKeepDims(),
                                  in, out);
          })
      .Case([&](ArgmaxOp argmax) {
        return visitReduction(int64_t(argmax.getAxis()), argmax.getKeepDims(),
                              in, out);
      })
      .Case([&](SoftmaxOp softmax) {
        return unless(in.dim != int64_t(softmax.getAxis()));
      })
      .Case<LayerNormOp, BatchNormOp, RMSNormOp>(
          [&](auto) { return unless(in.dim != rank - 1); })
      .Case([&](TransposeOp transpose) {
        out.dim = llvm::find(transpose.getPerm(), in.dim) -
                  transpose.getPerm().begin();
        return "";
      })
      .Case([&](ReshapeOp reshape) { return visitReshape(reshape, in, out); })
      .Case([&](SliceOp slice) {
        return unless(slice.getOffsets()[in.dim] == 0 &&
                      slice.getStrides()[in.dim] == 1 &&
                      slice.getSizes()[in.dim] == kToEnd);
      })
      .Case([&](PadOp pad) {
        return unless(pad.getLow()[in.dim] == 0 && pad.getHigh()[in.dim] == 0);
      })
      // Repeated, the samples are no longer next to their own rows.
      .Case(
          [&](TileOp tile) { return unless(tile.getMultiples()[in.dim] == 1); })
      .Default(
          [](Operation *) { return "is not known to keep samples apart"; });
}

/// Only the first operand has samples, and the residual perhaps.
std::string Analysis::visitOneOperand(Operation *op, Batch &out) {
  std::optional<Batch> in = lookup(op->getOperand(0));
  if (!in)
    return mixes;
  if (std::string why = visitFirstOperand(op, *in, out); !why.empty())
    return why;
  Value residual = llvm::TypeSwitch<Operation *, Value>(op)
                       .Case<Conv2DOp, ConvTranspose2DOp>(
                           [](auto conv) { return conv.getResidual(); })
                       .Default(Value());
  for (Value other : llvm::drop_begin(op->getOperands()))
    if (std::optional<Batch> batch = lookup(other);
        batch &&
        (other != residual || batch->dim != out.dim || batch->rows != out.rows))
      return mixes;
  return {};
}

std::string Analysis::dispatch(Operation *op, Batch &out) {
  // Predicates and indices are in arith.
  if (op->hasTrait<OpTrait::Elementwise>())
    return visitElementwise(op, out);
  return llvm::TypeSwitch<Operation *, std::string>(op)
      .Case<AddOp, SubOp, MulOp, DivOp, MaxOp, MinOp, CompareOp, SelectOp>(
          [&](auto) { return visitElementwise(op, out); })
      .Case([&](MSELossOp loss) {
        return loss.getReduction() == LossReduction::None
                   ? visitElementwise(op, out)
                   : mixes;
      })
      .Case([&](MatmulOp matmul) { return visitMatmul(matmul, out); })
      .Case([&](ConcatOp concat) { return visitConcat(concat, out); })
      .Case([&](GatherOp gather) { return visitGather(gather, out); })
      .Case([&](ScatterOp scatter) { return visitScatter(scatter, out); })
      .Case(
          [&](AttentionOp attention) { return visitAttention(attention, out); })
      .Case([&](CrossEntropyOp loss) { return visitCrossEntropy(loss, out); })
      .Case<LSTMCellOp, GRUCellOp>([&](auto cell) {
        return visitCell(op, cell.getInputWeightMutable().getOperandNumber(),
                         out);
      })
      .Default([&](Operation *) { return visitOneOperand(op, out); });
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
  if (op->getNumResults() == 0 ||
      !llvm::all_of(op->getResultTypes(), llvm::IsaPred<RankedTensorType>) ||
      !llvm::all_of(op->getOperandTypes(), llvm::IsaPred<RankedTensorType>))
    return "is not known to keep samples apart";
  Batch out = {0, 0};
  if (std::string why = dispatch(op, out); !why.empty())
    return why;
  for (Value result : op->getResults()) {
    if (typeOf(result).getNumDynamicDims() != 1 ||
        !typeOf(result).isDynamicDim(out.dim))
      return "has a result whose size is not a multiple of the batch";
    batches[result] = out;
  }
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
