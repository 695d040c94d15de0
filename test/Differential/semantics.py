# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The real function of every qnn op, in f64: `value(op, a, xs)`.

Attributes `a` have the names of the dialect. Contractions and movements are also applied to
integers, absolute values and errors.
"""

import math

import numpy as np
from numpy.lib.stride_tricks import as_strided

erf = np.vectorize(math.erf, otypes=[np.float64])
erfc = np.vectorize(math.erfc, otypes=[np.float64])


# Contractions, without bias: also for integers, absolute values and squares.


def windows(x, kernel, strides, dilations, padding, fill=0):
    """[n, oh, ow, kh, kw, c] of [n, h, w, c]."""
    top, bottom, left, right = padding
    x = np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)), constant_values=fill)
    n, h, w, c = x.shape
    (kh, kw), (sh, sw), (dh, dw) = kernel, strides, dilations
    oh, ow = (h - (kh - 1) * dh - 1) // sh + 1, (w - (kw - 1) * dw - 1) // sw + 1
    b, r, q, t = x.strides
    return as_strided(x, (n, oh, ow, kh, kw, c), (b, r * sh, q * sw, r * dh, q * dw, t))


def matmul(x, w, a):
    x = np.swapaxes(x, -1, -2) if a.get("transpose_lhs") else x
    w = np.swapaxes(w, -1, -2) if a.get("transpose_rhs") else w
    return x @ w


def conv2d(x, w, a):
    out, kh, kw, cin = w.shape
    groups = a.get("groups", 1)
    taps = windows(x, (kh, kw), a["strides"], a["dilations"], a["padding"])
    n, oh, ow = taps.shape[:3]
    taps = taps.reshape(n, oh, ow, kh, kw, groups, cin)
    y = np.einsum("nyxijgc,goijc->nyxgo", taps, w.reshape(groups, out // groups, kh, kw, cin))
    return y.reshape(n, oh, ow, out)


def conv_transpose2d(x, w, a):
    out, kh, kw, cin = w.shape
    groups = a.get("groups", 1)
    (sh, sw), (dh, dw), (top, bottom, left, right) = a["strides"], a["dilations"], a["padding"]
    n, h, width, _ = x.shape
    rows, columns = (h - 1) * sh + (kh - 1) * dh + 1, (width - 1) * sw + (kw - 1) * dw + 1
    y0, x0 = max(-top, 0), max(-left, 0)
    full = np.zeros((n, rows + y0 + max(-bottom, 0), columns + x0 + max(-right, 0), out), np.result_type(x, w))
    x = x.reshape(n, h, width, groups, cin)
    w = w.reshape(groups, out // groups, kh, kw, cin)
    for i in range(kh):
        for j in range(kw):
            part = np.einsum("nvugc,goc->nvugo", x, w[:, :, i, j]).reshape(n, h, width, out)
            full[:, y0 + i * dh : y0 + i * dh + (h - 1) * sh + 1 : sh,
                 x0 + j * dw : x0 + j * dw + (width - 1) * sw + 1 : sw] += part  # fmt: skip
    y1, x1 = y0 + top, x0 + left
    return full[:, y1 : y1 + rows - top - bottom, x1 : x1 + columns - left - right]


CONTRACTIONS = {"matmul": matmul, "conv2d": conv2d, "conv_transpose2d": conv_transpose2d}


def split_operands(a, xs):
    """(x, w, bias or None, residual or None) from the operand segments."""
    segments = a.get("operandSegmentSizes", [1, 1, 0, 0])
    rest = list(xs[2:])
    return xs[0], xs[1], rest.pop(0) if segments[2] else None, rest.pop(0) if segments[3] else None


# Movements: applied alike to values, stored integers and errors.


def resize_positions(size, numerator, denominator, offset, border):
    count = ((size - 1) * numerator - offset + border) // denominator + 1
    at = np.arange(count) * denominator + offset
    return at // numerator, at % numerator


def resize_axis(x, axis, scale, offset, border, nearest, power=1):
    """One dimension; bilinear without the division."""
    size = x.shape[axis]
    i, d = resize_positions(size, *scale, offset, border)
    if nearest:
        return np.take(x, np.clip(np.where(2 * d >= scale[0], i + 1, i), 0, size - 1), axis)
    shape = [1] * x.ndim
    shape[axis] = -1
    low, high = (np.take(x, np.clip(k, 0, size - 1), axis) for k in (i, i + 1))
    return low * ((scale[0] - d) ** power).reshape(shape) + high * (d**power).reshape(shape)


def resize_sum(x, a, power=1):
    (ny, dy, nx, dx), nearest = a["scale"], a["mode"] == "nearest"
    x = resize_axis(x, 1, (ny, dy), a["offset"][0], a["border"][0], nearest, power)
    return resize_axis(x, 2, (nx, dx), a["offset"][1], a["border"][1], nearest, power)


def slice_of(x, a):
    index = []
    for o, s, t, n in zip(a["offsets"], a["sizes"], a["strides"], x.shape):
        index.append(slice(o, n if s < 0 else o + (s - 1) * t + 1, t))
    return x[tuple(index)]


def gather(x, i, a):
    axis, batch = a["axis"], a.get("batch_dims", 0)
    i = np.clip(i, 0, x.shape[axis] - 1)
    if not batch:
        return np.take(x, i, axis)
    result = [gather(u, v, {"axis": axis - 1, "batch_dims": batch - 1}) for u, v in zip(x, i)]
    return np.stack(result)


def scatter(x, i, updates):
    y = np.array(x)
    for n in range(i.shape[0]):
        for w in range(i.shape[1]):
            if 0 <= i[n, w] < x.shape[1]:
                y[n, i[n, w]] = updates[n, w]
    return y


def pad(x, a, fill):
    return np.pad(x, list(zip(a["low"], a["high"])), constant_values=fill)


MOVES = {
    "reshape": lambda a, x: x.reshape(a["shape"]),
    "transpose": lambda a, x: np.transpose(x, a["perm"]),
    "tile": lambda a, x: np.tile(x, a["multiples"]),
    "broadcast": lambda a, x: np.broadcast_to(x, a["shape"]),
    "slice": lambda a, x: slice_of(x, a),
    "concat": lambda a, *xs: np.concatenate(xs, a["axis"]),
}


def reduce_over(function, a, x):
    return function(x, axis=tuple(a["axes"]), keepdims=bool(a.get("keep_dims")))


def pool_windows(x, a, fill):
    return windows(x, a["kernel"], a.get("strides", [1, 1]), (1, 1), a.get("padding", [0] * 4), fill)


def pool_counts(shape, a):
    return pool_windows(np.ones((1,) + tuple(shape[1:3]) + (1,)), a, 0).sum(axis=(3, 4))


# Functions of one variable.


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


UNARY = {
    "abs": np.abs, "neg": np.negative, "exp": np.exp, "log": np.log, "sqrt": np.sqrt,
    "rsqrt": lambda x: 1 / np.sqrt(x), "reciprocal": lambda x: 1 / x, "square": np.square,
    "tanh": np.tanh, "sigmoid": lambda x: 1 / (1 + np.exp(-x)), "erf": erf,
    "gelu": lambda x: 0.5 * x * erfc(-x * math.sqrt(0.5)),
    "gelu_tanh": lambda x: 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "silu": lambda x: x / (1 + np.exp(-x)), "hard_swish": lambda x: x * np.clip(x + 3, 0, 6) / 6,
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1), "softplus": softplus,
    "mish": lambda x: x * np.tanh(softplus(x)), "sin": np.sin, "cos": np.cos, "floor": np.floor,
    "ceil": np.ceil, "round": np.rint, "sign": np.sign,
}  # fmt: skip


def unary(a):
    kind = a["kind"]
    if kind == "leaky_relu":
        slope = float(np.float32(a.get("alpha", 0.01)))
        return lambda x: np.where(x >= 0, x, slope * x)
    if kind == "elu":
        alpha = float(np.float32(a.get("alpha", 1.0)))
        return lambda x: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return UNARY[kind]


# Comparisons and choices.

BINARY = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide,
          "max": np.maximum, "min": np.minimum}  # fmt: skip
COMPARE = {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal,
           "gt": np.greater, "ge": np.greater_equal}  # fmt: skip


def clamp(y, lo, hi):
    y = y if lo is None else np.maximum(y, np.float32(lo).astype(float))
    return y if hi is None else np.minimum(y, np.float32(hi).astype(float))


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def normalize(x, epsilon, centered=True):
    """Along the last dimension."""
    d = x - x.mean(axis=-1, keepdims=True) if centered else x
    return d / np.sqrt((d * d).mean(axis=-1, keepdims=True) + epsilon)


def to_groups(x, a):
    """Positions and channels of a group become the last dimension."""
    g = x.reshape(x.shape[0], -1, a["groups"], x.shape[-1] // a["groups"])
    return np.swapaxes(g, 1, 2).reshape(x.shape[0], a["groups"], -1)


def from_groups(g, a, shape):
    g = g.reshape(shape[0], a["groups"], -1, shape[-1] // a["groups"])
    return np.swapaxes(g, 1, 2).reshape(shape)


def attention_scores(a, xs):
    q, k = xs[0], xs[1]
    t = (q @ np.swapaxes(k, -1, -2)) * float(np.float32(a["scale"]))
    if len(xs) > 3:
        t = t + xs[3]
    if a.get("causal"):
        rows, columns = t.shape[-2:]
        i, j = np.ogrid[:rows, :columns]
        t = np.where(j > i + columns - rows, -np.inf, t)
    return t


def cross_entropy(x, targets):
    top = x.max(axis=1, keepdims=True)
    at = np.clip(targets, 0, x.shape[1] - 1)
    return (np.log(np.exp(x - top).sum(axis=1, keepdims=True)) + top)[:, 0] - x[np.arange(len(x)), at]


def fake_quantize(x, quant):
    scale, zero, lo, hi = quant
    return (np.clip(np.rint(x / scale), lo - zero, hi - zero)) * scale


LOSS_REDUCTION = {"none": lambda y: y, "sum": np.sum, "mean": np.mean}


# By name. The functions take (attributes, operands).


def contraction(op):
    def function(a, xs):
        x, w, bias, residual = split_operands(a, xs)
        y = CONTRACTIONS[op](x, w, a)
        y = y if bias is None else y + bias
        y = y if residual is None else y + residual
        return clamp(y, a.get("clamp_min"), a.get("clamp_max"))

    return function


def resize(a, xs):
    y = resize_sum(xs[0], a)
    return y if a["mode"] == "nearest" else y / (a["scale"][0] * a["scale"][2])


def argmax(a, xs):
    y = np.argmax(xs[0], axis=a["axis"])
    return np.expand_dims(y, a["axis"]) if a.get("keep_dims") else y


def group_norm(a, xs):
    y = from_groups(normalize(to_groups(xs[0], a), a["epsilon"]), a, xs[0].shape)
    return y * xs[1] + xs[2]


def batch_norm(a, xs):
    x, gamma, beta, mean, variance = xs
    return (x - mean) / np.sqrt(variance + a["epsilon"]) * gamma + beta


def cast(a, xs):
    if a["to"] == "i1":
        return xs[0] != 0
    return xs[0].astype(np.float64) if a["to"] == "f32" else np.trunc(xs[0]).astype(np.int64)


REDUCTIONS = {"reduce_mean": np.mean, "reduce_sum": np.sum, "reduce_max": np.max, "reduce_min": np.min,
              "reduce_prod": np.prod}  # fmt: skip
FUNCTIONS = {
    **{op: contraction(op) for op in CONTRACTIONS},
    **{op: lambda a, xs, f=f: clamp(f(xs[0], xs[1]), a.get("clamp_min"), a.get("clamp_max")) for op, f in BINARY.items()},
    **{op: lambda a, xs, f=f: f(a, *xs) for op, f in MOVES.items()},
    **{op: lambda a, xs, f=f: reduce_over(f, a, xs[0]) for op, f in REDUCTIONS.items()},
    "unary": lambda a, xs: unary(a)(xs[0]),
    "clamp": lambda a, xs: clamp(xs[0], a.get("min"), a.get("max")),
    "pad": lambda a, xs: pad(xs[0], a, float(np.float32(a["value"]))),
    "gather": lambda a, xs: gather(xs[0], xs[1], a),
    "scatter": lambda a, xs: scatter(*xs),
    "resize": resize,
    "argmax": argmax,
    "max_pool2d": lambda a, xs: pool_windows(xs[0], a, -np.inf).max(axis=(3, 4)),
    "avg_pool2d": lambda a, xs: pool_windows(xs[0], a, 0).sum(axis=(3, 4)) / pool_counts(xs[0].shape, a),
    "softmax": lambda a, xs: softmax(xs[0], a["axis"]),
    "layer_norm": lambda a, xs: normalize(xs[0], a["epsilon"]) * xs[1] + xs[2],
    "rms_norm": lambda a, xs: normalize(xs[0], a["epsilon"], centered=False) * xs[1],
    "group_norm": group_norm,
    "batch_norm": batch_norm,
    "attention": lambda a, xs: softmax(attention_scores(a, xs), -1) @ xs[2],
    "compare": lambda a, xs: COMPARE[a["kind"]](xs[0], xs[1]),
    "select": lambda a, xs: np.where(*xs),
    "cast": cast,
    "fake_quantize": lambda a, xs: fake_quantize(xs[0], a["quant"]),
    "cross_entropy": lambda a, xs: LOSS_REDUCTION[a["reduction"]](cross_entropy(*xs)),
    "mse_loss": lambda a, xs: LOSS_REDUCTION[a["reduction"]](np.square(xs[0] - xs[1])),
}


def value(op, a, xs):
    with np.errstate(all="ignore"):
        return np.asarray(FUNCTIONS[op](a, xs))
