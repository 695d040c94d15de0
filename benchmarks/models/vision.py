# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""ResNet-18, ResNet-50 and MobileNetV2 for 224x224 images, as their papers define them.

He et al., "Deep Residual Learning for Image Recognition" (stride in the 3x3 of a
bottleneck, as every framework ships it); Sandler et al., "MobileNetV2: Inverted
Residuals and Linear Bottlenecks". Images are f32 [batch,3,224,224], results
[batch,1000].
"""

import torch
from torch import nn


def conv_norm(inputs: int, outputs: int, size: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    """A convolution that keeps the image's size up to the stride, and its batch norm."""
    conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    """relu(branch(x) + shortcut(x)); the shortcut is a 1x1 where shapes differ."""

    def __init__(self, branch: nn.Sequential, inputs: int, outputs: int, stride: int):
        super().__init__()
        same = inputs == outputs and stride == 1
        self.branch = branch
        self.shortcut = nn.Identity() if same else conv_norm(inputs, outputs, 1, stride)
        self.relu = nn.ReLU()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.relu(self.branch(x) + self.shortcut(x))


def basic(inputs: int, width: int, stride: int) -> Residual:
    branch = nn.Sequential(conv_norm(inputs, width, 3, stride), nn.ReLU(), conv_norm(width, width, 3))
    return Residual(branch, inputs, width, stride)


def bottleneck(inputs: int, width: int, stride: int) -> Residual:
    branch = nn.Sequential(
        conv_norm(inputs, width, 1),
        nn.ReLU(),
        conv_norm(width, width, 3, stride),
        nn.ReLU(),
        conv_norm(width, 4 * width, 1),
    )
    return Residual(branch, inputs, 4 * width, stride)


def resnet(block, expansion: int, depths: tuple[int, ...]) -> nn.Sequential:
    layers = [conv_norm(3, 64, 7, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, depth in enumerate(depths):
        width = 64 << stage
        for index in range(depth):
            stride = 2 if stage and not index else 1
            layers.append(block(channels, width, stride))
            channels = expansion * width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000))


def resnet18() -> nn.Module:
    return resnet(basic, 1, (2, 2, 2, 2))


def resnet50() -> nn.Module:
    return resnet(bottleneck, 4, (3, 4, 6, 3))


class Inverted(nn.Module):
    """1x1 to `factor` times the channels, 3x3 depthwise, 1x1 back without activation."""

    def __init__(self, inputs: int, outputs: int, stride: int, factor: int):
        super().__init__()
        hidden = inputs * factor
        widen = [conv_norm(inputs, hidden, 1), nn.ReLU6()] if factor > 1 else []
        depthwise = conv_norm(hidden, hidden, 3, stride, groups=hidden)
        self.branch = nn.Sequential(*widen, depthwise, nn.ReLU6(), conv_norm(hidden, outputs, 1))
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.branch(x) if self.adds else self.branch(x)


# Table 2 of the paper: expansion factor, channels, repeats, first stride.
MOBILENET_V2 = [
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
]


def mobilenet_v2() -> nn.Module:
    layers = [conv_norm(3, 32, 3, 2), nn.ReLU6()]
    channels = 32
    for factor, outputs, repeats, first in MOBILENET_V2:
        for index in range(repeats):
            layers.append(Inverted(channels, outputs, 1 if index else first, factor))
            channels = outputs
    layers += [conv_norm(channels, 1280, 1), nn.ReLU6(), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return nn.Sequential(*layers, nn.Linear(1280, 1000))
