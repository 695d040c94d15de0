# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Elementwise operators: arithmetic, activations, comparisons, casts."""

from __future__ import annotations

import math

import numpy as np
import onnx

from .build import broadcast_shape, broadcast_to, cast, known, same_rank, tosa
from .node import Node
from .registry import Unsupported, lowers
from .tensor import HALVES, Tensor

_INTEGER = {"Add": "add", "Sub": "sub", "Max": "maximum", "Min": "minimum"}
_FLOAT = {"Add": "add", "Sub": "sub", "Mul": "mul", "Div": "div", "Max": "max", "Min": "min"}


def require_float(node: Node, *tensors: Tensor) -> None:
    """Refuses operands that are not f32."""
    for tensor in tensors:
        if tensor.dtype != np.float32:
            raise Unsupported(f"operands of {tensor.dtype} are not supported")


def binary(node: Node, operator: str, a: Tensor, b: Tensor) -> Tensor:
    """Add, Sub, Mul, Div, Max or Min of two tensors, broadcast."""
    if a.dtype == np.float32 and b.dtype == np.float32:
        return node.emit(f"qnn.{_FLOAT[operator]}", [a, b], shape=broadcast_shape(a.shape, b.shape), element="f32")
    if a.dtype != b.dtype or a.dtype not in (np.int32, np.int64):
        raise Unsupported(f"operands of {a.dtype} and {b.dtype} are not supported")
    a, b = same_rank(node, a, b)
    shape = broadcast_shape(a.shape, b.shape)
    if operator == "Mul":
        shift = node.importer.graph.constant(np.zeros(1, np.int8))
        return tosa(node, "mul", [a, b, shift], {}, shape, a.dtype)
    if operator == "Div":
        if a.dtype != np.int32:
            raise Unsupported("division of int64 tensors is not supported")
        # The machine traps on x / 0 and on -2^31 / -1.
        if not b.is_constant or np.isin(b.elements(), (0, -1)).any():
            raise Unsupported("int32 divisors must be constants other than 0 and -1")
        return tosa(node, "intdiv", [a, b], {}, shape, a.dtype)
    return tosa(node, _INTEGER[operator], [a, b], {}, shape, a.dtype)


@lowers("Add", "Sub", "Mul", "Div")
def arithmetic(node: Node) -> Tensor:
    return binary(node, node.op_type, node.input(0), node.input(1))


@lowers("Max", "Min", "Sum", "Mean")
def variadic(node: Node) -> Tensor:
    operator = "Add" if node.op_type in ("Sum", "Mean") else node.op_type
    result = node.input(0)
    for index in range(1, len(node.inputs)):
        result = binary(node, operator, result, node.input(index))
    if node.op_type == "Mean":
        result = binary(node, "Div", result, known(float(len(node.inputs))))
    return result


@lowers("Pow")
def power(node: Node) -> Tensor:
    """Powers with constant exponents that are sums of few products and roots."""
    x = node.input(0)
    require_float(node, x)
    exponents = np.unique(node.constant(1, "the exponent").astype(np.float64))
    if exponents.size != 1:
        raise Unsupported("exponents that are not all the same are not supported")
    exponent = float(exponents[0])
    x = broadcast_to(node, x, broadcast_shape(x.shape, node.input(1).shape))
    kinds = {0.5: "sqrt", -0.5: "rsqrt", -1.0: "reciprocal", 2.0: "square"}
    if exponent == 1.0:
        return x
    if exponent in kinds:
        return node.emit("qnn.unary", [x], {"kind": kinds[exponent]})
    if exponent == int(exponent) and 2 < abs(exponent) <= 16:
        result, count = x, abs(int(exponent))
        for bit in bin(count)[3:]:
            result = node.emit("qnn.mul", [result, result])
            if bit == "1":
                result = node.emit("qnn.mul", [result, x])
        return result if exponent > 0 else node.emit("qnn.unary", [result], {"kind": "reciprocal"})
    raise Unsupported(f"exponent {exponent} is not supported; supported are 0.5, -0.5 and integers up to 16")


