// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// .npz archives and data sets: pairing with arguments, batches, padding, and
// damaged archives.

#include "qopt/Data/Dataset.h"
#include "../Parameters/TestSupport.h"
#include <cmath>
#include <cstring>
#include <numeric>
#include <unistd.h>
#include <zip.h>

using namespace qopt;
using namespace qopt::test;

using Shape = llvm::SmallVector<int64_t>;

/// 0, 1, 2, ... of the type.
template <typename T>
static NpyArray iota(DType dtype, llvm::ArrayRef<int64_t> shape) {
  std::vector<T> values(*getNumElements(shape));
  std::iota(values.begin(), values.end(), T(0));
  return unwrap(NpyArray::copy(dtype, shape, bytesOf(values)));
}

class Npz : public ::testing::Test {
protected:
  /// One member with any bytes, as numpy would never write it.
  std::string makeArchive(const std::string &name, const std::string &bytes,
                          int copies = 1) {
    std::string path = dir.file("made.npz");
    std::remove(path.c_str());
    zip_t *archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (int i = 0; i < copies; ++i)
      zip_file_add(archive, (name + std::string(i, 'x') + ".npy").c_str(),
                   zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                   0);
    EXPECT_EQ(zip_close(archive), 0);
    return path;
  }

  TempDir dir;
  std::string path = dir.file("a.npz");
};

TEST_F(Npz, RoundTrips) {
  for (bool compress : {false, true}) {
    EXPECT_OK(writeNpz(path,
                       {{"z", iota<float>(DType::F32, {100, 30})},
                        {"dir/label", iota<int64_t>(DType::I64, {7})},
                        {"empty", iota<int8_t>(DType::I8, {0, 3})},
                        {"scalar", iota<int16_t>(DType::I16, {})}},
                       {compress}));
    NpzFile file = unwrap(NpzFile::open(path));
    EXPECT_EQ(std::vector<std::string>(file.getNames()),
              (std::vector<std::string>{"z", "dir/label", "empty", "scalar"}));
    NpyArray z = unwrap(file.read("z"));
    EXPECT_EQ(z.getBytes(), iota<float>(DType::F32, {100, 30}).getBytes());
    EXPECT_EQ(z.getShape(), llvm::ArrayRef<int64_t>({100, 30}));
    EXPECT_EQ(unwrap(file.read("dir/label")).getData<int64_t>()[6], 6);
    EXPECT_EQ(unwrap(file.read("empty")).getNumBytes(), 0u);
    EXPECT_EQ(unwrap(file.read("scalar")).getShape().size(), 0u);
    EXPECT_ERROR(file.read("y"), "no array 'y'");
    // 12000 bytes of floats compress.
    EXPECT_EQ(readFile(path).size() < 9000, compress);
  }
}

TEST_F(Npz, TheSameArraysGiveTheSameBytes) {
  NpyArray array = iota<float>(DType::F32, {10});
  EXPECT_OK(writeNpz(path, {{"x", array}}));
  std::string first = readFile(path);
  EXPECT_OK(writeNpz(path, {{"x", array}}));
  EXPECT_EQ(readFile(path), first);
  // 1980-01-01, not the time of writing.
  EXPECT_EQ(first.substr(10, 4), std::string("\x00\x00\x21\x00", 4));
}

TEST_F(Npz, RowsStreamForthAndBack) {
  for (bool compress : {false, true}) {
    EXPECT_OK(writeNpz(path, {{"x", iota<int32_t>(DType::I32, {1000, 50})}},
                       {compress}));
    auto rows = unwrap(unwrap(NpzFile::open(path)).openRows("x"));
    EXPECT_EQ(rows->getNumRows(), 1000u);
    for (uint64_t first : {0, 7, 500, 20, 999, 0}) {
      ByteView view = unwrap(rows->read(first, 1));
      EXPECT_EQ(*reinterpret_cast<const int32_t *>(view.data()),
                int32_t(first * 50));
    }
    EXPECT_EQ(unwrap(rows->read(0, 1000)).size(), 200000u);
    EXPECT_ERROR(rows->read(999, 2), "beyond its 1000");
  }
}

