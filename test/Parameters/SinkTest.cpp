// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writing parameters: layout, digest, completeness, and every way to fail
// without leaving a file.

#include "TestSupport.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/xxhash.h"
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace qopt;
using namespace qopt::test;

static ParameterInfo makeInfo(llvm::StringRef key, DType dtype,
                              llvm::ArrayRef<int64_t> shape) {
  return unwrap(ParameterInfo::get(key, dtype, shape));
}

static std::string randomBytes(uint64_t size, uint64_t seed) {
  Random random(seed);
  std::string bytes(size, '\0');
  for (char &byte : bytes)
    byte = static_cast<char>(random.next());
  return bytes;
}

class Sink : public ::testing::Test {
protected:
  void expectNothingLeft() {
    std::error_code error;
    llvm::sys::fs::directory_iterator it(dir.str(), error);
    EXPECT_TRUE(it == llvm::sys::fs::directory_iterator()) << it->path();
  }
  std::unique_ptr<ParameterSink> create() {
    return unwrap(createSafetensorsSink(path));
  }

  TempDir dir;
  std::string path = dir.file("q.safetensors");
};

TEST_F(Sink, WritesRangesInAnyOrder) {
  std::vector<ParameterInfo> infos{
      makeInfo("small", DType::F32, {5}),
      makeInfo("empty", DType::I8, {0, 4}),
      makeInfo("large", DType::I8, {1300, 1001}),
      makeInfo("packed", DType::I4, {3, 3, 3}),
      makeInfo("last", DType::I16, {}),
  };
  auto sink = create();
  EXPECT_OK(sink->setMetadata("origin", "test"));
  for (const ParameterInfo &info : infos)
    EXPECT_OK(sink->declare(info));
  std::vector<std::string> contents;
  for (const ParameterInfo &info : infos)
    contents.push_back(randomBytes(info.bytes, info.bytes));
  // Back to front, in pieces that fit no block.
  for (size_t i = infos.size(); i-- > 0;) {
    for (uint64_t end = infos[i].bytes; end > 0;) {
      uint64_t begin = end > 77777 ? end - 77777 : 0;
      EXPECT_OK(sink->write(infos[i].key, begin,
                            bytesOf(contents[i]).slice(begin, end - begin)));
      end = begin;
    }
  }
  EXPECT_FALSE(exists(path));
  EXPECT_TRUE(exists(path + ".partial"));
  EXPECT_OK(sink->commit());
  EXPECT_FALSE(exists(path + ".partial"));

  auto source = unwrap(SafetensorsSource::open(path));
  EXPECT_OK(source->verifyDigest());
  EXPECT_EQ(source->getMetadata().lookup("origin"), "test");
  ASSERT_EQ(source->getParameters().size(), infos.size());
  for (size_t i = 0; i < infos.size(); ++i) {
    const ParameterInfo &info = source->getParameters()[i];
    EXPECT_EQ(info.key, infos[i].key);
    EXPECT_EQ(info.dtype, infos[i].dtype);
    EXPECT_EQ(info.shape, infos[i].shape);
    EXPECT_EQ(*source->map(info.key), bytesOf(contents[i])) << info.key;
    uint64_t align = info.bytes >= 1 << 20 ? 4096 : info.bytes ? 64 : 1;
    EXPECT_EQ(*source->getFileOffset(info.key) % align, 0u) << info.key;
  }
}

