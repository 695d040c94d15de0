# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models: load, quantize, call, measure, save."""

import json
import os
import tempfile
import threading
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qopt import _core
from qopt._arrays import Array, like, to_plain
from qopt._calibration import batches, save_samples
from qopt._core import Error, Executable, Module, TensorSpec
from qopt.report import Report, Timing

PAGE_SAMPLES = 256
"""Samples on which the page of a report looks at layers: enough for smooth histograms."""

Config = Mapping[str, Any] | str | os.PathLike | None
"""Settings of a quantization, or the JSON file that has them.

Keys: weights ("int8" or "int4"), weight_group, per_channel, symmetric, quantize_outputs,
skip, skip_kinds, observer ("robust", "minmax", "moving-average"), momentum, max_samples.
"""


def _read_config(config: Config) -> dict[str, Any]:
    if config is None:
        return {}
    if isinstance(config, Mapping):
        return dict(config)
    try:
        value = json.loads(Path(config).read_text())
    except (OSError, ValueError) as error:
        raise Error(f"{os.fspath(config)}: {error}") from None
    if not isinstance(value, dict):
        raise Error(f"{os.fspath(config)}: the settings must be a JSON object")
    return value


class Model:
    """A model that can be called with numpy arrays or torch tensors.

    It is compiled at the first call, for the machine it runs on. Calls from several
    threads at once are fine.
    """

    def __init__(self, module: Module) -> None:
        self.module = module
        self._executable: Executable | None = None
        self._lock = threading.Lock()

    @property
    def inputs(self) -> list[TensorSpec]:
        """Name, shape (None: a size that the caller chooses) and elements of each input."""
        return self.module.inputs

    @property
    def outputs(self) -> list[TensorSpec]:
        """Name, shape and elements of each output."""
        return self.module.outputs

    @property
    def executable(self) -> Executable:
        """The compiled model."""
        with self._lock:
            if self._executable is None:
                self._executable = _core.compile(self.module)
            return self._executable

    def compile(
        self,
        output: str | os.PathLike | None = None,
        *,
        target: str = "cpu",
        threads: int = 1,
        compile_threads: int = 0,
        march: str = "native",
        features: str = "",
        header: str | os.PathLike | None = None,
        embed_weights: bool = False,
        sizes: Iterable[int | Iterable[int]] = (),
    ) -> "Model":
        """Compiles now rather than at the first call; with `output`, also to a file.

        output: a .so, .a, .o, .ll or .s that runs without Python; `header` a C header for
        it. threads: for one call in this process, 0 for one for each core; results have the
        same bits for any number. compile_threads: to compile on, 0 for as many as there are.
        march: "native", "x86-64-v3" or another name that LLVM knows. sizes: for which dynamic
        sizes a file is compiled. Gives the model itself.
        """
        if target != "cpu":
            raise Error(f"there is no target '{target}'; there is 'cpu'")
        if output is None:
            executable = _core.compile(
                self.module,
                cpu=march,
                features=features,
                threads=threads,
                compile_threads=compile_threads,
            )
            with self._lock:
                self._executable = executable
        elif threads != 1:
            raise Error("threads are those of a call in this process; a file has NAME_set_threads")
        else:
            self.module.emit(
                os.fspath(output),
                cpu=march,
                features=features,
                header=os.fspath(header) if header else "",
                embed_weights=embed_weights,
                compile_threads=compile_threads,
                sizes=[[size] if isinstance(size, int) else list(size) for size in sizes],
            )
        return self

    def _arrange(self, args: tuple[Any, ...], named: Mapping[str, Array]) -> tuple[Array, ...]:
        """One array for each input, in the model's order."""
        names = [spec.name for spec in self.inputs]
        if len(args) == 1 and isinstance(args[0], Mapping):
            args, named = (), {**args[0], **named}
        for name in named:
            if name not in names:
                raise Error(f"there is no input '{name}'; there is {', '.join(map(repr, names))}")
        if len(args) > len(names):
            raise Error(f"the model has {len(names)} inputs, not {len(args)}")
        for name in names[: len(args)]:
            if name in named:
                raise Error(f"input '{name}' is given twice")
        missing = [name for name in names[len(args) :] if name not in named]
        if missing:
            raise Error(f"input '{missing[0]}' is missing")
        return (*args, *(named[name] for name in names[len(args) :]))

    def __call__(self, *args: Any, **named: Array) -> Any:
        """The outputs for the inputs, given in order, by name, or in one dict.

        One output is one array, several are a tuple; torch tensors where an input is one.
        """
        values = self._arrange(args, named)
        results = self.executable.run([to_plain(value) for value in values])
        arrays = tuple(like(result, values) for result in results)
        return arrays[0] if len(arrays) == 1 else arrays

    def quantize(
        self,
        calibration: Iterable[Any] | Array | None = None,
        config: Config = None,
        *,
        statistics: str | os.PathLike | None = None,
        save_statistics: str | os.PathLike | None = None,
        progress: bool = True,
    ) -> "QuantizedModel":
        """An int8 model; this one stays as it is.

        calibration: typical inputs: an iterable of batches (a DataLoader, say), each an
        array, a tuple with one array for each input, or a dict by name; or one array of
        all samples. One batch is held at a time. None: for a model with quantization of
        its own (imported QDQ), or with `statistics`, ranges that `save_statistics` wrote.
        config: settings; see Config. progress: draw a line on a terminal.
        """
        settings = _read_config(config)
        next_batch = None
        if calibration is not None and statistics is not None:
            raise Error("give either calibration data or statistics")
        if calibration is not None:
            limit = settings.get("max_samples", 0)
            next_batch = batches(
                calibration,
                self.inputs,
                bool(self.module.batch_dependence),
                limit if isinstance(limit, int) else 0,
            )
        elif statistics is None and not self.module.has_scales:
            raise Error("give calibration data (a few typical batches) or statistics")
        try:
            text = json.dumps(settings, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise Error(f"config: {error}") from None
        module, remarks = _core.quantize(
            self.module,
            next_batch,
            progress=progress,
            config=text,
            statistics=os.fspath(statistics) if statistics else "",
            save_statistics=os.fspath(save_statistics) if save_statistics else "",
        )
        return QuantizedModel(module, self, remarks)

    def save(self, path: str | os.PathLike) -> None:
        """Writes a .mlir or .mlirbc file, and the weights to a .safetensors beside it; or .onnx.

        Files appear complete or not at all. `qopt.load` and the `qopt` command read the former
        two. In ONNX, quantized ops have the QDQ form.
        """
        if os.fspath(path).endswith(".onnx"):
            from qopt.importers import to_onnx

            to_onnx(self, path)
        else:
            self.module.save(os.fspath(path))

    def report(self) -> Report:
        """What the model consists of: ops and the types they compute on, sizes of weights."""
        return Report(json.loads(self.module.summary()))

    def bench(self, against: "Model | None" = None, *, seconds: float = 1.0, batch: int = 0) -> Timing:
        """How long a call takes, on fixed pseudo-random inputs.

        against: a model that is measured in turns with this one; its timing is the result's
        `against`. batch: what dynamic sizes are; 0 is 1.
        """
        models = [self] if against is None else [self, against]
        timings = [
            Timing(**timing)
            for timing in _core.bench([model.executable for model in models], seconds=seconds, batch=batch)
        ]
        if against is not None:
            timings[0].against = timings[1]
        return timings[0]

    def __str__(self) -> str:
        """MLIR's text, without the values of constants."""
        return str(self.module)

    def __repr__(self) -> str:
        def show(specs: list[TensorSpec]) -> str:
            return ", ".join(f"{spec.name}: {spec.dtype}{list(spec.shape)}" for spec in specs)

        return f"{type(self).__name__}({show(self.inputs)} -> {show(self.outputs)})"


class QuantizedModel(Model):
    """A model with int8 ops; see `report` for which, and why others are not."""

    def __init__(
        self, module: Module, source: Model | None = None, remarks: Iterable[tuple[str, str, bool]] = ()
    ) -> None:
        super().__init__(module)
        self.source = source
        """The float model it comes from, if it was quantized in this process."""
        self.remarks = list(remarks)
        for op, text, is_warning in self.remarks:
            if is_warning:
                warnings.warn(f"{op} {text}".strip(), stacklevel=3)

    def report(self, path: str | os.PathLike | None = None, data: Iterable[Any] | Array | None = None) -> Report:
        """What is in int8, what is not and why, sizes of weights, and warnings.

        path: also write an HTML page there, which shows for each layer its values, its weights and how far it is
        from the float model on `data`: typical inputs in any form that `quantize` takes, the first 256 samples.
        """
        if path is not None:
            self._write_page(os.fspath(path), data)
        before = json.loads(self.source.module.summary()) if self.source else None
        return Report(json.loads(self.module.summary()), before, self.remarks)

    def _write_page(self, path: str, data: Iterable[Any] | Array | None) -> None:
        if self.source is None:
            raise Error(f"{path}: the page compares with the float model, and this one was quantized elsewhere")
        if data is None:
            raise Error(f"{path}: the page compares layers on data; give typical inputs, as to quantize")
        with tempfile.TemporaryDirectory() as folder:
            files = save_samples(folder, data, self.inputs, bool(self.source.module.batch_dependence), PAGE_SAMPLES)
            _core.write_report(self.source.module, self.module, files, path, Path(path).stem)


def wrap(module: Module) -> Model:
    """A Model, or a QuantizedModel where some op is in int8."""
    quantized = any(op["quantized"] for op in json.loads(module.summary())["ops"])
    return QuantizedModel(module) if quantized else Model(module)


def load(path: str | os.PathLike, *, parameters: Iterable[str | os.PathLike] = (), entry: str = "") -> Model:
    """Reads a model from .mlir (qnn, TOSA or linalg) or .mlirbc.

    parameters: .safetensors files with its weights; by default the one of the same name
    beside it. entry: the function; by default the only public one.
    """
    return wrap(Module.parse(os.fspath(path), [os.fspath(file) for file in parameters], entry))


def compile(model: Model | Module, **options: Any) -> Executable:
    """Compiles into this process: what `Model.executable` is, with options.

    cpu, features: as `march` and `features` of Model.compile; threads and compile_threads as
    there. reference: plain loops straight from the semantics.
    """
    return _core.compile(model.module if isinstance(model, Model) else model, **options)
