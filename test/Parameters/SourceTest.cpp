// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sizes of types, memory and derived sources, and the registry.

#include "TestSupport.h"
#include "qopt/Parameters/DemandPages.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/APFloat.h"
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>

using namespace qopt;
using namespace qopt::test;

static ParameterInfo makeInfo(llvm::StringRef key, DType dtype,
                              llvm::ArrayRef<int64_t> shape) {
  return unwrap(ParameterInfo::get(key, dtype, shape));
}

TEST(DType, NamesRoundTrip) {
  for (unsigned i = 0; i <= static_cast<unsigned>(DType::F8E5M2); ++i) {
    DType dtype = static_cast<DType>(i);
    EXPECT_EQ(parseDType(getName(dtype)), dtype) << getName(dtype).str();
  }
  EXPECT_EQ(parseDType("F31"), std::nullopt);
}

TEST(DType, Sizes) {
  EXPECT_EQ(getNumBytes(DType::F32, {}), 4u);
  EXPECT_EQ(getNumBytes(DType::F16, {3, 5}), 30u);
  EXPECT_EQ(getNumBytes(DType::BOOL, {7}), 7u);
  EXPECT_EQ(getNumBytes(DType::I64, {0, 1}), 0u);
  // The largest tensor of the kind this layer is made for.
  EXPECT_EQ(getNumBytes(DType::F32, {32768, 32768, 3, 3}), 38654705664u);
  EXPECT_EQ(getNumBytes(DType::F32, {-1, 2}), std::nullopt);
  EXPECT_EQ(getNumBytes(DType::I8, {INT64_MAX, 2}), std::nullopt);
  EXPECT_EQ(getNumBytes(DType::F32, {INT64_MAX}), std::nullopt);
  EXPECT_EQ(getNumBytes(DType::F64, {int64_t(1) << 32, int64_t(1) << 29}),
            std::nullopt);
  EXPECT_EQ(getNumBytes(DType::I8, {int64_t(1) << 40, int64_t(1) << 40, 0}),
            0u);
}

TEST(DType, PackedRowsAreWholeBytes) {
  EXPECT_EQ(getNumBytes(DType::I4, {}), 1u);
  EXPECT_EQ(getNumBytes(DType::I4, {5}), 3u);
  EXPECT_EQ(getNumBytes(DType::I4, {4, 5}), 12u);
  EXPECT_EQ(getNumBytes(DType::I4, {4, 3, 3}), 20u);
  EXPECT_EQ(getPackedI4Shape({4, 3, 3}), (llvm::SmallVector<int64_t>{4, 5}));
}

TEST(AlignedBuffer, AlignsAndReports) {
  for (uint64_t size : {0, 1, 63, 64, 65, 1000}) {
    AlignedBuffer buffer = unwrap(AlignedBuffer::allocate(size));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(buffer.data()) % 64, 0u);
    EXPECT_NE(buffer.data(), nullptr);
    EXPECT_EQ(buffer.size(), size);
  }
  EXPECT_ERROR(AlignedBuffer::allocate(UINT64_MAX), "out of memory");
  EXPECT_ERROR(AlignedBuffer::allocate(uint64_t(1) << 60), "out of memory");
}

TEST(ParameterInfo, RejectsBadKeysAndShapes) {
  EXPECT_ERROR(ParameterInfo::get("", DType::F32, {}), "must not be empty");
  EXPECT_ERROR(ParameterInfo::get("\xff", DType::F32, {}), "UTF-8");
  EXPECT_ERROR(ParameterInfo::get("w", DType::F32, {INT64_MAX, 4}),
               "parameter 'w'");
}

