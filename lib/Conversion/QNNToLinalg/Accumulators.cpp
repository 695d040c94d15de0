// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Proof, before anything is lowered, that no i32 accumulator overflows: from
// shapes, storage ranges and zero points, never from weight values.
// docs/Numerics.md, section 7.

#include "Common.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::lowering;
namespace numerics = qopt::numerics;

/// The range of a bias. Constants are read. The values of a parameter are not
/// looked at; unless its type states narrower bounds they are taken to lie
/// within 2^30, half of what the accumulator holds. At the usual scales that is
/// a bias a thousand times as large as any product it is added to.
static numerics::IntInterval getBiasRange(Value bias) {
  constexpr int64_t assumed = int64_t(1) << 30;
  if (!bias)
    return {0, 0};
  if (auto constant = bias.getDefiningOp<qnn::ConstantOp>())
    if (auto dense = dyn_cast<DenseIntElementsAttr>(constant.getValue())) {
      numerics::IntInterval range{0, 0};
      for (const APInt &value : dense) {
        range.min = std::min(range.min, value.getSExtValue());
        range.max = std::max(range.max, value.getSExtValue());
      }
      return range;
    }
  const numerics::Storage storage =
      Quantization::get(bias.getType()).params.storage;
  return {std::max(storage.min, -assumed), std::min(storage.max, assumed)};
}

static LogicalResult checkSum(Operation *op, int64_t k, numerics::IntInterval x,
                              numerics::IntInterval w, Value bias) {
  numerics::IntInterval biasRange = getBiasRange(bias);
  if (numerics::accumulatorBound(k, x, w, biasRange).fitsIn(32))
    return success();
  int64_t safe = numerics::maxSafeReduction(x, w, biasRange);
  return op->emitOpError()
         << "sums K = " << k
         << " terms, which may overflow the 32-bit accumulator: for its "
            "operand types K is at most "
         << safe << "; narrow the storage ranges or keep this op in float";
}

/// The number of elements that become one.
template <typename OpTy> static int64_t getReducedCount(OpTy op) {
  int64_t count = 1;
  for (int64_t axis : op.getAxes())
    count *= cast<RankedTensorType>(op.getInput().getType()).getDimSize(axis);
  return count;
}

/// Every output sums one product for each tap and input channel of its group.
template <typename OpTy>
static LogicalResult checkConv(OpTy conv, numerics::IntInterval x) {
  auto filter = conv.getFilter().getType();
  int64_t k =
      filter.getDimSize(1) * filter.getDimSize(2) * filter.getDimSize(3);
  return checkSum(conv, k, x, Quantization::get(filter).centeredRange(),
                  conv.getBias());
}

LogicalResult lowering::checkAccumulator(Operation *op) {
  if (op->getNumOperands() == 0 || !isQuantized(op->getOperand(0).getType()))
    return success();
  numerics::IntInterval x =
      Quantization::get(op->getOperand(0).getType()).centeredRange();
  constexpr numerics::IntInterval one{1, 1};
  if (auto matmul = dyn_cast<MatmulOp>(op)) {
    auto lhs = matmul.getLhs().getType();
    int64_t k =
        lhs.getDimSize(lhs.getRank() - (matmul.getTransposeLhs() ? 2 : 1));
    auto w = Quantization::get(matmul.getRhs().getType()).centeredRange();
    return checkSum(op, k, x, w, matmul.getBias());
  }
  if (auto conv = dyn_cast<Conv2DOp>(op))
    return checkConv(conv, x);
  if (auto conv = dyn_cast<ConvTranspose2DOp>(op))
    return checkConv(conv, x);
  if (auto pool = dyn_cast<AvgPool2DOp>(op))
    return checkSum(op, pool.getKernel()[0] * pool.getKernel()[1], x, one, {});
  if (auto mean = dyn_cast<ReduceMeanOp>(op))
    return checkSum(op, getReducedCount(mean), x, one, {});
  if (auto sum = dyn_cast<ReduceSumOp>(op))
    return checkSum(op, getReducedCount(sum), x, one, {});
  return success();
}
