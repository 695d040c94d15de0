# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A quantizing compiler: float models in, int8 models out.

    model = qopt.from_torch(module, example_inputs)
    qmodel = model.quantize(loader)
    y = qmodel(x)
"""

from qopt._core import Error, Executable, Graph, Module, TensorSpec, Value, __version__, bench
from qopt.importers import from_onnx, from_torch
from qopt.model import Model, QuantizedModel, compile, load
from qopt.report import Report, Timing

__all__ = [
    "Error",
    "Executable",
    "Graph",
    "Model",
    "Module",
    "QuantizedModel",
    "Report",
    "TensorSpec",
    "Timing",
    "Value",
    "__version__",
    "bench",
    "compile",
    "from_onnx",
    "from_torch",
    "load",
]