TEST_F(Npz, ForeignOrders) {
  std::string dict =
      "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 2), }\n";
  std::string npy = std::string("\x93NUMPY\x01\x00", 8) +
                    static_cast<char>(dict.size()) + std::string(1, '\0') +
                    dict + std::string("\0\0\0\2\0\1\0\3", 8);
  NpzFile file = unwrap(NpzFile::open(makeArchive("x", npy)));
  std::vector<int16_t> expected{0, 1, 2, 3};
  EXPECT_EQ(unwrap(file.read("x")).getBytes(), bytesOf(expected));
  EXPECT_EQ(unwrap(unwrap(file.openRows("x"))->read(0, 2)).bytes,
            bytesOf(expected));
  npy.replace(npy.find("True"), 4, "1==1");
  EXPECT_ERROR(unwrap(NpzFile::open(makeArchive("x", npy))).read("x"),
               "array 'x': header: fortran_order");
  dict = "{'descr': '>i2', 'fortran_order': False, 'shape': (2, 2), }\n";
  npy = std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(dict.size()) +
        std::string(1, '\0') + dict + std::string("\0\0\0\1\0\2\0\3", 8);
  file = unwrap(NpzFile::open(makeArchive("x", npy)));
  EXPECT_EQ(unwrap(file.read("x")).getBytes(), bytesOf(expected));
  EXPECT_EQ(unwrap(unwrap(file.openRows("x"))->read(0, 2)).bytes,
            bytesOf(expected));
}

TEST_F(Npz, RejectsBrokenMembers) {
  std::string header = unwrap(makeNpyHeader(DType::I8, {4}));
  auto error = [&](const std::string &bytes) {
    return message(unwrap(NpzFile::open(makeArchive("x", bytes))).read("x"));
  };
  EXPECT_EQ(error(header + "abcd"), "");
  EXPECT_NE(error(header + "abc").find("needs 4 bytes, the archive has 3"),
            std::string::npos);
  EXPECT_NE(error(header + "abcde").find("the archive has 5"),
            std::string::npos);
  EXPECT_NE(error("").find("not a .npy file"), std::string::npos);
  EXPECT_NE(error(header.substr(0, 11)).find("truncated"), std::string::npos);
  EXPECT_NE(error(header.substr(0, 30)).find("truncated"), std::string::npos);
  EXPECT_EQ(error(header).find(dir.file("made.npz") + ": array 'x'"), 0u);
}

TEST_F(Npz, RejectsWhatIsNoArchive) {
  writeFile(path, "hello");
  EXPECT_ERROR(NpzFile::open(path), path + ": cannot open as .npz");
  EXPECT_ERROR(NpzFile::open(dir.file("none")), "cannot open");
  EXPECT_ERROR(writeNpz(path, {}), "at least one array");
  NpyArray array = iota<float>(DType::F32, {1});
  EXPECT_ERROR(writeNpz(path, {{"x", array}, {"x", array}}), "exists twice");
  EXPECT_ERROR(writeNpz(path, {{"", array}}), "empty");
  EXPECT_ERROR(writeNpz(dir.file("no/dir.npz"), {{"x", array}}),
               "cannot create");
  EXPECT_EQ(readFile(path), "hello");
}

TEST_F(Npz, AClaimedSizeMustBePossible) {
  EXPECT_OK(writeNpz(path, {{"x", iota<float>(DType::F32, {1000})}}, {true}));
  std::string text = readFile(path);
  // The uncompressed size in the directory: 24 bytes into its entry.
  size_t entry = text.rfind("PK\x01\x02");
  ASSERT_NE(entry, std::string::npos);
  text.replace(entry + 24, 4, std::string("\xff\xff\xff\x7f", 4));
  writeFile(path, text);
  EXPECT_ERROR(NpzFile::open(path), "impossible size");
}

TEST_F(Npz, DamageIsFoundByTheChecksum) {
  EXPECT_OK(writeNpz(path, {{"x", iota<float>(DType::F32, {1000})}}));
  std::string text = readFile(path);
  text[1000] ^= 1;
  writeFile(path, text);
  EXPECT_ERROR(unwrap(NpzFile::open(path)).read("x"), "array 'x': CRC error");
}

