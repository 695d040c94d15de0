// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What tells whether a processor has what code was compiled for: before code is
// run here, and in compiled models before their first instruction that not
// every processor has.

#ifndef QOPT_LIB_EXECUTION_FEATURETESTS_H
#define QOPT_LIB_EXECUTION_FEATURETESTS_H

#include "qopt/Codegen/Processor.h"
#include "qopt/Execution/Executable.h"
#include "llvm/ADT/SmallVector.h"

namespace qopt {

/// A bit that says that a feature is there. x86: of cpuid, or of the states
/// that the system saves (leaf kSavedStates). AArch64: of an entry of the
/// auxiliary vector.
struct FeatureTest {
  /// LLVM's name.
  llvm::StringLiteral feature;
  uint32_t leaf, subleaf;
  /// eax, ebx, ecx, edx.
  uint32_t reg;
  uint32_t mask;
};
constexpr uint32_t kSavedStates = 0xffffffff;

/// The features of a processor that code may use.
llvm::SmallVector<FeatureTest> getFeatureTests(const Processor &processor);

/// Fails, naming what is missing, where this machine cannot run the code.
llvm::Error checkRunsHere(const CompileOptions &options);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_FEATURETESTS_H
