#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports the families beside this script through torch-mlir.

  generate.py --form tosa      tosa/NAME.mlir and expected/NAME.npy
  generate.py --form linalg    linalg/NAME.mlir and expected/NAME.npy
Packages: examples/digits/requirements.txt. Names after the options choose families.
"""

import argparse
import pathlib
import sys
import warnings
import zlib

import numpy as np
import torch

import data
import families

HERE = pathlib.Path(__file__).parent
OUTPUT_TYPES = {"tosa": "tosa", "linalg": "linalg-on-tensors"}


def make(name):
    """The model with seeded weights, its batch norms with statistics of their own."""
    torch.manual_seed(zlib.crc32(name.encode()))
    model = families.FAMILIES[name]()
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0.0, 0.3)
            module.running_var.uniform_(0.5, 1.5)
        if isinstance(module, (torch.nn.BatchNorm2d, torch.nn.GroupNorm)):
            torch.nn.init.normal_(module.bias, 0.0, 0.2)
            torch.nn.init.uniform_(module.weight, 0.7, 1.3)
    return model.eval()


def decompositions(form):
    """torch-mlir's own; its TOSA has no nearest interpolation, PyTorch writes it as a
    gather."""
    from torch_mlir.extras import fx_decomp_util

    table = dict(fx_decomp_util.get_decomposition_table())
    if form == "tosa":
        nearest = torch.ops.aten.upsample_nearest2d.vec
        table.update(torch._decomp.get_decompositions([nearest]))
    return table


def export(name, form):
    """Writes the module in `form` and PyTorch's results on all samples."""
    from torch_mlir import fx

    model = make(name)
    samples = torch.from_numpy(data.inputs(name))
    with torch.no_grad():
        expected = model(samples).numpy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = fx.export_and_import(
            model,
            samples[: data.BATCH],
            output_type=OUTPUT_TYPES[form],
            decomposition_table=decompositions(form),
        )
    text = module.operation.get_asm(enable_debug_info=False)
    (HERE / form).mkdir(exist_ok=True)
    (HERE / "expected").mkdir(exist_ok=True)
    (HERE / form / f"{name}.mlir").write_text(text)
    np.save(HERE / "expected" / f"{name}.npy", expected)
    return len(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--form", choices=OUTPUT_TYPES, required=True)
    parser.add_argument("families", nargs="*", help="default: all")
    arguments = parser.parse_args()
    failed = False
    for name in arguments.families or families.FAMILIES:
        try:
            print(f"{name}: {export(name, arguments.form)} bytes")
        except Exception as error:
            failed = True
            print(f"{name}: cannot be exported: {error}", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
