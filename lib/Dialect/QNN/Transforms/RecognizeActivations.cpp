// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Activation functions from their formulas. One op instead of four to eight
// keeps a quantized model exact: the whole function is one table, rounded once.

#include "RecognizeComposites.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::composites;

static Value createUnary(PatternRewriter &rewriter, Operation *op,
                         UnaryKind kind, Value x, FloatAttr alpha = {}) {
  return UnaryOp::create(rewriter, op->getLoc(), op->getResult(0).getType(),
                         kind, x, alpha);
}

/// The operand of a clamp to [low, high], or null.
static Value getClampOperand(Value value, std::optional<double> low,
                             std::optional<double> high) {
  auto clamp = value.getDefiningOp<ClampOp>();
  auto matches = [](std::optional<APFloat> bound,
                    std::optional<double> expected) {
    return bound.has_value() == expected.has_value() &&
           (!bound || bound->convertToFloat() == float(*expected));
  };
  return clamp && matches(clamp.getMin(), low) && matches(clamp.getMax(), high)
             ? clamp.getInput()
             : Value();
}

/// The x of `value` = scale * x.
static Value getScaled(Value value, double scale) {
  auto mul = value.getDefiningOp<MulOp>();
  if (!mul || mul.getClampMin() || mul.getClampMax())
    return {};
  if (isNear(getConstantScalar(mul.getRhs()), scale))
    return mul.getLhs();
  return isNear(getConstantScalar(mul.getLhs()), scale) ? mul.getRhs()
                                                        : Value();
}

/// The only summand of `value` = constant + summand.
static Value getShifted(Value value, double constant) {
  Sum sum = getSum(value);
  return sum.values.size() == 1 && isNear(sum.constant, constant)
             ? sum.values[0]
             : Value();
}

//===----------------------------------------------------------------------===//
// Gates: functions g in activations of the form scale * x * g(x). Each returns
// the x of a value g(x), or null.
//===----------------------------------------------------------------------===//

static Value getSigmoidGate(Value gate) {
  return getUnaryOperand(gate, UnaryKind::Sigmoid);
}

static Value getMishGate(Value gate) {
  Value softplus = getUnaryOperand(gate, UnaryKind::Tanh);
  return softplus ? getUnaryOperand(softplus, UnaryKind::Softplus) : Value();
}

/// clamp(x + 3, 0, 6)
static Value getRelu6Gate(Value gate) {
  Value shifted = getClampOperand(gate, 0.0, 6.0);
  return shifted ? getShifted(shifted, 3.0) : Value();
}

/// clamp(x / 6 + 1/2, 0, 1)
static Value getHardSigmoidGate(Value gate) {
  if (Value x = getUnaryOperand(gate, UnaryKind::HardSigmoid))
    return x;
  Value line = getClampOperand(gate, 0.0, 1.0);
  Value scaled = line ? getShifted(line, 0.5) : Value();
  return scaled ? getScaled(scaled, 1.0 / 6.0) : Value();
}

/// 1 + erf(x / sqrt(2))
static Value getErfGate(Value gate) {
  Value erf = getShifted(gate, 1.0);
  Value scaled = erf ? getUnaryOperand(erf, UnaryKind::Erf) : Value();
  return scaled ? getScaled(scaled, M_SQRT1_2) : Value();
}

/// Whether value = 0.044715 * x^power.
static bool isCubicTerm(Value value, Value x, int power) {
  Product product = getProduct(value, x);
  while (power > 0 && product.take(x))
    --power;
  return power == 0 && product.values.empty() &&
         isNear(product.scale, 0.044715);
}

/// 1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3)), also with x factored out
/// (Hendrycks and Gimpel 2016, "Gaussian Error Linear Units").
static Value getTanhGate(Value gate) {
  Value tanh = getShifted(gate, 1.0);
  Value argument = tanh ? getUnaryOperand(tanh, UnaryKind::Tanh) : Value();
  if (!argument)
    return {};
  Product product = getProduct(argument);
  // torch-mlir's lowering to linalg has 0.797724 for sqrt(2/pi) = 0.797885.
  if ((!isNear(product.scale, std::sqrt(2.0 / M_PI)) &&
       !isNear(product.scale, 0.797724)) ||
      product.values.empty())
    return {};
  for (Value factor : product.values) {
    Sum sum = getSum(factor);
    if (sum.values.size() == 2 && sum.constant == 0.0 &&
        product.values.size() == 1)
      for (int i : {0, 1})
        if (isCubicTerm(sum.values[1 - i], sum.values[i], 3))
          return sum.values[i];
    if (sum.values.size() != 1 || sum.constant != 1.0)
      continue;
    for (Value x : product.values) {
      Product rest = getProduct(argument, x);
      if (rest.take(x) && rest.take(factor) && rest.values.empty() &&
          isCubicTerm(sum.values[0], x, 2))
        return x;
    }
  }
  return {};
}

namespace {
struct Gated {
  UnaryKind kind;
  double scale;
  Value (*getGateOperand)(Value);
};
} // namespace

static const Gated kGated[] = {
    {UnaryKind::Silu, 1.0, getSigmoidGate},
    {UnaryKind::Mish, 1.0, getMishGate},
    {UnaryKind::HardSwish, 1.0 / 6.0, getRelu6Gate},
    {UnaryKind::HardSwish, 1.0, getHardSigmoidGate},
    {UnaryKind::Gelu, 0.5, getErfGate},
    {UnaryKind::GeluTanh, 0.5, getTanhGate},
};

