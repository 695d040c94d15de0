# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Matrix products: float, quantized and integer."""

from __future__ import annotations

import math

import numpy as np

from .build import broadcast_shape, broadcast_to, known, reshape, transpose
from .convolution import as_int32, check_exact
from .elementwise import binary, require_float
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
from .reductions import reduce
from .registry import Unsupported, lowers
from .tensor import Dim, Tensor


def matmul(
    node: Node, a: Tensor, b: Tensor, bias: Tensor | None = None, result: Quantization | str | None = None
) -> Tensor:
    """numpy.matmul with an optional bias of one dimension.

    With `result`, operands are quantized and the op is an int8 one: its result has that
    quantization, or is f32 for "f32".
    """
    if a.rank == 0 or b.rank == 0:
        raise Unsupported("scalars have no matrix product")
    row, column = a.rank == 1, b.rank == 1
    if row:
        a = reshape(node, a, (1, a.shape[0]))
    if column:
        b = reshape(node, b, (b.shape[0], 1))
    if a.shape[-1] != b.shape[-2]:
        raise Unsupported(f"shapes {[str(s) for s in a.shape]} and {[str(s) for s in b.shape]} do not multiply")
    if b.rank > 2 and math.prod(1 if s == 1 else 2 for s in b.shape[:-2]) == 1:
        b = reshape(node, b, b.shape[-2:])
    batch = broadcast_shape(a.shape[:-2], b.shape[:-2] if b.rank > 2 else ())
    if b.rank > 2:
        a = broadcast_to(node, a, (*batch, *a.shape[-2:]))
        b = broadcast_to(node, b, (*batch, *b.shape[-2:]))
    shape = (*a.shape[:-1], b.shape[-1])
    y = emit_contraction(node, "qnn.matmul", [a, b, bias], {}, shape, result)
    final = (*batch, *([] if row else [shape[-2]]), *([] if column else [shape[-1]]))
    return reshape(node, y, final)


@lowers("MatMul")
def mat_mul(node: Node) -> Tensor:
    require_float(node, node.input(0), node.input(1))
    return matmul(node, node.input(0), node.input(1))


@lowers("Gemm")
def gemm(node: Node) -> Tensor:
    """alpha * A' * B' + beta * C."""
    a, b, c = node.input(0), node.input(1), node.optional(2)
    require_float(node, a, b)
    if a.rank != 2 or b.rank != 2:
        raise Unsupported("operands are no matrices")
    if node.attribute("transA", 0):
        a = transpose(node, a, [1, 0])
    if node.attribute("transB", 0):
        b = transpose(node, b, [1, 0])
    alpha, beta = float(node.attribute("alpha", 1.0)), float(node.attribute("beta", 1.0))
    if alpha == 1.0 and beta == 1.0 and c is not None and c.is_constant and _is_row(c, b.shape[1]):
        return matmul(node, a, b, reshape(node, c, (b.shape[1],)))
    y = matmul(node, a, b)
    if alpha != 1.0:
        y = binary(node, "Mul", y, known(alpha))
    if c is None or beta == 0.0:
        return y
    return binary(node, "Add", y, c if beta == 1.0 else binary(node, "Mul", c, known(beta)))


def _is_row(c: Tensor, columns: object) -> bool:
    return not isinstance(columns, Dim) and c.rank >= 1 and c.shape[-1] == columns and math.prod(c.shape) == columns


@lowers("Einsum")
def einsum(node: Node) -> Tensor:
    """Products of two tensors, and sums and permutations of one."""
    equation = node.attribute("equation").replace(" ", "")
    if "." in equation:
        raise Unsupported(f"equation '{equation}' has an ellipsis")
    left, _, out = equation.partition("->")
    terms = left.split(",")
    if "->" not in equation:
        out = "".join(sorted(c for c in set(left) - {","} if left.count(c) == 1))
    if any(len(set(t)) != len(t) for t in (*terms, out)):
        raise Unsupported(f"equation '{equation}' names a dimension twice in one tensor")
    if len(terms) > 2 or not set(out) <= set("".join(terms)):
        raise Unsupported(f"equation '{equation}' is not supported")
    # What only one tensor has, and the result has not, is summed first.
    operands = []
    for index, term in enumerate(terms):
        other = "".join(terms[:index] + terms[index + 1 :])
        gone = [i for i, c in enumerate(term) if c not in out + other]
        operands.append(reduce(node, "sum", node.input(index), gone, False))
        terms[index] = "".join(c for c in term if c in out + other)
    if len(terms) == 1:
        return transpose(node, operands[0], [terms[0].index(c) for c in out])
    return _einsum_product(node, *operands, terms[0], terms[1], out)


