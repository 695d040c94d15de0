// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Models with dynamic sizes ahead of time: the entry compiled once for each of
// the sizes that the caller names, and a function that picks one.

#ifndef QOPT_LIB_EXECUTION_SPECIALIZATIONS_H
#define QOPT_LIB_EXECUTION_SPECIALIZATIONS_H

#include "Artifact.h"
#include "qopt/Execution/Emit.h"

namespace qopt {

/// A model lowered once for each combination of sizes; once, without any, where
/// nothing is dynamic.
struct Specializations {
  /// What is dynamic is -1 in it; parameters are those of all combinations.
  Signature signature;
  /// The names of the sizes.
  std::vector<std::string> symbols;
  /// One value for each symbol.
  std::vector<SizeList> sizes;
  std::vector<LoweredModule> modules;

  bool isDynamic() const { return !symbols.empty(); }
  /// Elements of an input or output at the sizes where there are most.
  uint64_t getMaxElements(bool output, size_t index) const;
};

llvm::Expected<Specializations> lowerForSizes(mlir::ModuleOp module,
                                              const EmitOptions &options);

/// Makes the first module the whole artifact: the code for all sizes, and the
/// exported functions.
llvm::Error joinSpecializations(Specializations &specializations,
                                llvm::StringRef name,
                                const SafetensorsSource *sidecar);

/// "batch 1, batch 8" or "batch 1 and length 16, batch 8 and length 128".
std::string describeSizes(const Specializations &specializations);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_SPECIALIZATIONS_H
