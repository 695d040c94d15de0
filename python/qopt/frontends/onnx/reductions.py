# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reductions along dimensions, and the index of the largest."""

from __future__ import annotations

import numpy as np

from .build import known, tosa, transpose
from .elementwise import binary, require_float
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor

_OPS = {
    "ReduceSum": "sum",
    "ReduceMean": "mean",
    "ReduceMax": "max",
    "ReduceMin": "min",
    "ReduceProd": "prod",
    "ReduceSumSquare": "sum",
    "ReduceL1": "sum",
    "ReduceL2": "sum",
    "ReduceLogSum": "sum",
    "ReduceLogSumExp": "sum",
}
_BEFORE = {"ReduceSumSquare": "square", "ReduceL1": "abs", "ReduceL2": "square"}
_AFTER = {"ReduceL2": "sqrt", "ReduceLogSum": "log"}


def read_axes(node: Node, x: Tensor) -> list[int]:
    """The dimensions to reduce; an attribute or an input, none of which means all."""
    axes = node.attribute("axes")
    if axes is None and node.has(1):
        axes = node.constant(1, "axes").reshape(-1).tolist()
    if axes is None or len(axes) == 0:
        return [] if node.attribute("noop_with_empty_axes", 0) else list(range(x.rank))
    return node.axes(x.rank, axes)


def reduce(node: Node, kind: str, x: Tensor, axes: list[int], keep: bool) -> Tensor:
    """One of sum, mean, max, min, prod."""
    if not axes:
        return x
    if any(isinstance(x.shape[a], Dim) for a in axes):
        raise Unsupported("a dynamic dimension is reduced")
    attributes: dict[str, object] = {"axes": axes}
    if keep:
        attributes["keep_dims"] = True
    return node.emit(f"qnn.reduce_{kind}", [x], attributes)


@lowers(*_OPS)
def reduction(node: Node) -> Tensor:
    x = node.input(0)
    axes, keep, kind = read_axes(node, x), bool(node.attribute("keepdims", 1)), _OPS[node.op_type]
    if x.dtype in (np.int32, np.int64) and kind in ("sum", "max", "min") and node.op_type == f"Reduce{kind.title()}":
        return _reduce_integers(node, kind, x, axes, keep)
    require_float(node, x)
    if node.op_type == "ReduceLogSumExp":
        return _log_sum_exp(node, x, axes, keep)
    if node.op_type in _BEFORE:
        x = node.emit("qnn.unary", [x], {"kind": _BEFORE[node.op_type]})
    result = reduce(node, kind, x, axes, keep)
    if node.op_type in _AFTER:
        result = node.emit("qnn.unary", [result], {"kind": _AFTER[node.op_type]})
    return result


def _log_sum_exp(node: Node, x: Tensor, axes: list[int], keep: bool) -> Tensor:
    """max + log(sum exp(x - max)), which does not overflow."""
    if not axes:
        return x
    top = reduce(node, "max", x, axes, True)
    total = reduce(node, "sum", node.emit("qnn.unary", [binary(node, "Sub", x, top)], {"kind": "exp"}), axes, keep)
    logarithm = node.emit("qnn.unary", [total], {"kind": "log"})
    return binary(node, "Add", logarithm, top if keep else reduce(node, "max", x, axes, False))


def _reduce_integers(node: Node, kind: str, x: Tensor, axes: list[int], keep: bool) -> Tensor:
    from .build import reshape

    for axis in axes:
        shape = tuple(1 if i == axis else s for i, s in enumerate(x.shape))
        x = tosa(node, f"reduce_{kind}", [x], {"axis": f"{axis} : i32"}, shape, x.dtype)
    return x if keep else reshape(node, x, [s for i, s in enumerate(x.shape) if i not in axes])


