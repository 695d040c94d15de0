// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qopt inspect: what a model consists of.

#include "Command.h"
#include "qopt/Driver/Summary.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace qopt;
using namespace qopt::tool;

namespace {
struct InspectOptions {
  ModelOptions model;
  bool json = false;
  bool ops = false;
};
} // namespace

static void printSignature(const Summary &summary) {
  Table table;
  table.add({"", "name", "type"});
  for (const ValueSummary &input : summary.inputs)
    table.add({"input", input.name, input.type});
  for (const ValueSummary &output : summary.outputs)
    table.add({"output", output.name, output.type});
  outs() << "function " << summary.entry << "\n";
  table.print("  ");
}

/// Ops counted by what they are and on what they compute.
static void printKinds(const Summary &summary) {
  PairCounts counts;
  for (const OpSummary &op : summary.ops)
    ++counts[{op.kind, op.dtype}];
  Table table;
  table.add({"op", "type", "count"});
  for (auto &[key, count] : counts)
    table.add({key.first, key.second, std::to_string(count)});
  if (summary.numQuantize)
    table.add({"quantize", "", std::to_string(summary.numQuantize)});
  if (summary.numDequantize)
    table.add({"dequantize", "", std::to_string(summary.numDequantize)});
  outs() << "\nops: " << summary.ops.size() << ", " << summary.getNumQuantized()
         << " in int8, " << summary.getNumFloat() << " in float\n";
  table.print("  ");
}

static void printOps(const Summary &summary) {
  Table table;
  table.add({"name", "type", "result", "why in float"});
  for (const OpSummary &op : summary.ops)
    table.add({op.name, op.dtype, op.resultType, op.reason});
  outs() << "\n";
  table.print("  ");
}

/// A model is on its way to int8 once an op is; before, there is nothing to
/// explain.
static void printFloatOps(const Summary &summary) {
  if (!summary.getNumQuantized() || !summary.getNumFloat())
    return;
  Table table;
  table.add({"name", "type", "why"});
  for (const OpSummary *op : summary.getFloatOps())
    table.add({op->name, op->dtype, op->reason});
  outs() << "\nin float:\n";
  table.print("  ");
}

static void printWeights(const Summary &summary) {
  if (summary.weights.empty()) {
    outs() << "\nno weights\n";
    return;
  }
  Table table;
  table.add({"weight", "shape", "type", "size"});
  for (const WeightSummary &weight : summary.weights)
    table.add({weight.key, formatShape(weight.shape), weight.dtype,
               formatBytes(weight.bytes)});
  outs() << "\nweights: " << formatBytes(summary.getWeightBytes());
  if (summary.getFloatBytes() != summary.getWeightBytes())
    outs() << " (" << formatBytes(summary.getFloatBytes()) << " in f32)";
  outs() << "\n";
  table.print("  ");
}

static Error runInspect(const InspectOptions &options) {
  Expected<Model> model = options.model.load();
  if (!model)
    return model.takeError();
  Summary summary = summarize(model->getModule(), model->getEntry());
  if (options.json) {
    printJSON(toJSON(summary));
    return Error::success();
  }
  printSignature(summary);
  printKinds(summary);
  if (options.ops)
    printOps(summary);
  else
    printFloatOps(summary);
  printWeights(summary);
  return Error::success();
}

void tool::addInspectCommand(CLI::App &app, Action &action) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App *command = addCommand(
      app, "inspect", "Show ops, types, weights, and what is in float and why",
      "  qopt inspect Q.mlir --ops");
  options->model.addTo(command);
  command->add_flag("--ops", options->ops, "List every op");
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, &action] {
    action = [options] { return runInspect(*options); };
  });
}
