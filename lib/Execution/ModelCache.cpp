// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The key of a model, and its way into the cache.

#include "ModelCache.h"
#include "BuildId.h"
#include "Target.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;

/// The module as bytecode, whatever file it was read from.
static std::string getContent(mlir::ModuleOp module) {
  mlir::OwningOpRef<mlir::ModuleOp> copy(module.clone());
  mlir::Location nowhere = mlir::UnknownLoc::get(module.getContext());
  copy->walk([&](mlir::Operation *op) {
    op->setLoc(nowhere);
    for (mlir::Region &region : op->getRegions())
      for (mlir::Block &block : region)
        for (mlir::BlockArgument argument : block.getArguments())
          argument.setLoc(nowhere);
  });
  std::string bytes;
  raw_string_ostream os(bytes);
  if (mlir::failed(mlir::writeBytecodeToFile(*copy, os)))
    return "";
  return bytes;
}

/// Each parameter's layout, or that it has no bytes yet.
static void addParameters(mlir::ModuleOp module,
                          const ParameterRegistry &registry,
                          raw_ostream &text) {
  for (auto op : module.getOps<mlir::qnn::ParameterOp>()) {
    std::optional<ParameterInfo> info =
        registry.lookup(op.getKey(), op.getScope());
    if (info)
      text << getName(info->dtype) << formatShape(info->shape);
    text << ";";
  }
}

Expected<ModelCache> ModelCache::get(mlir::ModuleOp module, StringRef entry,
                                     const CompileOptions &options,
                                     ArrayRef<int64_t> sizes) {
  ModelCache cache;
  Expected<CodeCache> files = CodeCache::get();
  if (!files)
    return files.takeError();
  auto *dialect =
      module->getContext()->getLoadedDialect<mlir::qnn::QNNDialect>();
  if (!options.cache || options.profile || files->isOff() || !dialect)
    return cache;
  auto machine = createTargetMachine(options);
  if (!machine)
    return machine.takeError();
  std::string content = getContent(module);
  if (content.empty())
    return cache;

  std::string text;
  raw_string_ostream os(text);
  os << getBuildId() << "\n"
     << (*machine)->getTargetTriple().str() << "\n"
     << (*machine)->getTargetCPU() << "\n"
     << (*machine)->getTargetFeatureString() << "\n"
     << options.cpu << "\n"
     << options.features << "\n"
     << (options.reference ? "reference" : "fast") << "\n"
     << formatShape(sizes) << "\n";
  addParameters(module, dialect->getParameters(), os);
  os << "\n" << entry.size() << "\n" << entry << content;
  BLAKE3 hash;
  hash.update(text);
  cache.key = hash.final<sizeof(CacheKey)>();
  cache.files = std::move(*files);
  cache.remarks = options.remark;
  cache.parameters = &dialect->getParameters();
  return cache;
}

void ModelCache::remark(Error error, StringRef what) const {
  std::string reason = toString(std::move(error));
  if (remarks)
    remarks((what + ": " + reason).str());
}

std::optional<CompiledModel> ModelCache::load() const {
  if (isOff())
    return std::nullopt;
  Expected<std::unique_ptr<MemoryBuffer>> bytes = files.load(key);
  if (bytes && !*bytes)
    return std::nullopt;
  Expected<std::optional<CompiledModel>> model =
      bytes ? CompiledModel::fromBytes((*bytes)->getBuffer(), *parameters)
            : bytes.takeError();
  if (model)
    return std::move(*model);
  remark(model.takeError(), "compiled anew");
  return std::nullopt;
}

void ModelCache::store(const CompiledModel &model) const {
  if (isOff())
    return;
  Expected<std::string> bytes = model.toBytes(*parameters);
  Error error =
      bytes ? files.store(key, {ArrayRef<char>(bytes->data(), bytes->size())})
            : bytes.takeError();
  if (error)
    remark(std::move(error),
           "the compiled code is not kept for the next start");
}
