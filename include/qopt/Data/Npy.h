// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// NumPy's array files, .npy (format 1 to 3) and .npz. They are the data format
// of the driver, because every Python tool writes them. Debian packages no C++
// library for .npy, and the format is one line of text in front of raw data;
// for .npz the archive is libzip's matter.

#ifndef QOPT_DATA_NPY_H
#define QOPT_DATA_NPY_H

#include "qopt/Parameters/AlignedBuffer.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <string>
#include <vector>

namespace qopt {

/// An immutable array in C order and native byte order. Copies share the data.
class NpyArray {
public:
  NpyArray() = default;
  /// Fails where the bytes do not have the size that type and shape need.
  static llvm::Expected<NpyArray>
  get(DType dtype, llvm::ArrayRef<int64_t> shape, ByteView data);
  static llvm::Expected<NpyArray>
  get(DType dtype, llvm::ArrayRef<int64_t> shape, AlignedBuffer data);
  static llvm::Expected<NpyArray>
  copy(DType dtype, llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<char> data);

  DType getDType() const { return dtype; }
  llvm::ArrayRef<int64_t> getShape() const { return shape; }
  uint64_t getNumElements() const {
    return getNumBytes() / (getBitWidth(dtype) / 8);
  }
  uint64_t getNumBytes() const { return data.size(); }
  /// Aligned to the element; no more than that where the bytes lie in a mapped
  /// file.
  llvm::ArrayRef<char> getBytes() const { return data.bytes; }
  const ByteView &getView() const { return data; }

  /// The caller has checked the type.
  template <typename T> llvm::ArrayRef<T> getData() const {
    return {reinterpret_cast<const T *>(data.data()), data.size() / sizeof(T)};
  }

  /// Dimension 0; a scalar is one row.
  uint64_t getNumRows() const { return shape.empty() ? 1 : shape[0]; }
  uint64_t getRowBytes() const {
    return getNumRows() ? getNumBytes() / getNumRows() : 0;
  }
  llvm::ArrayRef<char> row(uint64_t index) const {
    return getBytes().slice(index * getRowBytes(), getRowBytes());
  }

private:
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
  ByteView data;
};

/// What the text in front of the data says.
struct NpyHeader {
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
  bool fortranOrder = false;
  bool swapBytes = false;
  /// Where the data starts.
  uint64_t dataOffset = 0;
  uint64_t dataBytes = 0;
};

/// Parses the start of a file; `start` may end behind the header. `name` is for
/// messages.
llvm::Expected<NpyHeader> parseNpyHeader(llvm::ArrayRef<char> start,
                                         llvm::StringRef name);
/// The text that a writer puts in front of the data, a multiple of 64 bytes
/// long.
llvm::Expected<std::string> makeNpyHeader(DType dtype,
                                          llvm::ArrayRef<int64_t> shape);

/// Maps the file: an array much larger than memory can be opened and read row
/// by row. Arrays in Fortran order or foreign byte order are converted, that
/// is, copied.
llvm::Expected<NpyArray> readNpy(llvm::StringRef path);
llvm::Expected<NpyArray> parseNpy(ByteView file, llvm::StringRef name);
llvm::Error writeNpy(llvm::StringRef path, const NpyArray &array);

/// Reads the rows of one array from front to back, with the memory of one
/// request.
class RowReader {
public:
  virtual ~RowReader();
  DType getDType() const { return dtype; }
  llvm::ArrayRef<int64_t> getShape() const { return shape; }
  uint64_t getNumRows() const { return shape.empty() ? 1 : shape[0]; }
  /// Rows [first, first + count), aligned to the element. Going back may cost
  /// reading from the start again.
  virtual llvm::Expected<ByteView> read(uint64_t first, uint64_t count) = 0;

protected:
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
};

std::unique_ptr<RowReader> makeRowReader(NpyArray array);

/// A .npz archive. Members that do not end in ".npy" are ignored.
class NpzFile {
public:
  static llvm::Expected<NpzFile> open(llvm::StringRef path);

  /// In archive order, without ".npy".
  llvm::ArrayRef<std::string> getNames() const { return names; }
  bool contains(llvm::StringRef name) const { return members.contains(name); }
  llvm::Expected<NpyArray> read(llvm::StringRef name) const;
  /// Decompresses while rows are asked for.
  llvm::Expected<std::unique_ptr<RowReader>>
  openRows(llvm::StringRef name) const;

private:
  struct Member {
    uint64_t index;
    uint64_t bytes;
  };
  std::string path;
  std::vector<std::string> names;
  llvm::StringMap<Member> members;
};

struct NamedArray {
  std::string name;
  NpyArray array;
};

struct NpzWriteOptions {
  /// Deflate, as numpy.savez_compressed.
  bool compress = false;
};

llvm::Error writeNpz(llvm::StringRef path, llvm::ArrayRef<NamedArray> arrays,
                     NpzWriteOptions options = {});

/// Whether convert() from one type to the other keeps the meaning: any to
/// float, integers to integers that hold the values found.
bool isConvertible(DType from, DType to);
/// Converts elements, round to nearest even towards f32; fails where an integer
/// does not fit.
llvm::Error convertElements(DType from, llvm::ArrayRef<char> in, DType to,
                            llvm::MutableArrayRef<char> out);
llvm::Expected<NpyArray> convert(const NpyArray &array, DType to);
llvm::Expected<NpyArray> toF32(const NpyArray &array);
/// For labels and the like.
llvm::Expected<NpyArray> toI64(const NpyArray &array);

/// Index of the first NaN or infinity; none in integers.
std::optional<uint64_t> findNonFinite(DType dtype, llvm::ArrayRef<char> bytes);

} // namespace qopt

#endif // QOPT_DATA_NPY_H
