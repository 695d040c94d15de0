# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Quantized values: their types, QuantizeLinear and DequantizeLinear.

Stored integers are signed: a uint8 tensor with zero point z is an int8 one with zero point z - 128
and the same values. A uint8 or int8 tensor whose scale nobody has said yet is read with scale 1 and
zero point 0 ("raw"), so that its values are the integers themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import onnx

from qopt._arrays import DTYPES

from .build import cast, known, reshape
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Quantization, Shape, Tensor, along_axis, dequantize, sizes_of

if TYPE_CHECKING:
    from .importer import Importer

# What is subtracted from the ONNX integers, and the type in which they are stored then.
_STORAGE = {
    "uint8": (128, "i8", -128, 127),
    "int8": (0, "i8", -128, 127),
    "uint16": (32768, "i16", -32768, 32767),
    "int16": (0, "i16", -32768, 32767),
    "int32": (0, "i32", -(2**31), 2**31 - 1),
    "uint4": (8, "i8", -8, 7),
    "int4": (0, "i8", -8, 7),
}
# Types of tensors whose elements are quantized integers when the model runs.
INTEGERS = {np.dtype(t) for t in (np.uint8, np.int8, np.uint16, np.int16)}


def raw(dtype: np.dtype) -> Quantization:
    """The integers as they are."""
    return Quantization(np.ones((), np.float32), np.zeros((), np.int64), np.dtype(dtype))


def _number(value: float) -> str:
    """A float that MLIR's parser takes: with a point, and with all digits."""
    return f"{float(value):.17e}"


def element_type(quantization: Quantization, *, narrow: bool = False) -> str:
    """MLIR's text of the quantized element type."""
    if quantization.dtype.name not in _STORAGE:
        raise Unsupported(f"quantized elements of {quantization.dtype.name} are not supported")
    offset, storage, low, high = _STORAGE[quantization.dtype.name]
    scales = np.atleast_1d(quantization.scale).astype(np.float32)
    zeros = np.broadcast_to(np.atleast_1d(quantization.zero_point), scales.shape)
    if not (np.isfinite(scales).all() and (scales >= np.finfo(np.float32).tiny).all()):
        raise Unsupported("a scale is not a positive, normal number")
    limits = f"<{-high if narrow else low}:{high}>" if narrow or (low, high) == (-8, 7) else ""
    pairs = [f"{_number(s)}:{int(z) - offset}" for s, z in zip(scales, zeros, strict=True)]
    if quantization.axis is None:
        return f"!quant.uniform<{storage}{limits}:f32, {pairs[0]}>"
    return f"!quant.uniform<{storage}{limits}:f32:{quantization.axis}, {{{', '.join(pairs)}}}>"


def has_symmetric_channels(quantization: Quantization) -> bool:
    """Whether a type can say it: scales for each channel come without zero points."""
    return quantization.axis is None or bool((quantization.zero_point == _STORAGE[quantization.dtype.name][0]).all())


# ---- stored constants ----


def stored_constant(ints: np.ndarray, quantization: Quantization, name: str) -> Tensor:
    """A float tensor that is known as integers."""
    return Tensor(name, np.dtype(np.float32), ints.shape, stored=ints, quantization=quantization)


def as_quantized(importer: Importer, tensor: Tensor) -> Tensor:
    """The integers of a stored constant as a value of quantized type."""
    if "quantized" in tensor.views:
        return tensor.views["quantized"]
    quantization = tensor.quantization
    offset, storage, low, _ = _STORAGE[quantization.dtype.name]
    ints = tensor.stored.astype(np.int64) - offset
    if ints.size == 0:
        raise Unsupported(f"'{tensor.name}' has no elements")
    # The narrow range is symmetric, and kernels may negate what is in it.
    narrow = storage == "i8" and low == -128 and bool((quantization.zero_point == offset).all()) and ints.min() > low
    element = element_type(quantization, narrow=narrow)
    array = np.asarray(ints.astype(DTYPES[storage]), order="C")
    value = importer.graph.parameter(importer.unique_key(tensor.name), array, elements=element)
    result = Tensor(tensor.name, quantization.dtype, tensor.shape, quantization=quantization, value=value)
    tensor.views["quantized"] = result
    return result


