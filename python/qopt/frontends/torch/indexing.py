# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lookups by index."""

import numpy as np
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


def _count_from_start(b: Builder, indices, size: int | None):
    """Indices that may count from the end; computed ones by tosa's ops, which keep integers."""
    if isinstance(indices, Constant):
        return _as_indices(b, indices, size)
    if size is None:
        raise Unsupported("computed positions in the batch, which may count from its end; use torch.index_select")
    indices = _as_indices(b, indices, size)
    integer = np.int32 if indices.dtype == "i32" else np.int64
    if not indices.shape:
        return b.reshape(_count_from_start(b, b.reshape(indices, (1,)), size), ())

    def constant(number: int):
        return b.vector(np.full([1] * len(indices.shape), number), integer)

    negative = b.tosa("greater", [constant(0), indices], indices.shape, "bool")
    moved = b.tosa("add", [indices, constant(size)], indices.shape, indices.dtype)
    return b.tosa("select", [negative, moved, indices], indices.shape, indices.dtype)


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
    return b.op("gather", [x, _count_from_start(b, chosen, x.shape[axis])], axis=axis)
