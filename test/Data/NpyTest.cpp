// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .npy files: the bytes that NumPy writes (copied from it), foreign orders, one
// case per check of the header, many broken files, and conversion.

#include "qopt/Data/Npy.h"
#include "../Parameters/TestSupport.h"
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace qopt;
using namespace qopt::test;

using Shape = llvm::SmallVector<int64_t>;

/// A version 1 file around a dictionary that is not padded.
static std::string makeNpy(const std::string &dict, const std::string &data) {
  std::string text("\x93NUMPY\x01\x00", 8);
  text += static_cast<char>(dict.size() & 255);
  text += static_cast<char>(dict.size() >> 8);
  return text + dict + data;
}

static llvm::Expected<NpyArray> parse(const std::string &text) {
  return parseNpy(ByteView::own(unwrap(AlignedBuffer::copy(bytesOf(text)))),
                  "x.npy");
}

template <typename T> static std::vector<T> valuesOf(const NpyArray &array) {
  llvm::ArrayRef<T> data = array.getData<T>();
  return {data.begin(), data.end()};
}

template <typename T>
static NpyArray makeArray(DType dtype, llvm::ArrayRef<int64_t> shape,
                          const std::vector<T> &values) {
  return unwrap(NpyArray::copy(dtype, shape, bytesOf(values)));
}

TEST(Npy, WritesWhatNumPyWrites) {
  // numpy.save of numpy.arange(6, dtype='<i2').reshape(2, 3)
  std::string expected("\x93NUMPY\x01\x00\x76\x00", 10);
  expected += "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }";
  expected.resize(127, ' ');
  expected += '\n';
  expected += std::string("\0\0\1\0\2\0\3\0\4\0\5\0", 12);
  TempDir dir;
  NpyArray array = makeArray<int16_t>(DType::I16, {2, 3}, {0, 1, 2, 3, 4, 5});
  EXPECT_OK(writeNpy(dir.file("x.npy"), array));
  std::string written = readFile(dir.file("x.npy"));
  // numpy leaves room for the dimension to grow; the padding is all that may
  // differ.
  EXPECT_EQ(written.size() % 64, 12u);
  auto squeeze = [](std::string text) {
    text.erase(8, 2);
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
  };
  EXPECT_EQ(squeeze(written), squeeze(expected));
  NpyArray again = unwrap(parse(expected));
  EXPECT_EQ(again.getShape(), array.getShape());
  EXPECT_EQ(again.getBytes(), array.getBytes());
}

TEST(Npy, AllTypesRoundTrip) {
  TempDir dir;
  for (DType dtype : {DType::F32, DType::F64, DType::F16, DType::I8, DType::U8,
                      DType::I16, DType::U16, DType::I32, DType::U32,
                      DType::I64, DType::U64, DType::BOOL}) {
    for (Shape shape : {Shape{}, Shape{5}, Shape{0}, Shape{2, 1, 3}}) {
      std::vector<char> data(*getNumBytes(dtype, shape));
      for (size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<char>(i * 7);
      NpyArray array = unwrap(NpyArray::copy(dtype, shape, data));
      std::string path = dir.file("x.npy");
      EXPECT_OK(writeNpy(path, array));
      NpyArray again = unwrap(readNpy(path));
      EXPECT_EQ(again.getDType(), dtype);
      EXPECT_EQ(again.getShape(), array.getShape());
      EXPECT_EQ(again.getBytes(), array.getBytes());
    }
  }
  EXPECT_ERROR(makeNpyHeader(DType::BF16, {}), "BF16 has no .npy");
  EXPECT_ERROR(makeNpyHeader(DType::I4, {}), "I4 has no .npy");
}

TEST(Npy, Versions2And3) {
  std::string dict = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,)}";
  for (char version : {2, 3}) {
    std::string text("\x93NUMPY", 6);
    text += version;
    text += std::string("\0", 1) + static_cast<char>(dict.size()) +
            std::string("\0\0\0", 3) + dict + "z";
    EXPECT_EQ(unwrap(parse(text)).getBytes()[0], 'z');
  }
}

TEST(Npy, SpellingsOfTheHeader) {
  for (const char *dict :
       {"{'descr':'<i2','fortran_order':False,'shape':(2,)}",
        "{ \"shape\" : ( 2 , ) , \"descr\" : \"<i2\" , \"fortran_order\" : "
        "False , } \n",
        "{'fortran_order': True, 'shape': (2,), 'descr': '=i2', }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (2L,), }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 1), }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2,), }"})
    EXPECT_EQ(valuesOf<int16_t>(unwrap(parse(makeNpy(dict, {"\1\0\2\0", 4})))),
              (std::vector<int16_t>{1, 2}))
        << dict;
}

