"""What cannot be imported says what, where and what to do."""

import torch
from torch import nn

import qopt
from qopt.frontends.torch import TorchImportError, UnsupportedOps

X = torch.randn(2, 3)


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


def fails(words, module, inputs=(X,), **options):
    """Whether the import raises an error with all the words in its message."""
    try:
        qopt.from_torch(module, inputs, **options)
    except TorchImportError as error:
        assert isinstance(error, qopt.Error)
        for word in words:
            assert word in str(error), f"{error} lacks {word}"
        return error
    raise AssertionError(f"no error with {words}")


class Inner(nn.Module):
    def forward(self, x):
        return torch.special.bessel_j0(x) + torch.linalg.matrix_exp(x @ x.mT).sum()


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = nn.Sequential(nn.ReLU(), Inner())

    def forward(self, x):
        return torch.igamma(self.block(x), self.block(x))


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("count", torch.zeros(3))

    def forward(self, x):
        self.count += x.sum(0)
        return x + self.count


def branch(x):
    return x + 1 if x.sum() > 0 else x - 1


error = fails(["aten.special_bessel_j0.default in 'block.1'", "(2 times)", "aten.linalg_matrix_exp", "aten.igamma", "lowers"], Outer())
assert isinstance(error, UnsupportedOps) and len(error.problems) == 5, error.problems
assert {problem.module for problem in error.problems} == {"block.1", ""}
fails(["control flow", "torch.where"], Call(branch))
fails(["changes its state", "'count'"], Counter())
fails(["'inputs_0'", "float64", "module.float()"], Call(lambda x: x + 1), (X.double(),))
fails(["float16"], nn.Linear(3, 2).half(), (X.half(),))
fails(["random"], Call(lambda x: x + torch.rand(3)))
fails(["returns None"], Call(lambda x: (x + 1, None)))
fails(["at least two samples"], nn.Linear(3, 2), (X[:1],), dynamic_batch=True)
fails(["size of the batch"], Call(lambda x: x.reshape(2, 3, 1)), dynamic_batch=True)
fails(["over the batch"], Call(lambda x: x.mean(0)), dynamic_batch=True)
fails(["boolean mask"], Call(lambda x: x[:, x[0] > 0].sum()))
fails(["exponent 2.5"], Call(lambda x: x**2.5))
fails(["dilated window"], nn.MaxPool1d(2, dilation=2), (torch.randn(1, 2, 8),))
fails(["torch.export cannot trace", "reduction dim"], nn.Linear(4, 2))
# Dropout and batch norm are traced in evaluation mode, and the module keeps its own.
module = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Dropout(0.5))
model = qopt.from_torch(module, (X,))
assert module.training and module[2].training
assert torch.allclose(torch.from_numpy(qopt.compile(model).run([X])[0]), module.eval()(X), atol=1e-6)
# A dict names its results; numbers and None among the arguments are part of the trace.
model = qopt.from_torch(Call(lambda x, n, y: {"double": n * x, "rest": (x, x - 1 if y is None else y)}), (X, 2, None))
assert [spec.name for spec in model.outputs] == ["double", "rest_0", "rest_1"], model.outputs
assert len(model.inputs) == 1
# Weights are under their names in the state dict, once.
linear = nn.Linear(64, 64)
text = str(qopt.from_torch(nn.Sequential(linear, linear), (torch.randn(2, 64),)))
assert text.count("qnn.parameter") == 1, text
