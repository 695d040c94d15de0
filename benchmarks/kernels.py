#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One-op models: the speed of each kernel and its share of what one core can do.

    benchmarks/kernels.py build/bin/qopt                     the whole table
    benchmarks/kernels.py build/bin/qopt -k gemm             rows whose name contains it
    benchmarks/kernels.py build/bin/qopt --against OLD/qopt  two compilers in turns
    benchmarks/kernels.py build/bin/qopt --onednn            beside oneDNN (needs libdnnl-dev)

Models run in turns with the loop that measures the roof (roof.c), pinned to one core, and the
best of all rounds counts on both sides: clocks and neighbours change during a run.
"""

import argparse
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import roof

Shape = tuple[int, ...]


def tensor(shape: Shape, element: str) -> str:
    return "tensor<" + "".join(f"{size}x" for size in shape) + element + ">"


@dataclass
class Kernel:
    """One op: its text and what it multiplies and adds (each counts as two operations)."""

    name: str
    products: int
    kind: str  # int8 or f32: the roof it is held against
    text: str
    weights: dict[str, np.ndarray] = field(default_factory=dict)
    onednn: tuple[int | str, ...] = ()  # the same op as onednn.cpp takes it; empty without

    def write(self, folder: pathlib.Path) -> pathlib.Path:
        """The model and its weights; returns the path of the model."""
        path = folder / (self.name.replace(" ", "_") + ".mlir")
        path.write_text(self.text)
        header, data = {}, b""
        names = {"float32": "F32", "int8": "I8", "int32": "I32"}
        for key, array in self.weights.items():
            header[key] = {"dtype": names[str(array.dtype)], "shape": list(array.shape),
                           "data_offsets": [len(data), len(data) + array.nbytes]}
            data += array.tobytes()
        text = json.dumps(header).encode()
        path.with_suffix(".safetensors").write_bytes(
            struct.pack("<Q", len(text)) + text + data)
        return path


class Types:
    """The element types of a kernel's tensors."""

    def __init__(self, kind: str, channels: int, axis: int, depth: int):
        """`depth` products are summed for each of `channels` outputs, along `axis` of the
        weights; the scales keep results within the range of a byte."""
        self.kind = kind
        self.x = self.y = self.w = self.b = "f32"
        if kind == "int8":
            scale = [f"{0.01 + 0.0001 * (i % 97):.4f}" for i in range(channels)]
            bias = ", ".join(repr(0.05 * float(s)) for s in scale)
            self.x = "!quant.uniform<i8:f32, 0.05:3>"
            self.y = f"!quant.uniform<i8:f32, {0.05 * depth**0.5:.6f}:-5>"
            self.w = f"!quant.uniform<i8<-127:127>:f32:{axis}, {{{', '.join(scale)}}}>"
            self.b = f"!quant.uniform<i32:f32:0, {{{bias}}}>"

    def array(self, shape: Shape) -> np.ndarray:
        rng = np.random.default_rng(0)
        if self.kind == "f32":
            return rng.standard_normal(shape).astype(np.float32)
        return rng.integers(-127, 128, shape).astype(np.int8)

    def bias(self, size: int) -> np.ndarray:
        rng = np.random.default_rng(1)
        return (rng.standard_normal(size).astype(np.float32) if self.kind == "f32"
                else rng.integers(-1000, 1000, size).astype(np.int32))


def write_op(types: Types, op: str, x: Shape, w: Shape, y: Shape, attributes: str,
             residual: bool) -> tuple[str, dict[str, np.ndarray]]:
    """An op on an input with weights and bias as parameters."""
    channels = y[-1]
    tx, ty = tensor(x, types.x), tensor(y, types.y)
    tw, tb = tensor(w, types.w), tensor((channels,), types.b)
    argument, extra = (f", %r: {ty}", f"residual(%r : {ty}) ") if residual else ("", "")
    text = (f'qnn.parameter @w key "w" : {tw}\nqnn.parameter @b key "b" : {tb}\n'
            f"func.func @main(%x: {tx}{argument}) -> {ty} {{\n"
            f"  %w = qnn.load_parameter @w : {tw}\n  %b = qnn.load_parameter @b : {tb}\n"
            f"  %y = qnn.{op} %x, %w bias(%b : {tb}) {extra}{{{attributes}}} : {tx}, {tw} -> {ty}\n"
            f"  return %y : {ty}\n}}\n")
    return text, {"w": types.array(w), "b": types.bias(channels)}


def gemm(m: int, n: int, k: int, kind: str = "int8", residual: bool = False) -> Kernel:
    text, weights = write_op(Types(kind, n, 0, k), "matmul", (m, k), (n, k), (m, n),
                             "transpose_rhs", residual)
    return Kernel(f"{kind} gemm {m}x{n}x{k}" + (" add" if residual else ""), m * n * k, kind,
                  text, weights, ("gemm", m, n, k, int(residual)))


