// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt bench: how long a call takes, of one model or of two in turns.

#include "Command.h"
#include "qopt/Driver/Benchmark.h"
#include "qopt/Driver/Progress.h"
#include "qopt/Execution/Stopwatch.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Report/ProfilePicture.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct BenchOptions {
  ModelOptions model, against;
  TargetOptions target;
  std::vector<std::string> inputs;
  BenchmarkOptions benchmark;
  std::string picture;
  bool json = false, profile = false;
  StepTimes times;
};

struct Subject {
  std::string path;
  std::unique_ptr<Executable> executable;
};
} // namespace

static Expected<Subject> prepare(const ModelOptions &options,
                                 const TargetOptions &target,
                                 StepTimes &times) {
  Stopwatch watch;
  Expected<Model> model = options.load();
  if (!model)
    return model.takeError();
  times.add("reading", watch.lap());
  Subject subject;
  subject.path = options.path;
  TargetOptions timed = target;
  timed.compile.times = times.getPasses();
  if (Error error = timed.compileModel(*model).moveInto(subject.executable))
    return error;
  times.add(subject.executable->getStatistics());
  return subject;
}

static double getCompileSeconds(const Subject &subject) {
  const CompileStatistics &s = subject.executable->getStatistics();
  return s.cacheSeconds + s.lowerSeconds + s.optimizeSeconds + s.linkSeconds;
}

static void printTimings(ArrayRef<Subject> subjects, ArrayRef<Timing> timings) {
  Table table;
  table.add({"model", "batch", "min", "median", "samples/s", "calls", "compile",
             "workspace", "weights"});
  for (auto [subject, timing] : llvm::zip_equal(subjects, timings)) {
    const CompileStatistics &statistics = subject.executable->getStatistics();
    std::string rate;
    raw_string_ostream(rate) << format("%.0f", timing.getSamplesPerSecond());
    table.add({subject.path, std::to_string(timing.batch),
               formatSeconds(timing.minimum), formatSeconds(timing.median),
               rate, std::to_string(timing.calls),
               formatSeconds(getCompileSeconds(subject)),
               formatBytes(statistics.workspaceBytes),
               formatBytes(statistics.parameterBytes)});
  }
  table.print();
  if (timings.size() == 2)
    outs() << subjects[0].path << " is "
           << format("%.2f", timings[0].getSamplesPerSecond() /
                                 timings[1].getSamplesPerSecond())
           << " times as fast as " << subjects[1].path << "\n";
}

/// The model that is measured, by its layers, the slowest first.
static std::vector<LayerTime> sortLayers(const Executable &executable) {
  std::vector<LayerTime> layers(executable.getLayerTimes());
  llvm::sort(layers, [](const LayerTime &a, const LayerTime &b) {
    return std::tie(b.minSeconds, a.location) <
           std::tie(a.minSeconds, b.location);
  });
  return layers;
}

/// Two operations for each multiply-add, in 10^9 a second.
static double getGOPS(const LayerTime &layer) {
  return 2e-9 * double(layer.multiplyAdds) / std::max(layer.minSeconds, 1e-9);
}

static double getTotal(ArrayRef<LayerTime> layers) {
  double total = 0;
  for (const LayerTime &layer : layers)
    total += layer.minSeconds;
  return total;
}

static void printLayers(ArrayRef<LayerTime> layers) {
  double total = getTotal(layers);
  Table table;
  table.add({"layer", "op", "time", "share", "GOPS"});
  for (const LayerTime &layer : layers) {
    std::string rate = "-";
    if (layer.multiplyAdds) {
      rate.clear();
      raw_string_ostream(rate) << format("%.1f", getGOPS(layer));
    }
    table.add({layer.location.empty() ? layer.kernel : layer.location, layer.op,
               formatSeconds(layer.minSeconds),
               formatPercent(layer.minSeconds / std::max(total, 1e-12)), rate});
  }
  table.print();
  outs() << layers.size() << " layers in " << formatSeconds(total) << "\n";
}

static json::Array toJSON(ArrayRef<LayerTime> layers) {
  double total = getTotal(layers);
  json::Array array;
  for (const LayerTime &layer : layers)
    array.push_back(
        json::Object{{"location", layer.location},
                     {"op", layer.op},
                     {"kernel", layer.kernel},
                     {"calls", int64_t(layer.calls)},
                     {"min_seconds", layer.minSeconds},
                     {"share", layer.minSeconds / std::max(total, 1e-12)},
                     {"multiply_adds", layer.multiplyAdds},
                     {"gops", layer.multiplyAdds ? json::Value(getGOPS(layer))
                                                 : json::Value(nullptr)}});
  return array;
}