_UNARY = {
    "Abs": "abs",
    "Neg": "neg",
    "Exp": "exp",
    "Log": "log",
    "Sqrt": "sqrt",
    "Reciprocal": "reciprocal",
    "Tanh": "tanh",
    "Sigmoid": "sigmoid",
    "Erf": "erf",
    "HardSwish": "hard_swish",
    "Softplus": "softplus",
    "Mish": "mish",
    "Sin": "sin",
    "Cos": "cos",
    "Floor": "floor",
    "Ceil": "ceil",
    "Round": "round",
    "Sign": "sign",
}


@lowers(*_UNARY)
def unary(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    return node.emit("qnn.unary", [x], {"kind": _UNARY[node.op_type]})


@lowers("Gelu")
@lowers("Gelu", domain="com.microsoft")
def gelu(node: Node) -> Tensor:
    kind = "gelu_tanh" if node.attribute("approximate", "none") == "tanh" else "gelu"
    return node.emit("qnn.unary", [node.input(0)], {"kind": kind})


@lowers("LeakyRelu", "Elu")
def with_alpha(node: Node) -> Tensor:
    kind, default = {"LeakyRelu": ("leaky_relu", 0.01), "Elu": ("elu", 1.0)}[node.op_type]
    require_float(node, node.input(0))
    return node.emit("qnn.unary", [node.input(0)], {"kind": kind, "alpha": float(node.attribute("alpha", default))})


@lowers("HardSigmoid")
def hard_sigmoid(node: Node) -> Tensor:
    """clamp(alpha * x + beta, 0, 1); the op has alpha 1/6 and beta 1/2."""
    x = node.input(0)
    require_float(node, x)
    alpha, beta = np.float32(node.attribute("alpha", 0.2)), np.float32(node.attribute("beta", 0.5))
    if math.isclose(alpha, 1 / 6, rel_tol=1e-5) and beta == np.float32(0.5):
        return node.emit("qnn.unary", [x], {"kind": "hard_sigmoid"})
    scaled = node.emit("qnn.add", [node.emit("qnn.mul", [x, known(alpha)]), known(beta)])
    return node.emit("qnn.clamp", [scaled], {"min": 0.0, "max": 1.0})


@lowers("Relu")
def relu(node: Node) -> Tensor:
    require_float(node, node.input(0))
    return node.emit("qnn.clamp", [node.input(0)], {"min": 0.0})


@lowers("Clip")
def clip(node: Node) -> Tensor:
    x = node.input(0)
    bounds = [node.optional(1), node.optional(2)]
    if x.dtype == np.float32 and all(b is None or b.is_constant for b in bounds):
        low, high = (None if b is None else float(b.elements().reshape(())) for b in bounds)
        attributes = {k: v for k, v in (("min", low), ("max", high)) if v is not None and math.isfinite(v)}
        if low == math.inf or high == -math.inf:
            raise Unsupported(f"bounds {low} and {high} leave one value only")
        if low is not None and high is not None and low > high:
            return broadcast_to(node, known(high), x.shape)
        return node.emit("qnn.clamp", [x], attributes) if attributes else x
    for bound, operator in zip(bounds, ("Max", "Min"), strict=True):
        if bound is not None:
            x = binary(node, operator, x, bound)
    return x


@lowers("PRelu")
def prelu(node: Node) -> Tensor:
    """max(x, 0) + slope * min(x, 0)."""
    x, slope = node.input(0), node.input(1)
    require_float(node, x, slope)
    if slope.is_constant and np.unique(slope.elements()).size == 1:
        return node.emit("qnn.unary", [x], {"kind": "leaky_relu", "alpha": float(slope.elements().reshape(-1)[0])})
    positive = node.emit("qnn.clamp", [x], {"min": 0.0})
    negative = node.emit("qnn.clamp", [x], {"max": 0.0})
    return binary(node, "Add", positive, binary(node, "Mul", negative, slope))


@lowers("Cast")
def cast_to(node: Node) -> Tensor:
    to = node.attribute("to")
    try:
        dtype = onnx.helper.tensor_dtype_to_np_dtype(to)
    except KeyError:
        raise Unsupported(f"casts to the type {to} are not supported") from None
    if dtype.name in HALVES:
        dtype = np.dtype(np.float32)
    x = node.input(0)
    if dtype == np.float32 and "float" in x.views:
        return x.views["float"]
    return cast(node, x, dtype)


@lowers("CastLike")
def cast_like(node: Node) -> Tensor:
    return cast(node, node.input(0), node.input(1).dtype)


_COMPARISONS = {"Equal": "eq", "Less": "lt", "LessOrEqual": "le", "Greater": "gt", "GreaterOrEqual": "ge"}


@lowers(*_COMPARISONS)
def compare(node: Node) -> Tensor:
    a, b = node.input(0), node.input(1)
    kind = _COMPARISONS[node.op_type]
    if a.dtype == np.bool_ and kind == "eq":
        return logical_not(node, _logical(node, "logical_xor", a, b))
    if a.dtype != np.float32:
        if a.dtype not in (np.int32, np.int64) or a.dtype != b.dtype:
            raise Unsupported(f"comparisons of {a.dtype} are not supported")
        a, b = same_rank(node, a, b)
        if kind in ("lt", "le"):
            a, b = b, a
        name = {"eq": "equal", "gt": "greater", "lt": "greater", "ge": "greater_equal", "le": "greater_equal"}[kind]
        return tosa(node, name, [a, b], {}, broadcast_shape(a.shape, b.shape), np.bool_)
    shape = broadcast_shape(a.shape, b.shape)
    return node.emit("qnn.compare", [a, b], {"kind": kind}, shape=shape, element="i1")


def _logical(node: Node, op: str, a: Tensor, b: Tensor) -> Tensor:
    a, b = same_rank(node, a, b)
    return tosa(node, op, [a, b], {}, broadcast_shape(a.shape, b.shape), np.bool_)


def logical_not(node: Node, x: Tensor) -> Tensor:
    return tosa(node, "logical_not", [x], {}, x.shape, np.bool_)


@lowers("And", "Or", "Xor")
def logical(node: Node) -> Tensor:
    return _logical(node, f"logical_{node.op_type.lower()}", node.input(0), node.input(1))


@lowers("Not")
def negation(node: Node) -> Tensor:
    return logical_not(node, node.input(0))


@lowers("IsNaN")
def is_nan(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    return node.emit("qnn.compare", [x, x], {"kind": "ne"})


@lowers("IsInf")
def is_inf(node: Node) -> Tensor:
    x = node.input(0)
    require_float(node, x)
    signs = {"detect_positive": math.inf, "detect_negative": -math.inf}
    found = [
        node.emit("qnn.compare", [x, known(np.full([1] * x.rank, value))], {"kind": "eq"})
        for name, value in signs.items()
        if node.attribute(name, 1)
    ]
    if not found:
        return Tensor.known(np.zeros([int(s) for s in x.shape], np.bool_))
    return found[0] if len(found) == 1 else _logical(node, "logical_or", *found)


@lowers("Where")
def where(node: Node) -> Tensor:
    condition, a, b = (node.input(i) for i in range(3))
    shape = broadcast_shape(condition.shape, a.shape, b.shape)
    if a.dtype == np.float32 and b.dtype == np.float32:
        return node.emit("qnn.select", [condition, a, b], shape=shape, element="f32")
    if a.dtype != b.dtype or a.dtype not in (np.int32, np.int64, np.bool_):
        raise Unsupported(f"operands of {a.dtype} and {b.dtype} are not supported")
    operands = same_rank(node, condition, a, b)
    return tosa(node, "select", operands, {}, shape, a.dtype)


@lowers("Identity", "Dropout")
def identity(node: Node) -> list[Tensor | None]:
    """Dropout does nothing when a model is run."""
    x = node.input(0)
    if node.op_type == "Dropout" and node.has(2) and bool(node.constant(2, "training_mode")):
        raise Unsupported("dropout in training mode is random")
    result = Tensor(
        x.name, x.dtype, x.shape, array=x.array, stored=x.stored, quantization=x.quantization, value=x.value, views=x.views
    )
    if len(node.proto.output) < 2:
        return [result]
    return [result, Tensor.known(np.ones([int(s) for s in x.shape], np.bool_))]


@lowers("Expand")
def expand(node: Node) -> Tensor:
    x = node.input(0)
    sizes = tuple(node.sizes(1, "the shape"))
    return broadcast_to(node, x, broadcast_shape(x.shape, sizes))

