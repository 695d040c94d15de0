# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Three small classifiers of 8x8 images: [N,1,8,8] in, ten logits out.

They are written as one writes PyTorch, with batch norm left unfolded and
pooling as a mean, because that is what a compiler meets.
"""

import torch
from torch import nn


class Mlp(nn.Module):
    """64-96-48-10 with ReLU."""

    epochs = 150

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(64, 96),
            nn.ReLU(),
            nn.Linear(96, 48),
            nn.ReLU(),
            nn.Linear(48, 10),
        )

    def forward(self, image):
        return self.layers(image)


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions with batch norm and a shortcut (He et al. 2015)."""

    def __init__(self, channels_in, channels_out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(
            channels_in, channels_out, 3, stride=stride, padding=1, bias=False
        )
        self.bn1 = nn.BatchNorm2d(channels_out)
        self.conv2 = nn.Conv2d(channels_out, channels_out, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels_out)
        self.shortcut = nn.Identity()
        if stride != 1 or channels_in != channels_out:
            self.shortcut = nn.Sequential(
                nn.Conv2d(channels_in, channels_out, 1, stride=stride, bias=False),
                nn.BatchNorm2d(channels_out),
            )

    def forward(self, x):
        y = torch.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        return torch.relu(y + self.shortcut(x))


class ResNet(nn.Module):
    """Stem, two residual blocks (16 channels at 8x8, 24 at 4x4), mean, linear."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 16, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16)
        self.block1 = ResidualBlock(16, 16, 1)
        self.block2 = ResidualBlock(16, 24, 2)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(24, 10)

    def forward(self, image):
        x = torch.relu(self.bn(self.stem(image)))
        x = self.block2(self.block1(x))
        return self.classifier(torch.flatten(self.pool(x), 1))


def separable(channels_in, channels_out, stride, activation):
    """Depthwise 3x3 then pointwise 1x1, each with batch norm and activation."""
    return nn.Sequential(
        nn.Conv2d(
            channels_in,
            channels_in,
            3,
            stride=stride,
            padding=1,
            groups=channels_in,
            bias=False,
        ),
        nn.BatchNorm2d(channels_in),
        activation(),
        nn.Conv2d(channels_in, channels_out, 1, bias=False),
        nn.BatchNorm2d(channels_out),
        activation(),
    )


class DsCnn(nn.Module):
    """Depthwise-separable CNN (Howard et al. 2017): ReLU6, then hard-swish."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 24, 3, padding=1, bias=False),
            nn.BatchNorm2d(24),
            nn.ReLU6(),
            separable(24, 32, 1, nn.ReLU6),
            separable(32, 48, 2, nn.ReLU6),
            separable(48, 48, 1, nn.Hardswish),
        )
        self.classifier = nn.Linear(48, 10)

    def forward(self, image):
        return self.classifier(self.features(image).mean(dim=(2, 3)))


MODELS = {"mlp": Mlp, "resnet": ResNet, "dscnn": DsCnn}
