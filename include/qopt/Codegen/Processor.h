// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A processor by name, as users give it, resolved to what LLVM's back end takes
// and to the features that the table of instruction sets asks for. The name
// tells the architecture: no name of x86 is one of AArch64.

#ifndef QOPT_CODEGEN_PROCESSOR_H
#define QOPT_CODEGEN_PROCESSOR_H

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Triple.h"
#include <string>

namespace qopt {

struct Processor {
  llvm::Triple::ArchType arch = llvm::Triple::UnknownArch;
  /// What LLVM's back end takes: its name of the processor, and features to add
  /// to it or remove, "+avx2,-fma".
  std::string backEndName, backEndFeatures;
  /// All that are known to be there or not.
  llvm::StringMap<bool> features;
  /// Nothing but vectors of 128 bits is to be used, whatever there is.
  bool isPortable = false;

  /// "native", "portable", a name that LLVM's parsers know ("x86-64-v3",
  /// "icelake-server", "neoverse-n1"), or an architecture of Arm with
  /// extensions ("armv8.2-a+dotprod"); with features of the back end added and
  /// removed ("+avxvnni,-avx512f").
  static llvm::Expected<Processor> get(llvm::StringRef name,
                                       llvm::StringRef changes = "");

  /// The name of the oldest processor that compiled models run on; empty for
  /// architectures that they never run on.
  static llvm::StringRef getBaseline(llvm::Triple::ArchType arch);
};

} // namespace qopt

#endif // QOPT_CODEGEN_PROCESSOR_H
