# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lookups by index."""

import torch

from qopt.frontends.torch.builder import Builder, normalize_axis
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _as_indices(b: Builder, indices, size: int):
    """Indices of i32 or i64, known ones counted from the start."""
    if isinstance(indices, Constant):
        known = indices.tensor.long()
        return Constant(torch.where(known < 0, known + size, known))
    return indices if indices.dtype in ("i32", "i64") else b.cast(indices, "i64")


@lowers(aten.embedding.default)
def embedding(b: Builder, table, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    return b.op("gather", [table, _as_indices(b, indices, table.shape[0])], axis=0)


@lowers(aten.index_select.default)
def index_select(b: Builder, x, dim, index):
    axis = normalize_axis(dim, len(x.shape))
    return b.op("gather", [x, _as_indices(b, index, x.shape[axis])], axis=axis)


@lowers(aten.index.Tensor)
def index(b: Builder, x, indices):
    given = [(axis, i) for axis, i in enumerate(indices) if i is not None]
    if len(given) != 1:
        raise Unsupported("indexes several dimensions at once; one index tensor is supported")
    axis, chosen = given[0]
    if chosen.dtype == "bool":
        raise Unsupported("selects by a boolean mask, whose count depends on data; use torch.where")
    return b.op("gather", [x, _as_indices(b, chosen, x.shape[axis])], axis=axis)
