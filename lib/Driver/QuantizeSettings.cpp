// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Settings from a JSON file.

#include "qopt/Data/Json.h"
#include "qopt/Driver/Quantize.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace qopt;

namespace {
/// A key, what its value has to be, and how it is taken; false where the value
/// is something else.
struct Key {
  StringRef name, type;
  bool (*take)(const json::Value &, QuantizeSettings &);
};
} // namespace

template <bool QuantizeSettings::*Member>
static bool takeBool(const json::Value &value, QuantizeSettings &settings) {
  std::optional<bool> flag = value.getAsBoolean();
  if (flag)
    settings.*Member = *flag;
  return flag.has_value();
}

template <std::vector<std::string> QuantizeSettings::*Member>
static bool takeStrings(const json::Value &value, QuantizeSettings &settings) {
  const json::Array *array = value.getAsArray();
  if (!array)
    return false;
  for (const json::Value &element : *array) {
    std::optional<StringRef> text = element.getAsString();
    if (!text)
      return false;
    (settings.*Member).push_back(text->str());
  }
  return true;
}

static bool takeObserver(const json::Value &value, QuantizeSettings &settings) {
  std::optional<StringRef> text = value.getAsString();
  if (!text ||
      (*text != "robust" && *text != "minmax" && *text != "moving-average"))
    return false;
  settings.observer = text->str();
  return true;
}

static bool takeWeights(const json::Value &value, QuantizeSettings &settings) {
  std::optional<StringRef> text = value.getAsString();
  if (!text || (*text != "int8" && *text != "int4"))
    return false;
  settings.weightBits = *text == "int8" ? 8 : 4;
  return true;
}

static bool takeMomentum(const json::Value &value, QuantizeSettings &settings) {
  std::optional<double> number = value.getAsNumber();
  if (!number || !(*number > 0 && *number <= 1))
    return false;
  settings.momentum = *number;
  return true;
}

static bool takeMaxSamples(const json::Value &value,
                           QuantizeSettings &settings) {
  std::optional<int64_t> number = value.getAsInteger();
  if (!number || *number < 1)
    return false;
  settings.maxSamples = *number;
  return true;
}

static bool takeWeightGroup(const json::Value &value,
                            QuantizeSettings &settings) {
  std::optional<int64_t> number = value.getAsInteger();
  if (!number || *number < 0)
    return false;
  settings.weightGroup = *number;
  return true;
}

static constexpr StringLiteral boolean = "true or false";
static constexpr StringLiteral strings = "a list of strings";

static const Key keys[] = {
    {"per_channel", boolean, takeBool<&QuantizeSettings::perChannel>},
    {"weights", "\"int8\" or \"int4\"", takeWeights},
    {"weight_group", "an integer, 0 for none", takeWeightGroup},
    {"symmetric", boolean, takeBool<&QuantizeSettings::symmetric>},
    {"quantize_outputs", boolean, takeBool<&QuantizeSettings::quantizeOutputs>},
    {"skip", strings, takeStrings<&QuantizeSettings::skip>},
    {"skip_kinds", strings, takeStrings<&QuantizeSettings::skipKinds>},
    {"observer", "\"robust\", \"minmax\" or \"moving-average\"", takeObserver},
    {"momentum", "a number above 0 and at most 1", takeMomentum},
    {"max_samples", "an integer above 0", takeMaxSamples},
};

static Error applyKey(StringRef path, StringRef name, const json::Value &value,
                      QuantizeSettings &settings) {
  for (const Key &key : keys) {
    if (key.name != name)
      continue;
    if (key.take(value, settings))
      return Error::success();
    return createStringError(path + ": '" + name + "' must be " + key.type);
  }
  std::string known;
  for (const Key &key : keys)
    known += (known.empty() ? "" : ", ") + key.name.str();
  return createStringError(path + ": unknown key '" + printableName(name) +
                           "'; there are: " + known);
}

Error qopt::applySettings(const json::Object &object, StringRef name,
                          QuantizeSettings &settings) {
  for (const auto &[key, value] : object)
    if (Error error = applyKey(name, key, value, settings))
      return error;
  return Error::success();
}

Error qopt::readSettings(StringRef path, QuantizeSettings &settings) {
  Expected<json::Object> object = readJsonObject(path);
  if (!object)
    return object.takeError();
  return applySettings(*object, path, settings);
}