TEST_F(Npz, SurvivesRandomDamage) {
  EXPECT_OK(writeNpz(path,
                     {{"x", iota<float>(DType::F32, {10, 3})},
                      {"y", iota<int8_t>(DType::I8, {10})}},
                     {true}));
  std::string good = readFile(path);
  Random random(22);
  int read = 0;
  for (int trial = 0; trial < 10000; ++trial) {
    writeFile(path, mutate(good, random, good.size()));
    auto file = NpzFile::open(path);
    if (!file) {
      EXPECT_FALSE(llvm::toString(file.takeError()).empty());
      continue;
    }
    for (const std::string &name : file->getNames()) {
      auto array = file->read(name);
      read += bool(array);
      if (!array)
        EXPECT_FALSE(llvm::toString(array.takeError()).empty());
      auto rows = file->openRows(name);
      if (!rows)
        llvm::consumeError(rows.takeError());
      else if ((*rows)->getNumRows())
        llvm::consumeError(
            (*rows)->read((*rows)->getNumRows() - 1, 1).takeError());
    }
  }
  EXPECT_GT(read, 500);
}

class Data : public Npz {
protected:
  std::string save(llvm::StringRef name, const NpyArray &array) {
    std::string file = dir.file(name);
    EXPECT_OK(writeNpy(file, array));
    return file;
  }
};

TEST_F(Data, CutsIntoBatchesAndPads) {
  std::string x = save("x.npy", iota<float>(DType::F32, {7, 2}));
  Dataset data =
      unwrap(Dataset::open({x}, ArgumentSpec{"x", DType::F32, {3, 2}}));
  EXPECT_EQ(data.getNumSamples(), 7);
  EXPECT_EQ(data.getBatchSize(), 3);
  EXPECT_EQ(data.getNumBatches(), 3);
  Batch batch = unwrap(data.getBatch(1));
  EXPECT_EQ(batch.firstSample, 3);
  EXPECT_EQ(batch.numSamples, 3);
  EXPECT_EQ(batch.arguments[0].as<float>()[0], 6);
  batch = unwrap(data.getBatch(2));
  EXPECT_EQ(batch.numSamples, 1);
  EXPECT_EQ(batch.arguments[0].shape, (Shape{3, 2}));
  const float *padded = batch.arguments[0].as<float>();
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(padded[i], 12 + i % 2);
  // It is the last sample that is repeated.
  x = save("y.npy", iota<float>(DType::F32, {8, 2}));
  Dataset longer =
      unwrap(Dataset::open({x}, ArgumentSpec{"x", DType::F32, {3, 2}}));
  batch = unwrap(longer.getBatch(2));
  EXPECT_EQ(batch.numSamples, 2);
  EXPECT_EQ(batch.arguments[0].as<float>()[0], 12);
  EXPECT_EQ(batch.arguments[0].as<float>()[4], 14);
  EXPECT_ERROR(data.getBatch(3), "batch 3 of 3");
  EXPECT_ERROR(data.getBatch(-1), "batch -1");
}

TEST_F(Data, ABatchMayBeTooLarge) {
  std::string x = save("x.npy", iota<float>(DType::F32, {3, 2}));
  // The elements of the first, the bytes of the second are beyond 64 bits.
  for (int64_t rows : {INT64_MAX, int64_t(1) << 61}) {
    Dataset data =
        unwrap(Dataset::open({x}, ArgumentSpec{"x", DType::F32, {rows, 2}}));
    EXPECT_EQ(data.getNumBatches(), 1);
    EXPECT_ERROR(data.getBatch(0), "cannot allocate");
  }
}

TEST_F(Data, WholeBatchesAreNotCopied) {
  std::string x = save("x.npy", iota<float>(DType::F32, {6, 2}));
  Dataset data =
      unwrap(Dataset::open({x}, ArgumentSpec{"x", DType::F32, {3, 2}}));
  const char *first = unwrap(data.getBatch(0)).arguments[0].data.data();
  const char *second = unwrap(data.getBatch(1)).arguments[0].data.data();
  EXPECT_EQ(second - first, 24);
}

