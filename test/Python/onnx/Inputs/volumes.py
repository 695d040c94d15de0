# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Convolutions and pooling over three dimensions, in float and int8, and resizes: onnxruntime's numbers."""

import sys

import numpy as np
from edge_cases import F32, agree, make, random, refuse
from models import run
from onnx import TensorProto, helper

import qopt

VOLUME = {"x": ["N", 6, 7, 8, 9]}


def check_convolutions():
    x = {"x": random(2, 6, 7, 8, 9)}
    padded = {"strides": [2, 1, 2], "pads": [2, 0, 1, 0, 1, 1], "dilations": [2, 1, 1]}
    conv = helper.make_node("Conv", ["x", "w", "b"], ["y"], group=3, **padded)
    weights = {"w": random(9, 2, 3, 2, 3), "b": random(9)}
    agree(conv, x, weights, **VOLUME)
    agree(conv, x | {"w": weights["w"]}, {"b": weights["b"]})
    back = {"strides": [2, 1, 3], "pads": [1, 0, 1, 2, 1, 0], "dilations": [2, 1, 1], "output_padding": [1, 0, 2]}
    transposed = helper.make_node("ConvTranspose", ["x", "w", "b"], ["y"], group=2, **back)
    weights = {"w": random(6, 2, 3, 2, 3), "b": random(4)}
    agree(transposed, x, weights, **VOLUME)
    agree(helper.make_node("ConvTranspose", ["x", "w"], ["y"]), x, {"w": random(6, 5, 1, 3, 2)})
    refuse("is not constant", transposed, x | {"w": weights["w"]}, {"b": weights["b"]})
    nothing = helper.make_node("ConvTranspose", ["x", "w"], ["y"], pads=[4] * 6)
    refuse("leaves nothing of the result", nothing, x, {"w": random(6, 5, 1, 1, 1)})


def check_pools():
    x = {"x": random(2, 6, 7, 8, 9)}
    windows = {"kernel_shape": [3, 2, 4], "strides": [2, 1, 3], "pads": [1, 0, 1, 2, 1, 3]}
    for kind in ("MaxPool", "AveragePool"):
        agree(helper.make_node(kind, ["x"], ["y"], **windows), x, **VOLUME)
        agree(helper.make_node(kind, ["x"], ["y"], dilations=[1, 2, 1], ceil_mode=1, **windows), x, **VOLUME)
    agree(helper.make_node("AveragePool", ["x"], ["y"], count_include_pad=1, **windows), x, **VOLUME)
    agree(helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[5] * 3, dilations=[1, 2, 1], pads=[2, 4, 2] * 2), x)
    wide = helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[65], dilations=[2])
    refuse("a window of 65 positions", wide, {"x": random(1, 2, 150)})


def check_quantized():
    """A three-dimensional network from QDQ has every op in int8, and onnxruntime's integers."""
    names = ("x", "h")
    scales = {"sx": F32(0.03), "sh": F32(0.05), "sy": F32(0.04), "z": np.int8(3)}
    weights = {}
    nodes = [helper.make_node("QuantizeLinear", ["x", "sx", "z"], ["qx"])]
    for index, (name, shape, out) in enumerate(zip(names, ((8, 4, 3, 3, 3), (4, 8, 1, 3, 2)), ("h", "y"))):
        rng = np.random.default_rng(index)
        weights |= {
            f"w{name}": rng.integers(-127, 128, shape).astype(np.int8),
            f"sw{name}": rng.uniform(1e-3, 2e-3, shape[0]).astype(F32),
        }
        nodes += [
            helper.make_node("DequantizeLinear", [f"q{name}", f"s{name}", "z"], [f"d{name}"]),
            helper.make_node("DequantizeLinear", [f"w{name}", f"sw{name}"], [f"dw{name}"], axis=0),
            helper.make_node("Conv", [f"d{name}", f"dw{name}"], [f"c{out}"], pads=[1, 0, 1] * 2),
            helper.make_node("QuantizeLinear", [f"c{out}", f"s{out}", "z"], [f"q{out}"]),
        ]
    nodes.append(helper.make_node("DequantizeLinear", ["qy", "sy", "z"], ["y"]))
    feeds = {"x": random(2, 4, 5, 6, 7)}
    model = make(nodes, feeds, scales | weights, TensorProto.FLOAT, {"x": ["N", 4, 5, 6, 7]})
    imported = qopt.from_onnx(model)
    assert not imported.report().float_ops, str(imported.report())
    steps = np.rint((imported(feeds["x"]) - run(model, feeds)[0]) / scales["sy"])
    assert np.abs(steps).max() <= 1 and (steps != 0).mean() < 1e-3


def check_resizes():
    """One line of a picture, a volume, and cubes whose sizes are dynamic in the batch only."""
    cubic = {"mode": "cubic", "cubic_coeff_a": -0.5, "exclude_outside": 1}
    for attributes in (cubic, {"mode": "cubic"}, {"mode": "linear", "antialias": 1}, {"mode": "cubic", "antialias": 1}):
        for scales in ([1, 1, 2.5, 0.6], [1, 1, 0.3, 3]):
            node = helper.make_node("Resize", ["x", "", "s"], ["y"], **attributes)
            agree(node, {"x": random(2, 3, 10, 11)}, {"s": np.array(scales, F32)}, x=["N", 3, 10, 11])
    linear = helper.make_node("Resize", ["x", "", "s"], ["y"], mode="linear")
    agree(linear, {"x": random(2, 3, 10)}, {"s": np.array([1, 1, 1.7], F32)}, x=["N", 3, 10])
    agree(linear, {"x": random(2, 3, 4, 5, 6)}, {"s": np.array([1, 1, 2, 1, 0.5], F32)}, x=["N", 3, 4, 5, 6])
    odd = helper.make_node("Resize", ["x", "", "", "n"], ["y"], mode="linear")
    agree(odd, {"x": random(1, 2, 37, 101) * F32(0.1)}, {"n": np.array([1, 2, 1031, 7])})
    tf = {"coordinate_transformation_mode": "tf_crop_and_resize", "mode": "linear", "extrapolation_value": 2.5}
    crop = helper.make_node("Resize", ["x", "r", "", "n"], ["y"], **tf)
    region = np.array([0, 0, 0.2, -0.5, 1, 1, 0.7, 1.2], F32)
    agree(crop, {"x": random(1, 2, 9, 8)}, {"r": region, "n": np.array([1, 2, 5, 6])})


def main():
    check_convolutions()
    check_pools()
    check_quantized()
    check_resizes()
    return 0


if __name__ == "__main__":
    sys.exit(main())
