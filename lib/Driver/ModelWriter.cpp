// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a model to a file, with its weights beside it.

#include "BytecodeDigest.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Driver/Model.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Parameters/GroupedWeights.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

/// The module as the file will hold it.
static Expected<std::string> serialize(ModuleOp module, StringRef path) {
  std::string text;
  raw_string_ostream os(text);
  if (path.ends_with(".mlirbc")) {
    BytecodeWriterConfig config(getDigestProducer());
    if (failed(writeBytecodeToFile(module, os, config)))
      return createStringError(path + ": cannot write the module as bytecode");
    addBytecodeDigest(text);
    return text;
  }
  module.print(os);
  if (!StringRef(text).ends_with("\n"))
    os << "\n";
  return text;
}

/// The bytes of every parameter that the module declares.
static Expected<std::vector<ParameterHandle>>
getHandles(ModuleOp module, const ParameterRegistry &registry) {
  std::vector<ParameterHandle> handles;
  llvm::StringSet<> seen;
  for (auto parameter : module.getOps<qnn::ParameterOp>()) {
    if (!parameter.getScope().empty())
      return createStringError("parameter '" + parameter.getKey() +
                               "' has a scope: only one file is written");
    if (!seen.insert(parameter.getKey()).second)
      continue;
    StringRef key = parameter.getKey();
    auto add = [&](const Twine &from, const Twine &to) -> Error {
      Expected<ParameterHandle> handle = registry.get(from.str());
      if (!handle)
        return handle.takeError();
      handle->info.key = to.str();
      handles.push_back(std::move(*handle));
      return Error::success();
    };
    bool isGrouped = parameter->hasAttr(qnn::QNNDialect::kGroupAttr);
    if (Error error = add(isGrouped ? getNibblesKey(key) : key.str(), key))
      return std::move(error);
    if (isGrouped)
      if (Error error =
              add(getMultipliersKey(key), getStoredMultipliersKey(key)))
        return std::move(error);
  }
  return handles;
}

/// Writes the weights of the module that `modulePath` is to name.
static Error writeParameters(ArrayRef<ParameterHandle> handles,
                             ParameterSink &sink, StringRef modulePath,
                             WriteProgress progress) {
  auto report = [&](uint64_t done, uint64_t total) {
    if (progress)
      progress(done, total);
    return true;
  };
  if (Error error =
          copyParameters(handles, sink, defaultCopyBlockBytes, report))
    return error;
  // The module that is replaced goes before its weights do: a process that is
  // killed in between leaves no module with the weights of another.
  if (std::error_code code = sys::fs::remove(modulePath))
    return createStringError(modulePath + ": " + code.message());
  return sink.commit();
}

Error Model::write(StringRef outputPath, WriteProgress progress) const {
  if (outputPath != "-" && !outputPath.ends_with(".mlir") &&
      !outputPath.ends_with(".mlirbc"))
    return createStringError(outputPath +
                             ": a module is written as .mlir or .mlirbc");
  Expected<std::vector<ParameterHandle>> handles =
      getHandles(getModule(), getParameters());
  if (!handles)
    return handles.takeError();
  Expected<std::string> text = serialize(getModule(), outputPath);
  if (!text)
    return text.takeError();
  if (outputPath == "-") {
    if (!handles->empty())
      return createStringError("-o -: the module has weights, which do not fit "
                               "in it; give -o a file name");
    outs() << *text;
    return Error::success();
  }

  // The module's file comes first, so that a bad name shows before the work,
  // and is named last: who sees it finds its weights.
  AtomicFileOptions onSignal;
  onSignal.removeOnSignal = true;
  Expected<std::unique_ptr<AtomicFile>> file =
      AtomicFile::create(outputPath, onSignal);
  if (!file)
    return file.takeError();
  if (Error error =
          (*file)->write(0, ArrayRef<char>(text->data(), text->size())))
    return error;
  if (!handles->empty()) {
    Expected<std::unique_ptr<ParameterSink>> sink =
        createSafetensorsSink(getParameterPath(outputPath), onSignal);
    if (!sink)
      return sink.takeError();
    if (Error error =
            writeParameters(*handles, **sink, (*file)->getPath(), progress))
      return error;
  }
  return (*file)->commit();
}
