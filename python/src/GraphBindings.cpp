// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Graph and Value as Python classes.

#include "Graph.h"
#include "Module.h"
#include "qopt/Dialect/QNN/IR/QNN.h"

using namespace qopt;
using namespace qopt::python;

static std::string print(mlir::Type type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  type.print(os);
  return text;
}

static mlir::RankedTensorType getTensorType(const python::Value &value) {
  auto type = mlir::dyn_cast<mlir::RankedTensorType>(value.get().getType());
  if (!type)
    fail("the value is no ranked tensor but " + print(value.get().getType()));
  return type;
}

static nb::tuple getShape(const python::Value &value) {
  return toTuple(getTensorType(value).getShape());
}

static std::string getDType(const python::Value &value) {
  mlir::Type element = getTensorType(value).getElementType();
  return element.isInteger(1) ? "bool" : print(element);
}

static std::string getProducer(const python::Value &value) {
  mlir::Operation *op = value.get().getDefiningOp();
  return op ? op->getName().getStringRef().str() : "";
}

static std::string represent(const python::Value &value) {
  return "Value(" + print(value.get().getType()) + ")";
}

static void bindValue(nb::module_ &module) {
  nb::class_<python::Value>(module, "Value", "A tensor inside of a Graph.")
      .def_prop_ro("shape", getShape, "Sizes; None where a size is dynamic.")
      .def_prop_ro("dtype", getDType,
                   "The elements as text: 'f32', 'i32', 'bool', "
                   "'!quant.uniform<...>'.")
      .def_prop_ro(
          "type",
          [](const python::Value &value) {
            return print(value.get().getType());
          },
          "MLIR's text of the type.")
      .def_prop_ro("producer", getProducer,
                   "The name of the op that computes it; '' for an input.")
      .def("__repr__", represent);
}

void python::bindGraph(nb::module_ &module) {
  bindValue(module);
  nb::class_<Graph>(module, "Graph",
                    "A model under construction: one function with its "
                    "parameters.")
      .def(nb::new_([](const std::string &name) {
             return std::make_shared<Graph>(name);
           }),
           nb::arg("name") = "main")
      .def("input", &Graph::addInput, nb::arg("name"), nb::arg("shape"),
           nb::arg("dtype") = "f32",
           "Adds an argument of the function; None is a dynamic size.")
      .def("parameter", &Graph::addParameter, nb::arg("key"), nb::arg("array"),
           nb::kw_only(), nb::arg("elements") = "",
           "A weight, borrowed from the array as long as the model lives; at "
           "most 4 KiB become an inline constant. f16 and bf16 are read as "
           "f32. `elements` is the quantized type by which integers are read.")
      .def("constant", &Graph::addConstant, nb::arg("array"),
           nb::arg("location") = "", "An inline constant.")
      .def("op", &Graph::addOp, nb::arg("name"), nb::arg("operands"),
           nb::arg("attributes") = nb::dict(), nb::kw_only(),
           nb::arg("results") = nb::tuple(), nb::arg("location") = "",
           "Adds an op and checks it; see qopt.Graph in docs/Python.md.")
      .def("output", &Graph::setOutputs, nb::arg("values"), nb::arg("names"),
           "Sets the results of the function.")
      .def(
          "finish",
          [](Graph &graph, bool clean) {
            return std::make_unique<Module>(graph.finish(clean));
          },
          nb::arg("clean") = true,
          "The model; with `clean`, after qopt-import-pipeline: composite ops "
          "recognized, transposes cancelled, views of weights folded.")
      .def("__str__", &Graph::print);
}
