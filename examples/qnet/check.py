"""Runs the quantized network in numpy, from its files alone: check.py Q.mlir IMAGES.npy
RESULT.npy. Fails unless every element is the same.

Integer arithmetic as docs/Numerics.md writes it down; weights are unpacked here, so that
the storage of int4 is checked too."""

import json
import re
import sys

import numpy as np


def load_weights(path):
    """key -> the stored integers, [out, 3, 3, in]."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        start = file.tell()
    metadata = header.pop("__metadata__", {})
    data = np.memmap(path, np.uint8, "r", start)
    weights = {}
    for key, info in header.items():
        begin, end = info["data_offsets"]
        if key.startswith("__pad"):
            continue
        if info["dtype"] == "I8":
            weights[key] = data[begin:end].view(np.int8).reshape(info["shape"])
            continue
        shape = json.loads(metadata[f"qopt.i4:{key}"])
        packed = data[begin:end].reshape(shape[0], -1)
        nibbles = np.stack([packed & 15, packed >> 4], -1).reshape(shape[0], -1)
        count = int(np.prod(shape[1:]))
        weights[key] = ((nibbles[:, :count] ^ 8).astype(np.int8) - 8).reshape(shape)
    return weights


def parse(path):
    """The input's (scale, zero point), and for each convolution its key, weight scales
    and the result's scale and zero point, None for a float result."""
    with open(path) as file:
        text = file.read()
    number = r"[-+.\dE]+"
    tensor = rf"quant\.uniform<i8:f32, ({number})(?::(-?\d+))?>>"
    first = re.search(rf"qnn\.quantize .* -> .*{tensor}", text)
    pairs = re.findall(rf"load_parameter @(\S+) : .*f32:0, {{([^}}]*)}}>>\n"
                       rf".*qnn\.conv2d .*-> tensor<[\dx]*(?:!{tensor}|f32>)", text)
    layers = [(key, np.array(scales.split(","), float), (float(s), int(z or 0)) if s else None)
              for key, scales, s, z in pairs]
    return (float(first[1]), int(first[2] or 0)), layers


def convolve(x, w):
    """3x3, stride 1, one zero on each side; exact, because sums stay below 2^53."""
    height, width, _ = x.shape
    x = np.pad(x.astype(np.float64), ((1, 1), (1, 1), (0, 0)))
    total = 0
    for dy in range(3):
        for dx in range(3):
            total = total + x[dy:dy + height, dx:dx + width] @ w[:, dy, dx].T.astype(np.float64)
    return total


def run(image, first, layers, weights):
    scale, zero = first
    q = np.clip(np.rint(image / np.float32(scale)) + zero, -128, 127)
    for key, weight_scales, result in layers:
        acc = convolve(q - zero, weights[key]).astype(np.float32)
        if result is None:
            return np.maximum(acc * (scale * weight_scales).astype(np.float32), 0)
        multipliers = (scale * weight_scales / result[0]).astype(np.float32)
        scale, zero = result
        q = np.clip(np.rint(acc * multipliers) + zero, -128, 127)
    return (q - zero).astype(np.float32) * np.float32(scale)


def main(module, images, result):
    first, layers = parse(module)
    weights = load_weights(module.removesuffix(".mlir") + ".safetensors")
    assert len(layers) == 24, len(layers)
    expected = np.stack([run(image, first, layers, weights) for image in np.load(images)])
    found = np.load(result)
    assert found.shape == expected.shape and found.dtype == expected.dtype
    different = np.count_nonzero(found != expected)
    print(f"{different} of {found.size} elements differ from numpy")
    assert different == 0 and np.ptp(found) > 0


if __name__ == "__main__":
    main(*sys.argv[1:])
