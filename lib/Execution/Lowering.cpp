// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs the pipeline for CPUs on a copy of a module and translates the result to
// LLVM IR.

#include "Lowering.h"
#include "Parallel.h"
#include "Profile.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Threading.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "mlir/Transforms/Passes.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Codegen/Passes.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "qopt/Pipelines/CPUPipeline.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace qopt;

static const DialectRegistry &getRegistry() {
  static const DialectRegistry registry = [] {
    DialectRegistry r;
    registerAllDialects(r);
    registerAllExtensions(r);
    registerAllToLLVMIRTranslations(r);
    r.insert<qnn::QNNDialect>();
    return r;
  }();
  return registry;
}

namespace {

/// Collects errors as text.
class Diagnostics {
public:
  explicit Diagnostics(MLIRContext *context)
      : handler(context, [this](Diagnostic &diag) {
          if (diag.getSeverity() != DiagnosticSeverity::Error)
            return success();
          llvm::raw_string_ostream os(text);
          if (!text.empty())
            os << '\n';
          if (auto at = diag.getLocation()->findInstanceOf<FileLineColLoc>())
            os << at.getFilename().getValue() << ':' << at.getLine() << ':'
               << at.getColumn() << ": ";
          os << diag;
          for (Diagnostic &note : diag.getNotes())
            if (note.str().size() < maxNote)
              os << "\n  note: " << note;
          return success();
        }) {
    // The printed op would bring its attributes: the weights.
    context->printOpOnDiagnostic(false);
  }

  llvm::Error getError(const llvm::Twine &otherwise) {
    return llvm::createStringError(text.empty() ? otherwise.str() : text);
  }

private:
  // Notes like "see current operation" can hold a whole function.
  static constexpr size_t maxNote = 400;
  std::string text;
  ScopedDiagnosticHandler handler;
};

} // namespace

/// Bytecode is the one way between contexts.
static OwningOpRef<ModuleOp> copyTo(MLIRContext *context, ModuleOp module) {
  std::string bytes;
  llvm::raw_string_ostream os(bytes);
  if (failed(writeBytecodeToFile(module, os)))
    return nullptr;
  ParserConfig config(context, /*verifyAfterParse=*/false);
  return parseSourceString<ModuleOp>(bytes, config);
}

static std::optional<DType> getDType(Type type) {
  bool isUnsigned = false;
  // The storage type is signless; the quantized type knows how to read it.
  if (auto quantized = dyn_cast<quant::QuantizedType>(type)) {
    isUnsigned = !quantized.isSigned();
    type = quantized.getStorageType();
  }
  if (type.isF32())
    return DType::F32;
  if (type.isF16())
    return DType::F16;
  if (type.isBF16())
    return DType::BF16;
  if (type.isF64())
    return DType::F64;
  if (type.isIndex())
    return DType::I64;
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return std::nullopt;
  isUnsigned |= integer.isUnsigned();
  switch (integer.getWidth()) {
  case 1:
    return DType::BOOL;
  case 4:
    return DType::I4;
  case 8:
    return isUnsigned ? DType::U8 : DType::I8;
  case 16:
    return isUnsigned ? DType::U16 : DType::I16;
  case 32:
    return isUnsigned ? DType::U32 : DType::I32;
  case 64:
    return isUnsigned ? DType::U64 : DType::I64;
  default:
    return std::nullopt;
  }
}

/// Types are checked here only as far as needed to describe them; the pipeline
/// refuses the rest.
static LogicalResult describe(func::FuncOp entry, bool results,
                              std::vector<TensorInfo> &infos) {
  auto types = results ? entry.getResultTypes() : entry.getArgumentTypes();
  StringRef what = results ? "result" : "argument";
  for (auto [index, type] : llvm::enumerate(types)) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor)
      return entry.emitError()
             << what << " " << index << " of '" << entry.getName() << "', "
             << type << ", is not a ranked tensor";
    std::optional<DType> dtype = getDType(tensor.getElementType());
    if (!dtype)
      return entry.emitError()
             << what << " " << index << " of '" << entry.getName() << "', "
             << type << ", has an element type that cannot be passed";
    StringAttr name = results ? entry.getResultAttrOfType<StringAttr>(
                                    index, qnn::QNNDialect::kNameAttr)
                              : entry.getArgAttrOfType<StringAttr>(
                                    index, qnn::QNNDialect::kNameAttr);
    TensorInfo info;
    info.name = name
                    ? name.str()
                    : ((results ? "result" : "arg") + llvm::Twine(index)).str();
    info.dtype = *dtype;
    info.shape.assign(tensor.getShape().begin(), tensor.getShape().end());
    llvm::replace(info.shape, ShapedType::kDynamic, int64_t(-1));
    infos.push_back(std::move(info));
  }
  return success();
}

