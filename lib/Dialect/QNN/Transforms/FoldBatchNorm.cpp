// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Folds per-channel multiplications and additions into the contraction before
// them. Batch normalization reaches us whole, or as the sub, mul, mul, add that
// importers make of it; both are y[c] = x[c] * factor[c] + offset[c], so the
// pass collects factor and offset of the longest chain and applies them once:
//   w'[c] = w[c] * factor[c]      bias'[c] = bias[c] * factor[c] + offset[c]

#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>
#include <limits>

namespace mlir::qnn {
#define GEN_PASS_DEF_FOLDBATCHNORMPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using llvm::Error;
using llvm::Expected;

namespace {
/// y[c] = x[c] * factor[c] + offset[c], c being the last dimension.
struct ChannelAffine {
  SmallVector<double> factor, offset;
  explicit ChannelAffine(int64_t channels)
      : factor(channels, 1.0), offset(channels, 0.0) {}

  bool isFinite() const {
    auto finite = [](double v) { return std::isfinite(v); };
    return llvm::all_of(factor, finite) && llvm::all_of(offset, finite);
  }
  bool keepsWeights() const {
    return llvm::all_of(factor, [](double f) { return f == 1.0; });
  }
};

/// The foldable ops behind a contraction, in order, and what they compute
/// together.
struct FoldChain {
  ChannelAffine affine;
  /// Each with the index of the operand that is not constant.
  SmallVector<std::pair<Operation *, unsigned>> ops;
  /// Clamp of the last op.
  std::pair<float, float> bounds;
};

struct FoldBatchNorm
    : public mlir::qnn::impl::FoldBatchNormPassBase<FoldBatchNorm> {
  using Base::Base;
  void runOnOperation() override;
  LogicalResult fold(QuantizableOpInterface contraction);
  void expand(BatchNormOp op);
};
} // namespace

static int64_t getNumChannels(Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  return type.getRank() == 0 ? ShapedType::kDynamic : type.getShape().back();
}

/// A constant that varies along the last dimension only, as one value for each
/// channel.
static std::optional<SmallVector<double>> getPerChannel(Value value,
                                                        int64_t channels) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !type.hasStaticShape() ||
      (type.getNumElements() != 1 && (type.getNumElements() != channels ||
                                      type.getShape().back() != channels)))
    return std::nullopt;
  auto values = evaluateConstant(value, channels);
  if (values && values->size() == 1)
    values->assign(channels, values->front());
  return values;
}

/// factor = gamma / sqrt(variance + epsilon), offset = beta - mean * factor
static std::optional<ChannelAffine> getAffine(BatchNormOp op) {
  int64_t channels = getNumChannels(op.getInput());
  auto gamma = getPerChannel(op.getGamma(), channels),
       beta = getPerChannel(op.getBeta(), channels);
  auto mean = getPerChannel(op.getMean(), channels);
  auto variance = getPerChannel(op.getVariance(), channels);
  if (!gamma || !beta || !mean || !variance)
    return std::nullopt;
  ChannelAffine affine(channels);
  double epsilon = op.getEpsilon().convertToDouble();
  for (int64_t c = 0; c < channels; ++c) {
    affine.factor[c] = (*gamma)[c] / std::sqrt((*variance)[c] + epsilon);
    affine.offset[c] = (*beta)[c] - (*mean)[c] * affine.factor[c];
  }
  return affine;
}