TEST_F(Data, DynamicDimensions) {
  std::string x = save("x.npy", iota<float>(DType::F32, {5, 2}));
  ArgumentSpec spec{"x", DType::F32, {-1, -1}};
  EXPECT_EQ(unwrap(Dataset::open({x}, spec)).getNumBatches(), 5);
  Dataset data = unwrap(Dataset::open({x}, spec, {/*dynamicBatch=*/4}));
  EXPECT_EQ(data.getNumBatches(), 2);
  Batch last = unwrap(data.getBatch(1));
  // Nothing to pad where the model takes any batch.
  EXPECT_EQ(last.arguments[0].shape, (Shape{1, 2}));
  EXPECT_EQ(last.arguments[0].data.size(), 8u);
  DatasetOptions few;
  few.dynamicBatch = 4;
  few.maxSamples = 3;
  data = unwrap(Dataset::open({x}, spec, few));
  EXPECT_EQ(data.getNumSamples(), 3);
}

TEST_F(Data, ConvertsElements) {
  std::string x = save("x.npy", iota<double>(DType::F64, {3, 2}));
  std::string y = save("y.npy", iota<int64_t>(DType::I64, {3, 200}));
  std::vector<ArgumentSpec> specs{{"x", DType::F32, {2, 2}},
                                  {"y", DType::I8, {2, 200}}};
  Dataset data = unwrap(Dataset::open({x, y}, specs));
  EXPECT_ERROR(data.getBatch(0),
               y + ": argument 'y', samples 0 to 2: element 128 does not fit");
  specs[1].dtype = DType::I32;
  data = unwrap(Dataset::open({x, y}, specs));
  Batch batch = unwrap(data.getBatch(1));
  EXPECT_EQ(batch.arguments[0].as<float>()[1], 5.0f);
  EXPECT_EQ(batch.arguments[0].as<float>()[3], 5.0f);
  EXPECT_EQ(batch.arguments[1].as<int32_t>()[399], 599);
}

TEST_F(Data, ArchivesPairByName) {
  EXPECT_OK(writeNpz(path, {{"labels", iota<int64_t>(DType::I64, {4})},
                            {"b", iota<float>(DType::F32, {4, 1})},
                            {"a", iota<float>(DType::F32, {4, 2})}}));
  std::vector<ArgumentSpec> specs{{"a", DType::F32, {2, 2}},
                                  {"b", DType::F32, {2, 1}}};
  Dataset data = unwrap(Dataset::open({path}, specs));
  Batch batch = unwrap(data.getBatch(1));
  EXPECT_EQ(batch.arguments[0].as<float>()[0], 4);
  EXPECT_EQ(batch.arguments[1].as<float>()[0], 2);
  EXPECT_EQ(std::vector<std::string>(data.getUnusedNames()),
            (std::vector<std::string>{"labels"}));
  EXPECT_EQ(unwrap(data.readUnused("labels")).getData<int64_t>()[3], 3);
  EXPECT_ERROR(data.readUnused("nothing"), "no array");
  specs[0].name = "c";
  EXPECT_ERROR(Dataset::open({path}, specs),
               "no array 'c' for argument 0; it has labels, b, a");
  // numpy.savez without names.
  EXPECT_OK(writeNpz(path, {{"arr_0", iota<float>(DType::F32, {2, 2})},
                            {"arr_1", iota<float>(DType::F32, {2, 1})}}));
  EXPECT_OK(Dataset::open({path}, specs).takeError());
}

TEST_F(Data, ReportsWhatDoesNotFit) {
  std::string x = save("x.npy", iota<float>(DType::F32, {4, 2}));
  std::string y = save("y.npy", iota<float>(DType::F32, {6, 2}));
  std::string none = save("none.npy", iota<float>(DType::F32, {0, 2}));
  auto error = [](llvm::ArrayRef<std::string> files,
                  llvm::ArrayRef<ArgumentSpec> specs) {
    return message(Dataset::open(files, specs));
  };
  ArgumentSpec spec{"x", DType::F32, {2, 2}};
  EXPECT_EQ(error({x}, spec), "");
  EXPECT_EQ(error({}, spec), "no input files");
  EXPECT_EQ(error({x, y}, spec),
            "the function has 1 arguments, but 2 input files are given");
  EXPECT_NE(error({path}, spec).find("cannot open as .npz"), std::string::npos);
  EXPECT_NE(error({x, path}, {spec, spec}).find("must be the only input"),
            std::string::npos);
  EXPECT_EQ(error({x}, ArgumentSpec{"x", DType::F32, {2, 3}}),
            x + ": argument 'x' has shape 2x3, the array has 4x2");
  EXPECT_EQ(error({x}, ArgumentSpec{"x", DType::F32, {2, -1, 2}}),
            x + ": argument 'x' has shape 2x?x2, the array has 4x2");
  EXPECT_EQ(error({x}, ArgumentSpec{"x", DType::I8, {2, 2}}),
            x + ": argument 'x' has type I8, the array has F32");
  EXPECT_NE(error({none}, spec).find("empty array of shape 0x2"),
            std::string::npos);
  EXPECT_EQ(error({x, y}, {spec, {"y", DType::F32, {2, 2}}}),
            y + ": 6 samples for argument 'y', but 4 for 'x'");
  EXPECT_NE(error({x, y}, {spec, {"y", DType::F32, {3, 2}}})
                .find("cannot count samples"),
            std::string::npos);
}

