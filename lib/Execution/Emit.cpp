// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes compiled models to files. Everything is made under temporary names and
// renamed when all of it is there.

#include "qopt/Execution/Emit.h"
#include "Artifact.h"
#include "Kernels.h"
#include "Specializations.h"
#include "Target.h"
#include "mlir/IR/BuiltinOps.h"
#include "qopt/Execution/Stopwatch.h"
#include "qopt/Parameters/ParameterSink.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Signals.h"
#include "llvm/TargetParser/Host.h"

using namespace llvm;
using namespace qopt;

constexpr uint64_t maxEmbeddedBytes = 1ull << 30;

Expected<ArtifactKind> qopt::getArtifactKind(StringRef path) {
  StringRef extension = sys::path::extension(path);
  if (extension == ".o")
    return ArtifactKind::Object;
  if (extension == ".so")
    return ArtifactKind::SharedLibrary;
  if (extension == ".a")
    return ArtifactKind::StaticLibrary;
  if (extension == ".ll")
    return ArtifactKind::LLVMIR;
  if (extension == ".s")
    return ArtifactKind::Assembly;
  return createStringError("'" + path +
                           "': cannot tell what to write; use .o, .so, .a, .ll "
                           "or .s");
}

namespace {

/// A file under a temporary name that disappears unless it is kept. What a
/// killed process leaves under that name is written over. Without a path there
/// is none.
class PendingFile {
public:
  PendingFile(StringRef path, bool removeOnSignal)
      : path(path), temporary(path.empty() ? "" : (path + ".new").str()),
        onSignal(removeOnSignal && !path.empty()) {
    std::string error;
    if (onSignal)
      sys::RemoveFileOnSignal(temporary, &error);
  }
  ~PendingFile() {
    if (!temporary.empty()) {
      sys::fs::remove(temporary);
      forget();
    }
  }
  PendingFile(const PendingFile &) = delete;

  StringRef getTemporary() const { return temporary; }
  Error keep() {
    if (temporary.empty())
      return Error::success();
    if (std::error_code code = sys::fs::rename(temporary, path))
      return createStringError(code, path + ": " + code.message());
    forget();
    temporary.clear();
    return Error::success();
  }

private:
  void forget() {
    if (onSignal)
      sys::DontRemoveFileOnSignal(temporary);
  }

  std::string path, temporary;
  bool onSignal;
};

} // namespace

static uint64_t getParameterBytes(const Signature &signature) {
  uint64_t bytes = 0;
  for (const ParameterUse &use : signature.parameters)
    bytes += use.handle.info.bytes;
  return bytes;
}

/// Writes the parameters in the order in which the code takes them.
static Expected<std::shared_ptr<SafetensorsSource>>
writeParameters(const Signature &signature, StringRef path,
                AtomicFileOptions onSignal) {
  auto sink = createSafetensorsSink(path, onSignal);
  if (!sink)
    return sink.takeError();
  std::vector<ParameterHandle> handles;
  StringSet<> seen;
  for (const ParameterUse &use : signature.parameters) {
    ParameterHandle handle = use.handle;
    handle.info.key = getFileKey(use);
    handle.info.dtype = use.dtype;
    handle.info.shape = use.shape;
    if (seen.insert(handle.info.key).second)
      handles.push_back(std::move(handle));
  }
  if (Error error = copyParameters(handles, **sink))
    return std::move(error);
  if (Error error = (*sink)->commit())
    return std::move(error);
  return SafetensorsSource::open(path);
}

using Bytes = SmallVector<char, 0>;

/// The contents of the files that the artifact is made of: a library has one
/// object file for each module, everything else is one file.
static Expected<std::vector<Bytes>> generate(LoweredModule &lowered,
                                             TargetMachine &machine,
                                             ArtifactKind kind,
                                             const EmitOptions &options) {
  if (kind == ArtifactKind::SharedLibrary ||
      kind == ArtifactKind::StaticLibrary)
    return generateObjects(lowered, options);
  if (Error error = linkKernels(lowered))
    return std::move(error);
  std::vector<Bytes> files(1);
  if (kind == ArtifactKind::LLVMIR) {
    raw_svector_ostream os(files.front());
    lowered.module->print(os, nullptr);
    return std::move(files);
  }
  CodeGenFileType type = kind == ArtifactKind::Assembly
                             ? CodeGenFileType::AssemblyFile
                             : CodeGenFileType::ObjectFile;
  if (Error error =
          generateCode(*lowered.module, machine, type, options, files.front()))
    return std::move(error);
  return std::move(files);
}

