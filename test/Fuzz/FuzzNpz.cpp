// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fuzz target: an archive of arrays, each read as a whole, by rows, and as a
// data set for the arguments that its arrays themselves describe.

#include "FuzzSupport.h"
#include "qopt/Data/Dataset.h"

using namespace llvm;
using namespace qopt;

/// More is decompressed than this only with the limit of the fuzzer's memory
/// in mind.
static constexpr uint64_t maxBytes = 1 << 24;

static void readRows(const NpzFile &file, StringRef name) {
  Expected<std::unique_ptr<RowReader>> rows = file.openRows(name);
  if (!rows)
    return fuzz::expectMessage(rows.takeError());
  uint64_t total = (*rows)->getNumRows();
  // Forward, and back once.
  for (uint64_t first :
       {uint64_t(0), std::min<uint64_t>(1, total), uint64_t(0)}) {
    Expected<ByteView> view =
        (*rows)->read(first, std::min<uint64_t>(2, total - first));
    if (!view)
      return fuzz::expectMessage(view.takeError());
    fuzz::touch(view->bytes);
  }
}

static void readDataset(const std::string &path, ArrayRef<ArgumentSpec> specs) {
  Expected<Dataset> dataset = Dataset::open({path}, specs);
  if (!dataset)
    return fuzz::expectMessage(dataset.takeError());
  for (int64_t i = 0; i < std::min<int64_t>(dataset->getNumBatches(), 3); ++i) {
    Expected<Batch> batch = dataset->getBatch(i);
    if (!batch)
      return fuzz::expectMessage(batch.takeError());
    for (const BatchArgument &argument : batch->arguments)
      fuzz::touch(argument.data.bytes);
    (void)describeNonFinite(*batch);
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static fuzz::MemoryFile memory("input.npz");
  const std::string &path = memory.set(data, size);
  Expected<NpzFile> file = NpzFile::open(path);
  if (!file) {
    fuzz::expectMessage(file.takeError());
    return 0;
  }
  std::vector<ArgumentSpec> specs;
  for (const std::string &name : file->getNames().take_front(4)) {
    readRows(*file, name);
    Expected<NpyArray> array = file->read(name);
    if (!array) {
      fuzz::expectMessage(array.takeError());
      continue;
    }
    fuzz::touch(array->getBytes());
    if (array->getNumBytes() > maxBytes)
      continue;
    ArgumentSpec spec{name, array->getDType(), {}};
    spec.shape.assign(array->getShape().begin(), array->getShape().end());
    if (!spec.shape.empty())
      spec.shape[0] = specs.empty() ? -1 : 2;
    specs.push_back(std::move(spec));
  }
  if (!specs.empty())
    readDataset(path, specs);
  return 0;
}
