# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Matrix products."""

import torch

from qopt.frontends.torch.builder import Builder
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers

aten = torch.ops.aten


@lowers(aten.linear.default)
def linear(b: Builder, x, weight, bias=None):
    shape = x.shape
    if len(shape) == 1:
        x = b.reshape(x, (1, *shape))
    if len(weight.shape) != 2:
        raise Unsupported("the weight has one dimension; torch.matmul(x, weight) does the same")
    y = b.op("matmul", [x, weight, bias], transpose_rhs=True)
    return b.reshape(y, y.shape[1:]) if len(shape) == 1 else y


@lowers(aten.addmm.default)
def addmm(b: Builder, bias, x, weight, *, beta=1, alpha=1):
    if alpha == 1 and beta == 1 and len(bias.shape) == 1:
        return b.op("matmul", [x, weight, bias])
    y = b.op("matmul", [x, weight])
    y = y if alpha == 1 else b.op("mul", [y, alpha])
    return b.op("add", [y, bias if beta == 1 else b.op("mul", [bias, beta])])


@lowers(aten.baddbmm.default)
def baddbmm(b: Builder, bias, x, weight, *, beta=1, alpha=1):
    return addmm(b, bias, x, weight, beta=beta, alpha=alpha)


@lowers(aten.matmul.default, aten.mm.default, aten.bmm.default)
def matmul(b: Builder, x, y):
    """numpy's: vectors as rows and columns, batch dimensions broadcast."""
    is_row, is_column = len(x.shape) == 1, len(y.shape) == 1
    x = b.reshape(x, (1, *x.shape)) if is_row else x
    y = b.reshape(y, (*y.shape, 1)) if is_column else y
    x, y = _match_batches(b, x, y)
    z = b.op("matmul", [x, y])
    shape = z.shape
    if is_row:
        shape = (*shape[:-2], shape[-1])
    if is_column:
        shape = shape[:-1]
    return b.reshape(z, shape)


def _match_batches(b: Builder, x, y):
    if len(y.shape) == 2 or x.shape[:-2] == y.shape[:-2]:
        return x, y
    rank = max(len(x.shape), len(y.shape)) - 2
    batches = []
    for operand in (x, y):
        own = operand.shape[:-2]
        batches.append((1,) * (rank - len(own)) + tuple(own))
    joint = tuple(q if p == 1 else p for p, q in zip(*batches, strict=True))
    return b.expand(x, joint + tuple(x.shape[-2:])), b.expand(y, joint + tuple(y.shape[-2:]))


@lowers(aten.mv.default, aten.dot.default)
def mv(b: Builder, x, y):
    return matmul(b, x, y)
