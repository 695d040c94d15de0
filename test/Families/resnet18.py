#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""ResNet-18 at its full size through both of torch-mlir's forms.

  resnet18.py [--size 224] [--images 8]

Exports the network with random weights and running statistics as TOSA and as linalg, and
prints for each the difference of float from PyTorch, the ops in int8 and in float, the
SQNR of int8 and the time of each step. Fails where float differs by more than 1e-5 of the
largest value, an op but the last is in float, int8 differs from the reference, or the two
forms quantize to different ops. Needs `qopt` on the path and the packages of
examples/digits/requirements.txt.
"""

import argparse
import collections
import json
import pathlib
import sys
import tempfile
import time
import warnings

import numpy as np
import torch

import check
import generate

sys.path.insert(0, str(check.HERE.parent / "Python" / "torch"))
from models import catalog, resnet  # noqa: E402


def make():
    torch.manual_seed(18)
    model = resnet.resnet18()
    catalog.randomize_statistics(model)
    return model.eval()


def export(model, images, form, path):
    from torch_mlir import fx

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = fx.export_and_import(
            model, images, output_type=generate.OUTPUT_TYPES[form],
            decomposition_table=generate.decompositions(form))
    path.write_text(module.operation.get_asm(enable_debug_info=False))


class Stopwatch:
    def __init__(self):
        self.seconds = {}

    def measure(self, name, function, *arguments):
        begin = time.monotonic()
        result = function(*arguments)
        self.seconds[name] = round(time.monotonic() - begin, 1)
        return result


def examine(form, model, images, expected, directory):
    """The ops of the quantized network; prints figures and what is wrong."""
    path, quantized = directory / f"{form}.mlir", directory / f"{form}_int8.mlir"
    inputs = directory / "images.npy"
    watch = Stopwatch()
    watch.measure("export", export, model, images, form, path)
    actual = watch.measure("float", check.run, path, inputs, directory / "f.npy")
    watch.measure("quantize", check.qopt, "quantize", path, "--calibration", inputs, "-o", quantized)
    integers = watch.measure("int8", check.run, quantized, inputs, directory / "q.npy")
    reference = watch.measure("reference", check.run, quantized, inputs, directory / "r.npy", "--reference")

    error = np.abs(actual - expected).max() / np.abs(expected).max()
    summary = json.loads(check.qopt("inspect", quantized, "--json"))
    ops = collections.Counter((op["kind"], op["quantized"]) for op in summary["ops"])
    in_float = {kind: count for (kind, integer), count in ops.items() if not integer}
    problems = []
    if not error <= 1e-5:
        problems.append("float differs from PyTorch")
    if in_float:
        problems.append("ops are in float")
    if integers.tobytes() != reference.tobytes():
        problems.append("int8 differs from the reference")
    print(f"{form}: float differs by {error:.1e}; {summary['ops_quantized']} ops in int8, in float "
          f"{in_float}; SQNR {check.get_sqnr(expected, integers):.1f} dB; seconds {watch.seconds}",
          *problems, sep="\n  ")
    return ops, bool(problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=224, help="pixels of an edge (default 224)")
    parser.add_argument("--images", type=int, default=8, help="images of a batch (default 8)")
    arguments = parser.parse_args()
    model = make()
    images = torch.randn(arguments.images, 3, arguments.size, arguments.size,
                         generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = model(images).numpy()
    with tempfile.TemporaryDirectory() as name:
        directory = pathlib.Path(name)
        np.save(directory / "images.npy", images.numpy())
        results = [examine(form, model, images, expected, directory) for form in generate.OUTPUT_TYPES]
    (tosa, failed_tosa), (linalg, failed_linalg) = results
    if tosa != linalg:
        print(f"the forms differ: {dict(tosa - linalg)} only in TOSA, {dict(linalg - tosa)} only in linalg")
    return int(failed_tosa or failed_linalg or tosa != linalg)


if __name__ == "__main__":
    sys.exit(main())
