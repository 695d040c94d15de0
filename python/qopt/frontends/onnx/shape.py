# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Operators that move values: reshapes, transposes, slices, joins, padding."""

from __future__ import annotations

import math

import numpy as np

from .build import const_shape, is_qnn, known, reshape, tosa, transpose
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Size, Tensor


def _product(sizes: list[Size]) -> Size:
    total: Size = 1
    for size in sizes:
        total = size * total if isinstance(size, Dim) else total * size
    return total


@lowers("Reshape")
def reshape_to(node: Node) -> Tensor:
    x = node.input(0)
    wanted: list[Size] = node.sizes(1, "the shape")
    if not node.attribute("allowzero", 0):
        wanted = [x.shape[i] if s == 0 and not isinstance(s, Dim) else s for i, s in enumerate(wanted)]
    if -1 in [s for s in wanted if not isinstance(s, Dim)]:
        at = wanted.index(-1)
        wanted[at] = _missing_size(x.shape, [s for i, s in enumerate(wanted) if i != at])
    return reshape(node, x, _name_dynamic(x, wanted))


def _missing_size(shape: tuple[Size, ...], others: list[Size]) -> Size:
    """The size that -1 stands for."""
    dynamic = [s for s in shape if isinstance(s, Dim)]
    taken = [s for s in others if isinstance(s, Dim)]
    left = math.prod(s for s in shape if not isinstance(s, Dim))
    right = math.prod(s for s in others if not isinstance(s, Dim))
    if not dynamic and not taken or len(dynamic) == len(taken) == 1 and dynamic[0].name == taken[0].name:
        if dynamic:
            left, right = left * dynamic[0].factor * taken[0].divisor, right * taken[0].factor * dynamic[0].divisor
        if right == 0 or left % right:
            raise Unsupported(f"{[str(s) for s in shape]} does not divide into {[str(s) for s in others]}")
        return left // right
    if len(dynamic) == 1 and not taken:
        size = (dynamic[0] * left) // right if right else dynamic[0]
        return size
    raise Unsupported(f"-1 beside {[str(s) for s in others]} is not known for {[str(s) for s in shape]}")


def _name_dynamic(x: Tensor, wanted: list[Size]) -> list[Size]:
    """A static shape for a dynamic tensor fixes its size, which is an error only a run can see."""
    if any(isinstance(s, Dim) for s in x.shape) and not any(isinstance(s, Dim) for s in wanted):
        raise Unsupported(
            f"the shape {wanted} fixes a dynamic size of the input, {[str(s) for s in x.shape]}; give its size with dims="
        )
    return wanted


@lowers("Flatten")
def flatten(node: Node) -> Tensor:
    x, axis = node.input(0), node.attribute("axis", 1)
    axis = axis + x.rank if axis < 0 else axis
    return reshape(node, x, (_product(list(x.shape[:axis])), _product(list(x.shape[axis:]))))


@lowers("Squeeze")
def squeeze(node: Node) -> Tensor:
    x = node.input(0)
    if node.has(1):
        axes = node.axes(x.rank, node.constant(1, "axes").reshape(-1).tolist())
    else:
        axes = [i for i, s in enumerate(x.shape) if s == 1]
    if any(x.shape[a] != 1 for a in axes):
        raise Unsupported(f"not all of the dimensions {axes} of {[str(s) for s in x.shape]} have size 1")
    return reshape(node, x, [s for i, s in enumerate(x.shape) if i not in axes])


@lowers("Unsqueeze")
def unsqueeze(node: Node) -> Tensor:
    x = node.input(0)
    axes = node.constant(1, "axes").reshape(-1).tolist()
    rank = x.rank + len(axes)
    axes = node.axes(rank, axes)
    sizes = iter(x.shape)
    return reshape(node, x, [1 if i in axes else next(sizes) for i in range(rank)])


@lowers("Transpose")
def transpose_op(node: Node) -> Tensor:
    x = node.input(0)
    perm = list(node.attribute("perm", list(reversed(range(x.rank)))))
    if sorted(perm) != list(range(x.rank)):
        raise Unsupported(f"{perm} is no permutation of {x.rank} dimensions")
    return transpose(node, x, perm)


@lowers("Concat")
def concat(node: Node) -> Tensor:
    inputs = [t for t in node.inputs if t is not None]
    axis = node.axis(inputs[0].rank, node.attribute("axis"))
    inputs = [t for t in inputs if t.shape[axis] != 0]
    return join(node, inputs, axis)


