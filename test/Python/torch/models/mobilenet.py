# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""MobileNetV2 (Sandler et al., 2018), MobileNetV3-large (Howard et al., 2019) and
EfficientNet-B0 (Tan, Le, 2019): inverted residuals with depthwise convolutions."""

from torch import nn
from torch.nn import functional


def scale(channels: float, width: float) -> int:
    """Channels in multiples of 8, not less than 0.9 of what was asked for."""
    size = max(8, int(channels * width + 4) // 8 * 8)
    return size + 8 if size < 0.9 * channels * width else size


def conv_norm(inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, act=None) -> nn.Sequential:
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, eps=1e-3),
    ]
    return nn.Sequential(*layers, *([act()] if act else []))


class SqueezeExcite(nn.Module):
    def __init__(self, channels: int, inner: int, act, gate):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, inner, 1)
        self.fc2 = nn.Conv2d(inner, channels, 1)
        self.act, self.gate = act(), gate()

    def forward(self, x):
        y = functional.adaptive_avg_pool2d(x, 1)
        return x * self.gate(self.fc2(self.act(self.fc1(y))))


class InvertedResidual(nn.Module):
    """Expand, depthwise, perhaps squeeze and excite, project; added where shapes agree."""

    def __init__(self, inputs, hidden, outputs, kernel, stride, act, squeeze: nn.Module | None = None):
        super().__init__()
        layers = [conv_norm(inputs, hidden, 1, act=act)] if hidden != inputs else []
        layers.append(conv_norm(hidden, hidden, kernel, stride, hidden, act))
        if squeeze:
            layers.append(squeeze)
        self.block = nn.Sequential(*layers, conv_norm(hidden, outputs, 1))
        self.is_residual = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.block(x) if self.is_residual else self.block(x)


class Classifier(nn.Module):
    def __init__(self, features: nn.Module, head: nn.Module):
        super().__init__()
        self.features, self.classifier = features, head

    def forward(self, x):
        return self.classifier(functional.adaptive_avg_pool2d(self.features(x), 1).flatten(1))


def mobilenet_v2(width: float = 1, repeat: int = 9, classes: int = 1000) -> nn.Module:
    """Rows: expansion, channels, repetitions, stride."""
    rows = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    channels, last = scale(32, width), scale(1280, width)
    layers = [conv_norm(3, channels, 3, 2, act=nn.ReLU6)]
    for expansion, size, count, stride in rows:
        size = scale(size, width)
        for i in range(min(count, repeat)):
            layers.append(InvertedResidual(channels, channels * expansion, size, 3, 1 if i else stride, nn.ReLU6))
            channels = size
    layers.append(conv_norm(channels, last, 1, act=nn.ReLU6))
    return Classifier(nn.Sequential(*layers), nn.Sequential(nn.Dropout(0.2), nn.Linear(last, classes)))


# Kernel, hidden, channels, squeeze and excite, hard swish, stride.
_V3_ROWS = [
    (3, 16, 16, False, False, 1),
    (3, 64, 24, False, False, 2),
    (3, 72, 24, False, False, 1),
    (5, 72, 40, True, False, 2),
    (5, 120, 40, True, False, 1),
    (5, 120, 40, True, False, 1),
    (3, 240, 80, False, True, 2),
    (3, 200, 80, False, True, 1),
    (3, 184, 80, False, True, 1),
    (3, 184, 80, False, True, 1),
    (3, 480, 112, True, True, 1),
    (3, 672, 112, True, True, 1),
    (5, 672, 160, True, True, 2),
    (5, 960, 160, True, True, 1),
    (5, 960, 160, True, True, 1),
]


def mobilenet_v3(width: float = 1, repeat: int = 15, classes: int = 1000) -> nn.Module:
    channels = scale(16, width)
    layers = [conv_norm(3, channels, 3, 2, act=nn.Hardswish)]
    for kernel, hidden, size, squeezes, swishes, stride in _V3_ROWS[-repeat:]:
        hidden, size = scale(hidden, width), scale(size, width)
        act = nn.Hardswish if swishes else nn.ReLU
        squeeze = SqueezeExcite(hidden, scale(hidden // 4, 1), nn.ReLU, nn.Hardsigmoid) if squeezes else None
        layers.append(InvertedResidual(channels, hidden, size, kernel, stride, act, squeeze))
        channels = size
    last, inner = 6 * channels, scale(1280, width)
    layers.append(conv_norm(channels, last, 1, act=nn.Hardswish))
    head = nn.Sequential(nn.Linear(last, inner), nn.Hardswish(), nn.Dropout(0.2), nn.Linear(inner, classes))
    return Classifier(nn.Sequential(*layers), head)


def efficientnet_b0(width: float = 1, repeat: int = 9, classes: int = 1000) -> nn.Module:
    """Rows: expansion, kernel, stride, channels, repetitions."""
    rows = [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4)]
    rows.append((6, 3, 1, 320, 1))
    channels, last = scale(32, width), scale(1280, width)
    layers = [conv_norm(3, channels, 3, 2, act=nn.SiLU)]
    for expansion, kernel, stride, size, count in rows:
        size = scale(size, width)
        for i in range(min(count, repeat)):
            hidden = channels * expansion
            squeeze = SqueezeExcite(hidden, max(1, channels // 4), nn.SiLU, nn.Sigmoid)
            layers.append(InvertedResidual(channels, hidden, size, kernel, 1 if i else stride, nn.SiLU, squeeze))
            channels = size
    layers.append(conv_norm(channels, last, 1, act=nn.SiLU))
    return Classifier(nn.Sequential(*layers), nn.Sequential(nn.Dropout(0.2), nn.Linear(last, classes)))


def speech(width: float = 1, classes: int = 29) -> nn.Module:
    """Separable convolutions over time on 64 filter banks, as QuartzNet (Kriman et al., 2019)."""
    channels, inputs, layers = int(256 * width), 64, []
    for kernel, stride, dilation in ((33, 2, 1), (33, 1, 1), (39, 1, 1), (51, 1, 1), (63, 1, 2)):
        padding = dilation * (kernel - 1) // 2
        layers += [
            nn.Conv1d(inputs, inputs, kernel, stride, padding, dilation, groups=inputs, bias=False),
            nn.Conv1d(inputs, channels, 1, bias=False),
            nn.BatchNorm1d(channels),
            nn.ReLU(),
        ]
        inputs = channels
    return nn.Sequential(*layers, nn.Conv1d(inputs, classes, 1), nn.LogSoftmax(dim=1))
