// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt-pass-loop-destinations: a loop in a model may carry whatever its author
// likes, bufferization accepts only what is updated in place.

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "qopt/Codegen/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_PASSLOOPDESTINATIONSPASS
#include "qopt/Codegen/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

/// The tensor whose memory `value` will have, as far as that is certain.
static Value getDestination(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return nullptr;
  if (auto loop = dyn_cast<scf::ForOp>(result.getOwner()))
    return loop.getInitArgs()[result.getResultNumber()];
  if (auto op = dyn_cast<DestinationStyleOpInterface>(result.getOwner()))
    return op.getTiedOpOperand(result)->get();
  return nullptr;
}

static bool isUpdateOf(Value value, Value carried) {
  for (; value; value = getDestination(value))
    if (value == carried)
      return true;
  return false;
}

namespace {

struct PassLoopDestinationsPass
    : public qnn::impl::PassLoopDestinationsPassBase<PassLoopDestinationsPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation().walk([&](scf::ForOp loop) {
      Operation *yield = loop.getBody()->getTerminator();
      OpBuilder b(yield);
      for (auto [operand, carried] :
           llvm::zip(yield->getOpOperands(), loop.getRegionIterArgs())) {
        if (!isa<RankedTensorType>(operand.get().getType()) ||
            isUpdateOf(operand.get(), carried))
          continue;
        auto copy = bufferization::MaterializeInDestinationOp::create(
            b, loop.getLoc(), operand.get(), carried);
        operand.set(copy.getResult());
        ++numCopies;
      }
    });
  }
};

} // namespace
