// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs a module through qopt::Executable for the tests of this folder: arrays
// in, arrays out, and the two promises that a single run does not show (no
// growth over many runs, several threads).

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "qopt/Data/Npy.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Execution/Emit.h"
#include "qopt/InitAll.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include <chrono>
#include <fstream>
#include <thread>

using namespace llvm;
using namespace qopt;

static cl::opt<std::string> file(cl::Positional, cl::Required);
static cl::list<std::string> inputs("input", cl::desc("array of an argument"));
static cl::opt<std::string> output("output", cl::desc("prefix of the results"));
static cl::list<std::string> parameters("parameters", cl::desc("safetensors"));
static cl::opt<std::string> entry("entry");
static cl::opt<std::string> cpu("cpu", cl::init("native"));
static cl::opt<std::string> features("features");
static cl::opt<bool> reference("reference");
static cl::opt<bool> observe("observe", cl::desc("print what is observed"));
static cl::opt<unsigned> repeat("repeat", cl::init(1));
static cl::opt<unsigned> threads("run-threads", cl::init(1));
static cl::opt<bool> timing("timing");
static cl::opt<std::string> emit("emit", cl::desc("write this file instead"));
static cl::opt<std::string> header("header");
static cl::opt<bool> embed("embed-weights");

static ExitOnError exitOnError("qopt-execute: error: ");

/// Resident memory in KiB.
static uint64_t getResident() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (StringRef(line).starts_with("VmRSS:")) {
      uint64_t kib = 0;
      StringRef(line).drop_front(6).ltrim().consumeInteger(10, kib);
      return kib;
    }
  return 0;
}

using Buffers = std::vector<AlignedBuffer>;

static Buffers runOnce(Executable &executable, ArrayRef<const void *> in,
                       unsigned times) {
  Buffers results;
  SmallVector<void *> out;
  for (const TensorInfo &info : executable.outputs()) {
    results.push_back(exitOnError(AlignedBuffer::allocate(info.getNumBytes())));
    out.push_back(results.back().data());
  }
  for (unsigned i = 0; i != times; ++i)
    exitOnError(executable.run(in, out));
  return results;
}

static Error checkInput(const NpyArray &array, const TensorInfo &info) {
  if (array.getDType() == info.dtype &&
      array.getShape() == ArrayRef(info.shape))
    return Error::success();
  return createStringError("input '" + info.name + "' must be " +
                           formatShape(info.shape) + " of " +
                           getName(info.dtype));
}

int main(int argc, char **argv) {
  InitLLVM init(argc, argv);
  cl::ParseCommandLineOptions(argc, argv);
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  qopt::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(file, &context);
  if (!module)
    return 1;
  auto &known =
      context.getOrLoadDialect<mlir::qnn::QNNDialect>()->getParameters();
  for (const std::string &path : parameters)
    exitOnError(known.add(exitOnError(openParameterFile(path))));

  CompileOptions options;
  options.reference = reference;
  options.cpu = cpu;
  options.features = features;
  if (!emit.empty()) {
    EmitOptions emitOptions;
    static_cast<CompileOptions &>(emitOptions) = options;
    emitOptions.entry = entry;
    emitOptions.headerPath = header;
    emitOptions.embedWeights = embed;
    ArtifactKind kind = exitOnError(getArtifactKind(emit));
    exitOnError(emitArtifact(*module, emit, kind, emitOptions));
    return 0;
  }
  auto executable = exitOnError(Executable::create(*module, entry, options));
  if (observe)
    executable->setObserver(
        [](StringRef name, const float *values, int64_t count) {
          outs() << "observe " << name << " " << count << ":";
          for (int64_t i = 0; i < std::min<int64_t>(count, 8); ++i)
            outs() << " " << values[i];
          outs() << "\n";
        });

  if (inputs.size() != executable->inputs().size())
    exitOnError(createStringError(
        "the model has " + Twine(executable->inputs().size()) + " inputs"));
  std::vector<NpyArray> arrays;
  SmallVector<const void *> in;
  for (auto [path, info] : zip(inputs, executable->inputs())) {
    arrays.push_back(exitOnError(readNpy(path)));
    exitOnError(checkInput(arrays.back(), info));
    in.push_back(arrays.back().getBytes().data());
  }

  Buffers results = runOnce(*executable, in, 1);
  uint64_t before = getResident();
  auto start = std::chrono::steady_clock::now();
  std::vector<Buffers> others(threads);
  std::vector<std::thread> pool;
  for (unsigned t = 0; t != threads; ++t)
    pool.emplace_back([&, t] { others[t] = runOnce(*executable, in, repeat); });
  for (std::thread &thread : pool)
    thread.join();
  std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start;

  for (const Buffers &other : others)
    for (auto [a, b] : zip(results, other))
      if (a.getBytes() != b.getBytes())
        exitOnError(createStringError("two runs give different results"));
  if (repeat > 1)
    outs() << "growth " << (getResident() > before + 1024 ? "yes" : "no")
           << "\n";
  if (timing) {
    const CompileStatistics &s = executable->getStatistics();
    outs() << formatv("lower {0:f3} s, optimize {1:f3} s, link {2:f3} s; run "
                      "{3:f1} us; workspace {4}, parameters {5}\n",
                      s.lowerSeconds, s.optimizeSeconds, s.linkSeconds,
                      seconds.count() * 1e6 / repeat, s.workspaceBytes,
                      s.parameterBytes);
  }
  for (auto [index, info] : enumerate(executable->outputs())) {
    NpyArray array = exitOnError(
        NpyArray::get(info.dtype, info.shape, std::move(results[index])));
    if (!output.empty())
      exitOnError(writeNpy((output + Twine(index) + ".npy").str(), array));
  }
  return 0;
}
