// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt eval: how good a model is, against labels and against another model.

#include "Command.h"
#include "qopt/Driver/Evaluation.h"
#include "qopt/Driver/Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct EvalOptions {
  ModelOptions model, against;
  TargetOptions target;
  std::vector<std::string> data;
  std::string labels;
  int64_t samples = 0;
  bool json = false;
};
} // namespace

/// The labels that are given, or those in the .npz of the data; none where
/// there are none.
static Expected<std::optional<NpyArray>> findLabels(const EvalOptions &options,
                                                    ModelRunner &runner) {
  std::optional<NpyArray> labels;
  if (!options.labels.empty()) {
    Expected<NpyArray> array = readNpy(options.labels);
    if (!array)
      return array.takeError();
    labels = std::move(*array);
    return labels;
  }
  for (const std::string &name : runner.getDataset().getUnusedNames())
    if (name == "labels" || name == "label" || name == "y") {
      Expected<NpyArray> array = runner.getDataset().readUnused(name);
      if (!array)
        return array.takeError();
      labels = std::move(*array);
      return labels;
    }
  return labels;
}

/// With --samples, the labels of the first samples only.
static Expected<NpyArray> takeRows(const NpyArray &labels, int64_t samples) {
  SmallVector<int64_t> shape(labels.getShape());
  if (!samples || shape.empty() || shape[0] <= samples)
    return labels;
  shape[0] = samples;
  return NpyArray::copy(
      labels.getDType(), shape,
      labels.getBytes().take_front(labels.getRowBytes() * samples));
}

static std::string formatAccuracy(const Accuracy &accuracy) {
  return std::to_string(accuracy.correct) + " of " +
         std::to_string(accuracy.total) + " (" +
         formatPercent(accuracy.getShare()) + ")";
}

static void printAccuracy(const EvalOptions &options,
                          const Evaluation &result) {
  if (!result.accuracy)
    return;
  outs() << "accuracy: " << formatAccuracy(*result.accuracy) << "\n";
  if (result.accuracyAgainst)
    outs() << "  of " << options.against.path << ": "
           << formatAccuracy(*result.accuracyAgainst) << "\n";
}

static void printComparison(const EvalOptions &options,
                            const Evaluation &result) {
  Table table;
  table.add({"result", "SQNR", "max error", "cosine", "same top-1"});
  for (const OutputEvaluation &output : result.outputs) {
    std::string maxError, cosine;
    raw_string_ostream(maxError) << format("%.6g", output.error.maxAbsError());
    raw_string_ostream(cosine) << format("%.6f", output.error.cosine());
    table.add({output.name, formatDecibel(output.error.sqnrDb()), maxError,
               cosine,
               output.agreement ? formatAccuracy(*output.agreement) : "-"});
  }
  outs() << "compared with " << options.against.path << ":\n";
  table.print("  ");
}

static void printWarnings(const EvalOptions &options,
                          const Evaluation &result) {
  for (const OutputEvaluation &output : result.outputs) {
    if (output.numNaN)
      outs() << "result '" << output.name << "' has " << output.numNaN
             << " NaN values\n";
    if (output.numNaNAgainst)
      outs() << "result '" << output.name << "' of " << options.against.path
             << " has " << output.numNaNAgainst << " NaN values\n";
  }
}

static json::Value toJSON(const Accuracy &accuracy) {
  return json::Object{{"correct", int64_t(accuracy.correct)},
                      {"total", int64_t(accuracy.total)},
                      {"share", accuracy.getShare()}};
}

