# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops that many lowerings need: layout, shapes, broadcasting, casts.

Constants are moved here and now, with numpy. Quantized and float tensors are moved by qnn ops,
other integers and predicates by those of TOSA, which know all element types.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .node import ELEMENTS, Node
from .registry import Unsupported
from .tensor import Dim, Shape, Size, Tensor


def is_qnn(tensor: Tensor) -> bool:
    """Whether qnn ops move it: floats and quantized integers."""
    return tensor.dtype == np.float32 or tensor.quantization is not None


def known(array: object, dtype: object = np.float32) -> Tensor:
    """A constant from numbers."""
    return Tensor.known(np.asarray(array, dtype))


def const_shape(node: Node, sizes: Sequence[int]) -> object:
    """TOSA's constant of sizes; -1 is inferred."""
    listed = ", ".join(str(s) for s in sizes)
    return node.importer.graph.op(
        "tosa.const_shape",
        [],
        {"values": f"dense<[{listed}]> : tensor<{len(sizes)}xindex>"},
        results=[f"!tosa.shape<{len(sizes)}>"],
        location=node.location,
    )[0]


def tosa(node: Node, op: str, operands: Sequence[object], attributes: dict[str, object], shape: Shape, dtype: object) -> Tensor:
    """A TOSA op on integers; operands are tensors, or values such as constant shapes."""
    from .node import tensor_type

    values = [node.value(o) if isinstance(o, Tensor) else o for o in operands]
    result = tensor_type(shape, ELEMENTS[np.dtype(dtype)])
    made = node.importer.graph.op(f"tosa.{op}", values, attributes, results=[result], location=node.location)[0]
    return Tensor("", np.dtype(dtype), shape, value=made)


def transpose(node: Node, x: Tensor, perm: Sequence[int]) -> Tensor:
    """Dimension i of the result is dimension perm[i] of the input."""
    perm = [int(p) for p in perm]
    if perm == list(range(x.rank)):
        return x
    if x.array is not None or x.stored is not None:
        return x.view(f"transposed{perm}".replace(" ", ""), lambda a: a.transpose(perm), perm.index)
    if is_qnn(x):
        return node.emit("qnn.transpose", [x], {"perm": perm}, like=x)
    shape = tuple(x.shape[p] for p in perm)
    return tosa(node, "transpose", [x], {"perms": perm}, shape, x.dtype)


def _axis_of_reshaped(old: Sequence[int], new: Sequence[int], axis: int) -> int | None:
    """Where a dimension is after a reshape; None if it is split or merged."""
    outer, passed = math.prod(old[:axis]), 1
    for index, size in enumerate(new):
        if passed == outer and size == old[axis]:
            return index
        passed *= size
    return None


def reshape(node: Node, x: Tensor, shape: Sequence[Size]) -> Tensor:
    """The same elements in another shape; sizes are known or dynamic, without 0 and -1."""
    shape = tuple(shape)
    if shape == tuple(x.shape):
        return x
    static = all(not isinstance(s, Dim) for s in (*shape, *x.shape))
    if static and math.prod(shape) != math.prod(x.shape):
        raise Unsupported(f"shape {list(shape)} does not hold the {math.prod(x.shape)} elements of {list(x.shape)}")
    if x.array is not None or x.stored is not None:
        sizes = [int(s) for s in shape]
        moved = x.view(
            f"reshaped{sizes}".replace(" ", ""),
            lambda a: a.reshape(sizes),
            lambda axis: _axis_of_reshaped(x.shape, sizes, axis),
        )
        return moved if moved is not None else Tensor.known(x.elements().reshape(sizes), x.name)
    if sum(isinstance(s, Dim) for s in shape) > 1:
        raise Unsupported(f"a result of shape {[str(s) for s in shape]} has more than one dynamic size")
    if is_qnn(x):
        return node.emit("qnn.reshape", [x], shape=shape, element=node.value(x).dtype, like=x)
    sizes = [-1 if isinstance(s, Dim) else int(s) for s in shape]
    if not shape:
        raise Unsupported("integers cannot be made a scalar")
    return tosa(node, "reshape", [x, const_shape(node, sizes)], {}, shape, x.dtype)


