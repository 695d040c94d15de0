// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Quantizing with calibration data from Python: one batch at a time is asked
// for, so that the memory it takes does not depend on their number.

#include "qopt/Driver/Quantize.h"
#include "Module.h"
#include "qopt/Data/Dataset.h"
#include "qopt/Driver/Progress.h"
#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Report/Report.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/JSON.h"

using namespace qopt;
using namespace qopt::python;
using llvm::Twine;

namespace {
/// Batches from a Python function. What it raises is kept until the library has
/// returned.
class BatchCallback {
public:
  BatchCallback(nb::object nextBatch, std::vector<TensorSpec> inputs)
      : nextBatch(std::move(nextBatch)), inputs(std::move(inputs)) {}

  llvm::Expected<bool> readBatch(Batch &batch);
  void rethrow() const {
    if (raised)
      std::rethrow_exception(raised);
  }

private:
  bool fill(Batch &batch);
  nb::object nextBatch;
  std::vector<TensorSpec> inputs;
  std::exception_ptr raised;
};
} // namespace

/// next_batch() gives (arrays, samples in them), or None at the end.
bool BatchCallback::fill(Batch &batch) {
  nb::object result = nextBatch();
  if (result.is_none())
    return false;
  auto [arrays, count] = nb::cast<std::pair<nb::sequence, int64_t>>(result);
  int64_t first = batch.firstSample + batch.numSamples;
  batch.arguments.clear();
  for (auto [i, spec] : llvm::enumerate(inputs)) {
    Array array =
        toArray(arrays[i], "calibration data for '" + spec.name + "'");
    batch.arguments.push_back(
        {spec.name, array.dtype, array.shape, array.data});
  }
  batch.firstSample = first;
  batch.numSamples = count;
  return true;
}

llvm::Expected<bool> BatchCallback::readBatch(Batch &batch) {
  nb::gil_scoped_acquire acquire;
  try {
    return fill(batch);
  } catch (...) {
    raised = std::current_exception();
    return llvm::createStringError("the calibration data raised an exception");
  }
}

/// The quantized model, and what the passes say: (op, text, is a warning).
static nb::tuple quantizeModule(const python::Module &module,
                                nb::object nextBatch, bool showProgress,
                                const std::string &settingsText,
                                const std::string &statistics,
                                const std::string &saveStatistics) {
  QuantizeSettings settings;
  llvm::json::Value json = take(llvm::json::parse(settingsText));
  const llvm::json::Object *object = json.getAsObject();
  if (!object)
    fail("the config must be a dict");
  check(applySettings(*object, "config", settings));
  settings.statistics = statistics;
  settings.saveStatistics = saveStatistics;

  Model model = take(module.model.copy());
  BatchCallback callback(nextBatch, module.getInputs());
  if (!nextBatch.is_none())
    settings.batches = [&](Batch &batch) { return callback.readBatch(batch); };
  std::vector<Remark> remarks;
  llvm::Error error = [&]() -> llvm::Error {
    nb::gil_scoped_release release;
    Progress progress(showProgress);
    return quantize(model, settings, &remarks,
                    [&](llvm::StringRef step, int64_t done, int64_t total) {
                      progress.update(step, done, total);
                    });
  }();
  if (error) {
    std::string text = llvm::toString(std::move(error));
    callback.rethrow();
    fail(text);
  }
  nb::list said;
  for (const Remark &remark : remarks)
    said.append(nb::make_tuple(remark.op, remark.text, remark.isWarning));
  return nb::make_tuple(std::make_unique<python::Module>(std::move(model)),
                        said);
}

/// What quantization did to each layer, on the data in files, as a page.
static void writeReport(const python::Module &source,
                        const python::Module &quantized,
                        const std::vector<std::string> &data,
                        const std::string &path, const std::string &title) {
  // Layers are found in both by their names.
  Model before = take(source.model.copy());
  nameOps(before.getModule());
  const Model &after = quantized.model;
  Report report;
  report.modelPath = before.getPath().str();
  report.outputPath = title;
  report.dataName = "the given data";
  report.before = summarize(before.getModule(), before.getEntry());
  report.after = summarize(after.getModule(), after.getEntry());
  llvm::Error error = [&]() -> llvm::Error {
    nb::gil_scoped_release release;
    if (llvm::Error error =
            collectLayers(report, before.getModule(), after.getModule(), data,
                          /*maxSamples=*/0))
      return error;
    std::string page = renderReport(report);
    return writeFileAtomically(path, {{page.data(), page.size()}});
  }();
  check(std::move(error));
}

void python::bindQuantize(nb::module_ &module) {
  module.def("quantize", quantizeModule, nb::arg("module"),
             nb::arg("next_batch").none(), nb::kw_only(),
             nb::arg("progress") = false, nb::arg("config") = "{}",
             nb::arg("statistics") = "", nb::arg("save_statistics") = "",
             "Quantizes a copy of the module. next_batch() gives (arrays, "
             "number of samples), or None at the end.");
  module.def("write_report", writeReport, nb::arg("source"),
             nb::arg("quantized"), nb::arg("data"), nb::arg("path"),
             nb::arg("title"),
             "Writes a page on each layer of a quantized Module beside the "
             "float one that it comes from; data: .npy files, one for each "
             "input.");
}
