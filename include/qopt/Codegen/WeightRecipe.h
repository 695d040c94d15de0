// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What code generation does with a weight, as text: compiled code that is kept
// on disk says with it how the weights it takes are made from the model's, so
// that the weights themselves need not be kept.

#ifndef QOPT_CODEGEN_WEIGHTRECIPE_H
#define QOPT_CODEGEN_WEIGHTRECIPE_H

#include "qopt/Parameters/ParameterSource.h"

namespace qopt {

/// The recipe for weights times factors, one for each index along `axis`, and
/// that for bytes that come from nowhere else.
std::string getScaleRecipe(int64_t axis, llvm::ArrayRef<double> factors);
std::string getConstantRecipe(llvm::ArrayRef<char> bytes);

/// The parameter `info`, computed from `input` by `recipe` of a
/// ParameterDerivation. Fails where they do not fit together.
llvm::Expected<ParameterHandle> applyRecipe(const ParameterHandle &input,
                                            const ParameterInfo &info,
                                            llvm::StringRef recipe);

} // namespace qopt

#endif // QOPT_CODEGEN_WEIGHTRECIPE_H
