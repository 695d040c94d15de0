# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""All networks, with a quick size for the suite and the published one."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn

from models import resnet


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


def _image(build, width: float, size: int, full_size: int = 224) -> Entry:
    return Entry(build, {"width": width}, {"width": 1}, (3, size, size), (3, full_size, full_size))


CATALOG: dict[str, Entry] = {
    "resnet18": _image(resnet.resnet18, 0.25, 64),
    "resnet34": _image(resnet.resnet34, 0.125, 64),
    "resnet50": _image(resnet.resnet50, 0.125, 64),
}
