# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Arithmetic, activations, comparisons and choices, elementwise."""

import numpy as np
import torch

import qopt._core as core
from qopt.frontends.torch.builder import Builder, is_wide
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import LOWERINGS, lowers
from qopt.frontends.torch.values import Constant

aten = torch.ops.aten


def _check_float(b: Builder) -> None:
    if b.dtype != "f32":
        raise Unsupported(f"arithmetic on {b.dtype} at run time; convert the operands to float32 before")


def _scaled(b: Builder, x, factor):
    return x if factor == 1 else x * factor if isinstance(x, int | float) else b.op("mul", [b.as_float(x), factor])


def binary(b: Builder, name: str, x, y):
    _check_float(b)
    return b.op(name, [b.as_float(x), b.as_float(y)])


@lowers(aten.add.Tensor, aten.add.Scalar)
def add(b: Builder, x, y, alpha=1):
    return binary(b, "add", x, _scaled(b, y, alpha))


@lowers(aten.sub.Tensor, aten.sub.Scalar)
def sub(b: Builder, x, y, alpha=1):
    return binary(b, "sub", x, _scaled(b, y, alpha))


@lowers(aten.rsub.Scalar, aten.rsub.Tensor)
def rsub(b: Builder, x, y, alpha=1):
    return binary(b, "sub", y, _scaled(b, x, alpha))


@lowers(aten.mul.Tensor, aten.mul.Scalar)
def mul(b: Builder, x, y):
    return binary(b, "mul", x, y)


@lowers(aten.div.Tensor, aten.div.Scalar)
def div(b: Builder, x, y):
    if isinstance(y, Constant) and y.tensor.numel() == 1 and not y.shape:
        y = y.tensor.item()
    if isinstance(y, int | float) and y != 0:
        return binary(b, "mul", x, 1 / y)  # Within an ulp, and a factor is quantized without loss.
    return binary(b, "div", x, y)


@lowers(aten.maximum.default, aten.clamp_min.Tensor)
def maximum(b: Builder, x, y):
    return binary(b, "max", x, y)


@lowers(aten.minimum.default, aten.clamp_max.Tensor)
def minimum(b: Builder, x, y):
    return binary(b, "min", x, y)


@lowers(aten.pow.Tensor_Scalar)
def power(b: Builder, x, exponent):
    _check_float(b)
    kinds = {2: "square", 0.5: "sqrt", -0.5: "rsqrt", -1: "reciprocal"}
    if exponent in kinds:
        return b.unary(kinds[exponent], x)
    if exponent not in (1, 3, 4):
        raise Unsupported(f"the exponent {exponent}; write products, square roots or exp and log")
    if exponent == 1:
        return x
    square = b.unary("square", x)
    return b.unary("square", square) if exponent == 4 else b.op("mul", [square, x])


@lowers(aten.lerp.Scalar, aten.lerp.Tensor)
def lerp(b: Builder, x, y, weight):
    return b.op("add", [x, b.op("mul", [b.op("sub", [y, x]), weight])])


@lowers(aten.addcmul.default)
def addcmul(b: Builder, x, y, z, *, value=1):
    return b.op("add", [x, _scaled(b, b.op("mul", [y, z]), value)])


# Functions of one variable.


def _register_unary(op, kind: str) -> None:
    @lowers(op)
    def unary(b: Builder, x):
        _check_float(b)
        return b.unary(kind, b.as_float(x))


for _name in "abs neg exp log sqrt rsqrt reciprocal square tanh sigmoid erf silu mish sin cos floor ceil round sign".split():
    _register_unary(getattr(aten, _name).default, _name)
_register_unary(aten.hardswish.default, "hard_swish")
_register_unary(aten.hardsigmoid.default, "hard_sigmoid")


@lowers(aten.gelu.default)
def gelu(b: Builder, x, *, approximate="none"):
    return b.unary("gelu_tanh" if approximate == "tanh" else "gelu", x)


@lowers(aten.leaky_relu.default)
def leaky_relu(b: Builder, x, negative_slope=0.01):
    return b.unary("leaky_relu", x, alpha=float(negative_slope))


@lowers(aten.elu.default)
def elu(b: Builder, x, alpha=1, scale=1, input_scale=1):
    y = b.unary("elu", _scaled(b, x, input_scale), alpha=float(alpha))
    if input_scale != 1:
        raise Unsupported("a factor on the input")
    return _scaled(b, y, scale)


@lowers(aten.celu.default)
def celu(b: Builder, x, alpha=1.0):
    if alpha == 1:
        return b.unary("elu", x, alpha=1.0)
    return b.op("mul", [b.unary("elu", b.op("mul", [x, 1 / alpha])), alpha])


@lowers(aten.selu.default)
def selu(b: Builder, x):
    # Klambauer et al.: Self-Normalizing Neural Networks, 2017.
    return b.op("mul", [b.unary("elu", x, alpha=1.6732632423543772), 1.0507009873554805])


@lowers(aten.softplus.default)
def softplus(b: Builder, x, beta=1, threshold=20):
    y = b.unary("softplus", _scaled(b, x, beta))
    return _scaled(b, y, 1 / beta)


