// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C runtime as LLVM bitcode, made at build time, so that compiled models
// can carry it. There is one for each architecture whose C headers were there.

#ifndef QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H
#define QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H

#include "llvm/ADT/StringRef.h"

namespace qopt {

/// By LLVM's name of the architecture, "x86_64"; empty without.
llvm::StringRef getRuntimeBitcode(llvm::StringRef arch);

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H
