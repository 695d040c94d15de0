// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns float ops between dequantize and quantize into quantized ops. There is
// no list of ops here: a group of the FusionAnalysis is fused if every operand
// is quantized as its role asks.

#include "WeightScales.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/RegionUtils.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/FusionAnalysis.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Numerics/Quantize.h"
#include "llvm/Support/Format.h"
#include <cmath>
#include <limits>

namespace mlir::qnn {
#define GEN_PASS_DEF_FUSEQDQPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
/// Fuses one group, or finds the reason why not.
class GroupFuser {
public:
  explicit GroupFuser(FusionGroup &group)
      : group(group), head(group.head), b(group.getLast()) {}

  /// Empty on success.
  std::string fuse();

private:
  std::string findResultType();
  std::string collectOperands();
  std::string collectActivation(Value operand, const Twine &name);
  std::string collectWeight(unsigned index);
  std::string collectBias(unsigned index);
  void rewrite();

  FusionGroup &group;
  QuantizableOpInterface head;
  OpBuilder b;
  /// Null: the result stays f32.
  quant::UniformQuantizedType resultType;
  SmallVector<Value> operands;
};

struct FuseQDQ : public mlir::qnn::impl::FuseQDQPassBase<FuseQDQ> {
  using Base::Base;
  void runOnOperation() override;
  void fuseGroups();
  void reportFloat();
};
} // namespace

//===--------------------------------------------------------------------------------===//
// One group
//===--------------------------------------------------------------------------------===//

/// The type whose values reach as far as those of all; null if there is none.
/// The others are made from it, and what saturates in it is lost to them.
static quant::UniformQuantizedType
findWidest(ArrayRef<quant::UniformQuantizedType> types) {
  auto low = [](quant::UniformQuantizedType type) {
    return (type.getStorageTypeMin() - type.getZeroPoint()) * type.getScale();
  };
  auto high = [](quant::UniformQuantizedType type) {
    return (type.getStorageTypeMax() - type.getZeroPoint()) * type.getScale();
  };
  for (quant::UniformQuantizedType wide : types)
    if (llvm::all_of(types, [&](quant::UniformQuantizedType type) {
          return low(wide) <= low(type) && high(type) <= high(wide);
        }))
      return wide;
  return nullptr;
}

/// Quantized if all uses are a quantize. With other uses the op may give f32,
/// if it can.
std::string GroupFuser::findResultType() {
  // A loss is f32 whoever reads it.
  if (isa<CrossEntropyOp, MSELossOp>(head.getOperation()))
    return "";
  bool isQuantized = false, isFloat = false;
  SmallVector<quant::UniformQuantizedType> types;
  for (Operation *user : group.getResult().getUsers()) {
    auto quantize = dyn_cast<QuantizeOp>(user);
    (quantize ? isQuantized : isFloat) = true;
    if (quantize)
      if (auto type = dyn_cast<quant::UniformQuantizedType>(
              getQuantizedElementType(quantize.getType())))
        types.push_back(type);
  }
  if (isFloat || !isQuantized) {
    resultType = nullptr;
    if (head.acceptsFloatResult())
      return "";
    return isQuantized ? "its result is also used in float"
                       : "its result is not quantized";
  }
  if (types.empty())
    return "its result is quantized per axis";
  resultType = findWidest(types);
  if (!resultType)
    return "its result is quantized in ways of which none holds the values of "
           "all";
  if (resultType.getStorageTypeIntegralWidth() > 8)
    return "its result is quantized to more than 8 bits";
  return "";
}

std::string GroupFuser::collectActivation(Value operand, const Twine &name) {
  auto dequantize = operand.getDefiningOp<DequantizeOp>();
  if (!dequantize)
    return (name + " is not quantized").str();
  auto type = dyn_cast<quant::UniformQuantizedType>(
      getQuantizedElementType(dequantize.getInput().getType()));
  if (!type)
    return (name + " is quantized per axis").str();
  if (type.getStorageTypeIntegralWidth() > 8)
    return (name + " is quantized to more than 8 bits").str();
  Value value = dequantize.getInput();
  if (head.isSameScale() && type != resultType)
    value = RequantizeOp::create(b, operand.getLoc(),
                                 withElementType(value.getType(), resultType),
                                 value);
  operands.push_back(value);
  return "";
}

std::string GroupFuser::collectWeight(unsigned index) {
  std::string name = "operand " + std::to_string(index);
  auto dequantize = head->getOperand(index).getDefiningOp<DequantizeOp>();
  if (!dequantize)
    return name + " is not quantized";
  quant::QuantizedType type =
      getQuantizedElementType(dequantize.getInput().getType());
  if (type.getStorageTypeIntegralWidth() > 8)
    return name + " is quantized to more than 8 bits";
  if (auto perAxis = dyn_cast<quant::UniformQuantizedPerAxisType>(type)) {
    std::optional<int32_t> axis = head.getWeightAxis(index);
    if (axis != perAxis.getQuantizedDimension())
      return name + " has its scales along dimension " +
             std::to_string(perAxis.getQuantizedDimension()) +
             ", not its output channels";
    if (llvm::any_of(perAxis.getZeroPoints(), [](int64_t z) { return z != 0; }))
      return name + " has zero points for each channel";
  }
  operands.push_back(dequantize.getInput());
  return "";
}

