// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where parameters go: declare every tensor, write ranges in any order, commit.
// Declaring first fixes the layout, so that nothing has to be held back and a
// file far larger than memory can be written by blocks.

#ifndef QOPT_PARAMETERS_PARAMETERSINK_H
#define QOPT_PARAMETERS_PARAMETERSINK_H

#include "qopt/Parameters/AtomicFile.h"
#include "qopt/Parameters/ParameterRegistry.h"
#include "qopt/Parameters/Safetensors.h"
#include <condition_variable>
#include <map>

namespace qopt {

/// Writing may happen from several threads. A sink that is destroyed without a
/// successful commit leaves nothing behind.
class ParameterSink {
public:
  virtual ~ParameterSink();

  llvm::Error declare(const ParameterInfo &info);
  /// Free text for the file's metadata, before the first write. Keys "qopt.*"
  /// are reserved.
  llvm::Error setMetadata(llvm::StringRef key, llvm::StringRef value);
  /// Ends the declarations. The first write does it too.
  llvm::Error begin();
  /// Every byte must be written exactly once.
  llvm::Error write(llvm::StringRef key, uint64_t offset,
                    llvm::ArrayRef<char> bytes);
  /// Fails where bytes are missing.
  llvm::Error commit();
  /// Gives up; later calls fail.
  void discard();

  llvm::ArrayRef<ParameterInfo> getParameters() const { return infos; }
  bool isDeclared(llvm::StringRef key) const;

protected:
  explicit ParameterSink(llvm::StringRef name) : name(name) {}
  virtual llvm::Error beginImpl() = 0;
  virtual llvm::Error writeImpl(size_t index, uint64_t offset,
                                llvm::ArrayRef<char> bytes) = 0;
  virtual llvm::Error commitImpl() = 0;
  virtual void discardImpl() = 0;

  llvm::Error fail(const llvm::Twine &what) const;

  std::string name;
  std::vector<ParameterInfo> infos;
  std::vector<std::pair<std::string, std::string>> metadata;

private:
  /// Written ranges of one parameter: begin -> end, disjoint and merged.
  using Ranges = std::map<uint64_t, uint64_t>;
  enum class State { Declaring, Writing, Committed, Discarded };

  llvm::Error beginLocked();
  llvm::Error claim(size_t index, uint64_t begin, uint64_t end);
  llvm::Expected<size_t> startWrite(llvm::StringRef key, uint64_t offset,
                                    uint64_t size);
  llvm::Error checkComplete() const;

  mutable std::mutex mutex;
  /// Writes run outside the lock; committing and discarding wait for them.
  std::condition_variable idle;
  unsigned activeWrites = 0;
  State state = State::Declaring;
  std::vector<Ranges> written;
  llvm::StringMap<size_t> indices;
};

/// Collects parameters in memory.
class MemoryParameterSink : public ParameterSink {
public:
  explicit MemoryParameterSink(llvm::StringRef name = "memory")
      : ParameterSink(name) {}
  /// What was committed; null before.
  std::shared_ptr<ParameterSource> getSource() const { return source; }

private:
  llvm::Error beginImpl() override;
  llvm::Error writeImpl(size_t index, uint64_t offset,
                        llvm::ArrayRef<char> bytes) override;
  llvm::Error commitImpl() override;
  void discardImpl() override;

  std::vector<AlignedBuffer> buffers;
  std::shared_ptr<ParameterSource> source;
};

/// Writes a safetensors file through PATH.partial. Fails at once where the
/// directory is not writable; begin() fails where the disk has not enough
/// space.
llvm::Expected<std::unique_ptr<ParameterSink>>
createSafetensorsSink(llvm::StringRef path, AtomicFileOptions options = {});

/// Tells the bytes done and to do; returning false stops the copy with an
/// error.
using ProgressFunction =
    llvm::function_ref<bool(uint64_t done, uint64_t total)>;

constexpr uint64_t defaultCopyBlockBytes = 8 << 20;

/// Declares the parameters (under info.key) that are not declared yet and
/// writes them through a buffer of `blockBytes`. The caller commits.
llvm::Error copyParameters(llvm::ArrayRef<ParameterHandle> parameters,
                           ParameterSink &sink,
                           uint64_t blockBytes = defaultCopyBlockBytes,
                           ProgressFunction progress = nullptr);
llvm::Error copyParameters(const ParameterRegistry &registry,
                           llvm::ArrayRef<std::string> keys,
                           ParameterSink &sink,
                           uint64_t blockBytes = defaultCopyBlockBytes,
                           ProgressFunction progress = nullptr,
                           llvm::StringRef scope = "");

} // namespace qopt

#endif // QOPT_PARAMETERS_PARAMETERSINK_H
