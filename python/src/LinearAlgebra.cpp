// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Linear algebra on quantized arrays; qopt.linalg is the interface for people.

#include "Common.h"
#include "qopt/LinearAlgebra/QuantizedTensor.h"
#include "llvm/ADT/Twine.h"

using namespace qopt;
using namespace qopt::python;
using linalg::QuantizedTensor;

namespace {
/// Scale, zero point, and the smallest stored value: -127 where weights are
/// meant.
using Params = std::tuple<double, int64_t, int64_t>;
} // namespace

static numerics::Storage getStorage(int64_t minimum) {
  if (minimum != -128 && minimum != -127)
    fail("the smallest stored value is -128 or -127");
  return minimum == -127 ? numerics::Storage::i8Narrow()
                         : numerics::Storage::i8();
}

static Array toFloats(nb::handle object) {
  Array array = toArray(object, "the values");
  if (array.dtype != DType::F32)
    fail("the values must be float32, not " + getPythonName(array.dtype));
  return array;
}

static llvm::ArrayRef<float> getFloats(const Array &array) {
  return {reinterpret_cast<const float *>(array.data.data()),
          size_t(array.data.size() / sizeof(float))};
}

static QuantizedTensor quantize(nb::handle values, std::vector<double> scales,
                                std::vector<int64_t> zeroPoints,
                                std::optional<int32_t> axis, int64_t minimum) {
  Array array = toFloats(values);
  return take(linalg::quantize(
      getFloats(array), array.shape,
      {std::move(scales), std::move(zeroPoints), getStorage(minimum)}, axis));
}

static nb::tuple choose(nb::handle values, std::optional<int32_t> axis,
                        bool symmetric, int64_t minimum) {
  Array array = toFloats(values);
  numerics::PerChannelParams params = take(linalg::chooseParams(
      getFloats(array), array.shape, axis, symmetric, getStorage(minimum)));
  return nb::make_tuple(params.scales, params.zeroPoints);
}

static QuantizedTensor make(nb::handle data, std::vector<double> scales,
                            std::vector<int64_t> zeroPoints,
                            std::optional<int32_t> axis, int64_t minimum) {
  Array array = toArray(data, "the data");
  if (array.dtype != DType::I8)
    fail("the data must be int8, not " + getPythonName(array.dtype));
  return take(QuantizedTensor::get(
      array.shape,
      {std::move(scales), std::move(zeroPoints), getStorage(minimum)}, axis,
      array.data));
}

static numerics::QuantParams toParams(const Params &params) {
  auto [scale, zeroPoint, minimum] = params;
  return {scale, zeroPoint, getStorage(minimum)};
}

/// Runs without the interpreter's lock.
template <typename Function>
static nb::object run(Function function, const std::optional<Params> &out) {
  llvm::Expected<linalg::Result> computed = [&] {
    nb::gil_scoped_release release;
    return function();
  }();
  linalg::Result result = take(std::move(computed));
  if (!out)
    return toNumpy(std::move(result.data), DType::F32, result.shape);
  numerics::QuantParams params = toParams(*out);
  return nb::cast(
      QuantizedTensor{result.shape,
                      {{params.scale}, {params.zeroPoint}, params.storage},
                      std::nullopt,
                      ByteView::own(std::move(result.data))});
}

static nb::object matmul(const QuantizedTensor &lhs, const QuantizedTensor &rhs,
                         std::optional<Params> out, bool transposeLhs,
                         bool transposeRhs) {
  std::optional<numerics::QuantParams> params;
  if (out)
    params = toParams(*out);
  return run(
      [&] {
        return linalg::matmul(lhs, rhs, transposeLhs, transposeRhs, params);
      },
      out);
}

static nb::object add(const QuantizedTensor &lhs, const QuantizedTensor &rhs,
                      Params out) {
  return run([&] { return linalg::add(lhs, rhs, toParams(out)); }, out);
}

static nb::object mul(const QuantizedTensor &lhs, const QuantizedTensor &rhs,
                      Params out) {
  return run([&] { return linalg::mul(lhs, rhs, toParams(out)); }, out);
}

void python::bindLinearAlgebra(nb::module_ &module) {
  nb::class_<QuantizedTensor>(module, "QuantizedTensor",
                              "int8 values with their scales; "
                              "qopt.linalg makes them.")
      .def_prop_ro(
          "data",
          [](const QuantizedTensor &self) {
            return toNumpy(self.data, DType::I8, self.shape);
          },
          "The stored values, shared with the tensor; read-only.")
      .def_prop_ro(
          "shape",
          [](const QuantizedTensor &self) { return toTuple(self.shape); })
      .def_prop_ro(
          "scales",
          [](const QuantizedTensor &self) { return self.params.scales; },
          "One, or one for each index of `axis`.")
      .def_prop_ro(
          "zero_points",
          [](const QuantizedTensor &self) { return self.params.zeroPoints; })
      .def_prop_ro(
          "axis", [](const QuantizedTensor &self) { return self.axis; },
          "The dimension that has a scale for each index, or None.")
      .def_prop_ro(
          "qmin",
          [](const QuantizedTensor &self) { return self.params.storage.min; },
          "The smallest value that may be stored.")
      .def_prop_ro("nbytes",
                   [](const QuantizedTensor &self) { return self.data.size(); })
      .def(
          "dequantize",
          [](const QuantizedTensor &self) {
            return toNumpy(take(linalg::dequantize(self)), DType::F32,
                           self.shape);
          },
          "The values as float32.");
  nb::module_ part = module.def_submodule("linalg");
  part.def("make", make);
  part.def("quantize", quantize, nb::arg("values"), nb::arg("scales"),
           nb::arg("zero_points"), nb::arg("axis").none(), nb::arg("qmin"));
  part.def("choose", choose, nb::arg("values"), nb::arg("axis").none(),
           nb::arg("symmetric"), nb::arg("qmin"));
  part.def("matmul", matmul, nb::arg("lhs"), nb::arg("rhs"),
           nb::arg("out").none(), nb::arg("transpose_lhs"),
           nb::arg("transpose_rhs"));
  part.def("add", add);
  part.def("mul", mul);
  part.def("transpose",
           [](const QuantizedTensor &tensor, std::vector<int64_t> perm) {
             return take(linalg::transpose(tensor, perm));
           });
}
