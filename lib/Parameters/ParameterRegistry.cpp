// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Key -> source, under one lock. No source is called while the lock is held:
// derived sources may read other parameters through the registry.

#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace qopt;

std::string ParameterRegistry::describe(StringRef key, StringRef scope) const {
  return scope.empty() ? ("'" + key + "'").str()
                       : ("'" + key + "' in scope '" + scope + "'").str();
}

Error ParameterRegistry::insert(StringRef key, ParameterHandle handle,
                                StringRef scope, OnConflict onConflict) {
  auto [it, inserted] = scopes[scope].try_emplace(key);
  if (!inserted && onConflict == OnConflict::Error)
    return createStringError(handle.source->getName() + ": parameter " +
                             describe(key, scope) + " exists already, in " +
                             it->second.handle.source->getName());
  handle.info.key = key.str();
  uint64_t sequence = inserted ? nextSequence++ : it->second.sequence;
  it->second = Entry{std::move(handle), sequence, {}, {}};
  return Error::success();
}

Error ParameterRegistry::add(std::shared_ptr<const ParameterSource> source,
                             StringRef scope, OnConflict onConflict) {
  if (!source)
    return createStringError("no parameter source");
  std::lock_guard<std::mutex> lock(mutex);
  Scope &entries = scopes[scope];
  if (onConflict == OnConflict::Error)
    for (const ParameterInfo &info : source->getParameters())
      if (auto it = entries.find(info.key); it != entries.end())
        return createStringError(
            source->getName() + ": parameter " + describe(info.key, scope) +
            " exists already, in " + it->second.handle.source->getName());
  for (const ParameterInfo &info : source->getParameters())
    cantFail(
        insert(info.key, {source, info.key, info}, scope, OnConflict::Replace));
  return Error::success();
}

Error ParameterRegistry::addParameter(StringRef key, ParameterHandle handle,
                                      StringRef scope, OnConflict onConflict) {
  if (key.empty())
    return createStringError("a parameter's key must not be empty");
  std::optional<ParameterInfo> info =
      handle.source ? handle.source->find(handle.sourceKey) : std::nullopt;
  if (!info)
    return createStringError("parameter '" + key + "': the source has no '" +
                             handle.sourceKey + "'");
  // A handle may give the same bytes another shape or type, not another size.
  if (info->bytes != handle.info.bytes)
    return createStringError(
        "parameter '" + key + "': " + Twine(handle.info.bytes) +
        " bytes wanted, the source has " + Twine(info->bytes));
  std::lock_guard<std::mutex> lock(mutex);
  return insert(key, std::move(handle), scope, onConflict);
}

Error ParameterRegistry::addDerived(ParameterInfo info, uint64_t rowBytes,
                                    RowFunction rows, StringRef scope,
                                    OnConflict onConflict,
                                    DerivedOptions options) {
  Expected<std::shared_ptr<ParameterSource>> source =
      makeDerived(std::move(info), rowBytes, std::move(rows), options);
  if (!source)
    return source.takeError();
  return add(std::move(*source), scope, onConflict);
}

bool ParameterRegistry::remove(StringRef key, StringRef scope) {
  std::lock_guard<std::mutex> lock(mutex);
  auto it = scopes.find(scope);
  return it != scopes.end() && it->second.erase(key);
}

void ParameterRegistry::clear() {
  std::lock_guard<std::mutex> lock(mutex);
  scopes.clear();
}

std::optional<ParameterInfo> ParameterRegistry::lookup(StringRef key,
                                                       StringRef scope) const {
  std::lock_guard<std::mutex> lock(mutex);
  auto it = scopes.find(scope);
  if (it == scopes.end())
    return std::nullopt;
  auto entry = it->second.find(key);
  if (entry == it->second.end())
    return std::nullopt;
  return entry->second.handle.info;
}