static FailureOr<Value> recognizeGated(MulOp op, PatternRewriter &rewriter) {
  for (Value gate : getProduct(op.getResult()).values)
    for (const Gated &entry : kGated) {
      Value x = entry.getGateOperand(gate);
      if (!x || x.getType() != op.getType())
        continue;
      Product product = getProduct(op.getResult(), x);
      if (isNear(product.scale, entry.scale) && product.take(gate) &&
          product.take(x) && product.values.empty())
        return createUnary(rewriter, op, entry.kind, x);
    }
  return rewriter.notifyMatchFailure(op,
                                     "not scale * x * gate(x) of a known gate");
}

//===----------------------------------------------------------------------===//
// Other forms
//===----------------------------------------------------------------------===//

/// clamp(x + 3, 0, 6) / 6
static FailureOr<Value> recognizeScaledHardSigmoid(MulOp op,
                                                   PatternRewriter &rewriter) {
  Product product = getProduct(op.getResult());
  if (product.values.size() != 1 || !isNear(product.scale, 1.0 / 6.0))
    return rewriter.notifyMatchFailure(op, "not a value over six");
  Value x = getRelu6Gate(product.values[0]);
  if (!x || x.getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "not clamp(x + 3, 0, 6) over six");
  return createUnary(rewriter, op, UnaryKind::HardSigmoid, x);
}

static FailureOr<Value> recognizeClampedHardSigmoid(ClampOp op,
                                                    PatternRewriter &rewriter) {
  Value x = getHardSigmoidGate(op.getResult());
  if (!x || x.getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "not clamp(x / 6 + 1/2, 0, 1)");
  return createUnary(rewriter, op, UnaryKind::HardSigmoid, x);
}

/// max(x, 0) + a min(x, 0), the latter also written as -a max(-x, 0).
static FailureOr<Value> recognizeLeakyRelu(AddOp op,
                                           PatternRewriter &rewriter) {
  for (auto [positive, negative] : {std::make_pair(op.getLhs(), op.getRhs()),
                                    std::make_pair(op.getRhs(), op.getLhs())}) {
    Value x = getClampOperand(positive, 0.0, std::nullopt);
    Product product = getProduct(negative);
    if (!x || product.values.size() != 1 || op.getClampMin() ||
        op.getClampMax())
      continue;
    double slope = product.scale;
    Value other = getClampOperand(product.values[0], std::nullopt, 0.0);
    if (!other) {
      Value mirrored = getClampOperand(product.values[0], 0.0, std::nullopt);
      other = mirrored ? getUnaryOperand(mirrored, UnaryKind::Neg) : Value();
      slope = -slope;
    }
    if (other == x)
      return createUnary(rewriter, op, UnaryKind::LeakyRelu, x,
                         rewriter.getF32FloatAttr(slope));
  }
  return rewriter.notifyMatchFailure(op, "not max(x, 0) + a * min(x, 0)");
}

/// 1 / (1 + exp(-x)), 1 / rsqrt(x), log(1 + exp(x))
static FailureOr<Value> recognizeUnaryChain(UnaryOp op,
                                            PatternRewriter &rewriter) {
  Value input = op.getInput();
  if (op.getKind() == UnaryKind::Reciprocal) {
    if (Value x = getUnaryOperand(input, UnaryKind::Rsqrt))
      return createUnary(rewriter, op, UnaryKind::Sqrt, x);
    Value exp = getShifted(input, 1.0);
    Value negative = exp ? getUnaryOperand(exp, UnaryKind::Exp) : Value();
    Value x = negative ? getUnaryOperand(negative, UnaryKind::Neg) : Value();
    if (!x && negative)
      x = getScaled(negative, -1.0);
    if (x && x.getType() == op.getType())
      return createUnary(rewriter, op, UnaryKind::Sigmoid, x);
  }
  if (op.getKind() == UnaryKind::Log)
    if (Value exp = getShifted(input, 1.0))
      if (Value x = getUnaryOperand(exp, UnaryKind::Exp);
          x && x.getType() == op.getType())
        return createUnary(rewriter, op, UnaryKind::Softplus, x);
  return rewriter.notifyMatchFailure(op, "not the end of a known chain");
}

/// select(x > t, x, softplus(x)): beyond t the logarithm is the identity. For t
/// from 16 on that is no approximation: log1p(exp(-16)) is 1.1e-7, below half
/// the spacing of f32 there.
static FailureOr<Value> recognizeGuardedSoftplus(SelectOp op,
                                                 PatternRewriter &rewriter) {
  auto compare = op.getCondition().getDefiningOp<CompareOp>();
  Value x = op.getOnTrue();
  std::optional<double> bound =
      compare ? getConstantScalar(compare.getRhs()) : std::nullopt;
  bool isUpper = compare && (compare.getKind() == CompareKind::Gt ||
                             compare.getKind() == CompareKind::Ge);
  if (!isUpper || compare.getLhs() != x || !bound || !(*bound >= 16.0))
    return rewriter.notifyMatchFailure(op, "is not x where x is large");
  if (getUnaryOperand(op.getOnFalse(), UnaryKind::Softplus) != x ||
      x.getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "is not softplus(x) below");
  return op.getOnFalse();
}

void composites::populateActivationPatterns(RewritePatternSet &patterns,
                                            int64_t &count) {
  addRecognizer(patterns, recognizeGated, count);
  addRecognizer(patterns, recognizeScaledHardSigmoid, count);
  addRecognizer(patterns, recognizeClampedHardSigmoid, count);
  addRecognizer(patterns, recognizeLeakyRelu, count);
  addRecognizer(patterns, recognizeUnaryChain, count);
  addRecognizer(patterns, recognizeGuardedSoftplus, count);
}
