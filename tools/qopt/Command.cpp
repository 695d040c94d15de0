// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Options and output that commands share.

#include "Command.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <mutex>

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

CLI::App *tool::addCommand(CLI::App &app, const char *name, const char *summary,
                           const char *example) {
  CLI::App *command = app.add_subcommand(name, summary);
  command->footer(std::string("\nExample:\n") + example);
  return command;
}

void ModelOptions::addTo(CLI::App *command) {
  command->add_option("model", path, "The module: .mlir or .mlirbc")
      ->required()
      ->type_name("M.mlir");
  command
      ->add_option("--entry", read.entry,
                   "The function (default: the only public one)")
      ->type_name("NAME");
  command
      ->add_option("--parameters", read.parameters,
                   "Its weights: .safetensors files, or the .index.json of "
                   "sharded ones; generator:SEED makes up what they lack "
                   "(default: the .safetensors of the same name beside it)")
      ->type_name("FILE");
}

void TargetOptions::addTo(CLI::App *command) {
  command->add_option("--target", target, "Where it runs")
      ->check(CLI::IsMember({"cpu"}))
      ->capture_default_str();
  command
      ->add_option("--march", compile.cpu,
                   "Processor to compile for: native, x86-64-v3, ...")
      ->capture_default_str()
      ->type_name("CPU");
  command
      ->add_option("--batch", batch,
                   "Where the model's batch is dynamic, the samples of a call "
                   "(default: at most 64, or all where samples depend on each "
                   "other)")
      ->check(CLI::Range(int64_t(1), int64_t(1) << 40))
      ->type_name("N");
  command
      ->add_option(
          "--threads", threads,
          "Threads for one call of the model (default: one for each "
          "core that this process may use); results have the same bits "
          "for any number")
      ->check(CLI::Range(1u, maxThreads))
      ->type_name("N");
  addCompileOptions(command, compile);
  command->add_flag("--reference", compile.reference,
                    "Plain loops straight from the semantics, instead of fast "
                    "code with the same results");
}

void tool::addCompileOptions(CLI::App *command, CompileOptions &options) {
  command->add_flag(
      "!--no-cache", options.cache,
      "Neither keep compiled code for the next start nor use what was kept");
  std::string name = command->get_name();
  options.remark = [name](StringRef text) {
    static std::mutex mutex;
    static StringSet<> seen;
    std::lock_guard<std::mutex> lock(mutex);
    if (seen.insert(text).second)
      errs() << "qopt " << name << ": remark: " << text << "\n";
  };
  addThreads(command, options);
}

void tool::addThreads(CLI::App *command, CompileOptions &options) {
  command
      ->add_option("--compile-threads", options.threads,
                   "Threads to compile on (default: as many as there are); "
                   "the code does not depend on them")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
}

Expected<std::unique_ptr<Executable>>
TargetOptions::compileModel(const Model &model) const {
  Expected<std::unique_ptr<Executable>> executable = Executable::create(
      model.getModule(), model.getEntry().getSymName(), compile);
  if (!executable)
    return inFile(model.getPath(), executable.takeError());
  Expected<ParallelFor> pool =
      getThreadPool(threads ? threads : getDefaultThreads());
  if (!pool)
    return pool.takeError();
  (*executable)->setExecutor(std::move(*pool));
  return executable;
}

CLI::Option *tool::addFiles(CLI::App *command, const char *name,
                            std::vector<std::string> &files, const char *help) {
  return command->add_option(name, files, help)->type_name("FILE");
}

std::vector<std::string>
tool::splitFiles(const std::vector<std::string> &given) {
  std::vector<std::string> files;
  for (const std::string &text : given) {
    if (sys::fs::exists(text)) {
      files.push_back(text);
      continue;
    }
    SmallVector<StringRef> parts;
    StringRef(text).split(parts, ',', -1, /*KeepEmpty=*/false);
    for (StringRef part : parts)
      files.push_back(part.str());
  }
  return files;
}

/// `loc("M.mlir":7:10): ` as "M.mlir:7:10: ".
static std::string simplifyLocation(StringRef text) {
  if (!text.consume_front("loc("))
    return text.str();
  auto [position, message] = text.split("): ");
  std::string result;
  for (char c : position)
    if (c != '"')
      result += c;
  return result + ": " + message.str();
}

Error tool::inFile(StringRef file, Error error) {
  if (!error)
    return error;
  // The first line is the reason; after it come notes that print whole ops.
  std::string all = toString(std::move(error));
  StringRef first = StringRef(all).split('\n').first;
  std::string text = cleanMessage(simplifyLocation(first));
  if (StringRef(text).contains(file))
    return createStringError(text);
  return createStringError(file + ": " + text);
}

/// Numbers and times, with or without a unit.
static bool isNumber(StringRef cell) {
  return !cell.empty() &&
         (isDigit(cell[0]) || cell == "-" ||
          (cell.size() > 1 && cell[0] == '-' && isDigit(cell[1])));
}

