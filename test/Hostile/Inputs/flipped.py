# Flips bits of a quantized model, of its weights and of the parameters of its library, one
# at a time, and compares what comes out.
# Usage: flipped.py QOPT FOLDER
import os
import subprocess
import sys

import numpy as np

qopt, folder = sys.argv[1:3]
os.chdir(folder)
N = 64
np.save("x.npy", np.random.default_rng(1).standard_normal((2, N)).astype("f4"))
with open("m.mlir", "w") as file:
    file.write(f"""qnn.parameter @w key "w" : tensor<{N}x{N}xf32>
qnn.parameter @v key "v" : tensor<{N}x{N}xf32>
func.func @main(%x: tensor<2x{N}xf32>) -> tensor<2x{N}xf32> {{
  %w = qnn.load_parameter @w : tensor<{N}x{N}xf32>
  %v = qnn.load_parameter @v : tensor<{N}x{N}xf32>
  %0 = qnn.matmul %x, %w : tensor<2x{N}xf32>, tensor<{N}x{N}xf32> -> tensor<2x{N}xf32>
  %1 = qnn.matmul %0, %v : tensor<2x{N}xf32>, tensor<{N}x{N}xf32> -> tensor<2x{N}xf32>
  return %1 : tensor<2x{N}xf32>
}}
""")


def finish(*command):
    subprocess.run([qopt, *command], check=True, stdout=subprocess.DEVNULL)


finish("quantize", "m.mlir", "--parameters", "generator:1", "--calibration", "x.npy", "-o", "q.mlirbc")
finish("run", "q.mlirbc", "--input", "x.npy", "--output", "good.npy")
finish("compile", "q.mlirbc", "-o", "q.so")
good = open("good.npy", "rb").read()


def run_model():
    done = subprocess.run([qopt, "run", "q.mlirbc", "--input", "x.npy", "--output", "y.npy"],
                          capture_output=True, text=True)
    if done.returncode == 1 and done.stderr.count("error:") == 1:
        return "refused"
    if done.returncode != 0:
        return f"exit code {done.returncode}: {done.stderr[:300]}"
    return "right" if open("y.npy", "rb").read() == good else "another result"


LIBRARY = """
import ctypes, numpy as np, sys
library = ctypes.CDLL("./q.so")
error = ctypes.create_string_buffer(500)
x = np.load("x.npy")
good = np.load("good.npy")
for line in sys.stdin:
    path = line.strip().encode()
    if library.q_bind(path, error, ctypes.c_size_t(500)):
        print("refused" if error.value else "no message", flush=True)
        continue
    y = np.empty_like(good)
    status = library.q_run(x.ctypes.data_as(ctypes.c_void_p), y.ctypes.data_as(ctypes.c_void_p))
    library.q_unbind()
    print("right" if status == 0 and (y == good).all() else "another result", flush=True)
"""
library = subprocess.Popen([sys.executable, "-c", LIBRARY], text=True,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def run_library():
    print("q.params.safetensors", file=library.stdin, flush=True)
    return library.stdout.readline().strip()


def check(name, run, count):
    data = open(name, "rb").read()
    assert run() == "right", run()
    bits = np.random.default_rng(2).permutation(len(data) * 8)[:count]
    refused, wrong = 0, []
    for bit in bits:
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << (bit % 8)
        with open(name, "wb") as file:
            file.write(flipped)
        outcome = run()
        refused += outcome == "refused"
        if outcome not in ("refused", "right"):
            wrong.append((int(bit), outcome))
    with open(name, "wb") as file:
        file.write(data)
    print(f"{name}: {len(bits)} flips, {refused} refused, {len(wrong)} wrong", *wrong[:5])


check("q.mlirbc", run_model, 40)
check("q.safetensors", run_model, 40)
check("q.params.safetensors", run_library, 2000)
library.stdin.close()
library.wait()