static std::string showNumber(double value) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.6g", value);
  return text;
}

/// Whether every scale is the product it has to be; a few units in the last
/// place of f32 apart.
static std::string compareBiasScales(quant::QuantizedType have,
                                     quant::QuantizedType want) {
  SmallVector<double> a = getScales(have), w = getScales(want);
  for (size_t c = 0, e = std::max(a.size(), w.size()); c < e; ++c) {
    double x = a[a.size() == 1 ? 0 : c], y = w[w.size() == 1 ? 0 : c];
    if (!(std::fabs(x - y) <= 1e-6 * y))
      return "the bias scale " + showNumber(x) + " of channel " +
             std::to_string(c) + " is not the product " + showNumber(y) +
             " of the scales of activation and weight";
  }
  return "";
}

/// A bias left in float, as exporters do, is quantized here if it fits.
static std::string checkFloatBias(Value bias, quant::QuantizedType type) {
  std::optional<SmallVector<double>> values =
      isConstantOrParameter(bias) ? evaluateConstant(bias) : std::nullopt;
  if (!values)
    return "its bias is not constant";
  SmallVector<double> scales = getScales(type);
  for (auto [c, value] : llvm::enumerate(*values))
    // Half of the range stays for the sum of products.
    if (!(std::fabs(value) / scales[scales.size() == 1 ? 0 : c] <=
          double(1 << 30)))
      return "its bias does not fit in int32 at the scale of the accumulator";
  return "";
}

std::string GroupFuser::collectBias(unsigned index) {
  auto [input, other] = head.getBiasScaleOperands();
  quant::QuantizedType want =
      getBiasType(getQuantizedElementType(operands[input].getType()),
                  getQuantizedElementType(operands[other].getType()));
  if (!want)
    return "the product of the scales of activation and weight is no f32";
  Value bias = head->getOperand(index);
  if (auto dequantize = bias.getDefiningOp<DequantizeOp>()) {
    quant::QuantizedType have =
        getQuantizedElementType(dequantize.getInput().getType());
    if (!have.getStorageType().isInteger(32))
      return "its bias is not an int32";
    operands.push_back(dequantize.getInput());
    return compareBiasScales(have, want);
  }
  if (std::string reason = checkFloatBias(bias, want); !reason.empty())
    return reason;
  operands.push_back(QuantizeOp::create(
      b, bias.getLoc(), withElementType(bias.getType(), want), bias));
  return "";
}

std::string GroupFuser::collectOperands() {
  for (unsigned i = 0, e = head->getNumOperands(); i < e; ++i) {
    std::string reason;
    switch (head.getOperandRole(i)) {
    case OperandRole::Activation:
    case OperandRole::Residual:
      reason = collectActivation(head->getOperand(i), "operand " + Twine(i));
      break;
    case OperandRole::Weight:
      reason = collectWeight(i);
      break;
    case OperandRole::Bias:
      reason = collectBias(i);
      break;
    case OperandRole::Unquantized:
      operands.push_back(head->getOperand(i));
      break;
    }
    if (!reason.empty())
      return reason;
  }
  return group.residual ? collectActivation(group.residual, "the residual")
                        : "";
}

/// Bounds that the storage range of the type does not imply.
static std::pair<float, float>
dropImpliedBounds(std::pair<float, float> bounds,
                  quant::UniformQuantizedType type) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  qopt::numerics::QuantParams params = getQuantParams(type);
  if (qopt::numerics::quantize(bounds.first, params) <= params.storage.min)
    bounds.first = -kInfinity;
  if (qopt::numerics::quantize(bounds.second, params) >= params.storage.max)
    bounds.second = kInfinity;
  return bounds;
}

void GroupFuser::rewrite() {
  Value residual = group.residual ? operands.pop_back_val() : Value();
  Operation *fused = b.clone(*head);
  fused->setOperands(operands);
  if (residual)
    setResidual(fused, residual);
  std::pair<float, float> bounds = group.getClampBounds();
  setClampBounds(fused,
                 resultType ? dropImpliedBounds(bounds, resultType) : bounds);
  Value result = fused->getResult(0);
  if (!resultType) {
    group.getResult().replaceAllUsesWith(result);
    return;
  }
  result.setType(withElementType(result.getType(), resultType));
  for (Operation *user :
       llvm::make_early_inc_range(group.getResult().getUsers())) {
    Value quantized = user->getResult(0);
    if (quantized.getType() == result.getType())
      quantized.replaceAllUsesWith(result);
    else
      quantized.replaceAllUsesWith(
          RequantizeOp::create(b, user->getLoc(), quantized.getType(), result));
    user->erase();
  }
}

