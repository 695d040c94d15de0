// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model compiled into files that need no LLVM, no C++ and no qopt to run: an
// object or a shared library with a C interface, its header, and the
// parameters beside it.

#ifndef QOPT_EXECUTION_EMIT_H
#define QOPT_EXECUTION_EMIT_H

#include "qopt/Execution/Executable.h"

namespace qopt {

enum class ArtifactKind {
  Object,        ///< .o, to be linked by any C toolchain
  SharedLibrary, ///< .so; needs a linker (ld.lld or ld) on this machine
  StaticLibrary, ///< .a, an archive of several objects
  LLVMIR,        ///< .ll, optimized
  Assembly,      ///< .s
};

/// By the extension of the path: .o, .so, .a, .ll or .s.
llvm::Expected<ArtifactKind> getArtifactKind(llvm::StringRef path);

/// One value for each dynamic size of a model, in the order of DynamicDims.
using SizeList = llvm::SmallVector<int64_t>;

struct EmitOptions : CompileOptions {
  /// Function to compile; empty: the only public one.
  std::string entry;
  /// Prefix of the symbols, an identifier of C. Empty: from the file's name.
  std::string name;
  /// Where the parameters go; empty: the artifact's path with
  /// .params.safetensors. Not written where the model has none. They are those
  /// of the compiled code, maybe packed, and no substitute for the model's.
  std::string parametersPath;
  /// Where the header goes; empty: no header.
  std::string headerPath;
  /// Parameters inside the artifact instead of beside it. Up to 1 GiB.
  bool embedWeights = false;
  /// What to compile a model with dynamic sizes for.
  std::vector<SizeList> sizes;
  /// As in AtomicFileOptions.
  bool removeOnSignal = false;
};

/// What was written.
struct EmitResult {
  std::string name;
  std::vector<TensorInfo> inputs, outputs;
  uint64_t artifactBytes = 0, parameterBytes = 0, workspaceBytes = 0;
  CompileStatistics statistics;
  /// Empty where there are no parameters or they are embedded.
  std::string parametersPath;
};

/// Compiles the module and writes `path` and what belongs to it. Files appear
/// under their names only when all of them are complete; on failure none is
/// left.
///
/// The artifact exports, for a model NAME with inputs `in` and outputs `out`:
///
///   int NAME_run(int64_t size..., const T *in..., U *out...);
///   int NAME_bind(const char *path, char *error, size_t error_size);
///   void NAME_unbind(void);
///   int NAME_set_threads(int threads);
///   int NAME_set_executor(qopt_parallel_for_function function, void *executor);
///   const char NAME_info[];      a description in JSON
///
/// There is a `size` for each dynamic size of the model; each call is one of
/// the combinations in EmitOptions::sizes, others give an error.
///
/// `run` may be called from several threads. It returns 0 or one of the codes
/// that the header lists.
llvm::Expected<EmitResult> emitArtifact(mlir::ModuleOp module,
                                        llvm::StringRef path, ArtifactKind kind,
                                        const EmitOptions &options);

} // namespace qopt

#endif // QOPT_EXECUTION_EMIT_H
