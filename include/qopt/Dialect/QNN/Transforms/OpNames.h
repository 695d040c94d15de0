// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of ops and values that people see in calibration files, skip lists and
// reports. They depend only on the float graph, so that every pass gives the
// same name to the same op.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_OPNAMES_H
#define QOPT_DIALECT_QNN_TRANSFORMS_OPNAMES_H

#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::qnn {

/// The name of a function argument: its qnn.name, or "arg0".
std::string getArgumentName(BlockArgument argument);

/// Names the quantizable ops of a module: the name of the op's location, or
/// kind and index
/// (`conv2d.3`, counted in program order); made unique.
class OpNames {
public:
  explicit OpNames(Operation *root);

  StringRef lookup(Operation *op) const { return names.lookup(op); }
  Operation *find(StringRef name) const { return ops.lookup(name); }
  /// The name as it is, or with ".1", ".2", ... where it is taken; reserves it.
  std::string makeUnique(StringRef name, Operation *op = nullptr);

private:
  DenseMap<Operation *, StringRef> names;
  llvm::StringMap<Operation *> ops;
};

/// What an op is: "conv2d", and for a unary op the function: "gelu".
StringRef getKind(Operation *op);

/// Sets qnn.kept_float on the ops that are named in `skipOps` or whose kind is
/// in `skipKinds`. Emits an error where a name or kind does not exist.
LogicalResult markSkippedOps(Operation *root, ArrayRef<std::string> skipOps,
                             ArrayRef<std::string> skipKinds);

} // namespace mlir::qnn

#endif // QOPT_DIALECT_QNN_TRANSFORMS_OPNAMES_H
