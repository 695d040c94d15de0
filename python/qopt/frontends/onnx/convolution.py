# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Convolutions: float, quantized and integer; over one and three dimensions as those over images."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import onnx

from .build import known, reshape, to_first, to_last, transpose
from .node import Node
from .quantization import (
    Quantization,
    emit_contraction,
    float_operand,
    has_symmetric_channels,
    quantize,
    raw,
    reread,
    scale_and_zero,
    stored_constant,
    stored_integers,
)
from .registry import Unsupported, lowers
from .tensor import Dim, Size, Tensor, along_axis
from .volumes import flip_depth, fold_depth, spread_depth


@dataclass(frozen=True)
class Window:
    """Sizes of a sliding window over the spatial dimensions; `pads` are begins, then ends."""

    kernel: list[int]
    strides: list[int]
    dilations: list[int]
    pads: list[int]

    @property
    def extent(self) -> list[int]:
        """From the first to behind the last position that a window reads."""
        return [(k - 1) * d + 1 for k, d in zip(self.kernel, self.dilations, strict=True)]


def read_window(node: Node, spatial: tuple[Size, ...], kernel: list[int]) -> Window:
    """The attributes of a convolution or pooling, with automatic padding made explicit."""
    rank = len(kernel)
    strides = list(node.attribute("strides", [1] * rank))
    dilations = list(node.attribute("dilations", [1] * rank))
    pads = list(node.attribute("pads", [0] * 2 * rank))
    auto = node.attribute("auto_pad", "NOTSET")
    if any(len(v) != rank for v in (strides, dilations)) or len(pads) != 2 * rank:
        raise Unsupported(f"strides, dilations and pads do not have {rank} dimensions")
    if min([*strides, *dilations, *kernel]) < 1:
        raise Unsupported("kernel, strides and dilations must be at least 1")
    window = Window(kernel, strides, dilations, pads)
    if auto == "VALID":
        window = Window(kernel, strides, dilations, [0] * 2 * rank)
    elif auto in ("SAME_UPPER", "SAME_LOWER"):
        begins, ends = [], []
        for size, extent, stride in zip(spatial, window.extent, strides, strict=True):
            if isinstance(size, Dim):
                raise Unsupported("automatic padding needs known sizes")
            total = max((math.ceil(size / stride) - 1) * stride + extent - size, 0)
            small, large = total // 2, total - total // 2
            begins.append(small if auto == "SAME_UPPER" else large)
            ends.append(large if auto == "SAME_UPPER" else small)
        window = Window(kernel, strides, dilations, begins + ends)
    return window


