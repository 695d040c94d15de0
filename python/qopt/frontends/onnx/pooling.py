# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Pooling. What the ops have no form for (dilation, three dimensions) is built of shifted slices."""

from __future__ import annotations

import itertools
import math

import numpy as np

from .build import known, reshape, to_first, to_last, transpose
from .convolution import Window, pad_last, read_window
from .elementwise import binary, require_float
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor

# A window of more positions is not unrolled.
MAX_TAPS = 64


def _result_size(size: int, window: Window, i: int, ceil: bool) -> int:
    """Windows along one dimension; with `ceil` also one that begins inside and ends outside."""
    rank = len(window.kernel)
    span = size + window.pads[i] + window.pads[rank + i] - window.extent[i]
    if span < 0:
        raise Unsupported(f"the kernel of extent {window.extent[i]} does not fit into {size} positions")
    count = (-(-span // window.strides[i]) if ceil else span // window.strides[i]) + 1
    if ceil and (count - 1) * window.strides[i] >= size + window.pads[i]:
        count -= 1
    return count


def _prepare(node: Node, x: Tensor) -> tuple[Window, list[int]]:
    """The window, padded at the end so that it gives the number of results, and these numbers."""
    if any(isinstance(s, Dim) for s in x.shape[2:]):
        raise Unsupported("images of unknown size are not supported")
    kernel = list(node.attribute("kernel_shape"))
    if len(kernel) != x.rank - 2:
        raise Unsupported(f"a kernel of {len(kernel)} dimensions on an input of {x.rank}")
    window = read_window(node, x.shape[2:], kernel)
    ceil = bool(node.attribute("ceil_mode", 0)) and node.attribute("auto_pad", "NOTSET") == "NOTSET"
    return window, [_result_size(int(s), window, i, ceil) for i, s in enumerate(x.shape[2:])]


def _ends(spatial: tuple, window: Window, counts: list[int]) -> list[int]:
    """How much padding at the end the windows read; negative where they leave out elements."""
    rank = len(counts)
    return [
        (counts[i] - 1) * window.strides[i] + window.extent[i] - int(spatial[i]) - window.pads[i] for i in range(rank)
    ]


@lowers("MaxPool")
def max_pool(node: Node) -> Tensor:
    if len([o for o in node.proto.output if o]) > 1:
        raise Unsupported("the indices of the maxima are not supported")
    x = node.input(0)
    if x.dtype != np.float32 and x.quantization is None:
        raise Unsupported(f"operands of {x.dtype} are not supported")
    window, counts = _prepare(node, x)
    return _pool(node, "qnn.max_pool2d", x, window, counts)


def _pool(
    node: Node, op: str, x: Tensor, window: Window, counts: list[int], element: str | None = None, like: Tensor | None = None
) -> Tensor:
    """The pooling op over one or two dimensions; padding does not count.

    element, like: the result's, where it is not that of the input.
    """
    rank = len(counts)
    ends = [max(e, 0) for e in _ends(x.shape[2:], window, counts)]
    begins = window.pads[:rank]
    fits = all(p < k for p, k in zip(begins + ends, window.kernel * 2, strict=True))
    moved = transpose(node, x, to_last(x.rank))
    if rank > 2 or any(d != 1 for d in window.dilations) or not fits or min(begins) < 0:
        if op != "qnn.max_pool2d":
            raise Unsupported("dilated averages, averages over three dimensions and averages of padding only are not supported")
        return transpose(node, _unrolled_max(node, moved, window, counts), to_first(x.rank))
    if rank == 1:
        moved = reshape(node, moved, (moved.shape[0], 1, moved.shape[1], moved.shape[2]))
    ones, zeros = [1] * (2 - rank), [0] * (2 - rank)
    begins, ends = zeros + begins, zeros + ends
    attributes = {
        "kernel": ones + window.kernel,
        "strides": ones + window.strides,
        "padding": [begins[0], ends[0], begins[1], ends[1]],
    }
    shape = (moved.shape[0], *ones, *counts, moved.shape[-1])
    like = moved if like is None else like
    y = node.emit(op, [moved], attributes, shape=shape, element=element, like=like)
    if rank == 1:
        y = reshape(node, y, (y.shape[0], y.shape[2], y.shape[3]))
    return transpose(node, y, to_first(y.rank))


def _slices(node: Node, x: Tensor, window: Window, counts: list[int]) -> list[Tensor]:
    """One strided slice of a padded, channels-last tensor for each position of the window."""
    if math.prod(window.kernel) > MAX_TAPS:
        raise Unsupported(f"a window of {math.prod(window.kernel)} positions in this form is not supported")
    batch = -1 if isinstance(x.shape[0], Dim) else x.shape[0]
    parts = []
    for taps in itertools.product(*(range(k) for k in window.kernel)):
        offsets = [0, *(t * d for t, d in zip(taps, window.dilations, strict=True)), 0]
        attributes = {"offsets": offsets, "sizes": [batch, *counts, x.shape[-1]], "strides": [1, *window.strides, 1]}
        parts.append(node.emit("qnn.slice", [x], attributes, like=x))
    return parts


def _unrolled_max(node: Node, x: Tensor, window: Window, counts: list[int]) -> Tensor:
    ends = [max(e, 0) for e in _ends(x.shape[1:-1], window, counts)]
    lowest = -np.inf if x.dtype == np.float32 else np.finfo(np.float32).min
    padded = pad_last(node, x, window.pads[: len(counts)] + ends, lowest)
    result = None
    for part in _slices(node, padded, window, counts):
        result = part if result is None else node.emit("qnn.max", [result, part], like=part)
    return result


@lowers("AveragePool")
def average_pool(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    window, counts = _prepare(node, x)
    rank = len(counts)
    include = bool(node.attribute("count_include_pad", 0)) and any(window.pads)
    if not include and rank <= 2 and all(d == 1 for d in window.dilations):
        return _pool(node, "qnn.avg_pool2d", x, window, counts)
    ends = _ends(x.shape[2:], window, counts)
    moved = pad_last(node, transpose(node, x, to_last(x.rank)), window.pads[:rank] + [max(e, 0) for e in ends])
    total = None
    for part in _slices(node, moved, window, counts):
        total = part if total is None else binary(node, "Add", total, part)
    divisor = known(_counts(x.shape[2:], window, counts, include)[None, ..., None])
    return transpose(node, binary(node, "Div", total, divisor), to_first(x.rank))


def _counts(spatial: tuple, window: Window, counts: list[int], include: bool) -> np.ndarray:
    """How many positions of each window count."""
    rank, result = len(counts), np.ones([1] * len(counts))
    for i in range(rank):
        starts = np.arange(counts[i]) * window.strides[i] - window.pads[i]
        taps = starts[:, None] + np.arange(window.kernel[i]) * window.dilations[i]
        low, high = (-window.pads[i], int(spatial[i]) + window.pads[rank + i]) if include else (0, int(spatial[i]))
        inside = ((taps >= low) & (taps < high)).sum(axis=1)
        shape = [1] * rank
        shape[i] = -1
        result = result * inside.reshape(shape)
    return result.astype(np.float32)


def pool_quantized(node: Node, x: Tensor, element: str, like: Tensor) -> Tensor:
    """An average of quantized values, with a scale of its own."""
    window, counts = _prepare(node, x)
    return _pool(node, "qnn.avg_pool2d", x, window, counts, element, like)


@lowers("LpPool")
def lp_pool(node: Node) -> Tensor:
    """(sum of |x|^p) ^ (1/p) for p = 1, 2."""
    x, p = node.input(0), node.attribute("p", 2)
    require_float(node, x)
    if p not in (1, 2):
        raise Unsupported(f"the norm {p} is not supported; supported are 1 and 2")
    window, counts = _prepare(node, x)
    ends = _ends(x.shape[2:], window, counts)
    powers = node.emit("qnn.unary", [x], {"kind": "abs" if p == 1 else "square"})
    moved = pad_last(node, transpose(node, powers, to_last(x.rank)), window.pads[: len(counts)] + [max(e, 0) for e in ends])
    total = None
    for part in _slices(node, moved, window, counts):
        total = part if total is None else binary(node, "Add", total, part)
    result = total if p == 1 else node.emit("qnn.unary", [total], {"kind": "sqrt"})
    return transpose(node, result, to_first(x.rank))


@lowers("GlobalAveragePool", "GlobalMaxPool")
def global_pool(node: Node) -> Tensor:
    x = node.input(0)
    op = {"GlobalAveragePool": "qnn.reduce_mean", "GlobalMaxPool": "qnn.reduce_max"}[node.op_type]
    require_float(node, x)
    return global_reduction(node, op, x)


def global_reduction(node: Node, op: str, x: Tensor, **result: object) -> Tensor:
    """A reduction over all positions of an NC... tensor, which stay as dimensions of size 1.

    Computed with channels last, so that no transpose remains between it and a convolution.
    """
    if x.rank < 3:
        raise Unsupported("the input has no spatial dimensions")
    moved = transpose(node, x, to_last(x.rank))
    axes = list(range(1, x.rank - 1))
    shape = (x.shape[0], *[1] * (x.rank - 2), x.shape[1])
    element = result.get("element", "f32")
    y = node.emit(op, [moved], {"axes": axes, "keep_dims": True}, shape=shape, element=element, like=result.get("like"))
    return transpose(node, y, to_first(x.rank))
