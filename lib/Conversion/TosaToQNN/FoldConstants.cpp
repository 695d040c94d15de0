// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Exporters leave the arithmetic on indices and masks in the module: a causal
// mask is a comparison of two iotas, nearest upsampling a gather by rounded
// products. What is computed from constants alone is evaluated here, with the
// results that the ops give at run time: integers wrap, f32 rounds after each
// op, and only functions that IEEE 754 defines to the last bit take part.

#include "Patterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::tosa_import;

/// Elements of one value, and of all values that one module may have evaluated.
static constexpr int64_t kMaxElements = 1 << 20;
static constexpr int64_t kMaxTotal = 1 << 24;

namespace {
/// The elements of a constant: integers exactly, f32 as the doubles they are.
struct Tensor {
  RankedTensorType type;
  SmallVector<double, 0> reals;
  SmallVector<int64_t, 0> integers;

  bool isReal() const { return isa<FloatType>(type.getElementType()); }
  int64_t size() const { return type.getNumElements(); }
};

using Inputs = ArrayRef<const Tensor *>;
} // namespace

/// Wraps to the width of the type; i1 is 0 or 1.
static int64_t wrap(int64_t value, Type type) {
  unsigned width = type.getIntOrFloatBitWidth();
  if (width == 1)
    return value & 1;
  return width >= 64 ? value : llvm::SignExtend64(uint64_t(value), width);
}

static bool isFoldable(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() ||
      tensor.getNumElements() > kMaxElements)
    return false;
  Type element = tensor.getElementType();
  return element.isF32() || element.isSignlessInteger(1) ||
         element.isSignlessInteger(32) || element.isSignlessInteger(64);
}

/// The elements as an attribute, also where they are a resource of the right
/// size.
static DenseElementsAttr getInline(ElementsAttr elements) {
  auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(elements);
  if (!resource)
    return dyn_cast_or_null<DenseElementsAttr>(elements);
  const AsmResourceBlob *blob = resource.getRawHandle().getBlob();
  if (!blob || !isFoldable(resource.getType()) ||
      resource.getType().getElementType().isInteger(1) ||
      int64_t(blob->getData().size()) !=
          resource.getType().getNumElements() *
              (resource.getType().getElementTypeBitWidth() / 8))
    return {};
  return DenseElementsAttr::getFromRawBuffer(resource.getType(),
                                             blob->getData());
}

static std::optional<Tensor> readConstant(Operation *op) {
  ElementsAttr elements;
  if (auto constant = dyn_cast<tosa::ConstOp>(op))
    elements = constant.getValues();
  else if (auto constant = dyn_cast<arith::ConstantOp>(op))
    elements = dyn_cast<ElementsAttr>(constant.getValue());
  DenseElementsAttr dense = getInline(elements);
  if (!dense || !isFoldable(dense.getType()))
    return std::nullopt;
  Tensor result{cast<RankedTensorType>(dense.getType()), {}, {}};
  if (result.isReal())
    for (float value : dense.getValues<float>())
      result.reals.push_back(value);
  else
    for (const APInt &value : dense.getValues<APInt>())
      result.integers.push_back(
          wrap(value.getZExtValue(), result.type.getElementType()));
  return result;
}

//===----------------------------------------------------------------------===//
// Movement: each element of the result is one of an input
//===----------------------------------------------------------------------===//

/// `result` is of `type`; its element at a position is that of `input` at
/// `map(position)`.
static Tensor move(const Tensor &input, RankedTensorType type,
                   function_ref<SmallVector<int64_t>(ArrayRef<int64_t>)> map) {
  Tensor result{type, {}, {}};
  SmallVector<int64_t> strides = computeStrides(type.getShape()),
                       inputStrides = computeStrides(input.type.getShape());
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    int64_t from = linearize(map(delinearize(i, strides)), inputStrides);
    if (input.isReal())
      result.reals.push_back(input.reals[from]);
    else
      result.integers.push_back(input.integers[from]);
  }
  return result;
}

/// `input` repeated to the shape of `type`, aligned at the last dimension.
static Tensor broadcast(const Tensor &input, ArrayRef<int64_t> shape) {
  if (input.type.getShape() == shape)
    return input;
  return move(input, input.type.clone(shape), [&](ArrayRef<int64_t> position) {
    SmallVector<int64_t> from(position.take_back(input.type.getRank()));
    for (auto [index, size] : llvm::zip_equal(from, input.type.getShape()))
      index = size == 1 ? 0 : index;
    return from;
  });
}

