"""Sums of more products than 32 bits hold: long_sums.py FOLDER. Quantized matmuls and
convolutions around the bound of 66,311 products, extreme values and random ones, compared
with numpy's int64 to the bit, for plain loops and for vector code of several processors."""

import json
import os
import subprocess
import sys

import numpy as np

TARGETS = ["--reference", "--march=native", "--march=x86-64-v2", "--march=x86-64-v3"]
# Powers of two: f32(acc) times them is exact, so every bit of the rounded sum is seen.
SX, SW = 2.0**-3, 2.0**-20
BIAS = f"!quant.uniform<i32:f32, {SX * SW}>"
rng = np.random.default_rng(0)


def tensor(shape, element="f32"):
    return "tensor<" + "".join(f"{d}x" for d in shape) + element + ">"


def save(path, arrays):
    header, data = {}, b""
    for key, array in arrays.items():
        dtype = {"int8": "I8", "int32": "I32"}[str(array.dtype)]
        header[key] = {"dtype": dtype, "shape": array.shape,
                       "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + data)


def check(name, x, zero, w, bias, body, acc):
    """`acc`: the exact sums without bias; the model gives them in f32 and in int8."""
    types = {"x": tensor(x.shape, f"!quant.uniform<i8:f32, {SX}:{zero}>"),
             "w": tensor(w.shape, f"!quant.uniform<i8<-127:127>:f32, {SW}>"), "f": tensor(acc.shape)}
    text = [f'qnn.parameter @w key "w" : {types["w"]}']
    if bias is not None:
        types["b"] = tensor(bias.shape, BIAS)
        acc = acc + bias
        text.append(f'qnn.parameter @b key "b" : {types["b"]}')
    # The largest sum is at the end of the range.
    scale = float(np.float32(np.abs(acc).max() * SX * SW / 100))
    types["y"] = tensor(acc.shape, f"!quant.uniform<i8:f32, {scale!r}:5>")
    text.append(f"func.func @main(%x: {types['x']}) -> ({types['f']}, {types['y']}) {{\n"
                f"  %w = qnn.load_parameter @w : {types['w']}")
    if bias is not None:
        text.append(f"  %b = qnn.load_parameter @b : {types['b']}")
    body += f" : {types['x']}, {types['w']} -> "
    body = body.replace("BIAS", f"bias(%b : {types['b']})" if bias is not None else "")
    text += [f"  %f = {body}{types['f']}", f"  %y = {body}{types['y']}",
             f"  return %f, %y : {types['f']}, {types['y']}\n}}\n"]
    with open("m.mlir", "w") as file:
        file.write("\n".join(text))
    save("m.safetensors", {"w": w} | ({} if bias is None else {"b": bias}))
    np.save("x.npy", x)
    rounded = acc.astype(np.float32)
    expected = {"f": rounded * np.float32(SX * SW)}
    t = rounded * np.float32(SX * SW / scale)
    expected["y"] = (np.clip(np.rint(t), -133, 122) + 5).astype(np.int8)
    for target in TARGETS:
        subprocess.run(["qopt", "run", "m.mlir", "--input", "x.npy", "--output", "f.npy", "y.npy", target],
                       check=True, stdout=subprocess.DEVNULL)
        for key, values in expected.items():
            found = np.load(f"{key}.npy")
            assert found.dtype == values.dtype and found.shape == values.shape, (name, target)
            bad = np.flatnonzero(found != values)
            assert not bad.size, (name, target, key, found.flat[bad[0]], values.flat[bad[0]])
    beyond = np.count_nonzero(np.abs(acc) >= 2**31)
    print(f"{name}: {acc.size} sums, {beyond} of them beyond 32 bits")
    return beyond


def values(m, k, n):
    """The first row and column extreme, the second alternating, the others random."""
    x = rng.integers(-128, 128, (m, k)).astype(np.int8)
    w = rng.integers(-127, 128, (k, n)).astype(np.int8)
    x[0], w[:, 0], w[:, 1] = 127, 127, -127
    return x, w


def make_bias(n):
    bias = rng.integers(-2**31, 2**31, n).astype(np.int32)
    bias[:2] = 2**31 - 1, -2**31
    return bias


def matmul(k, transpose=False, bias=False, batch=(), zero=-128, n=17):
    m = 3
    x, w = values(m, k, n)
    if batch:
        x = np.stack([x[:2]] * np.prod(batch)).reshape(*batch, 2, k)
        x[..., 1, :] = rng.integers(-128, 128, k)
    acc = (x.astype(np.int64) - zero) @ w.astype(np.int64)
    b = make_bias(n) if bias else None
    attributes = " {transpose_rhs}" if transpose else ""
    if transpose:
        w = np.ascontiguousarray(w.T)
    return check(f"matmul {k}{attributes}", x, zero, w, b,
                 f"qnn.matmul %x, %w BIAS{attributes}", acc)


def conv(channels, groups=1, bias=False, zero=-128):
    """3x3 on a 4x3 image with a border above and below."""
    out = 2 * groups + (groups == 1)
    x = rng.integers(-128, 128, (1, 4, 3, channels * groups)).astype(np.int8)
    w = rng.integers(-127, 128, (out, 3, 3, channels)).astype(np.int8)
    x[0, :3], w[0], w[-1] = 127, 127, -127
    padded = np.pad(x.astype(np.int64) - zero, ((0, 0), (1, 1), (0, 0), (0, 0)))
    acc = np.zeros((1, 4, 1, out), np.int64)
    for o in range(out):
        first = o // (out // groups) * channels
        for y in range(4):
            window = padded[0, y:y + 3, :, first:first + channels]
            acc[0, y, 0, o] = (window * w[o].astype(np.int64)).sum()
    b = make_bias(out) if bias else None
    return check(f"conv2d 9x{channels}, {groups} groups", x, zero, w, b,
                 f"qnn.conv2d %x, %w BIAS {{padding = array<i64: 1, 1, 0, 0>, groups = {groups}}}", acc)


os.chdir(sys.argv[1])
assert matmul(66311) == 0
assert matmul(66312) > 0
assert matmul(200000) > 0
assert matmul(200000, transpose=True, bias=True, zero=-101) > 0
# Packed, each of the four blocks has more than 8 MiB.
assert matmul(200000, n=180) > 0
# A bias that is not looked at takes the sum beyond the bound.
assert matmul(40000, bias=True) > 0
# A prime: there are no equal blocks.
assert matmul(70001, zero=-120) > 0
assert matmul(70000, batch=(2,), zero=-126) > 0
assert conv(7400, zero=-127) > 0
assert conv(7369, bias=True) > 0
assert conv(7400, groups=2, bias=True, zero=-110) > 0