@lowers("ArgMax", "ArgMin")
def arg_extreme(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    axis = node.axis(x.rank, node.attribute("axis", 0))
    if isinstance(x.shape[axis], Dim):
        raise Unsupported("a dynamic dimension is reduced")
    if node.op_type == "ArgMin":
        x = node.emit("qnn.unary", [x], {"kind": "neg"})
    keep, last = bool(node.attribute("keepdims", 1)), bool(node.attribute("select_last_index", 0))
    shape = [1 if i == axis else s for i, s in enumerate(x.shape) if keep or i != axis]
    attributes: dict[str, object] = {"axis": axis}
    if keep:
        attributes["keep_dims"] = True
    if not last:
        return node.emit("qnn.argmax", [x], attributes, shape=tuple(shape), element="i64")
    from .shape import reverse

    found = node.emit("qnn.argmax", [reverse(node, x, axis)], attributes, shape=tuple(shape), element="i64")
    top = Tensor.known(np.full([1] * len(shape), int(x.shape[axis]) - 1, np.int64))
    return binary(node, "Sub", top, found) if shape else _scalar_difference(node)


def _scalar_difference(node: Node) -> Tensor:
    raise Unsupported("the last index of a vector is not supported")


@lowers("CumSum")
def cumulative_sum(node: Node) -> Tensor:
    """A product with a triangular matrix of ones."""
    x = node.input(0)
    axis = node.axis(x.rank, int(node.constant(1, "the axis").reshape(-1)[0]))
    if isinstance(x.shape[axis], Dim):
        raise Unsupported("a dynamic dimension is summed")
    size = int(x.shape[axis])
    if x.dtype in (np.int32, np.int64):
        return _cumulative_integers(node, x, axis)
    require_float(node, x)
    ones = np.triu(np.ones((size, size), np.float32), 1 if node.attribute("exclusive", 0) else 0)
    if node.attribute("reverse", 0):
        ones = ones.T.copy()
    perm = [i for i in range(x.rank) if i != axis] + [axis]
    moved = transpose(node, x, perm)
    from .linear import matmul

    return transpose(node, matmul(node, moved, known(ones)), [perm.index(i) for i in range(x.rank)])


def _cumulative_integers(node: Node, x: Tensor, axis: int) -> Tensor:
    """Sums of 1, 2, 4, ... elements, each of two of those before (Hillis and Steele); f32 would round."""
    from .shape import pad_integers, reverse, slice_along

    if any(isinstance(s, Dim) for s in x.shape):
        raise Unsupported("sums of integers need known sizes; give them with dims=")
    size, backward = int(x.shape[axis]), bool(node.attribute("reverse", 0))

    def shift(tensor: Tensor, count: int) -> Tensor:
        low, none = [count if i == axis else 0 for i in range(x.rank)], [0] * x.rank
        if count == size:
            return Tensor.known(np.zeros([int(s) for s in x.shape], x.dtype))
        return pad_integers(node, slice_along(node, tensor, axis, 0, size - count), low, none)

    total = reverse(node, x, axis) if backward else x
    if node.attribute("exclusive", 0):
        total = shift(total, 1)
    step = 1
    while step < size:
        total = binary(node, "Add", total, shift(total, step))
        step *= 2
    return reverse(node, total, axis) if backward else total


@lowers("Hardmax")
def hardmax(node: Node) -> Tensor:
    """1 at the first of the largest, 0 elsewhere."""
    x = node.input(0)
    require_float(node, x)
    axis = node.axis(x.rank, node.attribute("axis", -1))
    if any(isinstance(s, Dim) for s in x.shape):
        raise Unsupported("tensors of unknown shape are not supported")
    size = int(x.shape[axis])
    shape = tuple(1 if i == axis else s for i, s in enumerate(x.shape))
    index = node.emit("qnn.argmax", [x], {"axis": axis, "keep_dims": True}, shape=shape, element="i64")
    floats = node.emit("qnn.cast", [index], shape=shape, element="f32")
    sizes = [1] * x.rank
    sizes[axis] = size
    positions = known(np.arange(size).reshape(sizes))
    hit = node.emit("qnn.compare", [positions, floats], {"kind": "eq"})
    return node.emit("qnn.cast", [hit], shape=x.shape, element="f32")
