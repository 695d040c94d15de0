# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""reduce_sum/mean/max, max_pool2d, avg_pool2d, softmax and the normalizations."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check, close
from reference import Quant, f32


def array(numbers):
    return f"array<i64: {', '.join(map(str, numbers))}>"


def reduce_cases(rng):
    cases = []
    for shape, axes in (((1,), (0,)), ((5, 33), (1,)), ((5, 33), (0,)), ((2, 4, 4, 9), (1, 2)),
                        ((3, 5, 7), (0, 2)), ((2, 3, 4), (0, 1, 2))):  # fmt: skip
        for kind in ("sum", "mean", "max"):
            keep = bool(rng.integers(2))
            text = (f"qnn.reduce_{kind} {{0}} {{{{axes = {array(axes)}{', keep_dims' if keep else ''}}}}}"
                    " : {t0} -> {r}")  # fmt: skip
            n = int(np.prod([shape[a] for a in axes]))
            for ties in (False, True):
                xq = v.activation(rng, s=0.5 if ties else None)
                s = xq.scale if ties else float(f32(xq.scale * rng.uniform(0.3, 2) * (n if kind == "sum" else 1)))
                yq = xq if kind == "max" else v.activation(rng, s=s)
                x = v.stored(rng, shape, xq)
                expected = ref.reduce(kind, x, axes, keep, xq, yq)
                cases.append(Case(f"{kind} int8 {shape} {axes}", text, [Tensor(x, xq)], Tensor(expected, yq)))
            x = v.floats(rng, shape)
            cases.append(Case(f"{kind} f32 {shape} {axes}", text, [Tensor(x)],
                              Tensor(ref.reduce(kind, x, axes, keep).astype(f32))))  # fmt: skip
    return cases


# (input, kernel, strides, padding): global; the usual; overlapping and padded; uneven with a
# rest that no window reaches; one window larger than the input.
POOLS = [
    ((1, 1, 1, 1), (1, 1), (1, 1), (0, 0, 0, 0)), ((2, 8, 8, 5), (2, 2), (2, 2), (0, 0, 0, 0)),
    ((1, 7, 7, 3), (3, 3), (2, 2), (1, 1, 1, 1)), ((1, 9, 8, 33), (3, 2), (2, 3), (0, 1, 1, 0)),
    ((2, 4, 4, 7), (4, 4), (1, 1), (0, 0, 0, 0)), ((1, 2, 3, 2), (5, 4), (1, 1), (2, 2, 1, 3)),
]  # fmt: skip


def pool_cases(rng):
    cases = []
    for shape, kernel, strides, padding in POOLS:
        for kind in ("max", "avg"):
            text = (f"qnn.{kind}_pool2d {{0}} {{{{kernel = {array(kernel)}, strides = {array(strides)},"
                    f" padding = {array(padding)}}}}} : {{t0}} -> {{r}}")  # fmt: skip
            for ties in (False, True):
                xq = v.activation(rng, s=0.5 if ties else None)
                s = xq.scale if ties else float(f32(xq.scale * rng.uniform(0.3, 2)))
                yq = xq if kind == "max" else v.activation(rng, s=s)
                x = v.stored(rng, shape, xq)
                expected = ref.pool(kind, x, kernel, strides, padding, xq, yq)
                cases.append(Case(f"{kind}_pool int8 {shape}", text, [Tensor(x, xq)], Tensor(expected, yq)))
            narrow = Quant((0.1,), 3, -127, 127)
            if kind == "max":
                x = v.stored(rng, shape, narrow)
                expected = ref.pool(kind, x, kernel, strides, padding)
                cases.append(Case(f"max_pool narrow {shape}", text, [Tensor(x, narrow)], Tensor(expected, narrow)))
            x = v.floats(rng, shape) - f32(10)
            cases.append(Case(f"{kind}_pool f32 {shape}", text, [Tensor(x)],
                              Tensor(ref.pool(kind, x, kernel, strides, padding))))  # fmt: skip
    return cases


def softmax(x, axis):
    e = np.exp((x - x.max(axis=axis, keepdims=True)).astype(np.float64))
    return (e / e.sum(axis=axis, keepdims=True)).astype(f32)


def one_step(actual, expected):
    """The exponential is a polynomial: its last bits may move a quantized result by one."""
    return np.abs(actual.astype(int) - expected.astype(int)) <= 1


