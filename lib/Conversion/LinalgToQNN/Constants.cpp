// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Masks and positions that exporters compute at run time although nothing in
// them depends on the input: linalg ops over indices, integers and booleans,
// and over the floats that come of those. They are carried out with the folders
// of the ops in their bodies, so that the result is what these ops define. Ops
// that read other floats are left alone: a batch norm is recognised by the
// arithmetic on its constants.

#include "Constants.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// Bound on the points that are computed: a mask of 512 positions. Larger ones
/// are rare and slow.
static constexpr int64_t kMaxPoints = 1 << 18;

static bool isFloatTensor(Type type) {
  auto tensor = dyn_cast<ShapedType>(type);
  return tensor && isa<FloatType>(tensor.getElementType());
}

//===----------------------------------------------------------------------===//
// One scalar
//===----------------------------------------------------------------------===//

Attribute ScalarEvaluator::lookup(Value value) {
  if (Attribute attr = known.lookup(value))
    return attr;
  Attribute attr;
  return matchPattern(value, m_Constant(&attr)) ? attr : Attribute();
}

bool ScalarEvaluator::run(Operation &op) {
  if (auto index = dyn_cast<linalg::IndexOp>(op)) {
    known[index] = IntegerAttr::get(index.getType(), point[index.getDim()]);
    return true;
  }
  SmallVector<Attribute> operands;
  for (Value operand : op.getOperands())
    operands.push_back(lookup(operand));
  if (isa<cf::AssertOp>(op)) {
    auto holds = dyn_cast_or_null<BoolAttr>(operands[0]);
    return holds && holds.getValue();
  }
  // Weights are not looked up here: that is a gather, or a view, of them.
  if (isa<tensor::ExtractOp>(op) && isa<FloatType>(op.getResult(0).getType()))
    return false;
  SmallVector<OpFoldResult> results;
  if (op.getNumResults() != 1 || failed(op.fold(operands, results)) ||
      results.empty())
    return false;
  auto result = dyn_cast<Attribute>(results[0]);
  known[op.getResult(0)] = result ? result : lookup(cast<Value>(results[0]));
  return bool(known[op.getResult(0)]);
}

/// Element (map of point) in row-major order.
static int64_t getPosition(linalg::LinalgOp op, OpOperand &operand,
                           ArrayRef<int64_t> point) {
  ArrayRef<int64_t> shape =
      cast<ShapedType>(operand.get().getType()).getShape();
  int64_t position = 0;
  for (auto [i, index] :
       llvm::enumerate(op.getMatchingIndexingMap(&operand).compose(point)))
    position = position * shape[i] + index;
  return position;
}

/// Steps to the next point in row-major order.
static void advance(SmallVectorImpl<int64_t> &point, ArrayRef<int64_t> sizes) {
  for (int64_t loop = sizes.size() - 1;
       loop >= 0 && ++point[loop] == sizes[loop]; --loop)
    point[loop] = 0;
}

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

namespace {
/// Carries out one op.
class Evaluator {
public:
  Evaluator(linalg::LinalgOp op, Translation &values)
      : op(op), values(values) {}

  /// The values of the results, or nothing if something is unknown.
  FailureOr<SmallVector<Attribute>> run();

private:
  bool readInput(OpOperand &operand);
  bool readInit(OpOperand &operand);
  bool runPoint(ArrayRef<int64_t> point);

  linalg::LinalgOp op;
  Translation &values;
  bool integers = false, floats = false;
  SmallVector<DenseElementsAttr> inputs; // null for scalars
  SmallVector<SmallVector<Attribute>> accumulators;
};
} // namespace

bool Evaluator::readInput(OpOperand &operand) {
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  DenseElementsAttr constant;
  if (type && !matchPattern(operand.get(), m_Constant(&constant)))
    constant = values.getComputed(operand.get());
  inputs.push_back(constant);
  if (!type)
    return true;
  bool isFloat = isFloatTensor(type);
  bool isComputed = bool(values.getComputed(operand.get()));
  integers |= !isFloat || isComputed;
  floats |= isFloat && !isComputed;
  return constant && (!isFloat || isComputed || constant.isSplat());
}

bool Evaluator::readInit(OpOperand &operand) {
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type || !type.hasStaticShape() || type.getNumElements() > kMaxPoints)
    return false;
  SmallVector<Attribute> &accumulator = accumulators.emplace_back();
  DenseElementsAttr constant;
  if (op.getMatchingBlockArgument(&operand).use_empty())
    accumulator.resize(type.getNumElements());
  else if (matchPattern(operand.get(), m_Constant(&constant)) ||
           (constant = values.getComputed(operand.get())))
    llvm::append_range(accumulator, constant.getValues<Attribute>());
  else
    return false;
  return true;
}

bool Evaluator::runPoint(ArrayRef<int64_t> point) {
  ScalarEvaluator scalars(point);
  for (auto [i, operand] : llvm::enumerate(op->getOpOperands())) {
    Attribute &value = scalars.known[op.getMatchingBlockArgument(&operand)];
    if (op.isDpsInit(&operand))
      value = accumulators[i - op.getNumDpsInputs()]
                          [getPosition(op, operand, point)];
    else if (inputs[i])
      value = inputs[i].getValues<Attribute>()[getPosition(op, operand, point)];
    else
      matchPattern(operand.get(), m_Constant(&value));
  }
  for (Operation &inner : op.getBlock()->without_terminator())
    if (!scalars.run(inner))
      return false;
  for (auto [i, yielded] :
       llvm::enumerate(op.getBlock()->getTerminator()->getOperands())) {
    OpOperand &init = *op.getDpsInitOperand(i);
    Attribute value = scalars.lookup(yielded);
    if (!value)
      return false;
    accumulators[i][getPosition(op, init, point)] = value;
  }
  return true;
}

