// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Models: from files and text, into files, and what they consist of.

#include "Module.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "qopt/Dialect/QNN/Transforms/OpNames.h"
#include "qopt/Driver/Quantize.h"
#include "qopt/Driver/Summary.h"
#include "qopt/Execution/Emit.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace qopt;
using namespace qopt::python;

static std::string getTypeName(mlir::Type element) {
  if (element.isInteger(1))
    return "bool";
  std::string text;
  llvm::raw_string_ostream os(text);
  element.print(os);
  return text;
}

static TensorSpec getSpec(mlir::Type type, std::string name) {
  TensorSpec spec;
  spec.name = std::move(name);
  auto tensor = mlir::dyn_cast<mlir::RankedTensorType>(type);
  if (!tensor) { // It cannot be run, but it can be looked at.
    spec.dtype = getTypeName(type);
    return spec;
  }
  for (int64_t size : tensor.getShape())
    spec.shape.push_back(mlir::ShapedType::isDynamic(size) ? -1 : size);
  spec.dtype = getTypeName(tensor.getElementType());
  if (auto quantized = mlir::dyn_cast<mlir::quant::UniformQuantizedType>(
          tensor.getElementType()))
    spec.params = mlir::qnn::getQuantParams(quantized);
  return spec;
}

std::vector<TensorSpec> python::Module::getInputs() const {
  std::vector<TensorSpec> specs;
  for (mlir::BlockArgument argument : model.getEntry().getArguments())
    specs.push_back(
        getSpec(argument.getType(), mlir::qnn::getArgumentName(argument)));
  return specs;
}

std::vector<TensorSpec> python::Module::getOutputs() const {
  mlir::func::FuncOp entry = model.getEntry();
  std::vector<TensorSpec> specs;
  for (auto [i, type] : llvm::enumerate(entry.getResultTypes())) {
    auto name = entry.getResultAttrOfType<mlir::StringAttr>(
        i, mlir::qnn::QNNDialect::kNameAttr);
    specs.push_back(
        getSpec(type, name ? name.str() : "result" + std::to_string(i)));
  }
  return specs;
}

static std::unique_ptr<python::Module>
parse(const std::string &path, std::vector<std::string> parameters,
      const std::string &entry) {
  ReadOptions options;
  options.parameters = std::move(parameters);
  options.entry = entry;
  llvm::Expected<Model> model = [&] {
    nb::gil_scoped_release release;
    return Model::read(path, options);
  }();
  return std::make_unique<python::Module>(take(std::move(model)));
}

static std::unique_ptr<python::Module> parseText(const std::string &text,
                                                 const std::string &name) {
  std::unique_ptr<mlir::MLIRContext> context = createModelContext();
  mlir::OwningOpRef<mlir::ModuleOp> module = take(parseModule(
      *context, llvm::MemoryBuffer::getMemBufferCopy(text, name), name));
  return std::make_unique<python::Module>(
      take(Model::take(std::move(context), std::move(module), name)));
}

static std::string print(const python::Module &module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  module.model.getModule()->print(
      os, mlir::OpPrintingFlags().elideLargeElementsAttrs());
  return text;
}

static void save(const python::Module &module, const std::string &path) {
  llvm::Error error = [&]() -> llvm::Error {
    nb::gil_scoped_release release;
    return module.model.write(path);
  }();
  check(std::move(error));
}

/// What it consists of, as JSON.
static std::string summarizeModule(const python::Module &module) {
  return llvm::formatv("{0}", toJSON(summarize(module.model.getModule(),
                                               module.model.getEntry())))
      .str();
}

/// Writes code that runs without Python; what was written, as JSON.
static std::string emit(const python::Module &module, const std::string &path,
                        const std::string &cpu, const std::string &features,
                        const std::string &header, bool embedWeights,
                        std::vector<std::vector<int64_t>> sizes,
                        int64_t compileThreads) {
  EmitOptions options;
  options.threads = checkThreads("compile_threads", compileThreads);
  options.entry = module.model.getEntry().getSymName().str();
  options.cpu = cpu;
  options.features = features;
  options.headerPath = header;
  options.embedWeights = embedWeights;
  for (const std::vector<int64_t> &list : sizes)
    options.sizes.emplace_back(list.begin(), list.end());
  ArtifactKind kind = take(getArtifactKind(path));
  llvm::Expected<EmitResult> result = [&] {
    nb::gil_scoped_release release;
    return emitArtifact(module.model.getModule(), path, kind, options);
  }();
  EmitResult written = take(std::move(result));
  llvm::json::Object object{
      {"name", written.name},
      {"file", path},
      {"bytes", int64_t(written.artifactBytes)},
      {"parameters", written.parametersPath},
      {"weight_bytes", int64_t(written.parameterBytes)},
      {"workspace_bytes", int64_t(written.workspaceBytes)}};
  return llvm::formatv("{0}", llvm::json::Value(std::move(object))).str();
}

