// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds, streams and registers the elements of constant tensors.

#include "qopt/Dialect/QNN/Transforms/ConstantSources.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "qopt/Codegen/WeightRecipe.h"
#include "qopt/Numerics/UnaryTables.h"
#include <cstring>

using namespace mlir;
using namespace mlir::qnn;
using llvm::Error;
using llvm::Expected;
using qopt::DType;
using qopt::ParameterHandle;
using qopt::ParameterInfo;

/// Rows are read and computed in blocks of about this size.
static constexpr uint64_t kBlockBytes = 1 << 20;

template <typename... Args> static Error fail(const Args &...args) {
  std::string message;
  llvm::raw_string_ostream os(message);
  ((os << args), ...);
  return llvm::createStringError(message);
}

std::optional<DType> qnn::getDType(Type type) {
  bool isSigned = true;
  if (auto quantized = dyn_cast<quant::QuantizedType>(type)) {
    isSigned = quantized.isSigned();
    type = quantized.getStorageType();
  }
  if (type.isF32())
    return DType::F32;
  if (!type.isInteger())
    return std::nullopt;
  switch (type.getIntOrFloatBitWidth()) {
  case 4:
    return DType::I4;
  case 8:
    return isSigned ? DType::I8 : DType::U8;
  case 16:
    return isSigned ? DType::I16 : DType::U16;
  case 32:
    return DType::I32;
  }
  return std::nullopt;
}

//===--------------------------------------------------------------------------------===//
// Sources
//===--------------------------------------------------------------------------------===//

static Expected<ConstantSource> getParameterSource(LoadParameterOp load) {
  auto parameter = SymbolTable::lookupNearestSymbolFrom<ParameterOp>(
      load, load.getParameterAttr());
  if (!parameter)
    return fail("there is no parameter ", load.getParameterAttr());
  StringRef key = parameter.getKey(), scope = parameter.getScope();
  auto &registry =
      load->getContext()->getOrLoadDialect<QNNDialect>()->getParameters();
  Expected<ParameterHandle> handle = registry.get(key, scope);
  if (!handle)
    return handle.takeError();
  auto type = cast<RankedTensorType>(load.getType());
  if (handle->info.dtype != getDType(type.getElementType()) ||
      ArrayRef<int64_t>(handle->info.shape) != type.getShape())
    return fail("parameter '", key, "' is ",
                qopt::formatShape(handle->info.shape), " of ",
                qopt::getName(handle->info.dtype), ", the model declares ",
                type);
  return ConstantSource{*handle, key.str(), scope.str()};
}

/// The raw bytes of an attribute, splats expanded.
static Expected<ConstantSource> getAttributeSource(DenseElementsAttr attr) {
  auto type = cast<RankedTensorType>(attr.getType());
  std::optional<DType> dtype = getDType(type.getElementType());
  if (!dtype)
    return fail("constants of type ", type, " are not supported");
  // Attributes have a byte for each element of 4 bits.
  bool isPacked = *dtype == DType::I4;
  Expected<ParameterInfo> info = ParameterInfo::get(
      "constant", isPacked ? DType::I8 : *dtype, type.getShape());
  if (!info)
    return info.takeError();
  SmallVector<char> expanded;
  ArrayRef<char> bytes = attr.getRawData();
  if (attr.isSplat()) {
    for (int64_t i = 0; i < type.getNumElements(); ++i)
      expanded.append(bytes.begin(), bytes.end());
    bytes = expanded;
  }
  auto source = std::make_shared<qopt::MemoryParameterSource>("constant");
  if (Error error = source->addCopy(*info, bytes))
    return std::move(error);
  ParameterHandle handle{source, "constant", *info};
  if (isPacked)
    if (Error error = qopt::makePackedI4(handle).moveInto(handle))
      return std::move(error);
  return ConstantSource{handle, "", ""};
}

Expected<ConstantSource> qnn::getConstantSource(Value value) {
  Operation *op = value.getDefiningOp();
  if (auto load = dyn_cast_or_null<LoadParameterOp>(op))
    return getParameterSource(load);
  if (isa_and_nonnull<TransposeOp, ReshapeOp>(op)) {
    Expected<ConstantSource> source = getConstantSource(op->getOperand(0));
    if (!source)
      return source;
    auto transpose = dyn_cast<TransposeOp>(op);
    Expected<ParameterHandle> handle =
        transpose
            ? makeTransposed(source->handle, transpose.getPerm())
            : makeReshaped(source->handle,
                           cast<RankedTensorType>(value.getType()).getShape());
    if (!handle)
      return handle.takeError();
    source->handle = *handle;
    return source;
  }
  if (auto constant = dyn_cast_or_null<ConstantOp>(op))
    if (auto attr = dyn_cast<DenseElementsAttr>(constant.getValue()))
      return getAttributeSource(attr);
  DenseElementsAttr attr;
  if (op && matchPattern(value, m_Constant(&attr)) &&
      isa<RankedTensorType>(attr.getType()))
    return getAttributeSource(attr);
  return fail("the value is neither a parameter nor an inline constant");
}

