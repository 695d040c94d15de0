// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What kernels compute from a weight alone, as a parameter that is computed
// from the weight a block at a time.

#ifndef QOPT_LIB_CODEGEN_CPU_WEIGHTDERIVATION_H
#define QOPT_LIB_CODEGEN_CPU_WEIGHTDERIVATION_H

#include "WeightLayout.h"
#include "mlir/IR/Operation.h"
#include "qopt/Parameters/ParameterSource.h"

namespace qopt {

/// The parameter `info` that a kernel wants computed from `weight`.
llvm::Expected<ParameterHandle> deriveWeight(const PackLayout &layout,
                                             const ParameterHandle &weight,
                                             const ParameterInfo &info);
llvm::Expected<ParameterHandle> deriveWeight(const SumLayout &layout,
                                             const ParameterHandle &weight,
                                             const ParameterInfo &info);

/// What ParameterDerivation::recipe says of them, and of makeUnpackedI4.
std::string getRecipe(const PackLayout &layout);
std::string getRecipe(const SumLayout &layout);
std::string getUnpackRecipe(bool isSigned);

} // namespace qopt

namespace mlir::qnn {

/// Whether the result of `op`, a linalg.pack or sums of weights, can be
/// computed and stored. A pack that is not ours may fill up with something else
/// than zeros.
bool canDerive(Operation *op);

/// What `op`, a linalg.pack or sums of weights, does to its operand, in few
/// characters.
std::string describeDerivation(Operation *op);

/// The result of `op` where its operand is `weight`.
llvm::Expected<qopt::ParameterHandle>
deriveWeight(Operation *op, const qopt::ParameterHandle &weight, StringRef key);

} // namespace mlir::qnn

#endif // QOPT_LIB_CODEGEN_CPU_WEIGHTDERIVATION_H