void Table::print(StringRef indent) const {
  std::vector<size_t> widths;
  std::vector<bool> right;
  for (auto [r, row] : llvm::enumerate(rows)) {
    widths.resize(std::max(widths.size(), row.size()));
    right.resize(widths.size(), true);
    for (auto [c, cell] : llvm::enumerate(row)) {
      widths[c] = std::max(widths[c], cell.size());
      // The first row is the heading.
      if (r > 0 && !cell.empty() && !isNumber(cell))
        right[c] = false;
    }
  }
  for (const std::vector<std::string> &row : rows) {
    std::string line = indent.str();
    for (auto [c, cell] : llvm::enumerate(row)) {
      std::string padding(widths[c] - cell.size(), ' ');
      line += right[c] ? padding + cell : cell + padding;
      line += "  ";
    }
    outs() << StringRef(line).rtrim() << "\n";
  }
}

template <typename... Values>
static std::string print(const char *text, Values... values) {
  std::string result;
  raw_string_ostream(result) << format(text, values...);
  return result;
}

std::string tool::formatBytes(uint64_t bytes) {
  if (bytes < 1000)
    return std::to_string(bytes) + " B";
  if (bytes < 1000 * 1000)
    return print("%.1f kB", bytes / 1e3);
  if (bytes < 1000ull * 1000 * 1000)
    return print("%.1f MB", bytes / 1e6);
  return print("%.2f GB", bytes / 1e9);
}

std::string tool::formatSeconds(double seconds) {
  if (seconds < 1e-3)
    return print("%.1f us", seconds * 1e6);
  if (seconds < 1)
    return print("%.3f ms", seconds * 1e3);
  return print("%.2f s", seconds);
}

std::string tool::formatDecibel(double decibel) {
  if (std::isnan(decibel))
    return "NaN";
  if (std::isinf(decibel))
    return decibel > 0 ? "exact" : "-inf dB";
  return print("%.2f dB", decibel);
}

std::string tool::formatPercent(double share) {
  return print("%.2f %%", share * 100);
}

json::Value tool::toJSON(double value) {
  return std::isfinite(value) ? json::Value(value) : json::Value(nullptr);
}

void StepTimes::add(std::string step, double seconds) {
  for (auto &[known, total] : steps)
    if (known == step) {
      total += seconds;
      return;
    }
  steps.emplace_back(std::move(step), seconds);
}

void StepTimes::add(const CompileStatistics &statistics) {
  if (statistics.cache != CacheUse::Off)
    add("cache", statistics.cacheSeconds);
  add("lowering", statistics.lowerSeconds);
  add("optimizing", statistics.optimizeSeconds);
  add("machine code", statistics.linkSeconds);
  add("weights", statistics.weightSeconds);
  numHits += statistics.cache == CacheUse::Hit;
  numMisses += statistics.cache == CacheUse::Miss;
  numLayers += statistics.numLayers;
  numKernels += statistics.numKernels;
  numModules += statistics.numModules;
}

/// Passes that take less than this share of the time are counted together.
static constexpr double minPassShare = 0.01;

void StepTimes::printPasses() const {
  std::vector<PassTimes::Entry> sorted = passes->getSorted();
  double total = 0, others = 0;
  for (const PassTimes::Entry &entry : sorted)
    total += entry.seconds;
  if (total <= 0)
    return;
  Table table;
  table.add({"pass", "processor time", "share", "runs"});
  unsigned numOthers = 0;
  for (const PassTimes::Entry &entry : sorted) {
    double share = entry.seconds / total;
    if (share < minPassShare) {
      others += entry.seconds;
      ++numOthers;
      continue;
    }
    table.add({entry.name, formatSeconds(entry.seconds), formatPercent(share),
               std::to_string(entry.runs)});
  }
  if (numOthers)
    table.add({std::to_string(numOthers) + " others", formatSeconds(others),
               formatPercent(others / total), "-"});
  table.print();
}

void StepTimes::print() const {
  if (!enabled)
    return;
  double total = 0;
  for (const auto &[step, seconds] : steps)
    total += seconds;
  Table table;
  table.add({"step", "time", "share"});
  for (const auto &[step, seconds] : steps)
    table.add({step, formatSeconds(seconds),
               formatPercent(total > 0 ? seconds / total : 0)});
  table.print();
  printPasses();
  if (numKernels)
    outs() << numLayers << " layers, " << numKernels << " distinct kernels, "
           << numModules << " LLVM modules\n";
  if (numHits + numMisses)
    outs() << "compiled code: " << numHits << " from the cache, " << numMisses
           << " made\n";
}

json::Value StepTimes::toJSON() const {
  json::Array array;
  for (const auto &[step, seconds] : steps)
    array.push_back(json::Object{{"step", step}, {"seconds", seconds}});
  json::Array passArray;
  for (const PassTimes::Entry &entry : passes->getSorted())
    passArray.push_back(json::Object{{"pass", entry.name},
                                     {"processor_seconds", entry.seconds},
                                     {"runs", int64_t(entry.runs)}});
  json::Object object{{"steps", std::move(array)},
                      {"passes", std::move(passArray)}};
  if (numHits + numMisses) {
    object["cache_hits"] = int64_t(numHits);
    object["cache_misses"] = int64_t(numMisses);
  }
  if (numKernels) {
    object["layers"] = int64_t(numLayers);
    object["kernels"] = int64_t(numKernels);
    object["llvm_modules"] = int64_t(numModules);
  }
  return object;
}

void tool::printJSON(const json::Value &value) {
  outs() << formatv("{0:2}", value) << "\n";
}
