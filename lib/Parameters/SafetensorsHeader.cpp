// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recursive descent without recursion: the format nests exactly three deep.

#include "SafetensorsHeader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;

namespace {
class HeaderParser {
public:
  explicit HeaderParser(StringRef text) : text(text) {}
  Expected<SafetensorsHeader> parse();
  Expected<SmallVector<int64_t>> parseOnlyShape();

private:
  Error fail(const Twine &what) const {
    return createStringError("header, byte " + Twine(position) + ": " + what);
  }
  bool atEnd() const { return position == text.size(); }
  void skipSpace();
  bool consume(char c);
  Error expect(char c, const char *what);
  Expected<std::string> parseString();
  Error parseEscape(std::string &out);
  Expected<unsigned> parseHex4();
  Expected<uint64_t> parseUnsigned();
  Expected<SmallVector<uint64_t>> parseUnsignedArray(size_t maxSize);
  Expected<SmallVector<int64_t>> parseDims();
  Error parseMetadata(StringMap<std::string> &metadata);
  Error parseTensor(SafetensorsEntry &entry);

  /// Calls `member` for every key of an object, the position being at its
  /// value.
  Error parseObject(function_ref<Error(std::string key)> member);

  StringRef text;
  size_t position = 0;
};
} // namespace

void HeaderParser::skipSpace() {
  while (!atEnd() && StringRef(" \t\n\r").contains(text[position]))
    ++position;
}

bool HeaderParser::consume(char c) {
  skipSpace();
  if (atEnd() || text[position] != c)
    return false;
  ++position;
  return true;
}

Error HeaderParser::expect(char c, const char *what) {
  if (consume(c))
    return Error::success();
  return fail(Twine("expected ") + what);
}

Error HeaderParser::parseObject(function_ref<Error(std::string key)> member) {
  if (Error error = expect('{', "'{'"))
    return error;
  if (consume('}'))
    return Error::success();
  StringSet<> seen;
  do {
    Expected<std::string> key = parseString();
    if (!key)
      return key.takeError();
    if (!seen.insert(*key).second)
      return fail("duplicate key '" + printableName(*key) + "'");
    if (Error error = expect(':', "':' behind a key"))
      return error;
    if (Error error = member(std::move(*key)))
      return error;
  } while (consume(','));
  return expect('}', "',' or '}'");
}

Expected<unsigned> HeaderParser::parseHex4() {
  unsigned value;
  StringRef digits = text.substr(position, 4);
  if (digits.size() != 4 || !llvm::all_of(digits, isHexDigit) ||
      digits.getAsInteger(16, value))
    return fail("\\u needs four hexadecimal digits");
  position += 4;
  return value;
}

Error HeaderParser::parseEscape(std::string &out) {
  if (atEnd())
    return fail("the string does not end");
  char c = text[position++];
  static constexpr StringLiteral from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
  if (size_t at = from.find(c); at != StringRef::npos) {
    out += to[at];
    return Error::success();
  }
  if (c != 'u')
    return fail("unknown escape in a string");
  Expected<unsigned> unit = parseHex4();
  if (!unit)
    return unit.takeError();
  UTF32 codePoint = *unit;
  if (codePoint >= 0xD800 && codePoint < 0xDC00 &&
      text.substr(position).starts_with("\\u")) {
    position += 2;
    Expected<unsigned> low = parseHex4();
    if (!low)
      return low.takeError();
    if (*low < 0xDC00 || *low > 0xDFFF)
      return fail("unpaired surrogate in a string");
    codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + (*low - 0xDC00);
  } else if (codePoint >= 0xD800 && codePoint < 0xE000) {
    return fail("unpaired surrogate in a string");
  }
  char buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *end = buffer;
  ConvertCodePointToUTF8(codePoint, end);
  out.append(buffer, end);
  return Error::success();
}

Expected<std::string> HeaderParser::parseString() {
  if (Error error = expect('"', "a string"))
    return std::move(error);
  std::string out;
  while (true) {
    if (atEnd())
      return fail("the string does not end");
    char c = text[position++];
    if (c == '"')
      return out;
    if (static_cast<unsigned char>(c) < 0x20)
      return fail("control character in a string");
    if (c != '\\') {
      out += c;
    } else if (Error error = parseEscape(out)) {
      return std::move(error);
    }
  }
}