@lowers(aten.log1p.default)
def log1p(b: Builder, x):
    # log(1 + x) = softplus(log x) has no x <= 0; the plain sum is exact enough beside 1.
    return b.unary("log", b.op("add", [x, 1.0]))


@lowers(aten.prelu.default, aten._prelu_kernel.default)
def prelu(b: Builder, x, weight):
    if isinstance(weight, Constant) and weight.tensor.numel() == 1:
        return b.unary("leaky_relu", x, alpha=float(weight.tensor))
    weight = b.reshape(weight, (-1 if None in weight.shape else weight.tensor.numel(),) + (1,) * (len(x.shape) - 2))
    positive = b.op("clamp", [x], min=0.0)
    return b.op("add", [positive, b.op("mul", [b.op("clamp", [x], max=0.0), weight])])


# Bounds.


def _clamp(b: Builder, x, low, high):
    _check_float(b)
    bounds = {"min": None if low is None else float(low), "max": None if high is None else float(high)}
    return b.op("clamp", [x], **{name: bound for name, bound in bounds.items() if bound is not None})


@lowers(aten.relu.default)
def relu(b: Builder, x):
    return _clamp(b, x, 0, None)


@lowers(aten.relu6.default)
def relu6(b: Builder, x):
    return _clamp(b, x, 0, 6)


@lowers(aten.hardtanh.default)
def hardtanh(b: Builder, x, min_val=-1, max_val=1):
    return _clamp(b, x, min_val, max_val)


@lowers(aten.clamp.default, aten.clip.default)
def clamp(b: Builder, x, min=None, max=None):
    return _clamp(b, x, min, max)


@lowers(aten.clamp_min.default)
def clamp_min(b: Builder, x, min):
    return _clamp(b, x, min, None)


@lowers(aten.clamp_max.default)
def clamp_max(b: Builder, x, max):
    return _clamp(b, x, None, max)


# Predicates.


def _register_compare(name: str) -> None:
    @lowers(getattr(aten, name).Tensor, getattr(aten, name).Scalar)
    def compare(b: Builder, x, y):
        # Integers below 2**24 are exact in f32, and rounding keeps the order of larger ones to these.
        integers = [v for v in (x, y) if not isinstance(v, int | float) and v.dtype in ("i32", "i64")]
        if len(integers) == 2 and all(isinstance(v, core.Value) for v in integers):
            raise Unsupported("compares integers of two tensors; convert them to float32 if they are below 2**24")
        return b.op("compare", [b.as_float(x), b.as_float(y)], kind=name)


for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    _register_compare(_name)


def _as_number(b: Builder, x):
    return b.as_float(x) if x.dtype == "bool" else b.cast(b.cast(x, "bool"), "f32")


@lowers(aten.logical_not.default, aten.bitwise_not.default)
def logical_not(b: Builder, x):
    if x.dtype != "bool":
        raise Unsupported(f"negates {x.dtype}, not bool")
    return b.op("compare", [b.as_float(x), 0.5], kind="lt")


@lowers(aten.logical_and.default, aten.bitwise_and.Tensor, aten.__and__.Tensor)
def logical_and(b: Builder, x, y):
    if b.dtype != "bool":
        raise Unsupported(f"bits of {b.dtype}")
    return b.op("compare", [b.op("mul", [_as_number(b, x), _as_number(b, y)]), 0.5], kind="gt")


@lowers(aten.logical_or.default, aten.bitwise_or.Tensor, aten.__or__.Tensor)
def logical_or(b: Builder, x, y):
    if b.dtype != "bool":
        raise Unsupported(f"bits of {b.dtype}")
    return b.op("compare", [b.op("add", [_as_number(b, x), _as_number(b, y)]), 0.5], kind="gt")


def _choose_integers(b: Builder, condition, x, y):
    integer = {"i32": np.int32, "i64": np.int64}.get(b.dtype)
    numbers = [v if not isinstance(v, int | float) else b.vector(np.full((), v), integer) for v in (x, y)]
    if integer is None or any(v.dtype != b.dtype for v in numbers):
        raise Unsupported(f"chooses between elements of {x.dtype} and {y.dtype}; convert them to float32 before")
    same = [b.expand(v, b.shape) for v in (condition, *numbers)]
    return b.tosa("select", same, b.shape, b.dtype)


@lowers(aten.where.self, aten.where.ScalarSelf, aten.where.ScalarOther, aten.where.Scalar)
def where(b: Builder, condition, x, y):
    if any(is_wide(v) for v in (x, y) if not isinstance(v, int | float)):
        return _choose_integers(b, b.cast(condition, "bool"), x, y)
    y = b.op("select", [b.cast(condition, "bool"), b.as_float(x), b.as_float(y)])
    return b.cast(y, b.dtype)


@lowers(aten.masked_fill.Scalar, aten.masked_fill.Tensor)
def masked_fill(b: Builder, x, mask, value):
    return where(b, mask, value, x)


@lowers(aten._to_copy.default, aten.to.dtype, aten.to.dtype_layout, aten.type_as.default)
def to_copy(b: Builder, x, *_, **__):
    return b.cast(x, b.dtype)


LOWERINGS[aten._conj.default] = to_copy