static json::Object toJSON(ArrayRef<Subject> subjects,
                           ArrayRef<Timing> timings) {
  json::Array models;
  for (auto [subject, timing] : llvm::zip_equal(subjects, timings)) {
    const CompileStatistics &statistics = subject.executable->getStatistics();
    models.push_back(
        json::Object{{"model", subject.path},
                     {"batch", timing.batch},
                     {"calls", int64_t(timing.calls)},
                     {"min_seconds", timing.minimum},
                     {"median_seconds", timing.median},
                     {"samples_per_second", timing.getSamplesPerSecond()},
                     {"compile_seconds", getCompileSeconds(subject)},
                     {"cached", statistics.cache == CacheUse::Hit},
                     {"workspace_bytes", int64_t(statistics.workspaceBytes)},
                     {"weight_bytes", int64_t(statistics.parameterBytes)}});
  }
  json::Object object{{"models", std::move(models)}};
  if (timings.size() == 2)
    object["speedup"] =
        timings[0].getSamplesPerSecond() / timings[1].getSamplesPerSecond();
  return object;
}

static Error runBench(const BenchOptions &options) {
  std::vector<Subject> subjects;
  Progress progress;
  progress.start("compiling");
  StepTimes times = options.times;
  for (const ModelOptions *model : {&options.model, &options.against}) {
    if (model->path.empty())
      continue;
    TargetOptions target = options.target;
    // The other one is measured as it is.
    target.compile.profile = options.profile && model == &options.model;
    Expected<Subject> subject = prepare(*model, target, times);
    if (!subject)
      return subject.takeError();
    if (target.compile.profile && subject->executable->isDynamic())
      return createStringError(model->path + ": --profile needs a model whose "
                                             "sizes are all known");
    subjects.push_back(std::move(*subject));
  }
  BenchmarkOptions benchmarkOptions = options.benchmark;
  benchmarkOptions.batch = options.target.batch;
  benchmarkOptions.files = splitFiles(options.inputs);
  SmallVector<Executable *> executables;
  for (Subject &subject : subjects)
    executables.push_back(subject.executable.get());
  progress.start("measuring");
  Stopwatch watch;
  Expected<std::vector<Timing>> timings =
      benchmark(executables, benchmarkOptions);
  if (!timings)
    return timings.takeError();
  progress.finish();
  if (!options.picture.empty()) {
    std::string text =
        renderProfile(sortLayers(*subjects[0].executable), options.model.path);
    if (Error error = writeFileAtomically(
            options.picture, {ArrayRef<char>(text.data(), text.size())},
            {/*removeOnSignal=*/true}))
      return error;
  }
  times.add("measuring", watch.lap());
  if (options.json) {
    json::Object object = toJSON(subjects, *timings);
    if (options.profile)
      object["layers"] = toJSON(sortLayers(*subjects[0].executable));
    if (times.enabled)
      object["timing"] = times.toJSON();
    printJSON(std::move(object));
    return Error::success();
  }
  printTimings(subjects, *timings);
  if (options.profile)
    printLayers(sortLayers(*subjects[0].executable));
  times.print();
  return Error::success();
}

void tool::addBenchCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<BenchOptions>();
  CLI::App *command =
      addCommand(app, "bench", "Measure latency and throughput of a model",
                 "  qopt bench Q.mlir --against M.mlir");
  options->model.addTo(command);
  command
      ->add_option("--against", options->against.path,
                   "A model to measure in turns with it")
      ->type_name("F.mlir");
  addFiles(command, "--input", options->inputs,
           "Data, the first batch of which is used (default: fixed "
           "pseudo-random values)");
  command
      ->add_option("--repeat", options->benchmark.repeat,
                   "Calls of each model (default: as many as fit in --seconds)")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--seconds", options->benchmark.seconds,
                   "Time for each model")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  options->target.addTo(command);
  options->times.addTo(command);
  CLI::Option *profile = command->add_flag(
      "--profile", options->profile,
      "Show the time of each layer: the shortest of all calls, "
      "with a clock read around each");
  command
      ->add_option("--profile-picture", options->picture,
                   "Write the profile as bars, the slowest layer first")
      ->type_name("FILE.svg")
      ->needs(profile);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, &action] {
    action = [options] { return runBench(*options); };
  });
}
