// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Notes which weights are read while code is made: the code depends on their
// values, where otherwise it depends on layouts alone.

#ifndef QOPT_LIB_EXECUTION_PARAMETERWATCH_H
#define QOPT_LIB_EXECUTION_PARAMETERWATCH_H

#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/DenseMap.h"

namespace qopt {

class ParameterWatch {
public:
  struct Name {
    std::string key, scope;
  };

  /// The same parameter, which notes that it is read.
  llvm::Expected<ParameterHandle> watch(const ParameterHandle &handle,
                                        llvm::StringRef key,
                                        llvm::StringRef scope);
  /// The name of a parameter that `watch` returned; null for others.
  const Name *find(const ParameterHandle &handle) const;
  /// Those read so far.
  std::vector<Name> getRead() const;

private:
  class Source;
  std::vector<std::pair<std::shared_ptr<const Source>, Name>> watched;
  llvm::DenseMap<const ParameterSource *, size_t> indices;
};

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_PARAMETERWATCH_H
