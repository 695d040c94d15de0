# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How each qnn op is written in ONNX."""

from __future__ import annotations

from typing import Any

import numpy as np

from qopt._core import Error

from .export import _ELEMENTS, ELSE, Exporter, writes

Op = dict[str, Any]


def no_form(op: Op, what: str) -> Error:
    """The error of an op that cannot be written."""
    return Error(f"'{op['name']}' ({op['op']}): {what} cannot be written as ONNX; {ELSE}")


def _first(rank: int) -> list[int]:
    """To channels first."""
    return [0, rank - 1, *range(1, rank - 1)]


def _last(rank: int) -> list[int]:
    """To channels last."""
    return [0, *range(2, rank), 1]


def _parts(op: Op) -> tuple[list[int], int | None, int | None]:
    """The first two operands, the bias and the residual of a contraction."""
    sizes = op["attributes"].get("operandSegmentSizes", [1, 1, 0, 0])
    rest = list(op["operands"][2:])
    bias = rest.pop(0) if sizes[2] else None
    residual = rest.pop(0) if sizes[3] else None
    return op["operands"][:2], bias, residual


@writes("conv2d", "conv_transpose2d")
def convolution(e: Exporter, op: Op) -> None:
    (x, w), bias, residual = _parts(op)
    a, result = op["attributes"], op["results"][0]
    groups, top = a.get("groups", 1), a.get("padding", [0, 0, 0, 0])
    attributes = {
        "strides": a.get("strides", [1, 1]),
        "dilations": a.get("dilations", [1, 1]),
        "group": groups,
        "pads": [top[0], top[2], top[1], top[3]],
        "kernel_shape": e.shape(w)[1:3],
    }
    first = _first(4)
    if op["op"] == "qnn.conv2d":
        operands = [e.float(x, first), e.float(w, first)]
        y = e.node("Conv", operands + ([e.float(bias)] if bias is not None else []), op["name"], **attributes)
    else:
        y = _transposed(e, op, x, w, bias, attributes)
    if residual is not None:
        y = e.node("Add", [y, e.float(residual, first)])
    e.set(result, e.bounds(y, a), _last(4))


