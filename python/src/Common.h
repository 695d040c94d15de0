// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the parts of the extension share: the Python exception that every error
// of the library becomes, and arrays that come and go without copies.

#ifndef QOPT_PYTHON_COMMON_H
#define QOPT_PYTHON_COMMON_H

#include "qopt/Execution/Executable.h"
#include "qopt/Parameters/AlignedBuffer.h"
#include "qopt/Parameters/DType.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>

#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/vector.h>

namespace qopt::python {

namespace nb = nanobind;

/// qopt.Error in Python.
class PythonError : public std::exception {
public:
  explicit PythonError(std::string message) : message(std::move(message)) {}
  const char *what() const noexcept override { return message.c_str(); }

private:
  std::string message;
};

[[noreturn]] void fail(const llvm::Twine &message);

/// Throws where there is an error.
void check(llvm::Error error);
template <typename T> T take(llvm::Expected<T> value) {
  if (!value)
    check(value.takeError());
  return std::move(*value);
}

/// Throws where it is no number of threads; 0, which leaves it to us, is one.
unsigned checkThreads(const char *name, int64_t threads);

/// The bytes of a Python array, which live as long as the object does.
struct Array {
  DType dtype = DType::F32;
  llvm::SmallVector<int64_t> shape;
  ByteView data;
};

/// Anything that speaks DLPack or the buffer protocol, in CPU memory. Copied
/// only where it is not in row-major order. `what` is for messages.
Array toArray(nb::handle object, const llvm::Twine &what);
/// A numpy array that owns the buffer.
nb::object toNumpy(AlignedBuffer buffer, DType dtype,
                   llvm::ArrayRef<int64_t> shape);

/// One that shares the bytes, which may be borrowed: it cannot be written.
nb::object toNumpy(const ByteView &view, DType dtype,
                   llvm::ArrayRef<int64_t> shape);

/// "f32", "i8", "bool": as Python users write types.
std::string getPythonName(DType dtype);
/// A tuple with None for dynamic sizes.
nb::tuple toTuple(llvm::ArrayRef<int64_t> shape);

void bindGraph(nb::module_ &module);
void bindModule(nb::module_ &module);
void bindExecutable(nb::module_ &module);
void bindLinearAlgebra(nb::module_ &module);
void bindQuantize(nb::module_ &module);

} // namespace qopt::python

#endif // QOPT_PYTHON_COMMON_H
