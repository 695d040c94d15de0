# Writes a float model of N layers, its weights and its calibration data:
#   deep.py KIND N OUT   ->   OUT.mlir, OUT.safetensors, OUT.npy
# residual: blocks of conv + relu, conv + add + relu; all blocks have the same shapes.
# mlp:      blocks of layer_norm, matmul + bias + gelu, matmul + bias, add; the same shapes.
# distinct: matmul + bias + relu, no two of the same shape.
# A layer is a conv or a matmul. What compiling costs must follow the number of layers, and
# of repeating ones hardly that.
import json
import struct
import sys

import numpy as np


class Builder:
    def __init__(self, shape):
        self.rng = np.random.default_rng(0)
        self.shape = list(shape)
        self.lines, self.tensors, self.count = [], {}, 0
        self.value = "%x"
        self.input = self.type(shape)

    @staticmethod
    def type(shape):
        return "tensor<" + "".join(f"{d}x" for d in shape) + "f32>"

    def weight(self, shape, scale=1.0):
        name = f"w{len(self.tensors)}"
        values = self.rng.standard_normal(shape, np.float32)
        self.tensors[name] = (values * np.float32(scale)).astype(np.float32)
        self.lines.append(f"%{name} = qnn.load_parameter @{name} : {self.type(shape)}")
        return f"%{name}"

    def op(self, text, *types, shape=None):
        result = f"%v{self.count}"
        self.count += 1
        result_type = self.type(shape or self.shape)
        self.lines.append(f"{result} = {text} : {', '.join(types)} -> {result_type}")
        return result

    def conv(self, x, channels, scale=1.0):
        shape = [channels, 3, 3, self.shape[3]]
        w = self.weight(shape, scale * (2 / (9 * shape[3])) ** 0.5)
        b = self.weight([channels], 0.1)
        attributes = "{padding = array<i64: 1, 1, 1, 1>}"
        return self.op(f"qnn.conv2d {x}, {w} bias({b} : {self.type([channels])}) {attributes}",
                       self.type(self.shape), self.type(shape),
                       shape=self.shape[:3] + [channels])

    def matmul(self, x, rows, columns):
        w = self.weight([rows, columns], (1 / rows) ** 0.5)
        b = self.weight([columns], 0.1)
        head = self.shape[:-1]
        return self.op(f"qnn.matmul {x}, {w} bias({b} : {self.type([columns])})",
                       self.type(head + [rows]), self.type([rows, columns]),
                       shape=head + [columns])

    def relu(self, x, shape=None):
        type = self.type(shape or self.shape)
        return self.op(f"qnn.clamp {x} {{min = 0.0 : f32}}", type, shape=shape)

    def add(self, a, b):
        return self.op(f"qnn.add {a}, {b}", self.type(self.shape), self.type(self.shape))

    def write(self, path):
        header, data = {}, b""
        chunks, offset = [], 0
        for name, array in self.tensors.items():
            header[name] = {"dtype": "F32", "shape": array.shape,
                            "data_offsets": [offset, offset + array.nbytes]}
            offset += array.nbytes
            chunks.append(array.tobytes())
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        with open(path + ".safetensors", "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))
        with open(path + ".mlir", "w") as file:
            for name, array in self.tensors.items():
                file.write(f'qnn.parameter @{name} key "{name}" : {self.type(array.shape)}\n')
            result = self.type(self.shape)
            file.write(f"func.func @main(%x: {self.input}) -> {result} {{\n  ")
            file.write("\n  ".join(self.lines))
            file.write(f"\n  return {self.value} : {result}\n}}\n")


def residual(layers):
    b = Builder([1, 6, 6, 16])
    for _ in range(layers // 2):
        x = b.value
        y = b.relu(b.conv(x, 16))
        # Small, so that the sum of all blocks stays finite.
        b.value = b.relu(b.add(b.conv(y, 16, scale=0.01), x))
    return b


def mlp(layers):
    b = Builder([8, 32])
    wide = [8, 64]
    for _ in range(layers // 2):
        x = b.value
        g, s = b.weight([32], 0.5), b.weight([32], 0.1)
        y = b.op(f"qnn.layer_norm {x}, {g}, {s} {{epsilon = 1.0e-5 : f32}}",
                 b.type(b.shape), b.type([32]), b.type([32]))
        y = b.matmul(y, 32, 64)
        y = b.op(f"qnn.unary gelu {y}", b.type(wide), shape=wide)
        b.value = b.add(b.matmul(y, 64, 32), x)
    return b


def distinct(layers):
    # A random walk over 40 sizes that takes no pair twice: layers of any number of
    # models are alike, so that times for each layer can be compared.
    sizes = [16]
    rng = np.random.default_rng(2)
    free = {i: list(rng.permutation(np.arange(16, 56))) for i in range(16, 56)}
    while len(sizes) <= layers:
        if not free[sizes[-1]]:
            sys.exit(f"only {len(sizes) - 1} distinct layers")
        sizes.append(int(free[sizes[-1]].pop()))
    b = Builder([4, sizes[0]])
    for i in range(layers):
        rows, columns = sizes[i], sizes[i + 1]
        y = b.matmul(b.value, rows, columns)
        b.value = b.relu(y, [4, columns])
        b.shape = [4, columns]
    return b


def main():
    kind, layers, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    builder = {"residual": residual, "mlp": mlp, "distinct": distinct}[kind](layers)
    builder.write(path)
    head = builder.input[len("tensor<"):-len("xf32>")].split("x")
    shape = [int(d) for d in head]
    shape[0] *= 2
    np.save(path + ".npy", np.random.default_rng(1).standard_normal(shape, np.float32))


main()
