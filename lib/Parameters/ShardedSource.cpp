// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Weights cut into several safetensors files, which an index names: a JSON file
// `model.safetensors.index.json` with "weight_map": key -> file, as Hugging
// Face's tools write it. The shards stay files of their own, each mapped; this
// source only says which of them has a key.

#include "qopt/Data/Json.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "qopt/Parameters/Safetensors.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;
using namespace qopt;

namespace {
class ShardedSource : public ParameterSource {
public:
  explicit ShardedSource(StringRef path) : ParameterSource(path) {}

  Error addShard(std::shared_ptr<const ParameterSource> shard,
                 const StringSet<> &keys) {
    for (const ParameterInfo &info : shard->getParameters()) {
      // What the index does not name, nobody can mean.
      if (!keys.contains(info.key))
        continue;
      if (Error error = addInfo(info))
        return error;
      shards.push_back(shard);
    }
    for (const auto &key : keys)
      if (!shard->find(key.first()))
        return createStringError(getName() + ": parameter '" + key.first() +
                                 "' is not in " + shard->getName());
    return Error::success();
  }

  Error verify() const override {
    const ParameterSource *last = nullptr;
    for (const std::shared_ptr<const ParameterSource> &shard : shards) {
      if (shard.get() != last)
        if (Error error = shard->verify())
          return error;
      last = shard.get();
    }
    return Error::success();
  }

private:
  Error readImpl(size_t index, uint64_t offset,
                 MutableArrayRef<char> out) const override {
    return shards[index]->read(getParameters()[index].key, offset, out);
  }
  std::optional<ArrayRef<char>> mapImpl(size_t index) const override {
    return shards[index]->map(getParameters()[index].key);
  }

  /// For each parameter the shard that has it.
  std::vector<std::shared_ptr<const ParameterSource>> shards;
};
} // namespace

/// File -> the keys in it. Sorted, because numbered shards are in model order.
using ShardMap = std::map<std::string, StringSet<>>;

static Expected<ShardMap> readIndex(StringRef path) {
  Expected<json::Object> object = readJsonObject(path);
  if (!object)
    return object.takeError();
  const json::Object *weights = object->getObject("weight_map");
  if (!weights)
    return createStringError(path + ": no \"weight_map\" object: not the index "
                                    "of a sharded safetensors file");
  ShardMap shards;
  for (const auto &[key, file] : *weights) {
    std::optional<StringRef> name = file.getAsString();
    // Shards lie beside their index; an index from elsewhere must not reach
    // other folders.
    if (!name || name->empty() || sys::path::filename(*name) != *name ||
        *name == "..")
      return createStringError(path + ": parameter '" + StringRef(key) +
                               "': the shard must be the name of a file "
                               "beside the index");
    shards[name->str()].insert(StringRef(key));
  }
  return shards;
}

Expected<std::shared_ptr<ParameterSource>>
qopt::openShardedFile(StringRef path) {
  Expected<ShardMap> shards = readIndex(path);
  if (!shards)
    return shards.takeError();
  auto source = std::make_shared<ShardedSource>(path);
  for (const auto &[name, keys] : *shards) {
    SmallString<256> file(sys::path::parent_path(path));
    sys::path::append(file, name);
    Expected<std::shared_ptr<SafetensorsSource>> shard =
        SafetensorsSource::open(file);
    if (!shard)
      return createStringError(path + ": " + toString(shard.takeError()));
    if (Error error = source->addShard(std::move(*shard), keys))
      return std::move(error);
  }
  return source;
}

Expected<std::shared_ptr<ParameterSource>>
qopt::openParameterFile(StringRef path) {
  if (path.ends_with(".json"))
    return openShardedFile(path);
  Expected<std::shared_ptr<SafetensorsSource>> source =
      SafetensorsSource::open(path);
  if (!source)
    return source.takeError();
  return std::move(*source);
}
