# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is written as ONNX computes in onnxruntime what the model does here."""

import sys
import tempfile

import numpy as np
import onnx
from models import MODELS, Builder, get_shape, run

import qopt


def check(name, model, x):
    """Writes, reads back and compares; the written model."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/{name}.onnx"
        model.save(path)
        written = onnx.load(path)
        again = qopt.from_onnx(path)
    onnx.checker.check_model(written, full_check=True)
    got = model(x)
    for where, want in (("onnxruntime", run(written, {"x": x})[0]), ("qopt", again(x))):
        noise = np.sum((got - want) ** 2)
        sqnr = 10 * np.log10(np.sum(got**2) / noise) if noise else np.inf
        print(f"{name}: {where}: SQNR {sqnr:.1f} dB")
        # One step somewhere inside; float models differ in roundings only.
        assert sqnr > (35 if name.endswith("int8") else 110), name
    return written


def make_resize(scales, **attributes):
    b = Builder(4)
    y = b.op("Resize", "x", "", b.constant(np.array([1, 1, *scales], np.float32)), **attributes)
    return b.model(y, [2, 5, 7], [2, None, None])


def check_resize():
    """The scale is kept where the result's size was rounded down."""
    x = np.random.default_rng(3).standard_normal((2, 2, 5, 7)).astype(np.float32)
    for mode in ("half_pixel", "asymmetric", "align_corners"):
        for scales in ((2, 2), (2, 1), (1.5, 1.5), (0.6, 1.7)):
            if mode == "align_corners" and scales[0] != 2:
                continue
            source = make_resize(scales, mode="linear", coordinate_transformation_mode=mode)
            model = qopt.from_onnx(source)
            check(f"resize-{mode}-{scales}", model, x)


def main():
    check_resize()
    for name, make in MODELS.items():
        source = make()
        rng = np.random.default_rng(11)
        x = rng.standard_normal((16, *get_shape(source))).astype(np.float32)
        model = qopt.from_onnx(source)
        check(name, model, x)
        quantized = model.quantize([rng.standard_normal(x.shape).astype(np.float32)], progress=False)
        written = check(f"{name}-int8", quantized, x)
        kinds = [n.op_type for n in written.graph.node]
        assert kinds.count("QuantizeLinear") >= 3 and "DequantizeLinear" in kinds
        weights = [t for t in written.graph.initializer if t.data_type == onnx.TensorProto.INT8 and len(t.dims) > 1]
        assert len(weights) >= 4, "the weights are int8"
    return 0


if __name__ == "__main__":
    sys.exit(main())
