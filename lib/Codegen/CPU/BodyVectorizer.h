// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The body of a structured op, computed on vectors instead of scalars.

#ifndef QOPT_LIB_CODEGEN_CPU_BODYVECTORIZER_H
#define QOPT_LIB_CODEGEN_CPU_BODYVECTORIZER_H

#include "mlir/IR/Builders.h"
#include "qopt/Codegen/TargetInfo.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace mlir::qnn {

/// Why the body can't be computed on vectors; empty if it can.
std::string explainScalarBody(Block &body);

/// The width in bits of the widest value that the body computes with.
int64_t getWidestBits(Block &body);

/// Copies the ops of `body` to the insertion point. Values that depend on an
/// argument which is a vector become vectors of `lanes`; the others stay
/// scalars. `getIndex` gives the value of a linalg.index. Returns what the body
/// yields, as a vector.
Value vectorizeBody(OpBuilder &b, Block &body, ValueRange arguments,
                    int64_t lanes, const qopt::TargetInfo &target,
                    llvm::function_ref<Value(unsigned)> getIndex);

/// A scalar in every lane; a vector unchanged.
Value broadcast(OpBuilder &b, Location loc, Value value, int64_t lanes);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_BODYVECTORIZER_H
