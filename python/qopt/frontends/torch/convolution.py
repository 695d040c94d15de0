# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Convolutions: NHWC inside, 1-d ones as 2-d ones of height 1."""

import torch

from qopt.frontends.torch.builder import Builder, channels_first, channels_last
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _as_list(x, count: int) -> list[int]:
    return list(x) if len(x) == count else [x[0]] * count


def _to_images(b: Builder, x):
    """[N, C, H, W] or [N, C, L] to [N, H, W, C], of height 1 for the latter."""
    x = b.transpose(x, channels_last(len(x.shape)))
    if len(x.shape) == 3:
        n, length, c = x.shape
        x = b.reshape(x, (n, 1, length, c))
    return x


def _from_images(b: Builder, y, rank: int):
    if rank == 3:
        n, _, length, c = y.shape
        y = b.reshape(y, (n, length, c))
    return b.transpose(y, channels_first(rank))


def _add_batch(b: Builder, x, spatial: int):
    """torch takes a single image without the batch's dimension."""
    if len(x.shape) == spatial + 2:
        return x, False
    return b.reshape(x, (1, *x.shape)), True


def _get_same_padding(weight_shape, dilation: list[int]) -> list[int]:
    """[before, after] for each dimension, so that the size stays; the odd one after."""
    padding = []
    for size, step in zip(weight_shape[2:], dilation, strict=True):
        total = (size - 1) * step
        padding += [total // 2, total - total // 2]
    return padding


def _lower(b: Builder, x, weight, bias, stride, padding, dilation, groups: int, spatial: int):
    x, was_single = _add_batch(b, x, spatial)
    stride, dilation = _as_list(stride, spatial), _as_list(dilation, spatial)
    if padding == "same":
        padding = _get_same_padding(weight.shape, dilation)
    elif padding == "valid":
        padding = [0] * (2 * spatial)
    else:
        padding = [p for p in _as_list(padding, spatial) for _ in range(2)]
    if spatial == 1:
        stride, dilation, padding = [1, *stride], [1, *dilation], [0, 0, *padding]
    y = b.op(
        "conv2d",
        [_to_images(b, x), _to_images(b, weight), bias],
        strides=stride,
        padding=padding,
        dilations=dilation,
        groups=groups,
    )
    y = _from_images(b, y, spatial + 2)
    return b.reshape(y, y.shape[1:]) if was_single else y


@lowers(aten.conv2d.default, aten.conv2d.padding)
def conv2d(b: Builder, x, weight, bias=None, stride=(1,), padding=(0,), dilation=(1,), groups=1):
    return _lower(b, x, weight, bias, stride, padding, dilation, groups, 2)


@lowers(aten.conv1d.default, aten.conv1d.padding)
def conv1d(b: Builder, x, weight, bias=None, stride=(1,), padding=(0,), dilation=(1,), groups=1):
    return _lower(b, x, weight, bias, stride, padding, dilation, groups, 1)


@lowers(aten.convolution.default)
def convolution(b: Builder, x, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
    spatial = len(weight.shape) - 2
    if spatial > 2:
        raise Unsupported("convolutions have at most two spatial dimensions")
    if transposed:
        return _lower_transposed(b, x, weight, bias, stride, padding, output_padding, groups, dilation, spatial)
    return _lower(b, x, weight, bias, stride, padding, dilation, groups, spatial)


def _get_transposed_filter(b: Builder, weight, groups: int):
    """[in, out / groups, h, w] to [out, h, w, in / groups]."""
    if groups == 1:
        return _to_images(b, b.transpose(weight, [1, 0, *range(2, len(weight.shape))]))
    if not isinstance(weight, Constant) or weight.scales:
        raise Unsupported("a grouped transposed convolution needs weights in float that are known")
    inside, outside, *sizes = weight.tensor.shape
    grouped = weight.tensor.reshape(groups, inside // groups, outside, *sizes).transpose(1, 2)
    return _to_images(b, Constant(grouped.reshape(groups * outside, inside // groups, *sizes).contiguous()))


def _lower_transposed(b: Builder, x, weight, bias, stride, padding, output_padding, groups, dilation, spatial: int):
    x, was_single = _add_batch(b, x, spatial)
    stride, dilation = _as_list(stride, spatial), _as_list(dilation, spatial)
    before = _as_list(padding, spatial)
    extra = _as_list(output_padding, spatial)
    cut = [value for p, e in zip(before, extra, strict=True) for value in (p, p - e)]
    if spatial == 1:
        stride, dilation, cut = [1, *stride], [1, *dilation], [0, 0, *cut]
    y = b.op(
        "conv_transpose2d",
        [_to_images(b, x), _get_transposed_filter(b, weight, groups), bias],
        strides=stride,
        padding=cut,
        dilations=dilation,
        groups=groups,
    )
    y = _from_images(b, y, spatial + 2)
    return b.reshape(y, y.shape[1:]) if was_single else y


@lowers(aten.conv_transpose2d.input)
def conv_transpose2d(b, x, weight, bias=None, stride=(1,), padding=(0,), output_padding=(0,), groups=1, dilation=(1,)):
    return _lower_transposed(b, x, weight, bias, stride, padding, output_padding, groups, dilation, 2)


@lowers(aten.conv_transpose1d.default)
def conv_transpose1d(b, x, weight, bias=None, stride=(1,), padding=(0,), output_padding=(0,), groups=1, dilation=(1,)):
    return _lower_transposed(b, x, weight, bias, stride, padding, output_padding, groups, dilation, 1)
