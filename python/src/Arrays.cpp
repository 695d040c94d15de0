// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arrays between Python and the library: DLPack, so that numpy, torch and the
// like are all one, and no bytes are moved.

#include "Common.h"
#include "llvm/ADT/Twine.h"
#include <nanobind/ndarray.h>

using namespace qopt;
using namespace qopt::python;
using llvm::Twine;

namespace {
struct TypePair {
  DType dtype;
  nb::dlpack::dtype_code code;
  uint8_t bits;
  const char *name;
};
} // namespace

static constexpr TypePair types[] = {
    {DType::F32, nb::dlpack::dtype_code::Float, 32, "f32"},
    {DType::F16, nb::dlpack::dtype_code::Float, 16, "f16"},
    {DType::BF16, nb::dlpack::dtype_code::Bfloat, 16, "bf16"},
    {DType::F64, nb::dlpack::dtype_code::Float, 64, "f64"},
    {DType::I8, nb::dlpack::dtype_code::Int, 8, "i8"},
    {DType::U8, nb::dlpack::dtype_code::UInt, 8, "u8"},
    {DType::I16, nb::dlpack::dtype_code::Int, 16, "i16"},
    {DType::U16, nb::dlpack::dtype_code::UInt, 16, "u16"},
    {DType::I32, nb::dlpack::dtype_code::Int, 32, "i32"},
    {DType::U32, nb::dlpack::dtype_code::UInt, 32, "u32"},
    {DType::I64, nb::dlpack::dtype_code::Int, 64, "i64"},
    {DType::U64, nb::dlpack::dtype_code::UInt, 64, "u64"},
    {DType::BOOL, nb::dlpack::dtype_code::Bool, 8, "bool"},
};

std::string python::getPythonName(DType dtype) {
  for (const TypePair &type : types)
    if (type.dtype == dtype)
      return type.name;
  return getName(dtype).lower();
}

nb::tuple python::toTuple(llvm::ArrayRef<int64_t> shape) {
  nb::list list;
  for (int64_t size : shape)
    list.append(size < 0 ? nb::none() : nb::object(nb::int_(size)));
  return nb::tuple(list);
}

using AnyArray = nb::ndarray<nb::ro, nb::device::cpu, nb::c_contig>;

/// Keeps the array until nobody needs its bytes, on whatever thread that is.
static std::shared_ptr<const void> keep(AnyArray array) {
  return std::shared_ptr<const void>(
      new AnyArray(std::move(array)), [](const void *pointer) {
        if (!Py_IsInitialized())
          return; // The interpreter is gone, and its objects with it.
        nb::gil_scoped_acquire acquire;
        delete static_cast<const AnyArray *>(pointer);
      });
}

/// "ndarray of object": what somebody passed.
static std::string describe(nb::handle object) {
  nb::object name =
      nb::handle(reinterpret_cast<PyObject *>(Py_TYPE(object.ptr())))
          .attr("__name__");
  std::string text = nb::str(name).c_str();
  if (nb::hasattr(object, "dtype"))
    text +=
        std::string(" of ") + nb::str(nb::object(object.attr("dtype"))).c_str();
  return text;
}

Array python::toArray(nb::handle object, const Twine &what) {
  AnyArray array;
  if (!nb::try_cast<AnyArray>(object, array)) {
    PyErr_Clear();
    fail(what +
         ": expected an array of numbers in CPU memory (numpy, torch, DLPack; "
         "a torch tensor that requires grad must be detached), got " +
         describe(object));
  }
  Array result;
  for (size_t i = 0; i != array.ndim(); ++i)
    result.shape.push_back(array.shape(i));
  nb::dlpack::dtype dtype = array.dtype();
  const TypePair *found = nullptr;
  for (const TypePair &type : types)
    if (dtype.code == uint8_t(type.code) && dtype.bits == type.bits &&
        dtype.lanes == 1)
      found = &type;
  if (!found)
    fail(what + ": elements of DLPack type code " + Twine(int(dtype.code)) +
         " with " + Twine(int(dtype.bits)) + " bits are not supported");
  result.dtype = found->dtype;
  std::optional<uint64_t> bytes = getNumBytes(result.dtype, result.shape);
  if (!bytes)
    fail(what + ": the array has more elements than can be counted");
  result.data.bytes = {static_cast<const char *>(array.data()), *bytes};
  result.data.owner = keep(std::move(array));
  return result;
}

template <typename Pointer, typename... Access>
static nb::object share(Pointer bytes, ByteView view, DType dtype,
                        llvm::ArrayRef<int64_t> shape) {
  const TypePair *found = nullptr;
  for (const TypePair &type : types)
    if (type.dtype == dtype)
      found = &type;
  if (!found)
    fail("there are no numpy arrays of " + getName(dtype));
  auto *owned = new ByteView(std::move(view));
  nb::capsule owner(owned, [](void *pointer) noexcept {
    delete static_cast<ByteView *>(pointer);
  });
  llvm::SmallVector<size_t> sizes(shape.begin(), shape.end());
  nb::dlpack::dtype type;
  type.code = uint8_t(found->code), type.bits = found->bits, type.lanes = 1;
  return nb::cast(nb::ndarray<nb::numpy, Access...>(
      bytes, sizes.size(), sizes.data(), owner, nullptr, type));
}

nb::object python::toNumpy(AlignedBuffer buffer, DType dtype,
                           llvm::ArrayRef<int64_t> shape) {
  char *bytes = buffer.data();
  return share(bytes, ByteView::own(std::move(buffer)), dtype, shape);
}

nb::object python::toNumpy(const ByteView &view, DType dtype,
                           llvm::ArrayRef<int64_t> shape) {
  return share<const char *, nb::ro>(view.data(), view, dtype, shape);
}
