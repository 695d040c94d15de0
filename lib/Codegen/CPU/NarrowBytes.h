// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Requantized vectors on their way to bytes. Rounding, clamping, adding the
// zero point and narrowing, one after the other on each vector, cost more than
// the products of a short reduction. Four vectors at once narrow with
// saturating instructions, which clamp on the way.

#ifndef QOPT_LIB_CODEGEN_CPU_NARROWBYTES_H
#define QOPT_LIB_CODEGEN_CPU_NARROWBYTES_H

#include "mlir/IR/Builders.h"
#include "qopt/Codegen/TargetInfo.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace mlir::qnn {

/// The largest magnitude among floats; infinite for anything else.
double getMagnitude(Attribute constant);

/// A scalar in all lanes. Kernels that several layers share take scalars as
/// arguments; what values these have is known.
struct LaneScalar {
  Value value;
  /// One value, or one for each layer.
  SmallVector<Attribute, 1> known;

  static std::optional<LaneScalar> get(Value vector);
  bool operator==(const LaneScalar &other) const {
    return known == other.known && (known.size() == 1 || value == other.value);
  }
  Attribute getKnown(size_t layer) const {
    return known[known.size() == 1 ? 0 : layer];
  }
};

/// A vector of bytes clamp(rint(scaled), low, high) + zeroPoint, or the same
/// with its signs flipped.
struct RequantizedVector {
  Value scaled;
  LaneScalar low, high;
  std::optional<LaneScalar> zeroPoint;
  /// Whether low + zeroPoint is the lowest byte and high + zeroPoint the
  /// highest one, for all layers.
  bool isLowest = true, isHighest = true;
  bool isFlipped = false;

  /// Matches the ops that vectorizing a requantizing body has created.
  static std::optional<RequantizedVector> match(Value value);
  bool hasBoundsOf(const RequantizedVector &other) const {
    return low == other.low && high == other.high &&
           zeroPoint == other.zeroPoint && isFlipped == other.isFlipped;
  }

private:
  bool checkBounds();
};

/// The bytes of four requantized vectors as one. `interleaved`: each 128-bit
/// lane holds the bytes of that lane of all four; otherwise the vectors follow
/// one another. Null if the target has no such instructions.
Value narrowToBytes(OpBuilder &b, Location loc,
                    ArrayRef<RequantizedVector> vectors,
                    const qopt::TargetInfo &target, bool interleaved);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_NARROWBYTES_H
