// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Diagnostics of MLIR to one-line errors.

#include "qopt/Driver/Diagnostics.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

/// Longer than any sentence of ours; a type with thousands of scales is cut.
static constexpr size_t maxMessageLength = 600;
/// Values longer than this are contents, not an explanation.
static constexpr size_t maxValueLength = 48;

/// The end of a value that starts at `begin`: behind the bracket or quote that
/// closes it.
static size_t findValueEnd(StringRef text, size_t begin, char open,
                           char close) {
  int depth = 1;
  for (size_t i = begin; i < text.size(); ++i) {
    if (text[i] == close && --depth == 0)
      return i;
    if (text[i] == open && open != close)
      ++depth;
  }
  return text.size();
}

/// Replaces long values between `prefix` and its closing character by "...".
static std::string elideValues(StringRef text, StringRef prefix, char open,
                               char close) {
  std::string result;
  while (true) {
    size_t at = text.find(prefix);
    if (at == StringRef::npos)
      return result + text.str();
    size_t begin = at + prefix.size();
    size_t end = findValueEnd(text, begin, open, close);
    result += text.substr(0, begin);
    StringRef value = text.slice(begin, end);
    result += value.size() > maxValueLength ? StringRef("...") : value;
    text = text.substr(end);
  }
}

std::string qopt::cleanMessage(StringRef message) {
  std::string line;
  for (char c : message)
    line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  line = elideValues(line, "\"0x", '"', '"');
  line = elideValues(line, "dense<", '<', '>');
  line = elideValues(line, ":f32:", '{', '}');
  if (line.size() > maxMessageLength)
    line = line.substr(0, maxMessageLength) + " ...";
  return StringRef(line).rtrim().str();
}

/// "FILE:LINE:COLUMN: " from a location, or "FILE: ".
static std::string describePosition(Location loc, StringRef file) {
  auto position = loc->findInstanceOf<FileLineColLoc>();
  // Line 0: of the file as a whole.
  if (position && position.getLine() != 0)
    return (file + ":" + Twine(position.getLine()) + ":" +
            Twine(position.getColumn()) + ": ")
        .str();
  return file.empty() ? std::string() : (file + ": ").str();
}

/// The name in a location, "" without one.
static std::string getName(Location loc) {
  if (auto name = loc->findInstanceOf<NameLoc>())
    return name.getName().str();
  return "";
}

DiagnosticCollector::DiagnosticCollector(MLIRContext &context, StringRef file)
    : file(file), handler(&context, [this](Diagnostic &diagnostic) {
        handle(diagnostic);
        return success();
      }) {
  // The printed op would bring its attributes: the weights.
  context.printOpOnDiagnostic(false);
}

void DiagnosticCollector::handle(Diagnostic &diagnostic) {
  std::lock_guard<std::mutex> lock(mutex);
  std::string text = cleanMessage(diagnostic.str());
  if (diagnostic.getSeverity() == DiagnosticSeverity::Error)
    errors.push_back(describePosition(diagnostic.getLocation(), file) + text);
  else if (diagnostic.getSeverity() != DiagnosticSeverity::Note)
    remarks.push_back(
        {getName(diagnostic.getLocation()), text,
         diagnostic.getSeverity() == DiagnosticSeverity::Warning});
}

Error DiagnosticCollector::takeError(const Twine &fallback) {
  std::lock_guard<std::mutex> lock(mutex);
  if (errors.empty())
    return createStringError(file + ": " + fallback);
  std::string text = errors.front();
  if (errors.size() > 1)
    text += " (and " + std::to_string(errors.size() - 1) + " more)";
  errors.clear();
  return createStringError(text);
}
