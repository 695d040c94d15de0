# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs qnn ops by the naive route and compares with expected values.

Each case becomes one function. The module goes through convert-qnn-to-linalg; then a main
that calls every function on constants and prints the results is appended, and the whole is
lowered with upstream's loops and run by mlir-runner. One process each, whatever the number
of cases.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from reference import Quant

PIPELINE = (
    "builtin.module(convert-elementwise-to-linalg,"
    "one-shot-bufferize{bufferize-function-boundaries},convert-linalg-to-loops,"
    "func.func(test-math-polynomial-approximation),expand-strided-metadata,lower-affine,"
    "convert-scf-to-cf,convert-to-llvm,reconcile-unrealized-casts)"
)


@dataclass
class Tensor:
    values: np.ndarray
    quant: Optional[Quant] = None

    def mlir(self):
        dims = "".join(f"{d}x" for d in self.values.shape)
        return f"tensor<{dims}{self.quant.mlir()}>" if self.quant else tensor_type(self.values)

    def storage(self):
        return tensor_type(self.values)


@dataclass
class Case:
    """`text` is the op with {0}, {1}, .. for operands and {t0}, .., {r} for types; or several
    ops, one of which defines %r."""

    name: str
    text: str
    inputs: list
    expected: Tensor
    same: Optional[Callable] = None  # compares results; default: equal bits


def tensor_type(values):
    # Signed and unsigned integers are the same type to MLIR.
    element = ("f" if values.dtype.kind == "f" else "i") + str(8 * values.dtype.itemsize)
    return "tensor<" + "".join(f"{d}x" for d in values.shape) + element + ">"


def constant(values):
    data = np.ascontiguousarray(values)
    return f'arith.constant dense<"0x{data.tobytes().hex().upper()}"> : {tensor_type(values)}'


def case_function(index, case):
    names = [f"%a{i}" for i in range(len(case.inputs))]
    types = [t.mlir() for t in case.inputs]
    arguments = ", ".join(f"{n}: {t}" for n, t in zip(names, types))
    result = case.expected.mlir()
    fields = {f"t{i}": t for i, t in enumerate(types)}
    op = case.text.format(*names, r=result, **fields)
    return (
        f"func.func private @case_{index}({arguments}) -> {result} {{\n"
        f"  {op if '%r = ' in op else '%r = ' + op}\n  return %r : {result}\n}}\n"
    )


def main_function(cases):
    lines = []
    for i, case in enumerate(cases):
        for j, tensor in enumerate(case.inputs):
            lines.append(f"%c{i}_{j} = {constant(tensor.values)}")
        operands = ", ".join(f"%c{i}_{j}" for j in range(len(case.inputs)))
        types = ", ".join(t.storage() for t in case.inputs)
        expected = case.expected.values
        source, shape = tensor_type(expected), "".join(f"{d}x" for d in expected.shape)
        target = f"tensor<{shape}i32>"
        lines.append(f"%r{i} = call @case_{i}({operands}) : ({types}) -> {source}")
        if source == target:
            printed = f"%r{i}"
        else:
            printed = f"%p{i}"
            op = {"f": "bitcast", "i": "extsi", "u": "extui"}[expected.dtype.kind]
            lines.append(f"{printed} = arith.{op} %r{i} : {source} to {target}")
        lines.append(f"%b{i} = bufferization.to_buffer {printed} : {target} to memref<{shape}i32>")
        lines.append(f"%u{i} = memref.cast %b{i} : memref<{shape}i32> to memref<*xi32>")
        lines.append(f"call @printMemrefI32(%u{i}) : (memref<*xi32>) -> ()")
    body = "\n  ".join(lines)
    return (
        "func.func private @printMemrefI32(memref<*xi32>)\n"
        f"func.func @main() {{\n  {body}\n  return\n}}\n"
    )


def run_tool(command, text):
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[:4000]}")
    return done.stdout


def execute(cases, options):
    source = "".join(case_function(i, case) for i, case in enumerate(cases))
    lowered = run_tool(options.qopt.split() + ["--convert-qnn-to-linalg"], source)
    if "!quant" in lowered or "qnn." in lowered:
        sys.exit("quantized types or qnn ops are left after convert-qnn-to-linalg")
    end = lowered.rindex("}")
    module = lowered[:end] + main_function(cases) + "}\n"
    if options.save:
        with open(options.save, "w") as file:
            file.write(module)
    module = run_tool(["mlir-opt", f"--pass-pipeline={PIPELINE}"], module)
    libraries = ",".join(
        os.path.join(options.lib_dir, f"lib{name}.so")
        for name in ("mlir_c_runner_utils", "mlir_runner_utils")
    )
    command = ["mlir-runner", "-e", "main", "--entry-point-result=void", f"--shared-libs={libraries}"]
    printed = run_tool(command, module).split("Unranked Memref")[1:]
    results = []
    for case, text in zip(cases, printed, strict=True):
        numbers = re.findall(r"-?\d+", text.split("data =")[1])
        values = np.array([int(n) for n in numbers], np.int64)
        expected = case.expected.values
        values = values.reshape(expected.shape)
        if expected.dtype == np.float32:
            results.append(values.astype(np.int32).view(np.float32))
        else:
            results.append(values.astype(expected.dtype))
    return results


def same_bits(actual, expected):
    if expected.dtype == np.float32:
        both_nan = np.isnan(actual) & np.isnan(expected)
        return both_nan | (actual.view(np.int32) == expected.view(np.int32))
    return actual == expected


def close(relative, absolute=0.0):
    """For math functions whose polynomials this test does not repeat."""

    def same(actual, expected):
        return np.isclose(actual, expected, rtol=relative, atol=absolute, equal_nan=True)

    return same


def check(make_cases):
    parser = argparse.ArgumentParser()
    parser.add_argument("--qopt", default="qopt")
    parser.add_argument("--lib-dir", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", help="write the lowered module with its main here")
    options = parser.parse_args()
    cases = make_cases(np.random.default_rng(options.seed))
    failed = 0
    for case, actual in zip(cases, execute(cases, options)):
        expected = case.expected.values
        good = (case.same or same_bits)(actual, expected)
        if good.all():
            continue
        failed += 1
        at = tuple(int(k) for k in np.argwhere(~good)[0])
        print(
            f"{case.name}: {(~good).sum()} of {good.size} differ, first at {at}:"
            f" {actual[at]!r}, expected {expected[at]!r}"
        )
    print(f"{len(cases) - failed} of {len(cases)} cases agree")
    sys.exit(failed != 0)
