// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The unary functions and their tables. Everything is generated from
// UnaryFunctions.inc.

#include "qopt/Numerics/UnaryTables.h"

#include "Rounding.h"

#include <limits>

using namespace qopt::numerics;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double kInvSqrt2 = 0.70710678118654752440;
constexpr double kSqrt2OverPi = 0.79788456080286535588;

[[maybe_unused]] double clampTo(double x, double lo, double hi) {
  return clampReal(x, lo, hi);
}

/// log(1 + e^x) without overflow for large x.
[[maybe_unused]] double softplus(double x) {
  return (x > 0 ? x : 0) + std::log1p(std::exp(-std::fabs(x)));
}

const UnaryFunction table[] = {
#define QOPT_UNARY(Enum, Name, Alpha, Beta, DomLo, DomHi, OutLo, OutHi, ...)   \
  {UnaryKind::Enum,                                                            \
   Name,                                                                       \
   {Alpha, Beta},                                                              \
   [](double x, [[maybe_unused]] UnaryArgs args) -> double {                   \
     [[maybe_unused]] double a = args.alpha, b = args.beta;                    \
     return __VA_ARGS__;                                                       \
   },                                                                          \
   []([[maybe_unused]] UnaryArgs args) -> RealInterval {                       \
     return {DomLo, DomHi};                                                    \
   },                                                                          \
   []([[maybe_unused]] UnaryArgs args) -> RealInterval {                       \
     [[maybe_unused]] double a = args.alpha, b = args.beta;                    \
     return {OutLo, OutHi};                                                    \
   }},
#include "qopt/Numerics/UnaryFunctions.inc"
};

std::string validateByte(const char *which, const QuantParams &params) {
  if (std::string reason = validate(params); !reason.empty())
    return std::string(which) + ": " + reason;
  if (params.storage.bits > 8)
    return std::string(which) + ": a table needs storage of at most 8 bits";
  return {};
}

} // namespace

Span<const UnaryFunction> qopt::numerics::unaryFunctions() { return table; }

const UnaryFunction &qopt::numerics::getUnaryFunction(UnaryKind kind) {
  return table[size_t(kind)];
}

std::optional<UnaryKind>
qopt::numerics::findUnaryFunction(std::string_view name) {
  for (const UnaryFunction &function : table)
    if (name == function.name)
      return function.kind;
  return std::nullopt;
}

Result<UnaryTable>
qopt::numerics::buildTable(const std::function<double(double)> &f,
                           const QuantParams &input,
                           const QuantParams &output) {
  for (auto [which, params] : {std::pair("input", &input), {"output", &output}})
    if (std::string reason = validateByte(which, *params); !reason.empty())
      return Result<UnaryTable>::failure(reason);
  UnaryTable result;
  for (int byte = 0; byte != 256; ++byte) {
    int64_t q = input.storage.isSigned ? int64_t(int8_t(byte)) : byte;
    q = input.storage.clamp(q);
    // Exact: a 24-bit scale times an integer of at most 9 bits.
    double x = double(float(input.scale)) * double(q - input.zeroPoint);
    double y = f(x) / double(float(output.scale));
    result[byte] = uint8_t(roundAndSaturate(
        y, output.zeroPoint, output.storage.min, output.storage.max));
  }
  return result;
}

Result<UnaryTable> qopt::numerics::buildTable(UnaryKind kind, UnaryArgs args,
                                              const QuantParams &input,
                                              const QuantParams &output) {
  const UnaryFunction &function = getUnaryFunction(kind);
  return buildTable([&](double x) { return function.evaluate(x, args); }, input,
                    output);
}

Result<UnaryTable> qopt::numerics::buildTable(UnaryKind kind,
                                              const QuantParams &input,
                                              const QuantParams &output) {
  return buildTable(kind, getUnaryFunction(kind).defaults, input, output);
}
