// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// LSTM and GRU cells as matmuls, slices and elementwise ops. All gates of an
// operand are one matmul; where the two matmuls are only added (everywhere in
// an LSTM), the second takes the first as its residual when it is quantized.

#include "DecomposeComposites.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;

/// x * weight^T + bias
static Value createLinear(ImplicitLocOpBuilder &b, Value x, Value weight,
                          Value bias) {
  RankedTensorType type =
      typeOf(x).clone({typeOf(x).getDimSize(0), typeOf(weight).getDimSize(0)});
  return MatmulOp::create(b, type, x, weight, bias, /*residual=*/Value(),
                          /*transpose_lhs=*/false, /*transpose_rhs=*/true,
                          FloatAttr(), FloatAttr());
}

/// The shape is that of `rhs`.
template <typename OpTy>
static Value createBinary(ImplicitLocOpBuilder &b, Value lhs, Value rhs) {
  return OpTy::create(b, rhs.getType(), lhs, rhs, FloatAttr(), FloatAttr());
}

static Value createUnary(ImplicitLocOpBuilder &b, UnaryKind kind, Value x) {
  return UnaryOp::create(b, x.getType(), kind, x, FloatAttr());
}

/// Columns [first, first + count) * size.
static Value createGates(ImplicitLocOpBuilder &b, Value x, int64_t size,
                         int64_t first, int64_t count = 1) {
  int64_t rows = typeOf(x).getDimSize(0);
  return SliceOp::create(
      b, typeOf(x).clone({rows, count * size}), x,
      ArrayRef<int64_t>{0, first * size},
      ArrayRef<int64_t>{ShapedType::isDynamic(rows) ? kToEnd : rows,
                        count * size},
      ArrayRef<int64_t>{1, 1});
}

static void decompose(LSTMCellOp op, ImplicitLocOpBuilder &b,
                      PatternRewriter &rewriter) {
  Value fromInput =
      createLinear(b, op.getInput(), op.getInputWeight(), op.getInputBias());
  Value fromHidden =
      createLinear(b, op.getHidden(), op.getHiddenWeight(), op.getHiddenBias());
  Value gates = createBinary<AddOp>(b, fromInput, fromHidden);
  int64_t size = typeOf(op.getHidden()).getDimSize(1);
  auto gate = [&](int64_t index, UnaryKind kind) {
    return createUnary(b, kind, createGates(b, gates, size, index));
  };
  Value input = gate(0, UnaryKind::Sigmoid),
        forget = gate(1, UnaryKind::Sigmoid);
  Value cell = gate(2, UnaryKind::Tanh), output = gate(3, UnaryKind::Sigmoid);
  Value kept = createBinary<MulOp>(b, forget, op.getCell());
  Value added = createBinary<MulOp>(b, input, cell);
  Value nextCell = createBinary<AddOp>(b, kept, added);
  Value nextHidden =
      createBinary<MulOp>(b, output, createUnary(b, UnaryKind::Tanh, nextCell));
  rewriter.replaceOp(op, {nextHidden, nextCell});
}

static void decompose(GRUCellOp op, ImplicitLocOpBuilder &b,
                      PatternRewriter &rewriter) {
  Value fromInput =
      createLinear(b, op.getInput(), op.getInputWeight(), op.getInputBias());
  Value fromHidden =
      createLinear(b, op.getHidden(), op.getHiddenWeight(), op.getHiddenBias());
  int64_t size = typeOf(op.getHidden()).getDimSize(1);
  // Reset and update gates are added and squashed together.
  Value gates =
      createUnary(b, UnaryKind::Sigmoid,
                  createBinary<AddOp>(b, createGates(b, fromInput, size, 0, 2),
                                      createGates(b, fromHidden, size, 0, 2)));
  Value reset = createGates(b, gates, size, 0),
        update = createGates(b, gates, size, 1);
  Value remembered =
      createBinary<MulOp>(b, reset, createGates(b, fromHidden, size, 2));
  Value candidate = createUnary(
      b, UnaryKind::Tanh,
      createBinary<AddOp>(b, createGates(b, fromInput, size, 2), remembered));
  Value one = createFloatConstant(b, op.getLoc(), {1, 1}, 1.0);
  Value fresh =
      createBinary<MulOp>(b, createBinary<SubOp>(b, one, update), candidate);
  Value kept = createBinary<MulOp>(b, update, op.getHidden());
  rewriter.replaceOp(op, createBinary<AddOp>(b, fresh, kept));
}

namespace {

template <typename OpTy> struct CellPattern : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    int64_t batch = typeOf(op.getInput()).getDimSize(0);
    unsigned weights = op.getInputWeightMutable().getOperandNumber();
    for (Value state : op->getOperands().take_front(weights))
      if (typeOf(state).getDimSize(0) != batch || typeOf(state).isDynamicDim(1))
        return rewriter.notifyMatchFailure(
            op, "the batch is dynamic in some operands only, or a size other "
                "than that of the batch is dynamic");
    for (Value weight : op->getOperands().drop_front(weights))
      if (!typeOf(weight).hasStaticShape())
        return rewriter.notifyMatchFailure(op, "a weight's shape is dynamic");
    ImplicitLocOpBuilder b(op.getLoc(), rewriter);
    decompose(op, b, rewriter);
    return success();
  }
};

} // namespace

void composites::populateRecurrentCellPatterns(RewritePatternSet &patterns) {
  patterns.add<CellPattern<LSTMCellOp>, CellPattern<GRUCellOp>>(
      patterns.getContext());
}
