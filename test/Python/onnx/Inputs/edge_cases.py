# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Corners of operators that the onnx package's tests leave out: onnxruntime's numbers, or an error."""

import sys

import numpy as np
import onnx
from models import MODELS, get_shape, run
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.transformers.float16 import convert_float_to_float16

import qopt
from qopt.frontends.onnx import from_onnx

MICROSOFT = "com.microsoft"
F32 = np.float32
RNG = np.random.default_rng(0)


def random(*shape):
    return RNG.standard_normal(shape).astype(F32)


def make(nodes, feeds, constants, result, dims, opset=21):
    """A model with one result, 'y', of the type `result`; `dims` names dynamic sizes of inputs."""
    inputs = [
        helper.make_tensor_value_info(k, helper.np_dtype_to_tensor_dtype(v.dtype), dims.get(k, v.shape)) for k, v in feeds.items()
    ]
    graph = helper.make_graph(
        nodes if isinstance(nodes, list) else [nodes],
        "model",
        inputs,
        [helper.make_tensor_value_info("y", result, None)],
        [numpy_helper.from_array(np.asarray(v), k) for k, v in constants.items()],
    )
    opsets = [helper.make_opsetid("", opset), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=10)


def agree(nodes, feeds, constants=None, result=TensorProto.FLOAT, **dims):
    """The numbers are those of onnxruntime, integers exactly."""
    model = make(nodes, feeds, constants or {}, result, dims)
    got = qopt.compile(from_onnx(model), compile_threads=1).run(list(feeds.values()))[0]
    want = run(model, feeds)[0]
    assert got.shape == want.shape and got.dtype == want.dtype, (got.shape, want.shape, got.dtype, want.dtype)
    np.testing.assert_allclose(got, want, rtol=1e-5 if want.dtype == F32 else 0, atol=1e-5 if want.dtype == F32 else 0)


def refuse(text, nodes, feeds, constants=None, result=TensorProto.FLOAT, **dims):
    """An error that says why."""
    try:
        from_onnx(make(nodes, feeds, constants or {}, result, dims))
    except qopt.Error as error:
        assert text in str(error), f"expected '{text}' in: {error}"
        return
    raise AssertionError(f"expected an error with '{text}'")


def check_integers():
    """int32 sums that f32 does not hold, and divisions on which the machine traps."""
    x = np.full((1, 300), 254, np.uint8)
    zero = {"z": np.uint8(0), "zw": np.uint8(255)}
    product = helper.make_node("MatMulInteger", ["x", "w", "z", "zw"], ["y"])
    refuse("may exceed 2^24", product, {"x": x}, zero | {"w": np.zeros((300, 2), np.uint8)}, TensorProto.INT32)
    near = np.full((300, 2), 200, np.uint8)
    agree(product, {"x": x}, zero | {"w": near}, TensorProto.INT32)
    convolution = helper.make_node("ConvInteger", ["x", "w", "z", "zw"], ["y"])
    image, weight = {"x": x.reshape(1, 300, 1, 1)}, np.zeros((2, 300, 1, 1), np.uint8)
    refuse("may exceed 2^24", convolution, image, zero | {"w": weight}, TensorProto.INT32)
    agree(convolution, image, zero | {"w": weight + np.uint8(200)}, TensorProto.INT32)
    for to, check in ((TensorProto.INT64, lambda *a: refuse("may exceed 2^24", *a)), (TensorProto.FLOAT, agree)):
        nodes = [helper.make_node("MatMulInteger", ["x", "w"], ["m"]), helper.make_node("Cast", ["m"], ["y"], to=to)]
        check(nodes, {"x": np.full((1, 600), 254, np.uint8)}, {"w": np.full((600, 2), 255, np.uint8)}, to)
    divide = helper.make_node("Div", ["x", "d"], ["y"])
    x = np.array([-7, 7, -(2**31)], np.int32)
    agree(divide, {"x": x}, {"d": np.array([2, -2, 3], np.int32)}, TensorProto.INT32)
    for divisor in (0, -1):
        refuse("other than 0 and -1", divide, {"x": x}, {"d": np.array([2, divisor, 1], np.int32)}, TensorProto.INT32)
    refuse("other than 0 and -1", divide, {"x": x, "d": x}, {}, TensorProto.INT32)


