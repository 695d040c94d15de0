# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Trained models that no part of the compiler was tuned for.

Same images and logits as examples/digits, other structure: attention and layer
norm, smooth activations, concatenation, channel slices, both kinds of pooling,
inverted residuals, a recurrent cell unrolled over the rows.
"""

import math

import torch
from torch import nn
from torch.nn import functional


class EncoderLayer(nn.Module):
    """Pre-norm attention and feed-forward (Vaswani et al. 2017)."""

    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.projection = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)

    def attention(self, x):
        batch, tokens, width = x.shape
        shape = (batch, tokens, self.heads, width // self.heads)
        query, key, value = (
            part.reshape(shape).transpose(1, 2) for part in self.qkv(x).chunk(3, -1)
        )
        scores = query @ key.transpose(-2, -1) / math.sqrt(shape[-1])
        mixed = torch.softmax(scores, dim=-1) @ value
        return self.projection(mixed.transpose(1, 2).reshape(batch, tokens, width))

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.down(functional.gelu(self.up(self.norm2(x))))


class Transformer(nn.Module):
    """Each image row is a token of 8 pixels; two layers, mean over tokens."""

    def __init__(self, width=24, heads=3, hidden=48):
        super().__init__()
        self.embedding = nn.Linear(8, width)
        self.position = nn.Parameter(0.02 * torch.randn(1, 8, width))
        self.layers = nn.Sequential(
            *(EncoderLayer(width, heads, hidden) for _ in range(2))
        )
        self.norm = nn.LayerNorm(width)
        self.classifier = nn.Linear(width, 10)

    def forward(self, image):
        x = self.embedding(image.reshape(-1, 8, 8)) + self.position
        return self.classifier(self.norm(self.layers(x)).mean(dim=1))


class SmoothMlp(nn.Module):
    """64-48-32-24-10 with GELU, tanh and sigmoid."""

    epochs = 150
    learning_rate = 1e-2

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(64, 48)
        self.fc2 = nn.Linear(48, 32)
        self.fc3 = nn.Linear(32, 24)
        self.fc4 = nn.Linear(24, 10)

    def forward(self, image):
        x = functional.gelu(self.fc1(torch.flatten(image, 1)))
        x = torch.tanh(self.fc2(x))
        x = torch.sigmoid(self.fc3(x))
        return self.fc4(x)


class PoolNet(nn.Module):
    """Residual and inception-like: concat, channel slices, max and average pool.

    The 5x5 convolution has a bias and no batch norm; the second residual sum
    has no activation after it.
    """

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 12, 3, padding=1)
        self.left = nn.Conv2d(12, 8, 1, bias=False)
        self.left_bn = nn.BatchNorm2d(8)
        self.right = nn.Conv2d(12, 8, 5, padding=2)
        self.pool = nn.MaxPool2d(2)
        self.change = nn.Conv2d(10, 10, 3, padding=1, bias=False)
        self.change_bn = nn.BatchNorm2d(10)
        self.mix = nn.Conv2d(20, 20, 3, padding=1, bias=False)
        self.mix_bn = nn.BatchNorm2d(20)
        self.average = nn.AvgPool2d(3, stride=1, padding=1)
        self.classifier = nn.Linear(20 * 2 * 2, 10)

    def forward(self, image):
        x = functional.leaky_relu(self.stem(image), 0.1)
        left = torch.relu(self.left_bn(self.left(x)))
        right = torch.relu(self.right(x))
        x = self.pool(torch.cat([x[:, :4], left, right], dim=1))
        kept, changed = x[:, :10], x[:, 10:]
        changed = changed + torch.relu(self.change_bn(self.change(changed)))
        x = torch.cat([changed, kept], dim=1)
        x = self.average(x) + self.mix_bn(self.mix(x))
        x = functional.avg_pool2d(x, 2)
        return self.classifier(torch.flatten(x, 1))


class InvertedResidual(nn.Module):
    """Expand 1x1, depthwise, project 1x1 (Sandler et al. 2018), with SiLU."""

    def __init__(self, channels_in, channels_out, stride, kernel):
        super().__init__()
        hidden = 2 * channels_in
        self.expand = nn.Conv2d(channels_in, hidden, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(hidden)
        self.depthwise = nn.Conv2d(
            hidden,
            hidden,
            kernel,
            stride=stride,
            padding=kernel // 2,
            groups=hidden,
            bias=False,
        )
        self.bn2 = nn.BatchNorm2d(hidden)
        self.project = nn.Conv2d(hidden, channels_out, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(channels_out)
        self.residual = stride == 1 and channels_in == channels_out

    def forward(self, x):
        y = functional.silu(self.bn1(self.expand(x)))
        y = functional.relu6(self.bn2(self.depthwise(y)))
        y = self.bn3(self.project(y))
        return x + y if self.residual else y


class MobileNet(nn.Module):
    """Inverted residuals with 3x3 and 5x5 depthwise kernels, global max pool."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 16, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(16)
        self.blocks = nn.Sequential(
            InvertedResidual(16, 16, 1, 3),
            InvertedResidual(16, 24, 2, 3),
            InvertedResidual(24, 24, 1, 5),
        )
        self.classifier = nn.Linear(24, 10)

    def forward(self, image):
        x = functional.hardswish(self.bn(self.stem(image)))
        return self.classifier(self.blocks(x).amax(dim=(2, 3)))


class RowGru(nn.Module):
    """A GRU cell (Cho et al. 2014) that reads the image row by row, unrolled."""

    epochs = 100
    learning_rate = 1e-2

    def __init__(self, hidden=32):
        super().__init__()
        self.cell = nn.GRUCell(8, hidden)
        self.classifier = nn.Linear(hidden, 10)

    def forward(self, image):
        rows = image.reshape(-1, 8, 8)
        state = rows.new_zeros(rows.shape[0], self.cell.hidden_size)
        for step in range(8):
            state = self.cell(rows[:, step], state)
        return self.classifier(state)


MODELS = {
    "transformer": Transformer,
    "smooth_mlp": SmoothMlp,
    "pool_net": PoolNet,
    "mobile_net": MobileNet,
    "row_gru": RowGru,
}
