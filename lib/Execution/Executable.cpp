// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiles a model into this process, or takes its code from the cache, and
// calls it.

#include "qopt/Execution/Executable.h"
#include "FeatureTests.h"
#include "LinkedCode.h"
#include "ModelCache.h"
#include "Profile.h"
#include "Target.h"
#include "WeightWindow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "qopt/Execution/Stopwatch.h"
#include <list>
#include <mutex>

using namespace llvm;
using namespace qopt;

/// What the compiled code calls for `qnn.observe` on this thread.
namespace {
struct Receiver {
  const Executable::Observer *observer;
  ArrayRef<std::string> names;
};
} // namespace
static thread_local const Receiver *currentReceiver = nullptr;

static void receiveObservation(const float *values, int64_t id, int64_t count) {
  const Receiver *receiver = currentReceiver;
  if (receiver && id >= 0 && id < (int64_t)receiver->names.size())
    (*receiver->observer)(receiver->names[id], values, count);
}

/// What splits the loops of the run on this thread; null: nothing.
static thread_local const ParallelFor *currentExecutor = nullptr;

static void splitLoop(ParallelTask task, void *context, int64_t count) {
  if (currentExecutor)
    (*currentExecutor)(task, context, count);
  else
    task(context, 0, count);
}

namespace {
/// Of the run on this thread.
struct ProfiledRun {
  MutableArrayRef<LayerTime> layers;
  Stopwatch watch;
};
} // namespace
static thread_local ProfiledRun *currentProfile = nullptr;

/// Called with 2 i before layer i and with 2 i + 1 behind it.
static void noteLayer(int64_t number) {
  ProfiledRun *run = currentProfile;
  if (!run || number < 0 || number / 2 >= int64_t(run->layers.size()))
    return;
  double seconds = run->watch.lap();
  if (number % 2 == 0)
    return;
  LayerTime &layer = run->layers[number / 2];
  if (layer.calls++ == 0 || seconds < layer.minSeconds)
    layer.minSeconds = seconds;
  layer.totalSeconds += seconds;
}

uint64_t TensorInfo::getNumElements() const {
  return qopt::getNumElements(shape).value_or(0);
}
uint64_t TensorInfo::getNumBytes() const {
  return qopt::getNumBytes(dtype, shape).value_or(0);
}

namespace {

/// Workspaces that no run is using.
class WorkspacePool {
public:
  Expected<AlignedBuffer> take(uint64_t bytes) {
    {
      std::lock_guard<std::mutex> lock(mutex);
      if (!free.empty()) {
        AlignedBuffer buffer = std::move(free.back());
        free.pop_back();
        return std::move(buffer);
      }
    }
    return AlignedBuffer::allocate(bytes);
  }

  void giveBack(AlignedBuffer buffer) {
    std::lock_guard<std::mutex> lock(mutex);
    free.push_back(std::move(buffer));
  }

private:
  std::mutex mutex;
  std::vector<AlignedBuffer> free;
};

} // namespace

struct Executable::Impl {
  Signature signature;
  CompileStatistics statistics;
  WeightWindow weights;
  LinkedCode code;
  WorkspacePool workspaces;
  std::vector<LayerTime> layers;
  Observer observer;
  ParallelFor executor;
  DynamicDims dims;
  std::unique_ptr<Dynamic> dynamic;

  Error link(CompiledModel model, const CompileOptions &options);
};

/// What compiled code calls in this library. Every observer's symbol is one
/// function; the calls carry the number.
static std::vector<LinkedCode::Symbol>
getOwnSymbols(ArrayRef<std::string> callbacks) {
  std::vector<LinkedCode::Symbol> symbols = {
      {"qopt_parallel_for", reinterpret_cast<void *>(&splitLoop)},
      {profileName.str(), reinterpret_cast<void *>(&noteLayer)}};
  for (const std::string &name : callbacks)
    symbols.push_back({name, reinterpret_cast<void *>(&receiveObservation)});
  return symbols;
}

Error Executable::Impl::link(CompiledModel model,
                             const CompileOptions &options) {
  Stopwatch watch;
  signature = std::move(model.signature);
  layers = std::move(model.layers);
  statistics.workspaceBytes = signature.workspaceBytes;
  statistics.numLayers = model.numLayers;
  statistics.numKernels = model.numKernels;
  statistics.numModules = model.numModules;
  if (Error error =
          LinkedCode::link(model, getOwnSymbols(model.callbacks), options)
              .moveInto(code))
    return error;
  statistics.linkSeconds += watch.lap();
  if (Error error = weights.load(signature.parameters))
    return error;
  statistics.parameterBytes = weights.getNumBytes();
  statistics.weightSeconds = watch.lap();
  return Error::success();
}

