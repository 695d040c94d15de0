# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What an importer knows without running the model: constants, fills, scales."""

from dataclasses import dataclass, replace
from typing import Self

import torch

import qopt._core as core

# Sizes; None where a size depends on the batch.
Shape = tuple[int | None, ...]


def as_shape(sizes) -> Shape:
    """Sizes of torch, symbolic ones as None."""
    return tuple(size if isinstance(size, int) else None for size in sizes)


@dataclass(frozen=True)
class Scales:
    """Parameters of a quantized type: r = scale * (q - zero_point).

    One scale and zero point, or one for each position of dimension `axis`; storage is
    signed, in low .. high.
    """

    scales: tuple[float, ...]
    zero_points: tuple[int, ...]
    low: int
    high: int
    axis: int | None = None

    def get_type(self) -> str:
        """MLIR's text of the quantized element type."""
        storage = f"i8<{self.low}:{self.high}>"
        entries = [f"{scale!r}:{zero}" for scale, zero in zip(self.scales, self.zero_points, strict=True)]
        if self.axis is None:
            return f"!quant.uniform<{storage}:f32, {entries[0]}>"
        return f"!quant.uniform<{storage}:f32:{self.axis}, {{{', '.join(entries)}}}>"

    def permute(self, perm: tuple[int, ...]) -> Self:
        """For a tensor whose dimension i is dimension perm[i] of this one's."""
        return self if self.axis is None else replace(self, axis=perm.index(self.axis))


@dataclass(frozen=True)
class Constant:
    """A tensor known now. `key` is its name in the state dict, if it is there.

    With `scales`, the tensor holds the dequantized values of stored integers.
    """

    tensor: torch.Tensor
    key: str = ""
    scales: Scales | None = None

    @property
    def shape(self) -> Shape:
        return tuple(self.tensor.shape)

    @property
    def dtype(self) -> str:
        return get_dtype(self.tensor.dtype)


@dataclass(frozen=True)
class Fill:
    """One number at every position of a tensor whose sizes may depend on the batch."""

    value: float | int | bool
    shape: Shape
    dtype: str


@dataclass(frozen=True)
class Quantized:
    """A tensor of stored integers, which only a dequantization may read."""

    value: core.Value | Constant
    scales: Scales

    @property
    def shape(self) -> Shape:
        return self.value.shape


Tensor = core.Value | Constant | Fill

_DTYPES = {
    torch.float32: "f32",
    torch.bool: "bool",
    torch.int8: "i8",
    torch.int16: "i16",
    torch.int32: "i32",
    torch.int64: "i64",
    torch.float64: "f64",
    torch.float16: "f16",
    torch.bfloat16: "bf16",
}


def get_dtype(dtype: torch.dtype) -> str:
    """MLIR's name of the elements; torch's where MLIR has none."""
    return _DTYPES.get(dtype, str(dtype).removeprefix("torch."))


def is_float(value) -> bool:
    return value.dtype in ("f32", "f64", "f16", "bf16")
