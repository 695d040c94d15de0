// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiled models: calls with arrays, without copies and without the
// interpreter's lock, and measurements of calls.

#include "Module.h"
#include "qopt/Data/Npy.h"
#include "qopt/Driver/Benchmark.h"
#include "qopt/Execution/ThreadPool.h"
#include "llvm/ADT/Twine.h"

using namespace qopt;
using namespace qopt::python;
using llvm::Twine;

static std::vector<TensorSpec> getSpecs(llvm::ArrayRef<TensorInfo> infos) {
  std::vector<TensorSpec> specs;
  for (const TensorInfo &info : infos)
    specs.push_back(
        {info.name, info.shape, getPythonName(info.dtype), std::nullopt});
  return specs;
}

static std::shared_ptr<Executable>
compile(const python::Module &module, const std::string &cpu,
        const std::string &features, int64_t threads, int64_t compileThreads,
        bool reference) {
  threads = checkThreads("threads", threads);
  CompileOptions options;
  options.cpu = cpu;
  options.features = features;
  options.threads = checkThreads("compile_threads", compileThreads);
  options.reference = reference;
  std::string entry = module.model.getEntry().getSymName().str();
  llvm::Expected<std::unique_ptr<Executable>> executable = [&] {
    nb::gil_scoped_release release;
    return Executable::create(module.model.getModule(), entry, options);
  }();
  std::shared_ptr<Executable> compiled = take(std::move(executable));
  compiled->setExecutor(
      take(getThreadPool(threads ? threads : getDefaultThreads())));
  return compiled;
}

static std::string formatSizes(llvm::ArrayRef<int64_t> shape) {
  std::string text;
  for (int64_t size : shape)
    text += (text.empty() ? "" : ", ") +
            (size < 0 ? std::string("None") : std::to_string(size));
  return "[" + text + "]";
}

/// The array as the input wants it: integers of another width, and half floats,
/// are converted where no value changes its meaning.
static Array readInput(nb::handle object, const TensorInfo &info) {
  Array array = toArray(object, "input '" + info.name + "'");
  bool fits = array.shape.size() == info.shape.size();
  for (size_t i = 0; fits && i != array.shape.size(); ++i)
    fits = info.shape[i] < 0 || info.shape[i] == array.shape[i];
  if (!fits)
    fail("input '" + info.name + "' has shape " + formatSizes(info.shape) +
         ", not " + formatSizes(array.shape));
  if (array.dtype == info.dtype)
    return array;
  if (!isConvertible(array.dtype, info.dtype))
    fail("input '" + info.name + "' has elements of " +
         getPythonName(info.dtype) + ", not " + getPythonName(array.dtype));
  std::optional<uint64_t> bytes = getNumBytes(info.dtype, array.shape);
  AlignedBuffer buffer = take(AlignedBuffer::allocate(bytes.value_or(0)));
  if (llvm::Error error = convertElements(array.dtype, array.data.bytes,
                                          info.dtype, buffer.getBytes()))
    fail("input '" + info.name + "': " + llvm::toString(std::move(error)));
  array.dtype = info.dtype;
  array.data = ByteView::own(std::move(buffer));
  return array;
}