/// Appends `op`, which reads `input`, to the function computed so far. Returns
/// false where it is not a per-channel multiplication or addition.
static bool appendOp(Operation *op, Value input, ChannelAffine &affine) {
  int64_t channels = affine.factor.size();
  if (auto norm = dyn_cast<BatchNormOp>(op)) {
    std::optional<ChannelAffine> next =
        norm.getInput() == input ? getAffine(norm) : std::nullopt;
    if (!next)
      return false;
    for (int64_t c = 0; c < channels; ++c) {
      affine.offset[c] = affine.offset[c] * next->factor[c] + next->offset[c];
      affine.factor[c] *= next->factor[c];
    }
    return true;
  }
  if (!isa<AddOp, SubOp, MulOp>(op) ||
      op->getResult(0).getType() != input.getType())
    return false;
  bool inputIsLeft = op->getOperand(0) == input;
  auto constant = getPerChannel(op->getOperand(inputIsLeft ? 1 : 0), channels);
  // A mask of -infinity is no bias.
  if (!constant ||
      llvm::any_of(*constant, [](double v) { return std::isinf(v); }))
    return false;
  for (int64_t c = 0; c < channels; ++c) {
    double value = (*constant)[c];
    double sign = isa<SubOp>(op) && !inputIsLeft ? -1.0 : 1.0;
    double factor = isa<MulOp>(op) ? value : sign;
    double offset = isa<MulOp>(op)                  ? 0.0
                    : isa<SubOp>(op) && inputIsLeft ? -value
                                                    : value;
    affine.factor[c] *= factor;
    affine.offset[c] = affine.offset[c] * factor + offset;
  }
  return true;
}

/// Follows the single uses of a contraction's result through reshapes that keep
/// the channels last.
static FoldChain findChain(QuantizableOpInterface contraction,
                           bool onlyBatchNorm) {
  Value value = contraction->getResult(0);
  FoldChain chain{
      ChannelAffine(getNumChannels(value)), {}, getClampBounds(contraction)};
  while (value.hasOneUse()) {
    Operation *user = *value.user_begin();
    if (isa<ReshapeOp>(user) && getNumChannels(user->getResult(0)) ==
                                    int64_t(chain.affine.factor.size())) {
      value = user->getResult(0);
      continue;
    }
    ChannelAffine affine = chain.affine;
    if (user->getBlock() != contraction->getBlock() ||
        (onlyBatchNorm && !isa<BatchNormOp>(user)) ||
        !appendOp(user, value, affine))
      break;
    chain.affine = std::move(affine);
    chain.ops.emplace_back(user, user->getOperand(0) == value ? 0 : 1);
    chain.bounds = getClampBounds(user);
    value = user->getResult(0);
    if (chain.bounds != getClampBounds(nullptr))
      break;
  }
  return chain;
}

/// Inline weights stay inline, parameters become derived parameters.
static Expected<Value> scaleWeights(OpBuilder &b, Value weights, int64_t axis,
                                    ArrayRef<double> factors) {
  Expected<ConstantSource> source = getConstantSource(weights);
  if (!source)
    return source.takeError();
  Expected<qopt::ParameterHandle> scaled =
      makeScaled(source->handle, axis, factors);
  if (!scaled)
    return scaled.takeError();
  auto type = cast<RankedTensorType>(weights.getType());
  auto module =
      b.getInsertionBlock()->getParentOp()->getParentOfType<ModuleOp>();
  if (!source->isParameter() &&
      int64_t(scaled->info.bytes) <= kMaxInlineBytes) {
    Expected<qopt::AlignedBuffer> bytes = scaled->readAll();
    if (!bytes)
      return bytes.takeError();
    auto attr = DenseElementsAttr::getFromRawBuffer(type, bytes->getBytes());
    return Value(arith::ConstantOp::create(b, weights.getLoc(), attr));
  }
  Expected<ParameterOp> parameter = createParameter(
      module, *scaled, type, source->isParameter() ? source->key : "weight",
      ".folded", source->scope);
  if (!parameter)
    return parameter.takeError();
  return Value(LoadParameterOp::create(b, weights.getLoc(), type,
                                       parameter->getSymNameAttr()));
}

/// Index of the operand with a role, in the op's operand list.
static std::optional<unsigned> findOperand(QuantizableOpInterface op,
                                           OperandRole role) {
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    if (op.getOperandRole(i) == role)
      return i;
  return std::nullopt;
}

static void setBias(Operation *op, Value bias) {
  llvm::TypeSwitch<Operation *>(op).Case<Conv2DOp, ConvTranspose2DOp, MatmulOp>(
      [&](auto op) { op.getBiasMutable().assign(bias); });
}

