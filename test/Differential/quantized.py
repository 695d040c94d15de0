# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Evaluates the quantized function that the compiler made, op by op from docs/Numerics.md.

Of each value are known: `x`, what it represents, and with quantized types `q`, the stored
integers; `d`, by how much the compiled code may differ from `x` (0 for all that the document
defines to the bit; exp and its like are defined up to a few roundings only, and matter where a
value then lies next to a tie); `e`, a hard bound on the distance to the float network; and `s`,
the standard deviation of that distance if roundings were independent and uniform and steps as
fine as the number of bits and the range of the values allow.
"""

import os
import sys
from dataclasses import dataclass
from typing import Optional

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Integration", "Ops", "Inputs"))
import errors  # noqa: E402
import reference as ref  # noqa: E402
import semantics as sem  # noqa: E402
from reference import Quant, f32, f64, i64  # noqa: E402

PROBABILITY = Quant((float(f32(1) / f32(255)),), 0, 0, 255, signed=False)
SLACK = 1e-6  # of the few f32 roundings in a requantization


@dataclass
class Val:
    quant: Optional[Quant]
    x: np.ndarray
    q: Optional[np.ndarray]
    d: np.ndarray
    e: np.ndarray
    s: Optional[np.ndarray] = None


def parse_type(t):
    """(shape, numpy dtype or None, Quant or None)"""
    element = t["element"]
    if isinstance(element, str):
        names = {"f32": np.float32, "i1": np.int8, "i8": np.int8, "i32": np.int32, "i64": np.int64}
        return t["shape"], names[element], None
    zeros = set(element["zeros"])
    assert len(zeros) == 1
    q = Quant(tuple(element["scales"]), zeros.pop(), element["lo"], element["hi"], element["bits"],
              element.get("axis"), element["signed"])  # fmt: skip
    return t["shape"], None, q


def real(q, quant):
    """What stored integers represent, exactly."""
    scales = np.array([f64(f32(s)) for s in quant.scales])
    return (q - quant.zero) * quant.along(scales, q.ndim)


def half_step(quant, shape):
    return np.broadcast_to(quant.along(np.array(quant.scales), len(shape)) / 2, shape)


def read_attributes(attributes):
    a = {}
    for name, v in attributes.items():
        is_float = isinstance(v, str) and name in (
            "clamp_min", "clamp_max", "min", "max", "alpha", "value", "epsilon") or name == "scale" and isinstance(v, str)  # fmt: skip
        a[name] = float(v) if is_float else v
    return a


DEFAULTS = {"strides": [1, 1], "dilations": [1, 1], "padding": [0, 0, 0, 0]}


def complete(op, a, types):
    """Attributes that have defaults or follow from the result's type."""
    if op in ("conv2d", "conv_transpose2d"):
        a = DEFAULTS | a
    if op in ("reshape", "broadcast"):
        a = a | {"shape": types[0]["shape"]}
    if op == "cast":
        a = a | {"to": types[0]["element"]}
    return a


# Exact arithmetic: stored integers in, stored integers or f32 out.


def contraction(op, a, v, out):
    x, w, bias, residual = sem.split_operands(a, v)
    acc = sem.CONTRACTIONS[op](x.q - x.quant.zero, w.q - w.quant.zero, a)
    if bias is not None:
        acc = acc + bias.q
    r = None if residual is None else residual.q
    return ref.finish_contraction(acc, x.quant, w.quant, out, r, residual and residual.quant,
                                  a.get("clamp_min"), a.get("clamp_max"))  # fmt: skip


def saturate(t, out):
    return ref.saturate(np.asarray(t, f32), out)


def divide(a, b, out):
    m = f32(f64(a.quant.scale) / (f64(b.quant.scale) * f64(out.scale)))
    with np.errstate(all="ignore"):
        t = (ref.centered(a.q, a.quant).astype(f32) * m) / ref.centered(b.q, b.quant).astype(f32)
    return saturate(np.where(np.isnan(t), f32(0), t), out)


