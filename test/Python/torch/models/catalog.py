# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""All networks, with a quick size for the suite and the published one."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn

from models import convnets, mobilenet, resnet, sequences


@dataclass(frozen=True)
class Entry:
    """How to build a network: `build(**quick)` or `build(**full)`, and shapes of an input."""

    build: Callable[..., nn.Module]
    quick: dict
    full: dict
    shape: tuple[int, ...]
    full_shape: tuple[int, ...]

    def make(self, full: bool = False, seed: int = 0) -> nn.Module:
        torch.manual_seed(seed)
        module = self.build(**(self.full if full else self.quick))
        randomize_statistics(module)
        return module.eval()

    def get_shape(self, full: bool = False) -> tuple[int, ...]:
        return self.full_shape if full else self.shape


def randomize_statistics(module: nn.Module) -> None:
    """Batch norms as after training: none of their four vectors is trivial."""
    for child in module.modules():
        if isinstance(child, nn.BatchNorm1d | nn.BatchNorm2d):
            with torch.no_grad():
                child.weight.uniform_(0.7, 1.3)
                child.bias.normal_(0, 0.2)
            child.running_mean.normal_(0, 0.2)
            child.running_var.uniform_(0.6, 1.5)


def _image(build, width: float, size: int, full_size: int = 224, **quick) -> Entry:
    return Entry(build, {"width": width, **quick}, {"width": 1}, (3, size, size), (3, full_size, full_size))


CATALOG: dict[str, Entry] = {
    "resnet18": _image(resnet.resnet18, 0.25, 64, repeat=1),
    "resnet34": _image(resnet.resnet34, 0.125, 64, repeat=1),
    "resnet50": _image(resnet.resnet50, 0.125, 64, repeat=2),
    "mobilenet_v2": _image(mobilenet.mobilenet_v2, 0.25, 64, repeat=2),
    "mobilenet_v3": _image(mobilenet.mobilenet_v3, 0.25, 64, repeat=6),
    "efficientnet_b0": _image(mobilenet.efficientnet_b0, 0.25, 64, repeat=1),
    "densenet121": _image(convnets.densenet121, 0.25, 64, repeat=1),
    "squeezenet": _image(convnets.squeezenet, 0.25, 64),
    "shufflenet_v2": _image(convnets.shufflenet_v2, 0.25, 64, repeat=2),
    "vgg11": _image(convnets.vgg11, 0.125, 64),
    "unet": _image(convnets.UNet, 0.125, 32, 128),
    "speech": Entry(mobilenet.speech, {"width": 0.25}, {"width": 1}, (64, 50), (64, 400)),
    "vit": Entry(
        sequences.ViT,
        {"dim": 48, "heads": 3, "depth": 2, "image": 64},
        {"dim": 192, "heads": 3, "depth": 12, "image": 224},
        (3, 64, 64),
        (3, 224, 224),
    ),
    "encoder": Entry(
        sequences.Encoder,
        {"dim": 32, "heads": 4, "depth": 2},
        {"dim": 512, "heads": 8, "depth": 6},
        (12, 32),
        (64, 512),
    ),
    "bert": Entry(
        sequences.Bert,
        {"dim": 48, "heads": 4, "inner": 96, "depth": 2, "vocabulary": 200},
        {"dim": 384, "heads": 12, "inner": 1536, "depth": 6, "vocabulary": 30522},
        (16,),
        (128,),
    ),
    "lstm": Entry(sequences.Tagger, {"dim": 16, "hidden": 24}, {"dim": 128, "hidden": 256}, (8,), (32,)),
}
