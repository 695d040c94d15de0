// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pairs array files with arguments and cuts them into batches.

#include "qopt/Data/Dataset.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include <algorithm>
#include <cstring>

using namespace llvm;
using namespace qopt;

static bool isNpz(StringRef path) { return path.ends_with_insensitive(".npz"); }

/// A .npz pairs by name; where numpy made up the names (arr_0, arr_1, ...), by
/// order.
static std::string findArray(const NpzFile &archive, StringRef name,
                             size_t index) {
  if (archive.contains(name))
    return name.str();
  std::string numbered = ("arr_" + Twine(index)).str();
  return archive.contains(numbered) ? numbered : std::string();
}

Error Dataset::openColumns(ArrayRef<std::string> files,
                           ArrayRef<ArgumentSpec> arguments) {
  bool single = files.size() == 1 && isNpz(files[0]);
  if (single) {
    Expected<NpzFile> file = NpzFile::open(files[0]);
    if (!file)
      return file.takeError();
    archive = std::make_unique<NpzFile>(std::move(*file));
    unused.assign(archive->getNames().begin(), archive->getNames().end());
  } else if (files.size() != arguments.size()) {
    return createStringError("the function has " + Twine(arguments.size()) +
                             " arguments, but " + Twine(files.size()) +
                             " input files are given");
  }
  for (auto [index, spec] : llvm::enumerate(arguments)) {
    Column column;
    column.spec = spec;
    column.file = single ? files[0] : files[index];
    if (single) {
      std::string name = findArray(*archive, spec.name, index);
      if (name.empty())
        return createStringError(
            column.file + ": no array '" + spec.name + "' for argument " +
            Twine(index) + "; it has " +
            (unused.empty() ? "none" : llvm::join(archive->getNames(), ", ")));
      if (Error error = archive->openRows(name).moveInto(column.rows))
        return error;
      llvm::erase(unused, name);
    } else if (isNpz(column.file)) {
      return createStringError(
          column.file +
          ": a .npz must be the only input; it holds all arguments");
    } else {
      Expected<NpyArray> array = readNpy(column.file);
      if (!array)
        return array.takeError();
      column.rows = makeRowReader(std::move(*array));
    }
    columns.push_back(std::move(column));
  }
  return Error::success();
}

/// Whether the dimensions behind the first fit, dynamic ones fitting anything.
static bool tailMatches(ArrayRef<int64_t> expected, ArrayRef<int64_t> given) {
  if (expected.size() != given.size())
    return false;
  for (size_t i = 1; i < expected.size(); ++i)
    if (expected[i] >= 0 && expected[i] != given[i])
      return false;
  return true;
}

static Error checkColumn(StringRef file, const ArgumentSpec &spec,
                         const RowReader &rows) {
  auto fail = [&](const Twine &what) {
    return createStringError(file + ": argument '" + spec.name + "' " + what);
  };
  if (!isConvertible(rows.getDType(), spec.dtype))
    return fail("has type " + getName(spec.dtype) + ", the array has " +
                getName(rows.getDType()));
  if (!tailMatches(spec.shape, rows.getShape()))
    return fail("has shape " + formatShape(spec.shape) + ", the array has " +
                formatShape(rows.getShape()));
  if (llvm::is_contained(rows.getShape(), 0))
    return fail("gets an empty array of shape " + formatShape(rows.getShape()));
  return Error::success();
}

/// In one call, a dimension 0 that is not dynamic is as declared.
Error Dataset::checkFixedRows() const {
  for (const Column &column : columns) {
    ArrayRef<int64_t> declared = column.spec.shape;
    if (!declared.empty() && declared[0] >= 0 &&
        declared[0] != column.rows->getShape()[0])
      return createStringError(column.file + ": argument '" + column.spec.name +
                               "' has shape " + formatShape(declared) +
                               ", the array has " +
                               formatShape(column.rows->getShape()));
  }
  return Error::success();
}

