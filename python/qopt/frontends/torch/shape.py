# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What moves elements and computes nothing: views, slices, joins, padding."""

import torch

from qopt.frontends.torch import layout
from qopt.frontends.torch.builder import Builder, normalize_axis
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Fill, as_shape

aten = torch.ops.aten


@lowers(
    aten.view.default,
    aten._unsafe_view.default,
    aten.reshape.default,
    aten.flatten.using_ints,
    aten.unflatten.int,
    aten.squeeze.default,
    aten.squeeze.dim,
    aten.squeeze.dims,
    aten.unsqueeze.default,
    aten.view_as.default,
    aten.reshape_as.default,
)
def view(b: Builder, x, *_, **__):
    """All of these keep the elements' order; the trace knows the shape."""
    found = layout.lower_view(b)
    return b.reshape(x, b.shape) if found is None else found


@lowers(aten.channel_shuffle.default)
def channel_shuffle(b: Builder, x, groups):
    return layout.shuffle(b, x, groups)


@lowers(
    aten.clone.default,
    aten.contiguous.default,
    aten.detach.default,
    aten.alias.default,
    aten.dropout.default,
    aten.feature_dropout.default,
    aten.alpha_dropout.default,
    aten.lift_fresh_copy.default,
    aten.lift_fresh.default,
    aten.positive.default,
)
def identity(b: Builder, x, p=0.0, train=False, **_):
    if train is True:
        raise Unsupported("dropout in training mode; call module.eval()")
    return x


@lowers(aten.permute.default)
def permute(b: Builder, x, dims):
    return b.transpose(x, [normalize_axis(d, len(x.shape)) for d in dims])


@lowers(aten.transpose.int)
def transpose(b: Builder, x, dim0, dim1):
    rank = len(x.shape)
    perm = list(range(rank))
    i, j = normalize_axis(dim0, rank), normalize_axis(dim1, rank)
    if rank:
        perm[i], perm[j] = j, i
    found = layout.lower_transpose(b, perm)
    return b.transpose(x, perm) if found is None else found


@lowers(aten.t.default, aten.numpy_T.default)
def t(b: Builder, x):
    return b.transpose(x, list(reversed(range(len(x.shape)))))


@lowers(aten.movedim.int, aten.movedim.intlist)
def movedim(b: Builder, x, source, destination):
    rank = len(x.shape)
    source = [source] if isinstance(source, int) else source
    destination = [destination] if isinstance(destination, int) else destination
    moved = {
        normalize_axis(d, rank): normalize_axis(s, rank) for s, d in zip(source, destination, strict=True)
    }
    rest = iter(d for d in range(rank) if d not in moved.values())
    return b.transpose(x, [moved[d] if d in moved else next(rest) for d in range(rank)])


@lowers(aten.expand.default, aten.expand_as.default, aten.broadcast_to.default)
def expand(b: Builder, x, *_, **__):
    return b.expand(x, b.shape)


@lowers(aten.repeat.default, aten.tile.default)
def repeat(b: Builder, x, repeats):
    if not all(isinstance(r, int) for r in repeats):
        if all(size == 1 for size, r in zip(x.shape, repeats, strict=True) if not isinstance(r, int)):
            return b.expand(x, b.shape)
        raise Unsupported("repeats as often as the batch is large")
    rank = max(len(repeats), len(x.shape))
    repeats = [1] * (rank - len(repeats)) + list(repeats)
    x = b.reshape(x, (1,) * (rank - len(x.shape)) + tuple(x.shape))
    return x if all(r == 1 for r in repeats) else b.op("tile", [x], multiples=repeats)


# Parts.


