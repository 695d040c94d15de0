// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt compile: a model to files that run without qopt.

#include "Command.h"
#include "qopt/Driver/Progress.h"
#include "qopt/Execution/Emit.h"
#include "qopt/Execution/Stopwatch.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Pipelines/CPUPipeline.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct CompileCommandOptions {
  ModelOptions model;
  std::string target = "cpu", output;
  EmitOptions emit;
  std::string sizes;
  bool json = false;
  StepTimes times;
};
} // namespace

/// The module in the LLVM dialect, where the path ends in .mlir.
static Error writeLoweredModule(const Model &model,
                                const CompileCommandOptions &options) {
  mlir::OwningOpRef<mlir::ModuleOp> module = model.cloneModule();
  CPUPipelineOptions pipeline;
  pipeline.reference = options.emit.reference;
  pipeline.cpu = options.emit.cpu;
  pipeline.features = options.emit.features;
  pipeline.entry = options.emit.entry;
  Error error =
      runPasses(*module, model.getPath(), [&](mlir::OpPassManager &passes) {
        buildCPUPipeline(passes, pipeline);
      });
  if (error)
    return error;
  std::string text;
  raw_string_ostream os(text);
  module->print(os);
  if (!StringRef(text).ends_with("\n"))
    os << "\n";
  if (options.output == "-") {
    outs() << text;
    return Error::success();
  }
  AtomicFileOptions onSignal;
  onSignal.removeOnSignal = true;
  return writeFileAtomically(
      options.output, {ArrayRef<char>(text.data(), text.size())}, onSignal);
}

static json::Value toJSON(ArrayRef<TensorInfo> values) {
  json::Array array;
  for (const TensorInfo &value : values)
    array.push_back(json::Object{{"name", value.name},
                                 {"dtype", getName(value.dtype)},
                                 {"shape", json::Array(value.shape)}});
  return array;
}

static void printResult(const CompileCommandOptions &options,
                        const EmitResult &result, const StepTimes &times) {
  if (options.json) {
    json::Object object{{"name", result.name},
                        {"file", options.output},
                        {"bytes", int64_t(result.artifactBytes)},
                        {"weight_bytes", int64_t(result.parameterBytes)},
                        {"workspace_bytes", int64_t(result.workspaceBytes)},
                        {"inputs", toJSON(result.inputs)},
                        {"outputs", toJSON(result.outputs)}};
    if (!result.parametersPath.empty())
      object["parameters"] = result.parametersPath;
    if (!options.emit.headerPath.empty())
      object["header"] = options.emit.headerPath;
    if (times.enabled)
      object["timing"] = times.toJSON();
    return printJSON(std::move(object));
  }
  outs() << "wrote " << options.output << " ("
         << formatBytes(result.artifactBytes) << "): " << result.name
         << "_run, workspace " << formatBytes(result.workspaceBytes) << "\n";
  if (!result.parametersPath.empty())
    outs() << "wrote " << result.parametersPath << " ("
           << formatBytes(result.parameterBytes) << "), for " << result.name
           << "_bind\n";
  if (!options.emit.headerPath.empty())
    outs() << "wrote " << options.emit.headerPath << "\n";
  times.print();
}

/// "8", or "8x128" where a model has two dynamic sizes.
static Expected<std::vector<SizeList>> parseSizes(StringRef text) {
  std::vector<SizeList> result;
  SmallVector<StringRef> combinations, parts;
  if (!text.empty())
    text.split(combinations, ',');
  for (StringRef combination : combinations) {
    parts.clear();
    combination.split(parts, 'x');
    SizeList &sizes = result.emplace_back();
    for (StringRef part : parts)
      if (part.getAsInteger(10, sizes.emplace_back()))
        return createStringError("--sizes: '" + combination +
                                 "' should be a number, or one for each "
                                 "size as in 8x128");
  }
  return result;
}

