# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs each function of a TOSA or linalg module twice, lowered by upstream's passes and imported to
qnn, on the same random inputs, and compares. The two sum in different orders and use
different approximations of exp and erf, hence a tolerance; a wrong layout, padding or
formula is far outside it."""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np


def run(module, name, inputs, directory):
    prefix = directory / "out"
    command = ["qopt-execute", str(module), "--entry", name, "--output", str(prefix)]
    for array in inputs:
        command += ["--input", str(array)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    results = sorted(directory.glob("out*"))
    arrays = [np.load(path) for path in results]
    for path in results:
        path.unlink()
    return arrays


def make_inputs(signature, rng, directory):
    paths = []
    arguments = re.findall(r"%\w+: tensor<([0-9x]+)x(f32|i32)>", signature)
    for i, (shape, element) in enumerate(arguments):
        shape = tuple(int(size) for size in shape.split("x"))
        paths.append(directory / f"in{i}.npy")
        values = rng.normal(size=shape).astype(np.float32)
        if element == "i32":  # Indices, no two equal in a row.
            values = np.argsort(values, axis=-1).astype(np.int32)
        np.save(paths[-1], values)
    return paths


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("module", type=Path)
    parser.add_argument("--qopt", required=True)
    arguments = parser.parse_args()
    rng = np.random.default_rng(7)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        imported = directory / "imported.mlir"
        # A large threshold keeps the constants in the file.
        command = f"{arguments.qopt} {arguments.module} -o {imported}"
        option = "--qopt-import-pipeline=threshold=100000000"
        subprocess.run([*command.split(), option], check=True)
        if re.search(r"\b(tosa\.(?!const\b)|linalg\.)", imported.read_text()):
            sys.exit("an op stayed as it was: it would be compared with itself")
        text = arguments.module.read_text()
        for entry, signature in re.findall(r"func\.func @(\w+)\((.*?)\) ->", text):
            inputs = make_inputs(signature, rng, directory)
            expected = run(arguments.module, entry, inputs, directory)
            actual = run(imported, entry, inputs, directory)
            for e, a in zip(expected, actual, strict=True):
                if not np.allclose(e, a, rtol=2e-5, atol=2e-6):
                    failures += 1
                    print(f"{entry}: differs by {np.abs(e - a).max()}, {e.shape}")
                elif np.ptp(e) == 0:
                    failures += 1
                    print(f"{entry}: constant result, the comparison says nothing")
    sys.exit(failures)


main()
