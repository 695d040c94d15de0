// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuzz target: an array file, read, converted, cut into rows, and written again
// as the header says it is.

#include "FuzzSupport.h"
#include "qopt/Data/Npy.h"

using namespace llvm;
using namespace qopt;

static void checkRows(const NpyArray &array) {
  std::unique_ptr<RowReader> rows = makeRowReader(array);
  uint64_t count = std::min<uint64_t>(rows->getNumRows(), 3);
  Expected<ByteView> view = rows->read(0, count);
  if (view)
    fuzz::touch(view->bytes);
  else
    fuzz::expectMessage(view.takeError());
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  // A copy of the exact size: the sanitizer sees the byte behind it.
  Expected<AlignedBuffer> copy =
      AlignedBuffer::copy({reinterpret_cast<const char *>(data), size});
  if (!copy)
    std::abort();
  Expected<NpyArray> array =
      parseNpy(ByteView::own(std::move(*copy)), "input.npy");
  if (!array) {
    fuzz::expectMessage(array.takeError());
    return 0;
  }
  fuzz::touch(array->getBytes());
  checkRows(*array);
  for (DType to : {DType::F32, DType::I64, DType::I8}) {
    Expected<NpyArray> converted = convert(*array, to);
    if (converted)
      fuzz::touch(converted->getBytes());
    else
      fuzz::expectMessage(converted.takeError());
  }
  (void)findNonFinite(array->getDType(), array->getBytes());
  // What was read can be written, and says the same.
  Expected<std::string> header =
      makeNpyHeader(array->getDType(), array->getShape());
  if (!header)
    std::abort();
  Expected<NpyHeader> again =
      parseNpyHeader({header->data(), header->size()}, "again.npy");
  if (!again || again->dataBytes != array->getNumBytes() ||
      again->shape != array->getShape())
    std::abort();
  return 0;
}