static nb::list run(Executable &executable, nb::sequence inputs) {
  llvm::ArrayRef<TensorInfo> infos = executable.inputs();
  if (nb::len(inputs) != infos.size())
    fail("the model has " + Twine(infos.size()) + " inputs, not " +
         Twine(nb::len(inputs)));
  std::vector<Array> arrays;
  llvm::SmallVector<const void *> in;
  llvm::SmallVector<llvm::SmallVector<int64_t>> shapes;
  for (auto [i, info] : llvm::enumerate(infos)) {
    arrays.push_back(readInput(inputs[i], info));
    in.push_back(arrays.back().data.data());
    shapes.push_back(arrays.back().shape);
  }
  std::shared_ptr<Executable> special;
  std::vector<AlignedBuffer> outputs;
  llvm::Error error = [&]() -> llvm::Error {
    nb::gil_scoped_release release;
    if (llvm::Error error = executable.specialize(shapes).moveInto(special))
      return error;
    llvm::SmallVector<void *> out;
    for (const TensorInfo &info : special->outputs()) {
      outputs.emplace_back();
      if (llvm::Error error = AlignedBuffer::allocate(info.getNumBytes())
                                  .moveInto(outputs.back()))
        return error;
      out.push_back(outputs.back().data());
    }
    return special->run(in, out);
  }();
  check(std::move(error));
  nb::list results;
  for (auto [info, buffer] : llvm::zip_equal(special->outputs(), outputs))
    results.append(toNumpy(std::move(buffer), info.dtype, info.shape));
  return results;
}

static nb::dict toDict(const CompileStatistics &statistics) {
  nb::dict dict;
  dict["compile_seconds"] = statistics.cacheSeconds + statistics.lowerSeconds +
                            statistics.optimizeSeconds + statistics.linkSeconds;
  dict["cached"] = statistics.cache == CacheUse::Hit;
  dict["num_layers"] = statistics.numLayers;
  dict["num_kernels"] = statistics.numKernels;
  dict["workspace_bytes"] = statistics.workspaceBytes;
  dict["weight_bytes"] = statistics.parameterBytes;
  return dict;
}

/// Timings of calls, of several executables in turns.
static nb::list bench(std::vector<std::shared_ptr<Executable>> executables,
                      double seconds, uint64_t repeat, int64_t batch) {
  if (!(seconds > 0) && !repeat)
    fail("bench: seconds must be above 0");
  if (batch < 0)
    fail("bench: batch must not be negative");
  if (llvm::is_contained(executables, nullptr))
    fail("bench: an executable is None");
  BenchmarkOptions options;
  options.seconds = seconds;
  options.repeat = repeat;
  options.batch = batch;
  llvm::SmallVector<Executable *> models;
  for (const std::shared_ptr<Executable> &executable : executables)
    models.push_back(executable.get());
  llvm::Expected<std::vector<Timing>> timings = [&] {
    nb::gil_scoped_release release;
    return benchmark(models, options);
  }();
  nb::list results;
  for (const Timing &timing : take(std::move(timings))) {
    nb::dict dict;
    dict["batch"] = timing.batch;
    dict["calls"] = timing.calls;
    dict["min_seconds"] = timing.minimum;
    dict["median_seconds"] = timing.median;
    dict["samples_per_second"] = timing.getSamplesPerSecond();
    results.append(dict);
  }
  return results;
}

void python::bindExecutable(nb::module_ &module) {
  nb::class_<Executable>(module, "Executable",
                         "A model compiled into this process. Several threads "
                         "may run one at the same time.")
      .def_prop_ro(
          "inputs",
          [](const Executable &self) { return getSpecs(self.inputs()); })
      .def_prop_ro(
          "outputs",
          [](const Executable &self) { return getSpecs(self.outputs()); })
      .def_prop_ro(
          "statistics",
          [](const Executable &self) { return toDict(self.getStatistics()); })
      .def("run", run, nb::arg("inputs"),
           "Runs the model on one array for each input, in order; a list of "
           "numpy arrays.");
  module.def("compile", compile, nb::arg("module"), nb::kw_only(),
             nb::arg("cpu") = "native", nb::arg("features") = "",
             nb::arg("threads") = 1, nb::arg("compile_threads") = 0,
             nb::arg("reference") = false,
             "Compiles a Module into this process. threads: for one call, 0 "
             "for one for each core; compile_threads: to compile on, 0 for as "
             "many as there are.");
  module.def("bench", bench, nb::arg("executables"), nb::kw_only(),
             nb::arg("seconds") = 1.0, nb::arg("repeat") = 0,
             nb::arg("batch") = 0,
             "Times calls of executables, in turns: one dict for each.");
}
