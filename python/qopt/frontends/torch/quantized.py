# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs that PT2E has quantized: pairs of quantize and dequantize stay pairs.

qnn-propagate-qdq and qnn-fuse-qdq make int8 ops of them, as of the compiler's own.
Storage of uint8 becomes int8, with zero points less by 128.
"""

import torch

import torch.ao.quantization.fx._decomposed  # noqa: F401  registers the ops

from qopt.frontends.torch.builder import Builder, normalize_axis, type_text
from qopt.frontends.torch.errors import Unsupported
from qopt.frontends.torch.registry import lowers
from qopt.frontends.torch.values import Constant, Quantized, Scales

ops = torch.ops.quantized_decomposed

_STORAGE = {torch.int8: (-128, 127), torch.uint8: (0, 255)}


def _number(x) -> float | int:
    if isinstance(x, Constant):
        return x.tensor.item()
    if not isinstance(x, int | float):
        raise Unsupported("a scale that is computed at run time; export a static quantization")
    return x


def _make_scales(scales, zero_points, low: int, high: int, dtype, axis: int | None = None) -> Scales:
    if dtype not in _STORAGE:
        raise Unsupported(f"storage of {dtype}; int8 and uint8 are supported")
    least, greatest = _STORAGE[dtype]
    low, high = max(low, least), min(high, greatest)
    # A type tells uint8 from int8 by its range.
    shift = 128 if dtype == torch.uint8 else 0
    return Scales(
        tuple(float(torch.tensor(s, dtype=torch.float32)) for s in scales),
        tuple(int(z) - shift for z in zero_points),
        low - shift,
        high - shift,
        axis,
    )


def _quantize(b: Builder, x, scales: Scales) -> Quantized:
    return Quantized(b.op("quantize", [x], [type_text(x.shape, scales.get_type())]), scales)


def _dequantize(b: Builder, x, scales: Scales, zero_points, factors):
    if isinstance(x, Quantized):
        if x.scales != scales:
            raise Unsupported("dequantizes with other parameters than were quantized with")
        return b.op("dequantize", [x.value])
    if not isinstance(x, Constant):
        raise Unsupported("dequantizes integers that no quantize op made")
    shape = [1] * len(x.shape)
    if scales.axis is not None:
        shape[scales.axis] = -1
    zeros = torch.tensor(zero_points).reshape(shape)
    real = (x.tensor.to(torch.int32) - zeros).float() * torch.tensor(factors, dtype=torch.float32).reshape(shape)
    return Constant(real, x.key, scales)


@lowers(ops.quantize_per_tensor.default, ops.quantize_per_tensor.tensor)
def quantize_per_tensor(b: Builder, x, scale, zero_point, quant_min, quant_max, dtype):
    scales = _make_scales([_number(scale)], [_number(zero_point)], quant_min, quant_max, dtype)
    return _quantize(b, x, scales)


@lowers(ops.dequantize_per_tensor.default, ops.dequantize_per_tensor.tensor)
def dequantize_per_tensor(b: Builder, x, scale, zero_point, quant_min, quant_max, dtype, *, out_dtype=None):
    factors, zeros = [_number(scale)], [int(_number(zero_point))]
    scales = _make_scales(factors, zeros, quant_min, quant_max, dtype)
    return _dequantize(b, x, scales, zeros, factors)


def _lists(scales, zero_points) -> tuple[list, list]:
    if not isinstance(scales, Constant):
        raise Unsupported("scales that are computed at run time; export a static quantization")
    factors = scales.tensor.float().tolist()
    if zero_points is None:
        return factors, [0] * len(factors)
    return factors, zero_points.tensor.long().tolist()


@lowers(ops.quantize_per_channel.default)
def quantize_per_channel(b: Builder, x, scales, zero_points, axis, quant_min, quant_max, dtype):
    factors, zeros = _lists(scales, zero_points)
    axis = normalize_axis(axis, len(x.shape))
    return _quantize(b, x, _make_scales(factors, zeros, quant_min, quant_max, dtype, axis))


@lowers(ops.dequantize_per_channel.default)
def dequantize_per_channel(b, x, scales, zero_points, axis, quant_min, quant_max, dtype, *, out_dtype=None):
    factors, zeros = _lists(scales, zero_points)
    axis = normalize_axis(axis, len(x.shape))
    made = _make_scales(factors, zeros, quant_min, quant_max, dtype, axis)
    return _dequantize(b, x, made, zeros, factors)