/// The bytes, written out by hand; numpy and the safetensors package read the
/// same file.
TEST_F(Sink, FileIsByteExact) {
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("a", DType::I8, {3})));
  EXPECT_OK(sink->declare(makeInfo("b", DType::I4, {2, 3})));
  EXPECT_OK(sink->write("b", 0, llvm::ArrayRef<char>{4, 5, 6, 7}));
  EXPECT_OK(sink->write("a", 0, llvm::ArrayRef<char>{1, 2, 3}));
  EXPECT_OK(sink->commit());
  std::string data =
      std::string("\x01\x02\x03") + std::string(61, '\0') + "\x04\x05\x06\x07";
  uint64_t digest = chainDigest(0, llvm::xxHash64(llvm::StringRef(data)));
  char digits[17];
  snprintf(digits, sizeof(digits), "%016llx",
           static_cast<unsigned long long>(digest));
  std::string header =
      R"({"__metadata__":{"qopt.version":"1","qopt.digest":"xxh64-1m:)" +
      std::string(digits) + R"(","qopt.i4:b":"[2,3]"},)" +
      R"("a":{"dtype":"I8","shape":[3],"data_offsets":[0,3]},)"
      R"("__pad.0":{"dtype":"U8","shape":[61],"data_offsets":[3,64]},)"
      R"("b":{"dtype":"U8","shape":[2,2],"data_offsets":[64,68]}})";
  header.resize((header.size() + 8 + 63) / 64 * 64 - 8, ' ');
  std::string length(8, '\0');
  llvm::support::endian::write64le(length.data(), header.size());
  EXPECT_EQ(readFile(path), length + header + data);
}

TEST_F(Sink, DigestDoesNotDependOnTheOrderOfWrites) {
  std::string bytes = randomBytes(5 << 20, 1);
  std::string files[3];
  for (int variant = 0; variant < 3; ++variant) {
    auto sink = create();
    EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {5 << 20})));
    uint64_t piece = variant == 0   ? bytes.size()
                     : variant == 1 ? 1 << 20
                                    : 999999;
    for (uint64_t at = 0; at < bytes.size(); at += piece)
      EXPECT_OK(sink->write(
          "w", at,
          bytesOf(bytes).slice(at, std::min(piece, bytes.size() - at))));
    EXPECT_OK(sink->commit());
    files[variant] = readFile(path);
  }
  EXPECT_TRUE(files[0] == files[1]);
  EXPECT_TRUE(files[0] == files[2]);
  EXPECT_OK(unwrap(SafetensorsSource::open(path))->verifyDigest());
  // One flipped bit, anywhere in the data.
  std::string damaged = files[0];
  damaged[damaged.size() - 1000000] ^= 1;
  writeFile(path, damaged);
  EXPECT_ERROR(unwrap(SafetensorsSource::open(path))->verifyDigest(),
               "do not match the digest");
}

TEST_F(Sink, EveryByteExactlyOnce) {
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {100})));
  std::vector<char> ten(10);
  EXPECT_OK(sink->write("w", 10, ten));
  EXPECT_ERROR(sink->write("w", 10, ten), "written twice");
  EXPECT_ERROR(sink->write("w", 1, ten), "written twice");
  EXPECT_ERROR(sink->write("w", 19, ten), "written twice");
  EXPECT_ERROR(sink->write("w", 91, ten), "cannot write 10 at offset 91");
  EXPECT_ERROR(sink->write("w", UINT64_MAX - 3, ten), "cannot write");
  EXPECT_ERROR(sink->write("v", 0, ten), "'v' is not declared");
  EXPECT_OK(sink->write("w", 0, ten));
  EXPECT_ERROR(sink->commit(),
               "' is not complete: byte 20 of 100 was never written");
  for (int at = 90; at >= 20; at -= 10)
    EXPECT_OK(sink->write("w", at, ten));
  EXPECT_OK(sink->commit());
  EXPECT_ERROR(sink->commit(), "committed or given up");
  EXPECT_ERROR(sink->write("w", 0, ten), "committed or given up");
}

