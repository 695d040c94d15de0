"""Data of layer.mlir: parameters, an input, and the result by exact integers."""
import json
import struct
import sys

import numpy as np

out = sys.argv[1]
rng = np.random.default_rng(1)
w = rng.integers(-127, 128, (5, 24)).astype(np.int8)
b = rng.integers(-3000, 3000, 5).astype(np.int32)
x = rng.integers(-128, 128, (3, 24)).astype(np.int8)

header = json.dumps(
    {
        "layer.w": {"dtype": "I8", "shape": [5, 24], "data_offsets": [0, 120]},
        "layer.b": {"dtype": "I32", "shape": [5], "data_offsets": [120, 140]},
    }
).encode()
with open(out + "/layer-in.safetensors", "wb") as f:
    f.write(struct.pack("<Q", len(header)) + header + w.tobytes() + b.tobytes())
np.save(out + "/x.npy", x)
x.tofile(out + "/x.bin")

# y = saturate(rint(f32(acc) * m) + zy), see the numerics document.
acc = (x.astype(np.int64) + 3) @ w.T.astype(np.int64) + b
m = np.float32(np.float64(np.float32(0.05)) * np.float32(0.02) / np.float32(0.5))
t = np.rint(acc.astype(np.float32) * m)
y = (np.clip(t, -128 - 5, 127 - 5).astype(np.int32) + 5).astype(np.int8)
np.save(out + "/y.npy", y)
y.tofile(out + "/y.bin")