TEST(Npy, BigEndian) {
  NpyArray array = unwrap(
      parse(makeNpy("{'descr': '>i4', 'fortran_order': False, 'shape': (2,), }",
                    {"\1\2\3\4\0\0\0\5", 8})));
  EXPECT_EQ(valuesOf<int32_t>(array), (std::vector<int32_t>{0x01020304, 5}));
  array = unwrap(parse(makeNpy(
      "{'descr': '>i1', 'fortran_order': False, 'shape': (2,), }", "ab")));
  EXPECT_EQ(valuesOf<char>(array), (std::vector<char>{'a', 'b'}));
}

TEST(Npy, FortranOrder) {
  // numpy.asfortranarray(numpy.arange(24).reshape(2, 3, 4))
  std::string data;
  for (int k = 0; k < 4; ++k)
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 2; ++i) {
        data += '\0';
        data += static_cast<char>(i * 12 + j * 4 + k);
      }
  NpyArray array = unwrap(parse(makeNpy(
      "{'descr': '>u2', 'fortran_order': True, 'shape': (2, 3, 4), }", data)));
  std::vector<uint16_t> expected(24);
  for (int i = 0; i < 24; ++i)
    expected[i] = i;
  EXPECT_EQ(valuesOf<uint16_t>(array), expected);
}

TEST(Npy, MapsAndGivesRows) {
  TempDir dir;
  std::string path = dir.file("x.npy");
  EXPECT_OK(
      writeNpy(path, makeArray<float>(DType::F32, {3, 2}, {0, 1, 2, 3, 4, 5})));
  NpyArray array = unwrap(readNpy(path));
  EXPECT_EQ(array.getNumRows(), 3u);
  EXPECT_EQ(array.getRowBytes(), 8u);
  float row[2];
  std::memcpy(row, array.row(2).data(), 8);
  EXPECT_EQ(row[0], 4);
  EXPECT_EQ(row[1], 5);
  // The file may go; the mapping keeps the bytes.
  std::remove(path.c_str());
  NpyArray copy = array;
  array = NpyArray();
  EXPECT_EQ(valuesOf<float>(copy).back(), 5);
}

TEST(Npy, CrookedDataIsCopiedToAnAlignedPlace) {
  std::string dict = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}";
  for (int pad = 0; pad < 8; ++pad) {
    double value = 1.5;
    std::string data(reinterpret_cast<char *>(&value), 8);
    NpyArray array = unwrap(parse(makeNpy(dict + std::string(pad, ' '), data)));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(array.getBytes().data()) % 8, 0u);
    EXPECT_EQ(array.getData<double>()[0], 1.5);
  }
}

namespace {
struct BadHeader {
  const char *dict;
  const char *text;
};
} // namespace

#define DICT(descr, order, shape)                                              \
  "{'descr': " descr ", 'fortran_order': " order ", 'shape': " shape ", }"

static const BadHeader badHeaders[] = {
    {"", "expected '{'"},
    {"[]", "expected '{'"},
    {"{", "expected a quoted string"},
    {"{}", "needs descr, fortran_order and shape"},
    {"{'descr': '|i1', 'fortran_order': False}", "needs descr"},
    {"{'descr': '|i1', 'shape': (4,)}", "needs descr"},
    {"{'fortran_order': False, 'shape': (4,)}", "needs descr"},
    {"{'descr': '|i1', 'descr': '|i1'}", "'descr' exists twice"},
    {"{'x': 1}", "unknown entry"},
    {"{'descr' '|i1'}", "expected ':'"},
    {"{'descr': '|i1' 'shape': (4,)}", "expected ',' or '}'"},
    {"{'descr: 1}", "a string does not end"},
    {"{'des\\x63r': '|i1'}", "escapes in strings"},
    {DICT("'|i1'", "False", "(4,)") "x", "text behind the dictionary"},
    {DICT("'|O'", "False", "(4,)"), "type '|O' is not supported"},
    {DICT("'<c8'", "False", "(4,)"), "type '<c8' is not supported"},
    {DICT("'<f16'", "False", "(4,)"), "type '<f16' is not supported"},
    {DICT("'|V2'", "False", "(4,)"), "type '|V2' is not supported"},
    {DICT("''", "False", "(4,)"), "type '' is not supported"},
    {DICT("'|i4'", "False", "(1,)"), "gives no byte order"},
    {DICT("'i4'", "False", "(1,)"), "gives no byte order"},
    {DICT("[('a', '<i4')]", "False", "(1,)"), "structured types"},
    {DICT("1", "False", "(4,)"), "expected a quoted string"},
    {DICT("'|i1'", "0", "(4,)"), "must be True or False"},
    {DICT("'|i1'", "False", "[4]"), "must be a tuple"},
    {DICT("'|i1'", "False", "4"), "must be a tuple"},
    {DICT("'|i1'", "False", "(4)"), "expected ',' or ')'"},
    {DICT("'|i1'", "False", "(4"), "non-negative integers"},
    {DICT("'|i1'", "False", "(4, 1 1)"), "expected ',' or ')'"},
    {DICT("'|i1'", "False", "(-4,)"), "non-negative integers"},
    {DICT("'|i1'", "False", "(4.0,)"), "expected ',' or ')'"},
    {DICT("'|i1'", "False", "(,)"), "non-negative integers"},
    {DICT("'|i1'", "False", "(9223372036854775808,)"), "does not fit in 63"},
    {DICT("'|i1'", "False", "(99999999999999999999,)"), "does not fit in 63"},
    {DICT("'|i1'", "False", "(4294967296, 4294967296)"), "overflows"},
    {DICT("'<i4'", "False", "(4611686018427387904,)"), "overflows"},
    {DICT("'|i1'", "False", "(4294967296, 4294967297)"), "overflows"},
    {DICT(
         "'|i1'", "False",
         "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,4)"),
     "more than 32 dimensions"},
    {DICT("'|i1'", "False", "(5,)"),
     "needs 5 bytes, the file has 4 (truncated?)"},
    {DICT("'|i1'", "False", "(3,)"), "needs 3 bytes, the file has 4"},
    {DICT("'|i1'", "False", "(4611686018427387904,)"), "truncated?"},
};