TEST(MemorySource, ReadsRanges) {
  MemoryParameterSource source;
  std::vector<int16_t> values{1, 2, 3, 4};
  EXPECT_OK(source.addCopy(makeInfo("a", DType::I16, {4}), bytesOf(values)));
  EXPECT_OK(source.add(makeInfo("e", DType::F32, {0}), {}, nullptr));
  int16_t two[2];
  llvm::MutableArrayRef<char> out(reinterpret_cast<char *>(two), 4);
  EXPECT_OK(source.read("a", 2, out));
  EXPECT_EQ(two[0], 2);
  EXPECT_EQ(two[1], 3);
  EXPECT_ERROR(source.read("a", 5, out), "cannot read 4 at offset 5");
  EXPECT_ERROR(source.read("a", UINT64_MAX, out), "cannot read");
  EXPECT_ERROR(source.read("b", 0, out), "no parameter 'b'");
  EXPECT_OK(source.read("e", 0, {}));
  EXPECT_EQ(source.map("a")->size(), 8u);
  EXPECT_EQ(source.map("b"), std::nullopt);
  EXPECT_EQ(source.find("a")->shape, (llvm::SmallVector<int64_t>{4}));
  EXPECT_EQ(source.find("b"), std::nullopt);
}

TEST(MemorySource, ChecksWhatIsAdded) {
  MemoryParameterSource source;
  std::vector<char> four(4);
  EXPECT_ERROR(source.addCopy(makeInfo("a", DType::F32, {2}), four),
               "needs 8 bytes, got 4");
  EXPECT_OK(source.addCopy(makeInfo("a", DType::F32, {1}), four));
  EXPECT_ERROR(source.addCopy(makeInfo("a", DType::F32, {1}), four), "twice");
  ParameterInfo lying = makeInfo("b", DType::F32, {2});
  lying.bytes = 4;
  EXPECT_ERROR(source.addCopy(lying, four), "does not match");
}

TEST(MemorySource, BorrowedBytesKeepTheirOwner) {
  auto owner = std::make_shared<std::vector<char>>(8, 'x');
  std::weak_ptr<std::vector<char>> watch = owner;
  auto source = std::make_shared<MemoryParameterSource>();
  EXPECT_OK(source->add(makeInfo("a", DType::I8, {8}), *owner, owner));
  EXPECT_EQ(source->map("a")->data(), owner->data());
  owner.reset();
  EXPECT_FALSE(watch.expired());
  source.reset();
  EXPECT_TRUE(watch.expired());
}

/// Row r holds bytes r * 31 + column, so that any misplaced byte shows.
static RowFunction patternRows(uint64_t rows, uint64_t rowBytes,
                               std::shared_ptr<std::atomic<int>> calls) {
  return [=](uint64_t begin, uint64_t end, llvm::MutableArrayRef<char> out) {
    ++*calls;
    EXPECT_LT(begin, end);
    EXPECT_LE(end, rows);
    EXPECT_EQ(out.size(), (end - begin) * rowBytes);
    for (uint64_t row = begin; row < end; ++row)
      for (uint64_t i = 0; i < rowBytes; ++i)
        out[(row - begin) * rowBytes + i] = static_cast<char>(row * 31 + i);
    return llvm::Error::success();
  };
}

TEST(Derived, AnyRangeGivesTheSameBytes) {
  constexpr uint64_t rows = 37, rowBytes = 11;
  auto calls = std::make_shared<std::atomic<int>>(0);
  for (uint64_t blockBytes : {1, 11, 30, 55, 4096}) {
    auto source =
        unwrap(makeDerived(makeInfo("w", DType::I8, {rows, rowBytes}), rowBytes,
                           patternRows(rows, rowBytes, calls), {blockBytes}));
    EXPECT_EQ(source->map("w"), std::nullopt);
    Random random(blockBytes);
    for (int trial = 0; trial < 2000; ++trial) {
      uint64_t begin = random.below(rows * rowBytes + 1);
      uint64_t size = random.below(rows * rowBytes - begin + 1);
      std::vector<char> out(size, 0);
      ASSERT_EQ(message(source->read("w", begin, out)), "");
      for (uint64_t i = 0; i < size; ++i) {
        uint64_t at = begin + i;
        ASSERT_EQ(out[i],
                  static_cast<char>(at / rowBytes * 31 + at % rowBytes));
      }
    }
  }
}

