// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From the LLVM modules of a model to optimized ones, and on to object files or
// one module. Each module is compiled for itself and in any order, so that the
// bytes do not depend on how many threads there are.

#ifndef QOPT_LIB_EXECUTION_KERNELS_H
#define QOPT_LIB_EXECUTION_KERNELS_H

#include "Lowering.h"

namespace llvm {
class Linker;
} // namespace llvm

namespace qopt {

/// Optimizes the entry's module and those of its kernels.
llvm::Error optimizeAll(LoweredModule &lowered, const CompileOptions &options);

/// One object file for each module, the entry's first.
llvm::Expected<std::vector<llvm::SmallVector<char, 0>>>
generateObjects(LoweredModule &lowered, const CompileOptions &options);

/// Bitcode: contexts are not shared, and it is the way from one to another.
llvm::SmallVector<char, 0> toBitcode(const llvm::Module &module);
/// Adds what the bitcode holds to the module of `linker`, in its context.
llvm::Error linkBitcode(llvm::Linker &linker, llvm::LLVMContext &context,
                        llvm::ArrayRef<char> bitcode);

/// Moves the kernels into the entry's module, for files that hold one module.
/// Neither a linker nor an object format is needed for that.
llvm::Error linkKernels(LoweredModule &lowered);

/// Gives the kernels names with a prefix, seen by the other modules of this
/// model and by nobody else.
void hideKernels(LoweredModule &lowered, llvm::StringRef prefix);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_KERNELS_H