LogicalResult FoldBatchNorm::fold(QuantizableOpInterface op) {
  int64_t channels = getNumChannels(op->getResult(0));
  auto weight = findOperand(op, OperandRole::Weight);
  auto bias = findOperand(op, OperandRole::Bias);
  if (ShapedType::isDynamic(channels) || !weight ||
      isQuantized(op->getResult(0).getType()) ||
      findOperand(op, OperandRole::Residual) ||
      getClampBounds(op) != getClampBounds(nullptr))
    return success();
  std::optional<int32_t> axis = op.getWeightAxis(*weight);
  FoldChain chain = findChain(op, onlyBatchNorm);
  if (!axis || chain.ops.empty())
    return success();
  std::optional<SmallVector<double>> offset =
      SmallVector<double>(channels, 0.0);
  if (bias)
    offset = evaluateConstant(op->getOperand(*bias), channels);
  if (!offset)
    return success();
  for (int64_t c = 0; c < channels; ++c)
    (*offset)[c] =
        (*offset)[c] * chain.affine.factor[c] + chain.affine.offset[c];
  if (!chain.affine.isFinite()) {
    chain.ops.front().first->emitWarning(
        "is not folded: its factor or offset is not finite");
    return success();
  }

  OpBuilder b(op);
  if (!chain.affine.keepsWeights()) {
    Expected<Value> weights =
        scaleWeights(b, op->getOperand(*weight), *axis, chain.affine.factor);
    if (!weights)
      return op->emitOpError(toString(weights.takeError()));
    op->setOperand(*weight, *weights);
  }
  Expected<Value> newBias = createFloatConstant(
      b, op->getLoc(), getOperation(), *offset,
      RankedTensorType::get({channels}, b.getF32Type()), "folded.bias");
  if (!newBias)
    return op->emitOpError(toString(newBias.takeError()));
  setBias(op, *newBias);
  setClampBounds(op, chain.bounds);
  for (auto [folded, index] : chain.ops) {
    folded->getResult(0).replaceAllUsesWith(folded->getOperand(index));
    folded->erase();
    ++numFolded;
  }
  return success();
}

/// x * factor + offset, where there is nothing to fold it into.
void FoldBatchNorm::expand(BatchNormOp op) {
  std::optional<ChannelAffine> affine = getAffine(op);
  if (!affine || !affine->isFinite()) {
    op.emitRemark(
        "stays a batch_norm: its statistics are not finite constants");
    return;
  }
  OpBuilder b(op);
  auto type =
      RankedTensorType::get({int64_t(affine->factor.size())}, b.getF32Type());
  auto constant = [&](ArrayRef<double> values) -> Value {
    SmallVector<float> floats(values.begin(), values.end());
    return arith::ConstantOp::create(
        b, op.getLoc(), DenseElementsAttr::get(type, ArrayRef(floats)));
  };
  auto build = [&](auto tag, Value lhs, Value rhs) -> Value {
    using OpTy = decltype(tag);
    return OpTy::create(b, op.getLoc(), op.getType(), lhs, rhs, FloatAttr(),
                        FloatAttr());
  };
  Value product = build(MulOp(), op.getInput(), constant(affine->factor));
  op.getResult().replaceAllUsesWith(
      build(AddOp(), product, constant(affine->offset)));
  op.erase();
  ++numExpanded;
}

void FoldBatchNorm::runOnOperation() {
  SmallVector<QuantizableOpInterface> contractions;
  getOperation().walk([&](QuantizableOpInterface op) {
    if (isa<Conv2DOp, ConvTranspose2DOp, MatmulOp>(op))
      contractions.push_back(op);
  });
  for (QuantizableOpInterface op : contractions)
    if (failed(fold(op)))
      return signalPassFailure();
  if (onlyBatchNorm)
    return;
  SmallVector<BatchNormOp> rest;
  getOperation().walk([&](BatchNormOp op) { rest.push_back(op); });
  for (BatchNormOp op : rest)
    if (!isQuantized(op.getType()))
      expand(op);
}
