"""Writes the 24-convolution network at a width: make.py FACTOR SIZE FOLDER [IMAGES].

Channels are divided by FACTOR (1: 19.4e9 weights), the image is SIZE x SIZE. There are
no weights to write: `--parameters generator:SEED` makes them up."""

import sys

import numpy as np

CHANNELS = ([3, 64, 64, 128, 128, 256, 256, 512, 512, 1024, 1024, 1536, 1536]
            + [2048] * 4 + [4096] * 2 + [8192] * 2 + [16384] * 2 + [32768] * 2)


def get_channels(factor):
    return [3] + [max(4, c // factor) for c in CHANNELS[1:]]


def make_module(factor, size):
    channels = get_channels(factor)
    shapes = [f"tensor<1x{size}x{size}x{c}xf32>" for c in channels]
    filters = [f"tensor<{o}x3x3x{i}xf32>" for i, o in zip(channels, channels[1:])]
    lines = [f'qnn.parameter @conv{n} key "conv.{n}.weight" : {f}' for n, f in enumerate(filters)]
    lines.append(f'func.func @main(%x0: {shapes[0]} {{qnn.name = "image"}})'
                 f' -> ({shapes[-1]} {{qnn.name = "features"}}) {{')
    for n, f in enumerate(filters):
        lines += [
            f"  %w{n} = qnn.load_parameter @conv{n} : {f}",
            f"  %c{n} = qnn.conv2d %x{n}, %w{n} {{padding = array<i64: 1, 1, 1, 1>}}"
            f" : {shapes[n]}, {f} -> {shapes[n + 1]} loc(\"conv.{n}\")",
            f"  %x{n + 1} = qnn.clamp %c{n} {{min = 0.0 : f32}} : {shapes[n + 1]} -> {shapes[n + 1]}",
        ]
    lines += [f"  return %x{len(filters)} : {shapes[-1]}", "}"]
    return "\n".join(lines) + "\n"


def main(factor, size, folder, images=4):
    with open(f"{folder}/qnet.mlir", "w") as file:
        file.write(make_module(factor, size))
    rng = np.random.default_rng(0)
    np.save(f"{folder}/images.npy", rng.standard_normal((images, size, size, 3), dtype=np.float32))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:]))
