// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C runtime against files that the parameter sink writes: what the compiler
// knows about a file must be what the runtime checks.

#include "../Parameters/TestSupport.h"
#include "qopt/Parameters/ParameterSink.h"
#include "qopt/Runtime/qopt_runtime.h"
#include "llvm/Support/xxhash.h"
#include <sys/stat.h>

using namespace qopt;
using namespace qopt::test;

TEST(Runtime, HashIsXXH64) {
  // Values of the reference implementation.
  EXPECT_EQ(qopt_hash("", 0), 0xEF46DB3751D8E999ull);
  EXPECT_EQ(qopt_hash("a", 1), 0xD24EC4F1A98C6E5Bull);
  EXPECT_EQ(qopt_hash("abc", 3), 0x44BC2CF5AD770999ull);
  std::string text;
  Random random(1);
  for (int size = 0; size < 300; ++size) {
    EXPECT_EQ(qopt_hash(text.data(), text.size()),
              llvm::xxHash64(llvm::StringRef(text)))
        << size;
    text += static_cast<char>(random.next());
  }
}

TEST(Runtime, AllocatesAligned) {
  for (uint64_t size : {0, 1, 64, 65, 100000}) {
    void *pointer = qopt_alloc(size);
    ASSERT_NE(pointer, nullptr);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(pointer) % 64, 0u);
    std::fill_n(static_cast<char *>(pointer), size, 'x');
    qopt_free(pointer);
  }
  EXPECT_EQ(qopt_alloc(UINT64_MAX), nullptr);
  EXPECT_EQ(qopt_alloc(UINT64_MAX - 64), nullptr);
  qopt_free(nullptr);
}

extern "C" int useRuntimeFromC();

TEST(Runtime, WorksFromC) { EXPECT_EQ(useRuntimeFromC(), QOPT_ERROR_FILE); }

class Bind : public ::testing::Test {
protected:
  void SetUp() override { write(path, 3); }

  /// Two parameters, and the table that a compiler emits for them.
  void write(const std::string &to, char first) {
    auto sink = unwrap(createSafetensorsSink(to));
    ParameterInfo w = unwrap(ParameterInfo::get("w", DType::I8, {2500000}));
    ParameterInfo b = unwrap(ParameterInfo::get("b", DType::I32, {2}));
    EXPECT_OK(sink->declare(b));
    EXPECT_OK(sink->declare(w));
    std::vector<char> bytes(w.bytes, first);
    EXPECT_OK(sink->write("w", 0, bytes));
    EXPECT_OK(sink->write("b", 0, llvm::ArrayRef<char>(bytes).take_front(8)));
    EXPECT_OK(sink->commit());
  }

  void describe(const std::string &file) {
    auto source = unwrap(SafetensorsSource::open(file));
    entries[0] = {"w", *source->getFileOffset("w"), source->find("w")->bytes};
    entries[1] = {"b", *source->getFileOffset("b"), source->find("b")->bytes};
    const SafetensorsLayout &layout = source->getLayout();
    table = {entries,
             2,
             QOPT_PARAMETER_TABLE_VERSION,
             layout.fileSize,
             layout.headerSize,
             layout.headerHash,
             layout.contentDigest,
             pointers,
             nullptr,
             0};
  }

  int bind(const std::string &file) {
    error[0] = 0;
    return qopt_bind(&table, file.c_str(), error, sizeof(error));
  }

  TempDir dir;
  std::string path = dir.file("q.safetensors");
  qopt_parameter entries[2];
  const void *pointers[2] = {};
  qopt_parameter_table table = {};
  char error[256] = {};
};

TEST_F(Bind, FillsThePointers) {
  describe(path);
  ASSERT_EQ(bind(path), QOPT_OK) << error;
  EXPECT_EQ(static_cast<const char *>(pointers[0])[2499999], 3);
  EXPECT_EQ(static_cast<const int32_t *>(pointers[1])[1], 0x03030303);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(pointers[0]) % 4096, 0u);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(pointers[1]) % 64, 0u);
  EXPECT_EQ(qopt_verify(&table, error, sizeof(error)), QOPT_OK) << error;
  qopt_unbind(&table);
  EXPECT_EQ(pointers[0], nullptr);
  EXPECT_EQ(table.mapping, nullptr);
  qopt_unbind(&table);
  EXPECT_EQ(qopt_verify(&table, error, sizeof(error)), QOPT_ERROR_ARGUMENT);
}