/// Parameters of the copy mean what those of the original mean: same sources.
/// One that has no source yet is found missing when code needs it.
static llvm::Error copyParameterSources(ModuleOp from, ModuleOp to,
                                        std::vector<std::string> &names,
                                        ParameterWatch *watch = nullptr) {
  auto *dialect = from->getContext()->getLoadedDialect<qnn::QNNDialect>();
  auto &target =
      to->getContext()->getOrLoadDialect<qnn::QNNDialect>()->getParameters();
  for (auto parameter : to.getOps<qnn::ParameterOp>()) {
    StringRef key = parameter.getKey(), scope = parameter.getScope();
    if (!dialect->getParameters().lookup(key, scope))
      continue;
    auto handle = dialect->getParameters().get(key, scope);
    if (!handle)
      return handle.takeError();
    names.push_back(handle->source->getName().str());
    if (watch)
      if (llvm::Error error =
              watch->watch(*handle, key, scope).moveInto(*handle))
        return error;
    if (llvm::Error error = target.addParameter(key, std::move(*handle), scope,
                                                OnConflict::Replace))
      return error;
  }
  return llvm::Error::success();
}

/// A parameter that the compiled code takes, and its source.
static llvm::Expected<ParameterUse>
getParameter(LLVM::LLVMFuncOp entry, unsigned index, StringRef key) {
  auto type = entry.getArgAttrOfType<TypeAttr>(index, qnn::kParameterTypeAttr);
  auto scope =
      entry.getArgAttrOfType<StringAttr>(index, qnn::kParameterScopeAttr);
  auto tensor = type ? dyn_cast<RankedTensorType>(type.getValue()) : nullptr;
  std::optional<DType> dtype =
      tensor ? getDType(tensor.getElementType()) : std::nullopt;
  if (!dtype)
    return llvm::createStringError("parameter '" + key +
                                   "' has a type that cannot be passed");
  ParameterUse use;
  use.key = key.str();
  use.scope = scope ? scope.str() : "";
  use.dtype = *dtype;
  use.shape.assign(tensor.getShape().begin(), tensor.getShape().end());
  uint64_t bytes = getNumBytes(use.dtype, use.shape).value_or(0);

  auto &registry =
      entry->getContext()->getLoadedDialect<qnn::QNNDialect>()->getParameters();
  auto handle = registry.get(key, scope ? scope.getValue() : "");
  if (!handle)
    return handle.takeError();
  use.handle = std::move(*handle);
  if (use.handle.info.bytes != bytes)
    return llvm::createStringError(
        "parameter '" + key + "' has " + llvm::Twine(use.handle.info.bytes) +
        " bytes, the model needs " + llvm::Twine(bytes) + " (" +
        formatShape(use.shape) + " of " + getName(use.dtype) + ")");
  return std::move(use);
}

/// Reads the roles of the compiled entry's arguments.
static llvm::Error describeCompiled(LLVM::LLVMFuncOp entry,
                                    Signature &signature) {
  for (unsigned i = 0, e = entry.getNumArguments(); i != e; ++i) {
    if (auto size = entry.getArgAttrOfType<IntegerAttr>(i, qnn::kWorkspaceAttr))
      signature.workspaceBytes = size.getInt();
    auto key = entry.getArgAttrOfType<StringAttr>(i, qnn::kParameterAttr);
    if (!key)
      continue;
    auto parameter = getParameter(entry, i, key.getValue());
    if (!parameter)
      return parameter.takeError();
    signature.parameters.push_back(std::move(*parameter));
  }
  if (entry.getNumArguments() != signature.getNumArguments())
    return llvm::createStringError(
        "the compiled entry has unexpected arguments");
  return llvm::Error::success();
}

