// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a file to a model in the qnn dialect.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassManager.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Driver/Model.h"
#include "qopt/InitAll.h"
#include "qopt/Parameters/GroupedWeights.h"
#include "qopt/Pipelines/ImportPipeline.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

static constexpr StringLiteral generatorPrefix = "generator:";

std::unique_ptr<MLIRContext> qopt::createModelContext() {
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  qopt::registerAllPasses();
  auto context = std::make_unique<MLIRContext>(registry);
  context
      ->loadDialect<arith::ArithDialect, func::FuncDialect, qnn::QNNDialect>();
  return context;
}

std::string qopt::getParameterPath(StringRef modulePath) {
  SmallString<256> path(modulePath);
  sys::path::replace_extension(path, ".safetensors");
  return std::string(path);
}

ParameterRegistry &Model::getParameters() const {
  return context->getLoadedDialect<qnn::QNNDialect>()->getParameters();
}

func::FuncOp Model::getEntry() const {
  return getModule().lookupSymbol<func::FuncOp>(entry);
}

Error qopt::runPasses(
    ModuleOp module, StringRef file,
    llvm::function_ref<void(OpPassManager &)> build,
    std::vector<Remark> *remarks,
    std::vector<std::unique_ptr<PassInstrumentation>> instrumentations) {
  PassManager passes(module.getContext(), ModuleOp::getOperationName());
  for (std::unique_ptr<PassInstrumentation> &instrumentation : instrumentations)
    passes.addInstrumentation(std::move(instrumentation));
  build(passes);
  DiagnosticCollector diagnostics(*module.getContext(), file);
  if (failed(passes.run(module)))
    return diagnostics.takeError("a pass failed without saying why");
  if (remarks)
    llvm::append_range(*remarks, diagnostics.takeRemarks());
  return Error::success();
}

Error Model::parse() {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer =
      MemoryBuffer::getFileOrSTDIN(path);
  if (std::error_code code = buffer.getError())
    return createStringError(path + ": " + code.message());
  if (Error error =
          parseModule(*context, std::move(*buffer), path).moveInto(module))
    return error;
  return findEntry();
}

Error Model::findEntry() {
  DiagnosticCollector diagnostics(*context, path);
  FailureOr<func::FuncOp> function = qnn::findEntry(getModule(), entry);
  if (failed(function))
    return diagnostics.takeError("there is no function to run");
  entry = function->getSymName().str();
  return Error::success();
}

/// The weights beside the module, where it needs any.
static std::vector<std::string> findParameterFiles(ModuleOp module,
                                                   StringRef path) {
  if (module.getOps<qnn::ParameterOp>().empty())
    return {};
  std::string beside = getParameterPath(path);
  for (const std::string &file : {beside, beside + ".index.json"})
    if (sys::fs::exists(file))
      return {file};
  return {};
}

/// Registers generated weights for each parameter that has none yet.
static Error generateMissing(ModuleOp module, StringRef option,
                             ParameterRegistry &registry) {
  uint64_t seed;
  if (option.drop_front(generatorPrefix.size()).getAsInteger(10, seed))
    return createStringError("--parameters " + option +
                             ": the seed must be a number, as in "
                             "generator:1");
  for (auto parameter : module.getOps<qnn::ParameterOp>()) {
    if (registry.lookup(parameter.getKey(), parameter.getScope()))
      continue;
    auto type = cast<RankedTensorType>(parameter.getType());
    std::optional<DType> dtype = qnn::getDType(type.getElementType());
    if (!dtype)
      continue; // checkParameters has the words for it.
    Expected<ParameterInfo> info =
        ParameterInfo::get(parameter.getKey(), *dtype, type.getShape());
    if (!info)
      return info.takeError();
    Expected<std::shared_ptr<ParameterSource>> source =
        makeGenerated(std::move(*info), seed);
    if (!source)
      return source.takeError();
    if (Error error = registry.add(std::move(*source), parameter.getScope()))
      return error;
  }
  return Error::success();
}