/// What a model with dynamic sizes has instead of code: its module, and the
/// executables of the sizes seen last, the most recent first.
struct Executable::Dynamic {
  PreparedModule module;
  CompileOptions options;
  std::mutex mutex;
  std::list<std::pair<SmallVector<int64_t>, std::shared_ptr<Executable>>> cache;
};

Executable::Executable(std::unique_ptr<Impl> impl) : impl(std::move(impl)) {}
Executable::~Executable() = default;

Expected<std::unique_ptr<Executable>>
Executable::createDynamic(mlir::ModuleOp module, StringRef entry,
                          const CompileOptions &options) {
  // What is wrong with the options shows now, not at the first call.
  if (auto machine = createTargetMachine(options); !machine)
    return machine.takeError();
  Expected<PreparedModule> prepared = prepareModule(module, entry);
  if (!prepared)
    return prepared.takeError();
  auto impl = std::make_unique<Impl>();
  impl->signature = std::move(prepared->signature);
  impl->dims = prepared->dims;
  impl->dynamic = std::make_unique<Dynamic>();
  impl->dynamic->module = std::move(*prepared);
  impl->dynamic->options = options;
  return std::unique_ptr<Executable>(new Executable(std::move(impl)));
}

Expected<std::unique_ptr<Executable>>
Executable::create(mlir::ModuleOp module, StringRef entry,
                   const CompileOptions &options) {
  if (Error error = checkRunsHere(options))
    return std::move(error);
  if (hasDynamicEntry(module, entry))
    return createDynamic(module, entry, options);
  return compile(module, entry, options, /*sizes=*/{});
}

Expected<std::unique_ptr<Executable>>
Executable::compile(mlir::ModuleOp module, StringRef entry,
                    const CompileOptions &options, ArrayRef<int64_t> sizes) {
  Stopwatch watch;
  auto impl = std::make_unique<Impl>();
  CompileStatistics &statistics = impl->statistics;
  Expected<ModelCache> cache = ModelCache::get(module, entry, options, sizes);
  if (!cache)
    return cache.takeError();
  std::optional<CompiledModel> known = cache->load();
  if (!cache->isOff())
    statistics.cache = known ? CacheUse::Hit : CacheUse::Miss;
  statistics.cacheSeconds = watch.lap();
  if (known) {
    if (Error error = impl->link(std::move(*known), options))
      return std::move(error);
    return std::unique_ptr<Executable>(new Executable(std::move(impl)));
  }
  Expected<LoweredModule> lowered = lowerToLLVM(module, entry, options, sizes);
  if (!lowered)
    return lowered.takeError();
  statistics.lowerSeconds = watch.lap();
  Expected<CompiledModel> compiled =
      compileToObjects(std::move(*lowered), options, statistics);
  if (!compiled)
    return compiled.takeError();
  watch.lap();
  cache->store(*compiled);
  statistics.cacheSeconds += watch.lap();
  if (Error error = impl->link(std::move(*compiled), options))
    return std::move(error);
  return std::unique_ptr<Executable>(new Executable(std::move(impl)));
}

ArrayRef<TensorInfo> Executable::inputs() const {
  return impl->signature.inputs;
}
ArrayRef<TensorInfo> Executable::outputs() const {
  return impl->signature.outputs;
}
ArrayRef<std::string> Executable::observed() const {
  return impl->signature.observers;
}
ArrayRef<LayerTime> Executable::getLayerTimes() const { return impl->layers; }
const CompileStatistics &Executable::getStatistics() const {
  return impl->statistics;
}
const DynamicDims &Executable::getDynamicDims() const { return impl->dims; }
StringRef Executable::getBatchDependence() const {
  return impl->dynamic ? StringRef(impl->dynamic->module.batchDependence) : "";
}

void Executable::setObserver(Observer observer) {
  impl->observer = std::move(observer);
  if (!impl->dynamic)
    return;
  std::lock_guard<std::mutex> lock(impl->dynamic->mutex);
  for (auto &[sizes, executable] : impl->dynamic->cache)
    executable->setObserver(impl->observer);
}

