// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// qnn-split-matmuls: one matmul for each part into which its result is sliced.
// The gates of a recurrent cell, or query, key and value, come as one product;
// as int8 they would have one scale, and no part could take in the add that
// follows it.

#include "mlir/IR/PatternMatch.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Matchers.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_SPLITMATMULSPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;

namespace {
/// Columns [begin, begin + size) of a product, which `slice` takes.
struct Part {
  SliceOp slice;
  int64_t begin, size;
};

struct SplitMatmuls : public qnn::impl::SplitMatmulsPassBase<SplitMatmuls> {
  void runOnOperation() override;

private:
  LogicalResult split(MatmulOp op, ArrayRef<Part> parts);
  FailureOr<Value> getPart(Value constant, int64_t axis, const Part &part);

  /// Equal parts of one constant are one value: the steps of a cell share
  /// their weights.
  DenseMap<std::tuple<Value, int64_t, int64_t, int64_t>, Value> constants;
  llvm::StringSet<> keys;
};
} // namespace

/// The part that a slice takes of the last dimension, if it takes all of the
/// others.
static std::optional<Part> getPart(Operation *user) {
  auto slice = dyn_cast<SliceOp>(user);
  if (!slice)
    return std::nullopt;
  ArrayRef<int64_t> shape = typeOf(slice.getInput()).getShape();
  size_t last = shape.size() - 1;
  for (size_t d = 0; d <= last; ++d)
    if (slice.getStrides()[d] != 1 ||
        (d < last &&
         (slice.getOffsets()[d] != 0 ||
          (slice.getSizes()[d] != kToEnd && slice.getSizes()[d] != shape[d]))))
      return std::nullopt;
  int64_t size = slice.getType().getDimSize(last);
  if (ShapedType::isDynamic(size))
    return std::nullopt;
  return Part{slice, slice.getOffsets()[last], size};
}

/// The parts of a product with constant weights; empty if its result goes
/// elsewhere too, or if parts overlap, which would be computed twice.
static SmallVector<Part> findParts(MatmulOp op) {
  SmallVector<Part> parts;
  if (op.getResidual() || op.getClampMin() || op.getClampMax() ||
      isQuantized(op.getType()) || !isConstantOrParameter(op.getRhs()) ||
      (op.getBias() && !isConstantOrParameter(op.getBias())))
    return parts;
  for (Operation *user : op->getUsers()) {
    std::optional<Part> part = ::getPart(user);
    if (!part)
      return {};
    parts.push_back(*part);
  }
  llvm::sort(parts, [](const Part &a, const Part &b) {
    return std::tie(a.begin, a.size) < std::tie(b.begin, b.size);
  });
  for (size_t i = 1; i < parts.size(); ++i)
    if (parts[i - 1].begin + parts[i - 1].size > parts[i].begin)
      return {};
  return parts.size() > 1 ? parts : SmallVector<Part>();
}

/// The slice of a constant along `axis` that belongs to a part.
FailureOr<Value> SplitMatmuls::getPart(Value constant, int64_t axis,
                                       const Part &part) {
  Value &result = constants[{constant, axis, part.begin, part.size}];
  if (result)
    return result;
  OpBuilder b(&getContext());
  b.setInsertionPointAfterValue(constant);
  auto fail = [&](llvm::Error error) {
    return emitError(constant.getLoc(), toString(std::move(error)));
  };
  llvm::Expected<ConstantSource> source = getConstantSource(constant);
  if (!source)
    return fail(source.takeError());
  llvm::Expected<qopt::ParameterHandle> handle =
      makeSliced(source->handle, axis, part.begin, part.size);
  if (!handle)
    return fail(handle.takeError());
  SmallVector<int64_t> shape(typeOf(constant).getShape());
  shape[axis] = part.size;
  if (source->isParameter())
    keys.insert(source->key);
  source->handle = *handle;
  llvm::Expected<Value> created = createConstant(
      b, constant.getLoc(), getOperation(), *source,
      typeOf(constant).clone(shape), "." + std::to_string(part.begin),
      /*preferInline=*/!source->isParameter());
  if (!created)
    return fail(created.takeError());
  return result = *created;
}

LogicalResult SplitMatmuls::split(MatmulOp op, ArrayRef<Part> parts) {
  int64_t axis = typeOf(op.getRhs()).getRank() - (op.getTransposeRhs() ? 2 : 1);
  for (Part part : parts) {
    FailureOr<Value> weight = getPart(op.getRhs(), axis, part);
    if (failed(weight))
      return failure();
    Value bias = op.getBias();
    if (bias) {
      FailureOr<Value> sliced = getPart(bias, 0, part);
      if (failed(sliced))
        return failure();
      bias = *sliced;
    }
    OpBuilder b(op);
    Value product = MatmulOp::create(
        b, op.getLoc(), part.slice.getType(), op.getLhs(), *weight, bias,
        /*residual=*/Value(), op.getTransposeLhs(), op.getTransposeRhs(),
        FloatAttr(), FloatAttr());
    part.slice.getResult().replaceAllUsesWith(product);
    part.slice->erase();
  }
  op->erase();
  ++numSplit;
  return success();
}

void SplitMatmuls::runOnOperation() {
  constants.clear();
  keys.clear();
  SmallVector<MatmulOp> matmuls;
  getOperation().walk([&](MatmulOp op) { matmuls.push_back(op); });
  for (MatmulOp op : matmuls) {
    SmallVector<Part> parts = findParts(op);
    if (!parts.empty() && failed(split(op, parts)))
      return signalPassFailure();
  }
  // Whole weights that nothing reads any more.
  getOperation().walk([](LoadParameterOp op) {
    if (op->use_empty())
      op->erase();
  });
  eraseUnusedParameters(getOperation(), [&](ParameterOp parameter) {
    return keys.contains(parameter.getKey());
  });
}
