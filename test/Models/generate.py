#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Trains and exports the models beside this script, a few minutes on one CPU.

  generate.py train     checkpoints/*.pt (not committed)
  generate.py export    *.mlir, and *_logits.npy of these and the examples' models
Both by default. *_linalg.mlir is the model in torch-mlir's linalg; its constants
are parameters, in the .safetensors file of the same name. The logits are PyTorch's, f32 [450,10], on the held-out images
of examples/digits.
"""

import argparse
import importlib.util
import pathlib
import re
import sys

import numpy as np
from safetensors.numpy import save

HERE = pathlib.Path(__file__).parent
DIGITS = HERE.parents[1] / "examples" / "digits"


def from_file(name, path):
    """Imports the module at `path`; two folders here hold a models.py."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sys.path.insert(0, str(DIGITS))
import export  # noqa: E402
import train  # noqa: E402

own = from_file("test_models", HERE / "models.py")

# (file stem, model, batch, weights)
FILES = [
    ("transformer", "transformer", 50, "mixed"),
    ("transformer_b1", "transformer", 1, "resource"),
    ("smooth_mlp", "smooth_mlp", 50, "mixed"),
    ("smooth_mlp_b1", "smooth_mlp", 1, "inline"),
    ("pool_net", "pool_net", 50, "inline"),
    ("mobile_net", "mobile_net", 50, "resource"),
    ("row_gru", "row_gru", 50, "mixed"),
]

# Exported as linalg too.
LINALG = ("mlp", "resnet", "dscnn", "transformer", "row_gru")
CONSTANT = re.compile(r"arith\.constant dense_resource<([\w.]+)> : tensor<([\dx]+)xf32>")


def all_models():
    """Yields (name, trained model) of this folder and of the examples."""
    for classes, folder in ((own.MODELS, HERE), (export.models.MODELS, DIGITS)):
        for name in classes:
            yield name, export.load(classes, folder / "checkpoints", name)


def export_linalg(name, model):
    """Writes NAME_linalg.mlir and NAME_linalg.safetensors."""
    text = export.to_mlir(model, 50, "linalg-on-tensors")
    module, resources = export.split_resources(text)
    weights = {}

    def load(match):
        key, dims = match.groups()
        values = np.frombuffer(bytes.fromhex(resources[key]), np.float32)
        weights[key] = values.reshape([int(d) for d in dims.split("x")])
        return f"qnn.load_parameter @{key} : tensor<{dims}xf32>"

    module = CONSTANT.sub(load, module)
    declarations = (
        f"  qnn.parameter @{key} key \"{key}\" : tensor<{'x'.join(map(str, w.shape))}xf32>\n"
        for key, w in weights.items()
    )
    module = module.replace("module {\n", "module {\n" + "".join(declarations), 1)
    (HERE / f"{name}_linalg.mlir").write_text(module.rstrip() + "\n")
    (HERE / f"{name}_linalg.safetensors").write_bytes(save(weights))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="?", choices=("train", "export"))
    parser.add_argument("--model", action="append", help="train only this one")
    arguments = parser.parse_args()
    if arguments.what != "export":
        train.train_all(own.MODELS, HERE / "checkpoints", arguments.model)
    if arguments.what != "train":
        export.export_all(FILES, own.MODELS, HERE / "checkpoints", HERE)
        for name, model in all_models():
            np.save(HERE / f"{name}_logits.npy", train.logits_of(model))
            if name in LINALG:
                export_linalg(name, model)


if __name__ == "__main__":
    main()