def check_quantized():
    """A zero point that is left out is 0 of the operand's own type."""
    for dtype, offset in ((np.uint8, 0), (np.int8, -128)):
        x = (RNG.integers(0, 256, (3, 8)) + offset).astype(dtype)
        node = helper.make_node("QLinearSigmoid", ["x", "s", "", "t", ""], ["y"], domain=MICROSOFT)
        agree(node, {"x": x}, {"s": F32(0.02), "t": F32(0.01)}, helper.np_dtype_to_tensor_dtype(x.dtype))
    # A scale and a zero point for each channel, of computed values and of constants.
    x, scale = 100 * random(2, 3, 4), np.array([0.1, 0.7, 2], F32)
    for dtype in (np.uint8, np.int8, np.uint16, np.int16):
        limits = np.iinfo(dtype)
        parameters = {"s": scale, "z": np.array([limits.min + 3, limits.max - 5, 7], dtype)}
        quantize = helper.make_node("QuantizeLinear", ["x", "s", "z"], ["q"], axis=-2)
        agree([quantize, helper.make_node("Identity", ["q"], ["y"])], {"x": x}, parameters, helper.np_dtype_to_tensor_dtype(np.dtype(dtype)))
        agree([quantize, helper.make_node("DequantizeLinear", ["q", "s", "z"], ["y"], axis=1)], {"x": x}, parameters)
        weight = RNG.integers(limits.min, limits.max + 1, (1, 3, 4)).astype(dtype)
        nodes = [helper.make_node("DequantizeLinear", ["w", "s", "z"], ["d"], axis=1), helper.make_node("Add", ["x", "d"], ["y"])]
        agree(nodes, {"x": x}, parameters | {"w": weight})
    attributes = {"kernel_shape": [2, 2], "auto_pad": "SAME_UPPER", "count_include_pad": 1, "domain": MICROSOFT}
    node = helper.make_node("QLinearAveragePool", ["x", "s", "z", "s", "z"], ["y"], **attributes)
    refuse("count_include_pad", node, {"x": np.zeros((1, 2, 5, 5), np.uint8)}, {"s": F32(0.02), "z": np.uint8(9)}, TensorProto.UINT8)


def check_dynamic():
    """Indices and sizes that only a run knows."""
    x = random(2, 3, 4)
    indices = np.array([-1, 0], np.int64)
    node = helper.make_node("Gather", ["x", "i"], ["y"], axis=0)
    agree(node, {"x": x, "i": indices})
    refuse("may be negative", node, {"x": x, "i": indices}, x=["N", 3, 4])
    image = random(1, 2, 5, 7)
    for inputs, amounts in ((["x", "", "", "a"], np.array([2, 2, 5, 14])), (["x", "", "a"], np.array([2, 1, 1, 2], F32))):
        node = helper.make_node("Resize", inputs, ["y"], mode="nearest")
        agree(node, {"x": image}, {"a": amounts})
        refuse("dimension", node, {"x": image}, {"a": amounts}, x=["N", 2, 5, 7])
    nodes = [helper.make_node("Shape", ["w"], ["s"]), helper.make_node("Resize", ["x", "", "", "s"], ["y"], mode="nearest")]
    feeds = {"x": image, "w": random(1, 2, 5, 14)}
    agree(nodes, feeds, x=["N", 2, 5, 7], w=["N", 2, 5, 14])
    refuse("dimension 3 is resized", nodes, feeds, w=[1, 2, 5, "W"])


