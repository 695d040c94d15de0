// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The safetensors file format (https://github.com/huggingface/safetensors,
// "Format"): 8 bytes of header length, a JSON object name -> {dtype, shape,
// data_offsets}, then the data without holes. What we add, within the format:
// `__metadata__` entries "qopt.version", "qopt.digest" and, per packed int4
// tensor stored as U8, "qopt.i4:KEY" with the logical shape; tensors aligned to
// 64 bytes (4096 from 1 MiB on) by filler tensors `__pad.N`, which the reader
// hides again.

#ifndef QOPT_PARAMETERS_SAFETENSORS_H
#define QOPT_PARAMETERS_SAFETENSORS_H

#include "qopt/Parameters/MappedFile.h"
#include "qopt/Parameters/ParameterSource.h"

namespace qopt {

/// What an artifact that binds the file by offsets has to check (see
/// qopt_runtime.h).
struct SafetensorsLayout {
  uint64_t fileSize = 0;
  /// Where the data starts: 8 + the length of the JSON text.
  uint64_t headerSize = 0;
  /// XXH64 of the first headerSize bytes. They hold the digest of the rest.
  uint64_t headerHash = 0;
  /// See digestBlocks; 0 where the file carries none.
  uint64_t contentDigest = 0;
};

class SafetensorsSource : public ParameterSource {
public:
  /// Checks the whole header: length, JSON, types, sizes, overlaps, holes,
  /// duplicates.
  static llvm::Expected<std::shared_ptr<SafetensorsSource>>
  open(llvm::StringRef path);

  const SafetensorsLayout &getLayout() const { return layout; }
  /// Offset of a parameter from the start of the file.
  std::optional<uint64_t> getFileOffset(llvm::StringRef key) const;
  const llvm::StringMap<std::string> &getMetadata() const { return metadata; }
  /// Reads the whole file and compares with the digest in its header, if it has
  /// one.
  llvm::Error verifyDigest() const;
  llvm::Error verify() const override { return verifyDigest(); }

private:
  friend class SafetensorsReader;
  explicit SafetensorsSource(llvm::StringRef path) : ParameterSource(path) {}
  llvm::Error readImpl(size_t index, uint64_t offset,
                       llvm::MutableArrayRef<char> out) const override;
  std::optional<llvm::ArrayRef<char>> mapImpl(size_t index) const override;

  std::shared_ptr<MappedFile> file;
  std::vector<uint64_t> offsets;
  SafetensorsLayout layout;
  llvm::StringMap<std::string> metadata;
};

/// The content digest: the data section is cut into blocks of 1 MiB, each is
/// hashed with XXH64, and d = XXH64(le64(d) le64(hash of block)) over them,
/// starting with d = 0. Blocks can so be hashed while they are written, in any
/// order.
constexpr uint64_t digestBlockBytes = 1 << 20;
uint64_t chainDigest(uint64_t digest, uint64_t blockHash);

} // namespace qopt

#endif // QOPT_PARAMETERS_SAFETENSORS_H
