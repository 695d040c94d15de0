# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Operators with indices: gather, embeddings, scatter, one-hot."""

from __future__ import annotations

import math

import numpy as np

from .build import cast, is_qnn, known, reshape, transpose
from .elementwise import binary
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor


def _from_zero(node: Node, indices: Tensor, size: object) -> Tensor:
    """Indices that count from 0; negative ones count from the end.

    Known ones are checked. Computed ones outside of the dimension are clamped to it, after those
    below 0 have been moved up.
    """
    if indices.array is not None and indices.is_constant:
        if isinstance(size, Dim):
            if indices.array.size and indices.array.min() < 0:
                raise Unsupported("negative indices into a dynamic dimension are not supported")
            return Tensor.known(indices.array.astype(np.int64))
        array = indices.array.astype(np.int64)
        if array.size and (array.min() < -size or array.max() >= size):
            raise Unsupported(f"an index is outside of a dimension of size {size}")
        return Tensor.known(np.where(array < 0, array + size, array))
    if isinstance(size, Dim):
        raise Unsupported("computed indices into a dynamic dimension may be negative; give its size with dims=")
    zero = Tensor.known(np.zeros([1] * max(indices.rank, 1), indices.dtype))
    if indices.rank == 0:
        return reshape(node, _from_zero(node, reshape_integers(node, indices), size), ())
    from .build import tosa

    negative = tosa(node, "greater", [zero, indices], {}, indices.shape, np.bool_)
    moved = binary(node, "Add", indices, Tensor.known(np.full([1] * indices.rank, size, indices.dtype)))
    return tosa(node, "select", [negative, moved, indices], {}, indices.shape, indices.dtype)


def reshape_integers(node: Node, indices: Tensor) -> Tensor:
    raise Unsupported("a computed scalar index is not supported")


@lowers("Gather")
def gather(node: Node) -> Tensor:
    x, axis = node.input(0), node.attribute("axis", 0)
    axis = node.axis(x.rank, axis)
    indices = _from_zero(node, node.input(1), x.shape[axis])
    shape = (*x.shape[:axis], *indices.shape, *x.shape[axis + 1 :])
    if not is_qnn(x):
        if x.array is None or x.dtype not in (np.int32, np.int64, np.bool_):
            raise Unsupported(f"a gather from {x.dtype} is not supported")
        if np.abs(x.array.astype(np.int64)).max(initial=0) >= 1 << 24:
            raise Unsupported(f"a table of {x.dtype} with values beyond 2^24 is not supported")
        table = known(x.array)
        return cast(node, node.emit("qnn.gather", [table, indices], {"axis": axis}, shape=shape, element="f32"), x.dtype)
    return node.emit("qnn.gather", [x, indices], {"axis": axis}, shape=shape, element=node.value(x).dtype, like=x)


def _require_static(*tensors: Tensor) -> None:
    if any(isinstance(s, Dim) for t in tensors for s in t.shape):
        raise Unsupported("dynamic sizes are not supported")


@lowers("GatherElements")
def gather_elements(node: Node) -> Tensor:
    """Element by element along one dimension: rows of one element, gathered per position."""
    x, indices = node.input(0), node.input(1)
    axis = node.axis(x.rank, node.attribute("axis", 0))
    _require_static(x, indices)
    if not is_qnn(x) or any(i > s for d, (i, s) in enumerate(zip(indices.shape, x.shape, strict=True)) if d != axis):
        raise Unsupported(f"elements of {x.dtype} are not supported")
    for d in range(x.rank):
        if d != axis and indices.shape[d] != x.shape[d]:
            from .shape import slice_along

            x = slice_along(node, x, d, 0, int(indices.shape[d]))
    indices = _from_zero(node, indices, x.shape[axis])
    perm = [d for d in range(x.rank) if d != axis] + [axis]
    rows = math.prod(int(s) for d, s in enumerate(x.shape) if d != axis)
    table = reshape(node, transpose(node, x, perm), (rows, int(x.shape[axis])))
    flat = reshape(node, transpose(node, indices, perm), (rows, int(indices.shape[axis])))
    picked = node.emit("qnn.gather", [table, flat], {"axis": 1, "batch_dims": 1}, like=x)
    shape = [int(indices.shape[d]) for d in perm]
    return transpose(node, reshape(node, picked, shape), [perm.index(d) for d in range(x.rank)])


