// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Copies that change bytes or positions on the way: borders, and bytes as the
// dot instruction wants them.

#ifndef QOPT_LIB_CODEGEN_CPU_COPYEMITTER_H
#define QOPT_LIB_CODEGEN_CPU_COPYEMITTER_H

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "qopt/Codegen/TargetInfo.h"

namespace mlir::qnn {

/// x xor 0x80 for every byte of a tensor. Null if it can't be vectorized.
Value emitFlip(RewriterBase &rewriter, Location loc, Value input,
               const qopt::TargetInfo &target);

/// Whether emitPad can replace the op; if not, why.
bool canEmitPad(RewriterBase &rewriter, tensor::PadOp op,
                const qopt::TargetInfo &target, std::string &reason);

/// The tensor of a pad with its border alone written.
Value emitBorder(RewriterBase &rewriter, tensor::PadOp op,
                 const qopt::TargetInfo &target);

/// Replaces a pad by loops that write its border and copy its middle, with
/// every byte xor 0x80 if `flipped`.
void emitPad(RewriterBase &rewriter, tensor::PadOp op,
             const qopt::TargetInfo &target, bool flipped);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_COPYEMITTER_H