static void readObservers(ModuleOp module, Signature &signature) {
  if (auto names = module->getAttrOfType<ArrayAttr>("qnn.observers"))
    for (auto name : names.getAsRange<StringAttr>())
      signature.observers.push_back(name.str());
}

/// Leaves the entry alone, with its calls inlined.
static LogicalResult isolateEntry(ModuleOp module, StringRef entry) {
  PassManager pm(module->getContext(), ModuleOp::getOperationName());
  qnn::SelectEntryPassOptions select;
  select.entry = entry.str();
  pm.addPass(qnn::createSelectEntryPass(select));
  pm.addPass(createInlinerPass());
  pm.addPass(createSymbolDCEPass());
  return pm.run(module);
}

static LogicalResult specialize(ModuleOp module, StringRef entry,
                                ArrayRef<int64_t> sizes) {
  if (failed(isolateEntry(module, entry)))
    return failure();
  PassManager pm(module->getContext(), ModuleOp::getOperationName());
  // A cell has several results, which shape inference does not follow.
  pm.addPass(qnn::createDecomposeCompositesPass());
  qnn::SpecializeShapesPassOptions options;
  options.sizes.assign(sizes.begin(), sizes.end());
  options.entry = entry.str();
  pm.addPass(qnn::createSpecializeShapesPass(options));
  // Moves casts at ops of other dialects on.
  pm.addPass(createCanonicalizerPass());
  return pm.run(module);
}

/// How many kernels there are, and how often the entry calls one. Those in
/// other modules are declared beside it.
static void countKernels(LLVM::LLVMFuncOp entry, LoweredModule &lowered,
                         bool profile) {
  llvm::StringSet<> kernels;
  for (auto func :
       entry->getParentOfType<ModuleOp>().getOps<LLVM::LLVMFuncOp>())
    if (func->hasAttr("qopt.kernel"))
      kernels.insert(func.getSymName());
  lowered.numKernels = kernels.size();
  entry.walk([&](LLVM::CallOp call) {
    std::optional<StringRef> callee = call.getCallee();
    lowered.numLayers += callee && kernels.contains(*callee);
  });
  if (profile)
    lowered.layers = profileLayers(
        entry, [&](StringRef name) { return kernels.contains(name); });
}

static LogicalResult runPipeline(ModuleOp module, StringRef entry,
                                 const CompileOptions &options) {
  PassManager pm(module->getContext(), ModuleOp::getOperationName());
  if (options.times)
    pm.addInstrumentation(createPassTiming(options.times));
  CPUPipelineOptions pipeline;
  pipeline.reference = options.reference;
  pipeline.cpu = options.cpu;
  pipeline.features = options.features;
  pipeline.entry = entry.str();
  buildPartitionedCPUPipeline(pm, pipeline);
  return pm.run(module);
}

/// Each module to LLVM IR, in a context of its own; the first is the entry's.
static LogicalResult translate(ArrayRef<ModuleOp> modules,
                               const CompileOptions &options,
                               LoweredModule &lowered) {
  lowered.kernels.resize(modules.size() - 1);
  return failableParallelForEachN(
      ModuleOp(modules.front()).getContext(), 0, modules.size(), [&](size_t i) {
        PassTimer timer(options.times.get(), "LLVM: translating");
        LoweredPart &part = i ? lowered.kernels[i - 1] : lowered;
        part.context = std::make_unique<llvm::LLVMContext>();
        ModuleOp module = modules[i];
        part.module = translateModuleToLLVMIR(
            module, *part.context, module.getName().value_or("model"));
        return success(part.module != nullptr);
      });
}

