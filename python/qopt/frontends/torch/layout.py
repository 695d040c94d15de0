# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Chains of views and transposes that say less with channels last.

Written one by one they keep a transpose on either side, since a reshape of an image in
[N, C, H, W] is none in [N, H, W, C]. What they do together is: the exchange of channels
between groups, images as rows of positions, and rows as images.
"""

import torch
from torch.fx import Node

import qopt._core as core
from qopt.frontends.torch.builder import Builder
from qopt.frontends.torch.values import as_shape

aten = torch.ops.aten

_VIEWS = (aten.view.default, aten._unsafe_view.default, aten.reshape.default, aten.flatten.using_ints)
_COPIES = (aten.clone.default, aten.contiguous.default)


def _skip_copies(node) -> Node | None:
    while isinstance(node, Node) and node.target in _COPIES:
        node = node.args[0]
    return node if isinstance(node, Node) else None


def _get_shape(node: Node):
    return as_shape(node.meta["val"].shape)


def _match_view(node) -> Node | None:
    """What a view has as its input."""
    node = _skip_copies(node)
    if node is None or node.target not in _VIEWS:
        return None
    return _skip_copies(node.args[0])


def _match_swap(node, rank: int) -> Node | None:
    """What is transposed, if it is so in dimensions 1 and 2."""
    node = _skip_copies(node)
    if node is None or node.target not in (aten.transpose.int, aten.permute.default):
        return None
    if len(_get_shape(node)) != rank:
        return None
    if node.target is aten.permute.default:
        swaps = [d % rank for d in node.args[1]] == [0, 2, 1, *range(3, rank)]
    else:
        swaps = sorted(d % rank for d in node.args[1:]) == [1, 2]
    return _skip_copies(node.args[0]) if swaps else None


def lower_view(b: Builder) -> core.Value | None:
    """Joins with the transpose before it the view that is being lowered."""
    if len(b.shape) != 4:
        return None
    swapped = _match_swap(b.node.args[0], 5)
    source = swapped and _match_view(swapped)
    if source is not None and _get_shape(source) == b.shape:
        parts = _get_shape(swapped)
        if parts[0] == b.shape[0] and parts[3:] == b.shape[2:]:
            return shuffle(b, b.read(source), parts[1])
    rows = _match_swap(b.node.args[0], 3)
    if rows is None:
        return None
    n, c, h, w = b.shape
    if None in (c, h, w) or _get_shape(rows) != (n, h * w, c):
        return None
    return b.transpose(b.reshape(b.read(rows), (n, h, w, c)), [0, 3, 1, 2])


def lower_transpose(b: Builder, perm: list[int]) -> core.Value | None:
    """Joins with the view before it the transpose that is being lowered: [N, C, H, W] to [N, H * W, C]."""
    source = _match_view(b.node.args[0]) if perm == [0, 2, 1] else None
    if source is None or len(_get_shape(source)) != 4:
        return None
    n, c, h, w = _get_shape(source)
    if None in (c, h, w) or b.shape != (n, h * w, c):
        return None
    return b.reshape(b.transpose(b.read(source), [0, 2, 3, 1]), b.shape)


def shuffle(b: Builder, x, groups: int) -> core.Value:
    """[N, C, H, W] as [N, G, C/G, H, W] with the two swapped and joined again."""
    n, c, h, w = x.shape
    y = b.reshape(b.transpose(x, [0, 2, 3, 1]), (n, h, w, groups, c // groups))
    return b.transpose(b.reshape(b.transpose(y, [0, 1, 2, 4, 3]), (n, h, w, c)), [0, 3, 1, 2])
