// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Test case reducer: shrinks an .mlir file while a script still finds it
// interesting.

#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "qopt/InitAll.h"

int main(int argc, char **argv) {
  mlir::registerAllPasses();
  qopt::registerAllPasses();
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  return mlir::failed(mlir::mlirReduceMain(argc, argv, context));
}
