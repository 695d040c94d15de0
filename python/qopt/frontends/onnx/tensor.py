# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Values of an ONNX graph during import: known arrays, stored integers, or values of the graph.

A tensor is in one of three states. *Known*: `array` has its elements (an object array with `Dim`
elements for shapes that depend on a dynamic size). *Stored*: `stored` has integers with scale and
zero point, which a DequantizeLinear of a constant leaves; the tensor itself is float. *Computed*:
`value` is in the graph under construction; for uint8 and int8 tensors `quantization` says how the
integers are to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qopt._core import Value


HALVES = ("float16", "bfloat16")
"""Types of floats that are computed in f32."""


@dataclass(frozen=True)
class Dim:
    """A size that is known when the model runs: `name * factor / divisor`."""

    name: str
    factor: int = 1
    divisor: int = 1

    def __mul__(self, other: object) -> Dim:
        if isinstance(other, Dim):
            return Dim(f"{self}*{other}")
        return Dim(self.name, self.factor * int(other), self.divisor)

    __rmul__ = __mul__

    def __floordiv__(self, other: object) -> Dim | int:
        if isinstance(other, Dim):
            return 1 if other == self else Dim(f"{self}/{other}")
        if self.factor % int(other) == 0:
            return Dim(self.name, self.factor // int(other), self.divisor)
        return Dim(self.name, self.factor, self.divisor * int(other))

    __truediv__ = __floordiv__

    def __add__(self, other: object) -> Dim:
        return self if isinstance(other, int | np.integer) and other == 0 else Dim(f"({self}+{other})")

    __radd__ = __add__

    def __sub__(self, other: object) -> Dim | int:
        return 0 if other == self else Dim(f"({self}-{other})")

    def __str__(self) -> str:
        text = self.name if self.factor == 1 else f"{self.factor}*{self.name}"
        return text if self.divisor == 1 else f"{text}/{self.divisor}"


Size = int | Dim
Shape = tuple[Size, ...]


@dataclass(frozen=True)
class Quantization:
    """How integers `q` are read: `(q - zero_point) * scale`, per tensor or along `axis`.

    scale: f32, a scalar or one for each channel. zero_point: int64, of the same shape, in the
    range of the ONNX type `dtype`.
    """

    scale: np.ndarray
    zero_point: np.ndarray
    dtype: np.dtype
    axis: int | None = None

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Quantization)
            and self.axis == other.axis
            and self.dtype == other.dtype
            and np.array_equal(self.scale, other.scale)
            and np.array_equal(self.zero_point, other.zero_point)
        )

    __hash__ = None  # type: ignore[assignment]


@dataclass
class Tensor:
    """A value of the ONNX graph; see the module."""

    name: str
    dtype: np.dtype
    shape: Shape
    array: np.ndarray | None = None
    stored: np.ndarray | None = None
    quantization: Quantization | None = None
    value: Value | None = None
    views: dict[object, Tensor] = field(default_factory=dict, repr=False)

    @staticmethod
    def known(array: np.ndarray, name: str = "") -> Tensor:
        """A constant; half floats become f32, in which all floats are computed."""
        if array.dtype.name in HALVES:
            array = array.astype(np.float32)
        dtype = np.dtype(np.int64) if array.dtype == object else array.dtype
        return Tensor(name, dtype, array.shape, array=array)

    @property
    def rank(self) -> int:
        return len(self.shape)

    @property
    def is_constant(self) -> bool:
        """Whether all elements are known now."""
        if self.array is not None:
            return self.array.dtype != object
        return self.stored is not None

    @property
    def is_integer(self) -> bool:
        return np.issubdtype(self.dtype, np.integer)

    def elements(self) -> np.ndarray:
        """The elements of a constant; those of a stored one as floats."""
        if self.array is not None:
            return self.array
        if self.stored is None or self.quantization is None:
            raise ValueError("the tensor is not constant")
        return dequantize(self.stored, self.quantization)

    def view(
        self,
        key: object,
        function: Callable[[np.ndarray], np.ndarray],
        axis: Callable[[int], int | None],
    ) -> Tensor | None:
        """A constant with its elements moved; `axis` says where the channels go.

        The same view of the same constant is one tensor, so that its bytes are stored once.
        None if the channels do not stay a dimension.
        """
        if key in self.views:
            return self.views[key]
        name = f"{self.name}.{key}" if self.name else ""
        if self.array is not None:
            moved = Tensor.known(np.asarray(function(self.array), order="C"), name)
            moved.dtype = self.dtype
        else:
            quantization = self.quantization
            if quantization.axis is not None:
                to = axis(quantization.axis)
                if to is None:
                    return None
                quantization = replace(quantization, axis=to)
            ints = np.asarray(function(self.stored), order="C")
            moved = Tensor(name, self.dtype, ints.shape, stored=ints, quantization=quantization)
        self.views[key] = moved
        return moved


def along_axis(values: np.ndarray, rank: int, axis: int | None) -> np.ndarray:
    """Scales or zero points, shaped so that they broadcast along `axis`."""
    if axis is None or values.ndim == 0:
        return values
    shape = [1] * rank
    shape[axis] = -1
    return values.reshape(shape)


def dequantize(ints: np.ndarray, quantization: Quantization) -> np.ndarray:
    """`(q - zero_point) * scale` in f32."""
    scale = along_axis(quantization.scale, ints.ndim, quantization.axis)
    zero = along_axis(quantization.zero_point, ints.ndim, quantization.axis)
    return (ints.astype(np.int64) - zero).astype(np.float32) * scale


def sizes_of(shape: Sequence[Size]) -> tuple[int | None, ...]:
    """The shape as the graph has it: None where it is dynamic."""
    return tuple(None if isinstance(size, Dim) else int(size) for size in shape)
