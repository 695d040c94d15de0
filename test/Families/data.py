# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Inputs of the families: drawn, not stored, from a generator whose stream numpy promises
not to change. The first half of the samples is for calibration, all are compared."""

import zlib

import numpy as np

BATCH = 4
SAMPLES = 32

# Shape of one sample.
SHAPES = {
    "linear": (16,),
    "conv2d": (3, 12, 10),
    "depthwise": (4, 8, 8),
    "conv_transpose": (6, 4, 5),
    "conv1d": (4, 16),
    "conv3d": (2, 4, 6, 6),
    "pooling": (2, 10, 8),
    "residual": (4, 8, 8),
    "concat_split": (8, 6, 6),
    "normalization": (5, 16),
    "activations": (12,),
    "transformer": (6, 16),
    "decoder": (6,),
    "embedding": (7,),
    "upsample": (3, 8, 6),
    "recurrent": (4, 6),
    "group_norm": (2, 6, 6),
    "reductions": (5, 12),
    "elementwise": (10,),
    "argmax": (2, 6, 6),
}
VOCABULARY = {"decoder": 20, "embedding": 24}


def inputs(family):
    """All samples of a family, [SAMPLES, ...], f32 or int64."""
    generator = np.random.RandomState(zlib.crc32(family.encode()))
    shape = (SAMPLES, *SHAPES[family])
    if family in VOCABULARY:
        return generator.randint(0, VOCABULARY[family], shape).astype(np.int64)
    return generator.standard_normal(shape).astype(np.float32)
