# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Three-dimensional convolutions as two-dimensional ones, as lib/Conversion/Convolution3D.cpp does it for TOSA.

At each depth of the result, the frames that its taps read are joined along the channels, and the batch
takes the depth in. The sum over (row, column, tap, channel) is the same sum; frames are moved, not
rounded, so that int8 stays exact. Groups keep their channels together.
"""

from __future__ import annotations

from .build import reshape, transpose
from .node import Node
from .registry import Unsupported
from .shape import join, slice_along
from .tensor import Tensor


def fold_depth(
    node: Node, x: Tensor, w: Tensor, depth: int, stride: int, dilation: int, groups: int
) -> tuple[Tensor, Tensor]:
    """Images and their filter, for `depth` results along the depth.

    x: `[n, d, h, w, c]`, padded along d. w: `[o, kd, kh, kw, c / groups]`. Gives `[n * depth, h, w, kd * c]` and
    `[o, kh, kw, kd * c / groups]`.
    """
    n, _, height, width, channels = x.shape
    taps, part = int(w.shape[1]), int(channels) // groups
    frames = []
    for tap in range(taps):
        frame = slice_along(node, x, 1, tap * dilation, depth, stride)
        frames.append(reshape(node, frame, (n * depth, height, width, groups, part)))
    joined = reshape(node, join(node, frames, 4), (n * depth, height, width, taps * channels))
    return joined, reshape(node, transpose(node, w, [0, 2, 3, 1, 4]), (w.shape[0], *w.shape[2:4], taps * part))


def flip_depth(w: Tensor) -> Tensor:
    """A constant filter `[o, kd, ...]` with its taps along the depth in the opposite order."""
    if w.array is None and w.stored is None:
        raise Unsupported("the filter of a transposed convolution over 3 dimensions is not constant")
    flipped = w.view("flipped", lambda a: a[:, ::-1], lambda axis: axis)
    if flipped is None:
        raise Unsupported("the channels of the filter are no dimension of it")
    return flipped


def spread_depth(node: Node, x: Tensor, stride: int) -> Tensor:
    """`stride - 1` frames of zeros between each two of `[n, d, h, w, c]`."""
    if stride == 1:
        return x
    n, depth, *frame = x.shape
    apart = reshape(node, x, (n, depth, 1, *frame))
    high = [0, 0, stride - 1, 0, 0, 0]
    apart = node.emit("qnn.pad", [apart], {"low": [0] * 6, "high": high, "value": 0.0}, like=apart)
    whole = reshape(node, apart, (n, depth * stride, *frame))
    return slice_along(node, whole, 1, 0, (int(depth) - 1) * stride + 1)
