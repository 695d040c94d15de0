// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bytes kept in a folder of the user by the digest of what they were made from.
// A file there is believed only where nobody else can have written it, and
// where it has the digest that it was written with.

#ifndef QOPT_LIB_EXECUTION_CODECACHE_H
#define QOPT_LIB_EXECUTION_CODECACHE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>

namespace qopt {

using CacheKey = llvm::BLAKE3Result<32>;

class CodeCache {
public:
  /// The folder in QOPT_CACHE_DIR, or `qopt` in the user's folder for caches;
  /// not made before something is stored. QOPT_CACHE_SIZE: at most so many MiB;
  /// fails where that is no number.
  static llvm::Expected<CodeCache> get();
  /// Whether QOPT_CACHE_SIZE is 0.
  bool isOff() const { return maxBytes == 0; }

  /// What was stored under the key; null where there is nothing. Fails where
  /// something is there that must not be used.
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
  load(const CacheKey &key) const;
  /// Stores the parts, one behind the other, and removes what was not used for
  /// the longest time where the folder gets too large. Does nothing where
  /// another process is storing the same.
  llvm::Error store(const CacheKey &key,
                    llvm::ArrayRef<llvm::ArrayRef<char>> parts) const;

private:
  llvm::Expected<std::string> getPath(const CacheKey &key) const;

  std::string folder;
  uint64_t maxBytes = 0;
};

} // namespace qopt

#endif // QOPT_LIB_EXECUTION_CODECACHE_H
