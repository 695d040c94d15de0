// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt run: a model on data.

#include "Command.h"
#include "qopt/Driver/ModelRunner.h"
#include "qopt/Driver/Progress.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <cmath>

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct RunOptions {
  ModelOptions model;
  TargetOptions target;
  std::vector<std::string> inputs, outputs;
  bool json = false;
};

/// Of the values of one result.
struct Statistics {
  double minimum = INFINITY, maximum = -INFINITY, sum = 0;
  uint64_t count = 0, numNaN = 0;

  void add(ArrayRef<float> values) {
    for (float value : values) {
      ++count;
      if (std::isnan(value)) {
        ++numNaN;
        continue;
      }
      minimum = std::min<double>(minimum, value);
      maximum = std::max<double>(maximum, value);
      sum += value;
    }
  }
  double getMean() const { return sum / double(count - numNaN); }
};

/// Where the results go: one .npy each, or all in one .npz, which is put
/// together from .npy files at the end.
class OutputFiles {
public:
  static Expected<OutputFiles> create(const std::vector<std::string> &given,
                                      const ModelRunner &runner);
  Error append(size_t index, ArrayRef<char> bytes) {
    return streams.empty() ? Error::success() : streams[index].append(bytes);
  }
  Error finish();
  ArrayRef<std::string> getPaths() const {
    return archive.empty() ? ArrayRef<std::string>(paths)
                           : ArrayRef<std::string>(archive);
  }

private:
  Error choosePaths(const std::vector<std::string> &given);
  Error writeArchive();

  std::vector<std::string> names, paths;
  std::string archive;
  std::vector<NpyStream> streams;
};
} // namespace

/// Result names become file names; a name may hold anything.
static std::string toFileName(StringRef name) {
  std::string file;
  for (char c : name)
    file += isAlnum(c) || c == '.' || c == '-' || c == '_' ? c : '_';
  return file.empty() || file[0] == '.' ? "_" + file : file;
}

Error OutputFiles::choosePaths(const std::vector<std::string> &given) {
  if (given.size() == 1 && StringRef(given[0]).ends_with(".npz")) {
    archive = given[0];
    for (const std::string &name : names)
      paths.push_back(archive + "." + toFileName(name) + ".npy");
    return Error::success();
  }
  bool directory = given.size() == 1 && (StringRef(given[0]).ends_with("/") ||
                                         sys::fs::is_directory(given[0]));
  if (directory) {
    if (std::error_code code = sys::fs::create_directories(given[0]))
      return createStringError(given[0] + ": " + code.message());
    for (const std::string &name : names) {
      SmallString<256> path(given[0]);
      sys::path::append(path, toFileName(name) + ".npy");
      paths.push_back(std::string(path));
    }
    return Error::success();
  }
  for (const std::string &path : given)
    if (!StringRef(path).ends_with(".npy"))
      return createStringError(path + ": an output is a .npz, a directory, or "
                                      "one .npy for each result");
  if (given.size() != names.size())
    return createStringError("the function has " + Twine(names.size()) +
                             " results, but " + Twine(given.size()) +
                             " output files are given");
  paths = given;
  return Error::success();
}

Expected<OutputFiles> OutputFiles::create(const std::vector<std::string> &given,
                                          const ModelRunner &runner) {
  OutputFiles files;
  if (given.empty())
    return files;
  ArrayRef<TensorInfo> outputs = runner.getOutputs();
  for (const TensorInfo &info : outputs)
    files.names.push_back(info.name);
  if (Error error = files.choosePaths(given))
    return error;
  for (auto [i, info] : llvm::enumerate(outputs)) {
    Expected<NpyStream> stream =
        NpyStream::create(files.paths[i], info.dtype, runner.getTotalShape(i));
    if (!stream)
      return stream.takeError();
    files.streams.push_back(std::move(*stream));
  }
  return files;
}

Error OutputFiles::writeArchive() {
  std::vector<NamedArray> arrays;
  for (auto [name, path] : llvm::zip_equal(names, paths)) {
    Expected<NpyArray> array = readNpy(path);
    if (!array)
      return array.takeError();
    arrays.push_back({name, std::move(*array)});
  }
  return writeNpz(archive, arrays);
}

Error OutputFiles::finish() {
  llvm::scope_exit removeParts([&] {
    if (!archive.empty())
      for (const std::string &path : paths)
        sys::fs::remove(path);
  });
  for (NpyStream &stream : streams)
    if (Error error = stream.commit())
      return error;
  return archive.empty() ? Error::success() : writeArchive();
}

