// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every value has a layout in which it is produced, and every use one in which
// it is read. A transpose is needed for each value that is read in another
// layout than it is produced in, once however many such uses there are. With
// one node for each op that works in both layouts, source = inner and sink =
// outer, these costs are edges of a graph, and the cheapest choice is its
// minimum cut:
//
//   produced inner, read outer:  producer -1-> n -inf-> each user
//   produced outer, read inner:  each user -inf-> n -1-> producer

#include "LayoutChoice.h"
#include "MinimumCut.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"

using namespace mlir;
using namespace mlir::qnn;

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

Layout::Layout(ArrayRef<int64_t> perm)
    : perm(perm), inverse(invertPermutationVector(perm)) {}

static bool isTransposeBy(Operation *op, ArrayRef<int64_t> perm) {
  auto transpose = dyn_cast_or_null<TransposeOp>(op);
  return transpose && transpose.getPerm() == perm;
}

bool Layout::isToOuter(Operation *op) const { return isTransposeBy(op, perm); }
bool Layout::isToInner(Operation *op) const {
  return isTransposeBy(op, inverse);
}

RankedTensorType Layout::getInnerType(RankedTensorType outer) const {
  return outer.clone(applyPermutation(outer.getShape(), inverse));
}

RankedTensorType Layout::getExpandedType(Value value) const {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> shape(getRank() - type.getRank(), 1);
  llvm::append_range(shape, type.getShape());
  return type.clone(shape);
}

bool Layout::movesFreely(Value value) const {
  RankedTensorType type = getExpandedType(value);
  if (type.getNumDynamicDims() > 1)
    return false;
  // What qnn.transpose folds.
  if (matchPattern(value, m_Constant()) &&
      (type.getNumElements() <= 4096 || getConstantScalar(value)))
    return true;
  int64_t previous = -1;
  for (int64_t d : inverse) {
    if (type.getDimSize(d) == 1)
      continue;
    if (d < previous)
      return false;
    previous = d;
  }
  return true;
}

/// Whether dropping the reduced dimensions leaves the others in the same order.
static bool keepsOrderWithout(ArrayRef<int64_t> axes,
                              ArrayRef<int64_t> inverse) {
  int64_t previous = -1;
  for (int64_t d : inverse) {
    if (llvm::is_contained(axes, d))
      continue;
    if (d < previous)
      return false;
    previous = d;
  }
  return true;
}

template <typename OpTy>
static bool isFlexibleReduction(OpTy op, const Layout &layout) {
  return size_t(op.getInput().getType().getRank()) == layout.getRank() &&
         (op.getKeepDims() ||
          keepsOrderWithout(op.getAxes(), layout.getInverse()));
}

bool Layout::isFlexible(Operation *op) const {
  for (Type type :
       llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes())) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || size_t(tensor.getRank()) > getRank() ||
        isa<quant::UniformQuantizedPerAxisType>(tensor.getElementType()))
      return false;
  }
  if (auto reduce = dyn_cast<ReduceMeanOp>(op))
    return isFlexibleReduction(reduce, *this);
  if (auto reduce = dyn_cast<ReduceSumOp>(op))
    return isFlexibleReduction(reduce, *this);
  if (auto reduce = dyn_cast<ReduceMaxOp>(op))
    return isFlexibleReduction(reduce, *this);
  if (auto reduce = dyn_cast<ReduceMinOp>(op))
    return isFlexibleReduction(reduce, *this);
  return isa<AddOp, ClampOp, ConcatOp, DequantizeOp, DivOp, MaxOp, MinOp, MulOp,
             ObserveOp, PadOp, QuantizeOp, RequantizeOp, SliceOp, SoftmaxOp,
             SubOp, TileOp, UnaryOp>(op) &&
         size_t(cast<RankedTensorType>(op->getResult(0).getType()).getRank()) ==
             getRank();
}

//===----------------------------------------------------------------------===//
// The cut
//===----------------------------------------------------------------------===//

namespace {
class Chooser {
public:
  Chooser(func::FuncOp func, const Layout &layout) : layout(layout) {
    func.walk([&](Operation *op) {
      if (isa_and_nonnull<QNNDialect>(op->getDialect()) &&
          layout.isFlexible(op)) {
        flexible.push_back(op);
        nodes[op] = cut.addNode();
      }
    });
    for (Operation *op : flexible) {
      for (Value operand : op->getOperands())
        addValue(operand);
      addValue(op->getResult(0));
    }
  }

  SmallVector<Operation *> choose() {
    if (cut.solve() >= currentCost)
      return {};
    SmallVector<Operation *> inner;
    for (Operation *op : flexible)
      if (cut.isOnSourceSide(nodes.lookup(op)))
        inner.push_back(op);
    return inner;
  }

private:
  unsigned getProducer(Value value) {
    Operation *op = value.getDefiningOp();
    if (layout.isToOuter(op))
      return MinimumCut::source;
    return op && nodes.contains(op) ? nodes.lookup(op)
                                    : unsigned(MinimumCut::sink);
  }

  unsigned getUser(Operation *op) {
    if (layout.isToInner(op))
      return MinimumCut::source;
    return nodes.contains(op) ? nodes.lookup(op) : unsigned(MinimumCut::sink);
  }

  void addValue(Value value) {
    auto type = cast<RankedTensorType>(value.getType());
    if (!seen.insert(value).second || layout.movesFreely(value))
      return;
    // Only a value of full rank has two layouts. Others (results of reductions,
    // vectors that broadcast) are the same in both, and readers in inner layout
    // expand and transpose them.
    bool fullRank = size_t(type.getRank()) == layout.getRank();
    unsigned producer =
        fullRank ? getProducer(value) : unsigned(MinimumCut::sink);
    llvm::SmallSetVector<unsigned, 4> users;
    for (Operation *user : value.getUsers())
      users.insert(getUser(user));
    addCosts(producer, users.getArrayRef());
  }

  void addCosts(unsigned producer, ArrayRef<unsigned> users) {
    unsigned toOuter = cut.addNode(), toInner = cut.addNode();
    cut.addEdge(producer, toOuter, 1);
    cut.addEdge(toInner, producer, 1);
    bool readInner = false, readOuter = false;
    for (unsigned user : users) {
      cut.addEdge(toOuter, user, MinimumCut::infinite);
      cut.addEdge(user, toInner, MinimumCut::infinite);
      readInner |= user == MinimumCut::source;
      readOuter |= user != MinimumCut::source;
    }
    // Now every op works on outer operands.
    currentCost += producer == MinimumCut::source ? readOuter : readInner;
  }

  const Layout &layout;
  MinimumCut cut;
  SmallVector<Operation *> flexible;
  DenseMap<Operation *, unsigned> nodes;
  DenseSet<Value> seen;
  int64_t currentCost = 0;
};
} // namespace

SmallVector<Operation *> mlir::qnn::chooseInnerOps(func::FuncOp func,
                                                   const Layout &layout) {
  return Chooser(func, layout).choose();
}
