// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Packing of weights and sums over them, by streaming.

#include "WeightDerivation.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Matchers.h"
#include <cstring>

using namespace mlir;
using namespace mlir::qnn;

static std::optional<qopt::DType> getStoredType(Type type) {
  if (type.isInteger(8))
    return qopt::DType::I8;
  if (type.isInteger(32))
    return qopt::DType::I32;
  if (type.isF32())
    return qopt::DType::F32;
  return std::nullopt;
}

bool qnn::canDerive(Operation *op) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (!getStoredType(type.getElementType()))
    return false;
  auto pack = dyn_cast<linalg::PackOp>(op);
  if (!pack)
    return true;
  Value padding = pack.getPaddingValue();
  return type.hasStaticShape() && pack.getInnerTiles().empty() &&
         (!padding || matchPattern(padding, m_Zero()) ||
          matchPattern(padding, m_PosZeroFloat()));
}

static qopt::PackLayout getLayout(linalg::PackOp op) {
  qopt::PackLayout layout;
  auto source = cast<RankedTensorType>(op.getSource().getType());
  layout.source = SmallVector<int64_t>(source.getShape());
  layout.order = SmallVector<int64_t>(op.getOuterDimsPerm());
  if (layout.order.empty())
    layout.order = llvm::to_vector(llvm::seq<int64_t>(source.getRank()));
  layout.tiled = SmallVector<int64_t>(op.getInnerDimsPos());
  layout.tiles = op.getStaticTiles();
  layout.elementBytes = source.getElementTypeBitWidth() / 8;
  return layout;
}

static qopt::SumLayout getLayout(linalg::GenericOp op) {
  qopt::SumLayout layout;
  auto source = cast<RankedTensorType>(op->getOperand(0).getType());
  layout.source = SmallVector<int64_t>(source.getShape());
  AffineMap result = op.getIndexingMapsArray().back();
  for (unsigned i = 0; i < result.getNumResults(); ++i)
    layout.kept.push_back(result.getDimPosition(i));
  return layout;
}

/// Blocks in which weights are read and packed. Where columns become rows, each
/// block reads a part of every row, so there should not be many.
static constexpr uint64_t kBlockBytes = 8 << 20;

/// Reads a box of a parameter, dense: from `begins` on, `sizes` elements.
static llvm::Expected<qopt::AlignedBuffer>
readBox(const qopt::ParameterHandle &handle, ArrayRef<int64_t> shape,
        int64_t elementBytes, ArrayRef<int64_t> begins,
        ArrayRef<int64_t> sizes) {
  // What is contiguous: the dimensions behind the last that is cut, and it.
  size_t last = shape.size() - 1;
  uint64_t inner = elementBytes;
  while (last > 0 && sizes[last] == shape[last])
    inner *= shape[last--];
  uint64_t run = inner * sizes[last], count = 1;
  for (int64_t size : sizes.take_front(last))
    count *= size;
  llvm::Expected<qopt::AlignedBuffer> buffer =
      qopt::AlignedBuffer::allocate(count * run);
  if (!buffer)
    return buffer.takeError();
  SmallVector<int64_t> position(last, 0);
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t row = 0;
    for (size_t dim = 0; dim < last; ++dim)
      row = row * shape[dim] + begins[dim] + position[dim];
    uint64_t offset = (row * shape[last] + begins[last]) * inner;
    if (llvm::Error error =
            handle.read(offset, buffer->getBytes().slice(i * run, run)))
      return std::move(error);
    for (size_t dim = last; dim-- > 0 && ++position[dim] == sizes[dim];)
      position[dim] = 0;
  }
  return buffer;
}

/// Packs indices [begin, end) of the outer dimension `outer` of the result, of
/// the part of the source that the box of `layout` in `handle` is.
static llvm::Error packPart(const qopt::ParameterHandle &handle,
                            const qopt::PackLayout &layout,
                            ArrayRef<std::pair<int64_t, int64_t>> parts,
                            MutableArrayRef<char> out) {
  SmallVector<int64_t> begins(layout.source.size(), 0);
  qopt::PackLayout part = layout;
  for (auto [outer, range] : llvm::enumerate(parts)) {
    begins[layout.order[outer]] =
        layout.getSourceRange(outer, range.first, range.second).first;
    part = part.getPart(outer, range.first, range.second);
  }
  llvm::Expected<qopt::AlignedBuffer> in =
      readBox(handle, layout.source, layout.elementBytes, begins, part.source);
  if (!in)
    return in.takeError();
  part.compute(in->getBytes(), out);
  return llvm::Error::success();
}

using Source = llvm::Expected<std::shared_ptr<qopt::ParameterSource>>;