/// Copies `in` of shape `shape` to `out` with dimension i of the result being
/// perm[i].
static void permute(const char *in, ArrayRef<int64_t> shape,
                    ArrayRef<int64_t> perm, size_t elementBytes, char *out) {
  size_t rank = shape.size();
  SmallVector<int64_t> strides(rank, elementBytes), index(rank, 0);
  for (size_t i = rank - 1; i-- > 0;)
    strides[i] = strides[i + 1] * shape[i + 1];
  int64_t innerSize = shape[perm[rank - 1]],
          innerStride = strides[perm[rank - 1]];
  for (const char *row = in;;) {
    for (int64_t i = 0; i < innerSize; ++i, out += elementBytes)
      std::memcpy(out, row + i * innerStride, elementBytes);
    // Advance the outer indices like an odometer.
    size_t d = rank - 1;
    for (; d-- > 0;) {
      row += strides[perm[d]];
      if (++index[d] < shape[perm[d]])
        break;
      row -= strides[perm[d]] * index[d];
      index[d] = 0;
    }
    if (d == size_t(-1))
      return;
  }
}

/// Rows [begin, end) of the transposed tensor are, in the input, a range of
/// dimension perm[0]: one contiguous chunk for each index of the dimensions
/// before it.
static Error computeTransposedRows(const ParameterHandle &input,
                                   ArrayRef<int64_t> perm, uint64_t begin,
                                   uint64_t end, MutableArrayRef<char> out) {
  ArrayRef<int64_t> shape = input.info.shape;
  int64_t axis = perm[0];
  uint64_t elementBytes = qopt::getBitWidth(input.info.dtype) / 8,
           inner = elementBytes, outer = 1;
  for (int64_t size : shape.drop_front(axis + 1))
    inner *= size;
  for (int64_t size : shape.take_front(axis))
    outer *= size;
  Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate(out.size());
  if (!buffer)
    return buffer.takeError();
  uint64_t chunk = (end - begin) * inner;
  for (uint64_t i = 0; i < outer; ++i)
    if (Error error = input.read((i * shape[axis] + begin) * inner,
                                 buffer->getBytes().slice(i * chunk, chunk)))
      return error;
  SmallVector<int64_t> block(shape);
  block[axis] = end - begin;
  permute(buffer->data(), block, perm, elementBytes, out.data());
  return Error::success();
}

/// Does with packed elements what `move` does with bytes. What nibbles stand
/// for does not matter where they only move.
static Expected<ParameterHandle>
onBytes(const ParameterHandle &input,
        llvm::function_ref<Expected<ParameterHandle>(const ParameterHandle &)>
            move) {
  Expected<ParameterHandle> bytes =
      qopt::makeUnpackedI4(input, /*isSigned=*/false);
  if (!bytes)
    return bytes.takeError();
  Expected<ParameterHandle> moved = move(*bytes);
  if (!moved)
    return moved.takeError();
  return qopt::makePackedI4(*moved);
}

Expected<ParameterHandle> qnn::makeTransposed(const ParameterHandle &input,
                                              ArrayRef<int64_t> perm) {
  bool isIdentity = true;
  for (auto [i, p] : llvm::enumerate(perm))
    isIdentity &= int64_t(i) == p;
  if (isIdentity || input.info.bytes == 0)
    return input;
  if (input.info.dtype == DType::I4)
    return onBytes(input, [&](const ParameterHandle &bytes) {
      return makeTransposed(bytes, perm);
    });
  SmallVector<int64_t> shape;
  for (int64_t p : perm)
    shape.push_back(input.info.shape[p]);
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, input.info.dtype, shape);
  if (!info)
    return info.takeError();
  SmallVector<int64_t> order(perm);
  Expected<std::shared_ptr<qopt::ParameterSource>> source = qopt::makeDerived(
      *info, info->bytes / shape[0],
      [input, order](uint64_t begin, uint64_t end, MutableArrayRef<char> out) {
        return computeTransposedRows(input, order, begin, end, out);
      });
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, input.info.key, *info};
}