/// LLVM's linker, which links for every architecture, or GNU's for this one.
static Expected<std::string> findLinker(StringRef arch) {
  std::string versioned = "ld.lld-" + std::to_string(LLVM_VERSION_MAJOR);
  std::string own = (arch + "-linux-gnu-ld").str();
  bool isHost = Triple(sys::getDefaultTargetTriple()).getArchName() == arch;
  for (StringRef candidate : {StringRef(versioned), StringRef("ld.lld"),
                              isHost ? StringRef("ld") : StringRef(own)})
    if (ErrorOr<std::string> linker = sys::findProgramByName(candidate))
      return *linker;
  return createStringError("no linker for a shared library: install ld.lld "
                           "or " +
                           (isHost ? "ld" : own) + ", or write an object (.o)");
}

/// Runs a linker; its complaints become the error.
static Error linkShared(ArrayRef<std::string> objects, StringRef library,
                        StringRef soname, StringRef arch) {
  Expected<std::string> linker = findLinker(arch);
  if (!linker)
    return linker.takeError();
  SmallString<128> log;
  if (std::error_code code = sys::fs::createTemporaryFile("qopt", "log", log))
    return createStringError(code, "no temporary file: " + code.message());
  scope_exit removeLog([&] { sys::fs::remove(log); });
  std::optional<StringRef> redirects[] = {StringRef(""), StringRef(log),
                                          StringRef(log)};
  std::string message;
  SmallVector<StringRef> arguments{*linker, "-shared",    "-soname",
                                   soname,  "-o",         library,
                                   "-z",    "noexecstack"};
  arguments.append(objects.begin(), objects.end());
  int status = sys::ExecuteAndWait(*linker, arguments, std::nullopt, redirects,
                                   0, 0, &message);
  if (status == 0)
    return Error::success();
  if (auto text = MemoryBuffer::getFile(log))
    message += (*text)->getBuffer();
  return createStringError(*linker + " failed: " + StringRef(message).trim());
}

static Error writeShared(StringRef path, StringRef temporary, StringRef arch,
                         ArrayRef<Bytes> files, AtomicFileOptions onSignal) {
  std::vector<std::string> objects;
  std::string ignored;
  scope_exit removeObjects([&] {
    for (const std::string &object : objects) {
      sys::fs::remove(object);
      if (onSignal.removeOnSignal)
        sys::DontRemoveFileOnSignal(object);
    }
  });
  for (const Bytes &bytes : files) {
    SmallString<128> object;
    if (std::error_code code =
            sys::fs::createTemporaryFile("qopt", "o", object))
      return createStringError(code, "no temporary file: " + code.message());
    objects.push_back(object.str().str());
    if (onSignal.removeOnSignal)
      sys::RemoveFileOnSignal(object, &ignored);
    if (Error error =
            writeFileAtomically(object, {ArrayRef<char>(bytes)}, onSignal))
      return error;
  }
  return linkShared(objects, temporary, sys::path::filename(path), arch);
}

/// The members are NAME.0.o, NAME.1.o, ..., without dates or owners.
static Error writeArchive(StringRef name, StringRef temporary,
                          ArrayRef<Bytes> files, AtomicFileOptions onSignal) {
  std::vector<std::string> names;
  for (size_t i = 0; i != files.size(); ++i)
    names.push_back((name + "." + Twine(i) + ".o").str());
  std::vector<NewArchiveMember> members;
  for (auto [member, bytes] : zip_equal(names, files))
    members.emplace_back(
        MemoryBufferRef(StringRef(bytes.data(), bytes.size()), member));
  auto archive = writeArchiveToBuffer(members, SymtabWritingMode::NormalSymtab,
                                      object::Archive::K_GNU,
                                      /*Deterministic=*/true, /*Thin=*/false);
  if (!archive)
    return archive.takeError();
  StringRef bytes = (*archive)->getBuffer();
  return writeFileAtomically(
      temporary, {ArrayRef<char>(bytes.data(), bytes.size())}, onSignal);
}

/// Writes the artifact under a temporary name.
static Error writeArtifact(StringRef path, StringRef temporary, StringRef name,
                           StringRef arch, ArtifactKind kind,
                           ArrayRef<Bytes> files, AtomicFileOptions onSignal) {
  switch (kind) {
  case ArtifactKind::SharedLibrary:
    return writeShared(path, temporary, arch, files, onSignal);
  case ArtifactKind::StaticLibrary:
    return writeArchive(name, temporary, files, onSignal);
  default:
    return writeFileAtomically(temporary, {ArrayRef<char>(files.front())},
                               onSignal);
  }
}

