// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A compiled model over a data set, batch by batch, with the memory of one
// batch; and files for the results that grow as they come.

#ifndef QOPT_DRIVER_MODELRUNNER_H
#define QOPT_DRIVER_MODELRUNNER_H

#include "qopt/Data/Dataset.h"
#include "qopt/Execution/Executable.h"
#include "qopt/Parameters/AlignedBuffer.h"
#include "qopt/Parameters/AtomicFile.h"

namespace qopt {

/// What the executable's inputs ask of data.
std::vector<ArgumentSpec> getArguments(const Executable &executable);

/// How the data of a model with dynamic sizes becomes calls. A batch whose
/// samples are independent goes in steps of `batch`, or of a default; the last
/// step is filled up, so that one executable serves all. Other models take the
/// data as one call, unless `batch` is given: then the last step is shorter.
void setBatching(const Executable &executable, int64_t batch,
                 DatasetOptions &options);

/// Shapes of the inputs of a batch.
llvm::SmallVector<llvm::SmallVector<int64_t>> getShapes(const Batch &batch);

class ModelRunner {
public:
  /// `files`: as Dataset::open takes them. The executable must outlive the
  /// runner. Fails where a result cannot be joined over several batches.
  static llvm::Expected<ModelRunner> create(Executable &executable,
                                            llvm::ArrayRef<std::string> files,
                                            DatasetOptions options = {});

  /// Takes batches as they come. How many there are nobody knows.
  static ModelRunner create(Executable &executable, BatchFunction batches);

  const Executable &getExecutable() const { return *executable; }
  /// Of the results of a batch, with every size known.
  llvm::ArrayRef<TensorInfo> getOutputs() const { return current->outputs(); }
  Dataset &getDataset() { return *dataset; }
  /// 0 where nobody knows.
  int64_t getNumSamples() const {
    return dataset ? dataset->getNumSamples() : 0;
  }
  /// The data has no samples to count.
  bool isOneCall() const { return dataset && dataset->isOneCall(); }

  /// Runs the next batch; false behind the last.
  llvm::Expected<bool> next();

  /// Of the batch that ran last.
  const Batch &getBatch() const { return batch; }
  /// The results of its samples, without those of the filling at the end.
  llvm::ArrayRef<char> getOutput(size_t index) const;
  /// The shape of the result over the whole data set.
  llvm::SmallVector<int64_t> getTotalShape(size_t index) const;

private:
  explicit ModelRunner(Executable &executable) : executable(&executable) {}
  bool isBatched(size_t index) const;
  /// Of the batch that ran last, filling included.
  int64_t getNumRows() const;
  llvm::Expected<bool> readBatch();
  llvm::Error prepare();
  llvm::Error allocate();

  Executable *executable;
  /// The executable for the shapes of the batch.
  std::shared_ptr<Executable> current;
  /// One of them.
  std::optional<Dataset> dataset;
  BatchFunction batches;
  Batch batch;
  int64_t nextBatch = 0;
  std::vector<AlignedBuffer> outputs;
};

/// A .npy file written front to back; appears when it is complete.
class NpyStream {
public:
  static llvm::Expected<NpyStream> create(llvm::StringRef path, DType dtype,
                                          llvm::ArrayRef<int64_t> shape);
  llvm::Error append(llvm::ArrayRef<char> bytes);
  llvm::Error commit() { return file->commit(); }

private:
  std::unique_ptr<AtomicFile> file;
  uint64_t offset = 0;
};

} // namespace qopt

#endif // QOPT_DRIVER_MODELRUNNER_H