static std::optional<Tensor> concatenate(tosa::ConcatOp op, Inputs inputs) {
  auto type = cast<RankedTensorType>(op.getType());
  int64_t axis = op.getAxis(), begin = 0;
  Tensor result{type, {}, {}};
  result.reals.resize(result.isReal() ? result.size() : 0);
  result.integers.resize(result.isReal() ? 0 : result.size());
  SmallVector<int64_t> strides = computeStrides(type.getShape());
  for (const Tensor *input : inputs) {
    SmallVector<int64_t> inputStrides = computeStrides(input->type.getShape());
    for (int64_t i = 0, e = input->size(); i < e; ++i) {
      SmallVector<int64_t> position = delinearize(i, inputStrides);
      position[axis] += begin;
      int64_t to = linearize(position, strides);
      if (result.isReal())
        result.reals[to] = input->reals[i];
      else
        result.integers[to] = input->integers[i];
    }
    begin += input->type.getDimSize(axis);
  }
  return result;
}

static std::optional<Tensor> slice(tosa::SliceOp op, const Tensor &input) {
  std::optional<SmallVector<int64_t>> start = getShapeConstant(op.getStart());
  auto type = cast<RankedTensorType>(op.getType());
  if (!start)
    return std::nullopt;
  for (auto [first, size, whole] :
       llvm::zip_equal(*start, type.getShape(), input.type.getShape()))
    if (first < 0 || first + size > whole)
      return std::nullopt;
  return move(input, type, [&](ArrayRef<int64_t> position) {
    SmallVector<int64_t> from(position);
    for (auto [index, first] : llvm::zip_equal(from, *start))
      index += first;
    return from;
  });
}

static std::optional<Tensor> evaluateMovement(Operation *op, Inputs inputs) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  const Tensor &input = *inputs.front();
  return llvm::TypeSwitch<Operation *, std::optional<Tensor>>(op)
      .Case([&](tosa::ReshapeOp) {
        Tensor result = input;
        result.type = type;
        return result;
      })
      .Case([&](tosa::TransposeOp transpose) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          for (auto [to, d] : llvm::enumerate(transpose.getPerms()))
            from[d] = position[to];
          return from;
        });
      })
      .Case([&](tosa::TileOp) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          for (auto [index, size] :
               llvm::zip_equal(from, input.type.getShape()))
            index %= size;
          return from;
        });
      })
      .Case([&](tosa::ReverseOp reverse) {
        return move(input, type, [&](ArrayRef<int64_t> position) {
          SmallVector<int64_t> from(position);
          int64_t axis = reverse.getAxis();
          from[axis] = type.getDimSize(axis) - 1 - from[axis];
          return from;
        });
      })
      .Case([&](tosa::SliceOp op) { return slice(op, input); })
      .Case([&](tosa::ConcatOp op) { return concatenate(op, inputs); })
      .Default(std::nullopt);
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// f(a, b) on reals, rounded to f32; none if the op is not defined on them.
static std::optional<double> evaluateReal(Operation *op, double a, double b) {
  auto sum = [](double exact) { return double(float(exact)); };
  // Sums and products of two f32 are rounded once: double holds the product
  // exactly, and a sum's double rounding is innocuous (Figueroa 1995).
  return llvm::TypeSwitch<Operation *, std::optional<double>>(op)
      .Case([&](tosa::AddOp) { return sum(a + b); })
      .Case([&](tosa::SubOp) { return sum(a - b); })
      .Case([&](tosa::MulOp) { return sum(a * b); })
      .Case([&](tosa::FloorOp) { return std::floor(a); })
      .Case([&](tosa::CeilOp) { return std::ceil(a); })
      .Case([&](tosa::AbsOp) { return std::fabs(a); })
      .Case([&](tosa::NegateOp) { return -a; })
      .Case([&](tosa::MaximumOp) {
        return a < b || (a == b && std::signbit(a)) ? b : a;
      })
      .Case([&](tosa::MinimumOp) {
        return b < a || (a == b && std::signbit(b)) ? b : a;
      })
      .Case([&](tosa::ClampOp clamp) {
        double low = cast<FloatAttr>(clamp.getMinVal()).getValueAsDouble(),
               high = cast<FloatAttr>(clamp.getMaxVal()).getValueAsDouble();
        double limited = low > a ? low : a;
        return high < limited ? high : limited;
      })
      .Default(std::nullopt);
}

