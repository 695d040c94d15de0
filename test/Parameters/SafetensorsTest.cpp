// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading safetensors files: one case per check of the header, and many broken
// files.

#include "qopt/Parameters/Safetensors.h"
#include "TestSupport.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/Support/Endian.h"
#include <unistd.h>

using namespace qopt;
using namespace qopt::test;

static std::string makeFile(const std::string &header, size_t dataBytes) {
  std::string text(8, '\0');
  llvm::support::endian::write64le(text.data(), header.size());
  text += header;
  for (size_t i = 0; i < dataBytes; ++i)
    text += static_cast<char>(i);
  return text;
}

/// Opens contents as a file of their own.
class Safetensors : public ::testing::Test {
protected:
  llvm::Expected<std::shared_ptr<SafetensorsSource>>
  open(const std::string &contents) {
    path = dir.file("x.safetensors");
    writeFile(path, contents);
    return SafetensorsSource::open(path);
  }

  TempDir dir;
  std::string path;
};

TEST_F(Safetensors, ReadsAndMaps) {
  auto source = unwrap(open(makeFile(
      R"({"b":{"dtype":"I16","shape":[2,2],"data_offsets":[4,12]},)"
      R"( "__metadata__":{"format":"pt","a\u00e9\ud83d\ude00\"":"\n"},)"
      R"( "a":{"data_offsets":[0,4],"shape":[],"dtype":"F32"},)"
      R"( "empty":{"dtype":"F64","shape":[3,0],"data_offsets":[12,12]}}   )",
      12)));
  // In the order of the data, not of the header.
  ASSERT_EQ(source->getParameters().size(), 3u);
  EXPECT_EQ(source->getParameters()[0].key, "a");
  EXPECT_EQ(source->getParameters()[1].key, "b");
  EXPECT_EQ(source->getParameters()[2].bytes, 0u);
  EXPECT_EQ(source->find("b")->dtype, DType::I16);
  EXPECT_EQ(source->find("b")->shape, (llvm::SmallVector<int64_t>{2, 2}));
  char out[3];
  EXPECT_OK(source->read("b", 1, out));
  EXPECT_EQ(out[0], 5);
  EXPECT_EQ(out[2], 7);
  EXPECT_EQ(source->map("b")->size(), 8u);
  EXPECT_EQ((*source->map("b"))[7], 11);
  EXPECT_EQ(source->map("empty")->size(), 0u);
  EXPECT_EQ(source->getMetadata().lookup("format"), "pt");
  EXPECT_EQ(source->getMetadata().lookup("a\u00e9\U0001F600\""), "\n");
  EXPECT_EQ(source->getFileOffset("b"), source->getLayout().headerSize + 4);
  EXPECT_OK(source->verifyDigest());
}

namespace {
struct BadHeader {
  const char *header;
  size_t dataBytes;
  const char *text;
};
} // namespace

#define T(offsets) R"("dtype":"I8","shape":[4],"data_offsets":)" offsets