llvm::Expected<LoweredModule> qopt::lowerToLLVM(ModuleOp original,
                                                StringRef entryName,
                                                const CompileOptions &options,
                                                ArrayRef<int64_t> sizes) {
  LoweredModule lowered;
  lowered.threads = createThreads(options.threads);
  // Threads of its own: this runs inside of passes, whose context may have all
  // of its threads waiting.
  MLIRContext context(getRegistry(), MLIRContext::Threading::DISABLED);
  if (lowered.threads)
    context.setThreadPool(*lowered.threads);
  Diagnostics diagnostics(&context);
  OwningOpRef<ModuleOp> module = copyTo(&context, original);
  if (!module)
    return diagnostics.getError("the module cannot be copied");
  if (llvm::Error error = copyParameterSources(
          original, *module, lowered.parameterSources, &lowered.watch))
    return std::move(error);
  if (!sizes.empty() && failed(specialize(*module, entryName, sizes)))
    return diagnostics.getError("the sizes do not fit the model");
  Signature &signature = lowered.signature;
  FailureOr<func::FuncOp> entry = qnn::findEntry(*module, entryName);
  if (failed(entry) ||
      failed(describe(*entry, /*results=*/false, signature.inputs)) ||
      failed(describe(*entry, /*results=*/true, signature.outputs)))
    return diagnostics.getError("the module has no usable entry");
  signature.entry = entry->getName().str();

  if (options.profile)
    annotateLayers(*module);
  if (failed(runPipeline(*module, entryName, options)))
    return diagnostics.getError("lowering to LLVM failed");
  // The entry's is the first.
  auto modules = llvm::to_vector(module->getOps<ModuleOp>());
  auto compiled =
      modules.front().lookupSymbol<LLVM::LLVMFuncOp>(signature.entry);
  if (!compiled)
    return diagnostics.getError("the compiled module has lost its entry");
  if (llvm::Error error = describeCompiled(compiled, signature))
    return std::move(error);
  readObservers(*module, signature);

  // Upstream drops the attribute of func. LLVM inlines what is called once,
  // and its time is superlinear in the size of a function.
  module->walk([](LLVM::LLVMFuncOp func) {
    if (func->hasAttr("qopt.kernel"))
      func.setNoInline(true);
  });
  countKernels(compiled, lowered, options.profile);

  if (failed(translate(modules, options, lowered)))
    return diagnostics.getError("translation to LLVM IR failed");
  for (llvm::Function &function : *lowered.module)
    if (!function.isDeclaration() && function.getName() != signature.entry)
      function.setLinkage(llvm::GlobalValue::InternalLinkage);
  return std::move(lowered);
}

bool qopt::hasDynamicEntry(ModuleOp module, StringRef name) {
  for (auto function : module.getOps<func::FuncOp>())
    if (!function.isExternal() &&
        (name.empty() ? function.isPublic() : function.getName() == name) &&
        !getDynamicDims(function).empty())
      return true;
  return false;
}

llvm::Expected<PreparedModule> qopt::prepareModule(ModuleOp original,
                                                   StringRef entryName) {
  PreparedModule prepared;
  prepared.context = std::make_unique<MLIRContext>(
      getRegistry(), MLIRContext::Threading::DISABLED);
  Diagnostics diagnostics(prepared.context.get());
  prepared.module = copyTo(prepared.context.get(), original);
  if (!prepared.module)
    return diagnostics.getError("the module cannot be copied");
  std::vector<std::string> sources;
  if (llvm::Error error =
          copyParameterSources(original, *prepared.module, sources))
    return std::move(error);
  if (failed(isolateEntry(*prepared.module, entryName)))
    return diagnostics.getError("the module has no usable entry");
  FailureOr<func::FuncOp> entry = qnn::findEntry(*prepared.module, entryName);
  Signature &signature = prepared.signature;
  if (failed(entry) ||
      failed(describe(*entry, /*results=*/false, signature.inputs)) ||
      failed(describe(*entry, /*results=*/true, signature.outputs)))
    return diagnostics.getError("the module has no usable entry");
  signature.entry = entry->getName().str();
  prepared.dims = getDynamicDims(*entry);
  prepared.batchDependence = explainBatchDependence(*entry);
  entry->walk([&](qnn::ObserveOp op) {
    signature.observers.push_back(op.getName().str());
  });
  return std::move(prepared);
}