static std::optional<int64_t> evaluateInteger(Operation *op, int64_t a,
                                              int64_t b) {
  uint64_t x = a, y = b;
  return llvm::TypeSwitch<Operation *, std::optional<int64_t>>(op)
      .Case<tosa::AddOp>([&](auto) { return int64_t(x + y); })
      .Case<tosa::SubOp>([&](auto) { return int64_t(x - y); })
      .Case<tosa::MulOp>([&](auto) { return int64_t(x * y); })
      .Case<tosa::NegateOp>([&](auto) { return int64_t(-x); })
      .Case<tosa::AbsOp>([&](auto) { return int64_t(a < 0 ? -x : x); })
      .Case<tosa::MaximumOp>([&](auto) { return std::max(a, b); })
      .Case<tosa::MinimumOp>([&](auto) { return std::min(a, b); })
      .Case<tosa::LogicalAndOp, tosa::BitwiseAndOp>([&](auto) { return a & b; })
      .Case<tosa::LogicalOrOp, tosa::BitwiseOrOp>([&](auto) { return a | b; })
      .Case<tosa::LogicalXorOp, tosa::BitwiseXorOp>([&](auto) { return a ^ b; })
      .Case<tosa::LogicalNotOp, tosa::BitwiseNotOp>([&](auto) { return ~a; })
      .Default(std::nullopt);
}

template <typename T>
static std::optional<int64_t> compare(Operation *op, T a, T b) {
  if (isa<tosa::EqualOp>(op))
    return a == b;
  if (isa<tosa::GreaterOp>(op))
    return a > b;
  return isa<tosa::GreaterEqualOp>(op) ? std::optional<int64_t>(a >= b)
                                       : std::nullopt;
}

/// A NaN is left to the ops that meet it at run time, and so is a shift.
static bool hasPlainOperands(Operation *op, Inputs inputs) {
  if (auto mul = dyn_cast<tosa::MulOp>(op))
    if (std::optional<double> shift = getConstantScalar(mul.getShift());
        !shift || *shift != 0.0)
      return false;
  if (auto negate = dyn_cast<tosa::NegateOp>(op))
    for (Value zero : {negate.getInput1Zp(), negate.getOutputZp()})
      if (std::optional<double> scalar = getConstantScalar(zero);
          !scalar || *scalar != 0.0)
        return false;
  return llvm::none_of(inputs, [](const Tensor *input) {
    return llvm::any_of(input->reals, [](double x) { return std::isnan(x); });
  });
}

static std::optional<Tensor> evaluateElementwise(Operation *op, Inputs inputs) {
  if (!hasPlainOperands(op, inputs))
    return std::nullopt;
  Tensor result{cast<RankedTensorType>(op->getResult(0).getType()), {}, {}};
  Tensor a = broadcast(*inputs[0], result.type.getShape());
  Tensor b =
      broadcast(*inputs[inputs.size() > 1 ? 1 : 0], result.type.getShape());
  for (int64_t i = 0, e = result.size(); i < e; ++i) {
    if (result.isReal()) {
      std::optional<double> value = evaluateReal(op, a.reals[i], b.reals[i]);
      if (!value || std::isnan(*value))
        return std::nullopt;
      result.reals.push_back(*value);
      continue;
    }
    bool isComparison =
        isa<tosa::EqualOp, tosa::GreaterOp, tosa::GreaterEqualOp>(op);
    std::optional<int64_t> value =
        isComparison && a.isReal() ? compare(op, a.reals[i], b.reals[i])
        : isComparison ? compare(op, a.integers[i], b.integers[i])
                       : evaluateInteger(op, a.integers[i], b.integers[i]);
    if (!value)
      return std::nullopt;
    result.integers.push_back(wrap(*value, result.type.getElementType()));
  }
  return result;
}

static std::optional<Tensor> select(tosa::SelectOp op, Inputs inputs) {
  Tensor result{cast<RankedTensorType>(op.getType()), {}, {}};
  ArrayRef<int64_t> shape = result.type.getShape();
  Tensor condition = broadcast(*inputs[0], shape),
         onTrue = broadcast(*inputs[1], shape),
         onFalse = broadcast(*inputs[2], shape);
  for (int64_t i = 0, e = result.size(); i < e; ++i) {
    const Tensor &from = condition.integers[i] ? onTrue : onFalse;
    if (result.isReal())
      result.reals.push_back(from.reals[i]);
    else
      result.integers.push_back(from.integers[i]);
  }
  return result;
}