Expected<ParameterHandle> qnn::makeReshaped(const ParameterHandle &input,
                                            ArrayRef<int64_t> shape) {
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, input.info.dtype, shape);
  if (!info)
    return info.takeError();
  // Packed rows are padded: other rows are other bytes.
  if (info->dtype == DType::I4 && shape != ArrayRef<int64_t>(input.info.shape))
    return onBytes(input, [&](const ParameterHandle &bytes) {
      return makeReshaped(bytes, shape);
    });
  if (info->bytes != input.info.bytes)
    return fail("parameter '", input.info.key, "': cannot reshape ",
                qopt::formatShape(input.info.shape), " to ",
                qopt::formatShape(shape));
  return ParameterHandle{input.source, input.sourceKey, *info};
}

/// Rows of the derived source are the chunks that are contiguous in the input.
Expected<ParameterHandle> qnn::makeSliced(const ParameterHandle &input,
                                          int64_t axis, int64_t begin,
                                          int64_t size) {
  if (qopt::getBitWidth(input.info.dtype) % 8)
    return fail("parameter '", input.info.key,
                "': slicing packed elements is not supported");
  SmallVector<int64_t> shape(input.info.shape);
  uint64_t stride = shape[axis],
           inner = qopt::getBitWidth(input.info.dtype) / 8;
  shape[axis] = size;
  for (int64_t inside : ArrayRef(shape).drop_front(axis + 1))
    inner *= inside;
  Expected<ParameterInfo> info =
      ParameterInfo::get(input.info.key, input.info.dtype, shape);
  if (!info)
    return info.takeError();
  uint64_t chunk = size * inner;
  if (info->bytes == 0)
    return ParameterHandle{input.source, input.sourceKey, *info};
  Expected<std::shared_ptr<qopt::ParameterSource>> source = qopt::makeDerived(
      *info, chunk,
      [=](uint64_t first, uint64_t last, MutableArrayRef<char> out) -> Error {
        for (uint64_t row = first; row < last; ++row)
          if (Error error = input.read((row * stride + begin) * inner,
                                       out.slice((row - first) * chunk, chunk)))
            return error;
        return Error::success();
      });
  if (!source)
    return source.takeError();
  return ParameterHandle{*source, input.info.key, *info};
}

Expected<ParameterHandle> qnn::makeScaled(const ParameterHandle &input,
                                          int64_t axis,
                                          ArrayRef<double> factors) {
  ArrayRef<int64_t> shape = input.info.shape;
  uint64_t inner = 1;
  for (int64_t size : shape.drop_front(axis + 1))
    inner *= size;
  uint64_t rowBytes = input.info.bytes / shape[0],
           rowElements = rowBytes / sizeof(float);
  SmallVector<double> scale(factors);
  auto source = qopt::makeDerived(
      input.info, rowBytes,
      [=](uint64_t begin, uint64_t end, MutableArrayRef<char> out) -> Error {
        if (Error error = input.read(begin * rowBytes, out))
          return error;
        auto *values = reinterpret_cast<float *>(out.data());
        uint64_t first = begin * rowElements,
                 count = (end - begin) * rowElements;
        for (uint64_t i = 0; i < count; ++i)
          values[i] =
              float(values[i] * scale[(first + i) / inner % scale.size()]);
        return Error::success();
      });
  if (!source)
    return source.takeError();
  auto derivation = std::make_shared<const qopt::ParameterDerivation>(
      qopt::ParameterDerivation{input, qopt::getScaleRecipe(axis, factors)});
  return ParameterHandle{*source, input.info.key, input.info,
                         std::move(derivation)};
}

Error qnn::forEachRowBlock(
    const ParameterHandle &handle,
    llvm::function_ref<Error(uint64_t, ArrayRef<float>)> fn) {
  if (handle.info.bytes == 0)
    return Error::success();
  uint64_t rows = handle.info.shape.empty() ? 1 : handle.info.shape[0];
  uint64_t rowBytes = handle.info.bytes / rows;
  uint64_t blockRows = std::max<uint64_t>(1, kBlockBytes / rowBytes);
  Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate(std::min(rows, blockRows) * rowBytes);
  if (!buffer)
    return buffer.takeError();
  for (uint64_t begin = 0; begin < rows; begin += blockRows) {
    uint64_t bytes = std::min(rows - begin, blockRows) * rowBytes;
    if (Error error =
            handle.read(begin * rowBytes, buffer->getBytes().take_front(bytes)))
      return error;
    const auto *values = reinterpret_cast<const float *>(buffer->data());
    if (Error error = fn(begin, ArrayRef<float>(values, bytes / sizeof(float))))
      return error;
  }
  return Error::success();
}

