# Kills `qopt quantize` and `qopt compile` while they write over an older result, at moments
# spread over their run and as soon as their temporary files appear.
# Usage: killed.py QOPT FOLDER
import ctypes
import os
import signal
import subprocess
import sys
import time

import numpy as np

qopt, folder = sys.argv[1:3]
os.chdir(folder)
N, KILLS = 2048, 8
np.save("x.npy", np.random.default_rng(1).standard_normal((4, N)).astype("f4"))
# Layers differ in weights, so that weights of another model show.
with open("m.mlir", "w") as file:
    file.write("".join(f'qnn.parameter @w{i} key "w{i}" : tensor<{N}x{N}xf32>\n' for i in range(3)))
    file.write(f"func.func @main(%x: tensor<4x{N}xf32>) -> tensor<4x{N}xf32> {{\n")
    last = "%x"
    for i in range(3):
        file.write(f"  %l{i} = qnn.load_parameter @w{i} : tensor<{N}x{N}xf32>\n"
                   f"  %y{i} = qnn.matmul {last}, %l{i} : tensor<4x{N}xf32>, tensor<{N}x{N}xf32>"
                   f" -> tensor<4x{N}xf32>\n")
        last = f"%y{i}"
    file.write(f"  return {last} : tensor<4x{N}xf32>\n}}\n")


def quantize(seed, *more):
    return [qopt, "quantize", "m.mlir", "--parameters", f"generator:{seed}", "--calibration",
            "x.npy", "-o", "q.mlir", *more]


def compile(seed):
    return [qopt, "compile", "m.mlir", "--parameters", f"generator:{seed}", "-o", "m.so"]


def finish(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def run_quantized():
    """The bytes of the result, or None where there is no model."""
    if not os.path.exists("q.mlir"):
        return None
    finish([qopt, "run", "q.mlir", "--input", "x.npy", "--output", "y.npy"])
    with open("y.npy", "rb") as file:
        return file.read()


RUN_LIBRARY = """
import ctypes, numpy as np, sys
library = ctypes.CDLL("./m.so")
error = ctypes.create_string_buffer(500)
if library.m_bind(b"m.params.safetensors", error, ctypes.c_size_t(500)):
    sys.exit(9)
x = np.load("x.npy")
y = np.empty_like(x)
assert library.m_run(x.ctypes.data_as(ctypes.c_void_p), y.ctypes.data_as(ctypes.c_void_p)) == 0
y.tofile("y.bin")
"""


def run_library():
    """The bytes of the result, or None where code and weights are known not to fit."""
    status = subprocess.run([sys.executable, "-c", RUN_LIBRARY]).returncode
    if status == 9:
        return None
    assert status == 0, status
    with open("y.bin", "rb") as file:
        return file.read()


def kill_at(command, moment, number=signal.SIGKILL):
    """Sends the signal after `moment` seconds, or, where that is None, when a file appears
    that has not its final name."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begin = time.monotonic()
    while process.poll() is None:
        if moment is None and any(n.endswith((".partial", ".new")) for n in os.listdir(".")):
            break
        if moment is not None and time.monotonic() - begin >= moment:
            break
        time.sleep(0.001)
    process.send_signal(number)
    return process.wait()


def left_overs():
    return [n for n in os.listdir(".") if n.endswith((".partial", ".new"))]


def check(name, make, run):
    begin = time.monotonic()
    finish(make(2))
    seconds = time.monotonic() - begin
    new = run()
    finish(make(1))
    old = run()
    assert new is not None and old is not None and new != old
    wrong = kills = 0
    moments = [None, None] + [seconds * (0.5 + 0.6 * i / KILLS) for i in range(KILLS)]
    for moment in moments:
        kills += kill_at(make(2), moment) != 0
        result = run()
        if result not in (None, old, new):
            wrong += 1
        if result != old:
            finish(make(1))
            assert run() == old and not left_overs(), left_overs()
    finish(make(2))
    assert run() == new and not left_overs(), left_overs()
    print(f"{name}: {kills} kills, {wrong} wrong")


check("quantize", quantize, run_quantized)
check("compile", compile, run_library)
# The signal comes when the module's file appears, before that of its weights does.
for command in 4 * [quantize(1)] + [compile(1)]:
    assert kill_at(command, None, signal.SIGTERM) != 0
    assert not left_overs(), left_overs()
print("terminated: nothing left")
