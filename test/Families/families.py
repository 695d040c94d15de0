# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small PyTorch networks, one for each family of ops that people use.

Each is as small as its ops allow and has random weights; what it stands for is how
torch-mlir writes its ops, not a task it could solve. Shapes of inputs are in data.py.
"""

import torch
from torch import nn
from torch.nn import functional


class Linear(nn.Sequential):
    """Fully connected layers with the activations that fold into a clamp, or nearly."""

    def __init__(self):
        super().__init__(
            nn.Linear(16, 24),
            nn.ReLU(),
            nn.Linear(24, 24, bias=False),
            nn.LeakyReLU(0.1),
            nn.Linear(24, 16),
            nn.ReLU6(),
            nn.Linear(16, 8),
        )


class Conv2d(nn.Sequential):
    """Strides, dilation, groups, uneven kernels and padding."""

    def __init__(self):
        super().__init__(
            nn.Conv2d(3, 8, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(8, 8, 3, padding=2, dilation=2, groups=2),
            nn.ReLU6(),
            nn.Conv2d(8, 12, (1, 3), stride=(2, 1), bias=False),
            nn.ReLU(),
            nn.Conv2d(12, 4, 1),
        )


class Depthwise(nn.Sequential):
    """Depthwise-separable convolutions, one with a channel multiplier."""

    def __init__(self):
        super().__init__(
            nn.Conv2d(4, 4, 3, padding=1, groups=4),
            nn.Hardswish(),
            nn.Conv2d(4, 8, 1),
            nn.ReLU6(),
            nn.Conv2d(8, 16, 3, stride=2, padding=1, groups=8, bias=False),
            nn.BatchNorm2d(16),
            nn.Hardswish(),
            nn.Conv2d(16, 4, 1),
            nn.Hardsigmoid(),
        )


class ConvTranspose(nn.Sequential):
    """A decoder: transposed convolutions with and without overlap."""

    def __init__(self):
        super().__init__(
            nn.ConvTranspose2d(6, 8, 2, stride=2),
            nn.ReLU(),
            nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.ConvTranspose2d(4, 2, 3, padding=1),
        )


class Conv1d(nn.Module):
    """A temporal convolutional network: dilated, with a residual, mean over time."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(4, 8, 3, padding=1)
        self.dilated = nn.Conv1d(8, 8, 3, padding=2, dilation=2)
        self.last = nn.Conv1d(8, 6, 5, stride=2)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = torch.relu(x + self.dilated(x))
        return self.last(x).mean(dim=2)


class Conv3d(nn.Sequential):
    """Video: two 3-d convolutions, mean over everything but channels."""

    def __init__(self):
        super().__init__(
            nn.Conv3d(2, 4, 3, padding=1),
            nn.ReLU(),
            nn.Conv3d(4, 6, (2, 3, 3), stride=(2, 1, 1)),
            nn.ReLU(),
            nn.AdaptiveAvgPool3d(1),
            nn.Flatten(),
        )


class Pooling(nn.Module):
    """Maximum and average, padded and strided, and over the whole image."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 8, 3, padding=1)
        self.maximum = nn.MaxPool2d(3, stride=2, padding=1)
        self.average = nn.AvgPool2d(2, stride=1)
        self.padded = nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        x = self.padded(self.average(self.maximum(torch.relu(self.conv(x)))))
        return self.head(functional.adaptive_avg_pool2d(x, 1).flatten(1))


class Residual(nn.Module):
    """The ResNet block with a strided shortcut, batch norm unfolded."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 8, 3, stride=2, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(8)
        self.shortcut = nn.Sequential(
            nn.Conv2d(4, 8, 1, stride=2, bias=False), nn.BatchNorm2d(8)
        )
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        y = torch.relu(self.norm1(self.conv1(x)))
        y = torch.relu(self.norm2(self.conv2(y)) + self.shortcut(x))
        return self.head(y.mean(dim=(2, 3)))


