// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writing and checking the digest of bytecode: XXH64 of the file with zeros in
// its place.

#include "BytecodeDigest.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace qopt;

static constexpr StringLiteral producer = "qopt xxh64:0000000000000000";
static constexpr size_t numDigits = 16;
static constexpr StringLiteral prefix = "qopt xxh64:";
/// The producer stands behind the magic number and the version.
static constexpr size_t maxOffset = 16;

StringRef qopt::getDigestProducer() { return producer; }

/// Where the digits begin, or npos.
static size_t findDigits(StringRef bytecode) {
  size_t at = bytecode.take_front(maxOffset + prefix.size()).find(prefix);
  if (at == StringRef::npos || bytecode.size() < at + prefix.size() + numDigits)
    return StringRef::npos;
  return at + prefix.size();
}

static std::string digest(std::string bytecode, size_t digits) {
  bytecode.replace(digits, numDigits, numDigits, '0');
  return utohexstr(xxHash64(bytecode), /*LowerCase=*/true, numDigits);
}

void qopt::addBytecodeDigest(std::string &bytecode) {
  size_t digits = findDigits(bytecode);
  if (digits != StringRef::npos)
    bytecode.replace(digits, numDigits, digest(bytecode, digits));
}

Error qopt::checkBytecodeDigest(StringRef text, StringRef file) {
  size_t digits =
      text.starts_with("ML\xefR") ? findDigits(text) : size_t(StringRef::npos);
  if (digits == StringRef::npos ||
      text.substr(digits, numDigits) == digest(text.str(), digits))
    return Error::success();
  return createStringError(file + ": damaged: the contents do not have the "
                                  "digest that they were written with");
}