def broadcast_shape(*shapes: Shape) -> Shape:
    """The shape to which these broadcast, as in numpy."""
    rank = max((len(s) for s in shapes), default=0)
    result: list[Size] = []
    for i in range(rank):
        sizes = [s[i - rank + len(s)] for s in shapes if i - rank + len(s) >= 0]
        wide = {s for s in sizes if s != 1}
        dynamic = [s for s in sizes if isinstance(s, Dim)]
        static = {s for s in wide if not isinstance(s, Dim)}
        if len(static) > 1:
            raise Unsupported(f"shapes {', '.join(str([str(d) for d in s]) for s in shapes)} do not broadcast")
        result.append(dynamic[0] if dynamic and not static else next(iter(static), 1))
    return tuple(result)


def broadcast_to(node: Node, x: Tensor, shape: Sequence[Size]) -> Tensor:
    """numpy.broadcast_to; dynamic sizes must be those that the tensor has."""
    shape = tuple(shape)
    if shape == tuple(x.shape):
        return x
    if x.array is not None and not any(isinstance(s, Dim) for s in shape):
        return Tensor.known(np.broadcast_to(x.elements(), shape).copy(), x.name)
    if not any(isinstance(s, Dim) for s in (*shape, *x.shape)) and is_qnn(x):
        return node.emit("qnn.broadcast", [x], shape=shape, element=node.value(x).dtype, like=x)
    # Adding zeros broadcasts, whatever is dynamic.
    if x.dtype == np.float32:
        zeros = known(np.zeros([1 if isinstance(s, Dim) else s for s in shape], np.float32))
        if all(s == o for s, o in zip(reversed(shape), reversed(x.shape), strict=False) if isinstance(s, Dim)):
            return node.emit("qnn.add", [x, zeros])
    if not is_qnn(x) and not any(isinstance(s, Dim) for s in (*shape, *x.shape)):
        grown = reshape(node, x, (1,) * (len(shape) - x.rank) + tuple(x.shape))
        multiples = [s // o for s, o in zip(shape, grown.shape, strict=True)]
        return tosa(node, "tile", [grown, const_shape(node, multiples)], {}, shape, x.dtype)
    raise Unsupported(f"cannot broadcast {[str(s) for s in x.shape]} to {[str(s) for s in shape]}, which is dynamic")


def same_rank(node: Node, *tensors: Tensor) -> list[Tensor]:
    """The tensors with leading dimensions of size 1, as TOSA wants them."""
    rank = max(t.rank for t in tensors)
    return [reshape(node, t, (1,) * (rank - t.rank) + tuple(t.shape)) for t in tensors]


def cast(node: Node, x: Tensor, dtype: object) -> Tensor:
    """Another element type; floats become integers by truncation, saturating."""
    dtype = np.dtype(dtype)
    if x.dtype == dtype:
        return x
    if x.array is not None and x.array.dtype != object:
        return Tensor.known(x.array.astype(dtype), x.name)
    if dtype not in ELEMENTS:
        raise Unsupported(f"casts to {dtype} are not supported")
    if x.stored is not None:
        return Tensor.known(x.elements().astype(dtype), x.name)
    if x.quantization is not None:
        from .quantization import stored_integers

        return cast(node, stored_integers(node, x), dtype)
    return node.emit("qnn.cast", [x], shape=x.shape, element=ELEMENTS[dtype])


def to_last(rank: int) -> list[int]:
    """The permutation from channels in dimension 1 to channels last."""
    return [0, *range(2, rank), 1]


def to_first(rank: int) -> list[int]:
    """The permutation from channels last to channels in dimension 1."""
    return [0, rank - 1, *range(1, rank - 1)]
