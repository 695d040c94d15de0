"""Small models with dynamic sizes, their data, and what they must give."""
import sys

import numpy as np

directory = sys.argv[1]


def model(name, text):
    with open(f"{directory}/{name}.mlir", "w") as file:
        file.write(text)


def array(name, values):
    np.save(f"{directory}/{name}.npy", values.astype(np.float32))


x = np.arange(28).reshape(7, 4) % 11
y = np.arange(8).reshape(2, 4)
array("x", x)
array("y", y)
array("empty", np.zeros((0, 4)))

# The Gram matrix of the batch.
model("mixing", """
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.matmul %x, %x {transpose_lhs} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<4x4xf32>
  %1 = qnn.matmul %x, %0 : tensor<?x4xf32>, tensor<4x4xf32> -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}""")
array("mixing_expected", x @ (x.T @ x))
array("steps_expected", np.concatenate([p @ (p.T @ p) for p in (x[:3], x[3:6], x[6:])]))

model("sequence", """
func.func @main(%x: tensor<1x?x4xf32>) -> tensor<1x?x4xf32> {
  %0 = qnn.matmul %x, %x {transpose_rhs} : tensor<1x?x4xf32>, tensor<1x?x4xf32> -> tensor<1x?x?xf32>
  %1 = qnn.matmul %0, %x : tensor<1x?x?xf32>, tensor<1x?x4xf32> -> tensor<1x?x4xf32>
  return %1 : tensor<1x?x4xf32>
}""")
array("sequence", x[None])
array("sequence_expected", ((x @ x.T) @ x)[None])

join = """
func.func @main(%x: tensor<?x4xf32> {qnn.dims = ["A"]}, %y: tensor<?x4xf32> {qnn.dims = ["B"]}) -> tensor<?x4xf32> {
  %0 = qnn.concat %x, %y {axis = 0 : i64} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}"""
model("join", join.replace("A", "n").replace("B", "m"))
model("same", join.replace("A", "n").replace("B", "n"))
array("join_expected", np.concatenate([x, y]))

model("add", """
func.func @main(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = qnn.add %x, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}""")
model("pairs", """
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x8xf32> {
  %0 = qnn.reshape %x : tensor<?x4xf32> -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}""")

# A GRU and an LSTM, and attention over the samples' own tokens; the static model for comparison.
rng = np.random.default_rng(3)


def weights(*shape):
    values = rng.normal(size=shape).astype(np.float32).tolist()
    return f"arith.constant dense<{values}> : tensor<{'x'.join(map(str, shape))}xf32>"


cells = f"""
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {{
  %wi = {weights(12, 4)}
  %wh = {weights(12, 4)}
  %b = {weights(12)}
  %vi = {weights(16, 4)}
  %vh = {weights(16, 4)}
  %c = {weights(16)}
  %0 = qnn.gru_cell %x, %x, %wi, %wh, %b, %b : (tensor<?x4xf32>, tensor<?x4xf32>,
    tensor<12x4xf32>, tensor<12x4xf32>, tensor<12xf32>, tensor<12xf32>) -> tensor<?x4xf32>
  %1, %2 = qnn.lstm_cell %x, %0, %0, %vi, %vh, %c, %c : (tensor<?x4xf32>, tensor<?x4xf32>,
    tensor<?x4xf32>, tensor<16x4xf32>, tensor<16x4xf32>, tensor<16xf32>, tensor<16xf32>)
    -> (tensor<?x4xf32>, tensor<?x4xf32>)
  %3 = qnn.reshape %1 : tensor<?x4xf32> -> tensor<?x2x2xf32>
  %4 = qnn.reshape %2 : tensor<?x4xf32> -> tensor<?x2x2xf32>
  %5 = qnn.attention %3, %4, %4 {{scale = 0.5 : f32}}
    : tensor<?x2x2xf32>, tensor<?x2x2xf32>, tensor<?x2x2xf32> -> tensor<?x2x2xf32>
  %6 = qnn.reshape %5 : tensor<?x2x2xf32> -> tensor<?x4xf32>
  %7 = qnn.matmul %6, %wi {{transpose_rhs}} : tensor<?x4xf32>, tensor<12x4xf32> -> tensor<?x12xf32>
  %8 = qnn.slice %7 {{offsets = array<i64: 0, 3>, sizes = array<i64: -1, 4>,
    strides = array<i64: 1, 2>}} : tensor<?x12xf32> -> tensor<?x4xf32>
  return %8 : tensor<?x4xf32>
}}"""
model("cells", cells)
model("cells_static", cells.replace("?", "7").replace("sizes = array<i64: -1", "sizes = array<i64: 7"))
