# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random shapes, numbers and attributes."""

import numpy as np


class Palette:
    """Choices made before come again, for each key up to `variety` different ones. Ops with their
    attributes and operand types are kernels: `max_kernels` are new, then known ones come again."""

    def __init__(self, rng, max_kernels=60, variety=2):
        self.rng, self.variety, self.known = rng, variety, {}
        # Beyond the width of vectors and tiles; and with explicit quantization.
        self.large, self.explicit = rng.random() < 0.12, rng.random() < 0.15
        self.kernels, self.max_kernels = set(), max_kernels // 2 if self.large else max_kernels
        self.useful = set()  # the methods of Generator that gave them

    def allows(self, kernel):
        return kernel in self.kernels or len(self.kernels) < self.max_kernels

    def pick(self, key, make):
        known = self.known.setdefault(key, [])
        if len(known) < self.variety and (not known or self.rng.random() < 0.25):
            known.append(make(self.rng))
            return known[-1]
        return known[self.rng.integers(len(known))]


def small(rng, low, high):
    return int(rng.integers(low, high + 1))


def divisors(n):
    return [d for d in range(1, n + 1) if n % d == 0]


def make_shape(rank, large):
    def make(rng):
        if rank == 4 and large:
            return (1, small(rng, 3, 10), small(rng, 3, 10), small(rng, 10, 40))
        if rank == 4:
            return (small(rng, 1, 2), small(rng, 2, 7), small(rng, 2, 7), small(rng, 1, 9))
        last = (small(rng, 9, 40), small(rng, 12, 100)) if large else (small(rng, 2, 9), small(rng, 2, 12))
        return tuple(small(rng, 1, 4 - 2 * large) for _ in range(rank - 2)) + last

    return make


def floats(rng, shape):
    """Ordinary values; or few distinct ones, so that there are ties and zeros."""
    style = rng.random()
    if style < 0.7:
        x = rng.normal(0, rng.choice([0.3, 1.0, 3.0]), shape)
    elif style < 0.85:
        x = rng.uniform(0, 2, shape)
    else:
        x = np.rint(rng.normal(0, 2, shape) * 2) / 2
    return x.astype(np.float32)


def weights(rng, shape, terms):
    w = rng.normal(0, terms**-0.5, shape) * rng.choice([0.5, 1.0, 2.0])
    if rng.random() < 0.05:
        w[..., 0] = 0
    return w.astype(np.float32)


def clamps(rng, names=("clamp_min", "clamp_max")):
    choice = rng.random()
    if choice < 0.6:
        return {}
    if choice < 0.8:
        return {names[0]: 0.0}
    return {names[0]: float(np.float32(-rng.uniform(0, 1))), names[1]: float(np.float32(rng.uniform(0.1, 2)))}


def conv_attributes(rng, shape, transposed, large):
    _, h, w, c = shape
    groups = int(rng.choice(divisors(c))) if rng.random() < 0.4 else 1
    depthwise = rng.random() < 0.15
    groups = c if depthwise else groups
    out = groups * small(rng, 1, max(1, (40 if large else 8) // groups))
    kernel = [small(rng, 1, 3), small(rng, 1, 3)]
    strides, dilations = [small(rng, 1, 2), small(rng, 1, 3)], [1, 1]
    if rng.random() < 0.3:
        dilations = [small(rng, 1, 2), small(rng, 1, 2)]
    padding = [0] * 4
    if rng.random() < 0.6:
        padding = [small(rng, 0, 2) for _ in range(4)]
    if transposed and rng.random() < 0.3:
        padding = [small(rng, -1, 1) for _ in range(4)]
    a = {"strides": strides, "dilations": dilations, "padding": padding, "groups": groups}
    if transposed:
        size = [(n - 1) * s + (k - 1) * d + 1 - padding[2 * i] - padding[2 * i + 1]
                for i, (n, k, s, d) in enumerate(zip((h, w), kernel, strides, dilations))]  # fmt: skip
    else:
        size = [(n + padding[2 * i] + padding[2 * i + 1] - (k - 1) * d - 1) // s + 1
                for i, (n, k, s, d) in enumerate(zip((h, w), kernel, strides, dilations))]  # fmt: skip
    return a | clamps(rng), (out, *kernel, c // groups), size, rng.random() < 0.7, rng.random() < 0.2