def _flat_indices(node: Node, x: Tensor, indices: Tensor, batch: int = 0) -> Tensor:
    """Tuples of indices as one index into the dimensions that they name."""
    depth = int(indices.shape[-1])
    sizes = [int(s) for s in x.shape[batch : batch + depth]]
    if not indices.is_constant:
        raise Unsupported("tuples of indices must be constants")
    array = indices.elements().astype(np.int64)
    limits = np.array(sizes)
    if array.size and ((array < -limits) | (array >= limits)).any():
        raise Unsupported("an index is outside of the tensor")
    array = np.where(array < 0, array + limits, array)
    weights = np.array([math.prod(sizes[i + 1 :]) for i in range(depth)])
    return Tensor.known((array * weights).sum(axis=-1))


@lowers("GatherND")
def gather_nd(node: Node) -> Tensor:
    x, indices, batch = node.input(0), node.input(1), node.attribute("batch_dims", 0)
    _require_static(x, indices)
    if not is_qnn(x):
        raise Unsupported(f"elements of {x.dtype} are not supported")
    depth = int(indices.shape[-1])
    flat = _flat_indices(node, x, indices, batch)
    head, tail = [int(s) for s in x.shape[:batch]], [int(s) for s in x.shape[batch + depth :]]
    table = reshape(node, x, (*head, math.prod(int(s) for s in x.shape[batch : batch + depth]), *tail))
    return node.emit("qnn.gather", [table, flat], {"axis": batch, "batch_dims": batch}, like=x)


@lowers("ScatterND")
def scatter_nd(node: Node) -> Tensor:
    x, indices, updates = node.input(0), node.input(1), node.input(2)
    if node.attribute("reduction", "none") != "none":
        raise Unsupported("reductions of what meets are not supported")
    _require_static(x, indices, updates)
    if not is_qnn(x) or not is_qnn(updates):
        raise Unsupported(f"elements of {x.dtype} are not supported")
    depth = int(indices.shape[-1])
    flat = _flat_indices(node, x, indices)
    rows, width = math.prod(int(s) for s in x.shape[:depth]), math.prod(int(s) for s in x.shape[depth:])
    count = int(flat.elements().size)
    operands = [
        reshape(node, x, (1, rows, width)),
        reshape(node, flat, (1, count)),
        reshape(node, updates, (1, count, width)),
    ]
    return reshape(node, node.emit("qnn.scatter", operands, like=x), x.shape)


@lowers("ScatterElements")
def scatter_elements(node: Node) -> Tensor:
    x, indices, updates = node.input(0), node.input(1), node.input(2)
    if node.attribute("reduction", "none") != "none":
        raise Unsupported("reductions of what meets are not supported")
    _require_static(x, indices, updates)
    if not is_qnn(x) or not indices.is_constant:
        raise Unsupported("indices must be constants, and elements floats")
    axis = node.axis(x.rank, node.attribute("axis", 0))
    array = _from_zero(node, indices, x.shape[axis]).elements()
    grid = np.indices(array.shape)
    grid[axis] = array
    flat = np.ravel_multi_index(tuple(grid), [int(s) for s in x.shape]).reshape(1, -1)
    operands = [
        reshape(node, x, (1, math.prod(x.shape), 1)),
        Tensor.known(flat.astype(np.int64)),
        reshape(node, updates, (1, array.size, 1)),
    ]
    return reshape(node, node.emit("qnn.scatter", operands, like=x), x.shape)


@lowers("OneHot")
def one_hot(node: Node) -> Tensor:
    indices, values = node.input(0), node.input(2)
    if values.dtype != np.float32:
        raise Unsupported(f"values of {values.dtype} are not supported")
    depth = int(node.constant(1, "the depth").reshape(-1)[0])
    off, on = (float(v) for v in node.constant(2, "the values"))
    axis = node.axis(indices.rank + 1, node.attribute("axis", -1))
    floats = cast(node, indices, np.float32)
    expanded = reshape(node, floats, (*floats.shape[:axis], 1, *floats.shape[axis:]))
    sizes = [1] * expanded.rank
    sizes[axis] = depth
    positions = np.arange(depth).reshape(sizes)
    hits = [node.emit("qnn.compare", [expanded, known(p)], {"kind": "eq"}) for p in (positions, positions - depth)]
    first = node.emit("qnn.select", [hits[1], known(on), known(off)])
    return node.emit("qnn.select", [hits[0], known(on), first])
