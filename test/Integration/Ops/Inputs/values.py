# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random tensors and quantizations, with the corners that matter always present."""

import numpy as np

from reference import Quant, f32

f32max = np.finfo(np.float32).max


def scale(rng, low=0.01, high=1.0):
    """A scale as the compiler chooses them: a double that f32 holds."""
    return float(f32(np.exp(rng.uniform(np.log(low), np.log(high)))))


def activation(rng, zero=None, s=None):
    zero = int(rng.integers(-128, 128)) if zero is None else zero
    return Quant((s or scale(rng),), zero)


def unsigned(rng, s=None):
    return Quant((s or scale(rng),), int(rng.integers(0, 256)), 0, 255, signed=False)


def weight(rng, channels, axis, scales=None):
    scales = scales or tuple(scale(rng) for _ in range(channels))
    return Quant(scales, 0, -127, 127, axis=axis)


def stored(rng, shape, q):
    """Stored integers, the ends of the range and the zero point among them."""
    values = rng.integers(q.lo, q.hi + 1, shape).astype(q.dtype)
    flat = values.reshape(-1)
    corners = [q.lo, q.hi, q.zero]
    for place, value in zip(rng.permutation(flat.size)[:3], corners):
        if flat.size > 4:
            flat[place] = value
    return values


def near_zero(rng, shape, q, width):
    """Stored integers within `width` of the zero point: sums that do not saturate."""
    values = rng.integers(-width, width + 1, shape) + q.zero
    return np.clip(values, q.lo, q.hi).astype(q.dtype)


def floats(rng, shape, width=4.0):
    return rng.normal(0, width, shape).astype(np.float32)


def result_scale(rng, xq, wq, k):
    """About a quarter of the results saturate."""
    s = xq.scale * float(np.mean(wq.scales)) * 74 * 74 * np.sqrt(k)
    return float(f32(s / 64 * rng.uniform(0.5, 2.0)))


def bias(rng, xq, wq, channels, width=20000):
    """Bias and its quantization at the product of the scales."""
    scales = tuple(float(np.float64(xq.scale) * np.float64(s)) for s in wq.scales)
    limits = (-(1 << 31), (1 << 31) - 1)
    per_axis = len(scales) > 1 or wq.axis is not None
    q = Quant(scales, 0, *limits, bits=32, axis=0 if per_axis else None)
    return rng.integers(-width, width + 1, channels).astype(np.int32), q