TEST_F(Bind, RefusesOtherFiles) {
  describe(path);
  std::string other = dir.file("other.safetensors");
  // The same names, types and sizes, other values: the digest in the header
  // tells.
  write(other, 4);
  EXPECT_EQ(bind(other), QOPT_ERROR_MISMATCH);
  EXPECT_NE(std::string(error).find("its header differs"), std::string::npos);
  std::string text = readFile(path);
  writeFile(other, text.substr(0, text.size() - 1));
  EXPECT_EQ(bind(other), QOPT_ERROR_MISMATCH);
  EXPECT_NE(std::string(error).find("expected"), std::string::npos);
  EXPECT_EQ(bind(dir.file("none")), QOPT_ERROR_FILE);
  EXPECT_NE(std::string(error).find("No such file"), std::string::npos);
  EXPECT_EQ(bind(dir.str()), QOPT_ERROR_FILE);
  ASSERT_EQ(mkfifo(dir.file("fifo").c_str(), 0600), 0);
  EXPECT_EQ(bind(dir.file("fifo")), QOPT_ERROR_FILE);
  EXPECT_EQ(pointers[0], nullptr);
  EXPECT_EQ(table.mapping, nullptr);
}

TEST_F(Bind, AFailedRebindKeepsTheOldFile) {
  describe(path);
  ASSERT_EQ(bind(path), QOPT_OK) << error;
  const void *before = pointers[0];
  EXPECT_NE(bind(dir.file("none")), QOPT_OK);
  EXPECT_EQ(pointers[0], before);
  EXPECT_EQ(static_cast<const char *>(pointers[0])[0], 3);
  std::string copy = dir.file("copy.safetensors");
  writeFile(copy, readFile(path));
  EXPECT_EQ(bind(copy), QOPT_OK) << error;
  EXPECT_EQ(static_cast<const char *>(pointers[0])[0], 3);
  qopt_unbind(&table);
}

TEST_F(Bind, VerifyFindsDamageBehindTheHeader) {
  std::string text = readFile(path);
  text[text.size() - 1] ^= 1;
  describe(path);
  writeFile(path, text);
  EXPECT_EQ(bind(path), QOPT_OK) << error;
  EXPECT_EQ(qopt_verify(&table, error, sizeof(error)), QOPT_ERROR_MISMATCH);
  EXPECT_NE(std::string(error).find("damaged"), std::string::npos);
  // A verified binding refuses the file and keeps the one that is there.
  const void *before = table.pointers[0];
  EXPECT_EQ(qopt_bind_verified(&table, path.c_str(), error, sizeof(error)),
            QOPT_ERROR_MISMATCH);
  EXPECT_NE(std::string(error).find(path + ": damaged"), std::string::npos);
  EXPECT_EQ(table.pointers[0], before);
  qopt_unbind(&table);
  text[text.size() - 1] ^= 1;
  writeFile(path, text);
  EXPECT_EQ(qopt_bind_verified(&table, path.c_str(), error, sizeof(error)),
            QOPT_OK)
      << error;
  qopt_unbind(&table);
}

TEST_F(Bind, ChecksItsArguments) {
  describe(path);
  EXPECT_EQ(qopt_bind(nullptr, path.c_str(), error, sizeof(error)),
            QOPT_ERROR_ARGUMENT);
  EXPECT_EQ(qopt_bind(&table, nullptr, error, sizeof(error)),
            QOPT_ERROR_ARGUMENT);
  table.version = 7;
  EXPECT_EQ(bind(path), QOPT_ERROR_ARGUMENT);
  EXPECT_NE(std::string(error).find(
                "the parameter table has version 7, this runtime"),
            std::string::npos);
  describe(path);
  table.pointers = nullptr;
  EXPECT_EQ(bind(path), QOPT_ERROR_ARGUMENT);
  EXPECT_NE(std::string(error).find("the parameter table is incomplete"),
            std::string::npos);
  describe(path);
  entries[1].size = UINT64_MAX;
  EXPECT_EQ(bind(path), QOPT_ERROR_MISMATCH);
  EXPECT_NE(std::string(error).find("'b' lies outside"), std::string::npos);
  describe(path);
  table.header_size = UINT64_MAX;
  EXPECT_EQ(bind(path), QOPT_ERROR_MISMATCH);
}

TEST_F(Bind, MessagesFitTheirBuffer) {
  describe(path);
  char small[9] = "12345678";
  EXPECT_EQ(qopt_bind(&table, "/none", small, 8), QOPT_ERROR_FILE);
  EXPECT_STREQ(small, "/none: ");
  EXPECT_EQ(qopt_bind(&table, "/none", nullptr, 0), QOPT_ERROR_FILE);
}
