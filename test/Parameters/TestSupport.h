// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers of the parameter, data and runtime tests: unwrapping results, a
// temporary directory, and reproducible random numbers.

#ifndef QOPT_TEST_PARAMETERS_TESTSUPPORT_H
#define QOPT_TEST_PARAMETERS_TESTSUPPORT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include <cstdio>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

namespace qopt::test {

/// The message of an error, "" of a success.
inline std::string message(llvm::Error error) {
  return llvm::toString(std::move(error));
}
template <typename T> std::string message(llvm::Expected<T> value) {
  return value ? std::string() : llvm::toString(value.takeError());
}

/// The value, or a failed test and the end: there is nothing to go on with.
template <typename T> T unwrap(llvm::Expected<T> value) {
  if (value)
    return std::move(*value);
  ADD_FAILURE() << llvm::toString(value.takeError());
  std::exit(1);
}

#define EXPECT_OK(error) EXPECT_EQ(::qopt::test::message(error), "")
#define EXPECT_ERROR(error, text)                                              \
  EXPECT_NE(::qopt::test::message(error).find(text), std::string::npos)        \
      << "message without: " << text

class TempDir {
public:
  TempDir() {
    if (llvm::sys::fs::createUniqueDirectory("qopt-test", path))
      std::exit(1);
  }
  ~TempDir() { llvm::sys::fs::remove_directories(path); }
  std::string file(llvm::StringRef name) const {
    return (llvm::Twine(path) + "/" + name).str();
  }
  std::string str() const { return std::string(path); }

private:
  llvm::SmallString<128> path;
};

inline void writeFile(const std::string &path, const std::string &contents) {
  // Some file systems flush a file that is truncated and rewritten: slow.
  std::remove(path.c_str());
  std::ofstream(path, std::ios::binary) << contents;
}
inline std::string readFile(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
inline bool exists(const std::string &path) {
  return llvm::sys::fs::exists(path);
}

template <typename T> llvm::ArrayRef<char> bytesOf(const T &container) {
  return {reinterpret_cast<const char *>(container.data()),
          container.size() * sizeof(*container.data())};
}

/// SplitMix64: the same sequence everywhere.
class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}
  uint64_t next() {
    uint64_t z = state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  uint64_t below(uint64_t bound) { return next() % bound; }

private:
  uint64_t state;
};

/// Changes a byte, a range, the length, or copies a piece to another place.
inline std::string mutate(std::string text, Random &random, size_t hotBytes) {
  for (uint64_t edits = 1 + random.below(4); edits && !text.empty(); --edits) {
    size_t at = random.below(random.below(2) ? std::min(hotBytes, text.size())
                                             : text.size());
    switch (random.below(6)) {
    case 0:
      text[at] = static_cast<char>(random.next());
      break;
    case 1:
      text[at] ^= static_cast<char>(1 << random.below(8));
      break;
    case 2:
      text.erase(at, 1 + random.below(16));
      break;
    case 3:
      text.insert(at, text.substr(random.below(text.size()), random.below(32)));
      break;
    case 4:
      text.resize(at);
      break;
    default:
      // Digits and punctuation reach further into a parser than random bytes.
      text[at] = "0123456789[]{}(),:\"' -"[random.below(22)];
    }
  }
  return text;
}

} // namespace qopt::test

#endif // QOPT_TEST_PARAMETERS_TESTSUPPORT_H