void Executable::setExecutor(ParallelFor executor) {
  impl->executor = std::move(executor);
  if (!impl->dynamic)
    return;
  std::lock_guard<std::mutex> lock(impl->dynamic->mutex);
  for (auto &[sizes, executable] : impl->dynamic->cache)
    executable->setExecutor(impl->executor);
}

/// Static dimensions are as they are declared.
static Error checkShapes(ArrayRef<TensorInfo> inputs,
                         ArrayRef<SmallVector<int64_t>> shapes) {
  if (inputs.size() != shapes.size())
    return createStringError("the model has " + Twine(inputs.size()) +
                             " inputs, not " + Twine(shapes.size()));
  for (auto [info, shape] : llvm::zip_equal(inputs, shapes)) {
    bool fits = info.shape.size() == shape.size() &&
                llvm::all_of(llvm::zip_equal(info.shape, shape), [](auto pair) {
                  auto [declared, given] = pair;
                  return declared < 0 || declared == given;
                });
    if (!fits)
      return createStringError("input '" + info.name + "' has shape " +
                               formatShape(info.shape) + ", not " +
                               formatShape(shape));
  }
  return Error::success();
}

Expected<std::shared_ptr<Executable>>
Executable::specialize(ArrayRef<SmallVector<int64_t>> shapes) {
  if (Error error = checkShapes(inputs(), shapes))
    return std::move(error);
  if (!impl->dynamic) // Not owned.
    return std::shared_ptr<Executable>(std::shared_ptr<void>(), this);
  Expected<SmallVector<int64_t>> sizes = impl->dims.getSizes(shapes);
  if (!sizes)
    return sizes.takeError();
  Dynamic &dynamic = *impl->dynamic;
  std::lock_guard<std::mutex> lock(dynamic.mutex);
  auto &cache = dynamic.cache;
  for (auto it = cache.begin(); it != cache.end(); ++it)
    if (it->first == *sizes) {
      cache.splice(cache.begin(), cache, it);
      return cache.front().second;
    }
  Expected<std::unique_ptr<Executable>> compiled = compile(
      *dynamic.module.module, impl->signature.entry, dynamic.options, *sizes);
  if (!compiled)
    return compiled.takeError();
  (*compiled)->setObserver(impl->observer);
  (*compiled)->setExecutor(impl->executor);
  cache.emplace_front(std::move(*sizes), std::move(*compiled));
  if (cache.size() > std::max(1u, dynamic.options.maxSpecializations))
    cache.pop_back();
  return cache.front().second;
}

Error Executable::run(ArrayRef<const void *> in, ArrayRef<void *> out) {
  const Signature &signature = impl->signature;
  if (impl->dynamic)
    return createStringError("the model has dynamic sizes: specialize it for "
                             "the shapes of the inputs first");
  if (in.size() != signature.inputs.size() ||
      out.size() != signature.outputs.size())
    return createStringError("the model has " + Twine(signature.inputs.size()) +
                             " inputs and " + Twine(signature.outputs.size()) +
                             " outputs, not " + Twine(in.size()) + " and " +
                             Twine(out.size()));
  // Enough for most models without touching the heap.
  SmallVector<const void *, 128> arguments(in.begin(), in.end());
  arguments.append(out.begin(), out.end());
  for (const ByteView &parameter : impl->weights.getViews())
    arguments.push_back(parameter.data());

  AlignedBuffer workspace;
  if (signature.workspaceBytes) {
    Expected<AlignedBuffer> taken =
        impl->workspaces.take(signature.workspaceBytes);
    if (!taken)
      return taken.takeError();
    workspace = std::move(*taken);
    arguments.push_back(workspace.data());
  }
  Receiver receiver{&impl->observer, signature.observers};
  const Receiver *outer = currentReceiver;
  currentReceiver = impl->observer ? &receiver : nullptr;
  const ParallelFor *outerExecutor = currentExecutor;
  bool split = impl->executor && !impl->weights.isUsed();
  currentExecutor = split ? &impl->executor : nullptr;
  ProfiledRun profiled{impl->layers, {}};
  ProfiledRun *outerProfile = currentProfile;
  currentProfile = impl->layers.empty() ? nullptr : &profiled;
  {
    WeightWindow::Guard guard(impl->weights);
    impl->code.getEntry()(arguments.data());
  }
  currentProfile = outerProfile;
  currentExecutor = outerExecutor;
  currentReceiver = outer;
  if (signature.workspaceBytes)
    impl->workspaces.giveBack(std::move(workspace));
  return impl->weights.getError();
}
