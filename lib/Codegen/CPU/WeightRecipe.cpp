// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recipes are JSON with one member: "pack", "sums", "unpack", "scale" or
// "constant".
// They are read back from files, so what they say is checked.

#include "qopt/Codegen/WeightRecipe.h"
#include "WeightDerivation.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;
using namespace qopt;

static std::string write(StringRef kind, json::Value value) {
  return formatv("{0}", json::Value(json::Object{{kind, std::move(value)}}));
}

std::string qopt::getRecipe(const PackLayout &layout) {
  return write("pack", json::Object{{"source", json::Array(layout.source)},
                                    {"order", json::Array(layout.order)},
                                    {"tiled", json::Array(layout.tiled)},
                                    {"tiles", json::Array(layout.tiles)},
                                    {"bytes", layout.elementBytes}});
}

std::string qopt::getRecipe(const SumLayout &layout) {
  return write("sums", json::Object{{"source", json::Array(layout.source)},
                                    {"kept", json::Array(layout.kept)}});
}

std::string qopt::getUnpackRecipe(bool isSigned) {
  return write("unpack", isSigned ? "signed" : "unsigned");
}

std::string qopt::getScaleRecipe(int64_t axis, ArrayRef<double> factors) {
  // Written with 17 digits, which is every bit.
  return write("scale",
               json::Object{{"axis", axis}, {"factors", json::Array(factors)}});
}

std::string qopt::getConstantRecipe(ArrayRef<char> bytes) {
  return write("constant", encodeBase64(bytes));
}

/// Reads a list of integers, each of which is at least `minimum` and less than
/// `limit`.
static bool readList(const json::Object &object, StringRef name,
                     int64_t minimum, int64_t limit,
                     SmallVectorImpl<int64_t> &list) {
  const json::Array *array = object.getArray(name);
  if (!array)
    return false;
  for (const json::Value &value : *array) {
    std::optional<int64_t> integer = value.getAsInteger();
    if (!integer || *integer < minimum || *integer >= limit)
      return false;
    list.push_back(*integer);
  }
  return true;
}

static bool areDistinct(ArrayRef<int64_t> list) {
  SmallSet<int64_t, 8> seen;
  return all_of(list, [&](int64_t value) { return seen.insert(value).second; });
}

static bool fits(const ParameterHandle &input, ArrayRef<int64_t> source,
                 int64_t elementBytes) {
  std::optional<uint64_t> count = getNumElements(source);
  return !source.empty() && count &&
         *count <= UINT64_MAX / uint64_t(elementBytes) &&
         *count * elementBytes == input.info.bytes;
}

static bool read(const json::Object &object, const ParameterHandle &input,
                 PackLayout &layout) {
  std::optional<int64_t> bytes = object.getInteger("bytes");
  if (!bytes || *bytes < 1 || *bytes > 8 ||
      !readList(object, "source", 1, INT64_MAX, layout.source))
    return false;
  int64_t rank = layout.source.size();
  layout.elementBytes = *bytes;
  return readList(object, "order", 0, rank, layout.order) &&
         readList(object, "tiled", 0, rank, layout.tiled) &&
         readList(object, "tiles", 1, INT32_MAX, layout.tiles) &&
         int64_t(layout.order.size()) == rank && areDistinct(layout.order) &&
         areDistinct(layout.tiled) &&
         layout.tiled.size() == layout.tiles.size() &&
         fits(input, layout.source, layout.elementBytes);
}

static bool read(const json::Object &object, const ParameterHandle &input,
                 SumLayout &layout) {
  return readList(object, "source", 1, INT64_MAX, layout.source) &&
         readList(object, "kept", 0, layout.source.size(), layout.kept) &&
         areDistinct(layout.kept) &&
         fits(input, layout.source, /*elementBytes=*/1);
}

using Handle = Expected<ParameterHandle>;

static Handle refuse(const ParameterHandle &input, const ParameterInfo &info,
                     StringRef recipe) {
  return createStringError("'" + recipe.take_front(80) +
                           "' does not compute '" + info.key + "' from '" +
                           input.info.key + "'");
}

static Handle unpack(const ParameterHandle &input, const ParameterInfo &info,
                     StringRef sign, StringRef recipe) {
  Handle result = makeUnpackedI4(input, sign == "signed");
  if (!result)
    return result;
  if (result->info.shape != info.shape || result->info.dtype != info.dtype)
    return refuse(input, info, recipe);
  result->info.key = info.key;
  return result;
}

static Handle scale(const ParameterHandle &input, const ParameterInfo &info,
                    const json::Object &object, StringRef recipe) {
  std::optional<int64_t> axis = object.getInteger("axis");
  const json::Array *array = object.getArray("factors");
  SmallVector<double> factors;
  if (array)
    for (const json::Value &value : *array)
      if (std::optional<double> factor = value.getAsNumber())
        factors.push_back(*factor);
  if (!axis || !array || *axis < 0 ||
      *axis >= int64_t(input.info.shape.size()) || factors.empty() ||
      int64_t(array->size()) != input.info.shape[*axis] ||
      factors.size() != array->size() || input.info.dtype != DType::F32 ||
      input.info.shape != info.shape || info.dtype != DType::F32)
    return refuse(input, info, recipe);
  Handle result = mlir::qnn::makeScaled(input, *axis, factors);
  if (result)
    result->info.key = info.key;
  return result;
}

static Handle makeConstant(const ParameterInfo &info, StringRef digits,
                           StringRef recipe) {
  std::vector<char> bytes;
  if (Error error = decodeBase64(digits, bytes))
    return std::move(error);
  if (bytes.size() != info.bytes)
    return refuse({}, info, recipe);
  auto source = std::make_shared<MemoryParameterSource>("folded");
  if (Error error = source->addCopy(info, bytes))
    return std::move(error);
  return ParameterHandle{source, info.key, info};
}

Handle qopt::applyRecipe(const ParameterHandle &input,
                         const ParameterInfo &info, StringRef recipe) {
  Expected<json::Value> parsed = json::parse(recipe);
  if (!parsed)
    return parsed.takeError();
  const json::Object *object = parsed->getAsObject();
  if (!object)
    return refuse(input, info, recipe);
  if (auto digits = object->getString("constant"))
    return makeConstant(info, *digits, recipe);
  if (!input.source)
    return refuse(input, info, recipe);
  if (auto sign = object->getString("unpack"))
    return unpack(input, info, *sign, recipe);
  if (const json::Object *factors = object->getObject("scale"))
    return scale(input, info, *factors, recipe);
  const json::Object *pack = object->getObject("pack");
  PackLayout packed;
  if (pack && read(*pack, input, packed) &&
      packed.getResultShape() == info.shape &&
      getBitWidth(info.dtype) == packed.elementBytes * 8)
    return deriveWeight(packed, input, info);
  const json::Object *sums = object->getObject("sums");
  SumLayout summed;
  if (sums && read(*sums, input, summed) && info.dtype == DType::I32 &&
      summed.getResultShape() == info.shape)
    return deriveWeight(summed, input, info);
  return refuse(input, info, recipe);
}
