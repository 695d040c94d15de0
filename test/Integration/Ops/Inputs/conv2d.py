# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.conv2d in int8 and f32: dense, depthwise, with a multiplier, grouped."""

import reference as ref
import values as v
from harness import Case, Tensor, check

# conv_transpose2d.py replaces these, SHAPES and output_shape.
OP, REFERENCE = "qnn.conv2d", ref.conv2d

# (input NHWC, out, kernel, strides, padding top/bottom/left/right, dilations, groups)
SHAPES = [
    ((1, 1, 1, 1), 1, (1, 1), (1, 1), (0, 0, 0, 0), (1, 1), 1),  # the smallest
    ((1, 8, 8, 4), 8, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 1),  # the usual
    ((2, 7, 9, 3), 5, (3, 3), (2, 2), (1, 0, 1, 0), (1, 1), 1),  # odd, stride, asymmetric
    ((1, 9, 8, 5), 17, (5, 2), (2, 3), (2, 1, 0, 1), (1, 1), 1),  # uneven kernel and strides
    ((1, 11, 10, 3), 4, (3, 3), (1, 2), (2, 2, 2, 2), (2, 3), 1),  # dilated
    ((3, 6, 5, 33), 7, (1, 1), (2, 2), (0, 0, 0, 0), (1, 1), 1),  # pointwise, rows left over
    ((1, 8, 8, 6), 6, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 6),  # depthwise
    ((2, 9, 7, 5), 5, (5, 5), (2, 2), (2, 1, 2, 2), (1, 1), 5),  # depthwise, odd
    ((1, 6, 6, 3), 6, (3, 3), (2, 1), (1, 1, 1, 1), (1, 1), 3),  # depthwise, multiplier 2
    ((1, 6, 7, 6), 9, (3, 3), (1, 1), (0, 1, 1, 0), (2, 1), 3),  # grouped
    ((1, 5, 5, 4), 2, (3, 3), (1, 1), (1, 1, 1, 1), (1, 1), 2),  # grouped, one output each
]


def text(shape, has_bias, has_residual, lo, hi):
    _, _, _, strides, padding, dilations, groups = shape
    array = lambda values: f"array<i64: {', '.join(map(str, values))}>"
    parts = [
        f"strides = {array(strides)}", f"padding = {array(padding)}",
        f"dilations = {array(dilations)}", f"groups = {groups} : i64",
    ]  # fmt: skip
    if lo is not None:
        parts.append(f"clamp_min = {ref.literal(lo)} : f32")
    if hi is not None:
        parts.append(f"clamp_max = {ref.literal(hi)} : f32")
    out = OP + " {0}, {1}"
    operand = 2
    for name, present in (("bias", has_bias), ("residual", has_residual)):
        if present:
            out += f" {name}({{{operand}}} : {{t{operand}}})"
            operand += 1
    return out + " {{" + ", ".join(parts) + "}} : {t0}, {t1} -> {r}"


def filter_shape(shape):
    return (shape[1], *shape[2], shape[0][3] // shape[6])


def output_shape(shape):
    x, out, kernel, strides, padding, dilations, _ = shape
    size = lambda a: (
        x[1 + a] + padding[2 * a] + padding[2 * a + 1] - ((kernel[a] - 1) * dilations[a] + 1)
    ) // strides[a] + 1  # fmt: skip
    return (x[0], size(0), size(1), out)


def quantized(rng, shape, per_axis, has_bias, has_residual, kind, f32_result=False):
    out, geometry = shape[1], shape[3:]
    weights = filter_shape(shape)
    ties = kind == "ties"
    xq = v.activation(rng, s=0.25 if ties else None)
    scales = [0.5] * out if ties else [v.scale(rng) for _ in range(out)]
    wq = v.weight(rng, out, 0 if per_axis else None, tuple(scales if per_axis else scales[:1]))
    scale = float(rng.choice([0.25, 0.5])) if ties else None
    yq = v.activation(rng, s=scale or v.result_scale(rng, xq, wq, weights[1] * weights[2] * weights[3]))
    rq = v.activation(rng, s=float(ref.f32(yq.scale * rng.uniform(0.3, 3.0)))) if has_residual else None
    lo, hi = (0.0, float(ref.f32(yq.scale * 60.7))) if kind == "clamp" else (None, None)
    x, w = v.stored(rng, shape[0], xq), v.stored(rng, weights, wq)
    if ties:  # multipliers of 1/2 and 1/4 and small sums: many exact halves
        x, w = v.near_zero(rng, shape[0], xq, 9), v.near_zero(rng, weights, wq, 3)
    inputs = [Tensor(x, xq), Tensor(w, wq)]
    b = r = None
    if has_bias:
        b, bq = v.bias(rng, xq, wq, out, 40 if ties else 20000)
        inputs.append(Tensor(b, bq))
    if has_residual:
        r = v.stored(rng, output_shape(shape), rq)
        inputs.append(Tensor(r, rq))
    yq = None if f32_result else yq
    expected = REFERENCE(x, w, b, (xq, wq, yq, rq), *geometry, r, lo, hi)
    op = text(shape, has_bias, has_residual, lo, hi)
    return Case(f"int8 {shape} {kind} zx={xq.zero}", op, inputs, Tensor(expected, yq))


def in_float(rng, shape, has_bias, has_residual, lo, hi):
    x, w = v.floats(rng, shape[0]), v.floats(rng, filter_shape(shape))
    b = v.floats(rng, (shape[1],)) if has_bias else None
    r = v.floats(rng, output_shape(shape)) if has_residual else None
    inputs = [Tensor(t) for t in (x, w, b, r) if t is not None]
    expected = REFERENCE(x, w, b, None, *shape[3:], r, lo, hi)
    return Case(f"f32 {shape}", text(shape, has_bias, has_residual, lo, hi), inputs, Tensor(expected))


def make_cases(rng):
    cases = []
    for shape in SHAPES:
        coin = lambda: bool(rng.integers(2))
        cases.append(quantized(rng, shape, True, coin(), coin(), "plain"))
        cases.append(quantized(rng, shape, True, True, coin(), "ties"))
        cases.append(quantized(rng, shape, False, coin(), coin(), "clamp"))
        cases.append(quantized(rng, shape, coin(), coin(), coin(), "clamp", f32_result=True))
        cases.append(in_float(rng, shape, coin(), coin(), None, None))
        cases.append(in_float(rng, shape, True, coin(), 0.0, 6.0))
    return cases


if __name__ == "__main__":
    check(make_cases)
