# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The real function of every qnn op, in f64, and how errors of its operands pass through it.

`value(op, a, xs)` is the function. `propagate(op, a, xs, es, p)` bounds how far its result moves
when the operands move by up to `es`: for p = 1 a hard bound, for p = 2 the standard deviation
where `es` are those of independent errors. `rounding(op, a, xs, y)` bounds what f32 arithmetic
adds. Attributes `a` have the names of the dialect. The derivation is in docs/Testing.md.
"""

import math

import numpy as np
from numpy.lib.stride_tricks import as_strided

U = 2.0**-24  # the largest relative error of one f32 rounding
TINY = 2.0**-100  # below, f32 results may be flushed to zero on the way
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


def count_terms(op, a, w):
    """Products in one sum."""
    if op == "matmul":
        return w.shape[-1] if a.get("transpose_rhs") else w.shape[-2]
    return int(np.prod(w.shape[1:]))


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
STEPS = {"floor", "ceil", "round", "sign"}
# Largest slopes of the functions that are not monotonic, rounded up.
SLOPES = {"abs": 1, "gelu": 1.13, "gelu_tanh": 1.13, "silu": 1.1, "mish": 1.09, "hard_swish": 1.5,
          "sin": 1, "cos": 1}  # fmt: skip


def unary(a):
    kind = a["kind"]
    if kind == "leaky_relu":
        slope = float(np.float32(a.get("alpha", 0.01)))
        return lambda x: np.where(x >= 0, x, slope * x)
    if kind == "elu":
        alpha = float(np.float32(a.get("alpha", 1.0)))
        return lambda x: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return UNARY[kind]


def propagate_unary(a, x, e, p):
    kind, f = a["kind"], unary(a)
    if kind == "square":
        return 2 * np.abs(x) * e + e * e
    slope = SLOPES.get(kind)
    if a.get("alpha", 0) < 0:
        slope = max(1.0, -a["alpha"])
    if slope:
        return slope * e
    if p == 2 and kind in STEPS:
        e = 3 * e
    y = f(x)
    moved = np.maximum(np.abs(f(x + e) - y), np.abs(f(x - e) - y))
    if kind in ("log", "rsqrt"):
        moved = np.where(x - e > 0, moved, np.inf)
    if kind == "sqrt":
        moved = np.where((x - e >= 0) | ((e == 0) & (x == 0)), moved, np.inf)
    if kind == "reciprocal":
        moved = np.where(np.abs(x) > e, moved, np.inf)
    return np.where(np.isnan(moved), np.inf, moved)


def unary_rounding(a, x, y):
    """16 roundings of the largest intermediate value of the forms in docs/Numerics.md."""
    kind = a["kind"]
    if kind in ("abs", "neg", "floor", "ceil", "round", "sign"):
        return None
    size = np.abs(y)
    if kind == "exp":
        size = size * (1 + np.abs(x))
    elif kind in ("sigmoid", "silu"):
        size = size * (2 + np.abs(x))  # an error of exp(-x) is one of up to |x| u
    elif kind in ("gelu", "gelu_tanh", "mish", "elu", "softplus", "sin", "cos", "hard_swish"):
        size = size + np.abs(x) + (kind in ("softplus", "elu")) + np.abs(x) ** 3 * (kind == "gelu_tanh") * 0.1
    elif kind in ("log", "tanh", "erf", "hard_sigmoid"):
        size = size + 1
    return 16 * U * size


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


def softmax_error(y, e, axis, p):
    """Each log y moves by at most 2 max e; for p = 2 by its own error and the mean one."""
    if p == 1:
        with np.errstate(over="ignore", invalid="ignore"):
            moved = y * np.expm1(2 * e.max(axis=axis, keepdims=True))
        return np.minimum(np.where(np.isnan(moved), 1.0, moved), 1.0)
    return np.minimum(y * np.sqrt(e * e + (y * y * e * e).sum(axis=axis, keepdims=True)) * 1.5, 1.0)


def normalize(x, epsilon, centered=True):
    """Along the last dimension."""
    d = x - x.mean(axis=-1, keepdims=True) if centered else x
    return d / np.sqrt((d * d).mean(axis=-1, keepdims=True) + epsilon)


def normalize_error(x, e, epsilon, p, centered=True):
    d, de = x, e
    if centered:
        d = x - x.mean(axis=-1, keepdims=True)
        n = x.shape[-1]
        mean = (e**p).sum(axis=-1, keepdims=True) ** (1 / p) / n
        de = (e**p + mean**p) ** (1 / p)
    v = (d * d).mean(axis=-1, keepdims=True)
    s = np.sqrt(v + epsilon)
    if p == 1:
        ve = (2 * np.abs(d) * de + de * de).mean(axis=-1, keepdims=True)
    else:
        ve = np.sqrt(((2 * d * de) ** 2 + de**4).sum(axis=-1, keepdims=True)) / x.shape[-1]
        ve = ve + (de * de).mean(axis=-1, keepdims=True)
    least = np.sqrt(np.maximum(v - ve, 0) + epsilon)
    se = ve / (s + least)
    return (de + np.abs(d / s) * se) / least


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


def norm(p, *errors):
    """Sum of hard bounds, or root of the sum of squares."""
    return sum(errors) if p == 1 else np.sqrt(sum(e * e for e in errors))


def bilinear_error(core, x, w, ex, ew, p):
    x, w, ex, ew = np.abs(x) ** p, np.abs(w) ** p, ex**p, ew**p
    return (core(x, ew) + core(ex, w) + core(ex, ew)) ** (1 / p)


def attention_error(a, xs, es, p, extra=(0.0, 0.0)):
    """`extra`: errors that arise in the scores and the probabilities themselves."""
    core = lambda u, v: u @ np.swapaxes(v, -1, -2)
    t = attention_scores(a, xs)
    te = bilinear_error(core, xs[0], xs[1], es[0], es[1], p) * abs(a["scale"]) + extra[0]
    te = np.where(np.isinf(t), 0.0, te)
    prob = softmax(t, -1)
    pe = np.where(prob == 0, 0.0, softmax_error(prob, te, -1, p)) + extra[1]
    return bilinear_error(np.matmul, prob, xs[2], pe, es[2], p)


def cross_entropy(x, targets):
    top = x.max(axis=1, keepdims=True)
    at = np.clip(targets, 0, x.shape[1] - 1)
    return (np.log(np.exp(x - top).sum(axis=1, keepdims=True)) + top)[:, 0] - x[np.arange(len(x)), at]


LOSS_REDUCTION = {"none": lambda y: y, "sum": np.sum, "mean": np.mean}


# The three entry points.


def value(op, a, xs):
    with np.errstate(all="ignore"):
        return np.asarray(value_of(op, a, xs))


def value_of(op, a, xs):
    if op in CONTRACTIONS:
        x, w, bias, residual = split_operands(a, xs)
        y = CONTRACTIONS[op](x, w, a)
        y = y if bias is None else y + bias
        y = y if residual is None else y + residual
        return clamp(y, a.get("clamp_min"), a.get("clamp_max"))
    if op in BINARY:
        return clamp(BINARY[op](xs[0], xs[1]), a.get("clamp_min"), a.get("clamp_max"))
    if op in MOVES:
        return MOVES[op](a, *xs)
    if op == "unary":
        return unary(a)(xs[0])
    if op == "clamp":
        return clamp(xs[0], a.get("min"), a.get("max"))
    if op == "pad":
        return pad(xs[0], a, float(np.float32(a["value"])))
    if op == "gather":
        return gather(xs[0], xs[1], a)
    if op == "scatter":
        return scatter(*xs)
    if op == "resize":
        y = resize_sum(xs[0], a)
        return y if a["mode"] == "nearest" else y / (a["scale"][0] * a["scale"][2])
    if op.startswith("reduce_"):
        f = {"mean": np.mean, "sum": np.sum, "max": np.max, "min": np.min, "prod": np.prod}[op[7:]]
        return reduce_over(f, a, xs[0])
    if op == "argmax":
        y = np.argmax(xs[0], axis=a["axis"])
        return np.expand_dims(y, a["axis"]) if a.get("keep_dims") else y
    if op == "max_pool2d":
        return pool_windows(xs[0], a, -np.inf).max(axis=(3, 4))
    if op == "avg_pool2d":
        return pool_windows(xs[0], a, 0).sum(axis=(3, 4)) / pool_counts(xs[0].shape, a)
    if op == "softmax":
        return softmax(xs[0], a["axis"])
    if op == "layer_norm":
        return normalize(xs[0], a["epsilon"]) * xs[1] + xs[2]
    if op == "rms_norm":
        return normalize(xs[0], a["epsilon"], centered=False) * xs[1]
    if op == "group_norm":
        y = from_groups(normalize(to_groups(xs[0], a), a["epsilon"]), a, xs[0].shape)
        return y * xs[1] + xs[2]
    if op == "batch_norm":
        x, gamma, beta, mean, variance = xs
        return (x - mean) / np.sqrt(variance + a["epsilon"]) * gamma + beta
    if op == "attention":
        return softmax(attention_scores(a, xs), -1) @ xs[2]
    if op == "compare":
        return COMPARE[a["kind"]](xs[0], xs[1])
    if op == "select":
        return np.where(xs[0], xs[1], xs[2])
    if op == "cast":
        kind = a["to"]
        if kind == "i1":
            return xs[0] != 0
        return xs[0].astype(np.float64) if kind == "f32" else np.trunc(xs[0]).astype(np.int64)
    if op == "cross_entropy":
        return LOSS_REDUCTION[a["reduction"]](cross_entropy(*xs))
    if op == "mse_loss":
        return LOSS_REDUCTION[a["reduction"]](np.square(xs[0] - xs[1]))
    raise ValueError(op)


def propagate(op, a, xs, es, p):
    with np.errstate(all="ignore"):
        e = np.asarray(propagate_in(op, a, xs, [np.asarray(e, float) for e in es], p), float)
    return np.where(np.isnan(e), np.inf, e)


def propagate_choice(op, a, xs, es, p):
    """Comparisons and choices: an error matters where the choice may fall differently."""
    wide = 1 if p == 1 else 4
    if op == "compare":
        error = wide * (es[0] + es[1])
        return ((np.abs(xs[0] - xs[1]) <= error) & (error > 0)).astype(float)
    if op == "select":
        e = np.where(xs[0], es[1], es[2])
        other = np.maximum(es[1], es[2]) + np.abs(np.subtract(xs[1], xs[2]))
        return np.where(es[0] > 0, other, e)
    if op == "argmax":
        axis, x, e = a["axis"], xs[0], wide * es[0]
        top = np.expand_dims(np.argmax(x, axis=axis), axis)
        least = np.take_along_axis(x, top, axis) - np.take_along_axis(e, top, axis)
        rivals = (x + e >= least) & (e + np.take_along_axis(e, top, axis) > 0)
        np.put_along_axis(rivals, top, False, axis)
        y = rivals.any(axis=axis, keepdims=bool(a.get("keep_dims")))
        return y * float(x.shape[axis])
    if op == "gather":
        e = gather(es[0], xs[1], a)
        if not es[1].any():
            return e
        span = xs[0].max(axis=a["axis"]) - xs[0].min(axis=a["axis"]) + es[0].max()
        return np.maximum(e, span.max())
    assert op == "cast"
    x, e = xs[0], es[0]
    if a["to"] == "i1":
        return ((np.abs(x) <= wide * e) & (e > 0)).astype(float)
    if a["to"] == "f32":
        return e
    return np.maximum(np.trunc(x + wide * e) - np.trunc(x), np.trunc(x) - np.trunc(x - wide * e))


def propagate_in(op, a, xs, es, p):
    if op in CONTRACTIONS:
        x, w, _, _ = split_operands(a, xs)
        ex, ew, eb, er = split_operands(a, es)
        e = bilinear_error(lambda u, v: CONTRACTIONS[op](u, v, a), x, w, ex, ew, p)
        return norm(p, e, *(t for t in (eb, er) if t is not None))
    if op in ("add", "sub"):
        return norm(p, es[0], es[1])
    if op == "mul":
        return bilinear_error(np.multiply, xs[0], xs[1], es[0], es[1], p)
    if op == "div":
        least = np.abs(xs[1]) - es[1]
        e = norm(p, es[0], np.abs(xs[0] / xs[1]) * es[1]) / least
        return np.where(least > 0, e, np.inf)
    if op in ("max", "min"):
        return np.maximum(es[0], es[1])
    if op in MOVES:
        return MOVES[op](a, *es)
    if op == "unary":
        return propagate_unary(a, xs[0], es[0], p)
    if op == "clamp":
        return es[0]
    if op == "pad":
        return pad(es[0], a, 0.0)
    if op == "scatter":
        return scatter(es[0], xs[1], es[2])
    if op == "resize":
        y = resize_sum(es[0] ** p, a, p) ** (1 / p)
        return y if a["mode"] == "nearest" else y / (a["scale"][0] * a["scale"][2])
    if op in ("reduce_mean", "reduce_sum"):
        y = reduce_over(np.sum, a, es[0] ** p) ** (1 / p)
        return y if op == "reduce_sum" else y / np.prod([xs[0].shape[d] for d in a["axes"]])
    if op in ("reduce_max", "reduce_min"):
        return reduce_over(np.max, a, es[0])
    if op == "reduce_prod":
        return reduce_over(np.prod, a, np.abs(xs[0]) + es[0]) - reduce_over(np.prod, a, np.abs(xs[0]))
    if op == "max_pool2d":
        return pool_windows(es[0], a, 0).max(axis=(3, 4))
    if op == "avg_pool2d":
        return (pool_windows(es[0] ** p, a, 0).sum(axis=(3, 4)) ** (1 / p)) / pool_counts(xs[0].shape, a)
    if op == "softmax":
        return softmax_error(softmax(xs[0], a["axis"]), es[0], a["axis"], p)
    if op == "layer_norm":
        return normalize_error(xs[0], es[0], a["epsilon"], p) * np.abs(xs[1])
    if op == "rms_norm":
        return normalize_error(xs[0], es[0], a["epsilon"], p, centered=False) * np.abs(xs[1])
    if op == "group_norm":
        e = normalize_error(to_groups(xs[0], a), to_groups(es[0], a), a["epsilon"], p)
        return from_groups(e, a, xs[0].shape) * np.abs(xs[1])
    if op == "batch_norm":
        return es[0] * np.abs(xs[1]) / np.sqrt(xs[4] + a["epsilon"])
    if op == "attention":
        return attention_error(a, xs, es, p)
    if op == "cross_entropy":
        at = np.clip(xs[1], 0, xs[0].shape[1] - 1)
        e = es[0][np.arange(len(at)), at] + es[0].max(axis=1)
        return LOSS_REDUCTION[a["reduction"]](e)
    if op == "mse_loss":
        e = es[0] + es[1]
        return LOSS_REDUCTION[a["reduction"]](2 * np.abs(xs[0] - xs[1]) * e + e * e)
    return propagate_choice(op, a, xs, es, p)


def rounding(op, a, xs, y):
    """Exactly 0 where the op computes nothing."""
    with np.errstate(all="ignore"):
        e = rounding_in(op, a, xs, y)
    return np.zeros(np.shape(y)) if e is None else np.asarray(e, float) + TINY


def rounding_in(op, a, xs, y):
    zeros = [np.zeros(np.shape(x)) for x in xs]
    if op in CONTRACTIONS:
        x, w, bias, residual = split_operands(a, xs)
        size = CONTRACTIONS[op](np.abs(x), np.abs(w), a)
        size = size + sum(np.abs(t) for t in (bias, residual) if t is not None)
        return (count_terms(op, a, w) + 3) * U * size
    if op in ("add", "sub", "mul", "div"):
        return 2 * U * np.abs(BINARY[op](xs[0], xs[1]))
    if op == "unary":
        return unary_rounding(a, xs[0], y)
    if op in ("reduce_mean", "reduce_sum"):
        n = np.prod([xs[0].shape[d] for d in a["axes"]])
        size = reduce_over(np.sum if op == "reduce_sum" else np.mean, a, np.abs(xs[0]))
        return (n + 2) * U * size
    if op == "reduce_prod":
        return np.prod([xs[0].shape[d] for d in a["axes"]]) * 1.1 * U * np.abs(y)
    if op == "avg_pool2d":
        return (np.prod(a["kernel"]) + 2) * U * value_of(op, a, [np.abs(xs[0])])
    if op == "resize" and a["mode"] == "bilinear":
        return 8 * U * value_of(op, a, [np.abs(xs[0])])
    if op == "softmax":
        x = xs[0]
        far = np.abs(np.where(np.isinf(x), 0.0, x - x.max(axis=a["axis"], keepdims=True)))
        return U * y * (x.shape[a["axis"]] + 32 + 4 * far)
    if op in ("layer_norm", "rms_norm", "group_norm"):
        n = to_groups(xs[0], a).shape[-1] if op == "group_norm" else xs[0].shape[-1]
        step = np.broadcast_to((n + 4) * U * np.abs(xs[0]).max(), xs[0].shape)
        moved = propagate_in(op, a, xs, [step, *zeros[1:]], 1) if op != "rms_norm" else 0.0
        return moved + (n + 8) * U * (np.abs(y) + (np.abs(xs[2]) if len(xs) > 2 else 0))
    if op == "batch_norm":
        x, gamma, beta, mean, variance = xs
        size = (np.abs(x) + np.abs(mean)) / np.sqrt(variance + a["epsilon"]) * np.abs(gamma)
        return 8 * U * (size + np.abs(beta))
    if op == "attention":
        q, k, v = xs[:3]
        t = attention_scores(a, xs)
        size = np.abs(q) @ np.swapaxes(np.abs(k), -1, -2) * abs(a["scale"])
        scores = (q.shape[-1] + 4) * U * size + 2 * U * np.abs(np.where(np.isinf(t), 0.0, t))
        n = t.shape[-1]
        far = np.abs(np.where(np.isinf(t), 0.0, t - t.max(axis=-1, keepdims=True)))
        prob = softmax(t, -1)
        e = attention_error(a, xs, zeros, 1, (scores, U * prob * (n + 32 + 4 * far)))
        return e + (n + 2) * U * (prob @ np.abs(v))
    if op == "cross_entropy":
        n = xs[0].shape[1]
        return (n + 32) * U * (np.abs(xs[0]).max() * 2 + np.log(n) + 1) * (
            len(xs[0]) ** 2 if a["reduction"] == "sum" else len(xs[0]))  # fmt: skip
    if op == "mse_loss":
        return (xs[0].size + 4) * U * np.abs(y)
    return None
