# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one-op models as plain loops and as vector code and compares the bytes.

    SCRIPT qopt-execute FOLDER TARGET ...

A target is CPU[,FEATURES], run in this process, or CPU[,FEATURES]@EMULATOR, a library that a
program without qopt loads under the emulator: "cortex-a72@qemu-aarch64 -cpu cortex-a72".
"""

import concurrent.futures
import json
import os
import pathlib
import shlex
import struct
import subprocess
import sys

import numpy as np

TOOL, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
TARGETS = sys.argv[3:]
FOLDER.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(0)
models = []
runners = {}
both_ways = True
pool = concurrent.futures.ThreadPoolExecutor(os.cpu_count())


def tensor(shape, element="f32"):
    return "tensor<" + "".join(f"{d}x" for d in shape) + element + ">"


def q8(zero_point=3, scale=0.05):
    return f"!quant.uniform<i8:f32, {scale}:{zero_point}>"


def weight_type(channels, axis):
    scales = ", ".join(f"{0.01 + 0.001 * i:.4f}" for i in range(channels))
    return f"!quant.uniform<i8<-127:127>:f32:{axis}, {{{scales}}}>"


def bias_type(channels):
    scales = ", ".join(repr(0.05 * round(0.01 + 0.001 * i, 4)) for i in range(channels))
    return f"!quant.uniform<i32:f32:0, {{{scales}}}>"


def int8(shape, low=-128):
    return rng.integers(low, 128, shape).astype(np.int8)


def floats(shape):
    return rng.standard_normal(shape).astype(np.float32)


def execute(model, arguments, output, *options):
    command = [TOOL, str(model), f"--output={output}", *arguments, *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip() or f"exit code {done.returncode}"
    return None


def build_runner(emulator):
    """The program that loads libraries, for the emulated architecture."""
    prefix = "aarch64-linux-gnu-" if "aarch64" in emulator else ""
    runner = FOLDER / f"{prefix}run_library"
    if not runner.exists():
        source = pathlib.Path(__file__).parent / "run_library.c"
        subprocess.run([f"{prefix}gcc", "-O1", str(source), "-o", str(runner), "-ldl"], check=True)
    return runner


def emulate(emulator, runner, model, arguments, output, expected, *options):
    """Compiles a library, and runs it elsewhere."""
    library = output.parent / "m.so"
    inputs = [a for a in arguments if a.startswith("--input=")]
    error = execute(model, [a for a in arguments if a not in inputs], output,
                    f"--emit={library}", *options)
    if error:
        return error
    found = output.parent / "out.bin"
    command = [*shlex.split(emulator), str(runner), str(library),
               str(library.with_suffix(".params.safetensors")), str(found), str(expected.nbytes),
               *(a.removeprefix("--input=") for a in inputs)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return f"{done.stderr.strip()} (exit code {done.returncode})"
    array = np.frombuffer(found.read_bytes(), expected.dtype).reshape(expected.shape)
    np.save(f"{output}0.npy", array)
    return None


def write_safetensors(path, arrays):
    names = {"float32": "F32", "int8": "I8", "int32": "I32"}
    header, data = {}, b""
    for key, array in arrays.items():
        end = len(data) + array.nbytes
        header[key] = {"dtype": names[str(array.dtype)], "shape": list(array.shape),
                       "data_offsets": [len(data), end]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def check_weights(name, operands, result, body):
    """Operands 1 and 2, weight and bias, once as inputs and once as parameters, which the
    compiler packs."""
    if both_ways:
        check(name, operands, result, body)
    check(name + " (parameters)", operands, result, body, weights=(1, 2))


def check(name, operands, result, body, weights=()):
    """`operands` are (array, type); `body` computes %0 from %a0, %a1, ... The data is drawn by
    the caller, so that it is the same in whatever order models run."""
    models.append(pool.submit(compare, FOLDER / str(len(models)), name, operands, result, body,
                              weights))


def compare(folder, name, operands, result, body, weights):
    """What is wrong with a model."""
    folder.mkdir(exist_ok=True)
    model = folder / "m.mlir"
    signature = ", ".join(f"%a{i}: {t}" for i, (_, t) in enumerate(operands)
                          if i not in weights)
    declared = "".join(f'qnn.parameter @w{i} key "w{i}" : {operands[i][1]}\n'
                       for i in weights)
    loads = "".join(f"  %a{i} = qnn.load_parameter @w{i} : {operands[i][1]}\n"
                    for i in weights)
    model.write_text(f"{declared}func.func @main({signature}) -> {result} {{\n"
                     f"{loads}  %0 = {body}\n  return %0 : {result}\n}}\n")
    arguments = []
    if weights:
        write_safetensors(folder / "m.safetensors",
                          {f"w{i}": operands[i][0] for i in weights})
        arguments.append(f"--parameters={folder}/m.safetensors")
    for i, (array, _) in enumerate(operands):
        if i in weights:
            continue
        np.save(folder / f"i{i}.npy", array)
        arguments.append(f"--input={folder}/i{i}.npy")
    error = execute(model, arguments, folder / "ref", "--reference")
    if error:
        return [f"{name}: reference: {error}"]
    expected = np.load(folder / "ref0.npy")
    failures = []
    for target in TARGETS:
        name_and_features, _, emulator = target.partition("@")
        cpu, _, features = name_and_features.partition(",")
        options = f"--cpu={cpu}", f"--features={features}"
        if emulator:
            error = emulate(emulator, runners[emulator], model, arguments, folder / "out", expected,
                            *options)
        else:
            error = execute(model, arguments, folder / "out", *options)
        if error:
            failures.append(f"{name}, {target}: {error}")
            continue
        found = np.load(folder / "out0.npy")
        if expected.tobytes() != found.tobytes():
            failures.append(f"{name}, {target}: {np.sum(expected != found)} of "
                            f"{expected.size} elements differ")
    return failures


for emulated in TARGETS:
    if "@" in emulated:
        runners[emulated.partition("@")[2]] = build_runner(emulated)


def matmul(m, k, n, transpose=True, zero_point=3, residual=False, batch=()):
    shape = (n, k) if transpose else (k, n)
    x, y = tensor((*batch, m, k), q8(zero_point)), tensor((*batch, m, n), q8(-5, 0.4))
    w, b = tensor(shape, weight_type(n, 0 if transpose else 1)), tensor((n,), bias_type(n))
    operands = [(int8((*batch, m, k)), x), (int8(shape, -127), w),
                (rng.integers(-1000, 1000, n).astype(np.int32), b)]
    add = ""
    if residual:
        operands.append((int8((*batch, m, n)), y))
        add = f"residual(%a3 : {y})"
    attributes = ("transpose_rhs, " if transpose else "") + "clamp_min = 0.0 : f32"
    check_weights(f"matmul {batch}{m}x{k}x{n}", operands, y,
          f"qnn.matmul %a0, %a1 bias(%a2 : {b}) {add} {{{attributes}}} : {x}, {w} -> {y}")


def conv2d(height, width, channels, out, kernel, strides=(1, 1), padding=(0, 0, 0, 0),
           dilations=(1, 1), groups=1, batch=1, residual=False, quantized=True,
           op="conv2d"):
    def size(axis, length):
        border = padding[2 * axis] + padding[2 * axis + 1]
        extent = (kernel[axis] - 1) * dilations[axis] + 1
        if op == "conv_transpose2d":
            return (length - 1) * strides[axis] + extent - border
        return (length + border - extent) // strides[axis] + 1

    shape = (batch, height, width, channels)
    filter_shape = (out, *kernel, channels // groups)
    result = (batch, size(0, height), size(1, width), out)
    if quantized:
        x, y = tensor(shape, q8()), tensor(result, q8(-5, 0.4))
        w, b = tensor(filter_shape, weight_type(out, 0)), tensor((out,), bias_type(out))
        operands = [(int8(shape), x), (int8(filter_shape, -127), w),
                    (rng.integers(-1000, 1000, out).astype(np.int32), b)]
    else:
        x, y, w, b = map(tensor, (shape, result, filter_shape, (out,)))
        operands = [(floats(shape), x), (floats(filter_shape), w), (floats((out,)), b)]
    add = ""
    if residual:
        operands.append((int8(result) if quantized else floats(result), y))
        add = f"residual(%a3 : {y})"
    attributes = ", ".join(
        f"{name} = array<i64: {', '.join(map(str, value))}>"
        for name, value in (("strides", strides), ("padding", padding),
                            ("dilations", dilations)))
    check_weights(f"{op} {shape} {filter_shape} {attributes}", operands, y,
          f"qnn.{op} %a0, %a1 bias(%a2 : {b}) {add} "
          f"{{{attributes}, groups = {groups} : i64, clamp_min = 0.0 : f32}}"
          f" : {x}, {w} -> {y}")


def finish():
    """Waits for all models, says what differs and exits."""
    failures = [failure for model in models for failure in model.result()]
    print(f"{len(models)} models")
    for failure in failures:
        print(failure)
    sys.exit(bool(failures))