class ConcatSplit(nn.Module):
    """ShuffleNet's moves: chunk, concat, channel shuffle, a strided slice, padding."""

    def __init__(self):
        super().__init__()
        self.left = nn.Conv2d(4, 4, 3, padding=1)
        self.right = nn.Conv2d(4, 8, 1)
        self.last = nn.Conv2d(6, 3, 1)

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        x = torch.cat([torch.relu(self.left(a)), self.right(b)], dim=1)
        n, c, h, w = x.shape
        x = x.reshape(n, 3, c // 3, h, w).transpose(1, 2).reshape(n, c, h, w)
        first, middle, last = torch.split(x, [2, 6, 4], dim=1)
        x = torch.cat([last, first], dim=1)[:, :, ::2, 1:]
        mean = middle[:, :, 1::2, :].mean(dim=(1, 2, 3), keepdim=True)
        return self.last(functional.pad(x, (1, 0, 0, 1)) + mean)


class Normalization(nn.Module):
    """Layer norm and softmax between fully connected layers."""

    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(16)
        self.up = nn.Linear(16, 24)
        self.norm2 = nn.LayerNorm(24, eps=1e-6)
        self.down = nn.Linear(24, 10)

    def forward(self, x):
        x = self.norm2(torch.tanh(self.up(self.norm1(x))))
        return torch.softmax(self.down(x), dim=-1)


class Activations(nn.Module):
    """Smooth functions of one variable, each after a layer of its own."""

    functions = [
        functional.gelu,
        functional.silu,
        torch.sigmoid,
        torch.tanh,
        functional.elu,
        functional.mish,
        functional.softplus,
        lambda x: functional.gelu(x, approximate="tanh"),
    ]

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(12, 12) for _ in self.functions)
        self.head = nn.Linear(12, 6)

    def forward(self, x):
        for layer, function in zip(self.layers, self.functions):
            x = x + function(layer(x))
        return self.head(x)


class Transformer(nn.Module):
    """PyTorch's own encoder layer on a sequence, then a classifier."""

    def __init__(self):
        super().__init__()
        self.layer = nn.TransformerEncoderLayer(
            16, 2, dim_feedforward=32, dropout=0.0, activation="gelu", batch_first=True
        )
        self.head = nn.Linear(16, 5)

    def forward(self, x):
        return self.head(self.layer(x).mean(dim=1))


class Decoder(nn.Module):
    """A layer of a language model: token embedding, RMS norm, rotary positions, causal
    attention, SwiGLU."""

    def __init__(self, width=16, heads=2, length=6):
        super().__init__()
        self.heads = heads
        self.embedding = nn.Embedding(20, width)
        self.norm1 = nn.RMSNorm(width, eps=1e-5)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.norm2 = nn.RMSNorm(width, eps=1e-5)
        self.gate = nn.Linear(width, 24, bias=False)
        self.up = nn.Linear(width, 24, bias=False)
        self.down = nn.Linear(24, width, bias=False)
        half = width // heads // 2
        angle = torch.outer(torch.arange(length), 10.0 ** -torch.arange(0, 1, 1 / half))
        self.register_buffer("cos", torch.cos(torch.cat([angle, angle], dim=1)))
        self.register_buffer("sin", torch.sin(torch.cat([angle, angle], dim=1)))

    def rotate(self, x):
        a, b = x.chunk(2, dim=-1)
        return x * self.cos + torch.cat([-b, a], dim=-1) * self.sin

    def forward(self, ids):
        x = self.embedding(ids)
        n, t, c = x.shape
        q, k, v = (
            part.reshape(n, t, self.heads, -1).transpose(1, 2)
            for part in self.qkv(self.norm1(x)).chunk(3, dim=-1)
        )
        mixed = functional.scaled_dot_product_attention(
            self.rotate(q), self.rotate(k), v, is_causal=True
        )
        x = x + self.out(mixed.transpose(1, 2).reshape(n, t, c))
        y = self.norm2(x)
        return x + self.down(functional.silu(self.gate(y)) * self.up(y))