Error Dataset::checkShapes(DatasetOptions options) {
  for (const Column &column : columns)
    if (Error error = checkColumn(column.file, column.spec, *column.rows))
      return error;
  const Column &first = columns.front();
  if (options.oneCall) {
    auto rowsOf = [](const Column &c) {
      return c.spec.shape.empty() ? -1 : c.rows->getNumRows();
    };
    wholeCall = !llvm::all_of(columns, [&](const Column &c) {
      return rowsOf(c) == rowsOf(first) && rowsOf(c) > 0;
    });
    batchSize = numSamples = wholeCall ? 1 : rowsOf(first);
    return checkFixedRows();
  }
  auto batchOf = [](const Column &column) {
    return column.spec.shape.empty() ? int64_t(1) : column.spec.shape[0];
  };
  // One call's worth of data fits any function.
  bool oneCall = llvm::all_of(columns, [&](const Column &column) {
    return column.spec.shape.empty() ||
           (batchOf(column) >= 0 &&
            batchOf(column) == column.rows->getShape()[0]);
  });
  if (oneCall) {
    batchSize = numSamples = batchOf(first);
    // Where the arguments disagree there are no samples to count, only the one
    // call.
    if (!llvm::all_of(columns,
                      [&](const Column &c) { return batchOf(c) == batchSize; }))
      batchSize = numSamples = 1, wholeCall = true;
    return Error::success();
  }
  for (const Column &column : columns) {
    if (column.spec.shape.empty() || batchOf(column) != batchOf(first) ||
        batchOf(column) == 0)
      return createStringError(
          column.file + ": argument '" + column.spec.name + "' has shape " +
          formatShape(column.spec.shape) +
          ": not all arguments have the same dimension 0, so it cannot "
          "count samples; give arrays for exactly one call");
    if (column.rows->getNumRows() != first.rows->getNumRows())
      return createStringError(
          column.file + ": " + Twine(column.rows->getNumRows()) +
          " samples for argument '" + column.spec.name + "', but " +
          Twine(first.rows->getNumRows()) + " for '" + first.spec.name + "'");
  }
  numSamples = first.rows->getNumRows();
  dynamicBatch = batchOf(first) < 0;
  if (options.maxSamples > 0)
    numSamples = std::min(numSamples, options.maxSamples);
  batchSize =
      dynamicBatch
          ? std::max<int64_t>(1, std::min(options.dynamicBatch, numSamples))
          : batchOf(first);
  dynamicBatch &= !options.padLastBatch;
  return Error::success();
}

Expected<Dataset> Dataset::open(ArrayRef<std::string> files,
                                ArrayRef<ArgumentSpec> arguments,
                                DatasetOptions options) {
  Dataset dataset;
  if (files.empty())
    return createStringError("no input files");
  if (Error error = dataset.openColumns(files, arguments))
    return std::move(error);
  if (dataset.columns.empty())
    return createStringError("the function has no arguments to give data to");
  if (Error error = dataset.checkShapes(options))
    return std::move(error);
  return std::move(dataset);
}

/// `count` rows from `first`, the last repeated up to `rows`, in the argument's
/// type.
Expected<ByteView> Dataset::readColumn(Column &column, int64_t first,
                                       int64_t count, int64_t rows) {
  Expected<ByteView> view = column.rows->read(first, count);
  if (!view)
    return view;
  DType from = column.rows->getDType(), to = column.spec.dtype;
  if (from == to && count == rows)
    return view;
  uint64_t fromRow = view->size() / count;
  uint64_t toRow = fromRow / (getBitWidth(from) / 8) * (getBitWidth(to) / 8);
  Expected<AlignedBuffer> buffer =
      AlignedBuffer::allocate(SaturatingMultiply<uint64_t>(rows, toRow));
  if (!buffer)
    return buffer.takeError();
  if (Error error = convertElements(
          from, view->bytes, to, buffer->getBytes().take_front(count * toRow)))
    return createStringError(column.file + ": argument '" + column.spec.name +
                             "', samples " + Twine(first) + " to " +
                             Twine(first + count) + ": " +
                             toString(std::move(error)));
  for (int64_t row = count; row < rows; ++row)
    std::memcpy(buffer->data() + row * toRow,
                buffer->data() + (count - 1) * toRow, toRow);
  return ByteView::own(std::move(*buffer));
}

Expected<Batch> Dataset::getBatch(int64_t index) {
  if (index < 0 || index >= getNumBatches())
    return createStringError("batch " + Twine(index) + " of " +
                             Twine(getNumBatches()));
  Batch batch;
  batch.firstSample = index * batchSize;
  batch.numSamples = std::min(batchSize, numSamples - batch.firstSample);
  int64_t rows = dynamicBatch ? batch.numSamples : batchSize;
  for (Column &column : columns) {
    BatchArgument argument;
    argument.name = column.spec.name;
    argument.dtype = column.spec.dtype;
    ArrayRef<int64_t> shape = column.rows->getShape();
    argument.shape.assign(shape.begin(), shape.end());
    int64_t first = batch.firstSample, count = batch.numSamples, padded = rows;
    if (wholeCall || shape.empty())
      first = 0, count = padded = column.rows->getNumRows();
    else
      argument.shape[0] = rows;
    if (Error error =
            readColumn(column, first, count, padded).moveInto(argument.data))
      return std::move(error);
    batch.arguments.push_back(std::move(argument));
  }
  return std::move(batch);
}

Expected<NpyArray> Dataset::readUnused(StringRef name) const {
  if (!archive)
    return createStringError("no array '" + name +
                             "': the inputs are not a .npz");
  return archive->read(name);
}

std::optional<std::string> qopt::describeNonFinite(const Batch &batch) {
  for (const BatchArgument &argument : batch.arguments) {
    std::optional<uint64_t> index =
        findNonFinite(argument.dtype, argument.data.bytes);
    if (!index)
      continue;
    uint64_t perRow = 1;
    for (int64_t dim :
         llvm::drop_begin(argument.shape, argument.shape.empty() ? 0 : 1))
      perRow *= dim;
    return ("argument '" + argument.name + "', sample " +
            Twine(batch.firstSample + *index / perRow) + ": element " +
            Twine(*index % perRow) + " is NaN or infinite")
        .str();
  }
  return std::nullopt;
}
