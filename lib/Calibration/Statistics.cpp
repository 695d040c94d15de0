// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading and writing of calibration files.

#include "qopt/Calibration/Statistics.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace llvm;
using namespace qopt;

static Error fail(StringRef path, const Twine &reason) {
  return createStringError("'" + path + "': " + reason);
}

static Expected<numerics::Range> parseRange(StringRef path, StringRef name,
                                            const json::Value &value) {
  const json::Object *object = value.getAsObject();
  std::optional<double> min = object ? object->getNumber("min") : std::nullopt;
  std::optional<double> max = object ? object->getNumber("max") : std::nullopt;
  if (!min || !max)
    return fail(path,
                "'" + name + "' should be {\"min\": number, \"max\": number}");
  for (const auto &[key, member] : *object)
    if (key != "min" && key != "max")
      return fail(path, "'" + name + "' has the unknown member '" +
                            StringRef(key) + "'");
  numerics::Range range{float(*min), float(*max)};
  if (!std::isfinite(range.min) || !std::isfinite(range.max))
    return fail(path, "the range of '" + name + "' is not finite");
  if (range.min > range.max)
    return fail(
        path,
        formatv("min {0} of '{1}' is above max {2}", *min, name, *max).str());
  return range;
}

Expected<CalibrationStatistics> qopt::readStatistics(StringRef path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer =
      MemoryBuffer::getFile(path, /*IsText=*/true);
  if (std::error_code code = buffer.getError())
    return fail(path, code.message());
  Expected<json::Value> root = json::parse((*buffer)->getBuffer());
  if (!root)
    return fail(path, toString(root.takeError()));
  const json::Object *object = root->getAsObject();
  if (!object)
    return fail(path, "should be an object of ranges");
  CalibrationStatistics statistics;
  for (const auto &[name, value] : *object) {
    Expected<numerics::Range> range = parseRange(path, name, value);
    if (!range)
      return range.takeError();
    statistics[name.str()] = *range;
  }
  return statistics;
}

Error qopt::writeStatistics(StringRef path,
                            const CalibrationStatistics &statistics) {
  std::error_code code;
  raw_fd_ostream out(path, code, sys::fs::OF_Text);
  if (code)
    return fail(path, code.message());
  json::OStream stream(out, /*IndentSize=*/2);
  stream.object([&] {
    for (const auto &entry : statistics)
      stream.attributeObject(entry.first, [&] {
        stream.attribute("min", entry.second.min);
        stream.attribute("max", entry.second.max);
      });
  });
  out << "\n";
  out.close();
  if (out.has_error())
    return fail(path, out.error().message());
  return Error::success();
}
