# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Inputs, rounded to int8 once for as many calls as are made with them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from qopt import Error, linalg

from quantized_ml_api.params import QuantizedParams


class QuantizedInput:
    """The inputs of one call: int8 with the scale that the model was calibrated for.

    inputs: one tensor, a tuple with one for each input of the model, or a dict by name. Where the
    model is not calibrated yet, their own ranges are taken, with a warning.
    """

    def __init__(self, qparams: QuantizedParams, inputs: Any) -> None:
        self.qmodel = qparams.qmodel
        self.qmodel._prepare(inputs)
        self.version = self.qmodel._version
        """Which calibration of the model it was rounded for."""
        self.values: dict[str, Any] = {}
        """By name: QuantizedTensor, or as it was given where the model takes no int8."""
        for spec, value in zip(self.qmodel.inputs, self.qmodel._arrange(inputs)):
            if spec.scale is None:
                self.values[spec.name] = value.detach()
            else:
                self.values[spec.name] = linalg.quantize(value, spec.scale, spec.zero_point)

    @property
    def arrays(self) -> list[np.ndarray | torch.Tensor]:
        """What a call takes, in the order of the model's inputs."""
        return [value.data if isinstance(value, linalg.QuantizedTensor) else value for value in self.values.values()]

    @property
    def nbytes(self) -> int:
        """Of all inputs, as they are stored."""
        return sum(array.nbytes for array in self.arrays)

    def __repr__(self) -> str:
        shapes = ", ".join(f"{name}: {list(value.shape)}" for name, value in self.values.items())
        return f"QuantizedInput({shapes}, {self.nbytes} bytes)"


def arrange(names: list[str], inputs: Any) -> list[torch.Tensor]:
    """One tensor for each name: by name from a dict, else by order.

    Where the model has one input, a dict of one entry is it, whatever its name.
    """
    if isinstance(inputs, Mapping):
        if len(names) == 1 and len(inputs) == 1:
            inputs = tuple(inputs.values())
        else:
            missing = [name for name in names if name not in inputs]
            if missing or len(inputs) > len(names):
                raise Error(f"the inputs are {', '.join(map(repr, names))}, not {', '.join(map(repr, inputs))}")
            inputs = tuple(inputs[name] for name in names)
    if not isinstance(inputs, (tuple, list)):
        inputs = (inputs,)
    if len(inputs) != len(names):
        raise Error(f"the model has {len(names)} inputs ({', '.join(names)}), not {len(inputs)}")
    return [to_tensor(value) for value in inputs]


def to_tensor(value: Any) -> torch.Tensor:
    """A tensor over the numbers."""
    try:
        return value if isinstance(value, torch.Tensor) else torch.as_tensor(np.asarray(value))
    except (TypeError, ValueError) as error:
        raise Error(f"an input is no array: {error}") from None
