// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Batches through an executable.

#include "qopt/Driver/ModelRunner.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace qopt;

std::vector<ArgumentSpec> qopt::getArguments(const Executable &executable) {
  std::vector<ArgumentSpec> arguments;
  for (const TensorInfo &info : executable.inputs())
    arguments.push_back({info.name, info.dtype, info.shape});
  return arguments;
}

/// Samples of a step, where the model leaves it open: enough for full registers
/// in every layer, little enough for the caches.
static constexpr int64_t defaultBatch = 64;

void qopt::setBatching(const Executable &executable, int64_t batch,
                       DatasetOptions &options) {
  if (!executable.isDynamic())
    return;
  bool independent = executable.getBatchDependence().empty();
  options.dynamicBatch = batch > 0 ? batch : defaultBatch;
  options.padLastBatch = independent;
  options.oneCall = !independent && batch <= 0;
}

SmallVector<SmallVector<int64_t>> qopt::getShapes(const Batch &batch) {
  SmallVector<SmallVector<int64_t>> shapes;
  for (const BatchArgument &argument : batch.arguments)
    shapes.push_back(argument.shape);
  return shapes;
}

int64_t ModelRunner::getNumRows() const {
  if (!dataset || (executable->isDynamic() && !dataset->isOneCall()))
    return batch.arguments[0].shape[0];
  return dataset->getBatchSize();
}

bool ModelRunner::isBatched(size_t index) const {
  const TensorInfo &info = current->outputs()[index];
  return !info.shape.empty() && info.shape[0] == getNumRows();
}

/// The executable for the batch.
Error ModelRunner::prepare() {
  if (!executable->isDynamic() && current)
    return Error::success();
  std::shared_ptr<Executable> last = current;
  if (Error error = executable->specialize(getShapes(batch)).moveInto(current))
    return error;
  return last == current ? Error::success() : allocate();
}

Error ModelRunner::allocate() {
  outputs.clear();
  for (auto [i, info] : llvm::enumerate(current->outputs())) {
    if (dataset && !isBatched(i) && dataset->getNumBatches() > 1)
      return createStringError(
          "result '" + info.name + "' has no batch dimension, so the " +
          Twine(dataset->getNumSamples()) +
          " samples must be one call of the model, which takes " +
          Twine(dataset->getBatchSize()));
    Expected<AlignedBuffer> buffer =
        AlignedBuffer::allocate(info.getNumBytes());
    if (!buffer)
      return buffer.takeError();
    outputs.push_back(std::move(*buffer));
  }
  return Error::success();
}

Expected<ModelRunner> ModelRunner::create(Executable &executable,
                                          ArrayRef<std::string> files,
                                          DatasetOptions options) {
  Expected<Dataset> dataset =
      Dataset::open(files, getArguments(executable), options);
  if (!dataset)
    return dataset.takeError();
  ModelRunner runner(executable);
  runner.dataset = std::move(*dataset);
  // The first batch says what the shapes are.
  if (Error error = runner.dataset->getBatch(0).moveInto(runner.batch))
    return error;
  if (Error error = runner.prepare())
    return error;
  return runner;
}

ModelRunner ModelRunner::create(Executable &executable, BatchFunction batches) {
  ModelRunner runner(executable);
  runner.batches = std::move(batches);
  return runner;
}

Expected<bool> ModelRunner::readBatch() {
  if (!dataset)
    return batches(batch);
  if (nextBatch == dataset->getNumBatches())
    return false;
  if (Error error = dataset->getBatch(nextBatch).moveInto(batch))
    return error;
  ++nextBatch;
  return true;
}

Expected<bool> ModelRunner::next() {
  Expected<bool> more = readBatch();
  if (!more || !*more)
    return more;
  if (Error error = prepare())
    return error;
  SmallVector<const void *> in;
  SmallVector<void *> out;
  for (const BatchArgument &argument : batch.arguments)
    in.push_back(argument.data.data());
  for (AlignedBuffer &buffer : outputs)
    out.push_back(buffer.data());
  if (Error error = current->run(in, out))
    return error;
  return true;
}

ArrayRef<char> ModelRunner::getOutput(size_t index) const {
  const TensorInfo &info = current->outputs()[index];
  ArrayRef<char> bytes = outputs[index].getBytes();
  if (!isBatched(index) || !info.shape[0])
    return bytes;
  return bytes.take_front(bytes.size() / info.shape[0] * batch.numSamples);
}

SmallVector<int64_t> ModelRunner::getTotalShape(size_t index) const {
  const TensorInfo &info = current->outputs()[index];
  SmallVector<int64_t> shape(info.shape);
  if (isBatched(index))
    shape[0] = getNumSamples();
  return shape;
}

Expected<NpyStream> NpyStream::create(StringRef path, DType dtype,
                                      ArrayRef<int64_t> shape) {
  Expected<std::string> header = makeNpyHeader(dtype, shape);
  if (!header)
    return createStringError(path + ": " + toString(header.takeError()));
  AtomicFileOptions options;
  options.removeOnSignal = true;
  NpyStream stream;
  if (Error error = AtomicFile::create(path, options).moveInto(stream.file))
    return error;
  if (Error error =
          stream.append(ArrayRef<char>(header->data(), header->size())))
    return error;
  return stream;
}

Error NpyStream::append(ArrayRef<char> bytes) {
  if (Error error = file->write(offset, bytes))
    return error;
  offset += bytes.size();
  return Error::success();
}
