# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Normalizations and softmax."""

from __future__ import annotations

import math

import numpy as np

from .build import known, reshape, to_first, to_last, transpose
from .elementwise import binary, require_float
from .node import Node
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor


def vector(size: int, value: float) -> Tensor:
    return known(np.full(size, value))


@lowers("BatchNormalization")
def batch_normalization(node: Node) -> Tensor:
    if node.attribute("training_mode", 0):
        raise Unsupported("training mode is not supported")
    x = node.input(0)
    require_float(node, x)
    if x.rank < 2:
        raise Unsupported("the input has no channels")
    moved = transpose(node, x, to_last(x.rank))
    operands = [moved, *(node.input(i) for i in range(1, 5))]
    y = node.emit("qnn.batch_norm", operands, {"epsilon": float(node.attribute("epsilon", 1e-5))})
    return transpose(node, y, to_first(x.rank))


@lowers("InstanceNormalization")
def instance_normalization(node: Node) -> Tensor:
    x = node.input(0)
    return _group_norm(node, x, node.input(1), node.input(2), int(x.shape[1]))


@lowers("GroupNormalization")
def group_normalization(node: Node) -> Tensor:
    groups = node.attribute("num_groups")
    if node.opset < 21:
        raise Unsupported("the form before operator set 21, with a scale for each group, is deprecated")
    return _group_norm(node, node.input(0), node.input(1), node.input(2), groups)


def _group_norm(node: Node, x: Tensor, gamma: Tensor, beta: Tensor, groups: int) -> Tensor:
    require_float(node, x)
    moved = transpose(node, x, to_last(x.rank))
    attributes = {"groups": groups, "epsilon": float(node.attribute("epsilon", 1e-5))}
    return transpose(node, node.emit("qnn.group_norm", [moved, gamma, beta], attributes), to_first(x.rank))


def _flatten_from(node: Node, x: Tensor, axis: int) -> Tensor:
    """The dimensions from `axis` on as one."""
    if axis == x.rank - 1:
        return x
    if any(isinstance(s, Dim) for s in x.shape[axis:]):
        raise Unsupported("a normalized dimension has an unknown size")
    return reshape(node, x, (*x.shape[:axis], math.prod(x.shape[axis:])))


@lowers("LayerNormalization")
def layer_normalization(node: Node) -> list[Tensor | None]:
    if len([o for o in node.proto.output if o]) > 1:
        return _layer_norm_parts(node)
    x = node.input(0)
    axis = node.axis(x.rank, node.attribute("axis", -1))
    flat = _flatten_from(node, x, axis)
    width = int(flat.shape[-1])
    require_float(node, x)
    gamma, beta = node.input(1), node.optional(2)
    rest = tuple(x.shape[axis:])
    if tuple(gamma.shape) == rest and (beta is None or tuple(beta.shape) == rest):
        gamma = reshape(node, gamma, (width,))
        beta = vector(width, 0.0) if beta is None else reshape(node, beta, (width,))
        y = node.emit("qnn.layer_norm", [flat, gamma, beta], _epsilon(node))
        return [reshape(node, y, x.shape)]
    y = node.emit("qnn.layer_norm", [flat, vector(width, 1.0), vector(width, 0.0)], _epsilon(node))
    y = binary(node, "Mul", reshape(node, y, x.shape), gamma)
    return [y if beta is None else binary(node, "Add", y, beta)]


def _epsilon(node: Node) -> dict[str, object]:
    return {"epsilon": float(node.attribute("epsilon", 1e-5))}


def _layer_norm_parts(node: Node) -> list[Tensor | None]:
    """With the mean and the inverse of the deviation, which are results too."""
    x = node.input(0)
    require_float(node, x)
    axes = list(range(node.axis(x.rank, node.attribute("axis", -1)), x.rank))
    mean = node.emit("qnn.reduce_mean", [x], {"axes": axes, "keep_dims": True})
    centered = binary(node, "Sub", x, mean)
    square = node.emit("qnn.unary", [centered], {"kind": "square"})
    variance = node.emit("qnn.reduce_mean", [square], {"axes": axes, "keep_dims": True})
    shifted = binary(node, "Add", variance, known(_epsilon(node)["epsilon"]))
    inverse = node.emit("qnn.unary", [node.emit("qnn.unary", [shifted], {"kind": "sqrt"})], {"kind": "reciprocal"})
    y = binary(node, "Mul", binary(node, "Mul", centered, inverse), node.input(1))
    return [binary(node, "Add", y, node.input(2)) if node.has(2) else y, mean, inverse]