class Embedding(nn.Module):
    """Bag of words: table lookup, mean over the words, two layers."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(24, 12)
        self.hidden = nn.Linear(12, 16)
        self.head = nn.Linear(16, 4)

    def forward(self, ids):
        x = self.table(ids).mean(dim=1)
        return self.head(torch.relu(self.hidden(x)))


class Upsample(nn.Module):
    """A U-net of one level: down, up in both modes, joined with what was kept."""

    def __init__(self):
        super().__init__()
        self.inside = nn.Conv2d(3, 4, 3, padding=1)
        self.down = nn.Conv2d(4, 6, 3, stride=2, padding=1)
        self.out = nn.Conv2d(16, 2, 1)

    def forward(self, x):
        x = torch.relu(self.inside(x))
        y = torch.relu(self.down(x))
        parts = [x] + [
            functional.interpolate(y, scale_factor=2, mode=mode)
            for mode in ("bilinear", "nearest")
        ]
        return self.out(torch.cat(parts, dim=1))


class Recurrent(nn.Module):
    """LSTM and GRU cells, unrolled over the sequence."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTMCell(6, 8)
        self.gru = nn.GRUCell(8, 8)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        h = c = g = torch.zeros(x.shape[0], 8)
        for step in x.unbind(dim=1):
            h, c = self.lstm(step, (h, c))
            g = self.gru(h, g)
        return self.head(g)


class GroupNorm(nn.Module):
    """Convolutions with group and instance norm."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 8, 3, padding=1)
        self.norm1 = nn.GroupNorm(4, 8)
        self.conv2 = nn.Conv2d(8, 6, 3, padding=1)
        self.norm2 = nn.InstanceNorm2d(6, affine=True)
        self.last = nn.Conv2d(6, 3, 1)

    def forward(self, x):
        x = functional.silu(self.norm1(self.conv1(x)))
        return self.last(torch.relu(self.norm2(self.conv2(x))))


class Reductions(nn.Module):
    """Extrema, means and sums along dimensions."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(12, 12)
        self.head = nn.Linear(24, 6)

    def forward(self, x):
        x = torch.relu(self.layer(x))
        parts = [x.amax(dim=1), x.mean(dim=1) - x.amin(dim=1) + 0.125 * x.sum(dim=1)]
        return self.head(torch.cat(parts, dim=1))


class Elementwise(nn.Module):
    """Arithmetic of two operands, comparison and choice."""

    def __init__(self):
        super().__init__()
        self.a = nn.Linear(10, 10)
        self.b = nn.Linear(10, 10)
        self.head = nn.Linear(10, 4)

    def forward(self, x):
        a, b = self.a(x), self.b(x)
        y = torch.maximum(a, b) - torch.minimum(a, 0.5 * b)
        y = y / (1.0 + torch.abs(a))
        return self.head(torch.where(a > b, y, b * a).clamp(-1.5, 2.0))


class Argmax(nn.Sequential):
    """A classifier that answers with the class."""

    class Last(nn.Module):
        def forward(self, x):
            return torch.argmax(x, dim=1)

    def __init__(self):
        super().__init__(
            nn.Conv2d(2, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 5, 1), self.Last()
        )


FAMILIES = {
    "linear": Linear,
    "conv2d": Conv2d,
    "depthwise": Depthwise,
    "conv_transpose": ConvTranspose,
    "conv1d": Conv1d,
    "conv3d": Conv3d,
    "pooling": Pooling,
    "residual": Residual,
    "concat_split": ConcatSplit,
    "normalization": Normalization,
    "activations": Activations,
    "transformer": Transformer,
    "decoder": Decoder,
    "embedding": Embedding,
    "upsample": Upsample,
    "recurrent": Recurrent,
    "group_norm": GroupNorm,
    "reductions": Reductions,
    "elementwise": Elementwise,
    "argmax": Argmax,
}