TEST_F(Data, ArgumentsWithoutCommonBatchTakeOneCall) {
  std::string x = save("x.npy", iota<float>(DType::F32, {4, 2}));
  std::string y = save("y.npy", iota<float>(DType::F32, {6, 2}));
  std::string s = save("s.npy", iota<float>(DType::F32, {}));
  Dataset data = unwrap(Dataset::open({x, y, s}, {{"x", DType::F32, {4, 2}},
                                                  {"y", DType::F32, {6, 2}},
                                                  {"s", DType::F32, {}}}));
  EXPECT_EQ(data.getNumBatches(), 1);
  Batch batch = unwrap(data.getBatch(0));
  EXPECT_EQ(batch.arguments[0].data.size(), 32u);
  EXPECT_EQ(batch.arguments[1].data.size(), 48u);
  EXPECT_EQ(batch.arguments[1].shape, (Shape{6, 2}));
  EXPECT_EQ(batch.arguments[2].data.size(), 4u);
}

TEST_F(Data, NamesTheSampleThatIsNotFinite) {
  std::vector<float> values(10, 0.5f);
  std::string x = dir.file("x.npy");
  EXPECT_OK(
      writeNpy(x, unwrap(NpyArray::copy(DType::F32, {5, 2}, bytesOf(values)))));
  ArgumentSpec spec{"x", DType::F32, {2, 2}};
  Dataset data = unwrap(Dataset::open({x}, spec));
  EXPECT_EQ(describeNonFinite(unwrap(data.getBatch(1))), std::nullopt);
  values[7] = std::nanf("");
  EXPECT_OK(
      writeNpy(x, unwrap(NpyArray::copy(DType::F32, {5, 2}, bytesOf(values)))));
  data = unwrap(Dataset::open({x}, spec));
  EXPECT_EQ(describeNonFinite(unwrap(data.getBatch(0))), std::nullopt);
  EXPECT_EQ(describeNonFinite(unwrap(data.getBatch(1))),
            "argument 'x', sample 3: element 1 is NaN or infinite");
}

/// 200 MB compressed to next to nothing, read in batches.
TEST_F(Data, ArchivesTakeTheMemoryOfOneBatch) {
  {
    std::vector<char> zeros(200 << 20);
    NpyArray array =
        unwrap(NpyArray::get(DType::I8, {200, 1 << 20}, {zeros, nullptr}));
    EXPECT_OK(writeNpz(path, {{"x", array}}, {true}));
  }
  auto resident = [] {
    long pages = 0, count = 0;
    FILE *file = std::fopen("/proc/self/statm", "r");
    if (!file || std::fscanf(file, "%ld %ld", &pages, &count) != 2)
      count = 0;
    if (file)
      std::fclose(file);
    return count * sysconf(_SC_PAGESIZE);
  };
  Dataset data =
      unwrap(Dataset::open({path}, ArgumentSpec{"x", DType::I8, {8, 1 << 20}}));
  long before = resident(), peak = 0;
  for (int64_t i = 0; i < data.getNumBatches(); ++i) {
    Batch batch = unwrap(data.getBatch(i));
    peak = std::max(peak, resident());
  }
  // A few batches of 8 MiB, as the allocator keeps them; not 200 MiB.
  EXPECT_LT(peak - before, 64 << 20);
}