def emit_contraction(
    node: Node,
    op: str,
    operands: Sequence[Tensor | None],
    attributes: dict[str, object],
    shape: Shape,
    result: Quantization | str | None,
) -> Tensor:
    """A convolution or matrix product: of f32 without `result`, else of quantized operands, to that type or f32 ("f32")."""
    if result is None:
        return node.emit(op, operands, attributes, shape=shape, element="f32")
    operands = [as_quantized(node.importer, t) if t is not None and t.stored is not None else t for t in operands]
    if isinstance(result, str):
        return node.emit(op, operands, attributes, shape=shape, element="f32")
    like = Tensor("", result.dtype, shape, quantization=result)
    return node.emit(op, operands, attributes, shape=shape, element=element_type(result), like=like)


def materialize_stored(importer: Importer, tensor: Tensor) -> object:
    """A stored constant as floats: a dequantize, which fusion takes away again."""
    quantized = as_quantized(importer, tensor).value
    return importer.graph.op("qnn.dequantize", [quantized], location=tensor.name)[0]


# ---- inputs and outputs ----


def add_input(importer: Importer, name: str, shape: Shape, dtype: np.dtype) -> Tensor:
    """A graph input of integers, read as the node that takes them says."""
    quantization = _find_reader(importer.model.graph, name, dtype)
    offset, storage, _, _ = _STORAGE[dtype.name]
    inner = element_type(quantization)
    zero, scale = int(quantization.zero_point), _number(quantization.scale)
    outer = inner if offset == 0 else f"!quant.uniform<u{storage[1:]}:f32, {scale}:{zero}>"
    value = importer.graph.input(name, sizes_of(shape), outer)
    if outer != inner:
        value = _requantize(importer, value, inner)
    return Tensor(name, dtype, shape, quantization=quantization, value=value)


def _requantize(importer: Importer, value: object, element: str) -> object:
    """Another type of the same scale: no integer is rounded."""
    sizes = "".join(f"{'?' if s is None else s}x" for s in value.shape)
    return importer.graph.op("qnn.requantize", [value], results=[f"tensor<{sizes}{element}>"])[0]


def _find_reader(graph: onnx.GraphProto, name: str, dtype: np.dtype) -> Quantization:
    """Scale and zero point with which a node reads the input, if they are constants."""
    constants = {t.name: t for t in graph.initializer}
    for node in graph.node:
        for index, operand in enumerate(node.input):
            if operand != name or not (node.op_type == "DequantizeLinear" or node.op_type.startswith("QLinear")):
                continue
            scale, zero = (constants.get(n) for n in (list(node.input[index + 1 : index + 3]) + ["", ""])[:2])
            if scale is None or math.prod(scale.dims) != 1:
                continue
            array = onnx.numpy_helper.to_array(scale).astype(np.float32).reshape(())
            point = 0 if zero is None else int(onnx.numpy_helper.to_array(zero).reshape(-1)[0])
            return Quantization(array, np.asarray(point, np.int64), dtype)
    return raw(dtype)


def as_output(importer: Importer, tensor: Tensor) -> object:
    """The value to return: integers as ONNX has them."""
    if tensor.array is not None and tensor.dtype in INTEGERS:
        tensor = as_quantized(importer, stored_constant(tensor.array, raw(tensor.dtype), tensor.name))
    value = importer.materialize(tensor)
    if tensor.dtype not in INTEGERS or _STORAGE[tensor.dtype.name][0] == 0:
        return value
    quantization = tensor.quantization
    storage = _STORAGE[tensor.dtype.name][1]
    return _requantize(
        importer,
        value,
        f"!quant.uniform<u{storage[1:]}:f32, {_number(quantization.scale)}:{int(quantization.zero_point)}>",
    )


# ---- reading integers in another way ----


