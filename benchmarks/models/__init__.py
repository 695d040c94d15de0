# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The networks that are measured, with seeded random weights: speed does not depend on
what they were trained to say.

What does depend on values is kept plausible: batch norms have the statistics of the
calibration data, so that activations neither vanish nor grow over 50 layers.
"""

import dataclasses
import importlib.util
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import encoder

ROOT = Path(__file__).resolve().parents[2]
TORCH_MODELS = "test/Python/torch/models"
DIGITS_MODELS = "examples/digits/models.py"
CALIBRATION_SAMPLES = 16


@dataclasses.dataclass(frozen=True)
class Network:
    """One network; `shape` is that of a sample."""

    make: Callable[[], nn.Module]
    shape: tuple[int, ...]


def take(file: str, name: str) -> Callable[[], nn.Module]:
    """What makes the network `name` that a file elsewhere in the project defines."""

    def make() -> nn.Module:
        path = ROOT / file
        spec = importlib.util.spec_from_file_location(f"networks_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return getattr(module, name)()

    return make


IMAGE = (3, 224, 224)
DIGIT = (1, 8, 8)
NETWORKS = {
    "resnet50": Network(take(f"{TORCH_MODELS}/resnet.py", "resnet50"), IMAGE),
    "resnet18": Network(take(f"{TORCH_MODELS}/resnet.py", "resnet18"), IMAGE),
    "mobilenet_v2": Network(take(f"{TORCH_MODELS}/mobilenet.py", "mobilenet_v2"), IMAGE),
    "encoder": Network(encoder.Encoder, (encoder.TOKENS, encoder.WIDTH)),
    "digits_mlp": Network(take(DIGITS_MODELS, "Mlp"), DIGIT),
    "digits_cnn": Network(take(DIGITS_MODELS, "ResNet"), DIGIT),
    "digits_dscnn": Network(take(DIGITS_MODELS, "DsCnn"), DIGIT),
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