def conv(size: int, c: int, n: int, kernel: int, stride: int = 1, kind: str = "int8",
         batch: int = 1, depthwise: bool = False, residual: bool = False) -> Kernel:
    """A square convolution of `c` to `n` channels with a border of half a window and a ReLU."""
    pad, out = kernel // 2, (size - 1) // stride + 1
    groups = c if depthwise else 1
    types = Types(kind, n, 0, kernel * kernel * c // groups)
    attributes = (f"strides = array<i64: {stride}, {stride}>, "
                  f"padding = array<i64: {pad}, {pad}, {pad}, {pad}>, "
                  f"groups = {groups} : i64, clamp_min = 0.0 : f32")
    text, weights = write_op(types, "conv2d", (batch, size, size, c),
                             (n, kernel, kernel, c // groups), (batch, out, out, n),
                             attributes, residual)
    label = "depthwise" if depthwise else "conv"
    name = (f"{kind} {label} {kernel}x{kernel} s{stride} {size}x{size} {c}-{n}"
            + (f" b{batch}" if batch > 1 else "") + (" add" if residual else ""))
    return Kernel(name, batch * out * out * n * kernel * kernel * c // groups, kind, text,
                  weights, ("conv", batch, size, c, n, kernel, stride, groups, int(residual)))


def batch_matmul(b: int, m: int, n: int, k: int, transpose: bool, kind: str) -> Kernel:
    """Two operands that come at run time."""
    element = "!quant.uniform<i8:f32, 0.05:3>" if kind == "int8" else "f32"
    result = f"!quant.uniform<i8:f32, {0.1 * k**0.5:.6f}:-5>" if kind == "int8" else "f32"
    x, y = tensor((b, m, k), element), tensor((b, m, n), result)
    w = tensor((b, n, k) if transpose else (b, k, n), element)
    attribute = "{transpose_rhs}" if transpose else ""
    text = (f"func.func @main(%x: {x}, %w: {w}) -> {y} {{\n"
            f"  %y = qnn.matmul %x, %w {attribute} : {x}, {w} -> {y}\n"
            f"  return %y : {y}\n}}\n")
    name = f"{kind} bmm {b}x{m}x{n}x{k}" + (" nt" if transpose else "")
    return Kernel(name, b * m * n * k, kind, text)


def elementwise(op: str, kind: str, attributes: str = "") -> Kernel:
    """What stands between the products of an encoder; one operation for each element."""
    shape = (12, 128, 128) if op == "softmax" else (128, 1536 if "gelu" in op else 384)
    element = "!quant.uniform<i8:f32, 0.05:3>" if kind == "int8" else "f32"
    t, c = tensor(shape, element), tensor(shape[-1:], "f32")
    extra, signature, types = "", "", ""
    if op == "layer_norm":
        extra, signature, types = ", %g, %b", f", %g: {c}, %b: {c}", f", {c}, {c}"
    text = (f"func.func @main(%x: {t}{signature}) -> {t} {{\n"
            f"  %y = qnn.{op} %x{extra} {attributes} : {t}{types} -> {t}\n"
            f"  return %y : {t}\n}}\n")
    return Kernel(f"{kind} {op}", int(np.prod(shape)) // 2, kind, text)


def get_kernels() -> Iterator[Kernel]:
    for m, n, k in ((64, 64, 64), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024),
                    (2048, 2048, 2048), (1, 4096, 4096), (1, 1000, 2048), (128, 384, 384),
                    (128, 3072, 768), (128, 768, 3072), (12544, 64, 147), (3136, 128, 576)):
        yield gemm(m, n, k)
    yield conv(56, 64, 64, 3)
    yield conv(28, 128, 128, 3)
    yield conv(14, 256, 256, 3)
    yield conv(7, 512, 512, 3)
    yield conv(56, 128, 128, 3, stride=2)
    yield conv(56, 64, 256, 1)
    yield conv(56, 64, 256, 1, residual=True)
    yield conv(56, 256, 64, 1)
    yield conv(28, 512, 128, 1)
    yield conv(14, 1024, 256, 1)
    yield conv(7, 2048, 512, 1)
    yield conv(7, 512, 2048, 1, residual=True)
    yield conv(56, 256, 512, 1, stride=2)
    yield conv(224, 3, 64, 7, stride=2)
    yield conv(224, 3, 32, 3, stride=2)
    yield conv(112, 16, 96, 1)
    yield conv(56, 24, 144, 1)
    yield conv(28, 192, 32, 1)
    yield conv(14, 96, 576, 1)
    yield conv(7, 960, 160, 1)
    for size, channels, stride in ((112, 32, 1), (112, 96, 2), (56, 128, 1), (56, 144, 1),
                                   (28, 192, 1), (14, 384, 1), (14, 576, 2), (7, 960, 1)):
        yield conv(size, channels, channels, 3, stride=stride, depthwise=True)
    for kind in ("int8", "f32"):
        yield batch_matmul(12, 128, 128, 32, True, kind)
        yield batch_matmul(12, 128, 32, 128, False, kind)
        yield elementwise("softmax", kind, "{axis = 2 : i64}")
        yield elementwise("layer_norm", kind, "{epsilon = 1.0e-5 : f32}")
        yield elementwise("unary gelu", kind)
    for m, n, k in ((256, 256, 256), (1024, 1024, 1024), (128, 384, 384), (128, 1536, 384),
                    (1, 1000, 2048)):
        yield gemm(m, n, k, kind="f32")
    yield conv(56, 64, 64, 3, kind="f32")
    yield conv(14, 256, 256, 3, kind="f32")
    yield conv(7, 512, 512, 3, kind="f32")
    yield conv(56, 64, 256, 1, kind="f32")
    yield conv(224, 3, 64, 7, stride=2, kind="f32")
    yield conv(112, 32, 32, 3, kind="f32", depthwise=True)
    yield conv(14, 384, 384, 3, kind="f32", depthwise=True)


def measure(tool: str, model: pathlib.Path, seconds: float) -> float:
    """The shortest call, in seconds."""
    done = subprocess.run([tool, "bench", model, "--json", f"--seconds={seconds}"],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{model}: {done.stderr}")
    return json.loads(done.stdout)["models"][0]["min_seconds"]


def show(record: dict) -> None:
    """The record as a line; the ratios are how much longer the other one takes."""
    best, *others = record["seconds"]
    gops, peak = 1e-9 * record["operations"] / best, record["roof"]
    share = f"{gops / peak:6.1%}" if peak else "     -"
    ratios = [f" {other / best:7.2f}x" for other in [*others, record.get("onednn")] if other]
    print(f"{record['name']:38} {best * 1e6:9.2f} {gops:8.1f} {peak:7.1f} {share}"
          + "".join(ratios), flush=True)


def build_onednn(folder: pathlib.Path) -> pathlib.Path:
    program = folder / "onednn"
    source = pathlib.Path(__file__).with_name("onednn.cpp")
    command = ["c++", "-std=c++17", "-O2", source, "-ldnnl", "-o", program]
    if subprocess.run(command, check=False).returncode:
        sys.exit("onednn.cpp does not build; it needs oneDNN 2: apt-get install libdnnl-dev")
    return program


def measure_onednn(program: pathlib.Path, kernel: Kernel, seconds: float) -> float:
    """Its shortest call, in seconds, on one thread."""
    arguments = [program, kernel.kind, str(seconds), *map(str, kernel.onednn)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False,
                          env={**os.environ, "OMP_NUM_THREADS": "1"})
    if done.returncode:
        sys.exit(f"{kernel.name}: {done.stderr}")
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qopt", help="the compiler")
    parser.add_argument("--against", metavar="QOPT", help="another one to run in turns with it")
    parser.add_argument("--onednn", action="store_true", help="measure oneDNN in turns with it")
    parser.add_argument("-k", metavar="TEXT", action="append",
                        help="only kernels whose name contains one of these")
    parser.add_argument("--seconds", type=float, default=0.2, help="for each run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cpu", type=int, help="the core (default: the last one)")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    options = parser.parse_args()
    cpu = max(os.sched_getaffinity(0)) if options.cpu is None else options.cpu
    os.sched_setaffinity(0, {cpu})
    tools = [options.qopt] + ([options.against] if options.against else [])
    print(f"{'kernel':38} {'us':>9} {'GOPS':>8} {'roof':>7} {'share':>6}"
          + ("  against" if options.against else "") + ("   onednn" if options.onednn else ""))
    records = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        onednn = build_onednn(folder) if options.onednn else None
        for kernel in get_kernels():
            if options.k and not any(text in kernel.name for text in options.k):
                continue
            model = kernel.write(folder)
            best, peer, peak = [float("inf")] * len(tools), float("inf"), 0.0
            for _ in range(options.rounds):
                peak = max(peak, roof.measure(folder, cpu).get(kernel.kind, 0.0))
                for i, tool in enumerate(tools):
                    best[i] = min(best[i], measure(tool, model, options.seconds))
                if onednn and kernel.onednn:
                    peer = min(peer, measure_onednn(onednn, kernel, options.seconds))
            record = {"name": kernel.name, "kind": kernel.kind, "operations": 2 * kernel.products,
                      "seconds": best, "roof": peak}
            if onednn and kernel.onednn:
                record["onednn"] = peer
            show(record)
            records.append(record)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(records, indent=1))


if __name__ == "__main__":
    main()
