"""A model whose packed weights are larger than what is kept in memory: one matmul with
4224 x 4224 generated weights (71 MB), and the rows of them that its input picks."""

import os
import sys

import numpy as np
from parameters import generate, save

n = 4224
os.chdir(sys.argv[1])
with open("large.mlir", "w") as file:
    file.write(f"""qnn.parameter @w key "w" : tensor<{n}x{n}xf32>
func.func @main(%x: tensor<2x{n}xf32> {{qnn.name = "x"}}) -> (tensor<2x{n}xf32> {{qnn.name = "y"}}) {{
  %w = qnn.load_parameter @w : tensor<{n}x{n}xf32>
  %y = qnn.matmul %x, %w : tensor<2x{n}xf32>, tensor<{n}x{n}xf32> -> tensor<2x{n}xf32>
  return %y : tensor<2x{n}xf32>
}}
""")
rows = [0, n - 1]
x = np.zeros((2, n), np.float32)
x[range(2), rows] = 1
np.save("x.npy", x)
np.save("expected.npy", generate("w", (n, n), 5)[rows])
# The same shape in BF16, half the bytes: numbers from -2 to 2.
bits = np.random.default_rng(0).integers(0, 0x4000, (n, n), np.uint16)
save("half.safetensors", {"w": bits | np.uint16(0x8000) * (bits & 1)})