/// The compiled code's parameters may be packed: writing them over the model's
/// own would destroy the model.
static Error checkParametersPath(ArrayRef<std::string> sources,
                                 StringRef path) {
  for (StringRef source : sources)
    if (sys::fs::equivalent(source, path))
      return createStringError("'" + path +
                               "' holds the weights of the model itself; give "
                               "those of the artifact another name");
  return Error::success();
}

static Error checkEmbedding(const Signature &signature, bool embed) {
  uint64_t bytes = getParameterBytes(signature);
  if (!embed || bytes <= maxEmbeddedBytes)
    return Error::success();
  return createStringError(
      "parameters of " + Twine(bytes) +
      " bytes are too many to embed (at most 1 GiB, position-independent code "
      "cannot reach more): leave them in a file");
}

static std::string replaceExtension(StringRef path, StringRef extension) {
  SmallString<128> result(path);
  sys::path::replace_extension(result, extension);
  return std::string(result);
}

/// Sets what code generation goes by, and adds up what there is to compile.
static void prepareModules(std::vector<LoweredModule> &modules,
                           const TargetMachine &machine,
                           CompileStatistics &statistics) {
  for (LoweredModule &part : modules) {
    statistics.numLayers += part.numLayers;
    statistics.numKernels += part.numKernels;
    statistics.numModules += part.kernels.size();
    part.module->setTargetTriple(machine.getTargetTriple());
    part.module->setDataLayout(machine.createDataLayout());
  }
  ++statistics.numModules;
}

static Error writeHeader(const Specializations &model, const EmitResult &result,
                         StringRef temporary, AtomicFileOptions onSignal) {
  std::string text = makeHeader(model, result.name,
                                sys::path::filename(result.parametersPath));
  return writeFileAtomically(
      temporary, {ArrayRef<char>(text.data(), text.size())}, onSignal);
}

Expected<EmitResult> qopt::emitArtifact(mlir::ModuleOp module, StringRef path,
                                        ArtifactKind kind,
                                        const EmitOptions &given) {
  EmitOptions options = given;
  chooseProcessor(options);
  auto machine = createTargetMachine(options);
  if (!machine)
    return machine.takeError();
  Stopwatch watch;
  Expected<Specializations> lowered = lowerForSizes(module, options);
  if (!lowered)
    return lowered.takeError();
  Signature &signature = lowered->signature;
  if (Error error = checkEmbedding(signature, options.embedWeights))
    return std::move(error);

  EmitResult result;
  CompileStatistics &statistics = result.statistics;
  statistics.lowerSeconds = watch.lap();
  prepareModules(lowered->modules, **machine, statistics);
  result.name = makeIdentifier(options.name.empty() ? sys::path::stem(path)
                                                    : StringRef(options.name));
  if (!signature.parameters.empty() && !options.embedWeights)
    result.parametersPath = options.parametersPath.empty()
                                ? replaceExtension(path, ".params.safetensors")
                                : options.parametersPath;
  if (Error error = checkParametersPath(
          lowered->modules.front().parameterSources, result.parametersPath))
    return std::move(error);
  AtomicFileOptions onSignal{options.removeOnSignal};
  PendingFile artifact(path, options.removeOnSignal),
      parameters(result.parametersPath, options.removeOnSignal),
      header(options.headerPath, options.removeOnSignal);
  std::shared_ptr<SafetensorsSource> sidecar;
  if (!result.parametersPath.empty()) {
    auto written =
        writeParameters(signature, parameters.getTemporary(), onSignal);
    if (!written)
      return written.takeError();
    sidecar = std::move(*written);
  }
  if (Error error = joinSpecializations(*lowered, result.name, sidecar.get()))
    return std::move(error);
  LoweredModule &joined = lowered->modules.front();
  if (Error error = optimizeAll(joined, options))
    return std::move(error);
  statistics.optimizeSeconds = watch.lap();
  auto files = generate(joined, **machine, kind, options);
  if (!files)
    return files.takeError();
  if (Error error = writeArtifact(path, artifact.getTemporary(), result.name,
                                  (*machine)->getTargetTriple().getArchName(),
                                  kind, *files, onSignal))
    return std::move(error);
  if (!options.headerPath.empty())
    if (Error error =
            writeHeader(*lowered, result, header.getTemporary(), onSignal))
      return std::move(error);

  // All complete: give the files their names.
  for (PendingFile *file : {&parameters, &header, &artifact})
    if (Error error = file->keep())
      return std::move(error);
  if (sys::fs::file_size(path, result.artifactBytes))
    result.artifactBytes = files->front().size();
  statistics.linkSeconds = watch.lap();
  result.parameterBytes = getParameterBytes(signature);
  result.workspaceBytes = signature.workspaceBytes;
  result.inputs = std::move(signature.inputs);
  result.outputs = std::move(signature.outputs);
  return std::move(result);
}
