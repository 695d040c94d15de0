# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small float models, and what onnxruntime's quantizer makes of them."""

import logging
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

import numpy as np  # noqa: E402
import onnx  # noqa: E402
import onnxruntime  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnxruntime.quantization import (  # noqa: E402
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)


class Builder:
    """Nodes and random weights of a graph with one input 'x'."""

    def __init__(self, seed):
        self.nodes, self.initializers = [], []
        self.rng, self.count = np.random.default_rng(seed), 0

    def weight(self, *shape, scale=None):
        scale = scale or 1 / np.sqrt(max(np.prod(shape[1:]), 1))
        return self.constant((self.rng.standard_normal(shape) * scale).astype(np.float32))

    def constant(self, array):
        self.count += 1
        self.initializers.append(numpy_helper.from_array(np.asarray(array), f"p{self.count}"))
        return f"p{self.count}"

    def op(self, kind, *inputs, **attributes):
        self.count += 1
        name = f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def conv(self, x, outputs, inputs, size, groups=1, stride=1):
        w, b = self.weight(outputs, inputs // groups, size, size), self.weight(outputs, scale=0.1)
        return self.op("Conv", x, w, b, strides=[stride] * 2, pads=[size // 2] * 4, group=groups)

    def head(self, y, channels):
        y = self.op("Flatten", self.op("GlobalAveragePool", y))
        return self.op("Gemm", y, self.weight(10, channels), self.weight(10, scale=0.1), transB=1)

    def model(self, y, shape, result):
        graph = helper.make_graph(
            self.nodes,
            "model",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", *shape])],
            [helper.make_tensor_value_info(y, TensorProto.FLOAT, ["N", *result])],
            self.initializers,
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def make_cnn():
    """Residual blocks, max and global pooling."""
    b = Builder(1)
    y = b.op("Relu", b.conv("x", 16, 3, 3))
    y = b.op("MaxPool", y, kernel_shape=[2, 2], strides=[2, 2])
    z = b.conv(b.op("Relu", b.conv(y, 16, 16, 3)), 16, 16, 3)
    y = b.op("Relu", b.op("Add", z, y))
    z = b.conv(b.op("Relu", b.conv(y, 32, 16, 3, stride=2)), 32, 32, 3)
    y = b.op("Relu", b.op("Add", z, b.conv(y, 32, 16, 1, stride=2)))
    return b.model(b.head(y, 32), [3, 16, 16], [10])


def make_depthwise():
    """Inverted residuals with ReLU6."""
    b = Builder(2)
    bounds = b.constant(np.float32(0)), b.constant(np.float32(6))
    y, channels = b.op("Clip", b.conv("x", 16, 3, 3, stride=2), *bounds), 16
    for outputs in (24, 24):
        wide = 2 * channels
        z = b.op("Clip", b.conv(y, wide, channels, 1), *bounds)
        z = b.op("Clip", b.conv(z, wide, wide, 3, groups=wide), *bounds)
        z = b.conv(z, outputs, wide, 1)
        y, channels = (b.op("Add", z, y) if outputs == channels else z), outputs
    return b.model(b.head(b.op("Relu", b.conv(y, 32, channels, 1)), 32), [3, 16, 16], [10])


def make_transformer():
    """One encoder layer: attention, layer norms, GELU by its formula."""
    b, width, heads, length = Builder(3), 32, 4, 12

    def linear(x, inputs, outputs):
        y = b.op("MatMul", x, b.weight(inputs, outputs, scale=1 / np.sqrt(inputs)))
        return b.op("Add", y, b.weight(outputs, scale=0.1))

    def norm(x):
        gamma = b.constant((1 + 0.1 * b.rng.standard_normal(width)).astype(np.float32))
        return b.op("LayerNormalization", x, gamma, b.weight(width, scale=0.1), axis=-1)

    def split(x, perm):
        sizes = b.constant(np.array([0, length, heads, width // heads]))
        return b.op("Transpose", b.op("Reshape", x, sizes), perm=perm)

    q, k, v = (split(linear("x", width, width), p) for p in ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]))
    scores = b.op("Div", b.op("MatMul", q, k), b.constant(np.float32(np.sqrt(width // heads))))
    mixed = b.op("Transpose", b.op("MatMul", b.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    mixed = b.op("Reshape", mixed, b.constant(np.array([0, length, width])))
    y = norm(b.op("Add", "x", linear(mixed, width, width)))
    f = linear(y, width, 2 * width)
    erf = b.op("Erf", b.op("Div", f, b.constant(np.float32(np.sqrt(2)))))
    gate = b.op("Add", erf, b.constant(np.float32(1)))
    f = b.op("Mul", b.op("Mul", f, gate), b.constant(np.float32(0.5)))
    return b.model(norm(b.op("Add", y, linear(f, 2 * width, width))), [length, width], [length, width])


def make_unet():
    """Down and up again, by a transposed convolution and by a resize, with skips that are joined."""
    b = Builder(4)
    top = b.op("Relu", b.conv("x", 8, 3, 3))
    middle = b.op("Relu", b.conv(b.op("MaxPool", top, kernel_shape=[2, 2], strides=[2, 2]), 16, 8, 3))
    y = b.op("Relu", b.conv(b.op("AveragePool", middle, kernel_shape=[2, 2], strides=[2, 2]), 32, 16, 3))
    y = b.op("ConvTranspose", y, b.weight(32, 16, 2, 2), b.weight(16, scale=0.1), strides=[2, 2])
    y = b.op("Relu", b.conv(b.op("Concat", y, middle, axis=1), 16, 32, 3))
    y = b.op("Resize", y, "", b.constant(np.array([1, 1, 2, 2], np.float32)), mode="linear")
    y = b.op("LeakyRelu", b.conv(b.op("Concat", y, top, axis=1), 8, 24, 3), alpha=0.1)
    return b.model(b.op("Sigmoid", b.conv(y, 2, 8, 1)), [3, 16, 16], [2, 16, 16])


MODELS = {"cnn": make_cnn, "depthwise": make_depthwise, "transformer": make_transformer}

# Scales for each channel, types of activations and weights.
VARIANTS = {
    QuantFormat.QDQ: ((False, QuantType.QUInt8, QuantType.QInt8), (True, QuantType.QInt8, QuantType.QInt8)),
    QuantFormat.QOperator: (
        (False, QuantType.QUInt8, QuantType.QInt8),
        (True, QuantType.QInt8, QuantType.QInt8),
        (True, QuantType.QUInt8, QuantType.QUInt8),
    ),
}


class _Reader(CalibrationDataReader):
    def __init__(self, shape):
        rng = np.random.default_rng(5)
        self.batches = iter([{"x": rng.standard_normal((4, *shape)).astype(np.float32)} for _ in range(4)])

    def get_next(self):
        return next(self.batches, None)


def get_shape(model):
    """The input's shape without the batch."""
    return [d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim[1:]]


def make_quantized(folder):
    """(name, path) of every variant: format, weights per tensor and per channel, element types."""
    for name, make in MODELS.items():
        model = make()
        source = f"{folder}/{name}.onnx"
        onnx.save(model, source)
        for form, variants in VARIANTS.items():
            for per_channel, activations, weights in variants:
                variant = f"{name}-{form.name}-{'channel' if per_channel else 'tensor'}-{activations.name}-{weights.name}"
                path = f"{folder}/{variant}.onnx"
                quantize_static(
                    source,
                    path,
                    _Reader(get_shape(model)),
                    quant_format=form,
                    per_channel=per_channel,
                    activation_type=activations,
                    weight_type=weights,
                )
                yield variant, path
        if name == "depthwise":
            continue
        path = f"{folder}/{name}-dynamic.onnx"
        quantize_dynamic(source, path)
        yield f"{name}-dynamic", path


def run(model, feeds, optimize=False):
    """onnxruntime's results. Without its graph optimizations it computes what the model says."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    level = onnxruntime.GraphOptimizationLevel
    options.graph_optimization_level = level.ORT_ENABLE_ALL if optimize else level.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    source = model.SerializeToString() if isinstance(model, onnx.ModelProto) else model
    session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    return session.run(None, feeds)
