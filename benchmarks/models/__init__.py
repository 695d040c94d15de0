# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The networks that are measured, with seeded random weights: speed does not depend on
what they were trained to say.

What does depend on values is kept plausible: batch norms have the statistics of the
calibration data, so that activations neither vanish nor grow over 50 layers.
"""

import dataclasses
import importlib
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import encoder, vision

DIGITS = Path(__file__).resolve().parents[2] / "examples" / "digits"
CALIBRATION_SAMPLES = 16


@dataclasses.dataclass(frozen=True)
class Network:
    """One network; `shape` is that of a sample."""

    make: Callable[[], nn.Module]
    shape: tuple[int, ...]


def digits(name: str) -> Callable[[], nn.Module]:
    """The classifier `name` of examples/digits, untrained."""

    def make() -> nn.Module:
        sys.path.insert(0, str(DIGITS))
        try:
            spec = importlib.util.spec_from_file_location("digits_models", DIGITS / "models.py")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        finally:
            sys.path.remove(str(DIGITS))
        return module.MODELS[name]()

    return make


IMAGE = (3, 224, 224)
DIGIT = (1, 8, 8)
NETWORKS = {
    "resnet50": Network(vision.resnet50, IMAGE),
    "resnet18": Network(vision.resnet18, IMAGE),
    "mobilenet_v2": Network(vision.mobilenet_v2, IMAGE),
    "encoder": Network(encoder.Encoder, (encoder.TOKENS, encoder.WIDTH)),
    "digits_mlp": Network(digits("mlp"), DIGIT),
    "digits_cnn": Network(digits("resnet"), DIGIT),
    "digits_dscnn": Network(digits("dscnn"), DIGIT),
}


def calibration_data(name: str) -> np.ndarray:
    """Fixed pseudo-random samples, f32 [CALIBRATION_SAMPLES, *shape], standard normal."""
    random = np.random.default_rng(zlib.crc32(name.encode()))
    shape = (CALIBRATION_SAMPLES, *NETWORKS[name].shape)
    return random.standard_normal(shape, np.float32)


def build(name: str) -> nn.Module:
    """The network in inference mode, weights seeded by its name."""
    torch.manual_seed(zlib.crc32(name.encode()))
    model = NETWORKS[name].make()
    norms = [m for m in model.modules() if isinstance(m, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    if norms:
        with torch.no_grad():
            model.train()(torch.from_numpy(calibration_data(name)))
    return model.eval()