def _transposed(e: Exporter, op: Op, x: int, w: int, bias: int | None, attributes: dict[str, Any]) -> str:
    """The filter `[out, kh, kw, in / g]` is `[in, out / g, kh, kw]` in ONNX."""
    groups = attributes["group"]
    out, kh, kw, inner = e.shape(w)
    if e.is_quantized(w) and e.type_of(w)["quantization"]["axis"] is not None and groups > 1:
        raise no_form(op, "groups with a scale for each channel")
    if groups == 1:
        weight = e.float(w, [3, 0, 1, 2])
    else:
        split = e.node("Reshape", [e.float(w), e.sizes([groups, out // groups, kh, kw, inner])])
        moved = e.node("Transpose", [split], perm=[0, 4, 1, 2, 3])
        weight = e.node("Reshape", [moved, e.sizes([groups * inner, out // groups, kh, kw])])
    pads, extra = list(attributes["pads"]), [0, 0]
    for d in range(2):
        if pads[2 + d] < 0:
            extra[d], pads[2 + d] = -pads[2 + d], 0
    if min(pads) < 0 or any(x >= s for x, s in zip(extra, attributes["strides"], strict=True)):
        raise no_form(op, f"the padding {pads}")
    attributes |= {"pads": pads, "output_padding": extra}
    operands = [e.float(x, _first(4)), weight, *([e.float(bias)] if bias is not None else [])]
    return e.node("ConvTranspose", operands, op["name"], **attributes)


@writes("matmul")
def matmul(e: Exporter, op: Op) -> None:
    (a, b), bias, residual = _parts(op)
    attributes = op["attributes"]
    operands = []
    for value, flag in ((a, "transpose_lhs"), (b, "transpose_rhs")):
        rank = e.rank(value)
        perm = [*range(rank - 2), rank - 1, rank - 2] if flag in attributes else None
        operands.append(e.float(value, perm))
    if bias is not None and e.rank(a) == 2:
        y = e.node("Gemm", [*operands, e.float(bias)], op["name"])
    else:
        y = e.node("MatMul", operands, op["name"])
        y = e.node("Add", [y, e.float(bias)]) if bias is not None else y
    if residual is not None:
        y = e.node("Add", [y, e.float(residual)])
    e.set(op["results"][0], e.bounds(y, attributes))


_BINARY = {"add": "Add", "sub": "Sub", "mul": "Mul", "div": "Div", "max": "Max", "min": "Min"}


@writes(*_BINARY)
def binary(e: Exporter, op: Op) -> None:
    y = e.node(_BINARY[op["op"][4:]], [e.float(v) for v in op["operands"]], op["name"])
    e.set(op["results"][0], e.bounds(y, op["attributes"]))


@writes("clamp")
def clamp(e: Exporter, op: Op) -> None:
    e.set(op["results"][0], e.bounds(e.float(op["operands"][0]), op["attributes"], "min", "max"))


_UNARY = {
    "abs": "Abs",
    "neg": "Neg",
    "exp": "Exp",
    "log": "Log",
    "sqrt": "Sqrt",
    "reciprocal": "Reciprocal",
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
    "erf": "Erf",
    "hard_swish": "HardSwish",
    "softplus": "Softplus",
    "mish": "Mish",
    "sin": "Sin",
    "cos": "Cos",
    "floor": "Floor",
    "ceil": "Ceil",
    "round": "Round",
    "sign": "Sign",
}


@writes("unary")
def unary(e: Exporter, op: Op) -> None:
    kind, x = op["attributes"]["kind"], e.float(op["operands"][0])
    alpha = op["attributes"].get("alpha")
    if kind in _UNARY:
        y = e.node(_UNARY[kind], [x], op["name"])
    elif kind == "square":
        y = e.node("Mul", [x, x], op["name"])
    elif kind == "rsqrt":
        y = e.node("Reciprocal", [e.node("Sqrt", [x])], op["name"])
    elif kind in ("gelu", "gelu_tanh"):
        y = e.node("Gelu", [x], op["name"], approximate="tanh" if kind == "gelu_tanh" else "none")
    elif kind == "silu":
        y = e.node("Mul", [x, e.node("Sigmoid", [x])], op["name"])
    elif kind == "hard_sigmoid":
        y = e.node("HardSigmoid", [x], op["name"], alpha=1 / 6, beta=0.5)
    else:
        name, default = {"leaky_relu": ("LeakyRelu", 0.01), "elu": ("Elu", 1.0)}[kind]
        y = e.node(name, [x], op["name"], alpha=default if alpha is None else alpha)
    e.set(op["results"][0], y)


@writes("softmax")
def softmax(e: Exporter, op: Op) -> None:
    e.set(op["results"][0], e.node("Softmax", [e.float(op["operands"][0])], op["name"], axis=op["attributes"]["axis"]))


@writes("layer_norm", "rms_norm")
def row_norm(e: Exporter, op: Op) -> None:
    operands, epsilon = [e.float(v) for v in op["operands"]], op["attributes"]["epsilon"]
    if op["op"] == "qnn.layer_norm":
        y = e.node("LayerNormalization", operands, op["name"], axis=-1, epsilon=epsilon)
    else:
        mean = e.node("ReduceMean", [e.node("Mul", [operands[0]] * 2), e.sizes([-1])], keepdims=1)
        root = e.node("Sqrt", [e.node("Add", [mean, e.initializer(np.float32(epsilon), "epsilon")])])
        y = e.node("Mul", [e.node("Div", [operands[0], root]), operands[1]], op["name"])
    e.set(op["results"][0], y)


@writes("batch_norm", "group_norm")
def channel_norm(e: Exporter, op: Op) -> None:
    x, attributes = op["operands"][0], op["attributes"]
    rank = e.rank(x)
    operands = [e.float(x, _first(rank)), *(e.float(v) for v in op["operands"][1:])]
    if op["op"] == "qnn.batch_norm":
        y = e.node("BatchNormalization", operands, op["name"], epsilon=attributes["epsilon"])
    else:
        y = e.node("GroupNormalization", operands, op["name"], num_groups=attributes["groups"], epsilon=attributes["epsilon"])
    e.set(op["results"][0], y, _last(rank))


@writes("attention")
def attention(e: Exporter, op: Op) -> None:
    """Its parts. The probabilities are rounded to [0, 255] / 255 where the op is quantized."""
    query, key, value = op["operands"][:3]
    rank, attributes = e.rank(query), op["attributes"]
    swapped = [*range(rank - 2), rank - 1, rank - 2]
    scores = e.node("MatMul", [e.float(query), e.float(key, swapped)], op["name"])
    scores = e.node("Mul", [scores, e.initializer(np.float32(attributes.get("scale", 1.0)), "scale")])
    if len(op["operands"]) > 3:
        scores = e.node("Add", [scores, e.float(op["operands"][3])])
    if "causal" in attributes:
        rows, columns = e.shape(query)[-2], e.shape(key)[-2]
        if None in (rows, columns):
            raise no_form(op, "causal masks of unknown size")
        mask = np.where(np.tril(np.ones((rows, columns), bool), columns - rows), 0.0, -np.inf).astype(np.float32)
        scores = e.node("Add", [scores, e.initializer(mask, "mask")])
    p = e.node("Softmax", [scores], axis=-1)
    if e.is_quantized(query):
        pair = [e.initializer(np.float32(1 / 255), "scale"), e.initializer(np.uint8(0), "zero_point")]
        p = e.node("DequantizeLinear", [e.node("QuantizeLinear", [p, *pair]), *pair])
    e.set(op["results"][0], e.node("MatMul", [p, e.float(value)]))


@writes("max_pool2d", "avg_pool2d")
def pool(e: Exporter, op: Op) -> None:
    a = op["attributes"]
    p = a.get("padding", [0, 0, 0, 0])
    attributes = {"kernel_shape": a["kernel"], "strides": a.get("strides", [1, 1]), "pads": [p[0], p[2], p[1], p[3]]}
    name = {"qnn.max_pool2d": "MaxPool", "qnn.avg_pool2d": "AveragePool"}[op["op"]]
    e.set(op["results"][0], e.node(name, [e.float(op["operands"][0], _first(4))], op["name"], **attributes), _last(4))


@writes("reduce_sum", "reduce_mean", "reduce_max", "reduce_min", "reduce_prod")
def reduction(e: Exporter, op: Op) -> None:
    name = "Reduce" + op["op"].removeprefix("qnn.reduce_").title()
    a = op["attributes"]
    x = op["operands"][0]
    # Global pooling of images is an operator of its own, which runtimes have for int8.
    if name == "ReduceMean" and e.rank(x) == 4 and a["axes"] == [1, 2]:
        y = e.node("GlobalAveragePool", [e.float(x, _first(4))], op["name"])
        e.set(op["results"][0], y, _last(4) if "keep_dims" in a else None)
        if "keep_dims" not in a:
            e.names[op["results"][0]] = e.node("Flatten", [e.names[op["results"][0]]])
        return
    y = e.node(name, [e.float(x), e.sizes(a["axes"])], op["name"], keepdims=int("keep_dims" in a))
    e.set(op["results"][0], y)


@writes("argmax")
def argmax(e: Exporter, op: Op) -> None:
    a, result = op["attributes"], op["results"][0]
    y = e.node("ArgMax", [e.float(op["operands"][0])], op["name"], axis=a["axis"], keepdims=int("keep_dims" in a))
    e.names[result] = e.node("Cast", [y], to=_ELEMENTS[e.type_of(result)["dtype"]])


# ---- movement, on the stored integers ----


@writes("transpose")
def transpose(e: Exporter, op: Op) -> None:
    e.names[op["results"][0]] = e.stored(op["operands"][0], op["attributes"]["perm"])


@writes("reshape")
def reshape(e: Exporter, op: Op) -> None:
    result = op["results"][0]
    if e.shape(result).count(None) > 1:
        raise no_form(op, "more than one unknown size")
    e.names[result] = e.node("Reshape", [e.stored(op["operands"][0]), e.sizes(e.shape(result))], op["name"])


@writes("concat")
def concat(e: Exporter, op: Op) -> None:
    e.names[op["results"][0]] = e.node("Concat", [e.stored(v) for v in op["operands"]], op["name"], axis=op["attributes"]["axis"])


@writes("slice")
def slice_(e: Exporter, op: Op) -> None:
    a = op["attributes"]
    ends = [
        2**63 - 1 if size == -1 else offset + (size - 1) * stride + 1
        for offset, size, stride in zip(a["offsets"], a["sizes"], a["strides"], strict=True)
    ]
    axes = list(range(len(ends)))
    inputs = [e.initializer(np.array(v, np.int64), "slice") for v in (a["offsets"], ends, axes, a["strides"])]
    e.names[op["results"][0]] = e.node("Slice", [e.stored(op["operands"][0]), *inputs], op["name"])


@writes("pad")
def pad(e: Exporter, op: Op) -> None:
    a = op["attributes"]
    inputs = [e.float(op["operands"][0]), e.sizes([*a["low"], *a["high"]]), e.initializer(np.float32(a["value"]), "value")]
    e.set(op["results"][0], e.node("Pad", inputs, op["name"]))


@writes("tile")
def tile(e: Exporter, op: Op) -> None:
    inputs = [e.stored(op["operands"][0]), e.sizes(op["attributes"]["multiples"])]
    e.names[op["results"][0]] = e.node("Tile", inputs, op["name"])


@writes("broadcast")
def broadcast(e: Exporter, op: Op) -> None:
    x, result = op["operands"][0], op["results"][0]
    old, new = e.shape(x), e.shape(result)
    if any(n is None and o is not None for n, o in zip(new, [1] * (len(new) - len(old)) + old, strict=True)):
        raise no_form(op, "broadcasting to an unknown size")
    sizes = e.sizes([1 if s is None else s for s in new])
    e.names[result] = e.node("Expand", [e.stored(x), sizes], op["name"])


@writes("gather")
def gather(e: Exporter, op: Op) -> None:
    a, (x, indices) = op["attributes"], op["operands"][:2]
    if a.get("batch_dims", 0):
        raise no_form(op, "batched indices")
    at = e.stored(indices)
    # ONNX refuses what the op clamps.
    size = e.shape(x)[a["axis"]]
    if indices not in e.constants and size is not None:
        dtype = np.int64 if e.type_of(indices)["dtype"] == "i64" else np.int32
        at = e.node("Clip", [at, e.initializer(dtype(0)), e.initializer(dtype(size - 1))])
    e.names[op["results"][0]] = e.node("Gather", [e.stored(x), at], op["name"], axis=a["axis"])


@writes("scatter")
def scatter(e: Exporter, op: Op) -> None:
    """Rows of known places; ONNX leaves open what happens where two meet, and refuses what is outside."""
    x, indices, updates = op["operands"]
    if indices not in e.constants or None in e.shape(x)[:2]:
        raise no_form(op, "computed indices")
    at = e.constants[indices].astype(np.int64)
    if at.min() < 0 or at.max() >= e.shape(x)[1] or any(len(set(row)) != len(row) for row in at.tolist()):
        raise no_form(op, "indices that are outside, or twice the same")
    rows = np.stack([np.broadcast_to(np.arange(len(at))[:, None], at.shape), at], -1)
    inputs = [e.stored(x), e.initializer(rows, "places"), e.stored(updates)]
    e.names[op["results"][0]] = e.node("ScatterND", inputs, op["name"])


def _coordinate_modes(numerator: int, denominator: int, offset: int, old: int, new: int) -> set[str]:
    """The modes of ONNX that give `(o * denominator + offset) / numerator` along one dimension."""
    modes = set()
    if 2 * offset == denominator - numerator:
        modes.add("half_pixel")
    if offset == 0:
        modes.add("asymmetric")
        if new == 1 or denominator * (new - 1) == numerator * (old - 1):
            modes.add("align_corners")
    return modes


@writes("resize")
def resize(e: Exporter, op: Op) -> None:
    """Half-pixel, asymmetric or corner-aligned coordinates; others have no form in ONNX."""
    a, x, result = op["attributes"], op["operands"][0], op["results"][0]
    old, new, scale = e.shape(x)[1:3], e.shape(result)[1:3], a["scale"]
    modes = ["half_pixel", "align_corners", "asymmetric"]
    if None in (*old, *new):
        raise no_form(op, "images of unknown size")
    for d in range(2):
        fitting = _coordinate_modes(*scale[2 * d : 2 * d + 2], a["offset"][d], old[d], new[d])
        modes = [m for m in modes if m in fitting]
    if not modes:
        raise no_form(op, "the coordinates")
    # From sizes ONNX computes the scales anew, which are others where a size was rounded down.
    if modes[0] == "align_corners" or all(scale[2 * d] * old[d] == scale[2 * d + 1] * new[d] for d in range(2)):
        amounts = ["", e.sizes(new)]
    else:
        scales = np.array([scale[0] / scale[1], scale[2] / scale[3]], np.float32)
        if (np.floor(scales * np.array(old, np.float32)) != new).any():
            raise no_form(op, f"a result of {new[0]}x{new[1]}")
        amounts = [e.initializer(scales, "scales")]
    attributes = {
        "mode": {"bilinear": "linear", "nearest": "nearest"}[a["mode"]],
        "coordinate_transformation_mode": modes[0],
        "nearest_mode": "round_prefer_ceil",
        "axes": [2, 3],
    }
    e.set(result, e.node("Resize", [e.float(x, _first(4)), "", *amounts], op["name"], **attributes), _last(4))


# ---- predicates, casts, types ----


@writes("compare")
def compare(e: Exporter, op: Op) -> None:
    kind = op["attributes"]["kind"]
    names = {"eq": "Equal", "ne": "Equal", "lt": "Less", "le": "LessOrEqual", "gt": "Greater", "ge": "GreaterOrEqual"}
    y = e.node(names[kind], [e.float(v) for v in op["operands"]], op["name"])
    e.names[op["results"][0]] = e.node("Not", [y]) if kind == "ne" else y


@writes("select")
def select(e: Exporter, op: Op) -> None:
    e.names[op["results"][0]] = e.node("Where", [e.stored(v) for v in op["operands"]], op["name"])


@writes("cast")
def cast(e: Exporter, op: Op) -> None:
    result = op["results"][0]
    e.names[result] = e.node("Cast", [e.stored(op["operands"][0])], op["name"], to=_ELEMENTS[e.type_of(result)["dtype"]])


@writes("quantize", "requantize")
def quantize(e: Exporter, op: Op) -> None:
    e.set(op["results"][0], e.float(op["operands"][0]))


@writes("dequantize")
def dequantize(e: Exporter, op: Op) -> None:
    e.names[op["results"][0]] = e.float(op["operands"][0])
