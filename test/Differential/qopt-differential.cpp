// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Takes one module through everything that has to agree: float code, quantized
// code, both plain and optimized and for several processors, and the module as
// text and as bytecode. Compares nothing: results go back to Python. One module
// holds many networks, because kernels that they share are compiled once.
//
//   qopt-differential request.json response.json

#include "ModuleToJson.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "qopt/Codegen/Entry.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Driver/Model.h"
#include "qopt/Execution/Executable.h"
#include "qopt/Execution/Stopwatch.h"
#include "qopt/InitAll.h"
#include "qopt/Pipelines/Pipelines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/InitLLVM.h"

using namespace llvm;
using namespace mlir;
using namespace qopt;

namespace {

struct Range {
  float min = INFINITY, max = -INFINITY;
};
using Ranges = StringMap<Range>;
using Inputs = std::vector<std::string>;

/// One request: its answer, and how long each step took.
class Session {
public:
  explicit Session(const json::Object &request);
  Error run();
  json::Object response;

private:
  StringRef getText(StringRef key) const {
    return request.getString(key).value_or("");
  }
  bool getFlag(StringRef key) const {
    return request.getBoolean(key).value_or(false);
  }
  Error parse(StringRef text, OwningOpRef<ModuleOp> &module);
  Error import(OwningOpRef<ModuleOp> &module);
  Error importAlternatives();
  Error calibrate(ModuleOp module);
  Error quantize(ModuleOp module);
  Error checkRoundTrip(ModuleOp module);
  Error runAll(ModuleOp module, StringRef key, Ranges *ranges);
  Expected<json::Value> runOne(ModuleOp module, const CompileOptions &options,
                               Ranges *ranges);
  Error describe(ModuleOp module, StringRef key);
  void step(StringRef name) {
    double &total = seconds[name];
    total += watch.lap();
  }

  const json::Object &request;
  std::unique_ptr<MLIRContext> context;
  Inputs inputs;
  StringMap<double> seconds;
  Stopwatch watch;
};

} // namespace

/// An error of the step `what`.
static Error inStep(StringRef what, Error error) {
  if (!error)
    return error;
  return createStringError(what + ": " + toString(std::move(error)));
}

Session::Session(const json::Object &request) : request(request) {
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
  context->loadDialect<qnn::QNNDialect>();
  if (const json::Array *arrays = request.getArray("inputs"))
    for (const json::Value &value : *arrays)
      inputs.push_back(fromHex(value.getAsString().value_or("")));
}

Error Session::parse(StringRef text, OwningOpRef<ModuleOp> &module) {
  return parseModule(*context, MemoryBuffer::getMemBufferCopy(text), "network")
      .moveInto(module);
}

Error Session::import(OwningOpRef<ModuleOp> &module) {
  return runPasses(*module, "network", [](OpPassManager &passes) {
    buildImportPipeline(passes, ImportPipelineOptions());
  });
}

/// The same network in other dialects, only as far as qnn.
Error Session::importAlternatives() {
  const json::Object *texts = request.getObject("alternatives");
  if (!texts)
    return Error::success();
  for (const auto &[name, text] : *texts) {
    OwningOpRef<ModuleOp> module;
    std::string what = "import " + StringRef(name).str();
    if (Error error = parse(*text.getAsString(), module))
      return inStep(what, std::move(error));
    if (Error error = import(module))
      return inStep(what, std::move(error));
    if (Error error = describe(*module, name))
      return inStep(what, std::move(error));
  }
  step("alternatives");
  return Error::success();
}

Error Session::describe(ModuleOp module, StringRef key) {
  FailureOr<func::FuncOp> entry = qnn::findEntry(module, "");
  if (failed(entry))
    return createStringError("no entry");
  Expected<json::Value> value = differential::toJSON(*entry);
  if (!value)
    return value.takeError();
  response[key] = std::move(*value);
  return Error::success();
}