static const BadHeader badHeaders[] = {
    // Grammar.
    {"", 0, "expected '{'"},
    {" {}", 0, "expected '{'"},
    {"[]", 0, "expected '{'"},
    {"{", 0, "expected a string"},
    {"{}x", 0, "text behind the JSON object"},
    {"{}{}", 0, "text behind the JSON object"},
    {"{\"a", 0, "the string does not end"},
    {"{\"a\\", 0, "the string does not end"},
    {"{\"a\\q\":1}", 0, "unknown escape"},
    {"{\"a\\u12g4\":1}", 0, "four hexadecimal digits"},
    {"{\"a\\ud800\":1}", 0, "unpaired surrogate"},
    {"{\"a\\ud800\\u0041\":1}", 0, "unpaired surrogate"},
    {"{\"a\\udc00\":1}", 0, "unpaired surrogate"},
    {"{\"a\n\":1}", 0, "control character"},
    {"{\"\xff\":1}", 0, "not valid UTF-8"},
    {"{\"a\"}", 0, "expected ':'"},
    {"{\"a\":}", 0, "expected '{'"},
    {"{\"a\":1}", 0, "expected '{'"},
    {"{\"\":{" T("[0,4]") "}}", 4, "name is empty"},
    {"{\"a\":{" T("[0,4]") "}", 4, "expected ',' or '}'"},
    {"{\"a\":{" T("[0,4]") "},}", 4, "expected a string"},
    {"{\"a\":{" T("[0,4]") "} \"b\":{}}", 4, "expected ',' or '}'"},
    // Duplicates, at all three levels.
    {"{\"a\":{" T("[0,4]") "},\"a\":{" T("[4,8]") "}}", 8, "duplicate key 'a'"},
    {"{\"a\":{" T("[0,4]") "},\"\\u0061\":{" T("[4,8]") "}}", 8,
     "duplicate key 'a'"},
    {R"({"a":{"dtype":"I8","dtype":"I8","shape":[4],"data_offsets":[0,4]}})", 4,
     "duplicate key 'dtype'"},
    {R"({"__metadata__":{"k":"1","k":"2"}})", 0, "duplicate key 'k'"},
    {R"({"__metadata__":{"k":1}})", 0, "expected a string"},
    // Fields.
    {R"({"a":{"shape":[4],"data_offsets":[0,4]}})", 4, "tensor 'a': needs"},
    {R"({"a":{"dtype":"I8","data_offsets":[0,4]}})", 4, "tensor 'a': needs"},
    {R"({"a":{"dtype":"I8","shape":[4]}})", 4, "tensor 'a': needs"},
    {R"({"a":{}})", 4, "tensor 'a': needs"},
    {"{\"a\":{" T("[0,4]") ",\"x\":1}}", 4, "tensor 'a': unknown field 'x'"},
    {R"({"a":{"dtype":"Q9","shape":[4],"data_offsets":[0,4]}})", 4,
     "tensor 'a': unknown dtype 'Q9'"},
    {R"({"a":{"dtype":"I4","shape":[8],"data_offsets":[0,4]}})", 4,
     "unknown dtype 'I4'"},
    {R"({"a":{"dtype":1,"shape":[4],"data_offsets":[0,4]}})", 4,
     "expected a string"},
    // Numbers.
    {R"({"a":{"dtype":"I8","shape":[-4],"data_offsets":[0,4]}})", 4,
     "unsigned integer"},
    {R"({"a":{"dtype":"I8","shape":[04],"data_offsets":[0,4]}})", 4,
     "unsigned integer"},
    {R"({"a":{"dtype":"I8","shape":[4.0],"data_offsets":[0,4]}})", 4,
     "expected ',' or ']'"},
    {R"({"a":{"dtype":"I8","shape":[4e0],"data_offsets":[0,4]}})", 4,
     "expected ',' or ']'"},
    {R"({"a":{"dtype":"I8","shape":["4"],"data_offsets":[0,4]}})", 4,
     "unsigned integer"},
    {R"({"a":{"dtype":"I8","shape":[4,],"data_offsets":[0,4]}})", 4,
     "unsigned integer"},
    {R"({"a":{"dtype":"I8","shape":4,"data_offsets":[0,4]}})", 4,
     "expected '['"},
    {R"({"a":{"dtype":"I8","shape":[18446744073709551616],"data_offsets":[0,4]}})",
     4, "does not fit in 64 bits"},
    {R"({"a":{"dtype":"I8","shape":[9223372036854775808],"data_offsets":[0,4]}})",
     4, "does not fit in 63 bits"},
    {"{\"a\":{\"dtype\":\"I8\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
     "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,1]}}",
     1, "more than 32"},
    {"{\"a\":{" T("[0]") "}}", 4, "must be two numbers"},
    {"{\"a\":{" T("[0,2,4]") "}}", 4, "more than 2 numbers"},
    // Places.
    {"{\"a\":{" T("[4,0]") "}}", 4, "ends before it begins"},
    {"{\"a\":{" T("[0,4]") "}}", 3, "truncated?"},
    {"{\"a\":{" T("[0,18446744073709551615]") "}}", 4, "truncated?"},
    {"{\"a\":{" T("[0,3]") "}}", 3, "needs 4 bytes, the offsets give 3"},
    {"{\"a\":{" T("[0,5]") "}}", 5, "needs 4 bytes, the offsets give 5"},
    {"{\"a\":{" T("[1,5]") "}}", 5, "hole of 1 bytes"},
    {"{\"a\":{" T("[0,4]") "},\"b\":{" T("[5,9]") "}}", 9,
     "tensor 'b': hole of 1 bytes"},
    {"{\"a\":{" T("[0,4]") "},\"b\":{" T("[3,7]") "}}", 7,
     "tensor 'b': overlaps"},
    {"{\"a\":{" T("[0,4]") "},\"b\":{" T("[0,4]") "}}", 4, "overlaps"},
    {"{\"a\":{" T("[0,4]") "}}", 6, "2 bytes at the end belong to no tensor"},
    {"{}", 1, "1 bytes at the end belong to no tensor"},
    // Products that overflow 64 bits, 63 bits, and that wrap to the right size.
    {R"({"a":{"dtype":"I8","shape":[4294967296,4294967296],"data_offsets":[0,0]}})",
     0, "overflows"},
    {R"({"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}})",
     0, "overflows"},
    {R"({"a":{"dtype":"I8","shape":[4294967296,4294967297],"data_offsets":[0,4]}})",
     4, "overflows"},
    // Our metadata.
    {R"({"__metadata__":{"qopt.version":"2"}})", 0,
     "unknown format version '2'"},
    {R"({"__metadata__":{"qopt.digest":"md5:1"}})", 0, "malformed content"},
    {R"({"__metadata__":{"qopt.digest":"xxh64-1m:12345678"}})", 0,
     "malformed content"},
    {R"({"__metadata__":{"qopt.digest":"xxh64-1m:000000000000000g"}})", 0,
     "malformed content"},
    {R"({"__metadata__":{"qopt.i4:a":"8"},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
     4, "malformed shape in the int4"},
    {R"({"__metadata__":{"qopt.i4:a":"[8]x"},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
     4, "malformed shape in the int4"},
    {R"({"__metadata__":{"qopt.i4:a":"[9]"},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
     4, "does not match the int4 shape"},
    {R"({"__metadata__":{"qopt.i4:a":"[8]"},"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})",
     4, "does not match the int4 shape"},
};

