// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// JSON files from outside. LLVM's parser recurses once for each bracket, so a
// text that opens many would overflow the stack; this one refuses it first.

#ifndef QOPT_DATA_JSON_H
#define QOPT_DATA_JSON_H

#include "llvm/Support/JSON.h"

namespace qopt {

/// Reads and parses a file whose value must be an object. Errors begin with the
/// path and have one line.
llvm::Expected<llvm::json::Object> readJsonObject(llvm::StringRef path);

} // namespace qopt

#endif // QOPT_DATA_JSON_H
