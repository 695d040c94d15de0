// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rounds of calls, one model after the other in each round.

#include "qopt/Driver/Benchmark.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <chrono>
#include <cstring>

using namespace llvm;
using namespace qopt;

using Clock = std::chrono::steady_clock;

/// Calls of one model before it is the next one's turn take about this long:
/// long enough to be in its own caches again, short enough for many rounds.
static constexpr double roundSeconds = 0.01;
static constexpr uint64_t maxRecordedCalls = 1 << 20;

namespace {
/// A model with the buffers of a call.
class Call {
public:
  static Expected<Call> create(Executable &executable,
                               ArrayRef<std::string> files, int64_t size);

  Error run() { return executable->run(in, out); }
  Error measure(uint64_t calls) {
    for (uint64_t i = 0; i < calls; ++i) {
      Clock::time_point begin = Clock::now();
      if (Error error = run())
        return error;
      std::chrono::duration<double> seconds = Clock::now() - begin;
      times.push_back(seconds.count());
    }
    return Error::success();
  }
  uint64_t getNumCalls() const { return times.size(); }
  Timing getTiming();

private:
  Error specialize(ArrayRef<SmallVector<int64_t>> shapes);
  Error setInputs(ArrayRef<std::string> files, int64_t size);
  Error setRandomInputs(int64_t size);

  Executable *executable = nullptr;
  std::shared_ptr<Executable> specialized;
  int64_t batch = 1;
  std::vector<ByteView> inputs;
  std::vector<AlignedBuffer> outputs;
  SmallVector<const void *> in;
  SmallVector<void *> out;
  std::vector<double> times;
};
} // namespace

/// Values in [0, 1), the same in each run; xorshift32 (Marsaglia, 2003).
static void fillRandom(MutableArrayRef<float> values) {
  uint32_t state = 2463534242u;
  for (float &value : values) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    value = float(state >> 8) / float(1 << 24);
  }
}

/// Goes on with the executable for these shapes.
Error Call::specialize(ArrayRef<SmallVector<int64_t>> shapes) {
  if (Error error = executable->specialize(shapes).moveInto(specialized))
    return error;
  executable = specialized.get();
  return Error::success();
}

Error Call::setRandomInputs(int64_t size) {
  SmallVector<SmallVector<int64_t>> shapes;
  for (const TensorInfo &info : executable->inputs()) {
    shapes.push_back(info.shape);
    llvm::replace(shapes.back(), int64_t(-1), size);
  }
  if (Error error = specialize(shapes))
    return error;
  for (const TensorInfo &info : executable->inputs()) {
    Expected<AlignedBuffer> buffer =
        AlignedBuffer::allocate(info.getNumBytes());
    if (!buffer)
      return buffer.takeError();
    std::memset(buffer->data(), 0, buffer->size());
    if (info.dtype == DType::F32)
      fillRandom({reinterpret_cast<float *>(buffer->data()),
                  size_t(buffer->size() / sizeof(float))});
    inputs.push_back(ByteView::own(std::move(*buffer)));
  }
  // Where the inputs agree on dimension 0, it counts samples.
  ArrayRef<TensorInfo> infos = executable->inputs();
  auto dim0 = [](const TensorInfo &info) {
    return info.shape.empty() ? int64_t(1) : info.shape[0];
  };
  if (!infos.empty() && llvm::all_of(infos, [&](const TensorInfo &info) {
        return dim0(info) == dim0(infos[0]);
      }))
    batch = dim0(infos[0]);
  return Error::success();
}

Error Call::setInputs(ArrayRef<std::string> files, int64_t size) {
  DatasetOptions options;
  setBatching(*executable, size, options);
  Expected<Dataset> dataset =
      Dataset::open(files, getArguments(*executable), options);
  if (!dataset)
    return dataset.takeError();
  Expected<Batch> first = dataset->getBatch(0);
  if (!first)
    return first.takeError();
  if (Error error = specialize(getShapes(*first)))
    return error;
  for (BatchArgument &argument : first->arguments)
    inputs.push_back(argument.data);
  batch = dataset->getBatchSize();
  return Error::success();
}

Expected<Call> Call::create(Executable &executable, ArrayRef<std::string> files,
                            int64_t size) {
  Call call;
  call.executable = &executable;
  if (Error error = files.empty() ? call.setRandomInputs(size > 0 ? size : 1)
                                  : call.setInputs(files, size))
    return error;
  for (const ByteView &input : call.inputs)
    call.in.push_back(input.data());
  for (const TensorInfo &info : call.executable->outputs()) {
    Expected<AlignedBuffer> buffer =
        AlignedBuffer::allocate(info.getNumBytes());
    if (!buffer)
      return buffer.takeError();
    call.out.push_back(buffer->data());
    call.outputs.push_back(std::move(*buffer));
  }
  return call;
}

Timing Call::getTiming() {
  Timing timing;
  timing.calls = times.size();
  timing.batch = batch;
  llvm::sort(times);
  timing.minimum = times.front();
  timing.median = times[times.size() / 2];
  return timing;
}

/// Calls that fill a round.
static Expected<uint64_t> chooseCallsPerRound(Call &call) {
  // The first call touches memory for the first time.
  if (Error error = call.run())
    return error;
  Clock::time_point begin = Clock::now();
  if (Error error = call.run())
    return error;
  std::chrono::duration<double> seconds = Clock::now() - begin;
  double calls = roundSeconds / std::max(seconds.count(), 1e-7);
  return std::max<uint64_t>(1, uint64_t(calls));
}

Expected<std::vector<Timing>> qopt::benchmark(ArrayRef<Executable *> models,
                                              const BenchmarkOptions &options) {
  SmallVector<Call, 0> calls; // a std::vector would copy them
  std::vector<uint64_t> perRound;
  for (Executable *model : models) {
    Expected<Call> call = Call::create(*model, options.files, options.batch);
    if (!call)
      return call.takeError();
    Expected<uint64_t> count = chooseCallsPerRound(*call);
    if (!count)
      return count.takeError();
    calls.push_back(std::move(*call));
    perRound.push_back(*count);
  }

  Clock::time_point begin = Clock::now();
  auto isDone = [&](const Call &call) {
    if (options.repeat)
      return call.getNumCalls() >= options.repeat;
    std::chrono::duration<double> seconds = Clock::now() - begin;
    return call.getNumCalls() >= maxRecordedCalls ||
           (call.getNumCalls() &&
            seconds.count() >= options.seconds * models.size());
  };
  while (!llvm::all_of(calls, isDone))
    for (auto [call, count] : llvm::zip_equal(calls, perRound)) {
      uint64_t left =
          options.repeat
              ? options.repeat - std::min(options.repeat, call.getNumCalls())
              : count;
      if (Error error = call.measure(std::min(count, left)))
        return error;
    }

  std::vector<Timing> timings;
  for (Call &call : calls)
    timings.push_back(call.getTiming());
  return timings;
}
