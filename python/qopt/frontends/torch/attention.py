# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Scaled dot-product attention, as one op."""

import math

import torch

from qopt.frontends.torch.builder import Builder
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _make_mask(b: Builder, mask):
    """A mask to add: -inf where a boolean one is false."""
    if mask is None or mask.dtype == "f32":
        return mask
    if mask.dtype != "bool":
        raise Unsupported(f"a mask of {mask.dtype}; masks are of bool or float32")
    if isinstance(mask, Constant):
        added = torch.zeros(mask.tensor.shape).masked_fill(mask.tensor.logical_not(), -math.inf)
        return Constant(added, f"{mask.key}.added" if mask.key else "")
    return b.op("select", [mask, 0.0, -math.inf])


@lowers(aten.scaled_dot_product_attention.default)
def scaled_dot_product_attention(
    b: Builder, query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, *, scale=None, enable_gqa=False
):
    if dropout_p:
        raise Unsupported("dropout in attention; call module.eval()")
    if enable_gqa and query.shape[-3] != key.shape[-3]:
        times = query.shape[-3] // key.shape[-3]
        key, value = (_repeat_heads(b, x, times) for x in (key, value))
    mask = _make_mask(b, attn_mask)
    rows, columns = query.shape[-2], key.shape[-2]
    if is_causal and rows != columns:
        # torch aligns the triangle with the first key, qnn.attention with the last.
        seen = torch.ones(rows, columns, dtype=torch.bool).tril()
        mask, is_causal = _make_mask(b, Constant(seen)), False
    batch = _get_batch(query, key, value)
    query, key, value = (b.expand(x, (*batch, *x.shape[-2:])) for x in (query, key, value))
    scale = 1 / math.sqrt(query.shape[-1]) if scale is None else scale
    return b.op("attention", [query, key, value, mask], scale=float(scale), causal=bool(is_causal))


def _get_batch(*tensors):
    shapes = [x.shape[:-2] for x in tensors]
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(shape)) + tuple(shape) for shape in shapes]
    return tuple(next((size for size in sizes if size != 1), 1) for sizes in zip(*padded, strict=True))


def _repeat_heads(b: Builder, x, times: int):
    *outer, heads, length, width = x.shape
    x = b.reshape(x, (*outer, heads, 1, length, width))
    x = b.expand(x, (*outer, heads, times, length, width))
    return b.reshape(x, (*outer, heads * times, length, width))
