# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A model that onnxruntime has quantized (QDQ form), run in int8 here and there.

    python examples/python/onnx_qdq.py [MODEL.onnx]

Without a file, a small residual network with random weights is quantized first, per channel.
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import qopt
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import quantization


def make_model(path: Path) -> None:
    """Three convolutions, a shortcut, a mean and a linear layer."""
    rng = np.random.default_rng(0)
    shapes = {"w1": (16, 3, 3, 3), "w2": (16, 16, 3, 3), "w3": (16, 16, 3, 3), "w4": (16, 10)}
    scales = {name: np.sqrt(2 / np.prod(shape[1:])) for name, shape in shapes.items()} | {"w4": 0.25}
    weights = {n: (rng.standard_normal(s) * scales[n]).astype(np.float32) for n, s in shapes.items()}
    conv = {"kernel_shape": [3, 3], "pads": [1, 1, 1, 1]}
    nodes = [
        helper.make_node("Conv", ["x", "w1"], ["c1"], strides=[2, 2], **conv),
        helper.make_node("Relu", ["c1"], ["r1"]),
        helper.make_node("Conv", ["r1", "w2"], ["c2"], **conv),
        helper.make_node("Relu", ["c2"], ["r2"]),
        helper.make_node("Conv", ["r2", "w3"], ["c3"], **conv),
        helper.make_node("Add", ["c3", "r1"], ["s"]),
        helper.make_node("Relu", ["s"], ["r3"]),
        helper.make_node("GlobalAveragePool", ["r3"], ["g"]),
        helper.make_node("Flatten", ["g"], ["f"]),
        helper.make_node("MatMul", ["f", "w4"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "residual",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 3, 32, 32])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["batch", 10])],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


class Reader(quantization.CalibrationDataReader):
    """Random images, as onnxruntime wants them."""

    def __init__(self) -> None:
        rng = np.random.default_rng(1)
        self.batches = iter([{"x": rng.standard_normal((8, 3, 32, 32), np.float32)} for _ in range(4)])

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self.batches, None)


def measure(call) -> float:
    """Seconds of the quickest of many calls."""
    times = []
    for _ in range(50):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return min(times)


def run(path: Path) -> None:
    model = qopt.from_onnx(path)
    print(model.report())
    session_options = onnxruntime.SessionOptions()
    session_options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), session_options, providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(2)
    feeds = {s.name: rng.standard_normal([8 if n is None else n for n in s.shape], np.float32) for s in model.inputs}
    got, want = model(feeds), session.run(None, feeds)[0]
    noise = np.sum((got - want) ** 2)
    print(f"against onnxruntime: {10 * np.log10(np.sum(want**2) / noise) if noise else np.inf:.1f} dB")
    ours, theirs = measure(lambda: model(feeds)), measure(lambda: session.run(None, feeds))
    print(f"a call: {ours * 1e3:.2f} ms, onnxruntime {theirs * 1e3:.2f} ms, on one thread each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path)
    options = parser.parse_args()
    if options.model:
        run(options.model)
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "float.onnx"), Path(folder, "qdq.onnx")
        make_model(source)
        int8 = quantization.QuantType.QInt8
        quantization.quantize_static(source, target, Reader(), per_channel=True, activation_type=int8, weight_type=int8)
        run(target)


if __name__ == "__main__":
    main()
