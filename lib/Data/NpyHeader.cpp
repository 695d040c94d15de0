// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text in front of a .npy array: a Python dictionary literal of exactly
// three entries (numpy/lib/format.py, "Format Version 1.0"). Parsed strictly;
// nothing of it is evaluated.

#include "qopt/Data/Npy.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;

static constexpr StringLiteral magic = "\x93NUMPY";
/// numpy itself refuses more than 10000 by default.
static constexpr uint64_t maxHeader = 1 << 16;

namespace {
struct Descr {
  const char *code;
  DType dtype;
};

class DictParser {
public:
  DictParser(StringRef text, NpyHeader &header) : text(text), header(header) {}
  Error parse();

private:
  static Error fail(const Twine &what) {
    return createStringError("header: " + what);
  }
  void skipSpace() { text = text.ltrim(" \t\n\r"); }
  bool consume(char c) {
    skipSpace();
    return text.consume_front(StringRef(&c, 1));
  }
  Error parseEntry(unsigned &seen);
  Expected<StringRef> parseString();
  Error parseDescr();
  Error parseBool();
  Error parseShape();

  StringRef text;
  NpyHeader &header;
};
} // namespace

static constexpr Descr descrTable[] = {
    {"f4", DType::F32}, {"f8", DType::F64}, {"f2", DType::F16},
    {"i1", DType::I8},  {"u1", DType::U8},  {"i2", DType::I16},
    {"u2", DType::U16}, {"i4", DType::I32}, {"u4", DType::U32},
    {"i8", DType::I64}, {"u8", DType::U64}, {"b1", DType::BOOL},
};

Expected<StringRef> DictParser::parseString() {
  skipSpace();
  if (text.empty() || (text[0] != '\'' && text[0] != '"'))
    return fail("expected a quoted string");
  size_t end = text.find(text[0], 1);
  if (end == StringRef::npos)
    return fail("a string does not end");
  StringRef value = text.slice(1, end);
  if (value.contains('\\'))
    return fail("escapes in strings are not supported");
  text = text.drop_front(end + 1);
  return value;
}

Error DictParser::parseDescr() {
  skipSpace();
  if (text.starts_with("["))
    return fail("structured types are not supported");
  Expected<StringRef> value = parseString();
  if (!value)
    return value.takeError();
  StringRef code = *value;
  char order = '|';
  if (!code.empty() && StringRef("<>|=").contains(code[0])) {
    order = code[0];
    code = code.drop_front();
  }
  for (const Descr &entry : descrTable) {
    if (code != entry.code)
      continue;
    header.dtype = entry.dtype;
    bool single = getBitWidth(entry.dtype) == 8;
    if (order == '|' && !single)
      return fail("the type gives no byte order");
    header.swapBytes = !single && order == '>';
    return Error::success();
  }
  return fail("type '" + printableName(value->take_front(20)) +
              "' is not supported");
}

Error DictParser::parseBool() {
  skipSpace();
  header.fortranOrder = text.consume_front("True");
  if (header.fortranOrder || text.consume_front("False"))
    return Error::success();
  return fail("fortran_order must be True or False");
}

Error DictParser::parseShape() {
  if (!consume('('))
    return fail("the shape must be a tuple");
  while (!consume(')')) {
    skipSpace();
    StringRef digits = text.take_while(isDigit);
    int64_t dim;
    if (digits.empty())
      return fail("the shape must have non-negative integers");
    if (digits.size() > 19 || digits.getAsInteger(10, dim))
      return fail("a dimension does not fit in 63 bits");
    if (header.shape.size() == 32)
      return fail("more than 32 dimensions");
    header.shape.push_back(dim);
    text = text.drop_front(digits.size());
    // Python 2 wrote 3L.
    text.consume_front("L");
    bool comma = consume(',');
    if (comma)
      continue;
    // (3) is not a tuple in Python.
    if (header.shape.size() == 1 || !consume(')'))
      return fail("expected ',' or ')' in the shape");
    break;
  }
  return Error::success();
}

