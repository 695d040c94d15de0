#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks the exported files themselves against PyTorch's logits.

Every .mlir of this folder and of examples/digits goes through upstream's tools
only (mlir-opt-22, mlir-translate-22, clang-22) into a shared object and runs on
the 450 held-out images; parameters become constants first. A file passes when no logit differs from the stored one
by more than 1e-4 of the largest.
"""

import ctypes
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from safetensors.numpy import load_file

HERE = pathlib.Path(__file__).parent
DIGITS = HERE.parents[1] / "examples" / "digits"
TOLERANCE = 1e-4

LLVM_LIBRARIES = subprocess.run(
    ["llvm-config-22", "--libdir"], check=True, capture_output=True, text=True
).stdout.strip()
# Non-contiguous copies call memrefCopy, which the runner's library has.
LINK = [
    f"-L{LLVM_LIBRARIES}",
    f"-Wl,-rpath,{LLVM_LIBRARIES}",
    "-lmlir_c_runner_utils",
    "-lm",
]

PIPELINE = (
    "builtin.module("
    "func.func(tosa-to-linalg-named,tosa-to-linalg,tosa-to-arith,tosa-to-tensor),"
    "canonicalize,cse,func.func(linalg-generalize-named-ops),"
    "one-shot-bufferize{bufferize-function-boundaries"
    " function-boundary-type-conversion=identity-layout-map},"
    "func.func(convert-linalg-to-loops,llvm-request-c-wrappers),"
    "func.func(math-expand-ops{ops=rsqrt}),"  # libm has no rsqrtf
    "expand-strided-metadata,lower-affine,convert-math-to-libm,convert-scf-to-cf,"
    "convert-math-to-llvm,convert-arith-to-llvm,finalize-memref-to-llvm,"
    "convert-func-to-llvm,convert-cf-to-llvm,reconcile-unrealized-casts)"
)


def memref(rank):
    """The descriptor that upstream's lowering passes for a ranked memref."""

    class Descriptor(ctypes.Structure):
        _fields_ = [
            ("allocated", ctypes.c_void_p),
            ("aligned", ctypes.c_void_p),
            ("offset", ctypes.c_int64),
            ("sizes", ctypes.c_int64 * rank),
            ("strides", ctypes.c_int64 * rank),
        ]

    return Descriptor


def inline_parameters(path):
    """Returns the text of a module with its parameters as constants."""
    text = path.read_text()
    if "qnn.parameter" not in text:
        return text
    weights = load_file(path.with_suffix(".safetensors"))
    text = re.sub(r"  qnn\.parameter .*\n", "", text)
    return re.sub(
        r"qnn\.load_parameter @([\w.]+) :",
        lambda m: f'arith.constant dense<"0x{weights[m[1]].tobytes().hex()}"> :',
        text,
    )


def compile_model(path, directory):
    """Lowers the file and returns its main function."""
    source = directory / path.name
    source.write_text(inline_parameters(path))
    lowered, ir, library = (directory / f"{path.stem}.{e}" for e in ("llvm", "ll", "so"))
    for command in (
        ["mlir-opt-22", source, f"--pass-pipeline={PIPELINE}", "-o", lowered],
        ["mlir-translate-22", "--mlir-to-llvmir", lowered, "-o", ir],
        ["clang-22", "-O2", "-w", "-shared", "-fPIC", ir, "-o", library, *LINK],
    ):
        subprocess.run(command, check=True)
    return ctypes.CDLL(str(library))._mlir_ciface_main


def run(function, images):
    """Runs one batch; the result's memory is left to the process's end."""
    images = np.ascontiguousarray(images)
    argument = memref(4)(
        images.ctypes.data,
        images.ctypes.data,
        0,
        images.shape,
        tuple(s // images.itemsize for s in images.strides),
    )
    result = memref(2)()
    function(ctypes.byref(result), ctypes.byref(argument))
    values = ctypes.cast(result.aligned, ctypes.POINTER(ctypes.c_float))
    return np.ctypeslib.as_array(values, shape=tuple(result.sizes)).copy()


def main():
    images = np.load(DIGITS / "test_images.npy")
    labels = np.load(DIGITS / "test_labels.npy")
    failed = False
    with tempfile.TemporaryDirectory() as directory:
        for path in sorted([*DIGITS.glob("*.mlir"), *HERE.glob("*.mlir")]):
            batch = 1 if path.stem.endswith("_b1") else 50
            name = path.stem.removesuffix("_b1").removesuffix("_linalg")
            expected = np.load(HERE / f"{name}_logits.npy")
            function = compile_model(path, pathlib.Path(directory))
            # A batch-1 file leaks its small buffers, so it gets fewer images.
            rows = 50 if batch == 1 else len(images)
            logits = np.concatenate(
                [run(function, images[i : i + batch]) for i in range(0, rows, batch)]
            )
            error = np.abs(logits - expected[:rows]).max() / np.abs(expected).max()
            correct = int((expected.argmax(axis=1) == labels).sum())
            passed = bool(error <= TOLERANCE)
            failed |= not passed
            print(
                f"{path.stem}: relative error {error:.1e} on {rows} images, "
                f"PyTorch {correct} of {len(labels)} correct"
                + ("" if passed else "  FAILED")
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
