# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Resize of images. Positions are rational numbers, so that no machine rounds them."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from .build import to_first, to_last, transpose
from .elementwise import require_float
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor


def _sizes(node: Node, x: Tensor) -> tuple[list[int], list[Fraction]]:
    """The sizes of the result's dimensions, and the scale of each."""
    if any(isinstance(s, Dim) for s in x.shape[1:]):
        raise Unsupported("images of unknown size are not supported")
    whole = [i for i, s in enumerate(x.shape) if isinstance(s, Dim)]
    axes = [node.axis(x.rank, a) for a in node.attribute("axes", range(x.rank))]
    old = [1 if isinstance(s, Dim) else int(s) for s in x.shape]
    new, scales = list(old), [Fraction(1)] * x.rank
    if node.has(3) and node.input(3).shape != (0,):
        if node.attribute("keep_aspect_ratio_policy", "stretch") != "stretch":
            raise Unsupported("policies for the aspect ratio are not supported")
        for axis, size in zip(axes, node.sizes(3, "the sizes"), strict=True):
            if size == x.shape[axis]:
                continue
            if isinstance(size, Dim) or axis in whole:
                raise Unsupported(f"dimension {axis} is resized to or from a size that is not known before the model runs; give it with dims=")
            new[axis], scales[axis] = size, Fraction(size, old[axis])
    else:
        for axis, scale in zip(axes, node.constant(2, "the scales").tolist(), strict=True):
            if axis in whole and scale != 1:
                raise Unsupported("a dynamic dimension is resized")
            scales[axis] = Fraction(scale).limit_denominator(256)
            new[axis] = math.floor(old[axis] * scale)
    return new, scales


def _positions(mode: str, old: int, new: int, scale: Fraction) -> tuple[int, int, int]:
    """numerator, denominator and offset of `(o * denominator + offset) / numerator`."""
    if mode == "align_corners":
        if new != old * scale:
            raise Unsupported("aligned corners of a size that is rounded down mean different things to different tools")
        step, start = (Fraction(old - 1, new - 1) if new > 1 else Fraction(0)), Fraction(0)
    elif mode == "asymmetric":
        step, start = 1 / scale, Fraction(0)
    elif mode == "half_pixel" or (mode == "pytorch_half_pixel" and new > 1):
        step, start = 1 / scale, (1 / scale - 1) / 2
    elif mode == "half_pixel_symmetric":
        # The center stays where it is, though the size is rounded down.
        step = 1 / scale
        start = Fraction(old, 2) * (1 - Fraction(new) / (scale * old)) + (1 / scale - 1) / 2
    elif mode == "pytorch_half_pixel":
        step, start = 1 / scale, Fraction(0)
    else:
        raise Unsupported(f"coordinates in mode '{mode}' are not supported")
    numerator = math.lcm(step.denominator, start.denominator)
    if step == 0:
        step = Fraction(1)
    return numerator, int(step * numerator), int(start * numerator)


@lowers("Resize")
def resize(node: Node) -> Tensor:
    x, mode = node.input(0), node.attribute("mode", "nearest")
    require_float(node, x)
    new, scales = _sizes(node, x)
    if [i for i, s in enumerate(scales) if s != 1] == [] and list(x.shape[1:]) == new[1:]:
        return x
    if node.attribute("antialias", 0) and any(s < 1 for s in scales):
        raise Unsupported("antialiasing is not supported")
    coordinates = node.attribute("coordinate_transformation_mode", "half_pixel")
    if mode == "nearest":
        return _nearest(node, x, new, scales, coordinates)
    if mode == "linear":
        return _linear(node, x, new, scales, coordinates)
    raise Unsupported(f"mode '{mode}' is not supported")


def _linear(node: Node, x: Tensor, new: list[int], scales: list[Fraction], coordinates: str) -> Tensor:
    if x.rank != 4 or new[1] != x.shape[1] or scales[0] != 1:
        raise Unsupported("linear interpolation is supported for height and width of images only")
    scale, offset, border = [], [], []
    for axis in (2, 3):
        numerator, denominator, start = _positions(coordinates, int(x.shape[axis]), new[axis], scales[axis])
        scale += [numerator, denominator]
        offset.append(start)
        # The border makes ((size - 1) * numerator - offset + border) / denominator + 1 the new size.
        border.append((new[axis] - 1) * denominator - (int(x.shape[axis]) - 1) * numerator + start)
    if max(*scale, *map(abs, offset), *map(abs, border)) > 2048:
        raise Unsupported("the ratio of the sizes has too large a numerator or denominator")
    moved = transpose(node, x, to_last(4))
    attributes = {"mode": "bilinear", "scale": scale, "offset": offset, "border": border}
    return transpose(node, node.emit("qnn.resize", [moved], attributes), to_first(4))


def _nearest(node: Node, x: Tensor, new: list[int], scales: list[Fraction], coordinates: str) -> Tensor:
    """Rows by index; an upsampling of images by whole factors is the op of its own."""
    rounding = node.attribute("nearest_mode", "round_prefer_floor")
    for axis in range(x.rank):
        if scales[axis] == 1 and x.shape[axis] == new[axis] or isinstance(x.shape[axis], Dim):
            continue
        old = int(x.shape[axis])
        numerator, denominator, start = _positions(coordinates, old, new[axis], scales[axis])
        if new[axis] == 1 and coordinates == "align_corners":
            denominator, start = 0, 0
        at = [Fraction(o * denominator + start, numerator) for o in range(new[axis])]
        picked = np.clip([_round(p, rounding) for p in at], 0, old - 1).astype(np.int32)
        x = node.emit("qnn.gather", [x, Tensor.known(picked)], {"axis": axis}, like=x)
    return x


def _round(position: Fraction, rounding: str) -> int:
    if rounding == "floor":
        return math.floor(position)
    if rounding == "ceil":
        return math.ceil(position)
    if rounding == "round_prefer_floor":
        return math.ceil(position - Fraction(1, 2))
    return math.floor(position + Fraction(1, 2))
