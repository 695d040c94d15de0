# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Normalizations and softmax; the normalized dimension comes last."""

import math

import torch

from qopt.frontends.torch.builder import Builder, channels_first, channels_last, normalize_axis
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _or_fill(b: Builder, x, value: float, count: int):
    return Constant(torch.full((count,), value)) if x is None else x


def _as_row(b: Builder, x):
    """Weights of several dimensions as one."""
    return b.reshape(x, (math.prod(x.shape),))


@lowers(aten.batch_norm.default)
def batch_norm(b: Builder, x, weight, bias, mean, variance, training, momentum, eps, cudnn_enabled):
    if training or mean is None or variance is None:
        raise Unsupported("normalizes with the statistics of the batch; call module.eval(), or track them")
    rank, count = len(x.shape), mean.shape[0]
    weight, bias = _or_fill(b, weight, 1.0, count), _or_fill(b, bias, 0.0, count)
    last = rank == 2
    x = x if last else b.transpose(x, channels_last(rank))
    y = b.op("batch_norm", [x, weight, bias, mean, variance], epsilon=float(eps))
    return y if last else b.transpose(y, channels_first(rank))


@lowers(aten._native_batch_norm_legit_no_training.default)
def batch_norm_no_training(b: Builder, x, weight, bias, mean, variance, momentum, eps):
    return [batch_norm(b, x, weight, bias, mean, variance, False, momentum, eps, False), None, None]


def _group_norm(b: Builder, x, weight, bias, groups: int, eps: float):
    rank, count = len(x.shape), x.shape[1]
    weight, bias = _or_fill(b, weight, 1.0, count), _or_fill(b, bias, 0.0, count)
    y = b.op("group_norm", [b.transpose(x, channels_last(rank)), weight, bias], groups=groups, epsilon=float(eps))
    return b.transpose(y, channels_first(rank))


@lowers(aten.group_norm.default)
def group_norm(b: Builder, x, groups, weight=None, bias=None, eps=1e-5, cudnn_enabled=True):
    return _group_norm(b, x, weight, bias, groups, eps)


@lowers(aten.instance_norm.default)
def instance_norm(b: Builder, x, weight, bias, mean, variance, use_input_stats, momentum, eps, cudnn_enabled):
    if not use_input_stats:
        return batch_norm(b, x, weight, bias, mean, variance, False, momentum, eps, cudnn_enabled)
    return _group_norm(b, x, weight, bias, x.shape[1], eps)


def _flatten_normalized(b: Builder, x, count: int):
    outer = tuple(x.shape[: len(x.shape) - count])
    return b.reshape(x, (*outer, math.prod(x.shape[len(outer) :])))


@lowers(aten.layer_norm.default)
def layer_norm(b: Builder, x, normalized_shape, weight=None, bias=None, eps=1e-5, cudnn_enable=True):
    flat = _flatten_normalized(b, x, len(normalized_shape))
    size = flat.shape[-1]
    weight, bias = _or_fill(b, weight, 1.0, size), _or_fill(b, bias, 0.0, size)
    y = b.op("layer_norm", [flat, _as_row(b, weight), _as_row(b, bias)], epsilon=float(eps))
    return b.reshape(y, x.shape)


@lowers(aten.rms_norm.default)
def rms_norm(b: Builder, x, normalized_shape, weight=None, eps=None):
    flat = _flatten_normalized(b, x, len(normalized_shape))
    weight = _or_fill(b, weight, 1.0, flat.shape[-1])
    eps = torch.finfo(torch.float32).eps if eps is None else eps
    return b.reshape(b.op("rms_norm", [flat, _as_row(b, weight)], epsilon=float(eps)), x.shape)


@lowers(aten.softmax.int)
def softmax(b: Builder, x, dim, dtype=None):
    return b.op("softmax", [b.as_float(x)], axis=normalize_axis(dim, len(x.shape)))


@lowers(aten._softmax.default)
def softmax_core(b: Builder, x, dim, half_to_float):
    return softmax(b, x, dim)


@lowers(aten.log_softmax.int)
def log_softmax(b: Builder, x, dim, dtype=None):
    axes = [normalize_axis(dim, len(x.shape))]
    shifted = b.op("sub", [x, b.op("reduce_max", [x], axes=axes, keep_dims=True)])
    total = b.op("reduce_sum", [b.unary("exp", shifted)], axes=axes, keep_dims=True)
    return b.op("sub", [shifted, b.unary("log", total)])


@lowers(aten._log_softmax.default)
def log_softmax_core(b: Builder, x, dim, half_to_float):
    return log_softmax(b, x, dim)
