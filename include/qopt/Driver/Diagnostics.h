// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// MLIR's diagnostics as errors and remarks of a tool: one line each, with file
// and position, and never with the contents of a weight.

#ifndef QOPT_DRIVER_DIAGNOSTICS_H
#define QOPT_DRIVER_DIAGNOSTICS_H

#include "mlir/IR/Diagnostics.h"
#include "llvm/Support/Error.h"
#include <mutex>
#include <string>
#include <vector>

namespace qopt {

/// What a pass remarked about an op, or warned of.
struct Remark {
  std::string op;
  std::string text;
  bool isWarning = false;
};

/// The message on one line, with the values of constants left out and cut where
/// it gets long.
std::string cleanMessage(llvm::StringRef message);

/// Takes every diagnostic of a context as long as it lives. Source lines are
/// not quoted: in a model they are mostly the weights.
class DiagnosticCollector {
public:
  DiagnosticCollector(mlir::MLIRContext &context, llvm::StringRef file);

  bool hasErrors() const { return !errors.empty(); }
  /// The first error and the number of further ones; `fallback` where there is
  /// none.
  llvm::Error takeError(const llvm::Twine &fallback);
  std::vector<Remark> takeRemarks() { return std::move(remarks); }

private:
  void handle(mlir::Diagnostic &diagnostic);

  std::string file;
  std::mutex mutex;
  std::vector<std::string> errors;
  std::vector<Remark> remarks;
  mlir::ScopedDiagnosticHandler handler;
};

} // namespace qopt

#endif // QOPT_DRIVER_DIAGNOSTICS_H
