// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading and writing of calibration files.

#include "qopt/Calibration/Statistics.h"
#include "qopt/Data/Json.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Parameters/DType.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace llvm;
using namespace qopt;

static Error fail(StringRef path, const Twine &reason) {
  return createStringError(path + ": " + reason);
}

static Expected<numerics::Range> parseRange(StringRef path, StringRef key,
                                            const json::Value &value) {
  std::string name = printableName(key);
  const json::Object *object = value.getAsObject();
  std::optional<double> min = object ? object->getNumber("min") : std::nullopt;
  std::optional<double> max = object ? object->getNumber("max") : std::nullopt;
  if (!min || !max)
    return fail(path,
                "'" + name + "' should be {\"min\": number, \"max\": number}");
  for (const auto &[bound, member] : *object)
    if (bound != "min" && bound != "max")
      return fail(path, "'" + name + "' has the unknown member '" +
                            printableName(bound) + "'");
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
  Expected<json::Object> object = readJsonObject(path);
  if (!object)
    return object.takeError();
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
  std::string text;
  raw_string_ostream out(text);
  json::OStream stream(out, /*IndentSize=*/2);
  stream.object([&] {
    for (const auto &entry : statistics)
      stream.attributeObject(entry.first, [&] {
        stream.attribute("min", entry.second.min);
        stream.attribute("max", entry.second.max);
      });
  });
  out << "\n";
  return writeFileAtomically(path, {ArrayRef<char>(text.data(), text.size())});
}
