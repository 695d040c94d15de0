# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is written as ONNX computes in onnxruntime what the model does here."""

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from models import MODELS, Builder, get_shape, run

import qopt
from qopt.frontends.onnx import export


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


def refuse(text, model, path):
    """An error that names the file, says why and what to do; nothing is left of what was begun."""
    before = sorted(path.parent.iterdir())
    try:
        model.save(path)
    except qopt.Error as error:
        assert text in str(error) and str(path) in str(error), f"expected '{text}' in: {error}"
        assert sorted(path.parent.iterdir()) == before, "files are left"
        return
    raise AssertionError(f"expected an error with '{text}'")


def make_lstm():
    b = Builder(5)
    return b.model(b.op("LSTM", b.op("Transpose", "x", perm=[1, 0, 2]), b.weight(1, 20, 3), b.weight(1, 20, 5), hidden_size=5), [4, 3], [])


def make_batched_gather():
    b = Builder(6)
    y = b.op("GatherND", "x", b.constant(np.array([[[0], [2]], [[1], [1]]])), batch_dims=1)
    model = b.model(y, [3, 4], [])
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 2
    return model


NARROW = """
func.func @main(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %q = qnn.quantize %x : tensor<?x4xf32> -> tensor<?x4x!quant.uniform<i8<-8:7>:f32, 0.5>>
  %y = qnn.dequantize %q : tensor<?x4x!quant.uniform<i8<-8:7>:f32, 0.5>> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
"""


def check_refusals(folder):
    """What ONNX has no form for, and files that cannot be written."""
    refuse("qnn.lstm_cell); save it as .mlir", qopt.from_onnx(make_lstm()), folder / "lstm.onnx")
    refuse("batched indices cannot be written as ONNX; save it as .mlir", qopt.from_onnx(make_batched_gather()), folder / "g.onnx")
    (folder / "narrow.mlir").write_text(NARROW)
    refuse("quantization to [-8, 7]", qopt.load(folder / "narrow.mlir"), folder / "narrow.onnx")
    model = qopt.from_onnx(MODELS["cnn"]())
    (folder / "taken.onnx").mkdir()
    refuse("cannot be written", model, folder / "taken.onnx")
    size, export.MAX_BYTES = export.MAX_BYTES, 1000
    refuse("do not fit into an ONNX file, which holds 2 GiB; save it as .mlir", model, folder / "cnn.onnx")
    export.MAX_BYTES = size
    model.save(folder / "cnn.onnx")


def main():
    check_resize()
    with tempfile.TemporaryDirectory() as folder:
        check_refusals(Path(folder))
    for name, make in MODELS.items():
        source = make()
        rng = np.random.default_rng(11)
        x = rng.standard_normal((16, *get_shape(source))).astype(np.float32)
        model = qopt.from_onnx(source)
        check(name, model, x)
        samples = [rng.standard_normal(x.shape).astype(np.float32)]
        check(f"{name}-int4-int8", model.quantize(samples, {"weights": "int4"}, progress=False), x)
        quantized = model.quantize(samples, progress=False)
        written = check(f"{name}-int8", quantized, x)
        kinds = [n.op_type for n in written.graph.node]
        assert kinds.count("QuantizeLinear") >= 3 and "DequantizeLinear" in kinds
        weights = [t for t in written.graph.initializer if t.data_type == onnx.TensorProto.INT8 and len(t.dims) > 1]
        assert len(weights) >= 4, "the weights are int8"
    return 0


if __name__ == "__main__":
    sys.exit(main())
