# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A TOSA and a linalg graph with quant.qcast and quant.dcast: quantized without data, and the
result against numpy, to the bit."""

import pathlib
import subprocess
import sys

import numpy as np

QOPT, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
rng = np.random.default_rng(5)
M, K, N = 6, 40, 24
f32 = np.float32

X = "!quant.uniform<i8:f32, 0.0625:-5>"
Y = "!quant.uniform<i8:f32, 0.5:7>"
SCALES = [float(f32(s)) for s in rng.uniform(0.01, 0.05, N)]


def weight_type(axis):
    return f"!quant.uniform<i8<-127:127>:f32:{axis}, {{{', '.join(map(repr, SCALES))}}}>"


def model(form, weights):
    data = np.ascontiguousarray(weights).tobytes().hex().upper()
    lead = "1x" if form == "tosa" else ""
    x, w, y = f"tensor<{lead}{M}x{K}x", f"tensor<{lead}{K}x{N}x", f"tensor<{lead}{M}x{N}x"
    wq = weight_type(2 if form == "tosa" else 1)
    matmul = {
        "tosa": f"""%z = "tosa.const"() {{values = dense<0.0> : tensor<1xf32>}} : () -> tensor<1xf32>
  %m = tosa.matmul %xd, %wd, %z, %z : ({x}f32>, {w}f32>, tensor<1xf32>, tensor<1xf32>) -> {y}f32>
  %r = tosa.clamp %m {{min_val = 0.0 : f32, max_val = 3.4028234e38 : f32}} : ({y}f32>) -> {y}f32>""",
        "linalg": f"""%zero = arith.constant 0.0 : f32
  %e = tensor.empty() : {y}f32>
  %f = linalg.fill ins(%zero : f32) outs(%e : {y}f32>) -> {y}f32>
  %m = linalg.matmul ins(%xd, %wd : {x}f32>, {w}f32>) outs(%f : {y}f32>) -> {y}f32>
  %r = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
         iterator_types = ["parallel", "parallel"]}} ins(%m : {y}f32>) outs(%e : {y}f32>) {{
  ^bb0(%a: f32, %o: f32):
    %p = arith.maximumf %a, %zero : f32
    linalg.yield %p : f32
  }} -> {y}f32>""",
    }[form]
    return f"""
func.func @main(%x: {x}f32>) -> {y}f32> {{
  %xq = quant.qcast %x : {x}f32> to {x}{X}>
  %xd = quant.dcast %xq : {x}{X}> to {x}f32>
  %wi = arith.constant dense<"0x{data}"> : {w}i8>
  %wq = quant.scast %wi : {w}i8> to {w}{wq}>
  %wd = quant.dcast %wq : {w}{wq}> to {w}f32>
  {matmul}
  %yq = quant.qcast %r : {y}f32> to {y}{Y}>
  %yd = quant.dcast %yq : {y}{Y}> to {y}f32>
  return %yd : {y}f32>
}}
"""


def expected(x, w):
    stored = np.clip(np.rint(x / f32(0.0625)) - 5, -128, 127).astype(np.int64)
    acc = (stored + 5) @ w.astype(np.int64)
    multipliers = (0.0625 * np.array(SCALES) / 0.5).astype(f32)
    t = acc.astype(f32) * multipliers
    q = np.clip(np.rint(t), 0, 127 - 7) + 7
    return ((q - 7) * 0.5).astype(f32)


def run(*command):
    done = subprocess.run([QOPT, *command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr}")
    return done.stdout


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for form in ("tosa", "linalg"):
        x = rng.standard_normal((1, M, K) if form == "tosa" else (M, K)).astype(f32)
        w = rng.integers(-127, 128, (K, N)).astype(np.int8)
        path, quantized = FOLDER / f"{form}.mlir", FOLDER / f"{form}_q.mlir"
        path.write_text(model(form, w))
        np.save(FOLDER / "x.npy", x)
        run("quantize", str(path), "-o", str(quantized))
        text = quantized.read_text()
        if "qnn.matmul" not in text or "f32>, tensor" in text.split("qnn.matmul")[1].split("\n")[0]:
            sys.exit(f"{form}: the matmul is not quantized\n{text}")
        for options in ([], ["--reference"]):
            run("run", str(quantized), "--input", str(FOLDER / "x.npy"), "--output", str(FOLDER / "y.npy"), *options)
            got = np.load(FOLDER / "y.npy")
            want = expected(x, w).reshape(got.shape)
            if not np.array_equal(got, want):
                sys.exit(f"{form} {options}: {np.argwhere(got != want)[:5]}\n{got}\n{want}")
            if len(np.unique(got)) < 20:
                sys.exit("the case tests nothing")
    print("equal")


if __name__ == "__main__":
    main()