def normalization_cases(rng):
    cases = []
    for shape, axis in (((1, 1), 1), ((5, 10), 1), ((5, 10), 0), ((2, 3, 8, 8), 3), ((3, 33, 2), 1)):
        text = f"qnn.softmax {{0}} {{{{axis = {axis} : i64}}}} : {{t0}} -> {{r}}"
        x = v.floats(rng, shape)
        cases.append(Case(f"softmax f32 {shape}", text, [Tensor(x)], Tensor(softmax(x, axis)), close(3e-6, 1e-30)))
        xq, yq = v.activation(rng, s=0.05), Quant((1 / 256,), -128)
        x = v.stored(rng, shape, xq)
        expected = ref.quantize(softmax(ref.dequantize(x, xq), axis), yq)
        cases.append(Case(f"softmax int8 {shape}", text, [Tensor(x, xq)], Tensor(expected, yq), one_step))
    for shape in ((1, 1), (5, 24), (2, 3, 33)):
        channels = shape[-1:]
        g, b, m = (v.floats(rng, channels, 1.0) for _ in range(3))
        var = np.abs(v.floats(rng, channels, 1.0))
        per_channel = [Tensor(g), Tensor(b)]
        x, xq, yq = v.floats(rng, shape), v.activation(rng), v.activation(rng, s=0.05)
        q = v.stored(rng, shape, xq)
        text = "qnn.layer_norm {0}, {1}, {2} {{epsilon = 1.0e-5 : f32}} : {t0}, {t1}, {t2} -> {r}"
        norm = lambda t: ref.layer_norm(t, g, b, 1e-5)
        cases.append(Case(f"layer_norm f32 {shape}", text, [Tensor(x), *per_channel], Tensor(norm(x))))
        cases.append(Case(f"layer_norm int8 {shape}", text, [Tensor(q, xq), *per_channel],
                          Tensor(ref.quantize(norm(ref.dequantize(q, xq)), yq), yq)))  # fmt: skip
        text = "qnn.rms_norm {0}, {1} {{epsilon = 1.0e-5 : f32}} : {t0}, {t1} -> {r}"
        norm = lambda t: ref.rms_norm(t, g, 1e-5)
        cases.append(Case(f"rms_norm f32 {shape}", text, [Tensor(x), Tensor(g)], Tensor(norm(x))))
        cases.append(Case(f"rms_norm int8 {shape}", text, [Tensor(q, xq), Tensor(g)],
                          Tensor(ref.quantize(norm(ref.dequantize(q, xq)), yq), yq)))  # fmt: skip
        text = "qnn.batch_norm {0}, {1}, {2}, {3}, {4} {{epsilon = 1.0e-5 : f32}} : {t0}, {t1} -> {r}"
        per_channel += [Tensor(m), Tensor(var)]
        norm = lambda t: ref.batch_norm(t, g, b, m, var, 1e-5)
        cases.append(Case(f"batch_norm f32 {shape}", text, [Tensor(x), *per_channel], Tensor(norm(x))))
        cases.append(Case(f"batch_norm int8 {shape}", text, [Tensor(q, xq), *per_channel],
                          Tensor(ref.quantize(norm(ref.dequantize(q, xq)), yq), yq)))  # fmt: skip
    return cases


def group_norm_cases(rng):
    cases = []
    for shape, groups in (((1, 1), 1), ((3, 12), 4), ((2, 4, 5, 6), 3), ((2, 3, 3, 8), 8),
                          ((1, 7, 16), 1), ((2, 2, 3, 2, 4), 2)):  # fmt: skip
        g, b = (v.floats(rng, shape[-1:], 1.0) for _ in range(2))
        x, xq, yq = v.floats(rng, shape), v.activation(rng), v.activation(rng, s=0.05)
        q = v.stored(rng, shape, xq)
        text = (f"qnn.group_norm {{0}}, {{1}}, {{2}} {{{{groups = {groups} : i64, epsilon = 1.0e-5 : f32}}}}"
                " : {t0}, {t1}, {t2} -> {r}")  # fmt: skip
        norm = lambda t: ref.group_norm(t, g, b, groups, 1e-5)
        cases.append(Case(f"group_norm f32 {shape} {groups}", text, [Tensor(x), Tensor(g), Tensor(b)],
                          Tensor(norm(x))))  # fmt: skip
        cases.append(Case(f"group_norm int8 {shape} {groups}", text, [Tensor(q, xq), Tensor(g), Tensor(b)],
                          Tensor(ref.quantize(norm(ref.dequantize(q, xq)), yq), yq)))  # fmt: skip
    return cases


def make_cases(rng):
    return reduce_cases(rng) + pool_cases(rng) + normalization_cases(rng) + group_norm_cases(rng)


if __name__ == "__main__":
    check(make_cases)