def take(b: Builder, x, axis: int, offset: int, size: int, stride: int = 1):
    """Positions offset, offset + stride, .. of one dimension; size -1 takes all."""
    rank = len(x.shape)
    if isinstance(x, Fill):
        shape = list(x.shape)
        shape[axis] = size if size >= 0 else shape[axis]
        return Fill(x.value, tuple(shape), x.dtype)
    if x.shape[axis] is not None and size == x.shape[axis] and stride == 1:
        return x
    offsets, sizes, strides = [0] * rank, [-1] * rank, [1] * rank
    offsets[axis], sizes[axis], strides[axis] = offset, size, stride
    return b.slice(x, offsets, sizes, strides)


@lowers(aten.slice.Tensor)
def slice_(b: Builder, x, dim=0, start=None, end=None, step=1):
    axis = normalize_axis(dim, len(x.shape))
    size, out = x.shape[axis], b.shape[axis]
    if start is not None and not isinstance(start, int):
        raise Unsupported("starts where the size of the batch says")
    start = start or 0
    if size is None:
        whole = start >= 0 and (end is None or not isinstance(end, int) or end >= 2**31)
        if not whole:
            raise Unsupported("a part of the batch that does not go to its end")
        return x if start == 0 and step == 1 else take(b, x, axis, start, -1, step)
    if out == 0:
        raise Unsupported("the slice is empty")
    start = max(start + size, 0) if start < 0 else start
    return take(b, x, axis, start, out, step)


@lowers(aten.narrow.default)
def narrow(b: Builder, x, dim, start, length):
    return slice_(b, x, dim, start)


@lowers(aten.select.int)
def select(b: Builder, x, dim, index):
    axis = normalize_axis(dim, len(x.shape))
    if not isinstance(index, int):
        raise Unsupported("an element at a computed position; use a tensor of one position and squeeze")
    if x.shape[axis] is None and index < 0:
        raise Unsupported("an element counted from the end of the batch")
    index = index + x.shape[axis] if index < 0 else index
    return b.reshape(take(b, x, axis, index, 1), b.shape)


def _split(b: Builder, x, axis: int, sizes: list[int]) -> list:
    parts, offset = [], 0
    for size in sizes:
        parts.append(take(b, x, axis, offset, size))
        offset += size
    return parts


@lowers(
    aten.split.Tensor,
    aten.split_with_sizes.default,
    aten.split.sizes,
    aten.chunk.default,
    aten.tensor_split.sections,
)
def split(b: Builder, x, sizes, dim=0):
    axis = normalize_axis(dim, len(x.shape))
    sizes = [as_shape(part.shape)[axis] for part in b.meta]
    if None in sizes:
        raise Unsupported("splits the batch, whose size is not known")
    return _split(b, x, axis, sizes)


@lowers(aten.unbind.int)
def unbind(b: Builder, x, dim=0):
    axis = normalize_axis(dim, len(x.shape))
    parts = _split(b, x, axis, [1] * len(b.meta))
    return [b.reshape(part, as_shape(meta.shape)) for part, meta in zip(parts, b.meta, strict=True)]


# Joins.


@lowers(aten.cat.default, aten.concat.default)
def cat(b: Builder, tensors, dim=0):
    axis = normalize_axis(dim, len(b.shape))
    # torch lets an empty vector pass.
    parts = [x for x in tensors if len(x.shape) == len(b.shape) and 0 not in x.shape]
    if b.dtype == "f32":
        return b.op("concat", [b.as_float(x) for x in parts], axis=axis)
    if b.dtype in ("i32", "i64") and all(x.dtype == b.dtype for x in parts):
        return b.tosa("concat", parts, b.shape, b.dtype, axis=axis)
    return b.cast(b.op("concat", [b.cast(x, "f32") for x in parts], axis=axis), b.dtype)


@lowers(aten.stack.default)
def stack(b: Builder, tensors, dim=0):
    axis = normalize_axis(dim, len(b.shape))
    shape = list(b.shape)
    shape[axis] = 1
    return cat(b, [b.reshape(x, tuple(shape)) for x in tensors], axis)


# Borders.


