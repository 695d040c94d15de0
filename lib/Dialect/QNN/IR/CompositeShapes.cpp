// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shapes of attention, recurrent cells and losses.

#include "ShapeInference.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::shapes;

/// Checks a recurrent cell of `gates` gates: what every operand's shape must
/// be.
static LogicalResult checkCell(Operation *op, int64_t gates,
                               ArrayRef<Value> states, Value inputWeight,
                               Value hiddenWeight, ValueRange biases) {
  ArrayRef<int64_t> input = shapeOf(op->getOperand(0)),
                    hidden = shapeOf(states[0]);
  if (input.size() != 2 || hidden.size() != 2)
    return op->emitOpError("input and state must have two dimensions");
  int64_t rows = hidden[1] == kDynamic ? kDynamic : gates * hidden[1];
  auto check = [&](Value value, ArrayRef<int64_t> shape,
                   StringRef name) -> LogicalResult {
    if (succeeded(verifyCompatibleShape(shapeOf(value), shape)))
      return success();
    InFlightDiagnostic diag = op->emitOpError() << name << " must have shape [";
    llvm::interleaveComma(shape, diag);
    return diag << "], its type is " << value.getType();
  };
  for (Value state : states)
    if (failed(check(state, {input[0], hidden[1]}, "a state")))
      return failure();
  for (Value bias : biases)
    if (failed(check(bias, {rows}, "a bias")))
      return failure();
  if (failed(check(inputWeight, {rows, input[1]}, "input_weight")))
    return failure();
  return check(hiddenWeight, {rows, hidden[1]}, "hidden_weight");
}

LogicalResult LSTMCellOp::verify() {
  return checkCell(
      *this, 4, {getHidden(), getCell(), getNextHidden(), getNextCell()},
      getInputWeight(), getHiddenWeight(), {getInputBias(), getHiddenBias()});
}

LogicalResult GRUCellOp::verify() {
  return checkCell(*this, 3, {getHidden(), getNextHidden()}, getInputWeight(),
                   getHiddenWeight(), {getInputBias(), getHiddenBias()});
}

LogicalResult AttentionOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> q = shapeOf(getQuery()), k = shapeOf(getKey()),
                    v = shapeOf(getValue());
  size_t rank = q.size();
  if (rank < 2 || k.size() != rank || v.size() != rank)
    return emitOpError(
        "query, key and value must have the same rank, at least 2");
  if (!getScale().isFinite())
    return emitOpError("scale must be finite");
  for (size_t d = 0; d + 2 < rank; ++d) {
    if (!agree(q[d], k[d]) || !agree(q[d], v[d]) || !agree(k[d], v[d]))
      return emitOpError("query, key and value differ in batch dimension ")
             << d;
    shape.push_back(moreStatic(moreStatic(q[d], k[d]), v[d]));
  }
  if (!agree(q[rank - 1], k[rank - 1]))
    return emitOpError("query has D = ")
           << q[rank - 1] << ", key has D = " << k[rank - 1];
  if (!agree(k[rank - 2], v[rank - 2]))
    return emitOpError("key has S = ")
           << k[rank - 2] << ", value has S = " << v[rank - 2];
  shape.push_back(q[rank - 2]);
  if (getMask()) {
    shape.push_back(moreStatic(k[rank - 2], v[rank - 2]));
    ArrayRef<int64_t> mask = shapeOf(getMask());
    bool fits = mask.size() <= rank;
    for (size_t i = 0; fits && i < mask.size(); ++i) {
      int64_t size = mask[mask.size() - 1 - i];
      fits = size == 1 || agree(size, shape[rank - 1 - i]);
    }
    if (!fits)
      return emitOpError("mask does not broadcast to [batch.., L, S], its type "
                         "is ")
             << getMask().getType();
    shape.pop_back();
  }
  shape.push_back(v[rank - 1]);
  return success();
}

static void lossShape(LossReduction reduction, ArrayRef<int64_t> elements,
                      SmallVectorImpl<int64_t> &shape) {
  if (reduction == LossReduction::None)
    llvm::append_range(shape, elements);
}

LogicalResult
CrossEntropyOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> logits = shapeOf(getLogits()),
                    targets = shapeOf(getTargets());
  if (logits.size() != 2 || targets.size() != 1 ||
      !agree(logits[0], targets[0]))
    return emitOpError("logits must be [N, C] and targets [N], they are ")
           << getLogits().getType() << " and " << getTargets().getType();
  if (logits[1] == 0 || logits[1] == kDynamic)
    return emitOpError("the number of classes must be static and not 0");
  lossShape(getReduction(), {moreStatic(logits[0], targets[0])}, shape);
  return success();
}

LogicalResult MSELossOp::inferResultShape(SmallVectorImpl<int64_t> &shape) {
  ArrayRef<int64_t> a = shapeOf(getPrediction()), b = shapeOf(getTarget());
  if (failed(verifyCompatibleShape(a, b)))
    return emitOpError("prediction and target must have the same shape");
  SmallVector<int64_t> both;
  for (auto [x, y] : llvm::zip_equal(a, b))
    both.push_back(moreStatic(x, y));
  lossShape(getReduction(), both, shape);
  return success();
}
