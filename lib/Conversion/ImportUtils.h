// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the conversions into qnn share: reasons why an op was left, and
// functions that source dialects write with constants.

#ifndef QOPT_LIB_CONVERSION_IMPORTUTILS_H
#define QOPT_LIB_CONVERSION_IMPORTUTILS_H

#include "mlir/IR/PatternMatch.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

namespace mlir::qnn {

/// Remembers why patterns failed. Ops are told apart by their locations, which
/// are all that patterns report; where ops share one, the last reason stands
/// for all.
struct ReasonListener : public RewriterBase::Listener {
  void notifyMatchFailure(Location loc,
                          function_ref<void(Diagnostic &)> explain) override {
    Diagnostic diagnostic(loc, DiagnosticSeverity::Remark);
    explain(diagnostic);
    reasons[loc] = diagnostic.str();
  }
  DenseMap<Location, std::string> reasons;
};

/// base^exponent for the exponents -1, -0.5, 0.5, 1, 2 and 3; null for others.
/// For -0.5 and 0.5 the function differs from a power on negative zero and
/// infinity only.
Value createPower(OpBuilder &builder, Location loc, Value base,
                  double exponent);

/// min(max(input, low), high); exporters write "no limit" as the largest finite
/// float. Null if a limit is NaN.
Value createClamp(OpBuilder &builder, Location loc, Value input, double low,
                  double high);

} // namespace mlir::qnn

#endif // QOPT_LIB_CONVERSION_IMPORTUTILS_H
