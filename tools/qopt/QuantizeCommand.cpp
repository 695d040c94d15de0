// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt quantize: a float model to an int8 model.

#include "Command.h"
#include "qopt/Driver/Progress.h"
#include "qopt/Driver/Quantize.h"
#include "qopt/Execution/Stopwatch.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Report/Report.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct QuantizeOptions {
  ModelOptions model;
  QuantizeSettings flags;
  std::string output, config, report;
  std::string weights = "int8";
  bool perTensor = false, json = false, verbose = false;
  StepTimes times;
};

/// What came of it.
struct Outcome {
  Summary before, after;
  std::vector<Remark> remarks;
  double seconds = 0;
  StepTimes times;
};
} // namespace

/// The settings of the file, with what the command line says on top.
static Expected<QuantizeSettings> getSettings(const CLI::App &command,
                                              const QuantizeOptions &options) {
  QuantizeSettings settings;
  if (!options.config.empty())
    if (Error error = readSettings(options.config, settings))
      return error;
  const QuantizeSettings &flags = options.flags;
  settings.calibration = splitFiles(flags.calibration);
  settings.statistics = flags.statistics;
  settings.saveStatistics = flags.saveStatistics;
  auto given = [&](const char *name) { return command.count(name) != 0; };
  if (given("--observer"))
    settings.observer = flags.observer;
  if (given("--samples"))
    settings.maxSamples = flags.maxSamples;
  if (options.perTensor)
    settings.perChannel = false;
  if (given("--weights"))
    settings.weightBits = options.weights == "int4" ? 4 : 8;
  if (given("--weight-group"))
    settings.weightGroup = flags.weightGroup;
  if (settings.weightGroup && settings.weightBits != 4)
    return createStringError("--weight-group is for --weights int4");
  if (settings.weightGroup && !settings.perChannel)
    return createStringError(
        "--weight-group needs a scale for each channel, not --per-tensor");
  if (flags.symmetric)
    settings.symmetric = true;
  if (flags.quantizeOutputs)
    settings.quantizeOutputs = true;
  llvm::append_range(settings.skip, flags.skip);
  llvm::append_range(settings.skipKinds, flags.skipKinds);
  if (!settings.calibration.empty() && !settings.statistics.empty())
    return createStringError("give either --calibration or --statistics");
  return settings;
}

static void printFloatOps(const Outcome &outcome, bool verbose) {
  std::vector<const OpSummary *> ops = outcome.after.getFloatOps();
  if (ops.empty())
    return;
  outs() << ops.size() << (ops.size() == 1 ? " op stays" : " ops stay")
         << " in float:\n";
  Table table;
  if (verbose) {
    table.add({"name", "result", "why"});
    for (const OpSummary *op : ops)
      table.add({op->name, op->resultType, op->reason});
    return table.print("  ");
  }
  PairCounts counts;
  for (const OpSummary *op : ops)
    ++counts[{op->kind, op->reason}];
  table.add({"count", "op", "why"});
  for (auto &[key, count] : counts)
    table.add({std::to_string(count), key.first, key.second});
  table.print("  ");
}

/// Warnings beyond these are counted: in a deep model one sample can bring
/// about one for each layer. --json has all.
static constexpr unsigned maxWarnings = 5;

static void printWarnings(StringRef path, ArrayRef<Remark> remarks) {
  unsigned count = 0;
  for (const Remark &remark : remarks)
    if (remark.isWarning && ++count <= maxWarnings)
      errs() << "qopt quantize: warning: " << path << ": " << remark.op
             << (remark.op.empty() ? "" : " ") << remark.text << "\n";
  if (count > maxWarnings)
    errs() << "qopt quantize: warning: " << path << ": and "
           << count - maxWarnings << " more (--json lists them)\n";
}