def _einsum_product(node: Node, a: Tensor, b: Tensor, left: str, right: str, out: str) -> Tensor:
    require_float(node, a, b)
    batch = [c for c in out if c in left and c in right]
    summed = [c for c in left if c in right and c not in out]
    rows = [c for c in left if c not in right]
    columns = [c for c in right if c not in left]
    size = {c: s for term, t in ((left, a), (right, b)) for c, s in zip(term, t.shape, strict=True)}

    def total(names: list[str]) -> object:
        product: object = 1
        for name in names:
            product = size[name] * product if isinstance(size[name], Dim) else product * size[name]
        return product

    a = transpose(node, a, [left.index(c) for c in (*batch, *rows, *summed)])
    b = transpose(node, b, [right.index(c) for c in (*batch, *summed, *columns)])
    a = reshape(node, a, (*[size[c] for c in batch], total(rows), total(summed)))
    b = reshape(node, b, (*[size[c] for c in batch], total(summed), total(columns)))
    y = matmul(node, a, b)
    order = [*batch, *rows, *columns]
    return transpose(node, reshape(node, y, tuple(size[c] for c in order)), [order.index(c) for c in out])


# ---- quantized and integer operators ----


def _with_zero_points(node: Node, a: Tensor, b: np.ndarray, bq: Quantization, bias: Tensor | None) -> Tensor:
    """The f32 product of an int8 operand with a weight that has a zero point for each column:
    sum a * (b - z) = sum a * (b - c) + (c - z) * sum a, with c the middle of the range.
    """
    center = 128 if bq.dtype == np.uint8 else 0
    symmetric = Quantization(bq.scale, np.full(bq.zero_point.shape, center, np.int64), bq.dtype, bq.axis)
    if bq.axis != b.ndim - 1:
        b, symmetric = b.T, Quantization(bq.scale, symmetric.zero_point, bq.dtype, b.ndim - 1)
    products = matmul(node, a, stored_constant(b, symmetric, ""), bias, "f32")
    ones = stored_constant(np.ones((int(a.shape[-1]), 1), np.int8), raw(np.dtype(np.int8)), "")
    sums = matmul(node, a, ones, None, "f32")
    factors = (bq.scale.astype(np.float64) * (center - bq.zero_point)).astype(np.float32)
    return binary(node, "Add", products, binary(node, "Mul", sums, known(factors)))


def _operand(node: Node, x: Tensor, quantization: Quantization) -> Tensor:
    """An operand of an int8 op; constants stay arrays, so that they can be moved."""
    if x.array is not None:
        return stored_constant(x.array, quantization, x.name)
    return reread(node, x, quantization)


@lowers("QLinearMatMul")
def qlinear_matmul(node: Node) -> Tensor:
    a, b = node.input(0), node.input(3)
    aq = scale_and_zero(node, 1, 2, a.dtype, axis=max(a.rank - 2, 0))
    bq = scale_and_zero(node, 4, 5, b.dtype, axis=b.rank - 1)
    yq = scale_and_zero(node, 6, 7)
    if aq is None or bq is None or yq is None or yq.axis is not None:
        raise Unsupported("scales and zero points must be constants, that of the result a scalar")
    if aq.axis is None and b.array is not None and not has_symmetric_channels(bq):
        return quantize(node, _with_zero_points(node, _operand(node, a, aq), b.array, bq, None), yq)
    if aq.axis is not None or not has_symmetric_channels(bq) or (bq.axis is not None and b.array is None):
        if a.array is None and aq.axis is not None or b.array is None and bq.axis is not None:
            raise Unsupported("integers that are computed cannot have a scale for each row or column")
        return quantize(node, matmul(node, float_operand(node, a, aq), float_operand(node, b, bq)), yq)
    return matmul(node, _operand(node, a, aq), _operand(node, b, bq), None, yq)


