// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which build of the compiler this is: code that another build made is not what
// this one would make.

#ifndef QOPT_LIB_EXECUTION_BUILDID_H
#define QOPT_LIB_EXECUTION_BUILDID_H

#include <string>

namespace qopt {

/// The linker's digests of the libraries that make code: this one, MLIR and
/// LLVM. Of one without a digest: its path, size and time of change.
std::string getBuildId();

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_BUILDID_H
