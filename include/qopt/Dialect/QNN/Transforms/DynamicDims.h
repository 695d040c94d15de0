// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The sizes that a model leaves open: which `?` of its arguments are the same
// size, what they are called, and whether the samples of a batch can be
// computed apart. Needs no MLIR to be used, so that executables can carry it.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_DYNAMICDIMS_H
#define QOPT_DIALECT_QNN_TRANSFORMS_DYNAMICDIMS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mlir::func {
class FuncOp;
} // namespace mlir::func

namespace qopt {

struct DynamicDims {
  /// One `?` of an argument.
  struct Dim {
    unsigned argument, dimension, symbol;
  };
  /// The names of the sizes, in the order of their first `?`.
  std::vector<std::string> symbols;
  std::vector<Dim> dims;

  bool empty() const { return dims.empty(); }

  /// The size of each symbol where the arguments have these shapes. Fails where
  /// a size is not positive or two `?` of one symbol differ.
  llvm::Expected<llvm::SmallVector<int64_t>>
  getSizes(llvm::ArrayRef<llvm::SmallVector<int64_t>> shapes) const;
};

/// A `?` has the name that the argument's `qnn.dims` gives it. Where none has a
/// name and all are dimension 0, they are one size, `batch`; otherwise those
/// without a name are sizes of their own.
DynamicDims getDynamicDims(mlir::func::FuncOp function);

/// Why results for a batch are not the results for its parts put together, or
/// "" if they are: the function has one symbol, dimension 0 of every argument
/// and result, and every op treats the samples alike and apart.
std::string explainBatchDependence(mlir::func::FuncOp function);

} // namespace qopt

#endif // QOPT_DIALECT_QNN_TRANSFORMS_DYNAMICDIMS_H
