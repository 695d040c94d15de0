// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Masks and positions that exporters compute at run time although nothing in
// them depends on the input: linalg ops over indices, integers and booleans.
// They are carried out with the folders of the ops in their bodies, so that the
// result is what these ops define. Ops that read floats are left alone: a batch
// norm is recognised by the arithmetic on its constants.

#include "Translation.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace mlir::qnn::linalg_import;

/// Bound on the points that are computed; larger masks are rare and slow.
static constexpr int64_t kMaxPoints = 1 << 16;

static bool isFloatTensor(Type type) {
  auto tensor = dyn_cast<ShapedType>(type);
  return tensor && isa<FloatType>(tensor.getElementType());
}

namespace {
/// Carries out one op.
class Evaluator {
public:
  explicit Evaluator(linalg::LinalgOp op) : op(op) {}

  /// The values of the results, or nothing if something is unknown.
  FailureOr<SmallVector<Attribute>> run();

private:
  bool readOperands();
  bool runPoint(ArrayRef<int64_t> point);
  int64_t getPosition(OpOperand &operand, ArrayRef<int64_t> point);
  Attribute lookup(Value value);

  linalg::LinalgOp op;
  DenseMap<Value, Attribute> known;      // in the body
  SmallVector<DenseElementsAttr> inputs; // by operand; null for inits
  SmallVector<SmallVector<Attribute>> accumulators; // by init
};
} // namespace

/// Element (map of point) in row-major order.
int64_t Evaluator::getPosition(OpOperand &operand, ArrayRef<int64_t> point) {
  ArrayRef<int64_t> shape =
      cast<ShapedType>(operand.get().getType()).getShape();
  int64_t position = 0;
  for (auto [i, index] :
       llvm::enumerate(op.getMatchingIndexingMap(&operand).compose(point)))
    position = position * shape[i] + index;
  return position;
}

Attribute Evaluator::lookup(Value value) {
  if (Attribute attr = known.lookup(value))
    return attr;
  Attribute attr;
  return matchPattern(value, m_Constant(&attr)) ? attr : Attribute();
}

bool Evaluator::readOperands() {
  bool integers = false, floats = false;
  for (OpOperand &operand : op->getOpOperands()) {
    auto type = dyn_cast<RankedTensorType>(operand.get().getType());
    DenseElementsAttr values;
    bool isConstant = matchPattern(operand.get(), m_Constant(&values));
    inputs.push_back(values);
    if (!op.isDpsInit(&operand)) {
      if (type &&
          (!isConstant || (isFloatTensor(type) && type.getNumElements() != 1)))
        return false;
      integers |= type && !isFloatTensor(type);
      floats |= type && isFloatTensor(type);
      continue;
    }
    if (!type || !type.hasStaticShape() || type.getNumElements() > kMaxPoints)
      return false;
    SmallVector<Attribute> &accumulator = accumulators.emplace_back();
    if (isConstant)
      llvm::append_range(accumulator, values.getValues<Attribute>());
    else if (op.getMatchingBlockArgument(&operand).use_empty())
      accumulator.resize(type.getNumElements());
    else
      return false;
  }
  return integers || !floats;
}

bool Evaluator::runPoint(ArrayRef<int64_t> point) {
  known.clear();
  Block *body = op.getBlock();
  for (auto [i, operand] : llvm::enumerate(op->getOpOperands())) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    if (op.isDpsInit(&operand))
      known[argument] =
          accumulators[i - op.getNumDpsInputs()][getPosition(operand, point)];
    else if (inputs[i])
      known[argument] =
          inputs[i].getValues<Attribute>()[getPosition(operand, point)];
    else
      known[argument] = lookup(operand.get());
  }
  for (Operation &inner : body->without_terminator()) {
    if (auto index = dyn_cast<linalg::IndexOp>(inner)) {
      known[index] = IntegerAttr::get(index.getType(), point[index.getDim()]);
      continue;
    }
    SmallVector<Attribute> operands;
    for (Value operand : inner.getOperands())
      operands.push_back(lookup(operand));
    if (isa<cf::AssertOp>(inner)) {
      auto holds = dyn_cast_or_null<BoolAttr>(operands[0]);
      if (!holds || !holds.getValue())
        return false;
      continue;
    }
    SmallVector<OpFoldResult> results;
    if (inner.getNumResults() != 1 || failed(inner.fold(operands, results)) ||
        results.empty())
      return false;
    auto result = dyn_cast<Attribute>(results[0]);
    known[inner.getResult(0)] =
        result ? result : lookup(cast<Value>(results[0]));
    if (!known[inner.getResult(0)])
      return false;
  }
  for (auto [i, yielded] :
       llvm::enumerate(body->getTerminator()->getOperands())) {
    OpOperand &init = *op.getDpsInitOperand(i);
    Attribute value = lookup(yielded);
    if (!value)
      return false;
    accumulators[i][getPosition(init, point)] = value;
  }
  return true;
}

FailureOr<SmallVector<Attribute>> Evaluator::run() {
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  int64_t points = 1;
  for (int64_t range : ranges) {
    if (ShapedType::isDynamic(range) || range <= 0 ||
        points > kMaxPoints / range)
      return failure();
    points *= range;
  }
  if (!readOperands())
    return failure();
  SmallVector<int64_t> point(ranges.size(), 0);
  for (int64_t i = 0; i < points; ++i) {
    if (!runPoint(point))
      return failure();
    for (int64_t loop = ranges.size() - 1;
         loop >= 0 && ++point[loop] == ranges[loop]; --loop)
      point[loop] = 0;
  }
  SmallVector<Attribute> results;
  for (auto [init, values] : llvm::zip_equal(op.getDpsInits(), accumulators)) {
    if (llvm::is_contained(values, Attribute()))
      return failure();
    results.push_back(
        DenseElementsAttr::get(cast<ShapedType>(init.getType()), values));
  }
  return results;
}

LogicalResult linalg_import::evaluate(Operation *op, RewriterBase &rewriter) {
  auto replace = [&](OpResult result, Attribute value) {
    Value constant = arith::ConstantOp::create(rewriter, op->getLoc(),
                                               cast<TypedAttr>(value));
    rewriter.replaceAllUsesWith(result, constant);
  };
  if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op)) {
    auto type = cast<ShapedType>(op->getResult(0).getType());
    DenseElementsAttr values;
    if (isFloatTensor(type) || !type.hasStaticShape() ||
        !matchPattern(op->getOperand(0), m_Constant(&values)))
      return failure();
    replace(op->getResult(0), values.reshape(type));
    return success();
  }
  auto structured = dyn_cast<linalg::LinalgOp>(op);
  if (!structured || !structured.hasPureTensorSemantics() ||
      (isa<linalg::FillOp>(op) && isFloatTensor(op->getResult(0).getType())))
    return failure();
  FailureOr<SmallVector<Attribute>> results = Evaluator(structured).run();
  if (failed(results))
    return failure();
  for (auto [result, value] : llvm::zip_equal(op->getResults(), *results))
    replace(result, value);
  return success();
}
