// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The driver. With a command as its first word it is the tool people use; without, it
// is an mlir-opt that knows every upstream and every qopt dialect and pass.

#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "qopt/InitAll.h"

int main(int argc, char **argv) {
  mlir::registerAllPasses();
  qopt::registerAllPasses();
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "qopt: quantizing compiler, pass mode\n", registry));
}
