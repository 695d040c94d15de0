// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Replaces quantized constants by constants of quantized type. What is large
// stays outside the IR: a derived parameter quantizes rows when they are read,
// so a model of any size is quantized with the memory of a block.

#include "QuantizeGroups.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/RegionUtils.h"
#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "qopt/Dialect/QNN/Transforms/Passes.h"
#include "qopt/Numerics/Quantize.h"

namespace mlir::qnn {
#define GEN_PASS_DEF_QUANTIZECONSTANTSPASS
#include "qopt/Dialect/QNN/Transforms/Passes.h.inc"
} // namespace mlir::qnn

using namespace mlir;
using namespace mlir::qnn;
using llvm::Error;
using llvm::Expected;
using qopt::ParameterHandle;
using qopt::ParameterInfo;

namespace {
struct QuantizeConstants
    : public mlir::qnn::impl::QuantizeConstantsPassBase<QuantizeConstants> {
  using Base::Base;
  void runOnOperation() override;
  LogicalResult quantize(QuantizeOp op);
  FailureOr<Value> quantizeInGroups(QuantizeOp op,
                                    const ConstantSource &source);
  LogicalResult materializeView(Operation *op);
  FailureOr<Value> replace(Operation *op, const ConstantSource &source,
                           StringRef suffix, bool preferInline);
  void eraseUnused();

  /// What was made of a value, by type: two ops that share a weight share the
  /// parameter.
  DenseMap<std::pair<Value, Type>, Value> made;
};

/// Quantizes the rows of an f32 tensor.
class RowQuantizer {
public:
  static Expected<RowQuantizer> get(quant::QuantizedType type,
                                    ArrayRef<int64_t> shape);

  template <typename T>
  void quantize(uint64_t begin, uint64_t end, const float *in, T *out) const;

private:
  qopt::numerics::PerChannelParams params;
  /// -1: one scale for all.
  int64_t axis = -1;
  SmallVector<int64_t> shape;
};
} // namespace

Expected<RowQuantizer> RowQuantizer::get(quant::QuantizedType type,
                                         ArrayRef<int64_t> shape) {
  RowQuantizer result;
  result.shape.assign(shape.begin(), shape.end());
  result.params.storage = {type.getStorageTypeIntegralWidth(), type.isSigned(),
                           type.getStorageTypeMin(), type.getStorageTypeMax()};
  if (auto uniform = dyn_cast<quant::UniformQuantizedType>(type)) {
    result.params.scales = {uniform.getScale()};
    result.params.zeroPoints = {uniform.getZeroPoint()};
  } else if (auto perAxis =
                 dyn_cast<quant::UniformQuantizedPerAxisType>(type)) {
    result.params.scales.assign(perAxis.getScales().begin(),
                                perAxis.getScales().end());
    result.params.zeroPoints.assign(perAxis.getZeroPoints().begin(),
                                    perAxis.getZeroPoints().end());
    result.axis = perAxis.getQuantizedDimension();
  }
  if (std::string reason = validate(result.params); !reason.empty())
    return llvm::createStringError(reason);
  return result;
}

template <typename T>
void RowQuantizer::quantize(uint64_t begin, uint64_t end, const float *in,
                            T *out) const {
  uint64_t rowElements = 1;
  for (int64_t size : ArrayRef(shape).drop_front(shape.empty() ? 0 : 1))
    rowElements *= size;
  if (axis < 0) {
    qopt::numerics::Span<const float> values(in, (end - begin) * rowElements);
    return qopt::numerics::quantize(values, params.channel(0), out);
  }
  qopt::numerics::ChannelLayout layout;
  for (int64_t size : ArrayRef(shape).drop_front(axis + 1))
    layout.inner *= size;
  if (axis > 0) {
    layout.channels = shape[axis];
    layout.outer =
        (end - begin) * rowElements / (layout.channels * layout.inner);
    return qopt::numerics::quantize(in, layout, params, out);
  }
  layout.channels = end - begin;
  qopt::numerics::PerChannelParams rows;
  rows.storage = params.storage;
  rows.scales.assign(params.scales.begin() + begin,
                     params.scales.begin() + end);
  rows.zeroPoints.assign(params.zeroPoints.begin() + begin,
                         params.zeroPoints.begin() + end);
  qopt::numerics::quantize(in, layout, rows, out);
}