TEST_F(Safetensors, RejectsBadHeaders) {
  for (const BadHeader &bad : badHeaders) {
    std::string error = message(open(makeFile(bad.header, bad.dataBytes)));
    EXPECT_NE(error.find(bad.text), std::string::npos)
        << bad.header << "\n  gives: " << error << "\n  without: " << bad.text;
    EXPECT_EQ(error.find(path), 0u) << error;
  }
}

TEST_F(Safetensors, RejectsBadLengths) {
  EXPECT_ERROR(open(""), "it has 0 bytes");
  EXPECT_ERROR(open("1234567"), "it has 7 bytes");
  std::string good = makeFile("{}", 0);
  EXPECT_OK(open(good).takeError());
  good[0] = 3;
  EXPECT_ERROR(open(good),
               "truncated: the header has 3 bytes, the file only 2");
  good[7] = 1;
  EXPECT_ERROR(open(good), "exceeds the limit");
}

TEST_F(Safetensors, EveryTruncationIsAnError) {
  std::string good = makeFile("{\"a\":{" T("[0,4]") "}}", 4);
  EXPECT_OK(open(good).takeError());
  for (size_t size = 0; size < good.size(); ++size)
    EXPECT_NE(message(open(good.substr(0, size))), "") << size;
}

TEST_F(Safetensors, DeepNestingDoesNotOverflowTheStack) {
  EXPECT_ERROR(open(makeFile(std::string(5000000, '['), 0)), "expected '{'");
  std::string nested;
  for (int i = 0; i < 1000000; ++i)
    nested += "{\"a\":";
  EXPECT_ERROR(open(makeFile(nested, 0)), "unknown field 'a'");
}

