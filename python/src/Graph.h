// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model under construction from Python: one function, its context, and
// handles to its values.

#ifndef QOPT_PYTHON_GRAPH_H
#define QOPT_PYTHON_GRAPH_H

#include "Common.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "qopt/Driver/Model.h"

namespace qopt::python {

class Value;

/// Shared with its values, which outlive it in Python.
class Graph : public std::enable_shared_from_this<Graph> {
public:
  explicit Graph(const std::string &name);

  Value addInput(const std::string &name, nb::sequence shape,
                 const std::string &dtype);
  Value addParameter(const std::string &key, nb::handle array,
                     const std::string &elements);
  Value addConstant(nb::handle array, const std::string &location);
  std::vector<Value> addOp(const std::string &name, nb::sequence operands,
                           nb::dict attributes, nb::sequence results,
                           const std::string &location);
  void setOutputs(const std::vector<Value> &values,
                  const std::vector<std::string> &names);
  Model finish(bool import);
  std::string print();

  /// Fails once the graph is finished.
  void requireOpen() const;
  /// A tensor type, from the text of its elements.
  mlir::Type parseType(const std::string &text) const;

private:
  /// Fails once the graph has its outputs.
  void requireNoOutputs() const;
  mlir::Value getValue(nb::handle object) const;
  /// Operands in order, and how many belong to each operand of the definition:
  /// a list is a variadic one, None one that is left out.
  void readOperands(nb::sequence operands,
                    llvm::SmallVectorImpl<mlir::Value> &values,
                    llvm::SmallVectorImpl<int32_t> &segments) const;
  mlir::Value addInline(const Array &array, mlir::Location loc);
  /// A parameter; half floats are read as f32.
  Value addStored(const std::string &key, const Array &array,
                  mlir::RankedTensorType type, bool isHalf, mlir::Location loc);
  /// Integers of a quantized type.
  Value addQuantized(const std::string &key, const Array &array,
                     const std::string &elements, mlir::Location loc);

  std::unique_ptr<mlir::MLIRContext> context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp function;
  mlir::OpBuilder builder;
  bool hasOutputs = false;
};

class Value {
public:
  Value(std::shared_ptr<const Graph> graph, mlir::Value value)
      : graph(std::move(graph)), value(value) {}

  mlir::Value get(const Graph *of = nullptr) const;

private:
  std::shared_ptr<const Graph> graph;
  mlir::Value value;
};

/// The attributes of an op from Python values, each of the kind that its
/// definition asks for.
mlir::DictionaryAttr convertAttributes(mlir::RegisteredOperationName name,
                                       nb::dict attributes,
                                       llvm::ArrayRef<int32_t> operandSegments);

/// An op that is in no block. Attributes of its definition become its
/// properties; null, with a diagnostic, where they cannot.
mlir::Operation *createOp(mlir::OperationState &state,
                          mlir::DictionaryAttr attributes);

/// Gives the op the types of its results, which its interfaces infer.
/// `diagnostics` has the reason on failure.
llvm::LogicalResult inferResultTypes(mlir::OperationState &state,
                                     mlir::DictionaryAttr attributes);

} // namespace qopt::python

#endif // QOPT_PYTHON_GRAPH_H
