// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parameters computed on demand. A transposed or quantized weight may be larger
// than memory, so it exists only as a function of rows; this file turns byte
// ranges into row ranges.

#include "qopt/Parameters/ParameterSource.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"
#include <cstring>
#include <mutex>

using namespace llvm;
using namespace qopt;

namespace {
class DerivedSource : public ParameterSource {
public:
  DerivedSource(uint64_t rowBytes, RowFunction rows, DerivedOptions options)
      : ParameterSource("derived"), rowBytes(rowBytes),
        blockRows(rowBytes
                      ? std::max<uint64_t>(1, options.blockBytes / rowBytes)
                      : 1),
        rows(std::move(rows)) {}

  Error init(ParameterInfo info) {
    numRows = rowBytes ? info.bytes / rowBytes : 0;
    return addInfo(std::move(info));
  }

private:
  /// Rows [first, first + bytes.size() / rowBytes).
  struct Block {
    uint64_t first;
    AlignedBuffer buffer;
  };

  Error readImpl(size_t index, uint64_t offset,
                 MutableArrayRef<char> out) const override;
  Error readWholeRows(uint64_t first, MutableArrayRef<char> out) const;
  Expected<std::shared_ptr<const Block>> getBlock(uint64_t row) const;
  Error compute(uint64_t first, uint64_t last, MutableArrayRef<char> out) const;

  uint64_t rowBytes;
  uint64_t blockRows;
  uint64_t numRows = 0;
  RowFunction rows;
  mutable std::mutex mutex;
  mutable std::shared_ptr<const Block> cached;
};
} // namespace

Error DerivedSource::compute(uint64_t first, uint64_t last,
                             MutableArrayRef<char> out) const {
  if (Error error = rows(first, last, out))
    return createStringError("parameter '" + getParameters()[0].key +
                             "', rows " + Twine(first) + " to " + Twine(last) +
                             ": " + toString(std::move(error)));
  return Error::success();
}

Error DerivedSource::readWholeRows(uint64_t first,
                                   MutableArrayRef<char> out) const {
  while (!out.empty()) {
    uint64_t count = std::min<uint64_t>(blockRows, out.size() / rowBytes);
    if (Error error =
            compute(first, first + count, out.take_front(count * rowBytes)))
      return error;
    first += count;
    out = out.drop_front(count * rowBytes);
  }
  return Error::success();
}

/// The block with `row` in it. No lock is held while rows are computed: the
/// function may read other derived parameters, and two threads computing the
/// same block is harmless.
Expected<std::shared_ptr<const DerivedSource::Block>>
DerivedSource::getBlock(uint64_t row) const {
  uint64_t first = row / blockRows * blockRows;
  {
    std::lock_guard<std::mutex> lock(mutex);
    if (cached && cached->first == first)
      return cached;
  }
  uint64_t last = std::min(numRows, first + blockRows);
  Expected<AlignedBuffer> buffer =
      AlignedBuffer::allocate((last - first) * rowBytes);
  if (!buffer)
    return buffer.takeError();
  if (Error error = compute(first, last, buffer->getBytes()))
    return std::move(error);
  auto block = std::make_shared<const Block>(Block{first, std::move(*buffer)});
  std::lock_guard<std::mutex> lock(mutex);
  cached = block;
  return block;
}

Error DerivedSource::readImpl(size_t, uint64_t offset,
                              MutableArrayRef<char> out) const {
  while (!out.empty()) {
    uint64_t row = offset / rowBytes, inRow = offset % rowBytes;
    uint64_t wholeRows = out.size() / rowBytes;
    uint64_t done;
    // Long row-aligned reads, which is what streaming does, go past the cache.
    if (inRow == 0 && wholeRows > 0 &&
        (wholeRows >= blockRows || row + wholeRows == numRows)) {
      done = wholeRows * rowBytes;
      if (Error error = readWholeRows(row, out.take_front(done)))
        return error;
    } else {
      Expected<std::shared_ptr<const Block>> block = getBlock(row);
      if (!block)
        return block.takeError();
      ArrayRef<char> bytes = (*block)->buffer.getBytes();
      uint64_t begin = offset - (*block)->first * rowBytes;
      done = std::min<uint64_t>(bytes.size() - begin, out.size());
      std::memcpy(out.data(), bytes.data() + begin, done);
    }
    offset += done;
    out = out.drop_front(done);
  }
  return Error::success();
}

Expected<std::shared_ptr<ParameterSource>>
qopt::makeDerived(ParameterInfo info, uint64_t rowBytes, RowFunction rows,
                  DerivedOptions options) {
  if (info.bytes != 0 && (rowBytes == 0 || info.bytes % rowBytes != 0))
    return createStringError("parameter '" + info.key +
                             "': " + Twine(info.bytes) +
                             " bytes are not whole rows of " + Twine(rowBytes));
  if (!rows)
    return createStringError("parameter '" + info.key +
                             "': no function computes it");
  auto source =
      std::make_shared<DerivedSource>(rowBytes, std::move(rows), options);
  if (Error error = source->init(std::move(info)))
    return std::move(error);
  return source;
}