Expected<json::Value> Session::runOne(ModuleOp module,
                                      const CompileOptions &options,
                                      Ranges *ranges) {
  Expected<std::unique_ptr<Executable>> executable =
      Executable::create(module, "", options);
  if (!executable)
    return executable.takeError();
  const CompileStatistics &statistics = (*executable)->getStatistics();
  response["kernels"] = int64_t(statistics.numKernels);
  response["layers"] = int64_t(statistics.numLayers);
  if (ranges)
    (*executable)
        ->setObserver([&](StringRef name, const float *values, int64_t count) {
          Range &range = (*ranges)[name];
          for (int64_t i = 0; i != count; ++i) {
            range.min = std::min(range.min, values[i]);
            range.max = std::max(range.max, values[i]);
          }
        });
  if (inputs.size() != (*executable)->inputs().size())
    return createStringError("wrong number of inputs");
  std::vector<AlignedBuffer> buffers;
  SmallVector<const void *> in;
  SmallVector<void *> out;
  for (auto [bytes, info] : zip_equal(inputs, (*executable)->inputs())) {
    if (bytes.size() != info.getNumBytes())
      return createStringError("input '" + info.name + "' has wrong size");
    buffers.push_back(cantFail(AlignedBuffer::allocate(bytes.size())));
    memcpy(buffers.back().data(), bytes.data(), bytes.size());
    in.push_back(buffers.back().data());
  }
  for (const TensorInfo &info : (*executable)->outputs()) {
    buffers.push_back(cantFail(AlignedBuffer::allocate(info.getNumBytes())));
    // What is never written does not look like a result.
    memset(buffers.back().data(), 0xa5, info.getNumBytes());
    out.push_back(buffers.back().data());
  }
  if (Error error = (*executable)->run(in, out))
    return std::move(error);
  json::Array results;
  for (auto [pointer, info] : zip_equal(out, (*executable)->outputs()))
    results.push_back(
        toHex(StringRef(static_cast<const char *>(pointer), info.getNumBytes()),
              /*LowerCase=*/true));
  return results;
}

/// Compiles and runs for each of the targets of the request: "reference" or a
/// processor, with features behind a comma.
Error Session::runAll(ModuleOp module, StringRef key, Ranges *ranges) {
  json::Object results;
  const json::Array *targets = request.getArray((key + " targets").str());
  if (!targets)
    return Error::success();
  for (const json::Value &target : *targets) {
    StringRef name = *target.getAsString();
    CompileOptions options;
    options.reference = name == "reference";
    if (!options.reference) {
      auto [cpu, features] = name.split(',');
      options.cpu = cpu.str();
      options.features = features.str();
    }
    Expected<json::Value> values = runOne(module, options, ranges);
    if (!values)
      return inStep((key + " on " + name).str(), values.takeError());
    results[name] = std::move(*values);
    step((key + " on " + name).str());
  }
  response[(key + " results").str()] = std::move(results);
  return Error::success();
}

/// Everything that comes before calibration, observers, and their ranges from
/// the float runs.
Error Session::calibrate(ModuleOp module) {
  if (Error error = runPasses(module, "network", [](OpPassManager &passes) {
        passes.addPass(qnn::createDecomposeCompositesPass());
        passes.addPass(createCanonicalizerPass());
        passes.addPass(createCSEPass());
        passes.addPass(qnn::createFoldBatchNormPass());
        passes.addPass(createCanonicalizerPass());
        passes.addPass(createCSEPass());
        passes.addPass(qnn::createPropagateQDQPass());
        passes.addPass(qnn::createInsertObserversPass());
      }))
    return inStep("observers", std::move(error));
  step("observers");
  Ranges ranges;
  if (Error error = runAll(module, "float", &ranges))
    return error;
  Builder b(module.getContext());
  module.walk([&](qnn::ObserveOp op) {
    auto range = ranges.find(op.getName());
    if (range == ranges.end())
      return;
    op.setMinAttr(b.getF32FloatAttr(range->second.min));
    op.setMaxAttr(b.getF32FloatAttr(range->second.max));
  });
  return Error::success();
}

