# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Networks on sequences: ViT, PyTorch's encoder, BERT as MiniLM has it, an LSTM."""

import math

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    """Norm first, attention by scaled_dot_product_attention, GELU."""

    def __init__(self, dim: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(dim, eps=1e-6), nn.LayerNorm(dim, eps=1e-6)
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.mlp = nn.Sequential(nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim))

    def forward(self, x):
        n, t, c = x.shape
        qkv = self.qkv(self.norm1(x)).reshape(n, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        y = functional.scaled_dot_product_attention(q, k, v)
        x = x + self.proj(y.transpose(1, 2).reshape(n, t, c))
        return x + self.mlp(self.norm2(x))


class ViT(nn.Module):
    """Dosovitskiy et al.: An Image is Worth 16x16 Words, 2020; full size: ViT-Ti/16."""

    def __init__(self, dim: int, heads: int, depth: int, image: int, patch: int = 16, classes: int = 1000):
        super().__init__()
        self.patch = nn.Conv2d(3, dim, patch, patch)
        self.token = nn.Parameter(torch.randn(1, 1, dim) * 0.02)
        self.position = nn.Parameter(torch.randn(1, (image // patch) ** 2 + 1, dim) * 0.02)
        self.blocks = nn.Sequential(*(Block(dim, heads) for _ in range(depth)))
        self.norm = nn.LayerNorm(dim, eps=1e-6)
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], dim=1) + self.position
        return self.head(self.norm(self.blocks(x))[:, 0])


class Encoder(nn.Module):
    """torch.nn.TransformerEncoder, norm last, and a mean."""

    def __init__(self, dim: int, heads: int, depth: int, classes: int = 10):
        super().__init__()
        layer = nn.TransformerEncoderLayer(dim, heads, 4 * dim, batch_first=True, activation="gelu")
        self.encoder = nn.TransformerEncoder(layer, depth)
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        return self.head(self.encoder(x).mean(dim=1))


class BertLayer(nn.Module):
    """Attention in parts, with a mask that is added, as Hugging Face's eager code."""

    def __init__(self, dim: int, heads: int, inner: int):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.dense, self.norm = nn.Linear(dim, dim), nn.LayerNorm(dim, eps=1e-12)
        self.intermediate, self.output = nn.Linear(dim, inner), nn.Linear(inner, dim)
        self.last = nn.LayerNorm(dim, eps=1e-12)

    def split(self, x):
        n, t, c = x.shape
        return x.view(n, t, self.heads, c // self.heads).permute(0, 2, 1, 3)

    def forward(self, x, mask):
        q, k, v = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        scores = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(q.shape[-1]) + mask
        y = torch.matmul(functional.softmax(scores, dim=-1), v).permute(0, 2, 1, 3).contiguous()
        x = self.norm(self.dense(y.view(x.shape)) + x)
        return self.last(self.output(functional.gelu(self.intermediate(x))) + x)


class Bert(nn.Module):
    """MiniLM-L6's architecture: tokens to a normalized embedding of the sentence. Token 0 is padding."""

    def __init__(self, dim: int, heads: int, inner: int, depth: int, vocabulary: int, positions: int = 512):
        super().__init__()
        self.vocabulary = vocabulary
        self.words, self.positions = nn.Embedding(vocabulary, dim), nn.Embedding(positions, dim)
        self.types = nn.Embedding(2, dim)
        self.norm = nn.LayerNorm(dim, eps=1e-12)
        self.layers = nn.ModuleList(BertLayer(dim, heads, inner) for _ in range(depth))

    def forward(self, ids):
        mask = ids.ne(0).to(torch.float32)
        positions = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(positions) + self.types(torch.zeros_like(positions))
        x = self.norm(x)
        added = (1.0 - mask[:, None, None, :]) * torch.finfo(torch.float32).min
        for layer in self.layers:
            x = layer(x, added)
        mask = mask.unsqueeze(-1)
        mean = (x * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return functional.normalize(mean, p=2, dim=1)


class Tagger(nn.Module):
    """A bidirectional LSTM of two layers over embedded tokens."""

    def __init__(self, dim: int, hidden: int, vocabulary: int = 1000, classes: int = 12):
        super().__init__()
        self.vocabulary = vocabulary
        self.embedding = nn.Embedding(vocabulary, dim)
        self.lstm = nn.LSTM(dim, hidden, num_layers=2, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, ids):
        x, _ = self.lstm(self.embedding(ids))
        return self.head(x)