def table(a, x, out):
    stored = np.arange(x.quant.lo, x.quant.hi + 1)
    return ref.table(sem.unary(a), stored, x.quant, out)[x.q - x.quant.lo]


def averages(x, a, out):
    total = sem.pool_windows(x.q - x.quant.zero, a, 0).sum(axis=(3, 4)).astype(f32)
    if any(a.get("padding", [])):
        n = sem.pool_counts(x.q.shape, a).astype(f32)
        return saturate((total / n) * ref.multiplier(x.quant.scale, 1.0, out.scale), out)
    n = int(np.prod(a["kernel"]))
    return saturate(total * f32(f64(x.quant.scale) / (n * f64(out.scale))), out)


def bilinear(x, a, out):
    total = sem.resize_sum(x.q - x.quant.zero, a)
    n = a["scale"][0] * a["scale"][2]
    return saturate(total.astype(f32) * f32(f64(x.quant.scale) / (n * f64(out.scale))), out)


def limit(x, a):
    low = x.quant.lo if a.get("min") is None else int(ref.quantize(f32(a["min"]), x.quant))
    high = x.quant.hi if a.get("max") is None else int(ref.quantize(f32(a["max"]), x.quant))
    return np.minimum(np.maximum(x.q, low), high)


def product(x, a):
    """In f32, in ascending order."""
    kept = [d for d in range(x.ndim) if d not in a["axes"]]
    moved = np.transpose(x, kept + list(a["axes"])).reshape([x.shape[d] for d in kept] + [-1])
    y = np.ones(moved.shape[:-1], f32)
    for k in range(moved.shape[-1]):
        y = y * moved[..., k]
    return np.expand_dims(y, tuple(a["axes"])) if a.get("keep_dims") else y


def island(op, a, v):
    """f32 between a dequantize and a quantize, where its bits are defined."""
    x = [t.x.astype(f32) if t.quant is None else ref.dequantize(t.q, t.quant) for t in v]
    if op == "layer_norm":
        return ref.layer_norm(x[0], x[1], x[2], a["epsilon"])
    if op == "rms_norm":
        return ref.rms_norm(x[0], x[1], a["epsilon"])
    if op == "group_norm":
        return ref.group_norm(x[0], x[1], x[2], a["groups"], a["epsilon"])
    if op == "batch_norm":
        return ref.batch_norm(*x, a["epsilon"])
    if op == "reduce_prod":
        return product(x[0], a)
    return None


def exact(op, a, v, out):
    """Stored integers of a result of type `out`, f32 where that is None; None where the document
    does not say every bit."""
    if op in sem.CONTRACTIONS:
        return contraction(op, a, v, out)
    if op in ("add", "sub", "mul"):
        return ref.binary(op, v[0].q, v[1].q, (v[0].quant, v[1].quant, out), a.get("clamp_min"), a.get("clamp_max"))
    if op == "div":
        return divide(*v, out)
    if op in ("max", "min"):
        return sem.BINARY[op](v[0].q, v[1].q)
    if op in sem.MOVES:
        return sem.MOVES[op](a, *(t.q for t in v))
    if op == "pad":
        return sem.pad(v[0].q, a, int(ref.quantize(f32(a["value"]), out)))
    if op == "gather":
        return sem.gather(v[0].q, v[1].q, a)
    if op == "scatter":
        return sem.scatter(v[0].q, v[1].q, v[2].q)
    if op == "select":
        return np.where(v[0].q, v[1].q, v[2].q)
    if op == "resize":
        return sem.resize_sum(v[0].q, a) if a["mode"] == "nearest" else bilinear(v[0], a, out)
    if op == "unary":
        return table(a, v[0], out)
    if op == "clamp":
        return limit(v[0], a)
    if op in ("reduce_max", "reduce_min"):
        return sem.value(op, a, [v[0].q])
    if op in ("reduce_mean", "reduce_sum"):
        return ref.reduce(op[7:], v[0].q, a["axes"], a.get("keep_dims"), v[0].quant, out)
    if op == "max_pool2d":
        return sem.pool_windows(v[0].q, a, -(1 << 40)).max(axis=(3, 4))
    if op == "avg_pool2d":
        return averages(v[0], a, out)
    if op == "requantize":
        return ref.requantize(v[0].q, v[0].quant, out)
    if op == "dequantize":
        return ref.dequantize(v[0].q, v[0].quant)
    result = island(op, a, v)
    return result if result is None or out is None else ref.quantize(result, out)


