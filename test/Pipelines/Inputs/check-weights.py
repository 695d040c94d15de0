# Writes a model with its parameters, and afterwards checks the quantized ones in numpy:
# q = clip(rint(w / s)), s = max|w| / 127 for each output channel.
import json
import re
import struct
import sys

import numpy as np

command, model, quantized = sys.argv[1:4]
rng = np.random.default_rng(0)
conv = rng.standard_normal((33, 3, 3, 40), np.float32)
# More rows than fit in a block of 1 MiB, and a factor for each column that is folded in.
matmul = rng.standard_normal((9000, 33), np.float32)
factor = rng.standard_normal(33, np.float32)


def write(path, tensors):
    header, data = {}, b""
    for name, array in tensors.items():
        header[name] = {"dtype": "F32", "shape": array.shape,
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    open(path, "wb").write(struct.pack("<Q", len(text)) + text + data)


def read(path):
    content = open(path, "rb").read()
    size, = struct.unpack("<Q", content[:8])
    types = {"I8": np.int8, "I32": np.int32, "F32": np.float32}
    return {name: np.frombuffer(content[8 + size:][slice(*e["data_offsets"])],
                                types[e["dtype"]]).reshape(e["shape"])
            for name, e in json.loads(content[8:8 + size]).items()
            if not name.startswith("__") and e["dtype"] in types}


def check(text, name, got, weights, axis):
    scales = re.search(rf'key "{re.escape(name)}" : tensor<[^>]*>:f32:{axis}, {{([^}}]*)}}', text)
    scales = np.array([float(s.split(":")[0]) for s in scales[1].split(",")], np.float32)
    other = tuple(i for i in range(weights.ndim) if i != axis)
    assert np.allclose(scales, abs(weights).max(other) / 127, rtol=1e-6), name
    shape = [-1 if i == axis else 1 for i in range(weights.ndim)]
    want = np.clip(np.rint(weights / scales.reshape(shape)), -127, 127)
    assert (got == want).all(), f"{name}: {(got != want).sum()} of {got.size} differ"


if command == "write":
    write(model + ".safetensors", {"conv": conv, "matmul": matmul})
    values = ", ".join(f"{float(f):.9e}" for f in factor)
    open(model + ".mlir", "w").write(f"""
qnn.parameter @conv key "conv" : tensor<33x3x3x40xf32>
qnn.parameter @matmul key "matmul" : tensor<9000x33xf32>
func.func @main(%x: tensor<1x5x5x40xf32>, %y: tensor<1x9000xf32>) -> (tensor<1x3x3x33xf32>, tensor<1x33xf32>) {{
  %c = qnn.load_parameter @conv : tensor<33x3x3x40xf32>
  %m = qnn.load_parameter @matmul : tensor<9000x33xf32>
  %f = arith.constant dense<[{values}]> : tensor<33xf32>
  %0 = qnn.conv2d %x, %c : tensor<1x5x5x40xf32>, tensor<33x3x3x40xf32> -> tensor<1x3x3x33xf32>
  %1 = qnn.matmul %y, %m : tensor<1x9000xf32>, tensor<9000x33xf32> -> tensor<1x33xf32>
  %2 = qnn.mul %1, %f : tensor<1x33xf32>, tensor<33xf32> -> tensor<1x33xf32>
  return %0, %2 : tensor<1x3x3x33xf32>, tensor<1x33xf32>
}}""")
    np.savez(model + ".npz", arg0=rng.random((2, 5, 5, 40), np.float32),
             arg1=rng.random((2, 9000), np.float32))
else:
    text, tensors = open(quantized + ".mlir").read(), read(quantized + ".safetensors")
    check(text, "conv.i8", tensors["conv.i8"], conv, 0)
    folded = (matmul * factor.astype(np.float64)).astype(np.float32)
    check(text, "matmul.folded.i8", tensors["matmul.folded.i8"], folded, 1)
    assert not {"conv", "matmul", "matmul.folded"} & set(tensors), "float weights are left"
