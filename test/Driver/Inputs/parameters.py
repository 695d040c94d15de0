"""Weights of a model with parameters `a.weight` (4x3) and `b.weight` (3x2), in one
safetensors file, in two, in shards, and wrong ones; and numpy's results."""

import json
import os
import sys

import numpy as np

M64 = (1 << 64) - 1
P1, P2, P3, P4, P5 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                      0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)


def rotate(x, r):
    return (x << r | x >> (64 - r)) & M64


def xxh64(data):
    """XXH64 of less than 32 bytes, seed 0."""
    h = (P5 + len(data)) & M64
    while len(data) >= 8:
        k = rotate(int.from_bytes(data[:8], "little") * P2 & M64, 31) * P1 & M64
        h = (rotate(h ^ k, 27) * P1 + P4) & M64
        data = data[8:]
    if len(data) >= 4:
        h = (rotate(h ^ int.from_bytes(data[:4], "little") * P1 & M64, 23) * P2 + P3) & M64
        data = data[4:]
    for byte in data:
        h = rotate(h ^ byte * P5 & M64, 11) * P1 & M64
    h = (h ^ h >> 33) * P2 & M64
    h = (h ^ h >> 29) * P3 & M64
    return h ^ h >> 32


def generate(key, shape, seed):
    """What `--parameters generator:SEED` makes up."""
    count = int(np.prod(shape))
    stream = np.uint64(xxh64(key.encode()) ^ xxh64(seed.to_bytes(8, "little")))
    with np.errstate(over="ignore"):
        z = stream + np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
        z = z ^ z >> np.uint64(31)
    total = z.view(np.uint16).reshape(count, 4).astype(np.int32).sum(1) - 131070
    deviation = np.sqrt(2.0 * shape[0] / count) if len(shape) > 1 else 0.1
    scale = np.float32(deviation / np.sqrt((65536.0**2 - 1) / 3))
    return (total.astype(np.float32) * scale).reshape(shape)


def save(path, tensors, cut=0):
    header, offset = {}, 0
    for key, array in tensors.items():
        # numpy has no bfloat16: its bits are a uint16.
        dtype = {"float32": "F32", "float16": "F16", "uint16": "BF16",
                 "float64": "F64"}[str(array.dtype)]
        header[key] = {"dtype": dtype, "shape": array.shape,
                       "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    data = b"".join(array.tobytes() for array in tensors.values())
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + data[:len(data) - cut])


def save_index(path, weight_map):
    with open(path, "w") as file:
        json.dump({"metadata": {"total_size": 72}, "weight_map": weight_map}, file)


MODEL = """qnn.parameter @a key "a.weight" : tensor<4x3xf32>
qnn.parameter @b key "b.weight" : tensor<3x2xf32>
func.func @main(%x: tensor<4x4xf32> {qnn.name = "x"}) -> (tensor<4x2xf32> {qnn.name = "y"}) {
  %a = qnn.load_parameter @a : tensor<4x3xf32>
  %b = qnn.load_parameter @b : tensor<3x2xf32>
  %h = qnn.matmul %x, %a : tensor<4x4xf32>, tensor<4x3xf32> -> tensor<4x3xf32>
  %y = qnn.matmul %h, %b : tensor<4x3xf32>, tensor<3x2xf32> -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}
"""


def main(folder):
    os.chdir(folder)
    a = np.arange(12, dtype=np.float32).reshape(4, 3) / 4 - 1
    b = np.array([[1, -2], [0.5, 3], [-1, 0.25]], np.float32)
    with open("m.mlir", "w") as file:
        file.write(MODEL)
    np.save("x.npy", np.eye(4, dtype=np.float32))
    np.save("expected.npy", a @ b)
    save("a.safetensors", {"a.weight": a})
    save("b.safetensors", {"b.weight": b})
    save("both.safetensors", {"a.weight": a, "b.weight": b})
    save("half.safetensors", {"b.weight": b.astype(np.float16)})
    save("brain.safetensors", {"b.weight": (b.view(np.uint32) >> 16).astype(np.uint16)})
    save("double.safetensors", {"b.weight": b.astype(np.float64)})
    save("tall.safetensors", {"b.weight": b.T.copy()})
    save("short.safetensors", {"b.weight": b}, cut=4)
    save_index("s.safetensors.index.json", {"a.weight": "a.safetensors", "b.weight": "b.safetensors"})
    save_index("extra.json", {"a.weight": "both.safetensors"})
    save_index("lost.json", {"a.weight": "b.safetensors", "b.weight": "b.safetensors"})
    save_index("none.json", {"a.weight": "a.safetensors", "b.weight": "gone.safetensors"})
    save_index("out.json", {"a.weight": "../a.safetensors"})
    save_index("number.json", {"a.weight": 1})
    with open("list.json", "w") as file:
        file.write("[]")
    with open("empty.json", "w") as file:
        file.write("{}")
    # A permutation as b: the result is columns of the generated a, exactly.
    save("pick.safetensors", {"b.weight": np.array([[0, 0], [1, 0], [0, 1]], np.float32)})
    np.save("generated.npy", generate("a.weight", (4, 3), 17)[:, 1:])


if __name__ == "__main__":
    main(sys.argv[1])