static json::Value toJSON(const Evaluation &result) {
  json::Array outputs;
  for (const OutputEvaluation &output : result.outputs) {
    json::Object object{{"name", output.name}, {"nan", int64_t(output.numNaN)}};
    if (result.compared) {
      double decibel = output.error.sqnrDb();
      object["sqnr_db"] = tool::toJSON(decibel);
      object["exact"] = output.error.noise == 0 && !output.error.hasNaN;
      object["max_error"] = tool::toJSON(output.error.maxAbsError());
      object["cosine"] = tool::toJSON(output.error.cosine());
      object["nan_against"] = int64_t(output.numNaNAgainst);
      if (output.agreement)
        object["top1_agreement"] = toJSON(*output.agreement);
    }
    outputs.push_back(std::move(object));
  }
  json::Object object{{"samples", result.numSamples},
                      {"outputs", std::move(outputs)}};
  if (result.accuracy)
    object["accuracy"] = toJSON(*result.accuracy);
  if (result.accuracyAgainst)
    object["accuracy_against"] = toJSON(*result.accuracyAgainst);
  return object;
}

namespace {
/// A model, compiled, with its data.
struct Subject {
  std::unique_ptr<Executable> executable;
  std::optional<ModelRunner> runner;
};
} // namespace

static Expected<Subject> prepare(const ModelOptions &options,
                                 const EvalOptions &all) {
  Expected<Model> model = options.load();
  if (!model)
    return model.takeError();
  Subject subject;
  if (Error error =
          all.target.compileModel(*model).moveInto(subject.executable))
    return error;
  DatasetOptions dataset;
  dataset.maxSamples = all.samples;
  setBatching(*subject.executable, all.target.batch, dataset);
  Expected<ModelRunner> runner =
      ModelRunner::create(*subject.executable, splitFiles(all.data), dataset);
  if (!runner)
    return runner.takeError();
  subject.runner.emplace(std::move(*runner));
  return subject;
}

static Error runEval(const EvalOptions &options) {
  Progress progress;
  progress.start("compiling");
  Expected<Subject> subject = prepare(options.model, options);
  if (!subject)
    return subject.takeError();
  std::optional<Subject> against;
  if (!options.against.path.empty()) {
    Expected<Subject> other = prepare(options.against, options);
    if (!other)
      return other.takeError();
    against = std::move(*other);
  }
  Expected<std::optional<NpyArray>> labels =
      findLabels(options, *subject->runner);
  if (!labels)
    return labels.takeError();
  if (*labels)
    if (Error error = takeRows(**labels, options.samples).moveInto(**labels))
      return error;
  if (!*labels && !against)
    return createStringError("nothing to evaluate against: give --labels or "
                             "--against");

  progress.start("evaluating", subject->runner->getNumSamples());
  Expected<Evaluation> result =
      evaluate(*subject->runner, against ? &*against->runner : nullptr,
               *labels ? &**labels : nullptr,
               [&](uint64_t done) { progress.update(done); });
  if (!result)
    return options.labels.empty() ? result.takeError()
                                  : inFile(options.labels, result.takeError());
  progress.finish();
  if (options.json) {
    printJSON(toJSON(*result));
    return Error::success();
  }
  outs() << result->numSamples << " samples\n";
  printAccuracy(options, *result);
  if (result->compared)
    printComparison(options, *result);
  printWarnings(options, *result);
  return Error::success();
}

void tool::addEvalCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<EvalOptions>();
  CLI::App *command = addCommand(
      app, "eval", "Measure accuracy, top-1 agreement and SQNR of a model",
      "  qopt eval Q.mlir --against M.mlir --data images.npy --labels "
      "labels.npy");
  options->model.addTo(command);
  addFiles(command, "--data,--input", options->data,
           "One .npy for each argument in order, or one .npz by argument name")
      ->required();
  command
      ->add_option("--labels", options->labels,
                   "The right classes: a .npy of integers (default: the array "
                   "'labels' of the .npz)")
      ->type_name("FILE");
  command
      ->add_option("--against", options->against.path,
                   "The model to compare with, usually the float one")
      ->type_name("F.mlir");
  command->add_option("--samples", options->samples,
                      "Only the first so many samples");
  options->target.addTo(command);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback(
      [options, &action] { action = [options] { return runEval(*options); }; });
}
