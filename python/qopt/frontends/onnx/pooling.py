# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Pooling. Over three dimensions it is pooling over two and then one; what the ops have no form for
(dilation, borders that count) is built of shifted slices along one dimension after another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .build import known, reshape, to_first, to_last, transpose
from .convolution import Window, pad_last, read_window
from .elementwise import binary, require_float
from .node import Node
from .registry import Unsupported, lowers
from .shape import slice_along
from .tensor import Dim, Tensor

# A window of more positions along one dimension is not unrolled.
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
    """The pooling op over one to three dimensions; padding does not count.

    element, like: the result's, where it is not that of the input.
    """
    rank = len(counts)
    ends = [max(e, 0) for e in _ends(x.shape[2:], window, counts)]
    fits = all(0 <= p < k for p, k in zip(window.pads[:rank] + ends, window.kernel * 2, strict=True))
    moved = transpose(node, x, to_last(x.rank))
    if any(d != 1 for d in window.dilations) or not fits:
        if op != "qnn.max_pool2d":
            raise Unsupported("dilated averages and averages of padding only are not supported")
        return transpose(node, _unrolled(node, moved, window, counts, "Max"), to_first(x.rank))
    window = replace(window, pads=window.pads[:rank] + ends)
    batch, *sizes, channels = moved.shape
    if rank == 3:
        if element is not None:
            raise Unsupported("averages of integers over three dimensions are not supported")
        # Each frame, and then the depth as the height of an image. As many positions of a window are inside at each
        # depth, so that the mean of means is the mean.
        frames = reshape(node, moved, (batch * sizes[0], *sizes[1:], channels))
        frames = _pool_images(node, op, frames, window, (1, 2), counts)
        moved = reshape(node, frames, (batch, sizes[0], counts[1] * counts[2], channels))
    if rank == 1:
        moved = reshape(node, moved, (batch, 1, *sizes, channels))
    axes = {1: (None, 0), 2: (0, 1), 3: (0, None)}[rank]
    y = _pool_images(node, op, moved, window, axes, counts, element, like)
    return transpose(node, reshape(node, y, (batch, *counts, channels)), to_first(x.rank))


def _pool_images(
    node: Node,
    op: str,
    x: Tensor,
    window: Window,
    axes: tuple[int | None, int | None],
    counts: list[int],
    element: str | None = None,
    like: Tensor | None = None,
) -> Tensor:
    """The op on images whose height and width are dimensions `axes` of the window; None: one that stays."""
    rank = len(counts)

    def pick(values: list[int], fill: int) -> list[int]:
        return [fill if axis is None else values[axis] for axis in axes]

    (top, left), (bottom, right) = pick(window.pads[:rank], 0), pick(window.pads[rank:], 0)
    attributes = {
        "kernel": pick(window.kernel, 1),
        "strides": pick(window.strides, 1),
        "padding": [top, bottom, left, right],
    }
    sizes = [size if axis is None else counts[axis] for size, axis in zip(x.shape[1:3], axes, strict=True)]
    shape = (x.shape[0], *sizes, x.shape[-1])
    return node.emit(op, [x], attributes, shape=shape, element=element, like=x if like is None else like)


def _unrolled(node: Node, x: Tensor, window: Window, counts: list[int], operator: str) -> Tensor:
    """Max or Add of all positions of a window over a channels-last tensor, along one dimension after another."""
    rank = len(counts)
    ends = [max(e, 0) for e in _ends(x.shape[1:-1], window, counts)]
    fill = 0.0
    if operator == "Max":
        fill = -np.inf if x.quantization is None else float(np.finfo(np.float32).min)
    x = pad_last(node, x, window.pads[:rank] + ends, fill)
    for i, (count, taps) in enumerate(zip(counts, window.kernel, strict=True)):
        if taps > MAX_TAPS:
            raise Unsupported(f"a window of {taps} positions in this form is not supported")
        result = None
        for tap in range(taps):
            part = slice_along(node, x, 1 + i, tap * window.dilations[i], count, window.strides[i])
            if result is None:
                result = part
            elif operator == "Max":
                result = node.emit("qnn.max", [result, part], like=part)
            else:
                result = binary(node, operator, result, part)
        x = result
    return x


@lowers("AveragePool")
def average_pool(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    window, counts = _prepare(node, x)
    include = bool(node.attribute("count_include_pad", 0)) and any(window.pads)
    if not include and all(d == 1 for d in window.dilations):
        return _pool(node, "qnn.avg_pool2d", x, window, counts)
    total = _unrolled(node, transpose(node, x, to_last(x.rank)), window, counts, "Add")
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
    powers = node.emit("qnn.unary", [x], {"kind": "abs" if p == 1 else "square"})
    total = _unrolled(node, transpose(node, powers, to_last(x.rank)), window, counts, "Add")
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
