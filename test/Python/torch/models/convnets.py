# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""DenseNet-121, SqueezeNet 1.1, ShuffleNetV2, VGG-11 and a U-Net."""

import torch
from torch import nn
from torch.nn import functional


class DenseLayer(nn.Module):
    """Norm, ReLU, convolution, twice; what it makes is joined to what it got."""

    def __init__(self, inputs: int, growth: int):
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(inputs), nn.Conv2d(inputs, 4 * growth, 1, bias=False)
        self.norm2, self.conv2 = nn.BatchNorm2d(4 * growth), nn.Conv2d(4 * growth, growth, 3, 1, 1, bias=False)

    def forward(self, x):
        y = self.conv1(functional.relu(self.norm1(x)))
        return torch.cat([x, self.conv2(functional.relu(self.norm2(y)))], dim=1)


def densenet121(width: float = 1, repeat: int = 24, classes: int = 1000) -> nn.Module:
    """Huang et al.: Densely Connected Convolutional Networks, 2016."""
    growth, channels = int(32 * width), int(64 * width)
    layers = [nn.Conv2d(3, channels, 7, 2, 3, bias=False), nn.BatchNorm2d(channels), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    for i, count in enumerate((6, 12, 24, 16)):
        for _ in range(min(count, repeat)):
            layers.append(DenseLayer(channels, growth))
            channels += growth
        layers += [nn.BatchNorm2d(channels), nn.ReLU()]
        if i < 3:
            layers += [nn.Conv2d(channels, channels // 2, 1, bias=False), nn.AvgPool2d(2)]
            channels //= 2
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))


class Fire(nn.Module):
    def __init__(self, inputs: int, squeeze: int, expand: int):
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeeze, 1)
        self.expand1, self.expand3 = nn.Conv2d(squeeze, expand, 1), nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x):
        x = functional.relu(self.squeeze(x))
        return torch.cat([functional.relu(self.expand1(x)), functional.relu(self.expand3(x))], 1)


def squeezenet(width: float = 1, classes: int = 1000) -> nn.Module:
    """Iandola et al., 2016, version 1.1; its pools round up."""
    channels = int(64 * width)
    layers = [nn.Conv2d(3, channels, 3, 2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, ceil_mode=True)]
    for row in ((16, 64), (16, 64), None, (32, 128), (32, 128), None, (48, 192), (48, 192), (64, 256), (64, 256)):
        if row is None:
            layers.append(nn.MaxPool2d(3, 2, ceil_mode=True))
            continue
        squeeze, expand = (int(size * width) for size in row)
        layers.append(Fire(channels, squeeze, expand))
        channels = 2 * expand
    layers += [nn.Dropout(), nn.Conv2d(channels, classes, 1), nn.ReLU(inplace=True), nn.AdaptiveAvgPool2d(1)]
    return nn.Sequential(*layers, nn.Flatten())


class ShuffleUnit(nn.Module):
    """Ma et al.: ShuffleNet V2, 2018. Half of the channels pass by, then both are shuffled."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        half = outputs // 2
        self.stride = stride
        before = inputs if stride > 1 else half
        self.right = nn.Sequential(
            *self.pointwise(before, half), *self.depthwise(half, stride), *self.pointwise(half, half)
        )
        self.left = nn.Sequential(*self.depthwise(inputs, stride), *self.pointwise(inputs, half)) if stride > 1 else None

    @staticmethod
    def pointwise(inputs: int, outputs: int) -> list[nn.Module]:
        return [nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]

    @staticmethod
    def depthwise(channels: int, stride: int) -> list[nn.Module]:
        return [nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False), nn.BatchNorm2d(channels)]

    def forward(self, x):
        a, b = (x, x) if self.left else x.chunk(2, dim=1)
        y = torch.cat((self.left(a) if self.left else a, self.right(b)), dim=1)
        n, c, h, w = y.shape
        return y.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)


def shufflenet_v2(width: float = 1, repeat: int = 8, classes: int = 1000) -> nn.Module:
    channels, last = 24, int(1024 * width)
    layers = [nn.Conv2d(3, channels, 3, 2, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    for size, count in ((116, 4), (232, 8), (464, 4)):
        size = int(size * width) // 2 * 2
        for i in range(min(count, repeat)):
            layers.append(ShuffleUnit(channels, size, 1 if i else 2))
            channels = size
    layers += [nn.Conv2d(channels, last, 1, bias=False), nn.BatchNorm2d(last), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(last, classes))


def vgg11(width: float = 1, classes: int = 1000) -> nn.Module:
    """Simonyan, Zisserman, 2014: configuration A, with batch norm, pooled to 7x7 before the layers."""
    layers, channels, hidden = [], 3, int(4096 * width)
    for row in (64, None, 128, None, 256, 256, None, 512, 512, None, 512, 512, None):
        if row is None:
            layers.append(nn.MaxPool2d(2, 2))
            continue
        size = int(row * width)
        layers += [nn.Conv2d(channels, size, 3, padding=1), nn.BatchNorm2d(size), nn.ReLU(inplace=True)]
        channels = size
    head = [nn.Linear(49 * channels, hidden), nn.ReLU(True), nn.Dropout(), nn.Linear(hidden, hidden), nn.ReLU(True)]
    pool = [nn.AdaptiveAvgPool2d(7), nn.Flatten()]
    return nn.Sequential(*layers, *pool, *head, nn.Dropout(), nn.Linear(hidden, classes))


class Double(nn.Sequential):
    def __init__(self, inputs: int, outputs: int):
        layers = []
        for size in (inputs, outputs):
            layers += [nn.Conv2d(size, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(True)]
        super().__init__(*layers)


class UNet(nn.Module):
    """Ronneberger et al., 2015: the upper half once by transposed convolutions, once by interpolation."""

    def __init__(self, width: float = 1, classes: int = 2):
        super().__init__()
        sizes = [int(size * width) for size in (64, 128, 256, 512)]
        self.first = Double(3, sizes[0])
        self.down = nn.ModuleList(Double(a, b) for a, b in zip(sizes, sizes[1:]))
        self.up = nn.ModuleList()
        self.join = nn.ModuleList()
        for i, (small, large) in enumerate(zip(sizes[-2::-1], sizes[:0:-1])):
            if i % 2:
                upsample = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
                self.up.append(nn.Sequential(upsample, nn.Conv2d(large, small, 1)))
            else:
                self.up.append(nn.ConvTranspose2d(large, small, 2, 2))
            self.join.append(Double(2 * small, small))
        self.out = nn.Conv2d(sizes[0], classes, 1)

    def forward(self, x):
        kept = [self.first(x)]
        for down in self.down:
            kept.append(down(functional.max_pool2d(kept[-1], 2)))
        y = kept.pop()
        for up, join in zip(self.up, self.join):
            y = join(torch.cat([kept.pop(), up(y)], dim=1))
        return self.out(y)
