# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The meaning of qnn ops in numpy, written from docs/Numerics.md alone.

Integers are int64, so nothing here can overflow; every f32 operation rounds on its own, as
numpy does. Nothing is shared with the compiler: an error would have to be made twice.
"""

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

f32, f64, i64 = np.float32, np.float64, np.int64


def literal(value):
    """A float as MLIR reads it: 1.0e-06, not 1e-06."""
    digits, e, exponent = repr(float(value)).partition("e")
    return (digits if "." in digits else digits + ".0") + e + exponent


@dataclass(frozen=True)
class Quant:
    """Quantized element type: scales has one entry, or one for each index of axis."""

    scales: tuple
    zero: int = 0
    lo: int = -128
    hi: int = 127
    bits: int = 8
    axis: Optional[int] = None
    signed: bool = True

    @property
    def scale(self):
        return self.scales[0]

    @property
    def dtype(self):
        return np.dtype(f"{'int' if self.signed else 'uint'}{self.bits}")

    def mlir(self):
        high = (1 << (self.bits - self.signed)) - 1
        low = -high - 1 if self.signed else 0
        storage = f"{'i' if self.signed else 'u'}{self.bits}"
        if (self.lo, self.hi) != (low, high):
            storage += f"<{self.lo}:{self.hi}>"
        if self.axis is None:
            return f"!quant.uniform<{storage}:f32, {literal(self.scale)}:{self.zero}>"
        scales = ", ".join(literal(s) for s in self.scales)
        return f"!quant.uniform<{storage}:f32:{self.axis}, {{{scales}}}>"

    def along(self, values, rank):
        """Per-slice values shaped to broadcast over a tensor."""
        if self.axis is None:
            return values[0]
        shape = [1] * rank
        shape[self.axis] = -1
        return np.array(values).reshape(shape)


def fma(a, b, c):
    """a * b + c rounded once to f32: the sum in f64 is rounded to odd first."""
    p = a.astype(f64) * b.astype(f64)  # exact: 24 + 24 bits
    p, c = np.broadcast_arrays(p, c.astype(f64))
    s = p + c
    other = s - p
    error = (p - (s - other)) + (c - other)
    even = (s.view(i64) & 1) == 0
    toward = np.where(error > 0, np.inf, -np.inf)
    return np.where((error != 0) & even, np.nextafter(s, toward), s).astype(f32)


def clamp(v, lo, hi):
    if lo is not None:
        v = np.where(f32(lo) > v, f32(lo), v)
    if hi is not None:
        v = np.where(f32(hi) < v, f32(hi), v)
    return v


def quantize(x, q):
    x = np.asarray(x, f32)
    with np.errstate(all="ignore"):
        t = (x / q.along(np.array(q.scales, f32), x.ndim)).astype(f32).astype(f64)
    t = np.where(np.isnan(t), 0.0, t)
    r = np.clip(np.rint(t), q.lo - q.zero, q.hi - q.zero)
    return (r.astype(i64) + q.zero).astype(q.dtype)


def centered(stored, q):
    return stored.astype(i64) - q.zero


def dequantize(stored, q):
    scale = q.along(np.array(q.scales, f32), stored.ndim)
    return (centered(stored, q).astype(f32) * scale).astype(f32)


def saturate(t, q, lo=None, hi=None):
    """rint, clamp, zero point; lo and hi are real bounds."""
    assert t.dtype == f32
    low = q.lo if lo is None else int(quantize(f32(lo), q))
    high = q.hi if hi is None else int(quantize(f32(hi), q))
    r = np.clip(np.rint(t).astype(f64), low - q.zero, high - q.zero)
    return (r.astype(i64) + q.zero).astype(q.dtype)


def multiplier(sx, sw, sy):
    return f32(f64(sx) * f64(sw) / f64(sy))


def finish_contraction(acc, xq, wq, yq, residual, rq, lo, hi):
    """acc has the channel last; yq None gives an f32 result."""
    sy = 1.0 if yq is None else yq.scale
    m = np.array([multiplier(xq.scale, sw, sy) for sw in wq.scales], f32)
    t = acc.astype(f32) * m
    if residual is not None:
        t = t + centered(residual, rq).astype(f32) * multiplier(rq.scale, 1.0, sy)
    return clamp(t, lo, hi).astype(f32) if yq is None else saturate(t, yq, lo, hi)


def finish_float(acc, residual, lo, hi):
    t = acc if residual is None else acc + residual
    return clamp(t, lo, hi).astype(f32)


def matmul(x, w, bias, quants, transpose_lhs, transpose_rhs, residual=None, lo=None, hi=None):
    """quants: None for f32, or (xq, wq, yq, rq)."""
    x = np.swapaxes(x, -1, -2) if transpose_lhs else x
    w = np.swapaxes(w, -1, -2) if transpose_rhs else w
    if quants:
        xq, wq, yq, rq = quants
        acc = centered(x, xq) @ centered(w, wq)
        if bias is not None:
            acc = acc + bias
        return finish_contraction(acc, xq, wq, yq, residual, rq, lo, hi)
    shape = x.shape[:-1] + (w.shape[-1],)
    acc = np.broadcast_to(f32(0) if bias is None else bias, shape).astype(f32)
    for k in range(x.shape[-1]):
        acc = fma(x[..., k : k + 1], w[..., k : k + 1, :], acc)
    return finish_float(acc, residual, lo, hi)


def conv2d(x, w, bias, quants, strides, padding, dilations, groups, residual=None, lo=None, hi=None):
    quantized = quants is not None
    if quantized:
        xq, wq, yq, rq = quants
        x, w = centered(x, xq), centered(w, wq)
    top, bottom, left, right = padding
    x = np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
    out, kh, kw, cin = w.shape
    (sh, sw), (dh, dw) = strides, dilations
    oh = (x.shape[1] - ((kh - 1) * dh + 1)) // sh + 1
    ow = (x.shape[2] - ((kw - 1) * dw + 1)) // sw + 1
    shape = (x.shape[0], oh, ow, out)
    start = 0 if bias is None else bias
    acc = np.broadcast_to(start, shape).astype(i64 if quantized else f32)
    group_of = np.arange(out) // (out // groups)
    for i in range(kh):
        for j in range(kw):
            ys, xs = i * dh, j * dw
            taps = x[:, ys : ys + (oh - 1) * sh + 1 : sh, xs : xs + (ow - 1) * sw + 1 : sw]
            for c in range(cin):
                a, b = taps[..., group_of * cin + c], w[:, i, j, c]
                acc = acc + a * b if quantized else fma(a, b, acc)
    if quantized:
        return finish_contraction(acc, xq, wq, yq, residual, rq, lo, hi)
    return finish_float(acc, residual, lo, hi)


def conv_transpose2d(x, w, bias, quants, strides, padding, dilations, groups, residual=None, lo=None, hi=None):
    """Scatters every input into the full result, one tap and channel at a time. Taps that
    meet no input add nothing, in f32 an exact product with 0."""
    quantized = quants is not None
    if quantized:
        xq, wq, yq, rq = quants
        x, w = centered(x, xq), centered(w, wq)
    top, bottom, left, right = padding
    out, kh, kw, cin = w.shape
    (sh, sw), (dh, dw) = strides, dilations
    n, height, width, _ = x.shape
    rows, columns = (height - 1) * sh + (kh - 1) * dh + 1, (width - 1) * sw + (kw - 1) * dw + 1
    dtype = i64 if quantized else f32
    full = np.zeros((n, rows + abs(top) + abs(bottom), columns + abs(left) + abs(right), out), dtype)
    if bias is not None:
        full = full + bias.astype(dtype)
    y0, x0 = max(-top, 0), max(-left, 0)
    group_of = np.arange(out) // (out // groups)
    for i in range(kh):
        for j in range(kw):
            at = np.s_[:, y0 + i * dh : y0 + i * dh + (height - 1) * sh + 1 : sh,
                       x0 + j * dw : x0 + j * dw + (width - 1) * sw + 1 : sw]  # fmt: skip
            for c in range(cin):
                a, b = x[..., group_of * cin + c], w[:, i, j, c]
                full[at] = full[at] + a * b if quantized else fma(a, b, full[at])
    y1, x1 = y0 + top, x0 + left
    acc = full[:, y1 : y1 + rows - top - bottom, x1 : x1 + columns - left - right]
    if quantized:
        return finish_contraction(acc, xq, wq, yq, residual, rq, lo, hi)
    return finish_float(acc, residual, lo, hi)


def binary(kind, a, b, quants, lo=None, hi=None):
    if quants is None:
        t = {"add": a + b, "sub": a - b, "mul": a * b}[kind]
        return clamp(t.astype(f32), lo, hi).astype(f32)
    aq, bq, yq = quants
    x, y = centered(a, aq), centered(b, bq)
    if kind == "mul":
        t = (x * y).astype(f32) * multiplier(aq.scale, bq.scale, yq.scale)
    else:
        p = x.astype(f32) * multiplier(aq.scale, 1.0, yq.scale)
        q = y.astype(f32) * multiplier(bq.scale, 1.0, yq.scale)
        t = p + q if kind == "add" else p - q
    return saturate(t, yq, lo, hi)


def requantize(stored, xq, yq):
    return saturate(centered(stored, xq).astype(f32) * multiplier(xq.scale, 1.0, yq.scale), yq)


def table(function, stored, xq, yq):
    """f in double; NaN gives the zero point."""
    x = f64(f32(xq.scale)) * centered(stored, xq).astype(f64)
    with np.errstate(all="ignore"):
        y = function(x) / f64(f32(yq.scale))
    y = np.where(np.isnan(y), 0.0, y)
    r = np.clip(np.rint(y), yq.lo - yq.zero, yq.hi - yq.zero)
    return (r.astype(i64) + yq.zero).astype(yq.dtype)


def sequential_sum(x, axes):
    """f32 sum in ascending row-major order of the reduced dimensions."""
    kept = [d for d in range(x.ndim) if d not in axes]
    moved = np.transpose(x, kept + list(axes)).reshape([x.shape[d] for d in kept] + [-1])
    acc = np.zeros(moved.shape[:-1], x.dtype)
    for k in range(moved.shape[-1]):
        acc = acc + moved[..., k]
    return acc


def reduce(kind, x, axes, keep, xq=None, yq=None):
    axes = tuple(axes)
    count = int(np.prod([x.shape[a] for a in axes]))
    if kind == "max":
        result = x.max(axis=axes)
    elif xq is None:
        result = sequential_sum(x, axes)
        result = result / f32(count) if kind == "mean" else result
    else:
        n = count if kind == "mean" else 1
        total = centered(x, xq).sum(axis=axes)
        result = saturate(total.astype(f32) * f32(f64(xq.scale) / (n * f64(yq.scale))), yq)
    if keep:
        result = np.expand_dims(result, axes)
    return np.asarray(result)


def pool(kind, x, kernel, strides, padding, xq=None, yq=None):
    top, bottom, left, right = padding
    height, width = x.shape[1:3]
    oh = (height + top + bottom - kernel[0]) // strides[0] + 1
    ow = (width + left + right - kernel[1]) // strides[1] + 1
    dtype = x.dtype if kind == "max" or xq is None else yq.dtype
    result = np.zeros((x.shape[0], oh, ow, x.shape[3]), dtype)
    for y in range(oh):
        for z in range(ow):
            y0, x0 = y * strides[0] - top, z * strides[1] - left
            rows = slice(max(y0, 0), min(y0 + kernel[0], height))
            columns = slice(max(x0, 0), min(x0 + kernel[1], width))
            window = x[:, rows, columns]
            n = window.shape[1] * window.shape[2]
            if kind == "max":
                result[:, y, z] = window.max(axis=(1, 2))
            elif xq is None:
                result[:, y, z] = sequential_sum(window, (1, 2)) / f32(n)
            else:
                total = centered(window, xq).sum(axis=(1, 2)).astype(f32)
                if any(padding):
                    t = (total / f32(n)) * multiplier(xq.scale, 1.0, yq.scale)
                else:
                    t = total * f32(f64(xq.scale) / (n * f64(yq.scale)))
                result[:, y, z] = saturate(t, yq)
    return result


def layer_norm(x, gamma, beta, epsilon):
    n = f32(x.shape[-1])
    mean = (sequential_sum(x, (x.ndim - 1,)) / n)[..., None]
    d = x - mean
    variance = (sequential_sum(d * d, (x.ndim - 1,)) / n)[..., None]
    return (d / np.sqrt(variance + f32(epsilon))) * gamma + beta


def rms_norm(x, gamma, epsilon):
    mean = (sequential_sum(x * x, (x.ndim - 1,)) / f32(x.shape[-1]))[..., None]
    return (x / np.sqrt(mean + f32(epsilon))) * gamma


def group_norm(x, gamma, beta, groups, epsilon):
    parts = []
    for c in np.split(np.arange(x.shape[-1]), groups):
        g = x[..., c].reshape(x.shape[0], -1)
        n = f32(g.shape[1])
        d = g - (sequential_sum(g, (1,)) / n)[:, None]
        variance = (sequential_sum(d * d, (1,)) / n)[:, None]
        y = (d / np.sqrt(variance + f32(epsilon))).reshape(x.shape[:-1] + c.shape)
        parts.append(y * gamma[c] + beta[c])
    return np.concatenate(parts, -1)


def batch_norm(x, gamma, beta, mean, variance, epsilon):
    return ((x - mean) / np.sqrt(variance + f32(epsilon))) * gamma + beta
