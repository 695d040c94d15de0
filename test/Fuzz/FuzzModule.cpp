// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuzz target: a module, as text or bytecode, through everything that happens
// to a model before code is generated: parsing, checks, import, quantization
// with made-up ranges, and lowering to linalg. After each pass the verifier
// runs. A failure must come with a diagnostic.

#include "FuzzSupport.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassManager.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Conversion/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Driver/Model.h"
#include "qopt/InitAll.h"
#include "qopt/Pipelines/Pipelines.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

/// Runs that share a context; its attributes are never freed before.
static constexpr unsigned runsPerContext = 500;

static std::unique_ptr<MLIRContext> createContext() {
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  auto context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
  context->loadDialect<qnn::QNNDialect>();
  return context;
}

/// Every observer saw the same range: calibration without running anything.
static void setRanges(ModuleOp module) {
  Builder b(module.getContext());
  module.walk([&](qnn::ObserveOp op) {
    op.setMinAttr(b.getF32FloatAttr(-1));
    op.setMaxAttr(b.getF32FloatAttr(3));
  });
}

/// The steps of a model, until one refuses it.
static Error process(MLIRContext &context, StringRef text) {
  Expected<OwningOpRef<ModuleOp>> module =
      parseModule(context, MemoryBuffer::getMemBufferCopy(text), "input.mlir");
  if (!module)
    return module.takeError();
  auto run = [&](llvm::function_ref<void(OpPassManager &)> build) {
    return runPasses(**module, "input.mlir", build);
  };
  if (Error error = run([](OpPassManager &passes) {
        buildImportPipeline(passes, ImportPipelineOptions());
        passes.addPass(qnn::createFoldBatchNormPass());
        passes.addPass(qnn::createPropagateQDQPass());
        passes.addPass(qnn::createInsertObserversPass());
      }))
    return error;
  setRanges(**module);
  return run([](OpPassManager &passes) {
    buildQuantizePipeline(passes, QuantizePipelineOptions());
    passes.addPass(qnn::createConvertQNNToLinalgPass());
  });
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static std::unique_ptr<MLIRContext> context;
  static unsigned runs = 0;
  if (runs++ % runsPerContext == 0)
    context = createContext();
  if (Error error =
          process(*context, {reinterpret_cast<const char *>(data), size}))
    fuzz::expectMessage(std::move(error));
  context->getLoadedDialect<qnn::QNNDialect>()->getParameters().clear();
  return 0;
}
