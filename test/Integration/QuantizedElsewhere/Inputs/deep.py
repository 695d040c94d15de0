# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""An int8 model of N layers in TOSA, as a converter writes it: deep.py N OUT writes OUT.mlir,
the input OUT.x.npy and OUT.y.npy, the result after the specification. Each layer is a conv2d
with weights, scales and zero points of its own and the rescale behind it, each second one a
clamp as well. Weights are inline."""

import sys

import numpy as np
import spec

CHANNELS, SIZE = 16, 6
ATTRIBUTES = ("{rounding_mode = DOUBLE_ROUND, scale32 = true, per_channel = true, "
              "input_unsigned = false, output_unsigned = false}")


def main():
    layers, path = int(sys.argv[1]), sys.argv[2]
    rng = np.random.default_rng(5)
    lines = []

    def constant(array, dtype):
        name = f"%c{len(lines)}"
        array = np.ascontiguousarray(array, dtype)
        type = "x".join(map(str, array.shape)) + f"xi{8 * array.itemsize}"
        text = array.tobytes().hex().upper()
        lines.append(f'{name} = "tosa.const"() <{{values = dense<"0x{text}"> : tensor<{type}>}}> '
                     f": () -> tensor<{type}>")
        return name, f"tensor<{type}>"

    def op(name, operands, attributes, result):
        value = f"%v{len(lines)}"
        values, types = zip(*operands)
        lines.append(f"{value} = tosa.{name} {', '.join(values)} {attributes} : "
                     f"({', '.join(types)}) -> {result}")
        return value, result

    x = rng.integers(-128, 128, (1, SIZE, SIZE, CHANNELS), np.int8)
    shape = f"1x{SIZE}x{SIZE}x{CHANNELS}"
    np.save(path + ".x.npy", x)
    value, zero = ("%x", f"tensor<{shape}xi8>"), 3
    for layer in range(layers):
        w = rng.integers(-127, 128, (CHANNELS, 3, 3, CHANNELS), np.int8)
        bias = rng.integers(-5000, 5000, CHANNELS, np.int32)
        # Sums of 144 products of about 60 * 60, to about 60 again.
        multiplier = rng.integers(1 << 30, 1 << 31, CHANNELS).astype(np.int32)
        shift = rng.integers(40, 42, CHANNELS).astype(np.int8)
        next_zero = int(rng.integers(-20, 20))
        acc = spec.conv2d(x, w, bias, zero, 0, (1, 1, 1, 1), (1, 1), (1, 1))
        x = spec.rescale(acc, multiplier, shift, 0, next_zero, np.int8, True)
        operands = [value, constant(w, np.int8), constant(bias, np.int32),
                    constant([zero], np.int8), constant([0], np.int8)]
        value = op("conv2d", operands, "{acc_type = i32, dilation = array<i64: 1, 1>, "
                   "pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}", f"tensor<{shape}xi32>")
        operands = [value, constant(multiplier, np.int32), constant(shift, np.int8),
                    constant([0], np.int32), constant([next_zero], np.int8)]
        value = op("rescale", operands, ATTRIBUTES, f"tensor<{shape}xi8>")
        zero = next_zero
        if layer % 2:
            x = np.clip(x, -100, 90)
            value = op("clamp", [value], "{min_val = -100 : i8, max_val = 90 : i8}", value[1])
    assert len(np.unique(x)) > 20
    np.save(path + ".y.npy", x)
    with open(path + ".mlir", "w") as file:
        file.write(f"func.func @main(%x: tensor<{shape}xi8>) -> {value[1]} {{\n  ")
        file.write("\n  ".join(lines))
        file.write(f"\n  return {value[0]} : {value[1]}\n}}\n")


main()
