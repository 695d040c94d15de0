# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qnn.attention in int8 and f32: batches, masks, causal, S unlike L, E unlike D."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check, close
from reference import Quant, f32

# (batch, L, S, D, E, mask shape, causal)
SHAPES = [
    ((), 1, 1, 1, 1, None, False),  # the smallest
    ((2, 3), 8, 8, 8, 8, None, False),  # self-attention
    ((2,), 5, 9, 7, 4, None, False),  # cross-attention
    ((2, 2), 6, 6, 8, 8, None, True),
    ((1,), 3, 7, 5, 6, None, True),  # causal with a cache before
    ((2, 2), 4, 5, 8, 3, (4, 5), False),  # one mask for all
    ((2, 2), 4, 5, 8, 3, (2, 1, 1, 5), False),  # padding: keys of each batch
    ((3,), 4, 4, 6, 6, (3, 4, 4), True),
    ((2,), 5, 3, 4, 4, None, True),  # causal with more rows than keys: two see none
    ((2, 2), 4, 5, 8, 3, (2, 1, 4, 5), False),  # and with rows that the mask excludes
]


def softmax(x):
    """0 in rows that are -inf throughout."""
    top = x.max(axis=-1, keepdims=True)
    e = np.exp((x - np.where(np.isneginf(top), 0, top)).astype(np.float64))
    total = e.sum(axis=-1, keepdims=True)
    return (e / np.where(total == 0, 1, total)).astype(f32)


def exclude(scores, mask, causal):
    if mask is not None:
        scores = scores + mask
    rows, columns = scores.shape[-2:]
    i, j = np.ogrid[:rows, :columns]
    return np.where(j > i + columns - rows, f32(-np.inf), scores) if causal else scores


def attention(q, k, val, mask, scale, causal, quants):
    if quants is None:
        scores = ref.matmul(q, k, None, None, False, True)
        return ref.matmul(softmax(exclude(scores * f32(scale), mask, causal)), val, None, None, False, False)
    qq, kq, vq, yq = quants
    scores = ref.matmul(q, k, None, (qq, kq, None, None), False, True)
    p = softmax(exclude(scores * f32(scale), mask, causal))
    pq = Quant((float(f32(1) / f32(255)),), 0, 0, 255, signed=False)
    return ref.matmul(ref.quantize(p, pq), val, None, (pq, vq, yq, None), False, False)


def near(actual, expected):
    """The exponential is a polynomial: a probability at a tie may fall to either side."""
    return np.abs(actual.astype(int) - expected.astype(int)) <= 1


def make_cases(rng):
    cases = []
    for batch, rows, keys, depth, width, mask_shape, causal in SHAPES:
        shapes = [batch + s for s in ((rows, depth), (keys, depth), (keys, width))]
        scale = float(f32(depth**-0.5))
        mask = None
        if mask_shape:
            mask = v.floats(rng, mask_shape, 1.0)
            mask[rng.random(mask_shape) < 0.2] = -np.inf
            mask[..., 0] = 0.0  # every row sees something
            if mask_shape == (2, 1, 4, 5):
                mask[1, 0, 2] = -np.inf  # but this one
        head = "qnn.attention {0}, {1}, {2}" + (" mask({3} : {t3})" if mask_shape else "")
        text = (f"{head} {{{{scale = {ref.literal(scale)} : f32{', causal' if causal else ''}}}}}"
                " : {t0}, {t1}, {t2} -> {r}")  # fmt: skip
        name = f"{batch} {rows}x{keys}x{depth}x{width} {mask_shape} {causal}"
        extra = [Tensor(mask)] if mask_shape else []
        q, k, val = (v.floats(rng, s, 1.0) for s in shapes)
        expected = attention(q, k, val, mask, scale, causal, None)
        cases.append(Case(f"f32 {name}", text, [Tensor(q), Tensor(k), Tensor(val), *extra], Tensor(expected),
                          close(1e-5, 1e-6)))  # fmt: skip
        for _ in range(2):
            quants = [v.activation(rng, s=0.02), v.activation(rng, s=0.02), v.activation(rng, s=0.05)]
            yq = v.activation(rng, s=0.04)
            q, k, val = (v.stored(rng, s, t) for s, t in zip(shapes, quants))
            expected = attention(q, k, val, mask, scale, causal, (*quants, yq))
            inputs = [Tensor(t, p) for t, p in zip((q, k, val), quants)]
            cases.append(Case(f"int8 {name}", text, inputs + extra, Tensor(expected, yq), near))
    return cases


if __name__ == "__main__":
    check(make_cases)
