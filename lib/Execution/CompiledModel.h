// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model as machine code, before it is linked into a process: what compiling
// makes and what is kept for the next start.

#ifndef QOPT_LIB_EXECUTION_COMPILEDMODEL_H
#define QOPT_LIB_EXECUTION_COMPILEDMODEL_H

#include "Lowering.h"
#include "qopt/Parameters/ParameterRegistry.h"

namespace qopt {

/// `void code(const void *const *arguments)`, the arguments those of Signature.
constexpr llvm::StringLiteral packedCallName = "__qopt_call";

struct CompiledModel {
  Signature signature;
  /// Of the model's own weights, where the model was compiled just now.
  ParameterWatch watch;
  /// Where the model is profiled; not kept.
  std::vector<LayerTime> layers;
  /// See CompileStatistics.
  uint64_t numLayers = 0, numKernels = 0, numModules = 0;
  /// Functions for observed values that the code calls.
  std::vector<std::string> callbacks;
  /// Relocatable object files, to be linked with each other.
  std::vector<llvm::SmallVector<char, 0>> objects;

  /// As bytes, less the weights: of those it is said how they are computed from
  /// the model's own, which are in `own`. Fails where that cannot be said.
  llvm::Expected<std::string> toBytes(const ParameterRegistry &own) const;
  /// The inverse, with the weights that are in `own` then. Null where values of
  /// weights that the code depends on are others now.
  static llvm::Expected<std::optional<CompiledModel>>
  fromBytes(llvm::StringRef bytes, const ParameterRegistry &own);
};

/// Optimizes and makes machine code. The times go to `statistics`.
llvm::Expected<CompiledModel> compileToObjects(LoweredModule lowered,
                                               const CompileOptions &options,
                                               CompileStatistics &statistics);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_COMPILEDMODEL_H