TEST_F(Sink, ChecksDeclarations) {
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {1})));
  EXPECT_ERROR(sink->declare(makeInfo("w", DType::I8, {1})), "declared twice");
  EXPECT_ERROR(sink->declare(makeInfo("__metadata__", DType::I8, {1})),
               "is reserved by the file format");
  EXPECT_ERROR(sink->declare(makeInfo("__pad.7", DType::I8, {1})), "reserved");
  EXPECT_ERROR(sink->declare({"", DType::I8, {1}, 1}), "must not be empty");
  EXPECT_ERROR(sink->declare({"x", DType::I8, {2}, 1}), "does not match");
  EXPECT_ERROR(sink->setMetadata("qopt.version", "7"),
               "is reserved or not UTF-8");
  EXPECT_ERROR(sink->setMetadata("\xff", ""), "UTF-8");
  EXPECT_OK(sink->begin());
  EXPECT_ERROR(sink->declare(makeInfo("v", DType::I8, {1})),
               "after the first write");
  EXPECT_ERROR(sink->setMetadata("k", "v"), "after the first write");
}

TEST_F(Sink, OffsetsAreBelow2To63) {
  auto sink = create();
  for (const char *key : {"a", "b"})
    EXPECT_OK(sink->declare(makeInfo(key, DType::I8, {INT64_MAX - 4095})));
  EXPECT_ERROR(sink->begin(), "the file would exceed 63-bit offsets");
}

TEST_F(Sink, TheHeaderHasALimit) {
  auto sink = create();
  EXPECT_OK(sink->setMetadata("note", std::string(101 << 20, 'x')));
  EXPECT_ERROR(sink->begin(), "the header would exceed");
}

TEST_F(Sink, NothingStaysWithoutCommit) {
  {
    auto sink = create();
    EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {4})));
    EXPECT_OK(sink->write("w", 0, llvm::ArrayRef<char>{1, 2}));
    EXPECT_TRUE(exists(path + ".partial"));
  }
  expectNothingLeft();
}

TEST_F(Sink, AnOlderFileSurvivesAFailure) {
  writeFile(path, "old");
  {
    auto sink = create();
    EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {4})));
    EXPECT_OK(sink->begin());
  }
  EXPECT_EQ(readFile(path), "old");
}

TEST_F(Sink, FullDiskFailsAtOnce) {
  // More than any disk has: the same call fails the same way on a full one.
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {int64_t(1) << 53})));
  EXPECT_ERROR(sink->begin(), "cannot reserve");
  expectNothingLeft();
  EXPECT_ERROR(sink->commit(), "given up");
}

TEST_F(Sink, ShortOfMemoryFailsWithTheKey) {
  MemoryParameterSink sink;
  EXPECT_OK(sink.declare(makeInfo("w", DType::I8, {int64_t(1) << 60})));
  EXPECT_ERROR(sink.begin(), "parameter 'w': out of memory");
}

