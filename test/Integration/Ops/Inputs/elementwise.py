# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""add, sub, mul, clamp, quantize, dequantize, requantize."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check
from reference import Quant, f32

# Operand shapes that broadcast: equal, a missing dimension, sizes of 1 on either side.
BROADCASTS = [
    ((1,), (1,)), ((7, 33), (7, 33)), ((5, 6, 7), (7,)), ((2, 3, 4, 5), (1, 1, 1, 5)),
    ((4, 1, 5), (3, 1)), ((1, 9), (9, 1)),
]  # fmt: skip


def bounds(lo, hi, names=("clamp_min", "clamp_max")):
    parts = [f"{n} = {ref.literal(b)} : f32" for n, b in zip(names, (lo, hi)) if b is not None]
    return " {{" + ", ".join(parts) + "}}" if parts else ""


def binary_cases(rng, kind, shapes):
    a_shape, b_shape = shapes
    cases = []
    text = lambda lo, hi: f"qnn.{kind} {{0}}, {{1}}{bounds(lo, hi)} : {{t0}}, {{t1}} -> {{r}}"
    for style in ("plain", "ties", "clamp", "saturate"):
        aq, bq = v.activation(rng), v.activation(rng)
        yq = v.activation(rng, s=float(f32(max(aq.scale, bq.scale) * rng.uniform(0.7, 3.0))))
        if kind == "mul":
            yq = v.activation(rng, s=float(f32(aq.scale * bq.scale * 60)))
        if style == "ties":
            aq, bq, yq = (v.activation(rng, s=s) for s in (0.25, 0.5, 0.5 if kind != "mul" else 4.0))
        if style == "saturate":
            yq = v.activation(rng, s=float(f32(aq.scale * bq.scale / 50)))
        lo, hi = (-float(f32(yq.scale * 20)), float(f32(yq.scale * 33.5))) if style == "clamp" else (None, None)
        a, b = v.stored(rng, a_shape, aq), v.stored(rng, b_shape, bq)
        expected = ref.binary(kind, a, b, (aq, bq, yq), lo, hi)
        cases.append(Case(f"{kind} int8 {shapes} {style}", text(lo, hi), [Tensor(a, aq), Tensor(b, bq)],
                          Tensor(expected, yq)))  # fmt: skip
    for lo, hi in ((None, None), (0.0, 6.0)):
        a, b = v.floats(rng, a_shape), v.floats(rng, b_shape)
        expected = ref.binary(kind, a, b, None, lo, hi)
        cases.append(Case(f"{kind} f32 {shapes}", text(lo, hi), [Tensor(a), Tensor(b)], Tensor(expected)))
    return cases


def clamp_cases(rng):
    cases = []
    for lo, hi in ((0.0, None), (0.0, 6.0), (None, -0.3), (-1e30, 1e30)):
        text = f"qnn.clamp {{0}}{bounds(lo, hi, ('min', 'max'))} : {{t0}} -> {{r}}"
        q = v.activation(rng, s=0.07)
        x = v.stored(rng, (5, 13), q)
        low = q.lo if lo is None else int(ref.quantize(f32(lo), q))
        high = q.hi if hi is None else int(ref.quantize(f32(hi), q))
        cases.append(Case(f"clamp int8 {lo} {hi}", text, [Tensor(x, q)],
                          Tensor(np.clip(x, low, high).astype(np.int8), q)))  # fmt: skip
        y = v.floats(rng, (5, 13))
        y[0, :4] = [np.nan, np.inf, -np.inf, -0.0]
        cases.append(Case(f"clamp f32 {lo} {hi}", text, [Tensor(y)],
                          Tensor(ref.clamp(y, lo, hi).astype(f32))))  # fmt: skip
    return cases


def hard_floats(rng, shape, q):
    """Values for quantize: exact halves, both sides of them, and everything special."""
    x = v.floats(rng, shape, 60 * q.scale)
    halves = (np.arange(-8, 8) + 0.5).astype(f32) * f32(q.scale)
    special = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 3e38, -3e38, 1e-40, 2.0**31, -(2.0**31)], f32)
    corner = np.concatenate([halves, np.nextafter(halves, f32(np.inf)), np.nextafter(halves, f32(-np.inf)), special])
    flat = x.reshape(-1)
    flat[: corner.size] = corner[: flat.size]
    return x


def quantize_cases(rng):
    cases = []
    text = "qnn.quantize {0} : {t0} -> {r}"
    quants = [v.activation(rng, s=s) for s in (0.5, 1.0, None, None)]
    quants += [v.activation(rng, zero=z, s=0.25) for z in (-128, 127, 0, 3)]
    quants += [Quant((0.1,), 5), Quant((0.3,), 0, -127, 127), Quant((0.125,), -3, -64, 63)]
    quants += [Quant((0.01,), 7, -(1 << 15), (1 << 15) - 1, bits=16)]
    quants += [Quant((1e-6,), 0, -(1 << 31), (1 << 31) - 1, bits=32), Quant((1e-6,), 1000, -(1 << 31), (1 << 31) - 1, bits=32)]
    for q in quants:
        x = hard_floats(rng, (7, 13), q)
        cases.append(Case(f"quantize {q.mlir()}", text, [Tensor(x)], Tensor(ref.quantize(x, q), q)))
    for axis in (0, 1, 2):
        shape = (3, 8, 5)
        q = v.weight(rng, shape[axis], axis)
        x = hard_floats(rng, shape, q)
        cases.append(Case(f"quantize axis {axis}", text, [Tensor(x)], Tensor(ref.quantize(x, q), q)))
        wide = Quant(q.scales, 0, -(1 << 31), (1 << 31) - 1, bits=32, axis=axis)
        cases.append(Case(f"quantize i32 axis {axis}", text, [Tensor(x)], Tensor(ref.quantize(x, wide), wide)))
    return cases


