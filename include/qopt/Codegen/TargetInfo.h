// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the code generator knows of a CPU: width and number of its vector
// registers and which instruction multiplies and adds bytes. One table; the
// rest of the code generator asks it and names no instruction set.

#ifndef QOPT_CODEGEN_TARGETINFO_H
#define QOPT_CODEGEN_TARGETINFO_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>

namespace qopt {

/// The instruction for sums of products of small integers.
enum class DotKind {
  None,  ///< multiply and add, lane by lane
  Pairs, ///< pmaddwd: two products of 16-bit integers for each 32-bit lane
  /// saddlp: sums of two 16-bit integers, which products of bytes are
  PairSums,
  Quads,       ///< vpdpbusd: four products of u8 and s8 for each 32-bit lane
  SignedQuads, ///< sdot: four products of s8 and s8
};

struct TargetInfo {
  llvm::StringLiteral name;
  int64_t vectorBits;
  int64_t numRegisters;
  DotKind dot;
  /// LLVM's name of the instruction of `dot`.
  llvm::StringLiteral dotIntrinsic;
  /// LLVM's name of pmaddwd at the full width; empty without.
  llvm::StringLiteral pairsIntrinsic;
  /// LLVM's names of the instructions that narrow two vectors with saturation
  /// within 128-bit lanes, from 32 to 16 and from 16 to 8 bits; empty without.
  llvm::StringLiteral packWordsIntrinsic, packBytesIntrinsic;
  /// LLVM's name of the instruction that picks bytes from two vectors; empty
  /// without.
  llvm::StringLiteral pickBytesIntrinsic;

  int64_t getLanes(int64_t elementBits) const {
    return vectorBits / elementBits;
  }
  /// How many elements of the reduction one lane of the dot instruction takes.
  int64_t getDotDepth() const {
    return takesQuads() ? 4 : dot == DotKind::None ? 1 : 2;
  }
  bool takesQuads() const {
    return dot == DotKind::Quads || dot == DotKind::SignedQuads;
  }
  /// Whether the inputs must be bytes without sign.
  bool takesUnsigned() const { return dot == DotKind::Quads; }

  /// The row of the table for a processor; see Processor::get.
  static llvm::Expected<TargetInfo> get(llvm::StringRef cpu,
                                        llvm::StringRef features = "");
};

} // namespace qopt

#endif // QOPT_CODEGEN_TARGETINFO_H