TEST(Npy, RejectsBadHeaders) {
  for (const BadHeader &bad : badHeaders) {
    std::string error = message(parse(makeNpy(bad.dict, "abcd")));
    EXPECT_NE(error.find(bad.text), std::string::npos)
        << bad.dict << "\n  gives: " << error << "\n  without: " << bad.text;
    EXPECT_EQ(error.find("x.npy: "), 0u) << error;
  }
}

TEST(Npy, RejectsBadPrefixes) {
  EXPECT_ERROR(parse(""), "not a .npy file");
  EXPECT_ERROR(parse("\x93NUMPX\1\0\0\0"), "not a .npy file");
  EXPECT_ERROR(parse(std::string("\x93NUMPY\x00\x00\x00\x00", 10)),
               "version 0 is not supported");
  EXPECT_ERROR(parse(std::string("\x93NUMPY\x04\x00\x00\x00", 10)),
               "version 4 is not supported");
  EXPECT_ERROR(parse(std::string("\x93NUMPY\x02\x00\xff\xff\xff\xff", 12)),
               "exceeds the limit");
  EXPECT_ERROR(parse(std::string("\x93NUMPY\x02\x00\xff\xff", 10)),
               "truncated in the header");
  EXPECT_ERROR(readNpy("/nonexistent.npy"), "cannot open");
}

TEST(Npy, EveryTruncationIsAnError) {
  std::string good = makeNpy(DICT("'|i1'", "False", "(4,)"), "abcd");
  EXPECT_OK(parse(good).takeError());
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_NE(message(parse(good.substr(0, size))), "") << size;
}

TEST(Npy, SurvivesRandomDamage) {
  std::string good =
      makeNpy(DICT("'>u2'", "True", "(2, 3, 2)"), std::string(24, 'x'));
  EXPECT_OK(parse(good).takeError());
  Random random(21);
  int opened = 0;
  for (int trial = 0; trial < 20000; ++trial) {
    auto array = parse(mutate(good, random, good.size() - 24));
    if (!array) {
      EXPECT_FALSE(llvm::toString(array.takeError()).empty());
      continue;
    }
    ++opened;
    EXPECT_LE(array->getNumBytes(), 200u);
    EXPECT_EQ(array->getNumBytes(),
              getNumBytes(array->getDType(), array->getShape()));
  }
  EXPECT_GT(opened, 100);
  EXPECT_LT(opened, 12000);
}