/// Quantizes rows into nibbles, the low one first; each row starts at a byte.
static Error quantizePacked(const RowQuantizer &quantizer, uint64_t begin,
                            uint64_t end, const float *in, uint64_t rowElements,
                            MutableArrayRef<char> out) {
  uint64_t rowBytes = (rowElements + 1) / 2;
  Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate(rowElements);
  if (!buffer)
    return buffer.takeError();
  auto *stored = reinterpret_cast<int8_t *>(buffer->data());
  for (uint64_t row = begin; row != end; ++row) {
    quantizer.quantize(row, row + 1, in + (row - begin) * rowElements, stored);
    qopt::numerics::packInt4(
        stored, rowElements,
        reinterpret_cast<uint8_t *>(out.data() + (row - begin) * rowBytes));
  }
  return Error::success();
}

/// A source that quantizes the rows of `input` when they are read.
static Expected<ParameterHandle> makeQuantized(const ParameterHandle &input,
                                               quant::QuantizedType type) {
  std::optional<qopt::DType> dtype = getDType(type);
  ArrayRef<int64_t> shape = input.info.shape;
  bool isPacked = dtype == qopt::DType::I4;
  // Packed vectors are one row, which quantizing by rows does not know.
  if (!dtype || (isPacked && shape.size() < 2))
    return llvm::createStringError(
        "quantizing to this storage type is not supported");
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, *dtype, shape);
  Expected<RowQuantizer> quantizer = RowQuantizer::get(type, shape);
  if (!info || !quantizer)
    return llvm::joinErrors(info.takeError(), quantizer.takeError());
  uint64_t rows = shape.empty() ? 1 : shape[0];
  uint64_t rowBytes = rows ? input.info.bytes / rows : 0;
  auto quantizeRows = [rowBytes, dtype = *dtype, quantizer = *quantizer](
                          uint64_t begin, uint64_t end, const float *in,
                          MutableArrayRef<char> out) -> Error {
    switch (dtype) {
    case qopt::DType::I4:
      return quantizePacked(quantizer, begin, end, in, rowBytes / sizeof(float),
                            out);
    case qopt::DType::I8:
      quantizer.quantize(begin, end, in,
                         reinterpret_cast<int8_t *>(out.data()));
      break;
    case qopt::DType::U8:
      quantizer.quantize(begin, end, in,
                         reinterpret_cast<uint8_t *>(out.data()));
      break;
    case qopt::DType::I16:
      quantizer.quantize(begin, end, in,
                         reinterpret_cast<int16_t *>(out.data()));
      break;
    case qopt::DType::U16:
      quantizer.quantize(begin, end, in,
                         reinterpret_cast<uint16_t *>(out.data()));
      break;
    default:
      quantizer.quantize(begin, end, in,
                         reinterpret_cast<int32_t *>(out.data()));
    }
    return Error::success();
  };
  // What is read stays in the cache until it is quantized.
  constexpr uint64_t blockBytes = 256 << 10;
  const uint64_t blockRows =
      std::max<uint64_t>(1, blockBytes / std::max<uint64_t>(rowBytes, 1));
  const uint64_t outBytes = rows ? info->bytes / rows : 0;
  auto computeRows = [=](uint64_t begin, uint64_t end,
                         MutableArrayRef<char> out) -> Error {
    Expected<qopt::AlignedBuffer> buffer = qopt::AlignedBuffer::allocate(
        std::min(blockRows, end - begin) * rowBytes);
    if (!buffer)
      return buffer.takeError();
    for (uint64_t row = begin; row < end;) {
      uint64_t count = std::min(blockRows, end - row);
      if (Error error = input.read(
              row * rowBytes, buffer->getBytes().take_front(count * rowBytes)))
        return error;
      if (Error error = quantizeRows(
              row, row + count, reinterpret_cast<const float *>(buffer->data()),
              out.take_front(count * outBytes)))
        return error;
      row += count;
      out = out.drop_front(count * outBytes);
    }
    return Error::success();
  };
  auto source = qopt::makeDerived(*info, outBytes, computeRows);
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, info->key, *info};
}

/// Replaces the result of `op` by the constant in `source`.
FailureOr<Value> QuantizeConstants::replace(Operation *op,
                                            const ConstantSource &source,
                                            StringRef suffix,
                                            bool preferInline) {
  OpBuilder b(op);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  Expected<Value> value = createConstant(b, op->getLoc(), getOperation(),
                                         source, type, suffix, preferInline);
  if (!value)
    return op->emitOpError(toString(value.takeError()));
  ++(value->getDefiningOp<LoadParameterOp>() ? numParameters : numConstants);
  op->getResult(0).replaceAllUsesWith(*value);
  return *value;
}