def attention(a, v, out):
    """(stored integers, whether each of a row is certain)"""
    acc = (v[0].q - v[0].quant.zero) @ np.swapaxes(v[1].q - v[1].quant.zero, -1, -2)
    scores = ref.finish_contraction(acc, v[0].quant, v[1].quant, None, None, None, None, None)
    if f32(a["scale"]) != 1:
        scores = scores * f32(a["scale"])
    xs = [np.zeros(t.q.shape) for t in v[:3]]
    mask = sem.attention_scores(a | {"scale": 0.0}, [*xs, *(t.x for t in v[3:])])
    scores = np.where(np.isinf(mask), -np.inf, scores + (v[3].x.astype(f32) if len(v) > 3 else f32(0)))
    y = sem.softmax(scores.astype(f64), -1)
    far = np.abs(np.where(np.isinf(scores), 0, scores - scores.max(axis=-1, keepdims=True)))
    unsure = errors.U * y * (y.shape[-1] + 64 + 4 * far) * 255
    t = y / f64(f32(PROBABILITY.scale))
    certain = (np.rint(t + unsure) == np.rint(t - unsure)).all(axis=-1, keepdims=True)
    acc = np.rint(t).astype(i64) @ (v[2].q - v[2].quant.zero)
    return ref.finish_contraction(acc, PROBABILITY, v[2].quant, out, None, None, None, None), certain


# All of a value.


def apply(op, a, v, out, dtype, step_factor):
    """One result."""
    xs = [t.x for t in v]
    quantized = [t for t in v if t.quant is not None]
    unsure = any(t.d.any() for t in v)
    if op == "quantize":
        return quantize(v[0], out, step_factor)
    d = None
    if op == "attention" and quantized:
        q, certain = attention(a, v, out)
        d = np.where(certain, 0.0, 255 * v[2].quant.scale * PROBABILITY.scale * 4 + out.scale) * np.ones(q.shape)
    elif quantized and op == "compare":
        q = compare(a, v)
    elif quantized and op == "argmax":
        q = sem.value(op, a, [v[0].q])
    else:
        q = exact(op, a, v, out) if quantized else None
    if out is not None and q is None:  # a float island without defined bits
        y = sem.value(op, a, xs)
        near = Val(None, y, None, errors.rounding(op, a, xs, y) + errors.propagate(op, a, xs, [t.d for t in v], 1),
                   y * 0)  # fmt: skip
        q, d = (lambda r: (r.q, r.d))(quantize(near, out, step_factor))
    x = real(q.astype(i64), out) if out is not None else q
    rounded = 0.0
    if q is None:
        x = sem.value(op, a, xs)
        rounded = errors.rounding(op, a, xs, x)
    elif out is None:
        x = q.astype(f64) if dtype == np.float32 else q
    e = hard_error(op, a, v, x, out, rounded, step_factor)
    return Val(out, x, None if out is None and dtype == np.float32 else np.asarray(q if q is not None else x).astype(i64),
               doubt(op, a, v, x, out, rounded, unsure) if d is None else d, e)  # fmt: skip


def compare(a, v):
    if v[0].quant == v[1].quant and v[0].quant is not None:
        return sem.COMPARE[a["kind"]](v[0].q, v[1].q)
    x, y = (t.x.astype(f32) if t.quant is None else ref.dequantize(t.q, t.quant) for t in v)
    return sem.COMPARE[a["kind"]](x, y)