static Expected<std::vector<Statistics>>
runAll(ModelRunner &runner, OutputFiles &files, Progress &progress) {
  ArrayRef<TensorInfo> outputs = runner.getOutputs();
  std::vector<Statistics> statistics(outputs.size());
  progress.start("running", runner.getNumSamples());
  while (true) {
    Expected<bool> more = runner.next();
    if (!more)
      return more.takeError();
    if (!*more)
      return statistics;
    for (auto [i, info] : llvm::enumerate(outputs)) {
      ArrayRef<char> bytes = runner.getOutput(i);
      if (Error error = files.append(i, bytes))
        return error;
      std::vector<float> values(bytes.size() * 8 / getBitWidth(info.dtype));
      if (Error error =
              convertElements(info.dtype, bytes, DType::F32,
                              {reinterpret_cast<char *>(values.data()),
                               values.size() * sizeof(float)}))
        return error;
      statistics[i].add(values);
    }
    progress.update(runner.getBatch().firstSample +
                    runner.getBatch().numSamples);
  }
}

static std::string formatNumber(double value) {
  std::string text;
  raw_string_ostream(text) << llvm::format("%.6g", value);
  return text;
}

static void printResults(const ModelRunner &runner,
                         ArrayRef<Statistics> statistics,
                         const OutputFiles &files, double seconds) {
  Table table;
  table.add({"result", "shape", "type", "min", "max", "mean", "NaN"});
  ArrayRef<TensorInfo> outputs = runner.getOutputs();
  for (auto [i, info] : llvm::enumerate(outputs))
    table.add({info.name, formatShape(runner.getTotalShape(i)),
               getName(info.dtype).lower(), formatNumber(statistics[i].minimum),
               formatNumber(statistics[i].maximum),
               formatNumber(statistics[i].getMean()),
               std::to_string(statistics[i].numNaN)});
  table.print();
  outs() << runner.getNumSamples() << " samples in " << formatSeconds(seconds)
         << "\n";
  for (const std::string &path : files.getPaths())
    outs() << "wrote " << path << "\n";
}

static json::Value toJSON(const ModelRunner &runner,
                          ArrayRef<Statistics> statistics,
                          const OutputFiles &files, double seconds) {
  json::Array results;
  ArrayRef<TensorInfo> outputs = runner.getOutputs();
  for (auto [i, info] : llvm::enumerate(outputs))
    results.push_back(
        json::Object{{"name", info.name},
                     {"shape", json::Array(runner.getTotalShape(i))},
                     {"dtype", getName(info.dtype)},
                     {"min", tool::toJSON(statistics[i].minimum)},
                     {"max", tool::toJSON(statistics[i].maximum)},
                     {"mean", tool::toJSON(statistics[i].getMean())},
                     {"nan", int64_t(statistics[i].numNaN)}});
  return json::Object{{"samples", runner.getNumSamples()},
                      {"seconds", seconds},
                      {"results", std::move(results)},
                      {"files", json::Array(files.getPaths())}};
}

static Error runRun(const RunOptions &options) {
  Progress progress;
  progress.start("compiling");
  Expected<Model> model = options.model.load();
  if (!model)
    return model.takeError();
  Expected<std::unique_ptr<Executable>> executable =
      options.target.compileModel(*model);
  if (!executable)
    return executable.takeError();
  DatasetOptions dataset;
  setBatching(**executable, options.target.batch, dataset);
  Expected<ModelRunner> runner =
      ModelRunner::create(**executable, splitFiles(options.inputs), dataset);
  if (!runner)
    return runner.takeError();
  Expected<OutputFiles> files = OutputFiles::create(options.outputs, *runner);
  if (!files)
    return files.takeError();
  auto begin = std::chrono::steady_clock::now();
  Expected<std::vector<Statistics>> statistics =
      runAll(*runner, *files, progress);
  if (!statistics)
    return statistics.takeError();
  if (Error error = files->finish())
    return error;
  std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begin;
  progress.finish();
  if (options.json)
    printJSON(toJSON(*runner, *statistics, *files, seconds.count()));
  else
    printResults(*runner, *statistics, *files, seconds.count());
  return Error::success();
}

void tool::addRunCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<RunOptions>();
  CLI::App *command =
      addCommand(app, "run", "Run a model on data",
                 "  qopt run Q.mlir --input images.npy --output logits.npy");
  options->model.addTo(command);
  addFiles(command, "--input", options->inputs,
           "One .npy for each argument in order, or one .npz with an array for "
           "each argument name; longer than the model's batch is run in steps")
      ->required();
  addFiles(command, "--output", options->outputs,
           "A .npz, a directory, or one .npy for each result");
  options->target.addTo(command);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback(
      [options, &action] { action = [options] { return runRun(*options); }; });
}
