# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A PyTorch module that computes in int8."""

import copy
import inspect
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import qopt
import torch
from qopt import Error

from quantized_ml_api.inputs import QuantizedInput, arrange, to_tensor
from quantized_ml_api.params import Params, QuantizedParams, name_params
from quantized_ml_api.shapes import explain_misfit


def _first_tensors(batch: Any, count: int | None) -> tuple[torch.Tensor, ...]:
    """The inputs of a batch of a loader; labels behind them are none."""
    if isinstance(batch, Mapping):
        batch = tuple(batch.values())
    if not isinstance(batch, (tuple, list)):
        batch = (batch,)
    return tuple(to_tensor(value) for value in batch[:count])


class QuantizedModel:
    """An int8 model of a float module.

    model: a torch.nn.Module, in evaluation mode or not: it is used as in evaluation. params: its
    parameters (a state dict, named_parameters() or parameters()); those that differ from the
    module's replace them. None: the module's own. config: settings of the quantization, as
    qopt.Model.quantize takes them.

    Call `calibrate` with typical data. Without, the first inputs give the ranges, which later ones
    may exceed.
    """

    def __init__(self, model: torch.nn.Module, params: Params = None, config: qopt.model.Config = None) -> None:
        if not isinstance(model, torch.nn.Module):
            raise Error(f"model must be a torch.nn.Module, not {type(model).__name__}")
        self.module = _with_params(model, name_params(params, model))
        self.config = config
        self.source: qopt.Model | None = None
        """The float model."""
        self.quantized: qopt.QuantizedModel | None = None
        """The int8 model, with float inputs."""
        self._core: qopt.Model | None = None
        self._compiled: set[tuple[tuple[int, ...], ...]] = set()
        """Shapes of inputs for which there is code."""
        self._version = 0
        self._seconds: float | None = None

    @property
    def inputs(self) -> list[qopt.TensorSpec]:
        """Of the int8 model: name, shape, and for int8 inputs scale and zero point."""
        return self._ready().inputs

    def calibrate(self, loader: Iterable[Any]) -> "QuantizedModel":
        """Finds the ranges of all values on typical data: batches of inputs, labels behind them ignored."""
        batches: Iterator[Any] = iter([loader] if isinstance(loader, torch.Tensor) else loader)
        first = next(batches, None)
        if first is None:
            raise Error("the calibration data is empty")
        if self.source is None:
            self._import(_first_tensors(first, self._count_inputs()))
        count = len(self.source.inputs)
        names = [spec.name for spec in self.source.inputs]
        data = (
            batch
            if isinstance(batch, Mapping) and all(name in batch for name in names)
            else _first_tensors(batch, count)
            for batch in chain([first], batches)
        )
        self._quantize(data)
        return self

    def forward(self, inputs: Any) -> torch.Tensor | tuple[torch.Tensor, ...]:
        """The outputs for {"input": QuantizedInput}; plain tensors are rounded first."""
        if isinstance(inputs, Mapping):
            quantized = [value for value in inputs.values() if isinstance(value, QuantizedInput)]
            if len(quantized) == 1 and len(inputs) == 1:
                inputs = quantized[0]
            elif quantized:
                raise Error("give one QuantizedInput, which holds all inputs of a call")
        if not isinstance(inputs, QuantizedInput):
            inputs = QuantizedInput(QuantizedParams(None, self), inputs)
        if inputs.qmodel is not self:
            raise Error("the input was quantized for another model")
        if inputs.version != self._version:
            raise Error("the input was quantized before the model was calibrated again; quantize it again")
        executable, arrays = self._ready().executable, inputs.arrays
        shapes = tuple(tuple(array.shape) for array in arrays)
        if shapes not in self._compiled:
            executable.run(arrays)
            self._compiled.add(shapes)
        begin = time.perf_counter()
        results = executable.run(arrays)
        self._seconds = time.perf_counter() - begin
        tensors = tuple(torch.from_numpy(result) for result in results)
        return tensors[0] if len(tensors) == 1 else tensors

    __call__ = forward

    def inference_time(self) -> float:
        """Seconds of the last forward. One with inputs of a new shape compiles for it first, which does not count."""
        if self._seconds is None:
            raise Error("there was no forward yet")
        return self._seconds

    def report(self) -> qopt.Report:
        """Which ops are in int8, which are not and why, and the sizes of the weights."""
        self._ready()
        return self.quantized.report()

    def _ready(self) -> qopt.Model:
        if self._core is None:
            raise Error("the model has seen no data yet: call calibrate(loader), or make a QuantizedInput")
        return self._core

    def _count_inputs(self) -> int:
        """Positional arguments of the module's forward."""
        kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        arguments = inspect.signature(self.module.forward).parameters.values()
        return max(1, sum(a.kind in kinds and a.default is a.empty for a in arguments))

    def _arrange(self, inputs: Any) -> list[torch.Tensor]:
        values = arrange([spec.name for spec in self.source.inputs], inputs)
        for spec, value in zip(self.source.inputs, values):
            if len(spec.shape) != value.ndim or any(b not in (None, a) for a, b in zip(value.shape, spec.shape)):
                sizes = ["any" if size is None else size for size in spec.shape]
                raise Error(f"input '{spec.name}' has shape {list(value.shape)}, the model takes {sizes}")
        return values

    def _import(self, values: tuple[torch.Tensor, ...]) -> None:
        """Imports the module for values of these shapes, with a batch of any size where it can have one."""
        why = explain_misfit(self.module, values[0])
        if why:
            raise Error(why)
        # The importer wants two samples to tell the batch from other dimensions.
        pairs = tuple(torch.cat([v[:1], v[:1]]) if v.ndim else v for v in values)
        try:
            self.source = qopt.from_torch(self.module, pairs, dynamic_batch=True)
        except Error:
            self.source = qopt.from_torch(self.module, values)

    def _quantize(self, data: Iterable[Any]) -> None:
        self.quantized = self.source.quantize(data, self.config)
        core, _ = self.quantized.module.quantize_inputs()
        self._core = qopt.Model(core)
        self._compiled = set()
        self._version += 1

    def _prepare(self, inputs: Any) -> None:
        """Takes the first inputs for calibration where there was none."""
        if self._core is not None:
            return
        values = tuple(arrange([""] * self._count_inputs(), inputs)) if self.source is None else ()
        if self.source is None:
            self._import(values)
        warnings.warn(
            "the model is not calibrated: ranges are those of the first inputs; call calibrate(loader) with typical data",
            stacklevel=4,
        )
        self._quantize([tuple(self._arrange(inputs))])


def _with_params(model: torch.nn.Module, params: dict[str, torch.Tensor]) -> torch.nn.Module:
    """The model with these parameters; a copy of it where they are not its own already."""
    own = model.state_dict()
    for name, value in params.items():
        if name not in own:
            raise Error(f"the model has no parameter '{name}'")
        if own[name].shape != value.shape:
            raise Error(f"parameter '{name}' is {list(value.shape)}, the model has {list(own[name].shape)}")
    if all(own[name].dtype == value.dtype and own[name].is_set_to(value) for name, value in params.items()):
        return model
    changed = copy.deepcopy(model)
    changed.load_state_dict({**own, **params})
    return changed
