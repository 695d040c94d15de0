# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models from other frameworks, which are imported only when they are needed."""

import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from qopt._core import Error
from qopt.model import Model, wrap

if TYPE_CHECKING:
    import onnx
    import torch


def _require(package: str) -> None:
    if find_spec(package) is None:
        raise Error(f"this needs the package '{package}': pip install {package}")


def from_torch(
    module: "torch.nn.Module | torch.export.ExportedProgram",
    example_inputs: Sequence[Any] = (),
    dynamic_batch: bool = False,
    *,
    name: str = "main",
) -> Model:
    """Imports a PyTorch module for inference.

    module: in evaluation mode, or a program of torch.export (PT2E-quantized ones too).
    example_inputs: positional arguments; their shapes and types are the model's, images as
    [N, C, H, W]. dynamic_batch: dimension 0 of all inputs may have any size. The weights
    are borrowed from the module, not copied.
    """
    _require("torch")
    from qopt.frontends.torch import from_torch as convert

    return wrap(convert(module, example_inputs, dynamic_batch, name=name))


def from_onnx(
    source: "str | os.PathLike[str] | bytes | onnx.ModelProto", *, dims: Mapping[str, int] | None = None
) -> Model:
    """Imports an ONNX model: a path, the bytes of a file, or a ModelProto.

    dims: sizes for symbolic dimensions by name, as in {"sequence": 128}; others stay
    dynamic. Quantized models (QDQ, QOperator, dynamic) compute in int8 where their scales
    say so; what they leave in float, `quantize` with data quantizes.
    """
    _require("onnx")
    from qopt.frontends.onnx import from_onnx as convert

    return wrap(convert(source, dims=dims))


def to_onnx(model: Model, path: str | os.PathLike) -> None:
    """Writes a model as ONNX; quantized ops in the QDQ form."""
    _require("onnx")
    from qopt.frontends.onnx.export import save

    save(model.module, path)
