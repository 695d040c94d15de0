// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The parts that make a compiled entry an artifact: exported functions, the
// parameter table, the runtime, and the header that describes them.

#ifndef QOPT_LIB_EXECUTION_ARTIFACT_H
#define QOPT_LIB_EXECUTION_ARTIFACT_H

#include "Lowering.h"
#include "qopt/Parameters/Safetensors.h"

namespace qopt {

/// What the functions of an artifact return; those below Memory are the
/// runtime's (qopt_runtime.h).
enum class ArtifactStatus {
  Ok = 0,
  Argument = 1,
  File = 2,
  Mismatch = 3,
  Memory = 4,
  Unbound = 5,
  /// None of the sizes that the model was compiled for.
  Size = 6,
  /// The runtime's: the system gives no more threads.
  Threads = 7,
};

/// The name of a parameter in the file beside the artifact.
std::string getFileKey(const ParameterUse &parameter);

/// Adds the functions NAME_run, _bind and _unbind, and _info. `model` is the
/// name of the whole model, of which this may be the code for one size.
/// `sidecar` is the written parameter file, or null where the parameters are
/// embedded or there are none; binding compares its contents with their digest
/// if `verify` is set.
llvm::Error addInterface(LoweredModule &lowered, llvm::StringRef name,
                         llvm::StringRef model,
                         const SafetensorsSource *sidecar, bool verify = true);
/// Adds the runtime and the functions NAME_set_threads and _set_executor, and
/// makes everything internal but them and the functions above. Kernels in other
/// modules share the runtime's threads.
llvm::Error finishArtifact(LoweredModule &lowered, llvm::StringRef name);

/// The prefix of the functions for the sizes with this index.
std::string getSpecializedName(llvm::StringRef name, size_t index);

/// JSON: name, inputs, outputs, workspace and parameter bytes; the dynamic
/// sizes and what was compiled for.
std::string
describeArtifact(const Signature &signature, llvm::StringRef name,
                 llvm::ArrayRef<std::string> symbols = {},
                 llvm::ArrayRef<llvm::SmallVector<int64_t>> sizes = {});

struct Specializations;
/// The C header. `parametersFile` is empty where there is nothing to bind.
std::string makeHeader(const Specializations &model, llvm::StringRef name,
                       llvm::StringRef parametersFile);

/// `text` as an identifier of C, never empty.
std::string makeIdentifier(llvm::StringRef text);

/// Makes every fma of f32 exact arithmetic, for processors without the
/// instruction: LLVM would call the math library.
void expandFMA(llvm::Module &module);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_ARTIFACT_H
