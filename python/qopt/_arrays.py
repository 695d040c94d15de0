# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What numpy arrays and torch tensors need before and after a call: nearly nothing."""

import sys
from typing import Any

import numpy as np

Array = Any
"""A numpy array, a CPU torch tensor, or anything else that speaks DLPack."""

DTYPES = {
    "f32": np.float32,
    "i64": np.int64,
    "i32": np.int32,
    "i16": np.int16,
    "i8": np.int8,
    "i1": np.bool_,
}
"""Elements of tensors as MLIR writes them."""


def is_tensor(value: object) -> bool:
    """Whether `value` is a torch tensor. Imports no torch: without it nothing is one."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def is_array(value: object) -> bool:
    """Whether `value` holds numbers in memory that can be passed without a copy."""
    return hasattr(value, "__dlpack__") or isinstance(value, np.ndarray)


def to_numpy(value: Array) -> np.ndarray:
    """A numpy array; of a torch tensor of any floats, float32."""
    if is_tensor(value):
        value = value.detach().cpu()
        value = (value.float() if value.is_floating_point() else value).numpy()
    return np.asarray(value)


def to_plain(value: Array) -> Array:
    """The same numbers as an array that DLPack takes: tensors without their gradient, numbers as arrays."""
    if is_tensor(value):
        return value.detach()
    value = value if is_array(value) else np.asarray(value)
    # numpy has no such type of its own, and no DLPack for it.
    return value.astype(np.float32) if getattr(value.dtype, "name", "") == "bfloat16" else value


def like(result: np.ndarray, inputs: tuple[Array, ...]) -> Array:
    """The result as a torch tensor over the same memory where an input was one, else as it is."""
    if any(is_tensor(value) for value in inputs):
        return sys.modules["torch"].from_numpy(result)
    return result
