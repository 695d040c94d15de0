// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a module to LLVM IR and the signature of its entry: what JIT and
// ahead-of-time compilation share.

#ifndef QOPT_LIB_EXECUTION_LOWERING_H
#define QOPT_LIB_EXECUTION_LOWERING_H

#include "ParameterWatch.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "qopt/Execution/Executable.h"
#include "qopt/Parameters/ParameterSource.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/ThreadPool.h"

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace qopt {

/// A weight that the compiled entry takes as an argument.
struct ParameterUse {
  std::string key, scope;
  /// What the compiled code expects: stored elements, maybe packed.
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
  /// Where the bytes come from; their number has been checked.
  ParameterHandle handle;
};

/// The compiled entry is `void entry(const in..., out..., const parameter...,
/// workspace)`; all pointers, the last only where workspaceBytes is not 0.
struct Signature {
  std::string entry;
  std::vector<TensorInfo> inputs, outputs;
  std::vector<ParameterUse> parameters;
  std::vector<std::string> observers;
  uint64_t workspaceBytes = 0;

  size_t getNumArguments() const {
    return inputs.size() + outputs.size() + parameters.size() +
           (workspaceBytes ? 1 : 0);
  }
};

/// A module with a context of its own: threads may work on several.
struct LoweredPart {
  // The module lives in the context: it goes first.
  std::unique_ptr<llvm::LLVMContext> context;
  std::unique_ptr<llvm::Module> module;
};

/// The entry, and with it all that is not a kernel; its kernels, which are
/// external functions of the modules that hold them.
struct LoweredModule : LoweredPart {
  std::vector<LoweredPart> kernels;
  /// Null where one thread does all.
  std::unique_ptr<llvm::ThreadPoolInterface> threads;
  Signature signature;
  /// See CompileStatistics.
  uint64_t numLayers = 0, numKernels = 0;
  /// Where the model's own parameters come from: names of files, mostly.
  std::vector<std::string> parameterSources;
  /// Which of them were read.
  ParameterWatch watch;
  /// Where the model is profiled.
  std::vector<LayerTime> layers;
};

/// Lowers a copy of the module, in a context of its own: passes may call this,
/// whatever dialects their context has loaded. The result is not optimized yet.
/// `sizes` has one for each dynamic size of the entry.
llvm::Expected<LoweredModule> lowerToLLVM(mlir::ModuleOp module,
                                          llvm::StringRef entry,
                                          const CompileOptions &options,
                                          llvm::ArrayRef<int64_t> sizes = {});

/// Whether the function to compile has dynamic arguments. Where it is not there
/// or not the only one, lowering says so.
bool hasDynamicEntry(mlir::ModuleOp module, llvm::StringRef name);

/// A copy of a module with its parameter sources, in a context of its own, its
/// entry alone and with all calls inlined; and what is dynamic in it.
struct PreparedModule {
  // The module lives in the context: it goes first.
  std::unique_ptr<mlir::MLIRContext> context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  Signature signature;
  DynamicDims dims;
  /// Why it must not be run in blocks of a batch.
  std::string batchDependence;
};
llvm::Expected<PreparedModule> prepareModule(mlir::ModuleOp module,
                                             llvm::StringRef entry);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_LOWERING_H