def scale_and_zero(
    node: Node, scale: int, zero: int, dtype: np.dtype | None = None, axis: int | None = None
) -> Quantization | None:
    """The quantization that two inputs say; None unless both are constants.

    axis: the dimension for scales that are a vector.
    """
    if not node.input(scale).is_constant or (node.has(zero) and not node.input(zero).is_constant):
        return None
    scales = np.asarray(node.constant(scale, "the scale"), np.float32)
    if node.has(zero):
        dtype = node.input(zero).dtype if dtype is None else dtype
        zeros = node.constant(zero, "the zero point").astype(np.int64)
    else:
        zeros = np.zeros(scales.shape, np.int64)
    if scales.size == 1 and zeros.size == 1:
        return Quantization(scales.reshape(()), zeros.reshape(()), np.dtype(dtype or np.uint8))
    if scales.ndim > 1 or zeros.ndim > 1:
        return None
    length = max(scales.size, zeros.size)
    scales, zeros = np.broadcast_to(scales.reshape(-1), length), np.broadcast_to(zeros.reshape(-1), length)
    return Quantization(scales, zeros, np.dtype(dtype or np.uint8), axis)


def reread(node: Node, x: Tensor, quantization: Quantization) -> Tensor:
    """The same integers, read with another scale and zero point; of quantized type."""
    if x.array is not None:
        return as_quantized(node.importer, stored_constant(x.array, quantization, x.name))
    if x.quantization == quantization:
        return x
    if quantization.axis is not None:
        raise Unsupported("integers that are computed cannot get a scale for each channel")
    floats = stored_integers(node, x)
    zero, scale = known(quantization.zero_point), known(quantization.scale)
    return quantize(node, node.emit("qnn.mul", [node.emit("qnn.sub", [floats, zero]), scale]), quantization)


def quantize(node: Node, x: Tensor, quantization: Quantization) -> Tensor:
    """qnn.quantize of a float tensor."""
    like = Tensor("", quantization.dtype, x.shape, quantization=quantization)
    return node.emit("qnn.quantize", [x], shape=x.shape, element=element_type(quantization), like=like)


def stored_integers(node: Node, x: Tensor) -> Tensor:
    """The integers of a tensor as f32."""
    if x.array is not None:
        return known(x.array)
    if "float" in x.views:
        return x.views["float"]
    if x.quantization is None:
        return cast(node, x, np.float32)
    floats = node.emit("qnn.dequantize", [x])
    quantization = x.quantization
    if quantization.axis is None and quantization.scale == 1 and quantization.zero_point == 0:
        return floats
    scale = known(along_axis(quantization.scale, x.rank, quantization.axis))
    zero = known(along_axis(quantization.zero_point, x.rank, quantization.axis))
    rounded = node.emit("qnn.unary", [node.emit("qnn.div", [floats, scale])], {"kind": "round"})
    return node.emit("qnn.add", [rounded, zero])


# ---- the operators ----


def _result_dtype(node: Node) -> np.dtype:
    if node.has(2):
        return node.input(2).dtype
    to = node.attribute("output_dtype", 0)
    return onnx.helper.tensor_dtype_to_np_dtype(to) if to else np.dtype(np.uint8)


def _spread(node: Node, values: Tensor, shape: Shape, axis: int, block: int) -> Tensor:
    """Scales or zero points, shaped for the tensor that they belong to."""
    if values.rank == 0 or math.prod(int(s) for s in values.shape) == 1:
        return reshape(node, values, ())
    if values.rank == 1 and not block:
        sizes = [1] * len(shape)
        sizes[axis] = values.shape[0]
        return reshape(node, values, tuple(sizes))
    if not values.is_constant:
        raise Unsupported("scales of blocks are not constant")
    array = np.repeat(values.elements(), block, axis=axis)
    return Tensor.known(np.take(array, np.arange(int(shape[axis])), axis=axis))


@lowers("QuantizeLinear")
@lowers("QuantizeLinear", domain="com.microsoft")
def quantize_linear(node: Node) -> Tensor:
    x, dtype = cast(node, node.input(0), np.float32), _result_dtype(node)
    if dtype not in INTEGERS:
        raise Unsupported(f"quantization to {dtype.name} is not supported; supported are 8 and 16 bits")
    block = node.attribute("block_size", 0)
    axis = node.axis(x.rank, node.attribute("axis", 1)) if x.rank > 1 else 0
    quantization = None if block else scale_and_zero(node, 1, 2, dtype, axis)
    if quantization is not None and quantization.axis is None:
        return quantize(node, x, quantization)
    scale = _spread(node, cast(node, node.input(1), np.float32), x.shape, axis, block)
    result = node.emit("qnn.unary", [node.emit("qnn.div", [x, scale])], {"kind": "round"})
    if node.has(2):
        zero = _spread(node, stored_integers(node, node.input(2)), x.shape, axis, block)
        result = node.emit("qnn.add", [result, zero])
    return quantize(node, result, raw(dtype))


