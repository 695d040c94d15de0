// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What another compiler does with the installed package: register the dialect,
// parse, run one of the passes.

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "qopt/InitAll.h"

static const char source[] = R"(
func.func @layer(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = arith.constant dense<0.5> : tensor<2x1x1x2xf32>
  %one = arith.constant dense<1.0> : tensor<2xf32>
  %0 = qnn.conv2d %x, %w : tensor<1x4x4x2xf32>, tensor<2x1x1x2xf32> -> tensor<1x4x4x2xf32>
  %1 = qnn.batch_norm %0, %one, %one, %one, %one {epsilon = 1.0e-5 : f32}
     : tensor<1x4x4x2xf32>, tensor<2xf32> -> tensor<1x4x4x2xf32>
  return %1 : tensor<1x4x4x2xf32>
})";

int main() {
  mlir::DialectRegistry registry;
  qopt::registerAllDialects(registry);
  qopt::registerAllPasses();
  mlir::MLIRContext context(registry);
  auto module = mlir::parseSourceString<mlir::ModuleOp>(source, &context);
  mlir::PassManager pm(&context);
  if (!module || failed(mlir::parsePassPipeline("qnn-fold-batch-norm", pm)) ||
      failed(pm.run(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
