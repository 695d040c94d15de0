// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C runtime as LLVM bitcode, made at build time, so that compiled models
// can carry it.

#ifndef QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H
#define QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H

#include <cstddef>

namespace qopt {

extern const unsigned char runtimeBitcode[];
extern const size_t runtimeBitcodeSize;

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_RUNTIMEBITCODE_H
