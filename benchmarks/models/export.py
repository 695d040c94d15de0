# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a network in the forms the contestants read.

  model.onnx                          opset 17, fixed batch
  model.mlir, model.safetensors       torch-mlir's linalg, weights as parameters
  calibration.npy                     f32 [samples,...]
  model.json                          batch, multiply-adds of a call, shape of its result
"""

import json
import re
import warnings
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from . import NETWORKS, build, calibration_data

CONSTANT = re.compile(r"arith\.constant dense_resource<([\w.]+)> : tensor<([\dx]+)xf32>")
# A resource is stored as its alignment (u32, little endian), then the bytes.
RESOURCE = re.compile(r'^ *([\w.]+): "0x04000000([0-9A-F]+)"', re.MULTILINE)


def write_onnx(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            example,
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=["input"],
            output_names=["output"],
        )


def write_mlir(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """torch-mlir's text, its dense resources turned into parameters beside it."""
    from torch_mlir import fx

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = fx.export_and_import(model, example, output_type="linalg-on-tensors")
    text, _, section = module.operation.get_asm(enable_debug_info=False).partition("\n{-#")
    resources = dict(RESOURCE.findall(section))
    weights: dict[str, np.ndarray] = {}

    def load(match: re.Match[str]) -> str:
        key, dims = match.groups()
        values = np.frombuffer(bytes.fromhex(resources[key]), np.float32)
        weights[key] = values.reshape([int(d) for d in dims.split("x")])
        return f"qnn.load_parameter @{key} : tensor<{dims}xf32>"

    text = CONSTANT.sub(load, text)
    declarations = "".join(
        f'  qnn.parameter @{key} key "{key}" : tensor<{"x".join(map(str, w.shape))}xf32>\n'
        for key, w in weights.items()
    )
    path.write_text(text.replace("module {\n", "module {\n" + declarations, 1).rstrip() + "\n")
    save_file(weights, path.with_suffix(".safetensors"))


def count_macs(model: nn.Module, example: torch.Tensor) -> int:
    """Multiply-adds of the convolutions and matrix products of a call, padding counted."""
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        model(example)
    return counter.get_total_flops() // 2


def export(name: str, batch: int, directory: Path) -> None:
    """Fills `directory`; model.json comes last and says that the rest is there."""
    description = directory / "model.json"
    if description.exists():
        return
    directory.mkdir(parents=True, exist_ok=True)
    model = build(name)
    example = torch.zeros(batch, *NETWORKS[name].shape)
    np.save(directory / "calibration.npy", calibration_data(name))
    write_onnx(model, example, directory / "model.onnx")
    write_mlir(model, example, directory / "model.mlir")
    fields = {"network": name, "batch": batch, "macs": count_macs(model, example)}
    with torch.no_grad():
        fields["result"] = list(model(example).shape)
    description.write_text(json.dumps(fields))