TEST(Derived, ComputesEachRowOnceWhenStreamedInSmallPieces) {
  constexpr uint64_t rows = 64, rowBytes = 16;
  auto calls = std::make_shared<std::atomic<int>>(0);
  auto source =
      unwrap(makeDerived(makeInfo("w", DType::I8, {rows, rowBytes}), rowBytes,
                         patternRows(rows, rowBytes, calls), {8 * rowBytes}));
  char piece[6];
  for (uint64_t at = 0; at + 6 <= rows * rowBytes; at += 6)
    EXPECT_OK(source->read("w", at, piece));
  EXPECT_EQ(*calls, 8);
}

TEST(Derived, LimitsTheRowsOfOneCall) {
  uint64_t most = 0;
  auto source = unwrap(makeDerived(
      makeInfo("w", DType::I8, {100, 10}), 10,
      [&](uint64_t begin, uint64_t end, llvm::MutableArrayRef<char>) {
        most = std::max(most, end - begin);
        return llvm::Error::success();
      },
      {70}));
  std::vector<char> all(1000);
  EXPECT_OK(source->read("w", 0, all));
  EXPECT_EQ(most, 7u);
}

TEST(Derived, ErrorsNameTheRows) {
  auto fails = [](uint64_t, uint64_t, llvm::MutableArrayRef<char>) {
    return llvm::createStringError("disk on fire");
  };
  auto source = unwrap(makeDerived(makeInfo("w", DType::I8, {4, 2}), 2, fails));
  char out[8];
  EXPECT_ERROR(source->read("w", 0, out),
               "parameter 'w', rows 0 to 4: disk on fire");
  EXPECT_ERROR(makeDerived(makeInfo("w", DType::I8, {4, 2}), 3, fails),
               "not whole rows");
  EXPECT_ERROR(makeDerived(makeInfo("w", DType::I8, {4, 2}), 0, fails),
               "not whole rows");
  EXPECT_ERROR(makeDerived(makeInfo("w", DType::I8, {4, 2}), 2, nullptr),
               "no function");
}

