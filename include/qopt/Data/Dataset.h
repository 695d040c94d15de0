// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Samples for calibration, evaluation and running: array files checked against
// a function's arguments and cut into batches, with the memory of one batch.

#ifndef QOPT_DATA_DATASET_H
#define QOPT_DATA_DATASET_H

#include "qopt/Data/Npy.h"
#include "llvm/Support/MathExtras.h"
#include <functional>

namespace qopt {

/// An argument that the data must fit. Negative dimensions are dynamic.
struct ArgumentSpec {
  std::string name;
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
};

struct DatasetOptions {
  /// Batch size where dimension 0 of the arguments is dynamic.
  int64_t dynamicBatch = 1;
  /// The last batch has as many rows as the others, the last sample repeated,
  /// also where dimension 0 is dynamic.
  bool padLastBatch = false;
  /// The arrays are one call's, whatever their dimensions 0.
  bool oneCall = false;
  /// Only the first so many samples; 0 means all.
  int64_t maxSamples = 0;
};

/// One argument's part of a batch.
struct BatchArgument {
  llvm::StringRef name;
  DType dtype = DType::F32;
  /// The argument's shape with every dimension known.
  llvm::SmallVector<int64_t> shape;
  ByteView data;

  template <typename T> const T *as() const {
    return reinterpret_cast<const T *>(data.data());
  }
};

struct Batch {
  std::vector<BatchArgument> arguments;
  int64_t firstSample = 0;
  /// Samples of the data set in this batch. Behind them the last one is
  /// repeated up to the batch size of the model; results of those rows are to
  /// be dropped.
  int64_t numSamples = 0;
};

/// Fills in the next batch; false behind the last. How data comes that is in no
/// file: the shapes are the model's, with what is dynamic as the batch has it.
using BatchFunction = std::function<llvm::Expected<bool>(Batch &)>;

/// Not thread-safe; reads fastest from front to back.
class Dataset {
public:
  /// `files` is either one .npy per argument, in order, or a single .npz with
  /// an array per argument name (or arr_0, arr_1, ... in order). The model's
  /// dimension 0 counts samples where all arguments have the same one;
  /// otherwise the data must be exactly one call's.
  static llvm::Expected<Dataset> open(llvm::ArrayRef<std::string> files,
                                      llvm::ArrayRef<ArgumentSpec> arguments,
                                      DatasetOptions options = {});

  int64_t getNumSamples() const { return numSamples; }
  int64_t getBatchSize() const { return batchSize; }
  int64_t getNumBatches() const {
    return llvm::divideCeilSigned(numSamples, batchSize);
  }
  /// The data has no samples to count.
  bool isOneCall() const { return wholeCall; }
  llvm::Expected<Batch> getBatch(int64_t index);

  /// Arrays of the .npz that no argument took (labels, for instance).
  llvm::ArrayRef<std::string> getUnusedNames() const { return unused; }
  llvm::Expected<NpyArray> readUnused(llvm::StringRef name) const;

private:
  struct Column {
    ArgumentSpec spec;
    std::string file;
    std::unique_ptr<RowReader> rows;
  };
  llvm::Error openColumns(llvm::ArrayRef<std::string> files,
                          llvm::ArrayRef<ArgumentSpec> arguments);
  llvm::Error checkShapes(DatasetOptions options);
  llvm::Error checkFixedRows() const;
  llvm::Expected<ByteView> readColumn(Column &column, int64_t first,
                                      int64_t count, int64_t rows);

  std::vector<Column> columns;
  std::unique_ptr<NpzFile> archive;
  std::vector<std::string> unused;
  int64_t numSamples = 0;
  int64_t batchSize = 1;
  /// The last batch may be shorter than the others.
  bool dynamicBatch = false;
  /// The arguments have no common dimension 0: the data is one call.
  bool wholeCall = false;
};

/// "argument 'x', sample 3: NaN" where a float argument of the batch has a NaN
/// or an infinity.
std::optional<std::string> describeNonFinite(const Batch &batch);

} // namespace qopt

#endif // QOPT_DATA_DATASET_H
