# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Sums, means, extremes and their positions along dimensions."""

import math

import torch

from qopt.frontends.torch.builder import Builder, normalize_axis
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers

aten = torch.ops.aten


def _get_axes(x, dim) -> list[int]:
    dims = [dim] if isinstance(dim, int) else dim
    rank = len(x.shape)
    return sorted(normalize_axis(d, rank) for d in dims) if dims else list(range(rank))


def reduce(b: Builder, kind: str, x, dim=None, keepdim=False):
    x = b.as_float(x)
    if not x.shape:
        return x
    axes = _get_axes(x, dim)
    if any(x.shape[axis] is None for axis in axes):
        raise Unsupported("a reduction over the batch, whose size is not known")
    return b.op(f"reduce_{kind}", [x], axes=axes, keep_dims=bool(keepdim))


@lowers(aten.mean.default, aten.mean.dim)
def mean(b: Builder, x, dim=None, keepdim=False, *, dtype=None):
    return reduce(b, "mean", x, dim, keepdim)


@lowers(aten.sum.default, aten.sum.dim_IntList)
def sum_(b: Builder, x, dim=None, keepdim=False, *, dtype=None):
    return b.cast(reduce(b, "sum", x, dim, keepdim), b.dtype)


@lowers(aten.amax.default)
def amax(b: Builder, x, dim=(), keepdim=False):
    return reduce(b, "max", x, dim, keepdim)


@lowers(aten.amin.default)
def amin(b: Builder, x, dim=(), keepdim=False):
    return reduce(b, "min", x, dim, keepdim)


@lowers(aten.max.default)
def max_all(b: Builder, x):
    return reduce(b, "max", x)


@lowers(aten.min.default)
def min_all(b: Builder, x):
    return reduce(b, "min", x)


@lowers(aten.prod.dim_int, aten.prod.default)
def prod(b: Builder, x, dim=None, keepdim=False, *, dtype=None):
    return reduce(b, "prod", x, dim, keepdim)


@lowers(aten.argmax.default)
def argmax(b: Builder, x, dim=None, keepdim=False):
    if dim is None:
        x, dim, keepdim = b.reshape(x, (math.prod(x.shape),)), 0, False
    return b.op("argmax", [b.as_float(x)], axis=normalize_axis(dim, len(x.shape)), keep_dims=bool(keepdim))


@lowers(aten.argmin.default)
def argmin(b: Builder, x, dim=None, keepdim=False):
    return argmax(b, b.unary("neg", b.as_float(x)), dim, keepdim)


@lowers(aten.max.dim)
def max_dim(b: Builder, x, dim, keepdim=False):
    return [reduce(b, "max", x, dim, keepdim), argmax(b, x, dim, keepdim)]


@lowers(aten.min.dim)
def min_dim(b: Builder, x, dim, keepdim=False):
    return [reduce(b, "min", x, dim, keepdim), argmin(b, x, dim, keepdim)]


def _moments(b: Builder, x, dim, correction, keepdim):
    """Mean and variance: the mean of the squared differences, times n / (n - correction)."""
    axes = _get_axes(x, dim)
    center = reduce(b, "mean", x, axes, True)
    variance = reduce(b, "mean", b.unary("square", b.op("sub", [x, center])), axes, keepdim)
    count = math.prod(x.shape[axis] for axis in axes)
    correction = 1 if correction is None else correction
    if count <= correction:
        raise Unsupported("the variance of one element with a correction of 1")
    if correction:
        variance = b.op("mul", [variance, count / (count - correction)])
    return center if keepdim else b.reshape(center, variance.shape), variance


@lowers(aten.var.correction)
def var(b: Builder, x, dim=None, *, correction=None, keepdim=False):
    return _moments(b, x, dim, correction, keepdim)[1]


@lowers(aten.std.correction)
def std(b: Builder, x, dim=None, *, correction=None, keepdim=False):
    return b.unary("sqrt", var(b, x, dim, correction=correction, keepdim=keepdim))


@lowers(aten.var_mean.correction)
def var_mean(b: Builder, x, dim=None, *, correction=None, keepdim=False):
    center, variance = _moments(b, x, dim, correction, keepdim)
    return [variance, center]


@lowers(aten.linalg_vector_norm.default, aten.norm.ScalarOpt_dim)
def vector_norm(b: Builder, x, ord=2, dim=None, keepdim=False, *, dtype=None):
    if ord == 2:
        return b.unary("sqrt", reduce(b, "sum", b.unary("square", x), dim, keepdim))
    if ord == 1:
        return reduce(b, "sum", b.unary("abs", x), dim, keepdim)
    if ord == math.inf:
        return reduce(b, "max", b.unary("abs", x), dim, keepdim)
    raise Unsupported(f"the norm of order {ord}; 1, 2 and inf are known")


@lowers(aten.cumsum.default)
def cumsum(b: Builder, x, dim, *, dtype=None):
    """A product with a triangle of ones."""
    axis, rank = normalize_axis(dim, len(x.shape)), len(x.shape)
    if b.dtype != "f32":
        raise Unsupported("a running sum of integers")
    perm = [d for d in range(rank) if d != axis] + [axis]
    size = x.shape[axis]
    triangle = b.vector(torch.ones(size, size).triu().numpy())
    moved = b.transpose(b.as_float(x), perm)
    shape = moved.shape
    moved = b.reshape(moved, (1, size)) if rank == 1 else moved
    y = b.reshape(b.op("matmul", [moved, triangle]), shape)
    return b.transpose(y, [perm.index(d) for d in range(rank)])