/// The number of points, if it is known and not too large.
static std::optional<int64_t> countPoints(ArrayRef<int64_t> sizes) {
  int64_t points = 1;
  for (int64_t size : sizes) {
    if (ShapedType::isDynamic(size) || size <= 0 || points > kMaxPoints / size)
      return std::nullopt;
    points *= size;
  }
  return points;
}

FailureOr<SmallVector<Attribute>> Evaluator::run() {
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  std::optional<int64_t> points = countPoints(sizes);
  if (!points)
    return failure();
  for (OpOperand &operand : op->getOpOperands())
    if (!(op.isDpsInit(&operand) ? readInit(operand) : readInput(operand)))
      return failure();
  if (!integers && floats)
    return failure();
  SmallVector<int64_t> point(sizes.size(), 0);
  for (int64_t i = 0; i < *points; ++i, advance(point, sizes))
    if (!runPoint(point))
      return failure();
  SmallVector<Attribute> results;
  for (auto [init, elements] :
       llvm::zip_equal(op.getDpsInits(), accumulators)) {
    if (llvm::is_contained(elements, Attribute()))
      return failure();
    results.push_back(
        DenseElementsAttr::get(cast<ShapedType>(init.getType()), elements));
  }
  return results;
}

LogicalResult linalg_import::evaluate(Operation *op, Translation &values) {
  RewriterBase &rewriter = values.rewriter;
  auto replace = [&](OpResult result, Attribute value) {
    Value constant = arith::ConstantOp::create(rewriter, op->getLoc(),
                                               cast<TypedAttr>(value));
    values.setComputed(constant);
    rewriter.replaceAllUsesWith(result, constant);
  };
  if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op)) {
    auto type = cast<ShapedType>(op->getResult(0).getType());
    DenseElementsAttr constant = values.getComputed(op->getOperand(0));
    if (!constant && !isFloatTensor(type))
      matchPattern(op->getOperand(0), m_Constant(&constant));
    if (!type.hasStaticShape() || !constant)
      return failure();
    replace(op->getResult(0), constant.reshape(type));
    return success();
  }
  auto structured = dyn_cast<linalg::LinalgOp>(op);
  if (!structured || !structured.hasPureTensorSemantics() ||
      (isa<linalg::FillOp>(op) && isFloatTensor(op->getResult(0).getType())))
    return failure();
  FailureOr<SmallVector<Attribute>> results =
      Evaluator(structured, values).run();
  if (failed(results))
    return failure();
  for (auto [result, value] : llvm::zip_equal(op->getResults(), *results))
    replace(result, value);
  return success();
}

//===----------------------------------------------------------------------===//
// Scalars in a body
//===----------------------------------------------------------------------===//

void PositionScalars::add(OpOperand &operand) {
  DenseElementsAttr constant;
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type || isFloatTensor(type) ||
      !matchPattern(operand.get(), m_Constant(&constant)))
    return;
  BlockArgument argument = op.getMatchingBlockArgument(&operand);
  SmallVector<bool> uses(op.getNumLoops(), false);
  for (AffineExpr expr : op.getMatchingIndexingMap(&operand).getResults())
    for (unsigned loop = 0; loop < uses.size(); ++loop)
      uses[loop] = uses[loop] || expr.isFunctionOfDim(loop);
  loops[argument] = uses;
  inputs.push_back({&operand, constant});
}

void PositionScalars::add(Operation &inner) {
  if (inner.getNumResults() != 1 || isa<tensor::ExtractOp>(inner))
    return;
  SmallVector<bool> uses(op.getNumLoops(), false);
  bool reads = false;
  if (auto index = dyn_cast<linalg::IndexOp>(inner)) {
    uses[index.getDim()] = true;
    loops[index] = uses;
    return;
  }
  for (Value operand : inner.getOperands()) {
    auto it = loops.find(operand);
    if (it == loops.end() && !matchPattern(operand, m_Constant()))
      return;
    if (it == loops.end())
      continue;
    reads = true;
    for (auto [use, other] : llvm::zip_equal(uses, it->second))
      use = use || other;
  }
  if (reads)
    loops[inner.getResult(0)] = uses;
}

DenseElementsAttr PositionScalars::evaluate(Value value) {
  auto it = loops.find(value);
  if (it == loops.end())
    return {};
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  for (auto [size, used] : llvm::zip_equal(sizes, it->second))
    if (!used)
      size = 1;
  std::optional<int64_t> points = countPoints(sizes);
  if (!points)
    return {};
  SmallVector<int64_t> point(sizes.size(), 0);
  SmallVector<Attribute> results;
  for (int64_t i = 0; i < *points; ++i, advance(point, sizes)) {
    ScalarEvaluator scalars(point);
    for (auto &[operand, constant] : inputs)
      scalars.known[op.getMatchingBlockArgument(operand)] =
          constant.getValues<Attribute>()[getPosition(op, *operand, point)];
    for (Operation &inner : op.getBlock()->without_terminator()) {
      if (inner.getNumResults() == 1 && loops.contains(inner.getResult(0)) &&
          !scalars.run(inner))
        return {};
      if (inner.getNumResults() == 1 && inner.getResult(0) == value)
        break;
    }
    Attribute result = scalars.lookup(value);
    if (!result)
      return {};
    results.push_back(result);
  }
  Type element = value.getType();
  if (isa<FloatType>(element) && !element.isF32())
    return {};
  return DenseElementsAttr::get(RankedTensorType::get(sizes, element), results);
}