/// A copy whose inputs arrive quantized, and how many of them do.
static nb::tuple quantizeInputs(const python::Module &module) {
  Model model = take(module.model.copy());
  unsigned count = takeQuantizedInputs(model);
  return nb::make_tuple(std::make_unique<python::Module>(std::move(model)),
                        count);
}

template <typename T>
static nb::object orNone(const TensorSpec &spec,
                         T numerics::QuantParams::*member) {
  return spec.params ? nb::cast((*spec.params).*member) : nb::none();
}

static std::string represent(const TensorSpec &spec) {
  std::string sizes;
  for (int64_t size : spec.shape)
    sizes += (sizes.empty() ? "" : ", ") +
             (size < 0 ? std::string("None") : std::to_string(size));
  return "TensorSpec('" + spec.name + "', [" + sizes + "], '" + spec.dtype +
         "')";
}

void python::bindModule(nb::module_ &module) {
  nb::class_<TensorSpec>(module, "TensorSpec",
                         "Name, shape and elements of an input or output.")
      .def_ro("name", &TensorSpec::name)
      .def_prop_ro("shape",
                   [](const TensorSpec &spec) { return toTuple(spec.shape); })
      .def_ro("dtype", &TensorSpec::dtype)
      .def_prop_ro(
          "scale",
          [](const TensorSpec &spec) {
            return orNone(spec, &numerics::QuantParams::scale);
          },
          "Of int8 elements: real = scale * (stored - zero_point); else None.")
      .def_prop_ro("zero_point",
                   [](const TensorSpec &spec) {
                     return orNone(spec, &numerics::QuantParams::zeroPoint);
                   })
      .def("__repr__", represent);

  nb::class_<Module>(module, "Module", "A model: a function and its weights.")
      .def_static("parse", parse, nb::arg("path"),
                  nb::arg("parameters") = std::vector<std::string>(),
                  nb::arg("entry") = "",
                  "Reads .mlir or .mlirbc, and the weights beside it.")
      .def_static("parse_text", parseText, nb::arg("text"),
                  nb::arg("name") = "<string>",
                  "Parses MLIR's text; constants are inline.")
      .def("__str__", print)
      .def("save", save, nb::arg("path"),
           "Writes .mlir or .mlirbc, and a .safetensors beside it. Both appear "
           "complete or not at all.")
      .def("walk", walk,
           "Its ops as dicts, for exporters: op, name, operands and results "
           "(indices into types), attributes, constant (an array or None).")
      .def("summary", summarizeModule, "What it consists of, as JSON.")
      .def("emit", emit, nb::arg("path"), nb::kw_only(),
           nb::arg("cpu") = "native", nb::arg("features") = "",
           nb::arg("header") = "", nb::arg("embed_weights") = false,
           nb::arg("sizes") = std::vector<std::vector<int64_t>>(),
           nb::arg("compile_threads") = 0,
           "Writes .so, .a, .o, .ll or .s; what was written, as JSON.")
      .def_prop_ro(
          "name", [](const Module &self) { return self.model.getPath().str(); })
      .def("quantize_inputs", quantizeInputs,
           "A copy that takes int8 where this one quantizes an input first, "
           "and how many inputs that are.")
      .def_prop_ro("inputs", &Module::getInputs)
      .def_prop_ro("outputs", &Module::getOutputs)
      .def_prop_ro(
          "has_scales",
          [](const Module &self) {
            return hasOwnScales(self.model.getModule());
          },
          "Whether it has quantize and dequantize ops of its own.")
      .def_prop_ro(
          "batch_dependence",
          [](const Module &self) {
            return explainBatchDependence(self.model.getEntry());
          },
          "Why samples of a batch depend on each other; '' where they do not.");
}