Error Session::quantize(ModuleOp module) {
  QuantizePipelineOptions options;
  options.perChannel = !getFlag("per_tensor");
  options.weightBits = getFlag("int4") ? 4 : 8;
  options.symmetricActivations = getFlag("symmetric");
  options.quantizeOutputs = getFlag("quantize_outputs");
  SmallVector<std::string> skip;
  if (const json::Array *kinds = request.getArray("skip_kinds"))
    for (const json::Value &kind : *kinds)
      skip.push_back(kind.getAsString()->str());
  options.skipKinds = skip;
  if (Error error = runPasses(module, "network", [&](OpPassManager &passes) {
        buildQuantizePipeline(passes, options);
      }))
    return inStep("quantize", std::move(error));
  step("quantize");
  return Error::success();
}

/// Text and bytecode read back as the same module. Modules are compared in the
/// generic form: what an op's own form leaves out is not missed in it.
Error Session::checkRoundTrip(ModuleOp module) {
  auto print = [](ModuleOp module, bool generic) {
    std::string text;
    raw_string_ostream os(text);
    OpPrintingFlags flags = OpPrintingFlags().enableDebugInfo(false);
    module.print(os, generic ? flags.printGenericOpForm() : flags);
    return text;
  };
  std::string text = print(module, /*generic=*/false), bytes;
  const std::string expected = print(module, /*generic=*/true);
  raw_string_ostream os(bytes);
  if (failed(writeBytecodeToFile(module, os)))
    return createStringError("bytecode cannot be written");
  json::Object differences;
  for (auto [name, written] :
       {std::pair<StringRef, std::string &>("text", text),
        {"bytecode", bytes}}) {
    OwningOpRef<ModuleOp> read;
    if (Error error = parse(written, read))
      return inStep(("reading " + name).str(), std::move(error));
    std::string again = print(*read, /*generic=*/true);
    if (again != expected)
      differences[name] = again;
  }
  response["round trip"] = std::move(differences);
  step("round trip");
  return Error::success();
}

Error Session::run() {
  OwningOpRef<ModuleOp> module;
  if (Error error = parse(getText("module"), module))
    return inStep("parse", std::move(error));
  if (Error error = import(module))
    return inStep("import", std::move(error));
  step("import");
  if (request.getObject("alternatives"))
    if (Error error = describe(*module, "imported"))
      return error;
  if (Error error = importAlternatives())
    return error;
  if (!request.getArray("float targets"))
    return Error::success();
  if (Error error = calibrate(*module))
    return error;
  if (!request.getArray("quantized targets"))
    return Error::success();
  if (Error error = quantize(*module))
    return error;
  if (getFlag("keep_text")) {
    std::string text;
    raw_string_ostream os(text);
    module->print(os);
    response["text"] = text;
  }
  if (Error error = describe(*module, "quantized"))
    return error;
  if (Error error = checkRoundTrip(*module))
    return inStep("round trip", std::move(error));
  if (Error error = runAll(*module, "quantized", nullptr))
    return error;
  json::Object times;
  for (const auto &entry : seconds)
    times[entry.getKey()] = entry.getValue();
  response["seconds"] = std::move(times);
  return Error::success();
}

int main(int argc, char **argv) {
  InitLLVM init(argc, argv);
  if (argc != 3) {
    errs() << "usage: qopt-differential request.json response.json\n";
    return 2;
  }
  ExitOnError exitOnError("qopt-differential: ");
  auto buffer =
      exitOnError(errorOrToExpected(MemoryBuffer::getFileOrSTDIN(argv[1])));
  json::Value request = exitOnError(json::parse(buffer->getBuffer()));
  Session session(*request.getAsObject());
  if (Error error = session.run())
    session.response["error"] = toString(std::move(error));
  std::error_code code;
  raw_fd_ostream os(argv[2], code);
  if (code) {
    errs() << argv[2] << ": " << code.message() << "\n";
    return 1;
  }
  os << json::Value(std::move(session.response));
  return 0;
}
