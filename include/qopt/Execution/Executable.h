// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A model compiled into this process and ready to run: what calibration,
// evaluation, benchmarks and reports use. Weights come from the
// ParameterRegistry of the module's context.

#ifndef QOPT_EXECUTION_EXECUTABLE_H
#define QOPT_EXECUTION_EXECUTABLE_H

#include "qopt/Dialect/QNN/Transforms/DynamicDims.h"
#include "qopt/Execution/PassTimes.h"
#include "qopt/Execution/ThreadPool.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <memory>
#include <string>

namespace mlir {
class ModuleOp;
} // namespace mlir

namespace qopt {

/// An input or a result of a model. Values are dense, row-major, in the
/// machine's byte order.
struct TensorInfo {
  /// From `qnn.name`, else "arg0", ... or "result0", ...
  std::string name;
  DType dtype = DType::F32;
  /// -1: a size that the caller chooses.
  llvm::SmallVector<int64_t> shape;

  uint64_t getNumElements() const;
  uint64_t getNumBytes() const;
};

struct CompileOptions {
  /// Plain loops from the semantics, hardly optimized: what fast code must
  /// match bit for bit.
  bool reference = false;
  /// "native", "x86-64-v2", "x86-64-v3", "x86-64-v4", or any name LLVM knows;
  /// one of AArch64 for files that run there.
  std::string cpu = "native";
  /// Of files that run elsewhere, "aarch64-linux-gnu"; empty: this machine's,
  /// or Linux where the processor has another architecture.
  std::string triple;
  /// Features to add or remove, e.g. "+avx512vnni,-fma".
  std::string features;
  /// Executables that a model with dynamic sizes keeps, those used last.
  unsigned maxSpecializations = 8;
  /// Threads to compile on; 0: as many as the machine has. The result does not
  /// depend on them.
  unsigned threads = 0;
  /// Whether compiled code is kept on disk, and taken from there where the same
  /// was compiled before. The result is the same.
  bool cache = true;
  /// Told why that could not be done. Called on the thread that compiles.
  std::function<void(llvm::StringRef)> remark;
  /// Whether the code takes the time of each layer, see getLayerTimes. Such
  /// code is not kept in the cache.
  bool profile = false;
  /// Where the time of each pass is added.
  std::shared_ptr<PassTimes> times;
};

/// Whether an executable's code came from the disk.
enum class CacheUse { Off, Miss, Hit };

/// How long the steps of compiling took, and what came out.
struct CompileStatistics {
  /// Passes down to LLVM IR; LLVM's passes; machine code and what follows it.
  double lowerSeconds = 0, optimizeSeconds = 0, linkSeconds = 0;
  /// Reading and writing the cache; loading the weights, packing included.
  double cacheSeconds = 0, weightSeconds = 0;
  CacheUse cache = CacheUse::Off;
  /// Calls of kernels in the entry, and how many kernels those call.
  uint64_t numLayers = 0, numKernels = 0;
  /// LLVM modules compiled apart: those of kernels, and the one of their calls.
  uint64_t numModules = 0;
  uint64_t workspaceBytes = 0, parameterBytes = 0;
};

/// A call of a kernel in a model that is compiled with `profile`.
struct LayerTime {
  /// Of the op in its file, and its kind.
  std::string location, op;
  std::string kernel;
  /// Where it is known.
  int64_t multiplyAdds = 0;
  uint64_t calls = 0;
  double minSeconds = 0, totalSeconds = 0;
};

class Executable {
public:
  /// Compiles the function `entry`, or the only public one where it is empty.
  /// The module is not changed and not needed any more afterwards. Errors carry
  /// the text of all diagnostics. Where the function has dynamic sizes, nothing
  /// is compiled before they are known.
  static llvm::Expected<std::unique_ptr<Executable>>
  create(mlir::ModuleOp module, llvm::StringRef entry = "",
         const CompileOptions &options = {});
  ~Executable();
  Executable(const Executable &) = delete;
  Executable &operator=(const Executable &) = delete;

  llvm::ArrayRef<TensorInfo> inputs() const;
  llvm::ArrayRef<TensorInfo> outputs() const;
  const CompileStatistics &getStatistics() const;

  bool isDynamic() const { return !getDynamicDims().empty(); }
  const DynamicDims &getDynamicDims() const;
  /// Why a batch must not be computed in blocks; see explainBatchDependence.
  llvm::StringRef getBatchDependence() const;

  /// The executable for inputs of these shapes. Compiled at the first call with
  /// these sizes, and kept as long as it is among those used last. Where
  /// nothing is dynamic, this one, which must outlive it. Thread-safe.
  llvm::Expected<std::shared_ptr<Executable>>
  specialize(llvm::ArrayRef<llvm::SmallVector<int64_t>> shapes);

  /// Runs the model: one pointer for each input and each output, none
  /// overlapping an output. Several threads may run one executable at the same
  /// time; each run has its own workspace, taken from a pool, so that nothing
  /// is allocated once the pool is warm. Not where sizes are dynamic:
  /// specialize first.
  llvm::Error run(llvm::ArrayRef<const void *> in, llvm::ArrayRef<void *> out);

  /// The layers in program order, with their times in all runs so far. Not
  /// while a thread runs.
  llvm::ArrayRef<LayerTime> getLayerTimes() const;

  /// What splits the loops of kernels, on the program's own threads, or those
  /// of getThreadPool. Empty, as it is at first: each run stays on its thread.
  /// Not while another thread runs. Changes no bit of any result. A model whose
  /// weights are read through a window stays on its thread.
  void setExecutor(ParallelFor executor);

  /// Receives the values of each `qnn.observe` in program order, on the thread
  /// that runs.
  using Observer = std::function<void(llvm::StringRef name, const float *values,
                                      int64_t count)>;
  /// Not while another thread runs. An empty function: observe nothing. Where
  /// sizes are dynamic, of all executables specialized from this one.
  void setObserver(Observer observer);
  /// The names of the observed values, in program order.
  llvm::ArrayRef<std::string> observed() const;

private:
  struct Impl;
  struct Dynamic;
  explicit Executable(std::unique_ptr<Impl> impl);
  static llvm::Expected<std::unique_ptr<Executable>>
  createDynamic(mlir::ModuleOp module, llvm::StringRef entry,
                const CompileOptions &options);
  static llvm::Expected<std::unique_ptr<Executable>>
  compile(mlir::ModuleOp module, llvm::StringRef entry,
          const CompileOptions &options, llvm::ArrayRef<int64_t> sizes);
  std::unique_ptr<Impl> impl;
};

} // namespace qopt

#endif // QOPT_EXECUTION_EXECUTABLE_H
