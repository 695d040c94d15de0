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

bool ModelRunner::isBatched(const TensorInfo &info) const {
  return !info.shape.empty() && info.shape[0] == dataset.getBatchSize();
}

Error ModelRunner::allocate() {
  for (const TensorInfo &info : executable->outputs()) {
    if (!isBatched(info) && dataset.getNumBatches() > 1)
      return createStringError(
          "result '" + info.name + "' has no batch dimension, so the " +
          Twine(dataset.getNumSamples()) +
          " samples must be one call of the model, which takes " +
          Twine(dataset.getBatchSize()));
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
  ModelRunner runner(executable, std::move(*dataset));
  if (Error error = runner.allocate())
    return error;
  return runner;
}

Expected<bool> ModelRunner::next() {
  if (nextBatch == dataset.getNumBatches())
    return false;
  if (Error error = dataset.getBatch(nextBatch).moveInto(batch))
    return error;
  ++nextBatch;
  SmallVector<const void *> in;
  SmallVector<void *> out;
  for (const BatchArgument &argument : batch.arguments)
    in.push_back(argument.data.data());
  for (AlignedBuffer &buffer : outputs)
    out.push_back(buffer.data());
  if (Error error = executable->run(in, out))
    return error;
  return true;
}

ArrayRef<char> ModelRunner::getOutput(size_t index) const {
  const TensorInfo &info = executable->outputs()[index];
  ArrayRef<char> bytes = outputs[index].getBytes();
  if (!isBatched(info) || !info.shape[0])
    return bytes;
  return bytes.take_front(bytes.size() / info.shape[0] * batch.numSamples);
}

SmallVector<int64_t> ModelRunner::getTotalShape(size_t index) const {
  const TensorInfo &info = executable->outputs()[index];
  SmallVector<int64_t> shape(info.shape);
  if (isBatched(info))
    shape[0] = dataset.getNumSamples();
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
