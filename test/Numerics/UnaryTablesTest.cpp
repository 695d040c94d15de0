// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of unary functions (values, domains, ranges) and the 256-entry
// tables.

#include "TestSupport.h"

#include "qopt/Numerics/Quantize.h"
#include "qopt/Numerics/UnaryTables.h"

#include <set>

using namespace qopt::numerics;
using namespace qopt::numerics::test;

namespace {

double evaluate(UnaryKind kind, double x) {
  const UnaryFunction &f = getUnaryFunction(kind);
  return f.evaluate(x, f.defaults);
}

TEST(UnaryTables, ListIsConsistent) {
  std::set<std::string> names;
  for (const UnaryFunction &f : unaryFunctions()) {
    EXPECT_TRUE(names.insert(f.name).second) << f.name;
    EXPECT_EQ(&getUnaryFunction(f.kind), &f) << f.name;
    ASSERT_TRUE(findUnaryFunction(f.name)) << f.name;
    EXPECT_EQ(*findUnaryFunction(f.name), f.kind);
  }
  EXPECT_FALSE(findUnaryFunction("no_such_function"));
  EXPECT_FALSE(findUnaryFunction(""));
}

TEST(UnaryTables, RangeAndDomainHoldOnAGrid) {
  for (const UnaryFunction &f : unaryFunctions()) {
    RealInterval domain = f.domain(f.defaults), range = f.range(f.defaults);
    for (int i = -200000; i <= 200000; ++i) {
      double x = i * 1e-4;
      double y = f.evaluate(x, f.defaults);
      if (x > domain.min && x < domain.max && x != 0) {
        ASSERT_TRUE(std::isfinite(y)) << f.name << "(" << x << ") = " << y;
      }
      if (x < domain.min || x > domain.max) {
        ASSERT_FALSE(std::isfinite(y)) << f.name << "(" << x << ") = " << y;
      }
      if (!std::isnan(y)) {
        ASSERT_GE(y, range.min) << f.name << "(" << x << ")";
        ASSERT_LE(y, range.max) << f.name << "(" << x << ")";
      }
    }
    // No NaN from inf - inf or 0 * inf where the function has a value.
    for (double x : {-1e40, -800.0, -40.0, 40.0, 800.0, 1e40}) {
      double y = f.evaluate(x, f.defaults);
      if (x > domain.min && x < domain.max) {
        ASSERT_FALSE(std::isnan(y)) << f.name << "(" << x << ")";
      }
    }
  }
}

TEST(UnaryTables, RangesAreTight) {
  auto low = [](UnaryKind kind) {
    const UnaryFunction &f = getUnaryFunction(kind);
    double least = std::numeric_limits<double>::infinity();
    for (int i = -60000; i <= 0; ++i)
      least = std::min(least, f.evaluate(i * 1e-4, f.defaults));
    return least - f.range(f.defaults).min;
  };
  for (UnaryKind kind : {UnaryKind::Gelu, UnaryKind::GeluTanh, UnaryKind::Silu,
                         UnaryKind::Mish, UnaryKind::HardSwish})
    EXPECT_LT(low(kind), 1e-5) << getUnaryFunction(kind).name;
}

struct Golden {
  UnaryKind kind;
  double x, y;
};

TEST(UnaryTables, KnownValues) {
  // From published tables of erf, exp and the logistic function to ten digits
  // or more.
  const Golden golden[] = {
      {UnaryKind::Identity, -1.25, -1.25},
      {UnaryKind::Abs, -1.5, 1.5},
      {UnaryKind::Neg, 1.5, -1.5},
      {UnaryKind::Sign, -3, -1},
      {UnaryKind::Sign, 0, 0},
      {UnaryKind::Relu, -2, 0},
      {UnaryKind::Relu, 2, 2},
      {UnaryKind::Relu6, 7, 6},
      {UnaryKind::Clamp, 7, 1},
      {UnaryKind::Clamp, -7, -1},
      {UnaryKind::LeakyRelu, -2, -0.02},
      {UnaryKind::HardSigmoid, 1, 2.0 / 3},
      {UnaryKind::HardSigmoid, -4, 0},
      {UnaryKind::HardSwish, 1, 2.0 / 3},
      {UnaryKind::HardSwish, -1.5, -0.375},
      {UnaryKind::HardSwish, 4, 4},
      {UnaryKind::Floor, -1.5, -2},
      {UnaryKind::Ceil, -1.5, -1},
      {UnaryKind::Round, 2.5, 2},
      {UnaryKind::Round, 3.5, 4},
      {UnaryKind::Trunc, -1.5, -1},
      {UnaryKind::Exp, 1, 2.718281828459045},
      {UnaryKind::Exp2, 3, 8},
      {UnaryKind::Expm1, 1, 1.718281828459045},
      {UnaryKind::Log, 2, 0.6931471805599453},
      {UnaryKind::Log2, 8, 3},
      {UnaryKind::Log1p, 1, 0.6931471805599453},
      {UnaryKind::Square, -3, 9},
      {UnaryKind::Sqrt, 2, 1.4142135623730951},
      {UnaryKind::Rsqrt, 4, 0.5},
      {UnaryKind::Cbrt, -8, -2},
      {UnaryKind::Reciprocal, -4, -0.25},
      {UnaryKind::Pow, 3, 9},
      {UnaryKind::Sigmoid, 1, 0.7310585786300049},
      {UnaryKind::Silu, 1, 0.7310585786300049},
      {UnaryKind::Silu, -1, -0.2689414213699951},
      {UnaryKind::Tanh, 1, 0.7615941559557649},
      {UnaryKind::Erf, 1, 0.8427007929497149},
      {UnaryKind::Gelu, 1, 0.8413447460685429},
      {UnaryKind::Gelu, -1, -0.15865525393145705},
      {UnaryKind::GeluTanh, 1, 0.8411919906082768},
      {UnaryKind::Elu, -1, -0.6321205588285577},
      {UnaryKind::Selu, 1, 1.0507009873554805},
      {UnaryKind::Selu, -1, -1.1113307378125625},
      {UnaryKind::Celu, -1, -0.6321205588285577},
      {UnaryKind::Softplus, 0, 0.6931471805599453},
      {UnaryKind::Softplus, 1, 1.3132616875182228},
      {UnaryKind::Softsign, -1, -0.5},
      {UnaryKind::Mish, 1, 0.8650983882673103},
      {UnaryKind::Sin, 1, 0.8414709848078965},
      {UnaryKind::Cos, 1, 0.5403023058681398},
      {UnaryKind::Tan, 1, 1.5574077246549023},
      {UnaryKind::Asin, 1, 1.5707963267948966},
      {UnaryKind::Acos, -1, 3.141592653589793},
      {UnaryKind::Atan, 1, 0.7853981633974483},
      {UnaryKind::Sinh, 1, 1.1752011936438014},
      {UnaryKind::Cosh, 1, 1.5430806348152437},
      {UnaryKind::Asinh, 1, 0.881373587019543},
      {UnaryKind::Acosh, 2, 1.3169578969248166},
      {UnaryKind::Atanh, 0.5, 0.5493061443340548},
  };
  std::set<UnaryKind> seen;
  for (const Golden &g : golden) {
    seen.insert(g.kind);
    EXPECT_NEAR(evaluate(g.kind, g.x), g.y,
                4e-16 * std::max(1.0, std::fabs(g.y)))
        << getUnaryFunction(g.kind).name << "(" << g.x << ")";
  }
  EXPECT_EQ(seen.size(), unaryFunctions().size())
      << "a function has no known value here";
}

TEST(UnaryTables, LargeArguments) {
  const Golden golden[] = {
      {UnaryKind::Softplus, 800, 800},  {UnaryKind::Softplus, -800, 0},
      {UnaryKind::Mish, 800, 800},      {UnaryKind::Mish, -800, 0},
      {UnaryKind::Gelu, 800, 800},      {UnaryKind::Gelu, -800, 0},
      {UnaryKind::GeluTanh, 800, 800},  {UnaryKind::GeluTanh, -800, 0},
      {UnaryKind::Silu, 800, 800},      {UnaryKind::Silu, -800, 0},
      {UnaryKind::Sigmoid, 800, 1},     {UnaryKind::Sigmoid, -800, 0},
      {UnaryKind::Elu, 800, 800},       {UnaryKind::Elu, -800, -1},
      {UnaryKind::Softsign, 1e300, 1},  {UnaryKind::Tanh, -800, -1},
      {UnaryKind::HardSwish, 800, 800}, {UnaryKind::HardSwish, -800, 0},
  };
  for (const Golden &g : golden)
    EXPECT_EQ(evaluate(g.kind, g.x), g.y)
        << getUnaryFunction(g.kind).name << "(" << g.x << ")";
}

TEST(UnaryTables, Arguments) {
  auto at = [](UnaryKind kind, UnaryArgs args, double x) {
    return getUnaryFunction(kind).evaluate(x, args);
  };
  EXPECT_EQ(at(UnaryKind::LeakyRelu, {0.25, 0}, -2), -0.5);
  EXPECT_EQ(at(UnaryKind::HardSigmoid, {0.2, 0.5}, 1), 0.7);
  EXPECT_EQ(at(UnaryKind::Clamp, {-3, 2}, 5), 2);
  EXPECT_EQ(at(UnaryKind::Pow, {3, 0}, 2), 8);
  EXPECT_EQ(at(UnaryKind::Elu, {2, 0}, -1), 2 * std::expm1(-1.0));
  EXPECT_EQ(getUnaryFunction(UnaryKind::Clamp).range({-3, 2}).min, -3);
  EXPECT_EQ(getUnaryFunction(UnaryKind::Elu).range({2, 0}).min, -2);
}

TEST(UnaryTables, TableMatchesTheDefinition) {
  Values values(40);
  const Storage storages[] = {Storage::i8(), Storage::u8(), Storage::i8Narrow(),
                              Storage::i4(), Storage::u4()};
  for (const UnaryFunction &f : unaryFunctions())
    for (const Storage &from : storages)
      for (const Storage &to : {Storage::i8(), Storage::u8()}) {
        QuantParams in{float(values.logUniform(-8, 0)),
                       values.integer(from.min, from.max), from};
        QuantParams out{float(values.logUniform(-8, 0)),
                        values.integer(to.min, to.max), to};
        Result<UnaryTable> table = buildTable(f.kind, in, out);
        ASSERT_TRUE(table) << table.reason();
        for (int64_t q = from.min; q <= from.max; ++q) {
          double y =
              f.evaluate(in.scale * double(q - in.zeroPoint), f.defaults) /
              out.scale;
          int64_t expected;
          if (std::isnan(y))
            expected = out.zeroPoint;
          else if (std::fabs(y) > 1e6)
            expected = y > 0 ? to.max : to.min;
          else
            expected = to.clamp(int64_t(roundHalfEven(y)) + out.zeroPoint);
          uint8_t byte = (*table)[uint8_t(q)];
          int64_t got = to.isSigned ? int64_t(int8_t(byte)) : int64_t(byte);
          ASSERT_EQ(got, expected) << f.name << " q " << q;
        }
      }
}

TEST(UnaryTables, IdentityWithEqualParamsIsTheIdentity) {
  QuantParams p{0.37f, -5, Storage::i8()};
  UnaryTable table = *buildTable(UnaryKind::Identity, p, p);
  for (int byte = 0; byte != 256; ++byte)
    EXPECT_EQ(table[byte], byte);
}

TEST(UnaryTables, SpecialResults) {
  QuantParams in{1.0, 0, Storage::i8()}, out{1.0, 3, Storage::i8()};
  UnaryTable reciprocal = *buildTable(UnaryKind::Reciprocal, in, out);
  EXPECT_EQ(int8_t(reciprocal[0]), 127); // 1/0 = +inf
  EXPECT_EQ(int8_t(reciprocal[1]), 4);
  EXPECT_EQ(int8_t(reciprocal[2]), 3); // 0.5 is a tie
  UnaryTable log = *buildTable(UnaryKind::Log, in, out);
  EXPECT_EQ(int8_t(log[0]), -128);          // -inf
  EXPECT_EQ(int8_t(log[uint8_t(-1)]), 3);   // NaN
  EXPECT_EQ(int8_t(log[uint8_t(-128)]), 3); // NaN
  UnaryTable square = *buildTable(UnaryKind::Square, in, out);
  EXPECT_EQ(int8_t(square[uint8_t(-128)]), 127);
}

TEST(UnaryTables, PatternsOutsideTheStorageRangeActAsItsEnd) {
  QuantParams narrow{1.0, 0, Storage::i8Narrow()}, u4{1.0, 0, Storage::u4()};
  QuantParams out{1.0, 0, Storage::i8()};
  EXPECT_EQ(
      int8_t((*buildTable(UnaryKind::Identity, narrow, out))[uint8_t(-128)]),
      -127);
  EXPECT_EQ(int8_t((*buildTable(UnaryKind::Identity, u4, out))[200]), 15);
}

TEST(UnaryTables, Composition) {
  QuantParams in{0.05f, 0, Storage::i8()}, out{0.01f, -10, Storage::i8()};
  UnaryTable chain =
      *buildTable([](double x) { return std::tanh(std::fabs(x)); }, in, out);
  EXPECT_EQ(chain[uint8_t(-20)], chain[20]);
  EXPECT_EQ(int8_t(chain[20]), 66); // tanh(1) / 0.01 - 10
}

TEST(UnaryTables, Errors) {
  QuantParams good, wide{1.0, 0, Storage::i16()}, zero{0.0, 0, Storage::i8()};
  EXPECT_EQ(buildTable(UnaryKind::Exp, wide, good).reason(),
            "input: a table needs storage of at most 8 bits");
  EXPECT_EQ(buildTable(UnaryKind::Exp, good, wide).reason(),
            "output: a table needs storage of at most 8 bits");
  EXPECT_EQ(buildTable(UnaryKind::Exp, good, zero).reason(),
            "output: scale is zero");
}

} // namespace