@lowers("MatMulInteger")
def matmul_integer(node: Node) -> Tensor:
    """int32 sums. A zero point that is computed goes into a correction:
    sum (a - za) * (b - zb) = sum a * (b - zb) - za * sum (b - zb).
    """
    a, b = node.input(0), node.input(1)
    if isinstance(a.shape[-1], Dim):
        raise Unsupported("the summed dimension has an unknown size")
    bq = raw(b.dtype)
    points = node.constant(3, "the zero point of the second operand").astype(np.int64) if node.has(3) else bq.zero_point
    check_exact(node, int(a.shape[-1]), b, points)
    if points.size != 1:
        return _float_matmul_integer(node, a, b)
    bq = Quantization(bq.scale, points.reshape(()), b.dtype)
    if not node.has(2):
        return as_int32(node, matmul(node, _operand(node, a, raw(a.dtype)), _operand(node, b, bq), None, "f32"))
    zero = node.input(2)
    if zero.is_constant and zero.elements().size == 1:
        aq = Quantization(np.ones((), np.float32), zero.elements().astype(np.int64).reshape(()), a.dtype)
        return as_int32(node, matmul(node, _operand(node, a, aq), _operand(node, b, bq), None, "f32"))
    if zero.rank != 0 or b.array is None:
        return _float_matmul_integer(node, a, b)
    sums = (b.array.astype(np.int64) - bq.zero_point).sum(axis=-2).astype(np.float32)
    products = matmul(node, _operand(node, a, raw(a.dtype)), _operand(node, b, bq), None, "f32")
    correction = binary(node, "Mul", stored_integers(node, zero), known(np.expand_dims(sums, -2) if b.rank > 2 else sums))
    return as_int32(node, binary(node, "Sub", products, correction))


def _float_matmul_integer(node: Node, a: Tensor, b: Tensor) -> Tensor:
    """Zero points for each row or column: products of differences in f32."""
    operands = []
    for x, index in ((a, 2), (b, 3)):
        floats = stored_integers(node, x)
        if node.has(index):
            zero = stored_integers(node, node.input(index))
            if index == 2 and zero.rank == 1 and zero.shape[0] != 1:
                zero = reshape(node, zero, (zero.shape[0], 1))
            floats = binary(node, "Sub", floats, zero)
        operands.append(floats)
    return as_int32(node, matmul(node, *operands))


@lowers("QGemm", domain="com.microsoft")
def qgemm(node: Node) -> Tensor:
    """A quantized Gemm of onnxruntime; without a scale for its result it gives f32."""
    a, b = node.input(0), node.input(3)
    aq = scale_and_zero(node, 1, 2, a.dtype)
    axis = 0 if node.attribute("transB", 0) else 1
    bq = scale_and_zero(node, 4, 5, b.dtype, axis=axis)
    yq = scale_and_zero(node, 7, 8) if node.has(7) else None
    if aq is None or bq is None or aq.axis is not None or b.array is None:
        raise Unsupported("scales, zero points and the weight must be constants")
    if float(node.attribute("alpha", 1.0)) != 1.0:
        raise Unsupported("a factor alpha is not supported")
    a = _operand(node, a, aq)
    if node.attribute("transA", 0):
        a = transpose(node, a, [1, 0])
    bias = None
    if node.has(6):
        scale = (aq.scale.astype(np.float64) * np.asarray(bq.scale, np.float64)).astype(np.float32)
        quantization = Quantization(scale, np.zeros(scale.shape, np.int64), np.dtype(np.int32), None if scale.ndim == 0 else 0)
        bias = stored_constant(node.constant(6, "the bias").reshape(-1), quantization, node.input(6).name)
    if not has_symmetric_channels(bq):
        y = _with_zero_points(node, a, b.array, bq, bias)
        return y if yq is None else quantize(node, y, yq)
    b = transpose(node, _operand(node, b, bq), [1, 0] if axis == 0 else [0, 1])
    return matmul(node, a, b, bias, yq if yq is not None else "f32")
