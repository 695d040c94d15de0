"""Quantizes small models whose constants or paddings lie far outside the range of what they stand
beside, or that share a constant between scales, and asks for the accuracy that 8 bits have
(docs/Numerics.md, section 8: 48 dB for one rounding of evenly spread values), less what the ops
after it cost."""
import json
import subprocess
import sys

import numpy as np

folder = sys.argv[1]
rng = np.random.default_rng(11)
LOWEST, INFINITY = "-3.4028234663852886E+38", "0xFF800000"


def weights(rows, columns, spread=1.0):
    values = (spread * rng.normal(size=(rows, columns))).astype(np.float32).tolist()
    return f"arith.constant dense<{values}> : tensor<{rows}x{columns}xf32>"


def sqnr(name, body, shape, result, count=256):
    """The SQNR of the int8 model; body computes %r from %x, both with `count` rows."""
    t = f"tensor<{count}x{shape}xf32>"
    r = f"tensor<{count}x{result}xf32>"
    path = f"{folder}/{name}"
    with open(path + ".mlir", "w") as file:
        file.write(f"func.func @main(%x: {t}) -> {r} {{\n{body.replace('$N', str(count))}\n"
                   f"  return %r : {r}\n}}\n")
    dims = [count, *map(int, shape.split("x"))]
    for data in ("calibration", "test"):
        np.save(f"{path}_{data}.npy", rng.uniform(-1, 1, dims).astype(np.float32))
    subprocess.run(["qopt", "quantize", path + ".mlir", "--calibration",
                    path + "_calibration.npy", "-o", path + "_q.mlir"],
                   check=True, stdout=subprocess.DEVNULL)
    text = open(path + "_q.mlir").read()
    assert "quant.uniform" in text, f"{name}: nothing is int8"
    out = subprocess.run(["qopt", "eval", path + "_q.mlir", "--data", path + "_test.npy",
                          "--against", path + ".mlir", "--json"],
                         check=True, stdout=subprocess.PIPE).stdout
    value = json.loads(out)["outputs"][0]["sqnr_db"]
    print(f"{name}: {value:.1f} dB")
    return value, text


def check(name, body, shape, result, least, **kept):
    value, text = sqnr(name, body, shape, result)
    assert value >= least, f"{name}: {value} dB, less than {least} dB"
    for op, count in kept.items():
        lines = [line for line in text.splitlines() if f"qnn.{op} " in line]
        quantized = sum("quant.uniform" in line for line in lines)
        assert quantized == count, f"{name}: {quantized} {op} in int8, not {count}"


# %m: which elements a mask lets through.
MASK = f"""  %m = arith.constant dense<[{[i % 3 > 0 for i in range(16)]}]> : tensor<1x16xi1>
""".replace("True", "true").replace("False", "false")
T = "tensor<$Nx16xf32>"
for fill in (LOWEST, INFINITY, "-1.0e9"):
    check(f"masked_max_{len(fill)}", MASK + f"""
  %fill = arith.constant dense<{fill}> : {T}
  %s = qnn.select %m, %x, %fill : tensor<1x16xi1>, {T}, {T} -> {T}
  %q = qnn.reduce_max %s {{axes = array<i64: 1>, keep_dims}} : {T} -> tensor<$Nx1xf32>
  %w1 = {weights(1, 8)}
  %r = qnn.matmul %q, %w1 : tensor<$Nx1xf32>, tensor<1x8xf32> -> tensor<$Nx8xf32>""",
          "16", "8", 30, select=1, reduce_max=1)
    check(f"masked_softmax_{len(fill)}", MASK + f"""
  %fill = arith.constant dense<{fill}> : {T}
  %s = qnn.select %m, %x, %fill : tensor<1x16xi1>, {T}, {T} -> {T}
  %e = qnn.softmax %s {{axis = 1 : i64}} : {T} -> {T}
  %w1 = {weights(16, 8)}
  %r = qnn.matmul %e, %w1 : {T}, tensor<16x8xf32> -> tensor<$Nx8xf32>""",
          "16", "8", 25, select=0)
    check(f"padded_pool_{len(fill)}", f"""
  %p = qnn.pad %x {{low = array<i64: 0, 1, 1, 0>, high = array<i64: 0, 1, 1, 0>, value = {fill} : f32}}
    : tensor<$Nx6x6x2xf32> -> tensor<$Nx8x8x2xf32>
  %q = qnn.max_pool2d %p {{kernel = array<i64: 2, 2>, strides = array<i64: 2, 2>}}
    : tensor<$Nx8x8x2xf32> -> tensor<$Nx4x4x2xf32>
  %f = qnn.reshape %q : tensor<$Nx4x4x2xf32> -> tensor<$Nx32xf32>
  %w1 = {weights(32, 8)}
  %r = qnn.matmul %f, %w1 : tensor<$Nx32xf32>, tensor<32x8xf32> -> tensor<$Nx8xf32>""",
          "6x6x2", "8", 35, pad=1, max_pool2d=1)
    check(f"max_{len(fill)}", f"""
  %c = arith.constant dense<{fill}> : tensor<16xf32>
  %q = qnn.max %x, %c : {T}, tensor<16xf32> -> {T}
  %w1 = {weights(16, 8)}
  %r = qnn.matmul %q, %w1 : {T}, tensor<16x8xf32> -> tensor<$Nx8xf32>""",
          "16", "8", 35, max=1)

# A mask that is added, and is no attention's: what it makes infinite stays in float.
check("added_mask", f"""
  %w0 = {weights(16, 16)}
  %p = qnn.matmul %x, %w0 : {T}, tensor<16x16xf32> -> {T}
  %fill = arith.constant dense<{[0.0, 'INF', 0.0, 'INF'] * 4}> : tensor<16xf32>
  %s = qnn.add %p, %fill : {T}, tensor<16xf32> -> {T}
  %e = qnn.softmax %s {{axis = 1 : i64}} : {T} -> {T}
  %w1 = {weights(16, 8)}
  %r = qnn.matmul %e, %w1 : {T}, tensor<16x8xf32> -> tensor<$Nx8xf32>""".replace(
    "'INF'", INFINITY), "16", "8", 25, add=0, matmul=2)

# Zeros that two selections read whose scales are a thousand times apart: neither takes the other's.
check("shared_zero", MASK + f"""
  %zero = arith.constant dense<0.0> : {T}
  %w2 = {weights(16, 16, 1000.0)}
  %y = qnn.matmul %x, %w2 : {T}, tensor<16x16xf32> -> {T}
  %a = qnn.select %m, %x, %zero : tensor<1x16xi1>, {T}, {T} -> {T}
  %b = qnn.select %m, %y, %zero : tensor<1x16xi1>, {T}, {T} -> {T}
  %w1 = {weights(16, 8)}
  %w3 = {weights(16, 8, 1e-4)}
  %l = qnn.matmul %a, %w1 : {T}, tensor<16x8xf32> -> tensor<$Nx8xf32>
  %z = qnn.matmul %b, %w3 : {T}, tensor<16x8xf32> -> tensor<$Nx8xf32>
  %r = qnn.add %l, %z : tensor<$Nx8xf32>, tensor<$Nx8xf32> -> tensor<$Nx8xf32>""",
      "16", "8", 30, select=2)
