// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiled models to bytes and back: the size of a description in JSON, the
// description, and the object files. Whoever reads has checked a digest; what
// does not fit is an error all the same.

#include "CompiledModel.h"
#include "qopt/Codegen/WeightRecipe.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;
using namespace qopt;

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static json::Array toJSON(ArrayRef<TensorInfo> infos) {
  json::Array array;
  for (const TensorInfo &info : infos)
    array.push_back(json::Object{{"name", info.name},
                                 {"dtype", getName(info.dtype)},
                                 {"shape", json::Array(info.shape)}});
  return array;
}

static json::Object toJSON(const ParameterInfo &info) {
  return json::Object{{"key", info.key},
                      {"dtype", getName(info.dtype)},
                      {"shape", json::Array(info.shape)}};
}

/// The model's own parameter, and the steps from it to what the code takes.
static Expected<json::Object> toJSON(const ParameterUse &use,
                                     const ParameterWatch &watch) {
  SmallVector<const ParameterHandle *> steps;
  const ParameterHandle *handle = &use.handle;
  for (; handle->derivation; handle = &handle->derivation->input)
    steps.push_back(handle);
  // Constants come from nowhere.
  const ParameterWatch::Name *from = watch.find(*handle);
  if (handle->source && (!from || from->scope != use.scope))
    return createStringError("nothing says how its weight '" + use.key +
                             "' is computed");
  json::Array array;
  for (const ParameterHandle *step : llvm::reverse(steps)) {
    json::Object object = toJSON(step->info);
    object["recipe"] = step->derivation->recipe;
    array.push_back(std::move(object));
  }
  return json::Object{{"key", use.key},
                      {"scope", use.scope},
                      {"dtype", getName(use.dtype)},
                      {"shape", json::Array(use.shape)},
                      {"from", from ? from->key : ""},
                      {"steps", std::move(array)}};
}

/// Names come from files, and JSON is UTF-8.
static Error checkNames(const Signature &signature) {
  auto check = [](StringRef name) -> Error {
    if (json::isUTF8(name))
      return Error::success();
    return createStringError("a name in it is not UTF-8");
  };
  for (const std::vector<TensorInfo> *infos :
       {&signature.inputs, &signature.outputs})
    for (const TensorInfo &info : *infos)
      if (Error error = check(info.name))
        return error;
  for (const std::string &name : signature.observers)
    if (Error error = check(name))
      return error;
  for (const ParameterUse &use : signature.parameters)
    if (Error error = check(use.scope))
      return error;
  return check(signature.entry);
}

/// The values of a parameter, in hexadecimal digits.
static Expected<std::string> digest(const ParameterRegistry &own,
                                    const ParameterWatch::Name &name) {
  Expected<AlignedBuffer> bytes = own.readAll(name.key, name.scope);
  if (!bytes)
    return bytes.takeError();
  BLAKE3 hash;
  hash.update(StringRef(bytes->data(), bytes->size()));
  return toHex(hash.final<16>());
}

/// The weights that the code depends on.
static Expected<json::Array> getDependences(const ParameterRegistry &own,
                                            const ParameterWatch &watch) {
  json::Array array;
  for (const ParameterWatch::Name &name : watch.getRead()) {
    Expected<std::string> digits = digest(own, name);
    if (!digits)
      return digits.takeError();
    if (!json::isUTF8(name.scope))
      return createStringError("a name in it is not UTF-8");
    array.push_back(json::Object{
        {"key", name.key}, {"scope", name.scope}, {"digest", *digits}});
  }
  return std::move(array);
}