/// A module in the LLVM dialect has nothing of what these are about.
static Error checkLowerOnly(const CLI::App &command) {
  for (const char *name :
       {"--header", "--name", "--weights", "--sizes", "--embed-weights"})
    if (command.count(name) != 0)
      return createStringError(Twine(name) +
                               " is for .so, .a, .o, .ll and .s, not for a "
                               "module in the LLVM dialect");
  return Error::success();
}

static Error runCompile(const CLI::App &command,
                        const CompileCommandOptions &options) {
  Progress progress;
  progress.start("compiling");
  Stopwatch watch;
  StepTimes times = options.times;
  bool lowerOnly =
      options.output == "-" || sys::path::extension(options.output) == ".mlir";
  ArtifactKind kind = ArtifactKind::Object;
  if (Error error = lowerOnly ? checkLowerOnly(command)
                              : getArtifactKind(options.output).moveInto(kind))
    return error;
  Expected<Model> model = options.model.load();
  if (!model)
    return model.takeError();
  times.add("reading", watch.lap());
  CompileCommandOptions named = options;
  named.emit.entry = model->getEntry().getSymName().str();
  named.emit.times = times.getPasses();
  named.emit.removeOnSignal = true;
  if (Error error = parseSizes(options.sizes).moveInto(named.emit.sizes))
    return error;
  if (lowerOnly)
    return writeLoweredModule(*model, named);
  Expected<EmitResult> result =
      emitArtifact(model->getModule(), options.output, kind, named.emit);
  if (!result)
    return inFile(model->getPath(), result.takeError());
  progress.finish();
  times.add(result->statistics);
  printResult(options, *result, times);
  return Error::success();
}

void tool::addCompileCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<CompileCommandOptions>();
  CLI::App *command = addCommand(
      app, "compile", "Compile a model to a library, object or assembly",
      "  qopt compile Q.mlir -o model.so --header model.h");
  options->model.addTo(command);
  EmitOptions &emit = options->emit;
  command
      ->add_option("-o,--output", options->output,
                   "What to write: .so, .a, .o, .ll, .s, or .mlir for the "
                   "module in the LLVM dialect")
      ->required()
      ->type_name("FILE");
  command->add_option("--target", options->target, "Where it is to run")
      ->check(CLI::IsMember({"cpu"}))
      ->capture_default_str();
  command
      ->add_option("--march", emit.cpu,
                   "Processor: native, x86-64-v2, x86-64-v3, x86-64-v4, or a "
                   "name that LLVM knows, also of AArch64 (neoverse-n1, "
                   "armv8.2-a+dotprod); it runs on no older one")
      ->capture_default_str()
      ->type_name("CPU");
  command
      ->add_option("--target-triple", emit.triple,
                   "System to compile for, such as aarch64-linux-gnu "
                   "(default: this one, or Linux on the processor)")
      ->type_name("TRIPLE");
  command
      ->add_option("--features", emit.features,
                   "Features to add or remove, e.g. +avx512vnni,-fma")
      ->type_name("LIST");
  command->add_option("--header", emit.headerPath, "Write a C header here")
      ->type_name("FILE");
  command
      ->add_option("--name", emit.name,
                   "Prefix of the symbols (default: from the output's name)")
      ->type_name("NAME");
  command
      ->add_option("--weights", emit.parametersPath,
                   "Write the weights here (default: the .params.safetensors "
                   "of the same name beside the output)")
      ->type_name("FILE");
  command
      ->add_option("--sizes", options->sizes,
                   "For which sizes to compile a model that leaves some open: "
                   "1,8,32, or 1x16,8x128 where it leaves two")
      ->type_name("LIST");
  command->add_flag("--embed-weights", emit.embedWeights,
                    "Put the weights into the output instead");
  command->add_flag("--reference", emit.reference,
                    "Plain loops straight from the semantics");
  addThreads(command, emit);
  options->times.addTo(command);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, command, &action] {
    action = [options, command] { return runCompile(*command, *options); };
  });
}
