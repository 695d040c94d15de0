// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Unary functions on 8-bit tensors as 256-entry tables. A table is computed
// once, in double, when a model is compiled; afterwards gelu costs as much as
// relu and gives the same bits everywhere. The functions are listed in
// UnaryFunctions.inc. docs/Numerics.md, section 6.

#ifndef QOPT_NUMERICS_UNARYTABLES_H
#define QOPT_NUMERICS_UNARYTABLES_H

#include "qopt/Numerics/QuantParams.h"

#include <array>
#include <functional>
#include <optional>
#include <string_view>

namespace qopt::numerics {

enum class UnaryKind {
#define QOPT_UNARY(Enum, ...) Enum,
#include "qopt/Numerics/UnaryFunctions.inc"
};

/// The arguments of a function that has any: the slope of leaky_relu, the scale
/// of elu, the exponent of pow, slope and offset of hard_sigmoid, the bounds of
/// clamp.
struct UnaryArgs {
  double alpha = 0.0;
  double beta = 0.0;
};

struct RealInterval {
  double min = 0.0;
  double max = 0.0;
};

struct UnaryFunction {
  UnaryKind kind;
  const char *name;
  UnaryArgs defaults;
  double (*evaluate)(double x, UnaryArgs args);
  /// Where the function is real and finite; the ends may be poles.
  RealInterval (*domain)(UnaryArgs args);
  /// Contains every result.
  RealInterval (*range)(UnaryArgs args);
};

/// All functions, in the order of UnaryKind.
Span<const UnaryFunction> unaryFunctions();
const UnaryFunction &getUnaryFunction(UnaryKind kind);
std::optional<UnaryKind> findUnaryFunction(std::string_view name);

/// A result for every bit pattern of the stored byte: entry [uint8_t(q)] holds
/// uint8_t of the output's q, for signed and unsigned storage alike.
using UnaryTable = std::array<uint8_t, 256>;

/// T[q] = saturate(rint(f(s*(q - z)) / sy) + zy) in double; NaN gives zy,
/// infinities saturate. Input patterns outside the storage range act as its
/// nearer end. Fails for invalid parameters and for storage wider than 8 bits.
Result<UnaryTable> buildTable(const std::function<double(double)> &f,
                              const QuantParams &input,
                              const QuantParams &output);
Result<UnaryTable> buildTable(UnaryKind kind, UnaryArgs args,
                              const QuantParams &input,
                              const QuantParams &output);
/// With the function's default arguments.
Result<UnaryTable> buildTable(UnaryKind kind, const QuantParams &input,
                              const QuantParams &output);

} // namespace qopt::numerics

#endif // QOPT_NUMERICS_UNARYTABLES_H
