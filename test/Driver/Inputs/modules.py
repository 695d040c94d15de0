# Writes broken modules, one a file, and cut ones.
import sys

folder, mlp, resnet = sys.argv[1:]


def quantized(element):
    return f"func.func @main(%x: tensor<2x{element}>) -> tensor<2x{element}> {{ return %x : tensor<2x{element}> }}"


resource = """func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = "tosa.const"() <{values = dense_resource<w> : tensor<2xf32>}> : () -> tensor<2xf32>
  %1 = tosa.add %x, %0 : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}
"""
one = "func.func @%s(%%x: tensor<2xf32>) -> tensor<2xf32> { return %%x : tensor<2xf32> }\n"
small = open(mlp).read()
border = """func.func @main(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %z = arith.constant 0.0 : f32
  %0 = tensor.pad %x low[-1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<4x4xf32> to tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}
"""
modules = {
    "empty": "",
    "garbage": "weights",
    "two": one % "a" + one % "b",
    "none": "func.func private @f()",
    "dynamic": small.replace("<2x", "<?x"),
    "shape": small.replace("%1, %w1 :", "%1, %w1 {transpose_rhs} :"),
    "types": small.replace("%1, %w1 : tensor<2x4xf32>", "%1, %w1 : tensor<2x5xf32>"),
    "zero-scale": quantized("!quant.uniform<i8:f32, 0.0>"),
    "negative-scale": quantized("!quant.uniform<i8:f32, -1.0>"),
    "denormal-scale": quantized("!quant.uniform<i8:f32, 1.0e-44>"),
    "infinite-scale": quantized("!quant.uniform<i8:f32, 1.0e60>"),
    "zero-point": quantized("!quant.uniform<i8:f32, 1.0:300>"),
    "axis-length": quantized("!quant.uniform<i8:f32:0, {1.0, 2.0, 3.0}>"),
    "axis": quantized("!quant.uniform<i8:f32:3, {1.0, 2.0}>"),
    "huge": quantized("f32").replace("<2x", "<4294967296x4294967296x"),
    "no-resource": resource,
    "short-resource": resource + '{-# dialect_resources: { builtin: { w: "0x0400000000000000" } } #-}',
    "negative-border": border,
    "cut": open(resnet).read()[:60000],
}
for name, text in modules.items():
    with open(f"{folder}/{name}.mlir", "w") as file:
        file.write(text)