def _get_borders(padding, rank: int) -> tuple[list[int], list[int]]:
    """torch lists (before, after) from the last dimension on."""
    low, high = [0] * rank, [0] * rank
    for i in range(0, len(padding), 2):
        low[rank - 1 - i // 2], high[rank - 1 - i // 2] = padding[i], padding[i + 1]
    return low, high


@lowers(aten.constant_pad_nd.default)
def constant_pad_nd(b: Builder, x, padding, value=0):
    low, high = _get_borders(padding, len(x.shape))
    for axis, (before, after) in enumerate(zip(low, high, strict=True)):
        if before < 0 or after < 0:
            size = x.shape[axis]
            x = take(b, x, axis, max(-before, 0), size + min(before, 0) + min(after, 0))
    low, high = [max(p, 0) for p in low], [max(p, 0) for p in high]
    return b.op("pad", [x], low=low, high=high, value=float(value)) if any(low + high) else x


@lowers(aten.pad.default)
def pad(b: Builder, x, padding, mode="constant", value=None):
    if mode == "constant":
        return constant_pad_nd(b, x, padding, value or 0)
    low, high = _get_borders(padding, len(x.shape))
    for axis, (before, after) in enumerate(zip(low, high, strict=True)):
        if before or after:
            x = _pad_from_inside(b, x, axis, before, after, mode)
    return x


def _pad_from_inside(b: Builder, x, axis: int, before: int, after: int, mode: str):
    """Borders of elements from the tensor itself, as a gather of known positions."""
    size = x.shape[axis]
    positions = torch.arange(-before, size + after)
    if mode == "replicate":
        positions = positions.clamp(0, size - 1)
    elif mode == "circular":
        positions = positions % size
    else:
        positions = (size - 1) - ((size - 1) - positions.abs()).abs()
    return b.op("gather", [x, b.vector(positions.numpy(), "int32")], axis=axis)


@lowers(aten.reflection_pad1d.default, aten.reflection_pad2d.default)
def reflection_pad(b: Builder, x, padding):
    return pad(b, x, padding, "reflect")


@lowers(aten.replication_pad1d.default, aten.replication_pad2d.default)
def replication_pad(b: Builder, x, padding):
    return pad(b, x, padding, "replicate")


@lowers(aten.roll.default)
def roll(b: Builder, x, shifts, dims=()):
    if not dims:
        raise Unsupported("rolls the flattened tensor; name the dimensions")
    for shift, dim in zip(shifts, dims, strict=True):
        axis = normalize_axis(dim, len(x.shape))
        size = x.shape[axis]
        cut = -shift % size
        if cut:
            x = b.op("concat", [take(b, x, axis, cut, size - cut), take(b, x, axis, 0, cut)], axis=axis)
    return x


@lowers(aten.flip.default)
def flip(b: Builder, x, dims):
    for dim in dims:
        axis = normalize_axis(dim, len(x.shape))
        x = b.op("gather", [x, b.vector(range(x.shape[axis] - 1, -1, -1), "int32")], axis=axis)
    return x


@lowers(aten.pixel_shuffle.default)
def pixel_shuffle(b: Builder, x, factor):
    n, c, h, w = x.shape
    x = b.transpose(b.reshape(x, (n, c // factor**2, factor, factor, h, w)), [0, 1, 4, 2, 5, 3])
    return b.reshape(x, b.shape)


# Tensors of one number.


@lowers(aten.full.default, aten.new_full.default, aten.full_like.default)
def full(b: Builder, *args, **_):
    return Fill(args[-1], b.shape, b.dtype)


@lowers(aten.zeros.default, aten.new_zeros.default, aten.zeros_like.default, aten.empty.memory_format)
def zeros(b: Builder, *_, **__):
    return Fill(0, b.shape, b.dtype)


@lowers(aten.ones.default, aten.new_ones.default, aten.ones_like.default)
def ones(b: Builder, *_, **__):
    return Fill(1, b.shape, b.dtype)
