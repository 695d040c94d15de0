# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.matmul in int8 and f32."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check

# (batch, M, K, N): one element; just above usual tiles; odd everywhere; vector by matrix and
# matrix by vector; batches; more than one vector of channels with a remainder.
SHAPES = [
    ((), 1, 1, 1), ((), 9, 9, 9), ((), 15, 37, 7), ((), 1, 64, 33),
    ((), 33, 64, 1), ((3,), 5, 17, 6), ((2, 3), 4, 8, 5), ((), 50, 64, 10),
]  # fmt: skip


def attributes(transpose_lhs, transpose_rhs, lo, hi):
    parts = []
    if transpose_lhs:
        parts.append("transpose_lhs")
    if transpose_rhs:
        parts.append("transpose_rhs")
    if lo is not None:
        parts.append(f"clamp_min = {ref.literal(lo)} : f32")
    if hi is not None:
        parts.append(f"clamp_max = {ref.literal(hi)} : f32")
    return " {" + ", ".join(parts) + "}" if parts else ""


def text(has_bias, has_residual, attrs):
    next_operand, out = 2, "qnn.matmul {0}, {1}"
    for name, present in (("bias", has_bias), ("residual", has_residual)):
        if present:
            out += f" {name}({{{next_operand}}} : {{t{next_operand}}})"
            next_operand += 1
    braces = attrs.replace("{", "{{").replace("}", "}}")
    return out + braces + " : {t0}, {t1} -> {r}"


def shapes_of(batch, m, k, n, ta, tb, shared):
    lhs = batch + ((k, m) if ta else (m, k))
    rhs = (() if shared else batch) + ((n, k) if tb else (k, n))
    return lhs, rhs


def quantized(rng, shape, ta, tb, shared, per_axis, has_bias, has_residual, kind, f32_result):
    batch, m, k, n = shape
    lhs, rhs = shapes_of(batch, m, k, n, ta, tb, shared)
    ties = kind == "ties"
    xq = v.activation(rng, s=0.5 if ties else None)
    if per_axis:
        scales = tuple([0.5] * n) if ties else None
        wq = v.weight(rng, n, len(rhs) - (2 if tb else 1), scales)
    else:
        wq = v.activation(rng, s=0.5 if ties else None)
    x, w = v.stored(rng, lhs, xq), v.stored(rng, rhs, wq)
    if ties:
        x, w = v.near_zero(rng, lhs, xq, 9), v.near_zero(rng, rhs, wq, 3)
    # ties: the multiplier is 1/2 or 1/4, so that many results are exact halves.
    scale = float(rng.choice([0.5, 1.0])) if ties else v.result_scale(rng, xq, wq, k)
    yq = None if f32_result else v.activation(rng, s=scale)
    rq = v.activation(rng, s=float(np.float32(scale * rng.uniform(0.3, 3.0)))) if has_residual else None
    lo = hi = None
    if kind == "clamp":
        lo, hi = 0.0, float(np.float32(scale * 40.3))
    inputs = [Tensor(x, xq), Tensor(w, wq)]
    b = r = None
    if has_bias:
        b, bq = v.bias(rng, xq, wq, n, 40 if ties else 20000)
        inputs.append(Tensor(b, bq))
    if has_residual:
        r = v.stored(rng, batch + (m, n), rq)
        inputs.append(Tensor(r, rq))
    expected = ref.matmul(x, w, b, (xq, wq, yq, rq), ta, tb, r, lo, hi)
    op = text(has_bias, has_residual, attributes(ta, tb, lo, hi))
    return Case(f"int8 {shape} {kind} zx={xq.zero}", op, inputs, Tensor(expected, yq))


def in_float(rng, shape, ta, tb, shared, has_bias, has_residual, lo, hi):
    batch, m, k, n = shape
    lhs, rhs = shapes_of(batch, m, k, n, ta, tb, shared)
    x, w = v.floats(rng, lhs), v.floats(rng, rhs)
    inputs = [Tensor(x), Tensor(w)]
    b = v.floats(rng, (n,)) if has_bias else None
    r = v.floats(rng, batch + (m, n)) if has_residual else None
    inputs += [Tensor(t) for t in (b, r) if t is not None]
    expected = ref.matmul(x, w, b, None, ta, tb, r, lo, hi)
    op = text(has_bias, has_residual, attributes(ta, tb, lo, hi))
    return Case(f"f32 {shape}", op, inputs, Tensor(expected))


def make_cases(rng):
    cases = []
    for number, shape in enumerate(SHAPES):
        flip = lambda k: bool(number >> k & 1) != bool(rng.integers(2))
        batched = bool(shape[0])
        for kind in ("plain", "ties", "clamp"):
            shared = not batched or kind == "plain"
            cases.append(quantized(rng, shape, flip(0), flip(1), shared, True, flip(2),
                                   flip(0), kind, False))  # fmt: skip
        # Two activations, both with a zero point.
        cases.append(quantized(rng, shape, False, True, not batched, False, False, False, "plain", False))
        cases.append(quantized(rng, shape, flip(0), False, True, True, True, flip(1), "clamp", True))
        cases.append(in_float(rng, shape, flip(0), flip(1), not batched, flip(2), flip(0), None, None))
        cases.append(in_float(rng, shape, False, flip(1), True, True, True, 0.0, 6.0))
    return cases


if __name__ == "__main__":
    check(make_cases)