def join(node: Node, inputs: list[Tensor], axis: int) -> Tensor:
    """The tensors one after another along a dimension."""
    if len(inputs) == 1:
        return inputs[0]
    sizes = [t.shape[axis] for t in inputs]
    if any(isinstance(s, Dim) for s in sizes):
        raise Unsupported("joining along a dynamic dimension is not supported")
    shape = list(max((t.shape for t in inputs), key=lambda s: sum(isinstance(v, Dim) for v in s)))
    shape[axis] = sum(sizes)
    if all(t.dtype == np.float32 for t in inputs):
        return node.emit("qnn.concat", [inputs], {"axis": axis}, shape=tuple(shape), element="f32")
    if all(is_qnn(t) for t in inputs):
        if any(t.quantization != inputs[0].quantization for t in inputs):
            raise Unsupported("quantized tensors of different scales are joined")
        return node.emit("qnn.concat", [inputs], {"axis": axis}, like=inputs[0])
    if any(t.dtype != inputs[0].dtype for t in inputs):
        raise Unsupported("tensors of different element types are joined")
    return tosa(node, "concat", inputs, {"axis": f"{axis} : i32"}, tuple(shape), inputs[0].dtype)


def slice_along(node: Node, x: Tensor, axis: int, start: int, size: int, step: int = 1) -> Tensor:
    """Elements start, start + step, ... of a dimension; a dynamic one can only be taken whole."""
    offsets, sizes, strides = [0] * x.rank, [-1 if isinstance(s, Dim) else int(s) for s in x.shape], [1] * x.rank
    offsets[axis], sizes[axis], strides[axis] = start, size, step
    shape = list(x.shape)
    shape[axis] = size
    if x.array is not None:
        index = [slice(None)] * x.rank
        index[axis] = slice(start, start + size * step, step)
        return Tensor.known(np.asarray(x.array[tuple(index)], order="C"))
    if is_qnn(x):
        attributes = {"offsets": offsets, "sizes": sizes, "strides": strides}
        return node.emit("qnn.slice", [x], attributes, shape=tuple(shape), element=node.value(x).dtype, like=x)
    if step != 1 or any(isinstance(s, Dim) for s in x.shape):
        raise Unsupported(f"strided or dynamic slices of {x.dtype} are not supported")
    operands = [x, const_shape(node, offsets), const_shape(node, sizes)]
    return tosa(node, "slice", operands, {}, tuple(shape), x.dtype)


def reverse(node: Node, x: Tensor, axis: int) -> Tensor:
    """The elements of a dimension in the opposite order."""
    if isinstance(x.shape[axis], Dim):
        raise Unsupported("a dynamic dimension is reversed")
    if not is_qnn(x):
        return tosa(node, "reverse", [x], {"axis": f"{axis} : i32"}, x.shape, x.dtype)
    order = Tensor.known(np.arange(int(x.shape[axis]))[::-1].astype(np.int32).copy())
    return node.emit("qnn.gather", [x, order], {"axis": axis}, like=x)


@lowers("Slice")
def slice_op(node: Node) -> Tensor:
    x = node.input(0)
    starts, ends = node.constant(1, "starts").tolist(), node.constant(2, "ends").tolist()
    axes = node.constant(3, "axes").tolist() if node.has(3) else list(range(len(starts)))
    steps = node.constant(4, "steps").tolist() if node.has(4) else [1] * len(starts)
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        axis = node.axis(x.rank, axis)
        size = x.shape[axis]
        if isinstance(size, Dim):
            if start == 0 and step == 1 and end >= 2**31 - 1:
                continue
            raise Unsupported("a part of a dynamic dimension is not supported")
        picked = range(*slice(start, None if step < 0 and end < -size else end, step).indices(size))
        if not len(picked):
            raise Unsupported("the result is empty")
        low = min(picked[0], picked[-1])
        x = slice_along(node, x, axis, low, len(picked), abs(step))
        if step < 0:
            x = reverse(node, x, axis)
    return x