def check_borders():
    """Infinite bounds and elements, and results larger than what is computed."""
    x = random(2, 5)
    clip = helper.make_node("Clip", ["x", "low"], ["y"])
    agree(clip, {"x": x}, {"low": F32(-np.inf)})
    refuse("one value only", clip, {"x": x}, {"low": F32(np.inf)})
    refuse("one value only", helper.make_node("Clip", ["x", "", "high"], ["y"]), {"x": x}, {"high": F32(-np.inf)})
    pool = helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[2, 2], dilations=[2, 2], pads=[1, 1, 1, 1])
    image = random(1, 2, 4, 4)
    image[:, :, :2] = -np.inf
    agree(pool, {"x": image})
    agree(pool, {"x": np.full((1, 1, 4, 4), -128, np.int8)}, result=TensorProto.INT8)
    feeds, weight = {"x": random(1, 2, 7, 9)}, {"w": random(2, 3, 3, 2)}
    for shape in ([15, 26], [16, 28], [13, 24]):
        agree(helper.make_node("ConvTranspose", ["x", "w"], ["y"], strides=[2, 3], output_shape=shape), feeds, weight)
    same = helper.make_node("ConvTranspose", ["x", "w"], ["y"], strides=[2, 3], auto_pad="SAME_UPPER")
    refuse("smaller than its stride", same, feeds, weight)


def check_definitions():
    """Operators that are functions of others, with attributes left out."""
    agree(helper.make_node("MeanVarianceNormalization", ["x"], ["y"]), {"x": random(2, 3, 4, 5)})
    model = make(helper.make_node("Softmax", ["x"], ["y"]), {"x": random(2, 3, 4)}, {}, TensorProto.FLOAT, {})
    del model.opset_import[:]
    try:
        from_onnx(model)
    except qopt.Error as error:
        assert "does not say its operator set" in str(error), error
        return
    raise AssertionError("which Softmax it is, nobody knows")


def check_products():
    """Equations with sums over what one tensor has alone."""
    tensors = {"x": random(2, 3, 4), "w": random(2, 4, 5)}
    for equation, names in (("bij,bjk->bk", "xw"), ("bij,bkl->kb", "xw"), ("bij->jb", "x"), ("bij->", "x"), ("bij", "x")):
        node = helper.make_node("Einsum", list(names), ["y"], equation=equation)
        agree(node, {name: tensors[name] for name in names})
    refuse("is not supported", helper.make_node("Einsum", ["x"], ["y"], equation="bij->k"), {"x": tensors["x"]})
    ids = {"x": RNG.integers(-(2**31), 2**31, (2, 9)).astype(np.int32)}
    for attributes in ({}, {"reverse": 1}, {"exclusive": 1}, {"exclusive": 1, "reverse": 1}):
        for axis in (0, 1):
            agree(helper.make_node("CumSum", ["x", "a"], ["y"], **attributes), ids, {"a": np.int64(axis)}, TensorProto.INT32)
    refuse("known sizes", helper.make_node("CumSum", ["x", "a"], ["y"]), ids, {"a": np.int64(1)}, TensorProto.INT32, x=["N", 9])


def make_rounded(model):
    """The model with weights that are half floats, as f32."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    for tensor in copy.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT:
            halves = numpy_helper.to_array(tensor).astype(np.float16)
            tensor.CopyFrom(numpy_helper.from_array(halves.astype(F32), tensor.name))
    return copy


def check_halves():
    """Half floats are computed in f32, also between casts, and in a graph whose nodes are out of order."""
    source = MODELS["transformer"]()
    x = random(4, *get_shape(source))
    rounded = make_rounded(source)
    expected = qopt.from_onnx(rounded)(x)
    for keep in (True, False):
        half = convert_float_to_float16(source, keep_io_types=keep)
        assert {t.data_type for t in half.graph.initializer} > {TensorProto.FLOAT16}
        np.testing.assert_allclose(qopt.from_onnx(half)(x), expected, rtol=1e-5, atol=1e-6, strict=True)
    cast = helper.make_node("Cast", ["x"], ["y"], to=TensorProto.BFLOAT16)
    model = make(cast, {"x": random(2, 3).astype(np.float16)}, {}, TensorProto.BFLOAT16, {})
    values = np.array([[1, 2, 1e5], [3, 1e-9, -7]], F32)
    assert (qopt.from_onnx(model)(values) == values).all()
    loop = [helper.make_node("Add", ["x", "b"], ["a"], name="first"), helper.make_node("Add", ["x", "a"], ["b"])]
    refuse("reads, through others, its own result", [*loop, helper.make_node("Neg", ["b"], ["y"])], {"x": values})


def main():
    check_definitions()
    check_products()
    check_halves()
    check_integers()
    check_quantized()
    check_dynamic()
    check_borders()
    return 0


if __name__ == "__main__":
    sys.exit(main())
