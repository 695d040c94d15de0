# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The integer operators of the TOSA 1.0 specification in numpy, after its pseudo-code.

Sums and products are int64; accumulators are cut to the width that the specification gives
them at the end. Nothing here is shared with the compiler.
"""

import numpy as np

RANGE = {t: (np.iinfo(t).min, np.iinfo(t).max) for t in (np.int8, np.uint8, np.int16, np.int32)}


def wrap(values):
    return np.asarray(values).astype(np.int64).astype(np.int32)


def apply_scale_32(value, multiplier, shift, double_round=False):
    value, multiplier, shift = np.broadcast_arrays(*(np.int64(v) for v in (value, multiplier, shift)))
    rounding = np.left_shift(np.int64(1), shift - 1)
    if double_round:
        extra = np.where(value >= 0, np.int64(1 << 30), np.int64(-(1 << 30)))
        rounding = rounding + np.where(shift > 31, extra, 0)
    return (value * multiplier + rounding) >> shift


def add_and_clip(value, zero_point, dtype):
    lo, hi = RANGE[np.int32]
    value = np.clip(np.clip(value, lo, hi) + zero_point, lo, hi)
    return np.clip(value, *RANGE[dtype]).astype(dtype)


def rescale(x, multiplier, shift, input_zp, output_zp, dtype, double_round=False):
    """`multiplier` and `shift` have one entry or one for each index of the last dimension.
    Unsigned input or output is that of the dtype. apply_scale_16 is the same expression."""
    value = x.astype(np.int64) - input_zp
    return add_and_clip(apply_scale_32(value, multiplier, shift, double_round), output_zp, dtype)


def pad_spatial(x, pad, value):
    return np.pad(x, ((0, 0), (pad[0], pad[1]), (pad[2], pad[3]), (0, 0)), constant_values=value)


def windows(x, kernel, stride, dilation):
    """Yields ky, kx and the input of that tap for all output positions."""
    size = [(x.shape[1 + a] - (kernel[a] - 1) * dilation[a] - 1) // stride[a] + 1 for a in (0, 1)]
    for ky in range(kernel[0]):
        for kx in range(kernel[1]):
            y0, x0 = ky * dilation[0], kx * dilation[1]
            yield ky, kx, x[:, y0 : y0 + (size[0] - 1) * stride[0] + 1 : stride[0],
                            x0 : x0 + (size[1] - 1) * stride[1] + 1 : stride[1]]  # fmt: skip


def conv2d(x, w, bias, input_zp, weight_zp, pad, stride, dilation):
    x = pad_spatial(x.astype(np.int64) - input_zp, pad, 0)
    w = w.astype(np.int64) - weight_zp
    acc = bias.astype(np.int64)
    for ky, kx, tap in windows(x, w.shape[1:3], stride, dilation):
        acc = acc + np.einsum("nyxc,oc->nyxo", tap, w[:, ky, kx])
    return wrap(acc)


def depthwise_conv2d(x, w, bias, input_zp, weight_zp, pad, stride, dilation):
    x = pad_spatial(x.astype(np.int64) - input_zp, pad, 0)
    w = w.astype(np.int64) - weight_zp
    acc = 0
    for ky, kx, tap in windows(x, w.shape[0:2], stride, dilation):
        acc = acc + np.einsum("nyxc,cm->nyxcm", tap, w[ky, kx])
    return wrap(acc.reshape(*acc.shape[:3], -1) + bias.astype(np.int64))


def transpose_conv2d(x, w, bias, input_zp, weight_zp, out_pad, stride):
    """Scatters each input element over its window, as the specification does."""
    x, w = x.astype(np.int64) - input_zp, w.astype(np.int64) - weight_zp
    n, ih, iw, _ = x.shape
    oc, kh, kw, _ = w.shape
    oh = (ih - 1) * stride[0] + out_pad[0] + out_pad[1] + kh
    ow = (iw - 1) * stride[1] + out_pad[2] + out_pad[3] + kw
    acc = np.zeros((n, oh, ow, oc), np.int64) + bias
    for iy in range(ih):
        for ix in range(iw):
            for ky in range(kh):
                for kx in range(kw):
                    oy, ox = iy * stride[0] + out_pad[0] + ky, ix * stride[1] + out_pad[2] + kx
                    if 0 <= oy < oh and 0 <= ox < ow:
                        acc[:, oy, ox] += x[:, iy, ix] @ w[:, ky, kx].T
    return wrap(acc)


def matmul(a, b, a_zp, b_zp):
    return wrap((a.astype(np.int64) - a_zp) @ (b.astype(np.int64) - b_zp))


def reciprocal_scale(count):
    k = 32 - (32 - int(count - 1).bit_length())
    return (((1 << 30) + 1) << k) // count, 30 + k


def avg_pool2d(x, kernel, stride, pad, input_zp, output_zp):
    inside = pad_spatial(np.ones_like(x, np.int64), pad, 0)
    x = pad_spatial(x.astype(np.int64) - input_zp, pad, 0)
    total = sum(tap for _, _, tap in windows(x, kernel, stride, (1, 1)))
    count = sum(tap for _, _, tap in windows(inside, kernel, stride, (1, 1)))
    scales = np.vectorize(reciprocal_scale)(count)
    return add_and_clip(apply_scale_32(total, *scales), output_zp, np.int8)


def max_pool2d(x, kernel, stride, pad):
    x = pad_spatial(x, pad, RANGE[x.dtype.type][0])
    return np.maximum.reduce([tap for _, _, tap in windows(x, kernel, stride, (1, 1))])


def table8(x, table):
    return table[x.astype(np.int64) + 128]


def table16(x, table):
    value, table = x.astype(np.int64), table.astype(np.int64)
    index, fraction = (value + 32768) >> 7, value & 0x7F
    return ((table[index] << 7) + (table[index + 1] - table[index]) * fraction).astype(np.int32)


def mul(a, b, shift):
    product = a.astype(np.int64) * b.astype(np.int64)
    if shift:
        product = (product + (1 << (shift - 1))) >> shift
    return wrap(product)


def arithmetic_right_shift(a, b, rounding):
    shift = b.astype(np.int64)
    value = a.astype(np.int64) >> shift
    if rounding:
        value = value + np.where(shift > 0, (a.astype(np.int64) >> np.maximum(shift - 1, 0)) & 1, 0)
    return value.astype(a.dtype)


def negate(x, input_zp, output_zp):
    value = (input_zp + output_zp) - x.astype(np.int64)
    return np.clip(value, *RANGE[x.dtype.type]).astype(x.dtype)


def intdiv(a, b):
    quotient = np.abs(a.astype(np.int64)) // np.abs(b.astype(np.int64))
    return wrap(np.where((a < 0) != (b < 0), -quotient, quotient))


def clz(x):
    return np.vectorize(lambda v: 32 - int(v).bit_length() if v >= 0 else 0)(x).astype(np.int32)
