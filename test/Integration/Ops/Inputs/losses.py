# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""scatter, cross_entropy and mse_loss."""

import numpy as np

import reference as ref
import values as v
from harness import Case, Tensor, check, close
from reference import f32

f64 = np.float64


def scatter(x, indices, updates):
    result = x.copy()
    for n in range(indices.shape[0]):
        for w in range(indices.shape[1]):
            if 0 <= indices[n, w] < x.shape[1]:
                result[n, indices[n, w]] = updates[n, w]
    return result


def scatter_cases(rng):
    cases = []
    text = "qnn.scatter {0}, {1}, {2} : {t0}, {t1}, {t2} -> {r}"
    for n, k, w, c in ((1, 1, 1, 1), (1, 9, 1, 4), (3, 5, 7, 2), (2, 4, 4, 9)):
        for quant in (v.activation(rng), None):
            make = (lambda s: v.stored(rng, s, quant)) if quant else (lambda s: v.floats(rng, s))
            x, updates = make((n, k, c)), make((n, w, c))
            # Equal indices, and some outside on both sides.
            indices = rng.integers(-1, k + 1, (n, w)).astype(np.int32)
            cases.append(Case(f"scatter {n} {k} {w} {c}", text, [Tensor(x, quant), Tensor(indices), Tensor(updates, quant)],
                              Tensor(scatter(x, indices, updates), quant)))  # fmt: skip
    return cases


def reduce(losses, kind):
    if kind == "none":
        return losses.astype(f32)
    return np.array(losses.sum() / (losses.size if kind == "mean" else 1), f32)


def cross_entropy(x, targets, kind):
    x = x.astype(f64)
    top = x.max(axis=1)
    picked = x[np.arange(len(x)), np.clip(targets, 0, x.shape[1] - 1)]
    return reduce(np.log(np.exp(x - top[:, None]).sum(axis=1)) + top - picked, kind)


def loss_cases(rng):
    cases = []
    for kind in ("none", "sum", "mean"):
        for shape in ((1, 1), (5, 10), (7, 33)):
            for quant in (v.activation(rng, s=0.05), None):
                a, b = ((v.stored(rng, shape, quant) if quant else v.floats(rng, shape)) for _ in range(2))
                p, t = ((ref.dequantize(x, quant) if quant else x) for x in (a, b))
                cases.append(Case(f"mse {kind} {shape}", f"qnn.mse_loss {kind} {{0}}, {{1}} : {{t0}}, {{t1}} -> {{r}}",
                                  [Tensor(a, quant), Tensor(b, quant)],
                                  Tensor(reduce((p.astype(f64) - t) ** 2, kind)), close(1e-5, 1e-6)))  # fmt: skip
                targets = rng.integers(-1, shape[1] + 1, shape[:1]).astype(np.int32)
                cases.append(Case(f"cross_entropy {kind} {shape}",
                                  f"qnn.cross_entropy {kind} {{0}}, {{1}} : {{t0}}, {{t1}} -> {{r}}",
                                  [Tensor(a, quant), Tensor(targets)],
                                  Tensor(cross_entropy(p, targets, kind)), close(1e-5, 1e-5)))  # fmt: skip
    return cases


def make_cases(rng):
    return scatter_cases(rng) + loss_cases(rng)


if __name__ == "__main__":
    check(make_cases)
