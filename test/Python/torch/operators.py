"""Every lowering that networks.py does not meet, one small function at a time, against torch.

    operators.py [NAME ...]

Functions take tensors of the shapes beside them, drawn from a normal distribution; "p" makes
them positive, "i" integers below the last number, "n" such that may count from the end, "l" integers
that f32 does not hold.
"""

import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import qopt


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


X, IMAGE, MATRIX = (2, 3, 4), (2, 4, 7, 9), (3, 6)
TABLE = torch.arange(24.0).reshape(6, 4)

CASES = {
    # Elementwise.
    "arithmetic": (lambda x, y: (2 - x) * y / 3 + torch.add(x, y, alpha=2) - y / (x * x + 1), X, (3, 1)),
    "powers": (lambda x: x**2 + x**3 - x**4 + x**-1 + x**0.5 + x**-0.5, ("p", X)),
    "functions": (lambda x: torch.exp(-x) + x.log() + x.sqrt() + x.rsqrt() + x.sin() * x.cos() + x.log1p(), ("p", X)),
    "rounding": (lambda x: x.floor() + 2 * x.ceil() + 4 * x.round() + 8 * x.sign() + x.abs().neg(), X),
    "activations": (
        lambda x: F.silu(x) + F.mish(x) + F.elu(x, 0.5) + F.selu(x) + F.celu(x, 2.0) + F.softplus(x, 2.0) + F.leaky_relu(x),
        X,
    ),
    "bounds": (lambda x: x.clamp(-1, 1) + F.relu6(x) + F.hardtanh(x) + x.clamp(max=0.5) + F.hardsigmoid(x), X),
    "extremes": (lambda x, y: torch.maximum(x, y) - torch.minimum(x, y * 2), X, X),
    "prelu": (nn.PReLU(4), IMAGE),
    "lerp": (lambda x, y: torch.lerp(x, y, 0.3) + torch.addcmul(x, x, y, value=2), X, X),
    "gelu": (lambda x: F.gelu(x) + F.gelu(x, approximate="tanh"), X),
    # Predicates.
    "where": (lambda x, y: torch.where((x > y) | (x < -1), x, y * 2).masked_fill(~(y <= 0.5), -3.0), X, X),
    "logic": (lambda x: ((x > 0) & (x < 1)).float() + torch.logical_not(x != x).float(), X),
    "large": (
        lambda i: (
            i.view(6, 4).t().unsqueeze(1),
            torch.cat([i[:, 1:], i[:, :2]], 1),
            torch.stack([i, torch.where(i > 0, i, 7)], 1).expand(2, 2, 3, 4),
            i[:, :1].expand(2, 5, 4),
        ),
        ("l", X),
    ),
    "integers": (lambda i: i.eq(3).float() + (i >= 5).float(), ("i", X, 9)),
    # Shapes.
    "views": (lambda x: x.view(6, 4).unsqueeze(1).squeeze().t().flatten().unflatten(0, (4, -1)), X),
    "permute": (lambda x: x.permute(2, 0, 1).transpose(0, 2).movedim(0, -1), X),
    "slices": (lambda x: x[:, 1:, ::2] + x[:, -1:, 1:3] + x.narrow(1, 1, 2)[..., :2] + x[0, 0, 0], X),
    "joins": (lambda x: torch.cat([torch.stack([x, -x], 1).flatten(0, 1), x.new_zeros(1, 3, 4)]), X),
    "splits": (lambda x: x.split([1, 3], 2)[1] + x.chunk(2, -1)[0][..., :1] + x.unbind(1)[2].unsqueeze(1)[..., :3], X),
    "repeats": (lambda x: x.repeat(1, 2, 1) + x[:, :1].expand(2, 6, 4) + x.repeat_interleave(2, 1), X),
    "pads": (
        lambda x: F.pad(x, (1, 2, 0, 1), value=3.0) + F.pad(x, (2, 1, 1, 0), "reflect") + F.pad(x, (0, 3, 1, 0), "replicate"),
        IMAGE,
    ),
    "crops": (lambda x: F.pad(x, (-1, 2, 1, -2)), IMAGE),
    "roll": (lambda x: x.roll((1, -2), (1, 2)).flip(2) + F.pad(x, (1, 1), "circular")[..., :4], X),
    "pixels": (lambda x: F.pixel_unshuffle(F.pixel_shuffle(x, 2), 2), IMAGE),
    "channel_shuffle": (lambda x: F.channel_shuffle(x, 2), IMAGE),
    # Reductions.
    "reductions": (lambda x: x.sum(1) + x.mean((1,)) + x.amax(1) + x.amin(1) + x.std(1) + x.var(1, correction=0), X),
    "all": (lambda x: x.sum() + x.mean() + x.max() + x.min(), X),
    "prod": (lambda x: x.prod(2), X),
    "norms": (lambda x: F.normalize(x, dim=1) + x.norm(1, dim=1, keepdim=True) + x.norm(float("inf"), 1, True), X),
    "argmax": (lambda x: (x.argmax(1), x.argmin(2), x.max(2), x.min(1, keepdim=True)), X),
    "cumsum": (lambda x: x.cumsum(1), X),
    "var_mean": (lambda x: torch.var_mean(x, (1, 2)), X),
    # Products.
    "matmul": (lambda x, y: x @ y + (x[:, None] @ y)[:, 0], X, (4, 5)),
    "batches": (lambda x, y: torch.einsum("bij,bkj->bik", x, y) + torch.bmm(x, y.mT), X, X),
    "vectors": (lambda x, y: torch.outer(x, y) @ y + x.dot(y), (5,), (5,)),
    "addmm": (lambda x, y, z: torch.addmm(z, x, y, beta=2, alpha=0.5) + torch.addmm(z[0], x, y), (3, 4), (4, 5), (3, 5)),
    "broadcast_matmul": (lambda x, y: x.unsqueeze(1) @ y.unsqueeze(0), (2, 3, 4), (5, 4, 2)),
    # Convolutions and pools.
    "conv_same": (nn.Conv2d(4, 8, (3, 4), padding="same", dilation=2, groups=2), IMAGE),
    "conv1d": (nn.Conv1d(3, 5, 3, stride=2, padding=1), X),
    "conv_transpose": (nn.ConvTranspose2d(4, 6, 3, 2, 1, output_padding=1, groups=2), IMAGE),
    "conv_transpose1d": (nn.ConvTranspose1d(3, 5, 4, 2, 1), X),
    "conv_single": (nn.Conv2d(4, 2, 3), (4, 7, 9)),
    "pools": (lambda x: F.max_pool2d(x, 3, 2, 1, ceil_mode=True) + F.avg_pool2d(x, 3, 2, 1), (2, 4, 7, 9)),
    "avg_ceil": (lambda x: F.avg_pool2d(x, 3, 2, 1, ceil_mode=True), (2, 4, 8, 6)),
    "avg_uncounted": (lambda x: F.avg_pool2d(x, 2, 2, 1, count_include_pad=False), IMAGE),
    "avg_divisor": (lambda x: F.avg_pool2d(x, 2, divisor_override=3), IMAGE),
    "pools1d": (lambda x: F.max_pool1d(x, 2) + F.avg_pool1d(x, 2), X),
    "avg1d_padded": (lambda x: F.avg_pool1d(x, 3, 1, 1), X),
    "adaptive": (lambda x: F.adaptive_avg_pool2d(x, (3, 4)) + F.adaptive_max_pool2d(x, (3, 4)), IMAGE),
    "adaptive_even": (lambda x: F.adaptive_avg_pool2d(x, (4, None)), (2, 3, 8, 5)),
    # Resampling.
    "nearest": (lambda x: F.interpolate(x, scale_factor=2) + F.interpolate(x, (14, 18)), IMAGE),
    "nearest_uneven": (lambda x: F.interpolate(x, (5, 23)), IMAGE),
    "nearest1d": (lambda x: F.interpolate(x, scale_factor=3), X),
    "bilinear": (lambda x: F.interpolate(x, (5, 12), mode="bilinear"), IMAGE),
    "bilinear_corners": (lambda x: F.interpolate(x, (13, 17), mode="bilinear", align_corners=True), IMAGE),
    # Normalizations.
    "layer_norm": (nn.LayerNorm((3, 4)), X),
    "rms_norm": (nn.RMSNorm(4), X),
    "group_norm": (nn.GroupNorm(2, 4), IMAGE),
    "instance_norm": (nn.InstanceNorm2d(4, affine=True), IMAGE),
    "batch_norm1d": (nn.BatchNorm1d(6), MATRIX),
    "softmaxes": (lambda x: F.softmax(x, 1) + F.log_softmax(x, -1), X),
    # Attention.
    "causal": (lambda q, k: F.scaled_dot_product_attention(q, k, k, is_causal=True), (2, 2, 5, 4), (2, 2, 5, 4)),
    "causal_uneven": (lambda q, k: F.scaled_dot_product_attention(q, k, k, is_causal=True), (2, 2, 3, 4), (2, 2, 5, 4)),
    "mask": (lambda q: F.scaled_dot_product_attention(q, q, q, torch.ones(5, 5).tril(1) > 0, scale=0.3), (2, 2, 5, 4)),
    "mask_computed": (lambda q, m: F.scaled_dot_product_attention(q, q, q, m > -1), (1, 2, 3, 4), (3, 3)),
    "grouped": (lambda q, k: F.scaled_dot_product_attention(q, k, k, enable_gqa=True), (2, 4, 5, 4), (2, 2, 5, 4)),
    "multihead": (nn.MultiheadAttention(8, 2, batch_first=True), (2, 5, 8), (2, 5, 8), (2, 5, 8)),
    # Recurrent.
    "gru": (nn.GRU(4, 5, 2, bidirectional=True), X),
    "rnn": (nn.RNN(4, 5, bias=False, batch_first=True), X),
    "lstm_cell": (nn.LSTMCell(4, 5), (3, 4)),
    "lstm_single": (nn.LSTM(4, 5), (3, 4)),
    # Lookups.
    "embedding": (nn.Embedding(9, 4), ("i", (2, 3), 9)),
    "index": (lambda x: TABLE[:, [2, -1]] + x[:, torch.tensor([0, -1])], (6, 3)),
    "index_select": (lambda x: torch.index_select(x, 1, torch.tensor([2, 0])), X),
    "gathered": (lambda i: TABLE[i], ("i", (2, 3), 6)),
    "gathered_from_end": (lambda x, i: (x[:, i], x[..., i[0]]), (2, 6, 6), ("n", (2, 3), 6)),
    # Constants.
    "constants": (lambda x: x * torch.arange(4) + torch.full_like(x, 2) + torch.eye(4)[1] + torch.ones(4), X),
}