/// Weights stored in 16-bit floats are read as the f32 that the model declares.
static Error widenHalves(ModuleOp module, ParameterRegistry &registry) {
  for (auto parameter : module.getOps<qnn::ParameterOp>()) {
    StringRef key = parameter.getKey(), scope = parameter.getScope();
    std::optional<ParameterInfo> info = registry.lookup(key, scope);
    auto type = cast<RankedTensorType>(parameter.getType());
    if (!info || !type.getElementType().isF32() ||
        (info->dtype != DType::F16 && info->dtype != DType::BF16))
      continue;
    Expected<ParameterHandle> handle = registry.get(key, scope);
    if (!handle)
      return handle.takeError();
    Expected<ParameterHandle> widened = makeWidened(*handle);
    if (!widened)
      return widened.takeError();
    if (Error error = registry.addParameter(key, std::move(*widened), scope,
                                            OnConflict::Replace))
      return error;
  }
  return Error::success();
}

/// Weights stored in groups are read as the products that the model declares.
static Error joinGroups(ModuleOp module, ParameterRegistry &registry) {
  for (auto parameter : module.getOps<qnn::ParameterOp>()) {
    auto group =
        parameter->getAttrOfType<IntegerAttr>(qnn::QNNDialect::kGroupAttr);
    std::string key = parameter.getKey().str();
    StringRef scope = parameter.getScope();
    // What is missing, or is int8 as it is, checkParameters looks at.
    std::optional<ParameterInfo> info = registry.lookup(key, scope);
    if (!group || !info || info->dtype != DType::I4)
      continue;
    auto type = cast<quant::UniformQuantizedPerAxisType>(
        qnn::getQuantizedElementType(parameter.getType()));
    Expected<ParameterHandle> nibbles = registry.get(key, scope);
    Expected<ParameterHandle> multipliers =
        registry.get(getStoredMultipliersKey(key), scope);
    Expected<GroupLayout> layout = GroupLayout::get(
        info->shape, type.getQuantizedDimension(), group.getInt());
    if (!nibbles || !multipliers || !layout)
      return joinErrors(
          joinErrors(nibbles.takeError(), multipliers.takeError()),
          layout.takeError());
    Expected<ParameterHandle> joined =
        makeGrouped(*nibbles, *multipliers, *layout);
    if (!joined)
      return createStringError(nibbles->source->getName() + ": " +
                               toString(joined.takeError()));
    for (auto &[name, handle] :
         {std::pair(getNibblesKey(key), *nibbles),
          std::pair(getMultipliersKey(key), *multipliers),
          std::pair(key, *joined)})
      if (Error error =
              registry.addParameter(name, handle, scope, OnConflict::Replace))
        return error;
  }
  return Error::success();
}

Error Model::import(const ReadOptions &options) {
  std::vector<std::string> files = options.parameters;
  if (files.empty())
    files = findParameterFiles(getModule(), path);
  for (StringRef file : files) {
    if (file.starts_with(generatorPrefix))
      continue;
    Expected<std::shared_ptr<ParameterSource>> source = openParameterFile(file);
    if (!source)
      return source.takeError();
    // Flipped bits would be wrong results without a word.
    if (Error error = (*source)->verify())
      return error;
    if (Error error = getParameters().add(std::move(*source)))
      return error;
  }
  // Files come first, wherever they stand.
  for (StringRef file : files)
    if (file.starts_with(generatorPrefix))
      if (Error error = generateMissing(getModule(), file, getParameters()))
        return error;
  if (Error error = widenHalves(getModule(), getParameters()))
    return error;
  if (Error error = joinGroups(getModule(), getParameters()))
    return error;
  if (Error error = checkParameters(getModule(), path, files))
    return error;
  return runImportPipeline();
}

Error Model::runImportPipeline() {
  return runPasses(getModule(), path, [](OpPassManager &passes) {
    buildImportPipeline(passes, ImportPipelineOptions());
  });
}

Expected<Model> Model::read(StringRef path, const ReadOptions &options) {
  Model model;
  model.path = path.str();
  model.entry = options.entry;
  model.context = createModelContext();
  if (Error error = model.parse())
    return error;
  if (Error error = model.import(options))
    return error;
  return model;
}

Expected<Model> Model::take(std::unique_ptr<MLIRContext> context,
                            OwningOpRef<ModuleOp> module, StringRef name,
                            bool import) {
  Model model;
  model.path = name.str();
  model.context = std::move(context);
  model.module = std::move(module);
  if (Error error = checkModule(model.getModule(), name))
    return std::move(error);
  if (Error error = model.findEntry())
    return std::move(error);
  if (Error error = checkParameters(model.getModule(), name, {name.str()}))
    return std::move(error);
  if (import)
    if (Error error = model.runImportPipeline())
      return std::move(error);
  return std::move(model);
}
