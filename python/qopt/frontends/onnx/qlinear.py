# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""onnxruntime's operators on quantized tensors (QLinearAdd and the like), as its quantizer writes them.

Each is the int8 form of one op: operands and result have the scales that the node says.
"""

from __future__ import annotations

from .build import broadcast_shape, reshape, to_first, to_last, transpose
from .elementwise import _UNARY
from .node import Node
from .pooling import global_reduction, pool_quantized
from .quantization import (
    Quantization,
    as_quantized,
    element_type,
    reread,
    scale_and_zero,
    stored_constant,
)
from .reductions import read_axes
from .registry import Unsupported, lowers
from .tensor import Tensor

_MICROSOFT = "com.microsoft"


def _read(node: Node, index: int) -> Tensor:
    """The operand at `index`, with its scale and zero point behind it."""
    x = node.input(index)
    quantization = _scale(node, index + 1, x)
    if x.array is not None:
        return as_quantized(node.importer, stored_constant(x.array, quantization, x.name))
    return reread(node, x, quantization)


def _scale(node: Node, index: int, x: Tensor) -> Quantization:
    """The scale at `index` and the zero point behind it, which is 0 of the type of `x` where it is left out."""
    quantization = scale_and_zero(node, index, index + 1, x.dtype)
    if quantization is None or quantization.axis is not None or quantization.scale.ndim:
        raise Unsupported("scales and zero points must be constant scalars")
    return quantization


def _like(quantization: Quantization) -> Tensor:
    return Tensor("", quantization.dtype, (), quantization=quantization)


def emit_quantized(
    node: Node, op: str, operands: list[Tensor], attributes: dict[str, object], shape: tuple, result: Quantization
) -> Tensor:
    """A qnn op whose result has a quantization of its own."""
    element = element_type(result)
    return node.emit(op, operands, attributes, shape=shape, element=element, like=_like(result))


def requantize(node: Node, x: Tensor, result: Quantization) -> Tensor:
    """The same values in another type."""
    if x.quantization == result:
        return x
    return emit_quantized(node, "qnn.requantize", [x], {}, x.shape, result)


@lowers("QLinearAdd", "QLinearMul", domain=_MICROSOFT)
def arithmetic(node: Node) -> Tensor:
    a, b, result = _read(node, 0), _read(node, 3), _scale(node, 6, node.input(0))
    op = {"QLinearAdd": "qnn.add", "QLinearMul": "qnn.mul"}[node.op_type]
    return emit_quantized(node, op, [a, b], {}, broadcast_shape(a.shape, b.shape), result)


@lowers("QLinearSigmoid", "QLinearLeakyRelu", domain=_MICROSOFT)
def unary(node: Node) -> Tensor:
    x, result = _read(node, 0), _scale(node, 3, node.input(0))
    attributes: dict[str, object] = {"kind": _UNARY.get(node.op_type.removeprefix("QLinear"), "leaky_relu")}
    if attributes["kind"] == "leaky_relu":
        attributes["alpha"] = float(node.attribute("alpha", 0.01))
    return emit_quantized(node, "qnn.unary", [x], attributes, x.shape, result)


@lowers("QLinearSoftmax", domain=_MICROSOFT)
def softmax(node: Node) -> Tensor:
    x, result = _read(node, 0), _scale(node, 3, node.input(0))
    if node.attribute("opset", 13) < 13:
        raise Unsupported("the softmax of operator sets before 13 is not supported")
    axis = node.axis(x.rank, node.attribute("axis", -1))
    return emit_quantized(node, "qnn.softmax", [x], {"axis": axis}, x.shape, result)


@lowers("QLinearConcat", domain=_MICROSOFT)
def concat(node: Node) -> Tensor:
    result = _scale(node, 0, node.input(2))
    parts = [requantize(node, _read(node, index), result) for index in range(2, len(node.inputs), 3)]
    axis = node.axis(parts[0].rank, node.attribute("axis"))
    return node.emit("qnn.concat", [parts], {"axis": axis}, like=_like(result))


@lowers("QLinearGlobalAveragePool", domain=_MICROSOFT)
def global_average_pool(node: Node) -> Tensor:
    x, result = _read(node, 0), _scale(node, 3, node.input(0))
    if node.attribute("channels_last", 0):
        x = transpose(node, x, to_first(x.rank))
    y = global_reduction(node, "qnn.reduce_mean", x, element=element_type(result), like=_like(result))
    return transpose(node, y, to_last(y.rank)) if node.attribute("channels_last", 0) else y


@lowers("QLinearAveragePool", domain=_MICROSOFT)
def average_pool(node: Node) -> Tensor:
    x, result = _read(node, 0), _scale(node, 3, node.input(0))
    pads = any(node.attribute("pads", [0])) or node.attribute("auto_pad", "NOTSET").startswith("SAME")
    if node.attribute("channels_last", 0) or node.attribute("count_include_pad", 0) and pads:
        raise Unsupported("channels_last and count_include_pad are not supported")
    return pool_quantized(node, x, element_type(result), _like(result))


@lowers("QLinearReduceMean", domain=_MICROSOFT)
def reduce_mean(node: Node) -> Tensor:
    x, result = _read(node, 0), _scale(node, 3, node.input(0))
    axes = node.axes(x.rank, node.attribute("axes")) if node.attribute("axes") else read_axes(node, x)
    keep = bool(node.attribute("keepdims", 1))
    kept = tuple(1 if i in axes else s for i, s in enumerate(x.shape))
    y = emit_quantized(node, "qnn.reduce_mean", [x], {"axes": axes, "keep_dims": True}, kept, result)
    return y if keep else reshape(node, y, [s for i, s in enumerate(x.shape) if i not in axes])


@lowers("QLinearWhere", domain=_MICROSOFT)
def where(node: Node) -> Tensor:
    result = _scale(node, 7, node.input(1))
    a, b = (requantize(node, _read(node, index), result) for index in (1, 4))
    condition = node.input(0)
    shape = broadcast_shape(condition.shape, a.shape, b.shape)
    return emit_quantized(node, "qnn.select", [condition, a, b], {}, shape, result)