STEPLESS = {"max", "min", "select", "gather", "scatter", "reduce_max", "reduce_min", "max_pool2d",
            "dequantize", *sem.MOVES}  # fmt: skip


def moved_error(op, a, v, es, out, p):
    """The errors of the operands in the result; in attention also that of the probabilities."""
    xs = [t.x for t in v]
    if op in ("dequantize", "requantize", "quantize"):
        return es[0]
    if op == "attention" and out is not None:
        step = PROBABILITY.scale / 2 if p == 1 else PROBABILITY.scale / 12**0.5
        with np.errstate(all="ignore"):
            return errors.attention_error(a, xs, es, p, (0.0, step))
    return errors.propagate(op, a, xs, es, p)


def rounds(op, a, out):
    """Whether an op with a quantized result rounds to its scale."""
    return out is not None and op not in STEPLESS and not (op == "resize" and a["mode"] == "nearest")


def hard_error(op, a, v, x, out, rounded, step_factor):
    e = moved_error(op, a, v, [t.e for t in v], out, 1)
    if rounds(op, a, out):
        e = e + out.scale / 2 * step_factor
    if op == "pad" and out is not None:
        wrong = abs(float(real(np.asarray(ref.quantize(f32(a["value"]), out)).astype(i64), out)) - a["value"])
        e = np.maximum(e, sem.pad(np.zeros(v[0].x.shape), a, wrong))
    if x.dtype.kind == "f":
        e = e + rounded + SLACK * np.abs(np.where(np.isfinite(x), x, 0)) + (SLACK * out.scale if out else 0)
    return np.broadcast_to(e, x.shape)


def doubt(op, a, v, x, out, rounded, unsure):
    """How far compiled code may be from x: what the operands may be off, and another rounding."""
    if not unsure:
        return np.broadcast_to(np.asarray(rounded, float), x.shape)
    if op in ("dequantize", "requantize"):
        d = v[0].d
    else:
        d = errors.propagate(op, a, [t.x for t in v], [t.d for t in v], 1)
    if out is not None and op not in STEPLESS:
        d = np.where(d > 0, d + out.scale, 0.0)
    return np.broadcast_to(d + rounded, x.shape)


def quantize(v, out, step_factor):
    q = ref.quantize(v.x.astype(f32), out).astype(i64)
    if not v.d.any():
        d = np.zeros(q.shape)
    else:
        low, high = (ref.quantize((v.x + k * v.d * 1.01).astype(f32), out).astype(i64) for k in (-1, 1))
        d = (high - low) * out.along(np.array(out.scales), q.ndim)
    half = half_step(out, q.shape)
    x = real(q, out)
    return Val(out, x, q, d, v.e + half * step_factor * (1 + SLACK) + SLACK * np.abs(x))


def constant(op, t):
    shape, dtype, quant = parse_type(t)
    data = bytes.fromhex(op["data"])
    zeros = np.zeros(shape)
    if quant is None:
        x = np.frombuffer(data, dtype)
        x = x.reshape(shape)
        x = x.astype(f64) if dtype == np.float32 else x.astype(i64)
        e = 8 * errors.U * np.abs(np.where(np.isfinite(x), x, 0)) if dtype == np.float32 else zeros
        return Val(None, x, None if dtype == np.float32 else x, zeros, e, zeros)
    stored = {4: np.int8, 8: np.int8 if quant.signed else np.uint8, 16: np.int16, 32: np.int32}[quant.bits]
    q = np.frombuffer(data, stored).astype(i64).reshape(shape)
    half = half_step(quant, shape)
    x = real(q, quant)
    return Val(quant, x, q, zeros, half * (1 + 1e-5) + 8 * errors.U * np.abs(x),
               2 * half / 12**0.5 if quant.bits > 8 else finest_steps(quant, x) / 12**0.5)  # fmt: skip


# Standard deviations: from bits and ranges, not from the scales that the compiler chose.