//===--------------------------------------------------------------------------------===//
// Evaluation
//===--------------------------------------------------------------------------------===//

static std::optional<SmallVector<double>> readConstant(Value value) {
  Expected<ConstantSource> source = getConstantSource(value);
  if (!source) {
    llvm::consumeError(source.takeError());
    return std::nullopt;
  }
  SmallVector<double> result;
  Error error =
      forEachRowBlock(source->handle, [&](uint64_t, ArrayRef<float> values) {
        result.append(values.begin(), values.end());
        return Error::success();
      });
  if (error) {
    llvm::consumeError(std::move(error));
    return std::nullopt;
  }
  return result;
}

/// For each element of `result` the index of the element of `operand` that
/// broadcasts to it.
static SmallVector<int64_t> getBroadcastIndices(ArrayRef<int64_t> operand,
                                                ArrayRef<int64_t> result) {
  SmallVector<int64_t> indices{0};
  int64_t stride = 1;
  for (size_t back = 1; back <= result.size(); ++back) {
    int64_t size = result[result.size() - back];
    int64_t own = back <= operand.size() ? operand[operand.size() - back] : 1;
    SmallVector<int64_t> next;
    for (int64_t i = 0; i < size; ++i)
      for (int64_t index : indices)
        next.push_back(index + (own == 1 ? 0 : i * stride));
    stride *= own;
    indices = std::move(next);
  }
  return indices;
}

static std::optional<SmallVector<double>> evaluateBinary(Operation *op,
                                                         int64_t maxElements) {
  auto lhs = evaluateConstant(op->getOperand(0), maxElements);
  auto rhs = evaluateConstant(op->getOperand(1), maxElements);
  if (!lhs || !rhs)
    return std::nullopt;
  auto shapeOf = [](Value v) {
    return cast<RankedTensorType>(v.getType()).getShape();
  };
  ArrayRef<int64_t> shape = shapeOf(op->getResult(0));
  SmallVector<int64_t> left =
      getBroadcastIndices(shapeOf(op->getOperand(0)), shape);
  SmallVector<int64_t> right =
      getBroadcastIndices(shapeOf(op->getOperand(1)), shape);
  SmallVector<double> result;
  for (auto [l, r] : llvm::zip_equal(left, right)) {
    double a = (*lhs)[l], b = (*rhs)[r];
    result.push_back(isa<AddOp>(op) ? a + b : isa<SubOp>(op) ? a - b : a * b);
  }
  return result;
}

static std::optional<SmallVector<double>> evaluateUnary(UnaryOp op,
                                                        int64_t maxElements) {
  auto kind =
      qopt::numerics::findUnaryFunction(stringifyUnaryKind(op.getKind()).str());
  auto values = evaluateConstant(op.getInput(), maxElements);
  if (!kind || !values)
    return std::nullopt;
  const auto &function = qopt::numerics::getUnaryFunction(*kind);
  qopt::numerics::UnaryArgs args = function.defaults;
  if (op.getAlpha())
    args.alpha = op.getAlpha()->convertToDouble();
  for (double &value : *values)
    value = function.evaluate(value, args);
  return values;
}

std::optional<SmallVector<double>> qnn::evaluateConstant(Value value,
                                                         int64_t maxElements) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  Operation *op = value.getDefiningOp();
  if (!op || !type || !type.hasStaticShape() ||
      !type.getElementType().isF32() || type.getNumElements() > maxElements)
    return std::nullopt;
  if (isa<AddOp, SubOp, MulOp>(op)) {
    if (op->hasAttr("clamp_min") || op->hasAttr("clamp_max"))
      return std::nullopt;
    return evaluateBinary(op, maxElements);
  }
  if (auto unary = dyn_cast<UnaryOp>(op))
    return evaluateUnary(unary, maxElements);
  if (isa<ReshapeOp>(op))
    return evaluateConstant(op->getOperand(0), maxElements);
  return readConstant(value);
}

bool qnn::leavesEachRow(Value mask) {
  std::optional<SmallVector<double>> values = evaluateConstant(mask);
  if (!values || values->empty())
    return false;
  auto type = cast<RankedTensorType>(mask.getType());
  if (type.getRank() == 0)
    return false;
  int64_t size = type.getShape().back();
  for (size_t row = 0; row < values->size(); row += size)
    if (llvm::all_of(ArrayRef<double>(*values).slice(row, size),
                     [](double x) { return !(x > -HUGE_VAL); }))
      return false;
  return true;
}

