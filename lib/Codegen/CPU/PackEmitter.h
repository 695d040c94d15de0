// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Vector code that brings operands which come at run time into the order in
// which a kernel reads them.

#ifndef QOPT_LIB_CODEGEN_CPU_PACKEMITTER_H
#define QOPT_LIB_CODEGEN_CPU_PACKEMITTER_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace mlir::qnn {

/// A tensor in blocks of lanes: dimension i of the result is `order[i]` of the
/// source, `lanesDim` of it in blocks of `lanes`, and if `depth` > 1 the last
/// of them in chunks of `depth`; behind them (lanes, depth) as one dimension.
/// What lies beyond the source is zero.
struct BlockedLayout {
  SmallVector<int64_t> order;
  int64_t lanesDim, lanes, depth;

  SmallVector<int64_t> getResultShape(ArrayRef<int64_t> source) const;
};

/// Emits the loops that bring `source` into a layout. Null if its elements are
/// not bytes or if neither the lanes nor the last of the order are consecutive
/// in it.
Value emitPack(OpBuilder &b, Location loc, Value source,
               const BlockedLayout &layout);

/// Emits the sums of bytes along the last dimension, as i32.
Value emitRowSums(OpBuilder &b, Location loc, Value source, int64_t lanes);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_PACKEMITTER_H
