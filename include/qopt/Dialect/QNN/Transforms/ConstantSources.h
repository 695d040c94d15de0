// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bytes of constant tensors, wherever they are: an inline attribute, a
// parameter, or either behind transposes and reshapes. Passes read them by row
// blocks through one handle, and put new ones back as derived parameters, so
// that no weight is in memory as a whole.

#ifndef QOPT_DIALECT_QNN_TRANSFORMS_CONSTANTSOURCES_H
#define QOPT_DIALECT_QNN_TRANSFORMS_CONSTANTSOURCES_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "qopt/Dialect/QNN/IR/QNN.h"
#include "qopt/Parameters/ParameterRegistry.h"

namespace mlir::qnn {

/// Larger tensors are parameters, smaller ones may be attributes.
constexpr int64_t kMaxInlineBytes = 4096;

/// Where the elements of a constant are, and what a parameter made from it is
/// to be called.
struct ConstantSource {
  qopt::ParameterHandle handle;
  /// Key of the parameter at the root; empty for an attribute.
  std::string key;
  std::string scope;
  bool isParameter() const { return !key.empty(); }
};

/// Finds the elements of a constant or parameter of f32 or stored integers,
/// looking through transpose and reshape. Fails with a message that names the
/// parameter.
llvm::Expected<ConstantSource> getConstantSource(Value value);

/// Calls `fn(rowBegin, elements)` for consecutive blocks of rows (slices along
/// dimension 0; a scalar is one row) of an f32 parameter, with the memory of
/// one block.
llvm::Error forEachRowBlock(
    const qopt::ParameterHandle &handle,
    llvm::function_ref<llvm::Error(uint64_t rowBegin, ArrayRef<float> values)>
        fn);

/// A derived source with the dimensions of `input` permuted: dimension i of the
/// result is perm[i] of the input.
llvm::Expected<qopt::ParameterHandle>
makeTransposed(const qopt::ParameterHandle &input, ArrayRef<int64_t> perm);
llvm::Expected<qopt::ParameterHandle>
makeReshaped(const qopt::ParameterHandle &input, ArrayRef<int64_t> shape);

/// A derived source with indices [begin, begin + size) of one dimension.
llvm::Expected<qopt::ParameterHandle>
makeSliced(const qopt::ParameterHandle &input, int64_t axis, int64_t begin,
           int64_t size);

/// A derived source of f32 weights times one factor for each index along
/// `axis`, multiplied as doubles.
llvm::Expected<qopt::ParameterHandle>
makeScaled(const qopt::ParameterHandle &input, int64_t axis,
           ArrayRef<double> factors);

/// The elements of a small f32 constant as doubles, evaluated through reshape,
/// transpose, add, sub, mul and unary ops on constants. None where it is not
/// constant, or has more than `maxElements`.
std::optional<SmallVector<double>>
evaluateConstant(Value value, int64_t maxElements = 1 << 20);

/// Whether `mask` is constant and leaves in each row, its last dimension, an
/// element above -infinity.
bool leavesEachRow(Value mask);

/// Registers `handle` as a parameter named after `baseKey`, unless it has this
/// key already, and declares its symbol in the module. `suffix` keeps it apart
/// from the parameter it comes from.
llvm::Expected<ParameterOp> createParameter(ModuleOp module,
                                            const qopt::ParameterHandle &handle,
                                            RankedTensorType type,
                                            const llvm::Twine &baseKey,
                                            StringRef suffix, StringRef scope);

/// Erases the parameters that nobody loads and that `mayErase`, if given,
/// accepts; returns how many. One walk: asking for the uses of each symbol is
/// quadratic in the number of layers.
unsigned
eraseUnusedParameters(ModuleOp module,
                      llvm::function_ref<bool(ParameterOp)> mayErase = nullptr);

/// The storage type of a parameter of this element type; none if there is no
/// such type.
std::optional<qopt::DType> getDType(Type elementType);

/// The constant in `source` as a value: an attribute if that is preferred and
/// it is small, otherwise a parameter.
llvm::Expected<Value> createConstant(OpBuilder &b, Location loc,
                                     ModuleOp module,
                                     const ConstantSource &source,
                                     RankedTensorType type, StringRef suffix,
                                     bool preferInline);

/// A constant f32 tensor: an attribute if it is small, otherwise a parameter.
llvm::Expected<Value> createFloatConstant(OpBuilder &b, Location loc,
                                          ModuleOp module,
                                          ArrayRef<double> values,
                                          RankedTensorType type,
                                          const llvm::Twine &key);

} // namespace mlir::qnn

#endif // QOPT_DIALECT_QNN_TRANSFORMS_CONSTANTSOURCES_H