@lowers("Split")
def split(node: Node) -> list[Tensor]:
    x = node.input(0)
    axis = node.axis(x.rank, node.attribute("axis", 0))
    size = x.shape[axis]
    if isinstance(size, Dim):
        raise Unsupported("a dynamic dimension is split")
    if node.has(1):
        parts = [int(s) for s in node.constant(1, "the sizes")]
    else:
        count = node.attribute("num_outputs", len(node.proto.output))
        part = -(-size // count)
        parts = [part] * (count - 1) + [size - part * (count - 1)]
    if sum(parts) != size or min(parts) < 1:
        raise Unsupported(f"parts {parts} of a dimension of size {size} are empty, or do not fill it")
    starts = np.cumsum([0, *parts[:-1]]).tolist()
    return [slice_along(node, x, axis, start, part) for start, part in zip(starts, parts, strict=True)]


@lowers("Pad")
def pad(node: Node) -> Tensor:
    x, mode = node.input(0), node.attribute("mode", "constant")
    amounts = [int(p) for p in node.constant(1, "the padding")]
    axes = node.constant(3, "axes").tolist() if node.has(3) else list(range(x.rank))
    low, high = [0] * x.rank, [0] * x.rank
    for i, axis in enumerate(axes):
        low[node.axis(x.rank, axis)], high[node.axis(x.rank, axis)] = amounts[i], amounts[len(axes) + i]
    for axis in range(x.rank):
        before, after = min(low[axis], 0), min(high[axis], 0)
        if before or after:
            x = slice_along(node, x, axis, -before, int(x.shape[axis]) + before + after)
    low, high = [max(p, 0) for p in low], [max(p, 0) for p in high]
    if mode != "constant":
        return _pad_by_index(node, x, low, high, mode)
    value = float(node.constant(2, "the value").reshape(-1)[0]) if node.has(2) else 0.0
    if x.dtype == np.float32:
        return node.emit("qnn.pad", [x], {"low": low, "high": high, "value": value})
    if is_qnn(x):
        raise Unsupported("quantized tensors are padded")
    return pad_integers(node, x, low, high, value)


def pad_integers(node: Node, x: Tensor, low: list[int], high: list[int], value: float = 0) -> Tensor:
    """Integers or predicates with `low[d]` and `high[d]` elements of `value` around dimension d."""
    shape = tuple(a if isinstance(a, Dim) else a + lo + hi for a, lo, hi in zip(x.shape, low, high, strict=True))
    fill = node.importer.graph.constant(np.full(1, value, x.dtype))
    amounts = const_shape(node, [v for pair in zip(low, high, strict=True) for v in pair])
    return tosa(node, "pad", [x, amounts, fill], {}, shape, x.dtype)


def _pad_by_index(node: Node, x: Tensor, low: list[int], high: list[int], mode: str) -> Tensor:
    """Reflected, repeated and wrapped borders: gathers of rows."""
    numpy_mode = {"reflect": "reflect", "edge": "edge", "wrap": "wrap"}.get(mode)
    if numpy_mode is None or not is_qnn(x):
        raise Unsupported(f"padding in mode '{mode}' of {x.dtype} is not supported")
    for axis, (before, after) in enumerate(zip(low, high, strict=True)):
        if before or after:
            order = np.pad(np.arange(int(x.shape[axis])), (before, after), mode=numpy_mode).astype(np.int32)
            x = node.emit("qnn.gather", [x, Tensor.known(order)], {"axis": axis}, like=x)
    return x


@lowers("Tile")
def tile(node: Node) -> Tensor:
    x = node.input(0)
    multiples = [int(m) for m in node.constant(1, "the repeats")]
    if is_qnn(x):
        return node.emit("qnn.tile", [x], {"multiples": multiples}, like=x)
    shape = tuple(s * m for s, m in zip(x.shape, multiples, strict=True))
    return tosa(node, "tile", [x, const_shape(node, multiples)], {}, shape, x.dtype)


@lowers("DepthToSpace", "SpaceToDepth")
def depth_space(node: Node) -> Tensor:
    x, block = node.input(0), node.attribute("blocksize")
    n, c, h, w = x.shape
    if node.op_type == "SpaceToDepth":
        y = reshape(node, x, (n, c, h // block, block, w // block, block))
        crd = node.attribute("mode", "DCR") == "CRD"
        y = transpose(node, y, [0, 1, 3, 5, 2, 4] if crd else [0, 3, 5, 1, 2, 4])
        return reshape(node, y, (n, c * block * block, h // block, w // block))
    depth = c // (block * block)
    if node.attribute("mode", "DCR") == "DCR":
        y = transpose(node, reshape(node, x, (n, block, block, depth, h, w)), [0, 3, 4, 1, 5, 2])
    else:
        y = transpose(node, reshape(node, x, (n, depth, block, block, h, w)), [0, 1, 4, 2, 5, 3])
    return reshape(node, y, (n, depth, h * block, w * block))


@lowers("Trilu")
def trilu(node: Node) -> Tensor:
    """The part of matrices above or below a diagonal; zeros elsewhere."""
    x = node.input(0)
    if any(isinstance(s, Dim) for s in x.shape[-2:]):
        raise Unsupported("matrices of unknown size are not supported")
    k = int(node.constant(1, "the diagonal")) if node.has(1) else 0
    ones = np.ones([int(s) for s in x.shape[-2:]], np.bool_)
    keep = np.triu(ones, k) if node.attribute("upper", 1) else np.tril(ones, k)
    if x.dtype == np.float32:
        return node.emit("qnn.select", [Tensor.known(keep), x, known(0.0)], shape=x.shape, element="f32")
    mask = Tensor.known(np.broadcast_to(keep, [1] * (x.rank - 2) + list(keep.shape)).copy())
    zeros = Tensor.known(np.zeros([1] * x.rank, x.dtype))
    return tosa(node, "select", [mask, x, zeros], {}, x.shape, x.dtype)