std::string GroupFuser::fuse() {
  if (auto attr = head->getAttrOfType<StringAttr>(QNNDialect::kKeptFloatAttr))
    return attr.str();
  if (std::string reason = findResultType(); !reason.empty())
    return reason;
  if (std::string reason = collectOperands(); !reason.empty())
    return reason;
  rewrite();
  return "";
}

//===--------------------------------------------------------------------------------===//
// The pass
//===--------------------------------------------------------------------------------===//

/// Notes why an op stays in float, unless an earlier pass has.
static void setReason(Operation *op, StringRef reason) {
  if (!op->hasAttr(QNNDialect::kKeptFloatAttr))
    op->setAttr(QNNDialect::kKeptFloatAttr,
                StringAttr::get(op->getContext(), reason));
}

void FuseQDQ::fuseGroups() {
  FusionAnalysis analysis(getOperation());
  for (FusionGroup &group : analysis.getGroups()) {
    std::string reason = GroupFuser(group).fuse();
    if (!reason.empty() && group.getLast() != group.head) {
      // What follows may be all that is in the way.
      FusionGroup alone;
      alone.head = group.head;
      if (GroupFuser(alone).fuse().empty()) {
        setReason(group.getLast(), reason);
        reason.clear();
      }
    }
    if (reason.empty())
      ++numFused;
    else
      for (Operation *op : group.getOps())
        setReason(op, reason);
  }
}

/// quantize(dequantize(q)) that no op took in.
static void fuseRequantize(ModuleOp module) {
  SmallVector<QuantizeOp> quantizes;
  module.walk([&](QuantizeOp op) { quantizes.push_back(op); });
  for (QuantizeOp op : quantizes) {
    auto dequantize = op.getInput().getDefiningOp<DequantizeOp>();
    if (!dequantize)
      continue;
    Value input = dequantize.getInput();
    if (input.getType() != op.getType()) {
      if (!isa<quant::UniformQuantizedType>(
              getQuantizedElementType(input.getType())) ||
          !isa<quant::UniformQuantizedType>(
              getQuantizedElementType(op.getType())))
        continue;
      OpBuilder b(op);
      input = RequantizeOp::create(b, op.getLoc(), op.getType(), input);
    }
    op.getResult().replaceAllUsesWith(input);
  }
}

/// clamp on quantized values with bounds that the type implies.
static void eraseImpliedClamps(ModuleOp module) {
  SmallVector<ClampOp> clamps;
  module.walk([&](ClampOp op) {
    if (isQuantized(op.getType()))
      clamps.push_back(op);
  });
  for (ClampOp op : clamps) {
    auto type = dyn_cast<quant::UniformQuantizedType>(
        getQuantizedElementType(op.getType()));
    if (type && dropImpliedBounds(getClampBounds(op), type) ==
                    getClampBounds(nullptr)) {
      op.getResult().replaceAllUsesWith(op.getInput());
      op.erase();
    }
  }
}

/// Whether an op of another dialect computes on float tensors.
static bool isForeignFloatOp(Operation *op) {
  if (op->hasTrait<OpTrait::ConstantLike>() ||
      op->hasTrait<OpTrait::IsTerminator>() ||
      isa_and_nonnull<QNNDialect>(op->getDialect()))
    return false;
  return llvm::any_of(op->getResultTypes(), [](Type type) {
    auto tensor = dyn_cast<TensorType>(type);
    return tensor && isa<FloatType>(tensor.getElementType());
  });
}

void FuseQDQ::reportFloat() {
  getOperation().walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto quantizable = dyn_cast<QuantizableOpInterface>(op);
    bool isForeign = isForeignFloatOp(op);
    if (isForeign) {
      setReason(
          op, ("'" + op->getName().getStringRef() + "' is not a qnn op").str());
    } else if (quantizable && op->getNumResults() == 1 &&
               !isConstantExpression(op)) {
      auto isInt8 = [](Type type) { return isQuantized(type); };
      if (llvm::any_of(op->getOperandTypes(), isInt8) ||
          isInt8(op->getResult(0).getType())) {
        op->removeAttr(QNNDialect::kKeptFloatAttr);
        return WalkResult::advance();
      }
      setReason(op, "its operands are not quantized");
    } else {
      return WalkResult::advance();
    }
    ++numLeftInFloat;
    if (remarks)
      emitRemark(op->getLoc(), "'")
          << op->getName() << "' left in float: "
          << op->getAttrOfType<StringAttr>(QNNDialect::kKeptFloatAttr)
                 .getValue();
    return isForeign ? WalkResult::skip() : WalkResult::advance();
  });
}

void FuseQDQ::runOnOperation() {
  fuseGroups();
  fuseRequantize(getOperation());
  eraseImpliedClamps(getOperation());
  IRRewriter rewriter(&getContext());
  (void)runRegionDCE(rewriter, getOperation()->getRegions());
  reportFloat();
}
