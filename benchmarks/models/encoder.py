# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A BERT-like encoder of the size of MiniLM-L6: 6 layers, 384 wide, 12 heads, 1536 in
the feed-forward part, post-norm, GELU, 128 tokens.

It starts from embedded tokens, f32 [batch,128,384]: looking them up is not what is
measured. The result is the first token after the pooler, [batch,384].
"""

import math

import torch
from torch import nn

TOKENS, WIDTH, HEADS, HIDDEN, LAYERS = 128, 384, 12, 1536, 6


class Attention(nn.Module):
    """Self-attention with separate projections, as BERT's checkpoints have them."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        batch, tokens, _ = x.shape
        depth = WIDTH // HEADS

        def heads(layer: nn.Linear) -> torch.Tensor:
            return layer(x).reshape(batch, tokens, HEADS, depth).transpose(1, 2)

        scores = heads(self.query) @ heads(self.key).transpose(2, 3) / math.sqrt(depth)
        mixed = torch.softmax(scores, dim=-1) @ heads(self.value)
        return self.output(mixed.transpose(1, 2).reshape(batch, tokens, WIDTH))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = Attention()
        self.attention_norm = nn.LayerNorm(WIDTH)
        self.feed_forward = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH))
        self.output_norm = nn.LayerNorm(WIDTH)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.attention_norm(x + self.attention(x))
        return self.output_norm(x + self.feed_forward(x))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.Sequential(*(Layer() for _ in range(LAYERS)))
        self.pooler = nn.Linear(WIDTH, WIDTH)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.tanh(self.pooler(self.layers(self.norm(x))[:, 0]))
