# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Pooling windows, adaptive pooling, and resampling of images."""

import math
from fractions import Fraction

import torch

from qopt.frontends.torch.builder import Builder, channels_first, channels_last, pair
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers

aten = torch.ops.aten


def _on_images(b: Builder, x, pool):
    """Applies pool to [N, H, W, C], which x is as [N, C, H, W] or [C, H, W]."""
    single = len(x.shape) == 3
    x = b.reshape(x, (1, *x.shape)) if single else x
    y = b.transpose(pool(b.transpose(x, channels_last(4))), channels_first(4))
    return b.reshape(y, y.shape[1:]) if single else y


def _get_window(kernel, stride, padding) -> tuple[list[int], list[int], list[int]]:
    return pair(kernel), pair(stride) if stride else pair(kernel), pair(padding)


def _get_padding(shape, result, kernel, stride, padding) -> list[int]:
    """[top, bottom, left, right], the end so that as many windows fit as the result has.

    That is less than the padding where the last ones are not needed, and more with
    ceil_mode.
    """
    sides = []
    for size, out, k, s, p in zip(shape, result, kernel, stride, padding, strict=True):
        end = (out - 1) * s + k - size - p
        sides += [p, max(end, 0)]
    return sides


@lowers(aten.max_pool2d.default)
def max_pool2d(b: Builder, x, kernel_size, stride=(), padding=(0,), dilation=(1,), ceil_mode=False):
    if pair(dilation) != [1, 1]:
        raise Unsupported("a dilated window; use strides, or slices and torch.maximum")
    kernel, stride, before = _get_window(kernel_size, stride, padding)
    sides = _get_padding(x.shape[-2:], b.shape[-2:], kernel, stride, before)
    return _on_images(b, x, lambda v: b.op("max_pool2d", [v], kernel=kernel, strides=stride, padding=sides))


@lowers(aten.avg_pool2d.default)
def avg_pool2d(b, x, kernel_size, stride=(), padding=(0,), ceil_mode=False, count_include_pad=True, divisor_override=None):
    kernel, stride, before = _get_window(kernel_size, stride, padding)
    sides = _get_padding(x.shape[-2:], b.shape[-2:], kernel, stride, before)
    padded = before != [0, 0]
    if divisor_override and any(sides):
        raise Unsupported("a divisor of its own beside padding")

    def pool(v):
        counted = sides
        if padded and count_include_pad:
            # qnn.avg_pool2d does not count its padding: this is in the image. What ceil_mode adds never counts.
            after = [min(side, p) for side, p in zip(sides[1::2], before, strict=True)]
            v = b.op("pad", [v], low=[0, *before, 0], high=[0, *after, 0], value=0.0)
            counted = [0, sides[1] - after[0], 0, sides[3] - after[1]]
        y = b.op("avg_pool2d", [v], kernel=kernel, strides=stride, padding=counted)
        return b.op("mul", [y, math.prod(kernel) / divisor_override]) if divisor_override else y

    return _on_images(b, x, pool)


def _with_height(b: Builder, x, pool):
    """A pool of [N, C, L] as one of images of height 1."""
    y = pool(b.reshape(x, (*x.shape[:-1], 1, x.shape[-1])))
    return b.reshape(y, (*y.shape[:-2], y.shape[-1]))


@lowers(aten.max_pool1d.default)
def max_pool1d(b: Builder, x, kernel_size, stride=(), padding=(0,), dilation=(1,), ceil_mode=False):
    if dilation[0] != 1:
        raise Unsupported("a dilated window; use strides, or slices and torch.maximum")
    stride = stride or kernel_size
    sides = [0, 0, *_get_padding(x.shape[-1:], b.shape[-1:], kernel_size, stride, padding)]

    def pool(v):
        return b.op("max_pool2d", [v], kernel=[1, *kernel_size], strides=[1, *stride], padding=sides)

    return _with_height(b, x, lambda v: _on_images(b, v, pool))


@lowers(aten.avg_pool1d.default)
def avg_pool1d(b: Builder, x, kernel_size, stride=(), padding=(0,), ceil_mode=False, count_include_pad=True):
    stride = stride or kernel_size
    if padding[0] and ceil_mode:
        raise Unsupported("ceil_mode beside padding")
    sides = [0, 0, *_get_padding(x.shape[-1:], b.shape[-1:], kernel_size, stride, padding)]

    def pool(v):
        if padding[0] and count_include_pad:
            v = b.op("pad", [v], low=[0, 0, sides[2], 0], high=[0, 0, sides[3], 0], value=0.0)
            return b.op("avg_pool2d", [v], kernel=[1, *kernel_size], strides=[1, *stride])
        return b.op("avg_pool2d", [v], kernel=[1, *kernel_size], strides=[1, *stride], padding=sides)

    return _with_height(b, x, lambda v: _on_images(b, v, pool))