Error DictParser::parseEntry(unsigned &seen) {
  Expected<StringRef> key = parseString();
  if (!key)
    return key.takeError();
  unsigned bit = StringSwitch<unsigned>(*key)
                     .Case("descr", 1)
                     .Case("fortran_order", 2)
                     .Case("shape", 4)
                     .Default(0);
  if (bit == 0)
    return fail("unknown entry");
  if (seen & bit)
    return fail("entry '" + *key + "' exists twice");
  seen |= bit;
  if (!consume(':'))
    return fail("expected ':' behind '" + *key + "'");
  return bit == 1 ? parseDescr() : bit == 2 ? parseBool() : parseShape();
}

Error DictParser::parse() {
  if (!consume('{'))
    return fail("expected '{'");
  unsigned seen = 0;
  while (!consume('}')) {
    if (Error error = parseEntry(seen))
      return error;
    if (consume(','))
      continue;
    if (!consume('}'))
      return fail("expected ',' or '}'");
    break;
  }
  if (seen != 7)
    return fail("needs descr, fortran_order and shape");
  skipSpace();
  if (!text.empty())
    return fail("text behind the dictionary");
  return Error::success();
}

Expected<NpyHeader> qopt::parseNpyHeader(ArrayRef<char> start, StringRef name) {
  auto fail = [&](const Twine &what) {
    return createStringError(name + ": " + what);
  };
  StringRef bytes(start.data(), start.size());
  if (!bytes.starts_with(magic))
    return fail("not a .npy file");
  if (bytes.size() < magic.size() + 4)
    return fail("truncated in the header");
  unsigned major = static_cast<uint8_t>(bytes[6]);
  if (major < 1 || major > 3)
    return fail(".npy format version " + Twine(major) + " is not supported");
  uint64_t prefix = major == 1 ? 10 : 12;
  if (bytes.size() < prefix)
    return fail("truncated in the header");
  uint64_t length = major == 1 ? support::endian::read16le(bytes.data() + 8)
                               : support::endian::read32le(bytes.data() + 8);
  if (length > maxHeader)
    return fail("a header of " + Twine(length) +
                " bytes exceeds the limit of " + Twine(maxHeader));
  if (bytes.size() < prefix + length)
    return fail("truncated in the header");
  NpyHeader header;
  if (Error error = DictParser(bytes.substr(prefix, length), header).parse())
    return fail(toString(std::move(error)));
  header.dataOffset = prefix + length;
  std::optional<uint64_t> size = getNumBytes(header.dtype, header.shape);
  if (!size)
    return fail("the size of its shape overflows");
  header.dataBytes = *size;
  return header;
}

Expected<std::string> qopt::makeNpyHeader(DType dtype,
                                          ArrayRef<int64_t> shape) {
  const char *code = nullptr;
  for (const Descr &entry : descrTable)
    if (entry.dtype == dtype)
      code = entry.code;
  if (!code)
    return createStringError("type " + getName(dtype) +
                             " has no .npy equivalent");
  std::string dict;
  raw_string_ostream os(dict);
  os << "{'descr': '" << (getBitWidth(dtype) == 8 ? '|' : '<') << code
     << "', 'fortran_order': False, 'shape': (";
  for (size_t i = 0; i < shape.size(); ++i)
    os << (i ? " " : "") << shape[i]
       << (shape.size() == 1 || i + 1 < shape.size() ? "," : "");
  os << "), }";
  // Version 1 holds 65535 bytes, far above what 32 dimensions take.
  uint64_t total = alignTo(magic.size() + 4 + dict.size() + 1, 64);
  std::string text = magic.str() + std::string("\x01\x00\x00\x00", 4);
  support::endian::write16le(text.data() + 8, total - 10);
  text += dict;
  text.resize(total - 1, ' ');
  text += '\n';
  return text;
}
