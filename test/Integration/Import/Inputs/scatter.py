# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""tosa.scatter, which upstream's lowering to linalg lacks, imported and held against numpy."""

import subprocess
import sys
from pathlib import Path

import numpy as np

qopt, folder = sys.argv[1:]
with open(f"{folder}/scatter.mlir", "w") as file:
    file.write("""
func.func @main(%x: tensor<3x7x2xf32>, %i: tensor<3x4xi32>, %u: tensor<3x4x2xf32>) -> tensor<3x7x2xf32> {
  %0 = tosa.scatter %x, %i, %u : (tensor<3x7x2xf32>, tensor<3x4xi32>, tensor<3x4x2xf32>) -> tensor<3x7x2xf32>
  return %0 : tensor<3x7x2xf32>
}
""")
rng = np.random.default_rng(5)
x, updates = (rng.standard_normal(s).astype(np.float32) for s in ((3, 7, 2), (3, 4, 2)))
indices = np.stack([rng.permutation(7)[:4] for _ in range(3)]).astype(np.int32)
expected = x.copy()
for n in range(3):
    expected[n, indices[n]] = updates[n]

command = [qopt, f"{folder}/scatter.mlir", "--qopt-import-pipeline", "-o", f"{folder}/qnn.mlir"]
subprocess.run(command, check=True)
command = ["qopt-execute", f"{folder}/qnn.mlir", "--output", f"{folder}/out"]
for name, array in (("x", x), ("i", indices), ("u", updates)):
    np.save(f"{folder}/{name}.npy", array)
    command += ["--input", f"{folder}/{name}.npy"]
subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
(result,) = Path(folder).glob("out*")
assert np.array_equal(np.load(result), expected)