Expected<uint64_t> HeaderParser::parseUnsigned() {
  skipSpace();
  StringRef digits = text.substr(position).take_while(isDigit);
  uint64_t value;
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0'))
    return fail("expected an unsigned integer");
  if (digits.size() > 20 || digits.getAsInteger(10, value))
    return fail("the integer does not fit in 64 bits");
  position += digits.size();
  return value;
}

Expected<SmallVector<uint64_t>>
HeaderParser::parseUnsignedArray(size_t maxSize) {
  if (Error error = expect('[', "'['"))
    return std::move(error);
  SmallVector<uint64_t> values;
  if (consume(']'))
    return values;
  do {
    Expected<uint64_t> value = parseUnsigned();
    if (!value)
      return value.takeError();
    if (values.size() == maxSize)
      return fail("more than " + Twine(maxSize) + " numbers");
    values.push_back(*value);
  } while (consume(','));
  if (Error error = expect(']', "',' or ']'"))
    return std::move(error);
  return values;
}

Expected<SmallVector<int64_t>> HeaderParser::parseDims() {
  Expected<SmallVector<uint64_t>> values = parseUnsignedArray(32);
  if (!values)
    return values.takeError();
  SmallVector<int64_t> dims;
  for (uint64_t value : *values) {
    if (value > static_cast<uint64_t>(INT64_MAX))
      return fail("the dimension does not fit in 63 bits");
    dims.push_back(static_cast<int64_t>(value));
  }
  return dims;
}

Error HeaderParser::parseMetadata(StringMap<std::string> &metadata) {
  return parseObject([&](std::string key) -> Error {
    Expected<std::string> value = parseString();
    if (!value)
      return value.takeError();
    metadata[key] = std::move(*value);
    return Error::success();
  });
}

Error HeaderParser::parseTensor(SafetensorsEntry &entry) {
  std::string name = "tensor '" + printableName(entry.name) + "'";
  unsigned fields = 0;
  Error error = parseObject([&](std::string key) -> Error {
    if (key == "dtype") {
      fields |= 1;
      Expected<std::string> value = parseString();
      if (!value)
        return value.takeError();
      std::optional<DType> dtype = parseDType(*value);
      if (!dtype || *dtype == DType::I4)
        return createStringError(name + ": unknown dtype '" +
                                 printableName(*value) + "'");
      entry.dtype = *dtype;
      return Error::success();
    }
    if (key == "shape") {
      fields |= 2;
      return parseDims().moveInto(entry.shape);
    }
    if (key == "data_offsets") {
      fields |= 4;
      Expected<SmallVector<uint64_t>> values = parseUnsignedArray(2);
      if (!values)
        return values.takeError();
      if (values->size() != 2)
        return createStringError(name + ": data_offsets must be two numbers");
      entry.begin = (*values)[0];
      entry.end = (*values)[1];
      return Error::success();
    }
    return createStringError(name + ": unknown field '" + printableName(key) +
                             "'");
  });
  if (error)
    return error;
  if (fields != 7)
    return createStringError(name + ": needs dtype, shape and data_offsets");
  return Error::success();
}

Expected<SafetensorsHeader> HeaderParser::parse() {
  // The format wants '{' as the first byte, which also tells it from other
  // files.
  if (!text.starts_with("{"))
    return fail("expected '{'");
  if (!json::isUTF8(text))
    return createStringError("header: not valid UTF-8");
  SafetensorsHeader header;
  Error error = parseObject([&](std::string key) -> Error {
    if (key == "__metadata__")
      return parseMetadata(header.metadata);
    if (key.empty())
      return fail("a tensor's name is empty");
    SafetensorsEntry &entry = header.tensors.emplace_back();
    entry.name = std::move(key);
    entry.position = header.tensors.size();
    return parseTensor(entry);
  });
  if (error)
    return std::move(error);
  skipSpace();
  if (!atEnd())
    return fail("text behind the JSON object");
  return header;
}

Expected<SmallVector<int64_t>> HeaderParser::parseOnlyShape() {
  Expected<SmallVector<int64_t>> dims = parseDims();
  if (dims && !atEnd())
    return fail("text behind the shape");
  return dims;
}

Expected<SafetensorsHeader> qopt::parseSafetensorsHeader(StringRef text) {
  return HeaderParser(text).parse();
}

Expected<SmallVector<int64_t>> qopt::parseShape(StringRef text) {
  return HeaderParser(text).parseOnlyShape();
}
