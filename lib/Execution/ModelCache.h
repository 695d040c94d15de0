// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The compiled code of models on disk, so that a second start takes as long as
// loading. The key covers everything that code is made from; bytes of weights
// are not among that: they are arguments of the code.

#ifndef QOPT_LIB_EXECUTION_MODELCACHE_H
#define QOPT_LIB_EXECUTION_MODELCACHE_H

#include "CodeCache.h"
#include "CompiledModel.h"

namespace qopt {

/// The place of one compiled model in the cache. What keeps it from being used
/// is a remark and not an error.
class ModelCache {
public:
  /// Fails where the options are wrong.
  static llvm::Expected<ModelCache> get(mlir::ModuleOp module,
                                        llvm::StringRef entry,
                                        const CompileOptions &options,
                                        llvm::ArrayRef<int64_t> sizes);
  bool isOff() const { return !parameters; }

  std::optional<CompiledModel> load() const;
  void store(const CompiledModel &model) const;

private:
  void remark(llvm::Error error, llvm::StringRef what) const;

  CodeCache files;
  CacheKey key{};
  std::function<void(llvm::StringRef)> remarks;
  /// Those of the model; null where there is no cache.
  const ParameterRegistry *parameters = nullptr;
};

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_MODELCACHE_H
