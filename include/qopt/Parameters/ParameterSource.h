// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the bytes of parameters come from. Weights never live in the IR: a 10
// GB tensor is a key there, and its bytes are read by ranges from a file, from
// memory, or from a function that computes them (quantized, folded, transposed,
// packed) a block of rows at a time.

#ifndef QOPT_PARAMETERS_PARAMETERSOURCE_H
#define QOPT_PARAMETERS_PARAMETERSOURCE_H

#include "qopt/Parameters/AlignedBuffer.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qopt {

struct ParameterInfo {
  std::string key;
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
  /// Always getNumBytes(dtype, shape).
  uint64_t bytes = 0;

  /// Computes `bytes`; fails on an empty key, invalid UTF-8, or an overflowing
  /// shape.
  static llvm::Expected<ParameterInfo> get(llvm::StringRef key, DType dtype,
                                           llvm::ArrayRef<int64_t> shape);
};

/// An immutable set of parameters in model order. Every method may be called
/// from any thread.
class ParameterSource {
public:
  virtual ~ParameterSource();

  /// For messages: a file name, "memory", ...
  llvm::StringRef getName() const { return name; }
  /// In model order.
  llvm::ArrayRef<ParameterInfo> getParameters() const { return infos; }
  std::optional<ParameterInfo> find(llvm::StringRef key) const;

  /// Fills `out` with the bytes from `offset` on.
  llvm::Error read(llvm::StringRef key, uint64_t offset,
                   llvm::MutableArrayRef<char> out) const;

  /// The bytes where they lie, if they lie in memory as a whole; valid as long
  /// as the source. The address has the alignment that the file gave it, maybe
  /// none.
  std::optional<llvm::ArrayRef<char>> map(llvm::StringRef key) const;

  /// Reads everything and compares it with what the source says of itself (a
  /// digest), if it says anything.
  virtual llvm::Error verify() const { return llvm::Error::success(); }

protected:
  explicit ParameterSource(llvm::StringRef name) : name(name) {}

  std::optional<size_t> findIndex(llvm::StringRef key) const;
  /// Only before the source is shared. Fails where the key exists or `bytes` is
  /// wrong.
  llvm::Error addInfo(ParameterInfo info);

  /// The range is inside the parameter and not empty.
  virtual llvm::Error readImpl(size_t index, uint64_t offset,
                               llvm::MutableArrayRef<char> out) const = 0;
  virtual std::optional<llvm::ArrayRef<char>> mapImpl(size_t index) const;

private:
  std::string name;
  std::vector<ParameterInfo> infos;
  llvm::StringMap<size_t> indices;
};

/// Parameters in memory, owned or borrowed. Fill it, then share it.
class MemoryParameterSource : public ParameterSource {
public:
  explicit MemoryParameterSource(llvm::StringRef name = "memory")
      : ParameterSource(name) {}

  llvm::Error add(ParameterInfo info, AlignedBuffer buffer);
  /// Borrows `bytes`, which `owner` keeps alive (it may be null for static
  /// data).
  llvm::Error add(ParameterInfo info, llvm::ArrayRef<char> bytes,
                  std::shared_ptr<const void> owner);
  llvm::Error addCopy(ParameterInfo info, llvm::ArrayRef<char> bytes);

private:
  llvm::Error readImpl(size_t index, uint64_t offset,
                       llvm::MutableArrayRef<char> out) const override;
  std::optional<llvm::ArrayRef<char>> mapImpl(size_t index) const override;

  std::vector<ByteView> views;
};

struct ParameterDerivation;

/// One parameter of a source: what a derived parameter captures to read its
/// input. Holding the source (not a registry and a key) keeps the meaning when
/// the key is replaced later.
struct ParameterHandle {
  std::shared_ptr<const ParameterSource> source;
  /// The key inside `source`; info.key may be another one.
  std::string sourceKey;
  ParameterInfo info;
  /// How code generation computes it from another parameter; null where it does
  /// not.
  std::shared_ptr<const ParameterDerivation> derivation = nullptr;

  llvm::Error read(uint64_t offset, llvm::MutableArrayRef<char> out) const {
    return source->read(sourceKey, offset, out);
  }
  std::optional<llvm::ArrayRef<char>> map() const {
    return source->map(sourceKey);
  }
  llvm::Expected<AlignedBuffer> readAll() const;
};

/// What a function in `source` hides: the parameter that it reads, and what is
/// done with it, as applyRecipe of Codegen/WeightRecipe.h reads it. Another
/// process can do the same without the passes that chose it.
struct ParameterDerivation {
  ParameterHandle input;
  std::string recipe;
};

/// Computes rows [rowBegin, rowEnd) into `out`, which has (rowEnd - rowBegin) *
/// rowBytes bytes. Called from any thread, for any rows, any number of times:
/// it must be a pure function.
/// (A lambda with several returns needs `-> llvm::Error`.)
using RowFunction = std::function<llvm::Error(
    uint64_t rowBegin, uint64_t rowEnd, llvm::MutableArrayRef<char> out)>;

struct DerivedOptions {
  /// Most bytes asked for in one call (at least one row), and the size of the
  /// cached block.
  uint64_t blockBytes = 1 << 20;
};

/// A source with one parameter that `rows` computes on demand. `rowBytes`
/// divides info.bytes. Ranges may start and end inside rows; the last such
/// block is kept.
llvm::Expected<std::shared_ptr<ParameterSource>>
makeDerived(ParameterInfo info, uint64_t rowBytes, RowFunction rows,
            DerivedOptions options = {});

/// A source with one f32 parameter of pseudo-random weights: nearly normal,
/// mean 0, variance 2 / fan-in (vectors: deviation 0.1). With h = XXH64 and
/// m the output function of SplitMix64, element i is
///   (sum of the four 16-bit parts of m(h(key) ^ h(le64(seed))
///        + i * 0x9e3779b97f4a7c15) - 131070) * scale
/// with scale = f32(deviation / sqrt((2^32 - 1) / 3)).
llvm::Expected<std::shared_ptr<ParameterSource>>
makeGenerated(ParameterInfo info, uint64_t seed);

/// An F16 or BF16 parameter as the same numbers in F32.
llvm::Expected<ParameterHandle> makeWidened(const ParameterHandle &input);

/// An I4 parameter with a byte, I8 or U8, for each element, and the inverse.
llvm::Expected<ParameterHandle> makeUnpackedI4(const ParameterHandle &input,
                                               bool isSigned);
llvm::Expected<ParameterHandle> makePackedI4(const ParameterHandle &input);

} // namespace qopt

#endif // QOPT_PARAMETERS_PARAMETERSOURCE_H