/// Runs `body` in a child, because limits and signals belong to processes.
template <typename Body> static int inChild(Body body) {
  pid_t child = fork();
  if (child == 0)
    _exit(body());
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST_F(Sink, FileSizeLimitIsAnErrorNotASignal) {
  int status = inChild([&] {
    struct rlimit limit{1 << 16, 1 << 16};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto sink = create();
    llvm::consumeError(sink->declare(makeInfo("w", DType::I8, {1 << 20})));
    std::string error = message(sink->begin());
    return error.find("File too large") != std::string::npos ? 42 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 42);
  expectNothingLeft();
}

TEST_F(Sink, ASignalRemovesThePartialFileOnRequest) {
  for (int signal : {SIGTERM, SIGINT}) {
    int status = inChild([&] {
      // A test runner may have started us with the signal ignored.
      std::signal(signal, SIG_DFL);
      auto sink =
          unwrap(createSafetensorsSink(path, {/*removeOnSignal=*/true}));
      llvm::consumeError(sink->declare(makeInfo("w", DType::I8, {4})));
      llvm::consumeError(sink->begin());
      if (!exists(path + ".partial"))
        return 1;
      raise(signal);
      return 2;
    });
    EXPECT_TRUE(WIFSIGNALED(status)) << status;
    expectNothingLeft();
  }
}

TEST_F(Sink, UnwritablePlaces) {
  EXPECT_ERROR(createSafetensorsSink(dir.file("no/such/dir.safetensors")),
               "cannot create");
  EXPECT_ERROR(createSafetensorsSink(dir.str()), "not a regular file");
  EXPECT_ERROR(createSafetensorsSink(""), "empty");
  // Renaming over a device would replace it.
  EXPECT_ERROR(createSafetensorsSink("/dev/full"), "not a regular file");
  EXPECT_ERROR(createSafetensorsSink("/dev/null"), "not a regular file");
}

TEST_F(Sink, TwoWritersOfOneFileExcludeEachOther) {
  auto first = create();
  EXPECT_ERROR(createSafetensorsSink(path), "another process");
  first.reset();
  // What a killed process left is taken over, and nothing of it remains.
  writeFile(path + ".partial", std::string(100000, 'x'));
  auto sink = create();
  EXPECT_OK(sink->commit());
  EXPECT_LT(readFile(path).size(), 1000u);
}

TEST_F(Sink, FollowsSymbolicLinks) {
  std::string real = dir.file("real.safetensors");
  writeFile(real, "old");
  ASSERT_EQ(symlink(real.c_str(), path.c_str()), 0);
  EXPECT_OK(create()->commit());
  EXPECT_TRUE(llvm::sys::fs::is_symlink_file(path));
  EXPECT_OK(SafetensorsSource::open(real).takeError());
}

TEST_F(Sink, CopiesFromAndToTheSameFile) {
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {4})));
  EXPECT_OK(sink->write("w", 0, llvm::ArrayRef<char>{1, 2, 3, 4}));
  EXPECT_OK(sink->commit());
  ParameterRegistry registry;
  EXPECT_OK(registry.add(unwrap(openParameterFile(path))));
  auto again = create();
  EXPECT_OK(copyParameters(registry, registry.getKeys(), *again));
  EXPECT_OK(again->commit());
  EXPECT_EQ((*unwrap(openParameterFile(path))->map("w"))[3], 4);
}

TEST_F(Sink, ManyThreadsWrite) {
  constexpr int64_t rows = 512, rowBytes = 5000;
  std::string bytes = randomBytes(rows * rowBytes, 3);
  auto sink = create();
  EXPECT_OK(sink->declare(makeInfo("w", DType::I8, {rows, rowBytes})));
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int64_t row = t; row < rows; row += 4)
        EXPECT_OK(sink->write("w", row * rowBytes,
                              bytesOf(bytes).slice(row * rowBytes, rowBytes)));
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_OK(sink->commit());
  auto source = unwrap(SafetensorsSource::open(path));
  EXPECT_TRUE(*source->map("w") == bytesOf(bytes));
  EXPECT_OK(source->verifyDigest());
}

TEST(MemorySink, BecomesASource) {
  MemoryParameterSink sink;
  EXPECT_OK(sink.declare(makeInfo("w", DType::I8, {2})));
  EXPECT_OK(sink.write("w", 0, llvm::ArrayRef<char>{7, 8}));
  EXPECT_EQ(sink.getSource(), nullptr);
  EXPECT_OK(sink.commit());
  EXPECT_EQ((*sink.getSource()->map("w"))[1], 8);
}

TEST(Copy, ReportsProgressAndStops) {
  auto source = std::make_shared<MemoryParameterSource>();
  EXPECT_OK(source->addCopy(makeInfo("a", DType::I8, {100}),
                            llvm::ArrayRef<char>(std::vector<char>(100))));
  EXPECT_OK(source->addCopy(makeInfo("b", DType::I8, {10}),
                            llvm::ArrayRef<char>(std::vector<char>(10))));
  ParameterRegistry registry;
  EXPECT_OK(registry.add(source));
  MemoryParameterSink sink;
  std::vector<uint64_t> steps;
  auto record = [&](uint64_t done, uint64_t total) {
    EXPECT_EQ(total, 110u);
    steps.push_back(done);
    return true;
  };
  EXPECT_OK(copyParameters(registry, registry.getKeys(), sink, 60, record));
  EXPECT_OK(sink.commit());
  EXPECT_EQ(steps, (std::vector<uint64_t>{60, 100, 110}));
  MemoryParameterSink stopped;
  EXPECT_ERROR(copyParameters(registry, registry.getKeys(), stopped, 60,
                              [](uint64_t, uint64_t) { return false; }),
               "writing the parameters was cancelled");
  MemoryParameterSink missing;
  EXPECT_ERROR(copyParameters(registry, {"c"}, missing), "no parameter 'c'");
}