# What the quantizer takes for the range of a function, whatever its values.
KNOWN_RANGES = {"softmax": (0, 1), "sigmoid": (0, 1), "tanh": (-1, 1), "erf": (-1, 1), "hard_sigmoid": (0, 1),
                "sin": (-1, 1), "cos": (-1, 1), "sign": (-1, 1)}  # fmt: skip


def finest_steps(quant, x):
    """Of a constant that is no bias: its range, for each channel, over the number of steps."""
    axes = tuple(d for d in range(x.ndim) if d != quant.axis)
    low, high = (np.broadcast_to(f(axis=axes, keepdims=True), x.shape) if x.ndim else f() for f in (x.min, x.max))
    if quant.zero == 0 and quant.lo == -quant.hi:  # symmetric
        return np.maximum(-low, high) / quant.hi
    return (np.maximum(high, 0) - np.minimum(low, 0)) / (quant.hi - quant.lo)


def is_activation(quant):
    """Not a weight, which is narrow or per channel, and no bias."""
    return quant is not None and quant.bits == 8 and quant.axis is None and quant.lo != -quant.hi


class Steps:
    """The finest step of each quantized type: values of one type share a scale, and so a range."""

    def __init__(self, symmetric, explicit):
        self.symmetric, self.explicit, self.ranges = symmetric, explicit, {}

    def add(self, name, a, v):
        low, high = min(0.0, v.x.min(initial=0)), max(0.0, v.x.max(initial=0))
        known = KNOWN_RANGES.get(a.get("kind") if name == "unary" else name, (0, 0))
        before = self.ranges.get(v.quant, (0.0, 0.0))
        self.ranges[v.quant] = min(low, known[0], before[0]), max(high, known[1], before[1])

    def get(self, quant):
        if self.explicit:
            return quant.scale
        if quant not in self.ranges:  # narrow, from explicit quantization
            return quant.scale
        low, high = self.ranges[quant]
        return 2 * max(-low, high) / 255 if self.symmetric else (high - low) / 255


def deviations(steps, walk):
    behind = {}  # the results that each result comes from
    for name, a, v, result in walk:
        sources = [behind.get(id(t), frozenset()) for t in v]
        behind[id(result)] = frozenset([id(result)]).union(*sources)
        # Errors that two operands have from one value add up as they are.
        p = 1 if name in sem.BINARY and sources[0] & sources[1] else 2
        s = moved_error(name, a, v, [t.s for t in v], result.quant, p)
        if rounds(name, a, result.quant):
            s = np.hypot(s, steps.get(result.quant) / 12**0.5)
        result.s = np.broadcast_to(s, result.x.shape)


def evaluate(module, inputs, symmetric=False, explicit=False):
    """The results, from the JSON of the module and the arrays of its arguments. With explicit
    quantization the float network rounds, too: both may be half a step off, in steps that it chose."""
    known, walk, constants, steps = {}, [], [], Steps(symmetric, explicit)
    for i, array in zip(module["inputs"], inputs):
        x = array.astype(f64) if array.dtype == np.float32 else array.astype(i64)
        zeros = np.zeros(array.shape)
        known[i] = Val(None, x, None if array.dtype == np.float32 else x, zeros, zeros, zeros)
    for op in module["ops"]:
        types = [module["types"][str(r)] for r in op["results"]]
        if op["name"] == "constant":
            result = known[op["results"][0]] = constant(op, types[0])
            if is_activation(result.quant):
                constants.append(result)
                steps.add("constant", {}, result)
            continue
        a = complete(op["name"], read_attributes(op["attributes"]), types)
        _, dtype, out = parse_type(types[0])
        operands = [known[i] for i in op["operands"]]
        result = known[op["results"][0]] = apply(op["name"], a, operands, out, dtype, 2 if explicit else 1)
        walk.append((op["name"], a, operands, result))
        if is_activation(out):
            steps.add(op["name"], a, result)
    for c in constants:  # they may have the scale of other operands
        c.s = np.broadcast_to(steps.get(c.quant) / 12**0.5, c.x.shape)
    deviations(steps, walk)
    return [known[i] for i in module["outputs"]]
