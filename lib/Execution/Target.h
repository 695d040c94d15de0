// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What code is generated for, and how far LLVM may go with it.

#ifndef QOPT_LIB_EXECUTION_TARGET_H
#define QOPT_LIB_EXECUTION_TARGET_H

#include "qopt/Execution/Executable.h"
#include "llvm/Target/TargetMachine.h"

namespace llvm {
class Module;
} // namespace llvm

namespace qopt {

/// Makes "native" the oldest processor of another architecture than the host's.
void chooseProcessor(CompileOptions &options);

/// A machine for `options.cpu` and `options.features`; position-independent
/// code. Fails for names that LLVM does not know, for targets other than Linux
/// on x86-64 or AArch64, and for processors without SSE4.1, whose rounding
/// would be a call.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const CompileOptions &options);

/// Optimizes without changing a bit of any result: no reassociation, no
/// contraction. For the reference: no vectorization either.
void optimizeModule(llvm::Module &module, llvm::TargetMachine &machine,
                    const CompileOptions &options);

/// Machine code, as an object file or as text.
llvm::Error generateCode(llvm::Module &module, llvm::TargetMachine &machine,
                         llvm::CodeGenFileType type,
                         const CompileOptions &options,
                         llvm::SmallVectorImpl<char> &out);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_TARGET_H
