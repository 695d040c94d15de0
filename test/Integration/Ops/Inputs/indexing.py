# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Comparisons, extrema, selection, argmax, and ops that read at computed positions."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check
from reference import f32, f64

PREDICATES = {"eq": np.equal, "ne": np.not_equal, "lt": np.less,
              "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal}  # fmt: skip


def array(numbers):
    return f"array<i64: {', '.join(map(str, numbers))}>"


def resize_positions(size, numerator, denominator, offset, border):
    count = ((size - 1) * numerator - offset + border) // denominator + 1
    at = np.arange(count) * denominator + offset
    return at // numerator, at - at // numerator * numerator


def resize(x, mode, scale, offset, border):
    """The value sums before any division, in the type of x."""
    (iy, dy), (ix, dx) = (resize_positions(x.shape[1 + d], scale[2 * d], scale[2 * d + 1], offset[d], border[d])
                          for d in range(2))  # fmt: skip
    clip = lambda i, size: np.clip(i, 0, size - 1)
    h, w = x.shape[1:3]
    if mode == "nearest":
        iy = clip(np.where(2 * dy >= scale[0], iy + 1, iy), h)
        ix = clip(np.where(2 * dx >= scale[2], ix + 1, ix), w)
        return x[:, iy][:, :, ix]
    total = None
    for y, wy in ((iy, scale[0] - dy), (iy + 1, dy)):
        for z, wx in ((ix, scale[2] - dx), (ix + 1, dx)):
            weight = (wy[:, None] * wx[None, :])[None, :, :, None].astype(x.dtype)
            term = x[:, clip(y, h)][:, :, clip(z, w)] * weight
            total = term if total is None else total + term
    return total


def make_cases(rng):
    cases = []

    def add(name, text, inputs, expected):
        cases.append(Case(name, text, inputs, expected))

    q = v.activation(rng)
    wide = v.floats(rng, (3, 5))
    wide[0, :3] = [np.nan, -0.0, np.inf]
    row = v.floats(rng, (5,))
    row[1] = 0.0
    column = np.array([[0.0], [1.5], [np.nan]], f32)
    stored, other = v.stored(rng, (3, 5), q), v.stored(rng, (3, 1), q)

    # Extrema: NaN wins, +0 above -0.
    for name, function in (("max", np.maximum), ("min", np.minimum)):
        expected = function(wide, row)
        zero = (wide == 0) & (row == 0)
        expected[zero] = 0.0 if name == "max" else -0.0
        text = f"qnn.{name} {{0}}, {{1}} : {{t0}}, {{t1}} -> {{r}}"
        add(f"{name} f32", text, [Tensor(wide), Tensor(row)], Tensor(expected))
        add(f"{name} int8", text, [Tensor(stored, q), Tensor(other, q)], Tensor(function(stored, other), q))
        u = v.unsigned(rng)
        a, b = v.stored(rng, (3, 5), u), v.stored(rng, (5,), u)
        add(f"{name} uint8", text, [Tensor(a, u), Tensor(b, u)], Tensor(function(a, b), u))

    # A comparison selects between its operands, so that the result is no i1.
    p = v.activation(rng)
    second = v.stored(rng, (3, 1), p)
    for kind, predicate in PREDICATES.items():
        choice = predicate(wide, column)
        text = ("%%c = qnn.compare %s {0}, {1} : {t0}, {t1} -> tensor<3x5xi1>\n"
                "  %%r = qnn.select %%c, {0}, {1} : tensor<3x5xi1>, {t0}, {t1} -> {r}") % kind  # fmt: skip
        cases.append(Case(f"compare {kind} f32", text, [Tensor(wide), Tensor(column)],
                          Tensor(np.where(choice, wide, column))))  # fmt: skip
        real = lambda s, t: (s.astype(np.int64) - t.zero).astype(f32) * f32(t.scale)
        choice = predicate(real(stored, q), real(second, p))
        text = ("%%c = qnn.compare %s {0}, {1} : {t0}, {t1} -> tensor<3x5xi1>\n"
                "  %%r = qnn.select %%c, {0}, {2} : tensor<3x5xi1>, {t0}, {t2} -> {r}") % kind  # fmt: skip
        cases.append(Case(f"compare {kind} int8", text,
                          [Tensor(stored, q), Tensor(second, p), Tensor(other, q)],
                          Tensor(np.where(choice, stored, other), q)))  # fmt: skip

    # Division, also by zero.
    with np.errstate(all="ignore"):
        add("div f32", "qnn.div {0}, {1} : {t0}, {t1} -> {r}", [Tensor(wide), Tensor(row)], Tensor(wide / row))
        y = v.activation(rng, s=q.scale / p.scale / 4)
        a = (stored.astype(np.int64) - q.zero).astype(f32) * f32(f64(q.scale) / (f64(p.scale) * f64(y.scale)))
        second = second.copy()  # the comparisons above hold the first
        second[0] = p.zero
        t = a / (second.astype(np.int64) - p.zero).astype(f32)
        t = np.where(np.isnan(t), f32(0), t)
        result = np.clip(np.rint(t), y.lo - y.zero, y.hi - y.zero).astype(np.int64) + y.zero
        add("div int8", "qnn.div {0}, {1} : {t0}, {t1} -> {r}", [Tensor(stored, q), Tensor(second, p)],
            Tensor(result.astype(np.int8), y))  # fmt: skip

    # Reductions.
    x = v.stored(rng, (3, 4, 5), q)
    x[0, 1, :] = 5  # equal maxima: the first counts
    f = v.floats(rng, (3, 4, 5))
    for axes in ((0,), (1,), (2,), (0, 2)):
        text = f"qnn.%s {{0}} {{{{axes = {array(axes)}}}}} : {{t0}} -> {{r}}"
        add(f"reduce_min {axes} int8", text % "reduce_min", [Tensor(x, q)], Tensor(x.min(axis=axes), q))
        add(f"reduce_min {axes} f32", text % "reduce_min", [Tensor(f)], Tensor(f.min(axis=axes)))
        moved = np.moveaxis(f, axes, range(-len(axes), 0))
        product = np.ones(moved.shape[: 3 - len(axes)], f32)
        for k in np.ndindex(moved.shape[3 - len(axes):]):
            product = product * moved[(...,) + k]
        add(f"reduce_prod {axes}", text % "reduce_prod", [Tensor(f)], Tensor(product))
    nan = f.copy()
    nan[1, 2, 3] = np.nan
    for axis in range(3):
        for element in ("i32", "i64"):
            for values, quant in ((x, q), (f, None), (nan, None), (np.full((2, 3, 2), -np.inf, f32), None)):
                text = f"qnn.argmax {{0}} {{{{axis = {axis} : i64}}}} : {{t0}} -> {{r}}"
                expected = np.argmax(values, axis=axis)
                if element == "i64":
                    shape = "x".join(map(str, expected.shape))
                    text = (f"%c = qnn.argmax {{0}} {{{{axis = {axis} : i64}}}} : {{t0}} -> tensor<{shape}xi64>\n"
                            f"  %r = qnn.cast %c : tensor<{shape}xi64> -> {{r}}")  # fmt: skip
                add(f"argmax {axis} {element}", text, [Tensor(values, quant)], Tensor(expected.astype(np.int32)))

    # Casts: truncation, saturation, NaN.
    edges = np.array([0.0, -0.9, 1.9, -2.5, 127.9, -129.0, 2147483648.0, -3e9, np.inf, -np.inf, np.nan], f32)
    with np.errstate(invalid="ignore"):
        for bits in (8, 32):
            low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
            expected = np.clip(np.trunc(np.nan_to_num(edges.astype(f64), nan=0.0, posinf=1e30, neginf=-1e30)), low, high)
            add(f"cast to i{bits}", "qnn.cast {0} : {t0} -> {r}", [Tensor(edges)],
                Tensor(expected.astype(f"int{bits}")))  # fmt: skip
    whole = np.array([0, 1, -1, 16777217, -(2**31), 2**31 - 1], np.int32)
    add("cast to f32", "qnn.cast {0} : {t0} -> {r}", [Tensor(whole)], Tensor(whole.astype(f32)))
    add("cast narrows", "qnn.cast {0} : {t0} -> {r}", [Tensor(whole)], Tensor(whole.astype(np.int8)))
    add("cast to i1", "%c = qnn.cast {0} : {t0} -> tensor<11xi1>\n  %r = qnn.cast %c : tensor<11xi1> -> {r}",
        [Tensor(edges)], Tensor((edges != 0).astype(f32)))  # fmt: skip

    # Views.
    for values, quant in ((x, q), (f, None)):
        for multiples in ((1, 1, 1), (2, 1, 3), (1, 2, 1)):
            add(f"tile {multiples}", f"qnn.tile {{0}} {{{{multiples = {array(multiples)}}}}} : {{t0}} -> {{r}}",
                [Tensor(values, quant)], Tensor(np.tile(values, multiples), quant))  # fmt: skip
        part = np.ascontiguousarray(values[:, :1])
        add("broadcast", "qnn.broadcast {0} : {t0} -> {r}", [Tensor(part, quant)],
            Tensor(np.ascontiguousarray(np.broadcast_to(part, (2, 3, 4, 5))), quant))  # fmt: skip
        ids = np.array([[0, 3, 1], [-1, 99, 2]], np.int32)
        for axis in range(3):
            clipped = np.clip(ids, 0, values.shape[axis] - 1)
            add(f"gather {axis}", f"qnn.gather {{0}}, {{1}} {{{{axis = {axis} : i64}}}} : {{t0}}, {{t1}} -> {{r}}",
                [Tensor(values, quant), Tensor(ids)], Tensor(np.take(values, clipped, axis=axis), quant))  # fmt: skip
        ids = np.array([[0, 3], [2, 2], [-5, 1]], np.int32)
        expected = np.stack([values[n][:, :][np.clip(ids[n], 0, 3)] for n in range(3)])
        add("gather batched", "qnn.gather {0}, {1} {{axis = 1 : i64, batch_dims = 1 : i64}} : {t0}, {t1} -> {r}",
            [Tensor(values, quant), Tensor(ids)], Tensor(expected, quant))  # fmt: skip

    # Resampling: up, down, half-pixel centers, align corners.
    image, pixels = v.floats(rng, (2, 5, 4, 3)), v.stored(rng, (2, 5, 4, 3), q)
    y = v.activation(rng, s=q.scale)
    for scale, offset, border in (((2, 1, 2, 1), (0, 0), (1, 1)), ((4, 2, 4, 2), (-1, -1), (1, 1)),
                                  ((1, 2, 3, 2), (0, 0), (0, 0)), ((8, 4, 6, 3), (0, 0), (0, 0)),
                                  ((2, 4, 2, 2), (1, 0), (1, 0))):  # fmt: skip
        attributes = f"{{{{scale = {array(scale)}, offset = {array(offset)}, border = {array(border)}}}}}"
        for mode in ("nearest", "bilinear"):
            text = f"qnn.resize {mode} {{0}} {attributes} : {{t0}} -> {{r}}"
            expected = resize(image, mode, scale, offset, border)
            if mode == "bilinear":
                expected = expected / f32(scale[0] * scale[2])
            add(f"resize {mode} {scale} f32", text, [Tensor(image)], Tensor(expected))
            if mode == "nearest":
                add(f"resize {mode} {scale} int8", text, [Tensor(pixels, q)],
                    Tensor(resize(pixels, mode, scale, offset, border), q))  # fmt: skip
                continue
            total = resize(pixels.astype(np.int64) - q.zero, mode, scale, offset, border)
            m = f32(f64(q.scale) / (scale[0] * scale[2] * f64(y.scale)))
            t = np.rint(total.astype(f32) * m)
            result = np.clip(t, y.lo - y.zero, y.hi - y.zero).astype(np.int64) + y.zero
            add(f"resize {mode} {scale} int8", text, [Tensor(pixels, q)], Tensor(result.astype(np.int8), y))
    return cases


if __name__ == "__main__":
    check(make_cases)
