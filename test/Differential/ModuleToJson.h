// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The entry function of a module as JSON, with all constants: a form that a
// few lines of Python read, so that its evaluation shares nothing with MLIR.

#ifndef QOPT_TEST_DIFFERENTIAL_MODULETOJSON_H
#define QOPT_TEST_DIFFERENTIAL_MODULETOJSON_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace qopt::differential {

/// {"inputs": [id...], "outputs": [id...], "types": {id: type...}, "ops":
/// [{"name", "operands": [id...], "results": [id...], "attributes"}...]}.
/// Constants and parameters are ops named "constant" with their bytes, in
/// hexadecimal, as "data"; elements of less than a byte take a whole one.
llvm::Expected<llvm::json::Value> toJSON(mlir::func::FuncOp entry);

} // namespace qopt::differential

#endif // QOPT_TEST_DIFFERENTIAL_MODULETOJSON_H