static void printOutcome(const QuantizeOptions &options,
                         const Outcome &outcome) {
  const Summary &after = outcome.after;
  outs() << after.getNumQuantized() << " of " << after.ops.size()
         << " ops in int8";
  if (after.numQuantize || after.numDequantize)
    outs() << ", with " << after.numQuantize << " quantize and "
           << after.numDequantize << " dequantize around them";
  outs() << "\n";
  printFloatOps(outcome, options.verbose);
  outs() << "weights: " << formatBytes(outcome.before.getWeightBytes())
         << " -> " << formatBytes(after.getWeightBytes()) << "\n";
  outs() << "wrote " << options.output << " in "
         << formatSeconds(outcome.seconds) << "\n";
  if (!options.report.empty())
    outs() << "wrote " << options.report << "\n";
  outcome.times.print();
}

static json::Value toJSON(const QuantizeOptions &options,
                          const Outcome &outcome) {
  json::Array remarks, warnings;
  for (const Remark &remark : outcome.remarks)
    if (remark.isWarning)
      warnings.push_back(remark.text);
    else
      remarks.push_back(json::Object{{"op", remark.op}, {"text", remark.text}});
  json::Object object{{"output", options.output},
                      {"seconds", outcome.seconds},
                      {"before", qopt::toJSON(outcome.before)},
                      {"after", qopt::toJSON(outcome.after)},
                      {"remarks", std::move(remarks)},
                      {"warnings", std::move(warnings)}};
  if (outcome.times.enabled)
    object["timing"] = outcome.times.toJSON();
  return object;
}

/// Samples that the report looks at: enough for smooth histograms.
static constexpr int64_t reportSamples = 256;

static Error writeReport(const QuantizeOptions &options,
                         const QuantizeSettings &settings,
                         const Outcome &outcome, mlir::ModuleOp before,
                         const Model &after) {
  Report report;
  report.modelPath = options.model.path;
  report.outputPath = options.output;
  report.dataName = settings.calibration.front();
  report.before = outcome.before;
  report.after = outcome.after;
  if (Error error = collectLayers(report, before, after.getModule(),
                                  settings.calibration, reportSamples))
    return error;
  std::string page = renderReport(report);
  return writeFileAtomically(options.report,
                             {ArrayRef<char>(page.data(), page.size())});
}

static Error runQuantize(const CLI::App &command,
                         const QuantizeOptions &options) {
  auto begin = std::chrono::steady_clock::now();
  Expected<QuantizeSettings> settings = getSettings(command, options);
  if (!settings)
    return settings.takeError();
  if (options.output == "-" && options.json)
    return createStringError("-o - and --json both write standard output");
  Progress progress;
  Stopwatch watch;
  progress.start("reading");
  Expected<Model> model = options.model.load();
  if (!model)
    return model.takeError();
  if (settings->calibration.empty() && settings->statistics.empty() &&
      !hasOwnScales(model->getModule()))
    return createStringError("give either --calibration or --statistics");

  Outcome outcome;
  StepTimes &times = outcome.times = options.times;
  times.add("reading", watch.lap());
  settings->compile = options.flags.compile;
  settings->compile.times = times.getPasses();
  nameOps(model->getModule());
  mlir::OwningOpRef<mlir::ModuleOp> before;
  if (!options.report.empty()) {
    if (settings->calibration.empty())
      return createStringError("--report needs --calibration");
    before = model->cloneModule();
  }
  outcome.before = summarize(model->getModule(), model->getEntry());
  std::string running = "quantizing";
  if (Error error = quantize(*model, *settings, &outcome.remarks,
                             [&](StringRef step, int64_t done, int64_t total) {
                               progress.update(step, done, total);
                               times.add(running, watch.lap());
                               running = step.str();
                             }))
    return error;
  times.add(running, watch.lap());
  outcome.after = summarize(model->getModule(), model->getEntry());

  // Before the model: what fails leaves nothing.
  if (before) {
    progress.start("comparing layers");
    watch.lap();
    if (Error error = writeReport(options, *settings, outcome, *before, *model))
      return inFile(options.model.path, std::move(error));
    times.add("comparing layers", watch.lap());
  }
  progress.start("writing");
  if (Error error =
          model->write(options.output, [&](uint64_t done, uint64_t total) {
            progress.update(done, total);
          }))
    return error;
  progress.finish();
  printWarnings(options.model.path, outcome.remarks);
  times.add("writing", watch.lap());
  std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begin;
  outcome.seconds = seconds.count();
  if (options.output == "-")
    return Error::success();
  if (options.json)
    printJSON(toJSON(options, outcome));
  else
    printOutcome(options, outcome);
  return Error::success();
}