TEST(Derived, MayBeReadByManyThreads) {
  constexpr uint64_t rows = 200, rowBytes = 7;
  auto calls = std::make_shared<std::atomic<int>>(0);
  auto source =
      unwrap(makeDerived(makeInfo("w", DType::I8, {rows, rowBytes}), rowBytes,
                         patternRows(rows, rowBytes, calls), {20}));
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      Random random(t);
      for (int i = 0; i < 2000; ++i) {
        uint64_t at = random.below(rows * rowBytes);
        char byte;
        llvm::consumeError(
            source->read("w", at, llvm::MutableArrayRef<char>(byte)));
        wrong += byte != static_cast<char>(at / rowBytes * 31 + at % rowBytes);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

static std::shared_ptr<MemoryParameterSource>
memorySource(std::initializer_list<std::pair<const char *, char>> values) {
  auto source = std::make_shared<MemoryParameterSource>();
  for (auto [key, value] : values)
    EXPECT_OK(source->addCopy(makeInfo(key, DType::I8, {1}), value));
  return source;
}

static char readByte(const ParameterRegistry &registry, llvm::StringRef key,
                     llvm::StringRef scope = "") {
  char byte = '?';
  EXPECT_OK(registry.read(key, 0, llvm::MutableArrayRef<char>(byte), scope));
  return byte;
}

TEST(Widened, EveryHalfIsTheSameNumber) {
  std::vector<uint16_t> halves(65536);
  for (unsigned i = 0; i < halves.size(); ++i)
    halves[i] = i;
  for (DType dtype : {DType::F16, DType::BF16}) {
    auto memory = std::make_shared<MemoryParameterSource>();
    ParameterInfo info = makeInfo("w", dtype, {256, 256});
    EXPECT_OK(memory->addCopy(
        info, {reinterpret_cast<const char *>(halves.data()), info.bytes}));
    ParameterHandle wide = unwrap(makeWidened({memory, "w", info}));
    EXPECT_EQ(wide.info.dtype, DType::F32);
    AlignedBuffer bytes = unwrap(wide.readAll());
    const auto &semantics = dtype == DType::F16 ? llvm::APFloat::IEEEhalf()
                                                : llvm::APFloat::BFloat();
    for (unsigned i = 0; i < halves.size(); ++i) {
      uint32_t bits;
      std::memcpy(&bits, bytes.data() + 4 * i, 4);
      llvm::APFloat expected(semantics, llvm::APInt(16, i));
      bool lost;
      expected.convert(llvm::APFloat::IEEEsingle(),
                       llvm::APFloat::rmNearestTiesToEven, &lost);
      if (expected.isNaN())
        EXPECT_TRUE((bits & 0x7fffffff) > 0x7f800000) << i;
      else
        EXPECT_EQ(bits, expected.bitcastToAPInt().getZExtValue()) << i;
    }
    // Ranges of any place and length, also inside of elements.
    for (uint64_t offset : {0, 1, 3, 4, 16383, 16385, 262139})
      for (uint64_t size : {1, 2, 5, 16384, 40001}) {
        if (offset + size > bytes.size())
          continue;
        std::vector<char> part(size);
        EXPECT_OK(wide.read(offset, part));
        EXPECT_EQ(std::memcmp(part.data(), bytes.data() + offset, size), 0)
            << offset << ' ' << size;
      }
  }
  auto memory = std::make_shared<MemoryParameterSource>();
  ParameterInfo info = makeInfo("w", DType::F64, {1});
  EXPECT_OK(memory->addCopy(info, std::vector<char>(8)));
  EXPECT_ERROR(makeWidened({memory, "w", info}),
               "parameter 'w' is F64: only F16 and BF16 are read as F32");
}

TEST(Registry, KeepsOrderAndReplaces) {
  ParameterRegistry registry;
  EXPECT_OK(registry.add(memorySource({{"z", 'z'}, {"a", 'a'}, {"m", 'm'}})));
  EXPECT_ERROR(registry.add(memorySource({{"n", 'n'}, {"a", 'A'}})),
               "'a' exists already");
  // All or nothing.
  EXPECT_FALSE(registry.lookup("n"));
  EXPECT_OK(registry.add(memorySource({{"a", 'A'}}), "", OnConflict::Replace));
  EXPECT_EQ(readByte(registry, "a"), 'A');
  EXPECT_EQ(registry.getKeys(), (std::vector<std::string>{"z", "a", "m"}));
  EXPECT_TRUE(registry.remove("a"));
  EXPECT_FALSE(registry.remove("a"));
  EXPECT_OK(registry.add(memorySource({{"a", 'b'}})));
  EXPECT_EQ(registry.getKeys(), (std::vector<std::string>{"z", "m", "a"}));
}

TEST(Registry, NeedsASource) {
  ParameterRegistry registry;
  EXPECT_ERROR(registry.add(nullptr), "no parameter source");
}

TEST(Registry, ScopesAreSeparate) {
  ParameterRegistry registry;
  EXPECT_OK(registry.add(memorySource({{"w", '1'}})));
  EXPECT_OK(registry.add(memorySource({{"w", '2'}}), "teacher"));
  EXPECT_EQ(readByte(registry, "w"), '1');
  EXPECT_EQ(readByte(registry, "w", "teacher"), '2');
  EXPECT_ERROR(registry.get("w", "student"), "'w' in scope 'student'");
}

TEST(Registry, SuggestsSimilarKeys) {
  ParameterRegistry registry;
  EXPECT_ERROR(registry.get("x"), "no parameter file is loaded");
  EXPECT_OK(registry.add(memorySource({{"layers.3.weight", '1'}})));
  EXPECT_ERROR(registry.get("layer.3.weight"),
               "did you mean 'layers.3.weight'?");
  EXPECT_EQ(message(registry.get("bias")), "no parameter 'bias'");
}

TEST(Registry, DerivedFromAReplacedKeyReadsTheOldBytes) {
  ParameterRegistry registry;
  EXPECT_OK(registry.add(memorySource({{"w", 20}})));
  ParameterHandle old = unwrap(registry.get("w"));
  auto twice = [old](uint64_t, uint64_t,
                     llvm::MutableArrayRef<char> out) -> llvm::Error {
    if (llvm::Error error = old.read(0, out))
      return error;
    out[0] *= 2;
    return llvm::Error::success();
  };
  EXPECT_OK(registry.addDerived(makeInfo("w", DType::I8, {1}), 1, twice, "",
                                OnConflict::Replace));
  EXPECT_EQ(readByte(registry, "w"), 40);
}

TEST(Registry, AddsUnderAnotherKey) {
  ParameterRegistry registry;
  EXPECT_OK(registry.add(memorySource({{"w", 'w'}})));
  ParameterHandle handle = unwrap(registry.get("w"));
  handle.info.shape = {1, 1};
  EXPECT_OK(registry.addParameter("v", handle));
  EXPECT_EQ(readByte(registry, "v"), 'w');
  EXPECT_EQ(registry.lookup("v")->key, "v");
  EXPECT_EQ(registry.lookup("v")->shape.size(), 2u);
  handle.info.bytes = 2;
  EXPECT_ERROR(registry.addParameter("u", handle), "2 bytes wanted");
  handle.sourceKey = "nothing";
  EXPECT_ERROR(registry.addParameter("u", handle), "the source has no");
}

TEST(Registry, MapOrReadSharesAndAligns) {
  ParameterRegistry registry;
  auto calls = std::make_shared<std::atomic<int>>(0);
  EXPECT_OK(registry.addDerived(makeInfo("w", DType::I8, {10, 3}), 3,
                                patternRows(10, 3, calls)));
  ByteView first = unwrap(registry.mapOrRead("w"));
  ByteView second = unwrap(registry.mapOrRead("w"));
  EXPECT_EQ(first.data(), second.data());
  EXPECT_TRUE(first.isAligned());
  EXPECT_EQ(*calls, 1);
  // Nothing keeps the bytes behind the last user's back.
  first = second = {};
  first = unwrap(registry.mapOrRead("w"));
  EXPECT_EQ(*calls, 2);
  // A new source under the same key is not served from the old one's bytes.
  EXPECT_OK(registry.add(memorySource({{"w", 'n'}}), "", OnConflict::Replace));
  EXPECT_EQ(unwrap(registry.mapOrRead("w")).bytes[0], 'n');

  alignas(64) static char bytes[129] = {};
  auto crooked = std::make_shared<MemoryParameterSource>();
  EXPECT_OK(crooked->add(makeInfo("even", DType::I8, {64}),
                         llvm::ArrayRef<char>(bytes, 64), nullptr));
  EXPECT_OK(crooked->add(makeInfo("odd", DType::I8, {64}),
                         llvm::ArrayRef<char>(bytes + 1, 64), nullptr));
  EXPECT_OK(registry.add(crooked));
  EXPECT_EQ(unwrap(registry.mapOrRead("even")).data(), bytes);
  ByteView odd = unwrap(registry.mapOrRead("odd"));
  EXPECT_NE(odd.data(), bytes + 1);
  EXPECT_TRUE(odd.isAligned());
}

TEST(Registry, BytesReadWhileTheKeyIsReplacedAreNotKeptForTheNewSource) {
  ParameterRegistry registry;
  auto fill = [](char value) -> RowFunction {
    return [=](uint64_t, uint64_t, llvm::MutableArrayRef<char> out) {
      std::fill(out.begin(), out.end(), value);
      return llvm::Error::success();
    };
  };
  ParameterInfo info = makeInfo("w", DType::I8, {4});
  auto replacing = [&](uint64_t begin, uint64_t end,
                       llvm::MutableArrayRef<char> out) -> llvm::Error {
    if (llvm::Error error = fill('o')(begin, end, out))
      return error;
    return registry.addDerived(info, 4, fill('n'), "", OnConflict::Replace);
  };
  EXPECT_OK(registry.addDerived(info, 4, replacing));
  ByteView old = unwrap(registry.mapOrRead("w"));
  EXPECT_EQ(old.bytes[0], 'o');
  EXPECT_EQ(unwrap(registry.mapOrRead("w")).bytes[0], 'n');
}

TEST(Registry, ManyThreads) {
  ParameterRegistry registry;
  std::vector<std::thread> threads;
  std::atomic<int> failures{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 500; ++i) {
        std::string key = "p" + std::to_string(i % 10);
        auto source = std::make_shared<MemoryParameterSource>();
        char value = static_cast<char>(i);
        failures += !message(source->addCopy(makeInfo(key, DType::I8, {1}),
                                             llvm::ArrayRef<char>(value)))
                         .empty();
        failures +=
            !message(registry.add(source, "", OnConflict::Replace)).empty();
        failures += !message(registry.mapOrRead(key)).empty();
        failures += registry.getKeys().empty();
        if (t == 0)
          registry.remove("other");
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(registry.getKeys().size(), 10u);
}

/// Byte i of the parameter, different in every page and row.
static char patternAt(uint64_t i) { return char(i * 131 + (i >> 12) * 7 + 1); }

static ParameterHandle makePattern(int64_t rows, int64_t rowBytes,
                                   std::atomic<int> *calls = nullptr) {
  ParameterInfo info = makeInfo("w", DType::I8, {rows, rowBytes});
  auto source =
      unwrap(makeDerived(info, rowBytes,
                         [=](uint64_t begin, uint64_t end,
                             llvm::MutableArrayRef<char> out) -> llvm::Error {
                           if (calls)
                             ++*calls;
                           for (uint64_t i = 0; i < out.size(); ++i)
                             out[i] = patternAt(begin * rowBytes + i);
                           return llvm::Error::success();
                         }));
  return {source, "w", info};
}

TEST(DemandPages, GiveWhatIsComputedThroughASmallWindow) {
  // Rows that are pages, rows that are not, and less than a page.
  std::atomic<int> calls{0};
  std::vector<ParameterHandle> handles = {makePattern(40, 1 << 20, &calls),
                                          makePattern(977, 12345),
                                          makePattern(1, 100)};
  auto pages = DemandPages::create(handles, 1 << 20);
  if (!pages)
    GTEST_SKIP() << "the system does not allow it";
  EXPECT_EQ(calls, 0);
  auto readAll = [&](uint64_t step, size_t seed) {
    for (size_t p = 0; p < handles.size(); ++p) {
      llvm::ArrayRef<char> bytes = pages->getBytes(p);
      ASSERT_EQ(bytes.size(), handles[p].info.bytes);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(bytes.data()) % 4096, 0u);
      for (uint64_t i = seed % step; i < bytes.size(); i += step)
        if (bytes[i] != patternAt(i))
          return (void)(ADD_FAILURE() << p << " at " << i);
    }
  };
  readAll(997, 0);
  // Again, by two threads that drive out each other's pages, far apart.
  std::thread other([&] { readAll(9973, 5000); });
  readAll(4096, 1);
  other.join();
  EXPECT_OK(pages->getError());
  // The window is 16 chunks here; dropped ones were computed again.
  EXPECT_GT(calls, 40);
}

TEST(DemandPages, TellWhatFailed) {
  ParameterInfo info = makeInfo("w", DType::I8, {8, 1 << 20});
  auto source =
      unwrap(makeDerived(info, 1 << 20,
                         [](uint64_t begin, uint64_t,
                            llvm::MutableArrayRef<char> out) -> llvm::Error {
                           std::fill(out.begin(), out.end(), 7);
                           return begin == 3
                                      ? llvm::createStringError("no such row")
                                      : llvm::Error::success();
                         }));
  auto pages = DemandPages::create(ParameterHandle{source, "w", info}, 1 << 20);
  if (!pages)
    GTEST_SKIP() << "the system does not allow it";
  llvm::ArrayRef<char> bytes = pages->getBytes(0);
  int sum = 0;
  for (int row = 0; row < 8; ++row)
    sum += bytes[row << 20];
  EXPECT_EQ(sum, 7 * 7);
  // Who reads the zeros next is told too.
  for (int reader = 0; reader < 2; ++reader)
    EXPECT_ERROR(pages->getError(), "parameter 'w', rows 3 to 4: no such row");
}
