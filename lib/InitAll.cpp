// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Registration of everything, for tools, for other compilers and for the
// plug-in entry points by which stock mlir-opt loads this library.

#include "qopt/InitAll.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Pipelines/Pipelines.h"
#include "llvm/Config/llvm-config.h"
#include <mutex>

using namespace mlir;

void qopt::registerAllDialects(DialectRegistry &registry) {
  registry.insert<arith::ArithDialect, func::FuncDialect, quant::QuantDialect,
                  tensor::TensorDialect, qnn::QNNDialect>();
}

void qopt::registerAllPasses() {
  static std::once_flag once;
  std::call_once(once, [] {
    qnn::registerQoptCodegenPasses();
    qnn::registerQoptConversionPasses();
    qnn::registerQoptQNNPasses();
    registerPipelines();
  });
}

extern "C" LLVM_ATTRIBUTE_WEAK DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {
      MLIR_PLUGIN_API_VERSION, "Qopt", LLVM_VERSION_STRING,
      [](DialectRegistry *registry) { qopt::registerAllDialects(*registry); }};
}

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "Qopt", LLVM_VERSION_STRING,
          [] { qopt::registerAllPasses(); }};
}
