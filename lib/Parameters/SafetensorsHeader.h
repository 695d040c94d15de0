// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The JSON text in front of a safetensors file, parsed to the letter.
// llvm::json would do most of it, but it is recursive (a hostile header
// overflows the stack), merges duplicate keys silently and forgets their order,
// which is the model order.

#ifndef QOPT_LIB_PARAMETERS_SAFETENSORSHEADER_H
#define QOPT_LIB_PARAMETERS_SAFETENSORSHEADER_H

#include "qopt/Parameters/DType.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace qopt {

/// The limit that the reference implementation sets.
constexpr uint64_t maxSafetensorsHeader = 100'000'000;
constexpr llvm::StringLiteral fillerPrefix = "__pad.";
constexpr llvm::StringLiteral versionKey = "qopt.version";
constexpr llvm::StringLiteral formatVersion = "1";
constexpr llvm::StringLiteral digestKey = "qopt.digest";
constexpr llvm::StringLiteral digestPrefix = "xxh64-1m:";
constexpr llvm::StringLiteral packedPrefix = "qopt.i4:";

struct SafetensorsEntry {
  std::string name;
  DType dtype;
  llvm::SmallVector<int64_t> shape;
  /// From the start of the data.
  uint64_t begin, end;
  /// Among the names of the header.
  size_t position;
};

struct SafetensorsHeader {
  std::vector<SafetensorsEntry> tensors;
  llvm::StringMap<std::string> metadata;
};

/// Parses and checks the grammar; sizes and offsets are the reader's. Messages
/// give a position or a tensor's name and never more of the text.
llvm::Expected<SafetensorsHeader> parseSafetensorsHeader(llvm::StringRef text);

/// "[1,2,3]" as in the packing metadata.
llvm::Expected<llvm::SmallVector<int64_t>> parseShape(llvm::StringRef text);

} // namespace qopt

#endif // QOPT_LIB_PARAMETERS_SAFETENSORSHEADER_H
