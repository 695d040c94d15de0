# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shapes drawn around the sizes of vectors, register blocks and caches (see one_op.py): for each
size one less, it, one more, a prime, and a few large ones that are aligned to nothing.

Which sizes meet in a model is drawn from a seed, so that every run tests the same ones; more
rounds test more of them. Zero rounds are a reduced draw for emulators: small sizes, and
weights as parameters only.
    SCRIPT qopt-execute FOLDER SEED ROUNDS TARGET ...
"""

import random
import sys

import numpy as np

SEED, ROUNDS = int(sys.argv.pop(3)), int(sys.argv.pop(3))

import one_op  # noqa: E402
from one_op import check, conv2d, finish, floats, int8, matmul, q8, tensor  # noqa: E402

draw = random.Random(SEED)
SMALL = (1, 2, 3, 4, 5, 6, 7, 8, 13, 15, 16, 17, 31, 32, 33)
SIZES = (*SMALL, 47, 48, 63, 64, 65, 97, 127, 128, 129)
LARGE = (191, 251, 256, 257, 383)
if ROUNDS == 0:
    SIZES = LARGE = (*SMALL, 47, 48, 63, 64, 65)
    one_op.both_ways = False


def batched(element, result, batch, m, n, k, transpose, make):
    """Two operands that come at run time."""
    x, y = tensor((*batch, m, k), element[0]), tensor((*batch, m, n), result)
    shape = (*batch, n, k) if transpose else (*batch, k, n)
    w = tensor(shape, element[1])
    check(f"batched {batch} {m}x{n}x{k} {transpose} {element}",
          [(make((*batch, m, k)), x), (make(shape), w)], y,
          f"qnn.matmul %a0, %a1 {'{transpose_rhs}' if transpose else ''} : {x}, {w} -> {y}")


def products():
    """Matrices, small and large, with weights and with two operands that come at run time."""
    for sizes in ((SIZES, SIZES, SIZES), (SIZES, SIZES, SMALL), (SMALL, LARGE, LARGE)):
        matmul(*map(draw.choice, sizes), transpose=draw.random() < 0.5,
               zero_point=draw.choice((-128, 0, 5, 127)), residual=draw.random() < 0.3)
    batch = draw.choice(((1,), (2,), (2, 3)))
    for _ in range(2):
        zero_points = [draw.choice((-128, 0, 7, 127)) for _ in range(2)]
        batched([q8(z) for z in zero_points], q8(-5, 0.4), batch,
                *[draw.choice(SIZES) for _ in range(3)], draw.random() < 0.5, int8)
    batched(["f32", "f32"], "f32", batch, *[draw.choice(SMALL) for _ in range(3)],
            draw.random() < 0.5, floats)


def window(quantized):
    """A convolution of any kind that fits."""
    kernel = (draw.choice((1, 2, 3, 5)), draw.choice((1, 3, 3, 4)))
    kind = draw.choice(("dense", "dense", "depthwise", "depthwise", "grouped"))
    channels, out, groups = draw.choice(SIZES), draw.choice(SIZES), 1
    if kind == "depthwise":
        out = groups = channels
    elif kind == "grouped":
        groups = draw.choice((2, 3))
        channels, out = groups * draw.choice(SMALL), groups * draw.choice(SMALL)
    elif kernel != (1, 1):
        channels, out = min(channels, 33), min(out, 65)
    conv2d(draw.randint(9, 18), draw.randint(9, 18), channels, out, kernel,
           strides=(draw.choice((1, 1, 2, 3)), draw.choice((1, 1, 2, 3))),
           dilations=(draw.choice((1, 1, 2)), 1),
           padding=tuple(draw.choice((0, 1, 2)) for _ in range(4)), groups=groups,
           batch=draw.choice((1, 1, 2)), residual=draw.random() < 0.3, quantized=quantized)


def rows():
    """Sums along the last dimension, which become lanes only across rows."""
    shape = (draw.choice((1, 2)), draw.choice(SIZES), draw.choice(SIZES))
    for element, result, make in ((q8(), q8(-7, 0.11), int8), ("f32", "f32", floats)):
        x, y, c = tensor(shape, element), tensor(shape, result), tensor(shape[2:])
        check(f"softmax {shape}", [(make(shape), x)], y,
              f"qnn.softmax %a0 {{axis = 2 : i64}} : {x} -> {y}")
        check(f"layer norm {shape}",
              [(make(shape), x), (floats(shape[2:]), c), (floats(shape[2:]), c)], y,
              f"qnn.layer_norm %a0, %a1, %a2 {{epsilon = 1.0e-5 : f32}} : {x}, {c}, {c} -> {y}")


def quotients():
    """Floats around the ties of quantize, where one unit of the last place decides."""
    scale = np.float32(draw.choice((1 / 255, 0.05, 1.5e-3, 3.7, 1e-30, 2.0**-126, 2.0**110))
                       * draw.uniform(0.5, 1))
    scale = max(scale, np.float32(2.0**-126))
    ties = (np.arange(-160, 160, dtype=np.float32) + np.float32(0.5)) * scale
    x = np.concatenate([ties, np.nextafter(ties, np.float32(np.inf)),
                        np.nextafter(ties, np.float32(-np.inf)),
                        np.array([np.nan, np.inf, -np.inf, 3e38, -3e38, 1e-44, -0.0], np.float32)])
    x = np.resize(x, 1024).astype(np.float32)
    t = tensor(x.shape, f"!quant.uniform<i8:f32, {scale:.9e}:3>")
    check(f"quantize {scale}", [(x, tensor(x.shape))], t,
          f"qnn.quantize %a0 : {tensor(x.shape)} -> {t}")


# Weights in panels, the last one partial; rows 4096 bytes apart.
if ROUNDS:
    matmul(225, 1100, 1030)
    matmul(23, 4096, 33)
for _ in range(max(ROUNDS, 1)):
    for _ in range(3 if ROUNDS else 1):
        quotients()
    products()
    for quantized in (True, True, True, False):
        window(quantized)
    rows()

finish()
