#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports the trained digit classifiers to TOSA in MLIR, and the data to .npy.

The models pass through torch-mlir untouched: batch norm unfolded, NCHW with a
transpose around every convolution, as any exporter user gets them. The wheel is
built on another LLVM than ours, so it writes text and never shares a process
with our libraries. Where the weights lie in the text is a choice (`--weights`):
  mixed     as torch-mlir writes them: transposed weights inline, others resources
  inline    all as dense<"0x...">
  resource  all as dense_resource<...>
"""

import argparse
import pathlib
import re
import warnings

import numpy as np
import torch

import data
import models

HERE = pathlib.Path(__file__).parent

# (file stem, model, batch, weights): what lies beside this script.
FILES = [
    ("mlp", "mlp", 50, "inline"),
    ("resnet", "resnet", 50, "mixed"),
    ("resnet_b1", "resnet", 1, "inline"),
    ("dscnn", "dscnn", 50, "resource"),
]

# A resource is stored as its alignment (u32, little endian), then the bytes.
ALIGNMENT = "04000000"
RESOURCE_ENTRY = re.compile(r'^ *([\w.]+): "0x([0-9A-F]+)",?\n', re.MULTILINE)
INLINE_WEIGHT = re.compile(r'dense<"0x([0-9A-F]+)">')
RESOURCE_SECTION = "\n{-#\n  dialect_resources: {\n    builtin: {\n%s\n    }\n  }\n#-}\n"


def to_mlir(model, batch, output_type="tosa"):
    """Returns the text of `model` for images of shape [batch,1,8,8]."""
    from torch_mlir import fx

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = fx.export_and_import(
            model.eval(), torch.zeros(batch, 1, 8, 8), output_type=output_type
        )
    return module.operation.get_asm(enable_debug_info=False)


def split_resources(text):
    """Returns (module text, {resource name: hex of the values})."""
    module, _, section = text.partition("\n{-#")
    resources = {}
    for name, blob in RESOURCE_ENTRY.findall(section):
        if not blob.startswith(ALIGNMENT):
            raise ValueError(f"resource {name}: alignment is not 4")
        resources[name] = blob[len(ALIGNMENT) :]
    return module, resources


def place_weights(text, where):
    """Rewrites where the weights of exported `text` lie (see above)."""
    if where == "mixed":
        return text
    module, resources = split_resources(text)
    if where == "inline":
        for name, values in resources.items():
            module = module.replace(f"dense_resource<{name}>", f'dense<"0x{values}">')
        return module
    weights = iter(INLINE_WEIGHT.findall(module))
    for index, values in enumerate(weights):
        name = f"weight_{index}"
        module = module.replace(f'dense<"0x{values}">', f"dense_resource<{name}>", 1)
        resources[name] = values
    entries = [f'      {n}: "0x{ALIGNMENT}{v}"' for n, v in resources.items()]
    return module + RESOURCE_SECTION % ",\n".join(entries)


def load(classes, directory, name):
    """Returns the trained model `name` in inference mode."""
    model = classes[name]()
    model.load_state_dict(torch.load(directory / f"{name}.pt", weights_only=True))
    return model.eval()


def export_all(files, classes, checkpoints, output):
    """Writes OUTPUT/STEM.mlir for every row of `files`."""
    for stem, name, batch, where in files:
        text = place_weights(to_mlir(load(classes, checkpoints, name), batch), where)
        path = output / f"{stem}.mlir"
        path.write_text(text)
        print(f"{path.name}: batch {batch}, weights {where}, {len(text)} bytes")


def write_data(output):
    """Writes the held-out images and labels and the calibration images."""
    _, _, test_x, test_y = data.load_split()
    np.save(output / "test_images.npy", test_x)
    np.save(output / "test_labels.npy", test_y)
    np.save(output / "calibration.npy", data.calibration_images())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=pathlib.Path, default=HERE)
    parser.add_argument(
        "--weights",
        choices=("mixed", "inline", "resource"),
        help="where the weights of every file lie (default: per file)",
    )
    arguments = parser.parse_args()
    files = [(s, n, b, arguments.weights or w) for s, n, b, w in FILES]
    export_all(files, models.MODELS, HERE / "checkpoints", arguments.output)
    write_data(arguments.output)


if __name__ == "__main__":
    main()
