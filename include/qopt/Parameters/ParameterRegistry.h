// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The parameters that a module's symbols refer to: key -> source. The dialect
// owns one, so that passes can reach the bytes; replacing a key's source (float
// by quantized) is how passes change weights without putting them in the IR.

#ifndef QOPT_PARAMETERS_PARAMETERREGISTRY_H
#define QOPT_PARAMETERS_PARAMETERREGISTRY_H

#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <mutex>

namespace qopt {

enum class OnConflict { Error, Replace };

/// Thread-safe. Keys are listed in the order in which they were first added; a
/// replaced key keeps its place. Scopes are separate name spaces; the default
/// one is "".
class ParameterRegistry {
public:
  ParameterRegistry() = default;
  ParameterRegistry(const ParameterRegistry &) = delete;
  ParameterRegistry &operator=(const ParameterRegistry &) = delete;

  /// Adds all parameters of a source, or none on error.
  llvm::Error add(std::shared_ptr<const ParameterSource> source,
                  llvm::StringRef scope = "",
                  OnConflict onConflict = OnConflict::Error);
  /// Adds one parameter under `key`, which may differ from the one in its
  /// source.
  llvm::Error addParameter(llvm::StringRef key, ParameterHandle handle,
                           llvm::StringRef scope = "",
                           OnConflict onConflict = OnConflict::Error);
  /// makeDerived + addParameter.
  llvm::Error addDerived(ParameterInfo info, uint64_t rowBytes,
                         RowFunction rows, llvm::StringRef scope = "",
                         OnConflict onConflict = OnConflict::Error,
                         DerivedOptions options = {});
  /// Whether there was one to remove.
  bool remove(llvm::StringRef key, llvm::StringRef scope = "");
  void clear();

  std::optional<ParameterInfo> lookup(llvm::StringRef key,
                                      llvm::StringRef scope = "") const;
  /// Fails with a message that names the key and, where there is one, a similar
  /// key.
  llvm::Expected<ParameterHandle> get(llvm::StringRef key,
                                      llvm::StringRef scope = "") const;
  std::vector<ParameterInfo> getParameters(llvm::StringRef scope = "") const;
  std::vector<std::string> getKeys(llvm::StringRef scope = "") const;

  llvm::Error read(llvm::StringRef key, uint64_t offset,
                   llvm::MutableArrayRef<char> out,
                   llvm::StringRef scope = "") const;
  llvm::Expected<AlignedBuffer> readAll(llvm::StringRef key,
                                        llvm::StringRef scope = "") const;
  /// 64-byte aligned bytes with their owner: in place where the source maps
  /// them so, otherwise read once and shared as long as somebody holds the
  /// result.
  llvm::Expected<ByteView> mapOrRead(llvm::StringRef key,
                                     llvm::StringRef scope = "") const;

private:
  struct Entry {
    ParameterHandle handle;
    uint64_t sequence = 0;
    mutable std::weak_ptr<const void> cached;
    mutable llvm::ArrayRef<char> cachedBytes;
  };
  using Scope = llvm::StringMap<Entry>;

  llvm::Error insert(llvm::StringRef key, ParameterHandle handle,
                     llvm::StringRef scope, OnConflict onConflict);
  std::string describe(llvm::StringRef key, llvm::StringRef scope) const;

  mutable std::mutex mutex;
  llvm::StringMap<Scope> scopes;
  uint64_t nextSequence = 0;
};

/// Opens a parameter file: safetensors, or the index of several (.json).
llvm::Expected<std::shared_ptr<ParameterSource>>
openParameterFile(llvm::StringRef path);
/// Opens the shards that an index names.
llvm::Expected<std::shared_ptr<ParameterSource>>
openShardedFile(llvm::StringRef path);

} // namespace qopt

#endif // QOPT_PARAMETERS_PARAMETERREGISTRY_H
