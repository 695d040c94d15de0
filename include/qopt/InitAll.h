// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a tool or another compiler calls to get all of qopt: its dialect, passes
// and pipelines.

#ifndef QOPT_INITALL_H
#define QOPT_INITALL_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace qopt {

/// Adds qopt's dialect and the upstream ones that every model in it uses.
void registerAllDialects(mlir::DialectRegistry &registry);

/// Registers every pass and pipeline of qopt. May be called more than once.
void registerAllPasses();

} // namespace qopt

#endif // QOPT_INITALL_H