/// Runs `write` with a limit on file sizes, in a child: it stays a limit.
template <typename Write> static std::string writeLimited(Write write) {
  TempDir dir;
  std::string log = dir.file("log");
  pid_t child = fork();
  if (child == 0) {
    struct rlimit limit{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &limit);
    writeFile(log, message(write(dir.file("x"))));
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_FALSE(exists(dir.file("x")));
  EXPECT_FALSE(exists(dir.file("x.partial")));
  return readFile(log);
}

TEST(Npy, AFailedWriteLeavesNoFile) {
  NpyArray array =
      makeArray<char>(DType::I8, {1 << 20}, std::vector<char>(1 << 20));
  std::string error = writeLimited(
      [&](const std::string &path) { return writeNpy(path, array); });
  EXPECT_NE(error.find("/x: cannot reserve 1048704 bytes: File too large"),
            std::string::npos)
      << error;
  error = writeLimited(
      [&](const std::string &path) { return writeNpz(path, {{"a", array}}); });
  EXPECT_NE(error.find("/x: cannot write: File too large"), std::string::npos)
      << error;
  EXPECT_ERROR(writeNpy("/dev/full", array), "not a regular file");
}

TEST(Convert, HalfIsExact) {
  // Every finite half against its definition.
  for (unsigned bits = 0; bits < 65536; ++bits) {
    unsigned exponent = bits >> 10 & 31, mantissa = bits & 1023;
    if (exponent == 31)
      continue;
    double expected = exponent ? std::ldexp(1024.0 + mantissa, exponent - 25)
                               : std::ldexp(double(mantissa), -24);
    if (bits & 0x8000)
      expected = -expected;
    uint16_t half = bits;
    float value;
    EXPECT_OK(convertElements(DType::F16, {reinterpret_cast<char *>(&half), 2},
                              DType::F32,
                              {reinterpret_cast<char *>(&value), 4}));
    ASSERT_EQ(value, expected) << bits;
    ASSERT_EQ(std::signbit(value), std::signbit(expected)) << bits;
  }
}

TEST(Convert, ToFloatAndLabels) {
  std::vector<uint16_t> specials{0x7C00, 0xFC00, 0x7E00, 0x3C00};
  auto floats =
      valuesOf<float>(unwrap(toF32(makeArray(DType::F16, {4}, specials))));
  EXPECT_EQ(floats[0], std::numeric_limits<float>::infinity());
  EXPECT_EQ(floats[1], -std::numeric_limits<float>::infinity());
  EXPECT_TRUE(std::isnan(floats[2]));
  EXPECT_EQ(floats[3], 1.0f);
  EXPECT_EQ(valuesOf<float>(unwrap(
                toF32(makeArray<uint16_t>(DType::BF16, {1}, {0xC040}))))[0],
            -3.0f);
  EXPECT_EQ(valuesOf<float>(unwrap(
                toF32(makeArray<double>(DType::F64, {2}, {0.1, 1e300})))),
            (std::vector<float>{0.1f, std::numeric_limits<float>::infinity()}));
  EXPECT_EQ(valuesOf<float>(
                unwrap(toF32(makeArray<uint8_t>(DType::BOOL, {3}, {0, 1, 7})))),
            (std::vector<float>{0, 1, 1}));
  EXPECT_EQ(valuesOf<int64_t>(
                unwrap(toI64(makeArray<int8_t>(DType::I8, {2}, {-128, 127})))),
            (std::vector<int64_t>{-128, 127}));
}

TEST(Convert, IntegersMustFit) {
  EXPECT_ERROR(toI64(makeArray<uint64_t>(DType::U64, {2}, {1, UINT64_MAX})),
               "element 1 does not fit in I64");
  EXPECT_ERROR(
      convert(makeArray<int64_t>(DType::I64, {2}, {0, -1}), DType::U64),
      "element 1 does not fit in U64");
  EXPECT_ERROR(
      convert(makeArray<int32_t>(DType::I32, {3}, {127, -128, 128}), DType::I8),
      "element 2 does not fit in I8");
  EXPECT_OK(convert(makeArray<int32_t>(DType::I32, {2}, {127, -128}), DType::I8)
                .takeError());
  EXPECT_ERROR(toI64(makeArray<float>(DType::F32, {1}, {1})),
               "cannot convert F32 to I64");
  EXPECT_FALSE(isConvertible(DType::I4, DType::F32));
  EXPECT_FALSE(isConvertible(DType::F32, DType::BF16));
}

TEST(Convert, FindsNonFinite) {
  float inf = std::numeric_limits<float>::infinity();
  std::vector<float> values{1, -2, 3e38f, 0};
  EXPECT_EQ(findNonFinite(DType::F32, bytesOf(values)), std::nullopt);
  values[2] = -inf;
  EXPECT_EQ(findNonFinite(DType::F32, bytesOf(values)), 2u);
  values[1] = std::nanf("");
  EXPECT_EQ(findNonFinite(DType::F32, bytesOf(values)), 1u);
  std::vector<uint16_t> halves{0x7BFF, 0x7C00};
  EXPECT_EQ(findNonFinite(DType::F16, bytesOf(halves)), 1u);
  EXPECT_EQ(findNonFinite(DType::I16, bytesOf(halves)), std::nullopt);
}