TEST_F(Safetensors, MessagesDoNotEchoContents) {
  std::string secret(5000, 'S');
  std::string error =
      message(open(makeFile("{\"" + secret + "\x01\":{" T("[0,4]") "}}", 4)));
  EXPECT_LT(error.size(), 300u);
  error = message(open(makeFile(
      R"({"a\u001b[31m":{"dtype":"I8","shape":[3],"data_offsets":[0,4]}})",
      4)));
  EXPECT_EQ(error.find('\x1b'), std::string::npos);
  EXPECT_NE(error.find("a\\1B[31m"), std::string::npos) << error;
}

TEST_F(Safetensors, ForeignFilesMayUseOurFillerNames) {
  std::string tensor = R"(:{"dtype":"U8","shape":[4],"data_offsets":[0,4]})";
  EXPECT_TRUE(unwrap(open(makeFile("{\"__pad.0\"" + tensor + "}", 4)))
                  ->find("__pad.0"));
  EXPECT_FALSE(
      unwrap(open(makeFile(R"({"__metadata__":{"qopt.version":"1"},"__pad.0")" +
                               tensor + "}",
                           4)))
          ->find("__pad.0"));
}

TEST_F(Safetensors, RefusesWhatIsNotAFile) {
  EXPECT_ERROR(SafetensorsSource::open(dir.file("missing")), "cannot open");
  EXPECT_ERROR(SafetensorsSource::open(dir.str()), "not a regular file");
  EXPECT_ERROR(openParameterFile("/dev/zero"), "not a regular file");
}

TEST_F(Safetensors, ShrinkingFilesGiveAnErrorOnRead) {
  auto source = unwrap(open(makeFile("{\"a\":{" T("[0,4]") "}}", 4)));
  ASSERT_EQ(::truncate(path.c_str(), source->getLayout().headerSize + 2), 0);
  char out[4];
  EXPECT_ERROR(source->read("a", 0, out), "became shorter");
}

/// Whatever opens must be readable to its last byte.
TEST_F(Safetensors, SurvivesRandomDamage) {
  std::string good = makeFile(
      R"({"__metadata__":{"qopt.version":"1","qopt.i4:c":"[3,5]"},)"
      R"("a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
      R"("b":{"dtype":"I8","shape":[0],"data_offsets":[24,24]},)"
      R"("c":{"dtype":"U8","shape":[3,3],"data_offsets":[24,33]},)"
      R"("__pad.0":{"dtype":"U8","shape":[7],"data_offsets":[33,40]}})",
      40);
  ASSERT_EQ(unwrap(open(good))->find("c")->dtype, DType::I4);
  Random random(20);
  int opened = 0;
  for (int trial = 0; trial < 10000; ++trial) {
    auto source = open(mutate(good, random, good.size() - 40));
    if (!source) {
      EXPECT_FALSE(llvm::toString(source.takeError()).empty());
      continue;
    }
    ++opened;
    for (const ParameterInfo &info : (*source)->getParameters()) {
      ASSERT_LE(info.bytes, 1000u);
      std::vector<char> out(info.bytes);
      EXPECT_OK((*source)->read(info.key, 0, out));
      EXPECT_EQ((*source)->map(info.key)->size(), info.bytes);
    }
  }
  // Neither nothing nor everything gets through.
  EXPECT_GT(opened, 50);
  EXPECT_LT(opened, 6000);
}
