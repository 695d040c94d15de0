// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A digest of a bytecode file in its producer string, which readers of bytecode
// skip and which other writers replace by their own: flipped bits are an error,
// not a slightly different model, and a file that passed through mlir-opt has
// no stale digest.

#ifndef QOPT_LIB_DRIVER_BYTECODEDIGEST_H
#define QOPT_LIB_DRIVER_BYTECODEDIGEST_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace qopt {

/// The producer to write bytecode with, with room for the digest.
llvm::StringRef getDigestProducer();
/// Fills in the digest of bytecode that has this producer.
void addBytecodeDigest(std::string &bytecode);
/// Fails where the file has a digest and another content. `text` is any file.
llvm::Error checkBytecodeDigest(llvm::StringRef text, llvm::StringRef file);

} // namespace qopt

#endif // QOPT_LIB_DRIVER_BYTECODEDIGEST_H