def dequantize_cases(rng):
    cases = []
    wide = (-(1 << 31), (1 << 31) - 1)
    quants = [v.activation(rng), v.activation(rng, zero=0), Quant((0.1,), 5), v.weight(rng, 8, 1)]
    quants += [Quant((0.001,), 0, *wide, bits=32), Quant((0.001,), -77, *wide, bits=32)]
    quants += [Quant(v.weight(rng, 3, 0).scales, 0, *wide, bits=32, axis=0)]
    for q in quants:
        x = v.stored(rng, (3, 8, 5), q)
        expected = ref.dequantize(x, q)
        cases.append(Case(f"dequantize {q.mlir()}", "qnn.dequantize {0} : {t0} -> {r}", [Tensor(x, q)], Tensor(expected)))
    for xq, yq in (
        (v.activation(rng), v.activation(rng)), (v.activation(rng, s=0.5), v.activation(rng, s=1.0)),
        (v.activation(rng, zero=0, s=1.0), v.activation(rng, s=0.01)),
        (v.activation(rng), Quant((0.2,), 1, -7, 7)),
    ):  # fmt: skip
        x = v.stored(rng, (9, 9), xq)
        cases.append(Case(f"requantize {xq.mlir()} to {yq.mlir()}", "qnn.requantize {0} : {t0} -> {r}",
                          [Tensor(x, xq)], Tensor(ref.requantize(x, xq, yq), yq)))  # fmt: skip
    return cases


def unsigned_cases(rng):
    """8-bit unsigned storage, as other tools write it, through each kind of op."""
    xq, wq, yq = v.unsigned(rng), v.weight(rng, 6, 1), v.unsigned(rng)
    x, w, y = v.stored(rng, (5, 7), xq), v.stored(rng, (7, 6), wq), v.stored(rng, (5, 7), yq)
    zq = v.unsigned(rng, v.result_scale(rng, xq, wq, 7))
    low = int(ref.quantize(f32(0.25), xq))
    real = hard_floats(rng, (9, 9), xq)
    product = ref.matmul(x, w, None, (xq, wq, zq, None), False, False)
    image = x.reshape(1, 5, 7, 1)
    pool = "{{kernel = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>}} : {t0} -> {r}"
    window = ((2, 2), (1, 1), (1, 1, 1, 1))
    tensor = lambda values, q: Tensor(np.ascontiguousarray(values), q)
    case = lambda name, text, inputs, expected: Case(f"{name} u8", text, inputs, expected)
    return [
        case("quantize", "qnn.quantize {0} : {t0} -> {r}", [Tensor(real)], tensor(ref.quantize(real, xq), xq)),
        case("dequantize", "qnn.dequantize {0} : {t0} -> {r}", [tensor(x, xq)], Tensor(ref.dequantize(x, xq))),
        case("requantize", "qnn.requantize {0} : {t0} -> {r}", [tensor(x, xq)], tensor(ref.requantize(x, xq, yq), yq)),
        case("clamp", "qnn.clamp {0} {{min = 0.25 : f32}} : {t0} -> {r}", [tensor(x, xq)],
             tensor(np.maximum(x, low).astype(np.uint8), xq)),
        case("add", "qnn.add {0}, {1} : {t0}, {t1} -> {r}", [tensor(x, xq), tensor(y, yq)],
             tensor(ref.binary("add", x, y, (xq, yq, yq)), yq)),
        case("matmul", "qnn.matmul {0}, {1} : {t0}, {t1} -> {r}", [tensor(x, xq), tensor(w, wq)], tensor(product, zq)),
        case("abs", "qnn.unary abs {0} : {t0} -> {r}", [tensor(x, xq)], tensor(ref.table(np.abs, x, xq, yq), yq)),
        case("max", "qnn.reduce_max {0} {{axes = array<i64: 1>}} : {t0} -> {r}", [tensor(x, xq)],
             tensor(x.max(axis=1), xq)),
        case("max_pool", "qnn.max_pool2d {0} " + pool, [tensor(image, xq)], tensor(ref.pool("max", image, *window), xq)),
        case("avg_pool", "qnn.avg_pool2d {0} " + pool, [tensor(image, xq)],
             tensor(ref.pool("avg", image, *window, xq, yq), yq)),
    ]  # fmt: skip


def make_cases(rng):
    cases = [c for kind in ("add", "sub", "mul") for s in BROADCASTS for c in binary_cases(rng, kind, s)]
    cases += clamp_cases(rng) + quantize_cases(rng) + dequantize_cases(rng)
    return cases + unsigned_cases(rng)


if __name__ == "__main__":
    check(make_cases)
