# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The parameters of a model in int8."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import torch
from qopt import Error, linalg
from qopt.report import format_bytes

if TYPE_CHECKING:
    from quantized_ml_api.model import QuantizedModel

Params = Mapping[str, torch.Tensor] | Any
"""A state dict, the names and tensors of named_parameters(), or the tensors of parameters()."""


def name_params(params: Params, model: torch.nn.Module | None) -> dict[str, torch.Tensor]:
    """The parameters by name; plain tensors get the names of the model's, in order."""
    items = list(params.items() if isinstance(params, Mapping) else params or ())
    if not items:  # also what parameters() has when it is read for the second time
        return dict(model.state_dict()) if model is not None else {}
    if all(isinstance(item, torch.Tensor) for item in items):
        names = [name for name, _ in model.named_parameters()] if model is not None else []
        if len(names) != len(items):
            raise Error(f"{len(items)} parameters are given, the model has {len(names)}")
        items = list(zip(names, items))
    for item in items:
        if not (isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], torch.Tensor)):
            raise Error(
                "params must be a state dict, named_parameters() or parameters(), "
                f"they have a {type(item).__name__} in them"
            )
    return dict(items)


class QuantizedParams(Mapping[str, "linalg.QuantizedTensor | torch.Tensor"]):
    """Parameters by name: weights (two dimensions and more) in int8 with a scale for each output
    channel, and the rest, biases and statistics of a few numbers each, as they are.

    The model itself folds batch norms into its weights first and then quantizes them in the same
    way; `QuantizedModel.report` has what it computes with.
    """

    def __init__(self, params: Params, qmodel: "QuantizedModel") -> None:
        self.qmodel = qmodel
        self._float = name_params(params, qmodel.module)

    @cached_property
    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in self._float.items():
            if value.is_floating_point() and not bool(torch.isfinite(value).all()):
                raise Error(f"parameter '{name}' has NaN or infinite values")
            is_weight = value.is_floating_point() and value.ndim >= 2
            values[name] = linalg.quantize(value, axis=0, symmetric=True) if is_weight else value.detach()
        return values

    def __getitem__(self, name: str) -> "linalg.QuantizedTensor | torch.Tensor":
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._float)

    def __len__(self) -> int:
        return len(self._float)

    @property
    def nbytes(self) -> int:
        """As stored: a byte for each weight, four for each scale and each other number."""
        total = 0
        for value in self._values.values():
            if isinstance(value, linalg.QuantizedTensor):
                total += value.nbytes + 4 * len(value.scales)
            else:
                total += value.numel() * value.element_size()
        return total

    @property
    def float_nbytes(self) -> int:
        """Of the parameters as they were given."""
        return sum(value.numel() * value.element_size() for value in self._float.values())

    def __repr__(self) -> str:
        count = sum(isinstance(value, linalg.QuantizedTensor) for value in self._values.values())
        sizes = f"{format_bytes(self.float_nbytes)} -> {format_bytes(self.nbytes)}"
        return f"QuantizedParams({count} of {len(self)} in int8, {sizes})"
