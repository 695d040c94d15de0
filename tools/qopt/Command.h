// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the commands share: how they are declared, the options that several
// have, and how they print.

#ifndef QOPT_TOOLS_COMMAND_H
#define QOPT_TOOLS_COMMAND_H

#include "CLI/CLI.hpp"
#include "qopt/Driver/Model.h"
#include "qopt/Execution/Executable.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace qopt::tool {

/// What the command line asks for.
using Action = std::function<llvm::Error()>;

void addQuantizeCommand(CLI::App &app, Action &action);
void addRunCommand(CLI::App &app, Action &action);
void addEvalCommand(CLI::App &app, Action &action);
void addBenchCommand(CLI::App &app, Action &action);
void addCompileCommand(CLI::App &app, Action &action);
void addInspectCommand(CLI::App &app, Action &action);

/// A sub-command with its example, one paragraph.
CLI::App *addCommand(CLI::App &app, const char *name, const char *summary,
                     const char *example);

/// The model and how to find what belongs to it.
struct ModelOptions {
  std::string path;
  ReadOptions read;
  void addTo(CLI::App *command);
  llvm::Expected<Model> load() const { return Model::read(path, read); }
};

/// How it is compiled to run here.
struct TargetOptions {
  std::string target = "cpu";
  CompileOptions compile;
  /// Steps in which data goes through a model with dynamic sizes.
  int64_t batch = 0;
  /// For one call of the model; 0: one for each core.
  unsigned threads = 0;
  void addTo(CLI::App *command);
  llvm::Expected<std::unique_ptr<Executable>> compileModel(const Model &) const;
};

/// --compile-threads.
void addThreads(CLI::App *command, CompileOptions &options);
/// --compile-threads and --no-cache; remarks go to standard error.
void addCompileOptions(CLI::App *command, CompileOptions &options);

/// An option that takes file names, separated by commas or given several times.
CLI::Option *addFiles(CLI::App *command, const char *name,
                      std::vector<std::string> &files, const char *help);
/// Names with a comma in them are names where such a file exists.
std::vector<std::string> splitFiles(const std::vector<std::string> &given);

/// Prefixes an error with the file that it is about, unless it says so itself.
llvm::Error inFile(llvm::StringRef file, llvm::Error error);

/// Columns padded to their widest cell; those that are numbers lean right.
class Table {
public:
  void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
  bool empty() const { return rows.empty(); }
  void print(llvm::StringRef indent = "") const;

private:
  std::vector<std::vector<std::string>> rows;
};

/// Counts of pairs of words, in the order of the first of each.
using PairCounts =
    llvm::MapVector<std::pair<std::string, std::string>, unsigned,
                    std::map<std::pair<std::string, std::string>, unsigned>>;

std::string formatBytes(uint64_t bytes);
std::string formatSeconds(double seconds);
/// "37.2 dB", "exact", "NaN".
std::string formatDecibel(double decibel);
std::string formatPercent(double share);
/// JSON knows no NaN and no infinity: they become null.
llvm::json::Value toJSON(double value);

/// Where the time of a command goes, in the order of the steps, and which
/// passes take it; printed with --timing, and as "timing" in JSON.
class StepTimes {
public:
  void addTo(CLI::App *command) {
    command->add_flag("--timing", enabled,
                      "Show how long each step and each pass took");
  }
  void add(std::string step, double seconds);
  /// The steps of compiling, and how many of its layers are distinct.
  void add(const CompileStatistics &statistics);
  void print() const;
  llvm::json::Value toJSON() const;

  /// For what runs passes; null where nobody asked.
  std::shared_ptr<PassTimes> getPasses() const {
    return enabled ? passes : nullptr;
  }

  bool enabled = false;

private:
  void printPasses() const;

  std::vector<std::pair<std::string, double>> steps;
  std::shared_ptr<PassTimes> passes = std::make_shared<PassTimes>();
  uint64_t numLayers = 0, numKernels = 0, numModules = 0;
  uint64_t numHits = 0, numMisses = 0;
};

/// One JSON value on standard output.
void printJSON(const llvm::json::Value &value);

} // namespace qopt::tool

#endif // QOPT_TOOLS_COMMAND_H