@lowers("DequantizeLinear")
@lowers("DequantizeLinear", domain="com.microsoft")
def dequantize_linear(node: Node) -> Tensor:
    x, block = node.input(0), node.attribute("block_size", 0)
    axis = node.axis(x.rank, node.attribute("axis", 1)) if x.rank > 1 else 0
    quantization = None if block else scale_and_zero(node, 1, 2, x.dtype, axis)
    if quantization is not None and x.array is not None and x.dtype.name in _STORAGE and has_symmetric_channels(quantization):
        return stored_constant(x.array, quantization, x.name)
    if quantization is not None and x.quantization is not None:
        if quantization.axis is None or x.quantization == quantization:
            return node.emit("qnn.dequantize", [reread(node, x, quantization)])
    if x.dtype.name.startswith("float8") or x.dtype.name.startswith("float4"):
        raise Unsupported(f"elements of {x.dtype.name} are not supported")
    result = stored_integers(node, x)
    if node.has(2):
        zero = _spread(node, stored_integers(node, node.input(2)), x.shape, axis, block)
        result = _compute(node, "qnn.sub", result, zero)
    scale = _spread(node, cast(node, node.input(1), np.float32), x.shape, axis, block)
    return _compute(node, "qnn.mul", result, scale)


def _compute(node: Node, op: str, a: Tensor, b: Tensor) -> Tensor:
    """An f32 op, at once where both are known: blocked weights become float constants."""
    if a.is_constant and b.is_constant:
        x, y = a.elements(), b.elements()
        return Tensor.known((x - y if op == "qnn.sub" else x * y).astype(np.float32), node.proto.output[0])
    return node.emit(op, [a, b])


@lowers("DynamicQuantizeLinear")
def dynamic_quantize_linear(node: Node) -> list[Tensor]:
    """uint8 of the range of this very tensor, which always includes 0."""
    x = node.input(0)
    if any(isinstance(s, Dim) for s in x.shape):
        raise Unsupported("the range of a tensor of unknown size is the range of all samples at once; give the size with dims=")
    axes = list(range(x.rank))
    zero = known(0.0)
    high, low = (
        node.emit(pick, [node.emit(reduce, [x], {"axes": axes}), zero]) if axes else node.emit(pick, [x, zero])
        for pick, reduce in (("qnn.max", "qnn.reduce_max"), ("qnn.min", "qnn.reduce_min"))
    )
    scale = node.emit("qnn.div", [node.emit("qnn.sub", [high, low]), known(255.0)])
    is_zero = node.emit("qnn.compare", [scale, zero], {"kind": "eq"})
    scale = node.emit("qnn.select", [is_zero, known(1.0), scale])
    point = node.emit("qnn.div", [node.emit("qnn.sub", [zero, low]), scale])
    point = node.emit("qnn.clamp", [point], {"min": 0.0, "max": 255.0})
    point = node.emit("qnn.unary", [point], {"kind": "round"})
    rounded = node.emit("qnn.unary", [node.emit("qnn.div", [x, scale])], {"kind": "round"})
    u8 = raw(np.dtype(np.uint8))
    result = quantize(node, node.emit("qnn.add", [rounded, point]), u8)
    zero_point = quantize(node, point, u8)
    zero_point.views["float"] = point
    return [result, scale, zero_point]


def float_operand(node: Node, x: Tensor, quantization: Quantization) -> Tensor:
    """An operand of an integer operator in f32; for forms that have no int8 op."""
    if x.array is not None:
        return Tensor.known(dequantize(x.array, quantization), x.name)
    return node.emit("qnn.dequantize", [reread(node, x, quantization)])
