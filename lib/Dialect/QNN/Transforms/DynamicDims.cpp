// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The symbols of a function's dynamic dimensions.

#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::qnn;
using namespace qopt;

llvm::Expected<SmallVector<int64_t>>
DynamicDims::getSizes(ArrayRef<SmallVector<int64_t>> shapes) const {
  SmallVector<int64_t> sizes(symbols.size(), -1);
  for (const Dim &dim : dims) {
    if (dim.argument >= shapes.size() ||
        dim.dimension >= shapes[dim.argument].size())
      return llvm::createStringError("argument " + llvm::Twine(dim.argument) +
                                     " has no dimension " +
                                     llvm::Twine(dim.dimension));
    int64_t size = shapes[dim.argument][dim.dimension];
    const std::string &symbol = symbols[dim.symbol];
    if (size < 1)
      return llvm::createStringError(
          "size '" + symbol + "' must be at least 1; dimension " +
          llvm::Twine(dim.dimension) + " of argument " +
          llvm::Twine(dim.argument) + " has " + llvm::Twine(size));
    int64_t &known = sizes[dim.symbol];
    if (known >= 0 && known != size)
      return llvm::createStringError(
          "size '" + symbol + "' is " + llvm::Twine(known) + " and " +
          llvm::Twine(size) + " (dimension " + llvm::Twine(dim.dimension) +
          " of argument " + llvm::Twine(dim.argument) + ")");
    known = size;
  }
  return sizes;
}

DynamicDims qopt::getDynamicDims(func::FuncOp function) {
  struct Found {
    unsigned argument, dimension;
    std::string name;
  };
  std::vector<Found> found;
  for (auto [index, type] : llvm::enumerate(function.getArgumentTypes())) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor)
      continue;
    auto names =
        function.getArgAttrOfType<ArrayAttr>(index, QNNDialect::kDimsAttr);
    unsigned position = 0;
    for (int64_t d = 0; d < tensor.getRank(); ++d) {
      if (!tensor.isDynamicDim(d))
        continue;
      // The verifier has seen that there are names for all.
      std::string name =
          names ? cast<StringAttr>(names[position]).str() : std::string();
      found.push_back({unsigned(index), unsigned(d), std::move(name)});
      ++position;
    }
  }
  bool oneBatch = llvm::all_of(found, [](const Found &dim) {
    return dim.name.empty() && dim.dimension == 0;
  });
  DynamicDims dims;
  for (Found &dim : found) {
    std::string name = !dim.name.empty() ? dim.name
                       : oneBatch ? std::string("batch")
                                  : "arg" + std::to_string(dim.argument) +
                                        ".dim" + std::to_string(dim.dimension);
    auto it = llvm::find(dims.symbols, name);
    unsigned symbol = it - dims.symbols.begin();
    if (it == dims.symbols.end())
      dims.symbols.push_back(name);
    dims.dims.push_back({dim.argument, dim.dimension, symbol});
  }
  return dims;
}