/// A parameter of the products; the registry keeps their parts for whoever
/// writes them.
FailureOr<Value>
QuantizeConstants::quantizeInGroups(QuantizeOp op,
                                    const ConstantSource &source) {
  auto fail = [&](Error error) {
    return op.emitOpError(toString(std::move(error)));
  };
  auto type = cast<quant::UniformQuantizedPerAxisType>(
      getQuantizedElementType(op.getType()));
  Expected<GroupedWeight> weight =
      qnn::quantizeInGroups(source.handle, type, weightGroup);
  if (!weight)
    return fail(weight.takeError());
  Expected<ParameterOp> parameter = createParameter(
      getOperation(), weight->values, op.getType(),
      source.isParameter() ? source.key : "constant", ".i4", source.scope);
  if (!parameter)
    return fail(parameter.takeError());
  OpBuilder b(op);
  (*parameter)
      ->setAttr(QNNDialect::kGroupAttr, b.getI64IntegerAttr(weightGroup));
  auto &registry = getContext().getLoadedDialect<QNNDialect>()->getParameters();
  StringRef key = parameter->getKey(), scope = parameter->getScope();
  for (auto &[part, handle] :
       {std::pair(qopt::getNibblesKey(key), weight->nibbles),
        std::pair(qopt::getMultipliersKey(key), weight->multipliers)})
    if (Error error = registry.addParameter(part, handle, scope,
                                            qopt::OnConflict::Replace))
      return fail(std::move(error));
  ++numParameters;
  Value load = LoadParameterOp::create(b, op.getLoc(), op.getType(),
                                       parameter->getSymNameAttr());
  op.getResult().replaceAllUsesWith(load);
  return load;
}

LogicalResult QuantizeConstants::quantize(QuantizeOp op) {
  Value &known = made[{op.getInput(), op.getType()}];
  if (known) {
    op.getResult().replaceAllUsesWith(known);
    return success();
  }
  Expected<ConstantSource> source = getConstantSource(op.getInput());
  if (!source)
    return op.emitOpError(toString(source.takeError()));
  quant::QuantizedType type = getQuantizedElementType(op.getType());
  if (weightGroup && canGroup(op.getType(), weightGroup)) {
    FailureOr<Value> value = quantizeInGroups(op, *source);
    if (succeeded(value))
      known = *value;
    return value;
  }
  Expected<ParameterHandle> quantized = makeQuantized(source->handle, type);
  if (!quantized)
    return op.emitOpError(toString(quantized.takeError()));
  source->handle = *quantized;
  std::string suffix;
  llvm::raw_string_ostream(suffix) << '.' << type.getStorageType();
  bool isBias = type.getStorageType().isInteger(32);
  // Packed weights are small as they are.
  bool isPacked = type.getStorageType().isInteger(4);
  FailureOr<Value> value = replace(
      op, *source, suffix, isBias || (!isPacked && !source->isParameter()));
  if (succeeded(value))
    known = *value;
  return value;
}

/// A transpose or reshape of a constant is a constant of its own.
LogicalResult QuantizeConstants::materializeView(Operation *op) {
  Expected<ConstantSource> source = getConstantSource(op->getResult(0));
  if (!source)
    return op->emitOpError(toString(source.takeError()));
  StringRef suffix = isa<TransposeOp>(op) ? ".transposed" : ".reshaped";
  return replace(op, *source, suffix, !source->isParameter());
}

void QuantizeConstants::eraseUnused() {
  IRRewriter rewriter(&getContext());
  (void)runRegionDCE(rewriter, getOperation()->getRegions());
  numErased += eraseUnusedParameters(getOperation());
}

void QuantizeConstants::runOnOperation() {
  made.clear();
  SmallVector<QuantizeOp> quantizes;
  getOperation().walk([&](QuantizeOp op) {
    if (isConstantOrParameter(op.getInput()) &&
        !op.getInput().getDefiningOp<DequantizeOp>())
      quantizes.push_back(op);
  });
  for (QuantizeOp op : quantizes)
    if (failed(quantize(op)))
      return signalPassFailure();
  eraseUnused();
  SmallVector<Operation *> views;
  getOperation().walk([&](Operation *op) {
    if (isa<TransposeOp, ReshapeOp>(op) &&
        isConstantOrParameter(op->getResult(0)) &&
        llvm::none_of(op->getUsers(), [](Operation *u) {
          return isa<TransposeOp, ReshapeOp>(u);
        }))
      views.push_back(op);
  });
  for (Operation *op : views)
    if (failed(materializeView(op)))
      return signalPassFailure();
  eraseUnused();
}