static void addQuantizationFlags(CLI::App *command, QuantizeOptions &options) {
  QuantizeSettings &flags = options.flags;
  command
      ->add_option("--config", options.config,
                   "Settings as a JSON object: weights, weight_group, "
                   "per_channel, symmetric, "
                   "quantize_outputs, skip, skip_kinds, observer, momentum, "
                   "max_samples; flags come on top")
      ->type_name("FILE");
  command
      ->add_option("--weights", options.weights,
                   "How weights are stored: int8, or int4 in half the space")
      ->check(CLI::IsMember({"int8", "int4"}))
      ->capture_default_str();
  command
      ->add_option("--weight-group", flags.weightGroup,
                   "With int4: so many weights along the sum share a "
                   "multiplier, which is more accurate (32, 64, ...)")
      ->check(CLI::Range(int64_t(1), int64_t(1) << 20))
      ->type_name("N");
  command->add_flag("--per-tensor", options.perTensor,
                    "One scale for all of a weight (default: one for each "
                    "output channel)");
  command->add_flag("--symmetric", flags.symmetric,
                    "Zero point 0 for activations");
  command->add_flag("--quantize-outputs", flags.quantizeOutputs,
                    "Round the results to int8 as well");
  command
      ->add_option("--skip", flags.skip,
                   "Leave these ops in float (qopt inspect --ops names them)")
      ->type_name("NAME");
  command
      ->add_option(
          "--skip-kind", flags.skipKinds,
          "Leave all ops of these kinds in float: softmax, conv2d, ...")
      ->type_name("KIND");
  command
      ->add_option(
          "--observer", flags.observer,
          "How batches become a range: robust (minmax without outlying "
          "samples), minmax or moving-average")
      ->check(CLI::IsMember({"robust", "minmax", "moving-average"}))
      ->capture_default_str();
}

void tool::addQuantizeCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<QuantizeOptions>();
  CLI::App *command =
      addCommand(app, "quantize", "Turn a float model into an int8 model",
                 "  qopt quantize M.mlir --calibration images.npy -o Q.mlir");
  options->model.addTo(command);
  QuantizeSettings &flags = options->flags;
  addFiles(command, "--calibration", flags.calibration,
           "Typical inputs, samples along dimension 0: one .npz with an array "
           "for each argument name, or one .npy for each argument in order");
  command
      ->add_option("--statistics", flags.statistics,
                   "Ranges from --save-statistics, instead of data")
      ->type_name("FILE");
  command
      ->add_option("--save-statistics", flags.saveStatistics,
                   "Write the ranges found to this JSON file")
      ->type_name("FILE");
  command
      ->add_option("--samples", flags.maxSamples,
                   "Only the first so many samples of the data")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("-o,--output", options->output,
                   "The int8 module, .mlir or .mlirbc; its weights go to the "
                   ".safetensors of the same name beside it")
      ->required()
      ->type_name("Q.mlir");
  command
      ->add_option("--report", options->report,
                   "Write a page on what happened to each layer")
      ->type_name("R.html");
  addQuantizationFlags(command, *options);
  command->add_flag("--verbose", options->verbose,
                    "List every op that stays in float");
  addCompileOptions(command, flags.compile);
  options->times.addTo(command);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, command, &action] {
    action = [options, command] { return runQuantize(*command, *options); };
  });
}
