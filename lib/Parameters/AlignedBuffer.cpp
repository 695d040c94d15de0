// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Allocation that reports instead of aborting: sizes come from files and users.

#include "qopt/Parameters/AlignedBuffer.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"
#include <cstring>

using namespace llvm;
using namespace qopt;

Expected<AlignedBuffer> AlignedBuffer::allocate(uint64_t bytes) {
  AlignedBuffer buffer;
  if (bytes <= static_cast<uint64_t>(INT64_MAX) - alignment) {
    // aligned_alloc wants a multiple of the alignment; 0 would give an
    // unspecified pointer.
    uint64_t rounded = alignTo(std::max<uint64_t>(bytes, 1), alignment);
    buffer.storage.reset(
        static_cast<char *>(std::aligned_alloc(alignment, rounded)));
  }
  if (!buffer.storage)
    return createStringError("out of memory: cannot allocate " + Twine(bytes) +
                             " bytes");
  buffer.numBytes = bytes;
  return std::move(buffer);
}

Expected<AlignedBuffer> AlignedBuffer::copy(ArrayRef<char> bytes) {
  Expected<AlignedBuffer> buffer = allocate(bytes.size());
  if (buffer && !bytes.empty())
    std::memcpy(buffer->data(), bytes.data(), bytes.size());
  return buffer;
}

ByteView ByteView::own(AlignedBuffer buffer) {
  auto owner = std::make_shared<const AlignedBuffer>(std::move(buffer));
  return {owner->getBytes(), owner};
}
