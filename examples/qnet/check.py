"""Runs the quantized network in numpy, from its files alone: check.py Q.mlir IMAGES.npy
RESULT.npy. Fails unless every element is the same. With a folder of what every convolution
gives (probe.py) instead of RESULT.npy, each is computed from what the one before gave, and
with a number behind it only so many output channels of each, spread evenly.

Integer arithmetic as docs/Numerics.md writes it down; weights are unpacked here, so that
the storage of int4 is checked too. They stay in the mapped file but for a few rows, and
all images meet these at once, so that any width runs in little memory."""

import json
import os
import re
import sys

import numpy as np


def load_weights(path):
    """key -> (shape [out, 3, 3, in], function that gives stored integers of some rows)."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        start = file.tell()
    metadata = header.pop("__metadata__", {})
    data = np.memmap(path, np.uint8, "r", start)

    def bytewise(rows, shape):
        return rows.view(np.int8).reshape(-1, *shape[1:])

    def nibbles(rows, shape):
        count = int(np.prod(shape[1:]))
        both = np.empty((*rows.shape, 2), np.int8)
        both[..., 0], both[..., 1] = rows & 15, rows >> 4
        return ((both.reshape(len(rows), -1)[:, :count] ^ 8) - 8).reshape(-1, *shape[1:])

    weights = {}
    for key, info in header.items():
        begin, end = info["data_offsets"]
        if key.startswith("__pad"):
            continue
        is_byte = info["dtype"] == "I8"
        shape = info["shape"] if is_byte else json.loads(metadata[f"qopt.i4:{key}"])
        rows, unpack = data[begin:end].reshape(shape[0], -1), bytewise if is_byte else nibbles
        weights[key] = shape, lambda wanted, r=rows, s=shape, u=unpack: u(np.asarray(r[wanted]), s)
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


def convolve(x, weights, channels):
    """3x3, stride 1, one zero on each side; exact, because sums stay below 2^53."""
    shape, get_rows = weights
    images, height, width, _ = x.shape
    x = np.pad(x.astype(np.float64), ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = [x[:, dy:dy + height, dx:dx + width].reshape(-1, shape[3])
               for dy in range(3) for dx in range(3)]
    total = np.zeros((images * height * width, len(channels)))
    # Up to 64 MB of weights in f64.
    step = max(1, 8000000 // int(np.prod(shape[1:])))
    for begin in range(0, len(channels), step):
        w = get_rows(channels[begin:begin + step]).reshape(-1, 9, shape[3])
        for tap, window in enumerate(windows):
            total[:, begin:begin + step] += window @ w[:, tap].T.astype(np.float64)
    return total.reshape(images, height, width, len(channels))


def quantize(images, scale, zero):
    return np.clip(np.rint(images / np.float32(scale)) + zero, -128, 127)


def compute(q, parameters, layer, weights, channels):
    """What a convolution makes of stored integers."""
    (scale, zero), (key, weight_scales, result) = parameters, layer
    acc = convolve(q - zero, weights[key], channels).astype(np.float32)
    scales = scale * weight_scales[channels]
    if result is None:
        return np.maximum(acc * scales.astype(np.float32), 0)
    return np.clip(np.rint(acc * (scales / result[0]).astype(np.float32)) + result[1], -128, 127)


def run(images, first, layers, weights):
    q, parameters = quantize(images, *first), first
    for layer in layers:
        q = compute(q, parameters, layer, weights, np.arange(len(layer[1])))
        parameters = layer[2]
    if parameters is None:
        return q
    return (q - parameters[1]).astype(np.float32) * np.float32(parameters[0])


def check_each(images, first, layers, weights, folder, sample):
    q, parameters, checked, nonzero = quantize(images, *first), first, 0, 0
    for number, layer in enumerate(layers):
        found = np.load(f"{folder}/conv.{number}.npy")
        count = min(sample, len(layer[1]))
        channels = np.unique(np.linspace(0, len(layer[1]) - 1, count).astype(int))
        expected = compute(q, parameters, layer, weights, channels)
        different = np.count_nonzero(found[..., channels] != expected)
        assert different == 0, f"conv.{number}: {different} elements differ from numpy"
        checked += expected.size
        nonzero += np.ptp(expected) > 0
        q, parameters = found.astype(np.float64), layer[2]
    print(f"{checked} elements of {len(layers)} convolutions are those of numpy")
    assert nonzero == len(layers)


def main(module, images, result, sample=1 << 60):
    first, layers = parse(module)
    weights = load_weights(module.removesuffix(".mlir") + ".safetensors")
    assert len(layers) == 24, len(layers)
    if os.path.isdir(result):
        return check_each(np.load(images), first, layers, weights, result, int(sample))
    expected = run(np.load(images), first, layers, weights)
    found = np.load(result)
    assert found.shape == expected.shape and found.dtype == expected.dtype
    different = np.count_nonzero(found != expected)
    print(f"{different} of {found.size} elements differ from numpy")
    assert different == 0 and np.ptp(found) > 0


if __name__ == "__main__":
    main(*sys.argv[1:])
