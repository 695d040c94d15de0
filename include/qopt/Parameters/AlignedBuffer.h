// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory that compiled kernels may read with aligned vector loads: a 64-byte
// aligned owning buffer whose allocation can fail with an error (sizes come
// from files), and a view that keeps alive whatever holds its bytes.

#ifndef QOPT_PARAMETERS_ALIGNEDBUFFER_H
#define QOPT_PARAMETERS_ALIGNEDBUFFER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace qopt {

class AlignedBuffer {
public:
  /// A cache line, and the width of the widest vector register.
  static constexpr uint64_t alignment = 64;

  AlignedBuffer() = default;

  /// The contents are not initialized. An empty buffer has a valid, aligned
  /// address too.
  static llvm::Expected<AlignedBuffer> allocate(uint64_t bytes);
  static llvm::Expected<AlignedBuffer> copy(llvm::ArrayRef<char> bytes);

  char *data() { return storage.get(); }
  const char *data() const { return storage.get(); }
  uint64_t size() const { return numBytes; }
  bool empty() const { return numBytes == 0; }

  llvm::MutableArrayRef<char> getBytes() { return {data(), numBytes}; }
  llvm::ArrayRef<char> getBytes() const { return {data(), numBytes}; }

private:
  struct Free {
    void operator()(char *pointer) const { std::free(pointer); }
  };
  std::unique_ptr<char, Free> storage;
  uint64_t numBytes = 0;
};

/// Immutable bytes together with what keeps them alive (a mapping, a buffer, a
/// foreign object).
struct ByteView {
  llvm::ArrayRef<char> bytes;
  std::shared_ptr<const void> owner;

  const char *data() const { return bytes.data(); }
  uint64_t size() const { return bytes.size(); }
  bool isAligned() const {
    return reinterpret_cast<uintptr_t>(data()) % AlignedBuffer::alignment == 0;
  }

  static ByteView own(AlignedBuffer buffer);
};

} // namespace qopt

#endif // QOPT_PARAMETERS_ALIGNEDBUFFER_H
