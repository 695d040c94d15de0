// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn.attention becomes its parts only here, after quantization has treated it
// as one: two matmuls, a softmax, and between them, if the op is quantized, the
// fixed quantization of the probabilities. docs/Numerics.md, section 9.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include <limits>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;

/// Probabilities [0, 1] at the scale 1/255: stored p - 128, in the bytes that
/// dot instructions read.
static Type getProbabilityType(MLIRContext *context) {
  return quant::UniformQuantizedType::get(
      quant::QuantizationFlags::Signed, IntegerType::get(context, 8),
      Float32Type::get(context), double(1.0f / 255.0f), -128, -128, 127);
}

static MatmulOp createMatmul(ImplicitLocOpBuilder &b, Type type, Value lhs,
                             Value rhs, bool transposeRhs) {
  return MatmulOp::create(b, type, lhs, rhs, /*bias=*/Value(),
                          /*residual=*/Value(), /*transpose_lhs=*/false,
                          transposeRhs, FloatAttr(), FloatAttr());
}

/// -inf where position i must not see key j, that is j > i + S - L.
static Value createCausal(ImplicitLocOpBuilder &b, Value scores) {
  auto type = cast<RankedTensorType>(scores.getType());
  int64_t rank = type.getRank();
  int64_t ahead = type.getDimSize(rank - 1) - type.getDimSize(rank - 2);
  Value excluded = constantFloat(b, -std::numeric_limits<double>::infinity());
  return createElementwise(
      b, type, scores, identityMap(b.getContext(), rank),
      [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
        Value i = linalg::IndexOp::create(b, rank - 2);
        Value j = linalg::IndexOp::create(b, rank - 1);
        Value last = arith::AddIOp::create(
            b, i, arith::ConstantIndexOp::create(b, ahead));
        Value hidden =
            arith::CmpIOp::create(b, arith::CmpIPredicate::sgt, j, last);
        return arith::SelectOp::create(b, hidden, excluded, args[0]);
      });
}

/// Whether a row may see no key.
static bool mayExcludeRow(AttentionOp op) {
  int64_t rank = op.getQuery().getType().getRank();
  bool isShort =
      op.getCausal() && !(op.getKey().getType().getDimSize(rank - 2) >=
                          op.getQuery().getType().getDimSize(rank - 2));
  // With both, a row may be left with the keys that the mask excludes.
  return isShort ||
         (op.getMask() && (op.getCausal() || !leavesEachRow(op.getMask())));
}

/// 0 where all scores of a row are -inf, instead of softmax's NaN.
static Value clearExcludedRows(ImplicitLocOpBuilder &b, Value scores,
                               Value weights) {
  auto type = cast<RankedTensorType>(scores.getType());
  int64_t rank = type.getRank();
  SmallVector<int64_t> shape(type.getShape());
  shape[rank - 1] = 1;
  auto constant = [&](double value) -> Value {
    auto one =
        RankedTensorType::get(SmallVector<int64_t>(rank, 1), b.getF32Type());
    return arith::ConstantOp::create(b,
                                     DenseElementsAttr::get(one, float(value)));
  };
  Value maximum = ReduceMaxOp::create(b, type.clone(shape), scores,
                                      ArrayRef<int64_t>{rank - 1},
                                      /*keep_dims=*/true);
  Value excluded = CompareOp::create(
      b, RankedTensorType::get(shape, b.getI1Type()), CompareKind::Eq, maximum,
      constant(-std::numeric_limits<double>::infinity()));
  return SelectOp::create(b, type, excluded, constant(0.0), weights);
}

static void expand(AttentionOp op) {
  ImplicitLocOpBuilder b(op.getLoc(), op);
  auto query = op.getQuery().getType(), key = op.getKey().getType();
  int64_t rank = query.getRank();
  SmallVector<int64_t> shape(query.getShape());
  shape[rank - 1] = key.getDimSize(rank - 2);
  auto type = RankedTensorType::get(shape, b.getF32Type());

  MatmulOp products = createMatmul(b, type, op.getQuery(), op.getKey(), true);
  Value scores = products;
  if (!op.getScale().isExactlyValue(1.0)) {
    auto one =
        RankedTensorType::get(SmallVector<int64_t>(rank, 1), b.getF32Type());
    Value scale = arith::ConstantOp::create(
        b, DenseElementsAttr::get(one, op.getScale()));
    scores = MulOp::create(b, type, scores, scale, FloatAttr(), FloatAttr());
  }
  if (op.getMask())
    scores =
        AddOp::create(b, type, scores, op.getMask(), FloatAttr(), FloatAttr());
  if (op.getCausal())
    scores = createCausal(b, scores);
  Value weights =
      SoftmaxOp::create(b, type, scores, b.getI64IntegerAttr(rank - 1));
  // Quantizing turns the NaN of rows without a key into 0 by itself.
  if (isQuantized(op.getType()))
    weights = QuantizeOp::create(
        b, type.clone(getProbabilityType(b.getContext())), weights);
  else if (mayExcludeRow(op))
    weights = clearExcludedRows(b, scores, weights);
  MatmulOp result =
      createMatmul(b, op.getType(), weights, op.getValue(), false);
  op.getResult().replaceAllUsesWith(result);
  op.erase();
}

void lowering::expandAttention(Operation *root) {
  SmallVector<AttentionOp> ops;
  root->walk([&](AttentionOp op) { ops.push_back(op); });
  for (AttentionOp op : ops)
    expand(op);
}