/// Rows of the packed weight are its first dimension, or the first two where
/// rows of the first alone are large.
static Source derivePacked(const qopt::ParameterHandle &handle,
                           const qopt::ParameterInfo &info,
                           qopt::PackLayout layout) {
  qopt::DerivedOptions options;
  options.blockBytes = kBlockBytes;
  int64_t rowBytes = info.bytes / info.shape.front(), inner = 1;
  if (rowBytes > int64_t(kBlockBytes) && layout.order.size() > 1) {
    inner = info.shape[1];
    rowBytes /= inner;
  }
  auto rows = [=](uint64_t begin, uint64_t end,
                  MutableArrayRef<char> out) -> llvm::Error {
    if (inner == 1)
      return packPart(handle, layout, {{begin, end}}, out);
    for (int64_t row = begin, last = end; row < last;) {
      int64_t first = row / inner, from = row % inner;
      int64_t count = std::min(inner - from, last - row);
      if (llvm::Error error = packPart(
              handle, layout, {{first, first + 1}, {from, from + count}},
              out.take_front(count * rowBytes)))
        return error;
      out = out.drop_front(count * rowBytes);
      row += count;
    }
    return llvm::Error::success();
  };
  return qopt::makeDerived(info, rowBytes, rows, options);
}

static Source deriveSums(const qopt::ParameterHandle &handle,
                         const qopt::ParameterInfo &info,
                         qopt::SumLayout layout) {
  qopt::DerivedOptions options;
  options.blockBytes = info.bytes;
  uint64_t count = info.bytes / sizeof(int32_t);
  int64_t numRows = layout.source.front();
  uint64_t rowBytes = handle.info.bytes / numRows;
  auto readRows = [=](int64_t first, int64_t last) {
    SmallVector<int64_t> begins(layout.source.size(), 0), sizes(layout.source);
    begins[0] = first;
    sizes[0] = last - first;
    return readBox(handle, layout.source, /*elementBytes=*/1, begins, sizes);
  };
  auto rows = [=](uint64_t begin, uint64_t end,
                  MutableArrayRef<char> out) -> llvm::Error {
    std::vector<int32_t> sums(count);
    int64_t step = std::max<int64_t>(1, kBlockBytes / rowBytes);
    for (int64_t row = 0; row < numRows; row += step) {
      llvm::Expected<qopt::AlignedBuffer> in =
          readRows(row, std::min(row + step, numRows));
      if (!in)
        return in.takeError();
      layout.add(in->getBytes(), row, sums);
    }
    std::memcpy(out.data(), sums.data() + begin,
                (end - begin) * sizeof(int32_t));
    return llvm::Error::success();
  };
  return qopt::makeDerived(info, sizeof(int32_t), rows, options);
}

template <typename Layout>
static llvm::Expected<qopt::ParameterHandle>
finish(Source source, const Layout &layout, const qopt::ParameterHandle &weight,
       const qopt::ParameterInfo &info) {
  if (!source)
    return source.takeError();
  auto derivation = std::make_shared<const qopt::ParameterDerivation>(
      qopt::ParameterDerivation{weight, qopt::getRecipe(layout)});
  return qopt::ParameterHandle{*source, info.key, info, std::move(derivation)};
}

llvm::Expected<qopt::ParameterHandle>
qopt::deriveWeight(const PackLayout &layout, const ParameterHandle &weight,
                   const ParameterInfo &info) {
  return finish(derivePacked(weight, info, layout), layout, weight, info);
}

llvm::Expected<qopt::ParameterHandle>
qopt::deriveWeight(const SumLayout &layout, const ParameterHandle &weight,
                   const ParameterInfo &info) {
  return finish(deriveSums(weight, info, layout), layout, weight, info);
}

std::string qnn::describeDerivation(Operation *op) {
  auto pack = dyn_cast<linalg::PackOp>(op);
  return pack ? getLayout(pack).describe()
              : getLayout(cast<linalg::GenericOp>(op)).describe();
}

llvm::Expected<qopt::ParameterHandle>
qnn::deriveWeight(Operation *op, const qopt::ParameterHandle &weight,
                  StringRef key) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  llvm::Expected<qopt::ParameterInfo> info = qopt::ParameterInfo::get(
      key, *getStoredType(type.getElementType()), type.getShape());
  if (!info)
    return info.takeError();
  if (auto pack = dyn_cast<linalg::PackOp>(op))
    return qopt::deriveWeight(getLayout(pack), weight, *info);
  return qopt::deriveWeight(getLayout(cast<linalg::GenericOp>(op)), weight,
                            *info);
}
