# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Linear algebra on quantized arrays with explicit scales.

    a = linalg.quantize(x)                            # int8, scale and zero point from x
    b = linalg.quantize(w, axis=1, symmetric=True)    # a scale for each column
    c = linalg.matmul(a, b, scale=0.05)               # int8 again
    y = c.dequantize()                                # float32

A value is `scale * (stored - zero_point)`. Results are those of docs/Numerics.md bit for
bit: sums are exact in int32, and rounded once, to the nearest, ties to even. The first
operation of its shapes and scales is compiled, which takes a part of a second.
"""

from collections.abc import Sequence

import numpy as np

from qopt import _core
from qopt._arrays import Array, to_numpy
from qopt._core import Error, QuantizedTensor

__all__ = ["QuantizedTensor", "add", "dequantize", "from_int8", "matmul", "mul", "quantize", "transpose"]

_Numbers = float | Sequence[float] | np.ndarray


def _values(x: Array) -> np.ndarray:
    array = to_numpy(x)
    if array.dtype.kind not in "fiu":
        raise Error(f"the values must be real numbers, not {array.dtype}")
    return np.asarray(array, np.float32, order="C")


def _axis(axis: int | None, rank: int) -> int | None:
    """Counted from the front."""
    return axis + rank if axis is not None and -rank <= axis < 0 else axis


def _list(numbers: _Numbers, count: int, what: str, kinds: str) -> list:
    """One number for each channel."""
    values = np.asarray(numbers)
    if values.dtype.kind not in kinds or values.ndim > 1:
        raise Error(f"{what}, or a list with one for each index of the axis, not {numbers!r}")
    return (np.full(count, values) if values.ndim == 0 else values).tolist()


def _params(
    shape: Sequence[int], axis: int | None, scale: _Numbers, zero_point: int | Sequence[int] | np.ndarray
) -> tuple[list[float], list[int]]:
    count = 1 if axis is None or not 0 <= axis < len(shape) else shape[axis]
    return _list(scale, count, "a scale is a number", "fiu"), _list(zero_point, count, "a zero point is an integer", "iu")


def quantize(
    x: Array,
    scale: _Numbers | None = None,
    zero_point: int | Sequence[int] | np.ndarray = 0,
    *,
    axis: int | None = None,
    symmetric: bool = False,
    narrow: bool | None = None,
) -> QuantizedTensor:
    """int8: saturate(rint(x / scale) + zero_point), ties to even; NaN gives the zero point.

    scale: one, or one for each index of dimension `axis`. None: from the range of x, with
    zero point 0 where `symmetric`. narrow: store -127 to 127, as weights are; by default
    where `symmetric`.
    """
    values = _values(x)
    axis = _axis(axis, values.ndim)
    qmin = -127 if (symmetric if narrow is None else narrow) else -128
    if scale is None:
        scales, zero_points = _core.linalg.choose(values, axis, symmetric, qmin)
    else:
        scales, zero_points = _params(values.shape, axis, scale, zero_point)
    return _core.linalg.quantize(values, scales, zero_points, axis, qmin)


def from_int8(
    data: Array,
    scale: _Numbers,
    zero_point: int | Sequence[int] | np.ndarray = 0,
    *,
    axis: int | None = None,
    narrow: bool = False,
) -> QuantizedTensor:
    """A tensor over int8 values that are there already; they are borrowed, not copied."""
    shape = getattr(data, "shape", ())
    axis = _axis(axis, len(shape))
    scales, zero_points = _params(shape, axis, scale, zero_point)
    return _core.linalg.make(data, scales, zero_points, axis, -127 if narrow else -128)


def dequantize(tensor: QuantizedTensor) -> np.ndarray:
    """The values as float32: f32(stored - zero_point) * f32(scale)."""
    return tensor.dequantize()


def matmul(
    lhs: QuantizedTensor,
    rhs: QuantizedTensor,
    *,
    scale: float | None = None,
    zero_point: int = 0,
    transpose_lhs: bool = False,
    transpose_rhs: bool = False,
) -> QuantizedTensor | np.ndarray:
    """Matrix products, batched: [.., M, K] times [.., K, N] or [K, N].

    With `scale` the result is int8, else float32. transpose_lhs, transpose_rhs: the last two
    dimensions are swapped, [.., K, M] and [.., N, K]. rhs may have a scale for each n.
    """
    out = None if scale is None else (scale, zero_point, -128)
    return _core.linalg.matmul(lhs, rhs, out, transpose_lhs, transpose_rhs)


def add(lhs: QuantizedTensor, rhs: QuantizedTensor, *, scale: float, zero_point: int = 0) -> QuantizedTensor:
    """Sums, broadcasting as numpy does, at a scale of their own."""
    return _core.linalg.add(lhs, rhs, (scale, zero_point, -128))


def mul(lhs: QuantizedTensor, rhs: QuantizedTensor, *, scale: float, zero_point: int = 0) -> QuantizedTensor:
    """Products, element by element, broadcasting as numpy does, at a scale of their own."""
    return _core.linalg.mul(lhs, rhs, (scale, zero_point, -128))


def transpose(tensor: QuantizedTensor, perm: Sequence[int] | None = None) -> QuantizedTensor:
    """Dimension i of the result is dimension perm[i]; by default all are reversed."""
    rank = len(tensor.shape)
    return _core.linalg.transpose(tensor, list(reversed(range(rank))) if perm is None else list(perm))
