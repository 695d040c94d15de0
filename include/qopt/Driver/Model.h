// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model as tools hold it: a module read from a file, checked more strictly
// than upstream checks, its weights registered as parameters, and its function
// found; and the way back into a file with its weights beside it.

#ifndef QOPT_DRIVER_MODEL_H
#define QOPT_DRIVER_MODEL_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"
#include "qopt/Driver/Diagnostics.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace qopt {

struct ReadOptions {
  /// The weights: files, indices of shards, and `generator:SEED` for what is
  /// in none of them. Empty: the .safetensors of the same name beside the
  /// module, or its .safetensors.index.json, where there is one.
  std::vector<std::string> parameters;
  /// The function; empty: the only public one.
  std::string entry;
};

/// Tells the bytes done and to do.
using WriteProgress = llvm::function_ref<void(uint64_t done, uint64_t total)>;

/// Owns its context, so that two models can have weights of the same names.
class Model {
public:
  /// Reads text or bytecode, checks it, and brings it into the qnn dialect
  /// (`qopt-import-pipeline`).
  static llvm::Expected<Model> read(llvm::StringRef path,
                                    const ReadOptions &options = {});

  /// Takes a module that was built in memory, in a context of
  /// createModelContext whose registry holds its parameters; checks it, and
  /// brings it into the qnn dialect if `import` says so. `name` stands for the
  /// path in messages.
  static llvm::Expected<Model> take(std::unique_ptr<mlir::MLIRContext> context,
                                    mlir::OwningOpRef<mlir::ModuleOp> module,
                                    llvm::StringRef name, bool import = true);

  /// The same model in a context of its own, so that passes can change one and
  /// leave the other alone. The bytes of parameters are shared.
  llvm::Expected<Model> copy() const;

  llvm::StringRef getPath() const { return path; }
  mlir::MLIRContext &getContext() const { return *context; }
  mlir::ModuleOp getModule() const { return *module; }
  /// The function that runs. Passes may replace it: do not keep it.
  mlir::func::FuncOp getEntry() const;
  ParameterRegistry &getParameters() const;

  /// The same module again, in the same context.
  mlir::OwningOpRef<mlir::ModuleOp> cloneModule() const {
    return mlir::OwningOpRef<mlir::ModuleOp>(getModule().clone());
  }

  /// Writes the module as text or, where the name ends in .mlirbc, as bytecode,
  /// and the parameters it uses to the .safetensors of the same name beside it.
  /// Both appear complete or not at all.
  llvm::Error write(llvm::StringRef outputPath,
                    WriteProgress progress = nullptr) const;

private:
  Model() = default;
  llvm::Error parse();
  llvm::Error findEntry();
  llvm::Error import(const ReadOptions &options);
  llvm::Error runImportPipeline();

  std::string path;
  std::string entry;
  std::unique_ptr<mlir::MLIRContext> context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
};

/// A context with every dialect that a model may use.
std::unique_ptr<mlir::MLIRContext> createModelContext();

/// Runs passes on a module; errors carry `file`. What the passes remark is
/// appended to `remarks`, if given.
llvm::Error runPasses(mlir::ModuleOp module, llvm::StringRef file,
                      llvm::function_ref<void(mlir::OpPassManager &)> build,
                      std::vector<Remark> *remarks = nullptr,
                      std::vector<std::unique_ptr<mlir::PassInstrumentation>>
                          instrumentations = {});

/// Parses text or bytecode. Refuses what nests so deep that parsers and passes,
/// which recurse, could overflow the stack; checks the rest with checkModule.
llvm::Expected<mlir::OwningOpRef<mlir::ModuleOp>>
parseModule(mlir::MLIRContext &context,
            std::unique_ptr<llvm::MemoryBuffer> buffer, llvm::StringRef file);

/// Checks what upstream's verifiers let pass: quantized types, and that each
/// resource has bytes, and as many as its type needs.
llvm::Error checkModule(mlir::ModuleOp module, llvm::StringRef file);
/// Checks that each parameter has bytes of its type.
llvm::Error checkParameters(mlir::ModuleOp module, llvm::StringRef file,
                            llvm::ArrayRef<std::string> parameterFiles);

/// `Q.safetensors` for `Q.mlir`.
std::string getParameterPath(llvm::StringRef modulePath);

} // namespace qopt

#endif // QOPT_DRIVER_MODEL_H