@lowers("RMSNormalization")
def rms_normalization(node: Node) -> Tensor:
    x, gamma = node.input(0), node.input(1)
    require_float(node, x, gamma)
    axis = node.axis(x.rank, node.attribute("axis", -1))
    flat = _flatten_from(node, x, axis)
    width = int(flat.shape[-1])
    if tuple(gamma.shape) == tuple(x.shape[axis:]):
        y = node.emit("qnn.rms_norm", [flat, reshape(node, gamma, (width,))], _epsilon(node))
        return reshape(node, y, x.shape)
    y = node.emit("qnn.rms_norm", [flat, vector(width, 1.0)], _epsilon(node))
    return binary(node, "Mul", reshape(node, y, x.shape), gamma)


@lowers("Softmax", "LogSoftmax")
def softmax(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    axis = node.axis(x.rank, node.attribute("axis", -1))
    if node.op_type == "Softmax":
        return node.emit("qnn.softmax", [x], {"axis": axis})
    # x - max - log(sum exp(x - max)), which does not take the logarithm of a rounded 0.
    top = node.emit("qnn.reduce_max", [x], {"axes": [axis], "keep_dims": True})
    centered = binary(node, "Sub", x, top)
    total = node.emit("qnn.reduce_sum", [node.emit("qnn.unary", [centered], {"kind": "exp"})], {"axes": [axis], "keep_dims": True})
    return binary(node, "Sub", centered, node.emit("qnn.unary", [total], {"kind": "log"}))


@lowers("LpNormalization")
def lp_normalization(node: Node) -> Tensor:
    """x / norm, 0 where the norm is 0."""
    x = node.input(0)
    require_float(node, x)
    axis, p = node.axis(x.rank, node.attribute("axis", -1)), node.attribute("p", 2)
    kind = {1: "abs", 2: "square"}[p]
    norm = node.emit("qnn.reduce_sum", [node.emit("qnn.unary", [x], {"kind": kind})], {"axes": [axis], "keep_dims": True})
    if p == 2:
        norm = node.emit("qnn.unary", [norm], {"kind": "sqrt"})
    is_zero = node.emit("qnn.compare", [norm, known(0.0)], {"kind": "eq"})
    return binary(node, "Div", x, node.emit("qnn.select", [is_zero, known(1.0), norm]))


@lowers("LRN")
def local_response(node: Node) -> Tensor:
    """x / (bias + alpha / size * sum of squares of `size` neighbouring channels) ^ beta, beta 0.75 or 0.5 or 1."""
    x, size = node.input(0), node.attribute("size")
    require_float(node, x)
    beta = float(np.float32(node.attribute("beta", 0.75)))
    if beta not in (0.5, 0.75, 1.0):
        raise Unsupported(f"beta {beta} is not supported; supported are 0.5, 0.75 and 1")
    square = node.emit("qnn.unary", [x], {"kind": "square"})
    low, channels = (size - 1) // 2, int(x.shape[1])
    pad = [0] * x.rank
    before, after = list(pad), list(pad)
    before[1], after[1] = low, size - 1 - low
    padded = node.emit("qnn.pad", [square], {"low": before, "high": after, "value": 0.0})
    total = None
    for offset in range(size):
        offsets, sizes = [0] * x.rank, [-1 if isinstance(s, Dim) else s for s in padded.shape]
        offsets[1], sizes[1] = offset, channels
        part = node.emit("qnn.slice", [padded], {"offsets": offsets, "sizes": sizes, "strides": [1] * x.rank})
        total = part if total is None else binary(node, "Add", total, part)
    scaled = binary(node, "Mul", total, known(float(node.attribute("alpha", 1e-4)) / size))
    base = binary(node, "Add", scaled, known(float(node.attribute("bias", 1.0))))
    root = node.emit("qnn.unary", [base], {"kind": "sqrt"}) if beta != 1.0 else base
    if beta == 0.75:
        root = binary(node, "Mul", root, node.emit("qnn.unary", [root], {"kind": "sqrt"}))
    return binary(node, "Div", x, root)