Expected<std::string>
CompiledModel::toBytes(const ParameterRegistry &own) const {
  if (Error error = checkNames(signature))
    return std::move(error);
  json::Array parameters, sizes;
  for (const ParameterUse &use : signature.parameters) {
    Expected<json::Object> object = toJSON(use, watch);
    if (!object)
      return object.takeError();
    parameters.push_back(std::move(*object));
  }
  for (const SmallVector<char, 0> &object : objects)
    sizes.push_back(int64_t(object.size()));
  Expected<json::Array> dependences = getDependences(own, watch);
  if (!dependences)
    return dependences.takeError();
  std::string description = formatv(
      "{0}",
      json::Value(json::Object{{"entry", signature.entry},
                               {"inputs", toJSON(signature.inputs)},
                               {"outputs", toJSON(signature.outputs)},
                               {"parameters", std::move(parameters)},
                               {"depends", std::move(*dependences)},
                               {"observers", json::Array(signature.observers)},
                               {"workspace", int64_t(signature.workspaceBytes)},
                               {"layers", int64_t(numLayers)},
                               {"kernels", int64_t(numKernels)},
                               {"modules", int64_t(numModules)},
                               {"callbacks", json::Array(callbacks)},
                               {"objects", std::move(sizes)}}));
  std::string bytes(sizeof(uint64_t), 0);
  support::endian::write64le(bytes.data(), description.size());
  bytes += description;
  for (const SmallVector<char, 0> &object : objects)
    bytes.append(object.begin(), object.end());
  return bytes;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {
/// What is read of a tensor or of a parameter, and of a step from one to
/// another.
struct Described {
  std::string name;
  DType dtype = DType::F32;
  SmallVector<int64_t> shape;
};
struct Step {
  Described result;
  std::string recipe;
};
struct Dependence {
  ParameterWatch::Name name;
  std::string digest;
};
struct Weight {
  Described use;
  std::string scope, from;
  std::vector<Step> steps;
};
} // namespace

static bool read(const json::Value &value, Described &result, json::Path path,
                 StringLiteral name) {
  std::string dtype;
  std::vector<int64_t> shape;
  json::ObjectMapper mapper(value, path);
  if (!mapper || !mapper.map(name, result.name) ||
      !mapper.map("dtype", dtype) || !mapper.map("shape", shape))
    return false;
  std::optional<DType> parsed = parseDType(dtype);
  if (!parsed)
    return false;
  result.dtype = *parsed;
  result.shape.assign(shape.begin(), shape.end());
  return true;
}

namespace qopt {
static bool fromJSON(const json::Value &value, TensorInfo &info,
                     json::Path path) {
  Described described;
  if (!read(value, described, path, "name"))
    return false;
  info = {described.name, described.dtype, described.shape};
  return true;
}
} // namespace qopt

namespace {
// Found by ObjectMapper where their arguments are.
bool fromJSON(const json::Value &value, Step &step, json::Path path) {
  json::ObjectMapper mapper(value, path);
  return read(value, step.result, path, "key") && mapper &&
         mapper.map("recipe", step.recipe);
}

bool fromJSON(const json::Value &value, Dependence &dependence,
              json::Path path) {
  json::ObjectMapper mapper(value, path);
  return mapper && mapper.map("key", dependence.name.key) &&
         mapper.map("scope", dependence.name.scope) &&
         mapper.map("digest", dependence.digest);
}

bool fromJSON(const json::Value &value, Weight &weight, json::Path path) {
  json::ObjectMapper mapper(value, path);
  return read(value, weight.use, path, "key") && mapper &&
         mapper.map("scope", weight.scope) && mapper.map("from", weight.from) &&
         mapper.map("steps", weight.steps);
}
} // namespace

static Expected<bool> areEqual(ArrayRef<Dependence> dependences,
                               const ParameterRegistry &own) {
  for (const Dependence &dependence : dependences) {
    Expected<std::string> digits = digest(own, dependence.name);
    if (!digits)
      return digits.takeError();
    if (*digits != dependence.digest)
      return false;
  }
  return true;
}

static Expected<ParameterUse> makeUse(const Weight &weight,
                                      const ParameterRegistry &own) {
  ParameterHandle handle;
  if (!weight.from.empty())
    if (Error error = own.get(weight.from, weight.scope).moveInto(handle))
      return std::move(error);
  for (const Step &step : weight.steps) {
    Expected<ParameterInfo> info = ParameterInfo::get(
        step.result.name, step.result.dtype, step.result.shape);
    if (!info)
      return info.takeError();
    Expected<ParameterHandle> next = applyRecipe(handle, *info, step.recipe);
    if (!next)
      return next.takeError();
    handle = std::move(*next);
  }
  ParameterUse use{weight.use.name, weight.scope, weight.use.dtype,
                   weight.use.shape, std::move(handle)};
  if (use.handle.info.bytes != getNumBytes(use.dtype, use.shape).value_or(0))
    return createStringError("'" + use.key + "' has another size");
  return std::move(use);
}

Expected<std::optional<CompiledModel>>
CompiledModel::fromBytes(StringRef bytes, const ParameterRegistry &own) {
  auto fail = [] { return createStringError("the description is damaged"); };
  if (bytes.size() < sizeof(uint64_t))
    return fail();
  uint64_t size = support::endian::read64le(bytes.data());
  bytes = bytes.drop_front(sizeof(uint64_t));
  if (size > bytes.size())
    return fail();
  Expected<json::Value> value = json::parse(bytes.take_front(size));
  if (!value)
    return value.takeError();
  bytes = bytes.drop_front(size);

  CompiledModel model;
  Signature &signature = model.signature;
  std::vector<Weight> weights;
  std::vector<Dependence> dependences;
  std::vector<uint64_t> sizes;
  json::Path::Root root;
  json::ObjectMapper mapper(*value, root);
  if (!mapper || !mapper.map("entry", signature.entry) ||
      !mapper.map("inputs", signature.inputs) ||
      !mapper.map("outputs", signature.outputs) ||
      !mapper.map("parameters", weights) ||
      !mapper.map("depends", dependences) ||
      !mapper.map("observers", signature.observers) ||
      !mapper.map("workspace", signature.workspaceBytes) ||
      !mapper.map("layers", model.numLayers) ||
      !mapper.map("kernels", model.numKernels) ||
      !mapper.map("modules", model.numModules) ||
      !mapper.map("callbacks", model.callbacks) ||
      !mapper.map("objects", sizes))
    return fail();
  Expected<bool> equal = areEqual(dependences, own);
  if (!equal)
    return equal.takeError();
  if (!*equal)
    return std::nullopt;
  for (const Weight &weight : weights) {
    Expected<ParameterUse> use = makeUse(weight, own);
    if (!use)
      return use.takeError();
    signature.parameters.push_back(std::move(*use));
  }
  for (uint64_t size : sizes) {
    if (size > bytes.size())
      return fail();
    StringRef object = bytes.take_front(size);
    model.objects.emplace_back(object.begin(), object.end());
    bytes = bytes.drop_front(size);
  }
  return std::move(model);
}
