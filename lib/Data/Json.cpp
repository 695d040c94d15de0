// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// JSON with a bound on its depth.

#include "qopt/Data/Json.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;
using namespace qopt;

/// Nothing that is read here nests more than three deep.
static constexpr unsigned maxDepth = 64;

/// Whether brackets outside of strings nest deeper than `maxDepth`. Brackets
/// that do not match are the parser's matter: it stops at the first.
static bool isTooDeep(StringRef text) {
  unsigned depth = 0;
  bool inString = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (inString && c == '\\')
      ++i;
    else if (c == '"')
      inString = !inString;
    else if (!inString && (c == '[' || c == '{') && ++depth > maxDepth)
      return true;
    else if (!inString && (c == ']' || c == '}') && depth)
      --depth;
  }
  return false;
}

Expected<json::Object> qopt::readJsonObject(StringRef path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(path);
  if (std::error_code code = buffer.getError())
    return createStringError(path + ": " + code.message());
  StringRef text = (*buffer)->getBuffer();
  if (isTooDeep(text))
    return createStringError(path + ": nested more than " + Twine(maxDepth) +
                             " deep");
  Expected<json::Value> value = json::parse(text);
  if (!value)
    return createStringError(path +
                             ": not JSON: " + toString(value.takeError()));
  json::Object *object = value->getAsObject();
  if (!object)
    return createStringError(path + ": must be a JSON object");
  return std::move(*object);
}