def _adaptive(b: Builder, x, out, reduction: str, pool: str):
    """Windows from floor(i * size / out) to ceil((i + 1) * size / out).

    The window of an image is the product of those of its dimensions, and so is its mean.
    """
    rank = len(x.shape)
    sizes = x.shape[rank - len(out) :]
    out = [size if o is None else o for o, size in zip(out, sizes, strict=True)]
    if all(o == 1 for o in out):
        return b.op(reduction, [x], axes=list(range(rank - len(out), rank)), keep_dims=True)
    if len(out) == 2 and all(size % o == 0 for size, o in zip(sizes, out, strict=True)):
        kernel = [size // o for size, o in zip(sizes, out, strict=True)]
        return _on_images(b, x, lambda v: b.op(pool, [v], kernel=kernel, strides=kernel))
    for d, o in zip(range(rank - len(out), rank), out, strict=True):
        x = _adapt_dimension(b, x, d, o, reduction)
    return x


def _adapt_dimension(b: Builder, x, axis: int, out: int, reduction: str):
    size = x.shape[axis]
    if size == out:
        return x
    parts = []
    for i in range(out):
        first, last = i * size // out, -(-(i + 1) * size // out)
        offsets, sizes = [0] * len(x.shape), [-1] * len(x.shape)
        offsets[axis], sizes[axis] = first, last - first
        part = b.slice(x, offsets, sizes)
        parts.append(part if last - first == 1 else b.op(reduction, [part], axes=[axis], keep_dims=True))
    return b.op("concat", parts, axis=axis) if out > 1 else parts[0]


@lowers(aten.adaptive_avg_pool1d.default, aten.adaptive_avg_pool2d.default, aten._adaptive_avg_pool2d.default)
def adaptive_avg_pool(b: Builder, x, output_size):
    return _adaptive(b, x, list(output_size), "reduce_mean", "avg_pool2d")


@lowers(aten.adaptive_max_pool1d.default, aten.adaptive_max_pool2d.default)
def adaptive_max_pool(b: Builder, x, output_size):
    return [_adaptive(b, x, list(output_size), "reduce_max", "max_pool2d"), None]


# Resampling.


def _get_factors(sizes, result, scales) -> list[Fraction]:
    """Input positions for each output position; torch takes a given factor as it is."""
    factors = []
    for i, (size, out) in enumerate(zip(sizes, result, strict=True)):
        scale = scales[i] if scales else None
        factors.append(1 / Fraction(scale).limit_denominator(1024) if scale else Fraction(size, out))
    return factors


def _resize(b: Builder, x, mode: str, result, steps: list[Fraction], starts: list[Fraction]):
    """Output position o of a dimension reads at o * step + start, rationals of torch's."""
    scale, offset, border = [], [], []
    for size, out, step, start in zip(x.shape[-2:], result, steps, starts, strict=True):
        numerator = math.lcm(step.denominator, start.denominator)
        denominator, shift = int(step * numerator), int(start * numerator)
        scale += [numerator, denominator]
        offset.append(shift)
        border.append((out - 1) * denominator - (size - 1) * numerator + shift)
    if max(map(abs, scale + offset + border)) > 2048:
        raise Unsupported(f"resizes from {list(x.shape[-2:])} to {list(result)}, a ratio of too large numbers")
    attributes = {"mode": mode, "scale": scale, "offset": offset, "border": border}
    return _on_images(b, x, lambda v: b.op("resize", [v], **attributes))


def _upsample_nearest(b: Builder, x, scales):
    result = b.shape[-2:]
    steps = _get_factors(x.shape[-2:], result, scales)
    # floor(p) = round(p - 1/2 + 1/(2n)) for multiples p of 1/n.
    starts = [Fraction(1 - step.denominator, 2 * step.denominator) for step in steps]
    return _resize(b, x, "nearest", result, steps, starts)


def _upsample_bilinear(b: Builder, x, align_corners: bool, scales):
    sizes, result = x.shape[-2:], b.shape[-2:]
    if align_corners:
        steps = [Fraction(size - 1, out - 1) if out > 1 else Fraction(0) for size, out in zip(sizes, result, strict=True)]
        if 0 in steps:
            raise Unsupported("align_corners with a size of 1")
        return _resize(b, x, "bilinear", result, steps, [Fraction(0), Fraction(0)])
    steps = _get_factors(sizes, result, scales)
    return _resize(b, x, "bilinear", result, steps, [(step - 1) / 2 for step in steps])


@lowers(aten.upsample_nearest2d.vec)
def upsample_nearest2d(b: Builder, x, output_size, scale_factors):
    return _upsample_nearest(b, x, scale_factors)


@lowers(aten.upsample_nearest2d.default)
def upsample_nearest2d_core(b: Builder, x, output_size, scales_h=None, scales_w=None):
    return _upsample_nearest(b, x, [scales_h, scales_w])


@lowers(aten.upsample_bilinear2d.vec)
def upsample_bilinear2d(b: Builder, x, output_size, align_corners, scale_factors):
    return _upsample_bilinear(b, x, align_corners, scale_factors)


@lowers(aten.upsample_bilinear2d.default)
def upsample_bilinear2d_core(b: Builder, x, output_size, align_corners, scales_h=None, scales_w=None):
    return _upsample_bilinear(b, x, align_corners, [scales_h, scales_w])


@lowers(aten.upsample_nearest1d.vec)
def upsample_nearest1d(b: Builder, x, output_size, scale_factors):
    length = b.shape[-1]
    step = _get_factors(x.shape[-1:], [length], scale_factors)[0]
    start = Fraction(1 - step.denominator, 2 * step.denominator)
    return _with_height(b, x, lambda v: _resize(b, v, "nearest", [1, length], [Fraction(1), step], [Fraction(0), start]))