//===--------------------------------------------------------------------------------===//
// New constants
//===--------------------------------------------------------------------------------===//

Expected<ParameterOp> qnn::createParameter(ModuleOp module,
                                           const ParameterHandle &handle,
                                           RankedTensorType type,
                                           const llvm::Twine &baseKey,
                                           StringRef suffix, StringRef scope) {
  auto &registry =
      module->getContext()->getOrLoadDialect<QNNDialect>()->getParameters();
  std::string key = (baseKey + suffix).str();
  for (int i = 1; registry.lookup(key, scope); ++i)
    key = (baseKey + suffix + "." + llvm::Twine(i)).str();
  ParameterHandle named = handle;
  named.info.key = key;
  if (Error error = registry.addParameter(key, named, scope))
    return std::move(error);
  OpBuilder b = OpBuilder::atBlockBegin(module.getBody());
  auto op = ParameterOp::create(b, module.getLoc(), key, key, scope, type,
                                /*sym_visibility=*/StringAttr());
  // Renames where another symbol has this name.
  SymbolTable(module).insert(op);
  return op;
}

unsigned
qnn::eraseUnusedParameters(ModuleOp module,
                           llvm::function_ref<bool(ParameterOp)> mayErase) {
  SymbolTableCollection tables;
  SymbolUserMap users(tables, module);
  unsigned count = 0;
  for (ParameterOp op :
       llvm::make_early_inc_range(module.getOps<ParameterOp>())) {
    if ((mayErase && !mayErase(op)) || !users.useEmpty(op))
      continue;
    op.erase();
    ++count;
  }
  return count;
}

Expected<Value> qnn::createConstant(OpBuilder &b, Location loc, ModuleOp module,
                                    const ConstantSource &source,
                                    RankedTensorType type, StringRef suffix,
                                    bool preferInline) {
  if (preferInline && int64_t(source.handle.info.bytes) <= kMaxInlineBytes) {
    // Packed elements are a format of files, not of attributes.
    ParameterHandle handle = source.handle;
    if (handle.info.dtype == DType::I4)
      if (Error error =
              qopt::makeUnpackedI4(handle, /*isSigned=*/false).moveInto(handle))
        return std::move(error);
    Expected<qopt::AlignedBuffer> bytes = handle.readAll();
    if (!bytes)
      return bytes.takeError();
    auto attr = DenseElementsAttr::getFromRawBuffer(
        cast<ShapedType>(getStorageTensorType(type)), bytes->getBytes());
    if (isQuantized(type))
      return Value(ConstantOp::create(b, loc, type, attr));
    return Value(arith::ConstantOp::create(b, loc, attr));
  }
  Expected<ParameterOp> parameter = createParameter(
      module, source.handle, type,
      source.isParameter() ? source.key : "constant", suffix, source.scope);
  if (!parameter)
    return parameter.takeError();
  return Value(
      LoadParameterOp::create(b, loc, type, parameter->getSymNameAttr()));
}

Expected<Value> qnn::createFloatConstant(OpBuilder &b, Location loc,
                                         ModuleOp module,
                                         ArrayRef<double> values,
                                         RankedTensorType type,
                                         const llvm::Twine &key) {
  SmallVector<float> floats(values.begin(), values.end());
  if (int64_t(floats.size() * sizeof(float)) <= kMaxInlineBytes)
    return Value(arith::ConstantOp::create(
        b, loc, DenseElementsAttr::get(type, ArrayRef(floats))));
  Expected<ParameterInfo> info =
      ParameterInfo::get("folded", DType::F32, type.getShape());
  if (!info)
    return info.takeError();
  auto source = std::make_shared<qopt::MemoryParameterSource>("folded");
  ArrayRef<char> bytes(reinterpret_cast<const char *>(floats.data()),
                       floats.size() * sizeof(float));
  if (Error error = source->addCopy(*info, bytes))
    return std::move(error);
  auto derivation = std::make_shared<const qopt::ParameterDerivation>(
      qopt::ParameterDerivation{{}, qopt::getConstantRecipe(bytes)});
  Expected<ParameterOp> parameter =
      createParameter(module, {source, "folded", *info, std::move(derivation)},
                      type, key, "", "");
  if (!parameter)
    return parameter.takeError();
  return Value(
      LoadParameterOp::create(b, loc, type, parameter->getSymNameAttr()));
}