def draw(spec) -> torch.Tensor:
    if spec[0] == "i":
        return torch.randint(spec[2], spec[1])
    if spec[0] == "n":
        return torch.randint(-spec[2], spec[2], spec[1])
    if spec[0] == "l":
        return 2**40 + 2 * torch.randint(1 << 20, spec[1]) + 1
    if spec[0] == "p":
        return torch.rand(spec[1]) + 0.1
    return torch.randn(spec)


def check(name: str) -> None:
    torch.manual_seed(0)
    function, *specs = CASES[name]
    module = function if isinstance(function, nn.Module) else Call(function)
    module.eval()
    inputs = tuple(draw(spec) for spec in specs)
    with torch.no_grad():
        expected = torch.utils._pytree.tree_leaves(module(*inputs))
    model = qopt.from_torch(module, inputs)
    got = qopt.compile(model, compile_threads=1, reference=True).run([x.numpy() for x in inputs])
    assert len(got) == len(expected), name
    for value, reference in zip(got, expected):
        reference = reference.numpy()
        assert value.shape == reference.shape, f"{name}: {value.shape} instead of {reference.shape}"
        if np.issubdtype(reference.dtype, np.integer):
            assert (value == reference).all(), f"{name}: other integers"
            continue
        error = np.abs(value - reference).max() / max(np.abs(reference).max(), 1e-6)
        assert error <= 1e-5, f"{name}: differs by {error:.1e}"


failed = 0
for case in sys.argv[1:] or CASES:
    try:
        check(case)
    except Exception as error:  # all of them are to be seen
        failed += 1
        print(f"{case}: {type(error).__name__}: {error}", flush=True)
print(f"{len(sys.argv[1:] or CASES) - failed} passed, {failed} failed")
sys.exit(bool(failed))
