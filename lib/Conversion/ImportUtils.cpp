// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Powers and limits, which every source dialect writes with constants.

#include "ImportUtils.h"
#include <cfloat>
#include <cmath>

using namespace mlir;
using namespace mlir::qnn;

Value mlir::qnn::createPower(OpBuilder &builder, Location loc, Value base,
                             double exponent) {
  static constexpr std::pair<double, UnaryKind> powers[] = {
      {2.0, UnaryKind::Square},
      {0.5, UnaryKind::Sqrt},
      {-0.5, UnaryKind::Rsqrt},
      {-1.0, UnaryKind::Reciprocal}};
  auto createUnary = [&](UnaryKind kind) -> Value {
    return UnaryOp::create(builder, loc, base.getType(), kind, base,
                           FloatAttr());
  };
  for (auto [value, kind] : powers)
    if (exponent == value)
      return createUnary(kind);
  if (exponent == 1.0)
    return base;
  if (exponent != 3.0)
    return {};
  Value square = createUnary(UnaryKind::Square);
  return MulOp::create(builder, loc, base.getType(), square, base, FloatAttr(),
                       FloatAttr());
}

Value mlir::qnn::createClamp(OpBuilder &builder, Location loc, Value input,
                             double low, double high) {
  if (std::isnan(low) || std::isnan(high))
    return {};
  auto attr = [&](double value, bool limits) {
    return limits ? builder.getF32FloatAttr(value) : FloatAttr();
  };
  return ClampOp::create(builder, loc, input.getType(), input,
                         attr(low, low > -FLT_MAX), attr(high, high < FLT_MAX));
}
