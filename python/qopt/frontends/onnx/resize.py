# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Resize. Positions are rational numbers, so that no machine rounds them.

Linear interpolation of height and width is an op, nearest neighbours are gathered; what has no op (cubic,
antialiased, other dimensions) is linear along each dimension, and so a product with a matrix for each.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import onnx

from .build import known, to_first, to_last, transpose
from .elementwise import binary, require_float
from .folding import evaluate
from .linear import matmul
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
        policy = node.attribute("keep_aspect_ratio_policy", "stretch")
        if policy != "stretch":
            return _keep_aspect(node, old, axes, whole, policy)
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


def _keep_aspect(
    node: Node, old: list[int], axes: list[int], whole: list[int], policy: str
) -> tuple[list[int], list[Fraction]]:
    """The same scale for all: the largest that exceeds no size, or the smallest that none falls short of."""
    wanted = node.sizes(3, "the sizes")
    if set(axes) & set(whole) or any(isinstance(s, Dim) for s in wanted):
        raise Unsupported("a dynamic dimension is resized")
    pick = {"not_larger": min, "not_smaller": max}.get(policy)
    if pick is None:
        raise Unsupported(f"the policy '{policy}' for the aspect ratio is not supported")
    scale = pick(Fraction(size, old[axis]) for axis, size in zip(axes, wanted, strict=True))
    new, scales = list(old), [Fraction(1)] * len(old)
    for axis in axes:
        new[axis], scales[axis] = math.floor(scale * old[axis] + Fraction(1, 2)), scale
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
    coordinates = node.attribute("coordinate_transformation_mode", "half_pixel")
    crops = coordinates == "tf_crop_and_resize"
    if not crops and all(s == 1 for s in scales) and list(x.shape[1:]) == new[1:]:
        return x
    antialias = node.attribute("antialias", 0) and any(s < 1 for s in scales)
    if mode == "nearest" and not crops:
        return _nearest(node, x, new, scales, coordinates)
    if mode == "linear" and not antialias and not crops and _is_image(x, new, scales):
        attributes = _bilinear(x, new, scales, coordinates)
        if attributes is not None:
            moved = transpose(node, x, to_last(4))
            return transpose(node, node.emit("qnn.resize", [moved], attributes), to_first(4))
    if mode not in ("nearest", "linear", "cubic"):
        raise Unsupported(f"mode '{mode}' is not supported")
    return _by_matrices(node, x, new, scales)


def _is_image(x: Tensor, new: list[int], scales: list[Fraction]) -> bool:
    """Whether height and width change, and nothing else."""
    return x.rank == 4 and new[1] == x.shape[1] and scales[0] == scales[1] == 1


def _bilinear(x: Tensor, new: list[int], scales: list[Fraction], coordinates: str) -> dict[str, object] | None:
    """The attributes of the op; None where it has no form for the ratio."""
    scale, offset, border = [], [], []
    for axis in (2, 3):
        numerator, denominator, start = _positions(coordinates, int(x.shape[axis]), new[axis], scales[axis])
        scale += [numerator, denominator]
        offset.append(start)
        # The border makes ((size - 1) * numerator - offset + border) / denominator + 1 the new size.
        border.append((new[axis] - 1) * denominator - (int(x.shape[axis]) - 1) * numerator + start)
    if max(*scale, *map(abs, offset), *map(abs, border)) > 2048:
        return None
    return {"mode": "bilinear", "scale": scale, "offset": offset, "border": border}


def _by_matrices(node: Node, x: Tensor, new: list[int], scales: list[Fraction]) -> Tensor:
    """Each dimension by a matrix of weights, one column for each position of the result."""
    region = _region(node, x.rank)
    for axis in range(x.rank):
        if scales[axis] == 1 and x.shape[axis] == new[axis] and region[axis] == (0.0, 1.0) or isinstance(x.shape[axis], Dim):
            continue
        weights = _weights(node, int(x.shape[axis]), new[axis], scales[axis], region[axis])
        perm = [*(i for i in range(x.rank) if i != axis), axis]
        x = matmul(node, transpose(node, x, perm), known(weights))
        outside = ~weights.any(axis=0)
        fill = node.attribute("extrapolation_value", 0.0)
        if fill and outside.any():
            x = binary(node, "Add", x, known(np.where(outside, fill, 0.0)))
        x = transpose(node, x, [perm.index(i) for i in range(x.rank)])
    return x


def _region(node: Node, rank: int) -> list[tuple[float, float]]:
    """Begin and end of what is taken of each dimension, as parts of it; all, unless the mode says so."""
    whole = [(0.0, 1.0)] * rank
    if node.attribute("coordinate_transformation_mode") != "tf_crop_and_resize":
        return whole
    bounds = node.constant(1, "the region").astype(float).tolist()
    axes = [node.axis(rank, a) for a in node.attribute("axes", range(rank))]
    for i, axis in enumerate(axes):
        whole[axis] = bounds[i], bounds[len(axes) + i]
    return whole


def _weights(node: Node, old: int, new: int, scale: Fraction, region: tuple[float, float]) -> np.ndarray:
    """The matrix [old, new] by which the operator interpolates one dimension: its results for unit vectors."""
    proto = onnx.helper.make_node("Resize", ["x", "region", "scales", "sizes"], ["y"])
    skipped = ("axes", "keep_aspect_ratio_policy", "extrapolation_value")
    proto.attribute.extend(a for a in node.proto.attribute if a.name not in skipped)
    if new == old * scale:
        amounts = {"sizes": np.array([old, new])}
    else:
        amounts = {"scales": np.array([1, scale], np.float32)}
    inputs = {"x": np.eye(old, dtype=np.float32), "region": np.array([0, region[0], 1, region[1]], np.float32)} | amounts
    operands = [Tensor.known(inputs[name], name) if name in inputs else None for name in proto.input]
    (weights,) = evaluate(Node(proto, operands, node.importer, node.opset))
    if weights is None or weights.shape != (old, new):
        raise Unsupported(f"mode '{node.attribute('mode')}' from {old} to {new} positions is not supported")
    return weights.elements()


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