def _result_sizes(spatial: tuple[Size, ...], window: Window) -> list[int]:
    rank, sizes = len(spatial), []
    for i, size in enumerate(spatial):
        if isinstance(size, Dim):
            raise Unsupported("images of unknown size are not supported")
        sizes.append((size + window.pads[i] + window.pads[rank + i] - window.extent[i]) // window.strides[i] + 1)
    if min(sizes) < 1:
        raise Unsupported(f"the kernel of extent {window.extent} does not fit into the input of {list(spatial)}")
    return sizes


def pad_last(node: Node, x: Tensor, pads: list[int], value: float = 0.0) -> Tensor:
    """Pads the spatial dimensions of a channels-last tensor; negative amounts cut."""
    rank = len(pads) // 2
    low, high = [0, *pads[:rank], 0], [0, *pads[rank:], 0]
    if any(p < 0 for p in (*low, *high)):
        offsets = [max(-p, 0) for p in low]
        sizes = [-1 if isinstance(s, Dim) else s - max(-a, 0) - max(-b, 0) for s, a, b in zip(x.shape, low, high, strict=True)]
        x = node.emit("qnn.slice", [x], {"offsets": offsets, "sizes": sizes, "strides": [1] * len(sizes)}, like=x)
        low, high = [max(p, 0) for p in low], [max(p, 0) for p in high]
    if not any(low) and not any(high):
        return x
    return node.emit("qnn.pad", [x], {"low": low, "high": high, "value": float(value)}, like=x)


def convolve(node: Node, x: Tensor, w: Tensor, bias: Tensor | None, result: Quantization | str | None = None) -> Tensor:
    """The convolution of an NC... tensor with an OI... filter.

    With `result`, operands are quantized and the op is an int8 one: its result has that
    quantization, or is f32 for "f32".
    """
    if w.rank != x.rank or x.rank not in (3, 4, 5):
        raise Unsupported(f"convolutions over {x.rank - 2} dimensions are not supported")
    if any(isinstance(s, Dim) for s in w.shape):
        raise Unsupported("the filter has an unknown shape")
    kernel = [int(k) for k in w.shape[2:]]
    if list(node.attribute("kernel_shape", kernel)) != kernel:
        raise Unsupported(f"kernel_shape is not that of the filter, {kernel}")
    groups = node.attribute("group", 1)
    if x.shape[1] != w.shape[1] * groups or groups < 1 or w.shape[0] % groups:
        raise Unsupported(f"{x.shape[1]} channels in {groups} groups do not fit a filter of shape {list(w.shape)}")
    window = read_window(node, x.shape[2:], kernel)
    sizes = _result_sizes(x.shape[2:], window)
    x, w = transpose(node, x, to_last(x.rank)), transpose(node, w, to_last(w.rank))
    batch, rank, pads = x.shape[0], len(kernel), window.pads
    if min(pads) < 0:
        x, pads = pad_last(node, x, pads), [0] * len(pads)
    if rank == 1:
        x, w = _as_image(node, x), _as_image(node, w)
    if rank == 3:
        x = pad_last(node, x, [pads[0], 0, 0, pads[3], 0, 0])
        x, w = fold_depth(node, x, w, sizes[0], window.strides[0], window.dilations[0], groups)
    attributes = {
        "strides": _of_image(window.strides, 1),
        "dilations": _of_image(window.dilations, 1),
        "padding": _image_padding(pads),
        "groups": groups,
    }
    shape = (x.shape[0], *_of_image(sizes, 1), w.shape[0])
    y = emit_contraction(node, "qnn.conv2d", [x, w, bias], attributes, shape, result)
    return transpose(node, reshape(node, y, (batch, *sizes, w.shape[0])), to_first(rank + 2))


def _of_image(values: list[int], fill: int) -> list[int]:
    """The values for height and width: a line has height 1, the depth of a volume is not in the image."""
    return ([fill] * (2 - len(values)) + values)[-2:]


def _image_padding(pads: list[int]) -> list[int]:
    """Top, bottom, left, right, of begins and then ends."""
    rank = len(pads) // 2
    (top, left), (bottom, right) = _of_image(pads[:rank], 0), _of_image(pads[rank:], 0)
    return [top, bottom, left, right]


def _as_image(node: Node, x: Tensor) -> Tensor:
    return reshape(node, x, (x.shape[0], 1, x.shape[1], x.shape[2]))


@lowers("Conv")
def conv(node: Node) -> Tensor:
    return convolve(node, node.input(0), node.input(1), node.optional(2))


@lowers("ConvTranspose")
def conv_transpose(node: Node) -> Tensor:
    """The filter is `[in, out / groups, ...]`; output_padding is a smaller padding at the end."""
    x, w = node.input(0), node.input(1)
    if w.rank != x.rank or x.rank not in (3, 4, 5):
        raise Unsupported(f"transposed convolutions over {x.rank - 2} dimensions are not supported")
    if any(isinstance(s, Dim) for s in (*w.shape, *x.shape[2:])):
        raise Unsupported("the filter or the image has an unknown shape")
    groups, rank = node.attribute("group", 1), x.rank - 2
    kernel = [int(k) for k in w.shape[2:]]
    strides = list(node.attribute("strides", [1] * rank))
    dilations = list(node.attribute("dilations", [1] * rank))
    pads = _transposed_pads(node, [int(s) for s in x.shape[2:]], kernel, strides, dilations)
    # [in, out / g, ..] -> [g, in / g, out / g, ..] -> [g, out / g, .., in / g] -> [out, .., in / g]
    inner, outer = w.shape[0] // groups, w.shape[1]
    w = reshape(node, w, (groups, inner, outer, *kernel))
    w = transpose(node, w, [0, 2, *range(3, 3 + rank), 1])
    w = reshape(node, w, (groups * outer, *kernel, inner))
    x = transpose(node, x, to_last(x.rank))
    batch = x.shape[0]
    sizes = [
        (int(n) - 1) * s + (k - 1) * d + 1 - pads[i] - pads[rank + i]
        for i, (n, s, k, d) in enumerate(zip(x.shape[1:-1], strides, kernel, dilations, strict=True))
    ]
    if min(sizes) < 1:
        raise Unsupported(f"the padding {pads} leaves nothing of the result")
    if rank == 1:
        x, w = _as_image(node, x), _as_image(node, w)
    if rank == 3:
        # Along the depth, the convolution with the flipped filter of frames with zeros between them.
        reach = (kernel[0] - 1) * dilations[0]
        x = pad_last(node, spread_depth(node, x, strides[0]), [reach - pads[0], 0, 0, reach - pads[3], 0, 0])
        x, w = fold_depth(node, x, flip_depth(w), sizes[0], 1, dilations[0], groups)
    attributes = {
        "strides": _of_image(strides, 1),
        "dilations": _of_image(dilations, 1),
        "padding": _image_padding(pads),
        "groups": groups,
    }
    y = node.emit("qnn.conv_transpose2d", [x, w, node.optional(2)], attributes)
    return transpose(node, reshape(node, y, (batch, *sizes, groups * outer)), to_first(rank + 2))


def _transposed_pads(
    node: Node, spatial: list[int], kernel: list[int], strides: list[int], dilations: list[int]
) -> list[int]:
    """Begins, then ends, of what is cut from the full result."""
    rank = len(kernel)
    extra = list(node.attribute("output_padding", [0] * rank))
    full = [(n - 1) * s + (k - 1) * d + 1 for n, s, k, d in zip(spatial, strides, kernel, dilations, strict=True)]
    wanted = node.attribute("output_shape")
    auto = node.attribute("auto_pad", "NOTSET")
    if wanted is None and auto in ("SAME_UPPER", "SAME_LOWER"):
        wanted = [n * s for n, s in zip(spatial, strides, strict=True)]
    if wanted is None:
        pads = list(node.attribute("pads", [0] * 2 * rank))
        return pads[:rank] + [p - e for p, e in zip(pads[rank:], extra, strict=True)]
    begins, ends = [], []
    for have, want, more in zip(full, list(wanted)[-rank:], extra, strict=True):
        total = have + more - want
        if total < 0 and auto != "NOTSET":
            raise Unsupported("automatic padding of a kernel that is smaller than its stride means different things to different tools")
        if total < 0:
            begins.append(0)
            ends.append(total - more)
            continue
        small, large = total // 2, total - total // 2
        begins.append(small if auto == "SAME_UPPER" else large)
        ends.append((large if auto == "SAME_UPPER" else small) - more)
    return begins + ends


# ---- quantized and integer operators ----


def _bias(node: Node, index: int, x: Quantization, w: Quantization) -> Tensor | None:
    """An int32 bias at the product of the scales, rounded to f32."""
    if not node.has(index):
        return None
    scale = (x.scale.astype(np.float64) * np.asarray(w.scale, np.float64)).astype(np.float32)
    axis = None if scale.ndim == 0 else 0
    quantization = Quantization(scale, np.zeros(scale.shape, np.int64), np.dtype(np.int32), axis)
    return stored_constant(node.constant(index, "the bias"), quantization, node.input(index).name)


@lowers("QLinearConv")
def qlinear_conv(node: Node) -> Tensor:
    x, w = node.input(0), node.input(3)
    xq = scale_and_zero(node, 1, 2, x.dtype)
    wq = scale_and_zero(node, 4, 5, w.dtype, axis=0)
    yq = scale_and_zero(node, 6, 7)
    if xq is None or wq is None or yq is None or xq.axis is not None or yq.axis is not None or w.array is None:
        raise Unsupported("scales, zero points and the filter must be constants, those of activations scalars")
    bias = _bias(node, 8, xq, wq)
    if not has_symmetric_channels(wq):
        floats = convolve(node, float_operand(node, x, xq), float_operand(node, w, wq), bias)
        return quantize(node, floats, yq)
    return convolve(node, reread(node, x, xq), stored_constant(w.array, wq, w.name), bias, yq)


@lowers("ConvInteger")
def conv_integer(node: Node) -> Tensor:
    """Sums of products of integers, exact in the f32 that the op gives, as int32."""
    x, w = node.input(0), node.input(1)
    wq = _plain(node, w, 3)
    check_exact(node, math.prod(int(s) for s in w.shape[1:]), w, wq.zero_point)
    if node.has(2) and not node.input(2).is_constant:
        return as_int32(node, _with_computed_zero(node, x, w, wq))
    xq = _plain(node, x, 2)
    if w.array is None or wq.axis is not None:
        zero = known(along_axis(wq.zero_point, w.rank, wq.axis))
        ints = node.emit("qnn.sub", [stored_integers(node, w), zero])
        floats = node.emit("qnn.sub", [stored_integers(node, x), known(xq.zero_point)])
        return as_int32(node, convolve(node, floats, ints, None))
    return as_int32(node, convolve(node, reread(node, x, xq), stored_constant(w.array, wq, w.name), None, "f32"))


def _with_computed_zero(node: Node, x: Tensor, w: Tensor, wq: Quantization) -> Tensor:
    """A zero point z of the input that is computed goes into a correction:
    sum (x - z) * (w - zw) = sum x * (w - zw) - z * sum (w - zw), the sums over the window inside of the image.
    """
    if w.array is None or wq.axis is not None or any(isinstance(s, Dim) for s in x.shape[2:]):
        raise Unsupported("with a computed zero point, the filter and the size of the image must be known")
    products = convolve(node, reread(node, x, raw(x.dtype)), stored_constant(w.array, wq, w.name), None, "f32")
    window = read_window(node, x.shape[2:], [int(k) for k in w.shape[2:]])
    ints = (w.array.astype(np.int64) - wq.zero_point).sum(axis=1)
    sums = np.zeros((1, w.shape[0], *products.shape[2:]))
    for taps in np.ndindex(*window.kernel):
        inside = np.ones((), bool)
        for d, tap in enumerate(taps):
            at = np.arange(int(products.shape[2 + d])) * window.strides[d] + tap * window.dilations[d] - window.pads[d]
            inside = inside[..., None] & (at >= 0) & (at < int(x.shape[2 + d]))
        sums += ints[(slice(None), *taps)].reshape(1, -1, *[1] * len(taps)) * inside
    zero = reshape(node, stored_integers(node, node.input(2)), ())
    return node.emit("qnn.sub", [products, node.emit("qnn.mul", [known(sums), zero])])


def _plain(node: Node, x: Tensor, zero: int) -> Quantization:
    """Scale 1 with the zero point of an input."""
    if not node.has(zero):
        return raw(x.dtype)
    points = node.constant(zero, "the zero point").astype(np.int64)
    if points.size == 1:
        return Quantization(np.ones((), np.float32), points.reshape(()), x.dtype)
    return Quantization(np.ones(points.size, np.float32), points.reshape(-1), x.dtype, 0)


def check_exact(node: Node, count: int, w: Tensor, zero_point: np.ndarray) -> None:
    """Refuses sums that f32 does not hold, unless they become floats anyway."""
    readers = [n for n in node.importer.model.graph.node if node.proto.output[0] in n.input]
    outputs = {o.name for o in node.importer.model.graph.output}
    if readers and node.proto.output[0] not in outputs and all(map(_makes_floats, readers)):
        return
    bound = count * 255 * 255
    if w.array is not None:
        spread = max(int(zero_point.max()) - int(w.array.min()), int(w.array.max()) - int(zero_point.min()))
        bound = spread * 255 * count
    if bound >= 1 << 24:
        raise Unsupported(f"sums of {count} products may exceed 2^24, beyond which int32 results would be rounded")


def _makes_floats(node: onnx.NodeProto) -> bool:
    to = next((a.i for a in node.attribute if a.name == "to"), None)
    return node.op_type == "Cast" and to == onnx.TensorProto.FLOAT


def as_int32(node: Node, floats: Tensor) -> Tensor:
    """An int32 tensor of integers in f32; who casts it to float gets those."""
    result = node.emit("qnn.cast", [floats], shape=floats.shape, element="i32")
    result.views["float"] = floats
    return result
