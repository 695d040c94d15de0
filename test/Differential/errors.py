# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How errors pass through the ops, and what f32 adds. The derivation is in docs/Testing.md.

`propagate(op, a, xs, es, p)` bounds how far the result moves when the operands move by up to `es`:
for p = 1 a hard bound, for p = 2 the standard deviation where `es` are those of independent errors.
`rounding(op, a, xs, y)` bounds what f32 arithmetic adds.
"""

import numpy as np

import semantics as sem

U = 2.0**-24  # the largest relative error of one f32 rounding
TINY = 2.0**-100  # below, f32 results may be flushed to zero on the way
STEPS = {"floor", "ceil", "round", "sign"}
# Largest slopes of the functions that are not monotonic, rounded up.
SLOPES = {"abs": 1, "gelu": 1.13, "gelu_tanh": 1.13, "silu": 1.1, "mish": 1.09, "hard_swish": 1.5,
          "sin": 1, "cos": 1}  # fmt: skip


def propagate_unary(a, x, e, p):
    kind, f = a["kind"], sem.unary(a)
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
    elif kind in ("gelu", "gelu_tanh", "mish", "elu", "softplus", "hard_swish"):
        size = size + np.abs(x) + (kind in ("softplus", "elu")) + np.abs(x) ** 3 * (kind == "gelu_tanh") * 0.1
    elif kind in ("log", "tanh", "erf", "hard_sigmoid", "sin", "cos"):
        size = size + 1 + np.abs(x) * (kind in ("sin", "cos"))  # the argument is reduced in f32
    return 16 * U * size


def softmax_error(y, e, axis, p):
    """Each log y moves by at most 2 max e; for p = 2 by its own error and the mean one."""
    if p == 1:
        with np.errstate(over="ignore", invalid="ignore"):
            moved = y * np.expm1(2 * e.max(axis=axis, keepdims=True))
        return np.minimum(np.where(np.isnan(moved), 1.0, moved), 1.0)
    return np.minimum(y * np.sqrt(e * e + (y * y * e * e).sum(axis=axis, keepdims=True)) * 1.5, 1.0)


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


def norm(p, *errors):
    """Sum of hard bounds, or root of the sum of squares."""
    return sum(errors) if p == 1 else np.sqrt(sum(e * e for e in errors))


def bilinear_error(core, x, w, ex, ew, p):
    x, w, ex, ew = np.abs(x) ** p, np.abs(w) ** p, ex**p, ew**p
    return (core(x, ew) + core(ex, w) + core(ex, ew)) ** (1 / p)


def attention_error(a, xs, es, p, extra=(0.0, 0.0)):
    """`extra`: errors that arise in the scores and the probabilities themselves."""
    core = lambda u, v: u @ np.swapaxes(v, -1, -2)
    t = sem.attention_scores(a, xs)
    te = bilinear_error(core, xs[0], xs[1], es[0], es[1], p) * abs(a["scale"]) + extra[0]
    te = np.where(np.isinf(t), 0.0, te)
    prob = sem.softmax(t, -1)
    pe = np.where(prob == 0, 0.0, softmax_error(prob, te, -1, p)) + extra[1]
    return bilinear_error(np.matmul, prob, xs[2], pe, es[2], p)


def count_terms(op, a, w):
    """Products in one sum."""
    if op == "matmul":
        return w.shape[-1] if a.get("transpose_rhs") else w.shape[-2]
    return int(np.prod(w.shape[1:]))


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
        e = sem.gather(es[0], xs[1], a)
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
    if op in sem.CONTRACTIONS:
        x, w, _, _ = sem.split_operands(a, xs)
        ex, ew, eb, er = sem.split_operands(a, es)
        e = bilinear_error(lambda u, v: sem.CONTRACTIONS[op](u, v, a), x, w, ex, ew, p)
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
    if op in sem.MOVES:
        return sem.MOVES[op](a, *es)
    if op == "unary":
        return propagate_unary(a, xs[0], es[0], p)
    if op == "clamp":
        return es[0]
    if op == "pad":
        return sem.pad(es[0], a, 0.0)
    if op == "scatter":
        return sem.scatter(es[0], xs[1], es[2])
    if op == "resize":
        y = sem.resize_sum(es[0] ** p, a, p) ** (1 / p)
        return y if a["mode"] == "nearest" else y / (a["scale"][0] * a["scale"][2])
    if op in ("reduce_mean", "reduce_sum"):
        y = sem.reduce_over(np.sum, a, es[0] ** p) ** (1 / p)
        return y if op == "reduce_sum" else y / np.prod([xs[0].shape[d] for d in a["axes"]])
    if op in ("reduce_max", "reduce_min"):
        return sem.reduce_over(np.max, a, es[0])
    if op == "reduce_prod":
        return sem.reduce_over(np.prod, a, np.abs(xs[0]) + es[0]) - sem.reduce_over(np.prod, a, np.abs(xs[0]))
    if op == "max_pool2d":
        return sem.pool_windows(es[0], a, 0).max(axis=(3, 4))
    if op == "avg_pool2d":
        return (sem.pool_windows(es[0] ** p, a, 0).sum(axis=(3, 4)) ** (1 / p)) / sem.pool_counts(xs[0].shape, a)
    if op == "softmax":
        return softmax_error(sem.softmax(xs[0], a["axis"]), es[0], a["axis"], p)
    if op == "layer_norm":
        return normalize_error(xs[0], es[0], a["epsilon"], p) * np.abs(xs[1])
    if op == "rms_norm":
        return normalize_error(xs[0], es[0], a["epsilon"], p, centered=False) * np.abs(xs[1])
    if op == "group_norm":
        e = normalize_error(sem.to_groups(xs[0], a), sem.to_groups(es[0], a), a["epsilon"], p)
        return sem.from_groups(e, a, xs[0].shape) * np.abs(xs[1])
    if op == "batch_norm":
        return es[0] * np.abs(xs[1]) / np.sqrt(xs[4] + a["epsilon"])
    if op == "attention":
        return attention_error(a, xs, es, p)
    if op == "fake_quantize":
        y, e = sem.FUNCTIONS[op](a, xs), (1 if p == 1 else 3) * es[0] + 4 * U * np.abs(xs[0])
        return np.maximum(*(np.abs(sem.fake_quantize(xs[0] + k * e, a["quant"]) - y) for k in (-1, 1)))
    if op == "cross_entropy":
        at = np.clip(xs[1], 0, xs[0].shape[1] - 1)
        e = es[0][np.arange(len(at)), at] + es[0].max(axis=1)
        return sem.LOSS_REDUCTION[a["reduction"]](e)
    if op == "mse_loss":
        e = es[0] + es[1]
        return sem.LOSS_REDUCTION[a["reduction"]](2 * np.abs(xs[0] - xs[1]) * e + e * e)
    return propagate_choice(op, a, xs, es, p)


def rounding(op, a, xs, y):
    """Exactly 0 where the op computes nothing."""
    with np.errstate(all="ignore"):
        e = rounding_in(op, a, xs, y)
    return np.zeros(np.shape(y)) if e is None else np.asarray(e, float) + TINY


def rounding_in(op, a, xs, y):
    zeros = [np.zeros(np.shape(x)) for x in xs]
    if op in sem.CONTRACTIONS:
        x, w, bias, residual = sem.split_operands(a, xs)
        size = sem.CONTRACTIONS[op](np.abs(x), np.abs(w), a)
        size = size + sum(np.abs(t) for t in (bias, residual) if t is not None)
        return (count_terms(op, a, w) + 3) * U * size
    if op == "fake_quantize":
        return 2 * U * np.abs(y)
    if op in ("add", "sub", "mul", "div"):
        return 2 * U * np.abs(sem.BINARY[op](xs[0], xs[1]))
    if op == "unary":
        return unary_rounding(a, xs[0], y)
    if op in ("reduce_mean", "reduce_sum"):
        n = np.prod([xs[0].shape[d] for d in a["axes"]])
        size = sem.reduce_over(np.sum if op == "reduce_sum" else np.mean, a, np.abs(xs[0]))
        return (n + 2) * U * size
    if op == "reduce_prod":
        return np.prod([xs[0].shape[d] for d in a["axes"]]) * 1.1 * U * np.abs(y)
    if op == "avg_pool2d":
        return (np.prod(a["kernel"]) + 2) * U * sem.FUNCTIONS[op](a, [np.abs(xs[0])])
    if op == "resize" and a["mode"] == "bilinear":
        return 8 * U * sem.FUNCTIONS[op](a, [np.abs(xs[0])])
    if op == "softmax":
        x = xs[0]
        far = np.abs(np.where(np.isinf(x), 0.0, x - x.max(axis=a["axis"], keepdims=True)))
        return U * y * (x.shape[a["axis"]] + 32 + 4 * far)
    if op in ("layer_norm", "rms_norm", "group_norm"):
        n = sem.to_groups(xs[0], a).shape[-1] if op == "group_norm" else xs[0].shape[-1]
        step = np.broadcast_to((n + 4) * U * np.abs(xs[0]).max(), xs[0].shape)
        moved = propagate_in(op, a, xs, [step, *zeros[1:]], 1) if op != "rms_norm" else 0.0
        return moved + (n + 8) * U * (np.abs(y) + (np.abs(xs[2]) if len(xs) > 2 else 0))
    if op == "batch_norm":
        x, gamma, beta, mean, variance = xs
        size = (np.abs(x) + np.abs(mean)) / np.sqrt(variance + a["epsilon"]) * np.abs(gamma)
        return 8 * U * (size + np.abs(beta))
    if op == "attention":
        q, k, v = xs[:3]
        t = sem.attention_scores(a, xs)
        size = np.abs(q) @ np.swapaxes(np.abs(k), -1, -2) * abs(a["scale"])
        scores = (q.shape[-1] + 4) * U * size + 2 * U * np.abs(np.where(np.isinf(t), 0.0, t))
        n = t.shape[-1]
        far = np.abs(np.where(np.isinf(t), 0.0, t - t.max(axis=-1, keepdims=True)))
        prob = sem.softmax(t, -1)
        e = attention_error(a, xs, zeros, 1, (scores, U * prob * (n + 32 + 4 * far)))
        return e + (n + 2) * U * (prob @ np.abs(v))
    if op == "cross_entropy":
        n = xs[0].shape[1]
        return (n + 32) * U * (np.abs(xs[0]).max() * 2 + np.log(n) + 1) * (
            len(xs[0]) ** 2 if a["reduction"] == "sum" else len(xs[0]))  # fmt: skip
    if op == "mse_loss":
        return (xs[0].size + 4) * U * np.abs(y)
    return None
