// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Proof, before anything is lowered, that no accumulator overflows: from
// shapes, storage ranges and zero points, never from weight values. A
// contraction that sums more than 32 bits hold is cut into blocks that each
// fit, and the blocks are added in 64 bits. docs/Numerics.md, section 7.

#include "Common.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

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

namespace {
/// What a contraction sums: `taps` * `channels` products, which can be cut
/// along the channels.
struct Contraction {
  int64_t taps = 1, channels = 0;
  Value factor, bias;

  template <typename OpTy> static Contraction ofConv(OpTy conv) {
    auto filter = conv.getFilter().getType();
    return {filter.getDimSize(1) * filter.getDimSize(2), filter.getDimSize(3),
            conv.getFilter(), conv.getBias()};
  }
  static std::optional<Contraction> get(Operation *op);
};
} // namespace

std::optional<Contraction> Contraction::get(Operation *op) {
  if (auto conv = dyn_cast<Conv2DOp>(op))
    return ofConv(conv);
  if (auto conv = dyn_cast<ConvTranspose2DOp>(op))
    return ofConv(conv);
  auto matmul = dyn_cast<MatmulOp>(op);
  if (!matmul)
    return std::nullopt;
  auto lhs = matmul.getLhs().getType();
  int64_t dim = lhs.getRank() - (matmul.getTransposeLhs() ? 2 : 1);
  return Contraction{1, lhs.getDimSize(dim), matmul.getRhs(), matmul.getBias()};
}

SumPlan lowering::planSum(Operation *op) {
  std::optional<Contraction> sum = Contraction::get(op);
  if (!sum || !isQuantized(op->getOperand(0).getType()))
    return {};
  auto x = Quantization::get(op->getOperand(0).getType()).centeredRange();
  auto w = Quantization::get(sum->factor.getType()).centeredRange();
  // Operands of 8 bits: 64 bits hold more products than memory holds operands.
  int64_t k;
  if (llvm::MulOverflow(sum->taps, sum->channels, k))
    return {SumPlan::Wide, 1};
  if (numerics::accumulatorBound(k, x, w, getBiasRange(sum->bias)).fitsIn(32))
    return {};
  // Shorter blocks would cost more than they save.
  constexpr int64_t minBlock = 1024;
  int64_t safe = numerics::maxSafeReduction(x, w, {0, 0});
  for (int64_t blocks = 1; k / blocks >= minBlock; ++blocks)
    if (sum->channels % blocks == 0 && k / blocks <= safe)
      return {SumPlan::Blocks, blocks};
  return {SumPlan::Wide, 1};
}

Value lowering::createBlockSum(ImplicitLocOpBuilder &b, Value blocks,
                               std::optional<int64_t> dim, Value init) {
  auto type = cast<RankedTensorType>(init.getType());
  auto from = cast<RankedTensorType>(blocks.getType());
  Iterators iterators(from.getRank(), parallel);
  SmallVector<int64_t> kept;
  for (int64_t d = 0; d < from.getRank(); ++d)
    if (d != dim)
      kept.push_back(d);
  if (dim)
    iterators[*dim] = reduction;
  SmallVector<AffineMap> maps{identityMap(b.getContext(), from.getRank()),
                              selectMap(b.getContext(), from.getRank(), kept)};
  return createGeneric(b, blocks, init, maps, iterators,
                       [&](ImplicitLocOpBuilder &b, ValueRange args) -> Value {
                         Value block = arith::ExtSIOp::create(
                             b, type.getElementType(), args[0]);
                         return arith::AddIOp::create(b, args[1], block);
                       });
}

LogicalResult lowering::checkAccumulator(Operation *op) {
  if (op->getNumOperands() == 0 || !isQuantized(op->getOperand(0).getType()))
    return success();
  numerics::IntInterval x =
      Quantization::get(op->getOperand(0).getType()).centeredRange();
  constexpr numerics::IntInterval one{1, 1};
  if (auto pool = dyn_cast<AvgPool2DOp>(op))
    return checkSum(op, pool.getKernel()[0] * pool.getKernel()[1], x, one, {});
  if (auto mean = dyn_cast<ReduceMeanOp>(op))
    return checkSum(op, getReducedCount(mean), x, one, {});
  if (auto sum = dyn_cast<ReduceSumOp>(op))
    return checkSum(op, getReducedCount(sum), x, one, {});
  return success();
}