/// Per-row symmetric int8: what quantizing a weight costs in this layer.
static RowFunction quantizeRows(ParameterHandle input, uint64_t columns) {
  return [=](uint64_t begin, uint64_t end,
             llvm::MutableArrayRef<char> out) -> llvm::Error {
    std::vector<float> rows((end - begin) * columns);
    if (llvm::Error error = input.read(
            begin * columns * 4,
            {reinterpret_cast<char *>(rows.data()), rows.size() * 4}))
      return error;
    for (uint64_t r = 0; r < end - begin; ++r) {
      const float *row = rows.data() + r * columns;
      float largest = 0;
      for (uint64_t i = 0; i < columns; ++i)
        largest = std::max(largest, std::fabs(row[i]));
      float scale = largest > 0 ? largest / 127 : 1;
      for (uint64_t i = 0; i < columns; ++i)
        out[r * columns + i] = static_cast<char>(std::rint(row[i] / scale));
    }
    return llvm::Error::success();
  };
}

static uint64_t residentBytes() {
  long pages = 0, resident = 0;
  FILE *file = std::fopen("/proc/self/statm", "r");
  if (!file || std::fscanf(file, "%ld %ld", &pages, &resident) != 2)
    resident = 0;
  if (file)
    std::fclose(file);
  return resident * sysconf(_SC_PAGESIZE);
}

TEST_F(Sink, StreamsDerivedParametersInBoundedMemory) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  GTEST_SKIP() << "the sanitizer's own memory is not bounded";
#endif
#endif
  constexpr int64_t rows = 8192, columns = 4096;
  std::string floatPath = dir.file("f.safetensors");
  {
    auto sink = unwrap(createSafetensorsSink(floatPath));
    EXPECT_OK(sink->declare(makeInfo("w", DType::F32, {rows, columns})));
    std::vector<float> row(columns);
    Random random(5);
    for (int64_t r = 0; r < rows; ++r) {
      for (float &value : row)
        value = static_cast<float>(random.next() >> 40) / 8388608.0f - 1.0f;
      EXPECT_OK(sink->write("w", r * columns * 4, bytesOf(row)));
    }
    EXPECT_OK(sink->commit());
  }
  ParameterRegistry registry;
  EXPECT_OK(registry.add(unwrap(openParameterFile(floatPath))));
  ParameterHandle input = unwrap(registry.get("w"));
  EXPECT_OK(registry.addDerived(makeInfo("w", DType::I8, {rows, columns}),
                                columns, quantizeRows(input, columns), "",
                                OnConflict::Replace));
  auto sink = create();
  uint64_t before = residentBytes(), peak = 0;
  auto start = std::chrono::steady_clock::now();
  EXPECT_OK(
      copyParameters(registry, {"w"}, *sink, 8 << 20, [&](uint64_t, uint64_t) {
        peak = std::max(peak, residentBytes());
        return true;
      }));
  double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  EXPECT_OK(sink->commit());
  std::printf("quantized %.0f MB of f32 at %.0f MB/s, %.1f MB more memory\n",
              rows * columns * 4 / 1e6, rows * columns * 4 / 1e6 / seconds,
              (peak - before) / 1e6);
  // 134 MB in, 34 MB out: neither may be held.
  EXPECT_LT(peak, before + (24u << 20));
  auto source = unwrap(SafetensorsSource::open(path));
  EXPECT_OK(source->verifyDigest());
  EXPECT_EQ(source->find("w")->dtype, DType::I8);
}
