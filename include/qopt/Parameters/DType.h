// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Storage types of parameters and of array files. They are kept apart from MLIR
// types so that the data layer, the runtime tools and the tests need neither a
// context nor the dialect.

#ifndef QOPT_PARAMETERS_DTYPE_H
#define QOPT_PARAMETERS_DTYPE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace qopt {

enum class DType : uint8_t {
  F32,
  F16,
  BF16,
  F64,
  I8,
  U8,
  /// Packed, low nibble first. A row is everything behind dimension 0 (of a
  /// vector: the whole vector) and is padded to a byte, so rows can be
  /// addressed and written separately.
  I4,
  I16,
  U16,
  I32,
  U32,
  I64,
  U64,
  BOOL,
  F8E4M3,
  F8E5M2,
};

/// The safetensors spelling, e.g. "F32" or "F8_E4M3".
llvm::StringRef getName(DType dtype);

/// The inverse of getName; "I4" is accepted here although safetensors has no
/// such type.
std::optional<DType> parseDType(llvm::StringRef name);

/// Bits of one element; 4 for I4, 8 for BOOL.
unsigned getBitWidth(DType dtype);

/// Elements of a shape, or nothing where a dimension is negative or the product
/// overflows.
std::optional<uint64_t> getNumElements(llvm::ArrayRef<int64_t> shape);

/// Bytes that a dense tensor takes in storage, or nothing on overflow. I4
/// counts padded rows.
std::optional<uint64_t> getNumBytes(DType dtype, llvm::ArrayRef<int64_t> shape);

/// The shape of the U8 tensor that stores an I4 tensor: [rows, bytes of a row].
llvm::SmallVector<int64_t> getPackedI4Shape(llvm::ArrayRef<int64_t> shape);

/// "2x3" or "scalar", for messages.
std::string formatShape(llvm::ArrayRef<int64_t> shape);

/// A name from a file as it may appear in a message: escaped and cut.
std::string printableName(llvm::StringRef name);

} // namespace qopt

#endif // QOPT_PARAMETERS_DTYPE_H
