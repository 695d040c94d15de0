"""See compile.test."""

import functools

import torch
from torch import nn

from qopt.frontends.torch.backend import compile_graph


class Net(nn.Module):
    """A convolution, a batch norm with statistics, a linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1)
        self.norm = nn.BatchNorm2d(16)
        self.norm.running_mean.normal_(0, 0.2)
        self.norm.running_var.uniform_(0.5, 1.5)
        self.linear = nn.Linear(16, 10)

    def forward(self, x):
        return self.linear(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


def compile_with(module: nn.Module, **options) -> nn.Module:
    torch._dynamo.reset()
    return torch.compile(module, backend=functools.partial(compile_graph, options=options), dynamic=False)


def main() -> None:
    torch.manual_seed(0)
    module, x = Net().eval(), torch.randn(4, 3, 8, 8)
    with torch.no_grad():
        expected = module(x)
        fast = compile_with(module)
        assert torch.allclose(fast(x), expected, rtol=1e-4, atol=1e-5)
        assert torch.allclose(fast(x[:3]), expected[:3], rtol=1e-4, atol=1e-5)
        small = compile_with(module, calibration=[x])
        error = ((small(x) - expected) ** 2).sum() / (expected**2).sum()
        assert 0 < error < 1e-2, error
    for action, words in [
        (lambda: compile_with(module)(x), "under torch.no_grad()"),
        (lambda: torch.no_grad()(compile_with(module, nope=1))(x), "no option 'nope'"),
    ]:
        try:
            action()
        except Exception as error:  # dynamo's own class around ours
            assert words in str(error), error
        else:
            raise AssertionError(f"no error with {words}")


main()
