// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiles a model into this process with ORC and calls it through one function
// that takes an array of pointers, so that nothing here depends on the number
// of arguments.

#include "qopt/Execution/Executable.h"
#include "Kernels.h"
#include "Lowering.h"
#include "Target.h"
#include "WeightWindow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "qopt/Execution/Stopwatch.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
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
  using Entry = void (*)(const void *const *);

  Signature signature;
  CompileStatistics statistics;
  WeightWindow weights;
  std::unique_ptr<orc::LLJIT> jit;
  Entry entry = nullptr;
  WorkspacePool workspaces;
  Observer observer;
  ParallelFor executor;
  DynamicDims dims;
  std::unique_ptr<Dynamic> dynamic;

  Error compile(LoweredModule lowered, const CompileOptions &options);
};

/// void __qopt_call(ptr arguments): loads the pointers and calls the entry.
static void addPackedCall(Module &module, StringRef entryName,
                          size_t numArguments) {
  LLVMContext &context = module.getContext();
  Type *pointer = PointerType::getUnqual(context);
  auto *type = FunctionType::get(Type::getVoidTy(context), {pointer}, false);
  auto *function = Function::Create(type, GlobalValue::ExternalLinkage,
                                    "__qopt_call", module);
  IRBuilder<> b(BasicBlock::Create(context, "", function));
  SmallVector<Value *> arguments;
  for (size_t i = 0; i != numArguments; ++i)
    arguments.push_back(b.CreateLoad(
        pointer, b.CreateConstGEP1_64(pointer, function->getArg(0), i)));
  b.CreateCall(module.getFunction(entryName), arguments);
  b.CreateRetVoid();
}

/// What compiled code calls in this library. Every observer's symbol is one
/// function; the calls carry the number.
static orc::SymbolMap getOwnSymbols(const Module &entryModule,
                                    orc::LLJIT &jit) {
  orc::SymbolMap symbols;
  symbols[jit.mangleAndIntern("qopt_parallel_for")] = {
      orc::ExecutorAddr::fromPtr(&splitLoop), JITSymbolFlags::Exported};
  for (const Function &function : entryModule)
    if (function.isDeclaration() &&
        function.getName().starts_with("qopt_observe"))
      symbols[jit.mangleAndIntern(function.getName())] = {
          orc::ExecutorAddr::fromPtr(&receiveObservation),
          JITSymbolFlags::Exported};
  return symbols;
}

Error Executable::Impl::compile(LoweredModule lowered,
                                const CompileOptions &options) {
  auto machine = createTargetMachine(options);
  if (!machine)
    return machine.takeError();
  Stopwatch watch;
  addPackedCall(*lowered.module, signature.entry, signature.getNumArguments());
  lowered.module->getFunction(signature.entry)
      ->setLinkage(GlobalValue::InternalLinkage);
  if (Error error = optimizeAll(lowered, options))
    return error;
  statistics.optimizeSeconds = watch.lap();

  orc::JITTargetMachineBuilder builder((*machine)->getTargetTriple());
  builder.setCPU((*machine)->getTargetCPU().str());
  builder.addFeatures({(*machine)->getTargetFeatureString().str()});
  builder.setOptions((*machine)->Options);
  builder.setCodeGenOptLevel((*machine)->getOptLevel());
  auto created = orc::LLJITBuilder()
                     .setJITTargetMachineBuilder(std::move(builder))
                     .create();
  if (!created)
    return created.takeError();
  jit = std::move(*created);

  orc::JITDylib &library = jit->getMainJITDylib();
  if (Error error = library.define(
          orc::absoluteSymbols(getOwnSymbols(*lowered.module, *jit))))
    return error;
  // memcpy and the like.
  auto process = orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
      jit->getDataLayout().getGlobalPrefix());
  if (!process)
    return process.takeError();
  library.addGenerator(std::move(*process));

  // Not by the JIT's compiler, which would do one module after the other.
  auto objects = generateObjects(lowered, options);
  if (!objects)
    return objects.takeError();
  for (SmallVector<char, 0> &object : *objects)
    if (Error error = jit->addObjectFile(
            std::make_unique<SmallVectorMemoryBuffer>(std::move(object))))
      return error;
  auto address = jit->lookup("__qopt_call");
  if (!address)
    return address.takeError();
  entry = address->toPtr<Entry>();
  statistics.linkSeconds = watch.lap();
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
  if (hasDynamicEntry(module, entry))
    return createDynamic(module, entry, options);
  return compile(module, entry, options, /*sizes=*/{});
}

Expected<std::unique_ptr<Executable>>
Executable::compile(mlir::ModuleOp module, StringRef entry,
                    const CompileOptions &options, ArrayRef<int64_t> sizes) {
  Stopwatch watch;
  Expected<LoweredModule> lowered = lowerToLLVM(module, entry, options, sizes);
  if (!lowered)
    return lowered.takeError();
  auto impl = std::make_unique<Impl>();
  impl->signature = std::move(lowered->signature);
  impl->statistics.lowerSeconds = watch.lap();
  impl->statistics.workspaceBytes = impl->signature.workspaceBytes;
  impl->statistics.numLayers = lowered->numLayers;
  impl->statistics.numKernels = lowered->numKernels;
  impl->statistics.numModules = lowered->kernels.size() + 1;

  if (Error error = impl->weights.load(impl->signature.parameters))
    return std::move(error);
  impl->statistics.parameterBytes = impl->weights.getNumBytes();
  if (Error error = impl->compile(std::move(*lowered), options))
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
  {
    WeightWindow::Guard guard(impl->weights);
    impl->entry(arguments.data());
  }
  currentExecutor = outerExecutor;
  currentReceiver = outer;
  if (signature.workspaceBytes)
    impl->workspaces.giveBack(std::move(workspace));
  return impl->weights.getError();
}
