// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parsing of modules from outside. Upstream's parsers, verifiers and passes
// recurse once for each level of nesting, so depth is bounded before and, for
// bytecode, which has no brackets to count, right after parsing.

#include "BytecodeDigest.h"
#include "mlir/Parser/Parser.h"
#include "qopt/Driver/Model.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

/// Models nest a dozen deep; a level takes a few kilobytes of stack.
static constexpr unsigned maxDepth = 256;

/// Behind the string or comment that starts at `at`, or behind one character.
static size_t skipToken(StringRef text, size_t at) {
  if (text[at] == '/' && text.substr(at).starts_with("//"))
    return std::min(text.find('\n', at), text.size());
  if (text[at] != '"')
    return at + 1;
  for (++at; at < text.size() && text[at] != '"' && text[at] != '\n'; ++at)
    if (text[at] == '\\')
      ++at;
  return std::min(at + 1, text.size());
}

/// The line in which brackets nest deeper than allowed, or 0. Arrows and
/// comparisons are not brackets.
static size_t findDeepLine(StringRef text) {
  unsigned depth = 0;
  for (size_t at = 0; at < text.size(); at = skipToken(text, at)) {
    char c = text[at], next = at + 1 < text.size() ? text[at + 1] : 0;
    bool comparison = next == '=' || (at && text[at - 1] == '-');
    if (c == '(' || c == '[' || c == '{' || (c == '<' && !comparison))
      ++depth;
    else if (depth &&
             (c == ')' || c == ']' || c == '}' || (c == '>' && !comparison)))
      --depth;
    if (depth > maxDepth)
      return text.take_front(at).count('\n') + 1;
  }
  return 0;
}

/// More results than any op has. Upstream's parser makes room for every number
/// up to that of a result (`%0#7`) before it asks whether there are so many.
static constexpr unsigned maxResults = 1 << 16;

/// The line in which a result has a number beyond those allowed, or 0.
static size_t findAbsurdResultLine(StringRef text) {
  auto isName = [](char c) {
    return isAlnum(c) || StringRef("$._-").contains(c);
  };
  for (size_t at = 0; at < text.size(); at = skipToken(text, at)) {
    if (text[at] != '%')
      continue;
    StringRef rest = text.drop_front(at + 1).drop_while(isName);
    if (!rest.consume_front("#"))
      continue;
    StringRef digits = rest.take_while(isDigit);
    unsigned number;
    if (!digits.empty() &&
        (digits.getAsInteger(10, number) || number > maxResults))
      return text.take_front(at).count('\n') + 1;
  }
  return 0;
}

static bool isBytecodeText(StringRef text) {
  return text.starts_with("ML\xefR");
}

/// Whether ops nest deeper than allowed.
static bool isTooDeep(ModuleOp module) {
  SmallVector<std::pair<Operation *, unsigned>> work = {{module, 0}};
  while (!work.empty()) {
    auto [op, depth] = work.pop_back_val();
    if (depth > maxDepth)
      return true;
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (Operation &inner : block)
          if (inner.getNumRegions())
            work.push_back({&inner, depth + 1});
  }
  return false;
}

Expected<OwningOpRef<ModuleOp>>
qopt::parseModule(MLIRContext &context, std::unique_ptr<MemoryBuffer> buffer,
                  StringRef file) {
  std::string tooDeep =
      ": nested more than " + std::to_string(maxDepth) + " deep";
  StringRef text = buffer->getBuffer();
  if (Error error = checkBytecodeDigest(text, file))
    return std::move(error);
  if (!isBytecodeText(text)) {
    if (size_t line = findDeepLine(text))
      return createStringError(file + ":" + Twine(line) + tooDeep);
    if (size_t line = findAbsurdResultLine(text))
      return createStringError(file + ":" + Twine(line) +
                               ": the number of a result is above " +
                               Twine(maxResults));
  }
  auto sources = std::make_shared<SourceMgr>();
  sources->AddNewSourceBuffer(std::move(buffer), SMLoc());
  DiagnosticCollector diagnostics(context, file);
  auto module = parseSourceFile<ModuleOp>(sources, ParserConfig(&context));
  // A recovered error (an unknown resource, for instance) is an error too.
  if (!module || diagnostics.hasErrors())
    return diagnostics.takeError("not a valid MLIR module");
  if (isTooDeep(*module))
    return createStringError(file + tooDeep);
  if (Error error = checkModule(*module, file))
    return std::move(error);
  return std::move(module);
}