/// The closest existing key for "did you mean", if it is close.
template <typename MapT>
static std::string suggest(const MapT &entries, StringRef key) {
  unsigned best = std::max<unsigned>(1, key.size() / 4) + 1;
  std::string found;
  for (const auto &entry : entries) {
    unsigned distance =
        key.edit_distance(entry.first(), /*AllowReplacements=*/true, best);
    if (distance < best ||
        (distance == best && !found.empty() && entry.first() < found)) {
      best = distance;
      found = entry.first().str();
    }
  }
  return found;
}

Expected<ParameterHandle> ParameterRegistry::get(StringRef key,
                                                 StringRef scope) const {
  std::lock_guard<std::mutex> lock(mutex);
  auto it = scopes.find(scope);
  if (it == scopes.end() || it->second.empty())
    return createStringError("no parameter " + describe(key, scope) +
                             " (no parameter file is loaded)");
  auto entry = it->second.find(key);
  if (entry != it->second.end())
    return entry->second.handle;
  std::string similar = suggest(it->second, key);
  return createStringError(
      "no parameter " + describe(key, scope) +
      (similar.empty() ? "" : "; did you mean '" + similar + "'?"));
}

std::vector<ParameterInfo>
ParameterRegistry::getParameters(StringRef scope) const {
  std::vector<std::pair<uint64_t, ParameterInfo>> found;
  {
    std::lock_guard<std::mutex> lock(mutex);
    auto it = scopes.find(scope);
    if (it == scopes.end())
      return {};
    for (const auto &entry : it->second)
      found.emplace_back(entry.second.sequence, entry.second.handle.info);
  }
  llvm::sort(found,
             [](const auto &a, const auto &b) { return a.first < b.first; });
  std::vector<ParameterInfo> infos;
  infos.reserve(found.size());
  for (auto &entry : found)
    infos.push_back(std::move(entry.second));
  return infos;
}

std::vector<std::string> ParameterRegistry::getKeys(StringRef scope) const {
  std::vector<std::string> keys;
  for (ParameterInfo &info : getParameters(scope))
    keys.push_back(std::move(info.key));
  return keys;
}

Error ParameterRegistry::read(StringRef key, uint64_t offset,
                              MutableArrayRef<char> out,
                              StringRef scope) const {
  Expected<ParameterHandle> handle = get(key, scope);
  if (!handle)
    return handle.takeError();
  return handle->read(offset, out);
}

Expected<AlignedBuffer> ParameterRegistry::readAll(StringRef key,
                                                   StringRef scope) const {
  Expected<ParameterHandle> handle = get(key, scope);
  if (!handle)
    return handle.takeError();
  return handle->readAll();
}

Expected<ByteView> ParameterRegistry::mapOrRead(StringRef key,
                                                StringRef scope) const {
  Expected<ParameterHandle> handle = get(key, scope);
  if (!handle)
    return handle.takeError();
  if (std::optional<ArrayRef<char>> bytes = handle->map()) {
    ByteView view{*bytes, handle->source};
    if (view.isAligned())
      return view;
  }
  auto findEntry = [&]() -> const Entry * {
    auto it = scopes.find(scope);
    if (it == scopes.end())
      return nullptr;
    auto entry = it->second.find(key);
    return entry != it->second.end() &&
                   entry->second.handle.source == handle->source &&
                   entry->second.handle.sourceKey == handle->sourceKey
               ? &entry->second
               : nullptr;
  };
  {
    std::lock_guard<std::mutex> lock(mutex);
    if (const Entry *entry = findEntry())
      if (std::shared_ptr<const void> owner = entry->cached.lock())
        return ByteView{entry->cachedBytes, std::move(owner)};
  }
  Expected<AlignedBuffer> buffer = handle->readAll();
  if (!buffer)
    return buffer.takeError();
  ByteView view = ByteView::own(std::move(*buffer));
  std::lock_guard<std::mutex> lock(mutex);
  if (const Entry *entry = findEntry()) {
    entry->cached = view.owner;
    entry->cachedBytes = view.bytes;
  }
  return view;
}
