# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is computed at import: nodes of constants, and arithmetic on shapes with dynamic sizes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

from .node import Node
from .registry import Unsupported
from .tensor import Dim, Tensor

# Two runs give different numbers.
_RANDOM = {"RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Multinomial", "Bernoulli"}


def fold(node: Node) -> list[Tensor] | None:
    """The results of a node whose inputs are known, or None."""
    if node.op_type in ("Shape", "Size"):
        return _fold_shape(node)
    if node.op_type in _RANDOM or node.op_type == "DequantizeLinear":
        return None
    inputs = [t for t in node.inputs if t is not None]
    if all(t.is_constant for t in inputs):
        return evaluate(node)
    if any(t.array is not None and t.array.dtype == object for t in inputs):
        return _fold_symbolic(node)
    return None


def evaluate(node: Node) -> list[Tensor] | None:
    """onnx's own definition of the operator, on arrays."""
    if any(a.HasField("g") for a in node.proto.attribute):
        return None
    names = [f"in{i}" if t is not None else "" for i, t in enumerate(node.inputs)]
    proto = onnx.NodeProto()
    proto.CopyFrom(node.proto)
    del proto.input[:]
    proto.input.extend(names)
    feeds = {n: t.elements() for n, t in zip(names, node.inputs, strict=True) if t is not None}
    values = [onnx.helper.make_empty_tensor_value_info(n) for n in feeds]
    outputs = [o for o in node.proto.output if o]
    graph = onnx.helper.make_graph([proto], "node", values, [onnx.helper.make_empty_tensor_value_info(o) for o in outputs])
    opsets = [onnx.helper.make_opsetid(node.proto.domain, node.opset)]
    model = onnx.helper.make_model(graph, opset_imports=opsets)
    try:
        results = ReferenceEvaluator(model).run(None, feeds)
    except Exception as error:  # whatever numpy raises on what is not valid
        raise Unsupported(f"cannot be computed at import: {error}") from None
    by_name = dict(zip(outputs, results, strict=True))
    folded: list[Tensor] = []
    for output in node.proto.output:
        result = by_name.get(output)
        if output and not isinstance(result, np.ndarray | np.generic):
            return None
        folded.append(Tensor.known(np.asarray(result), output) if output else None)
    return folded


def _fold_shape(node: Node) -> list[Tensor] | None:
    shape = node.input(0).shape
    if node.op_type == "Size":
        total: int | Dim = 1
        for size in shape:
            total = total * size if isinstance(total, Dim) or not isinstance(size, Dim) else size * total
        return [Tensor.known(_array(total))]
    rank = len(shape)
    start, end = node.attribute("start", 0), node.attribute("end", rank)
    start, end = (min(max(v + rank if v < 0 else v, 0), rank) for v in (start, end))
    return [Tensor.known(_array(list(shape[start:end])))]


def _array(values: object) -> np.ndarray:
    """int64 where all is known, else objects."""
    array = np.asarray(values, dtype=object)
    if any(isinstance(v, Dim) for v in array.reshape(-1)):
        return array
    return array.astype(np.int64)


def _slice(node: Node, x: np.ndarray) -> np.ndarray:
    starts, ends = node.constant(1, "starts"), node.constant(2, "ends")
    axes = node.constant(3, "axes") if node.has(3) else np.arange(len(starts))
    steps = node.constant(4, "steps") if node.has(4) else np.ones(len(starts), np.int64)
    index = [slice(None)] * x.ndim
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        start, end, step = int(start), int(end), int(step)
        index[int(axis)] = slice(start, None if step < 0 and end < -x.shape[int(axis)] else end, step)
    return x[tuple(index)]


def _axes(node: Node) -> list[int]:
    return [int(a) for a in node.constant(1, "axes")] if node.has(1) else []


def _unsqueeze(node: Node, x: np.ndarray) -> np.ndarray:
    return np.expand_dims(x, tuple(_axes(node)))


def _squeeze(node: Node, x: np.ndarray) -> np.ndarray:
    return np.squeeze(x, tuple(_axes(node)) if node.has(1) else None)


def _gather(node: Node, x: np.ndarray) -> np.ndarray:
    return np.take(x, node.constant(1, "indices").astype(np.int64), axis=node.attribute("axis", 0))


def _product(node: Node, x: np.ndarray) -> np.ndarray:
    total: object = 1
    for value in x.reshape(-1):
        total = value * total
    return np.asarray([total] if node.attribute("keepdims", 1) else total, dtype=object)


_UNARY: dict[str, Callable[[Node, np.ndarray], np.ndarray]] = {
    "Identity": lambda node, x: x,
    "Cast": lambda node, x: x,
    "Gather": _gather,
    "Slice": _slice,
    "Unsqueeze": _unsqueeze,
    "Squeeze": _squeeze,
    "ReduceProd": _product,
    "Reshape": lambda node, x: x.reshape([int(s) for s in node.constant(1, "shape")]),
}
_BINARY: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "Mul": lambda a, b: a * b,
    "Div": lambda a, b: a // b,
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    # A dynamic size is none of the constants (-1, 0, 1) that exporters compare with.
    "Equal": lambda a, b: np.asarray(a == b, dtype=bool),
}


def _fold_symbolic(node: Node) -> list[Tensor] | None:
    """Arithmetic on a shape with dynamic sizes; None where it has to be computed by the model."""
    if node.op_type == "Cast" and node.attribute("to") not in (onnx.TensorProto.INT64, onnx.TensorProto.INT32):
        return None
    arrays = [t.array.astype(object) if t is not None and t.array is not None else None for t in node.inputs]
    if node.op_type in _UNARY and arrays[0] is not None:
        result = _UNARY[node.op_type](node, arrays[0])
    elif any(a is None for a in arrays):
        return None
    elif node.op_type in _BINARY:
        result = _BINARY[node.op_type](*arrays)
    elif node.op_type == "Concat":
        result = np.concatenate(arrays, axis=node.attribute("axis"))
    elif node.op_type == "Where":
        result = np.where(arrays[0].astype(bool), arrays[1], arrays[2])
    else:
        return None
    return [Tensor.known(np.asarray(result) if np.asarray(result).dtype == bool else _array(result))]
