# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""qopt-import: a PyTorch or ONNX model to a file for `qopt`."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from qopt._core import Error
from qopt.importers import from_onnx, from_torch
from qopt.model import Model


def _import_function(name: str) -> Model:
    """`package.module:function`, where the function gives a module and its example inputs."""
    module_name, _, function_name = name.partition(":")
    if not all(part.isidentifier() for part in (*module_name.split("."), function_name)):
        raise Error(f"{name}: should be a MODEL.onnx that exists, or package.module:function")
    sys.path.insert(0, "")  # as `python -m` does
    try:
        function = getattr(importlib.import_module(module_name), function_name)
    except (ImportError, AttributeError) as error:
        raise Error(f"{name}: {error}") from None
    made = function()
    if not isinstance(made, tuple) or len(made) != 2:
        raise Error(f"{name}() must give (torch.nn.Module, example inputs), not {type(made).__name__}")
    module, example_inputs = made
    inputs = example_inputs if isinstance(example_inputs, (tuple, list)) else (example_inputs,)
    return from_torch(module, tuple(inputs), name="main")


def _parse_dims(items: Sequence[str]) -> dict[str, int]:
    dims = {}
    for item in items:
        name, _, size = item.partition("=")
        if not name or not size.isdecimal():
            raise Error(f"--dim {item}: should be NAME=SIZE, as in sequence=128")
        dims[name] = int(size)
    return dims


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; 0, or 1 after an error in one line."""
    parser = argparse.ArgumentParser(
        prog="qopt-import", description="Bring a PyTorch or ONNX model into a file that qopt reads."
    )
    parser.add_argument("model", help="MODEL.onnx, or package.module:function that gives (module, example inputs)")
    parser.add_argument("-o", "--output", required=True, metavar="M.mlir", help="the module, .mlir or .mlirbc")
    parser.add_argument(
        "--dim", action="append", default=[], metavar="NAME=SIZE", help="size of a symbolic ONNX dimension"
    )
    options = parser.parse_args(arguments)
    try:
        if ":" in options.model and not Path(options.model).exists():
            model = _import_function(options.model)
        else:
            model = from_onnx(options.model, dims=_parse_dims(options.dim))
        model.save(options.output)
    except Error as error:
        print(f"qopt-import: error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
