# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models that onnxruntime quantized: all contractions run in int8, with onnxruntime's results."""

import json
import sys
import tempfile

import numpy as np
import onnx
from models import get_shape, make_quantized, run

import qopt
from qopt.frontends.onnx import from_onnx

CONTRACTIONS = ("conv2d", "matmul", "conv_transpose2d", "attention")
SAMPLES = 24


def output_step(model):
    """The scale of the result, where it is quantized."""
    constants = {t.name: onnx.numpy_helper.to_array(t) for t in model.graph.initializer}
    producer = {o: n for n in model.graph.node for o in n.output}
    last = producer[model.graph.output[0].name]
    return float(constants[last.input[1]]) if last.op_type == "DequantizeLinear" else None


def float_contractions(module):
    """Those that are not in int8; of a dynamically quantized model, only those with a weight count."""
    return [o["name"] for o in json.loads(module.summary())["ops"] if o["kind"] in CONTRACTIONS and not o["quantized"]]


def check(name, path):
    """'' or what is wrong."""
    model = onnx.load(path)
    dynamic = name.endswith("dynamic")
    module = from_onnx(path, dims={"N": SAMPLES} if dynamic else None)
    left = float_contractions(module)
    # onnxruntime's dynamic quantization leaves products of two activations in float.
    kept = [n.output[0] for n in model.graph.node if n.op_type in ("MatMul", "Conv")] if dynamic else []
    if len(left) > len(kept):
        return f"in float: {', '.join(left)}"
    x = np.random.default_rng(7).standard_normal((SAMPLES, *get_shape(model))).astype(np.float32)
    got = qopt.compile(module, compile_threads=1).run([x])[0]
    want = run(path, {"x": x})[0]
    # A result that is not quantized is compared in steps of its own range.
    step = output_step(model) or float(want.max() - want.min()) / 255
    close = np.mean(np.abs(got - want) <= 1.01 * step)
    # QLinearAdd rounds its f32 sum in another order: 4 of 9216 elements at ties differ by a step
    # in the first of them, and what follows, layer norms above all, makes more of these.
    bound = 0.998 if name.startswith("transformer-QOperator") else 0.999
    return "" if close >= bound else f"only {close:.4f} of the results within one step, {step}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        results = {name: check(name, path) for name, path in make_quantized(folder)}
    for name, wrong in results.items():
        print(f"{name}: {wrong or 'ok'}")
    return any(results.values())


if __name__ == "__main__":
    sys.exit(main())
