// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A source in front of another one.

#include "ParameterWatch.h"
#include <atomic>

using namespace llvm;
using namespace qopt;

class ParameterWatch::Source : public ParameterSource {
public:
  static Expected<std::shared_ptr<const Source>>
  create(const ParameterHandle &input) {
    std::shared_ptr<Source> source(new Source(input));
    if (Error error = source->addInfo(input.info))
      return std::move(error);
    return source;
  }
  bool isRead() const { return read; }

private:
  explicit Source(const ParameterHandle &input)
      : ParameterSource(input.source->getName()), input(input) {}

  Error readImpl(size_t, uint64_t offset,
                 MutableArrayRef<char> out) const override {
    read = true;
    return input.read(offset, out);
  }
  std::optional<ArrayRef<char>> mapImpl(size_t) const override {
    read = true;
    return input.map();
  }

  ParameterHandle input;
  mutable std::atomic<bool> read{false};
};

Expected<ParameterHandle> ParameterWatch::watch(const ParameterHandle &handle,
                                                StringRef key,
                                                StringRef scope) {
  auto source = Source::create(handle);
  if (!source)
    return source.takeError();
  indices[source->get()] = watched.size();
  watched.push_back({*source, {key.str(), scope.str()}});
  return ParameterHandle{*source, handle.info.key, handle.info};
}

const ParameterWatch::Name *
ParameterWatch::find(const ParameterHandle &handle) const {
  auto it = indices.find(handle.source.get());
  return it == indices.end() ? nullptr : &watched[it->second].second;
}

std::vector<ParameterWatch::Name> ParameterWatch::getRead() const {
  std::vector<Name> names;
  for (const auto &[source, name] : watched)
    if (source->isRead())
      names.push_back(name);
  return names;
}
