"""Weights of 4 bits in groups: grouped.py make FOLDER | check FOLDER | gain MODEL DATA FOLDER GROUP.

make: a model with its weights in every form that is grouped, their magnitudes different from
group to group. check: what the file holds is the nearest, computed here anew, and the
quantized model gives numpy's integers. gain: the accuracy against one scale for a channel."""

import json
import re
import subprocess
import sys

import numpy as np

GROUP = 8
# key -> shape, dimension of the channels
WEIGHTS = {"a": ((20, 50), 1), "b": ((30, 20), 0), "c": ((6, 3, 3, 5), 0)}


def make(folder):
    rng = np.random.default_rng(0)
    header, data = {}, b""
    for key, (shape, axis) in WEIGHTS.items():
        w = rng.standard_normal(shape) * np.exp(rng.uniform(-3, 0, (shape[0], 1, 1, 1)[:len(shape)]))
        w *= np.exp(rng.uniform(-2, 0, shape))
        w = w.astype(np.float32)
        header[key] = {"dtype": "F32", "shape": shape, "data_offsets": [len(data), len(data) + w.nbytes]}
        data += w.tobytes()
    text = json.dumps(header).encode()
    with open(f"{folder}/m.safetensors", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + data)
    with open(f"{folder}/m.mlir", "w") as file:
        file.write("""qnn.parameter @a key "a" : tensor<20x50xf32>
qnn.parameter @b key "b" : tensor<30x20xf32>
qnn.parameter @c key "c" : tensor<6x3x3x5xf32>
func.func @main(%x: tensor<4x20xf32> {qnn.name = "x"}, %z: tensor<4x6x6x5xf32> {qnn.name = "z"})
    -> (tensor<4x50xf32> {qnn.name = "a"}, tensor<4x30xf32> {qnn.name = "b"}, tensor<4x4x4x6xf32> {qnn.name = "c"}) {
  %a = qnn.load_parameter @a : tensor<20x50xf32>
  %b = qnn.load_parameter @b : tensor<30x20xf32>
  %c = qnn.load_parameter @c : tensor<6x3x3x5xf32>
  %0 = qnn.matmul %x, %a : tensor<4x20xf32>, tensor<20x50xf32> -> tensor<4x50xf32>
  %1 = qnn.matmul %x, %b {transpose_rhs} : tensor<4x20xf32>, tensor<30x20xf32> -> tensor<4x30xf32>
  %2 = qnn.conv2d %z, %c : tensor<4x6x6x5xf32>, tensor<6x3x3x5xf32> -> tensor<4x4x4x6xf32>
  return %0, %1, %2 : tensor<4x50xf32>, tensor<4x30xf32>, tensor<4x4x4x6xf32>
}
""")
    x = rng.standard_normal((4, 20)).astype(np.float32)
    z = rng.standard_normal((4, 6, 6, 5)).astype(np.float32)
    np.save(f"{folder}/x.npy", x)
    np.save(f"{folder}/z.npy", z)
    np.savez(f"{folder}/both.npz", x=x, z=z)


def load(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    metadata, result = header.pop("__metadata__", {}), {}
    for key, info in header.items():
        begin, end = info["data_offsets"]
        dtype = {"F32": np.float32, "U8": np.uint8, "I8": np.int8}[info["dtype"]]
        array = np.frombuffer(data[begin:end], dtype).reshape(info["shape"])
        if shape := metadata.get(f"qopt.i4:{key}"):
            shape = json.loads(shape)
            nibbles = np.stack([array & 15, array >> 4], -1).reshape(shape[0], -1)
            array = ((nibbles[:, :np.prod(shape[1:])] ^ 8).astype(np.int8) - 8).reshape(shape)
        result[key] = array
    return result


def squares(t, m):
    return (t - m * np.clip(np.rint(t / m), -7, 7)) ** 2


def check_weight(x, q, m, scales, axis):
    """Returns the int8 weights."""
    t = (x / np.expand_dims(scales, [d for d in range(x.ndim) if d != axis])).astype(np.float64)
    rows = t.reshape(len(t), -1).T if axis else t.reshape(len(t), -1)
    q_rows = q.reshape(len(q), -1).T if axis else q.reshape(len(q), -1)
    m = m.T if axis else m
    assert m.shape == (len(rows), -(-rows.shape[1] // GROUP)), m.shape
    full = np.repeat(m, GROUP, 1)[:, :rows.shape[1]].astype(np.float64)
    assert np.array_equal(q_rows, np.clip(np.rint(rows / full), -7, 7))
    for channel, row in enumerate(rows):
        for number, begin in enumerate(range(0, len(row), GROUP)):
            part = row[begin:begin + GROUP]
            first = np.clip(int(np.abs(part).max() / 7), 1, 18)
            errors = {n: squares(part, n).sum() for n in (first, min(first + 1, 18))}
            chosen = int(m[channel, number])
            assert chosen in errors and errors[chosen] <= min(errors.values()) * (1 + 1e-12), (chosen, errors)
    assert len(np.unique(m)) > 4
    w = q_rows.astype(int) * full.astype(int)
    assert np.abs(w).max() <= 127
    return (w.T if axis else w).reshape(x.shape)


def check(folder):
    with open(f"{folder}/q.mlir") as file:
        text = file.read()
    floats, stored = load(f"{folder}/m.safetensors"), load(f"{folder}/q.safetensors")
    inputs = {}
    for number, name in enumerate(("x", "z")):
        scale, zero = re.search(rf"qnn\.quantize %arg{number} .*<i8:f32, ([-+.\dE]+)(?::(-?\d+))?>>\n", text).groups()
        scale, zero = np.float32(float(scale)), int(zero or 0)
        q = np.clip(np.rint(np.load(f"{folder}/{name}.npy") / scale) + zero, -128, 127)
        inputs[name] = q.astype(int) - zero, float(scale)
    for key, (shape, axis) in WEIGHTS.items():
        stored_key, scales = re.search(
            rf'key "({key}\.i4)" {{qnn.group = {GROUP} : i64}} : .*f32:{axis}, {{([^}}]*)}}>>', text).groups()
        scales = np.array([float(s.split(":")[0]) for s in scales.split(",")])
        w = check_weight(floats[key], stored[stored_key], stored[stored_key + ".groups"],
                         scales.astype(np.float32), axis)
        x, scale = inputs["z" if key == "c" else "x"]
        if key == "c":
            acc = sum(x[:, i:i + 4, j:j + 4] @ w[:, i, j].T for i in range(3) for j in range(3))
        else:
            acc = x @ (w.T if axis == 0 else w)
        expected = acc.astype(np.float32) * (scale * scales).astype(np.float32)
        found = np.load(f"{folder}/{key}.npy")
        assert np.array_equal(found, expected), key
    print("weights and results are numpy's")


def gain(model, data, folder, group):
    found = {}
    for name, options in {"per channel": [], "in groups": ["--weight-group", group]}.items():
        subprocess.run(["qopt", "quantize", model, "--calibration", data, "-o", f"{folder}/gain.mlir",
                        "--weights", "int4", *options], check=True, stdout=subprocess.DEVNULL)
        text = subprocess.run(["qopt", "eval", f"{folder}/gain.mlir", "--input", data, "--against", model],
                              check=True, capture_output=True, text=True).stdout
        found[name] = float(re.search(r"([\d.]+) dB", text)[1])
    print(model, found)
    assert found["in groups"] > found["per channel"] + 1, found


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
