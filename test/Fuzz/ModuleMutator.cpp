// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Mutations of modules that often still parse: numbers become borderline
// numbers, types and op names others of the same text, lines are dropped,
// doubled and swapped. Bytes alone would rarely get past the parser.

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstring>
#include <random>
#include <string>

using namespace llvm;

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize);

static constexpr StringLiteral interesting[] = {
    "0",          "1",          "2",          "-1",   "3",
    "7",          "127",        "128",        "255",  "256",
    "1073741824", "2147483647", "4294967296", "?",    "9223372036854775807",
    "200000",     "1.0e-40",    "0.0",        "-1.5", "0x7FC00000",
    "1.0e38",     "65536"};

static constexpr StringLiteral types[] = {
    "f32",
    "f64",
    "f16",
    "i1",
    "i8",
    "i32",
    "i64",
    "index",
    "bf16",
    "!quant.uniform<i8:f32, 0.5:3>",
    "!quant.uniform<i8:f32:0, {0.5, 0.25}>",
    "!quant.uniform<i4:f32, 1.0>"};

namespace {
/// One mutation of a text.
class Mutator {
public:
  Mutator(std::string text, unsigned seed) : text(std::move(text)), rng(seed) {}
  std::string run() {
    for (unsigned i = 0, e = 1 + pick(3); i != e; ++i)
      mutate();
    return std::move(text);
  }

private:
  size_t pick(size_t count) { return count ? rng() % count : 0; }
  void mutate();
  void replaceNumber();
  void replaceWord(StringRef chars, ArrayRef<StringLiteral> by);
  void replaceOpName();
  void changeLines();

  std::string text;
  std::mt19937 rng;
};
} // namespace

/// The begins and ends of the longest runs for which `inside` holds.
template <typename Predicate>
static SmallVector<std::pair<size_t, size_t>> findRuns(StringRef text,
                                                       Predicate inside) {
  SmallVector<std::pair<size_t, size_t>> runs;
  for (size_t i = 0; i < text.size();) {
    size_t begin = i;
    while (i < text.size() && inside(text[i]))
      ++i;
    if (i > begin)
      runs.push_back({begin, i - begin});
    else
      ++i;
  }
  return runs;
}

void Mutator::replaceNumber() {
  auto runs = findRuns(text, isDigit);
  if (runs.empty())
    return;
  auto [begin, size] = runs[pick(runs.size())];
  text.replace(begin, size, interesting[pick(std::size(interesting))].str());
}

void Mutator::replaceWord(StringRef word, ArrayRef<StringLiteral> by) {
  SmallVector<size_t> places;
  for (size_t at = text.find(word.str()); at != std::string::npos;
       at = text.find(word.str(), at + 1))
    places.push_back(at);
  if (!places.empty())
    text.replace(places[pick(places.size())], word.size(),
                 by[pick(by.size())].str());
}

/// One op's name becomes that of another in the text.
void Mutator::replaceOpName() {
  auto runs =
      findRuns(text, [](char c) { return isAlnum(c) || c == '.' || c == '_'; });
  llvm::erase_if(runs, [&](auto run) {
    StringRef word = StringRef(text).substr(run.first, run.second);
    return !word.starts_with("qnn.") && !word.starts_with("tosa.");
  });
  if (runs.size() < 2)
    return;
  auto to = runs[pick(runs.size())], from = runs[pick(runs.size())];
  text.replace(to.first, to.second, text.substr(from.first, from.second));
}

void Mutator::changeLines() {
  SmallVector<StringRef> lines;
  StringRef(text).split(lines, '\n');
  size_t a = pick(lines.size()), b = pick(lines.size());
  switch (pick(3)) {
  case 0:
    lines.erase(lines.begin() + a);
    break;
  case 1: {
    StringRef line = lines[a];
    lines.insert(lines.begin() + b, line);
    break;
  }
  default:
    std::swap(lines[a], lines[b]);
  }
  text = llvm::join(lines, "\n");
}

void Mutator::mutate() {
  switch (pick(8)) {
  case 0:
  case 1:
  case 2:
  case 3:
    return replaceNumber();
  case 4:
    return replaceWord("f32", types);
  case 5:
    return replaceOpName();
  case 6:
    return replaceWord("i8", types);
  default:
    return changeLines();
  }
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size,
                                          size_t maxSize, unsigned seed) {
  StringRef bytes(reinterpret_cast<const char *>(data), size);
  // Bytecode, and text now and then, is changed byte by byte.
  if (bytes.starts_with("ML\xefR") || seed % 8 == 0)
    return LLVMFuzzerMutate(data, size, maxSize);
  std::string text = Mutator(bytes.str(), seed).run();
  size_t count = std::min(text.size(), maxSize);
  std::memcpy(data, text.data(), count);
  return count;
}
