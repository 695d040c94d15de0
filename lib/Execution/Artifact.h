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
};

/// The name of a parameter in the file beside the artifact.
std::string getFileKey(const ParameterUse &parameter);

/// Adds the exported functions and the runtime to the module, and makes
/// everything else internal. `sidecar` is the written parameter file, or null
/// where the parameters are embedded or there are none.
llvm::Error addArtifactInterface(LoweredModule &lowered, llvm::StringRef name,
                                 const SafetensorsSource *sidecar);

/// JSON: name, inputs, outputs, workspace and parameter bytes.
std::string describeArtifact(const Signature &signature, llvm::StringRef name);

/// The C header. `parametersFile` is empty where there is nothing to bind.
std::string makeHeader(const Signature &signature, llvm::StringRef name,
                       llvm::StringRef parametersFile);

/// `text` as an identifier of C, never empty.
std::string makeIdentifier(llvm::StringRef text);

/// Makes every fma of f32 exact arithmetic, for processors without the
/// instruction: LLVM would call the math library.
void expandFMA(llvm::Module &module);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_ARTIFACT_H
