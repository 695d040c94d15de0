// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Remarks on what explainBatchDependence finds, for the author of a model that
// is not computed in blocks, and for tests.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_REPORTBATCHDEPENDENCEPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;

namespace {
struct ReportBatchDependence
    : qnn::impl::ReportBatchDependencePassBase<ReportBatchDependence> {
  void runOnOperation() override {
    markAllAnalysesPreserved();
    func::FuncOp function = getOperation();
    if (function.isDeclaration())
      return;
    std::string why = qopt::explainBatchDependence(function);
    if (why.empty())
      function.emitRemark("the samples of a batch are independent");
    else
      function.emitRemark("a batch is one call: ") << why;
  }
};
} // namespace