static std::optional<Tensor> castTo(tosa::CastOp op, const Tensor &input) {
  Tensor result{cast<RankedTensorType>(op.getType()), {}, {}};
  Type element = result.type.getElementType();
  for (int64_t i = 0, e = result.size(); i < e; ++i) {
    if (!input.isReal() && result.isReal()) {
      result.reals.push_back(float(input.integers[i]));
    } else if (!input.isReal()) {
      int64_t value = input.integers[i];
      result.integers.push_back(element.isInteger(1) ? value != 0
                                                     : wrap(value, element));
    } else if (element.isInteger(1)) {
      result.integers.push_back(input.reals[i] != 0.0);
    } else {
      double rounded = std::nearbyint(input.reals[i]);
      // Beyond the integers lies saturation, which indices do not need.
      if (!(std::fabs(rounded) < 2147483648.0))
        return std::nullopt;
      result.integers.push_back(int64_t(rounded));
    }
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Reductions of integers and predicates
//===----------------------------------------------------------------------===//

static std::optional<Tensor> reduce(Operation *op, int64_t axis,
                                    const Tensor &input) {
  Tensor result{cast<RankedTensorType>(op->getResult(0).getType()), {}, {}};
  if (result.isReal() || input.type.getDimSize(axis) == 0)
    return std::nullopt;
  result.integers.resize(result.size());
  SmallVector<bool, 0> started(result.size());
  SmallVector<int64_t> strides = computeStrides(input.type.getShape()),
                       resultStrides = computeStrides(result.type.getShape());
  for (int64_t i = 0, e = input.size(); i < e; ++i) {
    SmallVector<int64_t> position = delinearize(i, strides);
    position[axis] = 0;
    int64_t to = linearize(position, resultStrides), value = input.integers[i];
    int64_t &total = result.integers[to];
    if (!started[to])
      total = value;
    else if (isa<tosa::ReduceSumOp>(op))
      total = wrap(int64_t(uint64_t(total) + uint64_t(value)),
                   result.type.getElementType());
    else if (isa<tosa::ReduceAnyOp, tosa::ReduceMaxOp>(op))
      total = std::max(total, value);
    else
      total = std::min(total, value);
    started[to] = true;
  }
  return result;
}

static std::optional<Tensor> evaluate(Operation *op, Inputs inputs) {
  return llvm::TypeSwitch<Operation *, std::optional<Tensor>>(op)
      .Case<tosa::ReshapeOp, tosa::TransposeOp, tosa::TileOp, tosa::ReverseOp,
            tosa::SliceOp, tosa::ConcatOp>(
          [&](auto) { return evaluateMovement(op, inputs); })
      .Case<tosa::ReduceSumOp, tosa::ReduceMaxOp, tosa::ReduceMinOp,
            tosa::ReduceAllOp, tosa::ReduceAnyOp>([&](auto reduction) {
        return reduce(op, reduction.getAxis(), *inputs.front());
      })
      .Case([&](tosa::SelectOp op) { return select(op, inputs); })
      .Case([&](tosa::CastOp op) { return castTo(op, *inputs.front()); })
      .Default([&](Operation *) { return evaluateElementwise(op, inputs); });
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// The operands that hold elements; zero points, shifts and shapes follow them.
/// Empty for ops that are not evaluated.
static OperandRange getInputs(Operation *op) {
  return llvm::TypeSwitch<Operation *, OperandRange>(op)
      .Case<tosa::AddOp, tosa::SubOp, tosa::MulOp, tosa::MaximumOp,
            tosa::MinimumOp, tosa::LogicalAndOp, tosa::LogicalOrOp,
            tosa::LogicalXorOp, tosa::BitwiseAndOp, tosa::BitwiseOrOp,
            tosa::BitwiseXorOp, tosa::EqualOp, tosa::GreaterOp,
            tosa::GreaterEqualOp>(
          [](auto op) { return op->getOperands().take_front(2); })
      .Case<tosa::ConcatOp, tosa::SelectOp>(
          [](auto op) { return op->getOperands(); })
      .Case<tosa::CastOp, tosa::FloorOp, tosa::CeilOp, tosa::AbsOp,
            tosa::NegateOp, tosa::ClampOp, tosa::LogicalNotOp,
            tosa::BitwiseNotOp, tosa::ReshapeOp, tosa::TransposeOp,
            tosa::TileOp, tosa::ReverseOp, tosa::SliceOp, tosa::ReduceSumOp,
            tosa::ReduceMaxOp, tosa::ReduceMinOp, tosa::ReduceAllOp,
            tosa::ReduceAnyOp>(
          [](auto op) { return op->getOperands().take_front(1); })
      .Default([](Operation *op) { return op->getOperands().take_front(0); });
}

/// In a module, large masks become parameters; below one there is no place for
/// them.
static Value materialize(const Tensor &tensor, Location loc, OpBuilder &builder,
                         ModuleOp module) {
  if (!tensor.isReal()) {
    unsigned width = tensor.type.getElementTypeBitWidth();
    SmallVector<APInt> values;
    for (int64_t value : tensor.integers)
      values.emplace_back(width, uint64_t(value), /*isSigned=*/true,
                          /*implicitTrunc=*/true);
    return arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(tensor.type, values));
  }
  if (!module) {
    SmallVector<float> values(tensor.reals.begin(), tensor.reals.end());
    return arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(tensor.type, ArrayRef(values)));
  }
  llvm::Expected<Value> constant = qnn::createFloatConstant(
      builder, loc, module, tensor.reals, tensor.type, "folded");
  if (constant)
    return *constant;
  llvm::consumeError(constant.takeError());
  return {};
}

namespace {
class Folder {
public:
  explicit Folder(Operation *root)
      : root(root), module(dyn_cast<ModuleOp>(root)) {}

  int64_t run() {
    root->walk([&](Operation *op) { fold(op); });
    for (Operation *op : folded)
      replace(op);
    for (Operation *op : llvm::reverse(folded))
      if (op->use_empty())
        op->erase();
    return folded.size();
  }

private:
  /// The elements of a constant or of an op that is folded; null for others.
  const Tensor *getElements(Operation *op) {
    if (!op)
      return nullptr;
    if (auto it = known.find(op); it != known.end())
      return it->second.get();
    std::optional<Tensor> tensor = readConstant(op);
    if (!tensor)
      return nullptr;
    auto [it, inserted] =
        known.try_emplace(op, std::make_unique<Tensor>(std::move(*tensor)));
    return it->second.get();
  }

  bool isConstantLike(Value value) {
    Operation *op = value.getDefiningOp();
    return op && (op->hasTrait<OpTrait::ConstantLike>() || known.contains(op));
  }

  /// The variance and epsilon of a batch norm, which is recognised with both
  /// and folded in double precision.
  static bool isBelowRoot(Operation *op) {
    return isa<tosa::AddOp>(op) &&
           llvm::any_of(op->getUsers(),
                        llvm::IsaPred<tosa::PowOp, tosa::RsqrtOp>);
  }

  void fold(Operation *op) {
    if (isBelowRoot(op))
      return;
    OperandRange operands = getInputs(op);
    // Weights repeated for a batch are weights still, and stay one matrix.
    if (operands.empty() || !isFoldable(op->getResult(0).getType()) ||
        (isa<tosa::TileOp>(op) &&
         getElementTypeOrSelf(op->getResult(0).getType()).isF32()) ||
        !llvm::all_of(operands, [&](Value v) { return isConstantLike(v); }))
      return;
    total +=
        cast<RankedTensorType>(op->getResult(0).getType()).getNumElements();
    if (total > kMaxTotal)
      return;
    SmallVector<const Tensor *> inputs;
    for (Value operand : operands) {
      inputs.push_back(getElements(operand.getDefiningOp()));
      if (!inputs.back())
        return;
    }
    if (std::optional<Tensor> tensor = evaluate(op, inputs)) {
      known.try_emplace(op, std::make_unique<Tensor>(std::move(*tensor)));
      folded.push_back(op);
    }
  }

  /// Only what ops that stay read becomes a constant.
  void replace(Operation *op) {
    Value value = op->getResult(0);
    bool isRead = llvm::any_of(value.getUsers(), [&](Operation *user) {
      return !known.contains(user);
    });
    OpBuilder builder(op);
    Value constant =
        isRead ? materialize(*known[op], op->getLoc(), builder, module)
               : Value();
    if (constant)
      value.replaceAllUsesWith(constant);
  }

  Operation *root;
  ModuleOp module;
  llvm::DenseMap<Operation *, std::unique_ptr<Tensor>> known;
  SmallVector<Operation *> folded;
  int64_t total = 0;
};
} // namespace

int64_t tosa_import::foldConstants(Operation *root) {
  return Folder(root).run();
}
