// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-outline-linalg: structured ops that did not come from qnn, as in int8
// models made elsewhere, become kernels like the layers of qnn. A group is what
// qopt-tile-and-vectorize fuses, and what only it reads.

#include "Outlining.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace mlir;

namespace mlir::qnn {
#define GEN_PASS_DEF_OUTLINELINALGPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

static bool isStatic(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor ? tensor.hasStaticShape() : !isa<ShapedType>(type);
}

/// Compiled functions take pointers, so that all sizes must be known.
static bool hasStaticTypes(Operation *op) {
  return llvm::all_of(op->getOperandTypes(), isStatic) &&
         llvm::all_of(op->getResultTypes(), isStatic);
}

static linalg::LinalgOp getStructured(Operation *op) {
  auto linalgOp = dyn_cast_or_null<linalg::LinalgOp>(op);
  return linalgOp && linalgOp.hasPureTensorSemantics() && hasStaticTypes(op)
             ? linalgOp
             : linalg::LinalgOp();
}

static bool isReduction(linalg::LinalgOp op) {
  return op && op.getNumReductionLoops() > 0;
}

static bool isElementwise(linalg::LinalgOp op) {
  return op && op.getNumReductionLoops() == 0 && op->getNumResults() == 1;
}

/// The op that computes a value which nobody else reads.
static Operation *getOnlyProducer(Value value, Block *block) {
  Operation *op = value.getDefiningOp();
  return op && op->getBlock() == block && op->getNumResults() == 1 &&
                 value.hasOneUse()
             ? op
             : nullptr;
}

/// Whether an op spreads a weight, and nothing that comes at run time: a bias
/// that a reduction starts from.
static bool isFromParameters(linalg::LinalgOp op) {
  return llvm::all_of(op.getDpsInputs(), [](Value input) {
    while (Operation *view = input.getDefiningOp()) {
      if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(view))
        break;
      input = view->getOperand(0);
    }
    return !isa<ShapedType>(input.getType()) || qnn::isKnownValue(input);
  });
}

namespace {
/// The groups of one block, in the order of their last ops.
class Grouping {
public:
  explicit Grouping(Block &block) {
    for (Operation &op : block)
      visit(op);
  }

  /// Those with something to compute.
  SmallVector<SmallVector<Operation *>> takeGroups() {
    llvm::erase_if(groups, [](const SmallVector<Operation *> &group) {
      return llvm::none_of(group, llvm::IsaPred<linalg::LinalgOp>);
    });
    return std::move(groups);
  }

private:
  void visit(Operation &op) {
    if (isa<tensor::PadOp>(op) && hasStaticTypes(&op))
      return add(start(), &op);
    linalg::LinalgOp structured = getStructured(&op);
    if (!structured || qnn::isCopied(&op))
      return;
    if (isElementwise(structured))
      return join(structured);
    unsigned group = start();
    for (Value operand : op.getOperands())
      absorb(structured, operand, group);
    add(group, &op);
  }

  /// An elementwise op goes on where its operand comes from, through views.
  void join(linalg::LinalgOp op) {
    for (Value input : op.getDpsInputs()) {
      SmallVector<Operation *> views;
      Operation *producer = getOnlyProducer(input, op->getBlock());
      while (isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
          producer)) {
        views.push_back(producer);
        producer = getOnlyProducer(producer->getOperand(0), op->getBlock());
      }
      auto known = groupOf.find(producer);
      if (!producer || known == groupOf.end() || isa<tensor::PadOp>(producer))
        continue;
      unsigned group = known->second;
      for (Operation *view : llvm::reverse(views))
        add(group, view);
      return add(group, op);
    }
    add(start(), op);
  }

  /// Borders and initial values belong to the reduction that reads them.
  void absorb(linalg::LinalgOp op, Value operand, unsigned group) {
    Operation *producer = getOnlyProducer(operand, op->getBlock());
    auto known = groupOf.find(producer);
    if (!producer || known == groupOf.end() ||
        groups[known->second].size() != 1)
      return;
    linalg::LinalgOp structured = getStructured(producer);
    bool isInit = isElementwise(structured) && isFromParameters(structured) &&
                  llvm::is_contained(op.getDpsInits(), operand);
    if (!isInit && !isa<tensor::PadOp>(producer))
      return;
    groups[known->second].clear();
    add(group, producer);
  }

  unsigned start() {
    groups.emplace_back();
    return groups.size() - 1;
  }

  void add(unsigned group, Operation *op) {
    groups[group].push_back(op);
    groupOf[op] = group;
  }

  SmallVector<SmallVector<Operation *>> groups;
  DenseMap<Operation *, unsigned> groupOf;
};

struct OutlineLinalg : qnn::impl::OutlineLinalgPassBase<OutlineLinalg> {
  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    SmallVector<SmallVector<Operation *>> groups;
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (func.isPublic())
        for (Block &block : func.getBody())
          llvm::append_range(groups, Grouping(block).takeGroups());
    for (auto [number, group] : llvm::enumerate(groups)) {
      auto anchor = llvm::find_if(group, [](Operation *op) {
        return isReduction(dyn_cast<linalg::LinalgOp>(op));
      });
      Operation *named = anchor == group.end() ? group.front() : *anchor;
      qnn::outlineKernel(group,
                         "linalg_" + named->getName().stripDialect() + "_" +
                             Twine(number),
                         symbols);
    }
    numKernels += groups.size();
  }
};
} // namespace
