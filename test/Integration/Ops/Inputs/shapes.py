# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops that move values: transpose, reshape, concat, slice, pad."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check


def array(numbers):
    return f"array<i64: {', '.join(map(str, numbers))}>"


def make_cases(rng):
    cases = []

    def add(name, text, arrays, function):
        """One case in int8 and one in f32."""
        q = v.activation(rng)
        for quant in (q, None):
            make = (lambda s: v.stored(rng, s, q)) if quant else (lambda s: v.floats(rng, s))
            inputs = [make(shape) for shape in arrays]
            fill = (lambda x: int(ref.quantize(np.float32(x), q))) if quant else (lambda x: x)
            expected = np.ascontiguousarray(function(inputs, fill))
            cases.append(Case(f"{name} {'int8' if quant else 'f32'}", text,
                              [Tensor(i, quant) for i in inputs], Tensor(expected, quant)))  # fmt: skip

    for shape, perm in (((3, 5), (1, 0)), ((2, 3, 4, 5), (0, 2, 3, 1)), ((2, 3, 4), (2, 0, 1))):
        add(f"transpose {perm}", f"qnn.transpose {{0}} {{{{perm = {array(perm)}}}}} : {{t0}} -> {{r}}",
            [shape], lambda x, fill: np.transpose(x[0], perm))  # fmt: skip
    # Merge, split, neither, same rank, from and to rank 1, unit dimensions.
    for source, target in (((2, 3, 4), (6, 4)), ((6, 4), (2, 3, 4)), ((4, 6), (3, 8)), ((2, 6, 5), (3, 4, 5)),
                           ((24,), (2, 12)), ((2, 12), (24,)), ((1, 5, 1), (5,)), ((1, 1), (1, 1, 1)),
                           ((2, 3, 4), (4, 3, 2)), ((7, 1), (1, 7))):  # fmt: skip
        add(f"reshape {source} {target}", "qnn.reshape {0} : {t0} -> {r}", [source],
            lambda x, fill: x[0].reshape(target))  # fmt: skip
    add("concat", "qnn.concat {0}, {1}, {2} {{axis = 1 : i64}} : {t0}, {t1}, {t2} -> {r}",
        [(2, 3, 4), (2, 1, 4), (2, 5, 4)], lambda x, fill: np.concatenate(x, axis=1))  # fmt: skip
    add("concat one", "qnn.concat {0} {{axis = 0 : i64}} : {t0} -> {r}", [(3,)], lambda x, fill: x[0])
    add("slice", "qnn.slice {0} {{offsets = array<i64: 1, 2, 0>, sizes = array<i64: 3, 4, 5>,"
        " strides = array<i64: 2, 1, 1>}} : {t0} -> {r}", [(7, 6, 5)],
        lambda x, fill: x[0][1:6:2, 2:6, :])  # fmt: skip
    for value in (0.0, 1e30):
        add(f"pad {value}", "qnn.pad {0} {{low = array<i64: 0, 2>, high = array<i64: 3, 0>,"
            f" value = {ref.literal(value)} : f32}}}} : {{t0}} -> {{r}}", [(4, 5)],
            lambda x, fill: np.pad(x[0], ((0, 3), (2, 0)), constant_values=fill(value)))  # fmt: skip
    return cases


if __name__ == "__main__":
    check(make_cases)
